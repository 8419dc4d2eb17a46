"""The workbook of reception: dossiers, cases, faults, what is gone.

The officer's columns are yellow and offer words to choose from; all texts are texts, whatever they begin with.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink

from ntm_docs.phrases.dates import short_date
from ntm_docs.problems import Problem
from ntm_docs.receiving import columns as named
from ntm_docs.receiving.council import put_council
from ntm_docs.receiving.kept import Kept, Texts, nearest_case
from ntm_docs.receiving.offices import put_offices
from ntm_docs.receiving.records import KINDS, Case, Received
from ntm_docs.spreadsheets.columns import Column
from ntm_docs.spreadsheets.writing import sheets

_OFFICER = PatternFill("solid", fgColor="FFFFF2CC")
_LINK = Font(name=sheets.FONT, size=12, color="FF0563C1", underline="single")
_MOST_LINKS = 20_000  # of a sheet; Excel opens no more than 65 530
_OWN = {
    "data": "dữ liệu kèm theo, giấy tờ nguyên vẹn",
    "papers": "giấy tờ, nguyên vẹn theo manifest",
    "changed": "giấy tờ, đã khác manifest",
    "": "giấy tờ",
}
_FEW = 6  # unread files that are named in a cell


def workbook_of(
    dossiers: Sequence[Received], kept: Kept, problems: Sequence[Problem], day: date, home: Path, province: str = ""
) -> bytes:
    """The workbook, the same bytes for the same reception; `home` is the folder that it will stand in."""
    return _Book(dossiers, kept, problems, day, home).made(province)


def gone_rows(dossiers: Sequence[Received], kept: Kept) -> list[Texts]:
    """The rows of cases that are no more, with the case that each may be now."""
    cases = [case for dossier in dossiers for case in dossier.cases]
    known = {case.key for case in cases}
    rows: list[Texts] = []
    for key, row in kept.rows.items():
        if key not in known:
            near = nearest_case(row, cases)
            said = f"Không còn trong hồ sơ; có phải nay là {near}?" if near else "Không còn trong hồ sơ"
            rows.append({**row, **kept.cases.get(key, {}), "đề xuất": said})
    return rows


class _Book:
    """The workbook while it is written."""

    def __init__(
        self, dossiers: Sequence[Received], kept: Kept, problems: Sequence[Problem], day: date, home: Path
    ) -> None:
        self.dossiers, self.kept, self.day, self.home = dossiers, kept, day, home
        self.book = Workbook()
        self.lists: Any = self.book.worksheets[0]
        self.lists.title = named.LISTS
        self.faults: list[tuple[Received | None, Problem]] = []
        self.faults += [(one, problem) for one in dossiers for problem in one.problems]
        self.faults += [(None, problem) for problem in problems]
        self.first_fault: dict[str, int] = {}
        for row, (dossier, _problem) in enumerate(self.faults, start=2):
            if dossier is not None:
                self.first_fault.setdefault(dossier.key, row)
        self.row_of = {one.key: row for row, one in enumerate(dossiers, start=2)}

    def made(self, province: str) -> bytes:
        """All sheets, in order."""
        self._dossiers()
        self._cases()
        self._faults()
        gone = gone_rows(self.dossiers, self.kept)
        if gone:
            titles = (*named.OF_CASES, *self.kept.titles)
            sheet = self._begun(named.GONE, titles, named.OFFICERS[named.GONE])
            for number, row in enumerate(gone, start=1):
                self._put(sheet, number + 1, titles, {**row, "STT": str(number)}, {})
        put_offices(self.book, self.kept.offices, province)
        put_council(self.book, self.kept.council, self.lists)
        self.lists.sheet_state = "hidden"
        self.book.move_sheet(self.lists, len(self.book.worksheets))
        self.book.active = 0
        return sheets.saved(self.book)

    def _begun(self, name: str, titles: Sequence[str], officers: Sequence[str]) -> Any:
        """A sheet with its header, the officer's columns marked."""
        sheet: Any = self.book.create_sheet(name)
        for at, column in enumerate(named.columns_of(titles), start=1):
            cell = sheet.cell(1, at)
            sheets.put(cell, column.label)
            sheets.head(cell)
            sheet.column_dimensions[cell.column_letter].width = named.width_of(titles[at - 1])
            if titles[at - 1] in officers:
                cell.fill = _OFFICER
        sheet.row_dimensions[1].height = 48
        sheet.freeze_panes = "F2" if name in (named.CASES, named.GONE) else "D2"
        sheet.print_title_rows = "1:1"
        sheets.page(sheet, landscape=True)
        return sheet

    def _put(
        self, sheet: Any, row: int, titles: Sequence[str], texts: Mapping[str, str], links: Mapping[str, str]
    ) -> None:
        """One row; `links` are places that cells lead to: `#sheet!cell`, or a file."""
        officers = (*named.OFFICERS.get(sheet.title, ()), *self.kept.titles)
        for at, column in enumerate(named.columns_of(titles), start=1):
            cell = sheet.cell(row, at)
            sheets.put(
                cell, texts.get(titles[at - 1], ""), column if titles[at - 1] not in self.kept.titles else Column(("",))
            )
            if titles[at - 1] in officers:
                cell.fill = _OFFICER
            target = links.get(titles[at - 1], "")
            if target and row <= _MOST_LINKS:
                inside = target.startswith("#")
                cell.hyperlink = Hyperlink(
                    ref=cell.coordinate, location=target[1:] if inside else None, target=None if inside else target
                )
                cell.font = _LINK
        sheets.fit(sheet, row)

    def _dossiers(self) -> None:
        titles = (*named.OF_DOSSIERS, *self.kept.added.get(named.DOSSIERS, ()))
        sheet = self._begun(named.DOSSIERS, titles, named.OFFICERS[named.DOSSIERS])
        for number, one in enumerate(self.dossiers, start=1):
            own = {named.RECEIVED: short_date(self.day)} | dict(self.kept.dossiers.get(one.key, {}))
            row = self.first_fault.get(one.key)
            links = {"thư mục": self._file(one.place)} | ({"lỗi": f"#'{named.FAULTS}'!A{row}"} if row else {})
            self._put(sheet, number + 1, titles, {**_dossier(one, number), **own}, links)
        if self.dossiers:
            sheet.auto_filter.ref = f"A1:{sheet.cell(1, len(titles)).column_letter}{len(self.dossiers) + 1}"

    def _cases(self) -> None:
        titles = (*named.OF_CASES, *self.kept.titles)
        sheet = self._begun(named.CASES, titles, named.OFFICERS[named.CASES])
        number = 0
        for dossier in self.dossiers:
            for case in dossier.cases:
                number += 1
                texts = _case(case, number) | dict(self.kept.of_case(case))
                links = {named.KEY: f"#'{named.DOSSIERS}'!A{self.row_of[dossier.key]}"}
                if case.report:
                    links["báo cáo"] = self._report(dossier, case)
                self._put(sheet, number + 1, titles, texts, links)
        column = titles.index(named.VERDICT) + 1
        sheets.choose(sheet, sheets.below(column), named.VERDICTS, self.lists)
        if number:
            sheet.auto_filter.ref = f"A1:{sheet.cell(1, len(titles)).column_letter}{number + 1}"

    def _faults(self) -> None:
        sheet = self._begun(named.FAULTS, named.OF_FAULTS, ())
        for number, (dossier, problem) in enumerate(self.faults, start=1):
            texts = {
                "STT": str(number),
                "mức": "lỗi" if problem.severity == "error" else "cần xem",
                "hồ sơ": dossier.key if dossier else "",
                "đơn vị trình": dossier.unit if dossier else "",
                "nơi": str(problem.place),
                "nội dung": problem.what,
                "cách xử lý": problem.remedy,
            }
            links = {"hồ sơ": f"#'{named.DOSSIERS}'!A{self.row_of[dossier.key]}"} if dossier else {}
            self._put(sheet, number + 1, named.OF_FAULTS, texts, links | {"nơi": self._file(problem.place.file)})

    def _report(self, dossier: Received, case: Case) -> str:
        """Where a report lies on the disk: it itself, or the archive it is in."""
        source = Path(dossier.source)
        return self._file((source / case.report).as_posix() if source.suffix.lower() != ".zip" else dossier.source)

    def _file(self, place: str) -> str:
        """The way from the workbook to a file or folder that is there, or to the archive it is in."""
        path = Path(place)
        for one in (path, *path.parents):
            if one.is_file() or (one == path and one.is_dir()):
                try:
                    return quote(Path(os.path.relpath(one, self.home)).as_posix())
                except ValueError:  # another drive of Windows
                    return ""
        return ""


