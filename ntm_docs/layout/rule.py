"""The rule under a title: its length, from the text."""

from collections.abc import Sequence

from ntm_docs.layout.constants import load_layout
from ntm_docs.layout.measure import Face, text_twips
from ntm_docs.machine.frozen import frozen

RULE_STYLE = "DuongKe"


@frozen
class DrawnRule:
    """A horizontal solid line of `length` twips, centred in `width` twips."""

    length: int
    width: int

    @property
    def indent(self) -> int:
        """Room left on each side of the line, in twips."""
        return max(0, (self.width - self.length) // 2)

    def __html__(self) -> str:
        """The paragraph that draws the line: its border is the rule, its indents set the length.

        A form places it with `{{p name }}`; the name is the one that template engines ask of a
        value that is markup already.
        """
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{RULE_STYLE}"/>'
            f'<w:ind w:left="{self.indent}" w:right="{self.indent}"/></w:pPr></w:p>'
        )


def rule_under(lines: Sequence[str], name: str, width: int, face: Face) -> DrawnRule:
    """The rule of component `name` under its printed `lines`, in a column of `width` twips.

    Where the decree gives a range (one third to one half of the line), the length suits the last
    line and, when possible, the longest one too (Phụ lục I, Mục II, khoản 2 and 5).
    """
    layout = load_layout()
    size = layout.size_of(name)
    allowed = layout.components[name].rule
    if allowed is None:
        raise ValueError(f"component {name} has no rule")
    low, high = allowed
    widths = [text_twips(line, size, face) for line in lines]
    wanted = widths[-1] * (low if low == high else layout.kit.rule_share)
    least, most = max(widths) * low, widths[-1] * high
    if least <= most:
        wanted = min(max(wanted, least), most)
    return DrawnRule(round(wanted), width)
