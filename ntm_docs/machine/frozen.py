"""Frozen records: dataclasses that cost little to declare."""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[T]) -> type[T]:
    """As `dataclass(frozen=True)`, whose `__init__` is written when the first instance is made.

    A command declares a hundred classes of which it makes nothing, and `dataclass` writes and compiles six methods
    for each, in half a millisecond. Here those that can be are shared by all of them. No slots, no order, no fields
    by name alone: rows that are made by the thousand, and such classes, are dataclasses.
    """
    dataclass(init=False, repr=False, eq=False)(kind)
    compared = [one.name for one in fields(kind) if one.compare]  # type: ignore[arg-type]
    values: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda _: ()
    methods = {
        "__init__": _first_of(kind),
        "__repr__": _shown,
        "__eq__": lambda one, other: values(one) == values(other) if type(one) is type(other) else NotImplemented,
        "__hash__": lambda one: hash(values(one)),
        "__setattr__": _refuse_setting,
        "__delattr__": _refuse_deleting,
    }
    for name, method in methods.items():
        if name not in vars(kind) or vars(kind)[name] is None:
            setattr(kind, name, method)
    return kind


def _first_of(kind: type[Any]) -> Callable[..., None]:
    """The `__init__` that the first instance meets: it puts the written one in its place."""

    def first(one: Any, *given: Any, **named: Any) -> None:
        written = _init_of(kind)
        kind.__init__ = written
        written(one, *given, **named)

    return first


def _init_of(kind: type[Any]) -> Callable[..., None]:
    """`def __init__(self, a, b=…)`, each value put past the refusal to set it."""
    known: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
    taken, lines = ["self"], []
    for one in fields(kind):
        value = one.name
        if one.default_factory is not MISSING:
            known[f"new_{one.name}"] = one.default_factory
            value = f"new_{one.name}() if {one.name} is MISSING else {one.name}" if one.init else f"new_{one.name}()"
        if one.init:
            taken.append(one.name + _default(one, known))
        if one.init or one.default_factory is not MISSING:
            lines.append(f"    put(self, {one.name!r}, {value})")
    if hasattr(kind, "__post_init__"):
        lines.append("    self.__post_init__()")
    exec(f"def __init__({', '.join(taken)}):\n" + "\n".join(lines or ["    pass"]), known)  # noqa: S102 -- our own names
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"
    return written


def _default(one: Field[Any], known: dict[str, Any]) -> str:
    if one.default_factory is not MISSING:
        return "=MISSING"
    if one.default is MISSING:
        return ""
    known[f"default_{one.name}"] = one.default
    return f"=default_{one.name}"


def _shown(one: Any) -> str:
    values = ", ".join(f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__qualname__}({values})"


def _refuse_setting(_one: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_one: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
