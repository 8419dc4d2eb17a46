"""What is given away to machines without network; the .bat is read here, not run: that takes Windows."""

import hashlib
import json
import os
import platform
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from email.message import Message
from importlib import import_module
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import ROOT

HERE = (platform.system(), platform.machine())
MODULES = ("release", "wheels")


@pytest.fixture(autouse=True)
def on_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    yield
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.fixture
def release() -> ModuleType:
    return import_module("release")


@pytest.fixture
def wheels() -> ModuleType:
    return import_module("wheels")


def wheel(folder: Path, name: str, needs: Sequence[str] = (), tag: str = "py3-none-any") -> Path:
    """A wheel with nothing in it but what it asks for."""
    folder.mkdir(parents=True, exist_ok=True)
    own, version = name.split("-")
    info = f"{own}-{version}.dist-info"
    told = Message()
    told["Metadata-Version"], told["Name"], told["Version"] = "2.1", own.replace("_", "-"), version
    for one in needs:
        told["Requires-Dist"] = one
    extras = {found for one in needs for found in re.findall(r"extra == '(\w+)'", one)}
    for one in sorted(extras):
        told["Provides-Extra"] = one
    path = folder / f"{own}-{version}-{tag}.whl"
    texts = {f"{info}/METADATA": str(told), f"{info}/WHEEL": f"Wheel-Version: 1.0\nTag: {tag}\nRoot-Is-Purelib: true\n"}
    with zipfile.ZipFile(path, "w") as packed:
        for one, text in texts.items():
            packed.writestr(one, text)
        packed.writestr(f"{info}/RECORD", "".join(f"{one},,\n" for one in [*texts, f"{info}/RECORD"]))
    return path


@pytest.fixture(scope="module")
def pip_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This machine's own pip as a wheel."""
    own = distribution("pip")
    path = tmp_path_factory.mktemp("pip") / f"pip-{own.version}-py3-none-any.whl"
    assert own.files is not None
    with zipfile.ZipFile(path, "w") as packed:
        for one in own.files:
            if not one.parts[0].startswith("..") and one.suffix != ".pyc":
                packed.write(Path(str(one.locate())), str(one))
    return path


