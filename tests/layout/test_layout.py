from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ntm_docs.layout import balance, constants, layout_on, load_layout, rule_under, text_twips
from ntm_docs.layout.measure import TWIPS_PER_MM
from ntm_docs.machine.own_data import load_data


class DescribeLayoutData:
    def it_says_what_its_types_ask(self) -> None:
        layout = load_layout()
        held = TypeAdapter(type(layout)).validate_python(asdict(layout))
        assert repr(held) == repr(layout)

    def it_says_nothing_else(self) -> None:
        said = load_data("layout", "nd30.yaml")
        with pytest.raises(TypeError, match="le_trai"):
            constants._layout({**said, "le_trai": 30})
        with pytest.raises(TypeError, match="dash"):
            constants._layout({**said, "slack": {**said["slack"], "dash": 1}})

    def it_lets_the_kit_choose_only_what_the_decree_allows(self) -> None:
        layout = load_layout()
        for side in ("top", "bottom", "left", "right"):
            low, high = getattr(layout.page, f"{side}_mm")
            assert low <= layout.kit.margins_mm[side] <= high, side
        for name, component in layout.components.items():
            if isinstance(component.size, tuple):
                low, high = component.size
                assert low <= layout.size_of(name) <= high, name
        text = layout.components["noi_dung"].more
        low, high = text["line"]
        assert low <= layout.kit.line <= high
        assert layout.kit.gap_pt >= text["gap_pt_min"]
        assert layout.kit.first_line_cm in text["first_line_cm"]

    def it_takes_the_sizes_of_one_set(self) -> None:
        layout = load_layout()
        sizes = {name: layout.size_of(name) for name in ("quoc_hieu", "tieu_ngu", "dia_danh_ngay")}
        assert sizes == dict(layout.size_sets["A"])

    def it_names_a_clause_for_every_component(self) -> None:
        assert all(component.clause for component in load_layout().components.values())

    def it_gives_the_national_name_room_on_one_line(self) -> None:
        layout = load_layout()
        name = layout.components["quoc_hieu"].text
        width = layout.kit.header_columns_mm["right"] * TWIPS_PER_MM
        assert text_twips(name or "", layout.size_of("quoc_hieu"), "bold") < width

    def its_heading_is_as_wide_as_the_text(self) -> None:
        layout = load_layout()
        assert sum(layout.kit.header_columns_mm.values()) == layout.text_width_mm()


class DescribeBalance:
    def it_keeps_a_short_title_on_one_line(self) -> None:
        assert balance("Về việc tặng Bằng khen", 9000, 14, "bold") == ["Về việc tặng Bằng khen"]

    def it_breaks_before_a_phrase_and_not_inside_a_word(self) -> None:
        title = "ĐỀ NGHỊ TẶNG THƯỞNG HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA"
        assert balance(title, 8606, 14, "bold") == ["ĐỀ NGHỊ TẶNG THƯỞNG", "HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA"]

    @given(st.lists(st.text("abcđêươ", min_size=1, max_size=12), min_size=1, max_size=30), st.integers(1500, 9000))
    def it_loses_no_word_and_exceeds_no_width(self, words: list[str], width: int) -> None:
        lines = balance(" ".join(words), width, 14, "bold")
        assert " ".join(lines).split(" ") == words
        widest_word = max(text_twips(word, 14, "bold") for word in words)
        assert all(text_twips(line, 14, "bold") <= max(width, widest_word) + 5 for line in lines)


class DescribeRule:
    def it_is_as_long_as_the_motto(self) -> None:
        motto = load_layout().components["tieu_ngu"].text or ""
        assert rule_under([motto], "tieu_ngu", 5613, "bold").length == text_twips(motto, 14, "bold")

    @given(st.lists(st.text("ABCĐÊƯƠ ", min_size=8, max_size=24), min_size=1, max_size=3))
    def it_is_one_third_to_one_half_of_the_last_line(self, lines: list[str]) -> None:
        last = text_twips(lines[-1], 13, "bold")
        assert last / 3 - 1 <= rule_under(lines, "co_quan_ban_hanh", 3742, "bold").length <= last / 2 + 1


class DescribeTheLayoutOfADay:
    @pytest.fixture
    def successor(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        """A decree that never was, with wider margins, from 01/7/2030."""
        known = constants.load_data("layout", "nd30.yaml")
        later = {
            **known,
            "in_force": date(2030, 7, 1),
            "decree": "Nghị định sau",
            "page": {**known["page"], "top_mm": [25, 30]},
        }
        constants._decrees.cache_clear()
        monkeypatch.setattr(constants, "_FILES", ("sau.yaml", "nd30.yaml"))
        monkeypatch.setattr(constants, "load_data", lambda _room, name: later if name == "sau.yaml" else known)
        yield
        constants._decrees.cache_clear()

    @pytest.mark.usefixtures("successor")
    @pytest.mark.parametrize(
        ("day", "top"),
        [
            (date(2030, 6, 30), 20),
            (date(2030, 7, 1), 25),
            (date(2019, 1, 1), 20),
            (None, 25),
        ],
        ids=["its last day", "the first of the next", "before them all", "drafted now"],
    )
    def it_is_that_of_the_decree_in_force(self, day: date | None, top: int) -> None:
        assert layout_on(day).page.top_mm[0] == top

    def it_is_the_one_decree_there_is(self) -> None:
        assert layout_on(date(2026, 11, 28)) is load_layout() is layout_on(None)
        assert load_layout().in_force == load_layout().dates["nghi_dinh_30"]
