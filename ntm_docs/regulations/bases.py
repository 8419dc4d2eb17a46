"""Whether what a line cites is in force."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from ntm_docs.machine.frozen import frozen
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Severity
from ntm_docs.regulations.book.entries import CitedText

BasisCode = Literal["law.basis_expired", "law.basis_early", "law.basis_ending"]


@frozen
class BasisFault:
    """A cited text that has ended, does not hold yet, or ends soon by the register; `since` the day it is about."""

    code: BasisCode
    text: CitedText
    since: date

    @property
    def facts(self) -> dict[str, object]:
        """What the message says."""
        replaced = {"replaced": self.text.thay_bang} if self.code == "law.basis_expired" else {}
        return {"basis": self.text.ten, "since": f"{self.since:%d/%m/%Y}", **replaced}

    @property
    def severity(self) -> Severity:
        """An end that no text proves, and one to come, are only warned of."""
        doubted = self.code == "law.basis_expired" and self.text.do_tin_cay != "sourced"
        return "warning" if doubted or self.code == "law.basis_ending" else "error"


def known_texts(texts: Iterable[CitedText], line: str) -> list[CitedText]:
    """The texts that a line cites, of those whose force is known."""
    folded = fold_key(line)
    return [text for text in texts if any(fold_key(sign) in folded for sign in text.dau_hieu)]


def basis_faults(texts: Iterable[CitedText], line: str, day: date) -> Iterator[BasisFault]:
    """Every cited text of a line that does not hold on the day; the days of a text are both included."""
    for text in known_texts(texts, line):
        if text.den is not None and day > text.den:
            yield BasisFault("law.basis_expired", text, text.den)
        if text.tu is not None and day < text.tu:
            yield BasisFault("law.basis_early", text, text.tu)
        if text.het_theo_so is not None and text.ending(day):
            yield BasisFault("law.basis_ending", text, text.het_theo_so)
