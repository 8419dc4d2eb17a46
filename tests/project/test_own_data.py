"""The data files of the package."""

import json
import runpy
from pathlib import Path

import pytest
from conftest import ROOT
from ruamel.yaml import YAML

import ntm_docs
from ntm_docs.machine import own_data
from ntm_docs.machine.own_data import PARSED, parse_data, parsed_text, read_data

PACKAGE = Path(ntm_docs.__file__).parent
FILES = sorted(path for path in PACKAGE.rglob("*.yaml") if "starters" not in path.parts)


class DescribeOwnData:
    @pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
    def it_says_the_same_to_both_parsers(self, path: Path) -> None:
        assert YAML(typ="safe").Parser.__name__ == "CParser"  # the fast one is there
        assert repr(parse_data(path.read_bytes())) == repr(
            YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        )

    def it_says_the_same_parsed_beforehand(self, monkeypatch: pytest.MonkeyPatch) -> None:
        parsed = json.loads(parsed_text([path.read_bytes() for path in FILES]))
        assert len(parsed) == len(FILES) > 50
        monkeypatch.setattr(own_data, "_parsed", lambda: parsed)
        for path in FILES:
            assert repr(read_data(path)) == repr(parse_data(path.read_bytes())), path.name

    def but_a_file_that_was_changed_since_is_read_itself(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "muc.yaml"
        file.write_text("tỉnh: An Giang\n", encoding="utf-8")
        parsed = json.loads(parsed_text([file.read_bytes()]))
        monkeypatch.setattr(own_data, "_parsed", lambda: parsed)
        assert read_data(file) == {"tỉnh": "An Giang"}
        file.write_text("tỉnh: Cà Mau\n", encoding="utf-8")
        assert read_data(file) == {"tỉnh": "Cà Mau"}

    @pytest.mark.parametrize("cut", [b"", b'{"a": "', b"[]", b"\xff"])
    def nor_is_what_was_cut_off_believed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: bytes) -> None:
        (tmp_path / PARSED).write_bytes(cut)
        monkeypatch.setattr(own_data, "files", lambda _package: tmp_path)
        own_data._parsed.cache_clear()
        try:
            assert own_data._parsed() == {}
        finally:
            own_data._parsed.cache_clear()

    def it_is_not_parsed_beforehand_when_json_would_say_something_else(self) -> None:
        with pytest.raises(ValueError, match="2"):
            parsed_text([b"2: hai\n"])

    def it_is_brought_into_what_is_built(self) -> None:
        hook = runpy.run_path(str(ROOT / "hatch_build.py"))
        made = hook["write_parsed"]()
        assert made.name == PARSED
        assert made.read_text(encoding="utf-8") == parsed_text([path.read_bytes() for path in FILES])
