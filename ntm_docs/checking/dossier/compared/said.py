"""What papers say of those proposed, beside their names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ntm_docs.checking.dossier.listing import NAME_HEADS, Named, grids_of, name_key
from ntm_docs.checking.dossier.papers import DossierPapers, named_in_report
from ntm_docs.checking.dossier.places import lines_of
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import same_text
from ntm_docs.word.facts import Paragraph

Where = Literal["post", "workplace", "line", "own"]  # a cell of such a column, behind the name, in the own report
OF_MEETING = re.compile(r"hội đồng|chủ (?:trì|tọa|toạ)|thư ký|thành viên|phiếu", re.IGNORECASE)
_HEADS: tuple[tuple[Where, tuple[str, ...]], ...] = (
    ("post", ("chucvu", "chucdanh")),
    ("workplace", ("donvi", "noicongtac", "coquan")),
)
_LABELLED = re.compile(r"(?:chức vụ|công tác)[^:]{0,60}:", re.IGNORECASE)
_BEFORE = " ,(–-"


@dataclass(frozen=True, slots=True)
class Said:
    """What a place says of a person."""

    document: RecognisedPaper
    paragraph: Paragraph
    where: Where
    text: str


def said_of(papers: DossierPapers) -> Mapping[str, Sequence[Said]]:
    """By the key of each name of the list, paper by paper; every paper is gone through once."""
    if "said" not in papers.kept:
        found: dict[str, list[Said]] = defaultdict(list)
        names = _Names(papers.rows)
        for document in papers.of_award:
            for key, said in (*_in_tables(document, names), *_in_lines(document, names), *_of_oneself(document, names)):
                found[key].append(said)
        papers.kept["said"] = found
    kept: Mapping[str, Sequence[Said]] = papers.kept["said"]
    return kept


class _Names:
    """The names of the list, to be found in a text by their last words."""

    def __init__(self, rows: Sequence[Named]) -> None:
        self.keys = {row.key for row in rows}
        self.by_last: dict[str, list[str]] = defaultdict(list)
        for key in sorted(self.keys):
            self.by_last[key.rpartition(" ")[2]].append(key)
        last = "|".join(re.escape(one) for one in sorted({row.name.split()[-1] for row in rows if row.name.split()}))
        self.behind = re.compile(rf"(?<!\w)(?P<last>{last or '(?!)'})(?=\s*[,(–-]\s*(?P<rest>[^;:]{{3,200}}))")

    def ending(self, text: str) -> Iterator[str]:
        """The keys of the names that a text ends with."""
        plain = same_text(text).rstrip(_BEFORE)
        yield from (key for key in self.by_last.get(plain.rpartition(" ")[2], ()) if plain.endswith(key))


def _in_tables(document: RecognisedPaper, names: _Names) -> Iterator[tuple[str, Said]]:
    for grid in grids_of(document):
        titles = grid[0].heads()
        named = next((column for head, column in titles.items() if head.startswith(NAME_HEADS)), None)
        if named is None:
            continue
        for where, heads in _HEADS:
            column = next((column for head, column in titles.items() if head.startswith(heads)), named)
            for line in grid[1:] if column != named else ():
                key = name_key(line.text(named))
                if column in line.cells and key in names.keys:
                    yield key, Said(document, line.cells[column], where, line.text(column))


def _in_lines(document: RecognisedPaper, names: _Names) -> Iterator[tuple[str, Said]]:
    """Behind a name outside a signature: `Tổ trưởng, Trường THCS An Bình`, up to `;` or `:`."""
    for line in lines_of(document):
        if line.what != "text" or OF_MEETING.search(line.text.partition(":")[0]):
            continue
        for match in names.behind.finditer(line.text):
            for key in names.ending(line.text[: match.end("last")]):
                yield key, Said(document, line.paragraph, "line", match["rest"])


def _of_oneself(document: RecognisedPaper, names: _Names) -> Iterator[tuple[str, Said]]:
    """The labelled lines of a report of merit: `Chức vụ, đơn vị công tác: …`."""
    if document.is_merit_report and (key := name_key(named_in_report(document))) in names.keys:
        for one in document.main.body:
            if _LABELLED.search(one.full_text):
                yield key, Said(document, one, "own", one.full_text)
