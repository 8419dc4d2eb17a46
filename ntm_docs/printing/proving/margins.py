"""Headers and footers: what prints, on how many pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ntm_docs.printing.proving.story import walker_of
from ntm_docs.printing.proving.tokens import PAGES, SECTION_PAGES
from ntm_docs.printing.proving.wanted import ExpectedPrint
from ntm_docs.word.incoming.opening import Package
from ntm_docs.word.numbering import W
from ntm_docs.word.sections import section_elements

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = ("0", "false", "off")
_FIGURES = (None, "decimal", "numberInDash")
_LETTERED = re.compile(r"\\\*\s*(?:roman|alphabetic)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarginText:
    """What one header or footer prints; `optional` may be printed beside it (watermarks).

    `kind` is `default`, `first` or `even`; `alone` where the document has one section whose pages do not differ but
    for the first, so that the number of its pages is known; `opens` where the first page of the file has it.
    """

    text: str
    optional: tuple[str, ...]
    kind: str
    alone: bool
    opens: bool

    def least(self, pages: int) -> int:
        """On how many of so many pages it stands at least."""
        if self.alone and self.kind == "default":
            return pages - (0 if self.opens else 1)
        return int(self.opens)

    def may_stand_on(self, page: int) -> bool:
        """Whether it can stand on a page (from 0): False only where the sections tell that it does not."""
        return not self.alone or self.stands_on(page)

    def stands_on(self, page: int) -> bool:
        """Whether it is known to stand on a page (from 0); False where the sections do not tell."""
        return self.alone and ((page == 0) == self.opens if self.kind == "first" else bool(page) or self.opens)


def read_margins(package: Package, found: ExpectedPrint) -> list[MarginText]:
    """The headers and footers that can be printed, each once; what in them is not read is told in `found`."""
    settings = package.parts.get("word/settings.xml")
    odd_and_even = settings is not None and _on(settings.find(f"{W}evenAndOddHeaders"))
    sections = section_elements(package.document.find(f"{W}body"))
    counts = list(package.document.iter(f"{W}pgNumType"))
    starts = {one.get(f"{W}start") or "" for one in counts}
    found.starts = tuple(sorted(int(one) for one in starts if one.isdecimal()))
    codes = [one.text or "" for root in package.parts.values() for one in root.iter(f"{W}instrText")]
    codes += [one.get(f"{W}instr") or "" for root in package.parts.values() for one in root.iter(f"{W}fldSimple")]
    found.lettered = any(one.get(f"{W}fmt") not in _FIGURES for one in counts) or any(map(_LETTERED.search, codes))
    texts: dict[str, ExpectedPrint] = {}
    margins: dict[tuple[str, str], MarginText] = {}
    bands: dict[tuple[str, str], str] = {}
    for section in sections:
        bands |= dict(_references(section, package)) if section is not None else {}
        titled = section is not None and _on(section.find(f"{W}titlePg"))
        for (_band, kind), part in bands.items():
            if (kind == "first" and not titled) or (kind == "even" and not odd_and_even):
                continue
            if part not in texts:
                texts[part] = _read(package, part, found)
            read = texts[part]
            alone = len(sections) == 1 and not odd_and_even
            opens = section is sections[0] and kind == ("first" if titled else "default")
            text = "\n".join(read.texts)
            text = text.replace(SECTION_PAGES, PAGES) if len(sections) == 1 else text
            margins.setdefault((part, kind), MarginText(text, tuple(read.optional), kind, alone, opens))
    return list(margins.values())


def _references(section: Any, package: Package) -> Iterator[tuple[tuple[str, str], str]]:
    for band in ("header", "footer"):
        for one in section.findall(f"{W}{band}Reference"):
            part = package.relations.get(one.get(f"{_R}id") or "", "")
            if part in package.parts:
                yield (band, one.get(f"{W}type") or "default"), part


def _read(package: Package, part: str, found: ExpectedPrint) -> ExpectedPrint:
    """The text of one header or footer; header rows of its tables are printed like all others."""
    own = ExpectedPrint()
    walker = walker_of(package, own)
    walker.blocks(package.parts[part])
    found.unread |= own.unread
    found.symbols += own.symbols
    found.hidden += own.hidden
    found.fields += own.fields
    found.tight += own.tight
    found.hyphens |= own.hyphens
    for font, texts in own.fonts.items():
        found.fonts.setdefault(font, []).extend(texts)
    return replace(own, texts=[*own.texts, *own.repeated])


def _on(element: Any | None) -> bool:
    return element is not None and element.get(f"{W}val") not in _OFF
