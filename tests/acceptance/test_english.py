"""With NTM_DOCS_LANG=en nothing of ours stays Vietnamese."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from conftest import ROOT, SAMPLE, own_starter
from conftest import command as run

PO = ROOT / "ntm_docs" / "locale" / "en" / "LC_MESSAGES" / "ntm_docs.po"
QUOTED = "The texts of rules are quoted in Vietnamese."
LEAST = 14  # letters of a piece of a sentence that is ours beyond doubt
DATA = [*(ROOT / "ntm_docs").rglob("data/**/*.yaml"), *(ROOT / "samples").glob("*.yaml")]


@cache
def ours() -> tuple[str, ...]:
    """Pieces of the Vietnamese sentences of the catalogue that no text of law, no form and no sample holds."""
    with PO.open("rb") as stream:
        entries = [(str(one.id), str(one.string)) for one in read_po(stream) if one.id]
    given = "\n".join(path.read_text(encoding="utf-8") for path in DATA)
    english = "\n".join(string for _, string in entries)
    pieces = {piece.strip() for text, _ in entries for piece in re.split(r"\{\w+\}|\n", text)}
    return tuple(one for one in pieces if len(one) >= LEAST and one not in given and one not in english)


def wrong(path: Path) -> Path:
    """A dossier with faults of many kinds."""
    text = own_starter()
    for old, new in (
        ("cấp: huyện", "cấp: thôn"), ("07/7/2023", "37/7/2023"), ("14 giờ 00", "mười bốn"), ("Dương Văn", "dương văn"),
        ("TM. Ủy ban nhân dân", "Thay mặt"), ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Bằng khen gì đó"),
        ("ký hiệu: UBND", "ký hiêu: UBND"), ("386.000.000", "386 triệu"), ("số phiếu thu về: 5", "số phiếu thu về:"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def said(arguments: list[str], folder: Path) -> str:
    result = run(arguments, folder, NTM_DOCS_LANG="en")
    assert "Traceback" not in result.stderr
    return result.stdout + result.stderr


COMMANDS = {
    "explain": ["explain", str(SAMPLE)],
    "require": ["require", "BK TTg", "--on", "2025-07-14", "--for", "tap-the", "--province", "An Giang"],
    "build": ["build", str(SAMPLE), "-o", "out"],
    "check a folder": ["check", str(ROOT / "tests" / "checking" / "goc")],
    "check a paper": ["check", str(ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai.docx")],
    "check a draft": ["check", str(ROOT / "samples" / "ke-hoach-kien-giang-168.yaml")],
    "check a dossier with faults": ["check", "sai.yaml"],
    "build a dossier with faults": ["build", "sai.yaml", "-o", "out"],
    "build what is not there": ["build", "khong-co.yaml", "-o", "out"],
    "a wrong option": ["build", "--khong-co"],
    "forms": ["forms"],
    "help": ["build", "--help"],
}


class DescribeEnglish:
    @pytest.mark.parametrize("name", COMMANDS)
    def it_leaves_no_sentence_of_ours_in_vietnamese(self, name: str, tmp_path: Path) -> None:
        wrong(tmp_path / "sai.yaml")
        text = said(COMMANDS[name], tmp_path)
        assert text.strip()
        assert [piece for piece in ours() if piece in text] == []

    @pytest.mark.parametrize("name", ["explain", "require", "build"])
    def it_says_that_the_law_is_quoted(self, name: str, tmp_path: Path) -> None:
        assert said(COMMANDS[name], tmp_path).count(QUOTED) == 1

    def but_says_nothing_of_it_in_vietnamese(self, tmp_path: Path) -> None:
        assert "Các quy định được trích nguyên văn tiếng Việt." not in run(COMMANDS["explain"], tmp_path).stdout
