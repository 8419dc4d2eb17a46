"""Papers of one dossier against each other, and the files of a folder."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from documents import Package, change

from ntm_docs.checking import check_files
from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES
from ntm_docs.checking.dossier.folder import DossierChecked, check_dossiers
from ntm_docs.papers.finding import documents_in

CITED = " (theo Kế hoạch số 168/KH-UBND ngày 12 tháng 7 năm 2022)"
MEDAL = "huan-chuong-lao-dong-hang-ba"
AWARD = "bang-khen-cua-thu-tuong-chinh-phu"


@pytest.fixture
def dossier(demo: Path, tmp_path: Path) -> Path:
    """A folder with one dossier, free to change."""
    folder = tmp_path / "ho-so"
    shutil.copytree(demo / AWARD, folder)
    return folder


@pytest.fixture
def medal(demo: Path, tmp_path: Path) -> Path:
    """A folder with the dossier of a district, whose report has a table of criteria."""
    folder = tmp_path / "huan-chuong"
    shutil.copytree(demo / MEDAL, folder)
    return folder


@pytest.fixture(scope="module")
def untouched(demo: Path) -> DossierChecked:
    """What is found in a dossier as we made it."""
    return checked(demo / AWARD)


def report_of(folder: Path) -> Path:
    return next((folder / "04-bao-cao-thanh-tich").glob("*.docx"))


def edit(path: Path, wanted: Mapping[str, Any]) -> None:
    package = Package(path.read_bytes())
    change(package, wanted)
    path.write_bytes(package.bytes())


def checked(folder: Path) -> DossierChecked:
    (found,) = check_dossiers(list(check_files(documents_in([folder]), processes=1)))
    return found


def rules(folder: Path) -> set[str]:
    return {finding.rule for finding in checked(folder).findings}


SUBMISSION, LIST, MINUTES = "01-to-trinh.docx", "02-danh-sach.docx", "03-bien-ban.docx"
# Rule, changes of the papers of a dossier that break it, and what else they break.
BROKEN: list[tuple[str, dict[str, dict[str, str]], set[str]]] = [
    ("VF20", {SUBMISSION: {"at": "NoiDung~Tổng số", "from": r"\d\d", "to": "07"}}, set()),
    ("VF21", {LIST: {"at": "BangChu~Khang", "from": "Khang", "to": "Khanh"}}, set()),
    ("VF22", {MINUTES: {"at": "NoiDung~Thời gian bắt đầu", "from": r"ngày \d\d", "to": "ngày 03"}}, set()),
    ("VF22", {SUBMISSION: {"at": "NoiDung~có mặt", "from": r"có mặt \d+/", "to": "có mặt 04/"}}, set()),
    ("VF24", {LIST: {"at": "TenPhuLuc~THỦ TƯỚNG", "from": "$", "to": " GIAI ĐOẠN 2020-2025"}}, set()),
    ("VF27", {SUBMISSION: {"at": "TrichYeu", "from": "đề nghị tặng", "to": "được tặng"}}, set()),
    (
        "VF29",
        {
            LIST: {
                "at": "TenPhuLuc~THỦ TƯỚNG",
                "from": "THỦ TƯỚNG CHÍNH PHỦ",
                "to": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
            }
        },
        set(),
    ),
    ("VF30", {LIST: {"at": "KemTheo", "from": r"ngày \d+", "to": "ngày 03"}}, set()),
    (
        "VF31",
        {
            SUBMISSION: {"at": "CanCu~168/KH-UBND", "from": "ngày 12", "to": "ngày 21"},
            MINUTES: {"at": "NoiDung~Thời gian bắt đầu", "from": "$", "to": CITED},
        },
        set(),
    ),
    ("VF33", {MINUTES: {"at": "BangSo~%", "from": r"\d+(,\d+)?%", "to": "51%"}}, set()),
    ("VF34", {SUBMISSION: {"at": "DiaDanhNgay", "from": r"ngày \d\d", "to": "ngày 02"}}, {"VF30"}),
    ("VF22", {MINUTES: {"at": "NoiDung~Thời gian bắt đầu", "from": r"năm 20\d\d", "to": "năm 2029"}}, set()),
    ("VF35", {SUBMISSION: {"at": "NoiDung~Tổng số", "from": "$", "to": " Kèm theo 03 (hai) bộ."}}, set()),
    (
        "VF36",
        {LIST: {"at": "BangChu|BangSo~Bằng khen của Thủ", "from": "Thủ tướng Chính phủ", "to": "Bộ Nội vụ"}},
        set(),
    ),
    ("VF39", {MINUTES: {"at": "NoiDung~Chủ trì", "from": "Trần Hoài Nam", "to": "Phan Quốc Bảo"}}, set()),
    ("VF40", {LIST: {"at": "KemTheo", "from": "Tân Hiệp", "to": "Tân Hợp"}}, set()),
    ("VF41", {MINUTES: {"at": "NoiDung~Lê Minh Khang, Phó", "from": "Phó Chủ tịch", "to": "Chủ tịch"}}, set()),
    (
        "VF42",
        {
            SUBMISSION: {"at": "NoiDung~Tổng số", "from": "$", "to": " Ông Lê Minh Khang, Phòng Kinh tế xã Tân Hội."},
            MINUTES: {"at": "NoiDung~Địa điểm", "from": "$", "to": " Ông Lê Minh Khang, Phòng Văn hóa xã Tân Hội."},
        },
        set(),
    ),
    ("VF38", {MINUTES: {"at": "NoiDung~Địa điểm", "from": "$", "to": " Ông Lê Minh Kháng có mặt."}}, set()),
]
APART = {"VF32", "VF37"}  # a paper that is not there, one too many: below


class DescribeRulesOfADossier:
    def they_each_have_a_case(self) -> None:
        assert {rule for rule, _changes, _also in BROKEN} | APART == set(DOSSIER_RULES)

    @pytest.mark.parametrize(
        ("rule", "changes", "also"), BROKEN, ids=[f"{one[0]}-sai-{n}" for n, one in enumerate(BROKEN, 1)]
    )
    def they_are_caught_when_broken_and_nothing_else_is(
        self, dossier: Path, rule: str, changes: dict[str, dict[str, str]], also: set[str]
    ) -> None:
        for name, text in changes.items():
            edit(dossier / name, {"text": text})
        assert rules(dossier) == {rule} | also

    @pytest.mark.parametrize("rule", sorted(DOSSIER_RULES), ids=lambda rule: f"{rule}-dung")
    def but_not_when_kept(self, untouched: DossierChecked, rule: str) -> None:
        assert rule not in {finding.rule for finding in untouched.findings}
        assert rule not in {name for name, _ in untouched.not_judged}


class DescribeWorkplaces:
    @pytest.mark.parametrize(
        ("said", "again"),
        [
            ("Phòng Kinh tế xã Tân Hội", "Phòng Kinh tế"),
            ("Trường THCS Nguyễn Trãi", "Trường Trung học cơ sở Nguyễn Trãi, xã Tân Hội"),
            ("Trường Tiểu học Tân Hội 1 đã có nhiều thành tích", "Trường TH Tân Hội 1 là người đầu tiên tham gia"),
            ("Phòng Kinh tế, Ủy ban nhân dân huyện Tân Hiệp", "Phó Chủ tịch UBND huyện Tân Hiệp"),
            ("Phòng Văn hóa - Xã hội", "Phòng Văn hoá – Xã hội của xã"),
            ("Trường TH&THCS Tân Hội", "Trường Tiểu học và Trung học cơ sở Tân Hội"),
            ("Trường TH - THCS Tân Hội", "Trường TH.THCS Tân Hội, xã Tân Hội"),
            ("Uỷ ban nhân dân huyện Tân Hiệp", "Ủy ban nhân dân huyện Tân Hiệp"),
            ("Phòng Kinh tế xã Tân Hội", "đội trưởng đội phòng cháy chữa cháy cơ sở"),
            ("Phòng Kinh tế xã Tân Hội", "tổ phòng, chống dịch; trường hợp đặc biệt của công ty gia đình"),
        ],
    )
    def they_may_be_said_in_other_words(self, dossier: Path, said: str, again: str) -> None:
        for name, at, place in ((SUBMISSION, "NoiDung~Tổng số", said), (MINUTES, "NoiDung~Địa điểm", again)):
            edit(dossier / name, {"text": {"at": at, "from": "$", "to": f" Ông Lê Minh Khang, {place}."}})
        assert "VF42" not in rules(dossier)

    def but_the_one_who_is_called_otherwise_is_told_with_what_most_say(self, dossier: Path) -> None:
        other = " Ông Lê Minh Khang, Trường Tiểu học Tân Hội 2."
        for name, at in ((SUBMISSION, "NoiDung~Tổng số"), (MINUTES, "NoiDung~Địa điểm")):
            edit(dossier / name, {"text": {"at": at, "from": "$", "to": " Ông Lê Minh Khang, Trường TH Tân Hội 1."}})
        edit(dossier / MINUTES, {"text": {"at": "NoiDung~Thời gian bắt đầu", "from": "$", "to": other}})
        found = [one for one in checked(dossier).findings if one.rule == "VF42"]
        assert [(one.found, one.expected) for one in found] == [("Trường Tiểu học Tân Hội 2", "Trường TH Tân Hội 1")]


class DescribePapersThatAreNotThere:
    @pytest.mark.parametrize(
        ("gone", "told"),
        [
            (SUBMISSION, "thiếu tờ trình"),
            (LIST, "thiếu danh sách"),
            (MINUTES, "thiếu biên bản họp Hội đồng"),
            ("04-bao-cao-thanh-tich", "thiếu báo cáo thành tích"),
        ],
    )
    def they_are_told_by_their_name(self, dossier: Path, gone: str, told: str) -> None:
        path = dossier / gone
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        found = [finding for finding in checked(dossier).findings if finding.rule == "VF32"]
        assert [(finding.level, finding.found) for finding in found] == [("error", told)]

    def but_a_report_of_somebody_else_is_told_with_the_name(self, dossier: Path, demo: Path) -> None:
        other = next((demo / MEDAL / "04-bao-cao-thanh-tich").glob("*.docx"))
        shutil.copy(other, dossier / "04-bao-cao-thanh-tich" / "999-khac.docx")
        found = [finding for finding in checked(dossier).findings if finding.rule == "VF37"]
        assert len(found) == 1
        assert "999-khac.docx" in found[0].where
        assert found[0].found != "không đọc được tên"

    def its_list_says_what_was_compared_and_how_often(self, untouched: DossierChecked) -> None:
        assert {"họ tên", "số lượng", "ngày họp", "giấy tờ phải có", "số phiếu và tỷ lệ"} <= dict(
            untouched.compared
        ).keys()


class DescribeDocumentsInAFolder:
    """The Word documents of a folder, each once."""

    @pytest.fixture
    def copies(self, dossier: Path) -> Path:
        folder = dossier / "tep-dien-tu"
        folder.mkdir()
        shutil.copy(dossier / "01-to-trinh.docx", folder)
        (folder / "danh-sach-tep.txt").write_text("")
        return folder

    @pytest.mark.usefixtures("copies")
    def they_are_without_the_copies_to_hand_in(self, dossier: Path) -> None:
        assert {path.parent.name for path in documents_in([dossier])} == {"ho-so", "04-bao-cao-thanh-tich"}

    def but_those_are_found_when_their_folder_is_named(self, copies: Path) -> None:
        assert documents_in([copies]) == [copies / "01-to-trinh.docx"]

    def but_a_folder_without_their_list_is_like_any_other(self, dossier: Path, copies: Path) -> None:
        (copies / "danh-sach-tep.txt").unlink()
        assert copies / "01-to-trinh.docx" in documents_in([dossier])


class DescribeDossiers:
    def its_papers_agree_when_we_made_them(self, demo: Path) -> None:
        found = list(check_dossiers(list(check_files(documents_in([demo]), processes=1))))
        assert len(found) == 3
        assert not any(one.findings or one.not_judged for one in found)

    def it_is_told_once_and_by_name_whose_report_is_missing(self, dossier: Path) -> None:
        next((dossier / "04-bao-cao-thanh-tich").iterdir()).unlink()
        (found,) = checked(dossier).findings
        assert (found.rule, found.found) == ("VF21", "không có báo cáo")

    @pytest.mark.parametrize(
        ("total", "right"),
        [
            ("02 trường hợp, gồm 01 tập thể và 01 cá nhân", True),
            ("02 trường hợp (01 tập thể và 01 cá nhân)", True),
            ("03 trường hợp, gồm 01 tập thể và 01 cá nhân", False),
            ("1.002 cá nhân", False),
        ],
    )
    def its_count_is_read_as_it_is_written(self, dossier: Path, total: str, *, right: bool) -> None:
        text = f"Tổng số: {total}."
        edit(dossier / "01-to-trinh.docx", {"text": {"at": "NoiDung~Tổng số", "from": r"^Tổng số.*$", "to": text}})
        assert ("VF20" not in rules(dossier)) == right

    def but_a_folder_of_too_many_is_not_compared_in_part(self, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ntm_docs.checking.dossier.folder._MOST", 3)
        found = checked(dossier)
        assert not found.findings
        assert {rule for rule, _ in found.not_judged} == set(DOSSIER_RULES)

    def its_names_are_told_when_spelt_two_ways(self, dossier: Path) -> None:
        edit(dossier / "02-danh-sach.docx", {"text": {"at": "BangChu~Khang", "from": "Khang", "to": "Khanh"}})
        found = [finding for finding in checked(dossier).findings if finding.rule == "VF21"]
        assert [(one.found, one.expected) for one in found] == [("Ông Lê Minh Khanh", "Lê Minh Khang")]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("đến tháng 6/2023", "đến tháng 9/2024"),
            ("từ tháng 01/2021 đến tháng 6/2023", "từ ngày 01/01/2021 đến ngày 30/9/2024"),
            ("từ tháng 01/2021 đến tháng 6/2023", "từ tháng 01 năm 2021 đến tháng 9 năm 2024"),
            ("từ tháng 01/2021", "từ tháng 12/2023"),
        ],
    )
    def its_period_is_told_when_it_ends_after_the_submission_or_before_it_began(
        self, medal: Path, old: str, new: str
    ) -> None:
        edit(report_of(medal), {"text": {"at": f"NoiDung~{old}", "from": old, "to": new}})
        assert rules(medal) == {"VF24"}

    @pytest.mark.parametrize("text", ["Nhiệm kỳ", "Kế hoạch nâng cấp kênh"])
    def but_a_term_of_office_or_a_plan_is_no_period_of_merits(self, medal: Path, text: str) -> None:
        edit(
            report_of(medal),
            {
                "text": {
                    "at": "NoiDung~Tổng nguồn lực",
                    "from": "^",
                    "to": f"{text} từ tháng 8/2025 đến tháng 12/2025. ",
                }
            },
        )
        assert rules(medal) == set()

    def its_period_is_told_when_a_table_has_results_of_a_later_month(self, medal: Path) -> None:
        edit(report_of(medal), {"text": {"at": "BangDauCot~Tháng 6/2023", "to": "Tháng 9/2024"}})
        assert "VF24" in rules(medal)

    @pytest.mark.parametrize(
        ("years", "gap"),
        [
            ((2020, 2021, 2023), True),
            ((2015, 2020, 2025), False),
            ((2015, 2020, 2023), False),
            ((2022, 2023, 2023), False),
        ],
    )
    def its_period_is_told_when_a_table_leaves_out_a_year(
        self, medal: Path, years: tuple[int, ...], *, gap: bool
    ) -> None:
        heads = ("Đơn vị tính", "Năm 2020", "Tháng 6/2023")
        for head, year in zip(heads, years, strict=True):
            edit(report_of(medal), {"text": {"at": f"BangDauCot~{head}", "to": f"năm {year}"}})
        found = [one for one in checked(medal).findings if one.rule == "VF24" and "," in one.quote]
        assert bool(found) == gap

    @pytest.mark.parametrize(("years", "right"), [("2021-2025", True), ("2020-2025", False)])
    def its_period_is_told_when_two_titles_name_two(self, dossier: Path, years: str, *, right: bool) -> None:
        title = {"at": "TenPhuLuc~THỦ TƯỚNG", "from": "$", "to": f" GIAI ĐOẠN {years}"}
        edit(dossier / "02-danh-sach.docx", {"text": title})
        assert rules(dossier) == (set() if right else {"VF24"})

    def but_what_cannot_be_compared_is_not_passed(self, dossier: Path) -> None:
        (dossier / "02-danh-sach.docx").unlink()
        assert {"VF20", "VF21", "VF30"} <= {rule for rule, _ in checked(dossier).not_judged}
