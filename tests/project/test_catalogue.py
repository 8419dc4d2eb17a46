"""The catalogue finds every sentence, whatever Python reads the code."""

import runpy
from pathlib import Path

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

    def it_begins_another_language_and_keeps_what_is_translated(self, tmp_path: Path) -> None:
        path = tmp_path / "fr" / "LC_MESSAGES" / "ntm_docs.po"
        assert CATALOGUE["bring_up_to_date"](path, ["Một câu.", "Câu nữa."]) == 2
        text = path.read_text(encoding="utf-8").replace(
            'msgid "Một câu."\nmsgstr ""', 'msgid "Một câu."\nmsgstr "Une."'
        )
        path.write_text(text, encoding="utf-8")
        assert CATALOGUE["bring_up_to_date"](path, ["Câu thứ ba.", "Một câu."]) == 1
        assert "Une." in path.read_text(encoding="utf-8")
        assert "Câu nữa." not in path.read_text(encoding="utf-8")
