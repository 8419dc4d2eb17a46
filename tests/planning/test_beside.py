"""Papers beside the dossiers: the award decision, the meeting's papers, cover, index, slip."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT, command, edited_copy
from ruamel.yaml import YAML

from ntm_docs.pipeline import build
from ntm_docs.planning import Planned, WantedExtras, plan_input
from ntm_docs.problems import ProblemsError

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
AWARD = "bang-khen-cua-chu-tich-uy-ban-nhan-dan-tinh"
DECISION = f"{AWARD}/quyet-dinh-khen-thuong"


@pytest.fixture
def edited(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the sample of 2025, texts replaced where they are found first."""

    return partial(edited_copy, SAMPLE.read_text(encoding="utf-8"), tmp_path / "ho-so.yaml")


def text_of(path: Path) -> str:
    """Every paragraph and cell of a document, in order."""
    found: list[str] = []
    for block in docx.Document(str(path)).iter_inner_content():
        rows = [block] if hasattr(block, "text") else [cell for row in block.rows for cell in row.cells]
        found += [one.text for one in rows]
    return "\n".join(found)


def texts(source: Path, folder: Path, **options: Any) -> dict[str, str]:
    """The texts of the papers beside the dossiers, by path."""
    built = build(source, folder, **options)
    return {one["path"]: text_of(folder / one["path"]) for one in built.manifest.get("extras", ())}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return texts(SAMPLE, tmp_path_factory.mktemp("qd") / "out")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return texts(SAMPLE, tmp_path_factory.mktemp("tron") / "out", wanted=WantedExtras(complete=True))


OWN = "      hệ số: {cá nhân"
DEPUTY = "quyền hạn: KT. Chủ tịch, chức vụ: Phó Chủ tịch, họ và tên: Lâm"
BODY = "quyền hạn: TM. Ủy ban nhân dân, chức vụ: Chủ tịch, họ và tên: Lâm"


