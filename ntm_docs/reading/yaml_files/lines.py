"""YAML lines that a word processor has changed.

What looks like a blank, a dash, a colon or a quotation mark of YAML and is another sign makes its parser join
lines, or fail far below; so these are told before it runs, each kind once. What stands below `|` is text.
"""

import re
from collections.abc import Iterator

from ntm_docs.problems import Place, Problem
from ntm_docs.traits import mark_of

_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
_BLOCK = re.compile(r"[:-][ \t]+(?:&\S+ +)?[|>][-+0-9]*\s*(?:#.*)?$")
_INDENT = re.compile(rf"[ \t]*(?P<sign>[{_SPACES}])[\s{_SPACES}]*\S")
_AFTER = re.compile(rf"\s*(?:- +)?(?:-|[^\s\"'#:\[{{][^:\"']{{0,80}}:)(?P<sign>[{_SPACES}])\s*\S")
_COLON = re.compile(r"\s*(?:- )?[^\s\"'#:\[{|>][^:\"'“”.;]{0,60}?(?P<sign>[：﹕꞉∶ː])")
_NAMED = re.compile(r"\s*(?:- +)?[^\s\"'#:\[{|>-][^:\"']*:(?:\s+#.*)?\s*$")
_ITEM = re.compile(r"(?P<indent>\s*)- ")
_SIGN = re.compile(r"(?P<indent>\s*)(?P<sign>[–—―‒−•●▪■◦·‣∙○✓➢➔\uf000-\uf0ff+*]|-(?=[^\s\d-]))\s*(?=\S)")
_FIELD = re.compile(r"(?::|-)\s+(\{\{[^{}]*\}\}|\[[^\W\d][^\W_]*(?:_[^\W_]+)+\])\s*(?:#.*)?$")  # YAML reads a group
_ALONE = re.compile(r"\r(?!\n)")
_SHOWN = 20
_BELOW = 100  # lines that are looked at below a sign


def odd_lines(text: str, file: str) -> list[Problem]:
    """What other signs stand for those of YAML, each kind once with its lines."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for code, sign, number, column, line in _odd(text.split("\n")):
        found.setdefault((code, sign), []).append((number, column, line.strip()))
    problems = []
    for (code, sign), at in found.items():
        lines = ", ".join(str(number) for number, _, _ in at[:_SHOWN]) + (", …" if len(at) > _SHOWN else "")
        facts: dict[str, object] = {
            "sign": sign,
            "text": sign,
            "code": mark_of(sign[0]),
            "count": len(at),
            "lines": lines,
        }
        facts["excerpt"] = at[0][2][:60]
        problems.append(Problem(code, Place(file, at[0][0], at[0][1]), facts=facts))
    return problems


def plain_ends(text: str) -> str:
    """Line ends as one sign: of Windows, and of old Macs where a text has no other."""
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def _odd(lines: list[str]) -> Iterator[tuple[str, str, int, int, str]]:
    """Code, sign, line and column (from 1) of each odd line."""
    block = -1  # the indentation of the line that opened a block; -1: none is open
    above = ""
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip()[0] == "#":
            continue
        if found := _ALONE.search(line):
            yield "yaml.line_end", "\r", number, found.start() + 1, line
        indent = len(line) - len(line.lstrip(" "))
        if block >= 0 and indent > block:
            continue
        block = indent if _BLOCK.search(line) else -1
        if found := _FIELD.search(line):
            yield "trait.merge_field", found[1], number, found.start(1) + 1, line
        elif found := _INDENT.match(line) or _AFTER.match(line):
            yield "yaml.space", found["sign"], number, found.start("sign") + 1, line
        elif found := _odd_item(line, above):
            code = "yaml.dash_space" if found["sign"] == "-" else "yaml.dash"
            yield code, found["sign"], number, found.start("sign") + 1, line
        elif (found := _COLON.match(line)) and _is_name(line, found.start("sign"), lines[number : number + _BELOW]):
            yield "yaml.wide_colon", found["sign"], number, found.start("sign") + 1, line
        above = line


def _is_name(line: str, at: int, below: list[str]) -> bool:
    """Whether what stands before a sign like a colon is a name; an item of texts may have such a sign of its own."""
    if re.search(r":(?:\s|$)", line[:at]):
        return False
    item = _ITEM.match(line)
    following = next((text for text in below if text.strip()), "")
    return item is None or (
        following.startswith(f"{item['indent']}  ") and re.search(r":(?:\s|$)", following) is not None
    )


def _odd_item(line: str, above: str) -> re.Match[str] | None:
    """A sign where a list has its dash: below a name without a value, or below another item."""
    found = _SIGN.match(line)
    if found is None:
        return None
    item = _ITEM.match(above) or _SIGN.match(above)
    below_name = _NAMED.match(above) is not None and len(found["indent"]) >= len(above) - len(above.lstrip())
    return found if below_name or (item is not None and item["indent"] == found["indent"]) else None
