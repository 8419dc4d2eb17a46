"""Messages about award decisions, prizes, the council's meeting."""

# code: (what is wrong, how to mend it).
KHEN_THUONG: dict[str, tuple[str, str]] = {
    "prize.multiplier": ("“{value}” không phải hệ số.", "Viết một số lớn hơn 0, ví dụ 1,5."),
    "prize.unset": (
        "chưa có quy định chắc chắn về {topic} của {award} cho {subject} vào ngày {on}{hint}; tiền thưởng để trống.",
        "Xác nhận với cơ quan tài chính, rồi ghi vào “hệ số” của quyết định.",
    ),
    "prize.base": (
        "chưa có mức lương cơ sở chắc chắn vào ngày {on}{hint}; tiền thưởng để trống.",
        "Xác nhận mức lương cơ sở, điền vào phụ lục tiền thưởng.",
    ),
    "prize.undated": (
        "quyết định chưa có ngày; mức lương cơ sở lấy theo ngày {on}.",
        "Ghi “ngày” của quyết định để tiền thưởng đúng mức lương cơ sở ngày đó.",
    ),
    "meeting.kind": (
        "--meeting chỉ dùng cho hồ sơ khen thưởng viết trong tệp .yaml, .json và cho bình xét cuối năm.",
        "Bỏ --meeting; với bảng tính hồ sơ, dùng --complete sau khi họp.",
    ),
    "decision.stranger": (
        "“{name}” không có trong danh sách đề nghị.",
        "Viết đúng tên như trong danh sách, cả “Ông”, “Bà”.",
    ),
    "decision.namesakes": (
        "“{name}” là tên của {count} trường hợp.",
        "Ghi thêm năm sinh (cá nhân, chủ hộ) hoặc địa chỉ (tập thể) trong ngoặc: Ông Nguyễn Văn An (1974).",
    ),
    "decision.level": (
        "{award} do {decides} quyết định, không phải {agency}.",
        "Ghi “cơ quan” của quyết định là cơ quan có thẩm quyền, đúng “cấp”.",
    ),
    "prize.override": (
        "hệ số {own} cho {subject} khác quy định {law} ({text}).",
        "Kiểm tra lại “hệ số”; bỏ dòng đó để dùng quy định.",
    ),
    "decision.nobody": ("không còn ai được khen.", "Bỏ bớt tên trong “không khen”, hoặc bỏ “quyết định”."),
    "decision.person": (
        "quyết định khen thưởng do cá nhân có thẩm quyền ban hành, không ghi TM.",
        "Bỏ trống “quyền hạn” khi cấp trưởng ký; cấp phó ghi “KT. ...”.",
    ),
    "decision.early": (
        "quyết định ngày {decision} trước ngày đề nghị {asked}.",
        "Sửa ngày quyết định hoặc ngày tờ trình.",
    ),
    "law.self": (
        "{agency} trình chính {decides} của mình.",
        "Cơ quan trình thường là phòng chuyên môn hoặc đơn vị trực thuộc; kiểm tra “cơ quan”, “người ký”.",
    ),
    "decision.award": (
        "{award} không do cơ quan này quyết định ({decides}).",
        "Bỏ “quyết định”; chỉ tạo quyết định tặng Bằng khen, Giấy khen của bộ, tỉnh, sở, xã.",
    ),
}
