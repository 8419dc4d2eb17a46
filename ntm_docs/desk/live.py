"""Whether pages can be drawn: what npm gave."""

from functools import cache
from importlib.resources import files

NAMES = ("jszip.js", "docx-preview.js")


@cache
def live_there() -> bool:
    """Whether the package holds what the page is drawn with."""
    room = files("ntm_docs.desk").joinpath("static", "npm")
    return all(room.joinpath(name).is_file() for name in NAMES)
