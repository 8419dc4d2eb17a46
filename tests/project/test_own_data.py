"""The data files of the package."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

import ntm_docs
from ntm_docs.machine.own_data import read_data

PACKAGE = Path(ntm_docs.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.yaml") if "starters" not in path.parts)


class DescribeOwnData:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def it_says_the_same_to_both_parsers(self, path: Path) -> None:
        assert YAML(typ="safe").Parser.__name__ == "CParser"  # the fast one is there
        assert repr(read_data(path)) == repr(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))
