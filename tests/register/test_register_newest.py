"""Many entries: the newest first, the same on both databases, whatever way they are looked through."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from databases import address, postgresql, server  # noqa: F401 -- fixtures
from lists import NO_DECISION, people, read, workbook

from ntm_docs.register import Inquiry, add_file, find, finding
from ntm_docs.register.database import opened
from ntm_docs.register.lists.units import usual
from ntm_docs.regulations import load_book
from ntm_docs.terminal.register_cli import register

PEOPLE = ("Nguyễn Văn An", "Lê Văn An", "Trần Văn An")
YEARS = (2003, 2019, 2011)


def add(folder: Path) -> None:
    """Three names, three years each; of the newest year one decision has no day."""
    for year in YEARS:
        file = read(people(folder / f"{year}.xlsx", *PEOPLE, decided=f"05/6/{year}", decision=f"{year}/QĐ-UBND"))
        add_file(replace(file, sha256=f"{year:064}"))
    rows = [NO_DECISION, [1, PEOPLE[1], 1980, "xã An Biên", "Bằng khen tỉnh", 2019]]
    add_file(read(workbook(folder / "nam.xlsx", rows)))


def found(asked: Inquiry) -> list[tuple[int, str, bool]]:
    return [(one.year, one.name, one.decided is None) for one in find(asked).entries]


@pytest.mark.usefixtures("address")
class DescribeTheOrderOfEntries:
    def it_is_the_same_for_few_names_and_for_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        add(tmp_path)
        few = found(Inquiry("an", limit=7))
        assert [one[0] for one in few] == [2019] * 4 + [2011] * 3
        assert few[3] == (2019, PEOPLE[1], True)  # of a year alone: after all its days
        monkeypatch.setattr(finding, "_FEW", 1)
        assert found(Inquiry("an", limit=7)) == few
        assert found(Inquiry("an", born=1980)) == [(2019, PEOPLE[1], True)]
        assert find(Inquiry("an", limit=2)).more

    def it_outlives_the_tables_of_an_earlier_version(self, tmp_path: Path) -> None:
        from django.db import connections  # noqa: PLC0415 -- of an extra
        from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 -- the same

        add(tmp_path)
        now = found(Inquiry("an"))
        with opened() as alias:
            MigrationExecutor(connections[alias]).migrate([("register", "0001_initial")])
        assert found(Inquiry("an")) == now

    def it_says_where_a_name_is_there_and_nothing_else_fits(self, tmp_path: Path) -> None:
        add(tmp_path)
        assert (find(Inquiry("le van an", unit="xã Tân Hội")).how, find(Inquiry("le van a")).near) == (
            "others",
            (PEOPLE[1],),
        )

    def it_takes_a_name_of_many_words(self, tmp_path: Path) -> None:
        name = f"Hợp tác xã {' '.join(f'Tân{at} Hội{at}' for at in range(30))}"
        add_file(read(people(tmp_path / "ds.xlsx", name, "Hợp tác xã Tân1 Hội1")))
        assert [one.name for one in find(Inquiry(name)).entries] == [name]
        assert [one.name for one in find(Inquiry(" ".join(name.split()[3:40]))).entries] == [name]
        assert find(Inquiry(f"{name.replace('Tân7', 'Tam7')}")).near == (name,)


class DescribeUnitsInCapitals:
    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("ỦY BAN NHÂN DÂN XÃ AN BIÊN", "Ủy ban nhân dân xã An Biên"),
            ("UBND XÃ AN BIÊN, TỈNH KIÊN GIANG", "UBND xã An Biên, tỉnh Kiên Giang"),
            ("ẤP TÂN HƯNG XÃ TÂN HỘI", "ấp Tân Hưng xã Tân Hội"),
            ("PHƯỜNG 3 - THÀNH PHỐ HỒ CHÍ MINH", "phường 3 - Thành phố Hồ Chí Minh"),
            ("THỊ XÃ TÂN CHÂU", "thị xã Tân Châu"),
            ("SỞ NN&PTNT TỈNH KIÊN GIANG", "Sở NN&PTNT tỉnh Kiên Giang"),
            ("PHÒNG VĂN HÓA - XÃ HỘI XÃ HỘI AN", "Phòng Văn hóa - Xã hội xã Hội An"),
            ("xã An Biên", "xã An Biên"),
            ("HTX", "HTX"),
        ],
    )
    def they_get_the_letters_of_a_sentence(self, typed: str, written: str) -> None:
        assert usual(typed, load_book()) == written

    @pytest.mark.parametrize(
        "typed",
        ["TRƯỜNG THCS TÂN HỘI", "HỢP TÁC XÃ TÂN HỘI", "BẢO HIỂM XÃ HỘI HUYỆN AN BIÊN", "XÃ ĐẮK R'LẤP", "CÔNG TY A"],
    )
    def but_where_no_one_knows_which_letters_they_stay_and_are_told(self, tmp_path: Path, typed: str) -> None:
        assert usual(typed, load_book()) is None
        file = read(people(tmp_path / "ds.xlsx", "Nguyễn Văn An", "Lê Thị Bé", unit=typed))
        assert {one.unit for one in file.entries} == {typed}
        assert [one.code for one in file.told] == ["register.capitals"]


class DescribeExport:
    def it_takes_the_file_either_way(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NTM_DOCS_DATABASE", f"sqlite:///{tmp_path}/so.sqlite3")
        add(tmp_path)
        one, two = str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx")
        runs = [CliRunner().invoke(register, ["export", *args]) for args in ((one,), ("-o", two), (one, "-o", two), ())]
        assert [run.exit_code for run in runs] == [0, 0, 2, 2]
        assert Path(one).is_file()
        assert Path(two).is_file()
