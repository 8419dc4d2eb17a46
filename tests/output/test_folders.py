"""A folder is never emptied by another input."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

import pytest
from conftest import ROOT, own_workbook
from openpyxl import load_workbook

from ntm_docs.__main__ import run
from ntm_docs.finishing.earlier import Earlier, is_other
from ntm_docs.output import free_folder

SAMPLES = ROOT / "samples"
DOSSIER, OTHER = "ho-so-kien-giang-2023.yaml", "ho-so-dak-nong-2023.yaml"
DISPATCH = "cong-van-kien-giang-2024.yaml"

Tell = Callable[..., tuple[int, str]]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs `build` on copies of samples: (name, sample) → exit code and what it printed."""
    monkeypatch.chdir(tmp_path)

    def build(*arguments: str) -> tuple[int, str]:
        code = run(["build", *arguments])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return build


def sample(name: str, file: str = "ho-so.yaml") -> str:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(SAMPLES / name, file)
    return file


class DescribeAFolderWithTheResultOfAnotherInput:
    @pytest.mark.slow
    @pytest.mark.parametrize(
        ("name", "file"),
        [(OTHER, "khac.yaml"), (OTHER, "xa/ho-so.yaml"), (DISPATCH, "xa/ho-so.yaml"), (DISPATCH, "cv.yaml")],
        ids=["another name", "another office", "another kind", "another name and kind"],
    )
    def it_is_refused_and_keeps_everything(self, name: str, file: str, tell: Tell) -> None:
        assert tell(sample(DOSSIER), "-o", "kq")[0] == 0
        before = tree(Path("kq"))
        code, text = tell(sample(name, file), "-o", "kq")
        assert (code, tree(Path("kq"))) == (1, before)
        today = f"{datetime.now(UTC).astimezone():%d/%m/%Y}"
        assert "đang giữ kết quả của “ho-so.yaml” (hồ sơ khen thưởng; Ủy ban nhân dân huyện Tân Hiệp;" in text
        assert f"theo pháp luật ngày 14/07/2023), ghi vào đó ngày {today}; chưa xóa gì." in text
        assert "-o kq-2; hoặc thêm --force" in text
        assert not Path("kq-2").exists()

    def but_it_is_replaced_when_forced(self, tell: Tell) -> None:
        assert tell(sample(DISPATCH, "a.yaml"), "-o", "kq")[0] == 0
        Path("kq/ghi-chu.txt").write_text("giữ", encoding="utf-8")
        code, text = tell(sample(OTHER, "b.yaml"), "-o", "kq", "--force")
        assert (code, "Đã bỏ 1 tệp của lần trước mà lần này không làm: cong-van/01-cong-van.docx." in text) == (0, True)
        assert Path("kq/ghi-chu.txt").is_file()

    def it_is_that_of_a_workbook_too(self, tell: Tell) -> None:
        assert tell(sample(DISPATCH, "a.yaml"), "-o", "kq")[0] == 0
        own_workbook(Path("a.xlsx"))
        before = tree(Path("kq"))
        assert tell("a.xlsx", "-o", "kq")[0] == 1
        assert tree(Path("kq")) == before
        assert tell("a.xlsx", "-o", "dot")[0] == 0
        made = tree(Path("dot"))
        assert tell("a.yaml", "-o", "dot")[0] == 1
        assert tell("a.xlsx", "-o", "kq", "--repair", "sua.xlsx")[0] == 1
        assert not Path("sua.xlsx").exists()  # nothing in the workbook is to be mended
        assert tell("a.xlsx", "-o", "dot")[0] == 0
        assert tree(Path("dot")) == made

    def it_is_one_of_several_inputs(self, tell: Tell) -> None:
        a, b = sample(DISPATCH, "a.yaml"), sample(OTHER, "b.yaml")
        assert tell(a, b, "-o", "ra")[0] == 0
        before = tree(Path("ra"))
        assert tell(b, a, "-o", "ra")[0] == 0
        assert tree(Path("ra")) == before
        assert tell(a, "-o", "ra")[0] == 1  # the folders of both inputs stand there
        assert tell(a, b, "-o", "ra/a")[0] == 1
        assert tree(Path("ra")) == before


