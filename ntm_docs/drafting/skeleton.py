"""A first draft of a plan, for level and day."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from ntm_docs.drafting.levels import Agency, Cap, level_on, words_of
from ntm_docs.outline import ALPHABET
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book
from ntm_docs.starters import own_folder

_TERM = 5
_DECEMBER = 12
_LEVEL_NAMES = {"tỉnh": "cấp tỉnh", "huyện": "cấp huyện", "xã": "cấp xã"}


def new_plan(level: str, on: date, book: Book, file: str, agency: Agency | None = None, province: str = "") -> bytes:
    """The YAML of a plan for a level, with the bases in force on the day.

    Raises:
        ProblemsError: the level is no longer there on that day, or is not that of the agency.
    """
    if agency is not None and agency.level != level:
        facts = {"agency": agency.name, "level": level}
        raise ProblemsError([Problem("new.level_agency", Place(file), facts=facts)])
    words = words_of(agency, on, book, province) if agency else level_on(level, on, book)
    first, last = term_of(on)
    years = range(max(on.year, first), last + 1)
    following = (on.year + on.month // _DECEMBER, on.month % _DECEMBER + 1)
    if following[0] > last:  # nothing can be due after the period
        following = (on.year, on.month)
    source = files("ntm_docs").joinpath("starters", "ke-hoach.yaml").read_text(encoding="utf-8")
    facts = _words(words, agency, province) | {
        "tep": file,
        "thu_muc": str(own_folder(Path(file))),
        "ngay": f"{on.day}/{on.month}/{on.year}",
        "ngay_vn": f"{on:%d/%m/%Y}",
        "thang_sau": str(following[1]),
        "nam_sau": str(following[0]),
        "nam_giua": str(max(first + _TERM // 2, on.year)),
        "nam_cuoi": str(last),
        "giai_doan": f"{first}-{last}",
        "cac_nam": ", ".join(map(str, years)),
        "them": ", ".join("0" for _ in years),
        "can_cu": "\n".join(f"  - Căn cứ {basis}" for basis in _bases(book, on, f"{first}-{last}")),
    }
    return Template(source).substitute(facts).encode("utf-8")


def term_of(on: date) -> tuple[int, int]:
    """The first and the last year of the five-year period of a day."""
    first = (on.year - 1) // _TERM * _TERM + 1
    return first, first + _TERM - 1


def _words(words: Cap, agency: Agency | None, province: str) -> dict[str, str]:
    target = words.chi_tieu
    own_province = province or (agency.place if agency and agency.level == "tỉnh" else "")
    return {
        "cap": words.cap,
        "cap_ten": _LEVEL_NAMES[words.cap],
        "ghi_chu": "Tên cơ quan, bộ phận chuyên môn là cách gọi thường gặp; sửa theo cơ cấu của đơn vị mình.",
        "co_quan": agency.name if agency else words.co_quan,
        "dia_danh": agency.place if agency else words.dia_danh,
        "tinh": own_province or ("" if agency else words.tinh),
        "pham_vi": words.pham_vi,
        "chuyen_mon": words.chuyen_mon,
        "cap_duoi": words.cap_duoi,
        "cap_duoi_viet_hoa": _capital(words.cap_duoi),
        "chi_tieu": target,
        "chi_tieu_viet_hoa": _capital(target),
        "thuong_truc": words.thuong_truc,
        "nong_nghiep": words.nong_nghiep,
        "truyen_thong": words.truyen_thong,
        "mat_tran": words.mat_tran,
        "noi_bao_cao": words.noi_bao_cao,
        "mo_dau": "[[cơ quan]] ban hành Kế hoạch tổ chức thực hiện phong trào thi đua [[phong trào]] như sau:",
        "hinh_thuc": "\n".join(
            f"  {letter}) {award}." for letter, award in zip(ALPHABET, words.hinh_thuc, strict=False)
        ),
        "noi_nhan": "\n".join(f"  - {place}" for place in words.noi_nhan),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bases(book: Book, on: date, period: str) -> list[str]:
    """The general bases in force on the day, and those of the movement in its period."""
    general = (rule for rule in book.quy_dinh if rule.ve == "can_cu" and rule.tinh is None and rule.in_force(on))
    movement = (rule for rule in book.quy_dinh if rule.ve == "phong_trao" and rule.giai_doan == period)
    law: list[str] = next((rule.gia_tri for rule in general), [])
    return [*law, *(text for rule in movement if rule.in_force(on) for text in rule.gia_tri)]
