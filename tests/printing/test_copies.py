"""How many copies of a drafted document are printed: what its recipients say."""

from pathlib import Path

import pytest

from ntm_docs.planning import plan_input


def copies(folder: Path, recipients: str, filed: str = "") -> int | None:
    path = folder / "x.yaml"
    path.write_text(
        f"loại: thông báo\ntrích yếu: Thử\nnơi nhận: {recipients}\n{filed}nội dung: Một.\n", encoding="utf-8"
    )
    entry = plan_input(path).manifest(())["dossiers"][0]
    found: int | None = entry["copies"]
    return found


class DescribeCopies:
    @pytest.mark.parametrize(
        ("recipients", "filed", "count"),
        [
            ("[Các ấp (3b), Đảng ủy (1b)]", "lưu: VT\n", 5),
            ("[Các ấp (3b), 'Lưu: VT, VHXH (2b)']", "", 5),
            ("[Các ấp (12 b)]", "lưu: VT, VHXH\n", 13),
            ("[Các ấp (3 bản)]", "", 3),
            ("[Các ấp (3b), Đảng ủy]", "lưu: VT\n", None),
        ],
    )
    def they_are_the_sum_of_the_marks_or_not_known(
        self, tmp_path: Path, recipients: str, filed: str, count: int | None
    ) -> None:
        assert copies(tmp_path, recipients, filed) == count
