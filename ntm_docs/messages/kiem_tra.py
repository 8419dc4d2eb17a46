"""Messages of the checker on files and profiles."""

KIEM_TRA: dict[str, tuple[str, str]] = {
    "docx.encrypted": (
        "tệp có mật khẩu.",
        "Mở bằng Word, bỏ mật khẩu (Thông tin › Bảo vệ tài liệu), lưu lại rồi chạy lại.",
    ),
    "check.annotate_one": ("--annotate chỉ dùng cho một tệp .docx (đang có {count}).", "Chạy lại với một tệp."),
    "profile.range": ("phải là hai số [nhỏ nhất, lớn nhất].", "Ví dụ: [13, 14]."),
    "profile.loose": (
        "rộng hơn nghị định ({allowed}).",
        "Quy định riêng chỉ được hẹp hơn, không được rộng hơn nghị định.",
    ),
}
