"""Size, weight, capitals and place of each part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ntm_docs.checking.judging import wrong_align, wrong_look, wrong_sizes
from ntm_docs.layout import load_layout, text_twips
from ntm_docs.mending.draft import Workpiece, span_of
from ntm_docs.mending.look import dress, runs_of, set_run, shape, strip_ends
from ntm_docs.mending.styles import Dress, dress_of
from ntm_docs.papers.components import Part
from ntm_docs.word.changing.letters import runs_between
from ntm_docs.word.changing.properties import drop, of, place, put, switch
from ntm_docs.word.numbering import W

_SET = ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")
_TWO = 2


@dataclass(frozen=True, slots=True)
class Manner:
    """How a component is mended: its style, the component it is judged as, whether its place is the decree's."""

    style: str
    judged_as: str = ""
    placed: bool = True
    small: bool = False  # printed in small letters


KINDS: Mapping[str, Manner] = {
    "quoc_hieu": Manner("QuocHieu"),
    "tieu_ngu": Manner("TieuNgu", small=True),
    "co_quan_chu_quan": Manner("ChuQuan"),
    "co_quan_ban_hanh": Manner("BanHanh"),
    "so_ky_hieu": Manner("SoKyHieu"),
    "dia_danh_ngay": Manner("DiaDanhNgay", small=True),
    "ten_loai": Manner("TenLoai"),
    "trich_yeu": Manner("TrichYeu", small=True),
    "trich_yeu_cv": Manner("TrichYeuCongVan", small=True),
    "tham_quyen": Manner("ThamQuyen"),
    "lenh": Manner("LenhQuyetDinh"),
    "kinh_gui": Manner("KinhGui", placed=False, small=True),
    "quyen_han": Manner("QuyenHan", "chuc_vu"),
    "chuc_vu": Manner("QuyenHan", "chuc_vu"),
    "ho_ten": Manner("HoTen", small=True),
    "noi_nhan_label": Manner("NoiNhan", placed=False, small=True),
    "noi_nhan_item": Manner("NoiNhanDong", placed=False),
    "phu_luc_so": Manner("PhuLuc", small=True),
    "phu_luc_ten": Manner("TenPhuLuc"),
    "kem_theo": Manner("KemTheo", small=True),
    "khan": Manner("TenLoai", "khan", placed=False),
}


def mend_components(draft: Workpiece, *, directly: bool = False) -> int:
    """Set every part that is not as the decree has it; returns how many. Looks again before the next round."""
    chosen = _chosen_set(draft)
    whole = _whole_paragraphs(draft)
    count = 0
    for name, part in list(draft.zones_of(*KINDS)):
        wanted = _wanted(draft, name, part, chosen)
        if not _is_wrong(draft, name, part, wanted):
            continue
        count += 1
        draft.mended("look")
        if directly or name == "khan" or part.paragraph.number not in whole:
            _directly(draft, name, part, wanted, whole=part.paragraph.number in whole)
        else:
            _by_style(draft, name, part, wanted)
    return count + _subject_gap(draft)


def _subject_gap(draft: Workpiece) -> int:
    """The subject of a dispatch stands six points below its number (VT06)."""
    first = next(iter(draft.van_ban.main.of("trich_yeu_cv")), None)
    if first is None or first.shared or first.paragraph.number < _TWO or first.paragraph.box:
        return 0  # a box is as high as it is: what is moved down in it may no longer show
    above = draft.van_ban.facts.paragraphs[first.paragraph.number - _TWO]
    blank = not above.full_text and above.cell == first.paragraph.cell
    least = round(draft.van_ban.layout.gap_above_subject() * 20)
    if blank or first.paragraph.shape.before + above.shape.after >= least:
        return 0
    spacing = of(draft.element(first.paragraph), "pPr").find(f"{W}spacing")
    if spacing is None:
        spacing = put(of(draft.element(first.paragraph), "pPr"), "spacing")
    spacing.set(f"{W}before", str(least))
    draft.mended("look")
    return 1


def _whole_paragraphs(draft: Workpiece) -> frozenset[int]:
    """Paragraphs that hold lines of one component and nothing else."""
    names: dict[int, set[str]] = {}
    for zone in draft.van_ban.zones:
        for name, parts in zone.parts.items():
            for part in parts:
                names.setdefault(part.paragraph.number, set()).add(KINDS[name].style if name in KINDS else name)
    return frozenset(number for number, found in names.items() if len(found) == 1)


def _chosen_set(draft: Workpiece) -> Mapping[str, float]:
    """The set of sizes of Quốc hiệu, Tiêu ngữ, date that the paper is nearest to; the smaller where room is lacking."""
    layout, main = load_layout(), draft.van_ban.main
    now = {name: main.of(name)[0].sizes[:1] for name in _SET if main.of(name)}
    found = {key: sum(now.get(name) == (size,) for name, size in one.items()) for key, one in layout.size_sets.items()}
    best = max(found, key=lambda key: (found[key], key == layout.kit.size_set))
    national = next(iter(main.of("quoc_hieu")), None)
    if national is not None and not national.shared:
        room = national.paragraph.width - national.paragraph.shape.left - national.paragraph.shape.right
        text = layout.components["quoc_hieu"].text or ""
        wide = text_twips(text, layout.size_sets[best]["quoc_hieu"], "bold") > room
        best = min(layout.size_sets, key=lambda key: layout.size_sets[key]["quoc_hieu"]) if wide else best
    return layout.size_sets[best]


