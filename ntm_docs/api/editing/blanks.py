"""What a starter leaves to be filled in."""

import re
from collections.abc import Mapping
from typing import Any

CALLED = ("họ và tên", "tên", "chủ hộ")  # by which somebody in a list is called
_ROOM = re.compile(r"[\s…-]*…[\s…-]*")


def is_left_open(text: str) -> bool:
    """Whether a text is nothing but the room for one.

    >>> is_left_open("……"), is_left_open("xã ……"), is_left_open("-")
    (True, False, False)
    """
    return _ROOM.fullmatch(text) is not None


def is_unnamed(record: Mapping[str, Any]) -> bool:
    """Whether an item of a list is the one that a starter has there, whose name is still to be typed."""
    names = [str(record[name]) for name in CALLED if name in record]
    return bool(names) and all("…" in name for name in names)
