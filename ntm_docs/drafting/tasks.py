"""A plan's sections, tasks, owners and deadlines."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ntm_docs.drafting.draft import Draft, DraftBody
from ntm_docs.machine.own_data import load_data
from ntm_docs.outline import Block, Node, walk
from ntm_docs.phrases.dates import DEADLINE
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem

PLAN = "kế hoạch"
_SECTIONS = (
    ("mục đích, yêu cầu", ("mucdich", "yeucau")),
    ("nội dung", ("noidung", "nhiemvu", "giaiphap")),
    ("tổ chức thực hiện", ("tochucthuchien", "phancong")),
)
_CARRYING_OUT = ("tochucthuchien", "phancongthuchien")
_SCHEDULE = ("tiendo", "thoigianthuchien", "thoigianvatiendo")
_OWNER = re.compile(
    r"\b(?:sở|ban|phòng|văn phòng|cơ quan|đơn vị|ủy ban|uỷ ban|ubnd|hội đồng|chi cục|trung tâm|đài|báo|mặt trận"
    r"|thủ trưởng|công an|hội|đoàn|bộ|địa phương|các cấp|công chức|cán bộ|chủ tịch|giám đốc|trưởng|ấp|thôn|xã)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:(?<=năm )|(?<=/))(\d{4})\b")
# Words that end the name of a body: what follows them is what it does, or with whom.
_NAME_ENDS = (
    "ban|bố|cân|cấp|căn|chỉ|chủ|có|các|cùng|đề|để|đôn|đẩy|hướng|huyện|kết|kiểm|là|lập|phối|quan|rà|tăng|tham|thành|theo|thẩm|thị"
    "|thực|tiếp|tỉnh|tổ|tổng|triển|trình|tuyên|và|về|xã|xây|xem"
)
_OWNER_WITHIN = 200
_HEADING = 120
_ALL_OF = {"so": ("sobannganh", "cacso", "songanh"), "phong": ("phongban", "cacphong", "cacconquan", "caccoquan")}


@cache
def _bodies() -> re.Pattern[str]:
    """Names of sở and phòng: the known ones whole, others up to the word that says what they do."""
    known = "|".join(sorted(map(re.escape, load_data("drafting", "chuyen-mon.yaml")), key=len, reverse=True))
    return re.compile(rf"\b(?P<name>{known}|(?:Sở|Phòng) [A-ZĐ][\w-]*(?: (?!(?:{_NAME_ENDS})\b)[\w-]+)*)")


def check_tasks(draft: Draft) -> Iterator[Problem]:
    """Sections, owners, days, targets of plans alone; the table of tasks and recipients of every draft."""
    for part in draft.parts:
        attached = draft.van_ban.ban_hanh_kem_theo
        kind = attached.ten_loai if part.loc[0] == "ban_hanh_kem_theo" and attached else draft.van_ban.loai
        if fold_key(kind) == fold_key(PLAN):
            yield from _sections(draft, part)
            yield from _carrying_out(draft, part)
            yield from _schedule(draft, part)
            yield from _empty(draft, part, part.tree)
            yield from _targets(draft, part)
    yield from _table(draft)
    yield from _recipients(draft)


def _table(draft: Draft) -> Iterator[Problem]:
    """Each row of the table of tasks has an owner, and a time inside the period."""
    first, last = _years(draft)
    for index, task in enumerate(draft.van_ban.nhiem_vu):
        loc = ("nhiem_vu", index)
        if not task.phan_cong:
            yield draft.places.problem("plan.owner", loc, task=task.noi_dung[:60])
        if not DEADLINE.search(task.tien_do or ""):
            yield draft.places.problem("plan.deadline", loc, task=task.noi_dung[:60])
        outside = [int(year) for year in _YEAR.findall(task.tien_do or "") if not first <= int(year) <= last]
        if outside:
            yield draft.places.problem("plan.period", loc, year=outside[0], period=draft.van_ban.giai_doan)


def _years(draft: Draft) -> tuple[int, int]:
    """The first and last year of the plan's period; any year where none is given."""
    period = draft.van_ban.giai_doan
    first, last = (int(year) for year in period.split("-")) if period else (0, 9999)
    return first, last


def _problem(draft: Draft, part: DraftBody, block: Block, code: str, **facts: object) -> Problem:
    return Problem(code, draft.at(part, block.line), draft.places.name(part.loc), facts)


