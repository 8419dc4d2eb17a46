"""Messages about what is typed, kept, changed in place."""

NHAP_LIEU: dict[str, tuple[str, str]] = {
    "keep.elsewhere": (
        "tệp đang được nhập ở một cửa sổ khác.",
        "Nhập tiếp ở cửa sổ kia, hoặc đóng cửa sổ đó rồi mở lại; ở đây chỉ xem được.",
    ),
    "keep.recovered": (
        "lần trước còn {count} lần sửa chưa ghi vào tệp; đã lấy lại.",
        "Xem lại rồi lưu, hoặc lấy lại bản cũ.",
    ),
    "keep.changed": (
        "tệp đã được sửa ở nơi khác trong lúc nhập; bản nhập ở đây được giữ ở “{file}”.",
        "So hai tệp, giữ bản đúng.",
    ),
    "keep.unplaced": (
        "tệp đã được sửa ở nơi khác, nên những gì nhập lần trước không đặt lại vào tệp được; đã giữ ở “{file}”.",
        "Mở tệp đó để xem lại, nhập lại chỗ còn thiếu.",
    ),
    "splice.path": ("không có chỗ “{path}” trong tệp.", "Mở lại tệp; có thể tệp đã được sửa ở nơi khác."),
    "splice.anchor": (
        "không sửa được “{path}” tại chỗ: tệp dùng bí danh (& và *), sửa một chỗ là sửa mọi chỗ dùng lại.",
        "Mở tệp bằng trình soạn thảo, viết thẳng giá trị thay cho bí danh, rồi sửa tiếp ở đây.",
    ),
    "splice.odd": (
        "không sửa được “{path}” tại chỗ: không tìm được chắc chắn giá trị bắt đầu và kết thúc ở đâu.",
        "Mở tệp bằng trình soạn thảo và sửa trực tiếp; tệp chưa bị thay đổi.",
    ),
    "splice.differs": (
        "không sửa được “{path}” tại chỗ: ghi vào rồi đọc lại không ra đúng giá trị đã nhập.",
        "Mở tệp bằng trình soạn thảo và sửa trực tiếp; tệp chưa bị thay đổi.",
    ),
}
