"""Messages about files, award dossiers, law, forms and output."""

# code: (what is wrong, how to mend it). Names in braces are facts that the finder of the problem gives.
DOSSIER: dict[str, tuple[str, str]] = {
    # the file itself
    "file.missing": ("không tìm thấy tệp.", "Kiểm tra lại đường dẫn và tên tệp."),
    "file.kind": (
        "không đọc được loại tệp “{suffix}”.",
        "Dùng tệp .yaml, .yml hoặc .json; tạo tệp mẫu bằng: ntm-docs new ho-so -o ho-so.yaml",
    ),
    "file.document": (
        "đây là văn bản ({suffix}), chưa phải tệp dữ liệu.",
        "Chạy trước: ntm-docs import TỆP{suffix} -o TỆP.yaml, rồi dùng tệp .yaml.",
    ),
    "file.empty": ("tệp rỗng, không có dữ liệu.", "Chọn đúng tệp; tạo tệp mẫu bằng: ntm-docs new ho-so -o ho-so.yaml"),
    "file.encoding": (
        "tệp không phải mã UTF-8 (có vẻ là {guess}).",
        "Mở bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8.",
    ),
    "file.encoding_lost": (
        "tệp được lưu bằng mã ANSI, không phải UTF-8; {count} chữ có dấu đã mất, thay bằng dấu hỏi.",
        "Lấy lại bản trước khi lưu ANSI và lưu bằng mã UTF-8 (Notepad: Lưu thành, mục Mã hóa); không còn bản đó thì gõ lại.",
    ),
    "file.large": ("tệp quá lớn ({size} MB, tối đa {limit} MB).", "Tách thành nhiều tệp nhỏ hơn."),
    "file.nesting": (
        "dữ liệu lồng nhau quá sâu (hơn {limit} cấp).",
        "Bỏ bớt các dấu ngoặc hoặc các cấp thụt đầu dòng thừa.",
    ),
    "file.items": (
        "tệp có quá nhiều giá trị (hơn {limit}).",
        "Tách thành nhiều tệp nhỏ hơn; danh sách dài thì để trong bảng tính (.xlsx).",
    ),
    "file.expansion": (
        "tệp có quá nhiều giá trị (hơn {limit}), tính cả các bí danh (*) được nhân lên.",
        "Bỏ các bí danh (& và *), viết thẳng giá trị.",
    ),
    "yaml.alias": ("bí danh “*{name}” trỏ vào chính nó hoặc chưa được đặt.", "Viết thẳng giá trị, không dùng * và &."),
    "yaml.tab": ("có ký tự Tab ở đầu dòng.", "Thay Tab bằng dấu cách (mỗi cấp 2 dấu cách)."),
    "yaml.control": (
        "có ký tự điều khiển {char} không hiển thị được.",
        "Xóa ký tự đó; dán lại đoạn chữ dưới dạng văn bản thuần.",
    ),
    "yaml.escape": (
        "“{escape}” không phải mã của ký tự nào (Unicode dừng ở U+10FFFF).",
        "Gõ thẳng ký tự cần có, hoặc xóa mã đó.",
    ),
    "yaml.syntax": (
        "dòng “{excerpt}” viết sai cấu trúc.",
        "Kiểm tra: sau “tên trường:” phải có một dấu cách; các dòng cùng cấp thụt đầu dòng bằng nhau; giá trị có dấu "
        'hai chấm hoặc mở đầu bằng ký hiệu đặc biệt phải đặt trong nháy kép "..."; mỗi nháy mở phải có nháy đóng.',
    ),
    "yaml.quote": ("nháy mở ở đây không có nháy đóng.", "Thêm dấu nháy đóng ở cuối giá trị."),
    "yaml.bracket": (
        "ngoặc mở ở đây không có ngoặc đóng, hoặc thiếu dấu phẩy bên trong.",
        "Thêm ngoặc đóng hoặc dấu phẩy.",
    ),
    "yaml.colon_space": (
        "dòng “{excerpt}” thiếu dấu cách sau dấu hai chấm.",
        "Viết “tên trường: giá trị”, có một dấu cách sau dấu hai chấm.",
    ),
    "yaml.colon_missing": (
        "dòng “{excerpt}” thiếu dấu hai chấm sau tên trường.",
        "Viết “tên trường: giá trị”, có một dấu cách sau dấu hai chấm.",
    ),
    "yaml.colon_value": (
        "dòng “{excerpt}” có hai dấu hai chấm.",
        'Đặt cả giá trị trong nháy kép "...", hoặc xuống dòng cho trường con.',
    ),
    "yaml.indent": (
        "dòng “{excerpt}” thụt đầu dòng không khớp các dòng cùng cấp.",
        "Cho các trường cùng cấp thẳng cột với nhau.",
    ),
    "yaml.hash": (
        "phần “{comment}” sau dấu # bị YAML hiểu là ghi chú và sẽ mất.",
        'Đặt cả giá trị trong nháy kép "..."; nếu đúng là ghi chú, thêm dấu cách sau #.',
    ),
    "yaml.tag": ("thẻ “{tag}” không được dùng.", "Xóa thẻ bắt đầu bằng dấu ! và viết thẳng giá trị."),
    "yaml.documents": ("tệp chứa nhiều hơn một tài liệu (dấu ---).", "Tách mỗi tài liệu thành một tệp riêng."),
    "text.half": (
        "có nửa ký tự {char}, mất nửa kia nên không hiển thị được.",
        "Gõ lại chữ ở đó; ký tự viết bằng hai mã \\u phải đủ cả hai.",
    ),
    "json.syntax": ("sai cú pháp JSON.", "Kiểm tra dấu phẩy, dấu ngoặc và dấu nháy ở gần chỗ này."),
    "key.duplicate": (
        "trường này đã có ở dòng {first}.",
        "Giữ lại một trường, xóa trường kia (“Họ và tên”, “ho_va_ten” là cùng một trường).",
    ),
    "key.complex": ("tên trường phải là một cụm chữ.", "Viết dạng “tên trường: giá trị”."),
    # the shape of the record
    "kind.missing": ("thiếu trường “loại”.", "Thêm ở đầu tệp: loại: hồ sơ khen thưởng"),
    "kind.unknown": ("không có loại dữ liệu “{value}”.", "Các loại đã làm được: {known}."),
    "field.unknown": ("không có trường này{guess}.", "Các trường ở đây: {known}."),
    "field.comma": (
        "“{text}” không phải tên trường; có vẻ là phần sau dấu phẩy của giá trị đứng trước.",
        'Đặt cả giá trị có dấu phẩy trong nháy kép, ví dụ chức vụ: "Huyện ủy viên, Trưởng phòng"; hoặc ghi mỗi trường một dòng.',
    ),
    "sample.left": ("“{value}” còn nguyên như tệp mẫu.", "Thay bằng giá trị thật; mục nào không có thì xóa."),
    "sample.like": ("“{value}” giống tên trong tệp mẫu.", "Kiểm tra lại tên; đúng là tên thật thì để nguyên."),
    "sample.blank": ("“{value}” còn chỗ trống.", "Điền vào chỗ trống; mục nào không có thì xóa."),
    "field.missing": ("thiếu trường “{name}”.", "Thêm dòng “{name}: ...” vào mục này."),
    "field.missing_in_block": (
        "thiếu trường “{name}”.",
        "Thêm dòng “{name}: ...” vào mục này, hoặc xóa cả mục “{block}” nếu không dùng.",
    ),
    "field.not_mapping": (
        "phải là một nhóm trường, nhưng đang là {found}.",
        "Viết các trường con ở dòng dưới, thụt vào.",
    ),
    "field.not_list": ("phải là một danh sách, nhưng đang là {found}.", "Viết mỗi mục một dòng, mở đầu bằng “- ”."),
    "field.not_text": ("phải là chữ hoặc số, nhưng đang là {found}.", "Viết giá trị trên một dòng sau dấu hai chấm."),
    "field.empty": ("đang để trống.", "Điền giá trị, hoặc xóa cả trường."),
    "field.required": ("đang để trống, mà trường này bắt buộc.", "Điền giá trị."),
    "field.required_in_block": (
        "đang để trống, mà trường này bắt buộc.",
        "Điền giá trị, hoặc xóa cả mục “{block}” nếu không dùng.",
    ),
    "field.label_alone": (
        "chỉ có “{value}”, là chữ mà biểu mẫu đã in sẵn.",
        "Ghi tên cơ quan, đơn vị; mục nào không có thì xóa dòng.",
    ),
    "list.empty": ("danh sách không có mục nào.", "Thêm ít nhất một mục, mở đầu bằng “- ”."),
    "text.character": (
        "có ký tự {char} ({seen}) không in được (vị trí {position}).",
        "Xóa ký tự đó; dán lại đoạn chữ dưới dạng văn bản thuần.",
    ),
    "text.long": ("dài {length} ký tự, tối đa {limit}.", "Rút gọn."),
    "text.multiline": ("phải viết trên một dòng.", "Bỏ dấu xuống dòng."),
    "number.format": (
        "“{value}” không phải số nguyên.",
        "Viết đủ chữ số, ví dụ 1.250.000 hoặc 1250000; số lẻ thì làm tròn.",
    ),
    "number.long": ("con số dài quá {limit} chữ số.", "Kiểm tra lại con số."),
    "date.format": ("“{value}” không phải ngày viết đúng.", "Viết ngày/tháng/năm, ví dụ 05/7/2023."),
    "date.calendar": ("ngày “{value}” không có trong lịch.", "Kiểm tra lại ngày, tháng."),
    "date.range": ("năm {year} ngoài khoảng 1900-2100.", "Kiểm tra lại năm."),
    "time.format": ("“{value}” không phải giờ viết đúng.", "Viết giờ và phút, ví dụ “14 giờ 00” hoặc 14:00."),
    "choice.unknown": ("không có giá trị “{value}”{guess}.", "Chọn một trong: {known}."),
    "award.other": (
        "{award} là {what} ({source}); ở đây chưa có quy định và biểu mẫu cho hình thức này.",
        "Hỏi cơ quan thường trực thi đua, khen thưởng; hồ sơ này làm riêng.",
    ),
    "award.several": (
        "“{value}” là tên chung của {count} hình thức.",
        "Ghi rõ là hình thức nào: {known}.",
    ),
    "award.unknown": ("không có hình thức khen thưởng “{value}”{guess}.", "{instead}"),
    "name.title": (
        "có học hàm, học vị hoặc danh xưng “{title}” trước họ tên.",
        "Chỉ ghi họ và tên; “Ông”, “Bà” ghi ở trường “danh xưng” nếu mục này có trường đó.",
    ),
    "name.letters": ("“{name}” không phải họ tên: không có chữ nào.", "Ghi đủ họ và tên, ví dụ: Nguyễn Văn An."),
    "name.capitals": ("họ tên “{name}” viết hoa chưa đúng.", "Viết hoa chữ cái đầu mỗi âm tiết, ví dụ: Nguyễn Văn An."),
    "notation.number": ("“{value}” không phải số văn bản.", "Chỉ ghi phần số, ví dụ 125; ký hiệu tự có."),
    "notation.whole": ("“{value}” không phải số, ký hiệu văn bản.", "Viết đủ số và ký hiệu, ví dụ 168/KH-UBND."),
    "authority.body": (
        "quyền hạn “{value}” không khớp với {expected}.",
        "Kiểm tra chính tả tên tập thể sau TM. và chức vụ sau KT.",
    ),
    "agency.short": (
        "“{name}” là tên địa phương, chưa phải tên cơ quan (có phải là “Ủy ban nhân dân {name}”?).",
        "Ghi đủ tên cơ quan, ví dụ: Ủy ban nhân dân xã Thạnh Đông.",
    ),
    "agency.place": ("địa danh “{place}” không có trong tên “{agency}”.", "Kiểm tra lại địa danh."),
    "council.agency": (
        "Hội đồng thuộc “{above}”, nhưng cơ quan trình là “{agency}”.",
        "Kiểm tra “chủ quản” của Hội đồng.",
    ),
    "agency.level": ("“{name}” không phải tên cơ quan cấp {level}.", "Sửa “tên” hoặc “cấp” cho khớp."),
    "date.birth": ("ngày, năm sinh {birth} không hợp lý so với ngày họp {meeting}.", "Kiểm tra lại ngày, năm sinh."),
    "date.ahead": ("ngày {day} còn {years} năm nữa mới đến.", "Kiểm tra lại năm."),
    "period.outside": (
        "ngày {day} ở ngoài giai đoạn {period} của phong trào, mà dịp là “{occasion}”.",
        "Kiểm tra ngày, “giai đoạn” và “dịp”.",
    ),
    "period.summary": (
        "ngày {day} đã qua giai đoạn {period} của phong trào.",
        "Hồ sơ tổng kết lập sau giai đoạn thì bỏ qua; không phải thì sửa ngày hoặc “giai đoạn”.",
    ),
    "period.plan": (
        "văn bản ngày {day} nằm ngoài giai đoạn {period}.",
        "Kiểm tra ngày và “giai đoạn”.",
    ),
    "vote.own_case": (
        "{name} là thành viên Hội đồng dự họp và có tên trong danh sách đề nghị.",
        "Xem quy chế của Hội đồng: người được đề nghị có biểu quyết về mình không; ghi vào biên bản.",
    ),
    "date.plan_after": ("{plan} đề ngày {day}, sau ngày họp {meeting}.", "Kiểm tra lại ngày của văn bản."),
    "person.address": ("danh xưng “{address}” không khớp giới tính “{sex}”.", "Sửa một trong hai."),
    "council.namesake": (
        "Hội đồng có hai người tên “{name}”.",
        "Kiểm tra có phải chép nhầm; nếu đúng là trùng tên thì bỏ qua.",
    ),
    "meeting.counters": ("bỏ phiếu kín nhưng chưa ghi tổ kiểm phiếu.", "Thêm “tổ kiểm phiếu: [...]” vào mục cuộc họp."),
    "law.plan_other": (
        "{plan} khác văn bản của {province} đã có trong dữ liệu: {known}.",
        "Kiểm tra số và ngày của kế hoạch.",
    ),
    "authority.prefix": (
        "quyền hạn “{value}” viết sai.",
        "Viết một trong TM., Q., KT., TL., TUQ. (có dấu chấm) rồi tên tập thể hoặc chức vụ, ví dụ: TM. Ủy ban nhân dân",
    ),
    "authority.deputy": (
        "ký thay (KT.) thì chức vụ phải là cấp phó, nhưng đang ghi “{title}”.",
        "Sửa chức vụ thành cấp phó, hoặc bỏ KT.",
    ),
    "authority.acting": (
        "cấp phó “{title}” ký thì phải có KT. và chức vụ của người đứng đầu.",
        "Thêm vào quyền hạn, ví dụ: KT. Chủ tịch",
    ),
    "authority.place": (
        "quyền hạn “{value}” chưa ghi tên tập thể hoặc chức vụ.",
        "Ghi tiếp sau dấu chấm, ví dụ: TM. Ủy ban nhân dân",
    ),
    # agreement inside one dossier
    "council.total": (
        "Hội đồng có {members} người trong danh sách nhưng tổng số thành viên ghi {total}.",
        "Sửa tổng số hoặc bổ sung thành viên (có mặt + vắng = tổng số).",
    ),
    "council.reason": ("thành viên vắng mặt chưa ghi lý do.", "Thêm “lý do vắng: ...”."),
    "council.present_reason": (
        "thành viên có mặt nhưng lại ghi lý do vắng hoặc ý kiến bằng văn bản.",
        "Sửa “có mặt: không”, hoặc xóa các trường đó.",
    ),
    "council.chair": (
        "Hội đồng phải có đúng một Chủ tịch, đang có {count}.",
        "Sửa trường “vai trò” của các thành viên.",
    ),
    "council.secretary": ("chưa có thư ký trong Hội đồng.", "Ghi “vai trò: Ủy viên, Thư ký” cho một thành viên."),
    "council.duplicate": (
        "“{name}” có hai lần trong Hội đồng.",
        "Xóa một dòng; nếu trùng họ tên, ghi thêm chức vụ khác.",
    ),
    "meeting.host": (
        "“{name}” không phải thành viên có mặt của Hội đồng.",
        "Ghi đúng họ tên một thành viên có mặt trong danh sách Hội đồng.",
    ),
    "meeting.time": ("giờ kết thúc ({end}) không sau giờ bắt đầu ({start}).", "Kiểm tra lại giờ họp."),
    "vote.issued": (
        "số phiếu phát ra ({issued}) nhiều hơn số thành viên được biểu quyết ({voters}: có mặt và có ý kiến bằng văn bản).",
        "Kiểm tra số phiếu hoặc danh sách có mặt.",
    ),
    "vote.returned": ("số phiếu thu về ({returned}) nhiều hơn số phiếu phát ra ({issued}).", "Kiểm tra lại số phiếu."),
    "vote.sum": (
        "đồng ý {agree} + không đồng ý {disagree} + không hợp lệ {invalid} = {sum}, khác số phiếu thu về {returned}.",
        "Sửa số phiếu để tổng bằng số phiếu thu về.",
    ),
    "vote.majority": (
        "chỉ {agree}/{total} thành viên đồng ý, không quá nửa.",
        "Không đưa vào danh sách đề nghị trường hợp Hội đồng không thông qua.",
    ),
    "vote.threshold": (
        "tỷ lệ đồng ý {ratio}% ({agree}/{total}) thấp hơn mức {least}%.",
        "Cần ít nhất {needed} phiếu đồng ý trên tổng số thành viên Hội đồng.",
    ),
    "date.meeting_after": (
        "cuộc họp ngày {meeting} sau ngày tờ trình {proposal}.",
        "Tờ trình phải cùng ngày hoặc sau ngày họp Hội đồng.",
    ),
    "date.report_after": (
        "báo cáo thành tích ngày {report} sau ngày họp Hội đồng {meeting}.",
        "Hội đồng chỉ xét báo cáo đã có; sửa ngày báo cáo hoặc ngày họp.",
    ),
    "date.award_after": ("quyết định ngày {award} sau ngày báo cáo {report}.", "Kiểm tra lại ngày quyết định."),
    "date.award_year": ("năm {year} khác xa ngày quyết định {award}.", "Kiểm tra lại năm hoặc ngày quyết định."),
    "nominee.none": ("đề nghị này không có tập thể, cá nhân hay hộ gia đình nào.", "Thêm ít nhất một trường hợp."),
    "nominee.two_units": (
        "{name} đã được {unit} đề nghị {award} ({cell}).",
        "Một trường hợp chỉ một đơn vị đề nghị trong một đợt: hỏi hai đơn vị, giữ ở một nơi.",
    ),
    "nominee.twice": (
        "“{name}” đã được đề nghị ở dòng {first} ({award}).",
        "Một thành tích chỉ đề nghị một hình thức; xóa một trong hai. Nếu là người trùng tên, ngày sinh và đơn vị phải khác nhau.",
    ),
    "proposal.twice": ("hình thức “{award}” đã có ở dòng {first}.", "Gộp các trường hợp vào một đề nghị."),
    "nominee.history": (
        "{name} đã được tặng “{award}” năm {year}, trong giai đoạn {period} của phong trào.",
        "Một thành tích không khen nhiều lần; kiểm tra, nếu khác thành tích thì ghi rõ ở trường “ghi chú”.",
    ),
    # the law
    "law.subject": ("{award} không xét tặng cho {subject}.", "Chọn hình thức khen thưởng khác cho trường hợp này."),
    "law.no_form": (
        "không có mẫu báo cáo thành tích {kind} cho {subject}.",
        "Sửa “loại hình” (chuyên đề hoặc công trạng), hoặc chuyển trường hợp này sang đề nghị khác.",
    ),
    "law.date": (
        "ngày {on} nằm ngoài thời gian dữ liệu pháp luật ({covered}).",
        "Kiểm tra ngày tờ trình, hoặc cập nhật dữ liệu pháp luật.",
    ),
    "law.province": (
        "không có tỉnh, thành phố “{province}” vào ngày {on}{guess}.",
        "Các tỉnh, thành phố vào ngày đó: {known}.",
    ),
    "law.other_day": (
        "xét theo pháp luật ngày {chosen}, khác ngày tờ trình {own}.",
        "Chỉ để xem trước; hồ sơ ký ngày nào phải theo pháp luật ngày đó.",
    ),
    "vote.ballot": (
        "{award} phải bỏ phiếu, nhưng Hội đồng biểu quyết giơ tay.",
        "Tổ chức bỏ phiếu, sửa “hình thức biểu quyết”.",
    ),
    "number.zero": ("phải lớn hơn 0.", "Kiểm tra lại con số."),
    "period.format": ("“{value}” không phải giai đoạn.", "Viết năm đầu và năm cuối, ví dụ 2021-2025."),
    "law.regime": ("{text}.", ""),
    "law.gone": ("{award} không còn: {text}.", "Chọn hình thức khác."),
    "law.district": (
        "“{value}” có “{word}”, không còn từ ngày {since}.",
        "Dùng tên xã, phường, đặc khu hoặc tỉnh hiện nay; tên huyện cũ chỉ để trong thành tích và lịch sử khen thưởng.",
    ),
    "law.publication_short": (
        "công khai ngày {published} chỉ trước cuộc họp {days} ngày làm việc, cần ít nhất {least}.",
        "Lùi ngày họp, hoặc kiểm tra ngày công khai.",
    ),
    "law.publication_missing": (
        "chưa ghi ngày công khai danh sách đề nghị {award}.",
        "Thêm vào “cuộc họp”: “ngày công khai: ...”; phải trước ngày họp ít nhất {least} ngày làm việc.",
    ),
    "law.quota": (
        "đề nghị {count} trường hợp, vượt chỉ tiêu {quota}.",
        "Giảm số trường hợp hoặc kiểm tra chỉ tiêu được giao.",
    ),
    "law.in_debt": (
        "{name} còn nợ đọng xây dựng cơ bản, không đủ tiêu chuẩn.",
        "Bỏ trường hợp này khỏi danh sách đề nghị.",
    ),
    "law.ocop_stars": (
        "sản phẩm {product} chỉ {stars} sao, cần từ {least} sao.",
        "Bỏ sản phẩm này, ghi sản phẩm đủ sao.",
    ),
    "law.ocop_expired": (
        "công nhận OCOP của {product} hết hạn ngày {until}, trước ngày họp {meeting}.",
        "Ghi sản phẩm còn hạn hoặc công nhận lại.",
    ),
    "law.ocop_none": (
        "{name}: chưa ghi sản phẩm OCOP nào.",
        "Tiêu chuẩn yêu cầu sản phẩm từ {least} sao còn hạn; ghi ở trường “OCOP”.",
    ),
    "law.duties": (
        "{name}: chưa ghi xác nhận hoàn thành nghĩa vụ thuế, bảo hiểm xã hội, môi trường.",
        "Kèm văn bản xác nhận của cơ quan thuế, bảo hiểm xã hội; ghi ở trường “xác nhận nghĩa vụ”.",
    ),
    "law.pending": (
        "đang xem xét “{matter}”. {text}.",
        "Bỏ khỏi hồ sơ, hoặc xóa dòng này khi đã có kết luận.",
    ),
    "law.override": (
        "số bộ do người lập hồ sơ ghi: {copies} ({reason}), khác quy định: {law}.",
        "Cả hai con số được ghi trong manifest.json.",
    ),
    "law.unset": (
        "chưa có quy định về “{topic}” cho {award} vào ngày {on}.",
        "Cần xác nhận với cơ quan thường trực thi đua, khen thưởng.",
    ),
    "law.confirm": ("{text}", "Cần xác nhận: nguồn là {strength}."),
    "law.occasion": (
        "{text} Hồ sơ này đề nghị vào dịp {occasion}.",
        "Hỏi cơ quan thường trực Hội đồng Thi đua - Khen thưởng tỉnh trước khi gửi.",
    ),
    "law.quorum": (
        "chỉ {present}/{total} thành viên dự họp, dưới 2/3.",
        "Kiểm tra quy chế làm việc của Hội đồng về số thành viên dự họp tối thiểu.",
    ),
    "date.meeting_before_council": (
        "cuộc họp ngày {meeting} trước ngày thành lập Hội đồng {decision}.",
        "Kiểm tra ngày quyết định thành lập Hội đồng và ngày họp.",
    ),
    "law.debt": (
        "{name}: chưa xác nhận không nợ đọng xây dựng cơ bản.",
        "Thêm “nợ đọng xây dựng cơ bản: không” sau khi kiểm tra.",
    ),
    # the program and the machine
    "template.missing": ("không có biểu mẫu “{name}” trong {folder}.", "Kiểm tra tùy chọn --templates."),
    "template.folder": ("không có thư mục biểu mẫu {folder}.", "Kiểm tra tùy chọn --templates."),
    "template.stranger": ("tệp {name} không phải biểu mẫu nào trong danh mục.", "Đặt tên theo danh mục: {known}."),
    "proof.lost": (
        "giá trị “{value}” không có trong văn bản {document}.",
        "Biểu mẫu đã bỏ sót trường này; sửa biểu mẫu rồi chạy lại.",
    ),
}

# code: (what is wrong, how to mend it) for many of a kind in one file; {count} and {places} are given.
TOGETHER: dict[str, tuple[str, str]] = {
    "sample.left": (
        "{count} chỗ còn nguyên như tệp mẫu: {places}.",
        "Thay từng chỗ bằng họ tên, số liệu, ngày, nội dung thật; mục nào không có thì xóa.",
    ),
    "sample.blank": ("còn {count} chỗ trống: {places}.", "Điền từng chỗ; mục nào không có thì xóa."),
    "sample.like": (
        "{count} chỗ giống tên trong tệp mẫu: {places}.",
        "Kiểm tra lại tên; đúng là tên thật thì để nguyên.",
    ),
}
