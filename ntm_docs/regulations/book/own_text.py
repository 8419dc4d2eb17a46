"""A province's text as a clerk writes it down."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from ntm_docs.messages import gettext
from ntm_docs.model import Bound, HoleTouchedError, bind
from ntm_docs.model.field_types.text import CoKhong, DoanVan, Dong, Ngay, SoDuong, one_of
from ntm_docs.model.records import Record, VanBanDan, named
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawMapping, RawNode, RawScalar, ask_tree, read_input
from ntm_docs.regulations.book.entries import HinhThuc
from ntm_docs.regulations.book.provinces import Provinces

KIND = "quy định của tỉnh"
_READ = "đã đọc văn bản"
_STRENGTHS = {_READ: "sourced", "nghe hướng dẫn, chưa đọc văn bản": "memory"}
_WHOLE = 100
# Words for several awards at once, beside the names of each.
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "tất cả": (),
    "giấy khen": ("giay-khen",),
    "khen thưởng cấp tỉnh": ("cap-tinh",),
    "khen thưởng cấp Nhà nước": ("nha-nuoc",),
    "danh hiệu cấp cơ sở": ("cap-co-so",),
}


class MucQuyDinh(Record):
    """What one clause of the text sets for some awards."""

    hinh_thuc: tuple[Dong, ...] = named("hình thức", "Tên hình thức khen thưởng, hoặc: tất cả, giấy khen, ...")
    loai_hinh: Annotated[str, one_of("chuyên đề", "công trạng")] | None = named(
        "loại hình", "Bỏ trống: cả hai", default=None
    )
    dieu_khoan: Dong | None = named("điều khoản", "Ví dụ: Điều 12 khoản 3", default=None)
    so_bo: SoDuong | None = named("số bộ", default=None)
    tep_dien_tu: CoKhong | None = named("tệp điện tử", "có hoặc không", default=None)
    noi_gui: tuple[Dong, ...] = named("nơi gửi", "Mỗi nơi một dòng, như ở “Kính gửi”", default=())
    ten_bien_ban: Dong | None = named("tên biên bản", default=None)
    han_nop: tuple[Dong, ...] = named("hạn nộp", default=())
    bo_phieu: CoKhong | None = named("bỏ phiếu", "Có bắt buộc bỏ phiếu không", default=None)
    ty_le_phieu: SoDuong | None = named(
        "tỷ lệ phiếu", "Phần trăm đồng ý ít nhất, trên tổng số thành viên", default=None
    )
    ngay_cong_khai: SoDuong | None = named("ngày công khai", "Số ngày làm việc trước khi họp", default=None)
    giay_to_kem: tuple[Dong, ...] = named("giấy tờ kèm", "Giấy tờ ngoài tờ trình, danh sách, biên bản", default=())
    quy_dinh_khac: DoanVan = named("quy định khác", "Điều khác cần nhớ, mỗi dòng một điều", default=())


class QuyDinhTinh(Record):
    """A text of a province on awards: what it is, when it holds, and what it sets."""

    loai: Annotated[str, one_of(KIND)] = named("loại")
    tinh: Dong = named("tỉnh")
    van_ban: VanBanDan = named("văn bản")
    co_hieu_luc_tu: Ngay = named("có hiệu lực từ")
    het_hieu_luc_sau: Ngay | None = named("hết hiệu lực sau", default=None)
    thay_cho: Dong | None = named("thay cho", "Số, ký hiệu văn bản bị thay", default=None)
    chi_phong_trao: Dong | None = named("chỉ phong trào", "Khi văn bản chỉ nói về một phong trào", default=None)
    nguon: Annotated[str, one_of(*_STRENGTHS)] = named("nguồn", default=_READ)
    quy_dinh: tuple[MucQuyDinh, ...] = named("quy định", default=())


def is_own_text(raw: RawNode) -> bool:
    """Whether a file is written in the clerk's form."""
    kind = (
        next((value for key, _, value in raw if fold_key(key) == "loai"), None) if isinstance(raw, RawMapping) else None
    )
    return isinstance(kind, RawScalar) and fold_key(kind.text or "") == fold_key(KIND)


def read_own_text(path: Path, provinces: Provinces, awards: Sequence[HinhThuc]) -> dict[str, Any] | None:
    """A file in the clerk's form as a file of the library; None where it is not in that form.

    Raises:
        ProblemsError: what the clerk can mend, all of it at once.
    """
    raw, told = ask_tree(read_input(path)[0])
    if not is_own_text(raw):
        return None
    bound, problems = judge_own_text(raw, path.name, provinces, awards)
    found = [*told, *problems]
    if any(problem.severity == "error" for problem in found):
        raise ProblemsError([problem for problem in found if problem.severity == "error"])
    return _as_library(bound.record, f"{path.stem}-{fold_key(bound.record.van_ban.so)}", awards)


def judge_own_text(
    raw: RawNode, file: str, provinces: Provinces, awards: Sequence[HinhThuc]
) -> tuple[Bound[QuyDinhTinh], list[Problem]]:
    """The record of a file in the clerk's form, and what is wrong in it."""
    bound = bind(QuyDinhTinh, raw, file, {})
    return bound, [*bound.problems, *_checks(bound, provinces, awards)]


