"""What is wrong with the register, or its input."""

SO_KHEN_THUONG: dict[str, tuple[str, str]] = {
    # the database
    "register.no_extra": (
        "Sổ khen thưởng cần thư viện Django, chưa được cài.",
        'Cài thêm bằng lệnh: python -m pip install "ntm-docs[desk]"',
    ),
    "register.no_driver": (
        "Sổ ở PostgreSQL cần thư viện psycopg, chưa được cài.",
        'Cài thêm bằng lệnh: python -m pip install "ntm-docs[desk,postgresql]"',
    ),
    "register.no_home": (
        "Không biết thư mục riêng của người dùng trên máy này để đặt sổ.",
        "Đặt biến {variable}, ví dụ {variable}=sqlite:////duong/dan/so-khen-thuong.sqlite3",
    ),
    "register.address": (
        "“{value}” không phải địa chỉ của sổ.",
        "Ghi sqlite:///tên-tệp hoặc postgresql://người-dùng:mật-khẩu@máy/tên-cơ-sở-dữ-liệu, hoặc bỏ biến này để dùng sổ riêng.",
    ),
    "register.none": ("chưa có sổ khen thưởng ở đây.", "Lập sổ bằng lệnh ntm-docs register add."),
    "register.no_folder": ("không có thư mục {folder} để đặt sổ.", "Tạo thư mục trước, hoặc sửa NTM_DOCS_DATABASE."),
    "register.folder": ("đây là thư mục, không phải tệp của sổ.", "Sửa NTM_DOCS_DATABASE thành tên một tệp."),
    "register.other": (
        "tệp này không phải sổ khen thưởng của ntm-docs.",
        "Sửa NTM_DOCS_DATABASE, hoặc chuyển tệp này đi chỗ khác; tệp vẫn nguyên.",
    ),
    "register.newer": (
        "Sổ ở {place} do phiên bản ntm-docs mới hơn ghi; phiên bản này không đọc được.",
        "Cập nhật ntm-docs rồi chạy lại; sổ vẫn nguyên.",
    ),
    "register.locked": (
        "Sổ ở {place} đang có chương trình khác ghi, chờ mãi chưa xong ({reason}).",
        "Đợi lệnh kia xong rồi chạy lại; chưa ghi gì.",
    ),
    "register.full": (
        "Không còn chỗ để ghi vào sổ ở {place} ({reason}).",
        "Giải phóng đĩa rồi chạy lại; sổ vẫn như trước, chưa ghi gì của tệp đang đọc.",
    ),
    "register.damaged": (
        "Tệp của sổ ở {place} bị hỏng ({reason}).",
        "Chép lại sổ từ bản sao lưu; không có thì gọi người quản lý máy, đừng xóa tệp này.",
    ),
    "register.read_only": (
        "Sổ ở {place} chỉ cho đọc ({reason}).",
        "Xin quyền ghi, hoặc sửa NTM_DOCS_DATABASE; chưa ghi gì.",
    ),
    "register.closed": (
        "Không mở được sổ ở {place} ({reason}).",
        "Kiểm tra quyền của tệp và của thư mục chứa tệp, ổ đĩa có còn nối không.",
    ),
    "register.disk": (
        "Đĩa chứa sổ ở {place} không đọc, ghi được ({reason}).",
        "Kiểm tra ổ đĩa, mạng rồi chạy lại; chưa ghi gì của tệp đang đọc.",
    ),
    "register.refused": (
        "Máy chủ không cho vào sổ ở {place} ({reason}).",
        "Kiểm tra tên, mật khẩu trong NTM_DOCS_DATABASE, hoặc xin người quản lý máy chủ cấp quyền.",
    ),
    "register.no_database": (
        "Máy chủ không có cơ sở dữ liệu này: {place} ({reason}).",
        "Xin người quản lý máy chủ tạo, hoặc sửa NTM_DOCS_DATABASE.",
    ),
    "register.away": (
        "Không nối được tới sổ ở {place} ({reason}).",
        "Kiểm tra mạng, máy chủ có đang chạy không, rồi chạy lại; chưa ghi gì của tệp đang đọc.",
    ),
    "register.busy": (
        "Máy chủ của sổ ở {place} đang quá tải ({reason}).",
        "Đợi ít phút rồi chạy lại; chưa ghi gì của tệp đang đọc.",
    ),
    "register.broken": (
        "Cơ sở dữ liệu của sổ ở {place} báo lỗi ({reason}).",
        "Chạy lại; nếu vẫn vậy thì gửi câu này cho người quản lý máy. Chưa ghi gì của tệp đang đọc.",
    ),
    # what is to be added
    "register.kind": (
        "không đọc được loại tệp này vào sổ.",
        "Ghi thư mục kết quả hoặc manifest.json của quyết định, hay danh sách .xlsx, .xls, .ods, .docx.",
    ),
    "register.no_manifest": (
        "thư mục không có manifest.json, không phải kết quả của ntm-docs build.",
        "Ghi thư mục của quyết định, hoặc ghi từng tệp danh sách.",
    ),
    "register.no_decision": (
        "không có quyết định khen thưởng nào trong thư mục này.",
        "Hồ sơ mới đề nghị thì chưa vào sổ: ghi khối “quyết định” vào tệp dữ liệu khi đã có kết quả, tạo lại, rồi thêm.",
    ),
    "register.unsigned": (
        "quyết định tặng {award} chưa có số hoặc ngày.",
        "Ghi số, ngày vào tệp dữ liệu, tạo lại, rồi thêm vào sổ.",
    ),
    "register.unsigned_list": (
        "quyết định kèm danh sách này chưa có số hoặc ngày.",
        "Ghi số, ngày vào tệp dữ liệu, tạo lại, rồi thêm vào sổ.",
    ),
    "register.changed": (
        "tệp đã khác với lúc ntm-docs tạo, nên không ghi vào sổ.",
        "Lấy lại bản đã tạo, hoặc tạo lại từ dữ liệu.",
    ),
    "register.no_list": (
        "không có bảng nào có cột tên người, tên tập thể được khen.",
        "Đặt tên cột ở dòng đầu bảng, ví dụ: TT, Họ và tên, Năm sinh, Đơn vị, Hình thức, Số quyết định, Ngày quyết định.",
    ),
    "register.sheet": (
        "sheet “{sheet}” có {count} dòng nhưng không có dòng tên cột đọc được, nên không ghi vào sổ.",
        "Nếu là danh sách khen thưởng thì đặt tên cột rồi thêm lại tệp khác có sheet này.",
    ),
    "register.column": (
        "không rõ cột “{name}” là gì; chữ trong cột được giữ ở ghi chú khác của từng mục.",
        "Nếu là cột của sổ thì đổi tên cột, ví dụ: Họ và tên, Năm sinh, Hình thức, Số quyết định.",
    ),
    "register.passed": (
        "{where}: {count} dòng không phải mục khen thưởng nên không ghi vào sổ: dòng {lines}.",
        "Xem lại các dòng ấy; nếu là người được khen thì ghi số thứ tự cho dòng.",
    ),
    "register.total": (
        "dòng tổng cộng ghi {stated}, đọc được {count} mục.",
        "Đếm lại danh sách.",
    ),
    "register.hidden": ("sheet “{sheet}” có {count} dòng ẩn, vẫn ghi vào sổ.", "Xem lại các dòng ẩn."),
    "register.formula": (
        "ô là công thức chưa tính hoặc bị lỗi, không đọc được.",
        "Mở bằng Excel, lưu lại, hoặc thay công thức bằng chữ.",
    ),
    "register.no_name": ("dòng có dữ liệu mà không có tên.", "Ghi tên, hoặc xóa dòng."),
    "register.no_award": (
        "không rõ {count} mục được tặng hình thức nào: {names}.",
        "Ghi cột Hình thức, ghi trên bảng, hoặc thêm --award cho cả tệp.",
    ),
    "register.no_day": (
        "không rõ {count} mục được khen ngày nào, năm nào: {names}.",
        "Ghi cột Ngày quyết định hoặc Năm, ghi trên bảng “Kèm theo Quyết định số … ngày …”, hoặc thêm --decision và --decided.",
    ),
    "register.day": ("“{value}” không phải một ngày{near}.", "Ghi ngày/tháng/năm."),
    "register.year": ("“{value}” không phải một năm.", "Ghi bốn chữ số."),
    "register.born": ("“{value}” không phải năm sinh.", "Ghi năm, hoặc ngày/tháng/năm."),
    "register.award": (
        "“{award}” không có trong danh mục hình thức, danh hiệu; ghi vào sổ nguyên văn.",
        "Nếu viết sai thì sửa; tra bằng ntm-docs require.",
    ),
    "register.capitals": (
        "{count} đơn vị viết toàn chữ hoa, không chắc chữ nào là tên riêng nên giữ nguyên: {names}.",
        "Tìm vẫn được như thường; muốn viết lại thì sửa danh sách trước khi ghi, hoặc dùng ntm-docs register correct.",
    ),
    "register.perhaps_twice": (
        "“{name}”, {award}, năm {year}: có thể đã có ở mục {id} ({origin}); một bên không ghi số quyết định nên vẫn ghi thêm.",
        "Nếu là một thì bỏ một mục bằng ntm-docs register remove.",
    ),
    "register.removed_before": (
        "{count} mục đã bị bỏ khỏi sổ trước đây nên không ghi lại: {names}.",
        "Nếu bỏ nhầm thì xem lý do bằng ntm-docs register find --all.",
    ),
    # nominees held against the register
    "register.twice": (
        "“{name}”: sổ khen thưởng đã có hình thức đang đề nghị, cùng phong trào, giai đoạn ({about}): {entries}.",
        "Một thành tích chỉ khen một lần: xem lại có phải đề nghị lần hai không, hoặc sổ ghi nhầm.",
    ),
    "register.twice_open": (
        "“{name}”: sổ khen thưởng đã có hình thức đang đề nghị trong giai đoạn {about}, không rõ khen về việc gì: {entries}.",
        "Xác nhận lần khen ấy có cùng thành tích với lần đề nghị này không.",
    ),
    "register.other_form": (
        "“{name}”: sổ khen thưởng đã có hình thức khác về cùng phong trào, giai đoạn ({about}): {entries}.",
        "Xác nhận lần đề nghị này là thành tích khác: một thành tích không khen nhiều hình thức.",
    ),
    "register.early": (
        "“{name}”, {award}: phải đã có {lower} và sau đó đủ {years:02} năm; đến {day} mọi lần có trong sổ đều chưa đủ: {entries}. {text}.",
        "Xem lại ngày của lần khen ấy, hoặc đề nghị khi đủ năm.",
    ),
    "register.lower_thematic": (
        "“{name}”, {award}: {lower} có trong sổ là khen theo phong trào, không tính khi khen công trạng: {entries}. {text}.",
        "Xác nhận đã có {lower} về công trạng chưa, theo quyết định nào.",
    ),
    "register.lower_unknown": (
        "“{name}”, {award}: phải đã có {lower}, mà sổ khen thưởng và hồ sơ không ghi. {text}.",
        "Xác nhận đã có chưa, theo quyết định nào, rồi ghi vào hồ sơ.",
    ),
    "register.interval_unknown": (
        "“{name}”, {award}: {text}.",
        "Xác nhận hình thức phải có trước và số năm sau đó theo luật của ngày ấy.",
    ),
    "register.history": (
        "“{name}”: sổ khen thưởng có {count} lần khen mà hồ sơ chưa ghi: {entries}.",
        "Đối chiếu với quyết định rồi tự ghi vào “hình thức khen thưởng”, “danh hiệu thi đua”; không có gì được ghi thay.",
    ),
    "register.perhaps": (
        "“{name}”: sổ khen thưởng có {count} lần khen có thể là của đối tượng này: {entries}.",
        "Đối chiếu năm sinh, đơn vị trước khi dùng; không chắc thì bỏ qua.",
    ),
    # changing an entry
    "register.no_entry": ("không có mục {id} trong sổ.", "Tìm mã của mục bằng ntm-docs register find."),
    "register.gone": ("mục {id} ({name}) đã bị bỏ khỏi sổ.", "Xem lý do bằng ntm-docs register find --all."),
    "register.replaced": ("mục {id} đã được sửa; nay là mục {now}.", "Dùng mã {now}."),
    "register.no_reason": ("chưa ghi lý do.", "Ghi vì sao, căn cứ văn bản nào."),
    "register.no_change": ("chưa ghi sửa gì.", 'Ghi ví dụ --set "năm sinh=1974".'),
    "register.same": ("mục {id} đã ghi đúng như vậy, không có gì để sửa.", ""),
    "register.field": ("không có trường “{name}”{near}.", "Ghi trường=giá trị; các trường: {known}."),
    "register.value": (
        "giá trị “{value}” không dùng được.",
        "Ghi ngày là ngày/tháng/năm, năm là bốn chữ số, tên không để trống.",
    ),
    "register.suffix": ("tên bảng tính phải có đuôi .xlsx.", "Ghi lại, ví dụ so-khen-thuong.xlsx."),
}
