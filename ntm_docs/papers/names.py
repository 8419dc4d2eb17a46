"""Names of bodies, of types of documents, of rights."""

import re
from functools import lru_cache

from ntm_docs.layout import load_layout
from ntm_docs.papers.components import is_caps
from ntm_docs.phrases.keys import fold_key

# The name of a body begins with one of these.
OFFICES = (
    "uyban", "ubnd", "hoidong", "hdnd", "so", "phong", "ban", "cuc", "chicuc", "vu", "vien", "truong", "trungtam",
    "vanphong", "thanhtra", "bo", "tongcuc", "congty", "congan", "toaan", "doan", "hoi", "xa", "phuong", "to", "quy",
    "benhvien", "tram", "huyen", "quan", "thitran", "thanhpho", "tinh", "lien", "kho", "dai", "tap",
    "congdoan", "mattran", "nganhang", "hoptacxa", "vuon", "trungdoan", "tieudoan", "banquanly", "lucluong", "hat",
    "hiephoi", "caulacbo", "nghiepdoan",
)  # fmt: skip


# What stands before the body or the title of one who signs for another.
PREFIX = re.compile(
    r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q|Q/)\s*\.?(?=\s|$)|(?:TM|KT|TL|TUQ)\.|"
    r"(?:T\.\s?M|K\.\s?T|T\.\s?L|T\.\s?U\.\s?Q)\b\.?(?=\s)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    return {fold_key(name): name for name in load_layout().abbreviations}


def is_type(text: str) -> bool:
    """Whether a line is the name of a type that the decree knows and nothing else: `BIÊN BẢN`."""
    return fold_key(text) in _types()


def loai_of(text: str) -> str:
    """The type of document that a title names, as the decree names it; empty for none.

    >>> loai_of("KẾ HOẠCH"), loai_of("BÁO CÁO THÀNH TÍCH"), loai_of("KẾT LUẬN")
    ('Kế hoạch', 'Báo cáo', '')
    """
    folded = fold_key(text)
    names = _types()
    if folded in names:
        return names[folded]
    longest = sorted(names, key=len, reverse=True)
    return next((names[name] for name in longest if folded.startswith(name) and is_caps(text)), "")