def _checks(bound: Bound[QuyDinhTinh], provinces: Provinces, awards: Sequence[HinhThuc]) -> Iterator[Problem]:
    """What the fields say together; what is not there has been told."""
    text, at = bound.record, bound.places
    try:
        if not any(fold_key(text.tinh) == fold_key(name) for name in provinces.all_names()):
            near = closest(text.tinh, list(provinces.all_names())) or ""
            yield at.problem("own.province", ("tinh",), province=text.tinh, guess=guess(near))
        if text.het_hieu_luc_sau is not None and text.het_hieu_luc_sau < text.co_hieu_luc_tu:
            facts = {"start": f"{text.co_hieu_luc_tu:%d/%m/%Y}", "end": f"{text.het_hieu_luc_sau:%d/%m/%Y}"}
            yield at.problem("own.dates", ("het_hieu_luc_sau",), **facts)
        items = list(text.quy_dinh)
    except HoleTouchedError:
        return
    for index, item in enumerate(items):
        try:
            yield from _item_checks(bound, index, item, awards)
        except HoleTouchedError:
            continue


def _item_checks(
    bound: Bound[QuyDinhTinh], index: int, item: MucQuyDinh, awards: Sequence[HinhThuc]
) -> Iterator[Problem]:
    loc, names = ("quy_dinh", index), _codes(awards)
    for position, name in enumerate(item.hinh_thuc):
        if fold_key(name) not in names:
            known = "; ".join([*_GROUPS, *(award.ten for award in awards)])
            facts = {"value": name, "guess": guess(_nearest(name, awards)), "known": known}
            yield bound.places.problem("own.award", (*loc, "hinh_thuc", position), **facts)
    if _values(item) and item.dieu_khoan is None:
        yield bound.places.problem("own.clause", (*loc, "dieu_khoan"))
    if item.ty_le_phieu is not None and item.ty_le_phieu > _WHOLE:
        yield bound.places.problem("own.share", (*loc, "ty_le_phieu"), value=item.ty_le_phieu)


def _nearest(name: str, awards: Sequence[HinhThuc]) -> str:
    return closest(name, [*_GROUPS, *(one for award in awards for one in (award.ten, *award.ten_khac))]) or ""


def guess(near: str) -> str:
    """What was likely meant, in brackets; nothing where nothing is near."""
    return gettext(" (có phải là “{near}”?)").format(near=near) if near else ""


def _codes(awards: Sequence[HinhThuc]) -> dict[str, tuple[str, ...]]:
    """Every folded name of an award or of several → the codes that a rule names them by."""
    names = {fold_key(name): codes for name, codes in _GROUPS.items()}
    for award in awards:
        names |= {fold_key(name): (award.ma,) for name in (award.ten, award.ten_thanh_pho, *award.ten_khac) if name}
    return names


def _values(item: MucQuyDinh) -> list[tuple[str, str, Any]]:
    """What a clause sets: topic, wording, value; nothing where the clerk left it blank."""
    made: list[tuple[str, str, Any]] = []
    if item.so_bo is not None:
        made.append(("so_bo", f"{item.so_bo:02} bộ hồ sơ", item.so_bo))
    if item.tep_dien_tu is not None:
        made.append(
            ("tep_dien_tu", "Gửi kèm tệp điện tử" if item.tep_dien_tu else "Không gửi tệp điện tử", item.tep_dien_tu)
        )
    if item.noi_gui:
        made.append(("kinh_gui", f"Gửi: {'; '.join(item.noi_gui)}", list(item.noi_gui)))
    if item.ten_bien_ban is not None:
        made.append(("ten_bien_ban", item.ten_bien_ban, item.ten_bien_ban))
    if item.han_nop:
        made.append(("han_nop", "; ".join(item.han_nop), list(item.han_nop)))
    if item.bo_phieu is not None or item.ty_le_phieu is not None:
        how = "Bỏ phiếu" if item.bo_phieu else "Biểu quyết"
        least = f", đồng ý từ {item.ty_le_phieu}% tổng số thành viên" if item.ty_le_phieu else ""
        made.append(("bieu_quyet", how + least, {"bo_phieu": item.bo_phieu, "toi_thieu": item.ty_le_phieu}))
    if item.ngay_cong_khai is not None:
        made.append(("cong_khai", f"Công khai ít nhất {item.ngay_cong_khai} ngày làm việc", item.ngay_cong_khai))
    if item.giay_to_kem:
        made.append(("giay_to_kem", "; ".join(item.giay_to_kem), list(item.giay_to_kem)))
    return made + [("ghi_chu", line, True) for line in item.quy_dinh_khac]


def _as_library(text: QuyDinhTinh, code: str, awards: Sequence[HinhThuc]) -> dict[str, Any]:
    """The text in the form of the library's own files."""
    cited = text.van_ban
    name = f"{cited.ten_loai} số {cited.so} ngày {cited.ngay:%d/%m/%Y} của {cited.co_quan_ban_hanh}"
    names, rules = _codes(awards), []
    for index, item in enumerate(text.quy_dinh, start=1):
        for number, (topic, wording, value) in enumerate(_values(item), start=1):
            rule = {
                "ma": f"{code}-{index}-{number}",
                "ve": topic,
                "noi_dung": wording,
                "gia_tri": value,
                "can_cu": f"{cited.ten_loai} {cited.so}, {item.dieu_khoan}",
                "do_tin_cay": _STRENGTHS[text.nguon],
                "hinh_thuc": sorted({one for typed in item.hinh_thuc for one in names[fold_key(typed)]}),
                "loai_hinh": item.loai_hinh,
            }
            rules.append(rule)
    about = {
        "ma": code,
        "tinh": text.tinh,
        "ten": name,
        "tu": text.co_hieu_luc_tu,
        "den": text.het_hieu_luc_sau,
        "chu_de": text.chi_phong_trao,
        "thay_cho": text.thay_cho or "",
    }
    return {"dia_phuong": about, "quy_dinh": rules}
