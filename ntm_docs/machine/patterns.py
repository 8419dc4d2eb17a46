"""Patterns that are compiled when they are first asked."""

import re
from typing import Any, cast

_ASKED = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("pattern", "flags", "groups", "groupindex"),
)


class Pattern:
    """What `re.compile` would give: once it is asked for anything, it has what a pattern has."""

    def __init__(self, written: str, flags: int) -> None:
        self._written = written, flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(*self._written)
        for each in _ASKED:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another."""
        return Pattern, self._written


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern for a module that holds many, of which a command asks a few: most of them are never compiled."""
    return cast("re.Pattern[str]", Pattern(written, flags))
