"""One document set in the ways of other offices and programs: the same text, other XML."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from documents import Package, W, change, clean_documents, put, set_text, text_of
from lxml import etree

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_EMU = 635
_LEFT_COLUMN = 3742


def _parse(xml: str) -> Any:
    return etree.fromstring(re.sub(r"^<([\w:]+)", rf"<\1 {NAMESPACES}", xml))


def _heading(package: Package) -> tuple[Any, list[list[Any]], list[list[Any]]]:
    """The heading's table, and the paragraphs of its left and of its right column, row by row."""
    table = next(one for one in package.paragraphs("QuocHieu")[0].iterancestors() if one.tag == f"{W}tbl")
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    return table, [cells[0].findall(f"{W}p") for cells in rows], [cells[1].findall(f"{W}p") for cells in rows]


def _flat(rows: list[list[Any]]) -> list[Any]:
    return [one for row in rows for one in row]


def _is_rule(paragraph: Any) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "DuongKe"


def _length(paragraph: Any, width: int) -> int:
    return width - 2 * int(paragraph.find(f"{W}pPr/{W}ind").get(f"{W}left"))


def _drawing(length: int, left: int) -> str:
    """A straight line anchored at `left` from its column."""
    return (
        "<w:r><w:drawing><wp:anchor><wp:positionH relativeFrom='column'>"
        f"<wp:posOffset>{left * _EMU}</wp:posOffset></wp:positionH><wp:extent cx='{length * _EMU}' cy='0'/>"
        "<a:graphic><a:graphicData><wps:wsp><wps:spPr>"
        f"<a:xfrm><a:ext cx='{length * _EMU}' cy='0'/></a:xfrm><a:prstGeom prst='line'/></wps:spPr></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def _vml(length: int, left: int) -> str:
    start, end = left / 20, (left + length) / 20
    return f"<w:r><w:pict><v:line from='{start}pt,2pt' to='{end}pt,2pt' strokeweight='.75pt'/></w:pict></w:r>"


def _lines(package: Package, draw: Callable[[int, int], str]) -> None:
    """Every drawn rule as a shape in an empty paragraph."""
    _table, left, right = _heading(package)
    columns = dict.fromkeys(_flat(left), _LEFT_COLUMN) | dict.fromkeys(_flat(right), 5613)
    for paragraph in [one for one in package.document.iter(f"{W}p") if _is_rule(one)]:
        width = columns.get(paragraph, 9354)
        length = _length(paragraph, width)
        new = _parse("<w:p><w:pPr><w:pStyle w:val='KemTheo'/></w:pPr></w:p>")
        new.append(_parse(draw(length, (width - length) // 2)))
        paragraph.getparent().replace(paragraph, new)


def rules_drawn(package: Package) -> None:
    _lines(package, _drawing)


def rules_in_vml(package: Package) -> None:
    _lines(package, _vml)


def heading_by_tabs(package: Package) -> None:
    """Left and right texts in one paragraph, each at a centred tab; rules drawn below."""
    table, left, right = _heading(package)
    ours = [one for one in _flat(left) if not _is_rule(one)]
    theirs = [one for one in _flat(right) if not _is_rule(one)]
    lines = [
        _length(one, width) for side, width in ((left, 3742), (right, 5613)) for one in _flat(side) if _is_rule(one)
    ]
    pairs = [*zip(ours[:2], theirs[:2], strict=True), (None, None), *zip(ours[2:], theirs[2:], strict=True)]
    for one, other in pairs:
        paragraph = _parse(
            "<w:p><w:pPr><w:tabs><w:tab w:val='center' w:pos='1871'/><w:tab w:val='center' w:pos='6548'/></w:tabs>"
            "<w:spacing w:before='0' w:after='0' w:line='240' w:lineRule='auto'/></w:pPr></w:p>"
        )
        for source, middle, length in ((one, 1871, lines[0]), (other, 6548, lines[1])):
            if source is None:
                paragraph.append(_parse(_drawing(length, middle - length // 2)))
                continue
            paragraph.append(_parse("<w:r><w:tab/></w:r>"))
            for run in _with_look(package, source):
                paragraph.append(run)
        table.addprevious(paragraph)
    table.getparent().remove(table)


def _with_look(package: Package, paragraph: Any) -> Iterator[Any]:
    """The runs of a paragraph with the look of its style as their own."""
    name = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    style = next(one for one in package.styles.iter(f"{W}style") if one.get(f"{W}styleId") == name)
    for run in paragraph.findall(f"{W}r"):
        made = deepcopy(run)
        own = made.find(f"{W}rPr")
        look = deepcopy(style.find(f"{W}rPr"))
        for child in own if own is not None else ():
            for old in look.findall(child.tag):
                look.remove(old)
            look.append(deepcopy(child))
        if own is not None:
            made.remove(own)
        made.insert(0, look)
        yield made


def heading_by_paragraphs(package: Package) -> None:
    """All lines of the heading one below the other, centred."""
    table, left, right = _heading(package)
    margins = package.section().find(f"{W}pgMar")
    room = 11906 - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    for column, width in ((right[:1], 5613), (left, _LEFT_COLUMN), (right[1:], 5613)):
        for paragraph in _flat(column):
            if _is_rule(paragraph):
                side = (room - _length(paragraph, width)) // 2
                put(paragraph.find(f"{W}pPr"), "ind", left=side, right=side)
            table.addprevious(paragraph)
    table.getparent().remove(table)


def heading_in_boxes(package: Package) -> None:
    """The two columns as text boxes, anchored in one empty paragraph."""
    table, left, right = _heading(package)
    holder = _parse("<w:p/>")
    for column, width, offset in ((left, _LEFT_COLUMN, 0), (right, 5613, _LEFT_COLUMN)):
        run = _parse(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
            f"<wp:positionH relativeFrom='column'><wp:posOffset>{offset * _EMU}</wp:posOffset></wp:positionH>"
            f"<wp:extent cx='{width * _EMU}' cy='900000'/>"
            "<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm>"
            f"<a:ext cx='{width * _EMU}' cy='900000'/></a:xfrm><a:prstGeom prst='rect'/></wps:spPr>"
            "<wps:txbx><w:txbxContent/></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        for content in run.iter(f"{W}txbxContent"):
            for paragraph in _flat(column):
                content.append(deepcopy(paragraph))
        holder.append(run)
    table.addprevious(holder)
    table.getparent().remove(table)


def borders_off_by_hand(package: Package) -> None:
    """A table style that draws a grid, each border switched off on the table itself."""
    style = (
        "<w:style w:type='table' w:styleId='TableGrid'><w:name w:val='Table Grid'/><w:tblPr><w:tblBorders>"
        "<w:top w:val='single'/><w:left w:val='single'/><w:bottom w:val='single'/><w:right w:val='single'/>"
        "</w:tblBorders></w:tblPr></w:style>"
    )
    package.styles.append(_parse(style))
    table = _heading(package)[0]
    table.find(f"{W}tblPr").insert(0, _parse("<w:tblStyle w:val='TableGrid'/>"))


def numbered_by_word(package: Package) -> None:
    """Sections I., II. and headings 1., 2. as automatic lists."""
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>"
        "<w:pPr><w:ind w:left='0' w:firstLine='567'/></w:pPr></w:lvl>"
        for depth, (form, text) in enumerate((("upperRoman", "%1."), ("decimal", "%2.")))
    )
    package.members["word/numbering.xml"] = (
        f"<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    ).encode()
    for paragraph in package.paragraphs("MucLaMa|KhoanTieuDe|NoiDung|NoiDungCuoi"):
        text = text_of(paragraph)
        found = re.match(r"(?:[IVX]+|\d+)\. ", text)
        if found:
            set_text(paragraph, text[found.end() :])
            depth = 0 if text[0] in "IVX" else 1
            numbers = _parse(f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='1'/></w:numPr>")
            paragraph.find(f"{W}pPr").append(numbers)


def theme_fonts(package: Package) -> None:
    """Fonts named through the theme, whose Latin font is another but whose Vietnamese font is right."""
    for fonts in package.styles.iter(f"{W}rFonts"):
        fonts.attrib.clear()
        fonts.set(f"{W}asciiTheme", "minorHAnsi")
        fonts.set(f"{W}hAnsiTheme", "minorHAnsi")
    font = "<a:latin typeface='Calibri'/><a:ea typeface=''/><a:font script='Viet' typeface='Times New Roman'/>"
    package.members["word/theme/theme1.xml"] = (
        f"<a:theme {NAMESPACES}><a:themeElements><a:fontScheme name='x'><a:majorFont>{font}</a:majorFont>"
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme></a:themeElements></a:theme>"
    ).encode()
    package.members["word/settings.xml"] = (
        f"<w:settings {NAMESPACES}><w:themeFontLang w:val='vi-VN'/></w:settings>".encode()
    )


def decomposed(package: Package) -> None:
    for node in package.document.iter(f"{W}t"):
        node.text = unicodedata.normalize("NFD", node.text or "")


def words_habits(package: Package) -> None:
    """Runs cut in the middle of words, revision marks, spelling marks, bookmarks, content controls."""
    for run in list(package.document.iter(f"{W}r")):
        nodes = run.findall(f"{W}t")
        if len(nodes) != 1 or len(nodes[0].text or "") < 4:
            continue
        run.set(f"{W}rsidR", "00A77B3E")
        middle = len(nodes[0].text) // 2
        rest = deepcopy(run)
        rest.find(f"{W}t").text = nodes[0].text[middle:]
        for node in (nodes[0], rest.find(f"{W}t")):
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        nodes[0].text = nodes[0].text[:middle]
        run.addnext(rest)
        run.addnext(_parse("<w:proofErr w:type='spellStart'/>"))
        run.addnext(_parse("<w:bookmarkStart w:id='9' w:name='_GoBack'/>"))
    for paragraph in package.paragraphs("TenLoai|HoTen"):
        control = _parse("<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent/></w:sdt>")
        paragraph.addprevious(control)
        control.find(f"{W}sdtContent").append(paragraph)


def other_suites_habits(package: Package) -> None:
    """Styles by number, hints for eastern scripts, all formatting repeated on each run."""
    names = {one.get(f"{W}styleId"): str(index + 10) for index, one in enumerate(package.styles.iter(f"{W}style"))}
    names["DuongKe"] = "DuongKe"
    for paragraph in package.document.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and not _is_rule(paragraph):
            runs = list(_with_look(package, paragraph))
            for old, new in zip(paragraph.findall(f"{W}r"), runs, strict=True):
                put(
                    new.find(f"{W}rPr"),
                    "rFonts",
                    hint="eastAsia",
                    ascii="Times New Roman",
                    hAnsi="Times New Roman",
                    eastAsia="SimSun",
                )
                paragraph.replace(old, new)
            style.set(f"{W}val", names[style.get(f"{W}val")])
    for style in package.header.iter(f"{W}pStyle"):
        style.set(f"{W}val", names[style.get(f"{W}val")])
    for style in package.styles.iter(f"{W}style"):
        style.set(f"{W}styleId", names[style.get(f"{W}styleId")])
        based = style.find(f"{W}basedOn")
        if based is not None:
            based.set(f"{W}val", names[based.get(f"{W}val")])


WAYS: dict[str, Callable[[Package], None]] = {
    "heading by tabs": heading_by_tabs,
    "heading by paragraphs": heading_by_paragraphs,
    "heading in text boxes": heading_in_boxes,
    "table with borders off": borders_off_by_hand,
    "rules as drawings": rules_drawn,
    "rules in VML": rules_in_vml,
    "automatic numbering": numbered_by_word,
    "theme fonts": theme_fonts,
    "decomposed letters": decomposed,
    "habits of Word": words_habits,
    "habits of another suite": other_suites_habits,
}

FAULTS = {
    "text": {"at": "TieuNgu", "to": "Độc lập \u2013 Tự do \u2013 Hạnh phúc"},
    "look": {"at": "DiaDanhNgay", "italic": False},
    "page": {"left": 18},
    "style": {"at": "NoiNhanDong", "size": 12},
    "remove": "HoTen",
}


def faulty() -> bytes:
    package = Package(clean_documents()["ke-hoach"])
    change(package, FAULTS)
    return package.bytes()
