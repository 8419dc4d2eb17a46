"""Yearly targets: sums, percentages, and what does not add up."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from ntm_docs.model import ChiTieu, DongChiTieu, RecordPlaces
from ntm_docs.phrases.keys import closest, fold_key
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.problems import Problem

MEASURES = ("thêm", "cộng thêm", "lũy kế", "trên tổng", "tỷ lệ", "tổng số")


class UnknownFigureError(ValueError):
    """A reference to a figure that the table does not hold; `near` is what was likely meant."""

    def __init__(self, name: str, near: str | None) -> None:
        super().__init__(name)
        self.name, self.near = name, near


def sums(row: DongChiTieu) -> list[int]:
    """The cumulative figure of each year by addition, whatever is printed."""
    return list(accumulate(row.them, initial=row.dau_ky))[1:]


def printed(table: ChiTieu, row: DongChiTieu) -> dict[int, int]:
    """The cumulative figure of each year as the document prints it."""
    by_sum = dict(zip(table.nam, sums(row), strict=False))
    return by_sum | {override.nam: override.luy_ke for override in row.ghi_de}


def figure(table: ChiTieu, reference: str) -> str:
    """The text of `xã: lũy kế 2025`: `116`; `trên tổng` gives `116/116`, `tỷ lệ` gives `100%`.

    Raises:
        UnknownFigureError: no such target, measure or year.
    """
    name, _, asked = reference.partition(":")
    row = next((row for row in table.dong if fold_key(row.ten) == fold_key(name)), None)
    if row is None:
        raise UnknownFigureError(reference, closest(name, [row.ten for row in table.dong]))
    words = asked.split()
    year = int(words.pop()) if words and words[-1].isdecimal() else None
    measure = next((m for m in MEASURES if fold_key(m) == fold_key(" ".join(words))), None)
    value = _measure(table, row, measure, year) if measure else None
    if value is None:
        raise UnknownFigureError(reference, f"{row.ten}: {measure or 'lũy kế'} {table.nam[-1]}")
    return value


def _measure(table: ChiTieu, row: DongChiTieu, measure: str, year: int | None) -> str | None:
    """One figure as printed; None where the table does not tell it."""
    whole = "" if row.tong_so is None else two_digits(row.tong_so)
    if measure == "cộng thêm":
        return two_digits(sum(row.them))
    if measure == "tổng số":
        return whole or None
    reached = printed(table, row).get(year) if year in table.nam[: len(row.them)] else None
    if year is None or reached is None:
        return None
    texts = {"thêm": two_digits(row.them[table.nam.index(year)]), "lũy kế": two_digits(reached)}
    if row.tong_so:
        texts |= {"tỷ lệ": percent(reached, row.tong_so), "trên tổng": f"{two_digits(reached)}/{whole}"}
    return texts.get(measure)


def check_targets(table: ChiTieu, places: RecordPlaces) -> Iterator[Problem]:
    """Years in order; rows as long as these; no figure above its whole; every override told with its sum."""
    if any(later <= year for year, later in pairwise(table.nam)):
        yield places.problem("targets.order", ("chi_tieu", "nam"), years=", ".join(map(str, table.nam)))
        return
    for index, row in enumerate(table.dong):
        loc = ("chi_tieu", "dong", index)
        if row.tong_so == 0:
            yield places.problem("targets.whole", (*loc, "tong_so"), name=row.ten)
        if len(row.them) != len(table.nam):
            facts = {"name": row.ten, "count": len(row.them), "years": len(table.nam)}
            yield places.problem("targets.years", loc, **facts)
            continue
        by_sum = dict(zip(table.nam, sums(row), strict=True))
        for order, override in enumerate(row.ghi_de):
            where = (*loc, "ghi_de", order)
            if override.nam not in by_sum:
                known = ", ".join(map(str, table.nam))
                yield places.problem("targets.override_year", where, year=override.nam, known=known)
            elif by_sum[override.nam] != override.luy_ke:
                years = table.nam[: table.nam.index(override.nam) + 1]
                added = " + ".join(str(n) for n in (row.dau_ky, *row.them[: len(years)]) if n)
                facts = {"name": row.ten, "added": added, "sum": by_sum[override.nam], "year": override.nam}
                yield places.problem("targets.override", where, printed=override.luy_ke, reason=override.ly_do, **facts)
        over = [
            year for year, reached in printed(table, row).items() if row.tong_so is not None and reached > row.tong_so
        ]
        if over:
            yield places.problem("targets.over", loc, name=row.ten, year=over[0], whole=row.tong_so)
