"""What a file holds beside what it prints, in words."""

NOTICES: dict[str, str] = {
    "check.tracked": "vết sửa (Track Changes) chưa chấp nhận hoặc từ chối",
    "check.comments": "chú thích (Comments)",
    "check.hidden": "chữ ẩn",
    "check.macro": "macro",
    "check.external": "liên kết ra tệp hoặc mạng bên ngoài",
    "check.object": "đối tượng nhúng",
    "check.chunk": "tài liệu nhúng trong tài liệu",
}
