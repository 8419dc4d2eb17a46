"""The judge is there and judges: without this its silence would prove nothing."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from judge import enough_of, faults_of, kinds_of, lacks

from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members


def paper(*texts: str, properties: tuple[str, ...] = ()) -> bytes:
    """A document of those paragraphs; the last one with those properties, in that order."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    for name in properties:
        document.paragraphs[-1]._p.get_or_add_pPr().append(OxmlElement(name))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class DescribeTheJudge:
    def it_finds_what_is_in_the_wrong_order(self) -> None:
        assert faults_of(paper("một", properties=("w:keepNext", "w:keepLines"))) == []
        (fault,) = kinds_of(faults_of(paper("một", properties=("w:keepLines", "w:keepNext"))))
        assert fault.startswith("/word/document.xml: /w:document/w:body/w:p/w:pPr: ")
        assert "unexpected child element" in fault

    def it_finds_a_package_that_is_none(self) -> None:
        assert len(faults_of(b"PK\3\4 and no more")) == 1


class DescribePackages:
    def they_lack_nothing_as_python_docx_makes_them(self) -> None:
        assert lacks(paper("một")) == []

    @pytest.mark.parametrize(
        ("part", "content", "told"),
        [
            ("word/la.bin", b"x", "without a type: word/la.bin"),
            ("word/styles.xml", None, "typed, not there: word/styles.xml"),
        ],
    )
    def but_what_lacks_is_told(self, part: str, content: bytes | None, told: str) -> None:
        members = read_members(paper("một"))
        members = {name: data for name, data in members.items() if name != part}
        assert told in lacks(pack(members | ({part: content} if content else {})))

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def but_a_name_twice_is_told(self) -> None:
        stream = BytesIO(paper("một"))
        with zipfile.ZipFile(stream, "a") as archive:
            archive.writestr("word/styles.xml", b"")
        assert lacks(stream.getvalue()) == ["twice: word/styles.xml"]


class DescribeShapes:
    def they_are_alike_whatever_the_words_and_the_number_of_paragraphs(self) -> None:
        files = {"a": paper("một"), "b": paper("hai"), "c": paper("ba", "bốn"), "d": paper("năm", "sáu", "bảy")}
        assert len(enough_of(files)) == 1

    def its_files_are_enough_that_hold_all_that_any_holds(self) -> None:
        files = {name: paper("một", properties=(f"w:{name}",)) for name in ("keepNext", "keepLines")}
        files["both"] = paper("một", "hai", properties=("w:keepNext",))
        assert set(enough_of(files)) == {"both", "keepLines"}

    def but_another_order_is_another_shape(self) -> None:
        one, other = (paper("một", properties=names) for names in (("w:keepNext", "w:jc"), ("w:jc", "w:keepNext")))
        assert set(enough_of({"a": one, "b": other})) == {"a", "b"}
