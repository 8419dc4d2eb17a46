"""Writes every form of the kit into a folder."""

import sys
from pathlib import Path

from ntm_docs.kit.forms import build_forms

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, data in build_forms().items():
    (folder / f"{name}.docx").write_bytes(data)
    print(folder / f"{name}.docx")
