"""What the system refuses → a sentence with path and remedy.

One fault has one sentence and one exit code, whichever command meets it: what the user can mend by naming another
file is `ProblemsError`, what the machine lacks `MachineError`.
"""

import errno

from ntm_docs.messages import vietnamese, wording
from ntm_docs.problems import MachineError, Place, Problem, ProblemsError, Word

_KINDS = {
    "denied": ("EACCES", "EPERM"),
    "full": ("ENOSPC", "EDQUOT", "EFBIG"),
    "read_only": ("EROFS",),
    "long": ("ENAMETOOLONG",),
    "missing": ("ENOENT",),
    "folder": ("EISDIR",),
    "not_folder": ("ENOTDIR",),
    "exists": ("EEXIST", "ENOTEMPTY"),
    "loop": ("ELOOP",),
    "name": ("EINVAL", "EILSEQ"),
    "busy": ("EBUSY", "ETXTBSY", "EDEADLK"),
    "many": ("EMFILE", "ENFILE"),
    "memory": ("ENOMEM", "EAGAIN"),
    "broken": ("EIO", "ENXIO"),
    "gone": ("ENODEV", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT"),
    "pipe": ("EPIPE", "EBADF"),
}
_BY_NUMBER = {getattr(errno, name): kind for kind, names in _KINDS.items() for name in names if hasattr(errno, name)}
# Another name, or another place, is all that is needed.
_MENDABLE = frozenset({"long", "missing", "folder", "not_folder", "exists", "loop", "name"})
_NO_TEMPORARY = "temporary directory"  # how `tempfile` says that every one is full, closed or missing; it names no file
# Whatever a file holds, reading it raises none of these.
_OF_MACHINE = frozenset({"denied", "full", "read_only", "busy", "many", "memory", "broken", "gone", "temporary"})


def is_of_machine(error: OSError) -> bool:
    """Whether the machine lacks something, where a parser of a damaged file may raise the same class of error."""
    return _kind(error) in _OF_MACHINE


def reason_of(error: OSError) -> str:
    """Why the system refused, in the user's language, for the middle of a sentence."""
    kind = _kind(error)
    reason = wording(f"system.{kind}")[0]
    return f"{reason} ({error.strerror or error})" if kind == "other" else reason


def refusal(error: OSError, path: object = None) -> ProblemsError | MachineError:
    """The error to raise for what the system refused; `path` where the system does not name it."""
    kind = _kind(error)
    named = path if path is not None else error.filename
    if kind in _MENDABLE and named is not None:
        reason, remedy = map(Word, vietnamese(f"system.{kind}"))
        facts = {"reason": reason, "remedy": remedy}
        return ProblemsError([Problem("system.mend", Place(_shown(named)), facts=facts)])
    advice = wording(f"system.{kind}")[1]
    if named is None:
        return MachineError("system.unnamed", reason=reason_of(error), remedy=advice)
    return MachineError("system.failed", path=_shown(named), reason=reason_of(error), remedy=advice)


def as_problem(error: MachineError, path: object) -> Problem:
    """What the machine refused of one file, to be told among the findings on others."""
    if error.code == "system.failed":
        facts = {"reason": error.facts["reason"], "remedy": error.facts["remedy"]}
    else:
        facts = {"reason": str(error).rstrip("."), "remedy": ""}
    return Problem("system.mend", Place(_shown(path)), facts=facts)


def unwritable(error: OSError, path: object) -> ProblemsError | MachineError:
    """As `refusal`, where something was to be written to `path`."""
    if _kind(error) in _MENDABLE:
        return refusal(error, path)
    return MachineError("output.denied", folder=_shown(path), reason=reason_of(error))


def _kind(error: OSError) -> str:
    if error.errno == errno.ENOENT and error.filename is None and _NO_TEMPORARY in str(error):
        return "temporary"
    return _BY_NUMBER.get(error.errno or 0, "other")


def _shown(path: object) -> str:
    return path.decode(errors="replace") if isinstance(path, bytes) else str(path)
