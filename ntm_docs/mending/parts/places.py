"""Heading and foot put into their two columns."""

import re
from collections.abc import Sequence
from typing import Any

from ntm_docs.layout import TWIPS_PER_MM, load_layout, text_twips
from ntm_docs.mending.draft import Workpiece, as_moved, span_of, words
from ntm_docs.papers.components import Part, Zone
from ntm_docs.word.changing.columns import column_table, is_regular, set_widths, unbordered
from ntm_docs.word.changing.letters import emptied, is_simple, letters_of, runs_between, text_of
from ntm_docs.word.changing.properties import drop, of, put
from ntm_docs.word.facts import Paragraph
from ntm_docs.word.numbering import W

_HEAD = (
    (("co_quan_chu_quan", "co_quan_ban_hanh"), ("quoc_hieu", "tieu_ngu")),
    (("so_ky_hieu", "trich_yeu_cv"), ("dia_danh_ngay",)),
)
_FOOT = ((("noi_nhan_label", "noi_nhan_item"), ("quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten")),)
_TWO, _HAND = 2, 17.0
_RECIPIENT = re.compile(r"(?<=[:;])\s*(?=[-\u2013]\s)")
Plan = Sequence[Sequence[Sequence[str]]]


def mend_places(draft: Workpiece) -> int:
    """Lines set beside each other by tabs and blanks go into a table; cells of one row into one row; no borders."""
    count = 0
    layout = load_layout()
    if _recipients_apart(draft):
        draft.look_again()
        count += 1
    for zone in draft.van_ban.zones:
        if zone.kind == "phu_luc":
            continue
        found = _into_table(draft, zone, _HEAD, layout.kit.header_columns_mm, "center")
        if not found and len(zone.signatures) <= 1:
            found = _into_table(draft, zone, _FOOT, layout.kit.signature_columns_mm, "left")
        if found:
            draft.look_again()
            return count + 1 + mend_places(draft)
    for step in (_heading_table, _heading_row, _foot_row):
        if step(draft):
            draft.look_again()
            count += 1
    return count


def _recipients_apart(draft: Workpiece) -> bool:
    """“Nơi nhận: - A; - B.” on one line: each recipient in a paragraph of its own."""
    done = False
    for _name, part in list(draft.zones_of("noi_nhan_label")):
        element = draft.element(part.paragraph)
        text = text_of(element)
        begins = [found.end() for found in _RECIPIENT.finditer(text)]
        if not begins or not text.strip().casefold().startswith("nơi nhận") or not is_simple(element):
            continue
        ends = [*begins, len(text)]
        spans = list(zip([0, *begins], ends, strict=True))
        before = words(element)
        runs = [runs_between(element, start, start + len(text[start:end].rstrip())) for start, end in spans]
        new = [emptied(element, one) for one in runs]
        for one in new:
            element.addprevious(one)
        element.getparent().remove(element)
        draft.edits.append(as_moved([element], before, new))
        draft.mended("place")
        done = True
    return done


def _into_table(draft: Workpiece, zone: Zone, plan: Plan, columns: object, align: str) -> bool:
    """A table of the lines of a plan, which stand side by side by tabs and blanks, or one below the other."""
    names = [name for row in plan for column in row for name in column]
    parts = [part for name in names for part in zone.of(name)]
    columns_there = all(any(zone.of(name) for row in plan for name in row[at]) for at in (0, 1))
    if not columns_there or any(_is_apart(part) for part in parts):
        return False
    numbers = sorted({part.paragraph.number for part in parts})
    block = [one for one in zone.paragraphs if numbers[0] <= one.number <= numbers[-1]]
    if not _is_whole(draft, zone, block, names):
        return False
    elements = [draft.element(one) for one in block]
    for one, element in zip(block, elements, strict=True):
        if not any(map(str.isalnum, one.text)) and one.text.strip():
            draft.edit("ke", [element], lambda element=element: _clear(element))  # type: ignore[misc]
    before = " ".join(map(words, elements))
    cut = {id(part): _runs(draft, part) for part in parts}
    rows = [
        [
            [
                _alone(draft, part, cut[id(part)], align if at == 0 else "center", name)
                for name in column
                for part in zone.of(name)
            ]
            for at, column in enumerate(row)
        ]
        for row in plan
    ]
    new = [paragraph for row in rows for cell in row for paragraph in cell]
    widths = _widths(draft, columns)
    table = column_table(elements[0], widths, [row for row in rows if any(row)])
    elements[0].addprevious(table)
    for element in elements:
        element.getparent().remove(element)
    draft.edits.append(as_moved(elements, before, new))
    draft.mended("place")
    return True


def _is_apart(part: Part) -> bool:
    one = part.paragraph
    return one.where != "body" or one.cell is not None or bool(one.box) or bool(one.label)


def _is_whole(draft: Workpiece, zone: Zone, block: Sequence[Paragraph], names: Sequence[str]) -> bool:
    """Whether a block holds nothing but the lines of the plan, all of it plain text of one parent."""
    numbers = {one.number for one in block}
    for name, parts in zone.parts.items():
        if name in names:
            continue
        if any(part.paragraph.number in numbers and any(map(str.isalnum, part.text)) for part in parts):
            return False
    elements = [draft.element(one) for one in block]
    counted = [
        sum(len(part.text.replace(" ", "")) for name in names for part in zone.of(name) if part.paragraph is one)
        for one in block
    ]
    for one, element, count in zip(block, elements, counted, strict=True):
        letters = len("".join(one.text.split()))
        if (
            one.where != "body"
            or one.cell is not None
            or not is_simple(element)
            or element.find(f"{W}pPr/{W}sectPr") is not None
        ):
            return False
        if any(map(str.isalnum, one.text)) and letters != count:
            return False
    return len({id(element.getparent()) for element in elements}) == 1


