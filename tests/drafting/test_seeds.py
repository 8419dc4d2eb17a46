"""Five real documents: structured data in, the same document out, word for word."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from reading_back import HEADING, as_text, fold, paragraphs
from ruamel.yaml import YAML

from ntm_docs.importing import import_file, take
from ntm_docs.papers.paper import papers_of
from ntm_docs.papers.van_ban import recognise
from ntm_docs.pipeline import build
from ntm_docs.reading import read_existing

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = YAML(typ="safe", pure=True).load((HERE / "van-ban-goc.yaml").read_text(encoding="utf-8"))
SEEDS = sorted((HERE / "goc").glob("*.txt"))


def seed_text(case: dict[str, Any]) -> str:
    text = (HERE / "goc" / case["seed"]).read_text(encoding="utf-8")
    if "begins" in case:
        text = text[text.index(case["begins"]) : text.index(case["ends"])]
    return text


class DescribeTheFiveDocuments:
    @pytest.mark.parametrize("case", CASES, ids=lambda case: case["seed"][:3])
    def they_are_made_word_for_word(self, case: dict[str, Any], tmp_path: Path) -> None:
        build(ROOT / "samples" / f"{case['sample']}.yaml", tmp_path / "out")
        text = seed_text(case)
        for slip in case["slips"]:
            assert slip["seed"] in text, slip
            text = text.replace(slip["seed"], slip["chosen"])
        made = " ".join(as_text(tmp_path / "out" / paper["file"], paper["heading"]) for paper in case["papers"])
        wanted = fold(text)
        assert (made[: len(wanted)] if "ends" in case else made).split() == wanted.split()

    def they_have_their_slips_listed_for_readers(self) -> None:
        listed = (ROOT / "samples" / "README.md").read_text(encoding="utf-8")
        for case in CASES:
            for slip in case["slips"]:
                assert fold(slip["seed"]) in listed, slip


class DescribeImport:
    @pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
    def it_gives_back_every_word_of_a_text(self, seed: Path, tmp_path: Path) -> None:
        documents = imported(seed, tmp_path)
        # The form prints Tiêu ngữ as the decree writes it, with hyphens.
        original = fold(seed.read_text(encoding="utf-8")).replace("Độc lập – Tự do – Hạnh phúc", MOTTO)
        site = take(papers_of(recognise(read_existing(seed)[0]))).site  # what a law site prints above is told, not kept
        for one in site:
            original = original.replace(fold(one.text), "", 1)
        wanted, body, heading = (
            Counter(original.casefold().split()),  # a subject in capitals is put in sentence case
            words(documents, heading=False),
            words(documents, heading=True),
        )
        assert not body - wanted, "nothing is added outside the heading"
        assert not wanted - body - heading, "nothing is lost"

    @pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
    def it_keeps_the_order_of_the_body(self, seed: Path, tmp_path: Path) -> None:
        original = fold(seed.read_text(encoding="utf-8"))
        unsure = [fold(text) for text in yaml_of(seed).get("chưa rõ", [])]
        for path in imported(seed, tmp_path):
            body = [fold(text) for style, text in paragraphs(path.read_bytes()) if style in BODY]
            body = [text for text in body if text not in unsure]
            assert len(body) > 2
            assert " ".join(body) in original

    @pytest.mark.parametrize("sample", sorted({case["sample"] for case in CASES}))
    def it_reads_what_we_have_built(self, sample: str, tmp_path: Path) -> None:
        build(ROOT / "samples" / f"{sample}.yaml", tmp_path / "first")
        for path in sorted((tmp_path / "first").rglob("*.docx")):
            again = imported(path, tmp_path / path.stem)[0]
            assert list(paragraphs(again.read_bytes())) == list(paragraphs(path.read_bytes()))


MOTTO = "Độc lập - Tự do - Hạnh phúc"
BODY = {"NoiDung", "NoiDungCuoi", "KhoanTieuDe", "MucLaMa", "PhanChuong", "PhanChuongTen"}


def yaml_of(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(import_file(path)[0])


def imported(path: Path, folder: Path) -> list[Path]:
    """The documents built from an imported file, the YAML not touched by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "nhap.yaml"
    source.write_bytes(import_file(path)[0])
    build(source, folder / "out")
    return sorted((folder / "out").rglob("*.docx"))


def words(documents: list[Path], *, heading: bool) -> Counter[str]:
    """The words that the documents print, in their headings or outside them."""
    found = (pair for path in documents for pair in paragraphs(path.read_bytes()))
    # In a heading, dots stand for what the original does not say.
    texts = (text.replace("…", " ") if heading else text for style, text in found if (style in HEADING) == heading)
    return Counter(fold("\n".join(texts)).casefold().split())
