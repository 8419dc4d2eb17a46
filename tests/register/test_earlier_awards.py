"""Nominees held against the register: what is told, what is proposed, and that nothing of it is written."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from databases import address, postgresql, server  # noqa: F401 -- fixtures
from lists import TITLES, person, read, workbook
from openpyxl import load_workbook

from ntm_docs import api
from ntm_docs.api.offices.histories import consult
from ntm_docs.planning import plan_every
from ntm_docs.problems import MachineError, ProblemsError
from ntm_docs.register import Entry, StatedNominee, add_file, remove
from ntm_docs.register.earlier.matching import BARE, LETTERS, NO_BORN, NO_UNIT, OTHER_UNIT, match
from ntm_docs.regulations import Question, load_book

sys.path.insert(0, str(ROOT / "benchmarks"))
from review import write_review

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
REVIEW = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"
ABOUT = (*TITLES, "Phong trào", "Giai đoạn")
MOVEMENT = ("Kiên Giang chung sức xây dựng nông thôn mới", "2021-2025")
BK_TTG, HOUSE = "Bằng khen của Thủ tướng Chính phủ", "Hộ gia đình ông Huỳnh Tấn Lộc"
DANG = {"born": "22/11/1978", "unit": "xã Tân Hội, tỉnh Kiên Giang"}


def add(folder: Path, *rows: list[Any], about: tuple[str, str] = ("", "")) -> None:
    add_file(read(workbook(folder / "ds.xlsx", [ABOUT, *([*row, *about] for row in rows)])))


def told(source: Path = SAMPLE) -> dict[str, str]:
    answer = api.explain(api.ExplainRequest(source, register=True))
    assert answer.consulted is not None
    return {one.code: str(one) for one in answer.consulted.told}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the register is; none is there yet."""
    monkeypatch.setenv("NTM_DOCS_DATABASE", f"sqlite:///{tmp_path}/so.sqlite3")
    return tmp_path / "so.sqlite3"


@pytest.mark.usefixtures("address")
class DescribeEitherDatabase:
    def it_is_asked_for_all_nominees_at_once(self, tmp_path: Path) -> None:
        row = person(1, "Võ Minh Đăng", award=BK_TTG, decision="1200/QĐ-TTg", decided="10/9/2024", **DANG)
        add(tmp_path, row, person(2, "Võ Minh Đặng", **DANG), about=MOVEMENT)
        assert set(told()) == {"register.twice", "register.other_form"}  # each entry is told once


