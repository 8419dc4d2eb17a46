"""Data files of the package.

They are YAML that 1.1 and 1.2 read alike, so that the parser in C may read them; an office's own files, whose
lines and columns are told, are not read here.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from ruamel.yaml import YAML


def load_data(room: str, name: str) -> Any:
    """The content of `data/name` in a room: `load_data("layout", "nd30.yaml")`."""
    return read_data(files(f"ntm_docs.{room}").joinpath("data", name))


def read_data(file: Traversable) -> Any:
    """The content of a data file."""
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))
