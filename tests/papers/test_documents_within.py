"""Text of other makes: documents within a .docx (pages of the web, files of Word's), Strict Open XML."""

from pathlib import Path
from typing import Any

import pytest
from reading_papers import PAPERS, imported, said
from within import MAKES, holding, kept

from ntm_docs.importing import import_file
from ntm_docs.model import LOAI
from ntm_docs.problems import ProblemsError
from ntm_docs.reading.texts.docx_text import read_docx
from ntm_docs.word.incoming.web.chunks import MOST_BYTES

IMPORTED = [name for name, one in PAPERS.items() if one.get("loai", "CÔNG VĂN").casefold() in LOAI]
TABLE = (
    "<table class=MsoTableGrid><caption>Bảng 1. Vườn mẫu</caption><thead><tr><th rowspan=2>STT<th rowspan=2>Ấp"
    "<th colspan=2>Số vườn</tr><tr><th>2026<th>2027</tr></thead><tr><td>1</td><td>Hòa Bình<br>(điểm)</td><td>3</td>"
    "<td>5</td></tr><tr><td colspan=2><b>Cộng</b></td><td>3</td><td></td></tr></table>"
)


def texts(page: str | bytes, **more: Any) -> list[str]:
    content = page if isinstance(page, bytes) else page.encode()
    return [one.full_text for one in read_docx(holding(content, **more), "a.docx")[0].paragraphs if one.full_text]


def told(data: bytes) -> list[tuple[str, str]]:
    found = read_docx(data, "a.docx")[1]
    return [(one.code, str(one.facts.get("why", one.facts.get("kind", one.text)))) for one in found]


class DescribeAPaperOfAnotherMake:
    @pytest.mark.parametrize("make", MAKES)
    @pytest.mark.parametrize("name", IMPORTED)
    def it_has_the_parts_that_a_person_reads(self, name: str, make: str, tmp_path: Path) -> None:
        path, wanted = tmp_path / "a.docx", said(PAPERS[name])
        path.write_bytes(MAKES[make](PAPERS[name]))
        found = imported(path)
        assert {part: found.get(part) for part in wanted} == wanted
        assert not found.get("chưa rõ")

    def it_is_told_as_what_it_is(self) -> None:
        paper = PAPERS[IMPORTED[0]]
        kinds = [told(MAKES[make](paper)) for make in ("trang web", "trang web kèm hình", "tài liệu Word", "Strict")]
        assert kinds == [[("import.chunk", "trang web")]] * 2 + [[("import.chunk", "tài liệu Word")], []]


