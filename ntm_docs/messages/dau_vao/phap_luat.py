"""Messages about local texts, receipt, movements, names by day."""

# code: (what is wrong, how to mend it).
PHAP_LUAT: dict[str, tuple[str, str]] = {
    "kind.rules": (
        "tệp này là quy định của tỉnh, không phải hồ sơ.",
        "Dùng cùng một hồ sơ: ntm-docs build ho-so.yaml -o ket-qua --rules {file}",
    ),
    "own.province": ("không có tỉnh, thành phố “{province}”{guess}.", "Viết đúng tên, không kèm chữ tỉnh, thành phố."),
    "own.dates": ("hết hiệu lực ngày {end} trước ngày có hiệu lực {start}.", "Sửa một trong hai ngày."),
    "own.award": ("không có hình thức khen thưởng “{value}”{guess}.", "Viết một trong: {known}."),
    "own.clause": (
        "mục này có quy định mà chưa ghi điều khoản.",
        "Ghi “điều khoản”, ví dụ: Điều 12 khoản 3.",
    ),
    "own.share": ("tỷ lệ phiếu {value}% lớn hơn 100%.", "Ghi phần trăm, ví dụ 80."),
    "law.no_local": (
        "chưa có quy định riêng của {province} vào ngày {on}; số bộ, nơi gửi của khen thưởng cấp tỉnh chưa rõ.",
        "Hỏi Sở Nội vụ {full}: hồ sơ mấy bộ, gửi qua đâu; có văn bản thì ghi vào tệp do “ntm-docs new quy-dinh” tạo. "
        "Đã có văn bản của: {known}.",
    ),
    "law.parts": (
        "chưa có quy định riêng của {province} vào ngày {on}. Văn bản đã biết: {texts}.",
        "Hỏi Sở Nội vụ {full}: văn bản nào còn áp dụng, hồ sơ mấy bộ, gửi qua đâu; có văn bản mới thì ghi vào tệp do "
        "“ntm-docs new quy-dinh” tạo.",
    ),
    "law.title_only": (
        "đã biết {text}, chưa đọc được điều khoản{note}.",
        "Tra số bộ, nơi gửi, hạn nộp trong văn bản đó; ghi vào tệp do “ntm-docs new quy-dinh” tạo.",
    ),
    "law.movement_text": (
        "{text} chỉ quy định cho “{theme}”{says}.",
        "Phong trào, danh hiệu đó thì theo văn bản này; việc khác thì không.",
    ),
    "law.received_early": (
        "ngày tiếp nhận {received} trước ngày tờ trình {own}.",
        "Sửa ngày tiếp nhận hoặc ngày tờ trình.",
    ),
    "law.receipt_open": (
        "{award}: luật áp dụng tùy ngày cơ quan thẩm định tiếp nhận hồ sơ, trước hay từ {since}. {text}. "
        "Đang tính theo luật cũ; theo luật mới thì: {differences}.",
        "Ghi “ngày tiếp nhận” khi đã nộp; chưa nộp thì hỏi nơi nhận hồ sơ.",
    ),
    "law.receipt_choice": (
        "{award}: hồ sơ tiếp nhận ngày {received}, trước {since}. {text}. Theo luật mới thì: {differences}.",
        "Luật mới có lợi hơn thì ghi “luật mới có lợi hơn: có”; không thì ghi “không”.",
    ),
    "law.choice_idle": (
        "“luật mới có lợi hơn” không có tác dụng với hồ sơ này.",
        "Chỉ ghi cho hồ sơ tiếp nhận trước ngày luật mới có hiệu lực; bỏ dòng này.",
    ),
    "law.file": (
        "văn bản địa phương không dùng được: {reason}.",
        "Viết vào tệp do “ntm-docs new quy-dinh” tạo; văn bản mới thay văn bản cũ thì ghi “thay cho”.",
    ),
    "law.folder": ("không có tệp, thư mục {folder}.", "Kiểm tra tùy chọn --rules."),
    "law.predecessor": (
        "{text} là văn bản của tỉnh {old} trước khi sắp xếp.",
        "Xác nhận còn áp dụng tại {new}.",
    ),
    "law.movement_short": (
        "phong trào do {launcher} phát động từ năm {start} mới được {years} năm.",
        "{text}.",
    ),
    "law.movement_launcher": (
        "{award}: phong trào do {launcher} phát động chưa phải căn cứ.",
        "{text}.",
    ),
    "law.thematic_history": (
        "{award} năm {year} ghi “{note}”. {text}.",
        "Không viện dẫn lần khen này làm tiêu chuẩn; chỉ kê trong lịch sử khen thưởng.",
    ),
    "law.tie_break": ("{text}.", "Xem lại thứ tự chọn khi giảm số trường hợp."),
    "law.province_name": (
        "“{value}” ghi “{said}”; ngày {on} tên đúng là “{right}”.",
        "Sửa tên tỉnh, thành phố.",
    ),
    "date.award_after_meeting": (
        "quyết định ngày {award} sau cuộc họp ngày {report}.",
        "Kiểm tra lại ngày quyết định.",
    ),
    "date.long_ago": (
        "{what} đề ngày {day}, quá lâu trước ngày họp {met}.",
        "Kiểm tra lại năm; đúng thì bỏ qua.",
    ),
    "period.order": ("giai đoạn {period}: năm cuối trước năm đầu.", "Viết năm đầu trước, ví dụ 2026-2030."),
    "law.override_open": (
        "số bộ do người lập hồ sơ ghi: {copies} ({reason}); quy định không nêu số bộ.",
        "Con số này được ghi trong manifest.json.",
    ),
    "law.discipline_running": (
        "{name} chấp hành xong kỷ luật ngày {served}, sau cuộc họp ngày {met}. {text}.",
        "Bỏ khỏi hồ sơ, hoặc sửa ngày.",
    ),
    "law.discipline_period": (
        "{name} chấp hành xong kỷ luật ngày {served}, trong thời gian xét {period}. {text}.",
        "Chỉ kể thành tích từ ngày ấy; chưa đủ thì bỏ khỏi hồ sơ.",
    ),
    "law.discipline_merit": (
        "thành tích nhắc {when}, trước ngày chấp hành xong kỷ luật {served}. {text}.",
        "Bỏ phần ấy, hoặc chỉ để như quá trình công tác.",
    ),
    "law.discipline_title": (
        "{award} năm {year} có trước ngày chấp hành xong kỷ luật {served}. {text}.",
        "Không viện dẫn làm tiêu chuẩn; chỉ kê trong lịch sử khen thưởng.",
    ),
    "opinion.what": (
        "pháp luật không nêu điều phải lấy ý kiến khi đề nghị {award}.",
        "Ghi “nội dung”: mỗi điều cần có ý kiến một dòng; không cần lấy ý kiến thì xóa mục này.",
    ),
    "opinion.deadline": ("hạn trả lời {until} không sau ngày công văn {asked}.", "Sửa một trong hai ngày."),
    "opinion.late": (
        "công văn lấy ý kiến ngày {asked} sau ngày tờ trình {sent}.",
        "Lấy ý kiến trước khi trình; kiểm tra hai ngày.",
    ),
    "law.office_gone": (
        "“{value}” có “{body}”, không còn từ ngày {since}; việc ấy nay là của {now}.",
        "Ghi tên hiện nay, hoặc hỏi Sở Nội vụ nếu nơi mình đặt tên khác.",
    ),
    "law.zone": (
        "“{value}”: danh mục đặc khu của {province} không có “{zone}” (đã biết: {known}).",
        "Kiểm tra tên đặc khu và tỉnh; đặc khu mới lập thì giữ nguyên.",
    ),
    "law.body_gone": (
        "“{value}” có “{body}”; từ ngày {since} nhiều nơi không còn, việc do phòng của Sở Nội vụ làm.",
        "Hỏi Sở Nội vụ tên phòng phụ trách thi đua, khen thưởng; nơi còn ban này thì giữ nguyên.",
    ),
    "law.movement_unknown": (
        "chưa ghi cấp phát động phong trào.",
        "Thêm vào “phong trào”: “cấp phát động: Thủ tướng Chính phủ” (hoặc tỉnh, bộ). {text}.",
    ),
    "law.basis_early": ("căn cứ “{basis}” chỉ có hiệu lực từ {since}.", "Bỏ căn cứ này hoặc kiểm tra ngày tờ trình."),
    "law.basis_ending": (
        "theo cơ sở dữ liệu văn bản, “{basis}” hết hiệu lực từ {since}.",
        "Xác nhận văn bản thay thế trước khi ký.",
    ),
    "law.basis_expired": (
        "căn cứ “{basis}” đã hết hiệu lực sau ngày {since}.",
        "Thay bằng {replaced}.",
    ),
}
