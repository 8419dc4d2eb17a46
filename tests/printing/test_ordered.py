"""The objects of a PDF: one order, whatever order they were written in."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from ntm_docs.printing.pdf.ordered import ordered

TEXT = b"BT /F1 12 Tf 72 700 Td (9 0 R) Tj /F2 12 Tf (endobj 3 0 R) Tj ET"
# The number of each object stands as {name}: it follows from the order in which they are written.
OBJECTS: Mapping[str, bytes] = {
    "catalogue": b"<</Type/Catalog/Pages {pages} 0 R/Lang(vi \\) 3 0 R)>>",
    "pages": b"<</Type/Pages/Kids[{page} 0 R]/Count 1>>",
    "page": b"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 595 842]/Contents {text} 0 R/Resources {names} 0 R>>",
    "names": b"<</Font<</F1 {roman} 0 R/F2 {bold} 0 R>>>>",
    "text": b"<</Length {length} 0 R>>\nstream\n" + TEXT + b"\nendstream",
    "length": b"%d" % len(TEXT),
    "roman": b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>",
    "bold": b"<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>",
    "info": b"<</Title<30203020522052>>>",
}


def written(order: Sequence[str], objects: Mapping[str, bytes] = OBJECTS) -> bytes:
    """A PDF with its objects in this order."""
    numbers = {name: b"%d" % number for number, name in enumerate(order, 1)}

    def filled(text: bytes) -> bytes:
        for name, number in numbers.items():
            text = text.replace(b"{" + name.encode() + b"}", number)
        return text

    data, places = bytearray(b"%PDF-1.6\n%\xc3\xa4\n"), []
    for name in order:
        places.append(len(data))
        data += numbers[name] + b" 0 obj\n" + filled(objects[name]) + b"\nendobj\n\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = filled(b"<</Size %d/Root {catalogue} 0 R/Info {info} 0 R>>" % (len(order) + 1))
    start = len(data)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(order) + 1)
    return bytes(data) + head + table + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start


class DescribeOrderedObjects:
    @given(st.permutations(list(OBJECTS)))
    def they_are_the_same_bytes_whatever_their_order_was(self, order: list[str]) -> None:
        assert ordered(written(order)) == ordered(written(list(OBJECTS)))

    @given(st.permutations(list(OBJECTS)))
    def they_are_read_as_they_were(self, order: list[str]) -> None:
        before, after = (PdfReader(BytesIO(data), strict=True) for data in (written(order), ordered(written(order))))
        assert after.pages[0].get_contents().get_data() == before.pages[0].get_contents().get_data() == TEXT
        fonts = [after.pages[0]["/Resources"]["/Font"][name]["/BaseFont"] for name in ("/F1", "/F2")]
        assert fonts == ["/Times-Roman", "/Times-Bold"]
        assert after.trailer["/Root"]["/Lang"].endswith(" 3 0 R")
        assert after.metadata == before.metadata

    def they_stay_where_they_are_in_order(self) -> None:
        once = ordered(written(list(OBJECTS)))
        assert ordered(once) == once

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"no PDF",
            written(list(OBJECTS))[:-30],
            written(list(OBJECTS)).replace(b"xref\n0 10\n", b"xref\n0 11\n"),
            written([*OBJECTS, "alone"], {**OBJECTS, "alone": b"<<>>"}),
            written(list(OBJECTS), {**OBJECTS, "roman": b"<</To 99 0 R>>"}),
        ],
        ids=["nothing", "text", "cut", "miscounted", "an object alone", "a pointer to none"],
    )
    def but_a_file_that_is_built_otherwise_is_left_as_it_is(self, data: bytes) -> None:
        assert ordered(data) == data
