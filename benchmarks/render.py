"""How much faster our rendering is than docxtpl's, on our own forms, in one run.

    python benchmarks/render.py [--rounds N] [--rows 15,300,3000]

Each line renders the same form with the same values in turn, docxtpl then ours, and prints the
median of both and their ratio, after it has checked that the two documents are the same canonical
XML. "proved" adds the proof of fill, which docxtpl does not have. "floor" only joins the strings of the finished
document and writes its zip: the same bytes, with everything known beforehand.
"""

import argparse
import cProfile
import pstats
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import docxtpl
from docxtpl import DocxTemplate
from lxml import etree

from ntm_docs.planning import make_context, plan_input
from ntm_docs.rendering import Template, find_templates, lost_values, survey
from ntm_docs.rendering.document.package import Base, pack
from ntm_docs.word.incoming.package import read_members

SAMPLE = Path(__file__).parent.parent / "samples" / "ho-so-kien-giang-2023.yaml"
PARTS = ("word/document.xml", "word/header1.xml", "word/styles.xml")


def with_docxtpl(path: Path, context: dict[str, Any]) -> bytes:
    """One document the way docxtpl's own manual shows, escaping on."""
    template = DocxTemplate(path)
    template.render(context, autoescape=True)
    out = BytesIO()
    template.save(out)
    return out.getvalue()


def canonical(data: bytes) -> list[bytes]:
    """The printed parts as canonical XML."""
    members = read_members(data)
    return [etree.tostring(etree.fromstring(members[name]), method="c14n") for name in PARTS if name in members]


def proved(template: Template, context: dict[str, Any]) -> bytes:
    """One document of ours with the proof that every value is in it."""
    document, xml = template.fill(context)
    lost = lost_values(xml, survey(context)[1])
    if lost:
        raise SystemExit(f"lost: {lost}")
    return document


def only_joined(document: bytes) -> Callable[[], bytes]:
    """The same bytes again from strings that are ready: what is left when nothing is to be worked out."""
    members = read_members(document)
    changing = {name: re.split("(?=<w:t)", members[name].decode()) for name in PARTS if name in members}
    base = Base(document, frozenset(changing))
    return lambda: base.seal({name: "".join(pieces).encode() for name, pieces in changing.items()})


WITH_LINE = ("to-trinh", "bao-cao-nd91-mau-07", "bao-cao, 20 pages")
LINE = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>9</wp:posOffset>'
    '</wp:positionV><wp:extent cx="2052000" cy="0"/><wp:wrapNone/><wp:docPr id="57" name="Đường kẻ"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvCnPr/><wps:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="2052000" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
)


def with_line(form: Path, folder: Path) -> Path:
    """A copy of a form with a line drawn behind its motto."""
    members = read_members(form.read_bytes())
    text = members["word/document.xml"].decode()
    at = text.index("</w:p>", text.index("Hạnh phúc"))
    members["word/document.xml"] = (text[:at] + LINE + text[at:]).encode()
    path = folder / form.name
    path.write_bytes(pack(members, compress=True))
    return path


def cases(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[str, Path, dict[str, Any]]]:
    """Name, form and values: one page to twenty pages, a table of so many rows, a form with a drawn line."""
    for name, form, context in own_cases(sizes):
        yield name, find_templates() / f"{form}.docx", context
        if name in WITH_LINE:
            yield f"{name}, drawn line", with_line(find_templates() / f"{form}.docx", folder), context


def own_cases(sizes: Sequence[int]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Name, form and values of our own forms."""
    planned = plan_input(SAMPLE)
    for dossier in planned.plan.dossiers[1:2]:
        for document in dossier.documents[:4]:
            yield document.form, document.form, make_context(planned.ho_so, dossier, document)
    report = planned.plan.dossiers[0].documents[-1]
    short = make_context(planned.ho_so, planned.plan.dossiers[0], report)
    one_page = short | {"phan_ii": short["phan_ii"][:1], "danh_hieu": [], "khen_thuong": []}
    yield "bao-cao, 1 page", report.form, one_page
    yield "bao-cao, 20 pages", report.form, short | {"phan_ii": short["phan_ii"] * 5}
    dossier = planned.plan.dossiers[2]
    table = make_context(planned.ho_so, dossier, dossier.documents[1])
    rows = [row for group in table["nhom"] for row in group["dong"]]
    for count in sizes:
        many = [row | {"stt": number} for number, row in enumerate((rows * count)[:count], start=1)]
        group = {"tieu_de": "I. TẬP THỂ", "so_luong": str(count), "dong": many}
        yield f"danh-sach, {count} rows", "danh-sach", table | {"nhom": [group]}


def median(job: Callable[[], object], rounds: int) -> float:
    """Median seconds of one call."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the table, then where the time of the largest table goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--rows", default="15,300,3000")
    given = parser.parse_args()
    rounds = given.rounds
    print(f"docxtpl {docxtpl.__version__}; medians of {rounds} rounds")
    heads = f"{'form':33}{'docxtpl ms':>12}{'ours ms':>10}{'ratio':>8}{'proved ms':>11}{'ratio':>8}"
    print(f"{heads}{'floor ms':>10}{'KB':>7}  same XML")
    folder = Path(tempfile.mkdtemp())
    for name, path, context in cases(folder, [int(size) for size in given.rows.split(",")]):
        template = Template(path)
        document = template.render(context)
        same = canonical(document) == canonical(with_docxtpl(path, context))
        slow = median(lambda path=path, context=context: with_docxtpl(path, context), max(3, rounds // 3))
        fast = median(lambda template=template, context=context: template.render(context), rounds * 4)
        sure = median(lambda template=template, context=context: proved(template, context), rounds)
        least = median(only_joined(document), rounds * 4)
        print(
            f"{name:33}{slow * 1e3:12.2f}{fast * 1e3:10.3f}{slow / fast:8.1f}"
            f"{sure * 1e3:11.3f}{slow / sure:8.1f}{least * 1e3:10.3f}"
            f"{len(document) / 1000:7.0f}  {'yes' if same else 'NO'}"
        )
    profile = cProfile.Profile()
    profile.runcall(template.render, context)
    pstats.Stats(profile).sort_stats("tottime").print_stats(8)


if __name__ == "__main__":
    main()
