"""Dossiers not made by us: other layouts, other order, lists of other kinds."""

# ruff: noqa: E501 -- a sentence of a paper stays on one line

from setting import QUOC_HIEU, TIEU_NGU, Hand, Marked

_OF_SCHOOL = [QUOC_HIEU, TIEU_NGU]


def school() -> list[Marked]:
    """A school: the list as numbered lines, votes in sentences, all reports in one file."""
    head = ["ỦY BAN NHÂN DÂN PHƯỜNG AN BIÊN", "⟦dv|TRƯỜNG TRUNG HỌC CƠ SỞ NGUYỄN TRÃI⟧"]
    one = Hand()
    one.beside([*head, "Số: 45/TTr-THCSNT"], [*_OF_SCHOOL, "An Biên, ngày 20 tháng 5 năm 2026"])
    one.title(
        "TỜ TRÌNH",
        "Về việc đề nghị tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh⟧",
        "cho ⟦so|01⟧ tập thể, ⟦so|03⟧ cá nhân có thành tích xuất sắc ⟦gd|năm học 2025-2026⟧",
    )
    one.line("Kính gửi: Sở Giáo dục và Đào tạo tỉnh An Giang.", middle=True)
    one.lines("""
        Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
        Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng nhà trường ngày ⟦hop|15 tháng 5 năm 2026⟧,
        ⟦dv|Trường Trung học cơ sở Nguyễn Trãi⟧ kính đề nghị các cấp xem xét, tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh⟧ cho ⟦so|01⟧ (⟦chu|một⟧) tập thể và ⟦so|03⟧ (⟦chu|ba⟧) cá nhân có tên sau đây:
        1. Tập thể:
        - ⟦ten|Tổ Toán - Tin⟧.
        2. Cá nhân:
        - Bà ⟦ten|Trần Thị Ngọc Ánh⟧, ⟦cv|Tổ trưởng⟧ Tổ Ngữ văn;
        - Ông ⟦ten|Lê Hoàng Phúc⟧, ⟦cv|giáo viên⟧ Tổ Toán - Tin;
        - Bà ⟦ten|Huỳnh Mỹ Duyên⟧, ⟦cv|nhân viên⟧ thư viện.
        Cuộc họp ngày ⟦hop|15/5/2026⟧ có mặt ⟦phieu|11⟧/11 thành viên; các trường hợp đều được 11/11 phiếu đồng ý, đạt ⟦tyle|100⟧%.
        Kính trình Sở Giáo dục và Đào tạo xem xét./.
    """)
    one.beside(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["HIỆU TRƯỞNG", "", "⟦ky|Phạm Quốc Toản⟧"])
    return [one.done("to-trinh.docx"), _list_of_school(), _minutes_of_school(), _reports_of_school()]


def _list_of_school() -> Marked:
    one = Hand()
    one.title("DANH SÁCH", "ĐỀ NGHỊ TẶNG ⟦ht|BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH⟧")
    one.line(
        "(Kèm theo Tờ trình số ⟦sottr|45⟧/TTr-THCSNT ngày ⟦ngay|20 tháng 5 năm 2026⟧ của ⟦dv|Trường Trung học cơ sở Nguyễn Trãi⟧)",
        middle=True,
    )
    one.lines("""
        I. TẬP THỂ (⟦so|01⟧)
        1. ⟦ten|Tổ Toán - Tin⟧.
        II. CÁ NHÂN (⟦so|03⟧)
        1. Bà ⟦ten|Trần Thị Ngọc Ánh⟧, ⟦cv|Tổ trưởng⟧ Tổ Ngữ văn.
        2. Ông ⟦ten|Lê Hoàng Phúc⟧, ⟦cv|giáo viên⟧ Tổ Toán - Tin.
        3. Bà ⟦ten|Huỳnh Mỹ Duyên⟧, ⟦cv|nhân viên⟧ thư viện.
        Danh sách này có ⟦so|01⟧ tập thể và ⟦so|03⟧ cá nhân./.
    """)
    one.beside([""], ["HIỆU TRƯỞNG", "", "⟦ky|Phạm Quốc Toản⟧"])
    return one.done("danh-sach.docx")


