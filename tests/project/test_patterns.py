import pickle
import re
import subprocess
import sys
from importlib import import_module

import pytest
from conftest import ROOT

from ntm_docs.machine.patterns import Pattern, pattern

HOLDING = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "ntm_docs").rglob("*.py")
    if "import pattern\n" in path.read_text(encoding="utf-8")
)


class DescribeAPattern:
    def it_answers_as_a_compiled_one(self) -> None:
        late, made = pattern(r"ngày (?P<d>\d+)", re.IGNORECASE), re.compile(r"ngày (?P<d>\d+)", re.IGNORECASE)
        text = "NGÀY 3 và ngày 14"
        assert late.findall(text) == made.findall(text) == ["3", "14"]
        assert [one.span("d") for one in late.finditer(text)] == [one.span("d") for one in made.finditer(text)]
        assert late.sub("x", text) == made.sub("x", text)
        assert (late.pattern, late.flags, late.groupindex) == (made.pattern, made.flags, made.groupindex)
        assert late.fullmatch(text) is None

    def it_is_compiled_when_it_is_asked_and_once(self) -> None:
        late = pattern("a+")
        assert "search" not in vars(late)
        assert late.search("baa")
        asked = late.search
        assert late.search("ca")
        assert late.search is asked

    def it_says_what_is_wrong_with_it_when_it_is_asked(self) -> None:
        with pytest.raises(re.error, match="unterminated"):
            pattern("(a").search("a")

    def it_goes_to_another_process(self) -> None:
        late = pattern("a+", re.IGNORECASE)
        assert late.search("A")
        assert pickle.loads(pickle.dumps(late)).fullmatch("AA")

    @pytest.mark.parametrize("module", HOLDING)
    def it_is_right_wherever_one_is_held(self, module: str) -> None:
        held = [one for value in vars(import_module(module)).values() for one in _patterns(value)]
        assert held
        assert all(one.pattern for one in held)

    def it_is_not_compiled_where_its_module_is_loaded(self) -> None:
        script = (
            "import re; made = re.compile; said = []; re.compile = lambda *a: said.append(a) or made(*a);"
            "import ntm_docs.phrases.dates; print(len(said))"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert int(done.stdout) < len(
            [one for one in vars(import_module("ntm_docs.phrases.dates")).values() if _patterns(one)]
        )


def _patterns(value: object) -> list[Pattern]:
    values = value if isinstance(value, tuple) else (value,)
    return [one for one in values if isinstance(one, Pattern)]
