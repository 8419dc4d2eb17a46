"""The catalogue of forms, and where their files are."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.rendering.template import Template

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its id (also its file name), its Vietnamese title, its source."""

    id: str
    title: str
    source: str


FORMS: dict[str, Form] = {
    form.id: form
    for form in (
        Form("to-trinh", "Tờ trình đề nghị khen thưởng", "Nghị định 30/2020/NĐ-CP, Mẫu 1.4"),
        Form("danh-sach", "Danh sách đề nghị khen thưởng (phụ lục của tờ trình)", "Nghị định 30/2020/NĐ-CP, Mẫu 2.1"),
        Form("bien-ban", "Biên bản họp Hội đồng Thi đua - Khen thưởng", "Nghị định 30/2020/NĐ-CP, Mẫu 1.9"),
        Form("bao-cao-nd91-mau-01", "Báo cáo thành tích tập thể (công trạng)", "Nghị định 91/2017/NĐ-CP, Mẫu số 01"),
        Form("bao-cao-nd91-mau-02", "Báo cáo thành tích cá nhân (công trạng)", "Nghị định 91/2017/NĐ-CP, Mẫu số 02"),
        Form("bao-cao-nd91-mau-07", "Báo cáo thành tích theo đợt, chuyên đề", "Nghị định 91/2017/NĐ-CP, Mẫu số 07"),
    )
}


def find_templates() -> Path:
    """The folder of forms: inside the installed package, or beside it in a checkout."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def load_template(form: str, folder: Path) -> Template:
    """The compiled form of an id, compiled once for each folder.

    Raises:
        ProblemsError: there is no such file, or it is not a sound form.
    """
    path = folder / f"{form}.docx"
    if not path.is_file():
        facts = {"name": form, "folder": str(folder)}
        raise ProblemsError([Problem("template.missing", Place(path.name), facts=facts)])
    return _compiled(path, path.stat().st_mtime_ns)


@cache
def _compiled(path: Path, _changed: int) -> Template:
    return Template(path)
