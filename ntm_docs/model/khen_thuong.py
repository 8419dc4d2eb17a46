"""The award decision, once it is made."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator

from ntm_docs.model.field_types.listed import CanCu, NoiNhan
from ntm_docs.model.field_types.text import CoKhong, Dong, Ngay, SoVanBan, clean_line, problem
from ntm_docs.model.field_types.typed import Typed
from ntm_docs.model.records import CoQuan, NguoiKy, Record, named

_MOST, _PLACES = 1000, 3


def _multiplier(value: Any) -> Decimal:
    """`1,5` times the base salary; a comma or a point before the decimals."""
    text = clean_line(value).replace(",", ".")
    digits = text.replace(".", "", 1)
    if not (digits.isascii() and digits.isdigit()) or text[0] == "." or len(text.partition(".")[2]) > _PLACES:
        raise problem("prize.multiplier", value=text)
    number = Decimal(text)
    if not 0 < number < _MOST:
        raise problem("prize.multiplier", value=text)
    return number.normalize()


def _multipliers() -> str:
    return rf"^\s*(?=[0.,]*[1-9])0*[0-9]{{1,3}}(?:[.,][0-9]{{0,{_PLACES}}})?\s*$"


HeSo = Annotated[
    Decimal,
    BeforeValidator(_multiplier),
    Typed(
        "he_so",
        "prize.multiplier",
        _multipliers,
        ("number",),
        {"exclusiveMinimum": 0, "exclusiveMaximum": _MOST},
    ),
]


class HeSoThuong(Record):
    """Multipliers of the base salary that the office gives itself, by kind of nominee."""

    tap_the: HeSo | None = named("tập thể", default=None)
    ca_nhan: HeSo | None = named("cá nhân", default=None)
    ho_gia_dinh: HeSo | None = named("hộ gia đình", default=None)


class QuyetDinhKhenThuong(Record):
    """A decision that gives a Bằng khen or a Giấy khen: a person's, so without TM."""

    so: SoVanBan | None = named("số", "Chỉ phần số; để trống khi chưa có", default=None)
    ngay: Ngay | None = named("ngày", "Để trống khi chưa ký", default=None)
    co_quan: CoQuan | None = named("cơ quan", "Cơ quan ra quyết định; bỏ trống khi là cơ quan trình", default=None)
    tham_quyen: Dong | None = named(
        "thẩm quyền", "Người quyết định, ví dụ: Chủ tịch Ủy ban nhân dân xã An Biên", default=None
    )
    nguoi_ky: NguoiKy = named("người ký", "Không ghi TM.; cấp phó ghi KT.")
    can_cu: tuple[CanCu, ...] = named("căn cứ", "Thay toàn bộ căn cứ mặc định theo pháp luật", default=())
    can_cu_them: tuple[CanCu, ...] = named("căn cứ thêm", "Thêm sau các căn cứ mặc định", default=())
    theo_de_nghi: Dong = named("theo đề nghị", "Ví dụ: Giám đốc Sở Nội vụ tại Tờ trình số 212/TTr-SNV ngày 20/9/2030")
    thi_hanh: tuple[Dong, ...] = named("thi hành", "Ai chịu trách nhiệm thi hành, mỗi nơi một dòng", min_length=1)
    khong_khen: tuple[Dong, ...] = named("không khen", "Tên trường hợp đề nghị mà không được khen", default=())
    tien_thuong: CoKhong = named("tiền thưởng", "Có phụ lục tiền thưởng hay không", default=True)
    he_so: HeSoThuong | None = named("hệ số", "Hệ số tiền thưởng của cơ quan, khi pháp luật chưa rõ", default=None)
    nguon_kinh_phi: Dong | None = named(
        "nguồn kinh phí", "Bỏ trống: quỹ thi đua, khen thưởng của cơ quan quyết định, theo luật", default=None
    )
    noi_nhan: tuple[NoiNhan, ...] = named("nơi nhận", "Thêm sau “Như Điều …”, trước “Lưu”", default=())
