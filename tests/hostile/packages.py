"""Hostile packages, each made from a sound one by the one thing that is wrong with it."""

import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from ntm_docs.rendering import find_templates
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, MAIN_RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
Members = dict[str, bytes]


def sound() -> Members:
    """The members of one of our own forms: it opens in Word, and is a paper as well as a form."""
    return read_members((find_templates() / "cong-van.docx").read_bytes())


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A package as any program writes it."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_body(xml: str, members: Members | None = None) -> Members:
    """A paragraph more at the beginning of the text."""
    made = sound() if members is None else members
    made[DOCUMENT] = made[DOCUMENT].replace(b"<w:body>", f"<w:body>{xml}".encode(), 1)
    return made


def related(kind: str, target: str, *, mode: str = "External", use: str = "", part: str = MAIN_RELATIONS) -> Members:
    """A relationship more, of the main part or another; `use` is what uses it, with {id} for its id."""
    made = sound()
    said = f' TargetMode="{mode}"' if mode else ""
    row = f'<Relationship Id="rIdLa" Type="{OFFICE}/{kind}" Target="{target}"{said}/>'
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    made[part] = made.get(part, start.encode()).replace(b"</Relationships>", row.encode() + b"</Relationships>")
    return with_body(use.replace("{id}", "rIdLa"), made) if use else made


def typed(members: Members, *types: str) -> Members:
    """Content types more."""
    members[TYPES] = members[TYPES].replace(b"</Types>", "".join(types).encode() + b"</Types>")
    return members


def para(inside: str) -> str:
    """A paragraph with namespaces of its own."""
    return f"<w:p {NAMES}>{inside}</w:p>"


def field(code: str) -> str:
    """A paragraph with a field, its name broken over two runs as Word breaks it."""
    half = len(code) // 2
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    told = "".join(
        f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in (code[:half], code[half:])
    )
    return para(f"{marks[0]}{told}{marks[1]}<w:r><w:t>kết quả</w:t></w:r>{marks[2]}")


