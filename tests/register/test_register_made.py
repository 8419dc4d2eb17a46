"""Decisions made here: their entries, each with its place in the folder; nothing that was changed or is not signed."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT
from lists import faults, read
from reception_sample import appraised, received

from ntm_docs.issuing import IssueWish, issue
from ntm_docs.pipeline import build
from ntm_docs.register import File

SAMPLES = ROOT / "samples"
REVIEW = SAMPLES / "binh-xet-an-giang-2026.yaml"
SIGNED = "quyết định:\n  số quyết định danh hiệu: 712\n  số quyết định khen thưởng: 713\n"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier whose third award is decided; not to be changed."""
    folder = tmp_path_factory.mktemp("ho-so") / "ket-qua"
    build(SAMPLES / "ho-so-kien-giang-2025.yaml", folder)
    return folder


def review(folder: Path, *, signed: bool) -> Path:
    """A year's review of a commune, its two decisions with numbers or without."""
    text = REVIEW.read_text(encoding="utf-8")
    source = folder / "binh-xet.yaml"
    source.write_text(text.replace("quyết định:\n  ngày", f"{SIGNED}  ngày") if signed else text, encoding="utf-8")
    build(source, folder / "cuoi-nam")
    return folder / "cuoi-nam"


class DescribeADossierWithItsDecision:
    def it_gives_the_awardees_with_all_that_its_data_say(self, dossier: Path) -> None:
        village, house = read(dossier).entries
        assert (village.name, village.kind) == ("Nhân dân ấp Tân Hưng, xã Tân Hội", "tập thể")
        assert (house.name, house.kind, house.born) == ("Hộ gia đình ông Huỳnh Tấn Lộc", "hộ gia đình", 1967)
        assert (house.award_code, house.decision, house.decided) == ("bk-tinh", "2345/QĐ-UBND", date(2025, 9, 20))
        assert house.authority == "Chủ tịch Ủy ban nhân dân tỉnh An Giang"
        assert (house.first_year, house.last_year, house.number) == (2021, 2025, "2")
        assert house.place == "bang-khen-cua-chu-tich-uy-ban-nhan-dan-tinh/du-lieu.json, mục 2"

    def it_is_one_source_by_its_folder_or_its_manifest(self, dossier: Path) -> None:
        one, other = read(dossier), read(dossier / "manifest.json")
        assert (one.name, one.sha256) == (other.name, other.sha256) == ("ket-qua/manifest.json", one.sha256)

    def but_a_file_that_was_changed_since_is_not_read(self, tmp_path: Path) -> None:
        folder = tmp_path / "ket-qua"
        build(SAMPLES / "ho-so-kien-giang-2025.yaml", folder)
        data = folder / "bang-khen-cua-chu-tich-uy-ban-nhan-dan-tinh" / "du-lieu.json"
        data.write_bytes(data.read_bytes().replace("Huỳnh Tấn Lộc".encode(), "Huỳnh Tấn Phát".encode()))
        assert set(faults(folder)) == {"register.changed"}

    def but_a_dossier_that_only_proposes_is_no_decision(self, tmp_path: Path) -> None:
        build(SAMPLES / "ho-so-kien-giang-2023.yaml", tmp_path / "ket-qua")
        told = faults(tmp_path / "ket-qua")
        assert set(told) <= {"register.no_decision", "register.unsigned"}
        assert told


class DescribeDecisionsWithoutDataBesideThem:
    def it_gives_the_entries_of_both_its_lists(self, tmp_path: Path) -> None:
        file = read(review(tmp_path, signed=True))
        assert file.told == ()
        assert len(file.entries) == 51
        mine = [one for one in file.entries if one.name == "Ông Danh Sóc Kha"]
        assert [(one.award_code, one.decision) for one in mine] == [
            ("ldtt", "712/QĐ-UBND"),
            ("giay-khen-xa", "713/QĐ-UBND"),
        ]
        assert {one.unit for one in file.entries} == {"Ủy ban nhân dân xã Thạnh Đông"}  # its own members
        assert {one.authority for one in file.entries} == {"Chủ tịch Ủy ban nhân dân xã Thạnh Đông"}

    def but_lists_of_decisions_without_a_number_are_told(self, tmp_path: Path) -> None:
        assert set(faults(review(tmp_path, signed=False))) == {"register.unsigned_list"}

    def its_list_for_many_units_gives_each_awardee_with_the_unit(self, many: File) -> None:
        assert many.told == ()
        assert len(many.entries) == 20
        tran = next(one for one in many.entries if one.name == "Ông Trần Văn Bình")
        assert (tran.unit, tran.post, tran.number) == ("Ủy ban nhân dân xã Gò Quao", "Nông dân", "8")
        assert (tran.award_code, tran.decision, tran.decided) == ("bk-tinh", "2841/QĐ-UBND", date(2025, 12, 5))
        assert tran.place == "11-quyet-dinh/02-danh-sach.docx, bảng 1, dòng 14"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> File:
    """The decision of the twelve communes as the register reads it."""
    folder = tmp_path_factory.mktemp("nhieu")
    book = appraised(received(folder), folder / "da-tham-dinh.xlsx")
    issue(book, folder / "van-ban", IssueWish(("quyet-dinh",)))
    return read(folder / "van-ban")
