"""Electronic files: where the law wants them, under names that receiving systems take."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.finishing import verify
from ntm_docs.pipeline import build_all
from ntm_docs.printing import PrintOptions, print_files
from ntm_docs.printing.electronic import LONGEST, electronic_files, short_names

SAMPLE = Path(__file__).parents[2] / "samples" / "ho-so-kien-giang-2025.yaml"
PARTS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,12}", fullmatch=True)
STEMS = st.lists(st.lists(PARTS, min_size=1, max_size=3).map("/".join), unique=True, max_size=12)


class DescribeShortNames:
    @given(STEMS)
    def they_are_short_and_each_its_own(self, stems: list[str]) -> None:
        names = short_names(stems)
        assert list(names) == stems
        assert len(set(names.values())) == len(stems)
        assert all(name and len(f"{name}.docx") <= LONGEST for name in names.values())
        assert all("/" not in name and not name.endswith("-") for name in names.values())

    def they_keep_the_number_of_their_folder_and_whole_words(self) -> None:
        stem = "04-bao-cao-thanh-tich/002-hop-tac-xa-nong-nghiep-dich-vu-tong-hop-thanh-dong"
        assert short_names(["01-to-trinh", stem]) == {
            "01-to-trinh": "01-to-trinh",
            stem: "04-002-hop-tac-xa-nong-nghiep-dich-vu-tong",
        }

    def they_are_numbered_where_they_would_be_one(self) -> None:
        long = "a-" * 30
        assert list(short_names([f"{long}mot", f"{long}hai"]).values()) == [
            "-".join("a" * 23),
            "-".join("a" * 22) + "-2",
        ]


@pytest.mark.office
class DescribeElectronicFiles:
    def they_come_with_a_list_of_their_digests(self) -> None:
        made = electronic_files("Huân chương", {"01-to-trinh.docx": b"a", "01-to-trinh.pdf": b"b"})
        digests = [hashlib.sha256(data).hexdigest() for data in (b"a", b"b")]
        assert made["danh-sach-tep.txt"].decode().splitlines() == [
            "# Hồ sơ: Huân chương",
            "# Số tệp: 2",
            f"{digests[0]}  01-to-trinh.docx",
            f"{digests[1]}  01-to-trinh.pdf",
        ]

    @pytest.fixture
    def built(self, tmp_path: Path) -> tuple[Path, Mapping[str, Any]]:
        folder = tmp_path / "out"
        (built,) = build_all(
            [SAMPLE], folder, printer=lambda files, manifest, _beside: print_files(files, manifest, PrintOptions())
        )
        return folder, built.manifest

    def they_are_made_where_the_law_wants_them_and_nowhere_else(self, built: tuple[Path, Mapping[str, Any]]) -> None:
        folder, manifest = built
        assert {dossier["electronic"] for dossier in manifest["dossiers"]} == {True, False}
        for dossier in manifest["dossiers"]:
            own = folder / dossier["id"] / "tep-dien-tu"
            assert own.is_dir() == dossier["electronic"]
            if own.is_dir():
                made = {path.read_bytes() for path in own.iterdir() if path.suffix != ".txt"}
                paths = [folder / document["path"] for document in dossier["documents"]]
                assert made == {one.read_bytes() for path in paths for one in (path, path.with_suffix(".pdf"))}
        assert verify(folder) == []
