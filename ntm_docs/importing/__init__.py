"""An existing document (.docx, .txt) → input for build.

Every word is kept. The parts are those that `papers/` reads; what is not recognised is kept as text in `chưa rõ`, with
a comment. Tables of the text come in as tables (`bảng`), what is bold or italic inside a sentence with its marks;
frames of one cell and text boxes as paragraphs; pictures are left out and told.
"""

from ntm_docs.importing.importing import import_file
from ntm_docs.importing.write import Taken, take, write_yaml

__all__ = ["Taken", "import_file", "take", "write_yaml"]
