"""The sheets of the workbook of reception, column by column."""

from collections.abc import Sequence

from ntm_docs.spreadsheets.columns import Column

DOSSIERS, CASES, FAULTS, GONE, LISTS = "Hồ sơ", "Trường hợp", "Lỗi", "Không còn", "Danh mục"
OFFICES, COUNCIL = "Cơ quan", "Hội đồng tỉnh"
OURS = (DOSSIERS, CASES, FAULTS, GONE, OFFICES, COUNCIL, LISTS)
KEY, RECEIVED, RIGHT_NAME = "mã", "ngày nhận", "tên đúng của đơn vị"
VERDICT, REASON, NOTE = "kết quả thẩm định", "lý do", "ghi chú"
VERDICTS = ("đủ tiêu chuẩn", "không đủ tiêu chuẩn", "bổ sung hồ sơ")
# The ballot of the province's council, beside the verdict on each case.
AGREE, AGAINST, INVALID, RATIO = (
    f"HĐ tỉnh: {name}" for name in ("đồng ý", "không đồng ý", "không hợp lệ", "tỷ lệ đồng ý")
)
VOTES = (AGREE, AGAINST, INVALID, RATIO)
OF_DOSSIERS = (
    *("STT", KEY, "đơn vị trình", "hình thức", "tập thể", "cá nhân", "hộ gia đình", "cộng", "tờ trình", "giấy tờ có"),
    *("giấy tờ thiếu", "tệp chưa đọc", "lỗi", "cần xem", "đọc từ", "số bộ phải nộp", "thư mục"),
    *(RECEIVED, "số bộ nhận", RIGHT_NAME, NOTE),
)
OF_CASES = (
    *("STT", KEY, "đơn vị trình", "hình thức", "tên", "đối tượng", "năm sinh", "chức vụ, nơi ở", "tóm tắt thành tích"),
    *("tiêu chí đã nêu", "tiêu chí phải hỏi", "tiêu chí chưa đạt", "nợ đọng XDCB", "OCOP", "phiếu đồng ý"),
    *("khen thưởng đã nhận", "trùng", "báo cáo", "đề xuất", VERDICT, REASON, *VOTES, NOTE),
)
OF_COUNCIL = ("STT", "họ và tên", "chức vụ", "vai trò", "có mặt", "lý do vắng", "ý kiến bằng văn bản")
CAME, PRESENCE = "có mặt", ("có", "vắng")
LATER = (RIGHT_NAME, *VOTES)  # columns that workbooks of the first days have not
OF_FAULTS = ("STT", "mức", "hồ sơ", "đơn vị trình", "nơi", "nội dung", "cách xử lý")
# What the officer fills in; it is kept when the same dossiers are received again.
OFFICERS = {
    DOSSIERS: (RECEIVED, "số bộ nhận", RIGHT_NAME, NOTE),
    CASES: (VERDICT, REASON, *VOTES, NOTE),
    GONE: (VERDICT, REASON, *VOTES, NOTE),
}
_NUMBERS = ("STT", "tập thể", "cá nhân", "hộ gia đình", "cộng", "lỗi", "cần xem", "số bộ phải nộp", "năm sinh")


_WIDTHS = {
    **dict.fromkeys((CAME, "vai trò"), 18),
    **dict.fromkeys(("STT", "tập thể", "cá nhân", "hộ gia đình", "cộng", "lỗi", "cần xem", "mức"), 7),
    **dict.fromkeys(
        (KEY, "năm sinh", "số bộ phải nộp", "số bộ nhận", "đối tượng", "phiếu đồng ý", "hồ sơ", *VOTES), 12
    ),
    **dict.fromkeys((RECEIVED, "tờ trình", "nợ đọng XDCB", "đọc từ"), 15),
    **dict.fromkeys(("tóm tắt thành tích", "tiêu chí đã nêu", "tiêu chí phải hỏi", "tiêu chí chưa đạt"), 38),
    **dict.fromkeys(("nội dung", "cách xử lý"), 60),
}
_USUAL = 24


def columns_of(titles: Sequence[str]) -> list[Column]:
    """The columns of a sheet, as the writer of sheets takes them."""
    return [Column((title,), number=title in _NUMBERS, date=title == RECEIVED) for title in titles]


def width_of(title: str) -> int:
    """How wide a column is, in letters."""
    return _WIDTHS.get(title, _USUAL)
