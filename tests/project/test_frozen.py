import pickle
from copy import copy
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from ntm_docs.machine.frozen import frozen


@frozen
class Seal:
    """One with all that a field may be."""

    name: str
    size: float = 1.5
    marks: dict[str, int] = field(default_factory=dict)
    note: str = field(default="", compare=False, repr=False)
    count: int = field(default=0, init=False)

    @cached_property
    def wide(self) -> str:
        return f"{self.name} {self.size}"


@frozen
class InkedSeal(Seal):
    """One that inherits."""

    ink: str = "đỏ"


@frozen
class Unmade:
    """One of which nothing is made but what another process sends."""

    name: str


@dataclass(frozen=True)
class Plain:
    """The same by the standard library."""

    name: str
    size: float = 1.5


@frozen
class Own:
    """One with its own words."""

    name: str

    def __repr__(self) -> str:
        return "của mình"


def _said(kind: Any, *given: Any, **named: Any) -> str:
    with pytest.raises(TypeError) as told:
        kind(*given, **named)
    return str(told.value).replace(kind.__qualname__, "")


class DescribeAFrozenRecord:
    def it_takes_fields_in_order_and_by_name(self) -> None:
        made = InkedSeal("UBND", 2, ink="tím")
        assert (made.name, made.size, made.marks, made.note, made.ink) == ("UBND", 2, {}, "", "tím")
        assert InkedSeal("UBND").marks is not made.marks

    def it_is_equal_where_its_compared_fields_are(self) -> None:
        assert Unmade("a") == Unmade("a") != Unmade("b")
        assert Seal("a", note="x") == Seal("a", note="y")
        assert Seal("a") != InkedSeal("a")
        assert len({Unmade("a"), Unmade("a"), Unmade("b")}) == len("ab")

    def it_shows_its_fields(self) -> None:
        assert repr(InkedSeal("UBND")) == "InkedSeal(name='UBND', size=1.5, marks={}, count=0, ink='đỏ')"

    def it_cannot_be_changed(self) -> None:
        made = Seal("UBND")
        with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
            made.name = "HĐND"  # type: ignore[misc]
        with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
            del made.name  # type: ignore[misc]
        assert made.wide == "UBND 1.5"

    def it_is_told_of_fields_that_are_not_right_as_any_dataclass(self) -> None:
        kind = frozen(type("New", (), {"__annotations__": {"name": str, "size": float}, "size": 1.5}))
        for given, named in (((), {}), (("a", 1, 2), {}), (("a",), {"x": 1})):
            assert _said(kind, *given, **named) == _said(Plain, *given, **named)

    def it_is_copied_taken_apart_and_sent_as_any_dataclass(self) -> None:
        made = InkedSeal("UBND", 2, {"a": 1})
        assert pickle.loads(pickle.dumps(made)) == copy(made) == made
        changed = replace(InkedSeal("UBND"), ink="tím")
        assert asdict(changed) == {"name": "UBND", "size": 1.5, "marks": {}, "note": "", "count": 0, "ink": "tím"}
        assert [one.name for one in fields(Unmade)] == ["name"]

    def it_is_whole_where_it_was_not_made_but_received(self) -> None:
        kind = frozen(type("Sent", (), {"__annotations__": {"name": str}, "__qualname__": "Sent"}))
        received = object.__new__(kind)
        received.__dict__["name"] = "UBND"
        assert repr(received) == "Sent(name='UBND')"
        assert hash(received) == hash(received)
        with pytest.raises(FrozenInstanceError):
            received.name = ""

    def but_it_keeps_what_its_class_says_itself(self) -> None:
        assert repr(Own("a")) == "của mình"
        assert Own("a") == Own("a")
