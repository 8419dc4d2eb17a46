"""Words that point to a label which was counted anew."""

import re
from collections.abc import Iterator

from ntm_docs.context.van_ban import body_tree
from ntm_docs.drafting.citations import KINDS
from ntm_docs.drafting.draft import Draft, DraftBody
from ntm_docs.outline import walk
from ntm_docs.problems import Problem

_LABEL = r"(?P<label>[IVX]+|\d+(?:\.\d+)*|[a-zđ])"
_POINTER = re.compile(rf"\b(?i:phần|mục|khoản|điểm|tiết)\s+{_LABEL}\b(?![/-])")
_ELSEWHERE = re.compile(rf"[^.;]{{0,80}}\b(?:Điều|Bộ luật|{KINDS})\s+(?!này)")


def _changed(part: DraftBody) -> dict[str, str]:
    """Labels that nothing bears any more, without their marks, each with what stands there now."""
    before = [node.block.label for node in walk(body_tree(part.lines))]
    after = [node.block.label for node in walk(part.tree)]
    left = {label.text.rstrip(".)") for label in after if label is not None}
    pairs = ((old.text.rstrip(".)"), new.text) for old, new in zip(before, after, strict=True) if old and new)
    return {old: new for old, new in pairs if old not in left}


def check_cited_labels(draft: Draft) -> Iterator[Problem]:
    """“theo mục 3.1” in a text whose 3.1. has become a); what is cited of another document is left alone."""
    if not draft.renumbered:
        return
    for part in draft.parts:
        changed = _changed(part)
        for node in walk(part.tree):
            for found in _POINTER.finditer(node.block.text):
                now = changed.get(found["label"])
                if now and not _ELSEWHERE.match(node.block.text[found.end() :]):
                    facts = {"cited": found[0], "label": found["label"], "now": now}
                    yield Problem("outline.cited", draft.at(part, node.block.line), draft.places.name(part.loc), facts)
