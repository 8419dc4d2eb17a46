"""First drafts of plans and letters, for office and day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from ntm_docs.drafting.starting.blocks import agency_block, signer_block
from ntm_docs.drafting.starting.office import BLANK, Office
from ntm_docs.outline import ALPHABET
from ntm_docs.regulations import Book
from ntm_docs.starters import own_folder

_TERM = 5
_DECEMBER = 12
_LEVEL_NAMES = {"tỉnh": "cấp tỉnh", "huyện": "cấp huyện", "xã": "cấp xã"}
_REMARK = "Tên cơ quan, bộ phận chuyên môn là cách gọi thường gặp; sửa theo cơ cấu của đơn vị mình."
_ORGANISATION = "Luật Tổ chức chính quyền địa phương"


def new_draft(kind: str, office: Office, on: date, book: Book, file: str, awards: Sequence[str] = ()) -> bytes:
    """The YAML of a draft (`ke-hoach`, `quyet-dinh`, `cong-van`, `bao-cao`), with the bases in force on the day.

    `awards` are named where the kind speaks of awards. Its own facts are blanks.
    """
    first, last = term_of(on)
    years = range(max(on.year, first), last + 1)
    following = (on.year + on.month // _DECEMBER, on.month % _DECEMBER + 1)
    if following[0] > last:  # nothing can be due after the period
        following = (on.year, on.month)
    form = f"{kind}-khen" if kind == "quyet-dinh" and awards else kind
    source = files("ntm_docs").joinpath("starters", f"{form}.yaml").read_text(encoding="utf-8")
    period = f"{first}-{last}"
    facts = _words(office) | {
        "tep": file,
        "thu_muc": str(own_folder(Path(file))),
        "ngay": f"{on.day}/{on.month}/{on.year}",
        "ngay_vn": f"{on:%d/%m/%Y}",
        "nam": str(on.year),
        "nam_toi": str(on.year + 1),
        "nam_kiem_tra": str(min(on.year + 1, last)),
        "thang_sau": str(following[1]),
        "nam_sau": str(following[0]),
        "nam_giua": str(max(first + _TERM // 2, on.year)),
        "nam_cuoi": str(last),
        "giai_doan": period,
        "cac_nam": ", ".join(map(str, years)),
        "them": ", ".join("0" for _ in years),
        "can_cu": _listed(f"Căn cứ {basis}" for basis in _bases(book, on, period)),
        "can_cu_tham_quyen": _listed(_competence(office, book, on)),
        "khoi_co_quan": agency_block(office, on, book),
        "ten_khen": "; ".join(awards),
        "khen": f", hình thức: {'; '.join(awards)}" if awards else "",
    }
    facts["muc_tieu"] = Template(office.words.muc_tieu).substitute(facts)
    return Template(source).substitute(facts).encode("utf-8")


def term_of(on: date) -> tuple[int, int]:
    """The first and the last year of the five-year period of a day."""
    first = (on.year - 1) // _TERM * _TERM + 1
    return first, first + _TERM - 1


def _words(office: Office) -> dict[str, str]:
    words = office.words
    plain = {
        name: str(getattr(words, name))
        for name in (
            *("pham_vi", "chuyen_mon", "cap_duoi", "chi_tieu", "thuong_truc", "nong_nghiep", "truyen_thong"),
            *("mat_tran", "noi_bao_cao", "tieu_chi_duoi", "de_nghi", "thi_hanh"),
        )
    }
    capitals = {f"{name}_viet_hoa": _capital(plain[name]) for name in ("cap_duoi", "chi_tieu")}
    below = dict.fromkeys([plain["chuyen_mon"], plain["cap_duoi"]])
    return (
        plain
        | capitals
        | {
            "cap_ten": _LEVEL_NAMES.get(words.cap, office.name),
            "ghi_chu": "Tên cơ quan, bộ phận chuyên môn là cách gọi thường gặp; sửa theo cơ cấu của đơn vị mình."
            + office.remark,
            "co_quan": office.name,
            "ten_phong_trao": office.own_province if office.is_department else office.place,
            "cua_ke_hoach": office.above or office.name,
            "nguoi_dung_dau": office.head_of_it,
            "dung_dau": office.head,
            "co_quan_duoi": _capital(", ".join(below)),
            "kinh_gui": _listed(map(_capital, below)),
            "hinh_thuc": "\n".join(
                f"  {letter}) {award}." for letter, award in zip(ALPHABET, words.hinh_thuc, strict=False)
            ),
            "noi_nhan": _listed(words.noi_nhan),
            # Those below stand in Kính gửi, or in the articles, already.
            "noi_nhan_khac": _listed(one for one in words.noi_nhan if not one.startswith(("Các ", "UBND các "))),
            "nguoi_ky": signer_block(office, name=""),
            "nguoi_quyet": f"  chức vụ: {office.head}\n  họ và tên:",
        }
    )


def _listed(texts: Iterable[str]) -> str:
    return "\n".join(f"  - {text}" for text in texts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bases(book: Book, on: date, period: str) -> list[str]:
    """The general bases in force on the day, and those of the movement in its period."""
    general = (rule for rule in book.quy_dinh if rule.ve == "can_cu" and rule.tinh is None and rule.in_force(on))
    movement = (rule for rule in book.quy_dinh if rule.ve == "phong_trao" and rule.giai_doan == period)
    law: list[str] = next((rule.gia_tri for rule in general), [])
    return [*law, *(text for rule in movement if rule.in_force(on) for text in rule.gia_tri)]


def _competence(office: Office, book: Book, on: date) -> Iterator[str]:
    """The bases of a decision: what gives the office its powers, then the law of awards and movements."""
    first, last = term_of(on)
    bases = _bases(book, on, f"{first}-{last}")
    own = [one for one in bases if one.startswith(_ORGANISATION)] or _organisation_law(book, on)
    if office.is_department:
        yield (
            f"Căn cứ Quyết định số {BLANK} ngày {BLANK} của {office.above} quy định chức năng, nhiệm vụ, quyền hạn và"
            f" cơ cấu tổ chức của {office.name}"
        )
    else:
        yield from (f"Căn cứ {basis}" for basis in own or [f"{_ORGANISATION} ngày {BLANK}"])
    yield from (f"Căn cứ {basis}" for basis in bases if basis not in own)


def _organisation_law(book: Book, on: date) -> list[str]:
    """The law on local government that was in force on the day, as the bases of another time cite it."""
    cited = [
        text
        for rule in book.quy_dinh
        if rule.ve == "can_cu" and rule.tinh is None and (rule.tu is None or rule.tu <= on)
        for text in rule.gia_tri
        if text.startswith(_ORGANISATION)
    ]
    gone = [
        sign
        for text in book.van_ban
        if (text.den and text.den < on) or (text.tu and text.tu > on)
        for sign in text.dau_hieu
    ]
    return [text for text in cited if not any(sign in text for sign in gone)][-1:]
