"""What keeps papers of a reception from being made."""

VAN_BAN_TIEP_NHAN: dict[str, tuple[str, str]] = {
    "certificate.suffix": ("tên tệp phải có đuôi .docx hoặc .pdf.", "Ghi lại, ví dụ bang-khen.pdf."),
    "certificate.folder": (
        "giấy khen, bằng khen làm từ thư mục của quyết định đã có số, ngày.",
        "Ghi thư mục do ntm-docs build hoặc ntm-docs issue tạo; có bảng tính tiếp nhận thì chạy issue trước.",
    ),
    "certificate.none": (
        "không có giấy khen, bằng khen nào phải làm theo các quyết định trong thư mục này.",
        "Chỉ làm Giấy khen và Bằng khen của tỉnh; xem danh sách kèm theo quyết định.",
    ),
    "certificate.no_decision": (
        "không đọc được quyết định số {number} trong thư mục này.",
        "Lấy lại bản đã tạo, hoặc tạo lại từ dữ liệu.",
    ),
    "certificate.no_signer": (
        "quyết định số {number} không có người ký.",
        "Ghi người ký vào tệp dữ liệu, rồi tạo lại.",
    ),
    "certificate.no_merit": (
        "Điều 1 của quyết định số {number} không nói khen vì thành tích gì.",
        'Ghi nội dung khen, ví dụ --merit "Đã có thành tích xuất sắc trong …".',
    ),
    "certificate.long": (
        "“{name}”: “{text}” dài quá {most} dòng, không vừa một trang.",
        "Viết gọn lại trong tệp dữ liệu hoặc bằng --merit, rồi làm lại.",
    ),
    "certificate.pages": (
        "ra {pages} trang cho {count} người được khen.",
        "Xem lại biểu mẫu riêng trong thư mục --templates; mỗi người phải vừa một trang.",
    ),
    "certificate.other": (
        "{award}: không làm giấy chứng nhận ở đây, mẫu chưa đọc được hoặc do Nhà nước in.",
        "Hỏi Sở Nội vụ về mẫu; danh hiệu đã có phôi in sẵn thì in chữ lên phôi bằng --stock.",
    ),
    "certificate.money_only": (
        "{award}: chỉ thưởng tiền, không có giấy chứng nhận (Nghị định 152/2025/NĐ-CP, Điều 50; trước đó Nghị định 98/2023/NĐ-CP, Điều 54).",
        "",
    ),
    "certificate.no_source": (
        "chưa nêu thư mục của quyết định.",
        "Ghi thư mục do ntm-docs build hoặc ntm-docs issue tạo; chỉ trang đo (--ruler) là không cần.",
    ),
    "certificate.no_stock": ("trang đo cần tệp tọa độ của phôi.", "Thêm --stock TỆP, ví dụ --stock phoi.yaml."),
    "certificate.ruler": ("trang đo là PDF.", "Ghi tên tệp có đuôi .pdf, ví dụ -o trang-do.pdf."),
    "stock.number": ("“{value}” không phải số đo.", "Ghi số mi-li-mét (cỡ chữ: point), ví dụ 12,5."),
    "stock.paper": ("khổ giấy phải lớn hơn 0.", "Ghi rộng và cao bằng mi-li-mét, ví dụ 297 và 210."),
    "stock.outside": (
        "ô “{word}” nằm ngoài tờ giấy {width} × {height} mm.",
        "Sửa trái, trên, rộng: tính bằng mi-li-mét từ mép trái, mép trên.",
    ),
    "stock.size": (
        "cỡ chữ, số dòng của ô “{word}” không đúng.",
        "Cỡ từ {least} đến {most}; cỡ nhỏ nhất không lớn hơn cỡ; số dòng là số nguyên từ 1.",
    ),
    "stock.twice": ("ô “{word}” có hai lần.", "Xóa một ô."),
    "certificate.size": (
        "khổ giấy, hoa văn của Bằng khen cấp tỉnh chưa đọc được; đã làm trên A4 nằm ngang như Giấy khen.",
        "Hỏi Sở Nội vụ khổ giấy trước khi in.",
    ),
    "issue.not_ours": (
        "không phải bảng tính tiếp nhận hồ sơ: không có sheet “{sheet}”.",
        "Dùng bảng tính do ntm-docs receive tạo.",
    ),
    "issue.no_dossier": (
        "“{name}” của {unit} không có hồ sơ nào ở sheet “Hồ sơ”.",
        "Ghi lại tên đơn vị như ở sheet “Hồ sơ”, hoặc chạy lại ntm-docs receive.",
    ),
    "issue.key_twice": ("mã {key} đã có ở dòng {other}; trường hợp này bị tính hai lần.", "Xóa một trong hai dòng."),
    "issue.verdict": ("“{value}” không phải kết quả thẩm định.", "Chọn một trong: {known}; hoặc để trống."),
    "issue.no_reason": (
        "chưa ghi lý do đối với “{name}”.",
        "Ghi ở cột “lý do”: lý do này được in trong công văn và danh sách.",
    ),
    "issue.kind": (
        "“{name}” được xác định đủ tiêu chuẩn nhưng chưa rõ đối tượng; không biết xếp vào đâu, thưởng mức nào.",
        "Ghi một trong: {known}.",
    ),
    "issue.unsaid": (
        "sheet “Cơ quan” chưa điền mục “{item}” của {group}.",
        "Điền vào cột “nội dung”; chưa có sheet này thì chạy lại ntm-docs receive.",
    ),
    "issue.day": ("{item}: “{value}” không phải ngày.", "Ghi ngày/tháng/năm, ví dụ 20/11/2025."),
    "issue.province": (
        "không có tỉnh, thành phố tên “{province}” vào ngày {on}.",
        "Có phải “{near}”? Ghi lại ở sheet “Cơ quan”.",
    ),
    "issue.office_name": (
        "tên “{name}” lấy theo nguồn chưa chắc chắn ({clause}).",
        "Đúng thì thôi; khác thì ghi tên đúng ở sheet “Cơ quan”.",
    ),
    "issue.right": (
        "quyền hạn ký “{value}” không đúng.",
        "Ghi KT. Chánh Văn phòng, TL. …; để trống khi thủ trưởng tự ký.",
    ),
    "issue.self": ("hồ sơ của chính {unit}; không làm biên nhận, công văn, thông báo gửi chính mình.", ""),
    "issue.unit_name": (
        "“{name}” là tên thư mục, không phải tên đơn vị; hồ sơ này không đọc được văn bản nào.",
        "Ghi tên đơn vị vào cột “{title}”.",
    ),
    "issue.not_appraised": (
        "{count} trường hợp chưa có kết quả thẩm định; báo cáo ghi là đang xem xét, danh sách không có.",
        "Thẩm định xong thì chạy lại.",
    ),
    "issue.eligible_though": (
        "“{name}” ({unit}) được xác định đủ tiêu chuẩn nhưng {why}; báo cáo xin ý kiến và danh sách kèm theo có ghi điều này.",
        "Xem lại trước khi ký.",
    ),
    "issue.no_award": (
        "{count} trường hợp chưa rõ hình thức hoặc không do Nhà nước, tỉnh khen ({names}); không vào báo cáo, danh sách nào.",
        "Hỏi lại đơn vị; Giấy khen của xã, sở thì xã, sở tự quyết định.",
    ),
    "issue.no_opinion": (
        "chưa ghi “{item}”; công văn gửi Sở Nội vụ chừa chỗ cho văn bản cho ý kiến của {who}.",
        "Có ý kiến rồi thì điền ở sheet “Cơ quan”.",
    ),
    "issue.no_members": (
        "sheet “Hội đồng tỉnh” chưa có thành viên nào.",
        "Ghi từng thành viên một dòng: họ và tên, chức vụ, vai trò, có mặt hay vắng; chưa có sheet này thì chạy lại ntm-docs receive.",
    ),
    "issue.no_votes": (
        "{count} trường hợp đủ tiêu chuẩn chưa có số phiếu của Hội đồng tỉnh ({names}).",
        "Ghi số phiếu vào các cột “HĐ tỉnh: …” của từng trường hợp; chưa có các cột này thì chạy lại ntm-docs receive.",
    ),
    "issue.vote_number": (
        "số phiếu của Hội đồng tỉnh đối với “{name}” không đọc được.",
        "Ghi số nguyên vào cột đồng ý; không đồng ý, không hợp lệ bỏ trống là 0.",
    ),
    "issue.vote_more": (
        "“{name}” có {sum} phiếu, Hội đồng chỉ có {total} thành viên.",
        "Sửa số phiếu, hoặc tổng số thành viên ở sheet “Cơ quan”.",
    ),
    "issue.vote_ratio": (
        "tỷ lệ đồng ý của “{name}” ghi {said}; {agree}/{total} thành viên là {right}.",
        "Sửa tỷ lệ hoặc số phiếu; bỏ trống tỷ lệ cũng được. Tỷ lệ tính trên tổng số thành viên, không phải số có mặt.",
    ),
    "issue.not_passed": (
        "“{name}” ({unit}) chỉ được {agree}/{total} thành viên Hội đồng tỉnh đồng ý, chưa đủ để đề nghị, nhưng kết quả thẩm định vẫn là đủ tiêu chuẩn.",
        "Sửa kết quả thẩm định trước khi làm tờ trình, quyết định.",
    ),
    "issue.met_late": (
        "Hội đồng tỉnh họp ngày {met}, sau ngày {item} {other}.",
        "Hội đồng phải họp trước; xem lại hai ngày ấy ở sheet “Cơ quan”.",
    ),
    "issue.met_early": (
        "Hội đồng tỉnh họp ngày {met}, trước ngày {item} {other}.",
        "Hội đồng xét theo kết quả thẩm định; xem lại hai ngày ấy ở sheet “Cơ quan”.",
    ),
    "issue.slip_form": (
        "phiếu trình dựng theo phiếu của Văn phòng Ủy ban nhân dân thành phố Hà Nội (02/2026); không có mẫu luật định, mẫu của tỉnh khác chưa đọc được.",
        "Hỏi Văn phòng về mẫu, số phiếu và chữ ký của tỉnh mình; có mẫu riêng thì dùng --templates.",
    ),
    "issue.no_advice": (
        "chưa ghi ý kiến đề xuất của Văn phòng; phiếu trình chừa chỗ ghi tay.",
        "Điền ở sheet “Cơ quan” rồi làm lại, hoặc ghi tay.",
    ),
    "issue.statistics": (
        "các cột của biểu 0602.N, 0603.N (Thông tư 02/2023/TT-BNV) chưa đọc được, trong đó có năm nhóm chức vụ của cá nhân; đã làm bảng số liệu riêng.",
        "Lấy mẫu biểu ở Thông tư rồi chuyển số liệu sang; khen Nhà nước mới là số đề nghị, chưa phải kết quả.",
    ),
    "issue.prints_gone": (
        "{count} tệp PDF của văn bản làm lại không còn, vì văn bản đã mới.",
        "Thêm --pdf để làm lại PDF.",
    ),
    "issue.silent": (
        "chưa làm {paper}: sheet “Cơ quan” chưa điền {offices}.",
        "Điền rồi chạy lại, hoặc thêm --paper {id} để xem còn thiếu gì.",
    ),
    "issue.no_case": ("không có {paper}: {why}.", ""),
    "issue.nothing": ("không có văn bản nào để làm.", "Điền sheet “Cơ quan” và kết quả thẩm định."),
    "issue.stale": (
        "{paper} làm lần trước ghi {before} trường hợp, nay bảng tính khác: {names}.",
        "Làm lại văn bản ấy (--paper {id}), hoặc sửa bảng tính cho khớp với văn bản đã ký.",
    ),
    "issue.said_changed": (
        "{paper} làm lần trước theo sheet “Cơ quan” khi ấy, nay khác: {lines}.",
        "Làm lại văn bản ấy (--paper {id}), hoặc ghi lại sheet cho khớp với văn bản đã ký.",
    ),
    "issue.changed": (
        "{paper} khác lần trước ({before} trường hợp, nay {after}): {names}.",
        "Bản cũ đã ký, đã gửi thì phải có văn bản thay thế.",
    ),
    "issue.undated": (
        "chưa có ngày quyết định; tiền thưởng tính theo mức lương cơ sở ngày {day}.",
        "Điền ngày ở sheet “Cơ quan” rồi làm lại trước khi ký.",
    ),
    "issue.no_prize": (
        "chưa biết chắc mức tiền thưởng của {kind}; trên giấy để trống.",
        "Tra quy định rồi ghi tay, hoặc hỏi Sở Tài chính.",
    ),
}