class DescribeTheSameInput:
    def it_replaces_its_result_when_it_is_edited(self, tell: Tell) -> None:
        file = Path(sample(DISPATCH, "cv.yaml"))
        assert tell("cv.yaml", "-o", "kq")[0] == 0
        file.write_text(file.read_text(encoding="utf-8") + "\n# sửa\n", encoding="utf-8")
        assert tell("cv.yaml", "-o", "kq")[0] == 0

    def it_is_the_same_under_another_name(self, tell: Tell) -> None:
        assert tell(sample(DISPATCH, "a.yaml"), "-o", "kq")[0] == 0
        assert tell(sample(DISPATCH, "b.yaml"), "-o", "kq")[0] == 0

    @pytest.mark.slow
    @pytest.mark.parametrize(("first", "second"), [([], ["--meeting"]), (["--meeting"], [])])
    def but_the_papers_of_a_meeting_are_another_work(self, first: list[str], second: list[str], tell: Tell) -> None:
        file = sample(DOSSIER)
        assert tell(file, "-o", "kq", *first)[0] == 0
        before = tree(Path("kq"))
        assert tell(file, "-o", "kq", *second)[0] == 1
        assert tree(Path("kq")) == before

    @pytest.mark.slow
    def it_tells_what_is_not_made_again(self, tell: Tell) -> None:
        file = sample(DOSSIER)
        assert tell(file, "-o", "kq", "--complete")[0] == 0
        _, text = tell(file, "-o", "kq")
        assert "tệp của lần trước mà lần này không làm: " in text
        assert "tệp của lần trước" not in tell(file, "-o", "kq")[1]

    def it_tells_pdfs_that_go_with_the_documents(self, tell: Tell) -> None:
        file = sample(DISPATCH, "cv.yaml")
        assert tell(file, "-o", "kq")[0] == 0
        pdf, manifest = Path("kq/cong-van/01-cong-van.pdf"), Path("kq/manifest.json")
        pdf.write_bytes(b"%PDF")
        listed = json.loads(manifest.read_text(encoding="utf-8"))
        digest = "3df79d34abbca99308e79cb94461c1893582604d68329a41fd4bec1885e6adb4"
        listed["files"] = [{"path": "cong-van/01-cong-van.pdf", "sha256": digest}]
        manifest.write_text(json.dumps(listed), encoding="utf-8")
        _, text = tell(file, "-o", "kq", "--force")
        assert "Đã bỏ 1 tệp PDF, tệp điện tử của lần trước" in text
        assert not pdf.exists()

    def it_is_stopped_by_pdfs_that_were_made_later(self, tell: Tell) -> None:
        file = sample(DISPATCH, "cv.yaml")
        assert tell(file, "-o", "kq")[0] == 0
        Path("kq/cong-van/01-cong-van.pdf").write_bytes(b"%PDF")
        code, text = tell(file, "-o", "kq")
        assert (code, "có 1 tệp PDF làm sau, bằng ntm-docs pdf hoặc Word" in text) == (1, True)


