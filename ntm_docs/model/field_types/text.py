"""Field types: how a typed text becomes a clean value."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from ntm_docs.model.award_names import AwardNames
from ntm_docs.model.field_types.fitting import wrong_day, wrong_number
from ntm_docs.model.field_types.patterns import however_written, in_class, portable, whole
from ntm_docs.model.field_types.typed import ANY, Typed, choice, spelled
from ntm_docs.phrases.dates import DAY_FORMS, HOUR_FORM, typed_day
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.problems import Place
from ntm_docs.traits import refused_character

MAX_LINE = 1_000
MAX_TEXT = 30_000
MAX_DIGITS = 18
YEARS = (1900, 2100)
_INTEGER = re.compile(
    r"(?P<number>\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s+\d{3})+|\d{1,3}(?:,\d{3}){2,})"
    r"(?:\s*(?P<unit>đồng|vnđ|vnd|đ|₫|m2|m²|ngày công lao động|ngày công|công lao động|công|ngày|phiếu|người"
    r"|thành viên|nhân khẩu|khẩu))?",
    re.IGNORECASE,
)
_COUNTED = frozenset({"phiếu", "người", "thành viên", "nhân khẩu", "khẩu"})
_ANSWERS = {"co": True, "khong": False, "x": True, "true": True, "false": False}
_PERIOD = re.compile(r"(?:giai đoạn )?(?P<first>\d{4}) ?[-–] ?(?P<last>\d{4})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,5}[a-zđ]?")
_NOTATION = re.compile(r"\d{1,5}[a-zđ]?(?:/\d{4})?[/-]\S.*")
_LOCALITY = re.compile(r"(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh) .+", re.IGNORECASE)
_ORGAN = re.compile(r"(?:xã|phường|huyện|quận|tỉnh) (?:đoàn|ủy|uỷ|đội|hội)(?: .*)?", re.IGNORECASE)  # Huyện đoàn


def problem(code: str, **facts: Any) -> PydanticCustomError:
    """A field's problem; `code` is one of `ntm_docs.messages`."""
    return PydanticCustomError(code, "{code}", {"code": code, **facts})


@dataclass(frozen=True, slots=True)
class ValueFault:
    """One of several problems of a value: message code, its facts, the line of the value (from 0) or a place."""

    code: str
    facts: dict[str, Any]
    at: int | Place


def faults(found: Sequence[ValueFault]) -> PydanticCustomError:
    """Several problems of one field, each told by itself."""
    return problem("faults", faults=found)


def one_space(text: str) -> str:
    """Runs of plain spaces folded to one."""
    return re.sub(" +", " ", text) if "  " in text else text


def clean_text(value: Any) -> str:
    """A text in NFC, trimmed, without characters that do not print."""
    if not isinstance(value, str):
        raise problem("field.not_text", found=value)
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    refused = refused_character(text)
    if refused:
        raise problem("text.character", **refused)
    if not text:
        raise problem("field.empty")
    return text


def clean_line(value: Any, *, limit: int = MAX_LINE) -> str:
    """One line in NFC: trimmed, inner runs of plain spaces folded to one, no control characters."""
    text = clean_text(value)
    if "\n" in text:
        raise problem("text.multiline")
    if len(text) > limit:
        raise problem("text.long", length=len(text), limit=limit)
    return one_space(text)


def clean_paragraphs(value: Any) -> tuple[str, ...]:
    """Paragraphs in NFC, one for each line that is not blank; a YAML list counts as lines."""
    if isinstance(value, list):
        value = "\n".join(clean_text(item) for item in value)
    text = clean_text(value)
    if len(text) > MAX_TEXT:
        raise problem("text.long", length=len(text), limit=MAX_TEXT)
    return tuple([one_space(line) for line in map(str.strip, text.split("\n")) if line])


def parse_body(value: Any) -> str:
    """The name of a body, which is more than that of its place: `Ủy ban nhân dân xã Thạnh Đông`."""
    name = clean_line(value)
    if _LOCALITY.fullmatch(name) and not _ORGAN.fullmatch(name):
        raise problem("agency.short", name=name)
    return name


def parse_title(value: Any) -> str:
    """The name of a movement without the quotation marks around it; the forms set their own."""
    return clean_line(value).strip("“”\"'").strip()


def parse_period(value: Any) -> str:
    """A period as its two years: `giai đoạn 2021 - 2025` and `2021-2025` are one."""
    text = clean_line(value)
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise problem("period.format", value=text)
    return f"{found['first']}-{found['last']}"


