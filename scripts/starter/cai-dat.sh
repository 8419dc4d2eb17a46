#!/bin/sh
# Cài ntm-docs từ các gói trong thư mục này, không cần mạng.
#   sh cai-dat.sh [THƯ MỤC HỒ SƠ]      cài, hoặc cài lại
#   sh cai-dat.sh --go-bo              gỡ những gì đã đặt vào máy; hồ sơ giữ nguyên
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 1
if [ ! -f "$here/cai-dat.py" ] || [ ! -d "$here/goi" ]; then
    echo "Giải nén cả tệp .zip trước, rồi chạy lại tệp cai-dat trong thư mục vừa giải nén."
    exit 1
fi
seen=
fits() {
    "$1" -c 'import sys; sys.exit(not (@FIRST@) <= sys.version_info[:2] <= (@LAST@))' >/dev/null 2>&1
}
for name in "${NTM_DOCS_PYTHON:-}" python3 $(for one in @NAMES@; do echo "python$one" \
    "/Library/Frameworks/Python.framework/Versions/$one/bin/python3" "/opt/homebrew/bin/python$one" \
    "/usr/local/bin/python$one"; done); do
    [ -n "$name" ] || continue
    found=$(command -v "$name" 2>/dev/null) || continue
    if fits "$found"; then
        exec "$found" "$here/cai-dat.py" "$@"
    fi
    seen="$seen $("$found" -V 2>&1 | head -n 1) ($found)"
done
cat "$here/tin/thieu-python.txt"
[ -z "$seen" ] || echo "Đã thấy, không dùng được:$seen"
exit 3
