"""An existing document → input for build, and what is told."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ntm_docs.importing.body import grid_at, is_wide
from ntm_docs.importing.tables import Above, table_of
from ntm_docs.importing.tasks import is_of_targets, is_of_tasks
from ntm_docs.importing.write import Taken, take, write_yaml
from ntm_docs.layout import TWIPS_PER_MM, load_layout
from ntm_docs.messages import gettext
from ntm_docs.model import LOAI
from ntm_docs.papers.paper import Paper, papers_of
from ntm_docs.papers.parts.likely import may_be
from ntm_docs.papers.van_ban import Scope, recognise
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import Mended, read_existing

_MOST, _CUT = 80, 60
_SCOPES: Mapping[Scope, str] = {
    "quy_pham": "import.of_law",
    "dang": "import.of_party",
    "nuoc_ngoai": "import.foreign",
    "ca_nhan": "import.personal",
    "giay_to": "import.sheet",
    "khong_ro": "import.no_paper",
}


def import_file(path: Path, *, renumbered: bool = False) -> tuple[bytes, list[Problem]]:
    """The YAML of an existing document, and what was mended, left out or not recognised.

    Raises:
        ProblemsError: the file cannot be read, or is of a type that has no form.
    """
    facts, mended = read_existing(path)
    read = recognise(facts)
    papers = papers_of(read)
    taken = take(papers)
    if papers[0].loai and taken.kind not in LOAI:
        facts_of = {"kind": taken.kind, "known": ", ".join(LOAI)}
        raise ProblemsError([Problem("import.type", Place(path.name), facts=facts_of)])
    report = [*_kind_of_file(path.name, read.scope, taken), *_report(path.name, taken, mended)]
    return write_yaml(taken, path.name, renumbered=renumbered), report


def _kind_of_file(file: str, scope: Scope, taken: Taken) -> Iterator[Problem]:
    """A paper that is none of an office, or whose end is missing, is named for what it is."""
    if scope in _SCOPES:
        yield _told(_SCOPES[scope], file, taken.paper.title[:_MOST])
    last = taken.issued or taken.paper
    lines = last.lines_of_text
    if lines and not last.closing and lines[-1][-1:].isalnum() and len(lines[-1]) > _CUT and not last.grids:
        yield _told("import.cut", file, lines[-1][-_MOST:])


def _report(file: str, taken: Taken, mended: Iterable[Mended]) -> Iterator[Problem]:
    yield from _read(file, taken, mended)
    for paper in taken.papers:
        yield from _tables(file, paper)
    yield from _plan_tables(file, taken)
    if taken.site:
        place = Place(file, taken.site[0].number, 1)
        facts = {"count": len(taken.site), "text": taken.site[0].text[:_MOST]}
        yield Problem("import.site", place, facts=facts, severity="warning")
    for loose in taken.unsure:
        part = may_be(loose.text)
        facts = {"text": loose.text[:_MOST], "guess": gettext(" (có thể là {part})").format(part=part) if part else ""}
        place = Place(file, loose.number, 1) if loose.number else Place(file)
        yield Problem("import.unsure", place, facts=facts, severity="warning")
    for other in taken.others:
        yield _told("import.other_paper", file, other.title or other.appendix or other.subject or other.loai)
    missing = [name for name, value in _main_parts(taken) if not value]
    if missing:
        yield Problem("import.missing", Place(file), facts={"parts": ", ".join(missing)}, severity="warning")
    if taken.kind not in LOAI:
        yield _told("import.other_type" if taken.kind else "import.no_type", file, taken.kind)
    if not taken.sure_subject:
        yield _told("import.capitals", file, taken.subject)
    if taken.signer is not None and taken.signer.rank:
        yield _told("import.rank", file, taken.signer.rank)
    for paper in taken.papers:
        yield from _not_printed(file, paper)


def _told(code: str, file: str, text: str, number: int = 0) -> Problem:
    place = Place(file, number, 1) if number else Place(file)
    return Problem(code, place, facts={"text": text}, severity="warning")


def _read(file: str, taken: Taken, mended: Iterable[Mended]) -> Iterator[Problem]:
    """What reading changed or left out; a box of a heading is read in its place."""
    in_head = {one for paper in taken.papers for one in paper.drawn}
    for one in mended:
        if one.code != "import.box" or one.number not in in_head:
            facts = {"text": one.text, **one.facts}
            yield Problem(one.code, Place(file, one.number, 1), facts=facts, severity="warning")


def _not_printed(file: str, paper: Paper) -> Iterator[Problem]:
    """Stamps, and a motto that the form prints in its own way."""
    for stamp in paper.stamps:
        yield _told("import.stamp", file, stamp)
    wanted = load_layout().components["tieu_ngu"].text or ""
    if paper.motto not in ("", wanted) and fold_key(paper.motto) == fold_key(wanted):
        yield _told("import.motto", file, paper.motto)


def _tables(file: str, paper: Paper) -> Iterator[Problem]:
    """A frame around a text, a box, comes in as paragraphs; of a table what a clerk must look at."""
    seen: set[tuple[int, int]] = set()
    for one in paper.body:
        at = (one.cell.table if one.cell else 0, one.box)
        grid = grid_at(paper, one)
        if at != (0, 0) and at not in seen and (grid is None or grid.number not in {table for table, _ in seen}):
            seen.add(at if grid is None else (grid.number, one.box))
            facts: dict[str, object] = {"text": one.full_text[:60]}
            code = "import.table" if grid is None else "import.nested" if grid.nested else ""
            if grid is not None and is_wide(grid) and not paper.appendix:
                code, facts["width"] = "import.wide", round(sum(grid.widths) / TWIPS_PER_MM)
            if code:
                yield Problem(code, Place(file, one.number, 1), facts=facts, severity="warning")


def _plan_tables(file: str, taken: Taken) -> Iterator[Problem]:
    """Tables of tasks, in their field or kept as they are; tables of targets, which no field holds as they stand."""
    own = (("import.targets", taken.target_paper, taken.targets and taken.targets["dòng"]),
           ("import.tasks", taken.task_paper, taken.tasks))  # fmt: skip
    for code, paper, rows in own:
        if paper is not None:
            facts: dict[str, object] = {"text": paper.subject[:_MOST], "count": len(rows or ())}
            place = Place(file, min((one.number for one in paper.body), default=1), 1)
            yield Problem(code, place, facts=facts, severity="warning")
    for paper in () if taken.attached else taken.papers:
        for grid in paper.grids.values() if paper not in (taken.target_paper, taken.task_paper) else ():
            table = table_of(grid, "", Above())
            code = "import.tasks_kept" if is_of_tasks(table) else "import.targets_kept" if is_of_targets(table) else ""
            if code:
                first = next(one for row in grid.rows for cell in row for one in cell.paragraphs)
                yield _told(code, file, " | ".join(one.ten for one in table.cot)[:_MOST], first.number)


def _main_parts(taken: Taken) -> Iterator[tuple[str, object]]:
    """The parts that every document of the kind has, as found."""
    paper, signer = taken.paper, taken.signer
    if taken.attached:
        return
    agency = paper.agency or (taken.issued.agency if taken.issued else "")
    yield from (("cơ quan", agency), ("số", paper.notation.number), ("ngày", paper.day), ("trích yếu", taken.subject))
    yield from (("nơi nhận", paper.recipients), ("người ký", signer and signer.name))
