"""The year's review: members, collectives, titles, votes, decision."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ValidationInfo

from ntm_docs.model.agreeing.holes import known
from ntm_docs.model.field_types.listed import CanCu, KinhGui, NoiNhan
from ntm_docs.model.field_types.names import HoTen
from ntm_docs.model.field_types.text import (
    CoKhong,
    DoanVan,
    Dong,
    Gio,
    Ngay,
    SoNguyen,
    SoVanBan,
    clean_line,
    one_line,
    one_of,
    parse_award,
    problem,
    some_text,
)
from ntm_docs.model.field_types.typed import ANY, Typed, say_instead
from ntm_docs.model.field_types.xep_loai import KyBinhXet, XepLoai
from ntm_docs.model.ho_so import DanhHieu, GhiDeSoBo, HoiDong, Phieu
from ntm_docs.model.records import CoQuan, NguoiKy, Record, named
from ntm_docs.phrases.keys import closest, fold_key

BINH_XET = "bình xét cuối năm"  # the `loại` of the input
GENERIC = ("Giấy khen", "Bằng khen")  # whose depends on the office that reviews
_SHORT = {"gk": "Giấy khen", "bk": "Bằng khen"}
_NONE = frozenset({"", "khong", "khongdenghi", "khongxet", "chuaxet"})
LoaiXet = Literal["tap_the", "ca_nhan"]
_BETWEEN = re.compile(r"\s*[,;+/\n]\s*|\s+(?:và|[-–])\s+")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s*%?")
_WHOLE = 100


def titles_named(value: Any, awards: Mapping[str, str]) -> tuple[str, ...]:
    """The awards that a cell names: `LĐTT, CSTĐCS`; a name that holds a comma itself is known whole.

    Raises:
        ValueError: one is no award of `awards`; where that is empty every name is as it was written.
    """
    texts = value if isinstance(value, list) else [value]
    known_names = {**{fold_key(name): name for name in GENERIC}, **_SHORT, **awards}
    found: dict[str, None] = {}
    for text in texts:
        whole = text.strip() if isinstance(text, str) else clean_line(text)
        if whole and fold_key(whole) in _NONE:
            continue
        parts = [whole] if fold_key(whole) in known_names else _BETWEEN.split(whole)
        for part in filter(None, parts):
            name = clean_line(part)
            full = known_names.get(fold_key(name))
            if full is None and awards:
                near = closest(name, known_names)
                instead = say_instead(known_names[near] if near else None, dict.fromkeys(awards.values()))
                raise problem("award.unknown", value=name, near=known_names[near] if near else None, instead=instead)
            found[full or name] = None
    return tuple(found)


def _titles(value: Any, info: ValidationInfo) -> tuple[str, ...]:
    return titles_named(value, (info.context or {}).get("awards", {}))


def _voted(value: Any, info: ValidationInfo) -> str:
    """The award of a line of votes; a general name is that of the office's level, as in the list."""
    general = {**{fold_key(name): name for name in GENERIC}, **_SHORT}.get(fold_key(clean_line(value)))
    return general or parse_award(value, info)


def _share(value: Any) -> float:
    """A share in percent: `15%`, `15`, `12,5 %`."""
    text = clean_line(value)
    if not _SHARE.fullmatch(text):
        raise problem("review.share_format", value=text)
    number = float(text.rstrip("% ").replace(",", "."))
    if not 0 < number <= _WHOLE:
        raise problem("review.share_format", value=text)
    return number


DanhHieuDeNghi = Annotated[
    tuple[str, ...],
    BeforeValidator(_titles),
    Typed("danh_hieu_de_nghi", "field.not_text", some_text, ANY, item=some_text),
]
DanhHieuBieuQuyet = Annotated[str, BeforeValidator(_voted), Typed("ten_hinh_thuc", "text.multiline", one_line, ANY)]
TyLe = Annotated[
    float,
    BeforeValidator(_share),
    Typed(
        "ty_le",
        "review.share_format",
        lambda: r"^\s*0*(?:[1-9][0-9]?(?:[.,][0-9]{1,2})?|100|0?[.,][0-9]{1,2})\s*%?\s*$",
        ("number",),
        {"exclusiveMinimum": 0, "maximum": _WHOLE},
    ),
]


class CuocHopBinhXet(Record):
    """The one meeting of the council that reviews the year."""

    ngay: Ngay = named("ngày")
    bat_dau: Gio = named("bắt đầu")
    ket_thuc: Gio = named("kết thúc")
    dia_diem: Dong = named("địa điểm")
    chu_tri: HoTen = named("chủ trì", "Họ và tên, là thành viên có mặt")
    thu_ky: HoTen = named("thư ký", "Họ và tên, là thành viên có mặt")
    khach_moi: tuple[Dong, ...] = named("khách mời", "Dự họp, không biểu quyết", default=())
    to_kiem_phieu: tuple[HoTen, ...] = named("tổ kiểm phiếu", default=())
    thao_luan: DoanVan = named("thảo luận", "Diễn biến, ý kiến tại cuộc họp")


