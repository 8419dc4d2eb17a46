"""Input files that `ntm-docs new` begins with.

`ho-so-trong.yaml` is the dossier with blanks; `ho-so.yaml` is the filled sample of a district that earlier versions
gave, kept so that what is left of it in a clerk's file is still told.
"""

from pathlib import Path

STARTERS = ("ho-so", "ke-hoach", "quyet-dinh", "cong-van", "bao-cao")
NEW = (*STARTERS, "binh-xet", "danh-sach", "quy-dinh")  # a year's review; a workbook; the text of a province
SCHEMAS = (*STARTERS, "binh-xet", "quy-dinh")
# Of --level: the level, and the unit where only one is meant.
LEVELS = {
    "tinh": ("tỉnh", ""),
    "thanh-pho": ("tỉnh", "thành phố"),
    "so": ("sở, ban, ngành", ""),
    "huyen": ("huyện", ""),
    "xa": ("xã", ""),
    "phuong": ("xã", "phường"),
    "dac-khu": ("xã", "đặc khu"),
}


def own_folder(source: Path) -> Path:
    """A folder of an input's own, beside it: `ket-qua-xa` for `xa.yaml`; the guide's own `ket-qua` for `ho-so.yaml`."""
    return source.with_name("ket-qua" if source.stem == "ho-so" else f"ket-qua-{source.stem}")
