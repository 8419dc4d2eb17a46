"""What in a superior's plan belongs to a past period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from ntm_docs.drafting.citations import KINDS
from ntm_docs.machine.own_data import load_data

_CITED = re.compile(rf"(?P<name>(?:{KINDS}) số (?P<number>[^\s,;]+))(?P<rest>[^;.]*)")


class PeriodText(BaseModel):
    """A text of one period and what takes its place in the next; data/giai-doan.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    so: str
    giai_doan: str
    thay_bang: str
    can_cu: str


@dataclass(frozen=True, slots=True)
class Periods:
    """The period of the superior's plan and the office's own; `new` empty where it was not said."""

    old: str
    new: str

    @property
    def _written(self) -> re.Pattern[str]:
        """The old period however it is written: `2021 - 2025`."""
        return re.compile(r" ?[-–] ?".join(map(re.escape, self.old.split("-"))))

    def in_place(self, text: str) -> str:
        """The text with the new period for the old one, where the new one is known."""
        return self._written.sub(self.new, text) if self.old and self.new else text

    def reasons(self, text: str) -> Iterator[str]:
        """Why a paragraph must be looked at: it names the old period, or a text of it."""
        if not self.old:
            return
        cited = list(_CITED.finditer(text))
        for one in cited:
            known = _texts().get(one["number"])
            if known is not None and known.giai_doan == self.old:
                now = f"thay bằng {known.thay_bang}" if known.thay_bang else "chưa biết văn bản thay"
                yield f"văn bản của giai đoạn {self.old} (“{one['name']}”), {now}"
            elif known is None and self._written.search(one["rest"]):
                yield f"văn bản của giai đoạn {self.old} (“{one['name']}”), chưa biết văn bản thay"
        outside = text
        for one in reversed(cited):
            outside = outside[: one.start()] + outside[one.end() :]
        if self._written.search(outside):
            now = f"nay là {self.new}" if self.new else "đã qua, ghi giai đoạn mới"
            yield f"giai đoạn {self.old} {now}"


@cache
def _texts() -> dict[str, PeriodText]:
    entries = (PeriodText.model_validate(entry) for entry in load_data("drafting", "giai-doan.yaml"))
    return {one.so: one for one in entries}
