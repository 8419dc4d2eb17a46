"""Changes put into a file's own text, in place.

Comments, layout, line ends, a byte order mark and everything else that is not changed stay byte for byte. What comes
out is read again and held against the tree that was wanted; a change that cannot be made so is refused with its reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ntm_docs.changes import Change, PathError, Plain
from ntm_docs.problems import Loc, Place, Problem, ProblemsError
from ntm_docs.reading.raw import RawNode
from ntm_docs.reading.source import parse_input
from ntm_docs.reading.splicing.changing import at_path, changed, plain_of, raw_of
from ntm_docs.reading.splicing.marks import GroupMark, ListMark, Mark, MarkedText, OddTextError, every_mark
from ntm_docs.reading.splicing.values import FileSetting, below, block, fields, flowing, in_line, items, may_stand_below

_BOM = "\ufeff"


def splice(data: bytes, changes: Sequence[Change], name: str = "tep.yaml") -> bytes:
    """The bytes of a YAML or JSON file with changes, one after another.

    Raises:
        ProblemsError: the file cannot be read, a path leads nowhere, or a change cannot be made at its place.
    """
    before = parse_input(data, name)
    try:
        wanted = changed(before, changes)
    except PathError as error:
        raise ProblemsError([_refused("splice.path", name, changes[0].path if changes else (), error)]) from None
    text = data.decode("utf-8")
    for careful in (False, True):
        try:
            made = _spliced(text, before, changes, name, careful=careful).encode("utf-8")
            if _same(parse_input(made, name), wanted):
                return made
        except (OddTextError, PathError):
            break
        except ProblemsError:
            continue  # written more carefully
    raise ProblemsError([_refused(_why(text), name, changes[-1].path)])


def _same(found: RawNode, wanted: RawNode) -> bool:
    return plain_of(found) == plain_of(wanted)


def _why(text: str) -> str:
    try:
        return "splice.anchor" if MarkedText(text.removeprefix(_BOM)).anchored else "splice.differs"
    except (OddTextError, RecursionError):
        return "splice.odd"


def _refused(code: str, name: str, path: Loc, _error: Exception | None = None) -> Problem:
    named = " › ".join(str(part + 1) if isinstance(part, int) else part for part in path)
    return Problem(code, Place(name), named, {"path": named}, loc=path)


def _spliced(text: str, before: RawNode, changes: Sequence[Change], name: str, *, careful: bool) -> str:
    bom, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    raw = before
    for run in _runs(changes):
        wanted = changed(raw, run)
        splicer = _Splicer(MarkedText(text), name, careful=careful)
        many = splicer.insert_many(run) if len(run) > 1 else None
        if many is not None:
            text = many
        else:
            for one in run:
                raw = changed(raw, [one])
                text = _Splicer(MarkedText(text), name, careful=careful).made(one, raw)
        raw = wanted
    return bom + text


def _runs(changes: Sequence[Change]) -> Iterator[list[Change]]:
    """Items put in one behind another, together; any other change by itself."""
    run: list[Change] = []
    for one in changes:
        if run and not _follows(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(before: Change, one: Change) -> bool:
    (*above, last), (*same, at) = before.path or ("",), one.path or ("",)
    inserted = before.kind == one.kind == "insert" and above == same
    return inserted and isinstance(last, int) and isinstance(at, int) and at == last + 1


class _Splicer:
    """One change of one text; `careful` quotes whatever is put in."""

    def __init__(self, marked: MarkedText, name: str, *, careful: bool) -> None:
        self.marked, self.text, self.careful = marked, marked.text, careful
        self.setting = setting_of(marked, strict=Path(name).suffix.lower() == ".json")

    def made(self, change: Change, wanted: RawNode) -> str:
        """The text with the change; `wanted` is the whole tree that it is to read as."""
        found = _find(self.marked.root, change.path)
        if change.kind == "insert":
            return self.insert(change, wanted)
        if change.kind == "remove":
            return self.remove(change.path)
        if len(found) <= len(change.path):
            return self.add(change, found, wanted)
        value = _value_at(wanted, change.path)
        if isinstance(value, str | None) and not isinstance(found[-1], ListMark | GroupMark):
            return self.put(found[-1], self.scalar(found, value))
        return self.rewrite(found, value)

    def put(self, mark: Mark, new: str) -> str:
        return self.between(mark.start, mark.end, new)

    def between(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def scalar(self, found: Sequence[Mark], text: str | None) -> str:
        """A text in place of another, in the style of that where it can say it."""
        mark = found[-1]
        gap = "" if mark.written or mark.flow or text is None else " "
        if text is None:
            return gap + in_line(None, self.setting, flow=mark.flow)
        if self.careful or mark.flow or self.setting.strict:
            return gap + in_line(text, self.setting, flow=mark.flow, style='"' if self.careful else mark.style)
        if mark.style == ">" and (folded := self.folded(mark, text)):
            return folded
        under = "\n" in text and mark.style not in ("'", '"')
        if (mark.style == "|" or under) and may_stand_below(text):
            return gap + self.literal(found, text)
        return gap + in_line(text, self.setting, flow=False, style=mark.style if mark.style not in ("|", ">") else "")

    def literal(self, found: Sequence[Mark], text: str) -> str:
        mark = found[-1]
        written = self.text[mark.start : mark.end]
        header, _, rest = written.partition("\n")
        first = next((line for line in rest.split("\n") if line.strip()), "")
        kept = mark.style in ("|", ">") and bool(first)
        indent = len(first) - len(first.lstrip(" ")) if kept else self.inner(found)
        made = below(text, indent, self.setting)
        note = header[header.index(" #") :].rstrip("\r") if " #" in header else ""
        head, _, body = made.partition(self.setting.ends)
        return f"{head}{note}{self.setting.ends}{body}"

    def inner(self, found: Sequence[Mark]) -> int:
        """How far the lines of a block are set in."""
        held = found[-2] if len(found) > 1 else None
        column = held.column if held is not None else 0
        return column + (1 + self.setting.after_dash if isinstance(held, ListMark) else self.setting.step)

    def folded(self, mark: Mark, text: str) -> str:
        """A text under `>`, a line for each of its own; empty where that would not read back."""
        lines = text.rstrip("\n").split("\n")
        if any(not line or line[0] in " \t" or line != line.rstrip() for line in lines) or not may_stand_below(text):
            return ""
        written = self.text[mark.start : mark.end]
        first = next((line for line in written.partition("\n")[2].split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        after = len(text) - len(text.rstrip("\n"))
        if not indent or after > 1:
            return ""
        ends = self.setting.ends
        return f">{'' if after else '-'}{ends}" + f"{ends}{ends}".join(f"{' ' * indent}{line}" for line in lines)

    def rewrite(self, found: Sequence[Mark], value: Plain) -> str:
        """A whole value in place of another of a different kind."""
        mark = found[-1]
        held = found[-2] if len(found) > 1 else None
        if mark.flow or self.setting.strict or held is None:
            return self.put(mark, flowing(value, self.setting))
        if isinstance(held, ListMark):
            dash = held.dashes[held.items.index(mark)]
            return self.between(dash + 1, max(mark.end, dash + 1), block(value, held.column, self.setting, dashed=True))
        assert isinstance(held, GroupMark)
        key = next(key for _, key, one in held.entries if one is mark)
        colon = self.text.index(":", key.end) + 1
        return self.between(colon, max(mark.end, colon), block(value, held.column, self.setting))

    def add(self, change: Change, found: Sequence[Mark], wanted: RawNode) -> str:
        """What is not there yet, at the end of the group or list that it belongs to."""
        at = len(found) - 1
        mark, part = found[-1], change.path[at]
        value = _value_at(wanted, change.path[: at + 1])
        if isinstance(mark, GroupMark) and isinstance(part, str):
            return self.add_field(mark, part, value)
        if isinstance(mark, ListMark) and isinstance(part, int):
            return self.add_item(mark, len(mark.items), value)
        return self.rewrite(found, _value_at(wanted, change.path[:at]))

    def add_field(self, group: GroupMark, name: str, value: Plain) -> str:
        if group.flow:
            new = f"{in_line(name, self.setting, flow=True)}: {flowing(value, self.setting)}"
            end = group.entries[-1][2].end if group.entries else group.start + 1
            return self.between(end, end, f", {new}" if group.entries else new)
        line = self.setting.ends.join(fields({name: value}, group.column, self.setting))
        return self.below_line(group.end, line)

    def add_item(self, held: ListMark, at: int, value: Plain) -> str:
        if held.flow:
            return self.flow_item(held, at, value)
        line = self.setting.ends.join(items([value], held.column, self.setting))
        if at == 0:
            first = held.dashes[0]
            return self.between(first, first, line.lstrip(" ") + self.setting.ends + " " * held.column)
        return self.below_line(held.items[at - 1].end, line)

    def flow_item(self, held: ListMark, at: int, value: Plain) -> str:
        new = flowing(value, self.setting)
        if not held.items:
            return self.between(held.start + 1, held.start + 1, new)
        if at == 0:
            return self.between(held.items[0].start, held.items[0].start, f"{new}, ")
        end = held.items[at - 1].end
        return self.between(end, end, f", {new}")

    def below_line(self, at: int, line: str) -> str:
        """A line behind that of an offset; the last line of a file gets its end."""
        end = self.marked.line_end(at)
        return self.between(end, end, self.setting.ends + line)

    def insert(self, change: Change, wanted: RawNode) -> str:
        *above, at = change.path
        found = _find(self.marked.root, tuple(above))
        held = found[-1]
        if len(found) <= len(above) or not isinstance(at, int):
            return self.add(replace(change, path=tuple(above) or change.path), found, wanted)
        if not isinstance(held, ListMark) or (not held.items and not held.flow):
            return self.rewrite(found, _value_at(wanted, tuple(above)))
        if not held.items:
            return self.rewrite(found, _value_at(wanted, tuple(above)))
        return self.add_item(held, at, _value_at(wanted, change.path))

    def insert_many(self, run: Sequence[Change]) -> str | None:
        """Items behind one that is there, in one step; None where each must be looked at."""
        *above, at = run[0].path
        held = _find(self.marked.root, tuple(above))[-1]
        if not isinstance(held, ListMark) or held.flow or not isinstance(at, int) or not 1 <= at <= len(held.items):
            return None
        lines = items([plain_of(raw_of(one.value, "")) for one in run], held.column, self.setting)
        return self.below_line(held.items[at - 1].end, self.setting.ends.join(lines))

    def remove(self, path: Loc) -> str:
        found = _find(self.marked.root, path)
        if len(found) <= len(path):
            raise PathError(path)
        held, mark = found[-2], found[-1]
        if isinstance(held, GroupMark):
            keys = [key.start for _, key, _ in held.entries]
            ends = [value.end for _, _, value in held.entries]
            at = next(index for index, (_, _, value) in enumerate(held.entries) if value is mark)
        else:
            assert isinstance(held, ListMark)
            at = held.items.index(mark)
            ends = [one.end for one in held.items]
            keys = held.dashes or [one.start for one in held.items]
        if len(keys) == 1:
            return self.rewrite(found[:-1], {} if isinstance(held, GroupMark) else [])
        if held.flow:
            return self.between(keys[at], keys[at + 1], "") if at == 0 else self.between(ends[at - 1], ends[at], "")
        return self.cut(keys, ends, at)

    def cut(self, keys: Sequence[int], ends: Sequence[int], at: int) -> str:
        """Without the lines of an entry; where other things begin its first line, up to the entry behind it."""
        first = self.marked.line_start(keys[at])
        if self.text[first : keys[at]].strip(" "):
            return self.between(keys[at], keys[at + 1], "")
        stop = self.marked.next_line(ends[at])
        if stop >= len(self.text) and not self.text.endswith(("\n", "\r")):  # the last line of a file without end
            first = max(first - len(self.setting.ends), 0)
        return self.between(first, stop, "")


def setting_of(marked: MarkedText, *, strict: bool) -> FileSetting:
    """How a file is set, told by the first group and the first list below a name."""
    step = dash = after = None
    for mark in every_mark(marked.root):
        if isinstance(mark, GroupMark) and not mark.flow:
            for _, key, value in mark.entries:
                if isinstance(value, GroupMark) and not value.flow and step is None:
                    step = value.column - key.column
                if isinstance(value, ListMark) and not value.flow and dash is None:
                    dash = value.column - key.column
        if isinstance(mark, ListMark) and mark.dashes and after is None and isinstance(mark.items[0], GroupMark):
            after = mark.items[0].column - mark.column - 1
    return FileSetting(
        marked.ends, max(step or 2, 1), max(dash if dash is not None else 2, 0), max(after or 1, 1), strict
    )


def _find(root: Mark, path: Loc) -> list[Mark]:
    """The marks along a path, as far as there are any; a single record without its dash is its own item 0."""
    found = [root]
    for part in path:
        mark = found[-1]
        step: Mark | None = None
        if isinstance(part, int):
            if isinstance(mark, ListMark):
                step = mark.items[part] if 0 <= part < len(mark.items) else None
            elif isinstance(mark, GroupMark) and part == 0:
                step = mark
        elif isinstance(mark, GroupMark):
            at = mark.index_of(part)
            step = mark.entries[at][2] if at is not None else None
        if step is None:
            break
        found.append(step)
    return found


def _value_at(tree: RawNode, path: Loc) -> Plain:
    found = at_path(tree, path)
    if found is None:
        raise PathError(path)
    return plain_of(found)
