"""Data files of the package.

They are YAML that 1.1 and 1.2 read alike, so that the parser in C may read them; an office's own files, whose
lines and columns are told, are not read here. A built package carries what they say as JSON too, by the hash of
each file's bytes: it is read in a fiftieth of the time. A file that was changed since, or a checkout that was not
built, is read as YAML.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

PARSED = "own_data.json"
_DAY = "$date"


def load_data(room: str, name: str) -> Any:
    """The content of `data/name` in a room: `load_data("layout", "nd30.yaml")`."""
    return read_data(files(f"ntm_docs.{room}").joinpath("data", name))


def read_data(file: Traversable) -> Any:
    """The content of a data file."""
    data = file.read_bytes()
    parsed = _parsed().get(_key(data))
    return parse_data(data) if parsed is None else json.loads(parsed, object_hook=_with_days)


def parse_data(data: bytes) -> Any:
    """What the bytes of a data file say, read as YAML."""
    from ruamel.yaml import YAML  # noqa: PLC0415 -- a built package reads none

    return YAML(typ="safe").load(data.decode("utf-8"))


def parsed_text(contents: Iterable[bytes]) -> str:
    """Data files as one JSON text for a built package: the hash of each → what it says, as JSON of its own.

    Raises:
        ValueError: a file says what JSON would not give back.
    """
    found = {}
    for data in contents:
        said = parse_data(data)
        text = json.dumps(said, ensure_ascii=False, default=_day_as_json, separators=(",", ":"))
        if repr(json.loads(text, object_hook=_with_days)) != repr(said):
            raise ValueError(text[:80])
        found[_key(data)] = text
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)


@cache
def _parsed() -> Mapping[str, str]:
    """Nothing where the package was not built, or its file was cut off: then the data files are read themselves."""
    file = files("ntm_docs").joinpath(PARSED)
    with suppress(OSError, ValueError):
        known = json.loads(file.read_bytes())
        return known if isinstance(known, dict) else {}
    return {}


def _key(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _day_as_json(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(type(value).__name__)


def _with_days(found: dict[str, Any]) -> Any:
    return date.fromisoformat(found[_DAY]) if found.keys() == {_DAY} else found
