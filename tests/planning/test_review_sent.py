"""What goes upward from a year's review as a printed dossier, and what calls the council before it."""

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from filling import texts_of
from year_reviews import a_review, a_vote, a_year

from ntm_docs.finishing.verifying import verify
from ntm_docs.pipeline import BuildOptions, build, build_all
from ntm_docs.planning import WantedExtras, plan_input
from ntm_docs.problems import ProblemsError

SAMPLE = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"
SENT = "trinh-chu-tich-uy-ban-nhan-dan-tinh"
COMPLETE = WantedExtras(complete=True)
OF_A_XA = "Giấy khen của Chủ tịch Ủy ban nhân dân xã"


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review") / "out"
    build(SAMPLE, folder, wanted=COMPLETE)
    return folder


class DescribeTheSetOfAToTrinh:
    def it_holds_the_one_minutes_behind_the_list(self, complete: Path) -> None:
        manifest = json.loads((complete / "manifest.json").read_text(encoding="utf-8"))
        (sent,) = (one for one in manifest["dossiers"] if one["id"] == SENT)
        assert sent["set"][:3] == [f"{SENT}/01-to-trinh.docx", f"{SENT}/02-danh-sach.docx", "bien-ban/01-bien-ban.docx"]
        assert sorted(sent["set"][:2] + sent["set"][3:]) == sorted(one["path"] for one in sent["documents"])
        assert [one["id"] for one in manifest["dossiers"] if "set" in one] == [SENT]
        assert len(list(complete.rglob("*bien-ban.docx"))) == 1  # one meeting, one biên bản

    def it_has_a_cover_and_an_index_that_names_each_paper(self, complete: Path) -> None:
        whole = dict(texts_of(complete / SENT))
        cover, index = whole["00-1-bia-ho-so.docx"], whole["00-2-muc-luc-ho-so.docx"]
        assert "ĐỀ NGHỊ TẶNG DANH HIỆU THI ĐUA" in cover
        assert "cho 02 tập thể và 01 cá nhân" in cover
        for words in (
            "Tờ trình đề nghị tặng danh hiệu thi đua năm 2026",
            "Biên bản họp Hội đồng Thi đua - Khen thưởng xã Thạnh Đông",
            "04/12/2026",
            "Báo cáo thành tích: Bà Hồ Thị Lan Chi",
            "Tổng số: 06 văn bản",
            "Chứng nhận hoặc xác nhận của người đứng đầu",
        ):
            assert words in index, words

    def it_is_handed_over_with_a_slip(self, complete: Path) -> None:
        slip = dict(texts_of(complete))["phieu-giao-nhan.docx"]
        assert "Chủ tịch Ủy ban nhân dân tỉnh An Giang; Sở Nội vụ tỉnh An Giang" in slip
        assert "Tổng số: 01 hồ sơ" in slip

    def it_is_proved_with_its_order(self, complete: Path, tmp_path: Path) -> None:
        assert verify(complete) == []
        build(SAMPLE, tmp_path / "out", wanted=COMPLETE)
        path = tmp_path / "out" / "manifest.json"
        text = path.read_text(encoding="utf-8")
        moved = text.replace('        "bien-ban/01-bien-ban.docx",\n', "", 1)
        assert moved != text
        path.write_text(moved, encoding="utf-8")
        assert any("set" in str(one) for one in verify(tmp_path / "out"))

    def but_what_the_office_decides_itself_has_neither(self, complete: Path) -> None:
        for folder in ("quyet-dinh-danh-hieu", "quyet-dinh-khen-thuong", "bien-ban"):
            assert not list((complete / folder).glob("00-*"))

    def but_without_a_to_trinh_there_is_no_slip(self, tmp_path: Path) -> None:
        path = tmp_path / "binh-xet.json"
        path.write_text(json.dumps(a_review(), ensure_ascii=False), encoding="utf-8")
        build(path, tmp_path / "out", wanted=COMPLETE)
        assert not list((tmp_path / "out").rglob("phieu-giao-nhan*"))


class DescribeTheReviewBeforeItsMeeting:
    def it_needs_no_votes_for_invitation_and_ballots(self, tmp_path: Path) -> None:
        text = SAMPLE.read_text(encoding="utf-8")
        for old, new in (("đồng ý: 9", "đồng ý: ……"), ("đồng ý: 8", "đồng ý: ……"), ("kết thúc: ", "kết thúc: …… # ")):
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "binh-xet.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ProblemsError, match="chỗ trống"):
            plan_input(path)
        (built,) = build_all([path], tmp_path / "hop", BuildOptions(wanted=WantedExtras(meeting=True)))
        made = dict(texts_of(tmp_path / "hop"))
        assert set(made) == {"01-giay-moi.docx", "02-phieu-bieu-quyet.docx"}
        assert "Bà Hồ Thị Lan Chi" in made["02-phieu-bieu-quyet.docx"]
        assert built.manifest["dossiers"] == []
        assert verify(tmp_path / "hop") == []

    def but_what_else_is_wrong_is_told(self, tmp_path: Path) -> None:
        text = SAMPLE.read_text(encoding="utf-8").replace("kỳ bình xét: năm 2026", "kỳ bình xét: năm 2021")
        path = tmp_path / "binh-xet.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ProblemsError):
            plan_input(path, meeting=True)