class DescribeTheAwardDecision:
    def it_is_made_with_its_list_and_its_prizes(self, made: dict[str, str]) -> None:
        assert set(made) == {f"{DECISION}/{name}.docx" for name in ("01-quyet-dinh", "02-danh-sach", "03-tien-thuong")}

    def it_is_a_persons_decision(self, made: dict[str, str]) -> None:
        text = made[f"{DECISION}/01-quyet-dinh.docx"]
        assert "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG" in text
        assert "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" in text
        assert "TM." not in text

    def it_rests_on_the_law_of_its_own_day(self, made: dict[str, str]) -> None:
        text = made[f"{DECISION}/01-quyet-dinh.docx"]
        assert "Thông tư số 15/2025/TT-BNV" in text  # in force from 05/8/2025; the tờ trình is of July
        assert "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 512/TTr-SNV ngày 15 tháng 9 năm 2025." in text

    def its_sums_agree_in_figures_and_words(self, made: dict[str, str]) -> None:
        whole = "12.290.000 đồng (bằng chữ: Mười hai triệu hai trăm chín mươi nghìn đồng)"  # 7.020.000 + 5.270.000
        assert whole in made[f"{DECISION}/01-quyet-dinh.docx"]
        annex = made[f"{DECISION}/03-tien-thuong.docx"]
        assert whole in annex
        assert "7.020.000" in annex
        assert "5.270.000" in annex

    def its_clauses_are_explained(self, tmp_path: Path) -> None:
        told = command(["explain", str(SAMPLE)], tmp_path)
        assert told.returncode == 0
        assert "theo pháp luật ngày 20/09/2025" in told.stdout
        assert "Nghị định 73/2024/NĐ-CP" in told.stdout
        assert "Nghị định 152/2025/NĐ-CP, Điều 49" in told.stdout

    def it_leaves_out_whom_it_does_not_award(self, edited: Callable[..., Path], tmp_path: Path) -> None:
        source = edited(
            ("      hệ số: {cá nhân", "      không khen: [Hộ gia đình ông Huỳnh Tấn Lộc]\n      hệ số: {cá nhân")
        )
        found = texts(source, tmp_path / "out")
        assert not any("Huỳnh Tấn Lộc" in text for text in found.values())
        assert "tổng số tiền 7.020.000 đồng" in found[f"{DECISION}/01-quyet-dinh.docx"]

    def its_prizes_are_the_law_s_where_the_office_gives_none(self, edited: Callable[..., Path], tmp_path: Path) -> None:
        source = edited(('hệ số: {cá nhân: "1,5"}', "tiền thưởng: có"))
        found = texts(source, tmp_path / "out")
        assert "tổng số tiền 12.290.000 đồng" in found[f"{DECISION}/01-quyet-dinh.docx"]
        assert "do Ủy ban nhân dân tỉnh An Giang quản lý" in found[f"{DECISION}/01-quyet-dinh.docx"]
        assert not [one for one in _warnings(source) if one.code == "prize.unset"]

    def its_prizes_are_left_out_when_there_are_none(self, edited: Callable[..., Path], tmp_path: Path) -> None:
        found = texts(edited(('hệ số: {cá nhân: "1,5"}', "tiền thưởng: không")), tmp_path / "out")
        assert f"{DECISION}/03-tien-thuong.docx" not in found
        text = found[f"{DECISION}/01-quyet-dinh.docx"]
        assert "thưởng tiền" not in text
        assert "có danh sách tại Phụ lục kèm theo" in text

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            (DEPUTY, BODY, "decision.person"),
            ("ngày: 20/9/2025", "ngày: 20/6/2025", "decision.early"),
            ("ngày 15 tháng 9 năm 2025", "ngày 15 tháng 12 năm 2025", "decision.early"),
            ("cấp: tỉnh, tỉnh: An Giang", "cấp: xã, tỉnh: An Giang", "decision.level"),
            ("Ủy ban nhân dân tỉnh An Giang, ký hiệu: UBND", "Sở Nội vụ tỉnh An Giang, ký hiệu: SNV", "decision.level"),
            (OWN, f"      không khen: [Bà Không Có]\n{OWN}", "decision.stranger"),
            ('{cá nhân: "1,5"}', '{cá nhân: "một rưỡi"}', "prize.multiplier"),
        ],
    )
    def but_what_cannot_be_is_refused(self, edited: Callable[..., Path], old: str, new: str, code: str) -> None:
        with pytest.raises(ProblemsError) as error:
            plan_input(edited((old, new)))
        assert code in {problem.code for problem in error.value.problems}

    def but_a_name_that_two_have_must_say_who(self, edited: Callable[..., Path], tmp_path: Path) -> None:
        household = "      - tên: Hộ gia đình ông Huỳnh Tấn Lộc\n"
        text = SAMPLE.read_text(encoding="utf-8")
        start = text.index(household)
        block = text[start:].split("\n      - ")[0].rstrip() + "\n"
        year = next(line for line in block.split("\n") if "năm sinh chủ hộ" in line).split(":")[1].strip()
        twin = block.replace(f"năm sinh chủ hộ: {year}", "năm sinh chủ hộ: 1990")
        doubled = (block, block + twin)
        quota = ("chỉ tiêu: 2", "chỉ tiêu: 3")
        left_out = f"      không khen: [Hộ gia đình ông Huỳnh Tấn Lộc]\n{OWN}"
        with pytest.raises(ProblemsError) as error:
            plan_input(edited(doubled, quota, (OWN, left_out)))
        assert "decision.namesakes" in {problem.code for problem in error.value.problems}
        named = left_out.replace("Tấn Lộc]", "Tấn Lộc (1990)]")
        found = texts(edited(doubled, quota, (OWN, named)), tmp_path / "out")
        assert "01 tập thể và 01 hộ gia đình" in found[f"{DECISION}/01-quyet-dinh.docx"]

    def but_an_award_of_the_state_is_not_decided_here(self, edited: Callable[..., Path]) -> None:
        block = SAMPLE.read_text(encoding="utf-8").split("    quyết định:")[1].split("    loại hình:")[0]
        award = "  - hình thức: Bằng khen của Thủ tướng Chính phủ\n"
        with pytest.raises(ProblemsError) as error:
            plan_input(edited((award, f"{award}    quyết định:{block}")))
        assert "decision.award" in {problem.code for problem in error.value.problems}


def _warnings(source: Path) -> Any:
    planned = plan_input(source)
    assert isinstance(planned, Planned)
    return [warning for dossier in planned.plan.dossiers for warning in dossier.warnings]


