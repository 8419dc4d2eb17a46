"""What a workbook becomes: dossiers of units, or a review."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ntm_docs.planning.binh_xet import PlannedReview, plan_binh_xet
from ntm_docs.planning.ho_so import TO_MAKE, Planned, PlanSettings
from ntm_docs.planning.workbook import in_cells, plan_workbook
from ntm_docs.problems import MachineError, Problem, ProblemsError
from ntm_docs.reading import not_following
from ntm_docs.reading.sheets.workbook import Sheet, read_workbook
from ntm_docs.regulations import Book, read_book
from ntm_docs.spreadsheets.binh_xet import ReviewSheets, is_review


def plan_units(
    path: Path, on: date | None, rules: str | Path | None, asked: PlanSettings
) -> Sequence[Planned | PlannedReview]:
    """The units of a workbook of dossiers, or the one review of a workbook that is one.

    Raises:
        ProblemsError: what the user can mend, all of it at once.
    """
    read = read_workbook(path)
    if is_review(read[0]):
        return [plan_review_book(path, read, read_book(rules), on, asked)]
    return plan_workbook(path, read_book(rules), on, lenient=asked.lenient, read=read)[1]


def holds_review(path: Path) -> bool:
    """Whether the sheets of a workbook are those of a year's review."""
    try:
        return is_review(read_workbook(path)[0])
    except (ProblemsError, MachineError):
        return False  # told by whoever reads it


def plan_review_book(
    path: Path, read: tuple[list[Sheet], str], book: Book, on: date | None, asked: PlanSettings = TO_MAKE
) -> PlannedReview:
    """As `plan_binh_xet`, of a workbook that is read; places are cells.

    Raises:
        ProblemsError: what is wrong with the sheets and with what they hold, all of it at once.
    """
    sheets, digest = read
    holder = ReviewSheets(path.name, alone(book))
    raw = holder.read(sheets)
    wrong = [one for one in holder.told if one.severity == "error"]
    told = [one for one in holder.told if one.severity == "warning"]
    try:
        planned = plan_binh_xet(path, raw, digest, book, on, asked)
    except ProblemsError as error:
        found = [in_cells(one) for one in error.problems if not _of_sheet(one, wrong)]
        raise ProblemsError([*wrong, *not_following(found, wrong)]) from None
    if wrong:
        raise ProblemsError(wrong)
    return replace(planned, warnings=(*told, *planned.warnings))


def alone(book: Book) -> dict[str, str]:
    """Names of awards that only persons, or only collectives, get."""
    groups = {"ca-nhan": "cá nhân", "tap-the": "tập thể", "co": "tập thể"}
    kinds = {award.ten: groups[name] for award in book.hinh_thuc for name in award.nhom if name in groups}
    return {folded: kinds[full] for folded, full in book.award_names.items() if full in kinds}


def _of_sheet(problem: Problem, wrong: Sequence[Problem]) -> bool:
    """Whether something is only missing because its sheet is, which has been told."""
    gone = {one.facts.get("sheet") for one in wrong if one.code == "review.sheet_missing"}
    name = str(problem.facts.get("name", "")) if problem.code == "field.missing" else ""
    of_sheet = {"thành viên": "Hội đồng", "biểu quyết": "Biểu quyết"}.get(name, "Thông tin chung")
    return (bool(name) and of_sheet in gone) or (bool(gone) and problem.code.startswith(("review.", "law.")))
