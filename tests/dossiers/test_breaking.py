"""One fact broken at one place of a dossier is told, once, and nothing else is."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from breaking import broken
from other_hands import DOSSIERS
from setting import Marked, marked

from ntm_docs.checking.check import Finding, load
from ntm_docs.checking.dossier.folder import check_papers
from ntm_docs.papers.finding import documents_in
from ntm_docs.papers.van_ban import RecognisedPaper

# What must be compared in every dossier, whoever set it.
COMPARED = {
    "họ tên", "họ tên ở từng chỗ", "số lượng", "số báo cáo", "hình thức khen thưởng ở tên và lời đề nghị", "ngày họp",
    "số người có mặt", "số phiếu và tỷ lệ", "số, ngày tờ trình ghi ở danh sách", "thứ tự ngày",
    "người ký, chủ trì, thư ký", "tên đơn vị trình", "giấy tờ phải có", "báo cáo của từng người, từng tập thể",
}  # fmt: skip
# Facts of our own dossiers, by their folder: kind, words; each stands at many places.
OURS: Mapping[str, Sequence[tuple[str, str]]] = {
    "bang-khen-cua-thu-tuong-chinh-phu": (
        ("nhac", "Lê Minh Khang"),
        ("nhac", "Trần Hoài Nam"),
        ("nhac", "Lý Ngọc Hân"),
        ("nhac", "Nhân dân và cán bộ xã Thạnh Đông A"),
        ("ht", "Bằng khen của Thủ tướng Chính phủ"),
        ("ht", "BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ"),
        ("hop", "07 tháng 7 năm 2023"),
        ("so", "01 cá nhân"),
        ("so", "02 trường hợp"),
        ("tyle", "93,33"),
        ("gd", "“Kiên Giang chung sức xây dựng nông thôn mới” giai đoạn 2021-2025"),
    ),
    "huan-chuong-lao-dong-hang-ba": (("ht", "Huân chương Lao động hạng Ba"), ("ht", "HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA")),
}


@cache
def of_others(name: str) -> tuple[tuple[Marked, ...], tuple[RecognisedPaper, ...]]:
    """A dossier of another hand: its files with marks, and as they are read."""
    files = tuple(DOSSIERS[name]())
    return files, tuple(load(one.with_changed(), one.name) for one in files)


def told(documents: Sequence[RecognisedPaper]) -> tuple[Finding, ...]:
    found = check_papers(documents, "hồ sơ")
    assert found is not None
    return found.findings


@pytest.mark.parametrize("name", DOSSIERS)
class DescribeDossiersOfOtherHands:
    def they_agree_as_they_were_set(self, name: str) -> None:
        found = check_papers(of_others(name)[1], name)
        assert found is not None
        assert [(one.rule, one.where, one.found) for one in found.findings] == []
        assert found.not_judged == ()
        assert set(dict(found.compared)) >= COMPARED

    def they_are_told_once_of_each_fact_that_is_broken_at_a_place(self, name: str) -> None:
        files, documents = of_others(name)
        missed = []
        count = 0
        for at, file in enumerate(files):
            for place, (kind, text) in enumerate(file.facts):
                for how, other in broken(kind, text):
                    changed = load(file.with_changed(place, other), file.name)
                    findings = told((*documents[:at], changed, *documents[at + 1 :]))
                    count += 1
                    if len(findings) != 1:
                        missed.append((file.name, place, how, other, [(one.rule, one.where) for one in findings]))
        assert missed == []
        assert count > len(files) * 10


class DescribeDossiersOfOurs:
    @pytest.mark.parametrize(("folder", "kind", "words"), [(one, *fact) for one in OURS for fact in OURS[one]])
    def they_are_told_of_each_place_too(self, demo: Path, folder: str, kind: str, words: str) -> None:
        paths = documents_in([demo / folder])
        documents = [load(path.read_bytes(), path.name) for path in paths]
        assert told(documents) == ()
        missed, count = [], 0
        for at, path in enumerate(paths):
            file = marked(path.name, path.read_bytes(), [(kind, words)])
            for place in range(len(file.facts)):
                for how, other in broken(kind, words):
                    changed = load(file.with_changed(place, other), file.name)
                    count += 1
                    findings = told([*documents[:at], changed, *documents[at + 1 :]])
                    if len(findings) != 1:
                        missed.append((path.name, place, how, other, [(one.rule, one.where) for one in findings]))
        assert missed == []
        assert count
