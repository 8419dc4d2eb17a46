"""The workbook of a reception → rows of pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from ntm_docs import api
from ntm_docs.desk.editing import composed
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Problem, Word

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Appraisal, AppraisalRow, OfficerCell

VERDICT, REASON, NOTE = "kết quả thẩm định", "lý do", "ghi chú"
TYPED, BEFORE = "k:", "t:"  # before the id of a cell, in the name of an input: what is typed, what stood there
_LABELS: Mapping[str, Word] = {
    VERDICT: Word("Kết quả thẩm định"),
    REASON: Word("Lý do"),
    NOTE: Word("Ghi chú"),
    "ngày nhận": Word("Ngày nhận"),
    "số bộ nhận": Word("Số bộ nhận"),
    "tên đúng của đơn vị": Word("Tên đúng của đơn vị"),
}
_OF_CASE: Mapping[str, Word] = {  # what the dossier says of a case, beside who it is
    "tiêu chí chưa đạt": Word("Chưa đạt"),
    "tiêu chí phải hỏi": Word("Phải hỏi"),
    "tiêu chí đã nêu": Word("Đã nêu"),
    "phiếu đồng ý": Word("Phiếu đồng ý"),
    "nợ đọng XDCB": Word("Nợ đọng xây dựng cơ bản"),
    "OCOP": Word("OCOP"),
    "khen thưởng đã nhận": Word("Đã được khen"),
    "trùng": Word("Trùng"),
    "báo cáo": Word("Báo cáo"),
}
_OF_DOSSIER: Mapping[str, Word] = {
    "hình thức": Word("Hình thức"),
    "tờ trình": Word("Tờ trình"),
    "giấy tờ có": Word("Giấy tờ có"),
    "giấy tờ thiếu": Word("Giấy tờ thiếu"),
    "tệp chưa đọc": Word("Tệp chưa đọc"),
    "đọc từ": Word("Đọc từ"),
    "số bộ phải nộp": Word("Số bộ phải nộp"),
    "thư mục": Word("Thư mục"),
}


@dataclass
class Receptions:
    """Workbooks as they were read, each until its file changes; one is written at a time."""

    writing: Lock = field(default_factory=Lock)
    _read: dict[Path, tuple[tuple[int, int], "Appraisal"]] = field(default_factory=dict)

    def read(self, path: Path) -> "Appraisal":
        """The workbook as it is now.

        Raises:
            ProblemsError: it is none of a reception.
        """
        stat = path.stat()
        now = stat.st_mtime_ns, stat.st_size
        known = self._read.get(path)
        if known is None or known[0] != now:
            known = self._read[path] = now, api.reception(path)
        return known[1]


@dataclass(frozen=True)
class SheetPage:
    """One page of a workbook: what is wrong at which cell.

    `typed` is what could not be written, by the cell's id, with what stood there when it was typed.
    """

    book: "Appraisal"
    typed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    clashes: "Mapping[str, OfficerCell]" = field(default_factory=dict)

    @cached_property
    def _known(self) -> "Mapping[str, OfficerCell]":
        return self.book.cells

    @cached_property
    def _at(self) -> "dict[tuple[str, str], list[Problem]]":
        """What is wrong, by sheet and cell."""
        found: dict[tuple[str, str], list[Problem]] = {}
        for one in self.book.problems:
            found.setdefault((one.place.sheet, one.place.cell), []).append(one)
        return found

    def cell(self, one: "OfficerCell", whose: str) -> dict[str, Any]:
        """A cell to fill in: what stands in it, what is wrong there."""
        problems = self._at.get((one.place.sheet, one.place.cell), ())
        wrong = [" ".join(filter(None, (problem.what, problem.remedy))) for problem in problems]
        if one.id in self.clashes:
            now = self.clashes[one.id].text or _("(trống)")
            clash = _("Nơi khác vừa ghi vào ô này: “{now}”. Ghi lần nữa thì lấy chữ ở trang này.")
            wrong.insert(0, clash.format(now=now))
        before, text = self.typed.get(one.id, (one.text, one.text))
        label = _(_LABELS[one.title]) if one.title in _LABELS else one.title
        return {
            "id": one.id,
            "label": label,
            "name": f"{label}, {whose}",
            "text": text,
            "before": one.text if one.id in self.clashes else before,
            "wrong": wrong,
            "fixed": one.id not in self._known,
            "verdict": one.title == VERDICT,
            "place": one.place.cell,
        }

    def lines(self) -> list[str]:
        """What is wrong and stands at no cell that a page shows."""
        shown = {(cell.place.sheet, cell.place.cell) for cell in self.book.cells.values()}
        return [str(one) for one in self.book.problems if (one.place.sheet, one.place.cell) not in shown]

    def wrong_at(self) -> list[dict[str, str]]:
        """Where the officer has something to mend: of which dossier and case, as links."""
        at = {(cell.place.sheet, cell.place.cell): row for row in self.book.cases for cell in row.cells}
        found: dict[str, dict[str, str]] = {}
        for problem in self.book.problems:
            row = at.get((problem.place.sheet, problem.place.cell))
            if row is not None:
                found.setdefault(row.key, {"key": row.key, "home": row.home, "name": row.texts.get("tên", "?")})
        return [*found.values()]

    def dossier(self, row: "AppraisalRow") -> dict[str, Any]:
        """One dossier in short."""
        of = self.cases_of(row)
        return {
            "key": row.key,
            "number": row.texts.get("STT", ""),
            "unit": unit_of(row),
            "award": row.texts.get("hình thức", ""),
            "cases": len(of),
            "judged": sum(bool(verdict_of(one)) for one in of),
            "lacking": [line.partition(":")[0] for line in row.texts.get("giấy tờ thiếu", "").splitlines()],
            "unread": row.texts.get("tệp chưa đọc", ""),
            "errors": row.texts.get("lỗi", "0"),
            "others": row.texts.get("cần xem", "0"),
        }

    def cases_of(self, row: "AppraisalRow") -> list["AppraisalRow"]:
        """The cases that came in a dossier."""
        return [one for one in self.book.cases if one.home == row.key]

    def said_of(self, row: "AppraisalRow") -> list[tuple[str, list[str]]]:
        """What the papers say of a dossier."""
        return _said(row, _OF_DOSSIER)

    def case(self, row: "AppraisalRow") -> dict[str, Any]:
        """A case with what its dossier says of it, and the cells to fill in."""
        texts, name = row.texts, row.texts.get("tên", "?")
        who = [texts.get(title, "") for title in ("đối tượng", "chức vụ, nơi ở")]
        born = _("sinh năm {year}").format(year=texts["năm sinh"]) if texts.get("năm sinh") else ""
        return {
            "key": row.key,
            "name": name,
            "who": ", ".join(part for part in (who[0], born, who[1]) if part),
            "unit": texts.get("đơn vị trình", ""),
            "award": texts.get("hình thức", ""),
            "summary": texts.get("tóm tắt thành tích", ""),
            "said": _said(row, _OF_CASE),
            "proposal": texts.get("đề xuất", ""),
            "verdict": verdict_of(row),
            "home": row.home,
            **self._cells_of(row, name),
        }

    def _cells_of(self, row: "AppraisalRow", name: str) -> dict[str, Any]:
        """The cells of a case: those of the verdict, and the others (the ballot of the council)."""
        cells = {cell.title: self.cell(cell, name) for cell in row.cells}
        first = [cells[title] for title in (VERDICT, REASON, NOTE) if title in cells]
        others = [cell for title, cell in cells.items() if title not in (VERDICT, REASON, NOTE)]
        return {"cells": first, "others": others, "voted": any(one["text"] or one["wrong"] for one in others)}

    def offices(self) -> list[dict[str, Any]]:
        """The lines of the sheet of offices, in groups."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for line in self.book.offices:
            groups.setdefault(line.group, []).append(self.cell(line.cell, line.group) | {"how": line.how})
        return [{"name": name, "lines": lines} for name, lines in groups.items()]


