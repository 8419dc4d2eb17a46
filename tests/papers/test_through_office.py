"""Papers that went through an old .doc and the office program and back."""

import subprocess
from pathlib import Path

import pytest
from hands import WAYS
from made import docx_of
from reading_papers import PAPERS, read, said

from ntm_docs.printing import find_program

pytestmark = pytest.mark.office
HANDS = ("bang", "tab", "khoảng trắng", "khung chữ", "ký bằng tab", "Quốc hiệu hai dòng", "ngắt dòng trong đoạn")
FILES = [(way, name) for at, way in enumerate(HANDS) for name in [*PAPERS][at % 6 :: 6]]


@pytest.fixture(scope="module")
def through(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files as they come back."""
    folder = tmp_path_factory.mktemp("office")
    for at, (way, name) in enumerate(FILES):
        (folder / f"{at}.docx").write_bytes(docx_of(PAPERS[name], WAYS[way]))
    for kind, after in (("doc", "docx"), ("docx", "doc")):
        files = sorted(str(one) for one in (folder if kind == "doc" else folder / "doc").glob(f"*.{after}"))
        command = [str(find_program()), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder / kind), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "docx"


class DescribeThroughOffice:
    @pytest.mark.parametrize("at", range(len(FILES)), ids=[f"{way}-{name}".replace(" ", "_") for way, name in FILES])
    def they_read_as_before(self, at: int, through: Path) -> None:
        wanted = said(PAPERS[FILES[at][1]])
        found = read(through / f"{at}.docx")
        assert {name: found[name] for name in wanted} == wanted
        assert not found["chưa rõ"]
