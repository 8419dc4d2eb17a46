"""Changes of single values, as doors give them.

A path names fields as one may type them and items from 0: `("đề nghị", 0, "cá nhân", 2, "họ và tên")`. A single record
that stands without its dash is its own item 0.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from ntm_docs.machine.frozen import frozen
from ntm_docs.problems import Loc

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain] | None"


class PathError(LookupError):
    """A path that leads nowhere in the tree."""


@frozen
class Change:
    """One change of an input. `value` is a text, nothing, a list, or fields by name.

    `set` puts a value in place of another; a field that is not there comes at the end of its group. `insert` puts an
    item before the one at the path, or at the end. `remove` takes an item or a field away.
    """

    path: Loc
    value: Plain = None
    kind: Literal["set", "insert", "remove"] = "set"


def together(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The same in fewer steps: of texts typed at one path one after another, the last."""
    kept: list[Change] = []
    texts: dict[Loc, int] = {}
    for one in changes:
        if one.kind != "set" or not isinstance(one.value, str | None):
            texts.clear()  # paths may mean other items from here on
        elif one.path in texts:
            kept[texts[one.path]] = one
            continue
        else:
            texts[one.path] = len(kept)
        kept.append(one)
    return tuple(kept)
