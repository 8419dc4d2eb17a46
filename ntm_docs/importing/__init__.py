"""An existing document (.docx, .txt) → input for build.

Every word is kept. Parts are found wherever they stand; what is not recognised is kept as text in `chưa rõ`, with a
comment. Tables of the body come in as paragraphs, cell by cell; pictures are left out and told.
"""

from ntm_docs.importing.recognise import Found, recognise
from ntm_docs.importing.write import import_file, write_yaml

__all__ = ["Found", "import_file", "recognise", "write_yaml"]
