"""Page numbers as they are printed.

Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục I, khoản 7: from 1, in the top margin, not on the first page; Mục III,
khoản 1, điểm đ: each appendix counts for itself.
"""

from collections.abc import Iterator, Sequence

from ntm_docs.layout import load_layout
from ntm_docs.messages import gettext as _
from ntm_docs.papers.components import Zone
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.printing.pdf.geometry import PrintedLine
from ntm_docs.problems import Place, Problem

MARGIN_POINTS = 60.0  # of the top of a page: what stands there is no text


def judge_numbers(
    van_ban: RecognisedPaper, lines: Sequence[PrintedLine], heights: Sequence[float], place: Place
) -> Iterator[Problem]:
    """Pages that do not bear their number, as warnings; `heights` are those of the pages in points.

    The first page of the file bears none. An appendix that begins a page counts from 1 again; another
    document issued with it may do so, or go on; the first page of either may bear its number or not.
    Nothing is said of the pages behind the last beginning that was found, where one was not.
    """
    begun, whole = _beginnings(van_ban, lines, heights)
    may_be: set[int] = set()
    for number in range(1, len(heights) + 1 if whole else max(begun, default=1) + 1):
        top = (line.text for line in lines if line.page == number and _in_margin(line, heights))
        shown = next((text for text in top if text.isdigit()), "")
        zone = begun.get(number)
        anew = number == 1 or zone is not None
        must = number == 1 or (zone is not None and zone.kind == "phu_luc")
        may_be = ({1} if anew else set()) | (set() if must else {one + 1 for one in may_be})
        allowed = {str(one) for one in may_be if number > 1} | ({""} if anew else set())
        if shown not in allowed:
            facts = {"page": number, "found": shown or _("không có số")}
            clause = load_layout().clause_of("so_trang")
            yield Problem("page.number", place, facts=facts, clause=clause, severity="warning")
        elif shown:
            may_be = {int(shown)}


def _beginnings(
    van_ban: RecognisedPaper, lines: Sequence[PrintedLine], heights: Sequence[float]
) -> tuple[dict[int, Zone], bool]:
    """The documents behind the first, by the page at whose top each begins; whether all were found."""
    text = [line for line in lines if not _in_margin(line, heights)]
    found: dict[int, Zone] = {}
    after = 0
    for zone in van_ban.zones[1:]:
        places = [index for index in range(after + 1, len(text)) if _begins(zone, text[index].text)]
        if not places:
            return found, False
        after = next((at for at in places if text[at - 1].page != text[at].page), places[0])
        if text[after - 1].page != text[after].page:
            found[text[after].page] = zone
    return found, True


def _begins(zone: Zone, line: str) -> bool:
    """Whether a printed line is the first of a document; a heading has another column beside it."""
    texts = (fold_key(one.full_text.split("\n")[0]) for one in zone.paragraphs)
    first = next((text for text in texts if text), "")
    return line == first if zone.kind == "phu_luc" else bool(first) and line.startswith(first)


def _in_margin(line: PrintedLine, heights: Sequence[float]) -> bool:
    return line.height > heights[line.page - 1] - MARGIN_POINTS
