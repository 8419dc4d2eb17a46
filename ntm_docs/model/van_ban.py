"""Drafted documents: plans, decisions, dispatches, and their kind."""

from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import Annotated

from ntm_docs.machine.frozen import frozen
from ntm_docs.model.bang import BangBieu
from ntm_docs.model.field_types.listed import CanCu, KinhGui, Luu, NoiNhan
from ntm_docs.model.field_types.members import SoTien
from ntm_docs.model.field_types.names import HoTen
from ntm_docs.model.field_types.prose import DongDai, DungChung, NgayVanBan, NoiDung
from ntm_docs.model.field_types.text import CoKhong, Dong, GiaiDoan, SoNguyen, SoVanBan, one_of
from ntm_docs.model.records import NguoiKy, Record, named


class BoCuc(Enum):
    """How a drafted document is laid out: which parts its form has, in which order."""

    co_ten_loai = "tên loại, trích yếu (Mẫu 1.4)"
    quyet_dinh = "tên loại, trích yếu, authority, bases (Mẫu 1.3)"
    cong_van = "trích yếu under the number, Kính gửi (Mẫu 1.5)"
    phu_luc = "no number, no date, no signature (Mẫu 2.1)"


@frozen
class Kind:
    """A kind of drafted document: its name, its form, its layout, the fields that its form has no room for."""

    name: str
    form: str = "van-ban-co-ten-loai"
    bo_cuc: BoCuc = BoCuc.co_ten_loai
    no_room: frozenset[str] = frozenset({"so_phu_luc", "tham_quyen"})

    @property
    def numbered(self) -> bool:
        """Whether it has a number, a date and a signature of its own."""
        return not self.no_room & _NUMBERED


_NUMBERED = frozenset({"so", "ky_hieu", "ngay"})
_CLOSING = frozenset({"noi_nhan", "luu", "nguoi_ky"})
_ANNEXES = frozenset({"nhiem_vu", "ten_bang_nhiem_vu", "phu_luc", "ban_hanh_kem_theo"})
_DEPENDENT = _NUMBERED | _CLOSING | _ANNEXES | {"tham_quyen", "kinh_gui"}  # of what another document issues

# Types with a form: Mẫu 1.3 (quyết định), 1.5 (công văn), 2.1 (phụ lục), and those that Mẫu 1.4 names.
_KINDS = (
    Kind("kế hoạch", "ke-hoach"),
    Kind("quyết định", "quyet-dinh", BoCuc.quyet_dinh, frozenset({"so_phu_luc", "kinh_gui"})),
    Kind("công văn", "cong-van", BoCuc.cong_van, frozenset({"so_phu_luc", "tham_quyen", "can_cu"})),
    Kind("báo cáo", "bao-cao"),
    Kind("thông báo", "thong-bao"),
    Kind("tờ trình"),
    Kind("chỉ thị"),
    Kind("quy chế"),
    Kind("quy định"),
    Kind("thông cáo"),
    Kind("hướng dẫn"),
    Kind("chương trình"),
    Kind("phương án"),
    Kind("đề án"),
    Kind("dự án"),
    Kind("phụ lục", "phu-luc", BoCuc.phu_luc, _DEPENDENT | {"can_cu"}),
)
_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
LOAI = tuple(_BY_NAME)


def kind_named(loai: str) -> Kind:
    """The kind of a `loại`."""
    return _BY_NAME[loai]


class CoQuanVanBan(Record):
    """The issuing body; what is not known yet stays open in print."""

    ten: Dong | None = named("tên", "Tên đầy đủ: Ủy ban nhân dân xã Thạnh Đông", default=None)
    chu_quan: Dong | None = named("chủ quản", "Cơ quan chủ quản trực tiếp, nếu có", default=None)
    ky_hieu: Dong | None = named("ký hiệu", "Chữ viết tắt: UBND", default=None)
    dia_danh: Dong | None = named("địa danh", "Nơi ghi cùng ngày tháng: Thạnh Đông", default=None)
    cap: Annotated[str, one_of("xã", "huyện", "tỉnh", "sở, ban, ngành")] | None = named("cấp", default=None)
    tinh: Dong | None = named("tỉnh", "Tên tỉnh, thành phố: An Giang", default=None)
    don_vi_soan_thao: Dong | None = named("đơn vị soạn thảo", "Viết tắt: VHXH", default=None)


