"""What a file holds beside what it prints, in words."""

NOTICES: dict[str, str] = {
    "check.tracked": "vết sửa (Track Changes) chưa chấp nhận hoặc từ chối",
    "check.comments": "chú thích (Comments)",
    "check.hidden": "chữ ẩn",
    "check.macro": "macro",
    "check.external": "liên kết ra tệp hoặc mạng bên ngoài",
    "check.object": "đối tượng nhúng",
    "check.chunk": "tài liệu nhúng trong tài liệu",
    "check.template": "mẫu đính kèm ở nơi khác",
    "check.field": "trường lấy nội dung từ nơi khác hoặc chạy chương trình khi mở",
    "check.picture": "hình phải gọi chương trình khác để vẽ",
    "check.climbing": "phần có tên chỉ ra ngoài tệp",
    "check.damaged": "phần bị hỏng",
    "check.doctype": "phần có khai báo DOCTYPE",
    "check.types": "phần thiếu hoặc sai loại nội dung",
    "check.relations": "thiếu liên hệ giữa các phần",
    "check.target": "liên hệ tới phần không có trong tệp",
}