@pytest.mark.usefixtures("place")
class DescribeADossierHeldAgainstTheRegister:
    def it_tells_one_award_twice_for_one_movement_with_clause_and_source(self, tmp_path: Path) -> None:
        row = person(1, "Võ Minh Đăng", award=BK_TTG, decision="1200/QĐ-TTg", decided="10/9/2024", **DANG)
        add(tmp_path, row, about=MOVEMENT)
        text = told()["register.twice"]
        assert "1200/QĐ-TTg ngày 10/9/2024" in text
        assert 'ds.xlsx, sheet "Danh sách", dòng 2' in text
        assert text.endswith("(Luật 06/2022/QH15, Điều 5 khoản 2 điểm c)")
        assert text.startswith("ho-so-kien-giang-2025.yaml:169:")

    def but_the_same_award_for_another_movement_is_history_alone(self, tmp_path: Path) -> None:
        row = person(1, "Võ Minh Đăng", award=BK_TTG, decision="1200/QĐ-TTg", decided="10/9/2024", **DANG)
        add(tmp_path, row, about=("Cả nước thi đua xóa nhà tạm", "2021-2025"))
        assert set(told()) == {"register.history"}

    def it_asks_where_the_register_does_not_say_for_what(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", award=BK_TTG, decided="10/9/2024", **DANG))
        assert "register.twice_open" in told()

    def it_asks_of_another_award_for_the_same_movement(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", decided="10/9/2024", **DANG), about=MOVEMENT)
        assert "register.other_form" in told()

    def it_proposes_what_the_dossier_does_not_name_and_only_that(self, tmp_path: Path) -> None:
        known = person(1, "Võ Minh Đăng", decision="2416/QĐ-UBND", decided="15/10/2020", **DANG)
        title = {"award": "CSTĐCS", "decision": "77/QĐ-UBND", "decided": "20/12/2023"}
        add(tmp_path, known, person(2, "Ông Võ Minh Đăng", **{**DANG, **title}))
        answer = api.explain(api.ExplainRequest(SAMPLE, register=True)).as_json()["consulted"]
        (one,) = answer["nominees"]
        (line,) = one["proposed"]
        assert (line["into"], line["line"]["năm"]) == ("danh hiệu thi đua", 2023)
        assert line["source"] == 'ds.xlsx, sheet "Danh sách", dòng 3'
        assert (one["perhaps"], answer["asked"]) == ([], 4)

    def it_tells_two_decisions_of_one_year_apart(self, tmp_path: Path) -> None:
        own = {"unit": "ấp Kênh 7, xã Tân Hội, tỉnh An Giang", "award": "Giấy khen xã", "decided": "16/12/2022"}
        named = person(1, HOUSE, born=1967, **own, decision="215/QĐ-UBND")
        add(tmp_path, named, person(2, "Hộ ông Huỳnh Tấn Lộc", born=1967, **own, decision="16/QĐ-UBND"))
        assert "16/QĐ-UBND" in told()["register.history"]
        assert "215/QĐ-UBND" not in told()["register.history"]

    def it_does_not_tell_the_decision_that_the_dossier_itself_makes(self, tmp_path: Path) -> None:
        own = {"unit": "xã Tân Hội, tỉnh An Giang", "decision": "2345/QĐ-UBND", "decided": "20/9/2025"}
        add(tmp_path, person(1, HOUSE, born=1967, **own), about=MOVEMENT)
        assert told() == {}

    def it_makes_the_same_files_with_and_without(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", award=BK_TTG, decided="10/9/2024", **DANG), about=MOVEMENT)
        api.build(api.BuildRequest((SAMPLE,), tmp_path / "khong"))
        (made,) = api.build(api.BuildRequest((SAMPLE,), tmp_path / "co", register=True)).folders
        assert made.consulted is not None
        assert "register.twice" in {one.code for one in made.consulted.told}
        folders = [tmp_path / "khong", tmp_path / "co"]
        plain, with_register = (
            {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} for one in folders
        )
        assert plain == with_register

    def it_does_not_count_what_was_removed(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", award=BK_TTG, **DANG), about=MOVEMENT)
        remove(1, "ghi nhầm người")
        assert told() == {}


@pytest.mark.usefixtures("place")
class DescribeAYearsReviewHeldAgainstTheRegister:
    def it_tells_titles_of_the_same_year_and_that_no_year_of_birth_was_compared(self, tmp_path: Path) -> None:
        unit = "Ủy ban nhân dân xã Thạnh Đông, tỉnh An Giang"
        add(
            tmp_path,
            person(1, "Danh Sóc Kha", "", unit=unit, award="LĐTT", decided="20/12/2025"),
            person(2, "Danh Sóc Kha", "", unit=unit, award="LĐTT", decided="20/12/2026", decision="9/QĐ-UBND"),
            about=("", ""),
        )
        found = told(REVIEW)
        consulted = api.explain(api.ExplainRequest(REVIEW, register=True)).consulted
        assert consulted is not None
        codes = [problem.code for problem in consulted.told]  # once, though he is proposed for two awards
        assert (codes.count("register.perhaps"), codes.count("register.twice_open")) == (1, 1)
        assert NO_BORN in found["register.perhaps"]
        assert "20/12/2026" in found["register.twice_open"]
        assert "20/12/2025" not in found["register.twice_open"]


def nominee(**other: Any) -> StatedNominee:
    told: dict[str, Any] = {"name": "Ông Võ Minh Đăng", "kind": "cá nhân", "born": 1978, "province": "An Giang"}
    told |= {"units": ("ấp Tân Hưng, xã Tân Hội, tỉnh An Giang",), "day": date(2025, 9, 1), "place": None}
    return StatedNominee(**(told | other))


def entry(**other: Any) -> Entry:
    told: dict[str, Any] = {"place": "", "name": "Võ Minh Đăng", "kind": "cá nhân", "born": 1978, "year": 2020}
    told |= {"unit": "xã Tân Hội, huyện Tân Hiệp", "province": "Kiên Giang", "award": "LĐTT"}
    return Entry(**(told | other))


class DescribeWhoseAnEntryIs:
    @pytest.mark.parametrize(
        ("other", "doubt"),
        [
            ({}, ""),
            ({"name": "Đồng chí VÕ MINH ĐĂNG"}, ""),
            ({"unit": "UBND xã Tân Hội"}, ""),
            ({"unit": "Xã Tân Hội - huyện Tân Hiệp"}, ""),
            ({"born": None}, NO_BORN),
            ({"unit": "", "post": "Nông dân"}, NO_UNIT),
            ({"unit": "", "born": None}, BARE),
            ({"unit": "xã Tân Hồi"}, OTHER_UNIT),
            ({"unit": "HTX Tân Hội"}, OTHER_UNIT),
            ({"name": "Võ Minh Đặng"}, LETTERS),
            ({"name": "Võ Minh Đặng", "unit": "xã An Biên"}, None),
            ({"name": "Võ Minh Đặng", "born": None}, None),
            ({"born": 1979}, None),
            ({"unit": "xã An Biên", "born": None}, None),
            ({"province": "Cà Mau"}, None),
            ({"kind": "tập thể"}, None),
            ({"name": "Hộ ông Võ Minh Đăng", "kind": "hộ gia đình"}, None),
        ],
    )
    def it_is_the_nominees_only_where_name_unit_and_year_agree(self, other: dict[str, Any], doubt: str | None) -> None:
        found = match(nominee(), entry(**other))
        assert (None if found is None else found.doubt) == doubt

    def it_never_joins_two_communes_of_one_name_or_rooms_of_two_communes(self) -> None:
        worker = nominee(units=("Phòng Kinh tế xã Tân Hội, huyện Tân Hiệp",))
        for unit in ("Phòng Kinh tế xã Tân An", "xã Tân Hội, huyện Châu Phú"):
            found = match(worker, entry(unit=unit))
            assert found is not None
            assert found.doubt == OTHER_UNIT

    def it_knows_a_body_under_todays_name(self) -> None:
        worker = nominee(units=("Sở Nông nghiệp và Môi trường",))
        found = match(worker, entry(unit="Sở NN&PTNT"))
        assert found is not None
        assert found.doubt == ""

    @pytest.mark.parametrize(
        ("name", "unit", "doubt"),
        [
            ("Nhân dân ấp Tân Hưng, xã Tân Hội", "", ""),
            ("Ấp 1", "xã Tân Hội", ""),
            ("Ấp 1", "xã Tân An", None),
            ("Trường Tiểu học Tân Hội 2", "", NO_UNIT),
        ],
    )
    def it_knows_a_collective_by_name_and_place(self, name: str, unit: str, doubt: str | None) -> None:
        own = nominee(name=name, kind="tập thể", born=None, units=("xã Tân Hội, tỉnh An Giang",))
        found = match(own, entry(name=name, kind="tập thể", born=None, unit=unit))
        assert (None if found is None else found.doubt) == doubt


@pytest.mark.usefixtures("place")
class DescribeTheNextLevel:
    """Years that law sets for awards of regular work (Luật 06/2022/QH15, Điều 42 đến 44, 73)."""

    def regular(self, folder: Path, day: str = "14/7/2025") -> Path:
        text = SAMPLE.read_text(encoding="utf-8").replace("ngày tờ trình: 14/7/2025", f"ngày tờ trình: {day}")
        award = f"  - hình thức: {BK_TTG}\n    loại hình: chuyên đề\n"
        regular = text.replace(award, "  - hình thức: Huân chương Lao động hạng Nhì\n    loại hình: công trạng\n")
        assert regular != text
        (folder / "hs.yaml").write_text(regular, encoding="utf-8")
        return folder / "hs.yaml"

    def consulted(self, source: Path) -> dict[str, str]:
        found = consult(plan_every(source, None, None, lenient=True), None)
        return {one.code: str(one) for one in found.told}

    @pytest.mark.parametrize(("decided", "early"), [("15/8/2020", True), ("14/7/2020", False), ("10/3/2019", False)])
    def it_is_too_early_before_five_years(self, tmp_path: Path, decided: str, early: bool) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", award="HCLĐ hạng Ba", decided=decided, **DANG))
        found = self.consulted(self.regular(tmp_path))
        assert ("register.early" in found) == early
        if early:
            assert "Điều 43 khoản 1 điểm đ" in found["register.early"]
        assert "register.lower_unknown" not in found

    def it_names_the_award_to_confirm_where_nobody_has_it(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Lê Thị Khác"))
        assert "Huân chương Lao động hạng Ba" in self.consulted(self.regular(tmp_path))["register.lower_unknown"]

    def it_does_not_count_an_award_for_a_movement(self, tmp_path: Path) -> None:
        row = person(1, "Võ Minh Đăng", award="HCLĐ hạng Ba", decided="10/3/2012", **DANG)
        add(tmp_path, row, about=("Toàn dân đoàn kết xây dựng đời sống văn hóa", "2000-2010"))
        assert "register.lower_thematic" in self.consulted(self.regular(tmp_path))

    def it_says_what_it_does_not_know_of_an_older_law(self) -> None:
        book = load_book()
        award = book.award("Huân chương Lao động hạng Nhì")
        rule = Question(book, award, date(2022, 7, 12), "Kiên Giang", "công trạng").ask("khoang_cach", "ca_nhan").rule
        assert rule is not None
        assert rule.gia_tri is None


@pytest.mark.usefixtures("place")
class DescribeManyAtOnce:
    def it_asks_a_few_times_for_a_workbook_of_many_units(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        from django.db.backends.utils import CursorWrapper  # noqa: PLC0415 -- of an extra

        write_review(tmp_path / "xet.xlsx", 12, 4, short=True)
        sheet = load_workbook(tmp_path / "xet.xlsx")["Danh sách đề nghị"]
        titles = [str(cell.value).casefold() for cell in sheet[1]]
        first = dict(zip(titles, (cell.value for cell in sheet[2]), strict=True))
        born = str(next(value for title, value in first.items() if title.startswith("ngày sinh")))
        add(tmp_path, person(1, str(first["tên"]), born, unit=str(first["đơn vị công tác"])), person(2, "Lê Thị Khác"))
        run, asked = CursorWrapper.execute, []
        monkeypatch.setattr(CursorWrapper, "execute", lambda own, *args: (asked.append(args[0]), run(own, *args))[1])
        request = api.BuildRequest((tmp_path / "xet.xlsx",), tmp_path / "kq", processes=1, register=True)
        (made,) = api.build(request).folders
        assert made.consulted is not None
        assert made.consulted.asked == 12
        assert any(one.proposed or one.perhaps for one in made.consulted.histories)
        assert sum("register_" in text for text in asked) < 6

    def it_adds_the_awards_of_the_register_to_received_cases_and_marks_them(self, tmp_path: Path) -> None:
        add(tmp_path, person(1, "Võ Minh Đăng", award=BK_TTG, decided="10/9/2024", **DANG), about=MOVEMENT)
        book = tmp_path / "tiep-nhan.xlsx"
        api.build(api.BuildRequest((SAMPLE,), tmp_path / "hs"))
        answer = api.receive(api.ReceiveRequest((tmp_path / "hs",), book, processes=1, register=True))
        cases = [case for one in answer.done.dossiers for case in one.cases]
        case = next(one for one in cases if one.name == "Ông Võ Minh Đăng")
        (line,) = [one for one in case.earlier if one.startswith("Theo sổ khen thưởng")]
        assert any("Một thành tích chỉ khen một lần" in one for one in case.asked)
        assert line.endswith('1234/QĐ-UBND ngày 10/9/2024 (từ ds.xlsx, sheet "Danh sách", dòng 2)')
        sheet = load_workbook(book)["Trường hợp"]
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row]
        assert any(line in text for text in texts)


class DescribeARegisterThatIsNotThere:
    @pytest.mark.parametrize("call", ["build", "explain", "receive"])
    def it_is_told_before_anything_is_made(self, tmp_path: Path, place: Path, call: str) -> None:
        out = tmp_path / "kq.xlsx"
        calls = {
            "build": lambda: api.build(api.BuildRequest((SAMPLE,), out, register=True)),
            "explain": lambda: api.explain(api.ExplainRequest(SAMPLE, register=True)),
            "receive": lambda: api.receive(api.ReceiveRequest((tmp_path,), out, register=True)),
        }
        with pytest.raises(ProblemsError, match="ntm-docs register add"):
            calls[call]()
        assert not out.exists()
        assert not place.exists()

    @pytest.mark.usefixtures("place")
    def it_says_how_to_add_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ntm_docs.register.database.find_spec", lambda _name: None)
        with pytest.raises(MachineError, match=r"ntm-docs\[desk\]"):
            api.build(api.BuildRequest((SAMPLE,), tmp_path / "kq", register=True))
        assert not (tmp_path / "kq").exists()
