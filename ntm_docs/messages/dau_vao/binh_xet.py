"""Messages about the year's review."""

# code: (what is wrong, how to mend it).
BINH_XET: dict[str, tuple[str, str]] = {
    "review.period": (
        "“{value}” không phải kỳ bình xét.",
        "Ghi “năm 2026”, hoặc “năm học 2025-2026” với trường học.",
    ),
    "review.share_format": ("“{value}” không phải tỷ lệ phần trăm.", "Ghi ví dụ 15%, lớn hơn 0 và không quá 100%."),
    "review.day": (
        "ngày {on}: bình xét cuối năm chỉ có dữ liệu từ {first}.",
        "Kiểm tra ngày tờ trình, ngày họp.",
    ),
    "review.whose": (
        "chưa rõ {award} của ai: cơ quan cấp “{level}” không tự tặng.",
        "Ghi tên đầy đủ, ví dụ: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.",
    ),
    "review.read_as": ("“{award}” được hiểu là {read}.", "Nếu là của cấp khác thì ghi tên đầy đủ."),
    "review.nobody": (
        "chưa có ai được đề nghị danh hiệu nào.",
        "Ghi “danh hiệu đề nghị” cho từng người, từng tập thể.",
    ),
    "review.twice": (
        "{name} được đề nghị {award} hai lần (lần đầu ở {first}).",
        "Xóa một dòng; nếu là hai người trùng tên thì ghi đơn vị khác nhau, hoặc thêm tên đệm.",
    ),
    "review.no_vote": (
        "chưa ghi kết quả biểu quyết của {award}.",
        "Thêm một dòng vào “biểu quyết”: danh hiệu, hình thức biểu quyết, số phiếu đồng ý.",
    ),
    "review.idle_vote": ("biểu quyết {award} mà không ai được đề nghị.", "Xóa dòng này, hoặc kiểm tra danh sách."),
    "review.vote_twice": (
        "kết quả biểu quyết của {award} có hai dòng.",
        "Xóa một dòng; ai có số phiếu khác thì ghi ở dòng của người đó.",
    ),
    "review.votes": (
        "tổng số phiếu {counted} nhiều hơn số thành viên được biểu quyết ({voters}: có mặt và có ý kiến bằng văn bản).",
        "Kiểm tra số phiếu hoặc danh sách có mặt.",
    ),
    "review.votes_of_many": (
        "{name} được đề nghị nhiều danh hiệu nên không rõ số phiếu này là của danh hiệu nào.",
        "Chép thành mỗi danh hiệu một dòng, ghi số phiếu riêng.",
    ),
    "review.voted_down": (
        "{name}: {award} được {agree}/{total} phiếu ({ratio}), cần {needed}; chỉ ghi trong biên bản, "
        "không có trong tờ trình, quyết định.",
        "Kiểm tra số phiếu; đúng như vậy thì không phải sửa gì.",
    ),
    "review.unrated": (
        "{count} trường hợp được đề nghị mà chưa ghi xếp loại: {names}.",
        "Ghi “xếp loại” (HTXSNV, HTTNV, HTNV, KHTNV) để kiểm tra tiêu chuẩn.",
    ),
    "review.rating_day": (
        "chưa ghi ngày có kết quả xếp loại chất lượng. {text}.",
        "Ghi “ngày xếp loại”; chưa xếp loại thì xếp loại trước, bình xét sau.",
    ),
    "review.rating_late": (
        "xếp loại ngày {rated}, sau cuộc họp bình xét ngày {met}. {text}.",
        "Xếp loại trước, họp bình xét sau; kiểm tra lại hai ngày.",
    ),
    "review.ceiling": (
        "{best} người xếp loại xuất sắc, {good} người xếp loại tốt: vượt {most}%. {text}.",
        "Kiểm tra kết quả xếp loại; đơn vị được xếp loại xuất sắc thì ghi “đơn vị xuất sắc: có”.",
    ),
    "review.share": (
        "{count} Chiến sĩ thi đua cơ sở trên {of} Lao động tiên tiến, vượt tỷ lệ {most}% ghi trong tệp.",
        "Giảm số trường hợp; tỷ lệ này là quy định riêng của tỉnh, cơ quan (pháp luật từ 2024 không quy định), "
        "không có thì xóa dòng.{first}",
    ),
    "review.own_case": (
        "{count} thành viên Hội đồng cũng được đề nghị: {names}.",
        "Người được xét không biểu quyết trường hợp của mình; kiểm tra số phiếu và ghi rõ trong biên bản.",
    ),
    "review.no_decision": (
        "cơ quan này không tự quyết định danh hiệu nào trong danh sách.",
        "Xóa mục “quyết định”.",
    ),
    "review.decision_early": (
        "quyết định ngày {decision} trước cuộc họp bình xét ngày {asked}.",
        "Sửa ngày quyết định hoặc ngày họp.",
    ),
    "review.decision_late": (
        "quyết định danh hiệu ký ngày {decision}, sau tờ trình ngày {sent} dựa vào danh hiệu đó.",
        "Ký quyết định trước, rồi trình cấp trên với số và ngày của quyết định.",
    ),
    "review.movement": (
        "{name} được đề nghị theo chuyên đề mà chưa ghi phong trào.",
        "Ghi “phong trào”, hoặc để “loại hình: công trạng”.",
    ),
    "review.one_number": (
        "có {count} tờ trình, một số không dùng cho cả {count}.",
        "Để trống “số tờ trình”, ghi số vào từng tờ trình khi phát hành.",
    ),
    "review.one_addressee": (
        "có {count} tờ trình gửi người quyết định khác nhau, một “kính gửi” không dùng cho cả {count}.",
        "Xóa “kính gửi” để mỗi tờ trình ghi nơi gửi theo pháp luật.",
    ),
    "review.rating_year": (
        "ngày xếp loại {rated} không phải của {period}.",
        "Kiểm tra lại năm.",
    ),
    "review.sent_late": (
        "tờ trình ngày {sent} quá lâu sau cuộc họp ngày {met}.",
        "Kiểm tra lại năm.",
    ),
    "review.year": (
        "cuộc họp ngày {met} không phải cuối {period}, cũng không phải đầu năm sau.",
        "Kiểm tra “kỳ bình xét” và ngày họp.",
    ),
    "review.one_prize": (
        "{count} trường hợp có nhiều danh hiệu trong cùng thời gian; chỉ thưởng danh hiệu cao nhất. {text}.",
        "",
    ),
    "review.one_merit": (
        "{count} trường hợp được đề nghị cả danh hiệu thi đua và khen thưởng: {names}. {text}.",
        "Chỉ giữ cả hai khi là hai thành tích khác nhau.",
    ),
    "review.initiative": (
        "{name} có sáng kiến “{initiative}” khi đề nghị cả {title} và {award}. {text}.",
        "Dùng sáng kiến cho một trong hai; nêu căn cứ khác cho việc còn lại.",
    ),
    "review.rating": (
        "{name} xếp loại “{level}”, {award} cần từ “{least}” trở lên.",
        "Bỏ danh hiệu này, hoặc kiểm tra kết quả xếp loại.",
    ),
    "review.either": (
        "{name} xếp loại “{level}”, chưa ghi sáng kiến, đề tài; {award} cần một trong hai: hoàn thành xuất sắc nhiệm vụ "
        "hoặc sáng kiến, đề tài.",
        "Ghi “sáng kiến” cùng quyết định công nhận, hoặc bỏ danh hiệu này.",
    ),
    "review.either_open": (
        "{name}: {award} cần hoàn thành xuất sắc nhiệm vụ hoặc sáng kiến, đề tài; chưa ghi xếp loại, chưa ghi sáng kiến.",
        "Ghi “xếp loại”, “sáng kiến”.",
    ),
    "review.both": (
        "{count} trường hợp đề nghị {award} mới có {has}, chưa có {lacks}: {names}. {text}.",
        "Hỏi Sở Nội vụ; nên có đủ cả hai.",
    ),
    "review.chain": (
        "{name}: {award} cần {count} năm liên tục {title}, thiếu năm {years}.",
        "Ghi đủ “danh hiệu thi đua” các năm, hoặc bỏ danh hiệu này.",
    ),
    "review.chain_open": (
        "{name}: {award} cần {count} năm liên tục {title}; chưa ghi các năm {years}.",
        "Ghi “danh hiệu thi đua”: năm, số và ngày quyết định.",
    ),
    "review.chain_or": (
        "{name}: chưa ghi {count} năm liên tục {title} (thiếu {years}). {text}.",
        "Ghi “danh hiệu thi đua” các năm; đề nghị theo điều kiện còn lại thì kèm giấy tờ chứng minh.",
    ),
    "review.no_initiative": (
        "{name}: {award} cần sáng kiến, đề tài được công nhận; chưa ghi. {text}.",
        "Ghi “sáng kiến” cùng quyết định công nhận; kèm bản chứng nhận.",
    ),
    "review.disciplined": (
        "{name} được đề nghị {award} mà trong năm bị kỷ luật “{discipline}”. {text}.",
        "Kiểm tra kết quả xếp loại của người này.",
    ),
    "review.members": (
        "{name}: chưa rõ số người, số Lao động tiên tiến, Chiến sĩ thi đua cơ sở nên chưa kiểm tra được. {text}.",
        "Kê người của tập thể trong danh sách (cột “đơn vị” giống tên tập thể), hoặc ghi “số người” và các số kia.",
    ),
    "review.members_differ": (
        "{name} ghi {given} người, danh sách có {listed} người.",
        "Sửa một trong hai; người không đề nghị danh hiệu cũng kê tên, để trống danh hiệu.",
    ),
    "review.advanced": (
        "{name}: {advanced}/{members} người là Lao động tiên tiến ({share}), {award} cần ít nhất {least}% ({needed} người).",
        "Bỏ danh hiệu này, hoặc kiểm tra danh sách người của tập thể.",
    ),
    "review.unrated_members": (
        "{name}: {advanced}/{members} người là Lao động tiên tiến ({share}, {award} cần {least}%); chỉ đủ khi không tính "
        "{unrated} người chưa xếp loại, mà quy định chưa nói rõ.",
        "Hỏi cơ quan thường trực thi đua, khen thưởng có tính những người này không.",
    ),
    "review.completed": (
        "{name}: {completed}/{members} người hoàn thành nhiệm vụ trở lên, {award} cần tất cả.",
        "Bỏ danh hiệu này, hoặc kiểm tra kết quả xếp loại.",
    ),
    "review.completed_open": (
        "{name}: chưa đủ kết quả xếp loại của mọi người, {award} cần tất cả hoàn thành nhiệm vụ.",
        "Ghi “xếp loại” của từng người, hoặc “số người hoàn thành nhiệm vụ”.",
    ),
    "review.no_fighter": (
        "{name}: {award} cần có cá nhân đạt Chiến sĩ thi đua cơ sở, danh sách không có ai.",
        "Bỏ danh hiệu này, hoặc kiểm tra danh sách người của tập thể.",
    ),
    "review.grave": (
        "{name}: có {count} người bị kỷ luật từ cảnh cáo trở lên nên không đủ tiêu chuẩn {award}.",
        "Bỏ danh hiệu này.",
    ),
    "review.prize": (
        "chưa có quy định chắc chắn về tiền thưởng {award} cho {kind}; số tiền để trống.",
        "Xác nhận với cơ quan tài chính, rồi ghi vào phụ lục tiền thưởng.",
    ),
    "review.options": (
        "bảng bình xét là của một cơ quan; -j, --repair, --skip-faulty, --cluster không dùng cho tệp này.",
        "Bỏ các tùy chọn đó.",
    ),
    "review.sheet_missing": (
        "bảng bình xét không có sheet “{sheet}”.",
        "Tạo tệp mẫu bằng: ntm-docs new binh-xet -o binh-xet.xlsx, rồi chép danh sách của mình vào.",
    ),
    "review.subject": (
        "chưa rõ “{name}” là cá nhân hay tập thể.",
        "Ghi cột “đối tượng” (cá nhân, tập thể), hoặc đặt dòng “I. TẬP THỂ”, “II. CÁ NHÂN” phía trên.",
    ),
    "review.history": (
        "“{name}” không có trong danh sách bình xét.",
        "Ghi tên đúng như trong danh sách, hoặc xóa dòng.",
    ),
    "review.notes_read": (
        "đã đọc xếp loại, sáng kiến trong cột “ghi chú” của {count} dòng (ví dụ “{text}”).",
        "Soát lại; ghi vào cột riêng “Xếp loại”, “Sáng kiến” nếu hiểu chưa đúng.",
    ),
}
