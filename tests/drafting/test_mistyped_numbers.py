"""Numbers of cited texts that may be one another mistyped."""

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.drafting.citations import DraftCitation, mistyped, near
from ntm_docs.problems import Place

CITED = st.builds(
    DraftCitation,
    st.text("0123", min_size=1, max_size=4),
    st.sampled_from(["/KH-UBND", "/QĐ-UBND"]),
    st.sampled_from([date(2026, 1, 5), date(2026, 1, 6)]),
    st.just(Place("ke-hoach.yaml")),
    st.just("nội dung"),
)


class DescribeMistypedNumbers:
    @given(st.lists(CITED, max_size=20))
    def they_are_found_as_if_each_were_held_against_each(self, cited: list[DraftCitation]) -> None:
        pairs = [
            (one, other)
            for one, other in combinations(cited, 2)
            if (one.rest, one.day) == (other.rest, other.day) and near(one.number, other.number)
        ]
        assert [(id(one), id(other)) for one, other in mistyped(cited)] == [(id(a), id(b)) for a, b in pairs]
