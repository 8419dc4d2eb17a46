"""Papers of the table set as the decree asks, by other hands than ours: tables, tabs, blanks, boxes, shapes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from made import QUOC_HIEU, TIEU_NGU, package

from ntm_docs.layout import text_twips

Paper = dict[str, Any]
_LEFT, _RIGHT, _ROOM = 3384, 5800, 9184
_EMU = 635


@dataclass(frozen=True)
class Look:
    """How a line is set: sizes in points, lengths in twips."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: int = 0
    left: int = 0
    before: int = 0
    after: int = 0
    color: str = ""
    highlight: str = ""
    font: str = "Times New Roman"
    style: str = ""


TEXT = Look(first=567, after=120)
CENTRE = Look(align="center")
LOOKS = {
    "quoc_hieu": Look(13, bold=True, align="center"),
    "tieu_ngu": Look(14, bold=True, align="center"),
    "chu_quan": Look(13, align="center"),
    "co_quan": Look(13, bold=True, align="center"),
    "so": Look(13, align="center"),
    "ngay": Look(14, italic=True, align="center"),
    "vv": Look(12, align="center"),
    "loai": Look(14, bold=True, align="center"),
    "trich_yeu": Look(14, bold=True, align="center"),
    "tham_quyen": Look(14, bold=True, align="center"),
    "kem_theo": Look(14, italic=True, align="center"),
    "can_cu": Look(14, italic=True, first=567, after=120),
    "lenh": Look(14, bold=True, align="center"),
    "kinh_gui": Look(14, align="center"),
    "noi_nhan": Look(12, bold=True, italic=True, align="left"),
    "noi_nhan_dong": Look(11, align="left"),
    "ky": Look(14, bold=True, align="center"),
    "than": TEXT,
    "chuong": Look(14, bold=True, align="center", after=120),
}


@dataclass(frozen=True)
class Way:
    """How a hand sets a paper: heading and end by `bang`, `tab`, `khung`; the rules by `vien`, `ve`, `lo`, `vml`."""

    head: str = "bang"
    foot: str = "bang"
    line: str = "ve"
    looks: tuple[tuple[str, Look], ...] = ()
    share: float = 0.45
    grid: tuple[int, ...] = ()

    def look(self, name: str) -> Look:
        return dict(self.looks).get(name, LOOKS[name])


def run(text: str, look: Look) -> str:
    inner = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    made = f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}"/>'
    made += ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    made += f'<w:color w:val="{look.color}"/>' if look.color else ""
    made += f'<w:sz w:val="{round(look.size * 2)}"/>'
    made += f'<w:highlight w:val="{look.highlight}"/>' if look.highlight else ""
    return f"<w:r><w:rPr>{made}</w:rPr>{inner}</w:r>"


def para(text: str, look: Look = TEXT, raw: str = "") -> str:
    """A paragraph; `**words**` are bold, `raw` stands behind the text."""
    pieces = text.split("**")
    runs = "".join(run(one, replace(look, bold=look.bold or at % 2 == 1)) for at, one in enumerate(pieces) if one)
    style = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    return (
        f'<w:p><w:pPr>{style}<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="240" '
        'w:lineRule="auto"/>'
        f'<w:ind w:left="{look.left}" w:firstLine="{look.first}"/><w:jc w:val="{look.align}"/></w:pPr>{runs}{raw}</w:p>'
    )


def width_of(text: str, look: Look) -> int:
    return text_twips(text, look.size, "bold" if look.bold else "regular")


def drawn(length: int, column: int, make: str = "ve") -> str:
    """A straight line in the middle of a column; `lo` as another suite converts it, with an inner length of nothing."""
    left = (column - length) // 2
    if make == "vml":
        return f"<w:r><w:pict><v:line from='{left / 20}pt,2pt' to='{(left + length) / 20}pt,2pt'/></w:pict></w:r>"
    inner, high = (360, 360) if make == "lo" else (length * _EMU, 0)
    place = f"<wp:posOffset>{left * _EMU}</wp:posOffset></wp:positionH><wp:extent cx='{length * _EMU}' cy='0'/>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:positionH relativeFrom='column'>"
        f"{place}<a:graphic><a:graphicData><wps:wsp><wps:spPr><a:xfrm><a:ext cx='{inner}' cy='{high}'/></a:xfrm>"
        "<a:prstGeom prst='straightConnector1'/></wps:spPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def rule(length: int, column: int, make: str) -> str:
    return para("", CENTRE, raw=drawn(length, column, make))


