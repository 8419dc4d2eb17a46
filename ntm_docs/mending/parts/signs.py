"""Fixed wording, letters of lists, signs of Nơi nhận, blanks."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ntm_docs.layout import load_layout
from ntm_docs.mending.draft import Workpiece, as_moved, span_of, words
from ntm_docs.outline import ALPHABET, Node, SourceLine, check_numbering, parse_blocks, to_tree
from ntm_docs.papers.components import Part
from ntm_docs.phrases.keys import same_text
from ntm_docs.word.changing.letters import compose, replace, text_of
from ntm_docs.word.numbering import W

_DASHES = "-\u2013\u2014"
_SPACED = re.compile(rf"\s*([{_DASHES}/])\s*")
_NUMBER = re.compile(r"^\s*(?P<label>số)\s*(?P<colon>:?)", re.IGNORECASE)
_TO = re.compile(r"^kính\s+gửi\s*:?", re.IGNORECASE)
_ITEM = re.compile(r"^[-\u2013\u2014+•*·▪●]\s*")
_SLIP = re.compile(r"(?<=\S)[ \u00a0]{2,3}(?=\S)")
_OPEN = re.compile(r"(?:\b(?:ngày|tháng|năm|số|Số:?)|[.…_:])$", re.IGNORECASE)
_OPEN_AFTER = re.compile(r"^(?:/|ngày|tháng|năm|[.…_])", re.IGNORECASE)
_NAMES_IN_CAPITALS = re.compile(r"(?:[A-ZĐÀ-Ỹ]{2,}\s+)+[A-ZĐÀ-Ỹ]{2,}")
_REFERRED = re.compile(r"điểm\s+[đefgjkw]\b", re.IGNORECASE)
_TWO = 2
_APPENDIX = re.compile(r"^PHỤ LỤC")


def mend_letters(draft: Workpiece) -> int:
    """Letters and their marks as one sign each."""
    count = 0
    for name, root in draft.parts.items():
        if root.tag in (f"{W}document", f"{W}hdr", f"{W}ftr", f"{W}footnotes", f"{W}endnotes"):
            for paragraph in root.iter(f"{W}p"):
                if compose(paragraph):
                    draft.mended("nfc", name)
                    count += 1
    return count


def mend_signs(draft: Workpiece) -> int:
    """Everything in the text that is a sign and no word of it; returns how many places."""
    steps: tuple[Callable[[Workpiece], int], ...] = (_motto, _number, _labels, _recipients, _names, _lists, _blanks)
    count = 0
    for step in steps:
        found = step(draft)
        if found:
            draft.look_again()
        count += found
    return count


def _replace(draft: Workpiece, kind: str, part: Part, text: str) -> int:
    """Other text for a line that is a part; 0 where it stands so already or cannot be written."""
    element = draft.element(part.paragraph)
    start, end = span_of(part)
    raw = text_of(element)[start:end]
    kept = raw.strip(" \u00a0")
    start += raw.find(kept)
    if kept == text:
        return 0
    return _write(draft, kind, element, start, start + len(kept), text)


def _write(draft: Workpiece, kind: str, element: Any, start: int, end: int, text: str) -> int:
    """Change only what differs, so that the looks of the rest stay."""
    old = text_of(element)[start:end]
    same = next(
        (at for at, (one, other) in enumerate(zip(old, text, strict=False)) if one != other), min(len(old), len(text))
    )
    tail = 0
    while tail < min(len(old), len(text)) - same and old[len(old) - 1 - tail] == text[len(text) - 1 - tail]:
        tail += 1
    done: list[bool] = []
    draft.edit(
        kind, [element], lambda: done.append(replace(element, start + same, end - tail, text[same : len(text) - tail]))
    )
    if done == [True]:
        draft.mended(kind)
        return 1
    return 0


def _motto(draft: Workpiece) -> int:
    """Quốc hiệu and Tiêu ngữ word for word, each on one line; HOÀ and HÒA are both right."""
    count = _join(draft)
    if count:
        draft.look_again()
    for name in ("quoc_hieu", "tieu_ngu"):
        wanted = load_layout().components[name].text or ""
        for _name, part in list(draft.zones_of(name)):
            printed = " ".join(part.text.split())
            right = same_text(printed) == same_text(wanted) if name == "quoc_hieu" else printed == wanted
            broken = name == "quoc_hieu" and "\n" in part.paragraph.text.strip("\n") and not part.shared
            if broken:
                count += _write_whole(draft, name, draft.element(part.paragraph), wanted)
            elif not right:
                count += _replace(draft, name, part, wanted)
    return count


def _join(draft: Workpiece) -> int:
    """A Quốc hiệu that stands in two paragraphs is one line again."""
    wanted = load_layout().components["quoc_hieu"].text or ""
    count = 0
    for zone in draft.van_ban.zones:
        parts = zone.of("quoc_hieu")
        if len(parts) < _TWO or same_text(" ".join(part.text for part in parts)) != same_text(wanted):
            continue
        elements = [draft.element(part.paragraph) for part in parts]
        if any(part.shared for part in parts) or len({id(one) for one in elements}) != len(parts):
            continue
        before = " ".join(map(words, elements))
        whole = text_of(elements[0])
        if replace(elements[0], len(whole.rstrip()), len(whole), " " + " ".join(part.text for part in parts[1:])):
            for other in elements[1:]:
                other.getparent().remove(other)
            draft.edits.append(as_moved(elements, before, elements[:1]))
            draft.mended("place")
            count += 1
    return count


def _write_whole(draft: Workpiece, kind: str, element: Any, text: str) -> int:
    """The whole text of a paragraph anew, its breaks too."""
    done: list[bool] = []
    whole = text_of(element)
    draft.edit(kind, [element], lambda: done.append(replace(element, 0, len(whole), text)))
    if done != [True]:
        return 0
    draft.mended(kind)
    return 1


def _number(draft: Workpiece) -> int:
    """“Số:” and no blanks in the notation; room to write a number into stays."""
    count = 0
    for _name, part in list(draft.zones_of("so_ky_hieu")):
        start, end = span_of(part)
        raw = text_of(draft.element(part.paragraph))[start:end].strip(" \u00a0")
        label = _NUMBER.match(raw)
        if label is None or "/" not in raw or "{" in raw or "«" in raw:
            continue
        number, _, notation = raw[label.end() :].partition("/")
        if number.strip().isdigit():
            number = f" {number.strip()}"
        notation = _SPACED.sub(lambda found: "-" if found[1] in _DASHES else "/", notation.strip())
        count += _replace(draft, "so", part, f"Số:{number}/{notation}")
    return count


def _labels(draft: Workpiece) -> int:
    """“Nơi nhận:” and “Kính gửi:” with their colon and in small letters."""
    count = 0
    for name, part in list(draft.zones_of("noi_nhan_label", "kinh_gui")):
        if name == "noi_nhan_label":
            if "".join(filter(str.isalpha, part.text)).casefold() == "nơinhận":
                count += _replace(draft, "noi_nhan", part, load_layout().components[name].text or "")
            continue
        start, end = span_of(part)
        raw = text_of(draft.element(part.paragraph))[start:end].strip(" \u00a0")
        found = _TO.match(raw)
        if found is not None and found[0] != "Kính gửi:":
            rest = raw[found.end() :]
            count += _replace(draft, "kinh_gui", part, "Kính gửi:" + (rest if rest[:1] in ("", " ") else f" {rest}"))
    return count


def _recipients(draft: Workpiece) -> int:
    """A dash before each recipient, “;” behind, “.” behind the last; addressees listed below Kính gửi the same."""
    count = 0
    for zone in draft.van_ban.zones:
        items = [part for part in zone.of("noi_nhan_item") if part.text]
        for index, part in enumerate(items):
            count += _recipient(draft, items, index, part)
    listed = [part for part in draft.van_ban.main.of("kinh_gui")[1:] if part.text]
    if len(listed) > 1 and all(_ITEM.match(part.text) for part in listed):
        for index, part in enumerate(listed):
            count += _recipient(draft, listed, index, part)
    return count


def _recipient(draft: Workpiece, items: list[Part], index: int, part: Part) -> int:
    begins = index == 0 or bool(_ITEM.match(part.text)) or items[index - 1].text.endswith((";", "."))
    last = index == len(items) - 1
    goes_on = not last and not (_ITEM.match(items[index + 1].text) or part.text.endswith((";", ".")))
    start, end = span_of(part)
    raw = text_of(draft.element(part.paragraph))[start:end].strip(" \u00a0")
    text = raw
    if begins and not part.paragraph.label:
        text = "- " + _ITEM.sub("", text)
    if not goes_on:
        wanted = "." if last else ";"
        if not text.endswith(wanted) and not _signed_by_drafter(text, last=last):
            text = text.rstrip(" ,;.:") + wanted
    return _replace(draft, "noi_nhan", part, text) if text != raw else 0


def _signed_by_drafter(text: str, *, last: bool) -> bool:
    """“Lưu: VT, NC.Châu”: the sign of who drafted it stands behind the dot."""
    return last and re.search(r"[\w)]\.\s?\(?[\w]{1,12}\)?$", text) is not None


def _names(draft: Workpiece) -> int:
    """A signer's name and the words “Phụ lục” typed in capitals: the same letters, small."""
    count = 0
    for _name, part in list(draft.zones_of("ho_ten")):
        start, end = span_of(part)
        raw = text_of(draft.element(part.paragraph))[start:end].strip(" \u00a0")
        if _NAMES_IN_CAPITALS.fullmatch(raw):
            count += _replace(draft, "ten", part, " ".join(word.capitalize() for word in raw.split(" ")))
    for _name, part in list(draft.zones_of("phu_luc_so")):
        start, end = span_of(part)
        raw = text_of(draft.element(part.paragraph))[start:end].strip(" \u00a0")
        if _APPENDIX.match(raw):
            count += _replace(draft, "ten", part, "Phụ lục" + raw[len("PHỤ LỤC") :])
    return count


