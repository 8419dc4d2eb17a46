"""The registry of rules that compare papers."""

from collections.abc import Callable, Iterator

from ntm_docs.checking.dossier.papers import DossierPapers
from ntm_docs.checking.rule import RULES, Fault, Level, Rule, read_docstring
from ntm_docs.layout import load_layout
from ntm_docs.papers.van_ban import RecognisedPaper

DossierJudge = Callable[[DossierPapers], Iterator[tuple[RecognisedPaper, Fault]]]
DOSSIER_RULES: dict[str, tuple[Rule, DossierJudge]] = {}


def dossier_rule(identity: str, *, level: Level = "error") -> Callable[[DossierJudge], DossierJudge]:
    """Register a rule that compares papers; its docstring is written like that of any rule."""

    def register(judge: DossierJudge) -> DossierJudge:
        layout = load_layout()
        name, parts = read_docstring(judge)
        if identity in DOSSIER_RULES or identity in RULES:
            raise ValueError(f"rule {identity} is there already")
        one = Rule(
            identity, name, "ho_so", "N", level, layout.clause_of("nhat_quan"),
            parts["Cách sửa"], parts["Sai"], parts["Đúng"], layout.dates["nghi_dinh_30"], lambda _van_ban: (),
        )  # fmt: skip
        DOSSIER_RULES[identity] = (one, judge)
        return judge

    return register
