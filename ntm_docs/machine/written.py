"""What this run has put in place so far.

"Nothing was written" is said only where this is empty. Files that a command keeps to itself until they are whole (the
journal of a review, what is written aside) do not count: the user's folders are as they were.
"""

from pathlib import Path

_WRITTEN: list[str] = []


def note(path: Path) -> None:
    """A file or folder that now stands where the user asked for it."""
    if str(path) not in _WRITTEN:
        _WRITTEN.append(str(path))


def written() -> tuple[str, ...]:
    """Everything noted since `forget`, in order."""
    return tuple(_WRITTEN)


def forget() -> None:
    """A new command begins."""
    _WRITTEN.clear()
