"""Messages on workbooks and on runs of many dossiers."""

BANG_TINH: dict[str, tuple[str, str]] = {
    # the file
    "book.html": ("đây là trang web đặt tên là tệp Excel.", "Mở bằng Excel, lưu thành .xlsx rồi chạy lại."),
    "book.kind": ("tệp này không phải bảng tính (nội dung là loại tệp khác).", "Chọn đúng tệp .xlsx, .xls hoặc .ods."),
    "book.encrypted": ("bảng tính có mật khẩu.", "Mở bằng Excel, bỏ mật khẩu (Thông tin › Bảo vệ), lưu lại."),
    "book.broken": ("không đọc được bảng tính: {reason}.", "Mở bằng Excel, lưu thành .xlsx rồi chạy lại."),
    "book.unseen": (
        "trong tệp loại này không xem được: {what}.",
        "Nếu bảng có những thứ đó, mở bằng Excel, lưu thành .xlsx rồi chạy lại.",
    ),
    "book.rows": (
        "sheet “{sheet}” quá lớn (tối đa {rows} dòng, {columns} cột).",
        "Xóa vùng trống đã định dạng, hoặc tách thành nhiều tệp.",
    ),
    "book.no_sheet": (
        "không có sheet “{sheet}”.",
        "Tạo tệp mẫu bằng: ntm-docs new danh-sach -o danh-sach.xlsx, rồi chép sheet này sang.",
    ),
    # the table
    "sheet.no_header": (
        "chưa thấy dòng tiêu đề trong sheet “{sheet}”.",
        "Ghi tên cột như trong tệp mẫu (ntm-docs new danh-sach).",
    ),
    "sheet.empty": ("sheet “{sheet}” chưa ghi nội dung.", "Ghi nội dung vào cột “Nội dung”."),
    "sheet.column": ("không rõ cột “{name}” là gì{guess}; đã bỏ qua.", "Sửa tên cột như trong tệp mẫu, hoặc xóa cột."),
    "sheet.unused": ("cột “{name}” không dùng trong hồ sơ; đã bỏ qua.", ""),
    "sheet.twice": ("cột “{name}” có hai lần.", "Xóa hoặc đổi tên một cột."),
    "sheet.label": ("không rõ mục “{name}” là gì{guess}; đã bỏ qua.", "Sửa tên mục như trong tệp mẫu, hoặc xóa dòng."),
    "sheet.label_twice": ("mục “{name}” có hai lần (lần đầu ở dòng {first}); dùng lần đầu.", "Xóa dòng này."),
    "sheet.decision_award": (
        "quyết định này chưa ghi cho hình thức nào, mà danh sách có nhiều hình thức.",
        "Ghi ở dòng “hình thức” một trong: {known}.",
    ),
    "sheet.decision_nobody": (
        "không ai trong danh sách được đề nghị “{name}”{guess}.",
        "Ghi một trong các hình thức của danh sách: {known}; hoặc xóa quyết định này.",
    ),
    "sheet.decision_twice": (
        "“{name}” đã có quyết định ở ô {first}.",
        "Mỗi hình thức một quyết định; xóa bớt một cột.",
    ),
    "sheet.missing": ("chưa ghi “{name}”.", "Ghi vào ô “{name}” của dòng, hoặc mục, này."),
    "sheet.missing_in_block": (
        "chưa ghi “{name}”.",
        "Ghi vào ô “{name}” của dòng, hoặc mục, này; hoặc xóa các ô của “{block}” nếu không dùng.",
    ),
    "sheet.not_of_kind": ("đối tượng loại này không có “{name}”.", "Xóa ô này, hoặc sửa cột “đối tượng”."),
    "sheet.column_missing": (
        "thiếu cột “{name}” ({count} dòng cần có).",
        "Thêm cột này vào sheet “{sheet}” rồi ghi cho từng dòng.",
    ),
    "sheet.hidden": ("có {count} dòng đang ẩn (dòng {rows}); vẫn được đọc.", "Xóa dòng nếu không dùng."),
    "sheet.hidden_columns": ("có {count} cột đang ẩn (cột {columns}); vẫn được đọc.", "Xóa cột nếu không dùng."),
    "sheet.hidden_used": (
        "sheet “{sheet}” đang ẩn; vẫn được đọc.",
        "Bỏ ẩn để soát lại, hoặc xóa sheet nếu không dùng.",
    ),
    "sheet.hidden_list": (
        "sheet “{sheet}” đang ẩn; danh sách trong đó không được lấy.",
        "Bỏ ẩn sheet nếu vẫn đề nghị các đối tượng này, hoặc xóa sheet.",
    ),
    "sheet.struck_row": (
        "dòng {row} bị gạch ngang.",
        "Xóa cả dòng nếu không đề nghị nữa; bỏ gạch ngang nếu vẫn đề nghị.",
    ),
    "sheet.struck": (
        "“{text}” có chữ bị gạch ngang.",
        "Xóa hẳn chữ bị gạch nếu không dùng; bỏ gạch ngang nếu vẫn dùng.",
    ),
    "sheet.part": (
        "đã bỏ qua dòng đề mục “{text}”.",
        "Đơn vị, đối tượng của từng người thì ghi ở dòng của người đó.",
    ),
    "sheet.foot": (
        "đã bỏ qua phần cuối danh sách từ “{text}” ({count} ô: {cells}).",
        "Nếu có đối tượng ở đó thì chuyển lên danh sách.",
    ),
    "sheet.after_foot": (
        "dòng này ở dưới phần cuối danh sách (“{text}”, ô {cell}); vẫn được đọc.",
        "Xóa dòng nếu không dùng.",
    ),
    "sheet.copy": (
        "sheet “{sheet}” là bản sao y hệt của “{other}”; đã bỏ qua.",
        "Xóa sheet này.",
    ),
    "sheet.codes_again": (
        "{count} mã của sheet này đã dùng ở sheet “{other}”: {codes}.",
        "Nếu là bản sao thì xóa sheet này; nếu là đối tượng khác thì mỗi đối tượng một mã riêng.",
    ),
    "sheet.code_zero": ("mã “{value}” được hiểu là “{code}” (ô {first}).", "Ghi mã giống nhau ở các sheet."),
    "sheet.code_alike": (
        "mã “{value}” chỉ khác mã ở ô {first} số 0 ở đầu.",
        "Nếu là hai đối tượng thì ghi mã khác hẳn nhau; nếu là một thì xóa một dòng.",
    ),
    "sheet.hidden_nominee": (
        "“{name}” chỉ có trong sheet ẩn “{sheet}”.",
        "Bỏ ẩn sheet đó nếu vẫn đề nghị, hoặc xóa dòng này.",
    ),
    "sheet.absence": ("“{before}” được ghi là vắng, lý do vắng là “{after}”.", "Soát lại cột “lý do vắng”."),
    "sheet.total": ("đã bỏ qua dòng tổng “{text}”.", ""),
    "sheet.header_again": ("đã bỏ qua dòng tiêu đề lặp lại.", ""),
    "sheet.loose": ("“{text}” nằm ngoài các cột, mục có tên; đã bỏ qua.", "Đặt tên cột, mục cho đúng, hoặc xóa ô này."),
    "sheet.unread": (
        "sheet “{sheet}” không giống danh sách nào; đã bỏ qua.",
        "Đặt tên cột như tệp mẫu, hoặc xóa sheet.",
    ),
    "sheet.formula": (
        "ô có công thức chưa tính, hoặc tính ra lỗi ({shown}).",
        "Mở bằng Excel, để Excel tính lại rồi lưu; hoặc ghi giá trị vào ô.",
    ),
    "sheet.serial": ("số {before} được hiểu là ngày {after}.", "Định dạng ô là ngày (dd/mm/yyyy) nếu đúng."),
    # the run
    "run.locked": ("một lần chạy khác đang ghi vào “{folder}”.", "Chờ lần chạy kia xong, hoặc chọn thư mục khác."),
    "run.one_workbook": ("mỗi lần chỉ chạy một bảng tính.", "Chạy từng tệp, mỗi tệp một thư mục kết quả."),
    "run.only_workbook": (
        "-j, --repair, --skip-faulty, --cluster chỉ dùng cho một bảng tính.",
        "Chạy tệp .yaml riêng, không có các tùy chọn này.",
    ),
    "run.many_units": (
        "bảng tính có {count} đơn vị; cách gọi này chỉ nhận một.",
        "Dùng lệnh ntm-docs build, hoặc ntm_docs.batch.build_workbook.",
    ),
    "run.no_repair": ("--skip-faulty cần --repair để ghi phần còn lại.", "Thêm --repair con-lai.xlsx."),
    "run.repair_kind": ("tệp --repair phải là {kind}.", "Đổi tên tệp, ví dụ sua{kind}."),
    "run.repair_folder": ("không có thư mục “{folder}” để ghi --repair.", "Tạo thư mục đó, hoặc chọn chỗ khác."),
    "book.area": (
        "{part}: {kind} {area} trải trên quá nhiều ô (tối đa {limit} ô trong cả bảng tính), không làm được bản sao.",
        "Trong Excel, bỏ vùng đó (bỏ gộp ô, xóa liên kết, ghi chú hay bảng), chỉ để lại ở những ô có chữ.",
    ),
    "book.areas": (
        "{part}: có quá nhiều vùng thuộc loại “{kind}” (tối đa {limit}), không làm được bản sao.",
        "Chép riêng các ô có chữ sang một bảng tính mới rồi chạy lại.",
    ),
    "book.area_unread": (
        "{part}: không đọc được vùng {area} của {kind}, không làm được bản sao.",
        "Mở bằng Excel, lưu lại thành .xlsx rồi chạy lại.",
    ),
    "book.filled": (
        "bảng tính có quá nhiều ô và hàng (hơn {limit}), không làm được bản sao.",
        "Tách thành nhiều bảng tính nhỏ hơn.",
    ),
    "book.repair": ("không tạo được bản sao tô màu: {reason}.", "Sửa theo các ô đã báo trong bản gốc."),
    "run.repair_self": ("--repair trùng với bảng tính gốc.", "Chọn tên tệp khác; bản gốc luôn được giữ nguyên."),
    "run.spool": (
        "không ghi được vào thư mục tạm “{folder}”: {reason}.",
        "Giải phóng đĩa (bảng tính lớn cần chỗ bằng cỡ của nó khi giải nén), rồi chạy lại.",
    ),
    "run.disk": (
        "không ghi được: {reason}. Phần đã làm còn giữ ở “{folder}”.",
        "Giải phóng đĩa hoặc sửa quyền ghi, rồi chạy lại đúng lệnh này để làm tiếp.",
    ),
    "run.vanished": (
        "tệp {path} vừa làm xong đã không còn.",
        "Không xóa gì trong thư mục đang làm; chạy lại đúng lệnh này, tệp thiếu sẽ được làm lại.",
    ),
    "run.store": (
        "kho {url} không dùng được: {reason}.",
        "Kiểm tra địa chỉ, quyền ghi của kho, rồi chạy lại đúng lệnh này để làm tiếp.",
    ),
    "run.through": ("--through chỉ dùng cùng --cluster.", "Thêm --cluster tcp://máy:8786, hoặc bỏ --through."),
    "run.cluster": (
        "cụm {address} không chạy được: {reason}.",
        "Kiểm tra cụm, rồi chạy lại đúng lệnh này để làm tiếp.",
    ),
    "run.not_tls": (
        "cấu hình Dask có chứng thư TLS mà địa chỉ {address} không mã hóa.",
        "Ghi địa chỉ tls://máy:8786; hoặc bỏ distributed.comm.tls khỏi cấu hình nếu cụm này không dùng TLS.",
    ),
    "run.other_book": (
        "bảng tính {file} đã đổi trong khi chạy, hoặc máy khác đọc một bảng tính khác cùng tên.",
        "Không sửa bảng tính khi đang chạy; mọi máy phải thấy cùng một tệp. Chạy lại đúng lệnh này.",
    ),
    "run.foreign": (
        "máy trong cụm trả về kết quả không phải của đơn vị được giao ({unit}: {what}); không dùng.",
        "Kiểm tra các máy trong cụm: cùng phiên bản ntm-docs, chỉ người được tin mới vào được. Rồi chạy lại.",
    ),
    "run.no_cluster": ("chưa cài phần chạy trên cụm máy.", "Cài bằng: pip install 'ntm-docs[cluster]'."),
    "run.died": (
        "một tiến trình bị dừng giữa chừng.",
        "Chạy lại đúng lệnh này để làm tiếp; thêm -j 1 nếu máy thiếu bộ nhớ.",
    ),
    # units and nominees
    "sheet.unit": (
        "không có đơn vị “{name}” trong “Thông tin chung”{guess}.",
        "Ghi đúng tên đơn vị như ở “Thông tin chung”.",
    ),
    "sheet.unit_missing": ("chưa ghi đơn vị trình.", "Ghi tên đơn vị như ở “Thông tin chung”."),
    "sheet.unit_twice": ("đơn vị “{name}” có hai lần.", "Xóa một cột, hoặc sửa tên."),
    "sheet.kind": ("chưa rõ đối tượng là gì.", "Ghi một trong: {known}."),
    "sheet.code_twice": ("mã “{value}” đã dùng ở ô {first}.", "Mỗi đối tượng một mã riêng."),
    "sheet.conflict": (
        "khác với ô {first} (“{value}”) của cùng đơn vị, cùng hình thức.",
        "Sửa cho giống nhau, hoặc để trống.",
    ),
    "sheet.two_values": ("đã có giá trị khác ở ô {first} của sheet “{sheet}”.", "Xóa một trong hai ô."),
    "sheet.other_name": (
        "mã này là của “{own}” (ô {first}), không phải “{name}”.",
        "Sửa mã, hoặc sửa tên cho khớp.",
    ),
    "sheet.other_unit": ("“{name}” thuộc đơn vị “{unit}”.", "Sửa mã, hoặc sửa đơn vị trình cho khớp."),
    "sheet.no_code": ("chưa rõ dòng này của ai.", "Ghi mã (hoặc tên) như ở “Danh sách đề nghị”."),
    "sheet.no_nominee": (
        "không có “{name}” trong danh sách đề nghị.",
        "Ghi đúng mã (hoặc tên) như ở “Danh sách đề nghị”.",
    ),
    "sheet.many_nominees": ("có {count} đối tượng cùng tên “{name}”.", "Ghi thêm cột “Mã” để phân biệt."),
    "sheet.received_kind": ("chưa rõ là danh hiệu hay hình thức khen thưởng.", "Ghi một trong: {known}."),
}
