"""Papers by chance: parts set anyhow, a body of runs, tables, notes, numbering, tabs, boxes, fields."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from hypothesis import strategies as st
from strategies import printable_text

PAPERS_ROOM = str(Path(__file__).parent.parent / "papers")
if PAPERS_ROOM not in sys.path:
    sys.path.append(PAPERS_ROOM)

from reading_papers import PAPERS  # noqa: E402
from right_papers import LOOKS, Look, Way, foot_of, head_of, para, title_of  # noqa: E402

from ntm_docs.rendering.document.package import pack  # noqa: E402

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_BESIDE = ("footnotes", "numbering", "comments", "header1", "settings")
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0000003010100"
    "18dd8db00000000049454e44ae426082"
)
SENTENCES = (
    "Các đơn vị báo cáo kết quả về Văn phòng trước ngày 25 tháng 11 để tổng hợp.",
    "Kinh phí thực hiện bảo đảm từ ngân sách được giao trong dự toán năm.",
    "a) Rà soát danh sách học sinh có hoàn cảnh khó khăn trên địa bàn;",
    "e) Bảo đảm an toàn, tiết kiệm.",
    "1. Phòng Kinh tế chủ trì, phối hợp  với các đơn vị liên quan.",
    "II. TỔ CHỨC THỰC HIỆN",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
    "- Công an xã giữ gìn trật tự ;",
    "Chương I",
    "Độc Lập – Tự Do – Hạnh Phúc là khẩu hiệu của cuộc vận động.",
    "Nơi nhận :",
    "Phụ lục",
    "Kính gửi các hộ kinh doanh tại chợ.",
    "KT. CHỦ TỊCH",
    "Bình An, ngày    tháng 12 năm 2026",
    "Số:    /KH-UBND",
    "_____________",
    "TT\tHọ và tên\tGhi chú",
)


@dataclass(frozen=True)
class RandomPaper:
    """A file, the words of its body paragraph by paragraph, whether it is safe to mend."""

    data: bytes
    said: tuple[str, ...]
    safe: bool


def looks() -> st.SearchStrategy[Look]:
    """A way to set a line: any size, weight, place, colour, distance."""
    return st.builds(
        Look,
        size=st.sampled_from((10, 11.5, 12, 13, 14, 15, 18)),
        bold=st.booleans(),
        italic=st.booleans(),
        align=st.sampled_from(("left", "center", "right", "both")),
        first=st.sampled_from((0, 284, 567, 1134)),
        left=st.sampled_from((0, 0, 567)),
        before=st.sampled_from((0, 60, 240)),
        after=st.sampled_from((0, 120, 480)),
        color=st.sampled_from(("", "", "FF0000", "FFFFFF")),
        highlight=st.sampled_from(("", "", "yellow")),
        font=st.sampled_from(("Times New Roman", "Times New Roman", "Arial", "Calibri")),
    )


def texts() -> st.SearchStrategy[str]:
    """A line of an office, a pile of any letters, or some of both."""
    return st.one_of(
        st.sampled_from(SENTENCES),
        printable_text(40),
        st.tuples(st.sampled_from(SENTENCES), printable_text(12)).map(" ".join),
    )


@st.composite
def _runs(draw: st.DrawFn) -> tuple[str, str]:
    """The runs of a paragraph, cut anywhere, each with a look of its own; and the words they say."""
    text = draw(texts())
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    made = "".join(_run(piece, draw(st.one_of(st.none(), looks()))) for piece in pieces if piece)
    return made, text


def _run(text: str, look: Look | None, extra: str = "") -> str:
    own = ""
    if look is not None:
        own = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}"/>' + "<w:b/>" * look.bold + "<w:i/>" * look.italic
        own += f'<w:color w:val="{look.color}"/>' if look.color else ""
        own += f'<w:sz w:val="{round(look.size * 2)}"/>'
        own += f'<w:highlight w:val="{look.highlight}"/>' if look.highlight else ""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(one)}</w:t>' for one in text.split("\t"))
    return f"<w:r><w:rPr>{own}{extra}</w:rPr>{inner}</w:r>"


def _properties(look: Look, extra: str = "") -> str:
    return (
        f'<w:pPr>{extra}<w:spacing w:before="{look.before}" w:after="{look.after}"/>'
        f'<w:ind w:left="{look.left}" w:firstLine="{look.first}"/><w:jc w:val="{look.align}"/></w:pPr>'
    )


def _boxed(inner: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:extent cx='900000' cy='300000'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


_PICTURE = (
    "<w:r><w:drawing><wp:inline><wp:extent cx='90000' cy='90000'/><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    "<a:blip r:embed='rId9'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
_AROUND = {
    "plain": "{}",
    "footnote": "{}<w:r><w:footnoteReference w:id='2'/></w:r>",
    "break": "{}<w:r><w:br/></w:r>",
    "page": "<w:r><w:br w:type='page'/></w:r>{}",
    "picture": "{}" + _PICTURE,
    "link": "<w:hyperlink w:anchor='x'>{}</w:hyperlink>",
    "mark": "<w:bookmarkStart w:id='3' w:name='x'/>{}<w:bookmarkEnd w:id='3'/>",
    "comment": "<w:commentRangeStart w:id='0'/>{}<w:commentRangeEnd w:id='0'/>"
    "<w:r><w:commentReference w:id='0'/></w:r>",
    "field": "{}<w:fldSimple w:instr=' DATE '><w:r><w:t>29</w:t></w:r></w:fldSimple>",
    "control": "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "tab": "<w:r><w:tab/></w:r>{}",
    "symbol": "{}<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>",
}
_UNSAFE = {
    "ins": "<w:ins w:id='5' w:author='a'>{}</w:ins>",
    "vanish": "{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>mật</w:t></w:r>",
    "change": "<w:r><w:rPr><w:rPrChange w:id='6' w:author='a'><w:rPr/></w:rPrChange></w:rPr><w:t>!</w:t></w:r>{}",
}


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A paragraph of the body with whatever Word hangs on it."""
    runs, text = draw(_runs())
    around = draw(st.sampled_from(sorted(_AROUND)))
    numbered = draw(st.sampled_from(("", "", "", "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")))
    made = f"<w:p>{_properties(draw(looks()), numbered)}{_AROUND[around].format(runs)}</w:p>"
    return made, (text,)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A table of two columns, ruled or not, rows of any words, cells merged downwards."""
    rows = draw(st.lists(st.tuples(_runs(), _runs()), min_size=1, max_size=3))
    ruled = draw(st.booleans())
    sides = "".join(f'<w:{one} w:val="single"/>' for one in ("top", "left", "bottom", "right", "insideH", "insideV"))
    made, said = "", list[str]()
    for row in rows:
        cells = ""
        for runs, text in row:
            cells += f"<w:tc><w:tcPr><w:tcW w:w='4500' w:type='dxa'/></w:tcPr><w:p>{runs}</w:p></w:tc>"
            said.append(text)
        made += f"<w:tr>{cells}</w:tr>"
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    grid = "<w:tblGrid><w:gridCol w:w='4500'/><w:gridCol w:w='4500'/></w:tblGrid>"
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{grid}{made}</w:tbl><w:p/>", tuple(said)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[str, tuple[str, ...]]:
    """A text box in a paragraph of its own."""
    runs, text = draw(_runs())
    return f"<w:p>{_boxed(f'<w:p>{runs}</w:p>')}</w:p>", (text,)


@st.composite
def random_papers(draw: st.DrawFn) -> RandomPaper:
    """A paper of the table, its parts set anyhow, with a body by chance; some are not safe to mend."""
    paper = dict(PAPERS[draw(st.sampled_from(sorted(PAPERS)))])
    changed = draw(st.dictionaries(st.sampled_from(sorted(LOOKS)), looks(), max_size=4))
    way = Way(
        head=draw(st.sampled_from(("bang", "tab"))),
        foot=draw(st.sampled_from(("bang", "tab", "trang"))),
        line=draw(st.sampled_from(("ve", "lo", "vml"))),
        share=draw(st.sampled_from((0.2, 0.45, 1.0))),
        looks=tuple((name, replace(look, first=0) if name != "than" else look) for name, look in changed.items()),
    )
    blocks = draw(st.lists(st.one_of(paragraphs(), paragraphs(), tables(), boxes()), min_size=1, max_size=6))
    unsafe = draw(st.sampled_from((*[""] * 6, *sorted(_UNSAFE))))
    body, said = "", list[str]()
    for made, texts_of_block in blocks:
        body += made
        said += texts_of_block
    if unsafe:
        runs, _text = draw(_runs())
        body += f"<w:p>{_UNSAFE[unsafe].format(runs)}</w:p>"
    ours = "".join(para(line) for line in paper["than"])
    margins = draw(st.sampled_from(((1134, 1021, 1701), (1440, 1440, 1440), (567, 567, 567))))
    document = head_of(paper, way) + title_of(paper, way) + ours + body + foot_of(paper, way)
    return RandomPaper(_package(document, margins, header=draw(st.booleans())), tuple(said), not unsafe)


def _package(body: str, margins: tuple[int, int, int], *, header: bool) -> bytes:
    """A file of Word's with notes, numbering, a comment, a picture, perhaps a header."""
    top, right, left = margins
    heading = f"<w:headerReference w:type='default' r:id='rId{_BESIDE.index('header1')}'/>" if header else ""
    page = (
        f'<w:sectPr>{heading}<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{top}" w:left="{left}" w:header="400" w:footer="400"/>'
        "</w:sectPr>"
    )
    note = "<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Theo số liệu  năm 2025.</w:t></w:r></w:p>"
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"
    parts = {
        "document": f"<w:document {_SPACES}><w:body>{body}{page}</w:body></w:document>",
        "footnotes": f"<w:footnotes {_SPACES}><w:footnote w:id='2'>{note}</w:footnote></w:footnotes>",
        "numbering": f"<w:numbering {_SPACES}><w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>",
        "comments": f"<w:comments {_SPACES}><w:comment w:id='0' w:author='a'><w:p><w:r><w:t>Xem lại.</w:t></w:r></w:p>"
        "</w:comment></w:comments>",
        "header1": f"<w:hdr {_SPACES}><w:p><w:r><w:t>Bản lưu hành nội bộ</w:t></w:r></w:p></w:hdr>",
        "settings": f"<w:settings {_SPACES}/>",
    }
    kinds = {name: name.rstrip("1") for name in _BESIDE}
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{_R}/{kinds[name]}" Target="{name}.xml"/>' for at, name in enumerate(_BESIDE)
    )
    links += f'<Relationship Id="rId9" Type="{_R}/image" Target="media/a.png"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.'
        f'{"document.main" if name == "document" else kinds[name]}+xml"/>'
        for name in parts
    )
    members: dict[str, Any] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{links}</Relationships>',
    }
    members |= {f"word/{name}.xml": text for name, text in parts.items()}
    return pack({name: text.encode() for name, text in members.items()} | {"word/media/a.png": _PIXEL})
