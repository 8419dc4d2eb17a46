"""What is sent in: names to keep, bounds."""

import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile

from ntm_docs.messages import gettext as _

Sent: TypeAlias = "UploadedFile[Any]"
PAPERS = (".docx", ".txt")
BOOKS = (".xlsx", ".xls", ".ods")
INPUTS = (*BOOKS, ".yaml", ".yml", ".json")
_MEMBERS, _UNPACKED, _RATIO = 500, 256 * 1024 * 1024, 200
_NAME_BYTES = 180
_MOST_PASSED = 200  # names of files that were not sent
_DEEPEST, _FOLDER_BYTES = 8, 60  # of the folders that a paper stands in: Windows takes 260 letters in all
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


class UploadRefusedError(Exception):
    """What was sent cannot be taken; the text says why and what to do."""


def kept_name(sent: str, most: int = _NAME_BYTES) -> str:
    """A name as any system may keep it: the last part of a path, NFC, no device, no sign that Windows refuses."""
    last = unicodedata.normalize("NFC", sent).replace("\\", "/").rpartition("/")[2]
    last = "".join(char for char in last if unicodedata.category(char) not in {"Cs", "Cf", "Cc"})
    last = _FORBIDDEN.sub("-", last).strip(" .") or "tep"
    if _DEVICE.match(last):
        last = f"_{last}"
    stem, dot, suffix = last.rpartition(".")
    while len(last.encode()) > most:
        stem = (stem or last)[:-8]
        last = f"{stem}{dot}{suffix}" if dot else stem
    return last


def keep(sent: Sent, folder: Path, suffixes: Iterable[str]) -> Path:
    """Write what was sent into a folder of the desk's own.

    Raises:
        RefusedError: it is empty or of another kind.
    """
    name = kept_name(sent.name or "")
    if not name.lower().endswith(tuple(suffixes)):
        text = _("Tệp “{name}” không thuộc loại nhận ở đây. Chọn tệp {kinds}.")
        raise UploadRefusedError(text.format(name=name, kinds=", ".join(suffixes)))
    if not sent.size:
        raise UploadRefusedError(_("Tệp “{name}” rỗng. Chọn lại tệp, hoặc gửi lần nữa.").format(name=name))
    path = free(folder, name)
    with path.open("xb") as stream:
        for chunk in sent.chunks():
            stream.write(chunk)
    return path


def free(folder: Path, name: str) -> Path:
    """A place in the folder that nothing has, whichever case its letters are in."""
    taken = {one.name.casefold() for one in folder.iterdir()}
    stem, dot, suffix = name.rpartition(".")
    number, found = 2, name
    while found.casefold() in taken:
        found, number = f"{stem} ({number}){dot}{suffix}", number + 1
    return folder / found


def unpack(path: Path, folder: Path) -> list[str]:
    """The papers of a zip into a folder; the names of what was passed over.

    Raises:
        RefusedError: no zip, or one that holds too much.
    """
    passed: list[str] = []
    try:
        with zipfile.ZipFile(path) as packed:
            infos = [one for one in packed.infolist() if not one.is_dir()]
            if len(infos) > _MEMBERS or sum(one.file_size for one in infos) > _UNPACKED or any(map(_is_bomb, infos)):
                text = _("Tệp nén “{name}” quá lớn khi mở ra. Chia thành nhiều tệp nén nhỏ hơn.")
                raise UploadRefusedError(text.format(name=path.name))
            passed += [kept_name(info.filename) for info in infos if not _unpack_one(packed, info, folder)]
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        UnicodeError,
    ) as error:
        text = _("Không mở được tệp nén “{name}”. Nén lại thành .zip không mật khẩu.")
        raise UploadRefusedError(text.format(name=path.name)) from error
    return passed


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > 1024 * 1024 and info.file_size > _RATIO * max(info.compress_size, 1)


def _unpack_one(packed: zipfile.ZipFile, info: zipfile.ZipInfo, folder: Path) -> bool:
    """One paper under its own folders, as names of ours; False for what is no paper."""
    name = kept_name(info.filename)
    if not name.lower().endswith(PAPERS) or name.startswith(("~$", ".")):
        return False
    with packed.open(info) as source, free(room_of(info.filename, folder), name).open("xb") as target:
        left = info.file_size + 1
        while chunk := source.read(min(left, 1 << 20)):
            left -= len(chunk)
            target.write(chunk)
            if left <= 0:  # more than it says
                raise ValueError(info.filename)
    return True


def room_of(path: str, folder: Path, deepest: int = _DEEPEST, most: int = _FOLDER_BYTES) -> Path:
    """The folder of a file that stood at a path, made below `folder`: every part a name of ours, none leads out.

    Of its parts the last `deepest` are kept, each of at most so many bytes.
    """
    parts = [part for part in PurePosixPath(path.replace("\\", "/")).parts[:-1] if part not in {"..", "/", "."}]
    made = folder
    for part in parts[-deepest:]:
        made /= kept_name(part, most)
    try:
        made.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):  # a file has the name
        return folder
    return made


def told_places(told: str, files: Sequence[Sent]) -> tuple[list[str], list[str]]:
    """Where in its folder each file stood, and what of the folder was not sent, as the page tells it.

    It is taken for names alone (`room_of`), never for a path of this machine.
    """
    try:
        found = json.loads(told or "{}")
        places, passed = [str(one) for one in found["duong"]], [kept_name(str(one)) for one in found["boQua"]]
    except (ValueError, LookupError, TypeError, RecursionError):
        places, passed = [], []
    return places if len(places) == len(files) else [""] * len(files), passed[:_MOST_PASSED]
