"""What is odd in a typed text, whichever way it came in."""

from ntm_docs.traits.old_fonts import to_unicode

__all__ = ["to_unicode"]
