"""Every code that the program may tell has its wording, and every wording is told somewhere."""

import string
from functools import cache

import pytest
from codes_in_code import codes, families
from conftest import ROOT

from ntm_docs import messages
from ntm_docs.checking.notices import NOTICES
from ntm_docs.messages import of_many, vietnamese

SOURCES = [
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "ntm_docs").rglob("*.py"))
    if not {"messages", "migrations"} & {*path.parts}  # `register.row` in a migration is a table
]
KNOWN = frozenset(messages._WORDINGS)
PREFIXES = {code.partition(".")[0] for code in KNOWN}
NO_MESSAGE = {"template.unclosed"}  # between two modules of a room: told as one of `template.syntax`


@cache
def told() -> set[str]:
    """The codes of the program."""
    return codes(SOURCES, PREFIXES)


class DescribeCodes:
    def they_all_have_a_wording(self) -> None:
        found = told()
        assert len(found) > 450
        assert found - KNOWN - set(NOTICES) == NO_MESSAGE

    def they_are_all_told_somewhere(self) -> None:
        made = families(SOURCES, PREFIXES)
        never = KNOWN - told()
        assert len(made) < 12
        assert {code for code in never if not any(one.fullmatch(code) for one in made)} == set()

    def they_are_found_wherever_they_stand(self) -> None:
        source = """
        def reason(key, **facts): return f"law.{key}"
        class OddError(Exception):
            def __init__(self, key): self.what = f"form.{key}"
        def _cut(wanted): return f"{wanted}.docx"
        CODES = ("law.one", "law.two" if x else "law.three")
        MAP = {"a": "law.four"}
        yield problem(place, "law.five"), code == "law.six", reason("seven"), OddError("eight"), "law.docx"
        """
        lines = "\n".join(line.removeprefix("        ") for line in source.replace("yield ", "").splitlines())
        names = ("one", "two", "three", "four", "five", "seven")
        assert codes([lines], {"law", "form"}) == {*(f"law.{name}" for name in names), "form.eight"}

    def but_a_key_known_at_run_time_only_is_looked_for_among_all_texts(self) -> None:
        source = 'KINDS = {"full": 1}\ndef f(e): return f"system.{KINDS[e]}_now", f"{e}.docx", "system.no"'
        (found,) = families([source], {"system"})
        assert found.fullmatch("system.full_now")
        assert not found.fullmatch("system.other_now")


class DescribeWordings:
    @pytest.mark.parametrize("prefix", sorted(PREFIXES))
    def they_are_sentences_with_named_places(self, prefix: str) -> None:
        for code in (code for code in KNOWN if code.startswith(f"{prefix}.")):
            for sentence in (*vietnamese(code), *(of_many(code) or ())):
                names = [name for _text, name, _format, _conversion in string.Formatter().parse(sentence)]
                assert all(name is None or name.isidentifier() for name in names), sentence
            assert vietnamese(code)[0], code
