"""Slips of wording by kind, each in other words and in another place of a paper."""

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

PAPERS_ROOM = str(Path(__file__).parent.parent / "papers")
if PAPERS_ROOM not in sys.path:
    sys.path.append(PAPERS_ROOM)

from reading_papers import PAPERS  # noqa: E402
from right_papers import docx_of, para, table  # noqa: E402

from ntm_docs.checking import check_bytes  # noqa: E402

NOTICE = PAPERS["thong-bao"]
WRONG = {
    "Mổi đơn vị củng phải báo cáo nhửng việc chưa làm.": {"Mổi", "củng phải", "nhửng"},
    "Nâng cấp đuờng giao thông khu vực nông thông.": {"đuờng", "nông thông"},
    "Cán bộ chuyên môm cơ quang phải kiêm nghiệm.": {"chuyên môm", "cơ quang", "kiêm nghiệm"},
    "Các ấp góp phân hoàn thành nhiệm vụ và nêu rỏ lý do.": {"góp phân hoàn", "nêu rỏ"},
    "Giao Văn Phòng và Sở nội vụ theo dõi.": {"Văn Phòng", "Sở nội vụ"},
    "Hội Đồng Nhân Dân giám sát, có 12 Xã đạt chuẩn.": {"Hội Đồng Nhân Dân", "Xã"},
    "Giao Phòng Nội vụ huyện Châu Thành tổng hợp trước ngày 15 tháng 11.": {"huyện Châu"},
    "Công an huyện phối hợp kiểm tra.": {"Công an huyện"},
    "Họp ngày 31/9/2026 tại xã, báo cáo trước ngày 30 tháng 02 năm 2027.": {
        "ngày 31/9/2026",
        "ngày 30 tháng 02 năm 2027",
    },
    "Việc này là là bình thường, Ban Ban Chỉ đạo đã họp.": {"là là", "Ban Ban"},
    "Kết quả đạt được tốt.., nhân dân phấn khởi.": {"“..”", "nhân dân"},
    "Phát triển kinh tế-xã hội bền vững.": {"“kinh tế-xã hội”"},
    "Tuyến đường dài 1.5 km, rộng 3.5m, tăng 2.25 tỷ đồng.": {"1.5", "3.5", "2.25"},
    "Theo Thông tư số 01/2024/TT BNV ngày 23 tháng 02 năm 2024 của Bộ Nội vụ.": {"01/2024/TT BNV"},
    "Các Tổ Chức tuyên dương Chiến sĩ thi đua Cơ sở, Lao động Tiên tiến.": {
        "Tổ Chức",
        "Chiến sĩ thi đua Cơ sở",
        "Lao động Tiên tiến",
    },
    "Biểu dương ỦY BAn nhân dân hai xã.": {"BAn", "nhân dân"},
}
RIGHT = (
    "Bà Phan Thị Thuý Hoà, ông Nguyễn Văn Mẩy, bà Trương Lan Lan, anh Y Thông Niê.",
    "Đã củng cố tổ chức, ngày ngày đổi mới; bản tin, bảng tin, bản kê khai, bảng giá đất.",
    "Trước ngày 01 tháng 7 năm 2025, Ủy ban nhân dân huyện Châu Thành đã công nhận 03 xã.",
    "Năm 2019, Công an huyện Châu Thành đã được tặng Bằng khen.",
    "Vắc-xin và công-ten-nơ; đoạn Km1.234, phiên bản 1.5, mục 2.1.",
    "Theo Quyết định số 15/QĐ-UBND ngày 05 tháng 5 năm 2026; Nghị định số 30/2020/NĐ-CP; Lao động tiên tiến.",
    "Tỉnh đoàn, Xã đội, các Phường đội trưởng; 12 Xã đội trưởng.",
    "Ngày 29 tháng 02 năm 2028 là ngày cuối tháng; ngày 28/02/2027.",
)


@cache
def told(lines: tuple[str, ...], place: str) -> tuple[str, ...]:
    """What is found of the lines, set in a place of a notice."""
    cells = [[para(one), para("Tốt")] for one in lines]
    made = [table(*cells, ruled=True)] if place == "bảng" else list(lines)
    first, *rest = NOTICE["than"]
    findings = check_bytes(docx_of(NOTICE | {"than": [first, *made, *rest]}), "a.docx").findings
    return tuple(one.found for one in findings)


def all_of(values: Iterable[set[str]]) -> set[str]:
    return {word for one in values for word in one}


class DescribeSlipsByKind:
    def they_are_told_in_the_text(self) -> None:
        assert set(told(tuple(WRONG), "bài")) == all_of(WRONG.values())

    def they_are_told_once_each(self) -> None:
        found = [one for one in told(tuple(WRONG), "bài") if one != "nhân dân"]
        assert sorted(found) == sorted(set(found))

    def they_are_told_in_a_table(self) -> None:
        words = {"Mổi", "nông thông", "chuyên môm", "Văn Phòng", "là là", "ngày 31/9/2026", "“..”"}
        assert words <= set(told(tuple(WRONG), "bảng"))

    def but_what_is_right_is_not(self) -> None:
        assert told(RIGHT, "bài") == ()
