"""Messages about forms: their file, their tags, their values."""

BIEU_MAU: dict[str, tuple[str, str]] = {
    # the file
    "template.broken": ("không đọc được biểu mẫu: {reason}.", "Mở biểu mẫu bằng Word, lưu lại dạng .docx."),
    "template.other_kind": (
        "tệp {name} không mang đúng tên {wanted} nên sẽ không được dùng làm biểu mẫu.",
        "Nếu là tệp .docx thì đổi tên thành {wanted}; nếu không, mở bằng Word, lưu lại thành {wanted}.",
    ),
    "template.not_file": (
        "biểu mẫu {name} là {thing}, không phải một tệp.",
        "Xóa hoặc đổi tên nó, rồi chép tệp biểu mẫu vào đúng tên đó; bỏ hẳn thì mẫu có sẵn được dùng.",
    ),
    "template.twice": (
        "{name} và {other} là hai biểu mẫu chỉ khác nhau chữ hoa, chữ thường trong tên.",
        "Giữ lại một tệp, đặt tên {name}.",
    ),
    "template.macro": (
        "biểu mẫu có macro ({part}), văn bản làm ra sẽ mang theo macro đó.",
        "Mở biểu mẫu bằng Word, lưu lại dạng “Tài liệu Word (.docx)”.",
    ),
    "template.part": (
        "phần “{part}” của biểu mẫu có thẻ “{tag}”, phần này không điền được nên thẻ sẽ bị in ra.",
        "Xóa thẻ ở đó, hoặc đưa nó vào thân văn bản, đầu trang, chân trang hay chú thích.",
    ),
    "template.unused": (
        "biểu mẫu không in trường “{name}”.",
        "Thêm thẻ của trường đó vào biểu mẫu; xem biểu mẫu gốc trong templates/.",
    ),
    "template.picture_name": ("biểu mẫu không có hình nào tên “{name}”.", "Các hình của biểu mẫu: {known}."),
    "template.picture_kind": (
        "hình thay cho “{name}” không cùng loại tệp với hình trong biểu mẫu ({kind}).",
        "Lưu hình thay thế thành tệp .{kind}.",
    ),
    # a tag and what stands around it
    "template.syntax": ("{where}: thẻ “{tag}” {reason}.", "{remedy}"),
    "template.braces": (
        "{where}: “{tag}” trông như một thẻ nhưng không phải thẻ.",
        "Nếu là thẻ, viết hai dấu ngoặc liền nhau: {{{{ ten }}}} hoặc {{% if … %}}; nếu là chữ, viết ngoặc tròn.",
    ),
    "template.merge_field": (
        "{where}: còn trường trộn thư “{tag}” của Word.",
        "Xóa trường đó, gõ thẻ thay vào: {{{{ {name} }}}}.",
    ),
    "template.beside": (
        "{where}: thẻ “{tag}” đứng chung {unit} với “{beside}”, phần đó sẽ không được in.",
        "Để thẻ một mình trong một {unit}.",
    ),
    "template.beside_break": (
        "{where}: thẻ “{tag}” đứng chung {unit} với {thing}, dấu đó sẽ mất.",
        "Đặt {thing} ở đoạn riêng.",
    ),
    "template.beside_thing": (
        "{where}: thẻ “{tag}” đứng chung {unit} với một {thing}, phần đó sẽ không được in.",
        "Để thẻ một mình trong một {unit}.",
    ),
    "template.merge": (
        "{where}: dấu gạch trong thẻ “{tag}” nối thẻ với dòng liền bên, nhưng bên đó không phải một đoạn chữ.",
        "Bỏ dấu gạch trong thẻ, hoặc đặt thẻ sát một đoạn chữ, không sát bảng, hình hay mép ô.",
    ),
    "template.outside": (
        "{where}: thẻ “{tag}” chỉ dùng được trong bảng.",
        "Đưa thẻ vào ô của bảng, hoặc dùng {{%p … %}}.",
    ),
    "template.nested": (
        "{where}: thẻ “{tag}” đứng trong ô có bảng con.",
        "Bỏ bảng con khỏi ô đó, hoặc định dạng ô trực tiếp trong Word.",
    ),
    "template.forbidden": (
        "{where}: thẻ “{tag}” gọi “{name}”, không được phép trong biểu mẫu.",
        "Xóa thẻ đó khỏi biểu mẫu.",
    ),
    "template.undefined": (
        "{where}: thẻ “{tag}” dùng tên chưa có: {name}.",
        "Sửa tên trong biểu mẫu{near}; xem các tên có sẵn bằng: ntm-docs forms",
    ),
    # a value that a tag prints
    "template.no_value": (
        "{where}: thẻ “{tag}” không có giá trị để in.",
        "Điền giá trị, hoặc viết {{% if … %}} quanh thẻ, hoặc {{{{ …|default('', true) }}}}.",
    ),
    "template.truth": (
        "{where}: thẻ “{tag}” là giá trị đúng hay sai, không in được.",
        "Viết {{% if … %}}có{{% else %}}không{{% endif %}}.",
    ),
    "template.list": (
        "{where}: thẻ “{tag}” là cả một danh sách, không in được.",
        "Lặp từng dòng bằng {{% for dong in … %}}, hoặc viết {{{{ …|join(', ') }}}}.",
    ),
    "template.object": (
        "{where}: thẻ “{tag}” không phải chữ hay số, không in được.",
        "Viết tên của một trường có chữ hay số.",
    ),
    "template.time": (
        "{where}: thẻ “{tag}” là ngày có giờ, chưa rõ in thế nào.",
        "Viết rõ cách in, ví dụ {{{{ ngay.strftime('%H giờ %M, ngày %d/%m/%Y') }}}}.",
    ),
    "template.colspan": (
        "{where}: thẻ “{tag}” không cho số cột.",
        "Viết số nguyên từ 1 đến 63, ví dụ {{% colspan 2 %}}, hoặc tên của trường có số đó.",
    ),
    "template.cellbg": (
        "{where}: thẻ “{tag}” không cho mã màu.",
        "Viết mã sáu ký tự, ví dụ {{% cellbg 'FFCC00' %}}, hoặc tên của trường có mã đó.",
    ),
    "template.character": (
        "{where}: giá trị của thẻ “{tag}” có ký tự {char} không in được (ký tự thứ {position} của “{value}”).",
        "Xóa ký tự đó trong giá trị; dán lại đoạn chữ dưới dạng văn bản thuần.",
    ),
    "template.breaks": (
        "{where}: giá trị của thẻ “{tag}” có dấu ngắt đoạn, ngắt trang hay tab ({char}) ở chỗ không ngắt được.",
        "Xóa dấu đó trong giá trị (ký tự thứ {position} của “{value}”), hoặc đặt thẻ trong một đoạn thường.",
    ),
    # what no form may do: its turns, letters and seconds are counted, and it must give the same bytes always
    "template.turns": (
        "{where}: thẻ “{tag}” làm biểu mẫu chạy quá {limit} lượt thẻ cho một văn bản.",
        "Xem lại danh sách được lặp, vòng lặp lồng nhau và macro ở thẻ này; chia văn bản nếu dữ liệu thật sự dài như vậy.",
    ),
    "template.letters": (
        "{where}: thẻ “{tag}” làm chữ của văn bản dài quá {limit} ký tự.",
        "Giảm số lần nhân, độ rộng hay số lần lặp ở thẻ này; chia văn bản nếu dữ liệu thật sự dài như vậy.",
    ),
    "template.seconds": (
        "{where}: thẻ “{tag}” chưa tính xong sau {limit} giây.",
        "Viết lại phép tính ở thẻ này cho đơn giản hơn; chia văn bản nếu dữ liệu dài.",
    ),
    "template.digits": (
        "{where}: thẻ “{tag}” tính ra số dài quá {limit} chữ số.",
        "Xem lại phép nhân, phép lũy thừa hay số chữ số thập phân ở thẻ này.",
    ),
    "template.unordered": (
        "{where}: thẻ “{tag}” lấy từng mục của một tập hợp (set) không có thứ tự, mỗi lần chạy ra một kết quả khác.",
        "Đưa vào một danh sách (list) đã xếp thứ tự, ví dụ sorted(…) trước khi gọi render.",
    ),
    "template.unsteady": (
        "{where}: thẻ “{tag}” dùng “{name}”, mỗi lần chạy hay mỗi máy ra một kết quả khác.",
        "Ghi giá trị đó vào dữ liệu rồi in bằng một thẻ thường.",
    ),
    "template.markup": (
        "{where}: thẻ “{tag}” in ra định dạng của Word giữa dòng chữ.",
        "Viết {{{{r … }}}} cho phần chữ, {{{{p … }}}} cho cả đoạn.",
    ),
    "template.escaped": (
        "{where}: thẻ “{tag}” dùng bộ lọc trên phần đã ghép sẵn.",
        "Dùng bộ lọc trên từng trường: {{{{ ten|upper }}}}.",
    ),
    "template.run_value": (
        "{where}: thẻ “{tag}” chỉ in chữ có định dạng (RichText).",
        "Bỏ chữ r liền sau dấu ngoặc: {{{{ … }}}}.",
    ),
    "template.block_value": (
        "{where}: thẻ “{tag}” chỉ in cả đoạn hay tài liệu con.",
        "Bỏ chữ p liền sau dấu ngoặc: {{{{ … }}}}.",
    ),
    "template.needs_r": ("{where}: thẻ “{tag}” là chữ có định dạng (RichText).", "Viết {{{{r … }}}}."),
    "template.needs_p": (
        "{where}: thẻ “{tag}” là cả đoạn hay tài liệu con.",
        "Viết {{{{p … }}}} một mình trong một đoạn.",
    ),
    "template.needs_plain": ("{where}: thẻ “{tag}” in chữ hay hình trong dòng.", "Viết {{{{ … }}}}."),
    "template.link": (
        "{where}: liên kết trong thẻ “{tag}” không có trong biểu mẫu này.",
        "Tạo liên kết bằng build_url_id của chính biểu mẫu này; liên kết chỉ dùng được trong thân văn bản.",
    ),
    "template.other_form": (
        "{where}: tài liệu con trong thẻ “{tag}” được tạo cho biểu mẫu khác.",
        "Tạo tài liệu con từ chính biểu mẫu này.",
    ),
    "template.picture_place": (
        "{where}: thẻ “{tag}” là hình, không đặt được ở đây.",
        "Đặt hình trong thân văn bản, đầu trang hay chân trang.",
    ),
    "template.picture_file": ("{where}: không đọc được hình của thẻ “{tag}”.", "Dùng tệp .png hoặc .jpg còn nguyên."),
    # why Jinja does not read a tag: reason and remedy of template.syntax
    "syntax.unclosed": ("chưa đóng", "Thêm {closer} vào cuối thẻ, trong cùng đoạn."),
    "syntax.empty": ("không có gì bên trong", "Viết tên trường vào thẻ, hoặc xóa thẻ."),
    "syntax.quote": ("có dấu nháy mở mà không có dấu nháy đóng", "Thêm dấu nháy còn thiếu."),
    "syntax.bracket": ("có dấu ngoặc “{sign}” thiếu dấu kia", "Thêm hoặc bớt dấu ngoặc cho đủ cặp."),
    "syntax.triple": ("có ba dấu ngoặc nhọn", "Viết hai dấu: {{{{ {name} }}}}."),
    "syntax.sign": ("có dấu “{sign}” không đúng chỗ", "Bỏ dấu đó, hoặc viết {instead}."),
    "syntax.statement": ("dùng lệnh lạ “{word}”", "Các lệnh dùng được: {known}."),
    "syntax.near_statement": ("dùng lệnh lạ “{word}”", "Viết “{near}”."),
    "syntax.scope": ("có khoảng trắng trước “{word}”", "Viết liền: {{%{word} … %}}."),
    "syntax.else_if": ("viết “else if”", "Viết “elif”."),
    "syntax.loader": ("gọi tệp khác bằng “{word}”, không dùng được trong biểu mẫu", "Chép phần đó vào biểu mẫu."),
    "syntax.filter": ("dùng bộ lọc lạ “{word}”", "Xóa “|{word}”{near}."),
    "syntax.unsteady": ("dùng “|{word}”, mỗi lần chạy ra một kết quả khác", "Xóa “|{word}”, hoặc viết “|first”."),
    "syntax.test": ("dùng phép thử lạ “is {word}”", "Sửa lại{near}."),
    "syntax.spaces": ("có dấu cách trong tên “{name}”", "Viết liền bằng dấu gạch dưới: {instead}."),
    "syntax.digit": ("có tên bắt đầu bằng chữ số: “{name}”", "Tên phải bắt đầu bằng chữ cái."),
    "syntax.in": ("thiếu chữ “in”", "Viết {{% for dong in danh_sach %}}."),
    "syntax.unknown": ("không đọc được", "So với thẻ tương tự trong biểu mẫu gốc rồi gõ lại."),
    "syntax.open": ("mở một khối mà không có thẻ đóng", "Thêm {{% {wanted} %}} ở cuối khối."),
    "syntax.close": ("không đóng khối nào", "Xóa thẻ, hoặc thêm thẻ mở của khối phía trước."),
    "syntax.crossed": ("không khớp với khối đang mở", "Ở đây cần {{% {wanted} %}}."),
    "syntax.captured": (
        "giữ lại một phần cắt ngang bảng hoặc đoạn",
        "Để cả khối trong một đoạn, hoặc dùng {{%p … %}}.",
    ),
    "syntax.torn": (
        "mở một khối cắt ngang bảng hoặc đoạn, với dữ liệu này Word không mở được văn bản",
        "Đặt thẻ mở và thẻ đóng cùng trong một ô, hoặc cùng ngoài bảng.",
    ),
    "syntax.division": ("chia cho 0", "Kiểm tra số chia, hoặc viết {{% if … %}} quanh thẻ."),
    "syntax.kinds": ("tính trên những giá trị khác loại (chữ với số)", "Kiểm tra giá trị, hoặc dùng |int."),
    "syntax.endless": ("gọi lại chính nó không dừng", "Sửa phần macro."),
    "syntax.value": ("không tính được với giá trị đã cho", "Kiểm tra thẻ và giá trị của nó."),
    "syntax.deep": (
        "lồng quá sâu hoặc quá dài nên không đọc được",
        "Tách thành nhiều thẻ ngắn; bớt vòng lặp và dấu ngoặc lồng nhau.",
    ),
    "syntax.escaped": ("dùng bộ lọc trên phần đã ghép sẵn", "Dùng bộ lọc trên từng trường: {{{{ ten|upper }}}}."),
    # why a file is no form: reason of template.broken
    "form.old": ("đây là tệp .doc đời cũ", ""),
    "form.encrypted": ("tệp có mật khẩu", ""),
    "form.html": ("đây là trang web lưu thành .docx", ""),
    "form.foreign": ("đây không phải tệp .docx mà là {kind}", ""),
    "form.damaged": ("tệp hỏng hoặc thiếu phần chính", ""),
    "form.strict": ("tệp lưu theo kiểu “Strict Open XML”", ""),
    "form.prefix": ("phần “{part}” do một chương trình lạ viết", ""),
}