class DescribeAPage:
    def its_blocks_are_paragraphs_with_single_spaces(self) -> None:
        page = "<div>Một\n  hai <b>ba</b> <i> bốn </i>.<p>Năm<br/> sáu</div>bảy<!-- bỏ --><script>x('<p>')</script>"
        assert texts(page) == ["Một hai ba bốn .", "Năm sáu", "bảy"]

    def its_lists_have_their_numbers(self) -> None:
        page = (
            "<ol start=3><li>ba<li>bốn<ol type=a><li>a<li>b</ol><li value=9>chín</ol><ul><li>gạch</ul>"
            "<ol type=I><li>một<li>hai</ol>"
        )
        assert texts(page) == ["3. ba", "4. bốn", "a. a", "b. b", "9. chín", "- gạch", "I. một", "II. hai"]

    def it_keeps_what_stands_as_typed_and_what_stands_in_a_frame(self) -> None:
        assert texts("<pre>Số:   12\nngày</pre>") == ["Số: 12 ngày"]
        assert texts("<table><tr><td><table><tr><td><p>Trong khung</p></td></tr></table></td></tr></table>sau") == [
            "Trong khung", "sau",
        ]  # fmt: skip

    def it_leaves_out_what_does_not_show_and_says_so(self) -> None:
        page = "<p>Một <span style='display: none'>ẩn</span><img src='http://a.b/c.png'> hai</p>"
        assert texts(page) == ["Một hai"]
        assert [code for code, _ in told(holding(page.encode()))] == [
            "import.chunk", "import.hidden", "import.picture",
        ]  # fmt: skip

    def it_reads_old_fonts_as_they_show(self) -> None:
        page = '<p><font face=".VnTimeH">quyÕt ®Þnh</font></p><p style="font-family:.VnTime">VÒ viÖc kiÖn toµn</p>'
        assert texts(page) == ["QUYẾT ĐỊNH", "Về việc kiện toàn"]

    @pytest.mark.parametrize(
        "content",
        ["<meta charset=utf-8><p>Ấp", "\ufeff<p>Ấp", "<p>Ấp</p></body></html>", "<P ALIGN=CENTER>Ấp</P>", "Ấp &amp;"],
    )
    def it_is_read_however_it_begins_and_ends(self, content: str) -> None:
        assert texts(content)[0].startswith("Ấp")

    def it_is_read_beyond_its_end(self) -> None:
        assert texts("<html><body><p>Một</p></body></html><p>hai</p>") == ["Một", "hai"]

    def it_reads_the_letters_of_windows(self) -> None:
        assert texts("<meta charset=windows-1258><p>Đơn vị".encode("cp1258", "ignore")) == ["Đơn v"]
        assert texts("<meta charset='utf-16'><p>Ấp".encode()) == ["Ấp"]

    def its_tables_come_in_as_tables(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(holding(f"<p><b>KẾ HOẠCH</b></p><p>Trồng cây</p><p>Như sau:</p>{TABLE}<p>Hết./.</p>".encode()))
        text = import_file(path)[0].decode()
        assert "{tên: Số vườn, cột: [{tên: '2026'" in text
        assert "1 | Hòa Bình<br>(điểm) | 3 | 5" in text
        assert "**Cộng** | < | 3 |" in text
        assert "Bảng 1. Vườn mẫu" in text

    def it_stands_where_it_stands_in_the_file(self) -> None:
        around = ("Trước.", "Sau.")
        assert texts("<p>Giữa.</p>", around=around) == ["Trước.", "Giữa.", "Sau."]
        assert texts("Một.\r\nHai.", around=around, name="a.txt", kind="text/plain") == [
            "Trước.", "Một.", "Hai.", "Sau.",
        ]  # fmt: skip


class DescribeADocumentThatIsNotRead:
    @pytest.mark.parametrize(
        ("content", "name", "why"),
        [
            (b"{\\rtf1 abc}", "a.rtf", "văn bản RTF (.rtf)"),
            (b"%PDF-1.7", "a.pdf", "tệp PDF"),
            (b"PK\x03\x04 no zip", "a.docx", "hỏng, hoặc lồng nhau quá sâu"),
            (None, "a.htm", "không có trong tệp"),
            (None, "http://example.org/a.htm", "nằm ngoài tệp này"),
            (b"<p>" + b"x" * MOST_BYTES, "a.htm", "lớn quá 4 MB"),
            (b"<div>" * 300 + b"x", "a.htm", "hỏng, hoặc lồng nhau quá sâu"),
            (b"<meta charset=punycode><p>x", "a.htm", "không rõ bộ mã chữ"),
            (b"<p>\xe9\xff", "a.htm", "không rõ bộ mã chữ"),
            (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "a.mht", "hỏng, hoặc lồng nhau quá sâu"),
        ],
    )
    def it_is_told_with_the_reason(self, content: bytes | None, name: str, why: str) -> None:
        assert told(holding(content, name, around=("Trước.", "Sau."))) == [("import.embedded", why)]
        with pytest.raises(ProblemsError, match="không đọc được") as refused:
            read_docx(holding(content, name), "a.docx")
        assert why in str(refused.value.problems[0])

    def they_are_not_read_within_one_another(self) -> None:
        inner = holding(b"<p>Trong cung.</p>", around=("Trong.", ""))
        assert told(holding(inner, "a.docx", "application/zip", around=("Trước.", "Sau."))) == [
            ("import.chunk", "tài liệu Word"), ("import.embedded", "không có trong tệp"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "page",
        [
            "<table>" + "<tr>" + "<td rowspan=5000>" * 2_000 + "</tr>" + "<tr><td>x" * 300,
            "<ol>" + "<li>x" * 4_000,
            "<!--" * 50_000, "<a b='" * 50_000, "<![if x]>" * 50_000, "&" * 100_000,
            "<table><tr><td>" * 60 + "sâu",
        ],
        ids=["joined cells", "items", "comments", "quotes", "conditions", "signs", "tables"],
    )  # fmt: skip
    def but_an_odd_page_ends_without_a_fault(self, page: str) -> None:
        data = holding(page.encode(), around=("Trước.", "Sau."))
        assert next(one.full_text for one in read_docx(data, "a.docx")[0].paragraphs) == "Trước."
        assert read_docx(holding(kept(page), "a.mht", around=("Trước.", "")), "a.docx")[0].paragraphs
