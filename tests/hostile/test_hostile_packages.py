"""Hostile packages at every way in: refused, or told where only reading is done."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hostile import Line, check_line, lines_of
from packages import BROKEN, FOREIGN, HARMFUL, made

from ntm_docs import Template
from ntm_docs.checking import check_bytes
from ntm_docs.checking.annotate import annotate
from ntm_docs.checking.notices import NOTICES
from ntm_docs.importing import import_file
from ntm_docs.papers.opening import open_package
from ntm_docs.printing.proving.refusals import open_paper
from ntm_docs.problems import ProblemsError

TABLE = Path(__file__).with_name("packages.txt").read_text(encoding="utf-8")
LINES = list(lines_of(TABLE))
_CODES = {text: code for code, text in NOTICES.items() if code != "check.comments"}
bytes_of = cache(made)
_FOREIGN_WORDS = re.compile(r"zip file|line \d|column|tag\b|string|start|member|error|\bnot\b", re.IGNORECASE)


def by_check(data: bytes) -> Iterator[str]:
    for one in check_bytes(data, "x.docx").findings:
        if one.rule == "VP18" and one.found in _CODES:
            yield _CODES[one.found]


def by_annotate(data: bytes) -> Iterator[str]:
    """The copy is read again; parts that nothing leads to are not carried into it."""
    checked = check_bytes(data, "x.docx")
    open_package(annotate(data, checked, date(2026, 11, 28)), "copy.docx")
    yield from by_check(data)


def by_pdf(data: bytes) -> list[str]:
    open_paper(data, "x.docx")
    return []


def by_form(data: bytes) -> list[str]:
    Template(BytesIO(data))
    return []


class DescribeHostilePackages:
    def they_have_a_line_each(self) -> None:
        assert {line.case for line in LINES} == {*HARMFUL, *BROKEN, *FOREIGN}

    @pytest.mark.parametrize("line", LINES, ids=str)
    def they_are_met_as_the_table_says(self, line: Line, tmp_path: Path) -> None:
        def by_import(data: bytes) -> list[str]:
            path = tmp_path / "x.docx"
            path.write_bytes(data)
            hazards = {"import.hazard", "import.embedded", "import.chunk"}
            return [one.code for one in import_file(path)[1] if one.code in hazards]

        ways = {"check": by_check, "import": by_import, "annotate": by_annotate, "pdf": by_pdf, "form": by_form}
        check_line(line, ways, bytes_of(line.case))

    @pytest.mark.parametrize("case", [*BROKEN, *FOREIGN])
    def they_are_refused_without_the_words_of_a_library(self, case: str) -> None:
        for way in (open_paper, lambda data, _name: Template(BytesIO(data))):
            try:
                way(bytes_of(case), "x.docx")
            except ProblemsError as error:
                told = str(error).replace("x.docx", "")
                assert not re.search(
                    r"zip file|line \d|column|tag\b|string|start|member|error|\bnot\b", told, re.IGNORECASE
                )
