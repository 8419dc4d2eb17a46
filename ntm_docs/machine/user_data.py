"""The folders of what this user keeps on this machine."""

import os
import sys
from pathlib import Path

_NAME = "ntm-docs"


def user_data_folder() -> Path:
    """Where the system wants a program's data to be; the folder need not be there yet.

    Windows: `%LOCALAPPDATA%`; macOS: `~/Library/Application Support`; elsewhere `$XDG_DATA_HOME`, else
    `~/.local/share`.

    Raises:
        RuntimeError: the system knows no home of this user.
    """
    return _root() / _NAME


def user_cache_folder() -> Path:
    """Where the system wants to have what a program can make again; the folder need not be there yet.

    Windows: `%LOCALAPPDATA%`; macOS: `~/Library/Caches`; elsewhere `$XDG_CACHE_HOME`, else `~/.cache`.

    Raises:
        RuntimeError: the system knows no home of this user.
    """
    if sys.platform == "win32":
        return _root() / _NAME / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / _NAME
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if Path(given).is_absolute() else Path.home() / ".cache") / _NAME


def _root() -> Path:
    if sys.platform == "win32":
        given = os.environ.get("LOCALAPPDATA", "")
        return Path(given) if given else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    given = os.environ.get("XDG_DATA_HOME", "")
    return Path(given) if Path(given).is_absolute() else Path.home() / ".local" / "share"
