"""Puts ntm-docs on a machine without network, or takes it off.

Started by `cai-dat.bat` or `cai-dat.sh`, which find a Python; needs nothing but that Python and the wheels beside it.
An environment is made in `.ntm-docs` of the user's own folder, a shortcut beside the documents. What was put is written
down in `da-dat.json`, and that alone is removed. Documents are never touched.
"""

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOM = Path.home() / ".ntm-docs"
ENVIRONMENT, BEFORE, RECORD = ROOM / "moi-truong", ROOM / "moi-truong.cu", ROOM / "da-dat.json"
NAME = "Bàn làm việc"
MENU = (
    Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "applications/ntm-docs-ban-lam-viec.desktop"
)
_RIGHTS, _BITS, _NAMED = 0o755, 64, 3
ALONE = (
    "-I",
    "-X",
    "utf8",
)  # a module that lies in the folder of documents, or a setting of others, is not our program


class RefusedError(Exception):
    """What cannot be done; the text says what to do."""


def main() -> int:
    """Put it there, or take it away; 1 where it could not be done."""
    parser = argparse.ArgumentParser(description="Cài ntm-docs từ các gói trong thư mục này, không cần mạng.")
    parser.add_argument("folder", nargs="?", metavar="THƯ-MỤC", help="thư mục hồ sơ, nơi đặt tệp “Bàn làm việc”")
    parser.add_argument("--go-bo", action="store_true", help="gỡ những gì đã đặt vào máy; hồ sơ giữ nguyên")
    parser.add_argument("--khong-cho", action="store_true", help="xong thì đóng, không chờ nhấn Enter")
    given = parser.parse_args()
    try:
        take_away() if given.go_bo else put(given.folder)
        code = 0
    except RefusedError as error:
        say(f"Chưa làm được. {error}")
        code = 1
    except OSError as error:
        say(f"Chưa làm được. Máy không cho ghi hoặc đọc: {error.filename or ''} ({error.strerror}).")
        say("Đóng các cửa sổ bàn làm việc đang mở, xem còn chỗ trên đĩa không, rồi chạy lại.")
        code = 1
    if sys.stdin is not None and sys.stdin.isatty() and not given.khong_cho:
        input("Nhấn Enter để đóng. ")
    return code


def say(text: str) -> None:
    """A line for the user; a console that lacks its letters gets the others."""
    try:
        print(text, flush=True)
    except UnicodeEncodeError:
        plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
        print(plain.encode("ascii", "ignore").decode(), flush=True)


def put(asked: "str | None") -> None:
    """Environment, shortcut, record; what was there before stays until the new one works."""
    told = json.loads((HERE / "may.json").read_text(encoding="utf-8"))
    require_machine(told)
    require_wheels(told)
    record = _record()
    folder = _folder(asked, record)
    made_folder = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    say(f"Cài ntm-docs {told['version']} vào {ENVIRONMENT}")
    _settle(record)
    _write(record | {"state": "dang-dat"})
    try:
        _environment(told)
    except BaseException:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        if BEFORE.exists():
            BEFORE.rename(ENVIRONMENT)
            _write(record | {"state": "xong"})
        elif not record.get("put"):
            RECORD.unlink()
        raise
    record["state"] = "xong"
    record["folder"] = str(folder)
    record["made"] = sorted({*record.get("made", []), *([str(folder)] if made_folder else [])})
    _write(record)
    for path, text in shortcuts(folder, record):
        _shortcut(path, text, record)
    shutil.rmtree(BEFORE, ignore_errors=True)
    say(f"Xong. Mở thư mục {folder}, bấm đúp “{NAME}”.")


def require_machine(told: "dict") -> None:
    """This Python is one that the wheels were made for."""
    first, last = (tuple(one) for one in told["python"])
    version = sys.version_info[:2]
    named = "{}.{}".format(*version)
    if not first <= version <= last:
        raise RefusedError("Python trên máy là {}; cần bản từ {}.{} đến {}.{}.".format(named, *first, *last))
    if struct.calcsize("P") * 8 != _BITS or sysconfig.get_config_var("Py_GIL_DISABLED"):
        raise RefusedError(
            f"Python {named} trên máy là bản 32-bit hoặc bản thử nghiệm; cần bản 64-bit thường (python.org)."
        )
    here = (platform.system(), platform.machine())
    if here[0] != told["system"] or here[1] not in told["machines"]:
        theirs = "{} ({})".format(told["system"], ", ".join(told["machines"]))
        raise RefusedError(f"Bộ cài này cho {theirs}, máy này là {here[0]} ({here[1]}). Lấy bộ cài của máy này.")
    if here[0] == "Linux" and platform.libc_ver()[0] != "glibc":
        raise RefusedError("Bộ cài này cho Linux dùng glibc (Debian, Ubuntu, Fedora …); máy này dùng thư viện khác.")


