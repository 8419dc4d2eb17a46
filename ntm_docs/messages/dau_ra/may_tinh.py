"""Messages on what the system refuses: rights, disk, names."""

# Of "system.…" the first text is a reason that also stands inside other messages: no capital, no full stop.
MAY_TINH: dict[str, tuple[str, str]] = {
    "system.denied": (
        "không có quyền đọc hoặc ghi",
        "Kiểm tra quyền của tệp, thư mục; tệp đang mở trong Word, Excel thì đóng lại.",
    ),
    "system.full": ("đĩa đã đầy", "Xóa bớt tệp hoặc chọn ổ đĩa khác, rồi chạy lại."),
    "system.read_only": ("ổ đĩa, thư mục chỉ cho đọc", "Chọn thư mục khác để ghi."),
    "system.long": ("tên hoặc đường dẫn quá dài", "Đặt tên ngắn hơn, hoặc chuyển tệp lên thư mục gần gốc ổ đĩa hơn."),
    "system.missing": ("không tìm thấy tệp hoặc thư mục", "Kiểm tra lại đường dẫn và tên tệp."),
    "system.folder": ("là thư mục, không phải tệp", "Ghi tên một tệp trong thư mục đó."),
    "system.not_folder": ("có một tệp ở chỗ của thư mục", "Kiểm tra lại đường dẫn."),
    "system.exists": ("đã có tệp hoặc thư mục tên này", "Chọn tên khác."),
    "system.loop": ("liên kết trỏ vòng vào chính nó", "Chọn tệp thật, không qua liên kết."),
    "system.name": ("hệ thống không nhận tên này", 'Bỏ các dấu \\ / : * ? " < > | và dấu cách cuối tên.'),
    "system.busy": ("tệp đang bị chương trình khác giữ", "Đóng tệp trong chương trình kia, rồi chạy lại."),
    "system.many": (
        "máy đang mở quá nhiều tệp",
        "Đóng bớt chương trình, rồi chạy lại; thêm -j 1 nếu lệnh có tùy chọn này.",
    ),
    "system.memory": ("máy thiếu bộ nhớ", "Đóng bớt chương trình, rồi chạy lại; thêm -j 1 nếu lệnh có tùy chọn này."),
    "system.temporary": (
        "không có thư mục tạm nào ghi được (đầy, không có quyền, hoặc không còn)",
        "Giải phóng đĩa, hoặc đặt biến TMPDIR (Windows: TEMP) là một thư mục ghi được, rồi chạy lại.",
    ),
    "system.broken": ("ổ đĩa không đọc, ghi được", "Kiểm tra ổ đĩa, cáp, mạng; chép tệp sang ổ khác rồi chạy lại."),
    "system.gone": ("ổ mạng hoặc ổ rời không còn nối", "Nối lại ổ đĩa, rồi chạy lại."),
    "system.pipe": ("nơi nhận chữ in ra đã đóng", "Chạy lại, in ra cửa sổ lệnh hoặc vào một tệp."),
    "system.other": ("hệ thống không cho phép", "Chạy lại; nếu vẫn vậy thì báo người quản lý máy câu này."),
    "system.mend": ("{reason}.", "{remedy}"),
    "system.failed": ("{path}: {reason}.", "{remedy}"),
    "system.unnamed": ("{reason}.", "{remedy}"),
    # a folder that was named for what it holds, and holds none
    "template.none": (
        "thư mục {folder} không có biểu mẫu .docx nào, nên mọi biểu mẫu sẽ là mẫu có sẵn.",
        "Chép biểu mẫu của cơ quan vào đó (tên: {known}), hoặc bỏ --templates.",
    ),
    "law.empty": (
        "thư mục {folder} không có văn bản .yaml nào.",
        "Chép vào đó tệp do “ntm-docs new quy-dinh” tạo và đã điền, hoặc bỏ --rules.",
    ),
    # names for what is to be written
    "name.long": (
        "tên dài {bytes} byte, chỉ nhận đến {limit} (chữ có dấu tính 2, 3 byte).",
        "Đặt tên ngắn hơn.",
    ),
    "name.device": (
        "Windows giữ tên “{name}” cho thiết bị, nên không mở hay chép được tệp, thư mục tên này.",
        "Đặt tên khác.",
    ),
    "name.end": (
        "tên “{name}” có dấu chấm hoặc dấu cách ở cuối; Windows tự bỏ đi, nên không tìm lại được.",
        "Bỏ dấu cuối tên.",
    ),
    "name.sign": ("tên “{name}” có dấu {sign} mà Windows không nhận.", 'Bỏ các dấu \\ : * ? " < > | trong tên.'),
    "name.path": (
        "đường dẫn dài nhất của kết quả có {letters} chữ ({path}); Windows chỉ nhận đến {limit}.",
        "Ghi vào thư mục tên ngắn, gần gốc ổ đĩa hơn, ví dụ -o D:\\ket-qua.",
    ),
    # what stands where a file should
    "file.folder": ("đây là thư mục, không phải tệp.", "Ghi tên một tệp trong thư mục đó."),
    "file.special": ("đây không phải tệp thường.", "Chọn một tệp trên đĩa."),
    "file.no_suffix": (
        "tên tệp không có đuôi nên không rõ là loại tệp nào.",
        "Ghi đủ tên cùng đuôi; lệnh này nhận: {known}.",
    ),
}