class NguoiKyVanBan(NguoiKy):
    """Who signs; the name stays open until it is known."""

    ho_va_ten: HoTen | None = named("họ và tên", default=None)  # type: ignore[assignment]


class GhiDeChiTieu(Record):
    """A cumulative figure that the document prints against the sum, with the reason."""

    nam: SoNguyen = named("năm")
    luy_ke: SoNguyen = named("lũy kế")
    ly_do: Dong = named("lý do")


class DongChiTieu(Record):
    """One target: what is added each year, from how much, out of how many."""

    ten: Dong = named("tên", "Tên gọi trong văn bản: [[tên: lũy kế 2030]]")
    noi_dung: Dong = named("nội dung", "In trong phụ lục: Xã đạt chuẩn nông thôn mới")
    don_vi_tinh: Dong = named("đơn vị tính", default="xã")
    tong_so: SoNguyen | None = named("tổng số", "Để tính tỷ lệ", default=None)
    dau_ky: SoNguyen = named("đầu kỳ", "Đã đạt trước năm đầu", default=0)
    them: tuple[SoNguyen, ...] = named("thêm", "Tăng thêm từng năm, theo thứ tự các năm", min_length=1)
    ghi_de: tuple[GhiDeChiTieu, ...] = named("ghi đè", "Số lũy kế in khác phép cộng, kèm lý do", default=())


class ChiTieu(Record):
    """Yearly targets; sums and percentages in the text come from here."""

    nam: tuple[SoNguyen, ...] = named("năm", min_length=1)
    dong: tuple[DongChiTieu, ...] = named("dòng", min_length=1)
    phu_luc: CoKhong = named("phụ lục", "In bảng chỉ tiêu thành phụ lục", default=False)
    ten_phu_luc: Dong = named("tên phụ lục", default="Chỉ tiêu từng năm")


class NhiemVu(Record):
    """A row of the table of tasks: what, who, when, how, with what, to what end."""

    noi_dung: DongDai = named("nội dung", "Việc phải làm")
    phan_cong: DongDai | None = named("phân công", "Cơ quan chủ trì; phối hợp", default=None)
    phoi_hop: DongDai | None = named("phối hợp", "Khi in thành cột riêng", default=None)
    tien_do: DongDai | None = named("tiến độ", "Tháng 9/2022; quý IV/2022; hằng năm", default=None)
    phuong_phap: DongDai | None = named("phương pháp", "Cách làm", default=None)
    nguon_luc: DongDai | None = named("nguồn lực", "Nguồn kinh phí, lực lượng", default=None)
    kinh_phi: SoTien | None = named("kinh phí", "Đồng; dòng tổng cộng tự tính", default=None)
    san_pham: DongDai | None = named("sản phẩm", "Kết quả phải có", default=None)


class VanBanKemTheo(Record):
    """A document issued with a decision: no số, no date, no signature (Nghị định 30/2020/NĐ-CP, Mẫu 1.3)."""

    ten_loai: Dong = named("tên loại", default="Kế hoạch")
    trich_yeu: DongDai | None = named("trích yếu", default=None)
    kem_theo: DongDai | None = named("kèm theo", "(Kèm theo Quyết định số ...); để trống thì tự ghi", default=None)
    can_cu: tuple[CanCu, ...] = named("căn cứ", default=())
    noi_dung: NoiDung = named("nội dung")
    dau_ket_thuc: CoKhong | None = named("dấu kết thúc", "Để trống thì như văn bản ban hành", default=None)


