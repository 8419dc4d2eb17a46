"""Papers of the table set in the ways of many hands, as .docx."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from ntm_docs.rendering.document.package import pack

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Paper = dict[str, Any]


@dataclass(frozen=True)
class Way:
    """How a hand sets a paper; `edits` are changed in the texts, `also` what stands below the number."""

    head: str = "bang"  # bang, hang, tab, trang, doan, khung, vml
    foot: str = "bang"  # bang, tab, trang, giua
    looks: bool = True
    edits: tuple[tuple[str, str], ...] = ()
    also: str = ""
    stamp: str = ""
    motto_cut: bool = False
    breaks: bool = False  # lines of one part in one paragraph
    subject: str = "giua"  # giua, thuong
    bold_bases: bool = False
    recipients: str = "dong"  # dong, mot_dong, ngat
    rules: bool = True
    main: str = "word/document.xml"
    behind: tuple[str, ...] = ()
    control: bool = False
    split_date: bool = False
    gap: str = field(default=" " * 12)
    meant: tuple[tuple[str, str], ...] = ()  # what the edits change in the meaning


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """A run; a tab and a line break where the text has them."""
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    inner = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{look}<w:sz w:val='28'/></w:rPr>{inner}</w:r>"


def para(text: str = "", align: str = "", *, bold: bool = False, italic: bool = False, raw: str = "") -> str:
    jc = f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p><w:pPr>{jc}</w:pPr>{run(text, bold=bold, italic=italic) if text else ''}{raw}</w:p>"


def table(*rows: Iterable[str], widths: tuple[int, ...] = (3900, 5700), ruled: bool = False) -> str:
    def cell(inner: str, width: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner or "<w:p/>"}</w:tc>'

    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        f"<w:tr>{''.join(cell(one, width) for one, width in zip(row, widths, strict=True))}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _box(inner: str, *, vml: bool) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    if vml:
        return f"<w:r><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:extent cx='900000' cy='300000'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def docx_of(paper: Paper, way: Way) -> bytes:
    """The paper as a file of Word's."""
    made = edited(paper, way.edits)
    parts = [_head(made, way), _title(made, way), _body(made), _foot(made, way)]
    parts += [para(text) for text in way.behind]
    return package("".join(parts), main=way.main)


