"""Papers made here to be imported, and what the import makes of them."""

from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document as DocumentObject
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.reading.texts.docx_text import read_docx

LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "•"))


def saved(document: DocumentObject, folder: Path) -> Path:
    path = folder / "co-san.docx"
    document.save(str(path))
    return path


def fields(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe", pure=True).load(import_file(path)[0])
    return loaded


def texts(document: DocumentObject) -> list[str]:
    out = BytesIO()
    document.save(out)
    return shown(out.getvalue())


def shown(data: bytes) -> list[str]:
    """The paragraphs with text, each with its label, columns on one line."""
    return [one.full_text for one in read_docx(data, "x.docx", ask=False)[0].paragraphs if one.full_text]


def add_list(document: DocumentObject) -> None:
    """An automatic list of Word's with the levels I., 1., a), bullet."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def numbered(document: DocumentObject, text: str, level: int) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>')
    )