def _dossier(one: Received, number: int) -> dict[str, str]:
    unread = [name.rpartition("/")[2] for name in one.unread]
    more = f" và {len(unread) - _FEW} tệp khác" if len(unread) > _FEW else ""
    counts = {kind: str(one.count(kind)) for kind in KINDS.values()}
    errors = sum(problem.severity == "error" for problem in one.problems)
    signed = f"{one.notation}, ngày {short_date(one.day)}" if one.day else one.notation
    return counts | {
        "STT": str(number),
        named.KEY: one.key,
        "đơn vị trình": one.unit,
        "hình thức": one.award,
        "cộng": str(len(one.cases)),
        "tờ trình": signed,
        "giấy tờ có": "\n".join(one.there),
        "giấy tờ thiếu": "\n".join(one.lacking),
        "tệp chưa đọc": ", ".join(unread[:_FEW]) + more,
        "lỗi": str(errors),
        "cần xem": str(len(one.problems) - errors),
        "đọc từ": _OWN[one.own],
        "số bộ phải nộp": str(one.copies) if one.copies else "chưa rõ",
        "thư mục": one.place,
    }


def _case(one: Case, number: int) -> dict[str, str]:
    return {
        "STT": str(number),
        named.KEY: one.key,
        "đơn vị trình": one.unit,
        "hình thức": one.award,
        "tên": one.name,
        "đối tượng": one.kind or "chưa rõ",
        "năm sinh": one.born,
        "chức vụ, nơi ở": one.post,
        "tóm tắt thành tích": one.summary,
        "tiêu chí đã nêu": "\n".join(one.shown),
        "tiêu chí phải hỏi": "\n".join(one.asked),
        "tiêu chí chưa đạt": "\n".join(one.missing),
        "nợ đọng XDCB": one.debt,
        "OCOP": one.ocop,
        "phiếu đồng ý": one.votes,
        "khen thưởng đã nhận": "\n".join(one.earlier),
        "trùng": "\n".join(one.doubles),
        "báo cáo": one.report.rpartition("/")[2],
        "đề xuất": one.proposal,
    }
