"""A document is untrusted: named for what it is, never a traceback."""

import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from documents import Package, clean_documents
from ways import NAMESPACES

from ntm_docs.checking import RULES, check_bytes, check_file
from ntm_docs.checking.check import load
from ntm_docs.checking.rule import Fault, NotApplicable, NotJudged, judge_all
from ntm_docs.problems import ProblemsError

MUTANTS = int(os.environ.get("NTM_DOCS_MUTANTS", "100"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refused(data: bytes) -> str:
    with pytest.raises(ProblemsError) as error:
        check_bytes(data, "x.docx")
    return error.value.problems[0].code


def zipped(members: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_members(**members: bytes) -> bytes:
    package = Package(clean_documents()["to-trinh"])
    return zipped({**package.members, **{name.replace("__", "/"): content for name, content in members.items()}})


class DescribeUntrustedFiles:
    def they_are_named_for_what_they_are(self) -> None:
        assert refused(OLE + b"\0" * 600) == "docx.old"
        assert refused(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")) == "docx.encrypted"
        assert refused(b"<html><body>T\xe1\xbb\x9d tr\xc3\xacnh</body></html>") == "docx.html"
        assert refused(b"\xff\xfe\x00 not a document") == "docx.not_docx"
        assert refused(b"PK\x03\x04 broken") == "docx.broken"
        assert refused(zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})) == "docx.not_docx"
        assert refused(zipped({"word/document.xml": b"<w:document/>"})) == "docx.broken"

    def they_are_refused_when_they_unpack_to_too_much(self) -> None:
        assert refused(zipped({"word/document.xml": b" " * 80_000_000})) == "docx.broken"

    def they_cannot_bring_entities(self) -> None:
        entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        bomb = entities + b'<w:document xmlns:w="x"><w:body>&b;</w:body></w:document>'
        assert refused(zipped({"word/document.xml": bomb})) == "docx.broken"

    def they_cannot_be_nested_without_end(self) -> None:
        deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000
        xml = f"<w:document {NAMESPACES}><w:body>{deep}</w:body></w:document>"
        assert refused(zipped({"word/document.xml": xml.encode()})) == "docx.broken"

    def its_macros_and_links_are_told(self) -> None:
        relations = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b'<Relationship Id="rId1" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            b'Target="http://example.org/x.dotm" TargetMode="External"/></Relationships>'
        )
        data = with_members(**{"word__vbaProject.bin": b"x", "word___rels__settings.xml.rels": relations})
        found = {one.found for one in check_bytes(data, "x").findings if one.rule == "VP18"}
        assert found >= {"macro", "mẫu đính kèm ở nơi khác"}

    def they_are_reported_in_a_batch_with_the_others(self, tmp_path: Path) -> None:
        path = tmp_path / "x.docx"
        path.write_bytes(OLE)
        assert check_file(path).problem is not None
        assert check_file(tmp_path / "none.docx").problem is not None


class DescribeARule:
    """What one rule has found stays found."""

    @pytest.mark.parametrize("reason", [NotApplicable(), NotJudged("chưa rõ")])
    def it_keeps_its_faults_when_it_cannot_go_on(self, reason: Exception) -> None:
        def judge(_van_ban: object) -> Iterator[Fault]:
            yield Fault(None, "", "sai", "đúng")
            raise reason

        van_ban = load(clean_documents()["cong-van"], "x.docx")
        (told,) = judge_all(van_ban, [replace(next(iter(RULES.values())), judge=judge)])
        assert told.verdict == "fail"
        assert [fault.found for fault in told.faults] == ["sai"]


class DescribeFilesOfMany:
    """Several documents, appendices and models in one file, as offices keep them."""

    def they_are_judged(self) -> None:
        root = Path(__file__).parents[1]
        for path in (root / "checking/goc/nd30-phu-luc-3.docx", root / "importing/goc/nd30-phu-luc-1.docx"):
            assert check_bytes(path.read_bytes(), path.name).findings

    @pytest.mark.parametrize("first", ["quyet-dinh", "to-trinh", "danh-sach", "cong-van"])
    def they_are_judged_in_any_order(self, first: str) -> None:
        documents = clean_documents()
        for second in ("cong-van", "bien-ban", "bao-cao-ca-nhan", "danh-sach"):
            package = Package(documents[first])
            body, other = package.section().getparent(), Package(documents[second])
            for element in list(other.section().getparent())[:-1]:
                package.section().addprevious(element)
            assert len(body)
            checked = check_bytes(package.bytes(), f"{first}+{second}")
            assert checked.loai == check_bytes(documents[first], first).loai


class DescribeMutatedFiles:
    @pytest.mark.slow
    def they_are_judged_or_refused_never_more(self) -> None:
        chance = random.Random(30)
        sources = list(clean_documents().values())
        codes = [_code(_mutant(chance, chance.choice(sources))) for _ in range(MUTANTS)]
        assert all(code.startswith("docx.") for code in codes if code)
        assert codes.count("") > MUTANTS // 10


def _code(data: bytes) -> str:
    """Why a file is refused; empty when it was judged."""
    try:
        check_bytes(data, "x.docx")
    except ProblemsError as error:
        return error.problems[0].code
    return ""


def _mutant(chance: random.Random, data: bytes) -> bytes:
    """A package cut, spoilt, without a part, or with elements moved, values changed, tags renamed."""
    kind = chance.randrange(6)
    if kind == 0:
        return data[: chance.randrange(len(data))]
    if kind == 1:
        spoilt = bytearray(data)
        for _ in range(chance.randrange(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt)
    package = Package(data)
    if kind == 2:
        del package.members[chance.choice(sorted(package.members))]
        return zipped(package.members)
    for root in (package.document, package.styles, package.header):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        for _ in range(chance.randrange(1, 30)):
            _disturb(chance, kind, elements)
    return package.bytes()


VALUES = ["", "-1", "99999999999", "x", "1e400", "nan", "0.5", "both", "nil", "\u202e", "7.5pt", "\u0663"]


def _disturb(chance: random.Random, kind: int, elements: list[Any]) -> None:
    one, other = chance.choice(elements), chance.choice(elements)
    if one.getparent() is None:
        return
    if kind == 3 and other is not one and one not in other.iterancestors():
        other.append(one)
    elif kind == 4 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(VALUES))
    elif kind == 5:
        one.tag = other.tag
