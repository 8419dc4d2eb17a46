"""One fault, one sentence, one exit code, whichever command meets it."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from openpyxl import load_workbook

from ntm_docs import output
from ntm_docs.__main__ import run

SAMPLE = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
LONG = "a" * 300
# F is the file named; each command with the suffixes of files that it reads.
READING = {
    "build": (["build", "F", "-o", "ra"], (".yaml", ".xlsx")),
    "explain": (["explain", "F"], (".yaml", ".xlsx")),
    "check": (["check", "F"], (".yaml", ".xlsx", ".docx")),
    "import": (["import", "F", "-o", "moi.yaml"], (".docx", ".txt")),
    "profile": (["check", "co.docx", "--profile", "F"], (".yaml",)),
    "from": (
        ["new", "ke-hoach", "--agency", "Ủy ban nhân dân xã Thạnh Đông", "--from", "F", "-o", "moi.yaml"],
        (".yaml",),
    ),
}
CASES = [(name, suffix) for name, (_, suffixes) in READING.items() for suffix in suffixes]
RAW = ("[Errno", "No such file", "Permission denied", "Is a directory", "File name too long", "“”", "Traceback")

Told = Callable[..., tuple[int, str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs a command in an empty folder; its exit code and everything it printed."""
    monkeypatch.chdir(tmp_path)

    def tell(*arguments: str) -> tuple[int, str]:
        code = run(list(arguments))
        printed = capsys.readouterr()
        text = printed.out + printed.err
        assert not [word for word in RAW if word in text], text
        return code, text

    return tell


def reading(name: str, file: str) -> list[str]:
    return [file if one == "F" else one for one in READING[name][0]]


