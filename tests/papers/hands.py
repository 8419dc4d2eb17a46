"""The ways in which hands set one paper."""

from made import Way

PLAIN = Way(looks=False, rules=False)
WAYS: dict[str, Way] = {
    "bang": Way(),
    "bang hai hàng": Way(head="hang"),
    "không đường kẻ": Way(rules=False),
    "tab": Way(head="tab", rules=False),
    "khoảng trắng": Way(head="trang", rules=False),
    "đoạn rời": Way(head="doan", foot="giua"),
    "khung chữ": Way(head="khung"),
    "khung VML": Way(head="vml"),
    "không định dạng": PLAIN,
    "không định dạng, đoạn rời": Way(head="doan", foot="giua", looks=False, rules=False),
    "không định dạng, tab": Way(head="tab", foot="tab", looks=False, rules=False),
    "Quốc hiệu hai dòng": Way(motto_cut=True),
    "Quốc hiệu hai dòng, đoạn rời": Way(head="doan", motto_cut=True, foot="giua"),
    "ngắt dòng trong đoạn": Way(breaks=True),
    "dấu DỰ THẢO trong khung": Way(stamp="DỰ THẢO"),
    "Dự thảo dưới số": Way(also="(Dự thảo lần 2)"),
    "DỰ THẢO dưới số, đoạn rời": Way(head="doan", also="DỰ THẢO"),
    "HỎA TỐC": Way(stamp="HỎA TỐC"),
    "MẬT dưới số": Way(also="MẬT"),
    "SỐ viết hoa": Way(edits=(("Số: ", "SỐ: "),)),
    "Số không hai chấm": Way(edits=(("Số: ", "Số "),)),
    "T/M": Way(edits=(("TM. ", "T/M "), ("KT. ", "K/T "), ("TL. ", "T/L "))),
    "TM không chấm": Way(edits=(("TM. ", "TM "), ("KT. ", "KT "), ("TL. ", "TL "))),
    "ngày hai dòng": Way(split_date=True),
    "ngày chấm": Way(
        edits=(
            ("ngày 02 tháng 12 năm", "ngày ... tháng ... năm"),
            ("ngày 14 tháng 5", "ngày … tháng …"),
            ("ngày 9 tháng 3", "ngày .... tháng ...."),
        ),
        meant=((" 02 tháng 12 năm", ""), (" 14 tháng 5 năm", ""), (" 9 tháng 3 năm", "")),
    ),
    "ngày gạch chéo": Way(
        edits=(
            (", ngày 02 tháng 12 năm ", ", ngày 02/12/"),
            (", ngày 14 tháng 5 năm ", ", ngày 14/5/"),
            (", ngày 9 tháng 3 năm ", ", ngày 9/3/"),
        )
    ),
    "ngày không chữ ngày": Way(
        edits=(
            (", ngày 02 tháng 12 năm ", ", 02/12/"),
            (", ngày 14 tháng 5 năm ", ", 14/5/"),
            (", ngày 20 tháng 01 năm ", ", 20/01/"),
        )
    ),
    "ngày không dấu phẩy": Way(edits=((", ngày", " ngày"),)),
    "số để trống": Way(
        edits=(("Số: 15/", "Số:       /"), ("Số: 208/", "Số: ..../"), ("Số: 31/", "Số: ___/"), ("Số: 77/", "Số:   /")),
        meant=(("Số: 15/", "Số: /"), ("Số: 208/", "Số: /"), ("Số: 31/", "Số: /"), ("Số: 77/", "Số: /")),
    ),
    "ký bằng tab": Way(foot="tab"),
    "ký bằng khoảng trắng": Way(foot="trang"),
    "ký canh giữa": Way(foot="giua"),
    "ký canh phải": Way(foot="phai"),
    "tab cả hai": Way(head="tab", foot="tab", rules=False),
    "nơi nhận một dòng": Way(recipients="mot_dong"),
    "nơi nhận ngắt dòng": Way(recipients="ngat"),
    "trích yếu thường": Way(subject="thuong"),
    "phần chính tên khác": Way(main="word/document2.xml"),
    "trong ô điền": Way(control=True),
    "trường chưa điền": Way(
        edits=(("Số: 15/", "Số: {{so}}/"), ("Số: 31/", "Số: «So»/")), meant=(("Số: 15/", "Số: /"), ("Số: 31/", "Số: /"))
    ),
    "Quốc hiệu HOÀ": Way(edits=(("HÒA", "HOÀ"),)),
    "Uỷ ban": Way(edits=(("ỦY BAN", "UỶ BAN"),)),
}
