"""What was made is judged whole, whoever judges it."""

import json
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from conftest import ROOT

from ntm_docs.api.building import BuiltFolder, look
from ntm_docs.checking import made
from ntm_docs.checking.check import check_file
from ntm_docs.checking.made import check_made
from ntm_docs.machine.processes import Aside
from ntm_docs.pipeline import build
from ntm_docs.terminal.reports.check import print_made

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    out = tmp_path_factory.mktemp("lam") / "ra"
    build(SAMPLE, out)
    return out, json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def listed(manifest: dict[str, Any]) -> list[str]:
    return [one["path"] for dossier in manifest["dossiers"] for one in dossier["documents"]]


@pytest.fixture
def spoilt(dossier: tuple[Path, dict[str, Any]], request: pytest.FixtureRequest) -> Iterator[str]:
    """The path of one document, in which a word is misspelt as long as it is looked at."""
    folder, manifest = dossier
    path = listed(manifest)[request.param]
    whole = (folder / path).read_bytes()
    with ZipFile(folder / path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    main = parts["word/document.xml"].decode()
    assert "khen thưởng" in main
    parts["word/document.xml"] = main.replace("khen thưởng", "xuất xắc", 1).encode()
    with ZipFile(folder / path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    yield path
    (folder / path).write_bytes(whole)


class DescribeADossier:
    @pytest.mark.parametrize("spoilt", [0, 1, 2, -2, -1], indirect=True)
    @pytest.mark.parametrize("cores", [1, 2])
    def it_has_a_fault_found_in_whichever_document_it_is(
        self, dossier: tuple[Path, dict[str, Any]], spoilt: str, cores: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, manifest = dossier
        monkeypatch.setattr("os.cpu_count", lambda: cores)
        faults = [(one.file, fault.quote) for one in check_made(folder, manifest) for fault in one.findings]
        assert {file for file, quote in faults if "xuất xắc" in quote} == {str(folder / spoilt)}

    @pytest.mark.parametrize("spoilt", [-1], indirect=True)
    def but_where_one_of_each_form_is_looked_at_that_is_said(
        self, dossier: tuple[Path, dict[str, Any]], spoilt: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder, manifest = dossier
        assert not look(folder, manifest, every=True).of_each_form
        looked = look(folder, manifest, every=False)
        print_made(BuiltFolder(folder, manifest, "", looked))
        assert looked.judged == len({Path(path).name[:2] for path in listed(manifest)})
        assert not any("xuất xắc" in text for _, text in looked.faults), spoilt
        assert "Mỗi biểu mẫu xét một văn bản" in capsys.readouterr().out

    def it_has_the_same_findings_in_the_same_order_as_one_by_one(self, dossier: tuple[Path, dict[str, Any]]) -> None:
        folder, manifest = dossier
        day = made.date.fromisoformat(manifest["on"])
        assert check_made(folder, manifest) == [check_file(folder / path, day) for path in listed(manifest)]

    def but_they_are_also_found_where_the_process_aside_is_taken_away(
        self, dossier: tuple[Path, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, manifest = dossier
        whole = check_made(folder, manifest)

        def died(_: Aside[Any]) -> Any:
            raise BrokenProcessPool

        monkeypatch.setattr(Aside, "result", died)
        assert check_made(folder, manifest) == whole