def parse_positive(value: Any) -> int:
    """A whole number from 1."""
    number = parse_integer(value)
    if number < 1:
        raise problem("number.zero")
    return number


def parse_number(value: Any) -> str:
    """The number alone of a document's notation: `125`, `12a`."""
    text = clean_line(value)
    if not _NUMBER.fullmatch(text):
        raise problem("notation.number", value=text)
    return text


def parse_notation(value: Any) -> str:
    """A whole notation: `168/KH-UBND` (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 3)."""
    text = clean_line(value)
    if not _NOTATION.fullmatch(text):
        raise problem("notation.whole", value=text)
    return text


def parse_date(value: Any) -> date:
    """A date typed the Vietnamese way (05/7/2023, ngày 05 tháng 7 năm 2023) or as 2023-07-05."""
    if isinstance(value, date):
        return value
    return read_date(clean_line(value), whole=True)


def read_date(text: str, *, whole: bool) -> date:
    """The day of a line; `whole` where a year alone would not do. The hour 0:00 is what Excel gives a day."""
    found = typed_day(text)
    if found is None:
        raise _no_day("date.format", text, whole=whole)
    check_year(found.year)
    if found.whole is None:
        raise _no_day("date.calendar", text, whole=whole)
    return found.whole


def _no_day(code: str, text: str, *, whole: bool) -> PydanticCustomError:
    code, facts = wrong_day(text, whole=whole) or (code, {"value": text})
    return problem(code, **facts)


def check_year(year: int) -> None:
    """Refuse a year that no document of ours can mean."""
    if not YEARS[0] <= year <= YEARS[1]:
        raise problem("date.range", year=year)


def parse_time(value: Any) -> time:
    """An hour typed as `14 giờ 00`, `14h00`, `14g00` or `14:00`."""
    text = clean_line(value)
    found = HOUR_FORM.fullmatch(text)
    try:
        return time(int(found["h"]), int(found["m"] or 0))  # type: ignore[index]
    except (TypeError, ValueError):
        raise problem("time.format", value=text) from None


def parse_integer(value: Any) -> int:
    """A whole number from 0, with or without Vietnamese thousands dots, and what is counted."""
    return read_integer(value, _COUNTED)


def read_integer(value: Any, units: frozenset[str] | None = None) -> int:
    """As `parse_integer`; `units` are those that may follow, in small letters, where not any may."""
    if isinstance(value, int):
        return value
    text = clean_line(value)
    found = _INTEGER.fullmatch(text)
    unit = found["unit"] if found else None
    if found is None or (unit and units is not None and unit.lower() not in units):
        code, facts = wrong_number(text)
        raise problem(code, **facts)
    digits = re.sub(r"[.,\s]", "", found["number"])
    if len(digits) > MAX_DIGITS:
        raise problem("number.long", limit=MAX_DIGITS)
    return int(digits)


