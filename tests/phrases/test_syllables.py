"""The Vietnamese syllable: what may be one, what lost its tone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.phrases.syllables import parse, tone_lost, toneless, with_tones

WHOLE = (
    "quyết nghiệp ngành gì giếng khuyến ngoèo uỷ ủy hoà hòa xoong được thuở quý rượu khuya yêu Ứng ị ăn".lower().split()
)
NONE = [
    "nghành",
    "qúy",
    "quyếet",
    "nghịêp",
    "kỉêm",
    "ngỉ",
    "cế",
    "kách",
    "gế",
    "đinhj",
    "krông",
    "drắk",
    "bcủa",
    "ttỉnh",
    "đượcc",
]
LOST = ["nghiêp", "lâp", "quyêt", "thưc", "cac", "nhât", "phap", "lich"]


class DescribeSyllables:
    @pytest.mark.parametrize("word", WHOLE)
    def they_are_whole(self, word: str) -> None:
        assert parse(word) is not None
        assert not tone_lost(word)

    @pytest.mark.parametrize("word", NONE)
    def but_these_letters_are_none(self, word: str) -> None:
        assert parse(word) is None

    @pytest.mark.parametrize("word", LOST)
    def they_lose_their_tone_before_p_t_c_ch(self, word: str) -> None:
        assert tone_lost(word)
        assert all(parse(one) is not None and not tone_lost(one) for one in with_tones(word))

    @given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ", max_size=8))
    def they_keep_their_letters_without_the_tone(self, word: str) -> None:
        plain, tone, at = toneless(word)
        if tone >= 0:
            assert len(plain) == len(word)
            assert (at >= 0) == (tone > 0)
            assert unicodedata.is_normalized("NFC", plain)
