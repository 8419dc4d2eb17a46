"""The document without rights that strangers' papers are drawn in.

It is the same for every paper and holds none: the page around it hands bytes and typefaces over, and asks to be shown
a place. It has an origin of nobody's (`sandbox`), so it can read nothing of the desk; only the four scripts that stand
in it run, each known by its digest; it fetches nothing.
"""

import base64
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

from ntm_docs.desk.live import NAMES

_HEAD = '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n<title>Trang của văn bản</title>\n'
_MODULE = re.compile(r"^(?:import .*\n|export )", re.MULTILINE)  # what binds modules; here they are one
_BODY = '<body>\n<main id="khung" aria-label="Trang của văn bản"></main>\n'


@cache
def document() -> str:
    """The document: style and scripts in it, since it may fetch nothing."""
    plain = "".join(f"<script>{text}</script>\n" for text in _scripts()[:-1])
    return (
        f"{_HEAD}<style>{_text('khung.css')}</style>\n</head>\n{_BODY}"
        f'{plain}<script type="module">{_scripts()[-1]}</script>\n</body>\n</html>\n'
    )


@cache
def policy() -> str:
    """What the document may do: run its own scripts, show pictures that it was handed."""
    digests = (base64.b64encode(sha256(text.encode("utf-8")).digest()).decode() for text in _scripts())
    own = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"sandbox allow-scripts; default-src 'none'; script-src {own}; style-src 'unsafe-inline';"
        " img-src data: blob:; font-src data: blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )


@cache
def stamp() -> str:
    """Changes with the document, for its address."""
    return sha256(document().encode("utf-8")).hexdigest()[:12]


@cache
def _scripts() -> tuple[str, ...]:
    """The scripts in order; what draws the pages and what listens are one module."""
    parts = (_MODULE.sub("", _text(name)) for name in ("van-ban.js", "ngat.js", "trang.js", "khung.js"))
    module = "\n".join(parts)
    found = (*(_text("npm", name) for name in NAMES), module)
    if any("</script" in text.lower() or "<!--" in text for text in found):
        raise AssertionError("a script that ends its own element")
    return found


def _text(*names: str) -> str:
    text = files("ntm_docs.desk").joinpath("static", *names).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
