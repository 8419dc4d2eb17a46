"""A table of yearly targets → targets of the input."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from ntm_docs.model import BangBieu, Hang
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import percent
from ntm_docs.reading.yaml_files.written import literal, put

_HEADS = (("nam",), ("tangthem", "them", "tangthemtrongnam"), ("luyke",), ("tyle", "tile", "tyledat"))
_TARGET = re.compile(
    r"(?P<what>.+) \(đầu kỳ (?P<before>\d+) (?P<unit>[^;()]+?)(?:; tổng số (?P<whole>\d+) (?P=unit))?\)"
)
_REASON = "theo bản gốc"
_YEAR = range(2000, 2100)


def targets_of(table: BangBieu) -> CommentedMap | None:
    """The targets of a table that has a row for each year: added, reached, its share; None where one has no room.

    Above the years of a target a row over all columns names it, what was reached before, out of how many. Each share
    must be the one that the form works out; a figure reached that is not the sum stays as printed, with the reason.
    """
    if not _has_heads(table) or table.tieu_de or table.don_vi_tinh:
        return None
    groups: list[tuple[Hang, list[Hang]]] = []
    for row in table.hang:
        if row.nhom:
            groups.append((row, []))
        elif not groups:
            return None
        else:
            groups[-1][1].append(row)
    rows = [_target(name.o[0], years) for name, years in groups]
    spans = {tuple(row.o[0] for row in years) for _, years in groups}
    names = [row["tên"] for row in rows if row]
    if not rows or None in rows or len(spans) != 1 or len({*map(fold_key, names)}) != len(names):
        return None
    return CommentedMap({"phụ lục": "có", "năm": _on_one_line(map(int, *spans)), "dòng": rows})


def _has_heads(table: BangBieu) -> bool:
    heads = [fold_key(one.ten) for one in table.cot if not one.cot]
    return len(heads) == len(_HEADS) and all(head in known for head, known in zip(heads, _HEADS, strict=True))


def _target(heading: str, years: Sequence[Hang]) -> CommentedMap | None:
    """One target with its years; None where its heading or a figure is written in another way."""
    named = _TARGET.fullmatch(heading)
    figures = [[int(text) for text in row.o[:3] if text.isdecimal()] for row in years]
    in_order = all(one[:1] < after[:1] for one, after in pairwise(figures))
    if named is None or not years or not in_order or any(len(one) != 3 or one[0] not in _YEAR for one in figures):  # noqa: PLR2004
        return None
    before, whole = int(named["before"]), int(named["whole"] or 0)
    added, reached = [one[1] for one in figures], [one[2] for one in figures]
    if named["whole"] and max(reached) > whole:  # more than there are: the input refuses it
        return None
    if any(row.o[3] != (percent(one, whole) if whole else "") for row, one in zip(years, reached, strict=True)):
        return None
    made = CommentedMap({"tên": literal(named["what"]), "nội dung": literal(named["what"])})
    made["đơn vị tính"] = literal(named["unit"])
    put(made, "tổng số", whole)
    put(made, "đầu kỳ", before)
    made["thêm"] = _on_one_line(added)
    sums = [*accumulate(added, initial=before)][1:]
    odd = [one for one, total in zip(figures, sums, strict=True) if one[2] != total]
    put(made, "ghi đè", [CommentedMap({"năm": one[0], "lũy kế": one[2], "lý do": _REASON}) for one in odd])
    return made


def _on_one_line(numbers: Any) -> CommentedSeq:
    made = CommentedSeq(numbers)
    made.fa.set_flow_style()
    return made
