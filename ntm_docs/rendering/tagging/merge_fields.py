"""Mail-merge fields that Word left in a form: «Ho_ten»."""

import re
from typing import Any

from ntm_docs.rendering.tagging.marking import MarkedTree
from ntm_docs.rendering.tagging.where import W

_FIELD = re.compile(r"\bMERGEFIELD\s+(?:\"([^\"]+)\"|([^\s\\]+))")
_SHOWN = re.compile(r"«\s*([^\W\d]\w*_\w*)\s*»")


def find_merge_fields(placed: MarkedTree) -> None:
    """Tell each, once a paragraph; its name becomes that of a tag."""
    for paragraph in placed.root.iter(f"{W}p"):
        said = "".join(one.text or "" for one in paragraph.iter(f"{W}instrText"))
        said += " ".join(one.get(f"{W}instr") or "" for one in paragraph.iter(f"{W}fldSimple"))
        names = {found[1] or found[2] for found in _FIELD.finditer(said)}
        names = names or {found[1] for found in _SHOWN.finditer(_text(paragraph))}
        for name in sorted(names):
            placed.fault("template.merge_field", f"«{name}»", paragraph, name=re.sub(r"\W+", "_", name.lower()))


def _text(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
