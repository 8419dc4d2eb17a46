"""What `require` prints: papers and number first, on one screen."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ntm_docs.api import RequireAnswer
from ntm_docs.api.answers.words import form_title, in_figures, subject_name, topic_name
from ntm_docs.messages import gettext as _
from ntm_docs.terminal.reports.report import print_quoted, print_rulings, print_warnings, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from ntm_docs.api.answers.shapes import Requirement
    from ntm_docs.problems import Problem

MINUTES = "bien-ban"
_SAID = ("so_bo", "tep_dien_tu", "tham_quyen", "trinh")  # their lines say themselves that it is not known


def print_requirements(answer: RequireAnswer, *, why: bool) -> None:
    """What is needed as a checklist to tick; awards and nominees that need the same are told together.

    `why` adds the source of each form, the bases to cite, every rule and the rules to confirm.
    """
    console = terminal()
    same: dict[tuple[str, ...], list[Requirement]] = {}
    for one in answer.answers:
        lines = [*_checklist(one, why=why)] if one.given else [str(warning) for warning in one.warnings]
        same.setdefault((str(one.given), *lines), []).append(one)
    for number, ((_given, *lines), alike) in enumerate(same.items()):
        if number:
            console.print()
        _print_alike(console, alike, lines, why=why)
    warnings = {str(warning): warning for one in answer.answers for warning in one.warnings}
    shown = [warning for warning in warnings.values() if why or not _is_said(warning)]
    brief = _("{count} quy định chưa đọc được văn bản gốc, nên đối chiếu lại; xem cùng căn cứ: thêm --why")
    print_warnings(console, shown, "" if why else brief)
    if not why and answer.answers[0].given:
        console.print(_("Mẫu theo văn bản nào, viện dẫn gì, vì sao: thêm --why."), soft_wrap=True)
    print_quoted(console)


def _is_said(warning: "Problem") -> bool:
    return warning.code == "law.unset" and str(warning.facts["topic"]) in {topic_name(topic) for topic in _SAID}


def _print_alike(console: "Console", alike: "Sequence[Requirement]", lines: Iterable[str], *, why: bool) -> None:
    """One answer: whom it is for, the papers and the number, then who decides and what is given."""
    for award in dict.fromkeys(one.award.ten for one in alike):
        subjects = ", ".join(subject_name(one.subject) for one in alike if one.award.ten == award)
        console.print(f"{award} ({subjects})", style="bold", soft_wrap=True)
    first = alike[0]
    text = _("Ngày {on}, theo {regime}").format(on=f"{first.on:%d/%m/%Y}", regime=first.regime_name)
    console.print(text, soft_wrap=True)
    if not first.given:
        return
    for line in (*lines, *_who(alike), *_money(alike)):
        console.print(line, soft_wrap=True)
    if why:
        console.print(_("Căn cứ:"))
        asked = enumerate(one.rulings.items() for one in alike)
        print_rulings(console, {f"{topic}.{at}": ruling for at, rulings in asked for topic, ruling in rulings})


def _checklist(answer: "Requirement", *, why: bool) -> Iterator[str]:
    """The papers, then the number of sets, the vote, the days."""
    unknown = _("chưa rõ, phải hỏi")
    for paper in answer.documents() or []:
        name = answer.value("ten_bien_ban") if paper == MINUTES else None
        yield f"  [ ] {name or form_title(paper, sourced=why)}"
    for paper in answer.value("giay_to_kem") or []:
        yield f"  [ ] {paper}"
    vote = answer.value("bieu_quyet") or {}
    if vote.get("toi_thieu"):
        yield _("  [ ] Bỏ phiếu, đồng ý từ {least}% tổng số thành viên Hội đồng").format(least=vote["toi_thieu"])
    days = answer.value("cong_khai")
    if days:
        yield _("  [ ] Công khai ít nhất {days} ngày làm việc trước khi Hội đồng họp").format(days=days)
    for deadline in answer.value("han_nop") or []:
        yield _("  [ ] Hạn: {deadline}").format(deadline=deadline)
    copies = answer.value("so_bo")
    yield _("Số bộ: {copies}").format(copies=unknown if copies is None else f"{copies:02}")
    electronic = {True: _("có"), False: _("không"), None: unknown}[answer.value("tep_dien_tu")]
    yield _("Kèm tệp điện tử: {answer}").format(answer=electronic)
    for basis in (answer.value("can_cu") or []) if why else ():
        yield _("  Viện dẫn: {basis}").format(basis=basis)


def _who(alike: "Sequence[Requirement]") -> Iterator[str]:
    """Who decides and who submits, each once."""
    unknown = _("chưa rõ, phải hỏi")
    for text, topic in ((_("Quyết định: {who}"), "tham_quyen"), (_("Trình: {who}"), "trinh")):
        yield text.format(who="; ".join(dict.fromkeys(one.value(topic) or unknown for one in alike)))


def _money(alike: "Sequence[Requirement]") -> Iterator[str]:
    """What one nominee gets if it were decided on the day, what comes with it, who pays; for whom where it differs."""
    for lines in ([_prize(one) for one in alike], [_with_it(one) for one in alike], [_pays(one) for one in alike]):
        for line in dict.fromkeys(filter(None, lines)):
            whom = _whom(alike, [one for one, said in zip(alike, lines, strict=True) if said == line])
            yield f"{line} ({whom})" if whom else line


def _whom(alike: "Sequence[Requirement]", some: "Sequence[Requirement]") -> str:
    """Which of the awards and nominees some of the answers are for; empty where they are for all."""
    found: list[str] = []
    for name in (lambda one: one.award.ten, lambda one: subject_name(one.subject)):
        named = dict.fromkeys(name(one) for one in some)
        found += named if {*named} != {name(one) for one in alike} else ()
    return ", ".join(found)


def _prize(answer: "Requirement") -> str:
    prize = answer.prize
    if prize is None:
        return _("Tiền thưởng: {unknown}").format(unknown=_("chưa rõ, phải hỏi"))
    base = _("chưa rõ") if prize.base is None else in_figures(prize.base)
    amount = _("chưa rõ") if prize.amount is None else in_figures(prize.amount)
    weak = {"inferred": _(" (suy luận, phải xác nhận)"), "memory": _(" (theo trí nhớ, phải xác nhận)")}
    text = _("Tiền thưởng: {times} × {base} → {amount} đồng, nếu quyết định ký ngày này{weak}")
    return text.format(times=in_figures(prize.multiplier), base=base, amount=amount, weak=weak.get(prize.strength, ""))


def _with_it(answer: "Requirement") -> str:
    with_it = answer.value("hien_vat")
    if with_it is None:
        return ""
    return _("Kèm theo: {things}").format(things="; ".join(with_it) or _("không có bằng, chỉ có tiền thưởng"))


def _pays(answer: "Requirement") -> str:
    pays = answer.rulings["chi_thuong"].rule if "chi_thuong" in answer.rulings else None
    return _("Kinh phí: {text}").format(text=pays.noi_dung) if pays is not None else ""
