"""Messages on PDF and print sets."""

IN_AN: dict[str, tuple[str, str]] = {
    "pdf.no_libreoffice": (
        "chưa tìm thấy LibreOffice để tạo PDF.",
        "Cài LibreOffice: Windows, macOS tải tại libreoffice.org; Debian, Ubuntu: apt install libreoffice-writer-nogui. Đã cài ở nơi khác thì đặt NTM_DOCS_SOFFICE bằng đường dẫn tới soffice. Tệp .docx vẫn dùng được.",
    ),
    "pdf.no_word": ("--engine word chỉ dùng được trên Windows có Word.", "Bỏ --engine word để dùng LibreOffice."),
    "pdf.failed": (
        "không tạo được PDF, đã thử lại riêng tệp này.",
        "Mở tệp bằng Word hoặc LibreOffice xem có lỗi không; tệp .docx vẫn giữ nguyên.",
    ),
    "pdf.broken": ("tệp PDF tạo ra không đọc được.", "Chạy lại; nếu vẫn vậy thì in từ Word."),
    "pdf.lost": ("PDF thiếu chữ so với văn bản: {words}.", "Không dùng PDF này; mở tệp bằng Word để in."),
    "pdf.extra": (
        "PDF có chữ mà văn bản không in: {words}{pages}.",
        "Không dùng PDF này; xem trong văn bản các chữ đó từ đâu ra, hoặc mở tệp bằng Word để in.",
    ),
    "pdf.differs": (
        "PDF khác văn bản: thiếu {lost}; thừa {extra}{pages}.",
        "Không dùng PDF này; mở tệp bằng Word để in.",
    ),
    "pdf.hidden": (
        "PDF in ra chữ ẩn của văn bản: {words}.",
        "Trong Word bấm Ctrl+Shift+8 để thấy chữ ẩn, xóa các chữ đó rồi tạo lại.",
    ),
    "pdf.field": (
        "trường tự động ({fields}) in ra khác văn bản: “{lost}” thành “{extra}”.",
        "Trong Word bấm F9 vào trường đó để cập nhật, hoặc Ctrl+Shift+F9 để thành chữ thường, lưu rồi tạo lại.",
    ),
    "pdf.cut": (
        "trang {page} của PDF có chữ bị cắt, nằm ngoài trang hoặc ngoài khung: {words}.",
        "Đặt chiều cao hàng là “At least”, nới khung chữ, hoặc thu bảng vào trong lề rồi tạo lại.",
    ),
    "pdf.tight": (
        "chữ trong hàng bảng có chiều cao cố định hoặc trong khung chữ quá nhỏ bị cắt, không in ra: {words}.",
        "Trong Word đặt Table Properties › Row › Row height is: At least, hoặc nới khung chữ, rồi tạo lại.",
    ),
    "pdf.symbol": (
        "ký hiệu của phông Wingdings, Symbol in ra thành chữ {letters} vì máy thiếu phông đó.",
        "Thay bằng ký hiệu Unicode (Insert › Symbol, phông Segoe UI Symbol), hoặc cài phông đó rồi tạo lại.",
    ),
    "pdf.tracked": (
        "văn bản còn {count} thay đổi chưa duyệt (Track Changes): {changes}; khi in, chữ đã xóa và dấu sửa vẫn hiện ra.",
        "Trong Word chọn Review › Accept All Changes (nhận hết) hoặc Reject All Changes (bỏ hết), lưu rồi tạo lại.",
    ),
    "pdf.chunk": (
        "văn bản nhúng nguyên một tài liệu khác ({target}), không đối chiếu được chữ.",
        "Mở bằng Word, lưu lại thành .docx rồi tạo lại.",
    ),
    "pdf.linked": (
        "văn bản lấy hình hoặc tệp từ nơi khác khi mở: {target}.",
        "Trong Word chọn File › Info › Edit Links to Files › Break Link, hoặc chèn lại hình vào văn bản, rồi tạo lại.",
    ),
    "pdf.not_paper": ("đây là {kind}, không phải văn bản Word.", "Chọn tệp .docx."),
    "pdf.empty_file": ("tệp rỗng, không có gì để in.", "Chọn tệp .docx."),
    "pdf.input": (
        "đây là tệp dữ liệu, không phải văn bản Word.",
        "Tạo văn bản và PDF từ tệp này bằng: ntm-docs build TỆP -o ket-qua --pdf.",
    ),
    "pdf.same_name": (
        "PDF của tệp này trùng tên {pdf} với PDF của {other}.",
        "Đổi tên một trong hai tệp rồi chạy lại.",
    ),
    "pdf.signed": (
        "{pdf} đã có chữ ký số; không ghi đè.",
        "Chuyển tệp đã ký sang thư mục khác rồi chạy lại; muốn bỏ tệp đã ký thì thêm --force.",
    ),
    "pdf.foreign": (
        "{pdf} không do ntm-docs tạo, hoặc đã bị sửa, đóng dấu từ khi tạo; không ghi đè.",
        "Đổi tên tệp đó hoặc chuyển sang thư mục khác rồi chạy lại; muốn bỏ tệp đó thì thêm --force.",
    ),
    "pdf.link": (
        "{pdf} là liên kết tới {target}; không ghi đè.",
        "Xóa liên kết rồi chạy lại; hoặc thêm --force để thay liên kết (tệp mà nó trỏ tới giữ nguyên).",
    ),
    "pdf.no_file": (
        "{pdf} là thư mục hoặc thiết bị, không phải tệp.",
        "Đổi tên thư mục đó hoặc tên văn bản rồi chạy lại.",
    ),
    "pdf.nothing": (
        "không có văn bản Word nào để tạo PDF trong {places}.{passed}",
        "Ghi đúng tên tệp .docx, hoặc thư mục có tệp .docx.",
    ),
    "pdf.old_font": (
        "chữ gõ bằng phông {font} (bảng mã cũ) mà máy không có phông này: “{sample}” (đúng ra là “{meant}”) sẽ in ra như vậy.",
        "Chuyển mã sang Unicode (UniKey: Ctrl+Shift+F6), đặt phông Times New Roman rồi tạo lại.",
    ),
    "pdf.fallback": (
        "phông {font} trên máy không có các chữ {letters}; các chữ này in bằng {other}.",
        "Cài Times New Roman hoặc Liberation Serif bản 2 (fonts-liberation2) rồi tạo lại.",
    ),
    "pdf.unseen": (
        "trang {page} của PDF có chữ mà mắt không thấy (trùng màu nền hoặc bị hình che): {words}.",
        "Đổi màu chữ, bỏ hình che, hoặc xóa các chữ đó.",
    ),
    "pdf.overlap": (
        "trang {page} của PDF có chữ in chồng lên nhau: {letters}.",
        "Dời khung chữ hoặc hình ra chỗ khác.",
    ),
    "pdf.no_text": ("văn bản không có chữ nào để đối chiếu với PDF.", "Xem lại PDF bằng mắt."),
    "pdf.unread": (
        "chưa đối chiếu được chữ trong {kinds} (in ra: {words}).",
        "Xem lại các chỗ đó trên PDF bằng mắt.",
    ),
    "pdf.paper": ("trang {page} của PDF không phải khổ A4 ({size} mm).", "Đặt lại khổ giấy A4 trong văn bản."),
    "pdf.not_embedded": ("phông {font} không nằm trong PDF.", "Cài phông này trên máy rồi tạo lại."),
    "pdf.glyph": (
        "PDF in ra ô trống ở chỗ của {letters}: phông chữ trên máy không có các chữ này.",
        "Cài phông có các chữ này (dấu và ký hiệu: fonts-dejavu), hoặc thay chữ trong văn bản; không dùng PDF này.",
    ),
    "pdf.substitute": (
        "PDF dùng phông {font} thay cho {asked}.",
        "Cài phông {asked} trên máy này, hoặc đổi văn bản sang Times New Roman, rồi tạo lại.",
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
