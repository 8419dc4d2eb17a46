"""Messages on odd and unfit texts."""

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
    # figures, days and words that are not typed as they must be
    "number.words": ("“{value}” chưa viết đủ chữ số.", "Viết {right}."),
    "number.hectares": ("“{value}” chưa đổi ra mét vuông.", "Viết {right} (m²)."),
    "number.area": (
        "“{value}” tính theo {unit}, mỗi nơi một khác.",
        "Đổi ra mét vuông rồi chỉ viết con số, ví dụ 2.340.",
    ),
    "number.percent": ("“{value}” là tỷ lệ, ở đây phải ghi số lượng.", "Viết số lượng, ví dụ 5; tỷ lệ tự tính."),
    "number.day": (
        "“{value}” là một ngày; Excel có thể đã đổi số có dấu / thành ngày.",
        "Định dạng ô là Văn bản (Text), rồi viết số nguyên, ví dụ 5.",
    ),
    "number.ratio": ("“{value}” là hai số, ở đây chỉ ghi một.", "Nếu là {value} thì viết {right}."),
    "number.comma": (
        "“{value}” có dấu phẩy: trong tiếng Việt là phần thập phân.",
        "Nếu là dấu ngăn hàng nghìn thì viết {right}; nếu là số lẻ thì làm tròn.",
    ),
    "number.unit": (
        "“{value}” có thêm “{unit}” sau con số, không dùng ở mục này.",
        "Nếu đúng số lượng thì chỉ viết {right}.",
    ),
    "date.zero": ("“{value}” chưa có ngày.", "Chỉ biết đến đó thì viết {right}."),
    "date.zero_whole": ("“{value}” chưa có ngày; ở đây phải đủ ngày, tháng, năm.", "Viết đủ, ví dụ 05/7/2023."),
    "date.short_year": ("năm của “{value}” chỉ có hai chữ số.", "Viết đủ bốn chữ số, ví dụ {right}."),
    "date.packed": ("“{value}” viết liền.", "Viết ngày/tháng/năm, ví dụ {right}."),
    "date.hour": ("“{value}” có cả giờ, ở đây chỉ ghi ngày.", "Viết {right}."),
    "date.month_first": ("“{value}” có tháng trước ngày.", "Viết ngày trước, tháng sau: {right}."),
    "phone.zero": (
        "số điện thoại “{value}” có {count} chữ số, thiếu số 0 ở đầu.",
        "Viết {right}; trong Excel định dạng ô là Văn bản (Text) trước khi gõ.",
    ),
    "presence.unsure": ("“{value}” có thể là có mặt, có thể là vắng.", "Viết “có” hoặc “vắng”."),
    "presence.reason": ("“{value}” gồm cả lý do.", "Ở đây viết “vắng”; ghi “{reason}” ở “lý do vắng”."),
    # signs that only look like those of YAML and JSON
    "yaml.space": (
        "dòng “{excerpt}” có khoảng trống lạ {code}, không phải dấu cách ({count} dòng: {lines}).",
        "Xóa khoảng trống đó, gõ lại bằng phím cách (mỗi cấp 2 dấu cách).",
    ),
    "yaml.dash": (
        "dấu “{sign}” ({code}) không phải dấu gạch của danh sách ({count} dòng: {lines}).",
        "Mở đầu mỗi mục bằng “- ”: phím gạch nối rồi một dấu cách.",
    ),
    "yaml.dash_space": (
        "dòng “{excerpt}” thiếu dấu cách sau dấu gạch của danh sách ({count} dòng: {lines}).",
        "Viết “- giá trị”, có một dấu cách sau dấu gạch.",
    ),
    "yaml.wide_colon": (
        "dòng “{excerpt}” dùng dấu “{sign}” ({code}), không phải dấu hai chấm ({count} dòng: {lines}).",
        "Gõ lại “tên trường: giá trị” bằng dấu hai chấm của bàn phím, có một dấu cách sau đó.",
    ),
    "yaml.line_end": (
        "dòng “{excerpt}” có dấu xuống dòng lạ {code} ở giữa ({count} dòng: {lines}).",
        "Xuống dòng lại bằng phím Enter ở chỗ đó.",
    ),
    "yaml.curly": (
        "giá trị của dòng “{excerpt}” có dấu hai chấm, mà dấu “ ” không phải nháy của YAML.",
        'Đặt cả giá trị trong nháy kép thẳng "...".',
    ),
    "json.curly": ("dấu “{sign}” không phải nháy của JSON.", 'Thay bằng nháy kép thẳng ".'),
    "yaml.twice": (
        "chữ trong tệp bị lỗi mã (UTF-8 lưu hai lần): “{before}” phải là “{after}”.",
        "Lấy lại bản gốc và lưu bằng UTF-8, hoặc gõ lại.",
    ),
}

# code: (what is wrong, how to mend it) for many of a kind in one file; {count} and {places} are given.
CUNG_LOAI: dict[str, tuple[str, str]] = {
    "trait.old_font": ("chữ phông cũ ở {count} chỗ đã đổi sang Unicode: {places}.", "Soát lại từng chỗ."),
    "trait.mojibake": ("chữ bị lỗi mã ở {count} chỗ đã đổi lại: {places}.", "Soát lại từng chỗ."),
    "trait.stroked": ("chữ Ð, Ɖ (không phải Đ) ở {count} chỗ đã đổi thành Đ: {places}.", "Soát lại từng chỗ."),
    "trait.special": (
        "chữ ở dạng đặc biệt ở {count} chỗ đã đổi thành chữ thường dùng: {places}.",
        "Soát lại từng chỗ.",
    ),
    "trait.marks": ("dấu gõ sai thứ tự hoặc gõ hai lần ở {count} chỗ đã sửa: {places}.", "Soát lại từng chỗ."),
    "trait.line": ("dấu xuống dòng lạ ở {count} chỗ đã đổi thành xuống dòng thường: {places}.", "Soát lại từng chỗ."),
    "trait.space": ("khoảng trống lạ ở {count} chỗ đã đổi thành dấu cách: {places}.", "Soát lại từng chỗ."),
    "trait.quoted": ("dấu nháy bao cả giá trị ở {count} chỗ đã bỏ: {places}.", "Soát lại từng chỗ."),
    "trait.apostrophe": ("dấu nháy ở đầu giá trị ở {count} chỗ đã bỏ: {places}.", "Soát lại từng chỗ."),
    "trait.old_font_unsure": (
        "{count} chỗ có vẻ là chữ phông cũ (TCVN3, VNI), chưa chắc nên không đổi: {places}.",
        "Gõ lại bằng Unicode.",
    ),
    "trait.merge_field": ("còn {count} trường trộn thư chưa điền: {places}.", "Ghi giá trị thật vào từng chỗ."),
    "text.character": (
        "{count} chỗ có ký tự không in được: {places}.",
        "Xóa các ký tự đó; dán lại đoạn chữ dưới dạng văn bản thuần.",
    ),
    "sheet.formula": (
        "{count} ô có công thức chưa tính, hoặc tính ra lỗi: {places}.",
        "Mở bằng Excel, để Excel tính lại rồi lưu; hoặc ghi giá trị vào ô.",
    ),
    "sheet.struck": (
        "{count} ô có chữ bị gạch ngang: {places}.",
        "Xóa hẳn chữ bị gạch nếu không dùng; bỏ gạch ngang nếu vẫn dùng.",
    ),
    "sheet.struck_row": (
        "{count} dòng bị gạch ngang: {places}.",
        "Xóa cả dòng nếu không đề nghị nữa; bỏ gạch ngang nếu vẫn đề nghị.",
    ),
}