class DescribeAReviewMadeInPart:
    """What was made of the sound rows is not lost when the rest is built into the same folder."""

    SECOND = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện"

    def it_keeps_the_dossiers_that_are_not_in_the_workbook_any_more(self, tell: Tell) -> None:
        own_workbook(Path("a.xlsx"))
        book = load_workbook("a.xlsx")
        sheet = book["Danh sách đề nghị"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        award, agreed = columns["Hình thức"], columns["Phiếu › đồng ý"]
        sheet.cell(3, award).value, sheet.cell(3, agreed).value = self.SECOND, "không rõ"
        book.save("a.xlsx")
        assert tell("a.xlsx", "-o", "kq", "--skip-faulty", "--repair", "con-lai.xlsx")[0] == 1
        assert json.loads(Path("kq/manifest.json").read_text(encoding="utf-8"))["input"]["partial"] is True
        before = tree(Path("kq"))
        sheet.cell(3, agreed).value = 5
        book.save("ca-hai.xlsx")
        sheet.delete_rows(2)
        book["Thành tích"].delete_rows(2)
        book.save("a.xlsx")  # the rest, under the name of the whole
        code, text = tell("a.xlsx", "-o", "kq")
        assert (code, "có 1 hồ sơ của lần trước không còn trong bảng tính này" in text) == (1, True), text
        assert tree(Path("kq")) == before
        shutil.copyfile("ca-hai.xlsx", "a.xlsx")
        assert tell("a.xlsx", "-o", "kq")[0] == 0  # all of it, mended


class DescribeIsOther:
    """Units of a workbook are known by their folders, an office by its name, however typed."""

    SOURCE: ClassVar[dict[str, str]] = {"name": "xet.xlsx", "sha256": "1", "kind": "hồ sơ khen thưởng"}

    @pytest.mark.parametrize(
        ("before", "units", "other"),
        [
            (("xa-a/bk", "xa-b/bk"), {"xa-a", "xa-b"}, False),
            (("xa-a/bk", "xa-b/bk"), {"xa-b", "xa-c"}, False),
            (("xa-a/bk", "xa-b/bk"), {"xa-c", "xa-d"}, True),
            (("xa-a/bk",), set(), True),
            (("bk",), {"xa-a", "xa-b"}, True),
            (("bk",), set(), False),
        ],
    )
    def it_compares_units(self, before: tuple[str, ...], units: set[str], other: bool) -> None:
        assert is_other(self.earlier(before), self.SOURCE | {"sha256": "2"}, units=units) is other

    @pytest.mark.parametrize(
        ("changed", "other"),
        [
            ({"unit": "ỦY BAN NHÂN DÂN xã  A"}, False),
            ({"unit": "Ủy ban nhân dân xã B"}, True),
            ({"unit": "Ủy ban nhân dân xã À"}, True),
            ({"unit": None}, False),
            ({"kind": "kế hoạch"}, True),
            ({"name": "XET.xlsx"}, False),
            ({"name": "xet2.xlsx"}, True),
            ({"name": "xet2.xlsx", "sha256": "1"}, False),
            ({"name": "xet2.xlsx", "sha256": "1", "unit": "Ủy ban nhân dân xã B"}, False),
        ],
    )
    def it_compares_names(self, changed: dict[str, str | None], other: bool) -> None:
        earlier = self.earlier(("bk",), unit="Ủy ban nhân dân xã A")
        now = self.SOURCE | {"sha256": "2", "unit": "Ủy ban nhân dân xã A"} | changed
        assert is_other(earlier, now) is other

    def earlier(self, dossiers: tuple[str, ...], **source: str) -> Earlier:
        return Earlier(self.SOURCE | source, None, date(2026, 11, 28), dossiers, 1, {}, partial=False)


class DescribeAFolderThatTellsNothing:
    @pytest.mark.parametrize("manifest", ["{", "[]", '{"tool": "ntm-docs 99", "dossiers": 3}', '{"tool": "word"}'])
    @pytest.mark.parametrize("force", [[], ["--force"]])
    def it_is_refused_whatever_is_asked(self, manifest: str, force: list[str], tell: Tell) -> None:
        Path("kq").mkdir()
        Path("kq/manifest.json").write_text(manifest, encoding="utf-8")
        code, text = tell(sample(DISPATCH, "cv.yaml"), "-o", "kq", *force)
        assert (code, "manifest.json trong kq hỏng" in text) == (1, True)
        assert Path("kq/manifest.json").read_text(encoding="utf-8") == manifest

    @pytest.mark.parametrize("target", ["xa", "xa/..", "."])
    def it_is_refused_where_it_holds_the_input(self, target: str, tell: Tell) -> None:
        file = sample(DISPATCH, "xa/cv.yaml")
        assert tell(file, "-o", target, "--force")[0] == 1
        assert list(Path().rglob("*.docx")) == []


class DescribeFreeFolder:
    def it_is_the_first_whose_name_is_not_taken(self, tmp_path: Path) -> None:
        (tmp_path / "kq-2").mkdir()
        (tmp_path / "kq-3").symlink_to("khong-co")
        assert free_folder(tmp_path / "kq") == tmp_path / "kq-4"
