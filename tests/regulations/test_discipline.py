"""After a discipline, merits count from the day it was served."""

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from ntm_docs.phrases.dates import years_in
from ntm_docs.planning import plan_input
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book
from ntm_docs.spreadsheets.columns import of_kind

DOSSIER = ROOT / "samples" / "ho-so-an-giang-2026.yaml"
REVIEW = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"
KEY = "chấp hành xong kỷ luật"


def told(folder: Path, source: Path, *changes: tuple[str, str]) -> dict[str, list[str]]:
    """What is told of a changed sample, by code."""
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / source.name
    path.write_text(text, encoding="utf-8")
    try:
        problems: Any = plan_input(path).warnings
    except ProblemsError as error:
        problems = error.problems
    found: dict[str, list[str]] = {}
    for one in problems:
        found.setdefault(one.code, []).append(str(one))
    return found


def served(day: str) -> tuple[str, str]:
    """The first person of the dossier served a discipline until the day."""
    return "    cá nhân:\n      - danh xưng", f"    cá nhân:\n      - {KEY}: {day}\n        danh xưng"


class DescribeADisciplineThatWasServed:
    def it_is_told_where_it_ended_inside_the_period(self, tmp_path: Path) -> None:
        found = told(tmp_path, DOSSIER, served("15/3/2026"))
        (text,) = found["law.discipline_period"]
        assert "ngày 15/03/2026, trong thời gian xét 2026-2030" in text
        assert "tính từ thời điểm chấp hành xong" in text
        assert "Nghị định 152/2025/NĐ-CP, Điều 4 khoản 4" in text

    def it_is_told_of_merits_that_were_before(self, tmp_path: Path) -> None:
        after = DOSSIER.read_text(encoding="utf-8").partition("    cá nhân:\n")[2]
        old = after.partition("kết quả: |\n")[2].partition("\n")[0] + "\n"
        merit = f"            - Năm 2024 và từ ngày 02/01/2026 đã góp công.\n{old}"
        found = told(tmp_path, DOSSIER, served("15/3/2026"), (old, merit))
        assert any("nhắc năm 2024, ngày 02/01/2026, trước" in one for one in found["law.discipline_merit"])

    def but_not_where_it_ended_before_the_period(self, tmp_path: Path) -> None:
        found = told(tmp_path, DOSSIER, served("15/3/2021"))
        assert [code for code in found if code.startswith("law.discipline")] == []

    def it_stops_the_dossier_while_it_runs(self, tmp_path: Path) -> None:
        found = told(tmp_path, DOSSIER, served("15/3/2027"))
        assert "sau cuộc họp" in found["law.discipline_running"][0]

    @pytest.mark.parametrize(
        ("day", "code"), [("20/12/2027", "law.discipline_running"), ("10/02/2026", "law.discipline_period")]
    )
    def it_is_told_of_a_review(self, tmp_path: Path, day: str, code: str) -> None:
        text = REVIEW.read_text(encoding="utf-8").partition("cá nhân:\n")[2]
        first = text.partition("\n")[0]
        changed = first.replace("{", f"{{{KEY}: {day}, ", 1) if "{" in first else f"{first}\n    {KEY}: {day}"
        found = told(tmp_path, REVIEW, (first, changed))
        assert len(found[code]) == 1

    def it_has_a_column_of_its_own_in_the_list(self) -> None:
        for kind in ("tập thể", "cá nhân", "hộ gia đình"):
            (column,) = (one for one in of_kind(kind) if one.path == (KEY,))
            assert column.date

    def its_rule_is_sourced_since_the_decree_of_2025(self) -> None:
        rules = {rule.ma: rule.do_tin_cay for rule in load_book().by_topic["ky_luat_xong"]}
        assert rules == {"nd98-ky-luat-xong": "inferred", "nd152-ky-luat-xong": "sourced"}


class DescribeYearsInAText:
    def they_are_those_that_are_named_as_years(self) -> None:
        text = "NĂM 2020; trong năm 2019; tháng 3/2024; giai đoạn 2021 - 2025; 2.023 m²; 2023 đồng"
        assert years_in(text) == [2020, 2019, 2024, 2021]
