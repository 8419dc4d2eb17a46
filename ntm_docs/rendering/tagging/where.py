"""An element of a form → where a clerk finds it."""

from typing import Any

from ntm_docs.problems import Phrase, Word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = {
    "header": Word("đầu trang"),
    "footer": Word("chân trang"),
    "footnotes": Word("chú thích cuối trang"),
    "endnotes": Word("chú thích cuối văn bản"),
    "comments": Word("nhận xét"),
    "core-properties": Word("thuộc tính của tệp"),
    "extended-properties": Word("thuộc tính của tệp"),
    "custom-properties": Word("thuộc tính của tệp"),
}
_TABLE, _ROW, _CELL = Word("bảng {number}"), Word("hàng {number}"), Word("ô {number}")
_PARAGRAPH, _BOX = Word("đoạn {number}"), Word("khung chữ")
_BODY = Word("thân văn bản")


class PartPlaces:
    """Says where things stand in one part; `kind` is the type of the relationship that leads to it."""

    def __init__(self, root: Any, kind: str) -> None:
        self.root, self.kind = root, kind
        self._numbers: dict[Any, int] = {}
        self._inside: dict[Any, dict[Any, int]] = {}

    def of(self, element: Any) -> Phrase:
        """`đoạn 3`; `bảng 2, hàng 3, ô 1`; `đầu trang, đoạn 1`. Counted from 1, paragraphs outside tables only."""
        found: list[tuple[str, dict[str, object]]] = []
        if self.kind in _PARTS:
            found.append((_PARTS[self.kind], {}))
        around = [element, *element.iterancestors()]
        cell = next((one for one in around if one.tag == f"{W}tc"), None)
        if any(one.tag == f"{W}txbxContent" for one in around):
            found.append((_BOX, {}))
        row = None if cell is None else next((one for one in cell.iterancestors(f"{W}tr")), None)
        table = None if row is None else next((one for one in row.iterancestors(f"{W}tbl")), None)
        if table is not None:
            found += [(_TABLE, {"number": self._number(table)})]
            found += [(_ROW, {"number": self._index(table, row)}), (_CELL, {"number": self._index(row, cell)})]
        else:
            paragraph = next((one for one in around if one.tag == f"{W}p"), None)
            if paragraph is not None:
                found.append((_PARAGRAPH, {"number": self._number(paragraph)}))
        return Phrase(*found) if found else Phrase((_BODY, {}))

    def _number(self, element: Any) -> int:
        if not self._numbers:
            for tag in (f"{W}tbl", f"{W}p"):
                count = 0
                for one in self.root.iter(tag):
                    inside = tag == f"{W}p" and next(one.iterancestors(f"{W}tbl", f"{W}txbxContent"), None) is not None
                    count += not inside
                    self._numbers[one] = max(count, 1)
        return self._numbers.get(element, 1)

    def _index(self, above: Any, element: Any) -> int:
        """Which row of a table, which cell of a row."""
        if above not in self._inside:
            below = (one for one in above.iter(element.tag) if next(one.iterancestors(above.tag)) is above)
            self._inside[above] = {one: number for number, one in enumerate(below, 1)}
        return self._inside[above][element]
