"""Papers of many hands: what the checker tells is what a careful reader finds."""

import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made import QUOC_HIEU, TIEU_NGU, package
from made import Way as MadeWay
from made import docx_of as made_docx
from reading_papers import PAPERS
from right_papers import LOOKS, Look, Way, changed, docx_of, para
from ruamel.yaml import YAML

from ntm_docs.checking import Checked, Finding, check_bytes

Entry = dict[str, Any]


def _entries(name: str) -> list[Entry]:
    return list(YAML(typ="safe").load((Path(__file__).parent / name).read_text(encoding="utf-8")))


_ALL = _entries("corpus.yaml")
OWN: dict[str, list[list[str]]] = _ALL[0]["san_co"]
OTHERS = _entries("corpus-khac.yaml")
KINDS = _entries("corpus-loai.yaml")  # each kind of slip and of false alarm once more, in other words and places
ENTRIES = [*_ALL[1:], *OTHERS, *KINDS]
WORDING = ("VL", "VW", "VC05", "VC06", "VC07", "VC08", "VC09", "VC1", "VA07", "VN14", "VT11", "VG07")
LEAST = {"thể thức": 0.95, "lời văn": 0.8}


def kind_of(rule: str) -> str:
    return "lời văn" if rule.startswith(WORDING) else "thể thức"


def long_plan() -> dict[str, Any]:
    """A plan of many paragraphs, one of which is set at 13."""
    plan = PAPERS["ke-hoach-xa"]
    line = "Các ấp rà soát quỹ đất trồng cây, chuẩn bị hố trồng, phân bón và cử người chăm sóc sau khi trồng."
    lost = para("Phòng Kinh tế kiểm tra kết quả.", replace(LOOKS["than"], size=13))
    return plan | {"than": [*plan["than"][:5], *[line] * 20, lost, *plan["than"][5:]]}


def paper_of(entry: Entry) -> bytes:
    """The paper that an entry describes."""
    if "ca_bai" in entry:
        first, *rest = entry["ca_bai"]
        head = para(QUOC_HIEU, LOOKS["quoc_hieu"]) + para(TIEU_NGU, LOOKS["tieu_ngu"]) if first == "QH" else ""
        lines = rest if head else entry["ca_bai"]
        return package(head + "".join(para(one, LOOKS["loai"] if one.isupper() else LOOKS["than"]) for one in lines))
    named = entry["giay"]
    paper = named if isinstance(named, dict) else long_plan() if named == "ke-hoach-dai" else PAPERS[named]
    made = changed(paper | entry.get("thay", {}), *(tuple(edit) for edit in entry.get("sua", ())))
    looks: tuple[tuple[str, Look], ...] = tuple(
        (part, replace(LOOKS[part], **look)) for part, look in entry.get("dat", {}).items()
    )
    return docx_of(made, Way(**entry.get("cach", {}), looks=looks))


@cache
def checked() -> list[tuple[Entry, Checked, list[Finding], list[list[str]]]]:
    """Every entry with its verdict, what was told that no reader finds, and what a reader finds that was not told."""
    found = []
    for entry in ENTRIES:
        verdict = check_bytes(paper_of(entry), entry["ten"])
        wanted = [*entry.get("loi", ()), *OWN.get(str(entry.get("giay", "")), ())]
        wanted = wanted if entry.get("pham_vi", "hanh_chinh") == "hanh_chinh" else []
        told = [one for one in verdict.findings if verdict.scope == "hanh_chinh" or one.level != "hint"]
        missed = wanted
        for place in ("found", "quote"):  # what was found says more than where it stands
            wanted, missed = missed, []
            for rule, words in wanted:
                match = next((one for one in told if one.rule == rule and words in getattr(one, place)), None)
                if match is None:
                    missed.append([rule, words])
                else:
                    told.remove(match)
        found.append((entry, verdict, told, missed))
    return found


def figures() -> dict[str, tuple[float, float]]:
    """Precision and recall by kind."""
    true: Counter[str] = Counter()
    false: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for _entry, verdict, extra, not_told in checked():
        told = [one for one in verdict.findings if verdict.scope == "hanh_chinh" or one.level != "hint"]
        false.update(kind_of(one.rule) for one in extra)
        true.update(kind_of(one.rule) for one in told)
        missed.update(kind_of(rule) for rule, _words in not_told)
    true.subtract(false)
    return {
        kind: (true[kind] / max(1, true[kind] + false[kind]), true[kind] / max(1, true[kind] + missed[kind]))
        for kind in LEAST
    }


class DescribeTheCorpus:
    def its_figures_are_those_of_a_checker_that_people_obey(self, capsys: pytest.CaptureFixture[str]) -> None:
        with capsys.disabled():
            lines = (f"\n{kind}: đúng {right:.2f}, đủ {whole:.2f}" for kind, (right, whole) in figures().items())
            sys.stdout.write("".join(lines))
        for kind, (precision, recall) in figures().items():
            assert precision >= LEAST[kind], [
                (e["ten"], one.rule, one.quote) for e, _v, x, _m in checked() for one in x
            ]
            assert recall >= LEAST[kind], [(e["ten"], missed) for e, _v, _x, missed in checked() if missed]

    def it_sees_the_line_below_an_agency_whose_lines_a_break_parts(self) -> None:
        told = check_bytes(made_docx(PAPERS["quyet-dinh-xa"], MadeWay(breaks=True)), "a.docx").findings
        assert "VA04" not in {one.rule for one in told}

    def its_papers_of_other_offices_are_told_fault_by_fault(self) -> None:
        ours = [*OTHERS, *KINDS]
        own = [(e["ten"], [(one.rule, one.found) for one in x], missed) for e, _v, x, missed in checked() if e in ours]
        assert own == [(e["ten"], [], []) for e in ours]

    def it_has_papers_of_every_scope(self) -> None:
        wrong = [(e["ten"], v.scope) for e, v, _x, _m in checked() if v.scope != e.get("pham_vi", "hanh_chinh")]
        assert not wrong

    def but_a_paper_out_of_scope_gets_hints_at_most(self) -> None:
        levels = {one.level for _e, v, _x, _m in checked() if v.scope != "hanh_chinh" for one in v.findings}
        assert levels <= {"hint"}
