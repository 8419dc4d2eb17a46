"""Small .docx of one trait each, written as XML; and small PDFs written by hand."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {"header1": "hdr", "footer1": "ftr", "header2": "hdr"}
_SIZE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1701"/>'
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def run(text: str, look: str = "") -> str:
    """A run; `look` the inside of its w:rPr."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str, about: str = "") -> str:
    """A paragraph of runs, or of plain text; `about` the inside of its w:pPr."""
    return f"<w:p><w:pPr>{about}</w:pPr>{inside if inside.startswith('<') else run(inside)}</w:p>"


def row(*cells: str, about: str = "", inside: str = "") -> str:
    """A table row of paragraphs; `about` the inside of its w:trPr, `inside` that of each w:tcPr."""
    made = "".join(f"<w:tc><w:tcPr>{inside}</w:tcPr>{one if '<w:p>' in one else para(one)}</w:tc>" for one in cells)
    return f"<w:tr><w:trPr>{about}</w:trPr>{made}</w:tr>"


def table(*rows: str, widths: Sequence[int] = (3000, 5000)) -> str:
    """A table of rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def field(code: str, result: str) -> str:
    """A field with its stored result."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    told = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"{marks[0]}{told}{marks[1]}{run(result)}{marks[2]}"


def docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    section: str = "",
    main: str = "document.main",
    relations: str = "",
) -> bytes:
    """A package; `parts` by name without folder, `section` the rest of the w:sectPr, `main` its content type."""
    stream = BytesIO()
    given = {"styles": STYLES, **(parts or {})}
    overrides = related = references = ""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, xml) in enumerate(given.items(), 1):
            kind = name.rstrip("12")
            overrides += f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            related += f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}.xml"/>'
            if kind in ("header", "footer"):
                which = "first" if name.endswith("2") else "default"
                references += f'<w:{kind}Reference w:type="{which}" r:id="rId{number}"/>'
            root = _ROOTS.get(name, kind)
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_NAMES}>{xml}</w:{root}>")
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPE}.{main}+xml"/>'
            f"{overrides}</Types>",
        )
        space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        start = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships {space}>{start}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships {space}>{related}{relations}</Relationships>")
        end = f"<w:sectPr>{references}{_SIZE}{section}</w:sectPr>"
        archive.writestr("word/document.xml", f"<w:document {_NAMES}><w:body>{body}{end}</w:body></w:document>")
    return stream.getvalue()


def pdf(content: str, fonts: Mapping[str, str]) -> bytes:
    """A PDF of one A4 page; each font by its name with the letters of its codes 1, 2, …, half an em wide."""
    writer = PdfWriter()
    page = writer.add_blank_page(595.28, 841.89)
    made = DictionaryObject()
    for index, (name, letters) in enumerate(fonts.items(), 1):
        told = "".join(f"<{code:02X}> <{ord(letter):04X}>\n" for code, letter in enumerate(letters, 1))
        table_of_letters = DecodedStreamObject()
        table_of_letters.set_data(f"{len(letters)} beginbfchar\n{told}endbfchar".encode())
        program = DecodedStreamObject()
        program.set_data(b"none")
        described = {"/Type": NameObject("/FontDescriptor"), "/FontFile3": writer._add_object(program)}
        described = DictionaryObject({NameObject(key): value for key, value in described.items()})
        made[NameObject(f"/F{index}")] = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject(f"/ABCDEF+{name}"),
                NameObject("/FirstChar"): NumberObject(0),
                NameObject("/Widths"): ArrayObject(FloatObject(500) for _ in range(len(letters) + 1)),
                NameObject("/ToUnicode"): writer._add_object(table_of_letters),
                NameObject("/FontDescriptor"): writer._add_object(described),
            }
        )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): made})
    drawn = DecodedStreamObject()
    drawn.set_data(content.encode())
    page[NameObject("/Contents")] = writer._add_object(drawn)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
