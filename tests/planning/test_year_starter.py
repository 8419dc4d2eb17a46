import re
from datetime import date
from pathlib import Path

import pytest

from ntm_docs.planning import PlannedReview, plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError

NOVEMBER = date(2026, 11, 28)
# What a clerk writes into the blanks of a field, in the order of the file; the last one again and again.
FILLED = {
    "đơn vị soạn thảo": ["VHXH"],
    "ngày xếp loại": ["20/11/2026"],
    "họ và tên": [
        "Mai Văn Khánh",
        "Mai Văn Khánh",
        "Đỗ Thị Lan",
        "Bùi Văn Minh",
        "Hồ Thị Nga",
        "Vũ Văn Oanh",
        "Lê Văn An",
    ],
    "số": ["118/QĐ-UBND"],
    "ngày": ["21/7/2025", "25/11/2026", "26/11/2026"],
    "tổng số thành viên": ["5"],
    "bắt đầu": ["08 giờ 00"],
    "kết thúc": ["10 giờ 00"],
    "địa điểm": ["Phòng họp Ủy ban nhân dân"],
    "chủ trì": ["Mai Văn Khánh"],
    "thư ký": ["Vũ Văn Oanh"],
    "tổ kiểm phiếu": ["[Bùi Văn Minh, Hồ Thị Nga]"],
    "danh xưng": ["Ông"],
    "chức vụ": ["Chuyên viên"],
    "đơn vị": ["Phòng Kinh tế"],
    "xếp loại": ["HTXSNV", "HTTNV"],
    "sáng kiến": ["Bản đồ số (QĐ 412/QĐ-UBND)"],
    "tên": ["Phòng Kinh tế"],
}


def _starter(on: date = NOVEMBER, level: str | None = "xa", agency: str = "", province: str = "An Giang") -> str:
    wish = StarterWish(level, on, agency=agency, province=province, dated=True)
    return start("binh-xet", "binh-xet.yaml", wish).decode("utf-8")


def _filled_in(text: str) -> str:
    """The starter as a clerk fills it in; titles that nobody is proposed for are deleted."""
    seen: dict[str, int] = {}
    lines = []
    for line in text.splitlines():
        found = re.match(r"^(?P<head>\s*(?:- )?(?P<name>[^:#]+):) *[^#]*……", line)
        if found and found["name"] in FILLED and not line.lstrip().startswith("#"):
            values, count = FILLED[found["name"]], seen.get(found["name"], 0)
            seen[found["name"]] = count + 1
            lines.append(f"{found['head']} {values[min(count, len(values) - 1)]}")
        elif "danh hiệu: TTLĐXS" in line or "danh hiệu: Giấy khen" in line:
            continue
        else:
            lines.append(line.replace("đồng ý: ……", "đồng ý: 5").replace("……", "Hội đồng nhất trí"))
    return "\n".join(lines)


class DescribeTheStarterOfAReview:
    @pytest.mark.parametrize(
        ("on", "agency", "law"),
        [
            (NOVEMBER, "Ủy ban nhân dân xã Thạnh Đông", "Luật số 06/2026/QH16"),
            (NOVEMBER, "Ủy ban nhân dân phường Rạch Giá", "Luật số 06/2026/QH16"),
            (NOVEMBER, "Ủy ban nhân dân đặc khu Phú Quốc", "Luật số 06/2026/QH16"),
            (date(2025, 7, 14), "Ủy ban nhân dân xã Thạnh Đông", "Nghị định số 152/2025/NĐ-CP"),
        ],
    )
    def it_is_of_the_day_and_the_level(self, on: date, agency: str, law: str) -> None:
        text = _starter(on, None, agency)
        assert law in text
        assert agency in text
        assert f"kỳ bình xét: năm {on.year}" in text
        assert not re.search(r"\bhuyện\b|Ban Thi đua", text)

    @pytest.mark.parametrize(
        ("level", "agency"),
        [("xa", ""), ("phuong", ""), ("dac-khu", ""), ("tinh", ""), ("so", "Sở Nội vụ"), (None, "")],
    )
    def it_tells_its_blanks_and_nothing_else(self, tmp_path: Path, level: str | None, agency: str) -> None:
        path = tmp_path / "binh-xet.yaml"
        path.write_text(_starter(level=level, agency=agency), encoding="utf-8")
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert {one.code for one in caught.value.problems} == {"sample.blank"}

    def it_builds_once_filled_in(self, tmp_path: Path) -> None:
        path = tmp_path / "binh-xet.yaml"
        path.write_text(_filled_in(_starter(agency="Ủy ban nhân dân xã Thạnh Đông")), encoding="utf-8")
        review = plan_input(path)
        assert isinstance(review, PlannedReview)
        assert [bundle.id for bundle in review.plan.bundles] == ["bien-ban", "quyet-dinh-danh-hieu"]

    def it_is_a_workbook_where_the_file_is_named_so(self, tmp_path: Path) -> None:
        path = tmp_path / "binh-xet.xlsx"
        path.write_bytes(start("binh-xet", path.name, StarterWish("xa", NOVEMBER, province="An Giang")))
        with pytest.raises(ProblemsError) as caught:
            plan_input(path)
        assert {one.code for one in caught.value.problems} == {"sample.blank"}
        assert "C2" in {one.place.cell for one in caught.value.problems if one.place.sheet == "Biểu quyết"}

    def but_there_is_none_of_a_day_without_data(self) -> None:
        with pytest.raises(ProblemsError, match="01/01/2024"):
            _starter(date(2023, 7, 14), None, "Ủy ban nhân dân xã Tân Hiệp A", "Kiên Giang")

    def it_offers_a_province_its_own_titles(self) -> None:
        text = start("binh-xet", "a.yaml", StarterWish("tinh", NOVEMBER, province="An Giang")).decode()
        assert "danh hiệu: BK tỉnh" in text
        assert "Ủy ban nhân dân tỉnh An Giang" in text
