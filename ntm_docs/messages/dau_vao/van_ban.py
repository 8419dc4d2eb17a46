"""Messages about plans, decisions, dispatches and their outline."""

# code: (what is wrong, how to mend it). Names in braces are facts that the finder of the problem gives.
VAN_BAN: dict[str, tuple[str, str]] = {
    "complete.draft": (
        "--complete chỉ dùng cho hồ sơ khen thưởng.",
        "Bỏ --complete khi tạo kế hoạch, quyết định, công văn.",
    ),
    # existing documents
    "import.kind": ("không nhập được loại tệp “{suffix}”.", "Dùng tệp .docx hoặc .txt."),
    "import.type": ("chưa có biểu mẫu cho “{kind}”.", "Các loại nhập được: {known}."),
    "docx.old": (
        "đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu.",
        "Mở bằng Word, bỏ mật khẩu nếu có, lưu thành .docx rồi chạy lại.",
    ),
    "docx.html": ("đây là trang web hoặc XML đặt tên là .docx.", "Mở bằng Word, lưu thành .docx rồi chạy lại."),
    "docx.broken": ("không đọc được tệp .docx: {reason}.", "Mở bằng Word, lưu thành .docx rồi chạy lại."),
    "docx.not_docx": ("đây là {kind}, không phải .docx.", "Chọn đúng tệp văn bản Word (.docx)."),
    "import.missing": ("chưa thấy trong bản gốc: {parts}.", "Ghi thêm vào tệp vừa tạo."),
    "docx.strict": (
        "tệp lưu theo kiểu “Strict Open XML”, chưa đọc được.",
        "Trong Word chọn Lưu thành, kiểu “Word Document (*.docx)”.",
    ),
    "docx.chunk": (
        "chữ của văn bản nằm trong một tệp khác nhúng trong .docx, không đọc được: {why}.",
        "Mở bằng Word rồi lưu lại thành .docx: Word đưa chữ vào văn bản.",
    ),
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
    "import.field": ("đã bỏ chữ nằm trong mã trường, không in ra: “{text}”.", ""),
    "import.hidden": ("đã bỏ chữ ẩn: “{text}”.", "Bỏ định dạng ẩn (Hidden) trong Word rồi nhập lại nếu cần."),
    "import.formula": ("công thức được đưa vào như chữ trên một dòng: “{text}”.", "Soát lại, gõ lại nếu cần."),
    "import.comment": ("ghi chú (Comment) không nhập: “{text}”.", ""),
    "import.table": ("chữ trong khung, bảng một cột được đưa vào như các đoạn: “{text}”.", "Soát lại vị trí."),
    "import.nested": (
        "bảng “{text}” có bảng khác nằm trong ô; bảng bên trong thành các dòng của ô.",
        "Soát lại ô đó trong tệp vừa tạo.",
    ),
    "import.wide": (
        "bảng “{text}” rộng {width} mm, được thu lại cho vừa trang dọc.",
        "Soát lại bề rộng từng cột (rộng), hoặc bớt cột.",
    ),
    "import.tasks": (
        "bảng “{text}” đưa vào trường “nhiệm vụ” ({count} việc), in lại thành phụ lục với tên cột của biểu mẫu.",
        "Soát lại các cột; muốn giữ đúng bảng gốc thì chép vào “phụ lục”, “bảng”.",
    ),
    "import.targets": (
        "bảng “{text}” đưa vào trường “chỉ tiêu” ({count} chỉ tiêu); lũy kế, tỷ lệ do chương trình tính lại.",
        "Soát lại tên gọi của từng chỉ tiêu; muốn giữ đúng bảng gốc thì chép vào “phụ lục”, “bảng”.",
    ),
    "import.tasks_kept": (
        "bảng nhiệm vụ “{text}” giữ nguyên là bảng: nằm trong nội dung, hoặc có cột, hàng mà “nhiệm vụ” không có.",
        "Muốn chương trình kiểm tra từng việc thì ghi vào trường “nhiệm vụ”.",
    ),
    "import.targets_kept": (
        "bảng chỉ tiêu “{text}” giữ nguyên là bảng: không rõ số từng năm là tăng thêm hay lũy kế.",
        "Muốn tự tính lũy kế, tỷ lệ thì ghi vào trường “chỉ tiêu”.",
    ),
    "import.embedded": (
        "có một phần văn bản nhúng ở đây, không nhập: {why}.",
        "Mở bằng Word, lưu lại thành .docx rồi nhập lại: Word đưa chữ của phần ấy vào văn bản.",
    ),
    "import.chunk": (
        "chữ ở đây lấy từ một tài liệu nhúng trong tệp ({kind}).",
        "Soát lại với tệp mở bằng Word.",
    ),
    "import.footnote": ("chú thích cuối trang được đưa vào sau đoạn: “{text}”.", "Soát lại vị trí."),
    "import.header": ("chữ ở đầu trang, chân trang không nhập: “{text}”.", "Thêm vào nếu cần."),
    "import.unseen": ("đã bỏ ký tự {char} ({seen}, vị trí {position}) không in được.", "Soát lại chỗ đó."),
    "import.placeholder": ("đã bỏ chữ gợi ý “{text}” của ô điền chưa ghi.", "Ghi giá trị vào tệp vừa tạo."),
    "import.site": (
        "bảng thông tin của trang luật ở đầu văn bản ({count} dòng, từ “{text}”) không nhập.",
        "Không phải chữ của văn bản; thiếu số, ngày thì xem ở đó.",
    ),
    "import.of_law": (
        "đây là văn bản quy phạm pháp luật (số có năm); không có biểu mẫu cho loại này.",
        "Chỉ dùng để chép lại chữ; ghi loại văn bản của cơ quan mình ở trường “loại”.",
    ),
    "import.of_party": ("đây là văn bản của Đảng; biểu mẫu in ra theo Nghị định 30/2020/NĐ-CP.", "Soát lại từng phần."),
    "import.foreign": (
        "đây không phải văn bản hành chính tiếng Việt.",
        "Chọn đúng tệp; chữ được giữ trong “nội dung”, “chưa rõ”.",
    ),
    "import.personal": ("“{text}” là đơn, giấy của cá nhân, không phải văn bản của cơ quan.", "Chọn đúng tệp."),
    "import.sheet": ("“{text}” là giấy tờ làm việc nội bộ, không có biểu mẫu.", "Chọn đúng tệp."),
    "import.no_paper": (
        "không thấy đây là văn bản của cơ quan: không có Quốc hiệu, số, tên loại.",
        "Chọn đúng tệp, hoặc ghi thêm các trường còn thiếu.",
    ),
    "import.endless": (
        "tệp có {count} đoạn, nhiều hơn {most}: không phải một văn bản.",
        "Tách thành từng văn bản rồi nhập.",
    ),
    "import.cut": ("văn bản có vẻ bị cắt ở cuối: “…{text}”.", "Tìm bản đủ rồi nhập lại."),
    "import.unsure": ("chưa rõ “{text}” là phần nào{guess}; giữ trong “chưa rõ”.", "Chuyển vào đúng trường, hoặc xóa."),
    "import.no_type": (
        "chưa thấy tên loại văn bản.",
        "Ghi trường “loại” trong tệp vừa tạo trước khi soạn.",
    ),
    "import.other_type": (
        "tên loại “{text}” không có biểu mẫu; giữ nguyên ở trường “loại”.",
        "Ghi loại gần nhất trong các loại nêu ở tệp vừa tạo.",
    ),
    "import.other_paper": (
        "trong tệp còn “{text}”, là văn bản hoặc phụ lục riêng; chữ của nó giữ trong “chưa rõ”.",
        "Tách thành tệp riêng rồi nhập, xóa phần đó trong “chưa rõ”.",
    ),
    "import.stamp": ("dấu “{text}” không nhập; biểu mẫu không in dấu này.", "Đóng dấu khi phát hành, nếu cần."),
    "import.capitals": (
        "trích yếu viết hoa cả dòng, đã chuyển thành “{text}”; có chữ không thấy trong thân văn bản.",
        "Soát lại chữ hoa.",
    ),
    "import.rank": (
        "trước họ tên người ký có “{text}”, không nhập.",
        "Chỉ cơ quan được ghi học hàm, học vị, quân hàm thì thêm lại trong Word.",
    ),
    "import.motto": ("Tiêu ngữ viết “{text}”; bản in ra theo quy định.", ""),
    # new plans
    "new.no_level": ("không còn cấp {level} vào ngày {on} (từ {since}).", "Chọn cơ quan cấp tỉnh hoặc cấp xã."),
    "new.no_unit_yet": (
        "ngày {on} chưa có {unit} (có từ {since}).",
        "Ghi đơn vị khi ấy, ví dụ --level huyen hoặc --level xa; hoặc chọn --on từ {since}.",
    ),
    "new.not_given": (
        "{award} do {decides} quyết định, không phải {agency}.",
        "Bỏ --award {award}, hoặc tạo hồ sơ đề nghị: ntm-docs new ho-so.",
    ),
    "new.misnamed": ("ngày {on} không gọi là “{said}”.", "Ghi “{right}”."),
    "new.unit_province": ("ngày {on} {province} là {unit}.", "Bỏ --level {level}, hoặc sửa --province."),
    "new.level": (
        "chưa biết lập kế hoạch cho cấp nào.",
        "Thêm --level, ví dụ --level xa, hoặc --from tệp của cấp trên.",
    ),
    "new.not_plan": ("tệp nguồn là {kind}, không phải kế hoạch.", "Chọn tệp kế hoạch của cấp trên."),
    "new.agency": (
        "“{agency}” không phải tên một Ủy ban nhân dân, một sở viết đủ.",
        "Ghi đủ, ví dụ: Ủy ban nhân dân xã Thạnh Đông, Sở Nội vụ; cơ quan khác thì tạo bản nháp theo --level rồi sửa.",
    ),
    "new.rules_province": (
        "chưa ghi tỉnh của văn bản.",
        'Thêm --province, ví dụ --province "An Giang".',
    ),
    "new.level_agency": ("“{agency}” không phải cơ quan cấp {level}.", "Sửa --level hoặc --agency cho khớp."),
    "new.not_above": (
        "“{above}” không phải cấp trên của “{agency}”.",
        "Chọn kế hoạch của cấp trên, hoặc sửa --agency.",
    ),
    "new.province": ("“{province}” không phải tên một tỉnh, thành phố.", "Ghi tên riêng, ví dụ: An Giang."),
    "new.province_renamed": ("ngày {on} “{province}” đã đổi tên là “{successor}”.", "Ghi --province “{successor}”."),
    "new.province_gone": ("ngày {on} “{province}” đã sáp nhập vào “{successor}”.", "Ghi --province “{successor}”."),
    "new.no_subject": ("kế hoạch của cấp trên chưa có trích yếu.", "Ghi “trích yếu” vào tệp của cấp trên."),
    "new.no_outline": (
        "nội dung của cấp trên không có mục nào đánh số (I., 1., a)).",
        "Đánh số các mục trong tệp của cấp trên rồi chạy lại.",
    ),
    "build.renumber": ("--renumber không dùng cho {kind}.", "Bỏ tùy chọn này."),
    "new.workbook": ("bảng tính mẫu phải đặt tên .xlsx.", "Ví dụ: ntm-docs new danh-sach -o danh-sach.xlsx"),
    "new.option": ("tùy chọn {option} không dùng cho {kind}.", "Bỏ tùy chọn này rồi sửa trong tệp."),
    "new.agency_missing": ("thiếu tên cơ quan lập kế hoạch.", 'Thêm --agency "Ủy ban nhân dân xã ...".'),
    # facts stated once
    "facts.not_mapping": ("“dùng chung” phải là các dòng “tên: nội dung”.", "Viết mỗi dữ kiện một dòng, thụt vào."),
    "facts.not_text": ("dữ kiện “{name}” chưa có nội dung, hoặc không phải một dòng chữ.", "Viết “{name}: ...”."),
    "facts.name": ("tên dữ kiện “{name}” không dùng được.", "Tên không có dấu [ ] : | và không dài quá 80 ký tự."),
    "reference.unknown": (
        "không có dữ kiện “{name}”{guess}.",
        "Các dữ kiện có: {known}. Muốn in đúng dấu [[ thì viết \\[[.",
    ),
    "reference.open": ("có dấu [[ mà không có ]].", "Viết [[tên dữ kiện]]; muốn in đúng dấu [[ thì viết \\[[."),
    "reference.circle": ("dữ kiện “{name}” dẫn vòng tới chính nó.", "Viết thẳng nội dung."),
    "reference.unused": ("dữ kiện “{name}” không dùng ở đâu.", "Dùng [[{name}]] trong văn bản, hoặc xóa dòng này."),
    # tables and marks of a text
    "table.columns": ("bảng có {count} cột.", "Ghi từ 1 đến {most} cột."),
    "table.column": (
        "cột phải là tên cột, hoặc {{tên, rộng, căn, cột}}.",
        "Ví dụ: cột: [STT, Nội dung, {{tên: Năm 2026, cột: [Kế hoạch, Thực hiện]}}].",
    ),
    "table.column_key": ("cột không có mục “{key}”.", "Các mục của cột: tên, rộng, căn, cột."),
    "table.heads": ("đầu bảng có quá {most} tầng.", "Gộp bớt tầng của đầu bảng."),
    "table.width": ("bề rộng cột “{value}” không dùng được.", "Ghi số milimét, ví dụ: rộng: 25."),
    "table.align": ("căn “{value}” không dùng được.", "Ghi một trong: trái, giữa, phải."),
    "table.row": (
        "hàng phải là một dòng, các ô cách nhau bằng dấu |.",
        "Viết “hàng: |” rồi mỗi hàng một dòng thụt vào: 1 | Quy hoạch | Đạt.",
    ),
    "table.rows": ("bảng có {count} hàng.", "Ghi không quá {most} hàng."),
    "table.cell": ("ô phải là chữ.", "Viết “hàng: |” rồi mỗi hàng một dòng thụt vào: 1 | Quy hoạch | Đạt."),
    "table.cells": (
        "hàng {row} có {count} ô, bảng có {columns} cột.",
        "Mỗi hàng một dòng, mỗi cột một ô, cách nhau bằng dấu |: 1 | Quy hoạch | | Đạt; ô gộp thì ghi < (với ô bên trái), "
        "^ (với ô bên trên).",
    ),
    "table.joined": (
        "hàng {row}: dấu {sign} không gộp được thành một ô chữ nhật.",
        "Dấu < gộp với ô bên trái, ^ gộp với ô bên trên; muốn in đúng dấu ấy thì viết \\{sign}.",
    ),
    "table.twice": ("đã có bảng tên “{name}”.", "Đặt tên khác."),
    "table.unused": ("bảng “{name}” không in ở đâu.", "Thêm dòng [[bảng: {name}]] vào nội dung, hoặc xóa bảng."),
    "table.unknown": ("không có bảng “{name}”{guess}.", "Các bảng có: {known}."),
    "table.inside": ("[[{name}]] phải đứng một mình trên một dòng của nội dung.", "Xuống dòng trước và sau dấu này."),
    # targets
    "targets.order": ("các năm phải tăng dần, không lặp: {years}.", "Xếp lại “năm” và “thêm” theo cùng thứ tự."),
    "targets.whole": ("tổng số của “{name}” là 0, không tính được tỷ lệ.", "Ghi tổng số đúng, hoặc bỏ trống."),
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
    "outline.cited": (
        "“{cited}” trỏ tới số đã đánh lại: “{label}” nay không còn, chỗ đó là “{now}”.",
        "Sửa chỗ viện dẫn theo số mới.",
    ),
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
    "draft.itself": ("{agency} gửi cho chính mình.", "Kiểm tra “kính gửi” và “cơ quan”."),
    "draft.addressee": ("công văn chưa có nơi kính gửi.", "Ghi “kính gửi”."),
    "draft.unsure": ("đoạn “{text}” chưa rõ là phần nào của văn bản.", "Chuyển vào đúng trường, hoặc xóa."),
    "rule.unknown": (
        "không có quy tắc “{id}”{guess}.",
        "Mã quy tắc đứng trước mỗi dòng mà check in ra, ví dụ VH06.",
    ),
    "draft.mark": ("còn dấu {mark} trong văn bản.", "Sửa đoạn này cho đúng cơ quan mình rồi xóa dấu đó."),
    "draft.not_printed": (
        "“{kind}” không in trường này, giá trị sẽ mất.",
        "Xóa trường này, hoặc chuyển vào “nội dung”; hoặc sửa “loại”, “kèm theo” nếu ghi nhầm.",
    ),
    "draft.deadline_past": (
        "dòng {lines} ghi hạn “{value}”, lâu trước ngày văn bản {day}.",
        "Kiểm tra lại hạn, hoặc ngày văn bản.",
    ),
    "draft.office_gone": (
        "dòng {lines} có “{body}”, không còn từ ngày {since}; việc ấy nay là của {now}.",
        "Ghi tên hiện nay nếu không phải nói về thời gian trước đó; nơi mình đặt tên khác thì hỏi Sở Nội vụ.",
    ),
    "draft.district_imported": (
        "“{value}” của bản gốc có “{word}”, không còn từ ngày {since}.",
        "Dùng tên hiện nay trước khi ký; xóa dòng “nhập từ” thì chương trình từ chối các tên ấy.",
    ),
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
    "plan.above": (
        "“{name}” thuộc cấp tỉnh, cơ quan cấp {level} không giao việc được.",
        "Bỏ việc này, hoặc đổi thành đề nghị, phối hợp.",
    ),
    "plan.empty": ("mục “{heading}” không có nội dung nào bên dưới.", "Viết nội dung, hoặc xóa mục này."),
    "plan.recipient": ("{name} được giao việc nhưng không có trong nơi nhận.", "Thêm vào “nơi nhận”."),
}