class BieuQuyet(Record):
    """How the council voted on a title: of every nominee who has no votes of their own."""

    danh_hieu: DanhHieuBieuQuyet = named("danh hiệu", "Một danh hiệu, hình thức có trong danh sách")
    hinh_thuc_bieu_quyet: Annotated[str, one_of("bỏ phiếu kín", "giơ tay")] = named("hình thức biểu quyết")
    dong_y: SoNguyen = named("đồng ý", "Số phiếu của mỗi trường hợp; ai có số phiếu khác thì ghi ở dòng của người đó")
    khong_dong_y: SoNguyen = named("không đồng ý", default=0)
    khong_hop_le: SoNguyen = named("không hợp lệ", default=0)

    @property
    def phieu(self) -> Phieu:
        """The votes alone."""
        return Phieu.model_construct(
            None, dong_y=self.dong_y, khong_dong_y=self.khong_dong_y, khong_hop_le=self.khong_hop_le
        )


class DuocXet(Record):
    """What a member and a collective of the office have in the list."""

    danh_hieu_de_nghi: DanhHieuDeNghi | None = named(
        "danh hiệu đề nghị", "LĐTT, CSTĐCS, Giấy khen, ...; để trống: có tên mà không đề nghị", default=None
    )
    xep_loai: XepLoai | None = named("xếp loại", "Kết quả xếp loại chất lượng năm nay", default=None)
    loai_hinh: Annotated[str, one_of("công trạng", "chuyên đề")] = named("loại hình", default="công trạng")
    phieu: Phieu | None = named("phiếu", "Khi khác số phiếu chung của danh hiệu", default=None)
    danh_hieu_thi_dua: tuple[DanhHieu, ...] = named("danh hiệu thi đua", "Đã được tặng các năm trước", default=())
    dang_xem_xet: tuple[Dong, ...] = named(
        "đang xem xét", "Kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo chưa xong; không có thì bỏ trống", default=()
    )
    chap_hanh_xong_ky_luat: Ngay | None = named(
        "chấp hành xong kỷ luật",
        "Ngày chấp hành xong, khi từng bị kỷ luật; thành tích chỉ tính từ ngày ấy",
        default=None,
    )
    ghi_chu: Dong | None = named("ghi chú", default=None)


class CaNhanXet(DuocXet):
    """A member of the office."""

    danh_xung: Annotated[str, one_of("Ông", "Bà")] | None = named("danh xưng", default=None)
    ho_va_ten: HoTen = named("họ và tên")
    chuc_vu: Dong | None = named("chức vụ", default=None)
    don_vi: Dong = named("đơn vị", "Phòng, đơn vị; giống tên tập thể ở mục “tập thể”")
    sang_kien: Dong | None = named("sáng kiến", "Tên sáng kiến, đề tài và quyết định công nhận", default=None)
    ky_luat: Dong | None = named("kỷ luật", "Hình thức kỷ luật trong năm, nếu có", default=None)

    @property
    def ten_day_du(self) -> str:
        """The name every paper prints."""
        return f"{self.danh_xung} {self.ho_va_ten}" if self.danh_xung else self.ho_va_ten


class TapTheXet(DuocXet):
    """A collective of the office: a room, a school, or the office as a whole."""

    ten: Dong = named("tên")
    dia_chi: Dong | None = named("địa chỉ", default=None)
    so_nguoi: SoNguyen | None = named("số người", "Khi không kê hết người của tập thể ở mục “cá nhân”", default=None)
    so_nguoi_hoan_thanh_nhiem_vu: SoNguyen | None = named(
        "số người hoàn thành nhiệm vụ", "Từ mức hoàn thành trở lên", default=None
    )
    so_lao_dong_tien_tien: SoNguyen | None = named(
        "số Lao động tiên tiến", "Kể cả Chiến sĩ thi đua cơ sở", default=None
    )
    so_chien_si_thi_dua_co_so: SoNguyen | None = named("số Chiến sĩ thi đua cơ sở", default=None)
    so_nguoi_bi_ky_luat: SoNguyen | None = named("số người bị kỷ luật", "Từ cảnh cáo trở lên", default=None)

    @property
    def ten_day_du(self) -> str:
        """The name every paper prints."""
        return self.ten


