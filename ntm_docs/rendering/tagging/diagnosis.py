"""A tag that Jinja cannot read → what is wrong.

Each tag is looked at by itself, so all of them are told at once. What is said comes from the tag, never from
Jinja's English sentences.
"""

import difflib
import re
from collections.abc import Iterable, Sequence

from jinja2 import Environment, TemplateSyntaxError, nodes

from ntm_docs.messages import vietnamese
from ntm_docs.problems import Phrase, Word
from ntm_docs.rendering.sandbox.environment import nodes_of, of_kind
from ntm_docs.rendering.tagging.tags import MIDDLES, OPENERS, Tag

_LOADERS = frozenset({"include", "import", "extends", "from"})
_SCOPES = frozenset({"p", "tr", "tc", "r"})
_OFFERED = ("if", "elif", "else", "endif", "for", "endfor", "set")
_STRINGS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'")
_INSTEAD = {"&": "and", "&&": "and", "||": "or", "!": "not", "=": "==", "≤": "<=", "≥": ">=", "≠": "!=", "<>": "!="}
_SIGNS = re.compile(r"&&|\|\||<>|(?<![=!<>])=(?![=])|!(?!=)|[^\w\s.,:|=!<>+\-*/%()\[\]{}~\"']")
_KEYWORDS = frozenset("and or not in is if else recursive as with true false none True False None".split())  # noqa: SIM905
_PLAIN_NAMES = Word("tên chỉ gồm chữ, số và dấu gạch dưới")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def reason(key: str, **facts: object) -> dict[str, object]:
    """The facts of `template.syntax`: why a tag is wrong, and what to type."""
    what, remedy = vietnamese(f"syntax.{key}")
    return {"reason": Phrase((what, facts)), "remedy": Phrase((remedy, facts))}


def diagnose(tag: Tag, environment: Environment, filters: Iterable[str]) -> dict[str, object] | None:
    """What is wrong with a tag looked at by itself; nothing if it is well."""
    if tag.opening == "{#":
        return None
    if not tag.inside.strip():
        return reason("empty")
    if tag.opening == "{%":
        found = _statement(tag)
        if found is not None:
            return found
    try:
        return _unknown(nodes_of(environment.parse(_alone(tag))), environment, sorted(filters))
    except TemplateSyntaxError:
        return _explain(tag)
    except (RecursionError, ValueError):  # brackets in brackets, a number of thousands of digits
        return reason("deep")


def _statement(tag: Tag) -> dict[str, object] | None:
    word = tag.word
    known = {*OPENERS, *MIDDLES, *(f"end{one}" for one in OPENERS)}
    if word in _LOADERS:
        return reason("loader", word=word)
    if word == "else" and tag.rest.startswith("if"):
        return reason("else_if")
    if word in known:
        return None
    if word in _SCOPES:
        return reason("scope", word=word)
    near = (
        ["elif"]
        if word.lower() in ("elseif", "elsif")
        else difflib.get_close_matches(word.lower(), sorted(known), 1, 0.7)
    )
    glued = next((one for one in sorted(known, key=len, reverse=True) if word.startswith(one)), "")
    if near or glued:
        return reason("near_statement", word=word, near=near[0] if near else f"{glued} {word[len(glued) :]}")
    return reason("statement", word=word or tag.inside.strip()[:20], known=", ".join(_OFFERED))


def _alone(tag: Tag) -> str:
    """A template of this tag alone."""
    word, text = tag.word, f"{tag.opening}{tag.inside}{tag.closing}"
    if tag.opens:
        return "" if word == "raw" else f"{text}{{% end{word} %}}"
    if tag.closes:
        opening = {
            "for": "for a in b",
            "macro": "macro a()",
            "call": "call a()",
            "filter": "filter upper",
            "set": "set a",
        }
        start = opening.get(word[3:], "block a" if word[3:] == "block" else f"{word[3:]} 1")
        return "" if word in ("endraw", "endwith", "endautoescape") else f"{{% {start} %}}{text}"
    return f"{{% if 1 %}}{text}{{% endif %}}" if word in MIDDLES else text


def _explain(tag: Tag) -> dict[str, object]:
    """What a person would say of a tag that does not parse."""
    bare = _STRINGS.sub("''", tag.inside)
    return _pairs(tag, bare) or _sign(tag, bare) or _names(tag, bare) or reason("unknown")


def _pairs(tag: Tag, bare: str) -> dict[str, object] | None:
    """Braces, quotes and brackets."""
    if tag.inside.lstrip().startswith("{") and ":" not in bare:
        return reason("triple", name=tag.inside.strip("{} "))
    rest = bare.replace("''", "")
    if '"' in rest or "'" in rest:
        return reason("quote")
    sign = _unpaired(bare)
    return reason("bracket", sign=sign) if sign else None


def _sign(tag: Tag, bare: str) -> dict[str, object] | None:
    for found in _SIGNS.finditer(bare):
        sign = found[0]
        named = sign == "=" and (tag.word in ("set", "with", "macro", "call") or _in_call(bare, found.start()))
        if not named:
            return reason("sign", sign=sign, instead=_INSTEAD.get(sign, _PLAIN_NAMES))
    return None


def _names(tag: Tag, bare: str) -> dict[str, object] | None:
    if tag.word == "for" and not re.search(r"\bin\b", bare):
        return reason("in")
    digit = re.search(r"(?<![\w.])\d+[^\W\d]\w*", bare)
    return reason("digit", name=digit[0]) if digit else _spaces(tag, bare)


def _in_call(text: str, at: int) -> bool:
    return text[:at].count("(") > text[:at].count(")")


def _unpaired(text: str) -> str:
    opened: list[str] = []
    for sign in text:
        if sign in "([{":
            opened.append(sign)
        elif sign in ")]}" and (not opened or opened.pop() != _PAIRS[sign]):
            return sign
    return opened[-1] if opened else ""


def _spaces(tag: Tag, bare: str) -> dict[str, object] | None:
    """Names side by side were meant as one name."""
    text = tag.rest if tag.opening == "{%" else bare
    for found in re.finditer(r"[^\W\d]\w*(?:\s+[^\W\d]\w*)+", text):
        words = found[0].split()
        while words and words[0] in _KEYWORDS:
            words.pop(0)
        while words and words[-1] in _KEYWORDS:
            words.pop()
        if len(words) > 1 and not set(words) & _KEYWORDS - {"in", "is", "as"}:
            return reason("spaces", name=" ".join(words), instead="_".join(words))
    return None


def is_known(found: Sequence[nodes.Node], environment: Environment) -> bool:
    """Whether in a tree all filters and tests are there, and no other file is called; Jinja may find out late."""
    loaders = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
    return _unknown(found, environment, []) is None and next(of_kind(found, *loaders), None) is None


def _unknown(found: Sequence[nodes.Node], environment: Environment, filters: list[str]) -> dict[str, object] | None:
    for one in of_kind(found, nodes.Filter):
        if one.name == "random" and one.name not in environment.filters:
            return reason("unsteady", word=one.name)
        if one.name not in environment.filters:
            return reason("filter", word=one.name, near=_near(one.name, filters))
    for test in of_kind(found, nodes.Test):
        if test.name not in environment.tests:
            return reason("test", word=test.name, near=_near(test.name, list(environment.tests)))
    return None


_MAYBE = Word(", hoặc viết “{near}”")


def _near(word: str, known: list[str]) -> object:
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return Phrase((_MAYBE, {"near": near[0]})) if near else ""
