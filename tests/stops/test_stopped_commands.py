"""Commands stopped at each change of the disk: the earlier output whole or the new one, and the same command mends all.

By default some of the changes, each command in one way; NTM_DOCS_STOPS=1 tries each change in every way.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from conftest import ROOT, own_starter
from conftest import command as command_in
from openpyxl import Workbook, load_workbook
from stopping import Stopper, every_stop, stopper

from ntm_docs.__main__ import run as command
from ntm_docs.printing import find_program

sys.path.insert(0, str(ROOT / "tests" / "printing"))
from small_papers import docx, para

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks, and looks through /proc")
STEP = int(os.environ.get("NTM_DOCS_STOPS", "53"))  # every so many changes
POWERS = {"": "killed", "cut": "without power", "torn": "power torn"}
NOTE, SCAN = "ghi-chu.txt", b"%PDF-1.4 ban quet co dau do"
FAULTY = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
LETTER = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"


def run(arguments: list[str], folder: str, office: str, memory: str, real: str) -> int:
    """What the server calls: a command in `folder/noi`, its temporary things in `folder/tam`."""
    os.environ.update(NTM_DOCS_SOFFICE=office, OFFICE_MEMORY=memory, REAL_OFFICE=real)
    tempfile.tempdir = os.environ["TMPDIR"] = str(Path(folder) / "tam")
    os.chdir(Path(folder) / "noi")
    return command(arguments)


@dataclass(frozen=True, slots=True)
class Office:
    """The stand-in for the office program, what it remembers, and the real one."""

    program: str
    memory: str
    real: str


@pytest.fixture(scope="module")
def server() -> Iterator[Stopper]:
    with stopper() as running:
        yield running


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    memory = tmp_path_factory.mktemp("nho")
    program = memory / "office.sh"
    fake = Path(__file__).parents[1] / "printing" / "fake_office.py"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{fake}" "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(str(program), str(memory), find_program())


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder on a disk in memory where there is one: every flush of hundreds is quick there."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shown(folder: Path) -> dict[str, bytes]:
    return {name: data for name, data in tree(folder).items() if not any(part[0] == "." for part in name.split("/"))}


@dataclass(slots=True)
class Case:
    """A command over what `begin` lays out: `given` is done first, by itself, so that there is an earlier output."""

    begin: dict[str, bytes]
    given: list[str]
    then: dict[str, bytes]
    command: list[str]
    code: int = 0
    single: bool = False  # files one by one: some may be there and others not


def yaml() -> bytes:
    return own_starter().encode()


PAPERS = {f"{name}.docx": docx(para(f"Kính gửi: Sở Nội vụ, bản {name}.")) for name in "abc"}
BUILD = ["build", "ho-so.yaml", "-o", "ket-qua"]
REVIEW = ["build", "xet.xlsx", "-o", "ket-qua"]
FIX = ["check", "a.docx", "--fix", "b.docx"]
RECEIVE = ["receive", "ket-qua", "-o", "tiep-nhan.xlsx", "--received", "20/7/2023"]
PRINT = ["build", "cong-van.yaml", "-o", "ket-qua", "--pdf"]
CASES: dict[str, Any] = {
    "first build": lambda: Case({"ho-so.yaml": yaml()}, [], {}, BUILD),
    "build over an earlier one": lambda: Case({"ho-so.yaml": yaml()}, BUILD, {}, [*BUILD, "--complete"]),
    "same build again": lambda: Case({"ho-so.yaml": yaml()}, BUILD, {}, BUILD),
    "build --force with the clerk's own file": lambda: Case(
        {"ho-so.yaml": yaml()}, BUILD, {f"ket-qua/{NOTE}": b"cua toi"}, [*BUILD, "--complete", "--force"]
    ),
    "build --pdf over documents alone": lambda: Case({"cong-van.yaml": LETTER.read_bytes()}, PRINT[:-1], {}, PRINT),
    "build --pdf with a print set": lambda: Case(
        {"cong-van.yaml": LETTER.read_bytes()}, PRINT, {}, [*PRINT, "--separators"]
    ),
    "pdf with a scan among the papers": lambda: Case(
        PAPERS, ["pdf", "a.docx"], {"b.pdf": SCAN}, ["pdf", "."], code=1, single=True
    ),
    "pdf --force": lambda: Case(PAPERS, [], {"b.pdf": SCAN}, ["pdf", ".", "--force"], single=True),
    "new": lambda: Case({}, [], {}, ["new", "danh-sach", "-o", "danh-sach.xlsx"]),
    "import": lambda: Case({"a.txt": "CÔNG VĂN\nNội dung.\n".encode()}, [], {}, ["import", "a.txt", "-o", "a.yaml"]),
    "check --annotate": lambda: Case(PAPERS, [], {}, ["check", "a.docx", "--annotate", "b-y-kien.docx"]),
    "check --fix in place of an earlier copy": lambda: Case(
        {"a.docx": FAULTY.read_bytes(), "b.docx": b"ban lan truoc"}, [], {}, [*FIX, "--force"]
    ),
    "receive over an earlier one": lambda: Case(
        {"ho-so.yaml": yaml()}, BUILD, {"tiep-nhan.xlsx": received()}, RECEIVE, single=True
    ),
    "repair of a review": lambda: Case(
        {"xet.xlsx": faulty(), "sua.xlsx": b"ban lan truoc"}, [], {}, [*REVIEW, "--repair", "sua.xlsx"], code=1
    ),
}
AGAIN = {"new": 1, "import": 1, "check --annotate": 1}  # a file that is whole already is not made twice


def received() -> bytes:
    """A reception in which an officer has written since."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ho-so.yaml").write_bytes(yaml())
        for words in (BUILD, RECEIVE):
            assert command_in(words, folder).returncode == 0
        book = load_workbook(folder / "tiep-nhan.xlsx")
        sheet: Any = book["Trường hợp"]
        reason = next(cell.column for cell in sheet[1] if str(cell.value).casefold() == "lý do")
        sheet.cell(2, reason).value = "đã hỏi xã"
        book.save(folder / "tiep-nhan.xlsx")
        return (folder / "tiep-nhan.xlsx").read_bytes()


