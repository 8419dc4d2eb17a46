"""Sets a paragraph by a style, or directly."""

from collections.abc import Iterable
from typing import Any

from ntm_docs.mending.draft import Workpiece
from ntm_docs.mending.styles import Dress, ensure
from ntm_docs.word.changing.letters import letters_of, replace, runs_between, text_of
from ntm_docs.word.changing.properties import drop, of, put, switch
from ntm_docs.word.facts import Paragraph
from ntm_docs.word.numbering import W

# What a style says from now on; what makes one word stand out (bold, italic, underlined) is told apart.
_OF_LETTERS = ("rFonts", "sz", "szCs", "color", "highlight", "spacing", "w", "kern", "position")
_OF_WEIGHT = ("b", "bCs", "i", "iCs")
_DEEPEST = 20
_OF_PLACE = ("jc", "ind", "spacing", "contextualSpacing", "textAlignment")


def dress(draft: Workpiece, paragraph: Paragraph, wanted: Dress, *, weight: bool) -> None:
    """Set a paragraph by a style; with `weight` bold and italic too, else what stands out in it goes on doing so."""
    element = draft.element(paragraph)
    holder = of(element, "pPr")
    if _is_heading(draft, holder):
        set_directly(draft, paragraph, wanted, weight=weight)
        return
    _keep_numbering(draft, holder)
    put(holder, "pStyle", val=ensure(draft, wanted))
    drop(holder, *_OF_PLACE)
    _plain(holder.find(f"{W}rPr"), weight=True)
    for run in runs_of(element):
        look = run.find(f"{W}rPr")
        _plain(look, weight=weight)
        if look is not None and not len(look):
            run.remove(look)


def set_directly(draft: Workpiece, paragraph: Paragraph, wanted: Dress, *, weight: bool) -> None:
    """The same without a style: where the list, the table or the outline decides otherwise."""
    element = draft.element(paragraph)
    shape(element, wanted)
    for run in runs_of(element):
        set_run(run, wanted, weight=weight)


def shape(element: Any, wanted: Dress) -> None:
    """Place, indents and gaps of a paragraph, said by itself."""
    holder = of(element, "pPr")
    put(holder, "spacing", before=wanted.before, after=wanted.after, line=wanted.line, lineRule=wanted.line_rule)
    put(holder, "ind", left=0, right=0, firstLine=wanted.first)
    put(holder, "jc", val={"justify": "both"}.get(wanted.align, wanted.align))
    drop(holder, "contextualSpacing")


def set_run(run: Any, wanted: Dress, *, weight: bool = True) -> None:
    """Size, and with `weight` bold and italic, of one run."""
    look = of(run, "rPr")
    for name in ("sz", "szCs"):
        put(look, name, val=round(wanted.size * 2))
    if weight:
        switch(look, "b", on=wanted.bold)
        switch(look, "i", on=wanted.italic)


def keep_emphasis(draft: Workpiece, before: Iterable[Paragraph]) -> None:
    """Words that were bold, italic, underlined or in capitals of their own are so again; `draft` was read anew."""
    now = {one.number: one for one in draft.van_ban.facts.paragraphs}
    for one in before:
        found = now.get(one.number)
        if found is not None and found.text.casefold() == one.text.casefold():
            _restore(draft.element(found), one, found)


def _restore(element: Any, before: Paragraph, after: Paragraph) -> None:
    looks = [piece.look for piece in after.pieces for _char in piece.text]
    spot = 0
    for piece in before.pieces:
        start, spot = spot, spot + len(piece.text)
        inked = [at for at in range(start, spot) if not before.text[at].isspace()]
        for name in ("bold", "italic", "caps"):
            wanted = bool(getattr(piece.look, name))
            if any(bool(getattr(looks[at], name)) != wanted for at in inked):
                for run in runs_between(element, start, spot):
                    switch(of(run, "rPr"), {"bold": "b", "italic": "i", "caps": "caps"}[name], on=wanted)


def runs_of(element: Any) -> list[Any]:
    """The runs that print text in a paragraph, each once."""
    found: list[Any] = []
    for one in letters_of(element):
        if one.run is not None and one.run not in found:
            found.append(one.run)
    return found


def strip_ends(element: Any) -> None:
    """Blanks and tabs before and after the text of a paragraph are no way to place it."""
    text = text_of(element)
    kept = text.strip(" \t\u00a0")
    if kept and kept != text:
        start = text.index(kept)
        if start + len(kept) < len(text):
            replace(element, start + len(kept), len(text), "")
        if start:
            replace(element, 0, start, "")


def _plain(look: Any | None, *, weight: bool) -> None:
    if look is None:
        return
    drop(look, *_OF_LETTERS, *(_OF_WEIGHT if weight else ()))


def _is_heading(draft: Workpiece, holder: Any) -> bool:
    """Whether the style of a paragraph makes it an entry of the outline: then it keeps that style."""
    style = holder.find(f"{W}pStyle")
    root = draft.parts.get("word/styles.xml")
    known = {one.get(f"{W}styleId"): one for one in root.findall(f"{W}style")} if root is not None else {}
    at = style.get(f"{W}val") if style is not None else None
    for _ in range(_DEEPEST):
        found = known.get(at)
        if found is None:
            return False
        if found.find(f"{W}pPr/{W}outlineLvl") is not None:
            return True
        based = found.find(f"{W}basedOn")
        at = based.get(f"{W}val") if based is not None else None
    return False


def _keep_numbering(draft: Workpiece, holder: Any) -> None:
    """A list that a paragraph has by its style is its own from now on."""
    if holder.find(f"{W}numPr") is not None:
        return
    found = draft.list_of(holder.getparent())
    if found is not None:
        own = put(holder, "numPr")
        put_child(own, "ilvl", found[1])
        put_child(own, "numId", found[0])


def put_child(holder: Any, name: str, value: object) -> None:
    """A child with one value, at the end."""
    child = holder.makeelement(f"{W}{name}")
    child.set(f"{W}val", str(value))
    holder.append(child)
