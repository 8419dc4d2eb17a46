"""Dossiers as they come in: ours by their data, others by their papers, joined and never guessed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import incoming
import pytest

from ntm_docs.receiving import Case, FinishedReception, Received
from ntm_docs.receiving.records import person_key

Reception = Callable[..., FinishedReception]
book, ours, reception = incoming.book, incoming.ours, incoming.reception


def codes(done: FinishedReception) -> set[str]:
    return {one.code for dossier in done.dossiers for one in dossier.problems} | {one.code for one in done.problems}


def cases(done: FinishedReception) -> dict[str, Case]:
    return {case.name: case for dossier in done.dossiers for case in dossier.cases}


def only(done: FinishedReception) -> Received:
    (dossier,) = done.dossiers
    return dossier


class DescribeOurDossiers:
    def they_are_read_from_their_data(self, ours: Path, reception: Reception) -> None:
        dossier = only(reception(ours))
        assert (dossier.own, dossier.unit, dossier.province) == ("data", "Ủy ban nhân dân xã Thạnh Đông", "An Giang")
        assert (dossier.lacking, dossier.unread) == ((), ())
        assert [(one.name, one.kind, one.born, one.votes) for one in dossier.cases] == [
            ("Nhân dân ấp Thạnh Tây", "tập thể", "", "7/7"),
            ("Ông Nguyễn Văn Thành", "cá nhân", "1974", "7/7"),
            ("Bà Lê Thị Mỹ Duyên", "cá nhân", "1985", "6/7"),
            ("Hộ gia đình ông Huỳnh Văn Lợi", "hộ gia đình", "1968", "7/7"),
        ]
        assert dossier.cases[0].earlier == ("2025: Giấy khen của Chủ tịch Ủy ban nhân dân xã",)
        assert all(one.report.endswith(".docx") for one in dossier.cases)

    def they_say_the_same_by_their_papers_alone(self, ours: Path, tmp_path: Path, reception: Reception) -> None:
        by_data = only(reception(ours))
        alone = Path(shutil.copytree(next(one for one in ours.iterdir() if one.is_dir()), tmp_path / "giay-to"))
        (alone / "du-lieu.json").unlink()
        by_papers = only(reception(alone))
        assert by_papers.own == ""
        for one, other in zip(by_data.cases, by_papers.cases, strict=True):
            assert (one.key, one.name, one.kind, one.born) == (other.key, other.name, other.kind, other.born)
            assert other.votes.startswith(one.votes)
            assert (one.earlier, Path(one.report).name) == (other.earlier, Path(other.report).name)
        assert by_papers.there[:3] == by_data.there[:3]

    def but_one_whose_paper_was_changed_is_read_by_its_papers(
        self, ours: Path, tmp_path: Path, reception: Reception
    ) -> None:
        changed = Path(shutil.copytree(ours, tmp_path / "sua"))
        paper = next(changed.rglob("02-danh-sach.docx"))
        document = docx.Document(str(paper))
        document.tables[0].rows[2].cells[1].paragraphs[0].runs[0].text = "Nhân dân ấp Thạnh Đông"
        document.save(str(paper))
        done = reception(changed)
        assert only(done).own == "changed"
        assert "Nhân dân ấp Thạnh Đông" in cases(done)
        assert "receive.changed" in codes(done)

    def but_a_paper_that_is_gone_is_told(self, ours: Path, tmp_path: Path, reception: Reception) -> None:
        changed = Path(shutil.copytree(ours, tmp_path / "mat"))
        next(changed.rglob("03-bien-ban.docx")).unlink()
        done = reception(changed)
        assert only(done).lacking == ("Biên bản",)
        assert "receive.gone" in codes(done)

    def but_data_that_no_manifest_vouches_for_are_not_believed(
        self, ours: Path, tmp_path: Path, reception: Reception
    ) -> None:
        changed = Path(shutil.copytree(ours, tmp_path / "khong"))
        (changed / "manifest.json").unlink()
        assert only(reception(changed)).own == ""

    @pytest.mark.parametrize("change", [{"dossiers": [{}]}, {"dossiers": 7}, {"input": []}, {"tool": "x"}])
    def but_a_manifest_that_is_none_does_not_stop_the_rest(
        self, change: dict[str, object], ours: Path, tmp_path: Path, reception: Reception
    ) -> None:
        changed = Path(shutil.copytree(ours, tmp_path / "gia"))
        manifest = json.loads((changed / "manifest.json").read_text(encoding="utf-8"))
        (changed / "manifest.json").write_text(json.dumps(manifest | change), encoding="utf-8")
        assert len(only(reception(changed)).cases) == 4


class DescribeDossiersOfOthers:
    def they_are_read_from_lists_minutes_and_reports(self, tmp_path: Path, reception: Reception) -> None:
        done = reception(incoming.dossier(tmp_path / "xa"))
        dossier = only(done)
        assert (dossier.unit, dossier.award) == ("Ủy ban nhân dân xã Mỹ Hòa", incoming.AWARD)
        assert (dossier.notation, str(dossier.day), dossier.province) == ("45/TTr-UBND", "2025-07-20", "An Giang")
        assert dossier.lacking == ()
        one = cases(done)["Ông Trần Văn Bình"]
        assert (one.kind, one.born, one.votes) == ("cá nhân", "1970", "8/9 (88,9%)")
        assert (one.report, one.award) == ("BC 1.docx", incoming.AWARD)
        assert one.earlier == ("2023: Giấy khen của Chủ tịch Ủy ban nhân dân huyện",)

    def but_a_total_that_does_not_agree_is_told_and_is_no_nominee(self, tmp_path: Path, reception: Reception) -> None:
        done = reception(incoming.dossier(tmp_path / "xa", total=3))
        assert len(only(done).cases) == 2
        told = [one for one in only(done).problems if one.code in ("receive.total", "receive.papers")]
        assert [(one.code, one.facts.get("rule")) for one in told] == [("receive.papers", "VF20")]  # once

    def but_a_total_is_told_where_papers_cannot_be_compared(
        self, tmp_path: Path, reception: Reception, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ntm_docs.receiving.arrived.reading._MOST", 1)
        assert "receive.total" in codes(reception(incoming.dossier(tmp_path / "xa", total=3)))

    def but_a_cell_merged_downwards_holds_for_every_row(self, tmp_path: Path, reception: Reception) -> None:
        done = reception(incoming.dossier(tmp_path / "xa"))
        assert {one.award for one in only(done).cases} == {incoming.AWARD}

    def but_missing_minutes_and_reports_are_named(self, tmp_path: Path, reception: Reception) -> None:
        done = reception(incoming.dossier(tmp_path / "xa", minutes=False, reported=incoming.PEOPLE[:1]))
        assert only(done).lacking == ("Biên bản", "Báo cáo thành tích: Bà Lê Thị Hòa")
        assert cases(done)["Bà Lê Thị Hòa"].proposal == "Bổ sung: Biên bản, Báo cáo thành tích"

    def but_scans_are_named_and_not_judged(self, tmp_path: Path, reception: Reception) -> None:
        folder = incoming.dossier(tmp_path / "xa", minutes=False, reported=incoming.PEOPLE[:1])
        for name in ("Bien ban hop.pdf", "BCTT le thi hoa.jpg"):
            (folder / name).write_bytes(b"%PDF-1.4")
        dossier = only(reception(folder))
        assert dossier.lacking == ()
        assert "Biên bản (chưa đọc: Bien ban hop.pdf)" in dossier.there
        assert len(dossier.unread) == 2

    def but_one_of_scans_alone_has_no_case_and_is_told(self, tmp_path: Path, reception: Reception) -> None:
        (tmp_path / "xa").mkdir()
        (tmp_path / "xa" / "to trinh.pdf").write_bytes(b"%PDF-1.4")
        done = reception(tmp_path / "xa")
        assert only(done).cases == ()
        assert codes(done) == {"receive.no_cases"}

    def but_a_damaged_paper_is_told_at_its_place_and_the_others_are_read(
        self, tmp_path: Path, reception: Reception
    ) -> None:
        folder = incoming.dossier(tmp_path / "xa")
        (folder / "BC 2.docx").write_bytes((folder / "BC 2.docx").read_bytes()[:900])
        done = reception(folder)
        assert len(only(done).cases) == 2
        assert any("BC 2.docx" in one.place.file for one in only(done).problems)
        assert only(done).unread == ("BC 2.docx",)


class DescribeNames:
    def they_are_proposed_and_not_joined_in_two_spellings(self, tmp_path: Path, reception: Reception) -> None:
        wrong = (incoming.PEOPLE[0], ("Bà Lê Thị Hoa", *incoming.PEOPLE[1][1:]))
        done = reception(incoming.dossier(tmp_path / "xa", reported=wrong))
        (told,) = [one for one in only(done).problems if one.code == "receive.near"]
        assert dict(told.facts) == {"name": "Bà Lê Thị Hòa", "near": "Lê Thị Hoa"}
        assert not cases(done)["Bà Lê Thị Hòa"].report

    def but_where_a_tone_stands_does_not_matter(self, tmp_path: Path, reception: Reception) -> None:
        other = (incoming.PEOPLE[0], ("Bà Lê Thị Hoà", *incoming.PEOPLE[1][1:]))
        assert cases(reception(incoming.dossier(tmp_path / "xa", reported=other)))["Bà Lê Thị Hòa"].report

    def but_two_of_one_name_are_told_apart_by_the_year(self, tmp_path: Path, reception: Reception) -> None:
        name, _born, post, summary = incoming.PEOPLE[0]
        people = ((name, "1970", post, summary), (name, "1991", "ấp 9", summary))
        dossier = only(reception(incoming.dossier(tmp_path / "xa", people=people, reported=people[::-1])))
        assert [(one.born, one.report) for one in dossier.cases] == [("1970", "BC 2.docx"), ("1991", "BC 1.docx")]
        assert dossier.cases[0].key != dossier.cases[1].key
        assert dossier.cases[0].doubles == ()

    def but_a_report_of_nobody_in_the_list_is_told(self, tmp_path: Path, reception: Reception) -> None:
        more = (*incoming.PEOPLE, ("Ông Phan Quốc Tuấn", "1959", "ấp 5", "Làm đường."))
        assert "receive.report_alone" in codes(reception(incoming.dossier(tmp_path / "xa", reported=more)))

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("Ông Nguyễn Văn A", "NGUYỄN VĂN A", True),
            ("đồng chí Lê Hoà", "Lê Hòa", True),
            ("Lê Hòa", "Lê Hoa", False),
            ("Hộ ông Lê Văn Lợi", "Hộ gia đình ông Lê Văn Lợi", True),
            ("Hộ ông Lê Văn Lợi", "Ông Lê Văn Lợi", False),
        ],
    )
    def they_are_compared_without_forms_of_address(self, one: str, other: str, same: bool) -> None:
        assert (person_key(one) == person_key(other)) is same


class DescribeDossiersTogether:
    def they_tell_a_person_in_two_units_with_both(self, tmp_path: Path, reception: Reception) -> None:
        incoming.dossier(tmp_path / "nop" / "a", "Mỹ Hòa")
        incoming.dossier(tmp_path / "nop" / "b", "An Phú", people=incoming.PEOPLE[:1])
        done = reception(tmp_path / "nop")
        units = [one.unit for one in done.dossiers]
        assert units == ["Ủy ban nhân dân xã An Phú", "Ủy ban nhân dân xã Mỹ Hòa"]
        (first, _second) = done.dossiers[1].cases
        assert first.doubles == (f"Cùng tên, cùng năm sinh: Ủy ban nhân dân xã An Phú, {incoming.AWARD}",)
        assert first.proposal == "Xem lại: có thể trùng"

    def but_a_dossier_of_another_province_is_told(self, tmp_path: Path, reception: Reception) -> None:
        for name, province in (("A", "An Giang"), ("B", "An Giang"), ("C", "Đồng Tháp")):
            incoming.dossier(tmp_path / "nop" / name, f"Xã {name}", people=incoming.PEOPLE[:1], province=province)
        done = reception(tmp_path / "nop")
        assert [[one.code for one in dossier.problems].count("receive.province") for dossier in done.dossiers] == [
            0,
            0,
            1,
        ]
        asked = reception(tmp_path / "nop", province="Đồng Tháp")
        assert [[one.code for one in dossier.problems].count("receive.province") for dossier in asked.dossiers] == [
            1,
            1,
            0,
        ]

    def but_the_same_dossier_twice_counts_once(self, tmp_path: Path, reception: Reception) -> None:
        folder = incoming.dossier(tmp_path / "nop" / "a")
        shutil.copytree(folder, tmp_path / "nop" / "a (2)")
        done = reception(tmp_path / "nop")
        assert len(done.dossiers) == 1
        assert "receive.copy" in codes(done)

    def but_with_other_contents_both_are_there_and_told(self, tmp_path: Path, reception: Reception) -> None:
        incoming.dossier(tmp_path / "nop" / "a")
        incoming.dossier(tmp_path / "nop" / "b", people=incoming.PEOPLE[:1])
        done = reception(tmp_path / "nop")
        assert "receive.twice" in codes(done)
        keys = [case.key for dossier in done.dossiers for case in dossier.cases]
        assert len(keys) == len(set(keys)) == 3

    def but_one_inside_another_is_one_of_its_own_and_told(self, tmp_path: Path, reception: Reception) -> None:
        incoming.dossier(tmp_path / "nop" / "a")
        incoming.dossier(tmp_path / "nop" / "a" / "bo sung", "An Phú", people=incoming.PEOPLE[:1])
        done = reception(tmp_path / "nop")
        assert [len(one.cases) for one in done.dossiers] == [1, 2]
        assert "receive.nested" in codes(done)

    def but_folders_named_after_papers_are_inside_their_dossier(self, tmp_path: Path, reception: Reception) -> None:
        folder = incoming.dossier(tmp_path / "nop" / "xa")
        for name, pattern in (("1. To trinh", "TTr*"), ("3. Báo cáo thành tích", "BC *")):
            (folder / name).mkdir()
            for one in list(folder.glob(pattern)):
                one.rename(folder / name / one.name)
        dossier = only(reception(tmp_path / "nop"))
        assert dossier.lacking == ()
        assert all(one.report for one in dossier.cases)

    def but_files_of_no_dossier_are_told(self, tmp_path: Path, reception: Reception) -> None:
        incoming.dossier(tmp_path / "nop" / "a")
        (tmp_path / "nop" / "a" / "TTr khen thuong.docx").rename(tmp_path / "nop" / "a" / "To trinh.docx")
        (tmp_path / "nop" / "danh ba.pdf").write_bytes(b"%PDF-1.4")
        done = reception(tmp_path / "nop")
        assert [one.code for one in done.problems] == ["receive.stray"]
        assert len(only(done).cases) == 2
