"""Text, bases, addressees, titles of levels."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ntm_docs.checking.judging import fills_line, is_spaced
from ntm_docs.layout import TWIPS_PER_MM, load_layout, text_twips
from ntm_docs.mending.draft import Workpiece, span_of
from ntm_docs.mending.look import dress, keep_emphasis, runs_of, set_directly, set_run, strip_ends
from ntm_docs.mending.styles import Dress, dress_of
from ntm_docs.outline import read_label
from ntm_docs.papers.components import Part, is_caps
from ntm_docs.word.changing.letters import runs_between
from ntm_docs.word.changing.properties import of, put, switch
from ntm_docs.word.facts import Paragraph

_TWIPS_PER_CM = 1440 / 2.54
_LONG_ITALIC, _LONGEST_TITLE = 12, 120
_TITLED = ("phan", "chuong", "muc", "tieu_muc")
_CONTENTS = re.compile(r"toc|tableofcontents|mucluc", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextSetting:
    """How this paper sets its text: size in points, first line and gaps in twips, lines."""

    size: float
    first: int
    before: int
    after: int
    line: int
    line_rule: str


def setting_of(draft: Workpiece) -> TextSetting:
    """What most of the text has where the decree allows it, else what the kit has."""
    layout = load_layout()
    sizes: Counter[float] = Counter()
    firsts: Counter[int] = Counter()
    gaps: Counter[tuple[int, int]] = Counter()
    lines: Counter[tuple[int, str]] = Counter()
    for one in draft.van_ban.running:
        for piece in one.pieces:
            if not piece.look.raised:
                sizes[piece.look.size] += piece.letters
        shape = one.shape
        firsts[shape.left + shape.first] += not one.text.startswith(("\t", " "))
        gaps[shape.before, shape.after] += 1
        if shape.line_rule == "auto":
            lines[round(shape.line * 240), "auto"] += 1
    low, high = draft.van_ban.layout.range_of("noi_dung", "size")
    size = next((one for one, _n in sizes.most_common() if low <= one <= high), layout.size_of("noi_dung"))
    first = next((one for one, _n in firsts.most_common() if _first_fits(draft, one)), _first(layout.kit.first_line_cm))
    gap = next(
        (one for one, _n in gaps.most_common() if sum(one) >= _least_gap(draft)), (round(layout.kit.gap_pt * 20), 0)
    )
    least, most = draft.van_ban.layout.range_of("noi_dung", "line")
    line = next(
        (one for one, _n in lines.most_common() if least <= one[0] / 240 <= most),
        (round(layout.kit.line * 240), "auto"),
    )
    return TextSetting(size, first, *gap, *line)


def _first(centimetres: float) -> int:
    return round(centimetres * _TWIPS_PER_CM)


def _least_gap(draft: Workpiece) -> float:
    return draft.van_ban.layout.gap_above_text() * 20


def _first_fits(draft: Workpiece, first: int) -> bool:
    layout = draft.van_ban.layout
    (low, high), slack = layout.range_of("noi_dung", "first_line_cm"), layout.slack.first_line_cm
    return low - slack <= first / _TWIPS_PER_CM <= high + slack


def mend_body(draft: Workpiece, *, directly: bool = False) -> int:
    """Set the text, the bases and the addressees as the decree has them; returns how many paragraphs were not."""
    setting = setting_of(draft)
    before: list[Paragraph] = []
    lists = draft.van_ban.running
    close = _close(draft, lists)
    for one in lists:
        if _CONTENTS.match(one.shape.style) or not _is_wrong(draft, one, setting, close):
            continue
        before.append(one)
        style = "KhoanTieuDe" if _all_bold(one) else "NoiDung"
        italic = _is_all_italic(one)
        wanted = _dress(style, setting, bold=_all_bold(one))
        if directly:
            set_directly(draft, one, wanted, weight=italic)
        else:
            dress(draft, one, wanted, weight=italic)
        strip_ends(draft.element(one))
        draft.mended("body")
    count = len(before) + _bases(draft, setting, directly=directly) + _addressees(draft, directly=directly)
    if before:
        draft.look_again()
        keep_emphasis(draft, [one for one in before if not _is_all_italic(one)])
    return count


def _dress(style: str, setting: TextSetting, **more: object) -> Dress:
    chosen = {name: getattr(setting, name) for name in ("size", "first", "before", "after", "line", "line_rule")}
    return dress_of(style, **chosen, **more)


def _all_bold(one: Paragraph) -> bool:
    inked = [piece for piece in one.pieces if any(map(str.isalnum, piece.text))]
    return bool(inked) and all(piece.look.bold for piece in inked)


def _is_all_italic(one: Paragraph) -> bool:
    """A long paragraph that slopes from end to end (VB07)."""
    italic = all(piece.look.italic for piece in one.pieces if piece.text.strip())
    return italic and len(one.text.split()) > _LONG_ITALIC and not one.text.strip().startswith("(")


def _close(draft: Workpiece, paragraphs: list[Paragraph]) -> frozenset[int]:
    """Paragraphs that stand too close below the one before."""
    numbers = {one.number: one for one in paragraphs}
    found = set()
    for number, one in numbers.items():
        above = numbers.get(number - 1)
        if above is None:
            continue
        joined = above.shape.contextual and one.shape.contextual and above.shape.style == one.shape.style
        if joined or above.shape.after + one.shape.before < _least_gap(draft):
            found.add(number)
    return frozenset(found)


def _is_wrong(draft: Workpiece, one: Paragraph, setting: TextSetting, close: frozenset[int]) -> bool:
    shape = one.shape
    sizes = {piece.look.size for piece in one.pieces if piece.letters and not piece.look.raised}
    if sizes - {setting.size} or _is_all_italic(one) or one.number in close:
        return True
    if shape.align not in ("justify", "right") and fills_line(one):
        return True
    if shape.align != "right" and (
        one.text.startswith(("\t", " ", "\u00a0")) or not _first_fits(draft, shape.left + shape.first)
    ):
        return True
    return not is_spaced(draft.van_ban.layout, one)


def _bases(draft: Workpiece, setting: TextSetting, *, directly: bool) -> int:
    """Bases slope, have the size of the text and its first line."""
    count = 0
    allowed = draft.van_ban.layout.components["can_cu"].size
    low, high = allowed if isinstance(allowed, tuple) else (13.0, 14.0)
    for _name, part in list(draft.zones_of("can_cu")):
        one = part.paragraph
        upright = part.italic is not True and any(
            not piece.look.italic and any(map(str.isalnum, piece.text)) for piece in part.pieces
        )
        wrong = upright or part.bold is True or any(not low <= size <= high for size in part.sizes)
        wrong = wrong or not (
            part.shared or _first_fits(draft, one.shape.left + one.shape.first) or one.text[:1] == "\t"
        )
        if not wrong or draft.van_ban.loai == "Công văn":
            continue
        count += 1
        draft.mended("body")
        wanted = _dress("CanCu", setting)
        if part.shared:
            for run in runs_between(draft.element(one), *span_of(part)):
                set_run(run, wanted)
        elif directly:
            set_directly(draft, one, wanted, weight=True)
        else:
            dress(draft, one, wanted, weight=True)
            strip_ends(draft.element(one))
    return count


def _addressees(draft: Workpiece, *, directly: bool) -> int:
    """Dashes of several addressees stand under the colon of Kính gửi (VK04)."""
    parts = draft.van_ban.main.of("kinh_gui")
    items = [part for part in parts[1:] if part.text.startswith("-") and not part.shared]
    if not items or directly:
        return 0
    first = parts[0]
    shape = first.paragraph.shape
    if first.shared or shape.align not in ("left", "justify") or "\t" in first.paragraph.text:
        return 0
    size = first.sizes[0] if first.sizes else load_layout().size_of("kinh_gui")
    colon = shape.left + shape.first + text_twips("Kính gửi", size)
    count = 0
    for part in items:
        own = part.paragraph.shape
        if abs(own.left + own.first - colon) <= load_layout().slack.dash_mm * TWIPS_PER_MM or part.paragraph.label:
            continue
        strip_ends(draft.element(part.paragraph))
        dash = text_twips("- ", part.sizes[0] if part.sizes else size)
        put(of(draft.element(part.paragraph), "pPr"), "ind", left=colon + dash, hanging=dash)
        draft.mended("place")
        count += 1
    return count


def mend_levels(draft: Workpiece) -> int:
    """Weight, place and capitals of Phần, Chương, Mục, of sections I, II, and of the words “Điều 1.”."""
    count = 0
    body = draft.van_ban.body
    for index, one in enumerate(body):
        found = read_label(one.full_text)
        if found is None or _CONTENTS.match(one.shape.style):
            continue
        label, rest = found
        if label.kind in _TITLED:
            below = body[index + 1] if index + 1 < len(body) else None
            titled = rest or below is None or read_label(below.full_text) is not None
            count += _title(draft, one, rest or None)
            if not titled and below is not None:
                count += _title(draft, below, below.full_text)
        elif label.kind == "la_ma" and label.mark == "." and not rest.endswith((";", ",")):
            count += _section(draft, one, rest)
        elif label.kind == "dieu":
            count += _article(draft, one, label.text)
    return count


def _title(draft: Workpiece, one: Paragraph, in_capitals: str | None) -> int:
    """A title of a level: centred and bold, in capitals by its look where it has words of its own."""
    centred, bold = one.shape.align == "center", all(piece.look.bold for piece in one.pieces if piece.text.strip())
    small = in_capitals is not None and not is_caps(in_capitals) and len(in_capitals) <= _LONGEST_TITLE
    if (centred and bold and not small) or len(one.text) > 2 * _LONGEST_TITLE:
        return 0
    element = draft.element(one)
    holder = of(element, "pPr")
    if not centred:
        put(holder, "jc", val="center")
        put(holder, "ind", left=0, right=0, firstLine=0)
        strip_ends(element)
    _embolden(draft, one)
    if small and in_capitals is not None:
        _capitals(draft, one, in_capitals)
    draft.mended("look")
    return 1


def _section(draft: Workpiece, one: Paragraph, rest: str) -> int:
    """A section I, II: capitals and bold; one that goes on as a sentence is left to the person."""
    bold = all(piece.look.bold for piece in one.pieces if piece.text.strip())
    small = not is_caps(rest) and len(rest) <= _LONGEST_TITLE and ". " not in rest and ":" not in rest
    if (bold or not (small or is_caps(rest))) and not small:
        return 0
    _embolden(draft, one)
    if small:
        _capitals(draft, one, rest)
    draft.mended("look")
    return 1


def _article(draft: Workpiece, one: Paragraph, label: str) -> int:
    """“Điều 1.” in bold."""
    letters = [piece for piece in one.pieces if piece.text.strip()]
    start = one.text.find(label)
    if not letters or letters[0].look.bold or start < 0 or one.label:
        return 0
    for run in runs_between(draft.element(one), start, start + len(label)):
        switch(of(run, "rPr"), "b", on=True)
    draft.mended("look")
    return 1


def _embolden(draft: Workpiece, one: Paragraph) -> None:
    for run in runs_of(draft.element(one)):
        switch(of(run, "rPr"), "b", on=True)


def _capitals(draft: Workpiece, one: Paragraph, text: str) -> None:
    """Capitals by look alone: the letters of the file stay."""
    start = max(0, len(one.text.rstrip()) - len(text)) if not one.label else 0
    for run in runs_between(draft.element(one), start, len(one.text)):
        switch(of(run, "rPr"), "caps", on=True)


def parts_of(draft: Workpiece, *names: str) -> Iterator[Part]:
    """The lines of some components."""
    yield from (part for _name, part in draft.zones_of(*names))
