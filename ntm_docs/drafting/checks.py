"""What a reader of the draft would send back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from ntm_docs.context.bang import check_tables
from ntm_docs.context.targets import check_targets
from ntm_docs.context.van_ban import names_file_copy
from ntm_docs.drafting.citations import check_citations
from ntm_docs.drafting.cited_labels import check_cited_labels
from ntm_docs.drafting.draft import Draft, DraftBody, Loc
from ntm_docs.drafting.figures import wrong_budgets, wrong_figures
from ntm_docs.drafting.levels import two_tiers
from ntm_docs.drafting.review import MARKS
from ntm_docs.drafting.tasks import check_tasks
from ntm_docs.model import BoCuc, CoQuanVanBan, VanBan, each_safely
from ntm_docs.outline import check_numbering
from ntm_docs.outline.numbering import CLAUSE
from ntm_docs.phrases.dates import deadlines_in
from ntm_docs.phrases.keys import fold_key, same_text
from ntm_docs.problems import Problem
from ntm_docs.regulations import Book, CoQuanCu, Named, bodies_gone, body_facts, names_of_then, zone_unknown

_DOTS = re.compile(r"…{2,}|\.{6,}|_{4,}")
_PERIOD = re.compile(r"\d{4} ?[-\u2013] ?\d{4}")
_APPENDIX = re.compile(r"\bphụ lục\b", re.IGNORECASE)
_REMINDED = timedelta(days=60)
_TELLS_THE_PAST = frozenset({"báo cáo", "tờ trình", "biên bản", "phụ lục"})
_ASKS = re.compile(
    r"^(?!.*\bđã\b).*\b(?:gửi|nộp|báo cáo|hoàn thành|đăng ký|tổng hợp|triển khai|góp ý)\b", re.IGNORECASE
)
_ATTACHED = re.compile(r"số\s+(?P<number>\d+[a-zđ]?/[^\s,;)]+)")


def check_draft(draft: Draft, book: Book, *, incomplete: bool = False) -> list[Problem]:
    """Every finding; an error where the document must not be printed, else a warning.

    `incomplete` says that some values have problems of their own; checks that need them are left out.
    """
    checks = (
        *(
            _numbering,
            _blanks,
            _to_itself,
            _dots,
            _unprinted,
            _marks,
            _attachment,
            _periods,
            _appendix,
            _sums,
            _targets,
            _tables,
        ),
        *(check_tasks, check_cited_labels),
    )
    calls = [
        *(partial(check, draft) for check in checks),
        partial(check_citations, draft, book),
        partial(_district, draft, book),
        partial(_bodies, draft, book),
        partial(_deadlines, draft),
    ]
    found = each_safely(calls, incomplete=incomplete)
    return [problem if problem.code in _ERRORS else replace(problem, severity="warning") for problem in found]


_ERRORS = frozenset(
    ["law.district", "draft.not_printed", "draft.mark"]
    + [f"targets.{fault}" for fault in ("years", "order", "whole", "override_year", "over")]
    + ["table.twice", "table.unused", "table.cells", "table.joined"]
)


def _numbering(draft: Draft) -> Iterator[Problem]:
    """VS04, VS05, VS06, VS08: what `--renumber` would mend is told, never mended unasked."""
    if draft.renumbered:
        return
    for part in draft.parts:
        for finding in check_numbering(part.tree):
            facts = {"label": finding.label, "expected": finding.expected}
            place = draft.at(part, finding.line)
            yield Problem(finding.code, place, draft.places.name(part.loc), facts, CLAUSE)


def _blanks(draft: Draft) -> Iterator[Problem]:
    """Parts of the form that stay open in print."""
    van_ban = draft.van_ban
    for index, text in enumerate(van_ban.chua_ro):
        yield draft.places.problem("draft.unsure", ("chua_ro", index), text=text[:80])
    if not van_ban.kind.numbered:
        return
    open_parts = (
        ("draft.number", van_ban.so is None),
        ("draft.date", van_ban.ngay is None or van_ban.ngay.day is None),
        ("draft.agency", van_ban.co_quan.ten is None),
        ("draft.notation", not (van_ban.ky_hieu or van_ban.co_quan.ky_hieu)),
        ("draft.subject", van_ban.trich_yeu is None),
        ("draft.signer", van_ban.nguoi_ky is None or van_ban.nguoi_ky.ho_va_ten is None),
        ("draft.recipients", not van_ban.noi_nhan),
        ("draft.file_copy", not names_file_copy(van_ban)),
        ("draft.addressee", van_ban.kind.bo_cuc is BoCuc.cong_van and not van_ban.kinh_gui),
    )
    for code, is_open in open_parts:
        if is_open:
            yield draft.places.problem(code, ())


def _to_itself(draft: Draft) -> Iterator[Problem]:
    """An office does not write to itself."""
    own = draft.van_ban.co_quan.ten
    for index, text in enumerate(draft.van_ban.kinh_gui):
        if own is not None and same_text(text.rstrip(";. ")) == same_text(own):
            yield draft.places.problem("draft.itself", ("kinh_gui", index), agency=own)


def _dots(draft: Draft) -> Iterator[Problem]:
    """Blanks in the heading, the bases and the addressees: they would be printed as they stand."""
    van_ban = draft.van_ban
    fields: list[tuple[Loc, str | None]] = [
        (("co_quan", name), getattr(van_ban.co_quan, name)) for name in CoQuanVanBan.model_fields
    ]
    fields += [((name,), getattr(van_ban, name)) for name in ("trich_yeu", "tham_quyen")]
    for name in ("kinh_gui", "can_cu", "noi_nhan"):
        fields += [((name, index), text) for index, text in enumerate(getattr(van_ban, name))]
    for loc, value in fields:
        if value and _DOTS.search(value):
            yield draft.places.problem("draft.dots", loc)


def _unprinted(draft: Draft) -> Iterator[Problem]:
    """A value that the form of this type has no room for would be lost."""
    van_ban = draft.van_ban
    for name in sorted(van_ban.kind.no_room):
        if getattr(van_ban, name) not in (None, ()):
            kind = van_ban.loai if van_ban.kem_theo is None else f"{van_ban.loai} kèm theo văn bản khác"
            yield draft.places.problem("draft.not_printed", (name,), kind=kind)


def _district(draft: Draft, book: Book) -> Iterator[Problem]:
    """No district in heading, Kính gửi, Nơi nhận once the tier is gone; in the text it may be history.

    What was taken from an existing paper (`nhập từ`) is told there too, and not refused.
    """
    rule = two_tiers(book, draft.day)
    if rule is None or draft.day is None:
        return
    province = draft.van_ban.co_quan.tinh or ""
    for problem in names_of_then(rule, _named(draft), book, draft.places, province, draft.day):
        imported = draft.van_ban.nhap_tu and problem.code == "law.district"
        yield replace(problem, code="draft.district_imported") if imported else problem
    gone = re.compile("|".join(rf"\b{word}\b" for word in rule.gia_tri["tu_bo"]), re.IGNORECASE)
    facts: dict[str, object] = {"since": f"{rule.tu:%d/%m/%Y}", "words": ", ".join(rule.gia_tri["tu_bo"])}
    for part in draft.parts:
        lines = [line.offset for line in part.lines if gone.search(line.text)]
        if lines:
            yield _of_lines(draft, part, lines, "draft.district", facts, rule.can_cu)


def _bodies(draft: Draft, book: Book) -> Iterator[Problem]:
    """Bodies that are gone on the day, around the text and in it; special zones that no list knows."""
    day, agency = draft.day, draft.van_ban.co_quan
    if day is None:
        return
    yield from bodies_gone(book.co_quan, (*_named(draft), *_assigned(draft)), day, draft.places)
    yield from zone_unknown(book.co_quan, (("co_quan", "ten"), agency.ten), agency.tinh or "", draft.places)
    for part in draft.parts:
        found: dict[str, tuple[CoQuanCu, list[int]]] = {}
        for line in part.lines:
            for body in book.co_quan.gone(line.text, day):
                found.setdefault(body.ten, (body, []))[1].append(line.offset)
        for body, lines in found.values():
            yield _of_lines(draft, part, lines, "draft.office_gone", body_facts(body), body.can_cu)


def _deadlines(draft: Draft) -> Iterator[Problem]:
    """What is asked for until a day long before the paper's own.

    A report tells what is past; a letter may remind of what was due some weeks ago.
    """
    day = draft.day
    if day is None or draft.van_ban.loai in _TELLS_THE_PAST:
        return
    for part in draft.parts:
        found: dict[str, list[int]] = {}
        for line in part.lines:
            for text, until in deadlines_in(line.text) if _ASKS.search(line.text) else ():
                if until < day - _REMINDED:
                    found.setdefault(text, []).append(line.offset)
        for text, lines in found.items():
            facts = {"value": text, "day": f"{day:%d/%m/%Y}"}
            yield _of_lines(draft, part, lines, "draft.deadline_past", facts, "")


def _of_lines(
    draft: Draft, part: DraftBody, offsets: Sequence[int], code: str, facts: Mapping[str, object], clause: str
) -> Problem:
    """One thing that several lines of a text have, at the first of them."""
    numbers = ", ".join(str(draft.at(part, offset).line) for offset in dict.fromkeys(offsets))
    return Problem(code, draft.at(part, offsets[0]), draft.places.name(part.loc), {**facts, "lines": numbers}, clause)


def _named(draft: Draft) -> Iterator[Named]:
    """Whom a draft names in its heading, its addresses and its signature."""
    van_ban = draft.van_ban
    yield from ((("co_quan", name), getattr(van_ban.co_quan, name)) for name in ("ten", "chu_quan"))
    yield ("tham_quyen",), van_ban.tham_quyen
    if van_ban.nguoi_ky is not None:
        yield ("nguoi_ky", "chuc_vu"), van_ban.nguoi_ky.chuc_vu
    for field in ("kinh_gui", "noi_nhan"):
        yield from (((field, index), text) for index, text in enumerate(getattr(van_ban, field)))


def _assigned(draft: Draft) -> Iterator[Named]:
    """Who is given a task."""
    for index, task in enumerate(draft.van_ban.nhiem_vu):
        yield ("nhiem_vu", index, "phan_cong"), task.phan_cong
        yield ("nhiem_vu", index, "phoi_hop"), task.phoi_hop


def _marks(draft: Draft) -> Iterator[Problem]:
    """A mark left by the draft must not be printed; dots are room for handwriting."""
    for part in draft.parts:
        for line in part.lines:
            for found in MARKS.finditer(line.text):
                place = draft.at(part, line.offset)
                yield Problem("draft.mark", place, draft.places.name(part.loc), {"mark": found[0]})
            if _DOTS.search(line.text):
                yield Problem("draft.dots", draft.at(part, line.offset), draft.places.name(part.loc))


def _attachment(draft: Draft) -> Iterator[Problem]:
    """VX04: the number in “(Kèm theo …)” is that of the decision."""
    attached = draft.van_ban.ban_hanh_kem_theo
    found = _ATTACHED.search(attached.kem_theo or "") if attached else None
    if found and draft.van_ban.so and found["number"].split("/")[0] != draft.van_ban.so:
        facts = {"attached": found["number"], "own": draft.van_ban.so}
        yield draft.places.problem("draft.attached_number", ("ban_hanh_kem_theo", "kem_theo"), **facts)


def _periods(draft: Draft) -> Iterator[Problem]:
    """One period written in several ways."""
    seen: dict[str, dict[str, tuple[Loc, int]]] = {}
    for part in draft.parts:
        for line in part.lines:
            for found in _PERIOD.finditer(line.text):
                seen.setdefault(fold_key(found[0]), {}).setdefault(found[0], (part.loc, line.offset))
    for forms in seen.values():
        if len(forms) > 1:
            loc, offset = list(forms.values())[1]
            part = next(part for part in draft.parts if part.loc == loc)
            facts = {"forms": "; ".join(f"“{form}”" for form in forms)}
            yield Problem("draft.period", draft.at(part, offset), draft.places.name(loc), facts)


def _appendix(draft: Draft) -> Iterator[Problem]:
    """VX01: an appendix is mentioned in the text, and the other way round."""
    table = draft.van_ban.chi_tieu
    van_ban = draft.van_ban
    printed = (table is not None and table.phu_luc) or bool(van_ban.nhiem_vu or van_ban.phu_luc)
    own = [part for part in draft.parts if part.loc[0] != "phu_luc"]
    mentions = [(part, line) for part in own for line in part.lines if _APPENDIX.search(line.text)]
    if printed and not mentions:
        yield draft.places.problem("draft.appendix_unmentioned", _appendix_at(van_ban))
    if mentions and not printed and draft.van_ban.loai != "phụ lục":
        part, line = mentions[0]
        yield Problem("draft.appendix_missing", draft.at(part, line.offset), draft.places.name(part.loc))


def _appendix_at(van_ban: VanBan) -> Loc:
    """Where the first appendix is typed."""
    if van_ban.chi_tieu is not None and van_ban.chi_tieu.phu_luc:
        return ("chi_tieu", "phu_luc")
    return ("nhiem_vu",) if van_ban.nhiem_vu else ("phu_luc",)


def _targets(draft: Draft) -> Iterator[Problem]:
    table = draft.van_ban.chi_tieu
    if table is not None:
        yield from check_targets(table, draft.places)


def _tables(draft: Draft) -> Iterator[Problem]:
    asked = [line.table for part in draft.parts for line in part.lines if line.table]
    yield from check_tables(draft.van_ban.bang, asked, draft.places)
    for index, table in enumerate(draft.van_ban.bang):
        loc: Loc = ("bang", index, "hang")
        for row in table.hang:
            for found in (mark for cell in row.o for mark in MARKS.finditer(cell)):
                place = draft.places.line(loc, row.at)
                yield Problem("draft.mark", place, draft.places.name(loc), {"mark": found[0]})


def _sums(draft: Draft) -> Iterator[Problem]:
    """Figures of the text against each other."""
    for part in draft.parts:
        lines = [(line.offset, line.text) for line in part.lines]
        for wrong in (*wrong_figures(lines), *wrong_budgets(lines)):
            facts = {"what": wrong.what, "printed": wrong.printed, "how": wrong.how}
            yield Problem("draft.sum", draft.at(part, wrong.offset), draft.places.name(part.loc), facts)
