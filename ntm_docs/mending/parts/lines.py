"""Drawn lines under the right text, at the right length."""

from collections.abc import Sequence
from typing import Any

from ntm_docs.checking.judging import line_faults, line_under
from ntm_docs.layout import load_layout
from ntm_docs.mending.draft import Workpiece
from ntm_docs.mending.look import runs_of
from ntm_docs.mending.styles import ensure_rule
from ntm_docs.papers.components import Part, Zone
from ntm_docs.word.changing.letters import letters_of
from ntm_docs.word.changing.properties import drop, of, put
from ntm_docs.word.facts import Paragraph, RuleLine
from ntm_docs.word.numbering import W
from ntm_docs.word.shapes import lines_of

_NEAR = 12
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def mend_lines(draft: Workpiece) -> int:
    """Draw the lines that are missing, wrong, typed or underlined; returns how many."""
    count = 0
    for name in ("tieu_ngu", "co_quan_ban_hanh", "trich_yeu"):
        if name == "trich_yeu" and draft.van_ban.is_merit_report:
            continue
        for part, line in list(line_under(draft.van_ban, name)):
            zone = next(zone for zone in draft.van_ban.zones if any(part is one for one in zone.of(name)))
            if (
                part.paragraph.box
                or (name == "trich_yeu" and zone.of("kem_theo"))
                or _is_right(draft, zone, name, part, line)
            ):
                continue
            if _draw(draft, zone, name, part, line):
                draft.mended("line")
                count += 1
    return count


def _is_right(draft: Workpiece, zone: Zone, name: str, part: Part, line: RuleLine | None) -> bool:
    if line is not None and line.make in ("signs", "underline"):
        return False
    shares = draft.van_ban.layout.components[name].rule or (0.0, 1.0)
    parts = [part] if name == "tieu_ngu" else [part, max(zone.of(name), key=lambda one: one.width)]
    return any(not list(line_faults(one, line, shares)) for one in parts)


def _draw(draft: Workpiece, zone: Zone, name: str, part: Part, line: RuleLine | None) -> bool:
    """A line of its own below the last line of a part, in place of the one that is there."""
    if any(
        other.paragraph is part.paragraph and other not in zone.of(name)
        for others in zone.parts.values()
        for other in others
    ):
        return False  # several parts share the paragraph: a line below it would belong to none
    length = _length(draft, zone, name, part)
    if not length:
        return False
    element = draft.element(part.paragraph)
    if line is not None:
        _take_away(draft, zone, part, line)
    room = part.paragraph.width
    side = max(0, (room - length) // 2)
    new = element.makeelement(f"{W}p")
    holder = of(new, "pPr")
    put(holder, "pStyle", val=ensure_rule(draft))
    put(holder, "ind", left=side, right=max(0, room - length - side))
    element.addnext(new)
    return True


def _length(draft: Workpiece, zone: Zone, name: str, part: Part) -> int:
    """The length in twips that suits the last printed line, and where possible the longest too."""
    layout = load_layout()
    shares = draft.van_ban.layout.components[name].rule or (0.0, 1.0)
    low, high = shares
    column = part.paragraph.width
    widths = [min(one.width, column) for one in zone.of(name) if one.width]
    if not widths:
        return 0
    last = min(part.width, column) if part.width else widths[-1]
    if low == high:
        return round(last * low)
    wanted = last * layout.kit.rule_share
    least, most = max(widths) * low, last * high
    if least <= most:
        wanted = min(max(wanted, least), most)
    for candidate in (wanted, max(widths) * layout.kit.rule_share):
        line = RuleLine("border", round(candidate))
        if _is_right(draft, zone, name, part, line):
            return round(candidate)
    return round(wanted)


def _take_away(draft: Workpiece, zone: Zone, part: Part, line: RuleLine) -> None:
    """Remove the line that was there: signs, underlining, a border, a shape; no text goes with it."""
    start = zone.paragraphs.index(part.paragraph)
    if line.make == "underline":
        for one in (other for others in zone.parts.values() for other in others if other.paragraph is part.paragraph):
            for run in runs_of(draft.element(one.paragraph)):
                put(of(run, "rPr"), "u", val="none")
        return
    for below in zone.paragraphs[start : start + 1 + _NEAR]:
        if line in below.lines:
            _remove(draft, below, line)
            return


def _remove(draft: Workpiece, one: Paragraph, line: RuleLine) -> None:
    element = draft.element(one)
    if line.make == "signs":
        draft.edit("ke", [element], lambda: _empty(element))
        _drop_empty(element)
    elif line.make == "border":
        drop(of(element, "pPr"), "pBdr")
        style = element.find(f"{W}pPr/{W}pStyle")
        if not one.full_text:
            _drop_empty(element)
        elif style is not None:
            holder = put(of(element, "pPr"), "pBdr")
            for side in ("top", "bottom"):
                holder.append(holder.makeelement(f"{W}{side}", {f"{W}val": "nil"}))
    elif line.make == "cell":
        cell = next(element.iterancestors(f"{W}tc"))
        drop(cell.find(f"{W}tcPr"), "tcBorders")
    else:
        _remove_shape(element, one)
        if not one.full_text:
            _drop_empty(element)


def _empty(element: Any) -> None:
    for letters in letters_of(element):
        letters.node.getparent().remove(letters.node)


def _remove_shape(element: Any, one: Paragraph) -> None:
    """Shapes that are a line and nothing else; its stand-in for older programs goes with it."""
    for shape in list(element.iter(f"{W}drawing", f"{W}pict")):
        if (
            any(above.tag == f"{_MC}Fallback" for above in shape.iterancestors())
            or shape.find(f".//{W}txbxContent") is not None
        ):
            continue
        if list(lines_of(shape, one.width)):
            whole = next((above for above in shape.iterancestors(f"{_MC}AlternateContent")), shape)
            whole.getparent().remove(whole)


def _drop_empty(element: Any) -> None:
    """An empty paragraph goes, unless it is all its cell has, or ends a section."""
    parent = element.getparent()
    held: Sequence[Any] = [one for one in element.iter() if one is not element]
    keeps = any(
        one.tag.endswith(("}sectPr", "}drawing", "}pict", "}br", "}bookmarkStart", "}commentReference"))
        for one in held
        if isinstance(one.tag, str)
    )
    if keeps or (parent.tag == f"{W}tc" and (len(parent.findall(f"{W}p")) == 1 or parent[-1] is element)):
        return
    parent.remove(element)
