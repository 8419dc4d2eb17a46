"""Papers of the table inside a document within a .docx (w:altChunk), and in the other dialect of Word's format."""

import quopri
from html import escape
from typing import Any

from made import QUOC_HIEU, TIEU_NGU, Way, docx_of, package, para

from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

Paper = dict[str, Any]
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHUNK = f'<w:altChunk xmlns:r="{_RELATION}" r:id="rId9"/>'
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _RELATION: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def holding(
    content: bytes | None, name: str = "a.htm", kind: str = "text/html", around: tuple[str, str] = ("", "")
) -> bytes:
    """A file of Word's with a document within it, between two paragraphs where they have words."""
    body = _CHUNK.join(para(text) if text else "" for text in around)
    link = f'<Relationship Id="rId9" Type="{_RELATION}/aFChunk" Target="{name}"/>'
    links = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>'
    )
    extra = {"word/_rels/document.xml.rels": links.encode()} | ({} if content is None else {f"word/{name}": content})
    members = read_members(package(body, extra=extra))
    own = f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>'.encode()
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", own)
    return pack(members)


def page_of(paper: Paper, charset: str = "utf-8") -> str:
    """The paper as a page of the web, as an office's system writes it."""
    left = "".join(f"<p align=center>{line}</p>" for line in paper.get("chu_quan", []))
    left += "".join(f"<p align=center><b>{line}</b></p>" for line in paper["co_quan"])
    left += "".join(f'<p style="text-align:center">{line}</p>' for line in [paper["so"], *paper.get("vv", [])])
    right = f"<b>{QUOC_HIEU}<br>{TIEU_NGU}</b><hr width=50%><p><em>{paper['ngay']}</em></p>"
    head = f"<table width=100% border=0><tr><td width=40%>{left}</td><td align=center>{right}</td></tr></table>"
    title = [*([paper["loai"]] if "loai" in paper else []), *paper.get("trich_yeu", []), *paper.get("tham_quyen", [])]
    body = "".join(f'<p class=MsoNormal align="center"><strong>{line}</strong></p>' for line in title)
    body += "".join(f"<div style='text-align: center'>{line}</div>" for line in paper.get("kinh_gui", []))
    body += "".join(f"<p><i>{line}</i></p>\n" for line in paper.get("can_cu", []))
    body += f"<p align=center><b>{paper['lenh']}</b></p>" if "lenh" in paper else ""
    body += "".join(f"\n<p>{escape(line).replace(' ', chr(10), 1)}<o:p></o:p></p>" for line in paper["than"])
    items = "<br>".join(f"- {one}" for one in paper["noi_nhan"])
    signer = "<br>".join([*paper["ky"], "", "", paper["ho_ten"]])
    foot = f"<td><p><b><i>Nơi nhận:</i></b></p>{items}</td><td align=center><b>{signer}</b></td>"
    return (
        f'<html><head><meta charset="{charset}"><title>{paper["ten"]}</title><style>p {{margin: 0}}</style>'
        f"</head><body>{head}{body}<table><tr>{foot}</tr></table></body></html>"
    )


def kept(page: str) -> bytes:
    """A page with its pictures, as browsers keep it."""
    envelope = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=x"\r\n\r\n----=x\r\n'
    head = 'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    return (envelope + head).encode() + quopri.encodestring(page.encode()) + b"\r\n----=x--\r\n"


def strict(data: bytes) -> bytes:
    """A file of Word's as “Strict Open XML Document”."""
    members = read_members(data)
    for old, new in _STRICT.items():
        members = {name: content.replace(old.encode(), new.encode()) for name, content in members.items()}
    return pack(members)


MAKES = {
    "trang web": lambda paper: holding(page_of(paper).encode()),
    "trang web UTF-16": lambda paper: holding(page_of(paper, "utf-16").encode("utf-16"), "a.html"),
    "trang web kèm hình": lambda paper: holding(kept(page_of(paper)), "a.mht", "message/rfc822"),
    "tài liệu Word": lambda paper: holding(docx_of(paper, Way()), "a.docx", "application/zip"),
    "Strict": lambda paper: strict(docx_of(paper, Way())),
    "Strict, tab": lambda paper: strict(docx_of(paper, Way(head="tab", foot="tab", rules=False))),
    "Strict, phần chính tên khác": lambda paper: strict(docx_of(paper, Way(main="word/document2.xml"))),
}
