"""A file being typed → what was typed, kept and saved.

    .ho-so.yaml.dang-nhap/nhat-ky.jsonl   what was typed since the file was last written
    .ho-so.yaml.dang-nhap/ban/            the last twenty versions of the file

One window at a time has a file. Killed at any moment, what was typed is in the journal or in the file.
"""

from ntm_docs.keeping.versions import Version
from ntm_docs.keeping.work import KeptFile, Saved

__all__ = ["KeptFile", "Saved", "Version"]
