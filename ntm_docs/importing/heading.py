"""The heading of an existing document: agency, number, place, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ntm_docs.layout import load_layout
from ntm_docs.phrases.dates import PLACE_AND_FIGURES
from ntm_docs.phrases.keys import fold_key
from ntm_docs.reading import Passage

_NUMBER = re.compile(r"Số\s*:?\s*(?P<number>\d{1,5}[a-zđ]?)?[\s.…_]*(?P<rest>[/-].*)?")
_SUBJECT = re.compile(r"V/v:?\s*(?P<text>.*)", re.IGNORECASE)
# An agency's name begins with one of these; the line before it is then the body above.
OPENS = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BAN|PHÒNG|BỘ(?! TRƯỞNG)|CHI CỤC|CỤC|TỔNG CỤC|TRUNG TÂM|VĂN PHÒNG|CÔNG AN"
    r"|TRƯỜNG|CÔNG TY|HỘI|ĐẢNG)\b"
)
_PEOPLE = re.compile(
    r"(?:ỦY BAN|UỶ BAN) NHÂN DÂN (?P<level>TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU) (?P<name>.+)"
)
QUOC_HIEU = frozenset({"conghoaxahoichunghiavietnam"})
TIEU_NGU = "doclaptudohanhphuc"


@dataclass(slots=True)
class Heading:
    """What stands above the type of a document; empty texts were not found.

    `lines` keeps the lines that a part was read from, by the name of the part.
    """

    superior: str = ""
    agency: str = ""
    number: str = ""
    notation: str = ""
    place: str = ""
    day: str = ""
    subject: str = ""
    motto: str = ""
    lines: dict[str, list[Passage]] = field(default_factory=dict)
    unsure: list[Passage] = field(default_factory=list)


def read_heading(passages: Sequence[Passage]) -> Heading:
    """Each line of the heading, wherever it stands: table, tabs, paragraphs."""
    found = Heading()
    agency: list[str] = []
    subject_group = None
    for passage in passages:
        text = passage.text
        if subject_group is not None and passage.group == subject_group and not PLACE_AND_FIGURES.fullmatch(text):
            found.subject += f" {text}"
            found.lines["trích yếu"].append(passage)
            continue
        if fold_key(text) in QUOC_HIEU:
            continue
        if fold_key(text) == TIEU_NGU:
            found.motto = text
        elif (number := _NUMBER.fullmatch(text)) and not found.notation and not (number["rest"] or "").startswith("-"):
            found.lines["số"] = [passage]
            found.number, found.notation = number["number"] or "", (number["rest"] or "").strip("/- ")
        elif (date := PLACE_AND_FIGURES.fullmatch(text)) and not found.place:
            found.lines["ngày"] = [passage]
            found.place, found.day = date["place"], _day(date)
        elif subject := _SUBJECT.fullmatch(text):
            found.subject, subject_group = subject["text"], passage.group
            found.lines["trích yếu"] = [passage]
        elif text.isupper() and len(text) > 1:
            agency.append(text)
            found.lines.setdefault("cơ quan", []).append(passage)
        else:
            found.unsure.append(passage)
    found.superior, found.agency = _agencies(agency)
    found.subject = found.subject.strip()
    return found


def of_heading(text: str) -> bool:
    """Whether a line may stand in a heading: capitals, the motto, a number, a date."""
    return (
        text.isupper()
        or fold_key(text) == TIEU_NGU
        or bool(_NUMBER.fullmatch(text) or PLACE_AND_FIGURES.fullmatch(text))
    )


def set_aside(heading: Heading, *names: str) -> list[Passage]:
    """Parts that will not be printed, taken out of the heading again as the lines they were."""
    lines = [line for name in names for line in heading.lines.pop(name, [])]
    if "số" in names:
        heading.number = heading.notation = ""
    if "ngày" in names:
        heading.place = heading.day = ""
    if "cơ quan" in names:
        heading.superior = heading.agency = ""
    return lines


def _day(date: re.Match[str]) -> str:
    """As much of the date as is written: `12/7/2022`, `tháng 7/2022`, `2022`."""
    if not date["y"]:
        return ""
    if date["d"] and date["m"]:
        return f"{date['d']}/{date['m']}/{date['y']}"
    return f"tháng {date['m']}/{date['y']}" if date["m"] else str(date["y"])


def _agencies(lines: Sequence[str]) -> tuple[str, str]:
    """The body above and the issuing body: a new name begins with the word of a body."""
    names: list[list[str]] = []
    for line in lines:
        if not names or OPENS.match(line):
            names.append([line])
        else:
            names[-1].append(line)
    whole = [proper_name(" ".join(name)) for name in names]
    return " ".join(whole[:-1]), whole[-1] if whole else ""


def proper_name(name: str) -> str:
    """`ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG` → `Ủy ban nhân dân tỉnh Kiên Giang`; other names stay as they are."""
    found = _PEOPLE.fullmatch(name)
    if found is None:
        return name
    body = name[: found.start("level")].strip().capitalize()
    return f"{body} {found['level'].lower()} {found['name'].title()}"


def default_notation(kind: str, agency: str, unit: str) -> str:
    """The notation that the form sets by itself, to tell whether the document's own differs."""
    short = load_layout().abbreviations.get(kind.capitalize())
    return "-".join(part for part in ((short, agency) if short else (agency, unit)) if part)
