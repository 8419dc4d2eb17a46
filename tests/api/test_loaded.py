"""What a command loads: nothing of the rooms that it does not use."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

PAPER = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
SAMPLE = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
SAY = "import sys; from ntm_docs.__main__ import run; run(sys.argv[1:]); print('LOADED', *sys.modules)"


def loaded(*command: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SAY, *map(str, command)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


class DescribeACommand:
    @pytest.mark.parametrize(
        ("command", "needless"),
        [
            (
                ("check", PAPER),
                (
                    "docx openpyxl pypdf rich multiprocessing ntm_docs.planning ntm_docs.context pydantic email socket "
                    "ntm_docs.model.fields ntm_docs.model.binding ntm_docs.regulations.plan ntm_docs.traits.listed "
                    "ntm_docs.reading.yaml_files.tree ntm_docs.reading.texts.plain_text "
                    "ntm_docs.word.incoming.web.chunks ntm_docs.api.editing ntm_docs.api.offices.registering "
                    "ntm_docs.model ntm_docs.regulations.book.book"
                ),
            ),
            (
                ("require", "LĐTT"),
                (
                    "docx jinja2 openpyxl pypdf pydantic ntm_docs.rendering ntm_docs.planning ntm_docs.checking "
                    "ntm_docs.model.fields ntm_docs.outline ntm_docs.reading.source ntm_docs.regulations.plan"
                ),
            ),
            (
                ("build", SAMPLE, "-o", "{out}"),
                "openpyxl pypdf fontTools cryptography ntm_docs.spreadsheets ntm_docs.printing",
            ),
            (("explain", SAMPLE), "openpyxl pypdf ntm_docs.checking ntm_docs.printing"),
            (
                ("import", PAPER, "-o", "{out}.yaml"),
                "docx jinja2 ntm_docs.context ntm_docs.drafting ntm_docs.regulations",
            ),
            (("--help",), "docx openpyxl pypdf pydantic ruamel.yaml jinja2 ntm_docs.planning"),
        ],
        ids=["check", "require", "build", "explain", "import", "help"],
    )
    def it_loads_no_room_that_it_does_not_use(
        self, command: tuple[str | Path, ...], needless: str, tmp_path: Path
    ) -> None:
        found = loaded(*(str(part).replace("{out}", str(tmp_path / "ket-qua")) for part in command))
        assert "ntm_docs.api" in found
        assert found & set(needless.split()) == set()

    def it_asks_no_other_package_whether_it_extends_pydantic(self) -> None:
        script = (
            "import importlib.metadata as known, sys; from ntm_docs.__main__ import main;"
            "known.distributions = lambda **_: sys.exit('asked'); main()"
        )
        command = [sys.executable, "-c", script, "check", str(PAPER), "--format", "json"]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stderr) == (1, "")
