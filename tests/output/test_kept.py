"""What is kept for the next command counts only where nobody else can have written it."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ntm_docs.machine import kept as module
from ntm_docs.machine.kept import keep, kept
from ntm_docs.machine.user_data import user_cache_folder

posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder for its user by itself")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder that nothing has been put into, and the mode that shares new files with a group."""
    folder = tmp_path / "home" / ".cache" / "ntm-docs"
    (tmp_path / "home").mkdir(mode=0o700)
    monkeypatch.setattr(module, "user_cache_folder", lambda: folder)
    before = os.umask(0o002)
    yield folder
    os.umask(before)


class DescribeWhatIsKept:
    def it_is_there_for_the_next_one(self) -> None:
        assert kept("a", "b") is None
        keep("a", "b", b"one")
        assert kept("a", "b") == b"one"
        keep("a", "b", b"two")
        assert (kept("a", "b"), kept("a", "c"), kept("c", "b")) == (b"two", None, None)

    @posix
    def it_is_this_users_alone_whatever_the_usual_mode_is(self, cache: Path) -> None:
        keep("a", "b", b"one")
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (cache / "a" / "b", cache / "a", cache, cache.parent)]
        assert modes == [0o600, 0o700, 0o700, 0o700]

    @pytest.mark.parametrize("damaged", [b"", b"x" * 40, None, 0])
    def but_not_where_it_is_damaged(self, cache: Path, damaged: bytes | int | None) -> None:
        keep("a", "b", b"one")
        path = cache / "a" / "b"
        whole = path.read_bytes()
        path.write_bytes(damaged if isinstance(damaged, bytes) else whole[:-1] if damaged is None else whole + b"\0")
        assert kept("a", "b") is None
        keep("a", "b", b"one")
        assert kept("a", "b") == b"one"

    @posix
    @pytest.mark.parametrize("mode", [0o020, 0o002])
    @pytest.mark.parametrize("above", range(4))
    def but_not_where_others_may_write(self, cache: Path, mode: int, above: int) -> None:
        keep("a", "b", b"one")
        path = (cache / "a" / "b", *(cache / "a" / "b").parents)[above]
        path.chmod(stat.S_IMODE(path.stat().st_mode) | mode)
        assert kept("a", "b") is None
        keep("a", "b", b"two")
        assert kept("a", "b") == (None if above else b"two")  # a file is written anew, a folder stays as it is

    @posix
    def but_not_where_it_is_anothers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        keep("a", "b", b"one")
        own = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: own + 1)
        assert kept("a", "b") is None

    @posix
    @pytest.mark.parametrize("above", range(3))
    def but_not_through_a_link(self, cache: Path, tmp_path: Path, above: int) -> None:
        keep("a", "b", b"one")
        path = (cache / "a" / "b", *(cache / "a" / "b").parents)[above]
        path.rename(tmp_path / "elsewhere")
        path.symlink_to(tmp_path / "elsewhere")
        assert kept("a", "b") is None
        keep("a", "b", b"two")
        assert kept("a", "b") == (None if above else b"two")
        assert above or (tmp_path / "elsewhere").read_bytes().endswith(b"one")

    @posix
    def but_not_out_of_a_pipe_that_nobody_fills(self, cache: Path) -> None:
        keep("a", "b", b"one")
        (cache / "a" / "b").unlink()
        os.mkfifo(cache / "a" / "b")
        assert kept("a", "b") is None

    def but_what_cannot_be_written_is_no_error(self, cache: Path) -> None:
        cache.parent.mkdir(parents=True)
        cache.write_bytes(b"a file where the folder should be")
        keep("a", "b", b"one")
        assert kept("a", "b") is None

    def but_what_is_too_large_is_not_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_LARGEST", 40)
        keep("a", "b", b"x" * 40)
        assert kept("a", "b") is None

    def but_of_many_the_oldest_go(self, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "_MOST", 2)
        for number, name in enumerate("abcd"):
            keep("a", name, b"one")
            os.utime(cache / "a" / name, (number, number))
        keep("a", "e", b"one")
        assert sorted(path.name for path in (cache / "a").iterdir()) == ["d", "e"]


class DescribeTheCacheFolder:
    @pytest.mark.skipif(sys.platform != "linux", reason="each system has its own")
    @pytest.mark.parametrize(
        ("given", "folder"), [("/c", "/c/ntm-docs"), ("", "/h/.cache/ntm-docs"), ("c", "/h/.cache/ntm-docs")]
    )
    def it_is_where_the_system_wants_it(self, given: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", given)
        monkeypatch.setenv("HOME", "/h")
        assert user_cache_folder() == Path(folder)

    @pytest.mark.parametrize(
        ("system", "folder"), [("darwin", "h/Library/Caches/ntm-docs"), ("win32", "local/ntm-docs/Cache")]
    )
    def it_is_that_of_other_systems_too(self, system: str, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.setenv("LOCALAPPDATA", "local")
        monkeypatch.setattr(Path, "home", lambda: Path("h"))
        assert user_cache_folder() == Path(folder)
