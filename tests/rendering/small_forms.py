"""Small .docx files from pieces of XML, one trait each."""

from collections.abc import Mapping
from io import BytesIO

from docxtpl import DocxTemplate
from lxml import etree

from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
_ROOTS = {"header": "hdr", "footer": "ftr"}
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def run(text: str, properties: str = "") -> str:
    """A run with one text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def bare(text: str) -> str:
    """A run whose text says nothing of its spaces."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def para(*pieces: str, properties: str = "") -> str:
    """A paragraph of runs; what is no XML becomes a run."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(one if one.startswith('<') else run(one) for one in pieces)}</w:p>"


def cell(*blocks: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """A cell of blocks; what is no XML becomes a paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(_block, blocks or ('',)))}</w:tc>"


def row(*cells: str) -> str:
    """A row of cells; what is no XML becomes a cell."""
    return f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in cells)}</w:tr>"


def table(*rows: str, columns: int = 1) -> str:
    """A table of rows; what is no XML becomes a row of one cell."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    body = "".join(one if one.startswith("<") else row(one) for one in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def _block(text: str) -> str:
    return text if text.startswith("<") else para(text)


def drawing(inside: str = "", number: int = 7, embed: str = "rId90", name: str = "hinh.png") -> str:
    """A run with a picture in line."""
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="9000"/>'
        f'<wp:docPr id="{number}" name="Hình {number}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="{name}" descr="con dấu"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{embed}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>'
        f"</w:drawing>{inside}</w:r>"
    )


def form(
    *blocks: str,
    parts: Mapping[str, str] | None = None,
    core: str = "",
    main: str = "word/document.xml",
    kind: str = f"{_WORD}.document.main+xml",
    extra: Mapping[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """A .docx of these blocks; `parts` are headers, notes and so on by file name, each with its XML."""
    overrides = f'<Override PartName="/{main}" ContentType="{kind}"/>'
    links = relations
    members = dict(extra or {})
    folder = main.rpartition("/")[0]
    for number, (name, xml) in enumerate((parts or {}).items(), 1):
        part = name.rstrip("0123456789")
        root = _ROOTS.get(part, part)
        overrides += f'<Override PartName="/{folder}/{name}.xml" ContentType="{_WORD}.{part}+xml"/>'
        links += f'<Relationship Id="rId{number}" Type="{_OFFICE}/{part}" Target="{name}.xml"/>'
        members[f"{folder}/{name}.xml"] = _xml(f"<w:{root} {NAMESPACES}>{xml}</w:{root}>")
    package = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="{main}"/>'
    if core:
        overrides += (
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        )
        package += (
            '<Relationship Id="rId2" Target="docProps/core.xml" '
            'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/>'
        )
        members["docProps/core.xml"] = _xml(
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{core}</dc:title></cp:coreProperties>'
        )
    defaults = "".join(
        f'<Default Extension="{name}" ContentType="{kind}"/>'
        for name, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("bin", "application/octet-stream"),
        )
    )
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{defaults}{overrides}</Types>'
    members["[Content_Types].xml"] = _xml(types)
    members["_rels/.rels"] = _xml(_relations(package))
    members[f"{folder}/_rels/{main.rpartition('/')[2]}.rels"] = _xml(_relations(links))
    body = "".join(map(_block, blocks))
    members[main] = _xml(f"<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>")
    return pack(members, compress=True)


def _relations(rows: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def _xml(text: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'.encode()


def relations_xml(rows: str) -> bytes:
    """The member with the relationships of a part."""
    return _xml(_relations(rows))


def picture_relation(identity: str = "rId90") -> str:
    """The relationship of a picture `word/media/image1.png`."""
    return f'<Relationship Id="{identity}" Type="{_OFFICE}/image" Target="media/image1.png"/>'


def body_of(data: bytes, part: str = "word/document.xml") -> str:
    """The XML of a part, without its declaration of namespaces."""
    xml = read_members(data)[part].decode()
    return xml[xml.index(">", xml.index("<w:" if "<w:" in xml else "<")) + 1 :]


def text_of(data: bytes, part: str = "word/document.xml") -> list[str]:
    """The text of every paragraph of a part."""
    root = etree.fromstring(read_members(data)[part])
    w = f"{{{root.nsmap['w']}}}"
    signs = {f"{w}br": "⏎", f"{w}tab": "→"}
    return [
        "".join(one.text or "" if one.tag == f"{w}t" else signs.get(one.tag, "") for one in paragraph.iter())
        for paragraph in root.iter(f"{w}p")
    ]


def canonical(data: bytes) -> dict[str, bytes]:
    """Every part of text as canonical XML."""
    members = read_members(data)
    return {
        name: etree.tostring(etree.fromstring(content), method="c14n")
        for name, content in members.items()
        if name.startswith("word/") and name.endswith(".xml")
    }


def with_docxtpl(data: bytes, context: Mapping[str, object]) -> bytes:
    """The document the way docxtpl's manual shows, escaping on."""
    template = DocxTemplate(BytesIO(data))
    template.render(dict(context), autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()
