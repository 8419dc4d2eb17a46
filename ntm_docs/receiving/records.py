"""A received dossier and its cases, as far as read."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ntm_docs.phrases.keys import same_text
from ntm_docs.problems import Place, Problem

KINDS = {"tap_the": "tập thể", "ca_nhan": "cá nhân", "ho_gia_dinh": "hộ gia đình"}
_ADDRESSED = re.compile(r"(?:ông|bà|anh|chị|đồng chí|đ/c)\s+", re.IGNORECASE)
_HOUSEHOLD = re.compile(r"hộ(?: gia đình)?(?: (?:ông|bà))?\s+", re.IGNORECASE)
_COMMITTEE = re.compile(r"\b(?:ubnd|uỷ ban nhân dân)\b")


def person_key(name: str) -> str:
    """A name for comparing: without form of address, case, spaces; tones matter; a household stays one.

    >>> person_key("Ông Nguyễn Văn A") == person_key("nguyễn văn  a"), person_key("Hộ ông Lê Văn Lợi")
    (True, 'hộ lê văn lợi')
    """
    plain = same_text(name)
    household = _HOUSEHOLD.match(plain)
    if household:
        return f"hộ {plain[household.end() :]}"
    return _ADDRESSED.sub("", plain, count=1) if _ADDRESSED.match(plain) else plain


def unit_key(name: str) -> str:
    """The name of a unit for comparing: `UBND xã A` is `Ủy ban nhân dân xã A`."""
    return _COMMITTEE.sub("ủy ban nhân dân", same_text(name))


@dataclass(frozen=True, slots=True)
class Parcel:
    """Files that came together and may hold one dossier, below a folder or in an archive.

    `source` is the folder or the archive, `prefix` the folder inside it, `names` the files by their path from
    `source`, with their sizes. Of a dossier of ours `entry` is its part of the manifest, `listed` its files' digests.
    """

    source: Path
    prefix: str
    names: tuple[tuple[str, int], ...]
    entry: dict[str, object] | None = None
    listed: tuple[tuple[str, str], ...] = ()
    told: tuple[Problem, ...] = ()

    @property
    def shown(self) -> str:
        """The name that a person sees: `ho-so/xa-a`, `xa-b.zip/ho-so`."""
        return "/".join(part for part in (self.source.as_posix(), self.prefix) if part)

    def place(self, name: str = "") -> Place:
        """Where a file of it stands."""
        return Place("/".join(part for part in (self.source.as_posix(), name or self.prefix) if part))


@dataclass(frozen=True, slots=True)
class Case:
    """One nominee for one award, each column of the officer's table as text; empty where nothing is said.

    `born` is a year. `shown`, `asked`, `missing` are criteria: said in the dossier, not said or to be confirmed, said
    to be lacking. `doubles` are other places where the same, or perhaps the same, nominee stands.
    """

    unit: str
    award: str
    kind: str
    name: str
    born: str = ""
    post: str = ""
    summary: str = ""
    report: str = ""
    shown: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    debt: str = ""
    ocop: str = ""
    votes: str = ""
    earlier: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    proposal: str = ""
    number: int = 1  # of those that are alike in unit, award and name

    @property
    def key(self) -> str:
        """Who it is, the same at every reception: unit, award, name, and its number among those alike."""
        told = (unit_key(self.unit), same_text(self.award), person_key(self.name), str(self.number))
        return hashlib.blake2b("\n".join(told).encode(), digest_size=5).hexdigest()


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier as it came: what is in it, what is missing, what is wrong.

    `own` says how far the papers are proved by a manifest of ours: `data` its input is read, `papers` its papers are as
    they were made, `changed` they are not, empty: made by anyone. `contents` is the digest of all its files together.
    `movement` is what it is for: the movement's name, of papers of others all words of the Tờ trình; `period` its
    years, `occasion` the kind of commendation, empty where it is that of the award; `on` the day whose law is asked.
    """

    place: str
    source: str
    unit: str
    award: str
    province: str = ""
    notation: str = ""
    day: date | None = None
    own: str = ""
    there: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    copies: int | None = None
    cases: tuple[Case, ...] = ()
    problems: tuple[Problem, ...] = ()
    contents: str = ""
    files: int = 0
    number: int = 1  # of those that are alike in unit and award
    movement: str = ""
    period: str = ""
    occasion: str = ""
    on: date | None = None

    @property
    def key(self) -> str:
        """Which dossier it is, the same at every reception."""
        told = (unit_key(self.unit), same_text(self.award), str(self.number))
        return hashlib.blake2b("\n".join(told).encode(), digest_size=5).hexdigest()

    def count(self, kind: str) -> int:
        """How many cases of a kind."""
        return sum(one.kind == kind for one in self.cases)


@dataclass(frozen=True, slots=True)
class Reception:
    """Everything that came at once, in order; `problems` are those of no dossier."""

    dossiers: tuple[Received, ...]
    problems: tuple[Problem, ...] = field(default=())
