import hashlib
import zipfile
import zlib
from io import BytesIO
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ntm_docs.rendering.document.deflate import deflate
from ntm_docs.rendering.document.package import Base, pack
from ntm_docs.word.incoming.package import read_members

words = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<>&"), max_size=40)
markup = st.sampled_from(["<w:p>", "<w:tc><w:p/></w:tc>", "<w:rPr><w:b/></w:rPr>" * 13, "<x/>" * 2000, "</w:p>\n\t"])
runs = st.tuples(markup, words, st.sampled_from([1, 1, 3, 20]))


def part(*given: tuple[str, str, int]) -> bytes:
    """A part whose runs stand behind the markup that is given, so many times."""
    return "".join(f"{before}<w:r><w:t>{text}</w:t></w:r>" * times for before, text, times in given).encode()


class DescribeDeflate:
    @given(st.lists(runs, max_size=12))
    @example([("<w:p>", "a" * size, 2) for size in range(14, 800)])
    @example([("<x/>" * 8192, "xã", 3)])
    def it_is_read_as_the_same_part_by_zlib(self, given: list[tuple[str, str, int]]) -> None:
        xml = part(*given)
        packed = deflate(xml)
        assert packed is not None
        reader = zlib.decompressobj(-15)
        assert reader.decompress(packed) == xml
        assert reader.eof
        assert not reader.unused_data

    @given(st.binary(max_size=60))
    def it_gives_nothing_for_bytes_that_it_cannot_hold(self, data: bytes) -> None:
        for xml in (data, b"</w:t></w:r>".join((data, data, data))):
            packed = deflate(xml)
            assert packed is None or zlib.decompress(packed, -15) == xml

    @pytest.mark.parametrize("distance", [5, 6, 1000, 32767, 32768, 32769, 40000])
    def it_points_no_further_back_than_a_reader_remembers(self, distance: int) -> None:
        text = "Ủy ban nhân dân xã"
        one = part(("<w:p>", text, 1))
        xml = one + b"<w:p>" + b"." * max(0, distance - len(one) - 5) + one
        assert zlib.decompress(deflate(xml) or b"", -15) == xml

    def it_gives_these_bytes_on_every_machine(self) -> None:
        xml = part(("<w:p><w:pPr/>", "Ủy ban nhân dân xã Thạnh Đông", 40), ("<w:tbl>", "168", 700))
        packed = deflate(xml) or b""
        assert (len(xml), len(packed)) == (25320, 4763)
        assert hashlib.sha256(packed).hexdigest()[:16] == "a3c6703e61f5bc60"

    def it_makes_a_list_of_three_hundred_rows_a_fifth(self) -> None:
        number = count()
        row = '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="737"/></w:tcPr><w:p>'
        xml = "".join(f"{row}<w:r><w:t>Nguyễn Thị {next(number)}</w:t></w:r></w:p></w:tc></w:tr>" for _ in range(300))
        assert len(deflate(xml.encode()) or xml) < len(xml.encode()) / 5


class DescribeBase:
    @pytest.mark.parametrize(("times", "kind"), [(3, zipfile.ZIP_STORED), (900, zipfile.ZIP_DEFLATED)])
    def it_deflates_a_part_that_is_long(self, times: int, kind: int) -> None:
        form = pack({"word/document.xml": b"", "[Content_Types].xml": b"<Types/>"}, compress=True)
        xml = part(("<w:p><w:pPr/>", "Đơn vị tự chủ", times))
        data = Base(form, frozenset({"word/document.xml"})).seal({"word/document.xml": xml})
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            assert archive.getinfo("word/document.xml").compress_type == kind
        assert read_members(data)["word/document.xml"] == xml

    def but_it_leaves_a_picture_as_it_is(self) -> None:
        form = pack({"word/media/a.png": b"", "[Content_Types].xml": b"<Types/>"}, compress=True)
        data = Base(form, frozenset({"word/media/a.png"})).seal({"word/media/a.png": b"a" * 90_000})
        with zipfile.ZipFile(BytesIO(data)) as archive:
            assert archive.getinfo("word/media/a.png").compress_type == zipfile.ZIP_STORED
