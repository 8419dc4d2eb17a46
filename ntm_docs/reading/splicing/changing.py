"""A raw tree with changes of single values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from ntm_docs.changes import Change, PathError, Plain
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Loc, Place
from ntm_docs.reading.raw import RawList, RawMapping, RawNode, RawScalar

_new = count(1)


def fresh_place(file: str) -> Place:
    """A place of a value that stands in no file yet; no two are equal."""
    return Place(file, 0, next(_new))


def raw_of(value: Plain, file: str) -> RawNode:
    """A plain value as a raw node."""
    place = fresh_place(file)
    if value is None or isinstance(value, str):
        return RawScalar(_plain_ends(value), place)
    if isinstance(value, Mapping):
        entries = ((RawScalar(name, fresh_place(file)), raw_of(one, file)) for name, one in value.items())
        return RawMapping(tuple(entries), place)
    return RawList(tuple(raw_of(one, file) for one in value), place)


def changed(raw: RawNode, changes: Sequence[Change]) -> RawNode:
    """A tree with changes, one after another; what is not touched stays the very same.

    Raises:
        PathError: a path leads nowhere.
    """
    for one in changes:
        raw = _changed(raw, one.path, one, raw.place.file)
    return raw


def _changed(node: RawNode, path: Loc, change: Change, file: str) -> RawNode:
    if not path:
        return _put(node, change.value, file)
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        return _in_list(node, part, rest, change, file)
    if isinstance(node, RawScalar) and node.text is None:
        node = RawMapping((), node.place)
    if not isinstance(node, RawMapping):
        raise PathError(path)
    at = index_of(node, part)
    if at is None:
        if change.kind == "remove":
            raise PathError(path)
        key = RawScalar(part, fresh_place(file))
        return replace(node, entries=(*node.entries, (key, _made(rest, change, file))))
    key, value = node.entries[at]
    if change.kind == "remove" and not rest:
        return replace(node, entries=(*node.entries[:at], *node.entries[at + 1 :]))
    return replace(
        node, entries=(*node.entries[:at], (key, _changed(value, rest, change, file)), *node.entries[at + 1 :])
    )


def _in_list(node: RawNode, part: int, rest: Loc, change: Change, file: str) -> RawNode:
    if isinstance(node, RawScalar) and node.text is None:
        node = RawList((), node.place)
    if not isinstance(node, RawList):  # one that stands without its dash
        if part == 0 and rest:
            return _changed(node, rest, change, file)
        node = RawList((node,), node.place)
    items = node.items
    if not rest and change.kind == "insert" and 0 <= part <= len(items):
        return replace(node, items=(*items[:part], raw_of(change.value, file), *items[part:]))
    if part == len(items) and change.kind != "remove":
        return replace(node, items=(*items, _made(rest, change, file)))
    if not 0 <= part < len(items):
        raise PathError(part)
    if not rest and change.kind == "remove":
        return replace(node, items=(*items[:part], *items[part + 1 :]))
    return replace(node, items=(*items[:part], _changed(items[part], rest, change, file), *items[part + 1 :]))


def _made(path: Loc, change: Change, file: str) -> RawNode:
    """What is put where nothing was."""
    value = change.value
    for part in reversed(path):
        value = [value] if isinstance(part, int) else {part: value}
    return raw_of(value, file)


def _put(node: RawNode, value: Plain, file: str) -> RawNode:
    """A value in place of another; a text keeps the place."""
    if isinstance(node, RawScalar) and (value is None or isinstance(value, str)):
        text = _plain_ends(value)
        if text and (node.text or "").endswith("\n") and not text.endswith("\n"):
            text += "\n"  # as every text under `|` ends
        return RawScalar(text, node.place, node.below and bool(text))
    return replace_place(raw_of(value, file), node.place)


def _plain_ends(text: str | None) -> str | None:
    """A text with the line ends of a tree; nothing where it is empty."""
    return text.replace("\r\n", "\n") if text else None


def replace_place(node: RawNode, place: Place) -> RawNode:
    """A node at the place of another."""
    return node._replace(place=place) if isinstance(node, RawScalar) else replace(node, place=place)


def index_of(node: RawMapping, name: str) -> int | None:
    """Which field of a group a name means."""
    folded = fold_key(name)
    typed = [fold_key(key.text or "") for key, _ in node.entries]
    exact = next((at for at, (key, _) in enumerate(node.entries) if key.text == name), None)
    return exact if exact is not None else next((at for at, one in enumerate(typed) if one == folded), None)


def at_path(raw: RawNode, path: Loc) -> RawNode | None:
    """The node at a path; None where there is none."""
    node: RawNode | None = raw
    for part in path:
        if isinstance(part, int):
            if isinstance(node, RawList):
                node = node.items[part] if 0 <= part < len(node.items) else None
            elif part or not isinstance(node, RawMapping):
                return None
        else:
            at = index_of(node, part) if isinstance(node, RawMapping) else None
            node = node.entries[at][1] if at is not None and isinstance(node, RawMapping) else None
        if node is None:
            return None
    return node


def plain_of(node: RawNode) -> Plain:
    """A tree without its places."""
    if isinstance(node, RawScalar):
        return node.text
    if isinstance(node, RawList):
        return [plain_of(one) for one in node.items]
    return {key.text or "": plain_of(value) for key, value in node.entries}
