"""Messages of the checker on files and profiles."""

KIEM_TRA: dict[str, tuple[str, str]] = {
    "docx.encrypted": (
        "tệp có mật khẩu.",
        "Mở bằng Word, bỏ mật khẩu (Thông tin › Bảo vệ tài liệu), lưu lại rồi chạy lại.",
    ),
    "check.no_match": ("không có tệp nào khớp với mẫu tên này.", "Kiểm tra lại đường dẫn và phần đuôi, ví dụ *.docx."),
    "check.no_paper": (
        "không có văn bản Word (.docx) nào để xét{others}.",
        "Tệp .pdf, ảnh quét thì xét bản Word gốc; tệp dữ liệu thì ghi rõ tên tệp.",
    ),
    "check.closed": ("không mở được thư mục: {reason}.", "Các văn bản trong đó chưa được xét; kiểm tra quyền đọc."),
    "check.annotate_one": ("--annotate chỉ dùng cho một tệp .docx (đang có {count}).", "Chạy lại với một tệp."),
    "check.annotate_broken": (
        "không ghi chú thích vào bản sao được, vì tệp hỏng ở chỗ mà Word phải tự sửa khi mở ({reason}).",
        "Mở bằng Word, lưu thành .docx mới, rồi chạy lại với tệp mới; không thêm --annotate thì vẫn kiểm tra được.",
    ),
    "check.annotate_other": (
        "bản sao có chú thích đọc ra khác bản gốc, nên không ghi.",
        "Mở bằng Word, lưu thành .docx mới, rồi chạy lại với tệp mới.",
    ),
    "profile.range": ("phải là hai số [nhỏ nhất, lớn nhất].", "Ví dụ: [13, 14]."),
    "profile.loose": (
        "rộng hơn nghị định ({allowed}).",
        "Quy định riêng chỉ được hẹp hơn, không được rộng hơn nghị định.",
    ),
}