def parse_yes_no(value: Any) -> bool:
    """`có` or `không`."""
    if isinstance(value, bool):
        return value
    text = clean_line(value)
    if fold_key(text) not in _ANSWERS:
        raise problem("choice.unknown", value=text, guess="", known="có, không")
    return _ANSWERS[fold_key(text)]


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field type: one of the known wordings, matched by the one rule for names."""

    known: tuple[str, ...]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    @property
    def typed(self) -> Typed:
        """The same rule, for editors."""
        return choice(self.known)

    def parse(self, value: Any) -> str:
        """The known wording that was meant."""
        text = clean_line(value)
        by_fold = {fold_key(item): item for item in self.known}
        if fold_key(text) not in by_fold:
            comma = any("," in item for item in self.known)  # then each stands in quotes, as it must be typed
            known = "; ".join(f"“{item}”" for item in self.known) if comma else ", ".join(self.known)
            raise problem("choice.unknown", value=text, near=closest(text, self.known), known=known)
        return by_fold[fold_key(text)]


def one_of(*known: str) -> OneOf:
    """The allowed wordings of a field."""
    return OneOf(known)


def parse_award(value: Any, info: ValidationInfo) -> str:
    """The full name of the award that a value names.

    Raises:
        PydanticCustomError: it names none, or several.
    """
    text = clean_line(value)
    awards: AwardNames | None = (info.context or {}).get("awards")
    if awards is None:
        return text
    if fold_key(text) in awards:
        return awards[fold_key(text)]
    code, facts = awards.fault(text)
    raise problem(code, **facts)


@cache
def _printed() -> str:
    """The condition that nothing in a text is hidden; white space at its ends does not count."""
    chars = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in ("Cc", "Cf"))
    hidden = in_class(char for char in chars if not char.isspace() and refused_character(char))
    return rf"(?![\s\S]*[{hidden}])"


def one_line() -> str:
    """What `clean_line` takes, but for its length."""
    return rf"^{_printed()}\s*\S(?:[^\n\t]*\S)?\s*$"


def some_text() -> str:
    """What `clean_text` takes."""
    return rf"^{_printed()}\s*\S(?:[^\t]*\S)?\s*$"


def years() -> str:
    """The years that `check_year` takes."""
    first, last = (year // 100 for year in YEARS)
    return "|".join([*(f"{century}[0-9]{{2}}" for century in range(first, last)), str(YEARS[1])])


def days() -> str:
    """What `parse_date` takes; only that a year has no 29 February is not said."""
    whole_year = {"d": "0?[1-9]|[12][0-9]", "m": MONTH}
    ends = {"d": "30", "m": "0?[13-9]|1[0-2]"}, {"d": "31", "m": "0?[13578]|1[02]"}
    return whole(*(portable(form, {**part, "y": years()}) for form in DAY_FORMS for part in (whole_year, *ends)))


def _body() -> str:
    """What `parse_body` takes."""
    return rf"^(?:(?={portable(_ORGAN)}$)|(?!{portable(_LOCALITY)}$)){one_line()[1:]}"


def _answers() -> str:
    return however_written(_ANSWERS)


def whole_number(units: frozenset[str] = _COUNTED) -> str:
    """What `read_integer` takes."""
    return whole(_integer(units))


def _integer(units: frozenset[str]) -> str:
    unit = portable(re.compile("|".join(sorted(units, key=lambda one: (-len(one), one))), re.IGNORECASE))
    return portable(_INTEGER, {"unit": unit})


def _positive() -> str:
    return rf"^(?=[\s0.]*[1-9]){_integer(_COUNTED)}$"


MONTH = "0?[1-9]|1[0-2]"
_HOUR = {"h": "[01]?[0-9]|2[0-3]", "m": "[0-5][0-9]"}
MOST = 10**MAX_DIGITS - 1
_LINES = Typed("doan_van", "field.not_text", some_text, ANY, item=some_text)

Dong = Annotated[str, BeforeValidator(clean_line), Typed("dong", "text.multiline", one_line, ANY)]
DoanVan = Annotated[tuple[str, ...], BeforeValidator(clean_paragraphs), _LINES]
TenCoQuan = Annotated[str, BeforeValidator(parse_body), Typed("ten_co_quan", "agency.short", _body, ANY)]
Ngay = Annotated[date, BeforeValidator(parse_date), Typed("ngay", "date.format", days, ("date",))]
Gio = Annotated[
    time,
    BeforeValidator(parse_time),  # 14:00 is 840 minutes where YAML 1.1 is read
    Typed(
        "gio",
        "time.format",
        spelled(HOUR_FORM, _HOUR),
        ("number",),
        {"type": "integer", "minimum": 60, "maximum": 24 * 60 - 1},
    ),
]
GiaiDoan = Annotated[str, BeforeValidator(parse_period), Typed("giai_doan", "period.format", spelled(_PERIOD))]
SoDuong = Annotated[
    int,
    BeforeValidator(parse_positive),
    Typed("so_duong", "number.zero", _positive, ("number",), {"exclusiveMinimum": 0, "maximum": MOST}),
]
TenPhongTrao = Annotated[str, BeforeValidator(parse_title), Typed("ten_phong_trao", "text.multiline", one_line, ANY)]
SoVanBan = Annotated[
    str,
    BeforeValidator(parse_number),
    Typed(
        "so_van_ban",
        "notation.number",
        spelled(_NUMBER),
        ("number",),
        {"type": "integer", "minimum": 0, "maximum": 99_999},
    ),
]
SoKyHieu = Annotated[
    str, BeforeValidator(parse_notation), Typed("so_ky_hieu", "notation.whole", spelled(_NOTATION), ("date",))
]
SoNguyen = Annotated[
    int,
    BeforeValidator(parse_integer),  # 71.300 is a fraction to YAML
    Typed("so_nguyen", "number.format", whole_number, ("number",), {"minimum": 0, "maximum": MOST}),
]
CoKhong = Annotated[
    bool,
    BeforeValidator(parse_yes_no),
    Typed("co_khong", "choice.unknown", _answers, ("boolean",), choices=("có", "không")),
]
TenHinhThuc = Annotated[str, BeforeValidator(parse_award), Typed("ten_hinh_thuc", "text.multiline", one_line, ANY)]
