"""Records that every document shares: bodies, signers, cited documents."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from ntm_docs.model.field_types.names import HoTen
from ntm_docs.model.field_types.text import Dong, Ngay, SoKyHieu, TenCoQuan, clean_line, one_of, problem
from ntm_docs.model.field_types.typed import Typed

_OF_SOMEONE = r"TM\.|KT\.|TL\.|TUQ\."
_AUTHORITY = re.compile(rf"(?P<prefix>{_OF_SOMEONE}|Q\.)\s*(?P<whose>.*)")


def named(title: str, description: str = "", **options: Any) -> Any:
    """A field with the Vietnamese name a clerk types; folded, it equals the Python name."""
    return Field(title=title, description=description or None, **options)


class Record(BaseModel):
    """A frozen record that refuses fields it does not know.

    Its fields are bound one by one: pydantic's schema of the whole is not built before a JSON Schema asks for it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class VanBanDan(Record):
    """A cited document (viện dẫn): type, number, date, issuer, subject."""

    ten_loai: Dong = named("tên loại", "Quyết định, Kế hoạch, ...")
    so: SoKyHieu = named("số", "Số và ký hiệu, ví dụ 168/KH-UBND")
    ngay: Ngay = named("ngày")
    co_quan_ban_hanh: Dong = named("cơ quan ban hành")
    trich_yeu: Dong | None = named("trích yếu", "Ví dụ: về việc kiện toàn Hội đồng ...", default=None)


class CoQuan(Record):
    """The body that issues the dossier."""

    ten: TenCoQuan = named("tên", "Tên đầy đủ: Ủy ban nhân dân xã Thạnh Đông")
    chu_quan: TenCoQuan | None = named("chủ quản", "Cơ quan chủ quản trực tiếp, nếu có", default=None)
    ky_hieu: Dong = named("ký hiệu", "Chữ viết tắt sau tên loại: UBND")
    dia_danh: Dong = named("địa danh", "Nơi ghi cùng ngày tháng: Thạnh Đông")
    cap: Annotated[str, one_of("xã", "huyện", "tỉnh", "sở, ban, ngành")] = named("cấp")
    tinh: Dong = named("tỉnh", "Tên tỉnh, thành phố: An Giang")
    don_vi_soan_thao: Dong | None = named("đơn vị soạn thảo", "Viết tắt, ghi ở dòng Lưu: VT, ...", default=None)


class CoQuanBaoCao(Record):
    """The body in the heading of a merit report."""

    chu_quan: TenCoQuan | None = named("chủ quản", default=None)
    ten: TenCoQuan = named("tên")
    dia_danh: Dong = named("địa danh")


def _authority(value: Any) -> tuple[str, ...]:
    parts = (
        value
        if isinstance(value, list)
        else re.split(r"[;\n]|,\s*(?=KT\.)", value)
        if isinstance(value, str)
        else [value]
    )
    lines = []
    for part in filter(None, parts):
        line = clean_line(part)
        found = _AUTHORITY.fullmatch(line)
        if found is None:
            raise problem("authority.prefix", value=line)
        if not found["whose"] and found["prefix"] != "Q.":
            raise problem("authority.place", value=line)
        lines.append(f"{found['prefix']} {found['whose']}".strip())
    return tuple(lines)


def _one_authority() -> str:
    return rf"^{_AUTHORITY_TYPED}$"


def _authorities() -> str:
    return rf"^(?:{_AUTHORITY_TYPED})?(?:[;\n](?:{_AUTHORITY_TYPED})?)*$"


_AUTHORITY_TYPED = rf"[^\S\n]*(?:,\s*)?(?:(?:{_OF_SOMEONE})[^\S\n]*[^\s;][^;\n]*|Q\.[^;\n]*)"
QuyenHan = Annotated[
    tuple[str, ...],
    BeforeValidator(_authority),
    Typed("quyen_han", "authority.prefix", _authorities, item=_one_authority, empty_items=True),
]


class NguoiKy(Record):
    """Who signs, and in what right (Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, Mục II, khoản 7)."""

    quyen_han: QuyenHan = named(
        "quyền hạn",
        "TM. Ủy ban nhân dân; KT. Chủ tịch; TL. ...; TUQ. ...; Q.; bỏ trống khi thủ trưởng tự ký",
        default=(),
    )
    chuc_vu: Dong = named("chức vụ")
    ho_va_ten: HoTen = named("họ và tên")