def package(body: str, main: str = "word/document.xml", extra: dict[str, bytes] | None = None) -> bytes:
    """A file of Word's of some body XML."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{_TYPE}.document.main+xml"/></Types>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="{main}"/></Relationships>'
    )
    margins = '<w:pgMar w:top="1134" w:right="1021" w:bottom="1134" w:left="1701"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    document = f"<w:document {_SPACES}><w:body>{body}{page}</w:body></w:document>"
    members = {"[Content_Types].xml": types.encode(), "_rels/.rels": links.encode(), main: document.encode()}
    return pack(members | (extra or {}))


def edited(paper: Paper, edits: Iterable[tuple[str, str]]) -> Paper:
    def change(value: Any) -> Any:
        if isinstance(value, list):
            return [change(one) for one in value]
        for old, new in edits:
            value = value.replace(old, new) if isinstance(value, str) else value
        return value

    return {key: change(value) if key != "than" else value for key, value in paper.items()}


def _columns(paper: Paper, way: Way) -> tuple[list[tuple[str, bool, bool]], list[tuple[str, bool, bool]]]:
    """The lines of both columns of the heading, each with bold and italic."""
    left = [(line, False, False) for line in paper.get("chu_quan", [])]
    left += [(line, True, False) for line in paper["co_quan"]]
    if way.rules:
        left.append(("________", False, False))
    left.append((paper["so"], False, False))
    left += [(way.also, False, False)] if way.also else []
    left += [(line, False, False) for line in paper.get("vv", [])]
    motto = [QUOC_HIEU]
    if way.motto_cut:
        motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"]
    right = [*((line, True, False) for line in motto), (TIEU_NGU, True, False)]
    if way.rules:
        right.append(("______________", False, False))
    day = paper["ngay"]
    days = [day] if not way.split_date else [day[: day.index(" năm")], day[day.index(" năm") + 1 :]]
    return left, [*right, *((one, False, True) for one in days)]


def _head(paper: Paper, way: Way) -> str:
    left, right = _columns(paper, way)
    stamp = _box(para(way.stamp, "center", bold=True), vml=False) if way.stamp else ""

    def lines(column: list[tuple[str, bool, bool]], raw: str = "") -> str:
        if way.breaks:
            same = [one[0] for one in column if one[1] and one[0] != TIEU_NGU]
            whole = [("\n".join(same), True, False)] if len(same) > 1 else [(one, True, False) for one in same]
            before = [
                one
                for one in column
                if not one[1] and column.index(one) < next(i for i, c in enumerate(column) if c[1])
            ]
            column = [*before, *whole, *(one for one in column if one not in before and one[0] not in same)]
        made = [para(text, "center", bold=way.looks and b, italic=way.looks and i) for text, b, i in column]
        return "".join(made) + (para(raw=raw) if raw else "")

    if way.head == "bang":
        inner = table([lines(left, stamp), lines(right)])
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>" if way.control else inner
    if way.head == "hang":
        cut = next(i for i, one in enumerate(left) if one[0] == paper["so"])
        last = next(i for i, one in enumerate(right) if one[2])
        return table([lines(left[:cut]), lines(right[:last])], [lines(left[cut:]), lines(right[last:])]) + (
            para(raw=stamp) if stamp else ""
        )
    if way.head in ("tab", "trang"):
        return _side_by_side(paper, way, left, right)
    if way.head in ("khung", "vml"):
        vml = way.head == "vml"
        return para(raw=_box(lines(left), vml=vml) + _box(lines(right), vml=vml))
    return "".join(para(text, bold=way.looks and b) for text, b, _ in [*left, *right])


def _side_by_side(paper: Paper, way: Way, left: list[Any], right: list[Any]) -> str:
    gap = "\t\t" if way.head == "tab" else way.gap
    words = [[one for one in column if not one[0].startswith("__")] for column in (left, right)]
    first, second = words
    number = next(i for i, one in enumerate(first) if one[0] == paper["so"])
    rows = []
    over = max(number, 2)
    for at in range(over):
        one = first[at] if at < number else ("", False, False)
        two = second[at] if at < 2 else ("", False, False)
        rows.append((one, two))
    for at, one in enumerate(first[number:]):
        rows.append((one, second[2] if at == 0 else ("", False, False)))
    made = ""
    for one, two in rows:
        runs = run(one[0], bold=way.looks and one[1]) if one[0] else ""
        if two[0]:
            runs += run(gap) + run(two[0], bold=way.looks and two[1])
        made += para(raw=runs)
    return made


def _title(paper: Paper, way: Way) -> str:
    centre = "center" if way.looks else ""
    made = para()
    if "loai" in paper:
        made += para(paper["loai"], centre, bold=way.looks)
        subject = ["\n".join(paper["trich_yeu"])] if way.breaks else paper["trich_yeu"]
        made += "".join(para(line, centre, bold=way.looks and way.subject == "giua") for line in subject)
        made += para("__________", centre) if way.rules else para()
    authority = (
        ["\n".join(paper["tham_quyen"])] if way.breaks and "tham_quyen" in paper else paper.get("tham_quyen", [])
    )
    made += "".join(para(line, centre, bold=way.looks) for line in authority)
    made += "".join(
        para(line, "center" if way.looks and line.startswith("Kính gửi: ") else "")
        for line in paper.get("kinh_gui", [])
    )
    made += "".join(para(line, "both", italic=way.looks) for line in paper.get("can_cu", []))
    return made + (para(paper["lenh"], centre, bold=way.looks) if "lenh" in paper else "")


def _body(paper: Paper) -> str:
    return "".join(para(line, "both") for line in paper["than"])


def _recipients(paper: Paper, way: Way) -> list[str]:
    items = [f"- {one}" for one in paper["noi_nhan"]]
    if way.recipients == "mot_dong":
        return ["Nơi nhận: " + " ".join(items)]
    if way.recipients == "ngat":
        return ["\n".join(["Nơi nhận:", *items])]
    return ["Nơi nhận:", *items]


def _foot(paper: Paper, way: Way) -> str:
    left = _recipients(paper, way)
    right = [*paper["ky"], "", "", paper["ho_ten"]]
    if way.foot == "bang":
        signer = "".join(para(line, "center", bold=way.looks) for line in right)
        return table(["".join(para(line, italic=way.looks) for line in left), signer]) + para()
    if way.foot in ("tab", "trang"):
        gap = "\t\t\t" if way.foot == "tab" else " " * 30
        rows = max(len(left), len(right))
        one = left + [""] * (rows - len(left))
        two = right + [""] * (rows - len(right))
        return "".join(para(f"{a}{gap}{b}" if b else a) for a, b in zip(one, two, strict=True))
    signer = "".join(para(line, "right" if way.foot == "phai" else "center", bold=way.looks) for line in right)
    return "".join(map(para, left)) + signer
