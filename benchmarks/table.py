"""Every benchmark, one after the other, as one page.

    python benchmarks/table.py [--small] [--only NAME.py ...] [--write]

`--write` puts the page into `docs/toc-do.md`, with the machine it was measured on; `--small` runs each as the tests do,
to see that it runs. What cannot be measured here (no browser, no office program) says so on the page.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "toc-do.md"
PEERS = ("docxtpl", "python-docx")


class Measure(NamedTuple):
    """One run of a benchmark: what it says, with which arguments, and those of the tests."""

    name: str
    title: str
    about: str
    usual: Sequence[str] = ()
    small: Sequence[str] = ()


MEASURES = (
    Measure(
        "commands.py",
        "Một lệnh, từ lúc bắt đầu",
        "Giây bộ xử lý của mỗi lệnh trong một tiến trình mới. *floor*: một Python trống; không lệnh nào ít hơn.",
        (),
        ("--times", "1"),
    ),
    Measure(
        "render.py",
        "Điền một biểu mẫu",
        "So với docxtpl, cùng biểu mẫu và số liệu, cùng XML. *floor*: chỉ nối chuỗi và ghi tệp zip ra đúng những byte "
        "ấy. *proved*: kèm chứng minh không mất giá trị nào.",
        (),
        ("--rounds", "1", "--rows", "15"),
    ),
    Measure(
        "peers.py",
        "Các chương trình khác",
        "Một công văn có bảng, mỗi chương trình một biểu mẫu theo cú pháp của nó, cùng nội dung. *times ours*: so với "
        "biểu mẫu đã dịch sẵn của ta; các chương trình khác mở biểu mẫu mỗi lần.",
        (),
        ("--rounds", "1", "--rows", "3"),
    ),
    Measure(
        "batch.py",
        "Cả một đợt xét từ một bảng tính",
        "Từ lúc bắt đầu tiến trình đến tệp cuối cùng, so với docxtpl chạy vòng lặp trên cùng văn bản.",
        ("--sizes", "100,1000,10000"),
        ("--sizes", "20", "--sampled", "20", "--text", "short"),
    ),
    Measure(
        "check.py",
        "Kiểm tra thể thức",
        "Một văn bản 300 trang; 1 000 văn bản hai trang; so với chỉ đọc bằng python-docx.",
        (),
        ("--count", "2", "--pages", "3"),
    ),
    Measure(
        "desk.py",
        "Bàn làm việc: phần của máy chủ",
        "Từ một phím đến trang đã vẽ lại và tệp đã lưu.",
        (),
        ("--keys", "3"),
    ),
    Measure(
        "page.py",
        "Bàn làm việc: trong trình duyệt",
        "Từ một phím đến trang hiện trên màn hình.",
        (),
        ("--keys", "2"),
    ),
    Measure(
        "users.py",
        "Bàn làm việc: nhiều người cùng gõ",
        "Hai mươi người, mỗi người một hồ sơ: từ lúc gửi một phím đến lúc có câu trả lời.",
        (),
        ("--users", "2", "--seconds", "1.5"),
    ),
    Measure("pdf.py", "PDF", "So với một lần gọi trần chương trình văn phòng.", (), ("--count", "2", "--turns", "1")),
    Measure(
        "cluster.py",
        "Cả một đợt xét trên nhiều máy",
        "Mỗi tiến trình một không gian mạng riêng, qua một kho đối tượng; số nhân vẫn là của một máy.",
        (),
        ("--nominees", "20", "--workers", "1"),
    ),
    Measure("register.py", "Sổ khen thưởng", "Tra tên trong sổ một triệu mục.", (), ("2000",)),
)
HEAD = """# Tốc độ

Tệp này do `make bench` ghi ra, không sửa bằng tay. Con số là của một máy; tỷ lệ trong cùng một lần chạy mới nói nhiều.

"""


def run(one: Measure, *, small: bool) -> str:
    """What a benchmark prints.

    Raises:
        SystemExit: it did not run to its end.
    """
    command = [sys.executable, str(ROOT / "benchmarks" / one.name), *(one.small if small else one.usual)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{one.name} failed:\n{done.stderr}")
    head, _profile, _rest = done.stdout.partition("\n         ")  # a profile follows some tables: not for the page
    return head.rstrip()


def machine() -> str:
    """What was measured on: cores, Python, peers, load."""
    peers = []
    for name in PEERS:
        try:
            peers.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            peers.append(f"{name} không có ở đây")
    cores, load = os.cpu_count(), os.getloadavg()[0]
    day = datetime.now(UTC).strftime("%d/%m/%Y")
    python = platform.python_version()
    return f"Đo ngày {day}: {cores} nhân, tải lúc bắt đầu {load:.1f}, Python {python}, {', '.join(peers)}."


def main() -> None:
    """Run what is asked for, print it, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", nargs="+", choices=[one.name for one in MEASURES])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    blocks = [HEAD + machine()]
    for one in MEASURES:
        if not given.only or one.name in given.only:
            blocks.append(f"## {one.title}\n\n{one.about}\n\n```\n{run(one, small=given.small)}\n```")
            print(blocks[-1], flush=True)
    if given.write:
        PAGE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
