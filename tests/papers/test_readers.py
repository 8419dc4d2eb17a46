"""Papers of many hands: what a person reads in them is what the reader finds and what the import writes."""

from pathlib import Path

import pytest
from hands import WAYS
from made import Way, docx_of, edited
from reading_papers import PAPERS, Parts, imported, read, said
from written import WAYS as TEXTS

from ntm_docs.model import LOAI

# What is read otherwise than a person reads it: (reader, way, paper) → parts. It may only shrink.
DIFFERENT: dict[tuple[str, str, str], set[str]] = {}
# The table that a law site sets above a paper is no part of it: it stays, and is told.
ASIDE = {"trang luật": {"chưa rõ"}}

FILES = [
    (way, name) for at, way in enumerate(WAYS) for to, name in enumerate(PAPERS) if (at + to) % 4 == 0
]  # each way on three or four papers
FILES += [(way, name) for way in TEXTS for name in PAPERS]


def differences(found: Parts, wanted: Parts) -> set[str]:
    left = {"chưa rõ"} if found.get("chưa rõ") else set()
    return {name for name, value in wanted.items() if found.get(name) != value} | left


def made(folder: Path, way: str, name: str) -> tuple[Path, Parts]:
    """A paper set in a way, and its parts as a person reads them."""
    paper = PAPERS[name]
    if way in TEXTS:
        path = folder / "giay.txt"
        path.write_bytes(TEXTS[way](paper))
        return path, said(paper)
    path = folder / "giay.docx"
    path.write_bytes(docx_of(paper, WAYS[way]))
    return path, said(edited(paper, WAYS[way].meant))


class DescribeReaders:
    def they_are_tried_on_many_papers_in_many_ways(self) -> None:
        assert len(FILES) > 200
        assert len({way for way, _ in FILES}) == len(WAYS) + len(TEXTS) > 50

    @pytest.mark.parametrize(("way", "name"), FILES, ids=lambda part: part.replace(" ", "_"))
    def they_find_what_a_person_reads(self, way: str, name: str, tmp_path: Path) -> None:
        path, wanted = made(tmp_path, way, name)
        aside = ASIDE.get(way, set())
        assert differences(read(path), wanted) - aside == DIFFERENT.get(("đọc", way, name), set())
        if PAPERS[name].get("loai", "CÔNG VĂN").casefold() in LOAI:
            assert differences(imported(path), wanted) - aside == DIFFERENT.get(("nhập", way, name), set())

    def they_differ_nowhere_that_is_not_listed(self) -> None:
        assert {(way, name) for _, way, name in DIFFERENT} <= set(FILES)


class DescribeThePaper:
    def it_keeps_its_own_words_and_capitals(self, tmp_path: Path) -> None:
        path = tmp_path / "giay.docx"
        path.write_bytes(docx_of(PAPERS["cong-van-benh-vien"], Way()))
        found = imported(path, fold=str)
        assert found["chủ quản"] == "SỞ Y TẾ HẢI SƠN"
        assert found["cơ quan"] == "BỆNH VIỆN ĐA KHOA KHU VỰC BÌNH AN"
        assert found["trích yếu"] == "mời tham dự lớp tập huấn cấp cứu ban đầu năm 2026"
        assert found["họ và tên"] == "Đỗ Minh Khang"
