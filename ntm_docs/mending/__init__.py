"""A paper with findings → its layout set right.

Page, margins, fonts, sizes, weight, capitals (by look: no letter changes), place of each part, drawn lines, indents,
gaps, page numbers; and of the text only signs: the fixed wording of Quốc hiệu and Tiêu ngữ, letters and marks of lists,
the signs of Nơi nhận, blanks, composed letters. That no word changed is proved on the bytes that are written.

Not mended, and so left to the person: words, missing parts, automatic numbering, what stands in text boxes beyond its
look, headings set in one column.
"""

from ntm_docs.mending.delivering import write_mended
from ntm_docs.mending.leaving import why_left
from ntm_docs.mending.mend import MendedPaper, mend

__all__ = ["MendedPaper", "mend", "why_left", "write_mended"]
