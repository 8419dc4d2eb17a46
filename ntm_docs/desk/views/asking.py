"""Ask: award, day, place, nominees → what is needed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ntm_docs import api
from ntm_docs.api.answers.words import form_title, in_figures, subject_name, topic_name
from ntm_docs.desk.desks import Desk, desk_of
from ntm_docs.desk.typed import typed_day
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.desk.works import local_texts_in, work_of
from ntm_docs.messages import gettext as _
from ntm_docs.messages import law_note
from ntm_docs.problems import Place, Problem, ProblemsError, told

if TYPE_CHECKING:
    from ntm_docs.api.answers.shapes import Requirement

_SUBJECTS: Mapping[str, api.Subject] = {"tap-the": "tap_the", "ca-nhan": "ca_nhan", "ho-gia-dinh": "ho_gia_dinh"}
_OCCASIONS: Mapping[str, api.Occasion] = {"chuyen-de": "chuyên đề", "cong-trang": "công trạng"}
_MINUTES = "bien-ban"
_NAMES = ("award", "on", "province", "subject", "kind", "rules")
_UNKNOWN = frozenset({"law.no_local", "law.parts", "law.title_only"})  # the province's own text is not known


@require_GET
def ask(request: HttpRequest) -> HttpResponse:
    """The question as a form; with an award, the answer below it. The address holds the question: it can be kept.

    With `part` only the answer, as the form of a province's text shows it beside itself.
    """
    desk, beside = desk_of(request), "part" in request.GET
    facts: dict[str, Any] = question_facts(request)
    typed, status = facts["typed"], 200
    if not beside:
        facts["rules"] = local_texts_in(desk.folder)
        facts["chosen"] = next((one for one in facts["rules"] if one.id == typed["rules"]), None)
    if typed["award"]:
        try:
            facts |= _answered(api.require(_request(typed, desk)))
        except UploadRefusedError as error:
            facts["lines"], status = [str(error)], 422
        except ProblemsError as error:
            facts["lines"] = [*map(_short, error.problems)] if beside else told(map(_asked, error.problems))
            status = 422
    if beside:
        return render(request, "hoi_phan.html", facts)
    return render(request, "hoi.html", facts, status=status)


def _asked(one: Problem) -> Problem:
    """What keeps an answer from being given: in a question that has no file its place says nothing."""
    return one if "." in one.place.file else replace(one, place=Place(""))


def _short(one: Problem) -> str:
    """What keeps an answer from being given, where its form stands beside it."""
    return ": ".join(filter(None, (one.field, one.what)))


def question_facts(request: HttpRequest) -> dict[str, Any]:
    """What was asked, as every page that asks shows it."""
    typed = {name: request.GET.get(name, "").strip() for name in _NAMES}
    subjects = [(name, subject_name(value)) for name, value in _SUBJECTS.items()]
    return {"typed": typed, "subjects": subjects, "note": law_note(), "question": question_of(typed)}


def question_of(typed: Mapping[str, str], **more: str) -> str:
    """A question as the end of an address."""
    asked = {name: typed[name] for name in _NAMES if name != "rules" and typed.get(name)}
    return urlencode(asked | more)


def _answered(answer: api.RequireAnswer) -> dict[str, Any]:
    found = [one for each in answer.answers for one in each.warnings]
    unknown = any(one.code in _UNKNOWN for one in found)
    shown = [_shown(one) for one in answer.answers]
    return {"answers": shown, "warnings": [*dict.fromkeys(map(_sentence, found))], "unknown": unknown}


def _sentence(one: Problem) -> str:
    """A warning without the words of the command that it is told of in the terminal."""
    text = " ".join(filter(None, (one.what, one.remedy)))
    return f"{text} ({one.clause})" if one.clause else text


def _request(typed: Mapping[str, str], desk: Desk) -> api.RequireRequest:
    rules = work_of(desk.folder, typed["rules"]).path if typed["rules"] else None
    return api.RequireRequest(
        typed["award"],
        typed_day(typed["on"]),
        _SUBJECTS.get(typed["subject"]),
        typed["province"] or None,
        _OCCASIONS.get(typed["kind"]),
        rules,
    )


def _shown(one: "Requirement") -> dict[str, Any]:
    """An answer as a page shows it: papers to tick, figures, who, every rule with its clause."""
    unknown = _("chưa rõ, phải hỏi")
    if not one.given:
        return {"award": one.award.ten, "subject": subject_name(one.subject), "given": False}
    vote, days, copies = one.value("bieu_quyet") or {}, one.value("cong_khai"), one.value("so_bo")
    electronic = {True: _("có"), False: _("không"), None: unknown}[one.value("tep_dien_tu")]
    return {
        "award": one.award.ten,
        "subject": subject_name(one.subject),
        "given": True,
        "day": f"{one.on:%d/%m/%Y}",
        "regime": one.regime_name,
        "papers": _papers(one),
        "attached": one.value("giay_to_kem") or [],
        "vote": vote.get("toi_thieu"),
        "days": days,
        "deadlines": one.value("han_nop") or [],
        "copies": unknown if copies is None else f"{copies:02}",
        "electronic": electronic,
        "decides": one.value("tham_quyen") or unknown,
        "submits": one.value("trinh") or unknown,
        "prize": _prize(one),
        "bases": one.value("can_cu") or [],
        "rules": _rules(one),
    }


def _papers(one: "Requirement") -> list[str]:
    found = []
    for form in one.documents() or []:
        name = one.value("ten_bien_ban") if form == _MINUTES else None
        found.append(name or form_title(form, sourced=True))
    return found


def _prize(one: "Requirement") -> str:
    prize = one.prize
    if prize is None or prize.amount is None:
        return _("chưa rõ, phải hỏi")
    text = _("{amount} đồng ({times} × {base}), nếu quyết định ký ngày này")
    base = _("chưa rõ") if prize.base is None else in_figures(prize.base)
    return text.format(amount=in_figures(prize.amount), times=in_figures(prize.multiplier), base=base)


def _rules(one: "Requirement") -> list[dict[str, str]]:
    found: dict[tuple[str, str, str], None] = {}
    for topic, ruling in one.rulings.items():
        for rule in (ruling.rule, *ruling.others):
            if rule is not None:
                found[topic_name(topic.partition(".")[0]), rule.noi_dung, rule.can_cu] = None
    return [{"topic": topic, "text": text, "clause": clause} for topic, text, clause in found]
