"""The State's own model forms: what is found on them was read one by one."""

import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from documents import W, text_of
from docx import Document

from ntm_docs.checking import Checked, check_bytes

SOURCE = Path(__file__).parent / "goc" / "nd30-phu-luc-3.docx"
MODEL = re.compile(r"Mẫu (?P<number>\d\.\d+)|Mẫu văn bản \(được ban hành")
# Known defects of the official file: its rules are rows of underscores (VH09) in every form with a heading.
UNDERSCORES = {"VH09"}
# Beyond them, each read in the file: 1.5 sets Quốc hiệu 12 with Tiêu ngữ 14, and V/v without the 6 pt that the decree
# asks for; 1.1 has two blanks within the name of the body; one run of 1.9 has neither font nor size, so that it prints
# in Calibri 11.
KNOWN = {"1.1": {"VL02"}, "1.5": {"VP20", "VT06"}, "1.9": {"VP12", "VB01"}}
PLAIN = {"2.1", "2.2"}  # appendices: no heading, no rules


@cache
def models() -> Mapping[str, Checked]:
    """Each model form as a document of its own, without the notes that explain it."""
    body = list(Document(str(SOURCE)).element.body)
    starts = [index for index, one in enumerate(body) if one.tag == f"{W}p" and MODEL.match(text_of(one))]
    found = {}
    for start, end in zip(starts, [*starts[1:], len(body) - 1], strict=True):
        document = Document(str(SOURCE))
        elements = list(document.element.body)
        for index, one in enumerate(elements[:-1]):
            if not start < index < end or text_of(one).startswith("Ghi chú:"):
                document.element.body.remove(one)
        stream = BytesIO()
        document.save(stream)
        match = MODEL.match(text_of(body[start]))
        name = (match["number"] if match else None) or f"kèm theo {start}"
        found[name] = check_bytes(stream.getvalue(), name)
    return found


class DescribeModels:
    def they_are_all_there(self) -> None:
        assert len(models()) == 16
        assert models()["1.2"].loai == "Quyết định"
        assert models()["1.5"].loai == "Công văn"
        assert models()["1.9"].loai == "Biên bản"

    @pytest.mark.parametrize("name", [*(f"1.{number}" for number in range(1, 11)), "2.1", "2.2", "3.1", "3.2"])
    def they_have_only_the_defects_that_are_known(self, name: str) -> None:
        found = {finding.rule for finding in models()[name].findings}
        assert found == KNOWN.get(name, set()) | (set() if name in PLAIN else UNDERSCORES)

    def its_attached_documents_too(self) -> None:
        for name, checked in models().items():
            if name.startswith("kèm theo"):
                assert {finding.rule for finding in checked.findings} == UNDERSCORES
