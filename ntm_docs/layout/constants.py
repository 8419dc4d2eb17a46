"""The decree's layout data, typed.

Every paper that is made or checked asks for it, so it is put together as it stands; that the data files say what the
types ask is held by the tests.
"""

from collections.abc import Mapping
from dataclasses import field, fields
from datetime import date
from functools import cache
from typing import Any, Literal

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data

Range = tuple[float, float]
_FILES = ("nd30.yaml",)


@frozen
class Page:
    """Paper and margins in millimetres; ranges are [least, most] (Phụ lục I, Mục I)."""

    size: str
    width_mm: float
    height_mm: float
    top_mm: Range
    bottom_mm: Range
    left_mm: Range
    right_mm: Range
    clause: str


@frozen
class Component:
    """One thành phần thể thức: allowed sizes in points, weight, slope, place, rule and clause; `more` of its own."""

    clause: str
    size: Range | Literal["body"] | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    align: Literal["left", "center", "justify"] = "left"
    text: str | None = None
    rule: Range | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


@frozen
class Kit:
    """What the kit chooses inside the decree's ranges; lengths carry their unit."""

    size_set: str
    margins_mm: Mapping[str, float]
    landscape_margins_mm: Mapping[str, float]
    header_distance_mm: float
    size: Mapping[str, float]
    first_line_cm: float
    gap_pt: float
    line: float
    rule_share: float
    header_columns_mm: Mapping[str, float]
    signature_columns_mm: Mapping[str, float]
    minutes_columns_mm: Mapping[str, float]
    award_columns_mm: Mapping[str, float]
    signature_gap_lines: int


@frozen
class Slack:
    """How far a measure may be from the decree's before it is a fault; lengths carry their unit."""

    size_pt: float
    paper_mm: float
    margin_mm: float
    first_line_cm: float
    line: float
    exact_line_pt: tuple[float, float]
    heading_line: float
    heading_gap_pt: float
    heading_table_mm: tuple[float, float]
    motto_rule: float
    rule: float
    dash_mm: float


@frozen
class Drafts:
    """Habits of drafting: blanks left for the number, lines of a subject."""

    number_room: int
    subject_lines: int


@frozen
class Layout:
    """A decree on layout as numbers, since it came into force: Nghị định 30/2020/NĐ-CP."""

    in_force: date
    page: Page
    font: Mapping[str, str]
    page_number: Mapping[str, Any]
    components: Mapping[str, Component]
    size_sets: Mapping[str, Mapping[str, float]]
    abbreviations: Mapping[str, str | None]
    kit: Kit
    slack: Slack
    drafts: Drafts
    required: Mapping[str, tuple[str, ...]]
    decree: str
    dates: Mapping[str, date]
    clauses: Mapping[str, str]

    def size_of(self, name: str) -> float:
        """Point size that the kit gives to a component: its size set, its choice, else the body."""
        chosen = self.size_sets[self.kit.size_set].get(name) or self.kit.size.get(name)
        if chosen is not None:
            return chosen
        allowed = self.components[name].size
        body = self.kit.size["body"]
        if allowed is None or allowed == "body":
            return body
        low, high = allowed
        return min(max(body, low), high)

    def clause_of(self, name: str) -> str:
        """The clause of a component, of the page, or of another topic, with the name of the decree."""
        found = self.components.get(name)
        clause = found.clause if found is not None else self.clauses[name]
        return f"{self.decree}, {clause}" if clause.startswith(("Phụ lục", "Điều")) else clause

    def range_of(self, name: str, measure: str) -> Range:
        """The least and the most of a measure of a component: `range_of("noi_dung", "first_line_cm")`."""
        component = self.components[name]
        low, high = component.more[measure] if measure in component.more else getattr(component, measure)
        return float(low), float(high)

    def gap_above_text(self) -> float:
        """The least gap between paragraphs of the text, in points."""
        return self._figure("noi_dung", "gap_pt_min")

    def gap_above_subject(self) -> float:
        """The gap between the number of a dispatch and its subject, in points."""
        return self._figure("trich_yeu_cv", "space_before_pt")

    def _figure(self, name: str, measure: str) -> float:
        return float(self.components[name].more[measure])

    def text_width_mm(self) -> float:
        """Width of the text area of an upright page, in millimetres."""
        return self.page.width_mm - self.kit.margins_mm["left"] - self.kit.margins_mm["right"]


def load_layout() -> Layout:
    """The layout of the newest decree, for what is drafted now."""
    return layout_on(None)


def layout_on(day: date | None) -> Layout:
    """The layout that holds on a day: the newest where no day is known, the oldest before them all."""
    known = _decrees()
    held = [one for one in known if day is None or one.in_force <= day]
    return (held or known[:1])[-1]


@cache
def _decrees() -> tuple[Layout, ...]:
    """Every decree on layout that is known, the oldest first; a successor is one more file."""
    found = [_layout(load_data("layout", name)) for name in _FILES]
    return tuple(sorted(found, key=lambda one: one.in_force))


def _layout(said: Mapping[str, Any]) -> Layout:
    """What a file says; a name that the types do not know, or lack, is refused by them."""
    typed = {
        "page": Page(**_figures(said["page"])),
        "components": {name: _component(one) for name, one in said["components"].items()},
        "size_sets": _figures(said["size_sets"]),
        "kit": Kit(**{**_figures(said["kit"]), "signature_gap_lines": said["kit"]["signature_gap_lines"]}),
        "slack": Slack(**_figures(said["slack"])),
        "drafts": Drafts(**said["drafts"]),
        "required": {name: tuple(parts) for name, parts in said["required"].items()},
    }
    return Layout(**{**said, **typed})


def _component(said: Mapping[str, Any]) -> Component:
    known = {one.name for one in fields(Component)} & said.keys()
    more = {name: value for name, value in said.items() if name not in known}
    return Component(**{name: _figures(said[name]) for name in known}, more=more)


def _figures(said: Any) -> Any:
    """Numbers as measures, ranges as tuples, at any depth; words, truth values and days as they are."""
    if isinstance(said, Mapping):
        return {name: _figures(value) for name, value in said.items()}
    if isinstance(said, list):
        return tuple(map(_figures, said))
    return float(said) if type(said) is int else said
