"""The Vietnamese syllable: onset, rime, tone; what is none.

Generated from the rules of spelling: an onset, a rime that may follow it, a tone that the rime can carry. A syllable
that ends in p, t, c, ch carries sắc or nặng alone. Not known here: names in languages of the minorities, loan words.
"""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

# For patterns: the letters of the alphabet with every sign, small and capital.
SMALL_LETTERS = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL_LETTERS = SMALL_LETTERS.upper()
LEVEL, STOPPED = 0, frozenset((4, 5))
# Tones by their sign: huyền, hỏi, ngã, sắc, nặng.
_SIGNS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_LONGEST_ONSET = 3
_ONSETS = (
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_RIMES_TEXT = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu
    ia iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot oong ooc
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut
    ua uân uâng uât uây uê uêch uênh uên uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu uyn uyp
    ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh ych yt
"""
_RIMES = frozenset(_RIMES_TEXT.split())
_AFTER_QU_TEXT = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât ây e ec en eo et
    ê êch ên ênh êt êu i ich in it inh y ych ynh yt yên yêt yêu ơ ôc
"""
_AFTER_QU = frozenset(_AFTER_QU_TEXT.split())
_AFTER_GI = frozenset(("", "n", "m", "p", "êng", "êt", "êu", "êc", "ên", "êm"))  # the i is of both
_FRONT = tuple("iyeê")
_BEFORE_FRONT = frozenset(("k", "gh", "ngh"))
_NOT_BEFORE_FRONT = {"c": _FRONT, "g": ("e", "ê", "y"), "ng": _FRONT}
_MARKED = frozenset("ăâêôơ")  # the letter that carries the tone wherever it stands
_FIRST = frozenset(("oa", "oe", "uy", "uê", "uơ"))  # the tone of these stands on either letter where nothing follows
_VOWELS = frozenset("aăâeêioôơuưy")


class Syllable(NamedTuple):
    """Onset and rime without tone, and the tone: 0 level, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng."""

    onset: str
    rime: str
    tone: int


@lru_cache(maxsize=16_384)
def toneless(word: str) -> tuple[str, int, int]:
    """A word in small letters without its tone, the tone, and which letter carried it (-1 for none).

    >>> toneless("nghiệp"), toneless("đất")
    (('nghiêp', 5, 4), ('đât', 4, 1))
    """
    letters, tone, at = [], LEVEL, -1
    for index, char in enumerate(word):
        parts = unicodedata.normalize("NFD", char) if char > "\x7f" else char
        sign = next((one for one in parts[1:] if one in _SIGNS), "")
        if sign and tone:
            return word, -1, at
        if sign:
            tone, at = _SIGNS[sign], index
        letters.append(unicodedata.normalize("NFC", parts.replace(sign, "")) if sign else char)
    return "".join(letters), tone, at


@lru_cache(maxsize=16_384)
def parse(word: str) -> Syllable | None:
    """Onset, rime and tone of a word in small letters; None where no syllable can be so, whatever its tone.

    A rime that must carry sắc or nặng may have another tone here: see `tone_lost`. Where the tone is set on a wrong
    letter (`qúy`, `nghịêp`) it is none.

    >>> parse("nghành"), parse("quyết")
    (None, Syllable(onset='qu', rime='yêt', tone=4))
    """
    plain, tone, at = toneless(word)
    if tone < 0:
        return None
    for length in range(_LONGEST_ONSET, -1, -1):
        onset, rime = plain[:length], plain[length:]
        if onset in _ONSETS and _joins(onset, rime) and (at < 0 or _carries(onset, rime, at - len(onset))):
            return Syllable(onset, rime, tone)
    return None


def _joins(onset: str, rime: str) -> bool:
    """Whether a rime may follow an onset."""
    if onset == "qu":
        return rime in _AFTER_QU
    if onset == "gi" and rime in _AFTER_GI:
        return True
    if rime not in _RIMES:
        return False
    if onset in _BEFORE_FRONT:
        return rime.startswith(_FRONT)
    alone = (rime.startswith("y") and len(rime) > 1 and onset) or (rime.startswith("iê") and not onset)
    return not alone and not (onset in _NOT_BEFORE_FRONT and rime.startswith(_NOT_BEFORE_FRONT[onset]))


def _carries(onset: str, rime: str, at: int) -> bool:
    """Whether the tone may stand on the letter at `at` of the rime."""
    if at < 0:  # gì, gìn: the only vowel
        return onset == "gi" and at == -1 and not any(char in _VOWELS for char in rime)
    return at in _places(rime)


@cache
def _places(rime: str) -> tuple[int, ...]:
    """The letters of a rime that may carry its tone."""
    vowels = [index for index, char in enumerate(rime) if char in _VOWELS]
    marked = [index for index in vowels if rime[index] in _MARKED]
    if marked:
        return tuple(marked[-1:])
    if "ư" in rime:
        return (rime.index("ư"),)
    if len(vowels) == 1:
        return tuple(vowels)
    if len(vowels) == 3:  # noqa: PLR2004 -- oai, oay, uya: the middle one
        return (vowels[2],) if rime == "uya" else (vowels[1],)
    if len(vowels) < len(rime):  # something follows: the second
        return (vowels[1],)
    return (0, 1) if rime in _FIRST else (0,)


def tone_lost(word: str) -> bool:
    """Whether a word ends in p, t, c, ch as a syllable does and carries neither sắc nor nặng: `nghiêp`.

    >>> tone_lost("nghiêp"), tone_lost("nghiệp"), tone_lost("fax")
    (True, False, False)
    """
    found = parse(word)
    return found is not None and found.rime.endswith(("p", "t", "c", "ch")) and found.tone not in STOPPED


def with_tones(word: str) -> tuple[str, str]:
    """The two syllables that a word may be which has lost its tone: `nghiếp`, `nghiệp`."""
    plain, _tone, _at = toneless(word)
    onset = next(one for one in _ONSETS if plain.startswith(one) and _joins(one, plain[len(one) :]))
    at = len(onset) + (_places(plain[len(onset) :])[-1] if plain[len(onset) :] not in ("", "p") else -1)
    made = (plain[: at + 1] + sign + plain[at + 1 :] for sign in ("\u0301", "\u0323"))
    one, other = (unicodedata.normalize("NFC", word) for word in made)
    return one, other
