"""Bodies that are gone and zones that no list knows are told, whichever input names them."""

from datetime import date
from pathlib import Path

import pytest
import year_reviews
from conftest import ROOT

from ntm_docs.planning import plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.regulations import load_book

NOVEMBER = date(2026, 11, 28)
PLAN = """loại: kế hoạch
cơ quan: {{tên: {agency}, ký hiệu: UBND, địa danh: Phú Quốc, cấp: xã, tỉnh: {province}}}
số: 12
ngày: {day}
trích yếu: Tổ chức phong trào thi đua
kính gửi: []
căn cứ: [Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022]
nội dung: |
  I. MỤC ĐÍCH
  Thực hiện tốt phong trào.
  II. TỔ CHỨC THỰC HIỆN
  1. {room} hướng dẫn.
  2. Giao {room} tổng hợp.
nơi nhận: [{place}]
lưu: VT
người ký: {{quyền hạn: TM. Ủy ban nhân dân, chức vụ: Chủ tịch, họ và tên: Lê Văn An}}
"""


def a_plan(folder: Path, **changes: str) -> Path:
    facts = {
        "agency": "Ủy ban nhân dân đặc khu Phú Quốc",
        "province": "An Giang",
        "day": "28/11/2026",
        "room": "Phòng Kinh tế",
        "place": "Sở Nội vụ",
    }
    path = folder / "ke-hoach.yaml"
    path.write_text(PLAN.format(**(facts | changes)), encoding="utf-8")
    return path


def told(path: Path) -> dict[str, str]:
    return {one.code: str(one) for one in plan_input(path).warnings}


class DescribeABodyThatIsGone:
    @pytest.mark.parametrize(
        ("name", "now"),
        [
            ("Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"),
            ("Sở NN&PTNT", "Sở Nông nghiệp và Môi trường"),
            ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
            ("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
            ("Sở Giao thông vận tải", "Sở Xây dựng (phải xác nhận)"),
            ("Sở LĐ-TB&XH", "Sở Nội vụ"),
            ("Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
            ("Ban Dân tộc tỉnh", "Sở Dân tộc và Tôn giáo"),
            ("Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường"),
            ("Phòng Nội vụ", "Phòng Văn hóa - Xã hội của xã"),
            ("Trưởng phòng Tài nguyên và Môi trường", "Phòng Kinh tế của xã"),
            ("Cục Thuế tỉnh", "Thuế tỉnh"),
        ],
    )
    def it_is_told_with_what_does_its_work(self, tmp_path: Path, name: str, now: str) -> None:
        text = told(a_plan(tmp_path, place=name))["law.office_gone"]
        assert f"“{name}” có “" in text
        assert f"nay là của {now}" in text

    def it_is_told_once_with_every_line_of_the_text(self, tmp_path: Path) -> None:
        text = told(a_plan(tmp_path, room="Sở Giao thông vận tải"))["draft.office_gone"]
        assert "dòng 12, 13 có “Sở Giao thông vận tải”" in text

    @pytest.mark.parametrize(
        ("name", "day"),
        [
            ("Sở Nông nghiệp và Phát triển nông thôn", "28/02/2025"),
            ("Phòng Nội vụ", "30/6/2025"),
            ("Sở Nông nghiệp và Môi trường", "28/11/2026"),
            ("Ban Dân tộc và Tôn giáo", "28/11/2026"),
            ("Ban Dân tộc HĐND tỉnh", "28/11/2026"),
            ("Sở Văn hóa và Thể thao", "28/11/2026"),
            ("Phòng Kế hoạch - Tài chính", "28/11/2026"),
        ],
    )
    def but_not_while_it_was_there_and_not_another_of_a_like_name(self, tmp_path: Path, name: str, day: str) -> None:
        agency = "Ủy ban nhân dân xã An Biên"
        province = "An Giang" if day.endswith("2026") else "Kiên Giang"
        found = told(a_plan(tmp_path, place=name, day=day, agency=agency, province=province))
        assert "law.office_gone" not in found

    def it_is_told_of_a_dossier(self, tmp_path: Path) -> None:
        text = (ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_text(encoding="utf-8")
        path = tmp_path / "ho-so.yaml"
        path.write_text(text.replace("nơi nhận:", "nơi nhận:\n  - Sở NN&PTNT", 1), encoding="utf-8")
        assert "nay là của Sở Nông nghiệp và Môi trường" in told(path)["law.office_gone"]

    def it_is_told_of_a_review(self, tmp_path: Path) -> None:
        to = {"nơi nhận": ["Sở Nội vụ", "Sở Kế hoạch và Đầu tư"]}
        found = year_reviews.told(tmp_path, lambda review: review.update(to))
        assert "nay là của Sở Tài chính" in str(found["law.office_gone"])

    def its_starter_says_so(self) -> None:
        wish = StarterWish("so", NOVEMBER, None, "Sở Nông nghiệp và Phát triển nông thôn", "An Giang", dated=True)
        for kind in ("ho-so", "ke-hoach", "cong-van", "bao-cao", "quyet-dinh", "binh-xet"):
            assert "nay là Sở Nông nghiệp và Môi trường" in start(kind, f"{kind}.yaml", wish).decode(), kind

    @pytest.mark.parametrize(("on", "name"), [(date(2025, 2, 28), "Phát triển nông thôn"), (date(2025, 3, 1), "Môi")])
    def it_is_not_in_a_plan_of_a_later_day(self, on: date, name: str) -> None:
        text = start("ke-hoach", "a.yaml", StarterWish("tinh", on, None, "", "An Giang", dated=True)).decode()
        assert f"Sở Nông nghiệp và {name}" in text


class DescribeASpecialZone:
    def it_is_known_with_its_province(self) -> None:
        zones = load_book().co_quan.dac_khu.tinh
        assert sum(map(len, zones.values())) == 13
        assert all(load_book().tinh.known(province, NOVEMBER) for province in zones)

    @pytest.mark.parametrize(
        ("zone", "province", "known"),
        [("Phú Quý", "An Giang", "Phú Quốc, Thổ Châu, Kiên Hải"), ("Năm Căn", "Cà Mau", "không có đặc khu nào")],
    )
    def it_is_asked_about_where_the_list_has_none_of_its_name(
        self, tmp_path: Path, zone: str, province: str, known: str
    ) -> None:
        text = told(a_plan(tmp_path, agency=f"Ủy ban nhân dân đặc khu {zone}", province=province))["law.zone"]
        assert f"không có “{zone}” (đã biết: {known})" in text

    def but_not_where_it_has(self, tmp_path: Path) -> None:
        assert "law.zone" not in told(a_plan(tmp_path))

    def its_starter_says_so(self) -> None:
        wish = StarterWish(None, NOVEMBER, None, "Ủy ban nhân dân đặc khu Năm Căn", "Cà Mau", dated=True)
        assert "Danh mục đặc khu của Cà Mau không có Năm Căn" in start("ho-so", "a.yaml", wish).decode()


class DescribeAProvinceThatWasRenamed:
    def it_is_not_called_merged(self) -> None:
        wish = StarterWish(None, NOVEMBER, None, "Ủy ban nhân dân xã Phú Vinh", "Thừa Thiên Huế", dated=True)
        with pytest.raises(Exception, match="đã đổi tên là “Huế”"):
            start("ho-so", "a.yaml", wish)
