"""A run of many units: the same tree however often it is stopped, and nothing lost."""

# ruff: noqa: F811 -- fixtures of another module are arguments here
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import ROOT, command
from filelock import FileLock
from reviews import NOMINEES, PER_UNIT, review, run_once, tree, undisturbed, write_review  # noqa: F401 -- fixtures

from ntm_docs.batch import RunOptions, build_workbook, work
from ntm_docs.batch.journal import JOURNAL, under_way
from ntm_docs.batch.run import FinishedRun
from ntm_docs.finishing import verify
from ntm_docs.problems import MachineError, ProblemsError

pytestmark = pytest.mark.slow

LIST = "Danh sách đề nghị"
KILLS = int(os.environ.get("NTM_DOCS_KILLS", "2"))


def faulty(review: Path, folder: Path, *cells: tuple[str, int, object]) -> Path:
    """The workbook with some cells of the list spoilt: title, row, value."""
    book = openpyxl.load_workbook(review)
    sheet = book[LIST]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for title, row, value in cells:
        sheet.cell(row, titles[title]).value = value
    path = folder / "danh-sach.xlsx"
    book.save(path)
    return path


class DescribeARun:
    def it_makes_every_unit_in_a_folder_of_its_own(self, undisturbed: dict[str, str]) -> None:
        folders = {path.split("/")[0] for path in undisturbed if "/" in path}
        assert len(folders) == NOMINEES // PER_UNIT
        assert {"manifest.json", "tong-hop.xlsx"} <= set(undisturbed)
        assert len(undisturbed) == NOMINEES + 3 * len(folders) + 2

    def it_is_the_same_in_two_processes(self, review: Path, undisturbed: dict[str, str], tmp_path: Path) -> None:
        build_workbook(review, tmp_path / "ra", RunOptions(processes=2))
        assert tree(tmp_path / "ra") == undisturbed

    def it_leaves_a_folder_that_verifies(self, run_once: FinishedRun) -> None:
        assert verify(run_once.folder) == []
        assert [path.name for path in run_once.folder.parent.iterdir()] == [run_once.folder.name]

    def it_sums_up_units_awards_and_names(self, run_once: FinishedRun) -> None:
        book = openpyxl.load_workbook(run_once.folder / "tong-hop.xlsx")
        totals = [[cell.value for cell in row] for row in book["Tổng hợp"].iter_rows(min_row=2)]
        assert [row[6] for row in totals[:-1]] == [PER_UNIT] * 8
        assert totals[-1][6] == NOMINEES
        assert book["Danh sách"].max_row == NOMINEES + 1

    def it_says_in_the_manifest_whose_each_dossier_is(self, run_once: FinishedRun) -> None:
        manifest = json.loads((run_once.folder / "manifest.json").read_text(encoding="utf-8"))
        assert manifest == {**run_once.manifest, "dossiers": manifest["dossiers"]}
        assert len({dossier["unit"] for dossier in manifest["dossiers"]}) == 8
        assert manifest["regime"] == "nd91-2017"


