"""Extracts advance widths of a Times-metric font into layout data.

Run by hand when the character set grows:
    python scripts/font_widths.py FONT_DIR > ntm_docs/layout/data/times-widths.json
FONT_DIR holds LiberationSerif-{Regular,Bold,Italic,BoldItalic}.ttf, whose advances equal those of
Times New Roman. Needs fonttools.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "BoldItalic"}
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x1A0, 0x1B0), (0x1EA0, 0x1EF9), (0x2010, 0x2026)]


def widths(font: TTFont) -> dict[str, int]:
    """Advance width of each covered character, in units of 1/2048 em."""
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    points = (point for low, high in RANGES for point in range(low, high + 1))
    return {chr(point): metrics[cmap[point]][0] for point in points if point in cmap}


folder = Path(sys.argv[1])
table = {face: widths(TTFont(folder / f"LiberationSerif-{suffix}.ttf")) for face, suffix in FACES.items()}
json.dump({"units_per_em": 2048, "faces": table}, sys.stdout, ensure_ascii=False, indent=0)
print()