def _lists(draft: Workpiece) -> int:
    """Letters of points in the Vietnamese order, and the sign behind a typed number or letter; no number changes."""
    count = 0
    referred = _REFERRED.search(" ".join(one.full_text for one in draft.van_ban.facts.paragraphs)) is not None
    for zone in draft.van_ban.zones:
        typed = {one.number: one for one in zone.body if not one.label}
        tree = to_tree(parse_blocks([SourceLine(one.number, one.full_text) for one in zone.body]))
        wanted = {} if referred else dict(_points(tree))
        for finding in check_numbering(tree):
            if finding.code == "outline.style" and finding.line not in wanted:
                wanted[finding.line] = finding.label, finding.expected
        for line, (label, text) in wanted.items():
            one = typed.get(line)
            start = one.text.find(label) if one is not None else -1
            if one is not None and start >= 0 and not one.text[:start].strip():
                count += _write(draft, "diem", draft.element(one), start, start + len(label), text)
    return count


def _points(nodes: Sequence[Node]) -> Iterator[tuple[int, tuple[str, str]]]:
    """Points that go by the Latin alphabet, or lack a đ: their label and the right one, by line.

    Only where all of a list is right afterwards: a list with a gap may lack a point.
    """
    series = [node for node in nodes if node.block.label is not None and node.block.label.kind == "diem"]
    yield from _relettered(series)
    for node in nodes:
        yield from _points(node.children)