class DescribeTheWheels:
    def they_are_what_each_system_asks_for(self, wheels: ModuleType, tmp_path: Path) -> None:
        """`pip download` judges conditions by the machine that it runs on."""
        own = wheel(tmp_path / "own", "ntm_docs-1.0", ["click", "django; extra == 'desk'", "dask; extra == 'cluster'"])
        for name, needs in {
            "pip-25.0": [],
            "click-8.5": ["colorama; platform_system == 'Windows'"],
            "django-5.2": [
                "tzdata; sys_platform == 'win32'",
                "old; python_version < '3.12'",
                "bcrypt; extra == 'bcrypt'",
            ],
            "colorama-0.4": [],
            "tzdata-2026.1": [],
            "old-1": [],
        }.items():
            wheel(tmp_path, name, needs)
        for tag in ("cp311-cp311-win_amd64", "cp312-abi3-manylinux_2_28_x86_64"):
            wheel(tmp_path, "old-2", tag=tag)
        windows, linux = wheels.SYSTEMS["windows"][0], wheels.SYSTEMS["linux"][0]

        def names(machine: Any, python: tuple[int, int]) -> list[str]:
            found = wheels.needed(own, "desk", machine, python, tmp_path)
            return sorted("-".join(one.name.split("-")[:2]) for one in found)

        always = ["click-8.5", "django-5.2", "ntm_docs-1.0", "pip-25.0"]
        assert names(windows, (3, 11)) == sorted([*always, "colorama-0.4", "tzdata-2026.1", "old-2"])
        assert names(windows, (3, 14)) == sorted([*always, "colorama-0.4", "tzdata-2026.1"])
        assert names(linux, (3, 11)) == sorted([*always, "old-1"])
        assert names(linux, (3, 12)) == always

    def they_are_fetched_until_nothing_is_missing(
        self, wheels: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own = wheel(tmp_path / "own", "ntm_docs-1.0", ["click; extra == 'desk'"])
        asked = []

        def fetched(what: Sequence[str], machine: Any, _python: Any, folder: Path, *more: str) -> None:
            asked.append((machine.system, tuple(what), more))
            if not more:
                wheel(folder, "pip-25.0")
                wheel(folder, "click-8.5", ["colorama>=0.4; platform_system == 'Windows'"])
            else:
                wheel(folder, "colorama-0.4.6")

        monkeypatch.setattr(wheels, "download", fetched)
        found = wheels.fetch(own, "desk", wheels.SYSTEMS["windows"], tmp_path / "goi")
        assert "colorama-0.4.6-py3-none-any.whl" in {one.name for one in found}
        assert [one for one in asked if one[2]] == [("Windows", ("colorama>=0.4",), ("--no-deps",))]

    def it_is_said_what_cannot_be_had(self, wheels: ModuleType, tmp_path: Path) -> None:
        own = wheel(tmp_path, "ntm_docs-1.0", ["click>=8"])
        wheel(tmp_path, "pip-25.0")
        wheel(tmp_path, "click-7.0")
        with pytest.raises(wheels.MissingError, match="click>=8"):
            wheels.needed(own, "desk", wheels.SYSTEMS["linux"][0], (3, 11), tmp_path)


@pytest.fixture
def packed(release: ModuleType, wheels: ModuleType, pip_wheel: Path, tmp_path: Path) -> Path:
    """A zip for this machine, of stub wheels; opened."""
    main = "import sys\nprint('bàn', *sys.argv[1:])\n"
    store = tmp_path / "goi"
    own = filled(wheel(store, "ntm_docs-1.0", ["django; extra == 'desk'"]), main)
    every = [own, wheel(store, "django-5.2"), pip_wheel]
    machine = wheels.Machine(*HERE, sys.platform, os.name, ())
    path = release.pack(own, "linux", [machine], every, tmp_path)
    target = tmp_path / "giải nén có dấu cách"
    with zipfile.ZipFile(path) as archive:
        archive.extractall(target)
    return target / "ntm-docs-1.0"


def filled(path: Path, main: str) -> Path:
    """The stub of the program with a module that says what it was started with."""
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("ntm_docs/__init__.py", "")
        packed.writestr("ntm_docs/__main__.py", main)
    return path


def installed(folder: Path, home: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """The starter in a home of its own, without any setting of pip."""
    known = {"HOME": str(home), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "PYTHONUTF8": "1"} | more
    command = ["/bin/sh", str(folder / "cai-dat.sh"), *arguments]
    return subprocess.run(
        command, env=known, capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False
    )


posix = pytest.mark.skipif(sys.platform != "linux", reason="the starter of Linux")


def words_of(shortcut: Path) -> list[str]:
    """The words of its Exec line, unquoted as the specification says: as a string, then as arguments."""
    line = re.search(r"(?m)^Exec=(.*)$", shortcut.read_text(encoding="utf-8"))
    assert line is not None
    text = line[1].replace("\\\\", "\\")
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', text)
    return [(re.sub(r"\\(.)", r"\1", quoted) if quoted else plain).replace("%%", "%") for quoted, plain in found]


def working(home: Path) -> dict[str, bytes]:
    """A home with an environment of an earlier run, as far as the starter sees it."""
    room = home / ".ntm-docs"
    (room / "moi-truong").mkdir(parents=True)
    (room / "moi-truong" / "cu.txt").write_bytes(b"works")
    record = {"put": {str(home / "x.desktop"): ""}, "state": "xong", "folder": str(home / "hs")}
    (room / "da-dat.json").write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    return files_in(room)


def files_in(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@posix
class DescribeTheStarter:
    @pytest.mark.slow
    def it_makes_an_environment_and_a_shortcut_and_takes_both_away(self, packed: Path, tmp_path: Path) -> None:
        """In a folder with every sign; after a run that was killed; again; documents and files of others stay."""
        home = tmp_path / "Nguyễn Văn $HOME"
        folder = home / 'Tài liệu "2026" 100%'
        folder.mkdir(parents=True)
        (folder / "xa.yaml").write_bytes(b"x")
        (folder / "Bàn làm việc.desktop").write_bytes(b"of someone else")
        for one in ("moi-truong", "moi-truong.cu"):
            (home / ".ntm-docs" / one).mkdir(parents=True)
        (home / ".ntm-docs" / "da-dat.json").write_text('{"put": {}, "state": "dang-dat"}', encoding="utf-8")
        for asked in ([str(folder)], []):
            done = installed(packed, home, *asked)
            assert done.returncode == 0, done.stdout + done.stderr
        assert sorted(one.name for one in (home / ".ntm-docs").iterdir()) == ["da-dat.json", "moi-truong"]
        shortcut = folder / "Bàn làm việc (2).desktop"
        assert os.access(shortcut, os.X_OK)
        menu = home / ".local/share/applications/ntm-docs-ban-lam-viec.desktop"
        assert menu.read_bytes() == shortcut.read_bytes()
        (tmp_path / "ntm_docs.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
        words = words_of(shortcut)
        told = subprocess.run(words, cwd=tmp_path, env={}, capture_output=True, encoding="utf-8", check=True).stdout
        assert told == f"bàn web {folder}\n"
        menu.write_bytes(menu.read_bytes() + b"# mine\n")
        done = installed(packed, home, "--go-bo")
        assert (done.returncode, "Giữ lại" in done.stdout) == (0, True), done.stdout
        assert sorted(one.name for one in home.rglob("*") if one.is_file()) == sorted(
            ["Bàn làm việc.desktop", menu.name, "xa.yaml"]
        )

    def it_says_which_wheel_came_broken_and_leaves_what_works(self, packed: Path, tmp_path: Path) -> None:
        before = working(tmp_path)
        (packed / "goi" / "django-5.2-py3-none-any.whl").write_bytes(b"half")
        done = installed(packed, tmp_path)
        assert (done.returncode, "django-5.2" in done.stdout) == (1, True), done.stdout
        assert files_in(tmp_path / ".ntm-docs") == before

    @pytest.mark.slow
    def it_keeps_the_old_environment_where_the_new_one_does_not_work(self, packed: Path, tmp_path: Path) -> None:
        before = working(tmp_path)
        bad = wheel(packed / "goi", "ntm_docs-1.0")  # no desk, no module
        told = json.loads((packed / "may.json").read_text(encoding="utf-8"))
        told["wheels"][bad.name] = hashlib.sha256(bad.read_bytes()).hexdigest()
        (packed / "may.json").write_text(json.dumps(told), encoding="utf-8")
        done = installed(packed, tmp_path)
        assert (done.returncode, "máy vẫn như trước" in done.stdout) == (1, True), done.stdout
        assert files_in(tmp_path / ".ntm-docs") == before

    def it_takes_nothing_away_that_it_did_not_put(self, packed: Path, tmp_path: Path) -> None:
        (tmp_path / ".ntm-docs" / "moi-truong").mkdir(parents=True)
        for arguments in (["--go-bo"], []):
            assert installed(packed, tmp_path, *arguments).returncode == 1
        assert (tmp_path / ".ntm-docs" / "moi-truong").is_dir()

    @pytest.mark.parametrize(
        ("key", "value", "said"),
        [
            ("python", [[3, 90], [3, 91]], "cần bản từ 3.90 đến 3.91"),
            ("system", "Windows", "Lấy bộ cài của máy này"),
            ("machines", ["s390x"], "Lấy bộ cài của máy này"),
        ],
    )
    def it_says_that_it_is_for_another_machine(
        self, packed: Path, tmp_path: Path, key: str, value: object, said: str
    ) -> None:
        told = json.loads((packed / "may.json").read_text(encoding="utf-8"))
        (packed / "may.json").write_text(json.dumps(told | {key: value}), encoding="utf-8")
        done = installed(packed, tmp_path)
        assert (done.returncode, said in done.stdout) == (1, True), done.stdout
        assert not (tmp_path / ".ntm-docs").exists()

    def it_says_that_python_is_missing_or_too_old(self, packed: Path, tmp_path: Path) -> None:
        old = tmp_path / "bin" / "python3"
        old.parent.mkdir()
        old.write_text('#!/bin/sh\n[ "$1" = -V ] && echo Python 3.9.2 && exit 0\nexit 1\n', encoding="utf-8")
        old.chmod(0o755)
        for name in ("sh", "cat", "dirname", "head"):
            (old.parent / name).symlink_to(
                next(Path(p) / name for p in ("/usr/bin", "/bin") if (Path(p) / name).exists())
            )
        done = installed(packed, tmp_path, PATH=str(old.parent))
        assert done.returncode == 3
        assert "chưa có Python 64-bit từ 3.11" in done.stdout
        assert "Python 3.9.2" in done.stdout

    def it_says_that_the_zip_is_to_be_opened_first(self, packed: Path, tmp_path: Path) -> None:
        (packed / "cai-dat.py").unlink()
        done = installed(packed, tmp_path)
        assert (done.returncode, "Giải nén cả tệp .zip trước" in done.stdout) == (1, True)


class DescribeTheZip:
    def it_is_the_same_bytes_each_time(self, release: ModuleType, wheels: ModuleType, tmp_path: Path) -> None:
        own = wheel(tmp_path, "ntm_docs-1.0")
        first = release.pack(own, "windows", wheels.SYSTEMS["windows"], [own], tmp_path).read_bytes()
        assert release.pack(own, "windows", wheels.SYSTEMS["windows"], [own], tmp_path).read_bytes() == first

    @pytest.mark.parametrize("system", ["windows", "macos", "linux"])
    def it_holds_a_starter_its_wheels_and_a_page_to_read_first(
        self, release: ModuleType, wheels: ModuleType, tmp_path: Path, system: str
    ) -> None:
        own = wheel(tmp_path, "ntm_docs-1.0")
        with zipfile.ZipFile(release.pack(own, system, wheels.SYSTEMS[system], [own], tmp_path)) as packed:
            names = {one.partition("/")[2] for one in packed.namelist()}
            told = json.loads(packed.read("ntm-docs-1.0/may.json"))
            rights = {one.filename.partition("/")[2]: one.external_attr >> 16 & 0o111 for one in packed.infolist()}
            texts = b"".join(packed.read(one) for one in packed.namelist() if not one.endswith(".whl"))
        common = {"cai-dat.py", "doc-truoc.txt", "may.json", "LICENSE.txt", "tin/thieu-python.txt", f"goi/{own.name}"}
        starters = {
            "windows": {"cai-dat.bat", "go-bo.bat"},
            "linux": {"cai-dat.sh", "go-bo.sh"},
            "macos": {"cai-dat.sh", "go-bo.sh", "cai-dat.command", "go-bo.command"},
        }[system]
        assert names == common | starters
        assert told["wheels"] == {own.name: hashlib.sha256(own.read_bytes()).hexdigest()}
        assert {name for name, right in rights.items() if right} == {
            one for one in starters if not one.endswith(".bat")
        }
        assert re.findall(rb"@[A-Z_]+@", texts) == []


class DescribeTheStarterOfWindows:
    @pytest.fixture(params=["cai-dat.bat", "go-bo.bat"])
    def text(self, request: pytest.FixtureRequest, release: ModuleType) -> bytes:
        found: bytes = release.starters("windows")[request.param]
        return found

    def it_is_what_cmd_reads_on_any_code_page(self, text: bytes) -> None:
        assert text.isascii()
        assert text.count(b"\n") == text.count(b"\r\n") > 1

    def it_quotes_every_folder(self, text: bytes) -> None:
        """A folder may hold blanks, brackets, `&`: a path of a variable stands inside quotes; and so does `<`."""
        for line in text.decode().splitlines():
            if line.startswith(("rem", "set ", "echo")):
                continue
            for part in line.split('"')[::2]:
                assert not re.search(r"%~|%[A-Za-z]+%\\|<(?!=)", part), line

    def it_gives_no_path_to_what_reads_it_twice(self, text: bytes) -> None:
        """`call` expands its words again: `100%` in a folder's name would go, `^` be doubled. Quotes within quotes end
        them: what holds a path in its own quotes is set without others, or `&` in it would begin a command."""
        for line in text.decode().splitlines():
            assert not re.search(r"\bcall\b[^&]*%(?!%)[~\w]", line), line
            assert not re.search(r'\bset "[^"]*%(\*|TRIED|FOUND)', line), line
            assert not line.endswith(" "), line

    def its_labels_are_there(self, text: bytes) -> None:
        labels = set(re.findall(r"(?m)^:(\w+)", text.decode()))
        assert set(re.findall(r"goto (\w+)|call :(\w+)", text.decode())) <= {(one, "") for one in labels} | {
            ("", one) for one in labels
        }

    def its_shortcut_is_ascii_and_finds_folders_by_itself(self, release: ModuleType) -> None:
        found: dict[str, Any] = {"__name__": "cai_dat", "__file__": str(ROOT / "scripts" / "starter" / "cai-dat.py")}
        exec(compile(release.starters("windows")["cai-dat.py"], "cai-dat.py", "exec"), found)
        text = found["for_windows"]()
        assert text.isascii()
        assert b'-I -X utf8 -m ntm_docs web "%~dp0."\r\n' in text
        assert b"C:" not in text
