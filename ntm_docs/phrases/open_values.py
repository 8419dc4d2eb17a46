"""Values that are not known yet: they print as typed.

While a clerk types, a day is `09/7/20` and a number is missing. A draft of the page shows just that, and the rest of
the page stays: so each of these counts as a value of its kind, by which law and layout are asked, and prints as
what was typed, or as room for it. None of them ever stands in a record that is built.
"""

from datetime import date, time
from typing import Any, Self, SupportsIndex

OPEN = "……"


class OpenNumber(int):
    """A number that counts as one and prints as `shown`; so does whatever is reckoned from it, as open."""

    shown: str

    def __new__(cls, counts: int = 0, shown: str = OPEN) -> Self:
        """What it counts as, what it prints."""
        made = super().__new__(cls, counts)
        made.shown = shown
        return made

    def __str__(self) -> str:
        return self.shown

    def __format__(self, _spec: str) -> str:
        return self.shown

    def __add__(self, other: int) -> "OpenNumber":
        return OpenNumber(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "OpenNumber":
        return OpenNumber(int(self) - int(other))

    def __rsub__(self, other: int) -> "OpenNumber":
        return OpenNumber(int(other) - int(self))

    def __mul__(self, other: SupportsIndex) -> "OpenNumber":
        return OpenNumber(int(self) * int(other))

    __rmul__ = __mul__

    __hash__ = int.__hash__


class OpenWord(str):  # noqa: SLOT000 -- it has a text of its own
    """One of the known words to those who ask, and prints as `shown`."""

    shown: str

    def __new__(cls, acts: str, shown: str = OPEN) -> Self:
        """The word that it is taken for, what it prints."""
        made = super().__new__(cls, acts[:])  # of an open word what it acts as, not what it prints
        made.shown = shown
        return made

    def __str__(self) -> str:
        return self.shown

    def __format__(self, _spec: str) -> str:
        return self.shown

    def upper(self) -> str:
        """As printed."""
        return self.shown.upper()

    def lower(self) -> str:
        """As printed."""
        return self.shown.lower()

    def capitalize(self) -> str:
        """As printed."""
        return self.shown.capitalize()

    __hash__ = str.__hash__


class OpenDay(date):
    """A day by which law and order are asked, and prints as `shown`; its year prints as open."""

    shown: str

    @classmethod
    def like(cls, day: date, shown: str = OPEN) -> Self:
        """Counts as a day, prints another text."""
        made = cls(day.year, day.month, day.day)
        made.shown = shown
        return made

    @property
    def year(self) -> int:
        """The year, which is not known either."""
        return OpenNumber(super().year)

    def __format__(self, _spec: str) -> str:
        return self.shown

    def __str__(self) -> str:
        return self.shown


class OpenHour(time):
    """An hour that prints as `shown`."""

    shown: str

    @classmethod
    def like(cls, hour: time, shown: str = OPEN) -> Self:
        """Counts as an hour, prints another text."""
        made = cls(hour.hour, hour.minute)
        made.shown = shown
        return made

    def __format__(self, _spec: str) -> str:
        return self.shown

    def __str__(self) -> str:
        return self.shown


def shown_of(value: Any) -> str | None:
    """What an open value prints; None for any other."""
    return value.shown if isinstance(value, OpenNumber | OpenWord | OpenDay | OpenHour) else None


def as_printed(value: Any) -> Any:
    """What a form is filled with, with each open value as the text that it prints."""
    if isinstance(value, dict):
        return {name: as_printed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [as_printed(one) for one in value]
    shown = shown_of(value)
    return value if shown is None else shown
