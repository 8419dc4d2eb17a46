"""The award dossier: movement, council, meeting, proposals, nominees."""

from collections.abc import Iterator
from typing import Annotated, Literal

from ntm_docs.model.agreeing.holes import known
from ntm_docs.model.field_types.listed import CanCu, KinhGui, NoiNhan
from ntm_docs.model.field_types.members import CoMat, DienThoai, DienTich, NgayCong, SoTien
from ntm_docs.model.field_types.names import HoTen
from ntm_docs.model.field_types.prose import NgayVanBan
from ntm_docs.model.field_types.text import (
    CoKhong,
    DoanVan,
    Dong,
    GiaiDoan,
    Gio,
    Ngay,
    SoDuong,
    SoNguyen,
    SoVanBan,
    TenCoQuan,
    TenHinhThuc,
    TenPhongTrao,
    one_of,
)
from ntm_docs.model.khen_thuong import QuyetDinhKhenThuong
from ntm_docs.model.records import (
    CoQuan,
    CoQuanBaoCao,
    NguoiKy,
    Record,
    VanBanDan,
    named,
)
from ntm_docs.phrases.open_values import OPEN

LoaiDoiTuong = Literal["tap_the", "ca_nhan", "ho_gia_dinh"]


class PhongTrao(Record):
    """The emulation movement whose review the dossier serves."""

    ten: TenPhongTrao = named("tên", "Không có dấu ngoặc kép")
    giai_doan: GiaiDoan = named("giai đoạn", "Năm đầu - năm cuối")
    dip: Annotated[str, one_of("sơ kết", "tổng kết", "hằng năm")] = named("dịp")
    cap_phat_dong: (
        Annotated[str, one_of("Chủ tịch nước", "Thủ tướng Chính phủ", "bộ, ban, ngành", "tỉnh", "huyện", "xã")] | None
    ) = named("cấp phát động", "Cấp cao nhất phát động phong trào mà địa phương hưởng ứng", default=None)
    ke_hoach: VanBanDan = named("kế hoạch", "Kế hoạch hoặc văn bản phát động của cấp trên")


class ThanhVien(Record):
    """A member of the council, and whether they came."""

    danh_xung: Annotated[str, one_of("Ông", "Bà")] | None = named("danh xưng", default=None)
    ho_va_ten: HoTen = named("họ và tên")
    chuc_vu: Dong = named("chức vụ", "Chức vụ chính quyền, đoàn thể")
    vai_tro: Annotated[
        str,
        one_of(
            "Chủ tịch",
            "Phó Chủ tịch Thường trực",
            "Phó Chủ tịch",
            "Ủy viên Thường trực",
            "Ủy viên",
            "Ủy viên, Thư ký",
        ),
    ] = named("vai trò", "Vai trò trong Hội đồng")
    co_mat: CoMat = named("có mặt", default=True)
    ly_do_vang: Dong | None = named("lý do vắng", default=None)
    y_kien_bang_van_ban: Dong | None = named(
        "ý kiến bằng văn bản", "Nội dung ý kiến của người vắng mặt, ví dụ: Đồng ý", default=None
    )

    @property
    def ten_day_du(self) -> str:
        """The name with its form of address, when given."""
        return f"{self.danh_xung} {self.ho_va_ten}" if self.danh_xung else self.ho_va_ten