class PhuLuc(Record):
    """An appendix of the document: no số, no date, no signature (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""

    ten: DongDai = named("tên", "In dưới chữ Phụ lục: CHỈ TIÊU NĂM 2030")
    kem_theo: DongDai | None = named("kèm theo", "(Kèm theo Kế hoạch số ...); để trống thì tự ghi", default=None)
    kho_ngang: CoKhong = named("khổ ngang", "In trên trang ngang, cho bảng nhiều cột", default=False)
    noi_dung: NoiDung = named("nội dung")


class VanBan(Record):
    """One document that an office drafts; with a decision, also what it issues."""

    loai: Annotated[str, one_of(*LOAI)] = named("loại")
    nhap_tu: Dong | None = named("nhập từ", "Tệp gốc mà import đọc; tự soạn thì bỏ trống", default=None)
    co_quan: CoQuanVanBan = named("cơ quan", default=CoQuanVanBan())
    so: SoVanBan | None = named("số", "Chỉ phần số; để trống khi chưa có", default=None)
    ky_hieu: Dong | None = named("ký hiệu", "Khi khác mặc định, ví dụ KH-UBND", default=None)
    ngay: NgayVanBan | None = named("ngày", "12/7/2030; chưa rõ ngày thì tháng 7/2030", default=None)
    trich_yeu: DongDai | None = named("trích yếu", default=None)
    kinh_gui: tuple[KinhGui, ...] = named("kính gửi", default=())
    tham_quyen: DongDai | None = named("thẩm quyền", "Quyết định: Chủ tịch Ủy ban nhân dân tỉnh ...", default=None)
    so_phu_luc: Dong | None = named("số phụ lục", "Phụ lục: I, II khi có từ hai phụ lục", default=None)
    kem_theo: DongDai | None = named(
        "kèm theo", "(Kèm theo Quyết định số ...): văn bản không có số, ngày, chữ ký riêng", default=None
    )
    giai_doan: GiaiDoan | None = named("giai đoạn", "Thời gian của kế hoạch, để xét thời hạn", default=None)
    dung_chung: DungChung = named("dùng chung", "Dữ kiện ghi một lần, dùng trong văn bản: [[tên]]", default=())
    chi_tieu: ChiTieu | None = named("chỉ tiêu", default=None)
    nhiem_vu: tuple[NhiemVu, ...] = named("nhiệm vụ", "Bảng phân công nhiệm vụ, in thành phụ lục", default=())
    ten_bang_nhiem_vu: DongDai | None = named(
        "tên bảng nhiệm vụ", "In dưới chữ Phụ lục, chỉ các cột có chữ", default=None
    )
    phu_luc: tuple[PhuLuc, ...] = named("phụ lục", "Mỗi phụ lục một tệp, số La Mã tự ghi", default=())
    can_cu: tuple[CanCu, ...] = named("căn cứ", default=())
    noi_dung: NoiDung = named("nội dung", "Viết như văn bản: I. 1. a) - +; **đậm**, *nghiêng*; [[bảng: tên]]")
    bang: tuple[BangBieu, ...] = named("bảng", "Các bảng mà nội dung gọi bằng dòng [[bảng: tên]]", default=())
    dau_ket_thuc: CoKhong = named("dấu kết thúc", "Tự thêm ./. ở cuối", default=True)
    ban_hanh_kem_theo: VanBanKemTheo | None = named("ban hành kèm theo", default=None)
    noi_nhan: tuple[NoiNhan, ...] = named("nơi nhận", "Mỗi nơi một dòng, số bản ghi trong ngoặc: (3b)", default=())
    luu: Luu | None = named("lưu", "Sau chữ Lưu: VT, KGVX (1b)", default=None)
    nguoi_ky: NguoiKyVanBan | None = named("người ký", default=None)
    chua_ro: tuple[DongDai, ...] = named("chưa rõ", "Đoạn nhập vào chưa biết là phần nào; in sau nội dung", default=())

    @property
    def own_task_table(self) -> bool:
        """Whether the table of tasks has a title or a column that its form has no place for."""
        return bool(self.ten_bang_nhiem_vu) or any(task.phoi_hop for task in self.nhiem_vu)

    @property
    def kind(self) -> Kind:
        """Its line in the table of kinds; one that another document issues has no number, date or signature either."""
        kind = kind_named(self.loai)
        if self.kem_theo is None or kind.bo_cuc is BoCuc.phu_luc:
            return kind
        return replace(kind, form="van-ban-kem-theo", no_room=_DEPENDENT | {"so_phu_luc"})
