"""What must not be printed, told beforehand.

A file that is no paper, changes that nobody accepted or rejected, whatever the office program would fetch or run,
a package that Word would not open: each has its sentence. Everything of a paper is told at once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ntm_docs.messages import gettext as _
from ntm_docs.problems import Place, Problem, ProblemsError, Word
from ntm_docs.reading.source import PARSED
from ntm_docs.reading.word_files import kind_of, not_word, worded
from ntm_docs.word import DAMAGE, Examined, Format, Hazard, Kind, NotWordError, examine
from ntm_docs.word.incoming.opening import Package, package_of
from ntm_docs.word.numbering import W
from ntm_docs.word.signs import MATH

_CHANGED = {
    f"{W}ins": Word("thêm"),
    f"{W}del": Word("xóa"),
    f"{W}moveFrom": Word("chuyển đi"),
    f"{W}moveTo": Word("chuyển đến"),
    f"{W}cellIns": Word("thêm ô"),
    f"{W}cellDel": Word("xóa ô"),
    f"{W}cellMerge": Word("gộp ô"),
}
_FORMATTED = frozenset(
    f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
_PROPERTIES = frozenset(f"{W}{name}" for name in ("rPr", "trPr", "tcPr", "numPr"))
_MOST_TOLD = 4
_QUOTED = 40
_TEMPLATES: tuple[Format, ...] = ("template", "macro_template")
_OWN_SENTENCES: tuple[Format, ...] = ("old", "encrypted", "html", "strict", "broken", "large", "doubled", "part")
_OWN_CODES: dict[Kind, str] = {"external": "pdf.linked", "chunk": "pdf.chunk"}


def open_paper(data: bytes, file: str) -> Package:
    """The parts of a paper that may be printed.

    Raises:
        ProblemsError: it is no paper, or must not be printed as it is; each reason is told.
    """
    try:
        package = package_of(_no_template(examine(data)))
    except NotWordError as error:
        raise ProblemsError([_no_paper(error, file)]) from None
    problems = list(_reasons(package, Place(file)))
    if problems:
        raise ProblemsError(problems)
    return package


def _no_template(found: Examined) -> Examined:
    if found.format in _TEMPLATES:
        raise NotWordError(found.format)
    return found


def _no_paper(error: NotWordError, file: str) -> Problem:
    """What a file is that is no paper, and what to do with it."""
    if error.format in _OWN_SENTENCES:
        return not_word(error, file)
    is_input = Path(file).suffix.lower() in PARSED
    code = "pdf.input" if is_input else "pdf.empty_file" if error.format == "empty" else "pdf.not_paper"
    return Problem(code, Place(file), facts={"kind": kind_of(error.format)})


def _reasons(package: Package, place: Place) -> Iterator[Problem]:
    changes = [one for name, root in sorted(package.parts.items()) if _is_story(name) for one in _changes(root)]
    if changes:
        named = list(dict.fromkeys(text for text in changes if text))
        shown = ", ".join(named[:_MOST_TOLD]) + (", …" if len(named) > _MOST_TOLD else "")
        yield Problem("pdf.tracked", place, facts={"count": len(changes), "changes": shown})
    yield from _hazards(package.hazards, place)


def _hazards(hazards: tuple[Hazard, ...], place: Place) -> Iterator[Problem]:
    """What would be fetched or run when a paper is opened, what is in another format, what is damaged."""
    for one in worded(hazards):
        if one.kind in DAMAGE:
            yield Problem("docx.broken", place, facts={"reason": one.what})
        elif one.kind in _OWN_CODES:
            yield Problem(_OWN_CODES[one.kind], place, facts={"target": one.detail})
        else:
            yield Problem("docx.unsafe", place, facts={"what": one.what, "remedy": one.remedy})


def _is_story(name: str) -> bool:
    return not name.endswith(".rels") and "/theme/" not in name and "/comments" not in name


def _changes(root: Any) -> Iterator[str]:
    """Each change that is neither accepted nor rejected, in words; one of formatting alone by that word."""
    for one in root.iter(*_CHANGED, *_FORMATTED):
        if any(above.tag in _FORMATTED for above in one.iterancestors()):
            continue
        if one.tag in _FORMATTED:
            yield _("định dạng")
            continue
        what = _(_CHANGED[one.tag])
        text = " ".join("".join(t.text or "" for t in one.iter(f"{W}t", f"{W}delText", f"{MATH}t")).split())
        if text:
            yield f"{what} “{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"
        elif one.getparent() is not None and one.getparent().tag == f"{W}trPr":
            yield what + " " + _("hàng bảng")
        else:
            yield what + " " + _("dấu đoạn") if one.getparent().tag in _PROPERTIES else what
