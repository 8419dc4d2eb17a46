"""Prints the lowest versions that pyproject.toml allows, as constraints for pip.

python scripts/lowest.py [EXTRA...] > constraints.txt
pip install --constraint constraints.txt .
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
_NEEDED = re.compile(r"([\w.-]+)\s*>=\s*([\w.]+)")


def lowest(extras: Sequence[str] = (), project: Path = PROJECT) -> Iterator[str]:
    """`click==8.1` for `click>=8.1,<9`: each dependency, and those of the extras."""
    told = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    optional = told.get("optional-dependencies", {})
    for needed in [*told["dependencies"], *(one for extra in extras for one in optional[extra])]:
        found = _NEEDED.match(needed)
        if found is None:
            raise SystemExit(f"pyproject.toml: {needed} has no lower bound")
        yield "{}=={}".format(*found.groups())


if __name__ == "__main__":
    print(*lowest(sys.argv[1:]), sep="\n")
