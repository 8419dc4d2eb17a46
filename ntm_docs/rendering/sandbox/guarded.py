"""Filters, operators and calls of a form, counted first."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import wraps
from string import Formatter
from typing import Any

from jinja2 import Environment, pass_environment, pass_eval_context
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, markup_join
from jinja2.sandbox import SandboxedEscapeFormatter, SandboxedFormatter
from markupsafe import Markup

from ntm_docs.rendering.sandbox.budget import (
    MOST_LETTERS,
    MOST_TURNS,
    OverfullError,
    budget,
    in_turns,
    made,
    refused_limit,
    walked,
)
from ntm_docs.rendering.sandbox.foreseen import FILTERS, METHODS, numbers_in, of_join
from ntm_docs.rendering.sandbox.steady import check_call, check_moment, is_moment, text_length
from ntm_docs.rendering.values import decimal_length

_FEW = 2_000  # pieces; those that are long are counted where they are printed
_WALKING = frozenset(
    (
        *("batch", "dictsort", "first", "groupby", "items", "last", "list", "map", "max", "min", "reject"),
        *("rejectattr", "reverse", "select", "selectattr", "slice", "sort", "unique"),
    )
)
_TEXTS = frozenset(
    (
        *("capitalize", "center", "e", "escape", "forceescape", "indent", "lower", "replace", "string", "striptags"),
        *("title", "trim", "truncate", "upper", "urlencode", "wordcount", "wordwrap"),
    )
)
_VIEWS = frozenset({"get", "items", "keys", "values"})


def guarded(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja that spends from the budget, and takes no value that prints differently in every run."""
    at = 1 if getattr(work, "jinja_pass_arg", None) is not None else 0
    foreseen, walks, writes = FILTERS.get(name), name in _WALKING, name in _TEXTS

    @wraps(work)
    def counted(*args: Any, **kwargs: Any) -> Any:
        spent = budget()
        spent.spend(1)
        if walks and len(args) > at:
            args = (*args[:at], walked(args[at]), *args[at + 1 :])
        if writes:
            spent.spend(0, sum(map(text_length, args[at:])))
        if foreseen is not None:
            spent.spend(0, foreseen(*args[at:], **kwargs))
        return made(work(*args, **kwargs))

    return counted


def own(work: Callable[..., Any]) -> Callable[..., Any]:
    """A caller's filter: what it makes is counted."""

    @wraps(work)
    def counted(*args: Any, **kwargs: Any) -> Any:
        budget().spend(1)
        return made(work(*args, **kwargs))

    return counted


@pass_eval_context
def join(context: EvalContext, value: Any, d: Any = "", attribute: Any = None) -> str:
    """Jinja's filter; names of arguments are its own."""
    items = walked(value)
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    items = list(items)
    budget().spend(1, of_join(str(d), items))
    text: str = do_join(context, items, d)
    return text


@pass_environment
def total(environment: Environment, iterable: Any, attribute: Any = None, start: Any = 0) -> Any:
    """Jinja's `sum`; lists are added one by one, each time the whole is copied."""
    items = walked(iterable)
    if attribute is not None:
        items = map(make_attrgetter(environment, attribute), items)
    if isinstance(start, list | tuple):
        items = [one if isinstance(one, list | tuple) else list(walked(one)) for one in items]
        budget().spend(1, 4 * len(items) * sum(map(len, items)))
    return sum(items, start)


def paid(turns: int, letters: int) -> str:
    """What a macro's body costs, each time that it is called."""
    budget().spend(turns, letters)
    return ""


def counted_range(*args: int) -> range:
    """`range`, no longer than a form may loop."""
    numbers = range(*args)
    if max(abs(numbers.stop - numbers.start) // abs(numbers.step), 0) > MOST_TURNS:
        raise refused_limit("turns", MOST_TURNS)
    return numbers


def joined(parts: Any) -> str:
    """What `a ~ b` makes."""
    pieces = list(parts)
    budget().spend(0, sum(len(one) if one.__class__ is str else text_length(one) for one in pieces))
    return markup_join(pieces)


def concat(pieces: Any) -> str:
    """Pieces of a block, a macro or a part as one text; what loops repeat of a part is counted already.

    Raises:
        OverfullError: a part is too long.
    """
    whole = list(pieces)
    if isinstance(pieces, list):
        budget().spend(0, sum(map(len, whole)))
    elif len(whole) > _FEW and sum(map(len, whole)) > MOST_LETTERS:
        raise OverfullError
    return "".join(whole)


class Loop(LoopContext):
    """A loop that knows where it stands; what it is given to walk over again is asked for its order."""

    def __init__(self, iterable: Any, undefined: Any, recurse: Any = None, depth0: int = 0) -> None:
        super().__init__(in_turns(iterable) if depth0 else iterable, undefined, recurse, depth0)


def arguments_of(method: Any, owner: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    """The arguments that a method is called with, once what it makes is counted.

    Raises:
        RefusedError: it is too much, or differs from run to run.
    """
    name = getattr(method, "__name__", "")
    check_call(method, args)
    foreseen = METHODS.get(name)
    if isinstance(owner, str | bytes | int):
        if name == "join" and args:
            args = (list(walked(args[0])),)
        if foreseen is not None:
            budget().spend(0, foreseen(owner, *args, **kwargs))
    elif isinstance(owner, Decimal):
        decimal_length(owner)
    elif isinstance(owner, list | tuple | dict | set | frozenset) and name not in _VIEWS:
        budget().spend(len(owner))
    if isinstance(owner, type) or not isinstance(owner, set | frozenset):
        args = tuple(walked(one) if isinstance(one, set | frozenset) else one for one in args)
    return args


class _Counted(Formatter):
    """Fields of `'{:>8}'.format(x)`, each counted."""

    def format_field(self, value: Any, format_spec: str) -> Any:
        if is_moment(value):
            check_moment(format_spec)
        elif isinstance(value, str | int | float | complex):
            budget().spend(1, numbers_in(format_spec))
        budget().spend(1, text_length(value))
        return super().format_field(value, format_spec)

    def convert_field(self, value: Any, conversion: Any) -> Any:
        if conversion is not None:
            budget().spend(1, text_length(value))
        return super().convert_field(value, conversion)


class _Plain(_Counted, SandboxedFormatter):
    """Of a text."""


class _Escaping(_Counted, SandboxedEscapeFormatter):
    """Of markup."""


class Format:
    """`'…'.format`, which reaches no attribute that a tag may not reach."""

    def __init__(self, environment: Any, text: str, *, mapped: bool) -> None:
        self.environment, self.text, self.mapped = environment, text, mapped

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """The text with its fields filled."""
        if self.mapped:
            if kwargs or len(args) != 1:
                raise TypeError("format_map")
            kwargs = args[0]
            args = ()
        if isinstance(self.text, Markup):
            formatter: Formatter = _Escaping(self.environment, escape=self.text.escape)
        else:
            formatter = _Plain(self.environment)
        return type(self.text)(formatter.vformat(self.text, args, kwargs))