def picture(attribute: str) -> str:
    """A paragraph with a picture in line; `attribute` says where it is."""
    return para(
        '<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="70" name="h"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="h"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip {attribute}="{{id}}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def drawn(name: str, content: bytes, kind: str) -> Members:
    """A picture that lies within."""
    made = related("image", f"media/{name}", mode="", use=picture("r:embed"))
    made[f"word/media/{name}"] = content
    return typed(made, f'<Default Extension="{name.rpartition(".")[2]}" ContentType="{kind}"/>')


def embedded(kind: str, name: str = "embeddings/oleObject1.bin") -> Members:
    """An object within, shown by nothing but its mark."""
    mark = '<w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" ShapeID="s" r:id="{id}"/></w:object></w:r>'
    made = related(kind, name, mode="", use=para(mark))
    made[f"word/{name}"] = OLE + bytes(600)
    return typed(made, f'<Default Extension="{name.rpartition(".")[2]}" ContentType="application/octet-stream"/>')


def with_macros() -> Members:
    """A program of Word's own kind."""
    kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    made = related("x", "vbaProject.bin", mode="")
    made[MAIN_RELATIONS] = made[MAIN_RELATIONS].replace(f"{OFFICE}/x".encode(), kind.encode())
    made["word/vbaProject.bin"] = OLE + bytes(600)
    return typed(made, '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>')


def attached(target: str) -> Members:
    """A template that the settings attach."""
    made = related("attachedTemplate", target, part="word/_rels/settings.xml.rels")
    mark = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rIdLa"/>'.encode()
    settings = made["word/settings.xml"]
    end = settings.index(b">", settings.index(b"<w:settings")) + 1
    made["word/settings.xml"] = settings[:end] + mark + settings[end:]
    return made


def without(*names: str) -> Members:
    """Members that are gone."""
    return {name: content for name, content in sound().items() if name not in names}


def replaced(name: str, content: bytes) -> Members:
    """A member with other content."""
    return {**sound(), name: content}


def without_type(name: str) -> Members:
    """A part whose content type is not given."""
    made = sound()
    before, after = made[TYPES].split(f'<Override PartName="/{name}"'.encode(), 1)
    made[TYPES] = before + after.split(b"/>", 1)[1]
    return made


def doubled(name: str) -> bytes:
    """Two members of one name."""
    stream = BytesIO(zipped(sound()))
    with zipfile.ZipFile(stream, "a") as archive:
        other = zipfile.ZipInfo("x")
        other.filename = name
        with warnings.catch_warnings(action="ignore"):
            archive.writestr(other, sound()[DOCUMENT].replace("CÔNG".encode(), b"KHAC"))
    return stream.getvalue()


def locked() -> bytes:
    """Members that say they are encrypted."""
    data = bytearray(zipped(sound()))
    for sign, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def bomb() -> bytes:
    """A part that unpacks to a thousand times its size."""
    return zipped(replaced("customXml/item1.xml", b"<x>" + b" " * 80_000_000 + b"</x>"))


def with_entities(name: str) -> Members:
    """A part that declares entities in terms of each other."""
    content = sound()[name]
    start = content.index(b"<", content.index(b"?>"))
    bomb_ = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return replaced(name, content[:start] + bomb_ + content[start:])


def of_word(*, link: str) -> bytes:
    """A web page as Word and browsers keep it."""
    return f"<!DOCTYPE html><html><body><p>Tờ trình</p><img src='{link}'></body></html>".encode()


def opendocument(link: str) -> bytes:
    """An OpenDocument text with a linked picture and a linked section."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" office:version="1.2"'
    )
    body = (
        f'<text:p>x<draw:frame><draw:image xlink:href="{link}"/></draw:frame></text:p>'
        f'<text:section text:name="s"><text:section-source xlink:href="{link}"/></text:section>'
    )
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {names}>{text}</office:document-content>"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def gzipped(content: bytes) -> bytes:
    """As SVGZ is kept."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(content) + packer.flush()


HTTP = "http://127.0.0.1:9/x"
_SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>{}</svg>"
_IN = f"<image xlink:href='{HTTP}.png' width='9' height='9'/>"
_NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE '
    '68 68 69 65 85 84 79</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>DDEAUTO</w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> c:\\\\x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_CHUNK = '<w:altChunk xmlns:r="' + OFFICE + '" r:id="{id}"/>'


def linked(address: str = HTTP) -> dict[str, Callable[[], Members]]:
    """Packages that fetch an address when they are opened, one way each."""
    return {
        "picture by its address": lambda: related("image", address, use=picture("r:link")),
        "picture said to be a hyperlink": lambda: related("hyperlink", address, use=picture("r:link")),
        "picture, address not said to be one": lambda: related("image", address, mode="", use=picture("r:embed")),
        "picture of VML by its address": lambda: related(
            "image", address, use=para('<w:r><w:pict><v:shape id="s" style="width:9pt;height:9pt">'
                                       '<v:imagedata r:id="{id}"/></v:shape></w:pict></w:r>')),
        "picture of VML without relationship": lambda: with_body(para(
            f'<w:r><w:pict><v:shape id="s" style="width:9pt;height:9pt"><v:imagedata src="{address}"/></v:shape>'
            "</w:pict></w:r>")),
        "picture in the header": lambda: related("image", address, part="word/_rels/header1.xml.rels"),
        "drawing that links": lambda: drawn("a.svg", _SVG.format(_IN.replace(HTTP, address)).encode(), "image/svg+xml"),
        "object linked": lambda: related("oleObject", address, use=para(
            '<w:r><w:object><o:OLEObject Type="Link" ProgID="Word.Document.12" ShapeID="s" r:id="{id}" '
            'UpdateMode="Always"/></w:object></w:r>')),
        "sub-document": lambda: related("subDocument", address, use='<w:subDoc xmlns:r="' + OFFICE + '" r:id="{id}"/>'),
        "frame": lambda: related("frame", address, part="word/_rels/webSettings.xml.rels"),
        "data to merge": lambda: related("mailMergeSource", address, part="word/_rels/settings.xml.rels"),
        "attached template": lambda: attached(f"{address}.dotm"),
        "INCLUDEPICTURE": lambda: with_body(field(f' INCLUDEPICTURE "{address}" \\d ')),
        "INCLUDETEXT": lambda: with_body(field(f' INCLUDETEXT "{address}" ')),
        "LINK": lambda: with_body(field(f' LINK Word.Document.12 "{address}" "" \\a ')),
        "fldSimple": lambda: with_body(para(f'<w:fldSimple w:instr="INCLUDEPICTURE {address} \\d"/>')),
        "another document by its address": lambda: related("aFChunk", address, use=_CHUNK),
    }  # fmt: skip


HARMFUL: dict[str, Callable[[], Members | bytes]] = {
    **linked(),
    "file of the disk": lambda: related("image", "file:///etc/passwd", use=picture("r:link")),
    "file of a server": lambda: related("image", "\\\\may-chu\\x.png", use=picture("r:link")),
    "file above": lambda: related("image", "../../../x.png", use=picture("r:link")),
    "template of the disk": lambda: attached("file:///C:\\Mau\\co-quan.dotm"),
    "template of a server": lambda: attached("file:///\\\\may-chu\\Normal.dotm"),
    "template of a server, as an address": lambda: attached("file://may-chu/mau/Normal.dotm"),
    "template by a false Normal": lambda: attached(f"{HTTP}/Normal.dotm"),
    "own Normal": lambda: attached("file:///C:\\Users\\An\\Templates\\Normal.dotm"),
    "hyperlink": lambda: related("hyperlink", HTTP, use=para(
        '<w:hyperlink r:id="{id}"><w:r><w:t>xem</w:t></w:r></w:hyperlink>')),
    "macros": with_macros,
    "macros that nothing leads to": lambda: replaced("word/vbaProject.bin", OLE),
    "object": lambda: embedded("oleObject"),
    "file within": lambda: embedded("package", "embeddings/a.xlsx"),
    "control": lambda: embedded("control", "activeX/activeX1.bin"),
    "document within": lambda: {
        **typed(related("aFChunk", "a.html", mode="", use=_CHUNK),
                '<Default Extension="html" ContentType="text/html"/>'), "word/a.html": of_word(link=HTTP)},
    "DDE": lambda: with_body(field(" DDE Excel x ")),
    "DDEAUTO": lambda: with_body(field(' ddeauto c:\\\\windows\\\\cmd.exe "/k calc" ')),
    "field made by a field": lambda: with_body(para(_NESTED)),
    "RD": lambda: with_body(field(" RD c:\\\\x.docx ")),
    "DATABASE": lambda: with_body(field(' DATABASE \\d "c:\\\\x.mdb" ')),
    "AUTOTEXT": lambda: with_body(field(" AUTOTEXT x ")),
    "field of a page number": lambda: with_body(field(" PAGE ")),
    "drawing by PostScript": lambda: drawn("a.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run\n", "image/x-eps"),
    "PostScript said to be a photograph": lambda: drawn("a.jpg", b"%!PS-Adobe-3.0\n", "image/jpeg"),
    "drawing packed": lambda: drawn("a.svg", gzipped(_SVG.format(_IN).encode()), "image/svg+xml"),
    "drawing with a style from elsewhere": lambda: drawn(
        "a.svg", _SVG.format(f"<rect style='fill:url({HTTP})'/>").encode(), "image/svg+xml"),
    "drawing by itself": lambda: drawn("a.svg", _SVG.format("<rect width='9' height='9'/>").encode(), "image/svg+xml"),
    "name that climbs": lambda: replaced("../../x.xml", b"<x/>"),
    "name from the root": lambda: replaced("/etc/x.xml", b"<x/>"),
    "name of a disk": lambda: replaced("C:/x.xml", b"<x/>"),
    "name that climbs backwards": lambda: replaced("word\\..\\..\\x.xml", b"<x/>"),
}  # fmt: skip

BROKEN: dict[str, Callable[[], Members | bytes]] = {
    "two main parts": lambda: doubled(DOCUMENT),
    "two main parts by case": lambda: doubled("Word/Document.xml"),
    "two main parts by slash": lambda: doubled("word\\document.xml"),
    "part without a name": lambda: pack({**sound(), "": b"x"}),
    "bomb": bomb,
    "locked": locked,
    "entities in the text": lambda: with_entities(DOCUMENT),
    "entities in the styles": lambda: with_entities("word/styles.xml"),
    "entities in the properties": lambda: with_entities("docProps/core.xml"),
    "no content types": lambda: without(TYPES),
    "broken content types": lambda: replaced(TYPES, b"<Types"),
    "no type of the main part": lambda: without_type(DOCUMENT),
    "no type of the styles": lambda: without_type("word/styles.xml"),
    "no relationships": lambda: without("_rels/.rels"),
    "broken relationships": lambda: replaced("_rels/.rels", b"<x"),
    "no relationships of the text": lambda: without(MAIN_RELATIONS),
    "broken relationships of the text": lambda: replaced(MAIN_RELATIONS, b""),
    "broken styles": lambda: replaced("word/styles.xml", b"<x"),
    "empty styles": lambda: replaced("word/styles.xml", b""),
    "styles that are none": lambda: replaced("word/styles.xml", b"<x/>"),
    "no styles": lambda: without("word/styles.xml"),
    "broken settings": lambda: replaced("word/settings.xml", b"<x"),
    "broken header": lambda: replaced("word/header1.xml", b"<w:hdr>"),
    "no header": lambda: without("word/header1.xml"),
    "broken list of fonts": lambda: replaced("word/fontTable.xml", b"<x"),
    "broken properties": lambda: replaced("docProps/core.xml", b"<x"),
    "no text": lambda: replaced(DOCUMENT, b""),
    "picture that is not there": lambda: related("image", "media/x.png", mode="", use=picture("r:embed")),
    "relationship that is not there": lambda: with_body(
        para('<w:hyperlink r:id="rIdKhong"><w:r><w:t>x</w:t></w:r></w:hyperlink>')),
    "cut off": lambda: zipped(sound())[:4_000],
}  # fmt: skip

FOREIGN: dict[str, Callable[[], Members | bytes]] = {
    "nothing": lambda: b"",
    "blanks": lambda: b" \r\n\0\0",
    "text": "Kính gửi: Sở Nội vụ".encode,
    "text of Windows": lambda: "Kính gửi".encode("utf-16"),
    "page of the web": lambda: of_word(link=HTTP),
    "page after a mark": lambda: b"\xef\xbb\xbf \n" + of_word(link=HTTP),
    "page with its pictures": lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    "flat XML": lambda: b"<?xml version='1.0'?><pkg:package xmlns:pkg='x'/>",
    "RTF": lambda: b'{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDEPICTURE "http://x"}}}',
    "old Word": lambda: OLE + bytes(600),
    "old Word with a password": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "OpenDocument": lambda: opendocument(HTTP),
    "archive": lambda: zipped({"a.txt": b"x"}),
    "PDF": lambda: b"%PDF-1.7\n",
    "photograph": lambda: b"\xff\xd8\xff\xe0" + bytes(100),
}


def made(case: str) -> bytes:
    """The bytes of a case."""
    content = (HARMFUL | BROKEN | FOREIGN)[case]()
    return content if isinstance(content, bytes) else zipped(content)
