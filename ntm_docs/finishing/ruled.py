"""The rules of a dossier, asked of the law again."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from ntm_docs.finishing.manifest import describe_rule
from ntm_docs.finishing.papers import Where, Wrong
from ntm_docs.finishing.sayings import confirmations, is_ours
from ntm_docs.problems import Place
from ntm_docs.regulations import Book, QuyDinh, Ruling, is_sent, set_of
from ntm_docs.regulations.book.entries import LOCAL_TOPICS, HinhThuc, Topic
from ntm_docs.regulations.book.units import names_by_unit
from ntm_docs.regulations.plan import folder_of, own_sets, rulings_of
from ntm_docs.regulations.requirement import PROPOSAL, REPORT
from ntm_docs.regulations.ruling import STRENGTHS, Question

_DECISION, _OF_REPORT, _MOVEMENT, _TO_WHOM = "quyet_dinh", "mau_bao_cao", "phong_trao", "kinh_gui"
_OPINIONS = "hiep_y"
_SIGNED_BEFORE = timedelta(days=366)  # the longest that a paper is handed in after it was signed
_SHARED = ("text", "clause", "value", "strength")


def wrong_rules(
    dossier: Mapping[str, Any], where: Where, on: date, book: Book, *, meeting: bool = False
) -> Iterator[Wrong]:
    """What of a dossier is not what the law gives for its award on its day, in any province.

    Before a `meeting` nothing is warned of and no document is made.
    """
    questions = list(_questions(dossier, on, book))
    if not questions:
        yield Wrong((*where, "award"), dossier["award"], ", ".join(one.ten for one in book.hinh_thuc))
        return
    in_folder = [one for one, folder in questions if folder == dossier["id"].rpartition("/")[2]]
    if not in_folder:
        yield Wrong((*where, "id"), dossier["id"], next(folder for _one, folder in questions))
        return
    yield from _entries(dossier, where, book)
    found = next(filter(None, (_rulings(dossier, one) for one in in_folder)), None)
    if found is None:
        yield Wrong((*where, "rules"), None, None)
        return
    yield from _values(dossier, where, found)
    yield from _prizes(dossier, where, in_folder[0])
    if dossier["documents"]:
        yield from _documents(dossier, where, found)
    if not meeting:
        yield from _warnings(dossier, where, found, book)


def _questions(dossier: Mapping[str, Any], on: date, book: Book) -> Iterator[tuple[Question, str]]:
    """Every case that the award can be of: its kind, a province whose own text holds or none of these; its folder.

    A text that is about one movement holds for dossiers of that movement.
    """
    names = [*book.tinh.merged, *(old for olds in book.tinh.merged.values() for old in olds)]
    local = [one for one in names if any(book.tinh.same(text.tinh, one, on) for text in book.dia_phuong)]
    kinds = dict.fromkeys([*(one.loai_hinh for one in book.hinh_thuc), *(one.loai_hinh for one in book.quy_dinh)])
    for award in book.hinh_thuc:
        if dossier["award"] not in names_by_unit(award):
            continue
        shown = replace(award, ten=dossier["award"])
        places = ["", *(one for one in local if shown.ten in _names_in(book, award, one, on))]
        for kind, province in product(filter(None, kinds), places):
            themes = [text.chu_de for text in (book.local(province, on) if province else ()) if text.chu_de]
            for movement in dict.fromkeys(["", *themes]):
                yield Question(book, shown, on, province, kind, movement), folder_of(shown, kind)


def _names_in(book: Book, award: HinhThuc, province: str, on: date) -> set[str]:
    """The names an award can have on papers of a province: that of the day, and of when they may have been signed."""
    called = [book.called(award, province, day) for day in (on, on - _SIGNED_BEFORE)]
    return {name for one in called for name in (one.ten, *(() if one.ten_thanh_pho else names_by_unit(one)))}


def _entries(dossier: Mapping[str, Any], where: Where, book: Book) -> Iterator[Wrong]:
    """Each rule as the law data words it."""
    known = {rule.ma: rule for rule in book.quy_dinh}
    for number, entry in enumerate(dossier["rules"]):
        rule, topic = known.get(entry["id"]), entry["decided"].removeprefix(f"{_DECISION}.").partition(".")[0]
        if rule is None:
            if topic not in LOCAL_TOPICS or entry["strength"] not in ("sourced", *STRENGTHS):
                yield Wrong((*where, "rules", number, "id"), None, None)
            continue
        due = _plain(describe_rule(entry["decided"], rule, governs=entry["governs"]))
        for name in _SHARED:
            if entry[name] != due[name]:
                yield Wrong((*where, "rules", number, name), entry[name], due[name])
        if entry["decided"].startswith(f"{_DECISION}.") and not entry["governs"]:
            yield Wrong((*where, "rules", number, "governs"), entry["governs"], due=True)
        if topic != rule.ve:
            yield Wrong((*where, "rules", number, "decided"), entry["decided"], rule.ve)


def wrong_bundle(dossier: Mapping[str, Any], where: Where, on: date, book: Book) -> Iterator[Wrong]:
    """What of a review's entry is not as the law data words it: awards, rules and their days, sets.

    Which of the rules were asked for depends on the list, which is not at hand, so that is not derived.
    """
    names = {name for award in book.hinh_thuc for name in names_by_unit(award)}
    for number, name in enumerate(dossier.get("awards", ())):
        if name not in names:
            yield Wrong((*where, "awards", number), name, ", ".join(sorted(names)))
    yield from _entries(dossier, where, book)
    known = {rule.ma: rule for rule in book.quy_dinh}
    dated = ("can_cu", "luong_co_so", "lam_tron", "tien_thuong", "hien_vat")  # of the day of signing or deciding
    for number, entry in enumerate(dossier["rules"]):
        rule = known.get(entry["id"])
        if rule is not None and entry["decided"].partition(".")[0] not in dated and not rule.in_force(on):
            yield Wrong((*where, "rules", number, "id"), entry["id"], None)
    sets = [one["value"] for one in dossier["rules"] if one["decided"].startswith("so_bo.") and one["governs"]]
    due = sets[0] if sets and len(set(sets)) == 1 and is_sent(dossier["id"]) else None
    if dossier["copies"] != due and not _given_by_office(dossier, known, on, book):
        yield Wrong((*where, "copies"), dossier["copies"], due)
    order = set_of([one["path"] for one in dossier["documents"]]) if is_sent(dossier["id"]) else []
    if dossier.get("set", []) != order:
        yield Wrong((*where, "set"), ", ".join(dossier.get("set", [])), ", ".join(order))
    for number, text in enumerate(dossier["warnings"]):
        if not is_ours(text, book) or text in dossier["warnings"][:number]:
            yield Wrong((*where, "warnings", number), text, "", "verify.saying")


def _given_by_office(dossier: Mapping[str, Any], known: Mapping[str, QuyDinh], on: date, book: Book) -> bool:
    """Whether a warning tells that the office gave a tờ trình's number of sets itself."""
    asked = [known.get(one["id"]) for one in dossier["rules"] if one["decided"].startswith("so_bo.") and one["governs"]]
    rulings = [Ruling("so_bo", book.hinh_thuc[0], on, rule) for rule in asked or [None]]
    told = dossier["warnings"]
    sent = is_sent(dossier["id"]) and dossier["copies"] is not None
    return sent and any(_overrides(text, dossier["copies"], one) for text in told for one in rulings)