def _wanted(draft: Workpiece, name: str, part: Part, chosen: Mapping[str, float]) -> Dress:
    """The dress of a part: its own size where that is allowed, else the kit's."""
    kind, layout = KINDS[name], draft.van_ban.layout
    component = layout.components[kind.judged_as or name]
    size = chosen.get(name) or layout.size_of(kind.judged_as or name)
    if name not in chosen and len(part.sizes) == 1 and not list(_size_faults(part, component.size)):
        size = part.sizes[0]
    if isinstance(component.size, tuple):
        size = min(max(size, component.size[0]), component.size[1])
    made = dress_of(kind.style, size=size)
    if name == "ho_ten":
        own = part.paragraph.shape
        made = dress_of(kind.style, size=size, before=own.before, after=own.after)
    return made


def _size_faults(part: Part, allowed: object) -> Iterator[object]:
    if isinstance(allowed, tuple):
        yield from wrong_sizes(part, allowed)


def _is_wrong(draft: Workpiece, name: str, part: Part, wanted: Dress) -> bool:
    return any(_faults(draft, name, part, wanted))


def _faults(draft: Workpiece, name: str, part: Part, wanted: Dress) -> Iterator[object]:
    """What of a part's look or place is not as it should be; the values say nothing."""
    kind = KINDS[name]
    as_name = kind.judged_as or name
    if any(map(str.isalnum, part.text)):
        yield from _size_faults(part, draft.van_ban.layout.components[as_name].size)
        yield len(part.sizes) > 1
        yield from wrong_look(part, as_name, caps=False if kind.small else None)
    if kind.placed:
        yield from wrong_align(part, as_name)
        yield not part.shared and part.paragraph.text[:1] in ("\t", " ", "\u00a0")
    yield kind.small and _capitals_by_look(part)
    if name == "noi_nhan_label":
        yield any(piece.look.underline for piece in part.pieces if piece.text.strip())
    if name in _SET and part.sizes and abs(part.sizes[0] - wanted.size) > draft.van_ban.layout.slack.size_pt:
        yield _is_set_mixed(draft)
    yield name in ("quoc_hieu", "tieu_ngu") and _far_apart(draft, name, part)


def _is_set_mixed(draft: Workpiece) -> bool:
    layout, main = load_layout(), draft.van_ban.main
    now = {name: main.of(name)[0].sizes[0] for name in _SET if main.of(name) and main.of(name)[0].sizes}
    return not any(all(one[name] == size for name, size in now.items()) for one in layout.size_sets.values())


def _far_apart(draft: Workpiece, name: str, part: Part) -> bool:
    """Whether a line is set away from the other of the two (VH11)."""
    if any(
        other.paragraph is part.paragraph for _n, other in draft.zones_of("quoc_hieu", "tieu_ngu") if other is not part
    ):
        return False
    shape_ = part.paragraph.shape
    gap = shape_.after if name == "quoc_hieu" else shape_.before
    slack = draft.van_ban.layout.slack
    return gap > slack.heading_gap_pt * 20 or (shape_.line_rule == "auto" and shape_.line > slack.heading_line)


def _capitals_by_look(part: Part) -> bool:
    return part.caps and any(piece.look.caps for piece in part.pieces if piece.text.strip())


def _by_style(draft: Workpiece, name: str, part: Part, wanted: Dress) -> None:
    element, kind = draft.element(part.paragraph), KINDS[name]
    holder = of(element, "pPr")
    kept = {one: holder.find(one) for one in _kept(name)}
    dress(draft, part.paragraph, wanted, weight=True)
    for own in kept.values():
        if own is not None and own.getparent() is None:
            place(holder, own)
    if name in ("quoc_hieu", "tieu_ngu"):
        drop(holder, "spacing")
    if kind.placed:
        strip_ends(element)
    _rest(element, name, part)


def _kept(name: str) -> tuple[str, ...]:
    """What a paragraph keeps of its own: its gaps, and its indents where the decree says nothing of its place."""
    own = ["spacing"] if name != "ho_ten" else []
    own += [] if KINDS[name].placed else ["ind", "jc"]
    return tuple(f"{W}{one}" for one in own)


def _directly(draft: Workpiece, name: str, part: Part, wanted: Dress, *, whole: bool) -> None:
    element, kind = draft.element(part.paragraph), KINDS[name]
    if whole:
        runs = runs_of(element)
        if kind.placed:
            shape(element, wanted)
            strip_ends(element)
    else:
        runs = runs_between(element, *span_of(part))
    for run in runs:
        set_run(run, wanted)
    _rest(element, name, part, runs)


def _rest(element: Any, name: str, part: Part, runs: list[Any] | None = None) -> None:
    """Capitals that are lacking or too many, by look alone; the line under a label."""
    kind = KINDS[name]
    component = load_layout().components[kind.judged_as or name]
    for run in runs if runs is not None else runs_of(element):
        if component.caps and not part.caps:
            switch(of(run, "rPr"), "caps", on=True)
        if kind.small and _capitals_by_look(part):
            switch(of(run, "rPr"), "caps", on=False)
        if name == "noi_nhan_label":
            put(of(run, "rPr"), "u", val="none")
