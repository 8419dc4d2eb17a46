"""Messages on the folder of a result."""

KET_QUA: dict[str, tuple[str, str]] = {
    "output.other_input": (
        "thư mục {folder} đang giữ kết quả của “{name}”{about}, ghi vào đó ngày {day}; chưa xóa gì.",
        "Ghi vào thư mục khác: -o {free}; hoặc thêm --force nếu muốn bỏ kết quả đó.",
    ),
    "output.partial": (
        "thư mục {folder} có {count} hồ sơ của lần trước không còn trong bảng tính này ({example}); thay vào là mất.",
        "Ghi vào thư mục khác: -o {free}; hoặc thêm --force nếu muốn bỏ các hồ sơ đó.",
    ),
    "output.pdfs": (
        "thư mục {folder} có {count} tệp PDF làm sau, bằng ntm-docs pdf hoặc Word ({example}), sẽ không còn đúng với văn bản mới.",
        "Chép các PDF đó sang chỗ khác rồi xóa ở đây, hoặc ghi vào thư mục khác: -o {free}; muốn mỗi lần đều có PDF thì thêm --pdf.",
    ),
    "output.in_the_way": (
        "tệp {example} trong {folder} không phải của lần trước mà trùng tên với tệp sắp ghi.",
        "Chuyển tệp đó đi, hoặc ghi vào thư mục khác: -o {free}.",
    ),
    "output.is_file": ("{folder} là một tệp, không phải thư mục.", "Ghi vào thư mục khác: -o {free}."),
    "output.dangling": (
        "liên kết này trỏ tới {target}, không còn ở đó.",
        "Nối lại ổ đĩa hoặc thư mục đó, hoặc chọn thư mục khác.",
    ),
    "output.above": (
        "không ghi vào thư mục chứa thư mục đang đứng ({folder}).",
        "Chọn một thư mục con, ví dụ -o ket-qua.",
    ),
    "output.holds_input": (
        "thư mục {folder} chứa chính tệp dữ liệu {name}.",
        "Ghi vào một thư mục con, ví dụ -o {below}.",
    ),
    "output.no_folder": ("không có thư mục {folder} để ghi tệp này.", "Tạo thư mục đó trước, hoặc chọn chỗ khác."),
    "output.foreign": (
        "thư mục {folder} đang chứa thứ khác ({example}).",
        "Ghi vào thư mục khác: -o {free}; hoặc thêm --force để thay các tệp của lần trước (tệp khác được giữ nguyên).",
    ),
    "output.here": ("không ghi thẳng vào thư mục đang đứng ({folder}).", "Chọn một thư mục con, ví dụ -o ket-qua."),
    "output.edited": (
        "tệp {path} đã bị sửa sau lần chạy trước.",
        "Chép tệp đó sang chỗ khác rồi thêm --force để thay, hoặc chọn thư mục khác.",
    ),
    "output.saved_meanwhile": (
        "{count} tệp không phải của lần chạy này ({paths}) được giữ ở {folder}.",
        "Xem lại rồi chép về chỗ cần, hoặc xóa thư mục đó.",
    ),
    "output.put_back": (
        "lần chạy trước bị ngắt khi đang thay kết quả; bản trước đó đã được trả về {folder}.",
        "",
    ),
    "output.exists": ("tệp {path} đã có.", "Chọn tên khác; lệnh này không ghi đè."),
    "input.twice": ("có nhiều tệp cùng tên “{name}”.", "Đổi tên tệp: mỗi tệp có một thư mục kết quả theo tên của nó."),
    "output.denied": (
        "không ghi được vào {folder}: {reason}.",
        "Kiểm tra quyền ghi và dung lượng đĩa; tệp đang mở thì đóng lại.",
    ),
    "verify.changed": ("tệp {path} đã thay đổi so với manifest.json.", ""),
    "verify.missing": ("thiếu tệp {path}.", ""),
    "verify.extra": ("{kind} {path} không có trong manifest.json.", ""),
    "verify.renamed": ("thiếu tệp {path}; có tệp {other}, nội dung đúng nhưng tên viết khác.", "Đổi lại tên."),
    "verify.renamed_changed": ("thiếu tệp {path}; có tệp {other}, tên viết khác và nội dung đã thay đổi.", ""),
    "verify.kind": ("{path} là {kind}, không phải tệp do ntm-docs ghi.", ""),
    "verify.kind_of_many": (
        "{path} là {kind}, không phải thư mục do ntm-docs ghi; {count} tệp trong đó chưa được xem.",
        "",
    ),
    "verify.twice": ("manifest.json kê tệp {path} hai lần.", ""),
    "verify.seal": (
        "manifest.json không phải bản ghi lúc tạo: mã SHA-256 của nó là {own}, mã đã cho là {given}.",
        "Xem lại mã có đúng của lần build này không; nếu đúng thì manifest.json đã bị thay, các kết quả dưới đây chỉ là so với bản đã thay.",
    ),
    "verify.rewritten": (
        "manifest.json không còn đúng cách ntm-docs ghi: đã được mở ra sửa, hoặc lưu lại bằng chương trình khác.",
        "",
    ),
    "verify.shape": ("manifest.json: trường {field} thiếu, thừa, hoặc không đúng dạng ntm-docs ghi.", ""),
    "verify.field": ("manifest.json: {field} ghi “{said}”, mà suy ra từ quy định và các trường khác là “{due}”.", ""),
    "verify.rules": (
        "manifest.json: {field} không đủ, thừa, hoặc không phải những gì quy định cho ra với hình thức này vào ngày này.",
        "",
    ),
    "verify.saying": ("manifest.json: {field} không phải câu cảnh báo của ntm-docs: “{said}”.", ""),
    "verify.other_version": (
        "manifest.json do ntm-docs {version} ghi, bản đang dùng là {own}: chỉ so các tệp, chưa so các trường của manifest.json.",
        "",
    ),
    "verify.own_rules": (
        "{count} quy định không có trong dữ liệu của chương trình ({example}), nên chưa so.",
        "Nếu khi build có --rules thì thêm --rules với cùng thư mục đó.",
    ),
    "verify.lock": (
        "{path} là tệp khóa của Word hoặc LibreOffice, không phải văn bản: tệp đó đang mở, hoặc chương trình đã tắt đột ngột.",
        "",
    ),
    "verify.system": ("{path} là tệp hệ điều hành tự tạo; chưa xem bên trong.", ""),
    "verify.no_manifest": (
        "không có manifest.json trong {folder}.",
        "Thư mục này không phải do ntm-docs build tạo, hoặc manifest.json đã bị xóa.",
    ),
    "verify.broken_manifest": (
        "manifest.json trong {folder} hỏng, không phải của ntm-docs, hoặc của phiên bản khác.",
        "Không rõ thư mục này giữ gì: xem lại bằng mắt, và dùng thư mục khác khi build.",
    ),
    "verify.no_folder": ("không tìm thấy thư mục.", "Kiểm tra lại đường dẫn và tên thư mục."),
    "verify.not_folder": ("đây là tệp, không phải thư mục.", "Ghi tên thư mục có manifest.json."),
    "verify.nothing": ("manifest.json không kê tệp nào, nên không có gì để đối chiếu.", "Chạy lại ntm-docs build."),
}