class DescribeAFileThatIsRead:
    @pytest.mark.parametrize(("name", "suffix"), CASES)
    def it_is_not_there(self, name: str, suffix: str, told: Told) -> None:
        code, text = told(*reading(name, f"khong-co{suffix}"))
        assert (code, f"khong-co{suffix}: không tìm thấy tệp." in text) == (1, True)

    @pytest.mark.parametrize(("name", "suffix"), CASES)
    def it_has_a_name_that_is_too_long(self, name: str, suffix: str, told: Told) -> None:
        code, text = told(*reading(name, LONG + suffix))
        assert (code, "tên hoặc đường dẫn quá dài" in text) == (1, True)

    @pytest.mark.parametrize(("name", "suffix"), [one for one in CASES if one[0] != "check"])
    def it_is_a_folder(self, name: str, suffix: str, told: Told) -> None:
        Path(f"d{suffix}").mkdir()
        code, text = told(*reading(name, f"d{suffix}"))
        assert (code, "đây là thư mục, không phải tệp" in text) == (1, True)

    @pytest.mark.parametrize(("name", "suffix"), CASES)
    def it_may_not_be_read(self, name: str, suffix: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
        file = Path(f"kin{suffix}")
        file.write_text("x", encoding="utf-8")
        opened = Path.open

        def refused(self: Path, *arguments: Any, **options: Any) -> Any:
            if self.name == file.name:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
            return opened(self, *arguments, **options)

        monkeypatch.setattr(Path, "open", refused)
        code, text = told(*reading(name, str(file)))
        assert (code, "không có quyền đọc hoặc ghi" in text, "Kiểm tra quyền của tệp" in text) == (3, True, True)

    @pytest.mark.parametrize("name", ["build", "explain", "import", "profile", "from"])
    def it_has_no_suffix(self, name: str, told: Told) -> None:
        Path("khong-duoi").write_text("x", encoding="utf-8")
        code, text = told(*reading(name, "khong-duoi"))
        assert (code, "tên tệp không có đuôi" in text) == (1, True)

    @pytest.mark.parametrize("name", READING)
    @pytest.mark.parametrize("typed", ["", " ", "a\nb.yaml", "a\x00.docx", "a\udcff.yaml"])
    def it_has_a_name_that_cannot_be_shown(self, name: str, typed: str, told: Told) -> None:
        assert told(*reading(name, typed))[0] == 2

    @pytest.mark.parametrize(("name", "suffix"), [one for one in CASES if one != ("check", ".docx")])
    def it_is_empty(self, name: str, suffix: str, told: Told) -> None:
        Path(f"rong{suffix}").touch()
        code, text = told(*reading(name, f"rong{suffix}"))
        assert (code, "tệp rỗng" in text) == (1, True)


class DescribeAPlaceThatIsWritten:
    @pytest.fixture(autouse=True)
    def input(self, told: Told) -> None:  # noqa: ARG002 -- it has made the folder
        Path("cv.yaml").write_bytes(SAMPLE.read_bytes())

    @pytest.mark.parametrize("target", ["tep", "tep/a/b", LONG, "mat", "..", "."])
    def it_is_refused(self, target: str, told: Told) -> None:
        Path("tep").touch()
        Path("mat").symlink_to("khong-co")
        before = sorted(Path().rglob("*"))
        code, text = told("build", "cv.yaml", "-o", target)
        assert (code, "chưa ghi tệp nào" in text) == (1, True)
        assert sorted(Path().rglob("*")) == before

    @pytest.mark.parametrize("command", [["new", "ho-so"], ["import", "a.txt"]])
    @pytest.mark.parametrize(("target", "word"), [("khong/a.yaml", "không có thư mục khong"), ("co.yaml", "đã có")])
    def it_is_refused_for_one_file(self, command: list[str], target: str, word: str, told: Told) -> None:
        Path("co.yaml").touch()
        Path("a.txt").write_text("KẾ HOẠCH\nThực hiện\n", encoding="utf-8")
        code, text = told(*command, "-o", target)
        assert (code, word in text) == (1, True)

    @pytest.mark.parametrize(
        ("number", "word"),
        [(errno.ENOSPC, "đĩa đã đầy"), (errno.EACCES, "không có quyền"), (errno.EROFS, "chỉ cho đọc"), (9999, "9999")],
    )
    def it_takes_no_more(self, number: int, word: str, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*_arguments: Any) -> int:
            raise OSError(number, "số 9999" if number == 9999 else os.strerror(number))

        monkeypatch.setattr(Path, "write_bytes", refused)
        code, text = told("build", "cv.yaml", "-o", "ra")
        assert (code, word in text, Path("ra").exists()) == (3, True, False)


class DescribeWhatIsSaidToBeWritten:
    @pytest.fixture(autouse=True)
    def inputs(self, told: Told) -> None:  # noqa: ARG002 -- it has made the folder
        for name in ("mot", "hai", "ba"):
            Path(f"{name}.yaml").write_bytes(SAMPLE.read_bytes())

    def it_is_nothing_when_the_disk_is_full_before_the_first_is_in_place(
        self, told: Told, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write, count = Path.write_bytes, list[int]()

        def fails_at_the_third(self: Path, data: bytes) -> int:
            count.append(1)
            if len(count) == 3:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write(self, data)

        monkeypatch.setattr(Path, "write_bytes", fails_at_the_third)
        code, text = told("build", "mot.yaml", "hai.yaml", "ba.yaml", "-o", "ra")
        assert (code, "đã ghi" in text, [*Path().rglob("*.docx")]) == (3, False, [])

    def but_it_is_named_when_a_later_folder_cannot_be_put_in_place(
        self, told: Told, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = output.place

        def fails_at_the_third(folder: Path, *rest: Any) -> Any:
            if folder.name == "ba":
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            return place(folder, *rest)

        monkeypatch.setattr(output, "place", fails_at_the_third)
        code, text = told("build", "mot.yaml", "hai.yaml", "ba.yaml", "-o", "ra")
        assert (code, "đã ghi xong: ra/mot, ra/hai; ngoài ra chưa ghi gì" in text) == (3, True)
        assert sorted(path.name for path in Path("ra").iterdir()) == ["hai", "mot"]

    def it_is_named_when_ctrl_c_comes_after_it(self, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
        def stopped(*_arguments: Any, **_options: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("ntm_docs.checking.made.check_made", stopped)
        code, text = told("build", "mot.yaml", "-o", "ra")
        assert (code, "Đã dừng; đã ghi xong: ra; ngoài ra chưa ghi gì." in text) == (130, True)

    def it_is_named_in_a_fault_of_the_program_too(self, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_arguments: Any, **_options: Any) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr("ntm_docs.checking.made.check_made", broken)
        code, text = told("build", "mot.yaml", "-o", "ra")
        assert (code, "đã ghi xong: ra" in text) == (70, True)

    def it_is_the_copy_to_mend_of_a_faulty_workbook(self, told: Told) -> None:
        assert told("new", "danh-sach", "-o", "a.xlsx")[0] == 0
        book = load_workbook("a.xlsx")
        sheet = book["Danh sách đề nghị"]
        for row in sheet.iter_rows(min_row=2):
            row[1].value = "không ai biết"
        book.save("a.xlsx")
        code, text = told("build", "a.xlsx", "-o", "ra", "--repair", "sua.xlsx")
        assert (code, "đã ghi xong: sua.xlsx; ngoài ra chưa ghi gì" in text) == (1, True)

    def it_is_forgotten_by_the_next_command(self, told: Told) -> None:
        assert told("new", "ho-so", "-o", "ho-so.yaml")[0] == 0
        code, text = told("new", "ho-so", "-o", "ho-so.yaml")
        assert (code, "chưa ghi tệp nào" in text) == (1, True)
