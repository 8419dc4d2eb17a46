"""Faults of a workbook → cells to mend, by cause."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from ntm_docs import api
from ntm_docs.problems import Place, Problem, ProblemsError

MOST = 300  # cells that one page shows; the next ones come when these are mended


def faults(source: Path, problems: Sequence[Problem]) -> dict[str, Any]:
    """Causes with their cells and what stands in them; what is of no cell is left to the sentences above."""
    places = [place for one in problems for place in _places(one)]
    if not places:
        return {}
    with suppress(ProblemsError, OSError):
        texts = api.cell_texts(source, places)
        causes = _causes(problems, texts)
        count = len({cell["id"] for cause in causes for cell in cause["cells"]})
        told = {"causes": _bounded(causes), "count": count, "digest": digest(source)}
        return told | {"more": max(0, count - MOST)}
    return {}


def digest(source: Path) -> str:
    """What a page was made from: a file that was changed since is not mended by it."""
    return sha256(source.read_bytes()).hexdigest()


def _places(one: Problem) -> list[Place]:
    return [place for place in (one.place, *one.also) if place.cell]


def _causes(problems: Iterable[Problem], texts: dict[tuple[str, str], api.CellText]) -> list[dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    seen: set[str] = set()
    for one in problems:
        for place in _places(one):
            key = place.sheet, place.cell
            name = f"{place.sheet}!{place.cell}"
            if key not in texts or name in seen:  # a cell is mended once, at its first cause
                continue
            seen.add(name)
            field = next((part for part in reversed(one.field.split(" › ")) if not part.isdecimal()), "")
            cause = found.setdefault((one.code, field), {"field": field, "texts": [], "cells": []})
            text = " ".join(filter(None, (one.what, one.remedy)))
            cause["texts"] = [*dict.fromkeys([*cause["texts"], text])]
            cell = {"id": name, "sheet": place.sheet, "cell": place.cell, "row": place.line} | texts[key]._asdict()
            cause["cells"].append(cell | {"what": text})
    for cause in found.values():
        cause["same"] = cause["texts"][0] if len(cause["texts"]) == 1 else ""
        del cause["texts"]
    return [*found.values()]


def _bounded(causes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    left, shown = MOST, []
    for cause in causes:
        if left <= 0:
            break
        shown.append(cause | {"cells": cause["cells"][:left], "count": len(cause["cells"])})
        left -= len(cause["cells"])
    return shown
