"""Messages about plans, decisions, dispatches and their outline."""

# code: (what is wrong, how to mend it). Names in braces are facts that the finder of the problem gives.
VAN_BAN: dict[str, tuple[str, str]] = {
    # existing documents
    "import.kind": ("không nhập được loại tệp “{suffix}”.", "Dùng tệp .docx hoặc .txt."),
    "import.type": ("chưa có biểu mẫu cho “{kind}”.", "Các loại nhập được: {known}."),
    "docx.old": (
        "đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu.",
        "Mở bằng Word, bỏ mật khẩu nếu có, lưu thành .docx rồi chạy lại.",
    ),
    "docx.html": ("đây là trang web hoặc XML đặt tên là .docx.", "Mở bằng Word, lưu thành .docx rồi chạy lại."),
    "docx.broken": ("không đọc được tệp .docx: {reason}.", "Mở bằng Word, lưu thành .docx rồi chạy lại."),
    "docx.not_docx": ("tệp này không phải .docx (nội dung là loại tệp khác).", "Chọn đúng tệp văn bản Word hoặc .txt."),
    "import.missing": ("chưa thấy trong bản gốc: {parts}.", "Ghi thêm vào tệp vừa tạo."),
    "docx.empty": ("tệp không có chữ nào.", "Nếu là ảnh quét, nhận dạng chữ (OCR) trước."),
    "import.joined": ("đã nối vào đoạn trước: “{text}...”.", "Soát lại chỗ nối."),
    "import.page": ("đã bỏ số trang “{text}”.", ""),
    "import.rule": ("đã bỏ đường kẻ “{text}”; biểu mẫu tự kẻ.", ""),
    "import.markup": ("đã bỏ dấu đánh dấu chữ đậm, nghiêng, danh sách: “{text}”.", ""),
    "import.box": ("chữ trong khung được đưa vào như một đoạn.", "Soát lại vị trí."),
    "import.deleted": (
        "bỏ phần chữ đã xóa (theo dõi thay đổi).",
        "Chấp nhận hoặc từ chối thay đổi trong Word nếu cần.",
    ),
    "import.picture": ("có hình vẽ, không nhập.", "Chèn lại vào văn bản đã tạo nếu cần."),
    "import.symbol": ("có ký hiệu của phông chữ ký hiệu (Symbol, Wingdings), không nhập.", "Gõ lại ký hiệu nếu cần."),
    "import.embedded": ("có tệp nhúng trong văn bản, không nhập.", "Mở tệp nhúng bằng Word, chép chữ vào."),
    "import.footnote": ("chú thích cuối trang được đưa vào sau đoạn: “{text}”.", "Soát lại vị trí."),
    "import.header": ("chữ ở đầu trang, chân trang không nhập: “{text}”.", "Thêm vào nếu cần."),
    "import.unsure": ("chưa rõ “{text}” là phần nào; giữ trong “chưa rõ”.", "Chuyển vào đúng trường, hoặc xóa."),
    "import.no_type": ("chưa thấy tên loại văn bản; tạm ghi là kế hoạch.", "Sửa trường “loại”."),
    "import.motto": ("Tiêu ngữ viết “{text}”; bản in ra theo quy định.", ""),
    # new plans
    "new.no_level": ("không còn cấp {level} vào ngày {on} (từ {since}).", "Chọn cơ quan cấp tỉnh hoặc cấp xã."),
    "new.level": (
        "chưa biết lập kế hoạch cho cấp nào.",
        "Thêm --level tinh, huyen hoặc xa, hoặc --from tệp của cấp trên.",
    ),
    "new.not_plan": ("tệp nguồn là {kind}, không phải kế hoạch.", "Chọn tệp kế hoạch của cấp trên."),
    "new.agency": (
        "“{agency}” không phải tên một Ủy ban nhân dân viết đủ.",
        "Ghi đủ, ví dụ: Ủy ban nhân dân xã Thạnh Đông; cơ quan khác thì tạo bản nháp theo --level rồi sửa.",
    ),
    "new.level_agency": ("“{agency}” không phải cơ quan cấp {level}.", "Sửa --level hoặc --agency cho khớp."),
    "new.not_above": (
        "“{above}” không phải cấp trên của “{agency}”.",
        "Chọn kế hoạch của cấp trên, hoặc sửa --agency.",
    ),
    "new.option": ("tùy chọn {option} không dùng cho {kind}.", "Bỏ tùy chọn này rồi sửa trong tệp."),
    "new.agency_missing": ("thiếu tên cơ quan lập kế hoạch.", 'Thêm --agency "Ủy ban nhân dân xã ...".'),
    # facts stated once
    "facts.not_mapping": ("“dùng chung” phải là các dòng “tên: nội dung”.", "Viết mỗi dữ kiện một dòng, thụt vào."),
    "facts.not_text": ("dữ kiện “{name}” chưa có nội dung, hoặc không phải một dòng chữ.", "Viết “{name}: ...”."),
    "facts.name": ("tên dữ kiện “{name}” không dùng được.", "Tên không có dấu [ ] : | và không dài quá 80 ký tự."),
    "facts.text": ("nội dung dữ kiện “{name}” có ký tự lạ hoặc xuống dòng ({reason}).", "Viết lại trên một dòng."),
    "reference.unknown": (
        "không có dữ kiện “{name}”{guess}.",
        "Các dữ kiện có: {known}. Muốn in đúng dấu [[ thì viết \\[[.",
    ),
    "reference.open": ("có dấu [[ mà không có ]].", "Viết [[tên dữ kiện]]; muốn in đúng dấu [[ thì viết \\[[."),
    "reference.circle": ("dữ kiện “{name}” dẫn vòng tới chính nó.", "Viết thẳng nội dung."),
    "reference.unused": ("dữ kiện “{name}” không dùng ở đâu.", "Dùng [[{name}]] trong văn bản, hoặc xóa dòng này."),
    # targets
    "targets.years": (
        "chỉ tiêu “{name}” có {count} số cho {years} năm.",
        "Ghi mỗi năm một số, năm không có thì ghi 0.",
    ),
    "targets.override_year": ("năm {year} không có trong bảng chỉ tiêu ({known}).", "Sửa năm của mục ghi đè."),
    "targets.override": (
        "chỉ tiêu “{name}” cộng đến năm {year} là {added} = {sum}, nhưng ghi {printed} ({reason}).",
        "Đối chiếu bản gốc; đúng thì giữ nguyên.",
    ),
    "targets.over": ("chỉ tiêu “{name}” năm {year} vượt tổng số {whole}.", "Kiểm tra các số tăng thêm."),
    # the outline
    "outline.gap": (
        "sau số trước phải là “{expected}”, nhưng đang là “{label}”.",
        "Sửa số thứ tự, hoặc thêm --renumber.",
    ),
    "outline.repeat": ("số “{label}” lặp lại, phải là “{expected}”.", "Sửa số thứ tự, hoặc thêm --renumber."),
    "outline.back": ("số “{label}” lùi lại, phải là “{expected}”.", "Sửa số thứ tự, hoặc thêm --renumber."),
    "outline.first": ("mục đầu tiên là “{label}”, phải là “{expected}”.", "Sửa số thứ tự, hoặc thêm --renumber."),
    "outline.prefix": (
        "số “{label}” không thuộc mục cha, phải là “{expected}”.",
        "Sửa số thứ tự, hoặc thêm --renumber.",
    ),
    "outline.letter": (
        "“{label}” không có trong thứ tự a, b, c, d, đ, e, g, h, i, k, l, m...",
        "Sửa chữ cái, hoặc thêm --renumber.",
    ),
    "outline.style": ("“{label}” viết khác quy định, phải là “{expected}”.", "Sửa dấu sau số, hoặc thêm --renumber."),
    "outline.bullet": ("gạch đầu dòng “{label}” khác quy định.", "Dùng “-”, hoặc thêm --renumber."),
    # the draft
    "draft.number": ("chưa có số; in ra chừa chỗ ghi tay.", "Ghi “số” khi đã lấy số."),
    "draft.date": ("chưa đủ ngày, tháng, năm; in ra chừa chỗ ghi tay.", "Ghi “ngày” khi ký."),
    "draft.agency": ("chưa có tên cơ quan ban hành; in ra dấu chấm.", "Ghi “cơ quan”, “tên”."),
    "draft.notation": ("chưa có ký hiệu cơ quan.", "Ghi “cơ quan”, “ký hiệu”, ví dụ UBND."),
    "draft.subject": ("chưa có trích yếu; in ra dấu chấm.", "Ghi “trích yếu”."),
    "draft.signer": ("chưa có người ký hoặc họ tên người ký.", "Ghi “người ký”."),
    "draft.recipients": ("chưa có nơi nhận.", "Ghi “nơi nhận”, mỗi nơi một dòng."),
    "draft.file_copy": ("chưa có dòng Lưu.", "Ghi “lưu: VT, ...”."),
    "draft.addressee": ("công văn chưa có nơi kính gửi.", "Ghi “kính gửi”."),
    "draft.unsure": ("đoạn “{text}” chưa rõ là phần nào của văn bản.", "Chuyển vào đúng trường, hoặc xóa."),
    "draft.mark": ("còn dấu {mark} trong văn bản.", "Sửa đoạn này cho đúng cơ quan mình rồi xóa dấu đó."),
    "draft.district": (
        "còn chữ {words} (không còn từ ngày {since}) ở dòng {lines}.",
        "Sửa nếu không phải nói về thời gian trước đó.",
    ),
    "draft.dots": ("còn chỗ trống (dấu chấm lửng dài).", "Điền nội dung, hoặc để ghi tay."),
    "draft.attached_number": (
        "văn bản kèm theo ghi số {attached}, quyết định ghi số {own}.",
        "Sửa cho khớp, hoặc bỏ trường “kèm theo” để tự ghi.",
    ),
    "draft.period": ("một giai đoạn viết nhiều cách: {forms}.", "Viết một cách trong cả văn bản."),
    "draft.appendix_unmentioned": ("có phụ lục nhưng nội dung không nhắc đến.", "Thêm “(Phụ lục kèm theo)”."),
    "draft.appendix_missing": ("nội dung nhắc đến phụ lục, nhưng tệp này không có.", "Kèm phụ lục, hoặc sửa câu."),
    "draft.sum": ("“{what}” ghi {printed}, nhưng {how}.", "Đối chiếu lại con số."),
    "cite.dates": ("văn bản {number} ghi hai ngày: {one} và {other}.", "Sửa cho khớp một ngày."),
    "cite.numbers": ("hai số gần giống nhau cùng ngày {day}: {one} và {other}.", "Kiểm tra có phải một văn bản."),
    "cite.later": ("viện dẫn {number} ngày {day}, sau ngày văn bản này ({own}).", "Kiểm tra lại hai ngày."),
    # the content of a plan
    "plan.section": ("kế hoạch chưa có phần “{name}”.", "Thêm phần này, hoặc bỏ qua nếu không cần."),
    "plan.owner": ("nhiệm vụ “{task}” chưa rõ cơ quan thực hiện.", "Ghi tên cơ quan ở đầu đoạn."),
    "plan.deadline": ("tiến độ “{task}” chưa có thời hạn.", "Ghi tháng, quý hoặc năm."),
    "plan.period": ("năm {year} nằm ngoài giai đoạn {period} của kế hoạch.", "Kiểm tra thời hạn."),
    "plan.measure": ("mục tiêu cụ thể “{task}” chưa có con số.", "Ghi số lượng, đơn vị, thời điểm."),
    "plan.recipient": ("{name} được giao việc nhưng không có trong nơi nhận.", "Thêm vào “nơi nhận”."),
}
