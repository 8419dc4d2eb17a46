#!/bin/sh
# Cả đường đi của bên tiếp nhận, từ mười hai thư mục hồ sơ mẫu đến quyết định, danh sách, bằng khen và sổ khen thưởng.
#
#     sh docs/tiep-nhan.sh [THƯ_MỤC]        (mặc định out/tiep-nhan; thư mục chưa có; chạy ở thư mục gốc của kho mã)
#
# Kịch bản chỉ thay người thẩm định ở một chỗ (bước 3); mọi bước khác là lệnh mà người dùng gõ.
set -eu
out=${1:-out/tiep-nhan}
python=${PYTHON:-.venv/bin/python}
ntm() { "$python" -m ntm_docs "$@"; }
[ -e "$out" ] && { echo "$out đã có: chọn thư mục khác, hoặc xóa trước." >&2; exit 1; }
mkdir -p "$out"
# Sổ riêng của lần chạy này, không đụng vào sổ thật của người dùng.
NTM_DOCS_DATABASE="sqlite:///$out/so-khen-thuong.sqlite3"
export NTM_DOCS_DATABASE

echo "== 1. Hồ sơ mười hai xã gửi về (chín của ntm-docs, hai bằng Word, một bản quét)"
"$python" scripts/reception.py "$out/ho-so"

echo "== 2. Tiếp nhận: một bảng tính để thẩm định"
ntm receive "$out/ho-so" -o "$out/tiep-nhan.xlsx" --received 10/11/2025

echo "== 3. Người thẩm định điền cột vàng và sheet Cơ quan (ở đây: theo samples/tiep-nhan-an-giang-2025/tham-dinh.yaml)"
"$python" scripts/reception.py --appraise "$out/tiep-nhan.xlsx"

echo "== 4. Ai trình ai, bằng văn bản nào, đến khi nào"
ntm explain "$out/tiep-nhan.xlsx"

echo "== 5. Văn bản của bên tiếp nhận: biên nhận, công văn, báo cáo, biên bản, tờ trình, quyết định, danh sách, tiền thưởng, thông báo, số liệu"
ntm issue "$out/tiep-nhan.xlsx" -o "$out/van-ban"
ntm verify "$out/van-ban"

echo "== 6. Bằng khen của mọi người có tên trong quyết định"
kind=pdf
scripts/office.sh --there || kind=docx
ntm certificates "$out/van-ban" -o "$out/bang-khen.$kind"

echo "== 7. Vào sổ khen thưởng, tra, xuất"
ntm register add "$out/van-ban"
ntm register find "tran van binh"
ntm register export "$out/so-khen-thuong.xlsx"
