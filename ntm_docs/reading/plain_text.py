"""An existing .txt → its paragraphs, mended.

A scanned or copied text breaks paragraphs over lines and pages. What is joined or left out is told
by line; words are never changed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ntm_docs.reading.asked import ask_line
from ntm_docs.reading.passage import Mended, Passage, clean_passage, split_tabs
from ntm_docs.traits import mark_of

_OTHER_END = re.compile("[\r\x0b\x85\u2028\u2029]")
_RULE = re.compile(r"[-_=*~\u2013\u2014]{3,}")
_PAGE = re.compile(r"(?:-\s*)?(?:trang\s+)?([1-9]\d{0,3})(?:\s*-)?", re.IGNORECASE)
_BOLD = re.compile(r"\*\*")
_ITALIC = re.compile(r"(?<![*\w])\*(?=[^\s*)])([^*]*[^\s*(])\*(?![*\w])")
_LISTED_LABEL = re.compile(r"- (?=(?:[a-zđ]\)|\d{1,2}[.)]) )")
_LABELLED = re.compile(
    r"(?:[-+•*\u2013\u2014] |[IVXLC]+[.\-/] |[A-Z]\. |\d{1,3}(?:\.\d{1,3})*[.)/] |[a-zđ][).] |"
    r"(?:Điều|ĐIỀU) \d+[.:]|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC) [IVXLC\d]+)"
)
_OPENINGS = re.compile(r"(?:Căn cứ|Thực hiện|Theo đề nghị|Xét|Kính gửi|Nơi nhận|Số:|V/v|\(Kèm theo)")
_ENDS = (".", ";", ":", "!", "?", "…", ")", "”", "/")
# After one of these words a name or a figure must follow: the paragraph is not at its end.
_EXPECTING = frozenset(
    [
        "tỉnh",
        "huyện",
        "xã",
        "phường",
        "phố",
        "của",
        "và",
        "các",
        "những",
        "số",
        "ngày",
        "tháng",
        "năm",
        "hoặc",
        "cho",
        "về",
        "theo",
        "tại",
        "trong",
        "với",
        "do",
        "từ",
        "đến",
        "ông",
        "bà",
        "Ủy",
        "ban",
    ]
)
_FULL_SHARE = 0.6
_FULL_LENGTH = 45
_LONG = 80


def read_plain(text: str) -> tuple[list[Passage], list[Mended]]:
    """The paragraphs of a text, and what was joined or left out, by line."""
    mended: list[Mended] = []
    passages = list(_lines(text, mended))
    if _has_blank_lines(passages):
        passages = _join_lines(passages, mended)
        passages = _join_pages(passages, mended)
    return passages, sorted(mended, key=lambda one: one.number)


def _lines(text: str, mended: list[Mended]) -> Iterator[Passage]:
    """Lines that are not blank; a group ends at a blank line. Page numbers, rules and markup go."""
    group, page = 0, 1
    lines = _split(text, mended)
    for number, raw in enumerate(lines, start=1):
        line = clean_passage(raw)
        if not line:
            ask_line(raw, number, mended)  # what it holds does not print, and is told
            group += 1
            continue
        if _RULE.fullmatch(line):
            mended.append(Mended("import.rule", number, line[:20]))
            continue
        found = _PAGE.fullmatch(line)
        alone = not _near(lines, number - 2) and not _near(lines, number)
        if found and alone and int(found[1]) in (page, page + 1):
            page = int(found[1])
            mended.append(Mended("import.page", number, line))
            continue
        for part in split_tabs(raw):
            plain = _without_markup(clean_passage(ask_line(part, number, mended)), number, mended)
            if plain:
                yield Passage(plain, number, group)


def _split(text: str, mended: list[Mended]) -> list[str]:
    """The lines of a text; line ends of other machines are told where they stand among ours."""
    plain = text.replace("\r\n", "\n")
    ours = "\n" in plain
    for found in _OTHER_END.finditer(plain) if ours else ():
        facts = {"char": mark_of(found[0]), "position": found.start() - plain.rfind("\n", 0, found.start())}
        mended.append(Mended("trait.line", plain.count("\n", 0, found.start()) + 1, facts=facts))
    return _OTHER_END.sub("\n", plain).replace("\f", "\n\n").split("\n")


def _near(lines: Sequence[str], index: int) -> bool:
    """Whether the line at an index holds text."""
    return 0 <= index < len(lines) and bool(lines[index].strip())


def _without_markup(line: str, number: int, mended: list[Mended]) -> str:
    """Without signs that a converter set for bold, italic and lists: `**TM.**`, `- a) …`."""
    plain = _ITALIC.sub(r"\1", _BOLD.sub("", line))
    plain = _LISTED_LABEL.sub("", plain, count=1) if plain.startswith("- ") else plain
    if plain != line:
        mended.append(Mended("import.markup", number, line[:60]))
    return plain


def _has_blank_lines(passages: Sequence[Passage]) -> bool:
    """Whether blank lines divide the paragraphs; else each line is one."""
    return len({passage.group for passage in passages}) * 4 > len(passages)


def _join_lines(passages: Sequence[Passage], mended: list[Mended]) -> list[Passage]:
    """Lines of one group that were one paragraph before they were broken."""
    longest: dict[int, int] = {}
    for passage in passages:
        longest[passage.group] = max(longest.get(passage.group, 0), len(passage.text))

    def follows(last: Passage, passage: Passage) -> bool:
        full = len(last.text) >= max(_FULL_LENGTH, _FULL_SHARE * longest[passage.group])
        return last.group == passage.group and full and _may_follow(last.text, passage.text)

    return _joined(passages, follows, mended)


def _joined(
    passages: Sequence[Passage], follows: Callable[[Passage, Passage], bool], mended: list[Mended]
) -> list[Passage]:
    """Each run of passages that follow one another as one, in the group of its last."""
    runs: list[list[Passage]] = []
    for passage in passages:
        if runs and follows(runs[-1][-1], passage):
            runs[-1].append(passage)
            mended.append(Mended("import.joined", passage.number, passage.text[:40]))
        else:
            runs.append([passage])
    return [replace(run[0], text=" ".join(one.text for one in run), group=run[-1].group) for run in runs]


def _may_follow(last: str, text: str) -> bool:
    if last.isupper() or text.isupper() or _LABELLED.match(text):
        return False
    return not _OPENINGS.match(text) or text[:1].islower()


def _join_pages(passages: Sequence[Passage], mended: list[Mended]) -> list[Passage]:
    """Paragraphs cut in two by the end of a page."""
    return _joined(
        passages, lambda last, passage: last.group != passage.group and _cut(last.text, passage.text), mended
    )


def _cut(last: str, text: str) -> bool:
    """Whether a paragraph without its end goes on in the next: in small letters, or with the name it waits for."""
    if last.endswith(_ENDS) or not _may_follow(last, text):
        return False
    if text[:1].islower():
        return len(last) > _FULL_LENGTH
    if not text[:1].isupper() or len(last) < _LONG:
        return False
    *before, word = last.rsplit(maxsplit=2)[-2:]
    return word in _EXPECTING or (word.istitle() and word.isalpha() and bool(_EXPECTING.intersection(before)))