def _minutes_of_school() -> Marked:
    one = Hand()
    one.beside(
        ["⟦dv|TRƯỜNG TRUNG HỌC CƠ SỞ NGUYỄN TRÃI⟧", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG", "Số: 02/BB-HĐTĐKT"], _OF_SCHOOL
    )
    one.title("BIÊN BẢN", "Họp Hội đồng Thi đua - Khen thưởng ⟦gd|năm học 2025-2026⟧")
    one.lines("""
        Thời gian bắt đầu: 14 giờ 00 phút, ngày ⟦hop|15 tháng 5 năm 2026⟧.
        Địa điểm: Phòng họp nhà trường.
        Thành phần: có mặt ⟦phieu|11⟧/11 thành viên.
        Chủ tọa: Ông ⟦ky|Phạm Quốc Toản⟧, Hiệu trưởng, Chủ tịch Hội đồng.
        Thư ký: Bà ⟦ky|Vũ Thanh Huyền⟧, giáo viên.
        1. Nội dung
        Bà ⟦nhac|Vũ Thanh Huyền⟧ đọc báo cáo thành tích của từng trường hợp.
        2. Kết quả bỏ phiếu
        a) ⟦ten|Tổ Toán - Tin⟧: ⟦phieu|11⟧/11 phiếu đồng ý, đạt ⟦tyle|100⟧%.
        b) Bà ⟦ten|Trần Thị Ngọc Ánh⟧: ⟦phieu|11⟧/11 phiếu đồng ý, đạt ⟦tyle|100⟧%.
        c) Ông ⟦ten|Lê Hoàng Phúc⟧: ⟦phieu|11⟧/11 phiếu đồng ý, đạt ⟦tyle|100⟧%.
        d) Bà ⟦ten|Huỳnh Mỹ Duyên⟧: ⟦phieu|11⟧/11 phiếu đồng ý, đạt ⟦tyle|100⟧%.
        3. Kết luận
        Hội đồng thống nhất đề nghị tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh⟧ cho ⟦so|01⟧ tập thể và ⟦so|03⟧ cá nhân nêu trên.
        Cuộc họp kết thúc lúc 16 giờ 00 phút, ngày ⟦hop|15 tháng 5 năm 2026⟧./.
    """)
    one.beside(["THƯ KÝ", "", "⟦ky|Vũ Thanh Huyền⟧"], ["CHỦ TỌA", "", "⟦ky|Phạm Quốc Toản⟧"])
    return one.done("bien-ban.docx")


def _reports_of_school() -> Marked:
    one = Hand()
    told = [
        ("Tên tập thể: ⟦ten|Tổ Toán - Tin⟧", "TỔ TRƯỞNG", "Ngô Đức Thịnh", "Tổ Toán - Tin"),
        ("Họ và tên: ⟦ten|Trần Thị Ngọc Ánh⟧", "NGƯỜI BÁO CÁO", "⟦ten|Trần Thị Ngọc Ánh⟧", "Trần Thị Ngọc Ánh"),
        ("Họ và tên: ⟦ten|Lê Hoàng Phúc⟧", "NGƯỜI BÁO CÁO", "⟦ten|Lê Hoàng Phúc⟧", "Lê Hoàng Phúc"),
        ("Họ và tên: ⟦ten|Huỳnh Mỹ Duyên⟧", "NGƯỜI BÁO CÁO", "⟦ten|Huỳnh Mỹ Duyên⟧", "Huỳnh Mỹ Duyên"),
    ]
    for number, (label, title, signer, name) in enumerate(told):
        if number:
            one.page()
        one.beside(["⟦nhac|TRƯỜNG TRUNG HỌC CƠ SỞ NGUYỄN TRÃI⟧"], [*_OF_SCHOOL, "An Biên, ngày 10 tháng 5 năm 2026"])
        one.title("BÁO CÁO THÀNH TÍCH", "ĐỀ NGHỊ TẶNG ⟦ht|BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH⟧")
        one.lines(f"""
            {label}
            I. SƠ LƯỢC LÝ LỊCH
            Công tác tại trường từ năm 2015.
            II. THÀNH TÍCH ĐẠT ĐƯỢC
            Năm học 2025-2026 hoàn thành xuất sắc nhiệm vụ, có 02 sáng kiến được công nhận.
            Trên đây là báo cáo thành tích của ⟦ten|{name}⟧, kính đề nghị xem xét, tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh⟧./.
        """)
        one.beside(["XÁC NHẬN CỦA HIỆU TRƯỞNG", "", "⟦ky|Phạm Quốc Toản⟧"], [title, "", signer])
    return one.done("bao-cao.docx")


def department() -> list[Marked]:
    """A department: heading by tabs, the list in the submission's own file as a table without rules, its own words."""
    one = Hand()
    one.by_tabs(["UBND TỈNH ĐỒNG THÁP", "⟦dv|SỞ Y TẾ⟧"], _OF_SCHOOL)
    one.line("Số: 310/TTr-SYT\t\t\tĐồng Tháp, ngày 03 tháng 8 năm 2026")
    one.title("TỜ TRÌNH", "Về việc đề nghị tặng ⟦ht|Bằng khen của Thủ tướng Chính phủ⟧")
    one.lines("""
        Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp.
        Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;
        Xét thành tích trong công tác phòng, chống dịch bệnh giai đoạn ⟦gd|2021-2025⟧,
        ⟦dv|Sở Y tế⟧ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, trình Thủ tướng Chính phủ tặng ⟦ht|Bằng khen của Thủ tướng Chính phủ⟧ cho ⟦so|04⟧ (⟦chu|bốn⟧) cá nhân (có danh sách kèm theo).
        Hội đồng Thi đua - Khen thưởng Sở đã họp ngày ⟦hop|28 tháng 7 năm 2026⟧; có mặt ⟦phieu|13⟧/15 thành viên; tỷ lệ phiếu đồng ý từ ⟦tyle|86,67⟧% trở lên.
        Sở Y tế kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định./.
    """)
    one.by_tabs(
        ["Nơi nhận:", "- Như trên;", "- Ban Giám đốc;", "- Lưu: VT, TCCB."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "⟦nhac|Đoàn Thị Kim Loan⟧"],
    )
    one.page()
    one.title(
        "Phụ lục", "DANH SÁCH CÁ NHÂN ĐỀ NGHỊ TẶNG ⟦ht|BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ⟧", "GIAI ĐOẠN ⟦gd|2021-2025⟧"
    )
    one.line("(Kèm theo Tờ trình số ⟦sottr|310⟧/TTr-SYT ngày ⟦ngay|03 tháng 8 năm 2026⟧ của ⟦dv|Sở Y tế⟧)", middle=True)
    one.table(
        ["TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức khen thưởng"],
        ["1", "Ông ⟦ten|Võ Tấn Đạt⟧", "Giám đốc ⟦nct|Trung tâm Kiểm soát bệnh tật⟧", "⟦ht|Bằng khen của Thủ tướng Chính phủ⟧"],
        ["2", "Bà ⟦ten|Nguyễn Thị Hồng Nhung⟧", "Trưởng khoa, ⟦nct|Bệnh viện Đa khoa Sa Đéc⟧", "⟦ht|Bằng khen của Thủ tướng Chính phủ⟧"],
        ["3", "Ông ⟦ten|Châu Văn Rạng⟧", "Phó Trưởng phòng Nghiệp vụ Y", "⟦ht|Bằng khen của Thủ tướng Chính phủ⟧"],
        ["4", "Bà ⟦ten|Lý Thị Bích Thủy⟧", "Điều dưỡng trưởng, ⟦nct|Trạm Y tế xã Tân Hộ Cơ⟧", "⟦ht|Bằng khen của Thủ tướng Chính phủ⟧"],
        ruled=False,
    )  # fmt: skip
    one.line("Tổng cộng: ⟦so|04⟧ cá nhân./.")
    return [one.done("01 to trinh va danh sach.docx"), _minutes_of_department(), *_reports_of_department()]


def _minutes_of_department() -> Marked:
    one = Hand()
    one.by_tabs(["⟦dv|SỞ Y TẾ⟧ ĐỒNG THÁP", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"], _OF_SCHOOL)
    one.title("BIÊN BẢN", "Họp xét đề nghị tặng ⟦ht|Bằng khen của Thủ tướng Chính phủ⟧")
    one.lines("""
        Hôm nay, ngày ⟦hop|28/7/2026⟧, tại Sở Y tế, Hội đồng Thi đua - Khen thưởng họp.
        I. THÀNH PHẦN
        Tổng số 15 thành viên, có mặt ⟦phieu|13⟧/15.
        Chủ trì: Bà ⟦ky|Đoàn Thị Kim Loan⟧, Phó Giám đốc Sở.
        Thư ký: Ông ⟦ky|Mai Xuân Bách⟧, Phòng Tổ chức cán bộ.
        II. KẾT QUẢ
        Số phiếu phát ra: 15; số phiếu thu về: 15.
    """)
    one.table(
        ["STT", "Tên cá nhân", "Số phiếu đồng ý", "Tỷ lệ"],
        ["1", "⟦ten|Võ Tấn Đạt⟧", "⟦phieu|15⟧/15", "⟦tyle|100⟧%"],
        ["2", "⟦ten|Nguyễn Thị Hồng Nhung⟧", "⟦phieu|15⟧/15", "⟦tyle|100⟧%"],
        ["3", "⟦ten|Châu Văn Rạng⟧", "⟦phieu|13⟧/15", "⟦tyle|86,67⟧%"],
        ["4", "⟦ten|Lý Thị Bích Thủy⟧", "⟦phieu|14⟧/15", "⟦tyle|93,33⟧%"],
    )
    one.lines("""
        Hội đồng nhất trí trình cấp trên xét tặng ⟦ht|Bằng khen của Thủ tướng Chính phủ⟧ cho ⟦so|04⟧ cá nhân có tên trên.
        Biên bản kết thúc lúc 11 giờ ngày ⟦hop|28/7/2026⟧./.
    """)
    one.beside(["THƯ KÝ", "", "⟦ky|Mai Xuân Bách⟧"], ["CHỦ TRÌ", "", "⟦ky|Đoàn Thị Kim Loan⟧"])
    return one.done("02 bien ban.docx")


def _reports_of_department() -> list[Marked]:
    made = []
    people = {
        "Võ Tấn Đạt": "⟦nct|Trung tâm Kiểm soát bệnh tật⟧",
        "Nguyễn Thị Hồng Nhung": "Khoa Nội, ⟦nct|Bệnh viện Đa khoa Sa Đéc⟧",
        "Châu Văn Rạng": "Phòng Nghiệp vụ Y",
        "Lý Thị Bích Thủy": "⟦nct|Trạm Y tế xã Tân Hộ Cơ⟧, tỉnh Đồng Tháp",
    }
    for number, (name, place) in enumerate(people.items(), 1):
        one = Hand()
        one.by_tabs(["⟦nhac|SỞ Y TẾ⟧ ĐỒNG THÁP"], _OF_SCHOOL)
        one.line("\t\t\tĐồng Tháp, ngày 15 tháng 7 năm 2026")
        one.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng ⟦ht|Bằng khen của Thủ tướng Chính phủ⟧")
        one.lines(f"""
            I. SƠ LƯỢC LÝ LỊCH
            1. Họ và tên (in thường): ⟦ten|{name}⟧.
            2. Đơn vị công tác: {place}.
            3. Quá trình công tác: từ năm 2005 đến nay công tác trong ngành y tế.
            II. THÀNH TÍCH
            Trong giai đoạn 2021-2025 đã hoàn thành tốt nhiệm vụ được giao; năm 2019 được tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.
        """)
        one.by_tabs(["THỦ TRƯỞNG ĐƠN VỊ"], ["NGƯỜI BÁO CÁO", "", f"⟦ten|{name}⟧"])
        made.append(one.done(f"03-{number} bao cao.docx"))
    return made


def commune() -> list[Marked]:
    """A commune: names over two lines of a cell, no column of numbers, groups in the table, capitals."""
    one = Hand()
    head = ["ỦY BAN NHÂN DÂN", "⟦dv|XÃ PHÚ LỘC⟧"]
    one.beside([*head, "Số: 88/TTr-UBND"], [*_OF_SCHOOL, "Phú Lộc, ngày 09 tháng 10 năm 2026"])
    one.title("TỜ TRÌNH", "Đề nghị tặng thưởng ⟦ht|Huân chương Lao động hạng Ba⟧")
    one.lines("""
        Kính gửi: Ủy ban nhân dân tỉnh Đắk Lắk.
        Căn cứ Luật Thi đua, khen thưởng năm 2022;
        ⟦dv|Ủy ban nhân dân xã Phú Lộc⟧ đã tổ chức họp Hội đồng Thi đua - Khen thưởng ngày ⟦hop|02/10/2026⟧, có mặt ⟦phieu|7⟧/9 thành viên, ⟦phieu|9⟧/9 thành viên biểu quyết đồng ý, đạt tỷ lệ ⟦tyle|100⟧%.
        ⟦dv|Ủy ban nhân dân xã Phú Lộc⟧ trân trọng đề nghị Ủy ban nhân dân tỉnh xem xét, trình tặng thưởng ⟦ht|Huân chương Lao động hạng Ba⟧ cho:
        - Tập thể: ⟦so|02⟧ tập thể;
        - Cá nhân: ⟦so|01⟧ cá nhân.
        Danh sách cụ thể gồm: ⟦ten|Nhân dân và cán bộ thôn Tân Lập⟧; ⟦ten|Hợp tác xã Nông nghiệp Ea Tam⟧; bà ⟦ten|H'Ngăm Niê⟧.
        Tổng số: ⟦so|03⟧ trường hợp./.
    """)
    one.beside(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "⟦ky|Y Thuyên Mlô⟧"])
    listed = Hand()
    listed.beside(head, _OF_SCHOOL)
    listed.title("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ TẶNG THƯỞNG", "⟦ht|HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA⟧")
    listed.line(
        "(Kèm theo Tờ trình số ⟦sottr|88⟧/TTr-UBND ngày ⟦ngay|09/10/2026⟧ của ⟦dv|UBND xã Phú Lộc⟧)", middle=True
    )
    listed.table(
        ["Tên tập thể, họ tên cá nhân", "Địa chỉ", "Danh hiệu, hình thức đề nghị"],
        ["TẬP THỂ (⟦so|02⟧)"],
        ["⟦ten|Nhân dân và cán bộ thôn Tân Lập⟧", "Xã Phú Lộc", "⟦ht|Huân chương Lao động hạng Ba⟧"],
        ["⟦ten|Hợp tác xã Nông nghiệp Ea Tam⟧", "Xã Phú Lộc", "⟦ht|Huân chương Lao động hạng Ba⟧"],
        ["CÁ NHÂN (⟦so|01⟧)"],
        ["Bà ⟦ten|H'Ngăm Niê⟧", "Buôn Ea Nuôl, xã Phú Lộc", "⟦ht|Huân chương Lao động hạng Ba⟧"],
        ["Tổng cộng: ⟦so|02⟧ tập thể, ⟦so|01⟧ cá nhân"],
    )
    return [one.done("to trinh.docx"), listed.done("danh sach.docx"), _minutes_of_commune(head), *_reports_of_commune()]


def _minutes_of_commune(head: list[str]) -> Marked:
    one = Hand()
    one.beside([*head, "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"], _OF_SCHOOL)
    one.title("BIÊN BẢN", "Họp xét khen thưởng")
    one.lines("""
        Vào hồi 08 giờ 00 phút, ngày ⟦hop|02/10/2026⟧, tại Ủy ban nhân dân xã Phú Lộc.
        Có mặt: ⟦phieu|7⟧/9 thành viên. Vắng 2 (gửi phiếu).
        Chủ tọa: Ông ⟦ky|Y Thuyên Mlô⟧. Thư ký: Bà ⟦ky|Đinh Thị Lành⟧.
        Hội đồng xét đề nghị tặng thưởng ⟦ht|Huân chương Lao động hạng Ba⟧ cho các tập thể, cá nhân sau:
    """)
    one.table(
        ["STT", "Tên", "Đồng ý", "Không đồng ý", "Tỷ lệ"],
        ["1", "⟦ten|Nhân dân và cán bộ thôn Tân Lập⟧", "⟦phieu|9⟧", "⟦phieu|0⟧", "⟦tyle|100⟧%"],
        ["2", "⟦ten|Hợp tác xã Nông nghiệp Ea Tam⟧", "⟦phieu|9⟧", "⟦phieu|0⟧", "⟦tyle|100⟧%"],
        ["3", "⟦ten|H'Ngăm Niê⟧", "⟦phieu|9⟧", "⟦phieu|0⟧", "⟦tyle|100⟧%"],
    )
    one.lines("""
        Số phiếu phát ra: 9. Số phiếu thu về: 9.
        Kết luận: đề nghị trình tặng thưởng ⟦ht|Huân chương Lao động hạng Ba⟧ cho ⟦so|02⟧ tập thể, ⟦so|01⟧ cá nhân.
        Biên bản lập xong lúc 10 giờ cùng ngày./.
    """)
    one.beside(["THƯ KÝ", "", "⟦ky|Đinh Thị Lành⟧"], ["CHỦ TỌA", "", "⟦ky|Y Thuyên Mlô⟧"])
    return one.done("bien ban.docx")


def _reports_of_commune() -> list[Marked]:
    told = [
        ("Tên đơn vị: ⟦ten|Nhân dân và cán bộ thôn Tân Lập⟧", "TRƯỞNG THÔN", "Lê Văn Bốn"),
        ("Tên đơn vị: ⟦ten|Hợp tác xã Nông nghiệp Ea Tam⟧", "GIÁM ĐỐC", "Phan Thị Xuân"),
        ("Họ tên: ⟦ten|H'Ngăm Niê⟧; sinh năm 1980", "NGƯỜI BÁO CÁO", "⟦ten|H'Ngăm Niê⟧"),
    ]
    made = []
    for number, (label, title, signer) in enumerate(told, 1):
        one = Hand()
        one.title(QUOC_HIEU, TIEU_NGU)
        one.line("Phú Lộc, ngày 15 tháng 9 năm 2026", middle=True)
        one.title("BÁO CÁO THÀNH TÍCH", "ĐỀ NGHỊ TẶNG THƯỞNG ⟦ht|HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA⟧")
        one.lines(f"""
            {label}
            I. ĐẶC ĐIỂM, TÌNH HÌNH
            Nằm trên địa bàn xã Phú Lộc, tỉnh Đắk Lắk.
            II. THÀNH TÍCH
            Năm 2024 được Ủy ban nhân dân tỉnh tặng Bằng khen; năm 2025 được tặng Cờ thi đua của Chính phủ.
        """)
        one.beside(["XÁC NHẬN CỦA UBND XÃ", "CHỦ TỊCH", "", "⟦ky|Y Thuyên Mlô⟧"], [title, "", signer])
        made.append(one.done(f"bao cao {number}.docx"))
    return made


def office() -> list[Marked]:
    """One file for all, typed columns with tabs, the list before the minutes, names cut over two lines."""
    one = Hand()
    name = "⟦dv|TRUNG TÂM PHÁT TRIỂN QUỸ ĐẤT⟧"
    one.beside(
        ["ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ", name, "Số: 19/TTr-TTPTQĐ"],
        [*_OF_SCHOOL, "Cần Thơ, ngày 30 tháng 3 năm 2026"],
    )
    one.title(
        "TỜ TRÌNH", "V/v đề nghị tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân thành phố⟧ giai đoạn ⟦gd|2023-2025⟧"
    )
    one.lines("""
        Kính gửi: Ban Thi đua - Khen thưởng thành phố.
        Theo kết quả họp Hội đồng ngày ⟦hop|25/3/2026⟧ (có mặt ⟦phieu|5⟧/5 thành viên), Trung tâm kính đề nghị tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân thành phố⟧ cho ⟦so|02⟧ (⟦chu|hai⟧) cá nhân:
        1. Ông ⟦ten|Trương Hữu Lợi⟧, ⟦cv|Trưởng phòng⟧ Bồi thường;
        2. Bà ⟦ten|Cao Thị Cẩm Tiên⟧, viên chức Phòng Kế hoạch.
        Trân trọng kính trình./.
    """)
    one.beside(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", "", "⟦ky|Lâm Chí Hiếu⟧"])
    one.page()
    one.title(
        "Phụ lục",
        "DANH SÁCH ĐỀ NGHỊ TẶNG ⟦ht|BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ⟧",
        "GIAI ĐOẠN ⟦gd|2023-2025⟧",
    )
    one.line(
        "(Kèm theo Tờ trình số ⟦sottr|19⟧/TTr-TTPTQĐ ngày ⟦ngay|30 tháng 3 năm 2026⟧ của Trung tâm Phát triển quỹ đất)",
        middle=True,
    )
    one.lines("STT\tHọ và tên\tChức vụ\tHình thức khen thưởng")
    one.lines("1\t⟦ten|Trương Hữu Lợi⟧\t⟦cv|Trưởng phòng⟧\t⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân thành phố⟧")
    one.lines("2\t⟦ten|Cao Thị Cẩm Tiên⟧\tViên chức\t⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân thành phố⟧")
    one.line("Tổng số: ⟦so|02⟧ cá nhân.")
    one.page()
    one.beside([name, "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"], _OF_SCHOOL)
    one.title("BIÊN BẢN", "Họp xét đề nghị khen thưởng")
    one.lines("""
        Bắt đầu lúc 14 giờ ngày ⟦hop|25/3/2026⟧. Có mặt ⟦phieu|5⟧/5 thành viên.
        Chủ trì: Ông ⟦ky|Lâm Chí Hiếu⟧, Giám đốc.
        Thư ký: Bà ⟦ky|Quách Thu Ngân⟧.
        Hội đồng đề nghị tặng ⟦ht|Bằng khen của Chủ tịch Ủy ban nhân dân thành phố⟧ cho ⟦so|02⟧ cá nhân, kết quả phiếu như sau:
    """)
    one.table(
        ["Họ và tên", "Phiếu", "Tỷ lệ (%)"],
        ["⟦ten|Trương Hữu Lợi⟧", "⟦phieu|5⟧/5", "⟦tyle|100⟧"],
        ["Cao Thị\nCẩm Tiên", "⟦phieu|4⟧/5", "⟦tyle|80⟧"],
    )
    one.beside(["THƯ KÝ", "", "⟦ky|Quách Thu Ngân⟧"], ["CHỦ TRÌ", "", "⟦ky|Lâm Chí Hiếu⟧"])
    for who in ("Trương Hữu Lợi", "Cao Thị Cẩm Tiên"):
        one.page()
        one.title(
            QUOC_HIEU,
            TIEU_NGU,
            "BÁO CÁO THÀNH TÍCH",
            "ĐỀ NGHỊ TẶNG ⟦ht|BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ⟧",
        )
        one.lines(f"""
            Họ và tên: ⟦ten|{who}⟧
            I. SƠ LƯỢC LÝ LỊCH
            Công tác tại Trung tâm từ năm 2012.
            II. THÀNH TÍCH ĐẠT ĐƯỢC
            Giải phóng mặt bằng 12 dự án, vượt tiến độ.
        """)
        one.beside(["XÁC NHẬN CỦA GIÁM ĐỐC", "", "⟦ky|Lâm Chí Hiếu⟧"], ["NGƯỜI BÁO CÁO", "", f"⟦ten|{who}⟧"])
    return [one.done("ho so khen thuong.docx")]


DOSSIERS = {"trường học": school, "sở": department, "xã": commune, "một tệp": office}
