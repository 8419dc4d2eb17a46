import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.rendering.document.package import Base, pack, repack
from ntm_docs.word.incoming.package import read_members

names = st.text("abcxyz/._-", min_size=1, max_size=20)


class DescribePack:
    @given(st.dictionaries(names, st.binary(max_size=300), min_size=1, max_size=6), st.booleans())
    def it_makes_a_zip_that_others_read(self, members: dict[str, bytes], compress: bool) -> None:
        data = pack(members, compress=compress)
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert {name: archive.read(name) for name in archive.namelist()} == members
        assert read_members(data) == members

    def it_puts_the_content_types_first_and_dates_nothing(self) -> None:
        data = pack({"word/document.xml": b"x", "_rels/.rels": b"y", "[Content_Types].xml": b"z"})
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class DescribeRepack:
    @given(st.dictionaries(names, st.binary(max_size=300), min_size=1, max_size=6))
    def it_writes_piece_by_piece_what_pack_makes_of_the_whole(self, members: dict[str, bytes]) -> None:
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(pack(members, compress=True))) as source:
            repack(source, target)
        assert target.getvalue() == pack(members)


class DescribeBase:
    def it_keeps_compressed_parts_as_they_are_and_stores_the_rest(self) -> None:
        form = pack({"a.xml": b"a" * 500, "b.xml": b"b" * 500}, compress=True)
        data = Base(form, frozenset({"b.xml"})).seal({"b.xml": "đổi".encode()})
        assert read_members(data) == {"a.xml": b"a" * 500, "b.xml": "đổi".encode()}
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.getinfo("a.xml").compress_type == zipfile.ZIP_DEFLATED
            assert archive.getinfo("b.xml").compress_type == zipfile.ZIP_STORED

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip at all"])
    def it_refuses_what_is_no_zip(self, data: bytes) -> None:
        with pytest.raises(ValueError, match="zip"):
            read_members(data)


class DescribeThePapersOfADossier:
    def they_are_smaller_than_forty_kilobytes_each(self, demo: Path) -> None:
        sizes = {path.name: path.stat().st_size for path in demo.rglob("*.docx")}
        assert len(sizes) > 10
        assert {name: size for name, size in sizes.items() if size >= 40 * 1024} == {}
