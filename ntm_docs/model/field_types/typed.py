"""What may be typed for a field, said for editors."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ntm_docs.messages import vietnamese
from ntm_docs.model.field_types.patterns import however_written, portable, whole
from ntm_docs.problems import Phrase, Word

Kind = Literal["number", "boolean", "date"]

ANY: tuple[Kind, ...] = ("number", "boolean", "date")
_FACT = re.compile(r"\{(\w+)\}")
_JSON = ("array", "object", "number", "boolean", "null")


def told(code: str, **facts: str) -> str:
    """A message for an editor, which shows the value itself: what is wrong, where that asks no more, and the remedy."""
    what, remedy = vietnamese(code)
    known = all(name in facts for name in _FACT.findall(what))
    sentence = f"{what if known else ''} {remedy}".strip().format(**facts)
    return sentence[0].upper() + sentence[1:]


_NEAREST_AWARDS = Word("Các hình thức đã có gần tên này nhất: {known}.")


def say_instead(near: str | None, known: Iterable[str]) -> Word:
    """What to write for an award that is not known: the one that was likely meant, or the nearest ones."""
    return Word("Nếu đúng thì ghi như vậy.") if near else Phrase((_NEAREST_AWARDS, {"known": "; ".join(known)}))


# A value that may not be left empty; a schema of a value itself lets it be.
FILLED = {"if": {"type": "null"}, "then": {"type": "string", "errorMessage": told("field.required")}}


@dataclass(frozen=True, eq=False)  # marks of types are hashed
class Typed:
    """What a field type takes as a YAML reader gives it; it stands beside the function that reads the text.

    The program reads each value as it was typed, a YAML reader makes numbers, truth values and days of some:
    `also` names those that may come of a text which the field takes, `numbers` says which numbers may.
    Nothing that the program takes is refused here; what cannot be said in a schema is left to the program.
    No examples: an editor puts the first of them in as the value, and it might reach a signature.
    """

    name: str  # under which a schema keeps it; empty for that of the field
    code: str  # the message whose remedy an editor shows
    pattern: Callable[[], str]
    also: tuple[Kind, ...] = ()
    numbers: Mapping[str, Any] | None = None  # keywords of JSON Schema
    item: Callable[[], str] | None = None  # of a text in a list, where the field takes one for its lines
    empty_items: bool = False  # such a list may be empty, and hold what is empty
    choices: tuple[str, ...] = ()

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of a value that stands there, or was left empty."""
        empty: tuple[str, ...] = ("null",)
        if self.item is None:
            text = self._text(self.pattern(), empty)
        else:
            text = self._text(self.pattern(), (*empty, "array"))
            text["items"] = self._text(self.item(), empty if self.empty_items else ())
            text |= {} if self.empty_items else {"minItems": 1}
        if self.choices:
            return {"anyOf": [{"enum": list(self.choices), "errorMessage": text["patternErrorMessage"]}, text]}
        return text

    def _text(self, pattern: str, beside: tuple[str, ...]) -> dict[str, Any]:
        known = "; ".join(self.choices)
        told_so = {"errorMessage": told(self.code, known=known, instead=_NEAREST_AWARDS.format(known=known))}
        taken = ["string", *(kind for kind in self.also if kind != "date"), *beside]
        schema: dict[str, Any] = {"type": taken, **told_so}
        if "date" in self.also or self.choices:
            # A reader that makes a day of a text gives what JSON has no type for; and of a choice an editor
            # offers the words alone, not what else its types allow.
            others = [kind for kind in _JSON if kind not in taken]
            schema = {"if": {"type": others}, "then": {"type": "string", **told_so}}
        schema |= {"pattern": pattern, "patternErrorMessage": told_so["errorMessage"]}
        if self.numbers is not None:
            schema["allOf"] = [
                {"if": {"type": "number", "not": dict(self.numbers)}, "then": {"type": "string", **told_so}}
            ]
        return schema


def spelled(rule: re.Pattern[str], parts: Mapping[str, str] | None = None) -> Callable[[], str]:
    """A pattern that a whole text matches as `rule` matches it once cleaned."""
    return lambda: whole(portable(rule, parts))


def choice(known: tuple[str, ...]) -> Typed:
    """One of the known words, under the one rule by which names match."""
    return Typed("", "choice.unknown", lambda: however_written(known), choices=known)