def require_wheels(told: "dict") -> None:
    """Every wheel came whole."""
    bad = []
    for name, digest in told["wheels"].items():
        try:
            whole = hashlib.sha256((HERE / "goi" / name).read_bytes()).hexdigest() == digest
        except OSError:
            whole = False
        if not whole:
            bad.append(name)
    if bad:
        names = ", ".join(bad[:_NAMED]) + (" …" if len(bad) > _NAMED else "")
        raise RefusedError(f"{len(bad)} gói bị thiếu hoặc hỏng khi chép ({names}). Chép lại tệp .zip, giải nén lại.")


def _record() -> "dict":
    try:
        found = json.loads(RECORD.read_text(encoding="utf-8"))
    except FileNotFoundError:
        if ENVIRONMENT.exists():
            raise RefusedError(f"Thư mục {ENVIRONMENT} đã có, không do bộ cài đặt. Đổi tên nó, rồi chạy lại.") from None
        return {"put": {}}
    except ValueError:
        raise RefusedError(f"Tệp {RECORD} bị hỏng. Đổi tên thư mục {ROOM}, rồi chạy lại.") from None
    return found


def _write(record: "dict") -> None:
    ROOM.mkdir(exist_ok=True)
    fresh = RECORD.with_suffix(".moi")
    fresh.write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(RECORD)


def _folder(asked: "str | None", record: "dict") -> Path:
    """Where the documents are: what was said, where they were, else a folder among the user's documents."""
    if asked:
        folder = Path(asked.rstrip('"')).expanduser().absolute()  # Windows gives "D:\x\" as D:\x"
        if folder.exists() and not folder.is_dir():
            raise RefusedError(f"“{folder}” không phải một thư mục.")
        return folder
    return Path(record["folder"]) if record.get("folder") else documents() / "Hồ sơ"


def documents() -> Path:
    """The user's documents, as the system says; else the user's own folder."""
    home = Path.home()
    if sys.platform == "win32":
        import winreg

        key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                found = Path(os.path.expandvars(winreg.QueryValueEx(opened, "Personal")[0]))
        except OSError:
            found = home / "Documents"
        return found if found.is_dir() else home
    if sys.platform == "darwin":
        return home / "Documents"
    try:
        told = (Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs").read_text(
            encoding="utf-8"
        )
    except (OSError, ValueError):
        told = ""
    named = re.search(r'(?m)^XDG_DOCUMENTS_DIR="(?:\$HOME/?)?([^"]*)"', told)
    found = home / (named[1] if named else "Documents")
    return found if found.is_dir() else home


def _settle(record: "dict") -> None:
    """An earlier run that was broken off leaves the environment that worked."""
    if not BEFORE.exists():
        if record.get("state") == "dang-dat":
            shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        return
    if record.get("state") == "xong":
        shutil.rmtree(BEFORE)
    else:
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        BEFORE.rename(ENVIRONMENT)


def _environment(told: "dict") -> None:
    """A new environment from the wheels, and proof that it works; pip itself is run from its wheel."""
    if ENVIRONMENT.exists():
        ENVIRONMENT.rename(BEFORE)
    say("Đang tạo môi trường …")
    _run([sys.executable, "-m", "venv", "--without-pip", str(ENVIRONMENT)])
    (pip,) = (HERE / "goi" / name for name in told["wheels"] if name.startswith("pip-"))
    say("Đang cài các gói (khoảng một phút) …")
    fixed = ["--quiet", "--no-index", "--no-cache-dir", "--disable-pip-version-check", "--no-warn-script-location"]
    command = [str(python()), str(pip / "pip"), "install", *fixed, "--find-links", str(HERE / "goi")]
    _run([*command, f"{told['requirement']}=={told['version']}"])
    _run([str(python()), *ALONE, "-m", "ntm_docs", "web", "--help"])


