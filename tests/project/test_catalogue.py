"""The catalogue finds every sentence, whatever Python reads the code."""

import runpy

import pytest
from conftest import ROOT

CATALOGUE = runpy.run_path(str(ROOT / "scripts" / "catalogue.py"))


class DescribeTheCatalogue:
    @pytest.mark.parametrize(
        "source",
        [
            '_("Một câu.")',
            'gettext("Một " "câu.")',
            "Word('Một câu.')",
            "f\"{name}: {_('Một câu.')}\"",
            "f\"{loai or _('Một câu.')} {x!r:>{width}}\"",
            'echo(_("Một câu.").format(a=1), err=True)',
        ],
    )
    def it_takes_a_sentence_wherever_it_stands(self, source: str) -> None:
        assert CATALOGUE["sentences_in"](source) == ["Một câu."]

    def but_what_is_no_sentence_of_ours_stays_out(self) -> None:
        assert CATALOGUE["sentences_in"]("_(name); other('Một câu.'); one._('Một câu.'); _()") == []
