"""What a foreign parser raises → a problem with a place.

A parser that others wrote raises what it pleases on a damaged file. Wherever one of them reads what came from outside,
the call stands in a net.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from ntm_docs.problems import MachineError, Place, Problem, ProblemsError
from ntm_docs.reading.broken import why
from ntm_docs.system_faults import is_of_machine, refusal

_PANIC = "PanicException"  # of parsers in Rust; no `Exception`, and of no module that could be imported


@contextmanager
def net(code: str, place: Place, path: object = None, **facts: object) -> Iterator[None]:
    """Whatever is raised inside becomes one problem of this code; its fact `reason` is the kind of damage.

    What is told already, what the machine lacks (named by `path`, else by the place) and an interrupt pass.

    Raises:
        ProblemsError: the parser failed.
        MachineError: the system refused something that has nothing to do with the file's contents.
    """
    try:
        yield
    except (ProblemsError, MachineError, MemoryError):
        raise
    except OSError as error:
        if is_of_machine(error):
            raise refusal(error, path or error.filename or place.file) from error
        raise _told(code, place, error, facts) from error
    except Exception as error:
        raise _told(code, place, error, facts) from error
    except BaseException as error:
        if type(error).__name__ != _PANIC:
            raise
        raise _told(code, place, error, facts) from error


def _told(code: str, place: Place, error: BaseException, facts: dict[str, object]) -> ProblemsError:
    return ProblemsError([Problem(code, place, facts={"reason": why(error), **facts})])
