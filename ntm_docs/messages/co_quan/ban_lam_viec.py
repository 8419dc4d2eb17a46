"""Messages of the desk in the browser."""

BAN_LAM_VIEC: dict[str, tuple[str, str]] = {
    "desk.no_extra": (
        "bàn làm việc trong trình duyệt cần thêm hai thư viện (Django, waitress) chưa cài trên máy này.",
        "Cài thêm: pip install 'ntm-docs[desk]', rồi chạy lại.",
    ),
    "desk.no_folder": ("không có thư mục này.", "Ghi tên thư mục để các tệp dữ liệu, hoặc tạo thư mục trước."),
    "desk.port": ("không mở được cổng {port}.", "Chọn số khác, hoặc bỏ --port để chương trình tự chọn cổng còn trống."),
}