def _relettered(series: Sequence[Node]) -> Iterator[tuple[int, tuple[str, str]]]:
    labels = [node.block.label.text for node in series if node.block.label is not None]
    letters, right = [label[0] for label in labels], ALPHABET[: len(labels)]
    if len(labels) > len(ALPHABET):
        return
    wrong = [at for at, letter in enumerate(letters) if letter != right[at]]
    latin = "".join(letters) == "abcdefghijklmnopqrstuvwxyz"[: len(letters)]
    if latin or (len(wrong) == 1 and letters[wrong[0]] == "e" and right[wrong[0]] == "đ"):
        for at in wrong:
            yield series[at].block.line, (labels[at], right[at] + labels[at][1:-1] + ")")


def _blanks(draft: Workpiece) -> int:
    """Two blanks where one is meant; room that is left for a number or a day stays."""
    count = 0
    chosen = {
        part.paragraph.number: part.paragraph
        for _n, part in draft.zones_of("can_cu", "trich_yeu", "kinh_gui", "noi_nhan_item", "phu_luc_ten")
        if not part.shared
    }
    chosen |= {one.number: one for one in (*draft.van_ban.body, *draft.van_ban.tables)}
    for one in chosen.values():
        element = draft.element(one)
        text = text_of(element)
        for found in reversed(list(_SLIP.finditer(text))):
            if not _OPEN.search(text[: found.start()]) and not _OPEN_AFTER.match(text[found.end() :]):
                replace(element, found.start(), found.end(), " ")
                draft.mended("blanks")
                count += 1
    return count
