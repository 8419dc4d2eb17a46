"""Messages on PDF and print sets."""

IN_AN: dict[str, tuple[str, str]] = {
    "pdf.no_libreoffice": (
        "chưa tìm thấy LibreOffice để tạo PDF.",
        "Cài LibreOffice: Windows, macOS tải tại libreoffice.org; Debian, Ubuntu: apt install libreoffice-writer-nogui fonts-liberation. Đã cài ở nơi khác thì đặt NTM_DOCS_SOFFICE bằng đường dẫn tới soffice. Tệp .docx vẫn dùng được.",
    ),
    "pdf.no_word": ("--engine word chỉ dùng được trên Windows có Word.", "Bỏ --engine word để dùng LibreOffice."),
    "pdf.failed": (
        "không tạo được PDF, đã thử lại riêng tệp này.",
        "Mở tệp bằng Word hoặc LibreOffice xem có lỗi không; tệp .docx vẫn giữ nguyên.",
    ),
    "pdf.broken": ("tệp PDF tạo ra không đọc được: {reason}.", "Chạy lại; nếu vẫn vậy thì in từ Word."),
    "pdf.lost": ("PDF thiếu chữ so với văn bản: {words}.", "Không dùng PDF này; mở tệp bằng Word để in."),
    "pdf.paper": ("trang {page} của PDF không phải khổ A4 ({size} mm).", "Đặt lại khổ giấy A4 trong văn bản."),
    "pdf.not_embedded": ("phông {font} không nằm trong PDF.", "Cài phông này trên máy rồi tạo lại."),
    "pdf.glyph": (
        "PDF in ra ô trống ở chỗ của {letters}: phông chữ trên máy không có các chữ này.",
        "Cài phông có các chữ này (dấu và ký hiệu: fonts-dejavu), hoặc thay chữ trong văn bản; không dùng PDF này.",
    ),
    "pdf.substitute": (
        "PDF dùng phông {font} thay cho Times New Roman.",
        "Cài Times New Roman hoặc Liberation Serif (fonts-liberation) rồi tạo lại.",
    ),
    "sign.no_room": (
        "không tìm được chỗ cho ô chữ ký số giữa chức vụ và họ tên.",
        "Đặt ô chữ ký bằng phần mềm ký số, hoặc chừa ít nhất một dòng trống trên họ tên.",
    ),
    "page.row": (
        "dòng bảng bị cắt giữa trang {page} và trang sau: “{text}”.",
        "Đánh dấu không cho dòng bảng ngắt qua trang (Table Properties, Row).",
    ),
    "page.blank": ("trang {page} không có chữ.", "Xóa dấu ngắt trang hoặc đoạn trống thừa."),
    "page.wrapped": ("“{text}” xuống dòng khi in.", "Nới cột hoặc giảm cỡ chữ trong phạm vi cho phép."),
    "page.number": (
        "số trang in trên trang {page} chưa đúng: {found}.",
        "Số trang ghi giữa lề trên, bằng chữ số Ả Rập, từ trang 2; trang đầu không ghi.",
    ),
    "page.signature": (
        "phần ký ở đầu trang {page}, không đủ hai dòng nội dung ở trên.",
        "Rút gọn hoặc giãn nội dung để phần ký đi cùng ít nhất hai dòng.",
    ),
}