class HoiDong(Record):
    """The Hội đồng Thi đua - Khen thưởng of the submitting level."""

    ten: Dong = named("tên")
    chu_quan: TenCoQuan | None = named("chủ quản", "Cơ quan thành lập, in phía trên tên Hội đồng", default=None)
    ky_hieu: Dong = named("ký hiệu", "Dùng trong số biên bản: HĐTĐKT", default="HĐTĐKT")
    quyet_dinh_thanh_lap: VanBanDan = named("quyết định thành lập")
    tong_so_thanh_vien: SoNguyen = named("tổng số thành viên", "Theo quyết định thành lập")
    thanh_vien: tuple[ThanhVien, ...] = named("thành viên", min_length=1)

    @property
    def co_mat(self) -> list[ThanhVien]:
        """Members who came."""
        return [member for member in self.thanh_vien if member.co_mat]

    def member(self, name: str, *, present: bool = False) -> ThanhVien:
        """The member of a name; of one who is none, as a draft may have it, post and role are open."""
        among = self.co_mat if present else self.thanh_vien
        found = next((one for one in among if one.ho_va_ten == name), None)
        return found or ThanhVien.model_construct(None, ho_va_ten=name, chuc_vu=OPEN, vai_tro=OPEN)

    @property
    def vang(self) -> list[ThanhVien]:
        """Members who did not come."""
        return [member for member in self.thanh_vien if not member.co_mat]

    @property
    def gui_y_kien(self) -> list[ThanhVien]:
        """Absent members who gave a written opinion; they count in the ballot."""
        return [member for member in self.vang if member.y_kien_bang_van_ban]


class CuocHop(Record):
    """The meeting that considered the nominees."""

    ngay: Ngay = named("ngày")
    ngay_cong_khai: Ngay | None = named(
        "ngày công khai", "Ngày công khai danh sách đề nghị trên báo, cổng thông tin, đài", default=None
    )
    bat_dau: Gio = named("bắt đầu")
    ket_thuc: Gio = named("kết thúc")
    dia_diem: Dong = named("địa điểm")
    chu_tri: HoTen = named("chủ trì", "Họ và tên, là thành viên có mặt")
    thu_ky: HoTen = named("thư ký", "Họ và tên, là thành viên có mặt")
    khach_moi: tuple[Dong, ...] = named("khách mời", "Dự họp, không biểu quyết", default=())
    hinh_thuc_bieu_quyet: Annotated[str, one_of("bỏ phiếu kín", "giơ tay")] = named("hình thức biểu quyết")
    so_phieu_phat_ra: SoNguyen = named("số phiếu phát ra")
    so_phieu_thu_ve: SoNguyen = named("số phiếu thu về")
    to_kiem_phieu: tuple[HoTen, ...] = named("tổ kiểm phiếu", default=())
    thao_luan: DoanVan = named("thảo luận", "Diễn biến, ý kiến tại cuộc họp")


class Phieu(Record):
    """The votes on one nominee."""

    dong_y: SoNguyen = named("đồng ý")
    khong_dong_y: SoNguyen = named("không đồng ý", default=0)
    khong_hop_le: SoNguyen = named("không hợp lệ", "Phiếu trắng và phiếu không hợp lệ", default=0)


class DanhHieu(Record):
    """A line of the title history (danh hiệu thi đua)."""

    nam: SoNguyen = named("năm")
    danh_hieu: Dong = named("danh hiệu")
    so_quyet_dinh: Dong = named("số quyết định")
    ngay: Ngay = named("ngày", "Ngày quyết định")
    co_quan_ban_hanh: Dong = named("cơ quan ban hành")


class KhenThuong(Record):
    """A line of the award history (hình thức khen thưởng)."""

    nam: SoNguyen = named("năm")
    hinh_thuc: Dong = named("hình thức")
    so_quyet_dinh: Dong = named("số quyết định")
    ngay: Ngay = named("ngày", "Ngày quyết định")
    co_quan_ban_hanh: Dong = named("cơ quan ban hành")
    ghi_chu: Dong | None = named("ghi chú", "Khen về thành tích gì, khi dễ nhầm với lần đề nghị này", default=None)


class TieuChi(Record):
    """One row of the table of criteria."""

    tieu_chi: Dong = named("tiêu chí")
    don_vi_tinh: Dong = named("đơn vị tính")
    dau_ky: Dong = named("đầu kỳ")
    hien_nay: Dong = named("hiện nay")


class BangTieuChi(Record):
    """Figures by criterion at the start of the period and now."""

    dau_ky: Dong = named("đầu kỳ", "Nhãn cột: năm đầu kỳ")
    hien_nay: Dong = named("hiện nay", "Nhãn cột: tháng, năm báo cáo")
    dong: tuple[TieuChi, ...] = named("dòng", min_length=1)


