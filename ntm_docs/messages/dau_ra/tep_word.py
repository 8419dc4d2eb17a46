"""Messages about files of Word: kinds, hazards, damage."""

_RESAVE = "Mở bằng Word, lưu thành tệp .docx mới; nếu Word báo lỗi thì xin lại bản gốc của người gửi."
_BREAK = "Trong Word chọn File › Info › Edit Links to Files › Break Link, hoặc chèn lại hình vào văn bản, rồi chạy lại."

TEP_WORD: dict[str, tuple[str, str]] = {
    # what a file is: one part of a sentence
    "format.template": ("mẫu Word (.dotx), chưa phải văn bản", ""),
    "format.macro_template": ("mẫu Word có macro (.dotm), chưa phải văn bản", ""),
    "format.empty": ("tệp rỗng", ""),
    "format.text": ("tệp chữ hoặc dữ liệu, không phải tệp của Word", ""),
    "format.html": ("trang web", ""),
    "format.xml": ("trang web hoặc XML", ""),
    "format.rtf": ("văn bản RTF (.rtf)", ""),
    "format.pdf": ("tệp PDF", ""),
    "format.picture": ("ảnh", ""),
    "format.rar": ("tệp nén .rar", ""),
    "format.seven_zip": ("tệp nén .7z", ""),
    "format.old": ("tệp .doc đời cũ", ""),
    "format.encrypted": ("tệp có mật khẩu", ""),
    "format.opendocument": ("tệp OpenDocument (.odt, .ods)", ""),
    "format.workbook": ("bảng tính Excel (.xlsx)", ""),
    "format.slides": ("bài trình chiếu PowerPoint (.pptx)", ""),
    "format.visio": ("bản vẽ Visio", ""),
    "format.zip": ("tệp nén .zip", ""),
    # what in it can do harm, or is damaged: what there is, and what to do
    "word.macro": ("có macro ({detail})", "Mở bằng Word, lưu lại dạng “Word Document (.docx)”, rồi chạy lại."),
    "word.external": ("lấy hình hoặc tệp từ nơi khác khi mở: {detail}", _BREAK),
    "word.template": (
        "gắn với một mẫu ở nơi khác: {detail}",
        "Trong Word chọn Developer › Document Template, thay đường dẫn bằng Normal, lưu rồi chạy lại.",
    ),
    "word.object": (
        "có đối tượng nhúng ({detail})",
        "Trong Word xóa đối tượng đó, hoặc cắt rồi dán lại thành hình (Paste Special › Picture), lưu rồi chạy lại.",
    ),
    "word.chunk": ("nhúng nguyên một tài liệu khác ({detail})", "Mở bằng Word, lưu lại thành .docx rồi chạy lại."),
    "word.field": (
        "có trường “{detail}” lấy nội dung từ nơi khác hoặc chạy chương trình khi mở",
        "Trong Word bấm Alt+F9 để thấy mã trường, đặt con trỏ vào đó, bấm Ctrl+Shift+F9 để thành chữ thường, lưu rồi chạy lại.",
    ),
    "word.picture": (
        "có hình kiểu {detail}, phải gọi chương trình khác để vẽ ({part})",
        "Thay bằng hình .png hoặc .jpg rồi chạy lại.",
    ),
    "word.climbing": ("tệp có phần tên “{detail}” chỉ ra ngoài tệp", _RESAVE),
    "word.doubled": ("tệp có hai phần cùng tên “{part}”, mỗi chương trình đọc một kiểu", _RESAVE),
    "word.cut_off": ("tệp bị cắt cụt hoặc hỏng", _RESAVE),
    "word.deep": ("nội dung của tệp lồng nhau quá sâu", _RESAVE),
    "word.damaged": ("phần “{part}” của tệp hỏng", _RESAVE),
    "word.doctype": ("phần “{part}” có khai báo DOCTYPE, tệp của Word không bao giờ có", _RESAVE),
    "word.types": ("phần “{part}” thiếu hoặc sai loại nội dung", _RESAVE),
    "word.relations": ("tệp thiếu bảng liên hệ giữa các phần ({part})", _RESAVE),
    "word.relation": ("phần “{part}” dùng liên hệ “{detail}” không có trong tệp", _RESAVE),
    "word.target": ("tệp thiếu phần “{detail}”", _RESAVE),
    "word.large": ("tệp bung ra quá lớn so với một văn bản", _RESAVE),
    # what a document within another is, or why it is not read: one part of a sentence
    "chunk.html": ("trang web", ""),
    "chunk.text": ("tệp chữ", ""),
    "chunk.word": ("tài liệu Word", ""),
    "chunk.outside": ("nằm ngoài tệp này", ""),
    "chunk.gone": ("không có trong tệp", ""),
    "chunk.large": ("lớn quá 4 MB", ""),
    "chunk.letters": ("không rõ bộ mã chữ", ""),
    "chunk.broken": ("hỏng, hoặc lồng nhau quá sâu", ""),
    # a door that refuses it
    "docx.unsafe": ("văn bản {what}.", "{remedy}"),
    "template.unsafe": ("biểu mẫu {what}, văn bản làm ra sẽ mang theo.", "{remedy}"),
    "import.hazard": ("trong tệp: {what}.", ""),
}
