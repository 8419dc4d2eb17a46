"""Real papers as a law site or an editor gives them: broken at a width, with blank lines and without."""

import textwrap
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

from ntm_docs.outline import read_label
from ntm_docs.papers.paper import Paper, papers_of
from ntm_docs.papers.van_ban import recognise
from ntm_docs.reading.texts.plain_text import read_plain

SEEDS = sorted((ROOT / "tests" / "drafting" / "goc").glob("*.txt"))


class Said(NamedTuple):
    """What a person reads in a paper; `bases`, `recipients` by their number."""

    agency: str
    number: str
    day: str
    title: str
    subject: str
    authority: str
    bases: int
    recipients: int
    signer: str


KIEN_GIANG = "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG"
REVIEW = (
    "triển khai thực hiện kiến nghị sau giám sát phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” giai "
    "đoạn 2021-2025 tại tỉnh Kiên Giang năm 2023"
)
MOVEMENT = "Tổ chức thực hiện {} “{} chung sức xây dựng nông thôn mới” giai đoạn {}"
# What stands in each scan: 000 has lost its heading, 004 its end; 002 is a decision and the plan that it issues.
PAPERS = {
    "000": [Said("", "/", "", "KẾ HOẠCH", MOVEMENT.format("phong trào thi đua", "Kiên Giang", "2021-2025"), "", 0, 12,
                 "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Lưu Trung")],
    "001": [Said("", "/KH-UBND", "tháng 7/2022", "KẾ HOẠCH",
                 MOVEMENT.format("Phong trào thi đua", "Đức Phổ", "2021-2025"), "", 0, 10, "CHỦ TỊCH / Vũ Minh Tâm")],
    "002": [
        Said("", "137/QĐ-UBND", "13/7/2022", "QUYẾT ĐỊNH", "Về việc ban hành Kế hoạch "
             + MOVEMENT.format("Phong trào thi đua", "Đắk Nông", "2021 - 2025").replace("Tổ", "tổ"),
             "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", 7, 9, "CHỦ TỊCH / Hồ Văn Mười"),
        Said("ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG", "/", "", "KẾ HOẠCH",
             MOVEMENT.format("Phong trào thi đua", "Đắk Nông", "2021 - 2025"), "", 0, 0, ""),
    ],
    "003": [Said(KIEN_GIANG, "/UBND-KGVX", "tháng 01/2024", "", REVIEW, "", 0, 7,
                 "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / Nguyễn Lưu Trung")],
    "004": [Said(KIEN_GIANG, "168/KH-UBND", "12/7/2022", "KẾ HOẠCH",
                 MOVEMENT.format("phong trào thi đua", "Kiên Giang", "2021-2025").upper(), "", 0, 0, "")],
}  # fmt: skip
WAYS = [(width, blank) for width in (0, 70, 45, 60, 90) for blank in (True, False)]


@cache
def papers(seed: Path, width: int, blank: bool) -> tuple[Paper, ...]:
    """The papers of a scan whose lines are broken at a width; 0 leaves them as they are."""
    lines: list[str] = []
    for line in seed.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            lines += textwrap.wrap(line, width, break_on_hyphens=False) if width else [line]
        elif blank:
            lines.append("")
    return papers_of(recognise(read_plain("\n".join(lines))[0]))


def said(paper: Paper) -> Said:
    signers = [" / ".join(one.lines) for one in paper.signers]
    return Said(
        paper.agency, "/".join(paper.notation), paper.day, paper.title, paper.subject, paper.authority,
        len(paper.bases), len(paper.recipients), "".join(signers),
    )  # fmt: skip


def begins_in_mid_sentence(line: str, whole: str) -> bool:
    """Whether a printed line goes on with a sentence: in small letters, or where the unbroken text has no line."""
    if read_label(line):
        return False
    return line[:1].islower() or not any(one.startswith(line[:25]) for one in whole.split("\n"))


@pytest.mark.parametrize(("width", "blank"), WAYS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
class DescribeABrokenText:
    def it_gives_the_parts_that_a_person_reads(self, seed: Path, width: int, *, blank: bool) -> None:
        assert [said(one) for one in papers(seed, width, blank)] == PAPERS[seed.name[:3]]

    def it_prints_no_line_that_begins_in_mid_sentence(self, seed: Path, width: int, *, blank: bool) -> None:
        whole = "\n".join(line for one in papers(seed, 0, blank=True) for line in one.lines_of_text)
        made = [line for one in papers(seed, width, blank) for line in one.lines_of_text]
        assert [line for line in made if begins_in_mid_sentence(line, whole)] == []

    def it_keeps_every_word(self, seed: Path, width: int, *, blank: bool) -> None:
        def words(found: tuple[Paper, ...]) -> list[str]:
            return sorted(word for one in found for line in one.lines for word in line.text.split())

        assert words(papers(seed, width, blank)) == words(papers(seed, 0, blank=True))
