"""The law data of the package, file by file.

A paper that is judged is held against the cited texts and the provinces alone: it does without the rules.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from ntm_docs.machine.own_data import read_data
from ntm_docs.regulations.book.entries import CitedText, entry
from ntm_docs.regulations.book.provinces import Provinces, read_provinces


def law_file(name: str) -> Any:
    """What a file says."""
    return read_data(files("ntm_docs.regulations").joinpath("data", name))


def law_files(folder: str) -> Iterator[Any]:
    """What each file of a folder says, in the order of their names."""
    found = files("ntm_docs.regulations").joinpath("data", folder)
    for name in sorted(path.name for path in found.iterdir() if path.name.endswith(".yaml")):
        yield read_data(found.joinpath(name))


@cache
def cited_texts() -> tuple[CitedText, ...]:
    """The texts whose force is known."""
    return tuple(entry(CitedText, one) for one in law_file("van-ban.yaml")["van_ban"])


@cache
def packaged_provinces() -> Provinces:
    """The provinces and central cities by day."""
    return read_provinces(law_file("tinh.yaml"))
