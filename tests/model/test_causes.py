"""One mistake in a dossier is one message, that of its cause."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import SAMPLE, own_starter

from ntm_docs.planning.ho_so import plan_ho_so
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawList, RawMapping, RawNode, RawScalar
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.regulations import read_book

Steps = tuple[int, ...]
Change = Callable[[RawScalar | None, RawNode], tuple[RawScalar | None, RawNode] | None]
DAY = re.compile(r"/(?P<year>20\d\d)$")


@cache
def dossier() -> RawNode:
    return parse_yaml(own_starter(), "x.yaml")


def places(node: RawNode, steps: Steps = ()) -> Iterator[Steps]:
    """Every value, and every list of records."""
    if isinstance(node, RawScalar):
        yield steps
        return
    inside = [value for _, value in node.entries] if isinstance(node, RawMapping) else node.items
    if isinstance(node, RawList):
        yield steps
    for at, value in enumerate(inside):
        yield from places(value, (*steps, at))


def changed(node: RawNode, steps: Steps, change: Change) -> RawNode:
    """The dossier with one value, or its key, changed or gone."""
    at, *rest = steps
    if isinstance(node, RawMapping):
        entries: list[tuple[RawScalar, RawNode]] = list(node.entries)
        key, value = entries[at]
        made = (key, changed(value, tuple(rest), change)) if rest else change(key, value)
        entries[at : at + 1] = [] if made is None or made[0] is None else [(made[0], made[1])]
        return RawMapping(tuple(entries), node.place)
    assert isinstance(node, RawList)
    items = list(node.items)
    one = (None, changed(items[at], tuple(rest), change)) if rest else change(None, items[at])
    items[at : at + 1] = [] if one is None else [one[1]]
    return RawList(tuple(items), node.place)


def name_of(node: RawNode, steps: Steps) -> str:
    names = []
    for at in steps:
        if isinstance(node, RawMapping):
            names.append(str(node.entries[at][0].text))
            node = node.entries[at][1]
        elif isinstance(node, RawList):
            names.append(str(at + 1))
            node = node.items[at]
    return " › ".join(names)


def told(raw: RawNode) -> list[str]:
    try:
        plan_ho_so(Path("x.yaml"), raw, "", read_book(None), None)
    except ProblemsError as error:
        return error.lines
    return []


def text(write: Callable[[str], str]) -> Change:
    """A change of what is typed; lists and empty values stay."""

    def change(key: RawScalar | None, value: RawNode) -> tuple[RawScalar | None, RawNode]:
        typed = isinstance(value, RawScalar) and value.text
        return key, value._replace(text=write(value.text or "")) if isinstance(value, RawScalar) and typed else value

    return change


def misspelt(key: RawScalar | None, value: RawNode) -> tuple[RawScalar | None, RawNode]:
    return (key._replace(text=f"{str(key.text)[:-1]}zq") if key else key, value)


def shifted(years: int) -> Change:
    return text(lambda typed: DAY.sub(lambda found: f"/{int(found['year']) + years}", typed))


def counted(more: int) -> Change:
    return text(lambda typed: str(max(0, int(typed) + more)) if typed.isdigit() else typed)


WAYS: dict[str, Change] = {
    "missing": lambda _key, _value: None,
    "left empty": lambda key, value: (key, RawScalar(None, value.place)),
    "with its key misspelt": misspelt,
    "of another kind": lambda key, value: (key, RawScalar("xyz ?", value.place)),
    "a list of lists": lambda key, value: (key, RawList((RawList((), value.place),), value.place)),
    "shortened to two words": text(lambda typed: " ".join(typed.split()[-2:])),
    "without its first words": text(lambda typed: " ".join(typed.split()[4:]) or typed),
    "ten years too early": shifted(-10),
    "a year too late": shifted(1),
    "a hundred more": counted(100),
    "three less": counted(-3),
}


class DescribeOneMistake:
    @pytest.mark.parametrize("way", WAYS)
    def it_is_one_message(self, way: str) -> None:
        many = {}
        for steps in places(dossier()):
            lines = told(changed(dossier(), steps, WAYS[way]))
            if len(lines) > 1:
                many[name_of(dossier(), steps)] = lines
        assert many == {}

    def it_is_told_at_the_value_that_contradicts_all_others(self) -> None:
        text = SAMPLE.read_text(encoding="utf-8").replace("  ngày: 07/7/2023", "  ngày: 07/7/2013", 1)
        (line,) = told(parse_yaml(text, "x.yaml"))
        assert "cuộc họp › ngày: cuộc họp ngày 07/07/2013 trước ngày thành lập Hội đồng" in line
        assert "Cùng lỗi này ở 12 nơi khác: dòng 40, 112, " in line

    def but_two_mistakes_are_two(self) -> None:
        text = own_starter().replace("27/6/2023", "27/8/2023").replace("cấp: huyện", "cấp: thôn")
        assert len(told(parse_yaml(text, "x.yaml"))) == 2


class DescribeANameThatIsCutShort:
    @pytest.mark.parametrize("name", ["xã Thạnh Đông", "Phường Rạch Giá", "thành phố Rạch Giá", "đặc khu Phú Quốc"])
    def it_is_no_body(self, name: str) -> None:
        text = own_starter().replace("  tên: Ủy ban nhân dân huyện Tân Hiệp", f"  tên: {name}", 1)
        (line,) = told(parse_yaml(text, "x.yaml"))
        assert (
            f"cơ quan › tên: “{name}” là tên địa phương, chưa phải tên cơ quan (có phải là “Ủy ban nhân dân {name}”?)."
            in line
        )

    @pytest.mark.parametrize("name", ["Huyện đoàn Tân Hiệp, tỉnh Kiên Giang", "Hội Nông dân xã Thạnh Đông", "Sở Y tế"])
    def but_a_body_that_is_named_is_one(self, name: str) -> None:
        text = own_starter().replace("tên: Ủy ban nhân dân xã Thạnh Đông", f'tên: "{name}"', 1)
        assert not [line for line in told(parse_yaml(text, "x.yaml")) if "tên địa phương" in line]