def table(
    *rows: Sequence[str], widths: Sequence[int] = (_LEFT, _RIGHT), grid: Sequence[int] = (), ruled: bool = False
) -> str:
    def cell(inner: str, width: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner or para("", CENTRE)}</w:tc>'

    sides = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if ruled else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid or widths)
    body = "".join(
        f"<w:tr>{''.join(cell(one, width) for one, width in zip(row, widths, strict=True))}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


def lines(texts: Iterable[str], look: Look) -> str:
    return "".join(para(text, look) for text in texts)


def head_of(paper: Paper, way: Way) -> str:
    look = way.look
    agency = max(paper["co_quan"], key=len)
    half = round(width_of(agency, look("co_quan")) * way.share)
    motto = width_of(TIEU_NGU, look("tieu_ngu"))
    if way.head == "tab":
        return _head_by_tabs(paper, way, half, motto)
    left = lines(paper.get("chu_quan", []), look("chu_quan")) + lines(paper["co_quan"], look("co_quan"))
    left += rule(half, _LEFT - 216, way.line)
    right = para(QUOC_HIEU, look("quoc_hieu")) + para(paper.get("tieu_ngu", TIEU_NGU), look("tieu_ngu"))
    right += rule(motto, _RIGHT - 216, way.line)
    number = para(paper["so"], look("so"))
    for index, one in enumerate(paper.get("vv", [])):
        number += para(one, replace(look("vv"), before=120 if not index else 0))
    day = para(paper["ngay"], look("ngay"))
    if "duoi_so" in paper:
        number += para(paper["duoi_so"], CENTRE)
    return table([left, right], [number, day], grid=way.grid)


def _head_by_tabs(paper: Paper, way: Way, half: int, motto: int) -> str:
    left = [*((one, way.look("chu_quan")) for one in paper.get("chu_quan", []))]
    left += [(one, way.look("co_quan")) for one in paper["co_quan"]]
    right = [(QUOC_HIEU, way.look("quoc_hieu")), (TIEU_NGU, way.look("tieu_ngu"))]
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6400"/></w:tabs>'

    def row(one: tuple[str, Look] | None, other: tuple[str, Look] | None, before: int = 0) -> str:
        runs = "".join(run("\t", TEXT) + (run(*part) if part else "") for part in (one, other))
        return f'<w:p><w:pPr>{stops}<w:spacing w:before="{before}" w:after="0"/></w:pPr>{runs}</w:p>'

    rows = [
        row(left[i] if i < len(left) else None, right[i] if i < len(right) else None)
        for i in range(max(len(left), len(right)))
    ]
    anchored = drawn(half, 3600, way.line) + drawn(motto, 12800, way.line)
    rows.append(f"<w:p>{anchored}</w:p>")
    rows.append(row((paper["so"], way.look("so")), (paper["ngay"], way.look("ngay"))))
    rows += [row((one, way.look("vv")), None, 120) for one in paper.get("vv", [])]
    return "".join(rows)


def title_of(paper: Paper, way: Way) -> str:
    look = way.look
    made = para("", CENTRE)
    if "loai" in paper:
        made += para(paper["loai"], look("loai")) + lines(paper["trich_yeu"], look("trich_yeu"))
        if "kem_theo" in paper:
            made += para(paper["kem_theo"], look("kem_theo"))
        under = paper.get("kem_theo") or max(paper["trich_yeu"], key=len)
        made += rule(round(min(_ROOM, width_of(under, LOOKS["trich_yeu"])) * way.share), _ROOM, way.line)
    made += lines(paper.get("tham_quyen", []), look("tham_quyen"))
    to = paper.get("kinh_gui", [])
    if len(to) > 1:
        indent = 1700
        made += para(to[0], replace(look("kinh_gui"), align="left", left=indent))
        dash = indent + text_twips("Kính gửi", 14)
        made += lines(to[1:], replace(look("kinh_gui"), align="left", left=dash))
    else:
        made += lines(to, look("kinh_gui"))
    made += lines(paper.get("can_cu", []), look("can_cu"))
    return made + (para(paper["lenh"], look("lenh")) if "lenh" in paper else "")


def body_of(paper: Paper, way: Way) -> str:
    made = "".join(para(text, replace(TEXT, style="TOC1")) for text in paper.get("muc_luc", ()))
    for text in (*paper.get("sau", ()), *paper["than"]):
        if text.startswith("<w:"):
            made += text
        elif text.startswith("Điều "):
            label, _, rest = text.partition(". ")
            made += para(f"**{label}.** {rest}", way.look("than"))
        elif text.split(".")[0].isupper() and text.split(".")[0].strip("IVX") == "":
            made += para(text, replace(way.look("than"), bold=True))
        elif text.startswith(("Chương ", "Phần ")) or text.isupper():
            made += para(text, way.look("chuong"))
        else:
            made += para(text, way.look("than"))
    return made


def foot_of(paper: Paper, way: Way) -> str:
    items = [f"- {one}" for one in paper["noi_nhan"]]
    signer = [*paper["ky"], "", "", *([paper["ho_ten"]] if paper.get("ho_ten") else [])]
    if way.foot == "bang":
        left = para(paper.get("nhan", "Nơi nhận:"), way.look("noi_nhan")) + lines(items, way.look("noi_nhan_dong"))
        return table([left, lines(signer, way.look("ky"))]) + para("", CENTRE)
    gap = {"tab": "\t\t\t\t", "mot_tab": "\t"}.get(way.foot, " " * 40)
    left_lines = [("Nơi nhận:", way.look("noi_nhan")), *((one, way.look("noi_nhan_dong")) for one in items)]
    made = ""
    for at in range(max(len(left_lines), len(signer))):
        one = run(*left_lines[at]) if at < len(left_lines) else ""
        other = run(gap + signer[at], way.look("ky")) if at < len(signer) and signer[at] else ""
        made += f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr>{one}{other}</w:p>'
    return made


def docx_of(paper: Paper, way: Way | None = None) -> bytes:
    """The paper as a file of Word's."""
    way = way or Way()
    behind = lines(paper.get("sau_ky", ()), replace(TEXT, first=0))
    return package(head_of(paper, way) + title_of(paper, way) + body_of(paper, way) + foot_of(paper, way) + behind)


def changed(paper: Paper, *edits: tuple[str, str]) -> Paper:
    """The paper with some words replaced, wherever they stand; one that changes nothing is a mistake."""
    done = set[tuple[str, str]]()

    def change(value: Any) -> Any:
        if isinstance(value, list):
            return [change(one) for one in value]
        for edit in edits:
            if isinstance(value, str) and edit[0] in value:
                done.add(edit)
                value = value.replace(*edit)
        return value

    made = {key: change(value) for key, value in paper.items()}
    assert done == set(edits), set(edits) - done
    return made
