"""Looking names up in a register of a million entries.

    python benchmarks/register.py [ENTRIES] [--address sqlite:///so.sqlite3]

A tenth of the entries is added through the room's own door, ten thousand a file, names drawn from the usual ones; the
rest are copies of these rows, of other years, so that the commonest name has thousands. A register that has them
already is only asked. Every answer is a whole `find`: the connection, the look at the migrations, the entries.
"""

import argparse
import hashlib
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from ntm_docs.register import Entry, File, Inquiry, add_file, find
from ntm_docs.register.address import address_of
from ntm_docs.register.database import opened, writing

FAMILY = (
    "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Danh Thị Châu Kiên Trịnh Mai Lâm Tô"
).split()
MIDDLE = (
    "Văn Thị Hữu Đức Minh Ngọc Thanh Quốc Thành Công Kim Hồng Xuân Thu Mỹ Bích Hoài Tấn Phước Trung Gia Bảo"
).split()
GIVEN = (
    "An Bình Chánh Dũng Đạt Giang Hà Hải Hạnh Hiếu Hoa Hòa Hùng Hương Khoa Lan Linh Loan Long Lợi Mai Minh Nam Nga "
    "Nghĩa Nhân Phát Phong Phúc Phượng Quân Quý Sơn Tài Tâm Thảo Thắng Thủy Tiên Toàn Trang Trí Trinh Tuấn Tùng Tuyết "
    "Vân Vinh Yến"
).split()
AWARDS = (("Lao động tiên tiến", "ldtt"), ("Giấy khen của Chủ tịch Ủy ban nhân dân xã", "giay-khen-xa"))
A_FILE = 10_000
COPIES = 10
SHORT = 0.7  # of the names have three words
ASKED = {
    "whole, common": Inquiry("nguyen van an"),
    "whole, year of birth": Inquiry("Nguyễn Văn An", born=1974),
    "whole, order changed": Inquiry("an nguyen van"),
    "whole, rare": Inquiry("to bao yen"),
    "with a unit": Inquiry("le thi hoa", unit="xa so 77"),
    "part of a name": Inquiry("bich tuyet"),
    "one word": Inquiry("phuoc"),
    "nobody, near": Inquiry("nguyen van annn"),
    "nobody": Inquiry("xyz abc"),
}


def entries(number: int, chance: random.Random) -> Iterator[Entry]:
    """The entries of one file: one decision of a commune."""
    year = 1990 + number % 36
    for at in range(A_FILE):
        middle = " ".join(chance.sample(MIDDLE, 1 if chance.random() < SHORT else 2))
        name = f"{FAMILY[int(chance.random() ** 2 * len(FAMILY))]} {middle} {chance.choice(GIVEN)}"
        award, code = chance.choice(AWARDS)
        yield Entry(
            place=f'sheet "Danh sách", dòng {at + 2}',
            name=name,
            award=award,
            award_code=code,
            year=year,
            kind="cá nhân",
            born=chance.randrange(1940, 2005),
            unit=f"xã Số {chance.randrange(900)}",
            province="An Giang",
            decision=f"{number + 1}-{at // 100}/QĐ-UBND",
            decided=date(year, 12, 1),
            number=str(at + 1),
        )


def fill(wanted: int) -> None:
    """Add files, then copy their rows until the register holds the entries."""
    begun = time.perf_counter()
    size = min(A_FILE, wanted // COPIES)
    for number in range(wanted // size // COPIES):
        made = tuple(islice(entries(number, random.Random(number)), size))  # noqa: S311 -- names
        name = f"danh-sach-{number}.xlsx"
        add_file(File(Path(name), name, hashlib.sha256(name.encode()).hexdigest(), "list", made))
    print(f"{wanted // COPIES} entries added in {time.perf_counter() - begun:.0f} s", flush=True)
    with opened() as alias, writing(alias):
        from django.db import connections  # noqa: PLC0415 -- Django is loaded by then

        from ntm_docs.register.store.models import Row  # noqa: PLC0415 -- the same

        columns = [one.column for one in Row._meta.local_fields if one.column not in ("id", "year")]  # noqa: SLF001
        names = ", ".join(columns)
        with connections[alias].cursor() as cursor:
            last = Row.objects.using(alias).count()
            for years in range(1, COPIES if last < wanted else 1):
                copy = f"INSERT INTO register_row (year, {names}) SELECT year - {years}, {names}"
                cursor.execute(f"{copy} FROM register_row WHERE id <= {last}")
    if connections[alias].vendor == "postgresql":
        with connections[alias].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        connections[alias].close()


def ask(name: str, asked: Inquiry) -> None:
    """Print what one question takes."""
    times = []
    for _ in range(15):
        begun = time.perf_counter()
        found = find(asked)
        times.append((time.perf_counter() - begun) * 1000)
    number = f"{len(found.entries)}{'+' if found.more else ''}"
    print(f"{name:24} {number:>5} entries  median {statistics.median(times):6.1f} ms  worst {max(times):6.1f} ms")


def main() -> None:
    """Fill, then ask."""
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--address", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NTM_DOCS_DATABASE"] = given.address or f"sqlite:///{folder}/so.sqlite3"
        fill(given.entries)
        with opened() as alias:
            from ntm_docs.register.store.models import Name, Row  # noqa: PLC0415 -- Django is loaded by then

            rows, names = Row.objects.using(alias).count(), Name.objects.using(alias).count()
        print(f"{address_of().shown}: {rows} entries, {names} names")
        for name, asked in ASKED.items():
            ask(name, asked)


if __name__ == "__main__":
    main()