def python() -> Path:
    """The environment's Python."""
    return ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _run(command: "list[str]") -> None:
    """Run a step; settings of other Pythons and of pip are none of its business."""
    known = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    known |= {"PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}
    done = subprocess.run(
        command,
        env=known,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = "\n".join(done.stdout.strip().splitlines()[-5:])
        raise RefusedError(f"Một bước cài không xong; máy vẫn như trước. Gửi các dòng sau cho người hỗ trợ:\n{last}")


def shortcuts(folder: Path, record: "dict") -> "list[tuple[Path, bytes]]":
    """The files that open the desk: beside the documents, and in the menu where there is one."""
    if sys.platform == "win32":
        return [(_own(folder / f"{NAME}.cmd", record), for_windows())]
    if sys.platform == "darwin":
        return [(_own(folder / f"{NAME}.command", record), for_shell(folder))]
    text = for_menu(folder)
    return [(_own(folder / f"{NAME}.desktop", record), text), (MENU, text)]


def for_windows() -> bytes:
    r"""ASCII alone, names come from the system; `"%~dp0."` is its own folder without a `\` before the quote."""
    lines = (
        "@echo off",
        "chcp 65001 >nul 2>nul",
        r'"%USERPROFILE%\.ntm-docs\moi-truong\Scripts\python.exe" -I -X utf8 -m ntm_docs web "%~dp0."',
        'if not "%errorlevel%"=="0" pause',  # what breaks off has a code below 0
    )
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def for_shell(folder: Path) -> bytes:
    """A script that Finder opens in a terminal."""
    quoted = "'{}'".format(str(folder).replace("'", "'\\''"))
    return f'#!/bin/sh\nexec "$HOME/.ntm-docs/moi-truong/bin/python" -I -X utf8 -m ntm_docs web {quoted}\n'.encode()


def for_menu(folder: Path) -> bytes:
    """A desktop entry: quoted as its specification asks, twice, once for the argument and once for the string."""
    words = [_argument(str(python())), *ALONE, "-m", "ntm_docs", "web", _argument(str(folder))]
    facts = {
        "Type": "Application",
        "Name": NAME,
        "Comment": "Hồ sơ thi đua, khen thưởng; kế hoạch, công văn (ntm-docs)",
        "Exec": " ".join(words).replace("\\", "\\\\"),
        "Terminal": "true",
        "Categories": "Office;",
    }
    return ("[Desktop Entry]\n" + "".join(f"{name}={value}\n" for name, value in facts.items())).encode()


def _argument(text: str) -> str:
    return '"{}"'.format(re.sub(r'(["`$\\])', r"\\\1", text).replace("%", "%%"))


def _own(path: Path, record: "dict") -> Path:
    """A place for a shortcut that is ours or nobody's."""
    free, number = path, 1
    while free.exists() and str(free) not in record["put"]:
        number += 1
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return free


def _shortcut(path: Path, text: bytes, record: "dict") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    path.chmod(_RIGHTS)
    record["put"][str(path)] = hashlib.sha256(text).hexdigest()
    _write(record)


def take_away() -> None:
    """Remove what the record names and nobody has changed since; folders only where they are ours and empty."""
    if not RECORD.exists():
        if ENVIRONMENT.exists():
            raise RefusedError(f"Không thấy {RECORD}: bộ cài này không đặt gì vào {ENVIRONMENT}, nên không gỡ.")
        say("Trên máy không có gì để gỡ.")
        return
    record = _record()
    for folder in (ENVIRONMENT, BEFORE):
        if folder.exists():
            shutil.rmtree(folder)
    for name, digest in record["put"].items():
        _remove(Path(name), digest)
    for name in record.get("made", []):
        if Path(name).is_dir() and not any(Path(name).iterdir()):
            Path(name).rmdir()
    RECORD.unlink()
    if not any(ROOM.iterdir()):
        ROOM.rmdir()
    say("Đã gỡ. Hồ sơ giữ nguyên.")


def _remove(path: Path, digest: str) -> None:
    try:
        same = hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return
    if same:
        path.unlink()
    else:
        say(f"Giữ lại {path}: tệp đã được sửa.")


if __name__ == "__main__":
    sys.exit(main())
