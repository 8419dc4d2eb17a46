"""Paths of fields, as pages hold and people say them."""

import json
import re
from hashlib import sha256
from urllib.parse import quote

Loc = tuple[str | int, ...]
_SIGNS = re.compile(r"[^\w\[\],]")


def named(path: Loc) -> str:
    """A path as people say it: `hội đồng › thành viên 2 › họ và tên`."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int) and parts:
            parts[-1] += f" {part + 1}"
        else:
            parts.append(str(part))
    return " › ".join(parts)


def in_address(text: str) -> str:
    """A path as it stands in the address of a link: letters stay as they are, a browser knows how to send them."""
    return _SIGNS.sub(lambda found: quote(found[0]), text)


def as_text(path: Loc) -> str:
    """A path as a page holds it."""
    return json.dumps(list(path), ensure_ascii=False, separators=(",", ":"))


def ident(path: Loc) -> str:
    """An id for an element."""
    return "t" + sha256(as_text(path).encode()).hexdigest()[:12]


def path_of(text: str) -> Loc:
    """The path that a page sent.

    Raises:
        ValueError: it is none.
    """
    try:
        found = json.loads(text)
    except RecursionError:
        raise ValueError(text[:80]) from None
    if not isinstance(found, list) or not all(
        isinstance(one, str | int) and not isinstance(one, bool) for one in found
    ):
        raise ValueError(text)
    return tuple(found)
