"""One document of a letter with a table, by us and by other engines, in one run.

    python benchmarks/peers.py [--rounds N] [--rows 15,300] [--node FOLDER]

Each engine gets a form in its own tags with the same text, opens it and fills it; ours once compiled, and once opened
anew each time as the others are. Every document must say the same in its table. The engines of JavaScript are measured
where node is and `npm install --prefix benchmarks docxtemplater pizzip easy-template-x` was run (or in FOLDER). An
engine in Rust with Python's tags is not measured: no package of one was found.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docxtpl import DocxTemplate
from docxtpl import __version__ as docxtpl_version

from ntm_docs.rendering import Template

SCRIPT = Path(__file__).with_suffix(".mjs")
HEADS = ("STT", "Họ và tên", "Chức vụ, đơn vị công tác")
FIELDS = ("stt", "ten", "chuc_vu")
ON_NODE = ("docxtemplater", "easy-template-x")


class Took(NamedTuple):
    """An engine with its version, the milliseconds of each round, the last document."""

    engine: str
    times: Sequence[float]
    document: bytes


def form(one: str, before: str = "", cells: Sequence[str] = (), behind: str = "") -> bytes:
    """A letter whose table repeats a row: tags `one` for the subject, rows of their own around the row of `cells`."""
    document = Document()
    document.add_paragraph(f"Về việc {one}")
    table = document.add_table(1, len(HEADS))
    for texts in (HEADS, (before,), cells, (behind,)):
        if texts == ("",):
            continue
        row = table.rows[0] if texts is HEADS else table.add_row()
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def jinja_form() -> bytes:
    """With the tags of Jinja: docxtpl's and ours."""
    cells = [f"{{{{ row.{name} }}}}" for name in FIELDS]
    return form("{{ viec }}", "{%tr for row in rows %}", cells, "{%tr endfor %}")


def braces_form() -> bytes:
    """With the tags that both engines of JavaScript read."""
    return form("{viec}", cells=("{#rows}{stt}", "{ten}", "{chuc_vu}{/rows}"))


def values(rows: int) -> dict[str, Any]:
    """A subject, and so many persons."""
    people = [
        {"stt": str(at), "ten": f"Nguyễn Văn {at}", "chuc_vu": "Trưởng ấp, xã Tân Hội"} for at in range(1, rows + 1)
    ]
    return {"viec": "đề nghị khen thưởng", "rows": people}


def timed(engine: str, job: Callable[[], bytes], rounds: int) -> Took:
    """A job of Python, the first time not counted."""
    document, times = job(), []
    for _ in range(rounds):
        start = time.perf_counter()
        document = job()
        times.append((time.perf_counter() - start) * 1_000)
    return Took(engine, times, document)


def of_python(data: Mapping[str, Any], rounds: int) -> Iterator[Took]:
    """Ours, compiled once and opened anew each time like the others; docxtpl as its manual shows."""
    written = jinja_form()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "form.docx"
        path.write_bytes(written)
        ours = Template(path)
        yield timed("ntm-docs", lambda: ours.fill(data)[0], rounds)
        yield timed("ntm-docs, opened anew", lambda: Template(path).fill(data)[0], rounds)

    def with_docxtpl() -> bytes:
        template = DocxTemplate(BytesIO(written))
        template.render(dict(data), autoescape=True)
        stream = BytesIO()
        template.save(stream)
        return stream.getvalue()

    yield timed(f"docxtpl {docxtpl_version}", with_docxtpl, rounds)


def of_node(data: Mapping[str, Any], rounds: int, folder: Path) -> Iterator[Took]:
    """Those of JavaScript, each in a process of its own that times itself."""
    with tempfile.TemporaryDirectory() as name:
        written, given, out = (Path(name) / one for one in ("form.docx", "values.json", "out.docx"))
        written.write_bytes(braces_form())
        given.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for engine in ON_NODE:
            command = ["node", str(SCRIPT), engine, str(written), str(given), str(rounds), str(out)]
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
            if done.returncode:
                raise SystemExit(f"{engine} failed:\n{done.stderr}")
            told = json.loads(done.stdout)
            yield Took(f"{engine} {told['version']}", told["times"], out.read_bytes())


def table_of(document: bytes) -> list[list[str]]:
    """What the table of a document says."""
    (table,) = Document(BytesIO(document)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def main() -> None:
    """A line for each engine and size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--rows", default="15,300")
    parser.add_argument("--node", type=Path, default=SCRIPT.parent, help="where node_modules lies")
    asked = parser.parse_args()
    node = asked.node.resolve()
    there = shutil.which("node") is not None and all((node / "node_modules" / one).is_dir() for one in ON_NODE)
    print(f"{'engine':26}{'rows':>6}{'median ms':>11}{'spread':>8}{'times ours':>12}  same table")
    for rows in map(int, asked.rows.split(",")):
        data = values(rows)
        expected = [list(HEADS), *([one[name] for name in FIELDS] for one in data["rows"])]
        took = [*of_python(data, asked.rounds), *(of_node(data, asked.rounds, node) if there else ())]
        ours = statistics.median(took[0].times)
        for one in took:
            median = statistics.median(one.times)
            same = "yes" if table_of(one.document) == expected else "NO"
            spread = max(one.times) / min(one.times)
            print(f"{one.engine:26}{rows:6}{median:11.2f}{spread:8.2f}{median / ours:12.1f}  {same}")
    if not there:
        print(f"not measured: {', '.join(ON_NODE)}; they need node and npm install, see above")


if __name__ == "__main__":
    main()