class DescribeTheWordsOfTheOffice:
    """An award is named as the unit, the head and the province are."""

    @pytest.mark.parametrize(
        ("agency", "province", "asked", "said", "not_said"),
        [
            ("Ủy ban nhân dân phường Hạ Long", "Quảng Ninh", "Giấy khen", "nhân dân phường", OF_A_XA),
            ("Ủy ban nhân dân đặc khu Phú Quốc", "An Giang", "Giấy khen", "nhân dân đặc khu", OF_A_XA),
            ("Sở Tư pháp", "An Giang", "GK sở", "Giấy khen của Giám đốc Sở Tư pháp", "Thủ trưởng cơ"),
            ("Ủy ban nhân dân xã An Biên", "Đồng Nai", "CSTĐ tỉnh", "Chiến sĩ thi đua thành phố", "đua cấp tỉnh"),
        ],
    )
    def it_is_that_of_its_papers(
        self, tmp_path: Path, agency: str, province: str, asked: str, said: str, not_said: str
    ) -> None:
        path = tmp_path / "binh-xet.json"
        path.write_text(json.dumps(reviewed_by(agency, province, asked), ensure_ascii=False), encoding="utf-8")
        build(path, tmp_path / "out", wanted=COMPLETE)
        papers = "\n".join(text for _, text in texts_of(tmp_path / "out"))
        assert said in papers
        assert not_said.casefold() not in papers.casefold()
        assert verify(tmp_path / "out") == []


def reviewed_by(agency: str, province: str, asked: str) -> dict[str, Any]:
    """The small review as one of another office, with one award more."""
    review = a_review()
    review["cơ quan"] |= {"tên": agency, "tỉnh": province, "địa danh": agency.split(" ", 5)[-1]}
    if not agency.startswith("Ủy ban"):
        above = f"Ủy ban nhân dân tỉnh {province}"
        review["cơ quan"] |= {"cấp": "sở, ban, ngành", "chủ quản": above, "ký hiệu": "STP", "địa danh": province}
        review["người ký"] = {"chức vụ": "Giám đốc", "họ và tên": "Mai Văn Khánh"}
    review["hội đồng"]["tên"] = f"Hội đồng Thi đua - Khen thưởng {agency.removeprefix('Ủy ban nhân dân ')}"
    review["cá nhân"][0]["danh hiệu đề nghị"] += f", {asked}"
    review["cá nhân"][0]["danh hiệu thi đua"] = [a_year(2024), a_year(2025)]
    review["biểu quyết"].append(a_vote(asked, ballot=True))
    return review


class DescribeTheSetsOfAToTrinh:
    @pytest.mark.parametrize("own", [None, 3])
    def they_are_those_that_the_office_was_told(self, tmp_path: Path, own: int | None) -> None:
        review = reviewed_by("Ủy ban nhân dân xã An Biên", "Đồng Nai", "CSTĐ tỉnh")
        review |= {"số bộ": {"số": own, "lý do": "Sở Nội vụ trả lời"}} if own else {}
        path = tmp_path / "binh-xet.json"
        path.write_text(json.dumps(review, ensure_ascii=False), encoding="utf-8")
        build(path, tmp_path / "out")
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
        (sent,) = (one for one in manifest["dossiers"] if "set" in one)
        assert sent["copies"] == own
        assert [one["copies"] for one in manifest["dossiers"] if "set" not in one] == [None, None]
        asked = [text for text in sent["warnings"] if "“số bộ hồ sơ”" in text]
        given = [text for text in sent["warnings"] if "ghi: 3 (Sở Nội vụ trả lời)" in text]
        assert (bool(asked), bool(given)) == (own is None, own is not None)
        assert verify(tmp_path / "out") == []

    def but_another_number_is_told_by_verify(self, tmp_path: Path) -> None:
        review = reviewed_by("Ủy ban nhân dân xã An Biên", "Đồng Nai", "CSTĐ tỉnh")
        path = tmp_path / "binh-xet.json"
        path.write_text(json.dumps(review, ensure_ascii=False), encoding="utf-8")
        build(path, tmp_path / "out")
        made = tmp_path / "out" / "manifest.json"
        text = made.read_text(encoding="utf-8")
        head, _, rest = text.partition('"id": "trinh-')
        made.write_text(head + '"id": "trinh-' + rest.replace('"copies": null', '"copies": 3'), encoding="utf-8")
        assert any("copies" in str(one) for one in verify(tmp_path / "out"))
