"""Small plans with a body of their own, and what is told of them."""

from pathlib import Path
from typing import Any

import pytest

from ntm_docs.planning import PlannedDraft, plan_input
from ntm_docs.problems import ProblemsError


def write(folder: Path, body: str, head: str = "") -> Path:
    """A small plan with a body of its own."""
    lines = "\n".join(f"  {line}" for line in body.split("\n"))
    path = folder / "nho.yaml"
    path.write_text(f"loại: kế hoạch\ntrích yếu: Thử\n{head}nội dung: |\n{lines}\n", encoding="utf-8")
    return path


def drafted(path: Path, **options: Any) -> PlannedDraft:
    planned = plan_input(path, **options)
    assert isinstance(planned, PlannedDraft)
    return planned


def warnings_of(path: Path) -> list[tuple[str, int]]:
    return [(warning.code, warning.place.line) for warning in drafted(path).warnings]


def codes_of(path: Path) -> set[str]:
    return {code for code, _ in warnings_of(path)}


def errors_of(path: Path) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        plan_input(path)
    return [str(problem) for problem in caught.value.problems]
