"""Opens an input file: limits, encoding, kind."""

import re
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.limits import refuse_endless
from ntm_docs.system_faults import refusal

if TYPE_CHECKING:
    from ntm_docs.reading.raw import RawNode
    from ntm_docs.reading.texts.passage import Mended
    from ntm_docs.word.facts import Facts

MAX_BYTES = 16 * 1024 * 1024
_OLD_ENCODINGS = {
    "TCVN3 (ABC)": re.compile(rb"[\xa8-\xae]"),
    "Windows-1258": re.compile(rb"[A-Za-z\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xec\xd2\xde\xf2]"),
    "VNI": re.compile(rb"[AEIOUYaeiouy][\xc0-\xcb\xd5\xd8-\xdc\xe0-\xeb\xef\xf5\xf8-\xfc]|[\xf1\xd1]"),
}
_LOST = re.compile(rb"[A-Za-z\x80-\xff]\?[A-Za-z\x80-\xff]")  # a letter that the encoding did not have, inside a word


def _parse_yaml(text: str, file: str) -> "RawNode":
    from ntm_docs.reading.yaml_files.tree import parse_yaml  # noqa: PLC0415 -- each reader is loaded for its files

    return parse_yaml(text, file)


def _parse_json(text: str, file: str) -> "RawNode":
    from ntm_docs.reading.json_tree import parse_json  # noqa: PLC0415

    return parse_json(text, file)


_PARSERS = {".yaml": _parse_yaml, ".yml": _parse_yaml, ".json": _parse_json}
PARSED = tuple(_PARSERS)  # how the names of input files end that are no workbooks
SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")  # those of workbooks
_INPUTS = ", ".join((*PARSED, ".xlsx", ".xls", ".ods"))


def is_workbook(path: Path) -> bool:
    """Whether a file is read as a workbook, by its name."""
    return path.suffix.lower() in SUFFIXES


def read_input(path: Path) -> "tuple[RawNode, bytes]":
    """Read a YAML or JSON file into raw values, and return its bytes for the manifest.

    Raises:
        ProblemsError: the file is missing, empty, too large, not UTF-8, or not well formed.
    """
    check_file(path, MAX_BYTES)
    _parser(path)
    data = read_bytes(path)
    return parse_input(data, path.name), data


def parse_input(data: bytes, name: str) -> "RawNode":
    """The raw values of the bytes of a YAML or JSON file of this name.

    Raises:
        ProblemsError: it is of another kind, empty, too large, not UTF-8, or not well formed.
    """
    if len(data) > MAX_BYTES:
        facts: dict[str, object] = {"size": len(data) // 2**20, "limit": MAX_BYTES // 2**20}
        raise ProblemsError([Problem("file.large", Place(name), facts=facts)])
    return _parser(Path(name))(_decode(data, Place(name)), Path(name).name)


def _parser(path: Path) -> "Callable[[str, str], RawNode]":
    """What reads a file of this name."""
    place = Place(path.name)
    parser = _PARSERS.get(path.suffix.lower())
    if parser is None and not path.suffix:
        raise ProblemsError([Problem("file.no_suffix", place, facts={"known": _INPUTS})])
    if parser is None:
        code = "file.document" if path.suffix.lower() in (".docx", ".txt") else "file.kind"
        raise ProblemsError([Problem(code, place, facts={"suffix": path.suffix})])
    return parser


def read_existing(path: Path) -> "tuple[Facts, list[Mended]]":
    """What an existing document shows (.docx, .txt), and what was mended or left out.

    Raises:
        ProblemsError: the file is missing, too large, of another kind, or cannot be read.
    """
    kind = path.suffix.lower()
    check_file(path, MAX_BYTES)
    if not kind:
        raise ProblemsError([Problem("file.no_suffix", Place(path.name), facts={"known": ".docx, .txt"})])
    if kind not in (".docx", ".txt", ".doc"):
        raise ProblemsError([Problem("import.kind", Place(path.name), facts={"suffix": path.suffix})])
    data = read_bytes(path)
    if kind != ".txt" and not data.strip():
        raise ProblemsError([Problem("file.empty", Place(path.name))])
    from ntm_docs.reading.asked import over_paragraphs  # noqa: PLC0415

    if kind == ".txt":
        from ntm_docs.reading.texts.plain_text import read_plain  # noqa: PLC0415

        text = _decode(data, Place(path.name))
        refuse_endless(text.count("\n"), path.name)
        facts, mended = read_plain(text, path.name)
    else:
        from ntm_docs.reading.texts.docx_text import read_docx  # noqa: PLC0415

        facts, mended = read_docx(data, path.name)
    return facts, over_paragraphs(facts.paragraphs, mended)


def check_file(path: Path, limit: int) -> None:
    """Refuse a file that is not there, or is larger than `limit` bytes.

    Raises:
        ProblemsError: it is missing, a folder, or too large.
        MachineError: the system does not let it be looked at.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise ProblemsError([Problem("file.missing", Place(str(path)))]) from None
    except OSError as error:
        raise refusal(error, path) from None
    if not S_ISREG(found.st_mode):
        raise ProblemsError([Problem("file.folder" if S_ISDIR(found.st_mode) else "file.special", Place(str(path)))])
    size = found.st_size
    if size > limit:
        facts = {"size": size // 2**20, "limit": limit // 2**20}
        raise ProblemsError([Problem("file.large", Place(path.name), facts=facts)])


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file that is there and not too large.

    Raises:
        ProblemsError: it is missing, a folder, or too large.
        MachineError: the system does not let it be read.
    """
    check_file(path, limit)
    try:
        return path.read_bytes()
    except OSError as error:
        raise refusal(error, path) from None


def _decode(data: bytes, place: Place) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        where = Place(place.file, line, column)
        raise ProblemsError([_not_utf8(data, where)]) from None
    if not text.strip():
        raise ProblemsError([Problem("file.empty", place)])
    return text


def _not_utf8(data: bytes, where: Place) -> Problem:
    """Which encoding it seems to be, or that letters were lost in it, which no change of encoding brings back."""
    if lost := len(_LOST.findall(data)):
        return Problem("file.encoding_lost", where, facts={"count": lost})
    return Problem("file.encoding", where, facts={"guess": _guess(data)})


def _guess(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 seem to have, as a clerk would know it.

    The old Vietnamese encodings differ in which bytes carry tones: TCVN3 has ă â ê ô ơ ư đ in
    A8-AE, Windows-1258 has its tones as marks after the vowel, VNI has other marks after it.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data.count(0) > len(data) // 4:
        return "UTF-16 (Unicode)"
    scores = {name: len(pattern.findall(data)) for name, pattern in _OLD_ENCODINGS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] else "Windows-1252"
