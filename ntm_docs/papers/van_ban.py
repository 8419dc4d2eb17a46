"""A document ready to be judged."""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from ntm_docs.layout import Layout, layout_on, load_layout
from ntm_docs.machine.frozen import frozen
from ntm_docs.papers.components import Part, Zone, is_caps, lines_in
from ntm_docs.papers.names import OFFICES
from ntm_docs.papers.parts.foot import read_foot
from ntm_docs.papers.parts.head import MARK, read_head
from ntm_docs.papers.parts.title import read_title, title_at
from ntm_docs.papers.parts.zones import split_zones
from ntm_docs.phrases.dates import date_in, days_in
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.notations import is_of_law
from ntm_docs.word.facts import Facts, Paragraph

Scope = Literal[
    "hanh_chinh", "quy_pham", "dang", "nuoc_ngoai", "ca_nhan", "hop_dong", "bieu_mau", "doanh_nghiep", "giay_to",
    "khong_ro", "truoc_nghi_dinh", "khong_chu",
]  # fmt: skip
_TYPE = re.compile(r"/\s*(?P<short>[^\W\d]+)\s*-")
_PERSONAL = (
    "don", "tokhai", "giaydenghi", "bancamket", "soyeulylich", "giaycamket", "giaybaolanh", "lylich", "bankiemdiem",
    "bantuthuat", "bantukiemdiem", "giayuyquyen", "giaycamdoan",
)  # fmt: skip
_PETITIONS = (
    "donxin", "dondenghi", "donkhieunai", "dontocao", "donkiennghi", "dondangky", "dontrinhbao", "soyeulylich",
    "lylich", "tokhai", "bancamket",
)  # fmt: skip
_CONTRACTS = (
    "hopdong", "phuluchopdong", "bienbanthanhlyhopdong", "bienbanthanhly", "vanbanthoathuan", "thoathuan",
    "giaothoahopdong", "giaymuonno", "giayvaytien", "giaychuyennhuong", "phulucbosunghopdong",
)  # fmt: skip
_FORMS = (
    "phieuthongtin", "phieukhaosat", "phieudanhgia", "phieudangky", "phieulayykien", "phieudieutra", "phieuthuthap",
    "mauphieu", "bieumau", "phieuhoi", "banghoi", "phieutrungcau", "noidungtaphuan",
)  # fmt: skip
_COMPANIES = (
    "congty",
    "doanhnghieptunhan",
    "tapdoan",
    "tongcongty",
    "hokinhdoanh",
    "nganhangtmcp",
    "nganhangthuongmai",
)
_BLANK = re.compile(r"[.…_]{4,}|:\s*$|☐|□|\[ ?\]")
_MOST_BLANKS = 0.4
# Working papers, none of the types of Nghị định 30/2020/NĐ-CP, Điều 7.
_WORKING = (
    "hoso",
    "mucluchoso",
    "mucluc",
    "phieugiaonhan",
    "giaybiennhan",
    "phieubieuquyet",
    "phieubau",
    "phieulayykien",
    "tongancach",
)
# Sheets that stay in the office, with a number or without.
_SHEETS = (
    "phieutrinh", "phieugiaitrinh", "giaitrinh", "banggiaitrinh", "phieuxuly", "phieuchuyen", "phieugui", "phieubao",
    "phieudexuat", "bangiaitrinh", "tokiemsoat", "phieukiemsoat", "phieutheodoi", "bangtonghopykien",
    "banggiaitrinhtiepthu",
    "giaitrinhtiepthu",
)  # fmt: skip
_SHEETS_OF_THE_DECREE = ("phieugui", "phieuchuyen", "phieubao")
_MERIT = "baocaothanhtich"
_PARTY = "dangcongsanvietnam"
_VIETNAMESE = frozenset("ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_WORD = 3
_TITLE_LINES, _FEW = 12, 6
_LEAST_SHARE, _LEAST_LETTERS = 0.03, 40
_PARTY_LINES = 30
_READ = ("body", "box")  # where the text of a document stands; headers and notes alone are none


@frozen
class RecognisedPaper:
    """A document as the rules see it. `zones[0]` is the document itself; `on` the day when it has no date.

    `layout` holds the ranges to judge by, the decree's or an office's own within them; `notations` the
    abbreviations that the office uses for itself and its units, empty when it has given none.
    """

    facts: Facts
    zones: tuple[Zone, ...]
    on: date | None = None
    layout: Layout = field(default_factory=load_layout)
    notations: frozenset[str] = frozenset()

    @property
    def main(self) -> Zone:
        """The document itself."""
        return self.zones[0]

    @property
    def plain(self) -> bool:
        """Whether it is a text without looks: nothing is known of how it is set."""
        return any(one.plain for one in self.facts.paragraphs)

    def parts(self, name: str) -> list[Part]:
        """The lines of a component in every zone, in order."""
        return [part for zone in self.zones for part in zone.of(name)]

    @cached_property
    def body(self) -> list[Paragraph]:
        """Paragraphs of the text outside tables, with letters in them, of every zone; lists of contents are none."""
        return [one for zone in self.zones for one in zone.text_lines]

    @cached_property
    def running(self) -> list[Paragraph]:
        """Paragraphs of running text: no centred titles, no tables, no dotted blanks of a form."""
        return [one for one in self.body if one.shape.align != "center" and _is_text(one.text)]

    @cached_property
    def sentences(self) -> list[tuple[Paragraph, str]]:
        """Paragraphs and cells with single spaces; titles in capitals are not sentences."""
        texts = [(one, " ".join(one.text.split())) for one in (*self.body, *self.tables)]
        return [(one, text) for one, text in texts if not is_caps(text)]

    @cached_property
    def written(self) -> list[tuple[Paragraph, str, str]]:
        """Every printed line outside headers, as it stands, with the component it is; empty for text and tables."""
        named = {
            (part.paragraph.number, part.text): name
            for zone in self.zones
            for name, parts in zone.parts.items()
            for part in parts
        }
        found = []
        for one in self.facts.paragraphs:
            if one.where in ("header", "footer") or not one.full_text:
                continue
            text = one.text
            if one.where == "body" and ("\t" in text or "\n" in text or "    " in text or "\u00a0\u00a0" in text):
                for part in lines_in(one, columns=True):
                    line = "".join(piece.text for piece in part.pieces).strip()
                    found.append((one, line, named.get((one.number, part.text), "")))
            else:
                found.append((one, text.strip(), named.get((one.number, one.full_text), "")))
        return found

    @cached_property
    def tables(self) -> list[Paragraph]:
        """Paragraphs of tables in the text."""
        return [one for zone in self.zones for one in zone.tables]

    @property
    def loai(self) -> str:
        """The type of the document: `Kế hoạch`; `Công văn` for one that prints none; empty where unknown."""
        if self.main.loai or self.main.of("ten_loai"):
            return self.main.loai
        named = self._by_notation()
        dispatch = self.main.of("trich_yeu_cv") or (self.main.of("kinh_gui") and self.main.of("so_ky_hieu"))
        return "Công văn" if self.main.of("trich_yeu_cv") or (dispatch and not named) else named

    def _by_notation(self) -> str:
        """The type that the notation says: `Tờ trình` for `/TTr-UBND`."""
        found = _TYPE.search(self.main.text("so_ky_hieu"))
        short = fold_key(found["short"]) if found else ""
        return next((name for name, abbr in self.layout.abbreviations.items() if abbr and fold_key(abbr) == short), "")

    @property
    def is_merit_report(self) -> bool:
        """Whether it is a báo cáo thành tích: it has no number and no Nơi nhận."""
        return fold_key(self.main.text("ten_loai") + self.main.text("trich_yeu")).startswith(_MERIT)

    @property
    def expected(self) -> tuple[str, ...]:
        """Components that a document of this kind must have (Phụ lục I and III)."""
        required = self.layout.required
        if self.main.kind != "van_ban":
            return required[self.main.kind]
        if self.is_merit_report:
            return required["bao_cao_thanh_tich"]
        return required.get(self.loai, required["van_ban"])

    @cached_property
    def day(self) -> date | None:
        """The day printed in the heading, if it is a whole date of the calendar."""
        for part in self.main.of("dia_danh_ngay"):
            found = next(days_in(part.text), None)
            return found.whole if found else None
        return None

    @cached_property
    def judged_on(self) -> date | None:
        """The day whose law holds: as printed, whole or in part; of the main document; of the meeting; as asked.

        Never today: an old document is judged by the law of its day, or not at all.
        """
        if self.day is not None:
            return self.day
        texts = [self.main.text("dia_danh_ngay"), self.main.text("kem_theo")]
        if self.loai == "Biên bản":
            texts += [one.full_text for one in self.main.body]
        return next((day for text in texts if (day := self._about(text))), self.on)

    def _about(self, text: str) -> date | None:
        """The day that a text names; of a month the first; of a year its first; not if the law changed after that."""
        found = date_in(text)
        if found is None:
            return None
        year, month, day = found.year, found.month or 0, found.day or 0
        if not month and any(year == one.year for one in self.layout.dates.values()):
            return None
        if not day and any(
            (year, month) == (one.year, one.month) and one.day > 1 for one in self.layout.dates.values()
        ):
            return None
        try:
            return date(year, month or 1, day or 1)
        except ValueError:
            return None

    @property
    def _first_title(self) -> str:
        """The first line of the title, folded: the name of a paper."""
        return next((fold_key(part.text) for part in self.main.of("ten_loai")), "")

    @cached_property
    def scope(self) -> Scope:
        """Whether the decree's rules are the right ones for this file."""
        if not any(char.isalnum() for one in self.facts.paragraphs if one.where in _READ for char in one.full_text):
            return "khong_chu"
        other = self._other_scope()
        if other is not None:
            return other
        known = self._is_known
        if not known:
            return "khong_ro"
        return "truoc_nghi_dinh" if self._is_older else "hanh_chinh"

    @property
    def _is_known(self) -> bool:
        """Whether the file has the marks of an office's paper: Quốc hiệu with a body, a number, a title with an end."""
        if self.main.of("so_ky_hieu") or self.main.kind != "van_ban" or self._is_titled:
            return True
        whole = self.main.of("ten_loai") or self.main.of("kinh_gui") or self.main.of("trich_yeu_cv")
        return bool(self.parts("quoc_hieu")) and bool(whole or self.main.of("co_quan_ban_hanh"))

    @property
    def _is_titled(self) -> bool:
        """Whether a title is that of a paper: of a type that the decree knows, or with an end as papers have."""
        ended = any(self.main.of(name) for name in ("noi_nhan_label", "quyen_han", "chuc_vu", "ho_ten"))
        return bool(self.main.of("ten_loai")) and (bool(self.main.loai) or ended)

    def _other_scope(self) -> Scope | None:
        """What the file is where it is none of the decree's; None where nothing says so."""
        if any(is_of_law(part.text) for part in self.main.of("so_ky_hieu")):
            return "quy_pham"
        texts = [one.full_text for one in self.facts.paragraphs if one.full_text]
        national = bool(self.parts("quoc_hieu"))
        if not national and any(_PARTY in fold_key(text) and is_caps(text) for text in texts[:_PARTY_LINES]):
            return "dang"
        if not national and _is_foreign(texts):
            return "nuoc_ngoai"
        return self._by_title()

    def _by_title(self) -> Scope | None:
        """What the title says: a paper of a person's own, a contract, a form, a sheet of the office, of a company."""
        numbered = bool(self.main.of("so_ky_hieu"))
        title = self._first_title
        if not title or title.startswith(OFFICES):
            title = self._line_like_a_title or title
        personal = title.startswith(_PERSONAL) and not self.main.of("co_quan_ban_hanh")
        if not numbered and (personal or title.startswith(_PETITIONS)):
            return "ca_nhan"
        if title.startswith(_CONTRACTS):
            return "hop_dong"
        if title.startswith(_SHEETS) or (title.startswith(_FORMS) if numbered else title in _WORKING):
            return "giay_to"
        if not numbered and (title.startswith(_FORMS) or (not self._is_signed and self._is_blank_form)):
            return "bieu_mau"
        if _is_sheet(title):
            return "giay_to"
        agency = fold_key(self.main.text("co_quan_chu_quan") + self.main.text("co_quan_ban_hanh"))
        return "doanh_nghiep" if agency.startswith(_COMPANIES) and "nhanuoc" not in agency else None

    @property
    def _line_like_a_title(self) -> str:
        """The first lines in capitals, folded, that name a paper of another kind; empty for none."""
        others = (*_PERSONAL[1:], *_PETITIONS, *_CONTRACTS, *_FORMS, *_SHEETS)
        near = [one.full_text for one in self.facts.paragraphs if one.full_text][:_TITLE_LINES]
        return next((fold_key(text) for text in near if is_caps(text) and fold_key(text).startswith(others)), "")

    @property
    def _is_signed(self) -> bool:
        return any(self.main.of(name) for name in ("noi_nhan_label", "quyen_han"))

    @property
    def _is_blank_form(self) -> bool:
        """Whether much of the text is blanks to fill in, and no body stands at its head."""
        lines = [one.full_text for one in self.facts.paragraphs if one.full_text]
        blank = sum(_BLANK.search(text) is not None for text in lines)
        return not self.main.of("co_quan_ban_hanh") and len(lines) > _FEW and blank > _MOST_BLANKS * len(lines)

    @property
    def _is_older(self) -> bool:
        """Whether the day is before the decree came into force."""
        return self.judged_on is not None and self.judged_on < self.layout.in_force


def _is_sheet(title: str) -> bool:
    """Whether a folded title is of a sheet of the office, whatever it is called: `phieuyeucau`, `bangtonghopykien`."""
    if title.startswith("phieu"):
        return title not in _SHEETS_OF_THE_DECREE
    return title.startswith(("bangtonghop", "bantonghop")) and any(one in title for one in ("giaitrinh", "tiepthu"))


def _is_foreign(texts: Sequence[str]) -> bool:
    """Whether hardly a letter of some texts is of Vietnamese."""
    letters = [char for text in texts for char in text.casefold() if char.isalpha()]
    marked = sum(char in _VIETNAMESE for char in letters)
    return len(letters) >= _LEAST_LETTERS and marked < _LEAST_SHARE * len(letters)


def _is_text(text: str) -> bool:
    """Words rather than the dotted blanks of a form."""
    letters = sum(map(str.isalpha, text))
    return letters >= _WORD and letters > sum(char in "._…" for char in text)


def recognise(
    facts: Facts, on: date | None = None, layout: Layout | None = None, notations: frozenset[str] = frozenset()
) -> RecognisedPaper:
    """Find every component of a document, wherever it stands."""
    paragraphs = [one for one in facts.paragraphs if one.where in _READ]
    zones = split_zones(paragraphs) or [Zone("van_ban", [])]
    for zone in zones:
        at = title_at(zone)
        read_head(zone, at)
        start = read_title(zone, at)
        end = read_foot(zone, start)
        zone.text_from, zone.text_to = start, end
        if zone.kind == "van_ban" and zone.of("kem_theo") and not zone.of("so_ky_hieu"):
            zone.kind = "kem_theo" if zone.of("quoc_hieu") else "danh_sach"  # in a file of its own
        for one in zone.paragraphs[start:end]:
            if not one.full_text or not any(part.text for part in lines_in(one, columns=False)):
                continue
            if one.cell is not None or one.box:
                zone.tables.append(one)
                zone.content.append(one)
            elif MARK.fullmatch(fold_key(one.full_text)):
                zone.add("khan", lines_in(one, columns=False)[0])
            elif not any(line.make == "signs" for line in one.lines):
                zone.body.append(one)
                zone.content.append(one)
    found = RecognisedPaper(facts, tuple(zones), on, layout or load_layout(), notations)
    held = layout or layout_on(found.judged_on)
    return found if held is found.layout else replace(found, layout=held)