class DescribeACompleteDossier:
    def it_has_cover_index_slip_and_the_papers_of_the_meeting(self, whole: dict[str, str]) -> None:
        names = [Path(path).name for path in whole]
        assert names.count("00-1-bia-ho-so.docx") == names.count("00-2-muc-luc-ho-so.docx") == 3
        once = {"01-giay-moi.docx", "02-phieu-bieu-quyet.docx", "03-bien-ban-kiem-phieu.docx", "phieu-giao-nhan.docx"}
        assert once <= set(names)

    def its_ballot_names_every_nominee_once_and_nobody_who_votes(self, whole: dict[str, str]) -> None:
        ballot = whole["hop-hoi-dong/02-phieu-bieu-quyet.docx"].split("\n")
        planned = plan_input(SAMPLE)
        assert isinstance(planned, Planned)
        for de_nghi in planned.ho_so.de_nghi:
            for _, _, nominee in de_nghi.doi_tuong():
                assert ballot.count(nominee.ten_day_du) == 1
        assert not any(member.ho_va_ten in line for member in planned.ho_so.hoi_dong.thanh_vien for line in ballot)

    def its_counting_minutes_give_the_votes_of_the_meeting(self, whole: dict[str, str]) -> None:
        lines = whole["hop-hoi-dong/03-bien-ban-kiem-phieu.docx"].split("\n")
        planned = plan_input(SAMPLE)
        assert isinstance(planned, Planned)
        for de_nghi in planned.ho_so.de_nghi:
            for _, _, nominee in de_nghi.doi_tuong():
                at, votes = lines.index(nominee.ten_day_du), nominee.phieu
                assert lines[at + 1 : at + 4] == [str(votes.dong_y), str(votes.khong_dong_y), str(votes.khong_hop_le)]

    def its_pages_stay_open_until_they_are_printed(self, whole: dict[str, str]) -> None:
        assert "văn bản, ……… trang" in whole[f"{AWARD}/00-2-muc-luc-ho-so.docx"]

    def but_a_show_of_hands_has_no_ballots(self, edited: Callable[..., Path], tmp_path: Path) -> None:
        source = edited(("hình thức biểu quyết: bỏ phiếu kín", "hình thức biểu quyết: giơ tay"))
        found = texts(source, tmp_path / "out", wanted=WantedExtras(complete=True))
        assert [path for path in found if path.startswith("hop-hoi-dong/")] == ["hop-hoi-dong/01-giay-moi.docx"]

    def but_a_plan_has_none_of_these(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match="--complete"):
            build(ROOT / "samples" / "ke-hoach-duc-pho.yaml", tmp_path / "out", wanted=WantedExtras(complete=True))
        assert not (tmp_path / "out").exists()


class DescribeAMeetingToCome:
    """Invitation and ballots before there are votes."""

    @pytest.fixture
    def unvoted(self, tmp_path: Path) -> Path:
        """The sample without anything that only the meeting gives."""
        yaml = YAML()
        yaml.width = 10_000
        data = yaml.load(SAMPLE.read_text(encoding="utf-8"))
        for name in ("kết thúc", "số phiếu phát ra", "số phiếu thu về", "thảo luận"):
            del data["cuộc họp"][name]
        for proposal in data["đề nghị"]:
            for kind in ("tập thể", "cá nhân", "hộ gia đình"):
                for nominee in proposal.get(kind, ()):
                    del nominee["phiếu"]
        path = tmp_path / "truoc-hop.yaml"
        yaml.dump(data, path)
        return path

    def it_has_an_invitation_and_ballots(self, unvoted: Path, tmp_path: Path) -> None:
        found = texts(unvoted, tmp_path / "out", wanted=WantedExtras(meeting=True))
        assert set(found) == {"hop-hoi-dong/01-giay-moi.docx", "hop-hoi-dong/02-phieu-bieu-quyet.docx"}
        assert not list((tmp_path / "out").rglob("01-to-trinh.docx"))

    def it_has_a_ballot_for_each_member(self, unvoted: Path, tmp_path: Path) -> None:
        built = build(unvoted, tmp_path / "out", wanted=WantedExtras(meeting=True))
        assert isinstance(built.planned, Planned)
        members = built.planned.ho_so.hoi_dong.tong_so_thanh_vien
        assert [one["copies"] for one in built.manifest["extras"]] == [None, members]

    def it_may_have_them_open_instead(self, unvoted: Path, tmp_path: Path) -> None:
        text = unvoted.read_text(encoding="utf-8")
        opened = text.replace("  chủ trì:", "  kết thúc:\n  số phiếu phát ra:\n  chủ trì:", 1)
        assert opened != text
        unvoted.write_text(opened, encoding="utf-8")
        assert len(texts(unvoted, tmp_path / "out", wanted=WantedExtras(meeting=True))) == 2

    def but_without_it_the_votes_are_asked_for(self, unvoted: Path) -> None:
        with pytest.raises(ProblemsError) as error:
            plan_input(unvoted)
        assert {problem.facts.get("name") for problem in error.value.problems} >= {"phiếu", "số phiếu phát ra"}

    def but_other_faults_are_told_all_the_same(self, unvoted: Path) -> None:
        text = unvoted.read_text(encoding="utf-8")
        unvoted.write_text(text.replace("tổng số thành viên: 9", "tổng số thành viên: 11"), encoding="utf-8")
        with pytest.raises(ProblemsError) as error:
            plan_input(unvoted, meeting=True)
        assert [problem.code for problem in error.value.problems] == ["council.total"]
