"""The typeface of every PDF: Liberation Serif of our own.

Liberation Serif 2.1.5 has the advances of Times New Roman and every Vietnamese letter; 1.07, which older systems
carry, has not. Where fonts are found by fontconfig (Linux and its kin), LibreOffice gets a configuration of our own
around the system's: our four faces are the only ones of their family, and stand for Times New Roman wherever that
is not installed. Windows and macOS bring Times New Roman with them; there LibreOffice takes private fonts from its
own folder alone, which is not ours to write in, so nothing is done there (neither was tried).
"""

import os
import sys
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parent.parent / "fonts"
FACES = tuple(f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
FAMILY, WANTED = "Liberation Serif", "Times New Roman"
# What the system's files do to a pattern is not known: that Times New Roman was asked for is written down before them,
# under a property of our own, and acted on after them. A face is taken when its file is ours, whatever rejects it.
_CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <test name="family"><string>{wanted}</string></test>
    <edit name="ntmdocs" mode="assign"><bool>true</bool></edit>
  </match>
  <include ignore_missing="yes">{system}</include>
  <dir>{folder}</dir>
  <match target="pattern">
    <test name="ntmdocs"><bool>true</bool></test>
    <edit name="family" mode="prepend_first" binding="strong"><string>{wanted}</string><string>{family}</string></edit>
  </match>
  <selectfont>
    <acceptfont>{ours}</acceptfont>
    <rejectfont><pattern><patelt name="family"><string>{family}</string></patelt></pattern></rejectfont>
  </selectfont>
</fontconfig>
"""


def environment(profile: Path) -> dict[str, str]:
    """What a program's environment needs to find our faces; the files for it are written into its profile."""
    if sys.platform in {"win32", "darwin"}:
        return {}
    own = profile / "phong-chu.conf"
    own.write_text(_configuration(profile / "phong-chu"), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(own)}


def _configuration(cache: Path) -> str:
    """Ours around the system's, or the user's own where one is set; lists of fonts are kept in `cache`."""
    folder = FOLDER.resolve()
    ours = "".join(
        f'<pattern><patelt name="file"><string>{escape(str(folder / face))}</string></patelt></pattern>'
        for face in FACES
    )
    return _CONFIGURATION.format(
        cache=escape(str(cache)),
        folder=escape(str(folder)),
        system=escape(os.environ.get("FONTCONFIG_FILE") or "fonts.conf"),  # a bare name is looked up as fontconfig does
        ours=ours,
        wanted=WANTED,
        family=FAMILY,
    )