class DongGop(Record):
    """Contributions in money (đồng), land (m²) and days of work."""

    tien: SoTien | None = named("tiền", "Đồng, đã quy ra tiền", default=None)
    dat: DienTich | None = named("đất", "m²", default=None)
    ngay_cong: NgayCong | None = named("ngày công", default=None)
    dien_giai: DoanVan = named("diễn giải", default=())


class ThanhTich(Record):
    """The merits, in the slots that the report forms print."""

    tom_tat: Dong = named("tóm tắt", "Một, hai câu cho bản danh sách")
    vai_tro: DoanVan = named("vai trò", "Vai trò, việc đã làm trong phong trào; mỗi đoạn một dòng")
    ket_qua: DoanVan = named("kết quả", "Kết quả đạt được, có số liệu; mỗi ý một dòng, mở đầu bằng dấu -")
    bang_tieu_chi: BangTieuChi | None = named("bảng tiêu chí", default=None)
    dong_gop: DongGop | None = named("đóng góp", default=None)
    bien_phap: DoanVan = named("biện pháp", "Biện pháp, giải pháp đã áp dụng, nếu kể riêng", default=())
    chap_hanh: DoanVan = named("chấp hành", "Chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước")
    dang_doan_the: DoanVan = named("đảng đoàn thể", "Hoạt động của tổ chức Đảng, đoàn thể, nếu kể riêng", default=())


class Ocop(Record):
    """An OCOP product that the criteria ask of enterprises and cooperatives."""

    san_pham: Dong = named("sản phẩm")
    so_sao: SoNguyen = named("số sao")
    ngay_cong_nhan: Ngay = named("ngày công nhận")
    het_han: Ngay = named("hết hạn")


class DoiTuong(Record):
    """What every nominee has."""

    nhom_doi_tuong: Annotated[
        str,
        one_of(
            "sở, ban, ngành, đoàn thể",
            "huyện",
            "xã",
            "ấp",
            "doanh nghiệp",
            "hợp tác xã",
            "cán bộ",
            "nông dân",
            "người lao động",
            "hộ gia đình",
            "khác",
        ),
    ] = named("nhóm đối tượng")
    co_quan_bao_cao: CoQuanBaoCao = named("cơ quan báo cáo", "In ở đầu báo cáo thành tích")
    ngay_bao_cao: Ngay | None = named("ngày báo cáo", default=None)
    don_vi_xac_nhan: Dong = named("đơn vị xác nhận", "Cấp trên trực tiếp, đơn vị công tác hoặc UBND xã")
    so_luoc: DoanVan = named("sơ lược")
    thanh_tich: ThanhTich = named("thành tích")
    danh_hieu_thi_dua: tuple[DanhHieu, ...] = named("danh hiệu thi đua", default=())
    hinh_thuc_khen_thuong: tuple[KhenThuong, ...] = named("hình thức khen thưởng", default=())
    dang_xem_xet: tuple[Dong, ...] = named(
        "đang xem xét", "Kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo chưa xong; không có thì bỏ trống", default=()
    )
    chap_hanh_xong_ky_luat: Ngay | None = named(
        "chấp hành xong kỷ luật",
        "Ngày chấp hành xong, khi từng bị kỷ luật; thành tích chỉ tính từ ngày ấy",
        default=None,
    )
    phieu: Phieu = named("phiếu", "Kết quả biểu quyết của Hội đồng")
    ghi_chu: Dong | None = named("ghi chú", default=None)


