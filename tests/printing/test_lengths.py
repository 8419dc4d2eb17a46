"""Pages of dossiers with names and merits of any length; NTM_DOCS_DOSSIERS=200 tries more of them."""

import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from ntm_docs.pipeline import BuildOptions, build_all
from ntm_docs.planning import WantedExtras
from ntm_docs.printing import PrintOptions, print_files

SAMPLES = Path(__file__).parents[2] / "samples"
DOSSIERS = int(os.environ.get("NTM_DOCS_DOSSIERS", "2"))
SHORTEST, LONGEST = 2, 120
LONGEST_MERIT = 14_000  # characters: five pages
PARAGRAPH = 700
WORDS = tuple(
    "ban nhân dân các đơn vị trực thuộc sản xuất kinh doanh dịch vụ tổng hợp Tân Hội Thạnh Đông phụ nữ".split()  # noqa: SIM905
)
FIRST = tuple("An Tú Lê Hà Mỹ Ba Võ Hồ Lý Tô Đỗ Vũ Bế Ka Gia Thu Tâm Sen".split())  # noqa: SIM905
DEEDS = "Vận động nhân dân hiến đất, góp công làm đường ấp, nạo vét kênh, trồng cây, giữ gìn vệ sinh môi trường."


DECISION = {
    "cơ quan": {
        "tên": "Ủy ban nhân dân tỉnh Kiên Giang",
        "ký hiệu": "UBND",
        "địa danh": "Kiên Giang",
        "cấp": "tỉnh",
        "tỉnh": "Kiên Giang",
    },
    "người ký": {"chức vụ": "Chủ tịch", "họ và tên": "Lâm Quốc Toàn"},
    "theo đề nghị": "Giám đốc Sở Nội vụ",
    "thi hành": ["Chánh Văn phòng Ủy ban nhân dân tỉnh", "Giám đốc Sở Nội vụ"],
}


def name(chance: random.Random, first: str, length: int) -> str:
    """A name of about that many characters that begins with a word of its own."""
    text = first
    while len(text) < length:
        word = chance.choice([one for one in WORDS if len(one) < length - len(text)] or [""])
        if not word:
            break
        text += f" {word}"
    return text


def merit(length: int) -> str:
    """Paragraphs of at most 700 characters, in whole sentences."""
    each = max(1, min(PARAGRAPH, length) // len(DEEDS))
    count = max(1, length // (each * (len(DEEDS) + 1)))
    return "\n".join(" ".join([DEEDS] * each) for _ in range(count))


def dossiers(folder: Path) -> Iterator[tuple[Path, int, int]]:
    """Input files made from the samples, with the length of names and of merits in characters."""
    chance = random.Random(30)
    yaml = YAML()
    yaml.width = 10_000
    samples = sorted(SAMPLES.glob("ho-so-*.yaml"))
    for number in range(DOSSIERS):
        share = number / max(1, DOSSIERS - 1)
        names = round(SHORTEST + (LONGEST - SHORTEST) * share)
        merits = round(LONGEST_MERIT * chance.random()) if number else 1
        if number == DOSSIERS - 1:
            merits = LONGEST_MERIT
        data = yaml.load(samples[number % len(samples)].read_text(encoding="utf-8"))
        first = iter(FIRST)
        for proposal in data["đề nghị"]:
            if "Chủ tịch" in proposal["hình thức"]:
                proposal.setdefault("quyết định", dict(DECISION))
            for group, key in (("tập thể", "tên"), ("cá nhân", "họ và tên"), ("hộ gia đình", "tên")):
                for nominee in proposal.get(group, ()):
                    text = name(chance, next(first), names)
                    lengthen(nominee, key, text.title() if group == "cá nhân" else text, merits)
        target = folder / f"{number:03}.yaml"
        yaml.dump(data, target)
        yield target, names, merits


def lengthen(nominee: dict[str, Any], key: str, text: str, merits: int) -> None:
    nominee[key] = text
    deeds = nominee.get("thành tích")
    if isinstance(deeds, dict) and "kết quả" in deeds:
        deeds["kết quả"] = merit(merits)


@pytest.fixture
def faults(tmp_path: Path) -> list[str]:
    """What the checker and the judge of pages say of every dossier; a table is printed for `pytest -s`."""
    told: list[str] = []
    for source, names, merits in dossiers(tmp_path):
        (built,) = build_all(
            [source],
            tmp_path / source.stem,
            BuildOptions(wanted=WantedExtras(complete=True)),
            printer=lambda files, manifest, beside: print_files(files, manifest, PrintOptions(), beside=beside),
        )
        assert built.ready is not None
        pages = [one.pages for one in built.ready.printed]
        told += [f"{source.stem}: {problem}" for problem in built.ready.problems]
        sys.stdout.write(
            f"{source.stem}: names {names}, merits {merits} characters, {len(pages)} documents, "
            f"{sum(pages)} pages, longest {max(pages)}, {len(built.ready.problems)} faults\n"
        )
    return told


@pytest.mark.office
class DescribePagesOfAnyLength:
    def they_have_no_fault_of_print(self, faults: list[str]) -> None:
        assert faults == []
