"""What is wrong with dossiers that were received."""

TIEP_NHAN: dict[str, tuple[str, str]] = {
    "receive.not_folder": (
        "không phải thư mục, cũng không phải tệp nén .zip.",
        "Ghi tên thư mục hoặc tệp .zip chứa hồ sơ; văn bản lẻ thì dùng ntm-docs check.",
    ),
    "receive.archive_kind": ("tệp nén loại {kind} không mở được ở đây.", "Giải nén ra thư mục rồi chạy lại."),
    "receive.archive_within": ("tệp nén nằm trong một tệp nén khác, không mở.", "Giải nén ra thư mục rồi chạy lại."),
    "receive.broken": ("không mở được: {reason}.", "Xin nơi gửi gửi lại tệp này."),
    "receive.bomb": (
        "tệp nén khi giải nén lớn bất thường, không mở.",
        "Có thể là tệp phá hoại; hỏi lại nơi gửi, xin gửi từng hồ sơ.",
    ),
    "receive.too_many": ("có {count} tệp, nhiều hơn {limit} tệp được đọc một lần.", "Chia ra nhiều lần tiếp nhận."),
    "receive.climbing": (
        "tên tệp trong tệp nén chỉ ra ngoài tệp nén, không đọc.",
        "Có thể là tệp phá hoại; hỏi lại nơi gửi.",
    ),
    "receive.zip_link": ("là liên kết trong tệp nén, không đọc.", "Xin nơi gửi nén lại bằng tệp thật."),
    "receive.encrypted": ("được đặt mật khẩu, không đọc được.", "Xin nơi gửi gửi lại tệp không có mật khẩu."),
    "receive.packing": ("nén theo cách không đọc được ở đây.", "Giải nén ra thư mục rồi chạy lại."),
    "receive.same_name": ("trùng tên với một tệp khác trong tệp nén, không đọc.", "Xin nơi gửi nén lại."),
    "receive.link": ("là {kind}, không đọc theo.", "Chép tệp thật vào thư mục hồ sơ."),
    "receive.nothing": ("không có hồ sơ nào: thư mục hoặc tệp nén trống.", "Kiểm tra lại thư mục đã ghi."),
    "receive.manifest": (
        "manifest.json không đọc được, hoặc không do ntm-docs tạo; hồ sơ được đọc theo giấy tờ.",
        "Xin nơi gửi gửi lại cả thư mục kết quả.",
    ),
    "receive.stray": ("không thuộc hồ sơ nào trong thư mục.", "Xếp vào thư mục của hồ sơ rồi chạy lại."),
    "receive.nested": (
        "là hồ sơ nằm trong thư mục của hồ sơ khác ({outer}); được tính là hồ sơ riêng.",
        "Xếp mỗi hồ sơ một thư mục.",
    ),
    "receive.two_proposals": (
        "một thư mục có nhiều tờ trình: {names}.",
        "Xếp mỗi tờ trình một thư mục, hoặc bỏ bản thừa.",
    ),
    "receive.no_cases": (
        "không đọc được trường hợp nào: không có danh sách, biên bản, báo cáo ở dạng .docx đọc được.",
        "Xin bản Word của danh sách; bản PDF, bản quét không đọc được ở đây.",
    ),
    "receive.changed": (
        "{path} đã khác với lúc ntm-docs tạo; hồ sơ được đọc theo giấy tờ.",
        "Hỏi nơi gửi đã sửa gì; tạo lại hồ sơ từ dữ liệu thì mới khớp.",
    ),
    "receive.gone": ("thiếu {path}, tệp có trong manifest.json.", "Xin nơi gửi gửi bổ sung."),
    "receive.total": (
        "dòng tổng cộng ghi {stated}, danh sách có {count} dòng.",
        "Đếm lại; hỏi nơi gửi thiếu hay thừa trường hợp nào.",
    ),
    "receive.near": (
        "“{name}” không có báo cáo; có báo cáo mang tên gần giống “{near}”, không tự ghép.",
        "Hỏi nơi gửi: nếu là một người thì sửa tên cho giống nhau ở mọi văn bản.",
    ),
    "receive.report_near": (
        "báo cáo của “{names}” không có trong danh sách; gần giống “{guess}”.",
        "Hỏi nơi gửi có phải là một không.",
    ),
    "receive.report_alone": (
        "báo cáo của “{names}” không có trong danh sách.",
        "Hỏi nơi gửi: bỏ báo cáo hay bổ sung vào danh sách.",
    ),
    "receive.unclear": (
        "có nhiều trường hợp tên “{name}”, không rõ báo cáo nào của ai.",
        "Ghi năm sinh trong danh sách và báo cáo để phân biệt.",
    ),
    "receive.many_papers": (
        "hồ sơ có {count} văn bản, nhiều quá nên không đối chiếu các văn bản với nhau.",
        "Chia hồ sơ, hoặc đối chiếu bằng tay.",
    ),
    "receive.papers": ("{rule} {name} Ở {where}: “{found}”, cần “{expected}”.", "{remedy}"),
    "receive.law": ("{field}: {text}", ""),
    "receive.papers_unknown": (
        "chưa có quy định đã biết về thành phần hồ sơ {award}.",
        "Đối chiếu giấy tờ theo văn bản của tỉnh.",
    ),
    "receive.copy": ("giống hệt hồ sơ ở {other}, chỉ tính một lần.", ""),
    "receive.twice": (
        "{unit} đã có hồ sơ đề nghị {award} ở {other}, nội dung khác.",
        "Hỏi nơi gửi dùng bản nào; bỏ bản kia rồi chạy lại.",
    ),
    "receive.province": (
        "hồ sơ của {province}, không phải của {own}.",
        "Chuyển trả nếu gửi nhầm; tên tỉnh đọc sai thì thêm --province.",
    ),
    "receive.open": (
        "bảng tính đang mở trong Excel hoặc LibreOffice ({lock}).",
        "Lưu và đóng bảng tính rồi làm lại; chưa ghi gì.",
    ),
    "receive.saved": (
        "bảng tính vừa được lưu lại trong lúc đọc hồ sơ.",
        "Chạy lại đúng lệnh này để giữ những gì vừa ghi; chưa ghi gì.",
    ),
    "receive.not_ours": (
        "không phải bảng tính do ntm-docs receive tạo: không có sheet “{sheet}”.",
        "Ghi tên tệp khác sau -o.",
    ),
    "receive.suffix": ("tên bảng tính phải có đuôi .xlsx.", "Ghi lại, ví dụ -o tiep-nhan.xlsx."),
    "receive.other_sheet": (
        "bảng tính có sheet “{sheet}” không do ntm-docs tạo; tạo lại sẽ làm mất.",
        "Chuyển sheet này sang tệp khác, hoặc ghi tên tệp khác sau -o; chưa ghi gì.",
    ),
    "receive.key_twice": (
        "hai dòng cùng mã {key}, cột của người thẩm định ghi khác nhau.",
        "Giữ một dòng, xóa dòng kia rồi chạy lại; chưa ghi gì.",
    ),
    "receive.no_key": (
        "dòng có ý kiến của người thẩm định nhưng mất mã, không rõ của trường hợp nào.",
        "Ghi lại mã, hoặc đơn vị, hình thức và tên như cũ; chưa ghi gì.",
    ),
    "receive.formula": (
        "ô là công thức chưa tính hoặc bị lỗi, không đọc được.",
        "Mở bằng Excel, thay công thức bằng chữ rồi lưu; chưa ghi gì.",
    ),
    "receive.vanished": (
        "{count} trường hợp không còn trong các hồ sơ đã nêu, {marked} trường hợp đã có ý kiến thẩm định: {names}.",
        "Các dòng ấy ở sheet “{sheet}”, không mất; nếu chỉ ghi thiếu thư mục thì chạy lại với đủ thư mục.",
    ),
    "receive.above": (
        "có chữ ở phía trên dòng tiêu đề của sheet “{sheet}”; tạo lại sẽ làm mất.",
        "Chuyển phần ấy xuống cột ghi chú hoặc sang tệp khác; chưa ghi gì.",
    ),
    "receive.no_title": (
        "sheet “{sheet}” không còn cột “{title}”.",
        "Đặt lại tên cột như cũ, hoặc ghi tên tệp khác sau -o; chưa ghi gì.",
    ),
    "receive.no_criteria": (
        "chưa có văn bản đã biết của {province} về tiêu chí nông thôn mới ({award}, ngày {day}); các tiêu chí ấy không được đối chiếu.",
        "Có văn bản thì ghi vào tệp do “ntm-docs new quy-dinh” tạo rồi thêm --rules.",
    ),
    "receive.beside": (
        "có chữ ở bên phải các cột của sheet “{sheet}”; tạo lại sẽ làm mất.",
        "Chuyển vào một trong các cột ấy, hoặc sang tệp khác; chưa ghi gì.",
    ),
    "receive.no_item": (
        "“{text}” ở sheet “{sheet}” mất nhóm hoặc mục, không rõ nói về gì.",
        "Ghi lại cột “nhóm” và cột “mục”, hoặc xóa dòng này; chưa ghi gì.",
    ),
    "receive.item_twice": (
        "“{item}” của {group} ghi hai lần khác nhau: “{one}”, “{other}”.",
        "Giữ một dòng, xóa dòng kia; chưa ghi gì.",
    ),
    "appraise.saved": (
        "bảng tính vừa được lưu lại ở nơi khác trong lúc ghi.",
        "Ghi lại lần nữa; những gì vừa được lưu ở nơi khác giữ nguyên.",
    ),
    "appraise.gone": (
        "trường hợp đang thẩm định không còn trong bảng tính, hoặc mã của nó đứng ở hai dòng.",
        "Tải lại trang; mã đứng hai dòng thì xóa bớt một dòng trong Excel.",
    ),
}
