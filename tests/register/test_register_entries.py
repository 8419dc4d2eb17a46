"""Entries are added once, found however a name is typed, and never taken out; the same on both databases."""

from pathlib import Path

import pytest
from databases import address, postgresql, server  # noqa: F401 -- fixtures
from lists import NO_DECISION, TITLES, people, person, read, workbook

from ntm_docs.problems import ProblemsError
from ntm_docs.register import Inquiry, add_file, correct, find, remove
from ntm_docs.regulations import load_book


def names(asked: Inquiry) -> list[str]:
    return [one.name for one in find(asked).entries]


@pytest.mark.usefixtures("address")
class DescribeTheRegister:
    def it_takes_a_file_once(self, tmp_path: Path) -> None:
        file = read(people(tmp_path / "ds.xlsx", "Nguyễn Văn An", "Trần Thị Bé"))
        assert add_file(file).entries == 2
        again = add_file(file)
        assert (again.entries, again.before) == (0, "ds.xlsx")
        assert len(find(Inquiry("nguyen van an")).entries) == 1

    def it_takes_an_award_once_though_two_files_tell_it(self, tmp_path: Path) -> None:
        add_file(read(people(tmp_path / "mot.xlsx", "Nguyễn Văn An")))
        two = add_file(read(people(tmp_path / "hai.xlsx", "Nguyễn Văn An", "Lê Văn Tám")))
        assert (two.entries, two.known) == (1, 1)

    def but_where_one_names_no_decision_both_stand_and_that_is_told(self, tmp_path: Path) -> None:
        add_file(read(people(tmp_path / "mot.xlsx", "Nguyễn Văn An")))
        row = [1, "Nguyễn Văn An", 1974, "xã An Biên", "Bằng khen tỉnh", 2019]
        two = add_file(read(workbook(tmp_path / "hai.xlsx", [NO_DECISION, row])))
        assert two.entries == 1
        assert [one.code for one in two.told] == ["register.perhaps_twice"]

    @pytest.mark.parametrize("typed", ["nguyen van an", "AN, Nguyễn Văn", "ông Nguyễn Văn An", "văn an"])
    def it_finds_a_name_without_tones_in_any_order_or_in_part(self, tmp_path: Path, typed: str) -> None:
        add_file(read(people(tmp_path / "ds.xlsx", "Nguyễn Văn An", "Hồ Văn Lợi")))
        assert names(Inquiry(typed)) == ["Nguyễn Văn An"]

    @pytest.mark.parametrize("typed", ["Sở Nông nghiệp và Môi trường An Giang", "so nn&ptnt kien giang"])
    def it_finds_a_body_and_a_province_by_todays_name_and_by_the_old(self, tmp_path: Path, typed: str) -> None:
        rows = [TITLES, person(1, "Sở NN&PTNT tỉnh Kiên Giang", born=""), person(2, "Nguyễn Văn An")]
        add_file(read(workbook(tmp_path / "ds.xlsx", rows)))
        assert names(Inquiry(typed)) == ["Sở NN&PTNT tỉnh Kiên Giang"]

    def it_tells_namesakes_apart_by_year_and_unit(self, tmp_path: Path) -> None:
        add_file(read(people(tmp_path / "mot.xlsx", "Nguyễn Văn An")))
        other = people(tmp_path / "hai.xlsx", "Nguyễn Văn An", decision="9/QĐ-UBND", unit="xã Tân Hội")
        add_file(read(other))
        assert len(names(Inquiry("nguyen van an", born=1974))) == 2
        assert names(Inquiry("nguyen van an", born=1980)) == []
        assert len(names(Inquiry("nguyen van an", unit="tan hoi"))) == 1

    def it_corrects_and_removes_by_new_entries(self, tmp_path: Path) -> None:
        add_file(read(people(tmp_path / "ds.xlsx", "Nguyễn Văn An")))
        (old,) = find(Inquiry("nguyen van an")).entries
        new = correct(old.id, ["năm sinh=1975"], "đối chiếu căn cước", load_book())
        assert [one.born for one in find(Inquiry("nguyen van an")).entries] == [1975]
        with pytest.raises(ProblemsError, match=str(new.id)):
            remove(old.id, "nhầm")
        remove(new.id, "khen nhầm người")
        assert names(Inquiry("nguyen van an")) == []
        assert len(names(Inquiry("nguyen van an", all=True))) == 3

    def but_a_name_that_is_near_is_offered_not_taken(self, tmp_path: Path) -> None:
        add_file(read(people(tmp_path / "ds.xlsx", "Nguyễn Văn An")))
        found = find(Inquiry("nguyen van am"))
        assert (list(found.entries), found.near) == ([], ("Nguyễn Văn An",))