class QuyetDinhBinhXet(Record):
    """The decisions of the office itself: on titles, on giấy khen."""

    ngay: Ngay | None = named("ngày", "Để trống khi chưa ký", default=None)
    so_quyet_dinh_danh_hieu: SoVanBan | None = named("số quyết định danh hiệu", "Chỉ phần số", default=None)
    so_quyet_dinh_khen_thuong: SoVanBan | None = named("số quyết định khen thưởng", "Chỉ phần số", default=None)
    nguoi_ky: NguoiKy | None = named("người ký", "Bỏ trống: người ký tờ trình, không ghi TM.", default=None)
    can_cu_them: tuple[CanCu, ...] = named("căn cứ thêm", default=())
    theo_de_nghi: Dong | None = named("theo đề nghị", "Bỏ trống: của Hội đồng Thi đua - Khen thưởng", default=None)
    thi_hanh: tuple[Dong, ...] = named("thi hành", "Ai chịu trách nhiệm thi hành, mỗi nơi một dòng", default=())
    tien_thuong: CoKhong = named("tiền thưởng", "Có phụ lục tiền thưởng hay không", default=True)
    nguon_kinh_phi: Dong | None = named("nguồn kinh phí", default=None)
    noi_nhan: tuple[NoiNhan, ...] = named("nơi nhận", default=())


class BinhXet(Record):
    """One office's review of one year."""

    loai: Annotated[str, one_of(BINH_XET)] = named("loại")
    co_quan: CoQuan = named("cơ quan", "Cơ quan bình xét")
    ky_binh_xet: KyBinhXet = named("kỳ bình xét", "năm 2030; trường học: năm học 2029-2030")
    nguoi_ky: NguoiKy = named("người ký", "Người ký tờ trình")
    ngay_to_trinh: Ngay | None = named("ngày tờ trình", "Để trống khi chưa ký", default=None)
    ngay_tiep_nhan: Ngay | None = named(
        "ngày tiếp nhận", "Ngày cơ quan thẩm định nhận hồ sơ; quyết định luật áp dụng khi luật thay đổi", default=None
    )
    so_to_trinh: SoVanBan | None = named("số tờ trình", "Chỉ phần số, khi chỉ có một tờ trình", default=None)
    so_bien_ban: SoVanBan | None = named("số biên bản", default=None)
    so_bo: GhiDeSoBo | None = named(
        "số bộ", "Của mỗi tờ trình, khi đã hỏi nơi nhận, kèm lý do; bỏ trống thì theo quy định", default=None
    )
    kinh_gui: tuple[KinhGui, ...] = named("kính gửi", "Khi khác mặc định theo pháp luật", default=())
    noi_nhan: tuple[NoiNhan, ...] = named("nơi nhận", "Thêm sau “Như trên”, trước “Lưu”", default=())
    can_cu_them: tuple[CanCu, ...] = named("căn cứ thêm", "Thêm sau các căn cứ mặc định", default=())
    phong_trao: Dong | None = named("phong trào", "Chỉ khi có trường hợp loại hình chuyên đề", default=None)
    ngay_xep_loai: Ngay | None = named("ngày xếp loại", "Ngày có kết quả xếp loại chất lượng năm", default=None)
    don_vi_xuat_sac: CoKhong = named(
        "đơn vị xuất sắc", "Đơn vị được xếp loại xuất sắc thì trần mức xuất sắc là 25%", default=False
    )
    ty_le_chien_si_thi_dua_co_so: TyLe | None = named(
        "tỷ lệ Chiến sĩ thi đua cơ sở",
        "Chỉ khi tỉnh, cơ quan có quy định riêng; pháp luật không quy định",
        default=None,
    )
    hoi_dong: HoiDong = named("hội đồng")
    cuoc_hop: CuocHopBinhXet = named("cuộc họp")
    bieu_quyet: tuple[BieuQuyet, ...] = named("biểu quyết", "Mỗi danh hiệu một dòng", min_length=1)
    quyet_dinh: QuyetDinhBinhXet | None = named("quyết định", "Phần cơ quan mình quyết định", default=None)
    ca_nhan: tuple[CaNhanXet, ...] = named("cá nhân", "Mọi người của cơ quan, cả người không đề nghị", default=())
    tap_the: tuple[TapTheXet, ...] = named("tập thể", default=())

    def duoc_xet(self) -> Iterator[tuple[LoaiXet, int, CaNhanXet | TapTheXet]]:
        """Every row with its kind and its place in the list of that kind."""
        for index, ca_nhan in known(self.ca_nhan):
            yield "ca_nhan", index, ca_nhan
        for index, tap_the in known(self.tap_the):
            yield "tap_the", index, tap_the

    @property
    def nam(self) -> int:
        """The year under review: of a school year the one in which it ends."""
        return int(self.ky_binh_xet[-4:])
