"""The second reading of the law, entry by entry: where each lives, with what strength.

W: what the data once had wrong; M: what was missing; R: whose strength was raised; T: texts that are cited.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ntm_docs.regulations import Book, Question, QuyDinh, load_book

BOOK = load_book()
LAUNCHED = "thoi_gian_phong_trao"
NOVEMBER, LAST_OF_98, AGO = date(2026, 11, 28), date(2025, 6, 30), date(2023, 7, 14)


def rule(code: str) -> QuyDinh:
    return next(one for one in BOOK.quy_dinh if one.ma == code)


def ask(award: str, topic: Any, on: date = NOVEMBER, subject: str | None = None, kind: str = "") -> Any:
    """What governs for an award on a day: its value and its strength."""
    found = next(one for one in BOOK.hinh_thuc if one.ma == award)
    ruling = Question(BOOK, found, on, None, kind or found.loai_hinh).ask(topic, subject)
    return (ruling.value, ruling.rule.do_tin_cay) if ruling.rule else None


def text(name: str) -> Any:
    return next(one for one in BOOK.van_ban if name in one.ten)


def _wrong_once() -> dict[str, Callable[[Book], bool]]:
    sourced = "sourced"
    return {
        "W1 three cities with their days": lambda book: [
            book.tinh.full_name(name, day)
            for name, day in (
                ("Đồng Nai", date(2026, 4, 29)), ("Đồng Nai", date(2026, 4, 30)),
                ("Quảng Ninh", date(2026, 8, 31)), ("Quảng Ninh", date(2026, 9, 1)),
                ("Bắc Ninh", date(2026, 9, 19)), ("Bắc Ninh", date(2026, 9, 20)),
            )
        ]
        == [f"{unit} {name}" for name in ("Đồng Nai", "Quảng Ninh", "Bắc Ninh") for unit in ("tỉnh", "thành phố")],
        "W1b Huế a city since 01/01/2025": lambda book: book.tinh.is_city("Huế", date(2025, 1, 1))
        and book.tinh.full_name("Thừa Thiên Huế", date(2024, 12, 31)) == "tỉnh Thừa Thiên Huế",
        "W2 Ban Thi đua - Khen thưởng alive": lambda _: rule("nd152-hai-cap").gia_tri["con_o"]
        == ["Hà Nội", "Cần Thơ"] and "Trung ương" in rule("nd152-hai-cap").gia_tri["ngoai"][0],
        "W3 giấy khen of a xã 0,3": lambda _: ask("giay-khen-xa", "tien_thuong", subject="ca_nhan") == (0.3, sourced)
        and ask("giay-khen-huyen", "tien_thuong", subject="ca_nhan") is None,
        "W4 the exact title of TT 15/2025": lambda _: "quy định biện pháp để tổ chức, hướng dẫn thi hành"
        in rule("nd152-can-cu-thong-tu").gia_tri[-1] and rule("nd152-can-cu-thong-tu").do_tin_cay == sourced,
        "W5 HCLĐ Ba of a person apart": lambda _: ask("hcld-hang-ba", LAUNCHED, subject="ca_nhan")[0]["hoi"]
        == ["Chủ tịch nước", "Thủ tướng Chính phủ"],
        "W6 Cờ CP on a movement": lambda _: ask("co-chinh-phu", LAUNCHED, subject="tap_the", kind="chuyên đề")[0]
        == {"cap": {"Thủ tướng Chính phủ": 5}, "hoi": []},
        "W7 papers of CSTĐCS and CSTĐ tỉnh": lambda _: "hoặc xác nhận hoàn thành xuất sắc nhiệm vụ"
        in ask("cstd-co-so", "giay_to_kem", date(2026, 9, 30))[0][0]
        and "người đứng đầu bộ, ban, ngành, tỉnh" in ask("cstd-tinh", "giay_to_kem")[0][0],
        "W8 LĐTT of a district to 30/6/2025": lambda _: "huyện, xã" in ask("ldtt", "tham_quyen", LAST_OF_98)[0],
        "W9 LĐTT under the law of 2003": lambda _: ask("ldtt", "tham_quyen", AGO)[0].endswith("Ủy ban nhân dân huyện"),
        "W10 publication of CSTĐTQ": lambda _: ask("cstd-toan-quoc", "cong_khai", AGO) == (None, sourced),
        "W11 minutes of titles in 2023": lambda _: ask("cstd-co-so", "ten_bien_ban", AGO)
        == ("Biên bản bình xét thi đua", sourced),
        "W12 Cờ CP asked of the Chính phủ": lambda _: ask("co-chinh-phu", "loi_trinh", AGO)[0]
        .startswith("đề nghị Chính phủ"),
        "W13 XIII and NĐ 152 Điều 42": lambda _: all(
            words in rule("l22-xac-nhan-nha-nuoc").can_cu for words in ("mục XIII", "Điều 42 khoản 1 điểm b")
        ),
    }  # fmt: skip


def _missing_once() -> dict[str, Callable[[Book], bool]]:
    prizes = {"hcld-hang-nhat": 9, "hcld-hang-nhi": 7.5, "hcld-hang-ba": 4.5, "bk-ttg": 3.5, "bk-tinh": 1.5}
    return {
        "M1 who launched, for BK tỉnh": lambda _: ask("bk-tinh", LAUNCHED, subject="ca_nhan")[0]["hoi"]
        == ["huyện", "xã"],
        "M2 prizes since 01/7/2025": lambda _: {one: ask(one, "tien_thuong", subject="ca_nhan")[0] for one in prizes}
        == prizes,
        "M3 prizes before": lambda _: {one: ask(one, "tien_thuong", LAST_OF_98, "ca_nhan")[0] for one in prizes}
        == prizes and ask("bk-tinh", "tien_thuong", AGO, "ca_nhan") == (1, "sourced"),
        "M4 who pays": lambda _: "{co_quan}" in ask("bk-tinh", "chi_thuong")[0]
        and "đã đề nghị" in ask("bk-ttg", "chi_thuong")[0],
        "M5 the day of receipt": lambda book: book.che_do[-1].chuyen_tiep.theo == "ngay_tiep_nhan",
        "M6 papers under the law of 2003": lambda _: "ngành dọc" in ask("hcld-hang-ba", "giay_to_kem", AGO)[0][0],
        "M7 merits after a discipline": lambda _: ask("bk-tinh", "ky_luat_xong") == (True, "sourced"),
        "M8 movement awards no ground": lambda _: ask("bk-tinh", "chuyen_de_cong_trang", kind="công trạng")[0] is True,
        "M9 the tie-break": lambda _: ask("bk-tinh", "uu_tien") == (70, "sourced"),
        "M10 opinions": lambda _: len(ask("bk-ttg", "hiep_y", LAST_OF_98)[0]) == 2
        and ask("bk-ttg", "hiep_y", LAST_OF_98)[1] == "sourced" and ask("bk-ttg", "hiep_y")[1] == "inferred",
        "M11 the Ministry's guidance": lambda _: "hướng dẫn của Bộ Nội vụ"
        in ask("bk-ttg", "han_nop", subject="tap_the", kind="chuyên đề")[0][0],
    }  # fmt: skip


CHECKS = _wrong_once() | _missing_once()
RAISED = [
    "nd152-thuong-bk-ca-nhan",
    "nd91-quyet-huan-chuong",
    "nd91-quyet-bk-ttg",
    "nd91-quyet-cstdtq",
    "nd91-quyet-co-cp",
    "nd91-quyet-bo",
    "nd91-quyet-tinh",
    "nd91-quyet-giay-khen-so",
    "nd91-quyet-giay-khen-huyen",
    "nd91-quyet-giay-khen-xa",
    "nd91-quyet-co-so",
    "nd91-trinh-nha-nuoc",
    "nd91-trinh-khac",
    "nd91-loi-trinh-huan-chuong",
    "nd98-bien-ban-bo-phieu",
    "nd98-bien-ban-cstdtq",
]
DOUBTFUL = ("nd91-doi-tuong-hc-nhat-nhi", "nd91-thoi-gian-phong-trao", "nd91-doi-tuong-bang-khen")
TEXTS = {
    "12/2019/TT-BNV": None, "02/2023/TT-BNV": date(2023, 3, 23), "129/2025/NĐ-CP": date(2025, 7, 1),
    "62/2025/TT-BNNMT": date(2025, 10, 31), "18/2026/TT-BNV": date(2026, 10, 1), "01/2026/QĐ-TTg": None,
    "73/2024/NĐ-CP": date(2024, 7, 1), "161/2026/NĐ-CP": date(2026, 7, 1), "587/QĐ-TTg": date(2022, 5, 18),
    "30/2026/QH16": date(2026, 4, 30), "36/2026/QH16": date(2026, 9, 1), "39/2026/QH16": date(2026, 9, 20),
    "145/2013/NĐ-CP": None, "85/2014/NĐ-CP": None, "101/2018/NĐ-CP": None,
}  # fmt: skip


class DescribeTheSecondReading:
    @pytest.mark.parametrize("entry", CHECKS)
    def it_stands_in_the_data(self, entry: str) -> None:
        assert CHECKS[entry](BOOK)

    @pytest.mark.parametrize("code", RAISED)
    def it_is_sourced_where_it_was_read(self, code: str) -> None:
        assert rule(code).do_tin_cay == "sourced"

    @pytest.mark.parametrize("code", DOUBTFUL)
    def but_it_stays_weak_where_it_was_not(self, code: str) -> None:
        assert rule(code).do_tin_cay != "sourced"

    @pytest.mark.parametrize("number", TEXTS)
    def its_texts_are_known_by_their_day(self, number: str) -> None:
        assert text(number).tu == TEXTS[number]

    @pytest.mark.parametrize("name", ["Nghị định số 152/2025/NĐ-CP", "Thông tư số 15/2025/TT-BNV"])
    def its_end_by_the_register_is_a_warning_from_three_months_before(self, name: str) -> None:
        assert text(name).den is None
        assert [text(name).ending(day) for day in (date(2026, 11, 30), date(2026, 12, 1))] == [False, True]

    def its_forms_that_were_inferred_are_not_printed(self) -> None:
        forms = {one.gia_tri for one in BOOK.by_topic["mau_bao_cao"] if one.do_tin_cay != "sourced"}
        assert {"bao-cao-nd152-mau-08", "bao-cao-nd98-mau-08", "bao-cao-nd91-mau-07"} <= forms