class DescribeOneNomineeOfTwoUnits:
    @pytest.fixture
    def twice(self, review: Path, tmp_path: Path) -> tuple[Path, str]:
        """The workbook with a person of the first unit proposed by the second too, and their name."""
        book = openpyxl.load_workbook(review)
        sheet = book[LIST]
        titles = {cell.value: cell.column for cell in sheet[1]}
        kind, name, born = titles["Đối tượng"], titles["Tên"], titles["Ngày sinh"]
        rows = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, kind).value == "cá nhân"]
        unit = titles["Đơn vị trình"]
        first = rows[0]
        second = next(row for row in rows if sheet.cell(row, unit).value != sheet.cell(first, unit).value)
        for column in (name, born):
            sheet.cell(second, column).value = sheet.cell(first, column).value
        path = tmp_path / "hai-noi.xlsx"
        book.save(path)
        return path, str(sheet.cell(first, name).value)

    def it_is_told_with_the_cell_and_the_other_unit(self, twice: tuple[Path, str], tmp_path: Path) -> None:
        source, name = twice
        done = build_workbook(source, tmp_path / "ra", RunOptions(processes=2))
        told = [text for code, text in done.told if code == "nominee.two_units"]
        assert len(told) == 1
        assert name in told[0]
        manifest = json.loads((tmp_path / "ra" / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["dossiers"][0]["unit"] in told[0]
        assert sum(name in text and "đã được" in text for text in done.manifest["warnings"]) == 1

    def it_is_told_so_whatever_the_sheet_is_called(self, twice: tuple[Path, str], tmp_path: Path) -> None:
        source, name = twice
        book = openpyxl.load_workbook(source)
        book[LIST].title = "Danh sách! đợt 1"
        book.save(source)
        done = build_workbook(source, tmp_path / "ra", RunOptions(processes=1))
        (told,) = [text for code, text in done.told if code == "nominee.two_units"]
        assert name in told
        assert 'sheet "Danh sách! đợt 1"' in told

    def but_people_of_one_name_are_two(self, run_once: FinishedRun) -> None:
        assert not [code for code, _ in run_once.told if code == "nominee.two_units"]


@pytest.mark.office
class DescribeARunWithPdfs:
    def it_makes_them_while_it_still_writes(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        review = tmp_path / "danh-sach.xlsx"
        write_review(review, 2, 1)
        monkeypatch.setattr("ntm_docs.batch.meanwhile.CHUNK", 2)
        seen: list[int] = []

        def wait(done: int, total: int) -> None:
            if done == total - 1:  # the last unit is not written yet
                ends = time.monotonic() + 120
                while not (found := list(tmp_path.rglob("*.pdf"))) and time.monotonic() < ends:
                    time.sleep(0.05)
                seen.append(len(found))

        build_workbook(review, tmp_path / "ra", RunOptions(processes=1, pdf=True), wait)
        assert seen[0] > 0
        assert verify(tmp_path / "ra") == []
        monkeypatch.setattr("ntm_docs.batch.meanwhile.CHUNK", 10_000)
        build_workbook(review, tmp_path / "sau", RunOptions(processes=1, pdf=True))
        assert tree(tmp_path / "ra") == tree(tmp_path / "sau")


class DescribeARunThatIsStopped:
    def it_leaves_nothing_of_a_printing_that_was_stopped(
        self, review: Path, undisturbed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def stopped(tree: Path, *_: object, **__: object) -> None:
            document = next(tree.rglob("*.docx"))
            document.with_suffix(".pdf").write_bytes(b"half")
            (document.parent / "tep-dien-tu").mkdir()
            (document.parent / "tep-dien-tu" / document.name).write_bytes(b"half")
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("ntm_docs.batch.run.print_tree", stopped)
            with pytest.raises(KeyboardInterrupt):
                build_workbook(review, tmp_path / "ra", RunOptions(processes=1, pdf=True))
        build_workbook(review, tmp_path / "ra", RunOptions(processes=1))
        assert tree(tmp_path / "ra") == undisturbed

    def it_keeps_the_documents_of_a_workbook_with_one_unit(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = tmp_path / "mot.xlsx"
        write_review(source, PER_UNIT, PER_UNIT)
        build_workbook(source, tmp_path / "yen", RunOptions(processes=1))

        def stopped(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patched:
            patched.setattr("ntm_docs.batch.run.put_in_place", stopped)
            with pytest.raises(KeyboardInterrupt):
                build_workbook(source, tmp_path / "ra", RunOptions(processes=1))
        build_workbook(source, tmp_path / "ra", RunOptions(processes=1))
        assert tree(tmp_path / "ra") == tree(tmp_path / "yen")
        assert verify(tmp_path / "ra") == []

    @pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
    def it_ends_with_the_same_bytes_when_it_is_started_again(
        self, review: Path, undisturbed: dict[str, str], tmp_path: Path
    ) -> None:
        """Killed at random moments; NTM_DOCS_KILLS=50 tries more of them."""
        chance = random.Random(168)
        for turn in range(KILLS):
            out = tmp_path / f"{turn}" / "ra"
            command = [sys.executable, "-m", "ntm_docs", "build", str(review), "-o", str(out), "-j", "2"]
            for _ in range(2):
                with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
                    time.sleep(chance.uniform(0.3, 2.0))
                    run.send_signal(signal.SIGKILL)
            subprocess.run(command, check=out.exists() is False, capture_output=True)
            assert tree(out) == undisturbed
            assert [path.name for path in out.parent.iterdir()] == ["ra"]

    @pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent another way")
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def it_says_how_to_go_on_after_ctrl_c_or_a_word_to_end(
        self, review: Path, undisturbed: dict[str, str], tmp_path: Path, number: signal.Signals
    ) -> None:
        command = [sys.executable, "-m", "ntm_docs", "build", str(review), "-o", str(tmp_path / "ra"), "-j", "2"]
        heard = "import signal, runpy, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
        script = f"{heard}; sys.argv = {command[2:]!r}; runpy.run_module('ntm_docs', run_name='__main__')"
        started = [sys.executable, "-c", script]
        with subprocess.Popen(started, stderr=subprocess.PIPE, text=True, start_new_session=True) as run:
            until = time.monotonic() + 30
            while not (tmp_path / ".ra.dang-lam" / JOURNAL).exists() and time.monotonic() < until:
                time.sleep(0.01)
            os.killpg(run.pid, number)
            _, told = run.communicate()
        assert (run.returncode, "Chạy lại đúng lệnh này" in told) in ((130, True), (0, False))
        subprocess.run(command, check=run.returncode != 0, capture_output=True)
        assert tree(tmp_path / "ra") == undisturbed
        assert [path.name for path in tmp_path.iterdir()] == ["ra"]

    def it_makes_only_what_is_missing(self, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        whole, made = work.Worker.make, list[int]()

        def stopping(self: Any, number: int) -> Any:
            if len(made) == 3:
                raise OSError(28, "No space left on device")
            made.append(number)
            return whole(self, number)

        monkeypatch.setattr(work.Worker, "make", stopping)
        with pytest.raises(MachineError, match="đĩa đã đầy"):
            build_workbook(review, tmp_path / "ra", RunOptions(processes=1))
        assert not (tmp_path / "ra").exists()
        again: list[int] = []
        monkeypatch.setattr(work.Worker, "make", lambda self, number: again.append(number) or whole(self, number))
        build_workbook(review, tmp_path / "ra", RunOptions(processes=1))
        assert (made, again) == ([0, 1, 2], [3, 4, 5, 6, 7])

    def it_is_another_work_when_the_input_has_changed(self, review: Path, tmp_path: Path) -> None:
        key_line = tmp_path / ".ra.dang-lam" / JOURNAL
        key_line.parent.mkdir()
        key_line.write_text('{"key":"khác"}\n{"unit":0,"entry":{"folder":"x"}}\n', encoding="utf-8")
        done = build_workbook(review, tmp_path / "ra", RunOptions(processes=1))
        assert done.units == 8

    def but_what_another_work_has_left_is_never_taken(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for key in ("một", "hai"):
            with under_way(tmp_path / "ra", key) as journal:
                assert journal.units() == []
                journal.add(0, {"folder": key})
            monkeypatch.setattr(
                "ntm_docs.batch.journal.shutil.rmtree", lambda *_, **__: None
            )  # another program holds it
        with under_way(tmp_path / "ra", "hai") as journal:
            assert journal.entry(0) == {"folder": "hai"}

    def it_has_one_document_of_each_form_checked(self, run_once: FinishedRun) -> None:
        (listed,) = run_once.manifest["dossiers"]
        manifest = json.loads((run_once.folder / "manifest.json").read_text(encoding="utf-8"))
        made = [(one["form"], one["path"]) for dossier in manifest["dossiers"] for one in dossier["documents"]]
        first = dict(reversed(made))
        assert {one["form"]: one["path"] for one in listed["documents"]} == first
        assert len(made) > len(first) > 1

    def but_two_runs_do_not_share_a_folder(self, review: Path, tmp_path: Path) -> None:
        with FileLock(tmp_path / ".ra.khoa"), pytest.raises(MachineError, match="một lần chạy khác"):
            build_workbook(review, tmp_path / "ra", RunOptions(processes=1))


class DescribeFaults:
    def they_stop_everything_and_nothing_is_written(self, review: Path, tmp_path: Path) -> None:
        path = faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"), ("Phiếu › đồng ý", 20, "hai"))
        with pytest.raises(ProblemsError) as caught:
            build_workbook(path, tmp_path / "ra", RunOptions(processes=1))
        cells = [problem.place.cell for problem in caught.value.problems if problem.code == "number.format"]
        assert [cell[-2:].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for cell in cells] == ["3", "20"]
        assert [one.name for one in tmp_path.iterdir()] == ["danh-sach.xlsx"]

    def they_leave_the_other_dossiers_to_be_made(
        self, review: Path, tmp_path: Path, undisturbed: dict[str, str]
    ) -> None:
        path = faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"))
        done = build_workbook(path, tmp_path / "ra", RunOptions(processes=2, skip_faulty=True))
        assert {problem.code for problem in done.problems} == {"number.format"}
        assert done.skipped.keys() == {0}
        documents = {name: digest for name, digest in tree(tmp_path / "ra").items() if name.endswith(".docx")}
        assert documents.items() <= undisturbed.items()
        assert len({name.split("/")[0] for name in documents}) == 7

    def they_do_not_hide_what_another_unit_lacks(self, review: Path, tmp_path: Path) -> None:
        path = faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"), ("Đơn vị trình", 9, "Ủy ban nhân dân huyện X"))
        with pytest.raises(ProblemsError) as caught:
            build_workbook(path, tmp_path / "ra", RunOptions(processes=1))
        assert {problem.code for problem in caught.value.problems} == {"sheet.unit", "number.format"}


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return command(arguments, tmp_path)

    return call


class DescribeRepair:
    def it_marks_the_cell_and_lists_it_with_a_link(self, review: Path, tmp_path: Path, run: Run) -> None:
        faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"))
        result = run("build", "danh-sach.xlsx", "-o", "ra", "--repair", "sua.xlsx")
        assert result.returncode == 1
        book = openpyxl.load_workbook(tmp_path / "sua.xlsx")
        sheet = book[LIST]
        marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment and "lỗi" in cell.comment.author]
        assert [cell.value for cell in marked] == ["mười"]
        assert marked[0].fill.fgColor.rgb == "FFFFC7CE"
        listed = book["Lỗi cần sửa"]
        assert listed["C2"].value == marked[0].coordinate
        assert listed["C2"].hyperlink.location == f"'{LIST}'!{marked[0].coordinate}"

    @pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", b"<html>"])
    def it_does_not_hide_what_is_wrong_with_the_file(self, tmp_path: Path, run: Run, content: bytes | None) -> None:
        if content is not None:
            (tmp_path / "a.xlsx").write_bytes(content)
        plain = run("build", "a.xlsx", "-o", "ra")
        assert plain.returncode == 1
        assert run("build", "a.xlsx", "-o", "ra", "--repair", "sua.xlsx").stderr == plain.stderr
        assert not (tmp_path / "sua.xlsx").exists()

    def it_leaves_all_else_as_it_was(self, review: Path, tmp_path: Path, run: Run) -> None:
        path = faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"))
        run("build", "danh-sach.xlsx", "-o", "ra", "--repair", "sua.xlsx")
        before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(tmp_path / "sua.xlsx")
        for sheet in before:
            assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
                [cell.value for cell in row] for row in after[sheet.title].iter_rows()
            ]

    def it_builds_once_it_is_mended(self, review: Path, tmp_path: Path, run: Run, undisturbed: dict[str, str]) -> None:
        faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"))
        run("build", "danh-sach.xlsx", "-o", "ra", "--repair", "sua.xlsx")
        book = openpyxl.load_workbook(tmp_path / "sua.xlsx")
        sheet = book[LIST]
        titles = {cell.value: cell.column for cell in sheet[1]}
        sheet.cell(3, titles["Phiếu › đồng ý"]).value = sheet.cell(6, titles["Phiếu › đồng ý"]).value
        book.save(tmp_path / "sua.xlsx")
        assert run("build", "sua.xlsx", "-o", "ra").returncode == 0
        assert {n: d for n, d in tree(tmp_path / "ra").items() if n.endswith(".docx")} == {
            n: d for n, d in undisturbed.items() if n.endswith(".docx")
        }

    def it_holds_what_is_left_when_the_rest_is_made(
        self, review: Path, tmp_path: Path, run: Run, undisturbed: dict[str, str]
    ) -> None:
        faulty(review, tmp_path, ("Phiếu › đồng ý", 3, "mười"))
        result = run("build", "danh-sach.xlsx", "-o", "ra", "--skip-faulty", "--repair", "con-lai.xlsx")
        assert result.returncode == 1
        book = openpyxl.load_workbook(tmp_path / "con-lai.xlsx")
        sheet = book[LIST]
        titles = {cell.value: cell.column for cell in sheet[1]}
        assert [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, titles["Mã"]).value] == [2, 3, 4]
        own = openpyxl.load_workbook(review)[LIST]
        sheet.cell(3, titles["Phiếu › đồng ý"]).value = own.cell(3, titles["Phiếu › đồng ý"]).value
        book.save(tmp_path / "con-lai.xlsx")
        assert run("build", "con-lai.xlsx", "-o", "ra-2").returncode == 0
        rest = {n: d for n, d in tree(tmp_path / "ra-2").items() if n.endswith(".docx")}
        made = {n: d for n, d in tree(tmp_path / "ra").items() if n.endswith(".docx")}
        whole = {n: d for n, d in undisturbed.items() if n.endswith(".docx")}
        assert sorted([*rest.values(), *made.values()]) == sorted(whole.values())

    def it_keeps_a_unit_that_has_no_nominee_yet(self, review: Path, tmp_path: Path, run: Run) -> None:
        path = faulty(review, tmp_path)
        book = openpyxl.load_workbook(path)
        general = book["Thông tin chung"]
        general.append([cell.value for cell in general[2]])
        name = next(cell.column for cell in general[1] if cell.value == "Cơ quan › tên")
        general.cell(general.max_row, name).value = "Ủy ban nhân dân huyện Gò Quao"
        book.save(path)
        result = run("build", "danh-sach.xlsx", "-o", "ra", "--skip-faulty", "--repair", "con-lai.xlsx")
        assert result.returncode == 1
        left = openpyxl.load_workbook(tmp_path / "con-lai.xlsx")["Thông tin chung"]
        names = [left.cell(row, name).value for row in range(2, left.max_row + 1)]
        assert [one for one in names if one] == ["Ủy ban nhân dân huyện Gò Quao"]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--skip-faulty"], "--skip-faulty cần --repair"),
            (["--repair", "sua.docx"], "phải là .xlsx"),
            (["--repair", "danh-sach.xlsx"], "trùng với bảng tính gốc"),
        ],
    )
    def it_is_asked_for_in_a_way_that_fits(
        self, review: Path, tmp_path: Path, run: Run, arguments: list[str], message: str
    ) -> None:
        (tmp_path / "danh-sach.xlsx").write_bytes(review.read_bytes())
        result = run("build", "danh-sach.xlsx", "-o", "ra", *arguments)
        assert result.returncode == 1
        assert message in result.stderr

    @pytest.mark.parametrize(("own", "other"), [("xlsm", "xlsx"), ("xlsx", "xlsm")])
    def it_keeps_the_kind_of_its_workbook(self, review: Path, tmp_path: Path, run: Run, own: str, other: str) -> None:
        """Excel opens a workbook with macros as .xlsm alone, and no other as that."""
        (tmp_path / f"danh-sach.{own}").write_bytes(review.read_bytes())
        result = run("build", f"danh-sach.{own}", "-o", "ra", "--repair", f"sua.{other}")
        assert result.returncode == 1
        assert f"tệp --repair phải là .{own}. Đổi tên tệp, ví dụ sua.{own}." in result.stderr
        assert not (tmp_path / f"sua.{other}").exists()

    def but_a_yaml_file_has_none(self, run: Run) -> None:
        result = run("build", str(ROOT / "samples" / "ho-so-kien-giang-2023.yaml"), "-o", "ra", "-j", "2")
        assert result.returncode == 1
        assert "chỉ dùng cho một bảng tính" in result.stderr
