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
    "check.not_drawn": (
        "không vẽ được trang, vì tệp hỏng ở chỗ mà Word phải tự sửa khi mở ({reason}).",
        "Các chỗ phải sửa vẫn được nêu đủ; cần xem trang thì mở tệp bằng Word.",
    ),
    "check.annotate_other": (
        "bản sao có chú thích đọc ra khác bản gốc, nên không ghi.",
        "Mở bằng Word, lưu thành .docx mới, rồi chạy lại với tệp mới.",
    ),
    "mend.refused": (
        "không sửa tệp này: {reason}.",
        "Xử lý điều đó rồi chạy lại; không thêm --fix thì vẫn kiểm tra được.",
    ),
    "mend.one": ("--fix chỉ dùng cho một tệp .docx (đang có {count}).", "Chạy lại với từng tệp."),
    "mend.same": ("--fix phải ghi ra tệp khác: tệp gốc không bao giờ bị sửa.", "Đặt tên khác cho bản đã sửa."),
    "mend.not_docx": ("tên bản đã sửa phải có đuôi .docx.", "Ví dụ: van-ban-da-sua.docx."),
    "mend.exists": ("đã có tệp này.", "Đặt tên khác, hoặc thêm --force để ghi đè."),
    "mend.broken": (
        "không sửa được, vì tệp có chỗ mà Word phải tự sửa khi mở ({reason}).",
        "Mở bằng Word, lưu thành .docx mới, rồi chạy lại với tệp mới.",
    ),
    "mend.unproved": (
        "không chứng minh được rằng bản đã sửa giữ nguyên mọi chữ, nên không ghi ({reason}).",
        "Mở bằng Word, lưu thành .docx mới rồi chạy lại; vẫn vậy thì sửa tay theo danh sách của lệnh check.",
    ),
    "profile.no_rule": ("không có quy tắc {rule}{guess}.", "Ghi mã như lệnh check in ra, ví dụ VP20."),
    "profile.error_rule": (
        "{rule} ({name}) là lỗi theo nghị định, không bỏ qua được.",
        "Chỉ bỏ qua được cảnh báo và gợi ý; xóa dòng này và sửa văn bản.",
    ),
    "profile.range": ("phải là hai số [nhỏ nhất, lớn nhất].", "Ví dụ: [13, 14]."),
    "profile.loose": (
        "rộng hơn nghị định ({allowed}).",
        "Quy định riêng chỉ được hẹp hơn, không được rộng hơn nghị định.",
    ),
}
