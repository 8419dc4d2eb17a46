"""Every line of a paper that may state a fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.word.facts import Paragraph

# title: the whole title on one line; attached: “(Kèm theo …)”; agency, signature: of the head and the foot;
# base: a căn cứ; cell: one cell of a table; text: the text itself.
What = Literal["title", "attached", "agency", "signature", "base", "cell", "text"]
_JOINED: tuple[tuple[What, tuple[str, ...]], ...] = (
    ("agency", ("co_quan_chu_quan",)),
    ("agency", ("co_quan_ban_hanh",)),
    ("title", ("ten_loai", "trich_yeu")),
    ("title", ("phu_luc_ten",)),
    ("attached", ("kem_theo",)),
)
_ALONE: tuple[tuple[What, tuple[str, ...]], ...] = (
    ("base", ("can_cu",)),
    ("signature", ("quyen_han", "chuc_vu", "ho_ten")),
    ("text", ("kinh_gui", "tham_quyen")),
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“(\-])|(?<=;)\s+")


@dataclass(frozen=True, slots=True)
class StatedLine:
    """A text on one line and the paragraph that begins it."""

    what: What
    text: str
    paragraph: Paragraph

    def sentences(self) -> list[str]:
        """The text cut at its stops."""
        return _SENTENCE.split(self.text)


def lines_of(van_ban: RecognisedPaper) -> Iterator[StatedLine]:
    """The lines of a paper: what stands in one place told as one, the text of a cell too."""
    for zone in van_ban.zones:
        for what, names in _JOINED:
            parts = [part for name in names for part in zone.of(name)]
            if parts:
                yield StatedLine(what, " ".join(part.text for part in parts), parts[0].paragraph)
        for what, names in _ALONE:
            yield from (StatedLine(what, part.text, part.paragraph) for name in names for part in zone.of(name))
        yield from _text(zone.content)


def _text(content: list[Paragraph]) -> Iterator[StatedLine]:
    cells: dict[tuple[int, int, int], list[Paragraph]] = {}
    for one in content:
        if one.cell is None:
            yield StatedLine("text", one.full_text, one)
        else:
            cells.setdefault((one.cell.table, one.cell.row, one.cell.column), []).append(one)
    for inside in cells.values():
        yield StatedLine("cell", " ".join(one.full_text for one in inside), inside[0])
