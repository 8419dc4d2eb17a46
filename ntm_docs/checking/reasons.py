"""Why a document is not judged, in words."""

from ntm_docs.checking.check import GOVERNED, Checked
from ntm_docs.messages import gettext as _
from ntm_docs.problems import Word

SCOPES = {
    "quy_pham": Word("văn bản quy phạm pháp luật (số có năm): không theo Nghị định 30/2020/NĐ-CP, không xét thể thức."),
    "dang": Word("văn bản của Đảng: theo quy định của Đảng, không xét theo Nghị định 30/2020/NĐ-CP."),
    "nuoc_ngoai": Word("không phải văn bản hành chính tiếng Việt: không xét thể thức."),
    "ca_nhan": Word("đơn, tờ khai, giấy của cá nhân: không phải văn bản hành chính của cơ quan, không xét thể thức."),
    "hop_dong": Word("hợp đồng, thỏa thuận: không phải văn bản hành chính của cơ quan, không xét thể thức."),
    "bieu_mau": Word("biểu mẫu để người khác điền: không phải văn bản hành chính, không xét thể thức."),
    "doanh_nghiep": Word("văn bản của doanh nghiệp: không bắt buộc theo Nghị định 30/2020/NĐ-CP, không xét thể thức."),
    "giay_to": Word("phiếu trình, giải trình, bìa, mục lục: giấy tờ nội bộ, không xét thể thức."),
    "truoc_nghi_dinh": Word(
        "văn bản ngày {day}, trước khi Nghị định 30/2020/NĐ-CP có hiệu lực (05/3/2020): không xét thể thức, "
        "không xét theo Nghị định này."
    ),
    "khong_chu": Word(
        "không có chữ nào đọc được (chỉ có ảnh quét, tệp chèn vào hoặc khung trống): không xét được thể thức."
    ),
    "khong_ro": Word("không nhận ra loại văn bản: không xét thể thức; những gì thấy được chỉ nêu là gợi ý."),
}

PLAIN = Word("tệp .txt không có định dạng: chỉ xét chữ (lời văn, số, ngày, căn cứ, đánh số), không xét trình bày.")
SHORT = {
    "hanh_chinh": Word("NĐ 30"),
    "khong_ro": Word("một phần"),
    "quy_pham": Word("quy phạm"),
    "dang": Word("của Đảng"),
    "nuoc_ngoai": Word("tiếng khác"),
    "ca_nhan": Word("cá nhân"),
    "giay_to": Word("giấy tờ"),
    "truoc_nghi_dinh": Word("trước 2020"),
    "khong_chu": Word("không chữ"),
}


def reason_of(checked: Checked) -> str:
    """Why a document is not judged, or judged in part; empty where it is judged whole."""
    reason = _(SCOPES[checked.scope]) if checked.scope in SCOPES else ""
    if checked.plain and checked.scope in GOVERNED:
        reason = f"{reason} {_(PLAIN)}".strip()
    return reason.format(day=f"{checked.day:%d/%m/%Y}" if checked.day else "")
