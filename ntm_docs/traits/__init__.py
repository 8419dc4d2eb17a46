"""What is odd in a typed text: one list."""

from typing import TYPE_CHECKING

from ntm_docs.machine.doors import door

if TYPE_CHECKING:
    from ntm_docs.traits.listed import TRAITS, Answer, Trait, ask
    from ntm_docs.traits.mojibake import mended_mojibake
    from ntm_docs.traits.old_fonts import PaperFont, of_font, of_paper, to_unicode
    from ntm_docs.traits.signs import refused_character
    from ntm_docs.traits.syllables import is_syllable
    from ntm_docs.traits.told import Kind, Told, excerpt, mark_of
else:
    __getattr__ = door(
        __name__,
        {
            ".listed": "TRAITS Answer Trait ask",
            ".mojibake": "mended_mojibake",
            ".old_fonts": "PaperFont of_font of_paper to_unicode",
            ".signs": "refused_character",
            ".syllables": "is_syllable",
            ".told": "Kind Told excerpt mark_of",
        },
    )

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
    "mended_mojibake",
    "of_font",
    "of_paper",
    "refused_character",
    "to_unicode",
]
