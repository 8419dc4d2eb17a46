"""Messages on what is odd in a typed text."""

DAU_HIEU: dict[str, tuple[str, str]] = {
    # changed, and told
    "trait.line": ("dấu xuống dòng lạ {char} (vị trí {position}) đã đổi thành xuống dòng thường.", "Soát lại chỗ đó."),
    "trait.space": ("khoảng trống lạ {char} (vị trí {position}) trong “{text}” đã đổi thành dấu cách.", ""),
    "trait.mojibake": ("chữ bị lỗi mã “{before}” đã đổi thành “{after}”.", "Soát lại."),
    "trait.old_font": ("chữ phông cũ “{before}” đã đổi thành “{after}”.", "Soát lại."),
    "trait.special": (
        "chữ “{char}” ({code}, vị trí {position}) là chữ ở dạng đặc biệt; đã đổi thành chữ thường dùng: “{after}”.",
        "",
    ),
    "trait.stroked": ("chữ “{char}” (không phải Đ) trong “{before}” đã đổi: “{after}”.", ""),
    "trait.alike_mended": (
        "chữ “{char}” ({code}, {script}) trong “{text}” trông như “{right}”; đã đổi thành “{after}”.",
        "Soát lại.",
    ),
    "trait.marks": ("dấu gõ sai thứ tự hoặc gõ hai lần trong “{before}” đã sửa thành “{after}”.", "Soát lại."),
    "trait.quoted": ("dấu nháy bao cả giá trị {text} đã bỏ; còn “{after}”.", ""),
    "trait.apostrophe": ("dấu nháy ở đầu {text} đã bỏ; còn “{after}”.", ""),
    # kept, and told
    "trait.unpaired": (
        "dấu nháy {char} (vị trí {position}) ở “{text}” không có cặp; vẫn giữ.",
        "Thêm dấu còn thiếu, hoặc xóa dấu này.",
    ),
    "trait.alphabet": (
        "từ “{text}” viết bằng {script} mà trông như “{after}”; vẫn giữ.",
        "Gõ lại bằng bàn phím tiếng Việt: “{after}”.",
    ),
    "trait.foreign": (
        "chữ “{char}” ({code}, vị trí {position}) trong “{text}” không có trong tiếng Việt; vẫn giữ.",
        "Gõ lại, trừ khi là tên nước ngoài hoặc tên dân tộc thiểu số.",
    ),
    "trait.emoji": (
        "có hình “{char}” ({code}, vị trí {position}); vẫn giữ.",
        "Xóa hình này: văn bản hành chính không dùng.",
    ),
    "trait.guillemets": (
        "có dấu “{char}” (vị trí {position}); vẫn giữ.",
        "Đổi thành “ ”, hoặc điền giá trị nếu là trường trộn thư.",
    ),
    "trait.question": (
        "“{text}” (vị trí {position}) có dấu hỏi giữa từ: có vẻ là chữ bị mất khi đổi mã.",
        "Gõ lại từ này.",
    ),
    "trait.old_font_unsure": (
        "“{text}” có vẻ là chữ phông cũ (TCVN3, VNI) của “{guess}”; chưa chắc nên không đổi.",
        "Gõ lại bằng Unicode.",
    ),
    # refused
    "trait.alike": (
        "chữ “{char}” ({code}, {script}) ở vị trí {position} trông như “{right}” nhưng là chữ khác.",
        "Gõ lại bằng bàn phím tiếng Việt: “{after}”.",
    ),
    "trait.mixed": (
        "từ “{text}” lẫn chữ “{char}” ({code}, {script}) ở vị trí {position}.",
        "Gõ lại từ này bằng bàn phím tiếng Việt.",
    ),
    "trait.mark": ("dấu {char} ở vị trí {position} của “{text}” không đi với chữ nào.", "Xóa dấu đó, gõ lại từ này."),
    "trait.mojibake_lost": (
        "“{text}” là chữ bị lỗi mã (UTF-8 đọc sai), không đổi lại được hết (vị trí {position}).",
        "Gõ lại, hoặc chép lại từ bản gốc.",
    ),
    "trait.lost": ("dấu � ở vị trí {position} của “{text}” là chữ đã bị mất.", "Gõ lại chữ ở chỗ đó."),
    "trait.merge_field": ("còn trường trộn thư chưa điền: {text}.", "Ghi giá trị thật thay cho {text}."),
    "trait.formula": ("“{text}” là công thức còn ở dạng chữ.", "Ghi giá trị mà công thức tính ra."),
    "trait.error_value": (
        "“{text}” là lỗi của Excel, không phải giá trị.",
        "Sửa công thức trong Excel, hoặc ghi giá trị.",
    ),
}