def _plain(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _rulings(dossier: Mapping[str, Any], question: Question) -> dict[str, Ruling] | None:
    """What the law answers, if these are the rules that the dossier tells; None if it answers otherwise.

    A question on which the office's own text speaks, which is not at hand, is answered by what is told.
    """
    told: dict[str, list[Mapping[str, Any]]] = {}
    for entry in dossier["rules"]:
        told.setdefault(entry["decided"], []).append(entry)
    kinds = [topic for topic in told if topic.startswith(f"{_OF_REPORT}.")]
    answers = rulings_of(question)
    if _OPINIONS in told:  # only where the input asks for a letter
        answers[_OPINIONS] = question.ask("hiep_y")
    answers[_MOVEMENT] = _as_told("phong_trao", told.get(_MOVEMENT, []), question)
    answers |= {topic: question.ask("mau_bao_cao", topic.partition(".")[2]) for topic in kinds}
    known = {rule.ma for rule in question.book.quy_dinh}
    if _of_signing(told.get("can_cu", []), question):
        answers["can_cu"] = _as_told("can_cu", told["can_cu"], question)
    if any(entry["id"] not in known for entry in dossier["rules"]):  # an office's own text may also end one of ours
        answers |= {one: _as_told(one, told.get(one, []), question) for one in LOCAL_TOPICS & answers.keys()}
    due = list(_told(answers))
    own = [(one["decided"], one["id"], one["governs"]) for one in dossier["rules"]]
    own = [one for one in own if one[0].partition(".")[0] != _DECISION]
    movement = answers[_MOVEMENT]
    if own != due or not all(one.in_force(question.on) for one in (movement.rule, *movement.others) if one):
        return None
    return answers


def _of_signing(entries: Sequence[Mapping[str, Any]], question: Question) -> bool:
    """Whether these bases are those of a day shortly before, on which the paper was signed."""
    rules = {rule.ma: rule for rule in question.book.by_topic.get("can_cu", ())}
    told = [rules[entry["id"]] for entry in entries if entry["id"] in rules]
    days = (question.on, question.on - _SIGNED_BEFORE)
    return bool(told) and all(one.tu <= days[0] and (one.den is None or one.den >= days[1]) for one in told)


def _as_told(topic: Topic, entries: Sequence[Mapping[str, Any]], question: Question) -> Ruling:
    """An answer as the dossier tells it, of rules of the law data or of texts that are not at hand."""
    known = {rule.ma: rule for rule in question.book.by_topic.get(topic, ())}
    rules = [known.get(entry["id"]) or _of_office(topic, entry, question.on) for entry in entries]
    return Ruling(topic, question.award, question.on, rules[0] if rules else None, tuple(rules[1:]))


def _of_office(topic: Topic, entry: Mapping[str, Any], on: date) -> QuyDinh:
    fields = {"ma": entry["id"], "noi_dung": entry["text"], "gia_tri": entry["value"], "can_cu": entry["clause"]}
    return QuyDinh(**fields, ve=topic, do_tin_cay=entry["strength"], tu=on, den=None, tinh="")


def _told(rulings: Mapping[str, Ruling]) -> Iterator[tuple[str, str, bool]]:
    for topic, ruling in rulings.items():
        rules = [ruling.rule] if ruling.rule else []
        yield from ((topic, rule.ma, rule is ruling.rule) for rule in (*rules, *ruling.others))


def _values(dossier: Mapping[str, Any], where: Where, rulings: Mapping[str, Ruling]) -> Iterator[Wrong]:
    """Sets and electronic files as ruled; another number of sets only where a warning tells it."""
    sets, electronic = rulings["so_bo"].value, rulings["tep_dien_tu"].value
    if dossier.get("copies_by_rule") != sets:
        yield Wrong((*where, "copies_by_rule"), dossier.get("copies_by_rule"), sets)
    if dossier["electronic"] != electronic:
        yield Wrong((*where, "electronic"), dossier["electronic"], electronic)
    if dossier["copies"] != sets and not any(
        _overrides(text, dossier["copies"], rulings["so_bo"]) for text in dossier["warnings"]
    ):
        yield Wrong((*where, "copies"), dossier["copies"], sets)


def _overrides(text: str, copies: object, ruling: Ruling) -> bool:
    """Whether a warning tells that the office gave this number of sets itself."""
    said = own_sets(copies, "\0", ruling, Place("")).in_vietnamese()
    before, _, after = said.partition("\0")
    return text.startswith(before) and text.endswith(after)


def _documents(dossier: Mapping[str, Any], where: Where, rulings: Mapping[str, Ruling]) -> Iterator[Wrong]:
    """The papers that were ruled, in their order; a report for each nominee, numbered."""
    reports = {ruling.value for topic, ruling in rulings.items() if topic.startswith(f"{_OF_REPORT}.")}
    waiting = list(enumerate(dossier["documents"]))
    for number, form in enumerate(rulings["thanh_phan"].value or (), start=1):
        name = f"{number:02}-{form}"
        if form == REPORT:
            last = 0
            while waiting and (match := _report(waiting[0][1], dossier["id"], name)) and int(match[1]) > last:
                last = int(match[1])
                at, document = waiting.pop(0)
                if document["form"] not in reports:
                    yield Wrong((*where, "documents", at, "form"), document["form"], ", ".join(map(str, reports)))
            continue
        due = {"form": rulings["mau_to_trinh"].value if form == PROPOSAL else form}
        due["path"] = f"{dossier['id']}/{name}.docx"
        if not waiting:
            yield Wrong((*where, "documents"), None, due["path"])
            return
        at, document = waiting.pop(0)
        yield from (
            Wrong((*where, "documents", at, name), document[name], value)
            for name, value in due.items()
            if document[name] != value
        )
    for at, document in waiting:
        yield Wrong((*where, "documents", at, "path"), document["path"], None)


def _report(document: Mapping[str, Any], folder: str, name: str) -> re.Match[str] | None:
    return re.fullmatch(rf"{re.escape(folder)}/{re.escape(name)}/(\d{{3,}})-[a-z0-9-]*\.docx", document["path"])


def _prizes(dossier: Mapping[str, Any], where: Where, question: Question) -> Iterator[Wrong]:
    """What prizes were counted from: the base salary of the day, multipliers that the office did not give itself."""
    told = dossier.get("prizes")
    if told is None:
        return
    case = Question(question.book, question.award, date.fromisoformat(told["on"]), None, question.kind)
    salary = case.ask("luong_co_so").rule
    base = salary.gia_tri if salary is not None and salary.do_tin_cay == "sourced" else None
    if told["base_salary"] != base:
        yield Wrong((*where, "prizes", "base_salary"), told["base_salary"], base)
    subjects = [one["decided"].partition(".")[2] for one in dossier["rules"] if one["decided"].startswith(_OF_REPORT)]
    if set(told["multipliers"]) != set(subjects) or not set(told["own"]) <= set(subjects):
        yield Wrong((*where, "prizes", "multipliers"), ", ".join(told["multipliers"]), ", ".join(subjects))
    for subject, said in told["multipliers"].items():
        rule = case.ask("tien_thuong", subject).rule
        if subject in told["own"] or (rule and isinstance(rule.gia_tri, Mapping)):
            continue  # a household's is counted from a person's, which the office may have given
        due = _multiplier(rule)
        if said != due:
            yield Wrong((*where, "prizes", "multipliers", subject), said, due)


def _multiplier(rule: QuyDinh | None) -> str | None:
    if rule is None or rule.do_tin_cay != "sourced":
        return None
    return str(Decimal(str(rule.gia_tri)))


def _warnings(dossier: Mapping[str, Any], where: Where, rulings: Mapping[str, Ruling], book: Book) -> Iterator[Wrong]:
    """What the rules want confirmed is told; nothing is told that the program does not say."""
    by_office = dossier["copies"] is not None and rulings["so_bo"].value is None
    asked = {topic: ruling for topic, ruling in rulings.items() if not (by_office and topic == "so_bo")}
    due = list(confirmations(asked.items()))
    for topic, text in due:
        if text not in dossier["warnings"] and topic != _TO_WHOM:  # where the office names the bodies, nothing is told
            yield Wrong((*where, "warnings"), None, text)
    own = {text for _topic, text in due}
    for number, text in enumerate(dossier["warnings"]):
        if (text not in own and not is_ours(text, book)) or text in dossier["warnings"][:number]:
            yield Wrong((*where, "warnings", number), text, "", "verify.saying")
