"""What `make fresh` reads and says; its trees are built by hand only, as root."""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest
from conftest import ROOT

from ntm_docs.messages import wording


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The script as a module."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    yield import_module("fresh")
    for name in ("fresh", "bare"):
        sys.modules.pop(name, None)


class DescribeFreshMachines:
    @pytest.mark.parametrize("language", [0, 1])
    def they_follow_the_message_as_it_is_written(self, fresh: ModuleType, language: int) -> None:
        told = (wording("pdf.no_libreoffice")[1], (ROOT / "scripts" / "office.sh").read_text(encoding="utf-8"))[
            language
        ]
        found = fresh._INSTALL.findall(told)
        assert {one.strip() for one in found} >= {"libreoffice-writer-nogui"}

    def they_need_no_font_package(self) -> None:
        for path in (ROOT / "README.md", ROOT / "docs" / "huong-dan.md", ROOT / "scripts" / "office.sh"):
            assert "fonts-liberation" not in path.read_text(encoding="utf-8")
        assert "fonts-liberation" not in " ".join(wording("pdf.no_libreoffice"))

    def they_are_refused_to_anyone_but_root(self, fresh: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 1000)
        with pytest.raises(SystemExit, match="needs root"):
            fresh._require()

    def they_say_what_is_missing(self, fresh: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("os.geteuid", lambda: 0)
        monkeypatch.setattr("shutil.which", lambda name: None if name == "debootstrap" else f"/bin/{name}")
        with pytest.raises(SystemExit, match="apt-get install debootstrap"):
            fresh._require()


class DescribeTheLowestVersions:
    def they_are_those_of_the_project(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.syspath_prepend(str(ROOT / "scripts"))
        lowest = import_module("lowest").lowest
        told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        lines = list(lowest(["cluster", "sign"]))
        extras = [*told["optional-dependencies"]["cluster"], *told["optional-dependencies"]["sign"]]
        assert len(lines) == len(told["dependencies"]) + len(extras)
        assert all(re.fullmatch(r"[\w.-]+==\d[\w.]*", line) for line in lines)
        assert "openpyxl==3.1.5" in lines