def _clear(element: Any) -> None:
    for one in letters_of(element):
        one.node.getparent().remove(one.node)


def _runs(draft: Workpiece, part: Part) -> list[Any]:
    """The runs of a line, cut where it begins and ends."""
    element = draft.element(part.paragraph)
    start, end = span_of(part)
    raw = "".join(one.text for one in letters_of(element))[start:end]
    return runs_between(element, start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip())))


def _alone(draft: Workpiece, part: Part, runs: Sequence[Any], align: str, name: str) -> Any:
    """A line of a paragraph in a paragraph of its own; room for the hand above the name of who signs."""
    new = emptied(draft.element(part.paragraph), runs)
    holder = of(new, "pPr")
    drop(holder, "ind", "tabs")
    put(holder, "jc", val=align)
    if name == "ho_ten":
        put(holder, "spacing", before=round(load_layout().kit.signature_gap_lines * _HAND * 20), after=0)
    return new


def _widths(draft: Workpiece, columns: object) -> list[int]:
    """Two columns as wide as the text, in the kit's proportion; the name of the country on one line."""
    assert isinstance(columns, dict) or hasattr(columns, "values")
    left, right = columns.values()
    room = min(draft.van_ban.facts.sections[0].text_width, round((left + right) * TWIPS_PER_MM))
    first = round(room * left / (left + right))
    return [first, room - first]


def _table_of(draft: Workpiece, part: Part) -> Any | None:
    return next(draft.element(part.paragraph).iterancestors(f"{W}tbl"), None)


def _heading_table(draft: Workpiece) -> bool:
    """No borders, as wide as the text, Quốc hiệu on one line."""
    national = next(iter(draft.van_ban.main.of("quoc_hieu")), None)
    if national is None or national.paragraph.cell is None:
        return False
    table, cell = _table_of(draft, national), national.paragraph.cell
    if table is None or not is_regular(table, _TWO):
        return False
    done = False
    if cell.bordered:
        unbordered(table)
        done = True
    inside = [one for one in draft.van_ban.facts.paragraphs if one.cell and one.cell.table == cell.table]
    width = max(one.left + one.width for one in inside) - min(one.left for one in inside)
    text = draft.van_ban.facts.sections[national.paragraph.section].text_width
    whole, slack = draft.van_ban.layout.slack.heading_table_mm
    least = (min(whole, text / TWIPS_PER_MM) - slack) * TWIPS_PER_MM
    room = national.paragraph.width - national.paragraph.shape.left - national.paragraph.shape.right
    wide = text_twips(load_layout().components["quoc_hieu"].text or "", min(national.sizes, default=12), "bold") > room
    if wide or width < least or width > text + round(5 * TWIPS_PER_MM):
        set_widths(table, _widths(draft, load_layout().kit.header_columns_mm))
        done = True
    if done:
        draft.mended("table")
    return done


def _heading_row(draft: Workpiece) -> bool:
    """Number and date stand in one row (VE08)."""
    number = next(iter(draft.van_ban.main.of("so_ky_hieu")), None)
    day = next(iter(draft.van_ban.main.of("dia_danh_ngay")), None)
    if number is None or day is None:
        return False
    return _level(draft, number, draft.van_ban.main.of("dia_danh_ngay"))


def _foot_row(draft: Workpiece) -> bool:
    """Nơi nhận stands in the row of the title of who signs (VR07)."""
    main = draft.van_ban.main
    rights = sorted((*main.of("quyen_han"), *main.of("chuc_vu")), key=lambda part: part.paragraph.number)
    if not rights or not main.of("noi_nhan_label") or draft.van_ban.loai == "Biên bản":
        return False
    return _level(draft, rights[0], [*main.of("noi_nhan_label"), *main.of("noi_nhan_item")])


def _level(draft: Workpiece, fixed: Part, moved: Sequence[Part]) -> bool:
    """Move some lines into the row of another, in their own column, where that cell is empty."""
    one, other = moved[0].paragraph.cell, fixed.paragraph.cell
    if one is None or other is None or one.table != other.table or one.row == other.row or one.column == other.column:
        return False
    table = _table_of(draft, fixed)
    if table is None or not is_regular(table, _TWO) or any(part.paragraph.cell != one for part in moved):
        return False
    rows = table.findall(f"{W}tr")
    source, target = (rows[cell.row].findall(f"{W}tc")[one.column] for cell in (one, other))
    if any(words(paragraph) for paragraph in target.iter(f"{W}p")):
        return False
    paragraphs = list(table.iter(f"{W}p"))
    before = " ".join(map(words, paragraphs))
    for paragraph in target.findall(f"{W}p"):
        target.remove(paragraph)
    for paragraph in source.findall(f"{W}p"):
        target.append(paragraph)
    source.append(source.makeelement(f"{W}p"))
    row = rows[one.row]
    if not any(words(paragraph) for paragraph in row.iter(f"{W}p")) and row.find(f".//{W}drawing") is None:
        table.remove(row)
    edit = as_moved(paragraphs, before, list(table.iter(f"{W}p")))
    if before != edit.after:
        draft.edits.append(edit)
    draft.mended("place")
    return True