class TapThe(DoiTuong):
    """A collective."""

    ten: Dong = named("tên")
    dia_chi: Dong = named("địa chỉ")
    dien_thoai: DienThoai | None = named("điện thoại", default=None)
    nguoi_ky: NguoiKy = named("người ký", "Thủ trưởng đơn vị ký báo cáo")
    chuc_nang_nhiem_vu: DoanVan = named("chức năng nhiệm vụ", default=())
    no_dong_xay_dung_co_ban: CoKhong | None = named("nợ đọng xây dựng cơ bản", "có / không; xã phải ghi", default=None)
    xac_nhan_nghia_vu: tuple[Dong, ...] = named("xác nhận nghĩa vụ", "Thuế, bảo hiểm xã hội, môi trường", default=())
    ocop: tuple[Ocop, ...] = named("OCOP", default=())

    @property
    def ten_day_du(self) -> str:
        """The name every paper prints."""
        return self.ten

    @property
    def cach_goi(self) -> tuple[str, ...]:
        """How a clerk may name it: with the address where two have one name."""
        return (self.ten, f"{self.ten} ({self.dia_chi})")


class CaNhan(DoiTuong):
    """A person."""

    danh_xung: Annotated[str, one_of("Ông", "Bà")] = named("danh xưng")
    ho_va_ten: HoTen = named("họ và tên")
    ngay_sinh: NgayVanBan = named("ngày sinh", "12/4/1974; chỉ biết năm thì 1974")
    gioi_tinh: Annotated[str, one_of("Nam", "Nữ")] = named("giới tính")
    que_quan: Dong = named("quê quán")
    tru_quan: Dong = named("trú quán")
    nghe_nghiep: Dong | None = named("nghề nghiệp", "Cán bộ thì bỏ trống, ghi chức vụ và đơn vị công tác", default=None)
    don_vi_cong_tac: Dong | None = named("đơn vị công tác", default=None)
    chuc_vu: Dong | None = named("chức vụ", default=None)
    trinh_do: Dong | None = named("trình độ", "Trình độ chuyên môn, nghiệp vụ", default=None)
    dien_thoai: DienThoai | None = named("điện thoại", default=None)

    @property
    def ten_day_du(self) -> str:
        """The name every paper prints."""
        return f"{self.danh_xung} {self.ho_va_ten}"

    @property
    def cach_goi(self) -> tuple[str, ...]:
        """How a clerk may name them: with the year of birth where two have one name."""
        return (self.ten_day_du, f"{self.ten_day_du} ({self.ngay_sinh.nam})")


class HoGiaDinh(DoiTuong):
    """A household."""

    ten: Dong = named("tên", "Hộ gia đình ông (bà) ...")
    danh_xung: Annotated[str, one_of("Ông", "Bà")] = named("danh xưng")
    chu_ho: HoTen = named("chủ hộ")
    nam_sinh_chu_ho: SoNguyen = named("năm sinh chủ hộ")
    so_nhan_khau: SoNguyen = named("số nhân khẩu")
    dia_chi: Dong = named("địa chỉ")
    nghe_nghiep: Dong = named("nghề nghiệp")
    dien_thoai: DienThoai | None = named("điện thoại", default=None)

    @property
    def ten_day_du(self) -> str:
        """The name every paper prints."""
        return self.ten

    @property
    def cach_goi(self) -> tuple[str, ...]:
        """How a clerk may name it: with the year of birth of its head where two have one name."""
        return (self.ten, f"{self.ten} ({self.nam_sinh_chu_ho})")


class GhiDeSoBo(Record):
    """A number of sets that the clerk sets against the rule, with the reason."""

    so: SoDuong = named("số")
    ly_do: Dong = named("lý do")


class HiepY(Record):
    """A letter that asks other bodies for their opinion on nominees (Nghị định 98/2023/NĐ-CP, Điều 31)."""

    kinh_gui: tuple[KinhGui, ...] = named("kính gửi", "Nơi được hỏi ý kiến, mỗi nơi một dòng", min_length=1)
    so: SoVanBan | None = named("số", "Chỉ phần số; để trống khi chưa có", default=None)
    ngay: Ngay | None = named("ngày", "Để trống khi chưa ký", default=None)
    han_tra_loi: Ngay | None = named("hạn trả lời", default=None)
    doi_tuong: tuple[Dong, ...] = named("đối tượng", "Tên trường hợp được hỏi; bỏ trống là tất cả", default=())
    noi_dung: tuple[Dong, ...] = named("nội dung", "Điều cần có ý kiến, khi khác quy định của luật", default=())


