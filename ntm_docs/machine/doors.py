"""The door of a room, behind which a module waits."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def door(room: str, behind: Mapping[str, str]) -> Callable[[str], object]:
    """The `__getattr__` of a room whose modules are loaded when something of theirs is asked for.

    `behind` tells for each module, as the room imports it (`.book.units`), what the room hands out of it: names between
    blanks. A command that wants one thing of a room does not pay for the others.
    """
    modules = {name: module for module, names in behind.items() for name in names.split()}

    def hand_out(name: str) -> object:
        if name not in modules:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        found = getattr(import_module(modules[name], room), name)
        setattr(sys.modules[room], name, found)  # the next one who asks has it at once
        return found

    return hand_out