def unit_of(row: "AppraisalRow") -> str:
    """Who handed a dossier in, as far as known."""
    return row.texts.get("tên đúng của đơn vị") or row.texts.get("đơn vị trình", "?")


def verdict_of(row: "AppraisalRow") -> str:
    """What the officer wrote as a verdict."""
    return row.texts.get(VERDICT, "")


def _said(row: "AppraisalRow", labels: Mapping[str, Word]) -> list[tuple[str, list[str]]]:
    return [(_(label), row.texts[title].splitlines()) for title, label in labels.items() if row.texts.get(title)]


def typed_in(fields: Mapping[str, Any], cells: "Mapping[str, OfficerCell]") -> dict[str, tuple[str, str]]:
    """What a page sent for the cells of the workbook: what stood there, what is to stand there."""
    found = {}
    for key, text in fields.items():
        name = key.removeprefix(TYPED)
        if key.startswith(TYPED) and name in cells:
            before = fields.get(BEFORE + name, cells[name].text)
            found[name] = composed(str(before)).strip(), composed(str(text)).strip()
    return found


def paged(rows: "Sequence[AppraisalRow]", number: int, most: int) -> tuple[Sequence["AppraisalRow"], int, int]:
    """The rows of a page, its number from 1, how many pages there are."""
    pages = max(1, -(-len(rows) // most))
    at = max(1, min(number, pages))
    return rows[(at - 1) * most : at * most], at, pages