def _sections(draft: Draft, part: DraftBody) -> Iterator[Problem]:
    titles = " ".join(fold_key(node.block.text) for node in walk(part.tree) if node.block.titled)
    if not titles:
        return
    for name, signs in _SECTIONS:
        if not any(sign in titles for sign in signs):
            yield draft.places.problem("plan.section", part.loc, name=name)


def _under(tree: Sequence[Node], signs: Sequence[str]) -> Iterator[Node]:
    """The headings whose title has one of the signs."""
    for node in walk(tree):
        if node.block.label is not None and (node.block.titled or node.block.text.isupper()):
            folded = fold_key(node.block.text)
            if any(sign in folded for sign in signs):
                yield node


def _carrying_out(draft: Draft, part: DraftBody) -> Iterator[Problem]:
    """Each numbered task under “Tổ chức thực hiện” says who does it."""
    for section in _under(part.tree, _CARRYING_OUT):
        for task in section.children:
            if task.block.kind == "khoan" and not _OWNER.search(task.block.text[:_OWNER_WITHIN]):
                yield _problem(draft, part, task.block, "plan.owner", task=task.block.whole[:60])


def _empty(draft: Draft, part: DraftBody, nodes: Sequence[Node]) -> Iterator[Problem]:
    """A heading beside other headings has something under it."""
    titled = {node.block.kind for node in nodes if node.block.titled and node.children}
    for node in nodes:
        text = node.block.text
        if node.block.kind in titled and not node.children and text[-1:].isalnum() and len(text) <= _HEADING:
            yield _problem(draft, part, node.block, "plan.empty", heading=node.block.whole[:60])
        yield from _empty(draft, part, node.children)


def _schedule(draft: Draft, part: DraftBody) -> Iterator[Problem]:
    """Each line of the schedule has a time, inside the plan's period."""
    period, (first, last) = draft.van_ban.giai_doan, _years(draft)
    for section in _under(part.tree, _SCHEDULE):
        if not fold_key(section.block.text).startswith(_SCHEDULE):  # a heading over several matters
            continue
        for node in walk(section.children):
            block = node.block
            if block.label is None or node.children:
                continue
            if not DEADLINE.search(block.text):
                yield _problem(draft, part, block, "plan.deadline", task=block.whole[:60])
            outside = [int(year) for year in _YEAR.findall(block.text) if not first <= int(year) <= last]
            if outside:
                yield _problem(draft, part, block, "plan.period", year=outside[0], period=period)


def _targets(draft: Draft, part: DraftBody) -> Iterator[Problem]:
    """A specific target has a figure."""
    for section in _under(part.tree, ("muctieucuthe", "chitieucuthe")):
        for node in walk(section.children):
            if not any(char.isdigit() for char in node.block.text):
                yield _problem(draft, part, node.block, "plan.measure", task=node.block.whole[:60])


def _recipients(draft: Draft) -> Iterator[Problem]:
    """Every body that is given a task receives the document."""
    van_ban = draft.van_ban
    listed = [fold_key(name) for name in (*van_ban.noi_nhan, *van_ban.kinh_gui)]
    if not listed:
        return
    listed.append(fold_key(van_ban.co_quan.ten or ""))  # the office itself
    if any(name.startswith("nhudieu") for name in listed):  # those whom the decision's own articles name
        listed += [fold_key(line.text) for part in draft.parts for line in part.lines]
    told: set[str] = set()
    for place, field, text in _given_tasks(draft):
        for found in _bodies().finditer(text):
            name = found["name"].rstrip(" ,")
            key = fold_key(name)
            generic = _ALL_OF["so" if name.startswith("Sở") else "phong"]
            if key in told or any(key in one or any(sign in one for sign in generic) for one in listed):
                continue
            told.add(key)
            above = name.startswith("Sở") and van_ban.co_quan.cap in ("xã", "huyện")
            facts = {"name": name, "level": van_ban.co_quan.cap}
            yield Problem("plan.above" if above else "plan.recipient", place, field, facts)


def _given_tasks(draft: Draft) -> Iterator[tuple[Place, str, str]]:
    """Where bodies are given tasks: under “Tổ chức thực hiện”, and in the table."""
    for part in draft.parts:
        for section in _under(part.tree, _CARRYING_OUT):
            for node in walk(section.children):
                yield draft.at(part, node.block.line), draft.places.name(part.loc), node.block.text
    for index, task in enumerate(draft.van_ban.nhiem_vu):
        loc = ("nhiem_vu", index, "phan_cong")
        yield draft.places.place(loc), draft.places.name(loc), task.phan_cong or ""
