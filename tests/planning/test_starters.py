"""The dossier a clerk begins with: of the day, the level, the office; blanks where their own facts stand."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from filling import filled, texts_of

from ntm_docs.checking import Finding, check_bytes
from ntm_docs.finishing.verifying import verify
from ntm_docs.pipeline import build
from ntm_docs.planning import Planned, WantedExtras, plan_every, plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError

TODAY, TWO_TIERS, AGO = date(2026, 11, 28), date(2025, 7, 14), date(2023, 7, 14)
COMMUNE = "Ủy ban nhân dân xã Thạnh Đông"
OFFICES = [
    ("xa", COMMUNE, "An Giang"),
    ("xa", "Ủy ban nhân dân phường Rạch Giá", "An Giang"),
    ("xa", "Ủy ban nhân dân đặc khu Phú Quốc", "An Giang"),
    ("xa", "Ủy ban nhân dân xã Ea Kar", "Đắk Lắk"),
    ("xa", "Ủy ban nhân dân xã Bình Mỹ", "Hồ Chí Minh"),
    ("tinh", "Ủy ban nhân dân tỉnh An Giang", ""),
    ("tinh", "Ủy ban nhân dân thành phố Cần Thơ", ""),
    ("xa", "", "An Giang"),
    ("xa", "", ""),
    ("tinh", "", "Đắk Lắk"),
    ("tinh", "", ""),
]
GONE = re.compile(r"huyện|Tân Hiệp|Kiên Giang|Mẫu\b|91/2017|2021-2025|2023")


def begun(wish: StarterWish) -> str:
    return start("ho-so", "ho-so.yaml", wish).decode()


def of(
    level: str | None, agency: str = COMMUNE, province: str = "An Giang", on: date = TODAY, *awards: str
) -> StarterWish:
    return StarterWish(level, on, None, agency, province, dated=True, awards=awards)


class DescribeTheDossierOfTheDay:
    @pytest.mark.parametrize(("level", "agency", "province"), OFFICES)
    @pytest.mark.parametrize("on", [TWO_TIERS, TODAY])
    def it_names_no_level_or_fact_of_another_time(self, level: str, agency: str, province: str, on: date) -> None:
        text = begun(of(level, agency, province, on))
        found = {one for one in GONE.findall(text) if not (one == "2021-2025" and on == TWO_TIERS)}
        assert found == set()
        assert text.count("……") > 60

    @pytest.mark.parametrize(
        ("wish", "words"),
        [
            (
                of(None),
                [
                    "tên: Ủy ban nhân dân xã Thạnh Đông",
                    "TT. HĐND xã (b/c)",
                    "Hội đồng Thi đua - Khen thưởng xã Thạnh Đông",
                    "cơ quan ban hành: Ủy ban nhân dân tỉnh An Giang",
                    "giai đoạn: 2026-2030",
                    "Luật số 06/2026/QH16",
                    "Nghị định số 152/2025/NĐ-CP",
                    "hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
                    "Nhân dân ấp ……",
                    "ngày tờ trình: 28/11/2026",
                    "- tên: Hộ gia đình ……",
                ],
            ),
            (
                of(None, "Ủy ban nhân dân phường Rạch Giá"),
                ["cấp: xã", "Phòng Văn hóa - Xã hội phường", "Nhân dân khu phố ……"],
            ),
            (
                of(None, "Ủy ban nhân dân xã Ea Kar", "đắk lắk"),
                ["tỉnh: Đắk Lắk", "Nhân dân thôn ……", "chức vụ: Trưởng thôn"],
            ),
            (
                of(None, "Ủy ban nhân dân xã Bình Mỹ", "Hồ Chí Minh"),
                [
                    "hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân thành phố",
                    "Ủy ban nhân dân Thành phố Hồ Chí Minh",
                ],
            ),
            (
                of(None, "Ủy ban nhân dân tỉnh An Giang", ""),
                [
                    "cấp: tỉnh",
                    "tỉnh: An Giang",
                    "hình thức: Bằng khen của Thủ tướng Chính phủ",
                    "TT. Tỉnh ủy",
                    "Giám đốc Sở Nội vụ",
                ],
            ),
            (
                of("tinh", "Ủy ban nhân dân thành phố Cần Thơ", ""),
                ["TT. Thành ủy, TT. HĐND thành phố (b/c)", "cấp: tỉnh"],
            ),
            (of("xa", "", ""), ["tên: Ủy ban nhân dân xã ……", "tỉnh: ……"]),
            (of(None, on=TWO_TIERS), ["giai đoạn: 2021-2025", "ngày tờ trình: 14/7/2025"]),
        ],
    )
    def it_speaks_for_the_office(self, wish: StarterWish, words: list[str]) -> None:
        text = begun(wish)
        assert [word for word in words if word not in text] == []

    def it_proposes_what_is_asked_for(self) -> None:
        text = begun(of(None, COMMUNE, "An Giang", TODAY, "BK tỉnh", "giấy khen xã", "LĐTT"))
        proposed = re.findall(r"- hình thức: (.+)", text)
        assert proposed == [
            "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
            "Giấy khen của Chủ tịch Ủy ban nhân dân xã",
            "Lao động tiên tiến",
        ]
        assert "tập thể:" not in text.partition("- hình thức: Lao động tiên tiến")[2]  # a title of persons

    @pytest.mark.parametrize(
        ("agency", "name", "award"),
        [
            (COMMUNE, "giấy khen", "Giấy khen của Chủ tịch Ủy ban nhân dân xã"),
            (COMMUNE, "bằng khen", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("Sở Nội vụ", "giấy khen", "Giấy khen của Thủ trưởng cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh"),
        ],
    )
    def it_takes_a_common_name_for_the_award_that_is_its_own(self, agency: str, name: str, award: str) -> None:
        assert f"- hình thức: {award}\n" in begun(of(None, agency, "An Giang", TODAY, name))

    def but_where_none_is_it_asks_which(self) -> None:
        with pytest.raises(ProblemsError, match="là tên chung của"):
            begun(of("tinh", "", "An Giang", TODAY, "giấy khen"))

    def but_an_award_that_is_none_is_told(self) -> None:
        with pytest.raises(ProblemsError, match="Bằng khen xóm"):
            begun(of(None, COMMUNE, "An Giang", TODAY, "Bằng khen xóm"))

    @pytest.mark.parametrize(
        ("wish", "why"),
        [
            (of("huyen", ""), "không còn cấp huyện"),
            (of("tinh"), "không phải cơ quan cấp tỉnh"),
            (of("phuong"), "không phải cơ quan cấp phường"),
            (of("thanh-pho", "", "An Giang"), "An Giang là tỉnh"),
            (of(None, "Ủy ban nhân dân tỉnh Đồng Nai", ""), "Ghi “Ủy ban nhân dân thành phố Đồng Nai”"),
            (of(None, "Ủy ban nhân dân tỉnh Cần Thơ", "", AGO), "Ghi “Ủy ban nhân dân thành phố Cần Thơ”"),
            (of(None, "Ủy ban nhân dân thành phố An Giang", ""), "Ghi “Ủy ban nhân dân tỉnh An Giang”"),
            (of(None, "Sở Nội vụ tỉnh Kiên Giang", ""), "đã sáp nhập vào “An Giang”"),
            (of(None, province="Kiên Giang"), "đã sáp nhập vào “An Giang”"),
            (of(None, province="Sao Hỏa"), "không phải tên một tỉnh"),
            (of(None, "Ủy ban nhân dân tỉnh Kiên Giang", ""), "đã sáp nhập vào “An Giang”"),
            (of(None, "Ủy ban nhân dân huyện Tân Hiệp"), "không còn cấp huyện"),
            (of(None, "Ủy ban nhân dân thị trấn Tân Hiệp"), "không còn cấp thị trấn"),
        ],
    )
    def but_what_is_not_there_on_the_day_is_refused(self, wish: StarterWish, why: str) -> None:
        with pytest.raises(ProblemsError, match=why):
            begun(wish)


class DescribeTheDossierOfFormerDays:
    def it_is_that_of_a_district_unless_another_level_is_asked_for(self) -> None:
        text = begun(of(None, "", "Kiên Giang", AGO))
        assert "tên: Ủy ban nhân dân huyện ……" in text
        assert begun(of("huyen", "", "Kiên Giang", AGO)) == text

    @pytest.mark.parametrize(
        ("wish", "words"),
        [
            (
                of(None, COMMUNE, "Kiên Giang", AGO),
                [
                    "theo Nghị định số 91/2017/NĐ-CP",
                    "hình thức: Giấy khen của Chủ tịch Ủy ban nhân dân huyện",
                    "kính gửi: Chủ tịch Ủy ban nhân dân huyện ……",
                    "Phòng Nội vụ huyện ……",
                    "cơ quan ban hành: Ủy ban nhân dân huyện ……",
                    "ấp ……, xã Thạnh Đông, huyện ……, tỉnh Kiên Giang",
                    "ngày tờ trình: 14/7/2023",
                    "tỉnh; huyện; xã",
                ],
            ),
            (
                of(None, "Ủy ban nhân dân phường Vĩnh Thanh", "Kiên Giang", AGO),
                [
                    "hình thức: Giấy khen của Chủ tịch Ủy ban nhân dân thành phố",
                    "Phòng Nội vụ thành phố ……",
                    "Phường của quận, thị xã thì sửa",
                ],
            ),
            (
                of(None, "Ủy ban nhân dân huyện Tân Hiệp", "Kiên Giang", AGO),
                ["TT. Huyện ủy, TT. HĐND huyện (b/c)", "Trưởng phòng Nội vụ", "Nhân dân và cán bộ xã ……"],
            ),
            (
                of(None, "Ủy ban nhân dân quận Ninh Kiều", "Cần Thơ", AGO),
                ["TT. Quận ủy", "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố", "phường ……, quận Ninh Kiều"],
            ),
            (
                of(None, "Ủy ban nhân dân tỉnh Đồng Nai", "", date(2026, 4, 29)),
                ["tên: Ủy ban nhân dân tỉnh Đồng Nai", "TT. Tỉnh ủy"],
            ),
            (
                of(None, "Ủy ban nhân dân thành phố Đồng Nai", "", date(2026, 4, 30)),
                ["tên: Ủy ban nhân dân thành phố Đồng Nai", "TT. Thành ủy"],
            ),
        ],
    )
    def it_speaks_as_was_spoken_then(self, wish: StarterWish, words: list[str]) -> None:
        text = begun(wish)
        assert [word for word in words if word not in text] == []


class DescribeTheDossierOfADepartment:
    def it_stands_under_its_peoples_committee_and_is_signed_by_its_head(self) -> None:
        text = begun(of("so", "Sở Nông nghiệp và Môi trường", "An Giang"))
        for words in (
            "chủ quản: Ủy ban nhân dân tỉnh An Giang",
            "ký hiệu: SNNMT",
            "cấp: sở, ban, ngành",
            "chức vụ: Giám đốc ",
            "số: ……/QĐ-SNNMT",
            "cơ quan ban hành: Giám đốc Sở Nông nghiệp và Môi trường",
            "nhóm đối tượng: sở, ban, ngành, đoàn thể",
        ):
            assert words in text, words
        assert "quyền hạn: TM." not in text

    def its_name_may_tell_its_province(self) -> None:
        assert begun(of(None, "Sở Nội vụ tỉnh An Giang", "")) == begun(of(None, "Sở Nội vụ", "An Giang"))

    def its_own_award_is_asked_of_its_head(self) -> None:
        text = begun(of(None, "Sở Nội vụ", "An Giang", TODAY, "Giấy khen sở"))
        assert "kính gửi: Giám đốc Sở Nội vụ" in text

    @pytest.mark.parametrize(
        ("agency", "head"),
        [
            ("Ban Dân tộc và Tôn giáo", "Trưởng Ban Dân tộc và Tôn giáo"),
            ("Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
            ("Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
        ],
    )
    def its_head_is_called_as_the_body_is(self, agency: str, head: str) -> None:
        assert f"cơ quan ban hành: {head}\n" in begun(of(None, agency, "An Giang"))


class DescribeAnAwardOfACommune:
    """It is named as the unit is, in the starter and on every paper."""

    @pytest.mark.parametrize("unit", ["phường Rạch Giá", "đặc khu Phú Quốc"])
    @pytest.mark.parametrize("award", ["giấy khen xã", "Giấy khen phường", "LĐTT"])
    def it_is_never_that_of_a_xa(self, tmp_path: Path, unit: str, award: str) -> None:
        path = tmp_path / "ho-so.yaml"
        text = filled(begun(of(None, f"Ủy ban nhân dân {unit}", "An Giang", TODAY, award)), TODAY)
        path.write_text(text, encoding="utf-8")
        build(path, tmp_path / "out")
        papers = "\n".join(text for _, text in texts_of(tmp_path / "out"))
        assert "Ủy ban nhân dân xã" not in papers
        assert f"Chủ tịch Ủy ban nhân dân {unit}" in papers
        assert verify(tmp_path / "out") == []


class DescribeADecisionThatGivesAnAward:
    @pytest.mark.parametrize(
        ("agency", "award", "given"),
        [
            (COMMUNE, "giấy khen", "Giấy khen của Chủ tịch Ủy ban nhân dân xã"),
            ("Ủy ban nhân dân phường Rạch Giá", "giấy khen", "Giấy khen của Chủ tịch Ủy ban nhân dân phường"),
            ("Ủy ban nhân dân tỉnh An Giang", "BK tỉnh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
            ("Sở Nội vụ", "LĐTT", "Lao động tiên tiến"),
        ],
    )
    def it_builds_once_its_blanks_are_filled(self, tmp_path: Path, agency: str, award: str, given: str) -> None:
        wish = of(None, agency, "" if "tỉnh" in agency else "An Giang", TODAY, award)
        path = tmp_path / "quyet-dinh.yaml"
        path.write_text(filled(start("quyet-dinh", path.name, wish).decode(), TODAY), encoding="utf-8")
        assert plan_input(path).warnings == ()
        build(path, tmp_path / "out")
        papers = dict(texts_of(tmp_path / "out"))
        assert set(papers) == {"01-quyet-dinh.docx", "02-danh-sach.docx"}
        assert f"Tặng {given} cho 05 tập thể" in papers["01-quyet-dinh.docx"]

    @pytest.mark.parametrize(
        ("agency", "award"),
        [(COMMUNE, "BK tỉnh"), ("Ủy ban nhân dân tỉnh An Giang", "BK TTg"), ("Sở Nội vụ", "BK tỉnh")],
    )
    def but_what_another_body_gives_is_refused_with_its_name(self, agency: str, award: str) -> None:
        wish = of(None, agency, "" if "tỉnh" in agency else "An Giang", TODAY, award)
        with pytest.raises(ProblemsError, match=r"quyết định, không phải .*ntm-docs new ho-so"):
            start("quyet-dinh", "a.yaml", wish)


class DescribeItsName:
    @pytest.mark.parametrize("kind", ["ho-so", "danh-sach"])
    @pytest.mark.parametrize("stem", ["ho$so", "a${don_vi}", "100%{x}", "a\\1"])
    def it_may_hold_any_sign(self, kind: str, stem: str) -> None:
        name = f"{stem}.{'yaml' if kind == 'ho-so' else 'xlsx'}"
        data = start(kind, name, of(None))
        assert kind == "danh-sach" or name in data.decode()


class DescribeItsBlanks:
    def they_are_told_each_with_its_line(self, tmp_path: Path) -> None:
        path = tmp_path / "ho-so.yaml"
        path.write_text(text := begun(of(None)), encoding="utf-8")
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert {problem.code for problem in caught.value.problems} == {"sample.blank"}
        told = {problem.place.line for problem in caught.value.problems}
        lines = enumerate(text.splitlines(), start=1)
        blanks = {at for at, line in lines if "……" in line.partition("# ")[0]}
        assert told == blanks

    @pytest.mark.parametrize(("level", "agency", "province"), OFFICES[:-1:2])
    def but_it_can_be_explained_under_the_law_of_its_day(
        self, tmp_path: Path, level: str, agency: str, province: str
    ) -> None:
        path = tmp_path / "ho-so.yaml"
        path.write_text(begun(of(level, agency, province)), encoding="utf-8")
        planned = plan_input(path, lenient=True)
        assert isinstance(planned, Planned)
        assert planned.plan.regime.ten == "Nghị định số 152/2025/NĐ-CP với Luật số 06/2026/QH16"
        (dossier,) = planned.plan.dossiers
        assert len(dossier.documents) == 6
        assert dossier.copies == (
            None if level == "xa" else 1
        )  # left to the province; one set for the Prime Minister's

    @pytest.mark.parametrize("office", [OFFICES[0], OFFICES[1], OFFICES[5]])
    def but_filled_in_they_give_every_document_without_error(
        self, tmp_path: Path, office: tuple[str, str, str]
    ) -> None:
        path = tmp_path / "ho-so.yaml"
        path.write_text(filled(begun(of(*office)), TODAY), encoding="utf-8")
        build(path, tmp_path / "out")
        made = sorted((tmp_path / "out").rglob("*.docx"))
        assert len(made) >= 6
        found = [one for paper in made for one in errors_of(paper)]
        assert found == []

    def but_what_only_the_meeting_gives_may_be_blank_before_it(self, tmp_path: Path) -> None:
        path, blank = tmp_path / "ho-so.yaml", begun(of(None))
        own, given = filled(blank, TODAY).splitlines(), ("kết thúc", "số phiếu", "phiếu", "Ông (bà)")
        lines = [
            old if old.strip().startswith(given) else new for old, new in zip(blank.splitlines(), own, strict=True)
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        with pytest.raises(ProblemsError, match="chỗ trống"):
            plan_input(path)
        build(path, tmp_path / "hop", wanted=WantedExtras(meeting=True))
        assert {one.name for one in (tmp_path / "hop").rglob("*.docx")} == {
            "01-giay-moi.docx",
            "02-phieu-bieu-quyet.docx",
        }


def errors_of(paper: Path) -> list[Finding]:
    return [one for one in check_bytes(paper.read_bytes(), paper.name).findings if one.level == "error"]


def offered(data: bytes) -> dict[str, set[str]]:
    """What the lists of a workbook offer, by the head of the column or the name of the line."""
    book = openpyxl.load_workbook(BytesIO(data))
    found: dict[str, set[str]] = {}
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            (area, *_) = rule.sqref.ranges
            at = (area.min_row, 1) if sheet.title == "Thông tin chung" else (1, area.min_col)
            name, inside, where = str(rule.formula1).lstrip("=").partition("!")
            words = set(name.strip('"').split(","))  # a short list stands in the rule itself
            if inside:
                words = {str(cell.value) for row in book[name.strip("'")][where.replace("$", "")] for cell in row}
            found[str(sheet.cell(*at).value)] = words
    return found


class DescribeItsWorkbook:
    @pytest.mark.parametrize("on", [AGO, TODAY])
    def its_lists_offer_the_levels_of_the_day(self, on: date) -> None:
        lists = offered(start("danh-sach", "a.xlsx", of("xa", "", "An Giang", on)))
        assert {"Cơ quan › cấp", "Phong trào › cấp phát động", "Nhóm đối tượng", "Hình thức"} <= set(lists)
        for name in ("Cơ quan › cấp", "Phong trào › cấp phát động", "Nhóm đối tượng"):
            assert ("huyện" in lists[name]) == (on == AGO), name
            assert "xã" in lists[name]
        assert ("Giấy khen của Chủ tịch Ủy ban nhân dân huyện" in lists["Hình thức"]) == (on == AGO)
        assert ("Kiên Giang" in lists["Cơ quan › tỉnh"]) == (on == AGO)

    def its_notes_name_no_level_that_is_gone(self) -> None:
        book = openpyxl.load_workbook(BytesIO(start("danh-sach", "a.xlsx", of(None))))
        texts = [str(c.value) for sheet in book for row in sheet for c in row if c.value]
        texts += [c.comment.text for sheet in book for row in sheet for c in row if c.comment]
        assert [text for text in texts if re.search(r"huyện|Tân Hiệp|Kiên Giang", text)] == []

    def it_is_of_the_day_too(self, tmp_path: Path) -> None:
        path = tmp_path / "danh-sach.xlsx"
        path.write_bytes(start("danh-sach", path.name, of(None)))
        with pytest.raises(ProblemsError) as caught:
            plan_every(path, None, None)
        assert {problem.code for problem in caught.value.problems} == {"sample.blank"}
        (planned,) = plan_every(path, None, None, lenient=True)
        assert isinstance(planned, Planned)
        assert planned.plan.on == TODAY
        assert [kind for kind, _, _ in planned.ho_so.de_nghi[0].doi_tuong()] == ["tap_the", "ca_nhan", "ho_gia_dinh"]
