"""One document in its parts, as words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.components import Zone, ZoneKind, lines_in
from ntm_docs.papers.grids import Grid, grids_of
from ntm_docs.papers.names import PREFIX
from ntm_docs.papers.parts.head import ABOUT, SUBJECT
from ntm_docs.papers.parts.title import DECISION_BASIS
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.citations import LAW_NAME
from ntm_docs.phrases.dates import place_and_day
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import Notation, read_notation
from ntm_docs.word.facts import Paragraph

_LABEL = re.compile(r"^nơi\s*nhận\s*:?\s*", re.IGNORECASE)
_TO = re.compile(r"^kính\s+gửi\s*:?\s*", re.IGNORECASE)
_ITEM = re.compile(r"^[-\u2013\u2014+•*]\s*")
_NEXT_ITEM = re.compile(r"(?<=[;.])\s*[-\u2013\u2014+•]\s+")
_FILED = re.compile(r"^lưu\s*(?::|(?=\s(?:VT|VP|HS)\b))\s*", re.IGNORECASE)  # also `Lưu VT`
_SIGNING = ("quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten")
_STAMPS = ("khan", "mat", "luu_hanh", "du_thao", "da_ky")
_HEAD = ("co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay")
_CLOSING = ("noi_nhan_label", "noi_nhan_item", "ngay_ky", *_SIGNING)
_ASIDE = "khac"
_RANK = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|Ths|ThS|Th\.S|BS|DS|CK\s?I{1,2}|BSCKI{1,2}|CN|KS|LS|NGND|NGƯT|TTND|TTƯT|Thạc sĩ|Tiến sĩ|"
    r"Bác sĩ|Kỹ sư|Cử nhân|Giáo sư|Phó Giáo sư|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|Đại úy)[.,\s]+)+",
    re.IGNORECASE,
)


@frozen
class Signer:
    """Who signs, as printed.

    Rights (`TM. …`, `KT. …`), title, what stands in small letters below it, name, and the rank (`BS CKII.`) before it.

    """

    rights: tuple[str, ...]
    title: str
    below: str
    name: str
    rank: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """All of it as lines, as printed."""
        name = " ".join(one for one in (self.rank, self.name) if one)
        return tuple(one for one in (*self.rights, self.title, self.below, name) if one)


@frozen
class Loose:
    """Text that is none of the parts, or may be more than one; `number` is its paragraph or line."""

    text: str
    number: int


@frozen
class Paper:
    """The parts of one document in its own words and capitals, lines joined; empty where they were not found.

    `loai` is its type as the decree names it, `title` as it is printed; `day` as far as it is written. `body` holds
    the text and its tables in order, `lines_of_text` the same as lines, each note behind its paragraph. `head_lines`,
    `addressed`, `closing` are the lines of agency, number and day, of Kính gửi, of the end as they stood. `loose` is
    what has no part. `drawn` are the paragraphs outside the text, `notes` the notes of a paragraph by its number,
    `grids` the tables of the text by their numbers.
    """

    kind: ZoneKind
    loai: str
    title: str
    superior: str
    agency: str
    notation: Notation
    place: str
    day: str
    subject: str
    attached: str
    appendix: str
    addressees: tuple[str, ...]
    authority: str
    bases: tuple[str, ...]
    body: tuple[Paragraph, ...]
    recipients: tuple[str, ...]
    filed: str
    signers: tuple[Signer, ...]
    stamps: tuple[str, ...]
    motto: str
    lines_of_text: tuple[str, ...]
    head_lines: tuple[Loose, ...]
    addressed: tuple[str, ...]
    closing: tuple[Loose, ...]
    loose: tuple[Loose, ...]
    drawn: frozenset[int]
    notes: Mapping[int, Sequence[str]]
    grids: Mapping[int, Grid]

    @property
    def lines(self) -> tuple[Loose, ...]:
        """All that it says, as lines."""
        said = (self.title, self.appendix, self.subject, self.attached, *self.addressed, self.authority, *self.bases)
        middle = [Loose(one, 0) for one in (*said, *self.lines_of_text) if one]
        return (*self.head_lines, *middle, *self.closing, *self.loose)

    @property
    def beside_type(self) -> str:
        """What the line of the title says behind the type: `TRIỂN KHAI …` of `KẾ HOẠCH TRIỂN KHAI …`."""
        words = self.title.split()
        for count in range(1, len(words)):
            if self.loai and fold_key(" ".join(words[:count])) == fold_key(self.loai):
                return " ".join(words[count:])
        return ""

    @property
    def agency_lines(self) -> frozenset[str]:
        """The lines of the agency and the body above it."""
        return frozenset(one.text for one in self.head_lines if one.text in f"{self.superior} {self.agency}")


def papers_of(van_ban: RecognisedPaper) -> tuple[Paper, ...]:
    """Each document of a file: itself, what is issued with it, its appendices."""
    first, *others = van_ban.zones
    notes: dict[int, list[str]] = {}
    for one in van_ban.facts.left_out:
        if one.kind == "footnote":
            notes.setdefault(one.paragraph, []).append(one.text)
    return (_paper(first, van_ban.loai, notes), *(_paper(zone, zone.loai, notes) for zone in others))


def _paper(zone: Zone, loai: str, notes: Mapping[int, Sequence[str]]) -> Paper:
    place, day = _place_and_day(zone)
    signed = zone.kind == "van_ban" and not zone.of("kem_theo")  # what is issued with another has no end of its own
    recipients, filed = _recipients(zone) if signed else ((), "")
    bases, no_bases = _bases(zone)
    text = list(zone.content) if signed else [*zone.content, *_end_of(zone)]
    dispatch = SUBJECT.sub("", zone.text("trich_yeu_cv"), count=1).lstrip(" :")
    dispatch = ABOUT.sub("", dispatch, count=1).lstrip() if ABOUT.match(dispatch) else dispatch
    appendix = zone.text("phu_luc_so")
    return Paper(
        kind=zone.kind,
        loai=loai,
        title=zone.text("ten_loai"),
        superior=zone.text("co_quan_chu_quan"),
        agency=zone.text("co_quan_ban_hanh"),
        notation=_notation(zone),
        place=place,
        day=day,
        subject=zone.text("trich_yeu") or zone.text("phu_luc_ten") or dispatch,
        attached=zone.text("kem_theo"),
        appendix=appendix,
        addressees=tuple(_addressees(zone)),
        authority=zone.text("tham_quyen"),
        bases=tuple(bases),
        body=tuple(text),
        recipients=recipients,
        filed=filed,
        signers=tuple(_signers(zone)) if signed else (),
        stamps=tuple(part.text for name in _STAMPS for part in zone.of(name)),
        motto=zone.text("tieu_ngu"),
        lines_of_text=tuple(_with_notes(text, notes)),
        head_lines=tuple(_as_lines(zone, _HEAD)),
        addressed=tuple(part.text for part in zone.of("kinh_gui")),
        closing=tuple(_as_lines(zone, _CLOSING)) if signed else (),
        loose=(*_odd_number(zone), *no_bases, *_loose(zone, text), *_notes_outside(zone, text, notes)),
        drawn=frozenset(one.number for one in zone.paragraphs) - frozenset(one.number for one in text),
        notes=notes,
        grids=grids_of(zone.paragraphs, text),
    )


def _odd_number(zone: Zone) -> Iterator[Loose]:
    """A number that is written in no way of the decree, `Số 12-KH/TU`: the line stays as it is."""
    for part in zone.of("so_ky_hieu"):
        if read_notation(part.text) is None:
            yield Loose(part.text, part.paragraph.number)


def _bases(zone: Zone) -> tuple[list[str], list[Loose]]:
    """The bases, each whole, and the lines among them that open like none and go on with none."""
    bases: list[str] = []
    others: list[Loose] = []
    for part in zone.of("can_cu"):
        if DECISION_BASIS.match(part.text):
            bases.append(_ITEM.sub("", part.text, count=1))
        elif bases and (not bases[-1].endswith((";", ".")) or part.text[:1].islower() or LAW_NAME.match(part.text)):
            bases[-1] = f"{bases[-1]} {part.text}"
        else:
            others.append(Loose(part.text, part.paragraph.number))
    return bases, others


def _as_lines(zone: Zone, names: Sequence[str]) -> Iterator[Loose]:
    parts = [part for name in names for part in zone.of(name) if name != "so_ky_hieu" or read_notation(part.text)]
    for part in sorted(parts, key=lambda one: one.paragraph.number):
        yield Loose(part.text, part.paragraph.number)


def _end_of(zone: Zone) -> Iterator[Paragraph]:
    """The paragraphs of the end that hold text."""
    for one in zone.paragraphs[zone.text_to :]:
        if one.full_text and not any(line.make == "signs" for line in one.lines):
            yield one


def _with_notes(text: Sequence[Paragraph], notes: Mapping[int, Sequence[str]]) -> Iterator[str]:
    last = {one.number: at for at, one in enumerate(text)}  # cells may stand on one line of a text
    for at, one in enumerate(text):
        yield from _lines_of(one)
        yield from notes.get(one.number, ()) if last[one.number] == at else ()


def _notes_outside(zone: Zone, text: Sequence[Paragraph], notes: Mapping[int, Sequence[str]]) -> Iterator[Loose]:
    inside = {one.number for one in text}
    for one in zone.paragraphs:
        if one.number not in inside:
            yield from (Loose(note, one.number) for note in notes.get(one.number, ()))


def _lines_of(paragraph: Paragraph) -> list[str]:
    """The printed lines of a paragraph that its author broke, the label before the first."""
    first, *others = [" ".join(line.split()) for line in paragraph.text.split("\n") if line.strip()] or [""]
    return [one for one in (f"{paragraph.label} {first}".strip() if first else first, *others) if one]


def _place_and_day(zone: Zone) -> tuple[str, str]:
    """Of the whole of the lines, else of the first that says both."""
    texts = [zone.text("dia_danh_ngay"), *(part.text for part in zone.of("dia_danh_ngay"))]
    return next((found for text in texts if (found := place_and_day(text))), ("", ""))


def _notation(zone: Zone) -> Notation:
    return next((found for part in zone.of("so_ky_hieu") if (found := read_notation(part.text))), Notation("", ""))


def _addressees(zone: Zone) -> Iterator[str]:
    lines: list[str] = []
    for part in zone.of("kinh_gui"):
        if lines and _ITEM.match(lines[-1]) and part.text[:1].islower() and not lines[-1].endswith((";", ".", ":")):
            lines[-1] = f"{lines[-1]} {part.text}"  # a name of the list that was broken
        else:
            lines.append(part.text)
    for line in lines:
        text = _ITEM.sub("", _TO.sub("", line, count=1), count=1).rstrip(" ;.,")
        if text:
            yield text


def _recipients(zone: Zone) -> tuple[tuple[str, ...], str]:
    """Nơi nhận, a line each, and what is filed; several on one line are parted where a dash follows a stop."""
    lines = [_LABEL.sub("", part.text, count=1) for part in zone.of("noi_nhan_label")]
    lines += [part.text for part in zone.of("noi_nhan_item")]
    lines = _unbroken(lines)
    items = [_ITEM.sub("", one.strip(), count=1).rstrip(" ;.,") for line in lines for one in _NEXT_ITEM.split(line)]
    filed = next((one for one in items if _FILED.match(one)), "")
    return tuple(one for one in items if one and one != filed), _FILED.sub("", filed, count=1)


def _unbroken(lines: Sequence[str]) -> list[str]:
    """Recipients with their dashes; a line without one goes on with the name above, unless that ended."""
    made: list[str] = []
    for line in lines:
        if made and not _ITEM.match(line) and _ITEM.match(made[-1]) and not made[-1].endswith((";", ".", ":")):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _signers(zone: Zone) -> Iterator[Signer]:
    """Each column of signatures; the lines of a column in their order."""
    for signed in zone.signatures:
        found = {name: [part.text for part in parts] for name, parts in signed.items()}
        name = " ".join(found.get("ho_ten", ()))
        rank = _RANK.match(name)
        yield Signer(
            tuple(_rights(found.get("quyen_han", ()))),
            " ".join(found.get("chuc_vu", ())),
            " ".join(found.get("chuc_vu_khac", ())),
            name[rank.end() :] if rank else name,
            rank[0].strip() if rank else "",
        )


def _rights(lines: Sequence[str]) -> list[str]:
    """`TM. …`, `KT. …`, each with the line that carries it on."""
    made: list[str] = []
    for line in lines:
        if made and not PREFIX.match(line):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return made


def _loose(zone: Zone, text: Sequence[Paragraph]) -> Iterator[Loose]:
    """The lines that became no part: of a paragraph that did in part, those whose words are in none of its parts."""
    told: dict[int, Counter[str]] = {}
    for name, parts in zone.parts.items():
        if name != _ASIDE:
            for part in parts:
                told.setdefault(id(part.paragraph), Counter()).update(part.text.split())
    inside = {id(one) for one in text}
    for paragraph in zone.paragraphs:
        if id(paragraph) in inside or not any(map(str.isalnum, paragraph.full_text)):
            continue
        left = told.get(id(paragraph), Counter())
        for part in lines_in(paragraph, columns=True):
            words = Counter(part.text.split())
            if words <= left:
                left -= words
            elif any(map(str.isalnum, part.text)):
                yield Loose(part.text, paragraph.number)


def text_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Each paragraph on one line, its label before it."""
    return [text for one in paragraphs if (text := one.full_text)]
