"""A small review of one office, and what becomes of changed copies of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ntm_docs.planning import PlannedReview, plan_input
from ntm_docs.problems import Problem, ProblemsError

Change = Callable[[dict[str, Any]], None]
ROOM = "Phòng Kinh tế"
NAMES = ("Lê Văn An", "Trần Thị Bình", "Phạm Văn Cường", "Võ Thị Dung", "Danh Sóc Em", "Lý Thị Gấm", "Ngô Văn Hải")


def a_member(name: str, titles: str = "LĐTT", **more: Any) -> dict[str, Any]:
    return {
        "danh xưng": "Bà" if " Thị " in name else "Ông",
        "họ và tên": name,
        "chức vụ": "Chuyên viên",
        "đơn vị": ROOM,
        "danh hiệu đề nghị": titles or None,
        "xếp loại": "HTTNV",
    } | more


def a_vote(title: str, agree: int = 5, against: int = 0, *, ballot: bool = False) -> dict[str, Any]:
    way = "bỏ phiếu kín" if ballot else "giơ tay"
    return {"danh hiệu": title, "hình thức biểu quyết": way, "đồng ý": agree, "không đồng ý": against}


def a_year(year: int, title: str = "CSTĐCS") -> dict[str, Any]:
    """A line of the history."""
    issued = {"số quyết định": f"{year % 100}/QĐ-UBND", "ngày": f"20/12/{year}", "cơ quan ban hành": "Chủ tịch UBND"}
    return {"năm": year, "danh hiệu": title} | issued


def a_review() -> dict[str, Any]:
    """Seven persons of one room: five Lao động tiên tiến, of them one Chiến sĩ thi đua cơ sở; the room too."""
    posts = ("Chủ tịch", "Phó Chủ tịch", "Ủy viên", "Ủy viên", "Ủy viên, Thư ký")
    people = ("Mai Văn Khánh", "Đỗ Thị Lan", "Bùi Văn Minh", "Hồ Thị Nga", "Vũ Văn Oanh")
    return {
        "loại": "bình xét cuối năm",
        "cơ quan": {
            "tên": "Ủy ban nhân dân xã Thạnh Đông",
            "ký hiệu": "UBND",
            "địa danh": "Thạnh Đông",
            "cấp": "xã",
            "tỉnh": "An Giang",
        },
        "kỳ bình xét": "năm 2026",
        "ngày xếp loại": "30/11/2026",
        "ngày tờ trình": "10/12/2026",
        "người ký": {"quyền hạn": "TM. Ủy ban nhân dân", "chức vụ": "Chủ tịch", "họ và tên": people[0]},
        "hội đồng": {
            "tên": "Hội đồng Thi đua - Khen thưởng xã Thạnh Đông",
            "quyết định thành lập": {
                "tên loại": "Quyết định",
                "số": "118/QĐ-UBND",
                "ngày": "21/7/2025",
                "cơ quan ban hành": "Chủ tịch Ủy ban nhân dân xã Thạnh Đông",
            },
            "tổng số thành viên": 5,
            "thành viên": [
                {"họ và tên": name, "chức vụ": f"Công chức xã {at}", "vai trò": post}
                for at, (name, post) in enumerate(zip(people, posts, strict=True), start=1)
            ],
        },
        "cuộc họp": {
            "ngày": "04/12/2026",
            "bắt đầu": "14 giờ 00",
            "kết thúc": "16 giờ 00",
            "địa điểm": "Phòng họp Ủy ban nhân dân xã",
            "chủ trì": people[0],
            "thư ký": people[4],
            "tổ kiểm phiếu": [people[2], people[3]],
            "thảo luận": "Hội đồng thảo luận từng trường hợp.",
        },
        "biểu quyết": [a_vote("LĐTT"), a_vote("CSTĐCS", ballot=True), a_vote("TTLĐTT")],
        "quyết định": {"ngày": "08/12/2026"},
        "cá nhân": [
            a_member(NAMES[0], "LĐTT, CSTĐCS", **{"xếp loại": "HTXSNV", "sáng kiến": "Bản đồ số (QĐ 412/QĐ-UBND)"}),
            *(a_member(name) for name in NAMES[1:5]),
            a_member(NAMES[5], "", **{"xếp loại": "HTNV", "ghi chú": "hoàn thành nhiệm vụ"}),
            a_member(NAMES[6], "", **{"xếp loại": "HTTNV", "ghi chú": "không đề nghị"}),
        ],
        "tập thể": [{"tên": ROOM, "danh hiệu đề nghị": "TTLĐTT", "xếp loại": "HTTNV"}],
    }


def planned(folder: Path, *changes: Change) -> PlannedReview:
    """A changed review, planned."""
    data = a_review()
    for change in changes:
        change(data)
    path = folder / "binh-xet.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    made = plan_input(path)
    assert isinstance(made, PlannedReview)
    return made


def told(folder: Path, *changes: Change) -> dict[str, Problem]:
    """What is told of a changed review, by code: errors and warnings."""
    try:
        return {one.code: one for one in planned(folder, *changes).warnings}
    except ProblemsError as error:
        return {one.code: one for one in error.problems}


def refused(folder: Path, *changes: Change) -> set[str]:
    """The codes of what stops the build of a changed review."""
    try:
        planned(folder, *changes)
    except ProblemsError as error:
        return {one.code for one in error.problems if one.severity == "error"}
    return set()