class DeNghi(Record):
    """A proposal: one award, its nominees of the three kinds; it becomes one dossier."""

    hinh_thuc: TenHinhThuc = named("hình thức", "Tên hình thức khen thưởng")
    loai_hinh: Annotated[str, one_of("chuyên đề", "công trạng")] | None = named(
        "loại hình", "Khen theo đợt, chuyên đề (phong trào) hay công trạng; mặc định theo hình thức", default=None
    )
    so_to_trinh: SoVanBan | None = named("số tờ trình", "Chỉ phần số, ví dụ 125; để trống khi chưa có", default=None)
    so_bien_ban: SoVanBan | None = named("số biên bản", default=None)
    so_bo: GhiDeSoBo | None = named("số bộ", "Khi phải nộp số bộ khác quy định, kèm lý do", default=None)
    chi_tieu: SoNguyen | None = named("chỉ tiêu", "Số lượng được giao; vượt thì báo lỗi", default=None)
    kinh_gui: tuple[KinhGui, ...] = named("kính gửi", "Khi khác mặc định của kế hoạch", default=())
    hiep_y: tuple[HiepY, ...] = named("hiệp y", "Công văn lấy ý kiến, mỗi công văn một mục", default=())
    quyet_dinh: QuyetDinhKhenThuong | None = named(
        "quyết định", "Quyết định khen thưởng, ghi khi đã có kết quả", default=None
    )
    tap_the: tuple[TapThe, ...] = named("tập thể", default=())
    ca_nhan: tuple[CaNhan, ...] = named("cá nhân", default=())
    ho_gia_dinh: tuple[HoGiaDinh, ...] = named("hộ gia đình", default=())

    def doi_tuong(self) -> Iterator[tuple[LoaiDoiTuong, int, TapThe | CaNhan | HoGiaDinh]]:
        """Every nominee with its kind and its place in the list of that kind, in printed order."""
        for index, tap_the in known(self.tap_the):
            yield "tap_the", index, tap_the
        for index, ca_nhan in known(self.ca_nhan):
            yield "ca_nhan", index, ca_nhan
        for index, ho in known(self.ho_gia_dinh):
            yield "ho_gia_dinh", index, ho


class HoSo(Record):
    """Everything that one submitting body sends at one review."""

    loai: Annotated[str, one_of("hồ sơ khen thưởng")] = named("loại")
    co_quan: CoQuan = named("cơ quan", "Cơ quan trình khen thưởng")
    nguoi_ky: NguoiKy = named("người ký", "Người ký tờ trình")
    ngay_to_trinh: Ngay | None = named("ngày tờ trình", "Để trống khi chưa ký", default=None)
    ngay_tiep_nhan: Ngay | None = named(
        "ngày tiếp nhận", "Ngày cơ quan thẩm định nhận hồ sơ; quyết định luật áp dụng khi luật thay đổi", default=None
    )
    luat_moi_co_loi_hon: CoKhong | None = named(
        "luật mới có lợi hơn", "có: áp dụng luật mới cho hồ sơ tiếp nhận trước ngày luật mới có hiệu lực", default=None
    )
    noi_nhan: tuple[NoiNhan, ...] = named("nơi nhận", "Thêm sau “Như trên”, trước “Lưu”", default=())
    phong_trao: PhongTrao = named("phong trào")
    can_cu: tuple[CanCu, ...] = named("căn cứ", "Thay toàn bộ căn cứ mặc định theo pháp luật", default=())
    can_cu_them: tuple[CanCu, ...] = named("căn cứ thêm", "Thêm sau các căn cứ mặc định", default=())
    hoi_dong: HoiDong = named("hội đồng")
    cuoc_hop: CuocHop = named("cuộc họp")
    de_nghi: tuple[DeNghi, ...] = named("đề nghị", min_length=1)
