"""A starter of a day on which something begins or ends is of that day."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest
from filling import filled

from ntm_docs.planning import plan_input
from ntm_docs.planning.starting import StarterWish, start

# The last day of one state and the first of the next.
EDGES = [
    date(2025, 6, 30), date(2025, 7, 1), date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 1),
    date(2027, 2, 28),
]  # fmt: skip
OFFICES = [("Ủy ban nhân dân phường Hạ Long", "Quảng Ninh"), ("Sở Nội vụ", "Quảng Ninh")]
# What must be confirmed, not mended.
TO_CONFIRM = {
    "law.regime", "law.parts", "law.no_local", "law.title_only", "law.movement_text", "law.plan_other",
    "law.receipt_open", "law.basis_ending",
}  # fmt: skip


class DescribeAStarterAtAnEdge:
    @pytest.mark.parametrize(("office", "on"), list(product(OFFICES, EDGES)), ids=str)
    def it_asks_for_nothing_but_to_confirm(self, tmp_path: Path, office: tuple[str, str], on: date) -> None:
        for kind in ("ho-so", "ke-hoach"):
            path = tmp_path / f"{kind}.yaml"
            wish = StarterWish(None, on, None, *office, dated=True)
            path.write_text(text := filled(start(kind, path.name, wish).decode(), on), encoding="utf-8")
            assert {one.code for one in plan_input(path).warnings} <= TO_CONFIRM
            not_yet = "thành phố Quảng Ninh" if on < date(2026, 9, 1) else "tỉnh Quảng Ninh"
            assert not_yet not in text