def faulty() -> bytes:
    """A workbook with a fault."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Đề nghị"
    sheet.append(["Họ và tên", "Hình thức khen thưởng"])
    sheet.append(["Nguyễn Văn A", "Huân chương gì đó"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


WAYS = [
    (name, power) for at, name in enumerate(CASES) for way, power in enumerate(POWERS) if STEP == 1 or at % 3 == way
]


@pytest.mark.parametrize(("name", "power"), WAYS, ids=[f"{name}, {POWERS[power]}" for name, power in WAYS])
def it_is_whole_at_every_stop(server: Stopper, office: Office, home: Path, name: str, power: str) -> None:
    case: Case = CASES[name]()
    before, done = home / "truoc", home / "xong"

    def order(folder: Path, command: list[str]) -> list[Any]:
        return [command, str(folder), office.program, office.memory, office.real]

    def whole(folder: Path, command: list[str]) -> int:
        answer = server.order("test_stopped_commands:run", order(folder, command), folder)
        assert "error" not in answer, answer
        return int(answer["result"])

    for part in ("noi", "tam"):
        (before / part).mkdir(parents=True)
    for path, data in case.begin.items():
        (before / "noi" / path).write_bytes(data)
    if case.given:
        assert whole(before, case.given) == 0
    for path, data in case.then.items():
        (before / "noi" / path).write_bytes(data)
    shutil.copytree(before, done)
    assert whole(done, case.command) == case.code
    earlier, wanted = tree(before / "noi"), tree(done / "noi")
    assert set(wanted) == set(shown(done / "noi"))
    assert tree(done / "tam") == {}
    first = 1 + sum(map(ord, name + power)) % STEP
    stops = every_stop(
        server,
        "test_stopped_commands:run",
        lambda it: order(it, case.command),
        before,
        power=power,
        first=first,
        step=STEP,
    )
    count = 0
    for stop in stops:
        count += 1
        found = shown(stop.left / "noi")
        if case.single:
            assert found.items() <= earlier.items() | wanted.items()
            assert earlier.keys() <= found.keys()
        else:
            assert found in (earlier, wanted), stop.at
        code = whole(stop.left, case.command)
        assert code == case.code or (found == wanted and code == AGAIN.get(name)), stop.at
        assert tree(stop.left / "noi") == wanted, stop.at
        assert tree(stop.left / "tam") == {}, stop.at
        assert list((stop.left / "tam").iterdir()) == [], stop.at
    sys.stdout.write(f"{name}, {POWERS[power]}: {count} points\n")  # shown with -s
    assert count or STEP > 1
