"""A file → the parts of a Word document, its hazards.

One function for every door: `examine`. What is no document of Word's at all is refused by what it is
(`NotWordError`); of a document every hazard is told with its part and, in the main part, its paragraph. What a
hazard means for a door (refused, or told only) is for the door to say. Nothing is executed, no link is followed.

This room knows ISO/IEC 29500 and no word of Vietnamese: what a line of text means is for `papers`, what a fault is
called for the messages.

Not looked at: what stands inside embedded objects and fonts, pictures in WMF and EMF, and where hyperlinks lead.
"""

from ntm_docs.word.incoming.examine import Examined, examine
from ntm_docs.word.incoming.formats import Format, NotWordError, format_of
from ntm_docs.word.incoming.hazard import DAMAGE, Hazard, Kind

__all__ = ["DAMAGE", "Examined", "Format", "Hazard", "Kind", "NotWordError", "examine", "format_of"]
