"""Which rule governs a question, and which others speak."""

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from ntm_docs.machine.frozen import frozen
from ntm_docs.model import HoleTouchedError
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, Word
from ntm_docs.regulations.book.book import Book
from ntm_docs.regulations.book.entries import HinhThuc, QuyDinh, Topic

if TYPE_CHECKING:
    from ntm_docs.model import LoaiDoiTuong

STRENGTHS = {"inferred": "suy luận từ quy định liên quan", "memory": "trí nhớ, chưa đối chiếu văn bản"}
SUBJECTS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
KINDS = cast("tuple[LoaiDoiTuong, ...]", tuple(SUBJECTS))
TOPICS: dict[str, str] = {
    "can_cu": "căn cứ pháp lý",
    "phong_trao": "phong trào cấp trên",
    "thanh_phan": "thành phần hồ sơ",
    "ten_bien_ban": "tên biên bản",
    "so_bo": "số bộ hồ sơ",
    "tep_dien_tu": "tệp điện tử",
    "doi_tuong": "đối tượng",
    "tham_quyen": "thẩm quyền quyết định",
    "loi_trinh": "lời trình",
    "kinh_gui": "nơi gửi",
    "mau_bao_cao": "mẫu báo cáo thành tích",
    "xac_nhan": "xác nhận của cấp trình",
    "bieu_quyet": "biểu quyết",
    "dip": "dịp khen thưởng",
    "trinh": "cơ quan trình",
    "giay_to_kem": "giấy tờ kèm theo",
    "mau_to_trinh": "mẫu tờ trình",
    "thoi_gian_phong_trao": "thời gian phong trào",
    "cong_khai": "công khai",
    "tieu_chi_ntm": "tiêu chí nông thôn mới",
    "chinh_quyen": "cấp chính quyền",
    "dang_xem_xet": "việc đang xem xét",
    "ky_luat_xong": "thành tích sau kỷ luật",
    "ton_tai": "còn hình thức này",
    "hop_hoi_dong": "họp Hội đồng",
    "tien_thuong": "hệ số tiền thưởng",
    "luong_co_so": "mức lương cơ sở",
    "lam_tron": "làm tròn tiền thưởng",
    "chi_thuong": "kinh phí khen thưởng",
    "hien_vat": "hiện vật kèm theo",
    "han_nop": "hạn gửi hồ sơ",
    "ty_le": "tỷ lệ, số lượng",
    "hiep_y": "hiệp y",
    "uu_tien": "ưu tiên",
    "chuyen_de_cong_trang": "khen chuyên đề với khen công trạng",
    "tu_quyet": "cơ quan tự quyết định",
    "tieu_chuan": "tiêu chuẩn",
    "bieu_quyet_trinh": "biểu quyết ở cấp trình",
    "bao_cao": "báo cáo thành tích khi bình xét",
    "tran_xep_loai": "trần mức xuất sắc",
    "xep_loai_truoc": "xếp loại trước khi bình xét",
    "mot_muc_thuong": "một mức tiền thưởng",
    "sang_kien_mot_lan": "sáng kiến dùng một lần",
    "mot_thanh_tich": "một thành tích, một hình thức",
    "khoang_cach": "khoảng cách giữa hai hình thức",
    "ky_luat": "kỷ luật và xếp loại",
    "nguyen_tac": "nguyên tắc",
    "ghi_chu": "quy định khác của tỉnh",
}


@frozen
class Ruling:
    """The answer to one question: the value, the rule that governs, the rules that it overrides."""

    topic: Topic
    award: HinhThuc
    on: date
    rule: QuyDinh | None
    others: tuple[QuyDinh, ...] = ()

    @property
    def value(self) -> Any:
        """The governing value, None when no rule is known."""
        return self.rule.gia_tri if self.rule else None

    def warnings(self, place: Place) -> list[Problem]:
        """What a person must confirm: a question without rule, or a rule without a firm source."""
        if self.rule is None or self.value is None:
            facts = {"topic": Word(TOPICS[self.topic]), "award": self.award.ten, "on": f"{self.on:%d/%m/%Y}"}
            return [Problem("law.unset", place, facts=facts, severity="warning")]
        if self.rule.do_tin_cay == "sourced":
            return []
        facts = {"text": f"{self.rule.noi_dung}.", "strength": Word(STRENGTHS[self.rule.do_tin_cay])}
        return [Problem("law.confirm", place, facts=facts, clause=self.rule.can_cu, severity="warning")]


@frozen
class Question:
    """Whose case it is: the award, the day, the province, the kind of commendation, the movement's name."""

    book: Book
    award: HinhThuc
    on: date
    province: str | None
    kind: str | None = None
    movement: str = ""

    def ask(self, topic: Topic, subject: str | None = None, period: str | None = None) -> Ruling:
        """National law governs where it sets a value; what it leaves to the province, the local text.

        A review asks the same of every unit, so an answer is kept.
        """
        asked = (
            *(topic, subject, period),
            *(self.award.ma, self.award.ten, self.on, self.province, self.kind, self.movement),
        )
        answers: dict[Any, Ruling] = self.book.answers
        try:
            known = answers.get(asked)
        except HoleTouchedError:  # the province could not be read; national law holds all the same
            return self._answer(topic, subject, period)
        if known is None:
            known = answers[asked] = self._answer(topic, subject, period)
        return known

    def _answer(self, topic: Topic, subject: str | None, period: str | None) -> Ruling:
        found = [
            rule
            for rule in self.book.by_topic.get(topic, ())
            if rule.in_force(self.on)
            and rule.applies(self.award, subject, self.kind)
            and self._local(rule.tinh)
            and (rule.chu_de is None or fold_key(rule.chu_de) in fold_key(self.movement))
            and (rule.giai_doan is None or fold_key(rule.giai_doan) == fold_key(period or ""))
        ]
        found.sort(key=self._precedence)
        governing = found[0] if found else None
        others = tuple(found[1:])
        return Ruling(topic, self.award, self.on, governing, others)

    def _precedence(self, rule: QuyDinh) -> int:
        """National law that settles the point; the province's own text; its predecessor's; what law leaves open."""
        if rule.tinh is None:
            return 3 if rule.de_ngo else 0
        return 1 if fold_key(rule.tinh) == fold_key(self.province or "") else 2

    def _local(self, text_of: str | None) -> bool:
        """Whether a text of a province (None: national) holds for the question."""
        if text_of is None:
            return True
        return self.province is not None and self.book.tinh.same(text_of, self.province, self.on)
