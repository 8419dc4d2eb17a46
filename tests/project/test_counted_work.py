"""How much work is done, counted in calls: the same on every machine, however busy."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from functools import _lru_cache_wrapper, cache
from io import BytesIO
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import ROOT
from docx import Document
from ruamel.yaml import YAML

from ntm_docs.checking import check_bytes
from ntm_docs.checking.check import load
from ntm_docs.checking.dossier.folder import check_papers
from ntm_docs.importing import import_file
from ntm_docs.mending import mend
from ntm_docs.pipeline import build
from ntm_docs.planning import Planned, make_context, plan_input
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.rendering import find_templates, load_template, lost_values, survey

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2023.yaml"
Work = Callable[[], object]


def calls_of(work: Work) -> int:
    """How often anything is called, in Python or in C, when all is loaded and nothing is known from the time before."""
    work()
    for module in [one for name, one in sys.modules.items() if name.startswith("ntm_docs")]:
        for kept in [one for one in vars(module).values() if isinstance(one, _lru_cache_wrapper)]:
            kept.cache_clear()
    seen: Counter[str] = Counter()
    before = sys.getprofile()
    sys.setprofile(lambda _frame, event, _told: seen.update((event,)))
    try:
        work()
    finally:
        sys.setprofile(before)
    return seen["call"] + seen["c_call"]


def read_yaml(size: int, _folder: Path) -> Work:
    text = "danh sách:\n" + "".join(f"  - họ và tên: Nguyễn Văn {at}\n    chức vụ: Trưởng ấp\n" for at in range(size))
    return lambda: parse_yaml(text, "danh-sach.yaml")


def fill_form(size: int, _folder: Path) -> Work:
    """A list of so many rows, proved."""
    planned = plan_input(SAMPLE)
    assert isinstance(planned, Planned)
    dossier = planned.plan.dossiers[1]
    context = make_context(planned.ho_so, dossier, next(one for one in dossier.documents if one.form == "danh-sach"))
    row = context["nhom"][0]["dong"][0]
    rows = [row | {"stt": at} for at in range(1, size + 1)]
    context |= {"nhom": [{"tieu_de": "I. TẬP THỂ", "so_luong": str(size), "dong": rows}]}
    template = load_template("danh-sach", find_templates())

    def work() -> None:
        _document, xml = template.fill(context)
        assert lost_values(xml, survey(context)[1]) == []

    return work


SENTENCE = (
    "Ấp số {0} rà soát quỹ đất, chuẩn bị {0} hố trồng, cử người chăm sóc theo Kế hoạch số {0}/KH-UBND ngày 05/01/2026."
)


@cache
def our_letter() -> bytes:
    with TemporaryDirectory() as folder:
        build(ROOT / "samples" / "cong-van-kien-giang-2024.yaml", Path(folder) / "out")
        return next(Path(folder).rglob("*.docx")).read_bytes()


def a_letter(size: int, *, where: str) -> bytes:
    """Our letter with so many sentences more: in its `text`, `behind` the signature, in the rows of a `table`."""
    document = Document(BytesIO(our_letter()))
    last = next(one for one in reversed(document.paragraphs) if len(one.text) > len(SENTENCE))
    if where == "table":
        table = document.add_table(size, 2)
        for at, row in enumerate(table.rows):
            row.cells[0].text, row.cells[1].text = str(at), SENTENCE.format(at)
        last._element.addnext(table._element)
    for at in range(size if where != "table" else 0):
        if where == "text":
            last.insert_paragraph_before(SENTENCE.format(at), last.style)
        else:
            document.add_paragraph(SENTENCE.format(at))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def check_text(size: int, _folder: Path) -> Work:
    data = a_letter(size, where="text")
    return lambda: check_bytes(data, "cong-van.docx")


def check_behind_the_signature(size: int, _folder: Path) -> Work:
    data = a_letter(size, where="behind")
    return lambda: check_bytes(data, "cong-van.docx")


def check_table(size: int, _folder: Path) -> Work:
    data = a_letter(size, where="table")
    return lambda: check_bytes(data, "cong-van.docx")


def mend_text(size: int, _folder: Path) -> Work:
    data = a_letter(size, where="text")
    return lambda: mend(data, "cong-van.docx")


def import_text(size: int, folder: Path) -> Work:
    path = folder / "cong-van.docx"
    path.write_bytes(a_letter(size, where="text"))
    return lambda: import_file(path)


def plan_text(size: int, folder: Path) -> Work:
    """A plan of so many sentences, each with a text that it cites."""
    path = folder / "ke-hoach.yaml"
    body = "\n".join(f"  {SENTENCE.format(at)}" for at in range(size))
    path.write_text(f"loại: kế hoạch\ntrích yếu: Thử\nnội dung: |\n  I. CÔNG VIỆC\n{body}\n", encoding="utf-8")
    return lambda: plan_input(path)


def plan_review(size: int, folder: Path) -> Work:
    """A year's review of so many persons more."""
    path = folder / "binh-xet.json"
    review = YAML().load((ROOT / "samples" / "binh-xet-an-giang-2026.yaml").read_text(encoding="utf-8"))
    person = dict(review["cá nhân"][1])
    review["cá nhân"] += [person | {"họ và tên": f"Lê Văn {'ABCDEFGHIK'[at % 10]}{at}"} for at in range(size)]
    path.write_text(json.dumps(review, ensure_ascii=False), encoding="utf-8")
    return lambda: plan_input(path)


def compare_papers(size: int, folder: Path) -> Work:
    """The papers of a dossier of so many persons, against each other."""
    persons = size // 2
    yaml = YAML()
    yaml.width = 10_000
    dossier = yaml.load((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_text(encoding="utf-8"))
    own = dossier["đề nghị"][0]["cá nhân"]
    own += [dict(own[0]) | {"họ và tên": name, "danh xưng": "Ông", "giới tính": "Nam"} for name in names(persons)]
    path = folder / f"ho-so-{size}.yaml"
    yaml.dump(dossier, path)
    build(path, folder / str(size))
    papers = [load(one.read_bytes(), one.name) for one in sorted((folder / str(size)).rglob("*.docx"))]
    return lambda: check_papers(papers, "hồ sơ")


def names(count: int) -> list[str]:
    """So many names of persons, no two alike."""
    families, middles = ("Lê", "Trần", "Phạm", "Võ", "Bùi"), ("Văn", "Hữu", "Minh")
    lasts = ("An", "Bảy", "Chín", "Sáu", "Tám", "Út")
    return [" ".join(one) for one in product(families, middles, lasts)][:count]


ALL = [
    read_yaml,
    fill_form,
    check_text,
    check_behind_the_signature,
    check_table,
    mend_text,
    import_text,
    plan_text,
    plan_review,
    compare_papers,
]


# Twice as much more takes twice the work, and a little: names that share a surname are held against each other.
BESIDE = {compare_papers: 1.2}


class DescribeWork:
    @pytest.mark.parametrize("of", ALL)
    def it_grows_with_what_is_given_and_no_faster(self, of: Callable[[int, Path], Work], tmp_path: Path) -> None:
        small, middle, large = (calls_of(of(size, tmp_path)) for size in (40, 80, 160))
        assert small < middle < large
        assert large - middle <= 2 * (middle - small) * BESIDE.get(of, 1.04)

    def it_is_the_same_every_time(self, tmp_path: Path) -> None:
        work = fill_form(15, tmp_path)
        assert calls_of(work) == calls_of(work)
