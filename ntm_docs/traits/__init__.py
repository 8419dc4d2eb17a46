"""What is odd in a typed text: one list."""

from ntm_docs.traits.listed import TRAITS, Answer, Trait, ask
from ntm_docs.traits.mojibake import mended as mended_twice
from ntm_docs.traits.old_fonts import PaperFont, of_font, of_paper, to_unicode
from ntm_docs.traits.signs import refused_character
from ntm_docs.traits.syllables import is_syllable
from ntm_docs.traits.told import Kind, Told, excerpt, mark_of

__all__ = [
    "TRAITS",
    "Answer",
    "Kind",
    "PaperFont",
    "Told",
    "Trait",
    "ask",
    "excerpt",
    "is_syllable",
    "mark_of",
    "mended_twice",
    "of_font",
    "of_paper",
    "refused_character",
    "to_unicode",
]
