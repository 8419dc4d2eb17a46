"""A copy of a document with a comment per finding."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document
from docx.comments import Comment
from docx.document import Document as DocumentObject
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ntm_docs.checking.check import LEVEL_WORDS, Checked, Finding
from ntm_docs.messages import gettext as _
from ntm_docs.papers.opening import open_package
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.nets import net
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.facts import Facts
from ntm_docs.word.incoming.opening import Package
from ntm_docs.word.incoming.package import read_members
from ntm_docs.word.read import read_facts, read_with_elements

AUTHOR, INITIALS = "ntm-docs", "NTM"
_MOST = 200


def annotate(data: bytes, checked: Checked, day: date) -> bytes:
    """The document with a comment for each finding, up to 200; what it says and how it looks stay as they were.

    The comments carry the `day` of the check: the same document, checked as of the same day, gives the same bytes.

    Raises:
        ProblemsError: no .docx; one that only Word can read; or the copy would not read as the original does: nothing
            is lost in silence.
    """
    package = open_package(data, checked.file)
    place = Place(checked.file)
    with net("check.annotate_broken", place):
        document = Document(BytesIO(pack(read_members(data))))  # names the way Word writes them
        parts = {**package.parts, "word/document.xml": document.element}
        facts, elements = read_with_elements(Package(parts, package.relations, package.hazards), checked.file)
        anchors = _anchors(facts, elements)
        for number, findings in _by_place(checked.findings[:_MOST]).items():
            element = anchors.get(number)
            if element is not None:
                for finding in findings:
                    _comment(document, element, finding, day)
        stream = BytesIO()
        document.save(stream)
        made = pack(read_members(stream.getvalue()), compress=True)
        if not _reads_as(package, made, checked.file):
            raise ProblemsError([Problem("check.annotate_other", place)])
    return made


def _reads_as(package: Package, made: bytes, file: str) -> bool:
    """Whether a copy says what the original does."""
    return _seen(read_facts(open_package(made, file), file)) == _seen(read_facts(package, file))


def _seen(facts: Facts) -> list[object]:
    """What a reader sees of a document: every paragraph, without what the comments add."""
    return [replace(one, lines=()) for one in facts.paragraphs]


def _by_place(findings: Sequence[Finding]) -> Mapping[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.paragraph, []).append(finding)
    return found


def _anchors(facts: Facts, elements: Sequence[Any]) -> dict[int, Any]:
    """The w:p that can hold a comment for each paragraph: Word takes none in a text box or a note."""
    found: dict[int, Any] = {}
    last = next((element for one, element in zip(facts.paragraphs, elements, strict=True) if one.where == "body"), None)
    found[0] = last
    for one, element in zip(facts.paragraphs, elements, strict=True):
        last = element if one.where == "body" else last
        found[one.number] = last
    return found


def _comment(document: DocumentObject, paragraph: Any, finding: Finding, day: date) -> None:
    comment: Comment = document.part._comments_part.comments.add_comment(author=AUTHOR, initials=INITIALS)
    comment._comment_elm.set(qn("w:date"), f"{day:%Y-%m-%d}T00:00:00Z")
    lines = list(comment_lines(finding))
    comment.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        comment.add_paragraph(line)
    _mark(paragraph, str(comment.comment_id))


def comment_lines(finding: Finding) -> Iterable[str]:
    """What a comment says: level, rule and name, what stands there and what should, remedy, clause."""
    yield f"[{_(LEVEL_WORDS[finding.level])}] {finding.rule}. {finding.name}"
    if finding.found or finding.expected:
        told = [_("Hiện có: {found}").format(found=finding.found)] if finding.found else []
        told += [_("Đúng ra: {expected}").format(expected=finding.expected)] if finding.expected else []
        yield "; ".join(told)
    yield finding.remedy
    yield finding.clause


def _mark(paragraph: Any, identity: str) -> None:
    """Put the range of a comment around a whole paragraph, and its reference at the end."""
    start, end = OxmlElement("w:commentRangeStart"), OxmlElement("w:commentRangeEnd")
    for element in (start, end):
        element.set(qn("w:id"), identity)
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(end)
    run, reference = OxmlElement("w:r"), OxmlElement("w:commentReference")
    reference.set(qn("w:id"), identity)
    run.append(reference)
    paragraph.append(run)
