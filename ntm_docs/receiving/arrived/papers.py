"""The papers of a dossier, each by its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ntm_docs.checking.check import load
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import MachineError, Problem, ProblemsError
from ntm_docs.reading.word_files import too_deep
from ntm_docs.receiving.arrived.listed import listing_of
from ntm_docs.receiving.arrived.sources import Reader
from ntm_docs.receiving.records import Parcel
from ntm_docs.system_faults import as_problem

PROPOSAL, LISTING, MINUTES, REPORT = "to-trinh", "danh-sach", "bien-ban", "bao-cao"
NAMES = {PROPOSAL: "Tờ trình", LISTING: "Danh sách", MINUTES: "Biên bản", REPORT: "Báo cáo thành tích"}
_READ = (".docx", ".docm")
_BY_NAME = (
    (REPORT, ("baocao", "thanhtich", "bctt")),
    (PROPOSAL, ("totrinh", "ttr")),
    (LISTING, ("danhsach", "trichngang")),
    (MINUTES, ("bienban", "bbhop")),
)


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A Word document that was read: its path, its parts, what it is in a dossier; empty for another paper."""

    name: str
    van_ban: RecognisedPaper
    what: str


@dataclass(slots=True)
class ParcelPapers:
    """The files of a parcel or a dossier: those read, those only named with what their name says, what is wrong."""

    read: list[ReadPaper] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, what: str) -> list[ReadPaper]:
        """The documents that are of a kind."""
        return [one for one in self.read if one.what == what]

    def named(self, what: str) -> list[str]:
        """Files that nobody read and whose name says this."""
        return [name for name, said in self.unread if said == what]


def read_papers(parcel: Parcel, read: Reader, names: Sequence[str]) -> ParcelPapers:
    """Every file of a parcel, in order: Word documents read, all others named."""
    papers = ParcelPapers()
    for name in names:
        if PurePosixPath(name).suffix.lower() not in _READ:
            papers.unread.append((name, by_name(name)))
            continue
        place = parcel.place(name)
        try:
            van_ban = load(read(name), place.file)
        except ProblemsError as error:
            papers.problems += error.problems
            papers.unread.append((name, by_name(name)))
        except MachineError as error:
            papers.problems.append(as_problem(error, place.file))
            papers.unread.append((name, by_name(name)))
        except RecursionError:
            papers.problems.append(too_deep(place.file))
            papers.unread.append((name, by_name(name)))
        else:
            papers.read.append(ReadPaper(name, van_ban, _what(van_ban, name)))
    return papers


def _what(van_ban: RecognisedPaper, name: str) -> str:
    """What a document is in a dossier."""
    if van_ban.is_merit_report:
        return REPORT
    if van_ban.loai == "Tờ trình":
        return PROPOSAL
    if van_ban.loai == "Biên bản":
        return MINUTES
    title = fold_key(van_ban.main.text("ten_loai") + van_ban.main.text("phu_luc_ten"))
    if "danhsach" in title or van_ban.main.kind in ("phu_luc", "danh_sach"):
        return LISTING
    if van_ban.loai:
        return ""
    return LISTING if listing_of(van_ban).rows else by_name(name)


def by_name(name: str) -> str:
    """What the name of a file says, else of the folder it stands in; empty where it says nothing."""
    for part in (PurePosixPath(name).stem, PurePosixPath(name).parent.name):
        folded = fold_key(part)
        found = next((what for what, signs in _BY_NAME if any(sign in folded for sign in signs)), "")
        if found:
            return found
    return ""
