"""How notations, lists and open dates are worded."""

from collections.abc import Sequence

from ntm_docs.model import NgayGhi
from ntm_docs.phrases.dates import padded_month, short_date


def known_date(day: NgayGhi) -> str:
    """A date as far as it is known: `05/7/1974`, `7/1974`, `1974`."""
    if day.day:
        return short_date(day.day)
    return f"{padded_month(day.thang)}/{day.nam}" if day.thang else str(day.nam)


def notation(number: str | None, kind: str, agency: str) -> str:
    """`05/TTr-UBND`; room for handwriting while the number is not given."""
    if number is None:
        return f"{' ' * 10}/{kind}-{agency}"
    padded = number.zfill(2) if number.isdigit() else number
    return f"{padded}/{kind}-{agency}"


def joined(parts: Sequence[str]) -> str:
    """`tập thể, cá nhân và hộ gia đình`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} và {parts[-1]}"


def ended(lines: Sequence[str]) -> list[str]:
    """The lines of a list, each with its mark: `;`, after the last `.`."""
    return [f"{bare(line)}{'.' if index == len(lines) else ';'}" for index, line in enumerate(lines, 1)]


def bare(text: str) -> str:
    """A text without the mark at its end; the list it goes into sets its own."""
    return text.rstrip(" .;,")


def capital(text: str) -> str:
    """The first letter as a capital, the rest as it was."""
    return text[:1].upper() + text[1:]
