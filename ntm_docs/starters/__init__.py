"""Filled-in input files that `ntm-docs new` copies."""

from pathlib import Path

STARTERS = ("ho-so", "ke-hoach", "quyet-dinh", "cong-van")
NEW = (*STARTERS, "danh-sach", "quy-dinh")  # a workbook; the text of a province
SCHEMAS = (*STARTERS, "quy-dinh")


def own_folder(source: Path) -> Path:
    """A folder of an input's own, beside it: `ket-qua-xa` for `xa.yaml`; the guide's own `ket-qua` for `ho-so.yaml`."""
    return source.with_name("ket-qua" if source.stem == "ho-so" else f"ket-qua-{source.stem}")
