"""A stand-in for the office program: works, but fails on some files the way the real one can.

    fake_office.py ... --outdir DIR FILE...

A file whose text holds CRASH ends the program as a crash does; HANG makes it wait for ever; SPOIL writes
something that is no PDF. All others go through the real program, in order; with OFFICE_MEMORY=FOLDER each only once
ever: what the real program made of it is kept there.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

arguments = sys.argv[1:]
folder = Path(arguments[arguments.index("--outdir") + 1])
files = [Path(one) for one in arguments if one.endswith(".docx")]
options = [one for one in arguments if not one.endswith(".docx")]
good: list[str] = []


def convert() -> None:
    if good:
        subprocess.run([os.environ["REAL_OFFICE"], *options, *good], check=True, capture_output=True)
    if "OFFICE_MEMORY" in os.environ:
        for one in map(Path, good):
            shutil.copy(folder / f"{one.stem}.pdf", remembered(one))
    good.clear()


def remembered(file: Path) -> Path:
    return Path(os.environ["OFFICE_MEMORY"], hashlib.sha256(file.read_bytes()).hexdigest())


for file in files:
    text = zipfile.ZipFile(file).read("word/document.xml").decode()
    if "CRASH" in text:
        convert()
        os.abort()
    if "HANG" in text:
        convert()
        time.sleep(600)
    if "SPOIL" in text:
        (folder / f"{file.stem}.pdf").write_bytes(b"%PDF-1.7 nothing")
        continue
    if "OFFICE_MEMORY" in os.environ and remembered(file).is_file():
        shutil.copy(remembered(file), folder / f"{file.stem}.pdf")
        continue
    good.append(str(file))
convert()
