"""The form of a province's text that a clerk fills in."""

from datetime import date
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.planning import Planned, plan_input
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import read_book, require

NOVEMBER = date(2026, 11, 28)
HEAD = {
    "tên loại": "Quyết định",
    "số": "12/2026/QĐ-UBND",
    "ngày": "05/6/2026",
    "cơ quan ban hành": "Ủy ban nhân dân tỉnh An Giang",
    "có hiệu lực từ": "15/6/2026",
}
CLAUSE = {"điều khoản": "Điều 12 khoản 3", "số bộ": "2", "hạn nộp": "trước ngày 10/12", "tỷ lệ phiếu": "80"}


def form(province: str = "An Giang", on: date = NOVEMBER) -> str:
    """What `ntm-docs new quy-dinh --province …` writes."""
    return start("quy-dinh", "quy-dinh.yaml", StarterWish(None, on, province=province)).decode()


def filled(*fields: dict[str, str], province: str = "An Giang") -> str:
    """The form with its first empty line of each field filled in."""
    lines = form(province).split("\n")
    for name, value in [pair for one in fields for pair in one.items()]:
        at = next(index for index, line in enumerate(lines) if line.strip().startswith(f"{name}:"))
        lines[at] = f"{lines[at].partition(':')[0]}: {value}"
    return "\n".join(lines)


def written(folder: Path, text: str) -> Path:
    path = folder / "quy-dinh.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(ProblemsError) as error:
        read_book(path)
    return [f"{problem.place.line}: {problem.code}" for problem in error.value.problems]


class DescribeTheForm:
    def it_is_for_the_province_as_it_is_called_on_the_day(self) -> None:
        assert "Ủy ban nhân dân tỉnh An Giang" in form()
        city = form("Đồng Nai")
        assert "Ủy ban nhân dân thành phố Đồng Nai" in city
        assert "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố" in city
        assert "TỈNH" not in city

    @pytest.mark.parametrize("name", ["Kiên Giang", "An Giangg", ""])
    def but_for_no_province_that_there_is_not(self, name: str) -> None:
        with pytest.raises(ProblemsError, match="An Giang"):
            form(name)

    def it_decides_once_it_is_filled_in(self, tmp_path: Path) -> None:
        book = read_book(written(tmp_path, filled(HEAD, CLAUSE)))
        answer = require(book, "BK tỉnh", NOVEMBER, "ca_nhan", "An Giang")
        plain = answer.as_json()
        assert plain["copies"] == 2
        assert plain["deadlines"] == ["trước ngày 10/12"]
        assert plain["vote"]["min"] == 80
        clause = "Quyết định 12/2026/QĐ-UBND, Điều 12 khoản 3"
        assert {"text": "02 bộ hồ sơ", "clause": clause} in plain["rules"]
        assert "law.parts" not in {warning.code for warning in answer.warnings}

    def it_is_taken_from_a_folder_too(self, tmp_path: Path) -> None:
        written(tmp_path, filled(HEAD, CLAUSE))
        answer = require(read_book(tmp_path), "BK tỉnh", NOVEMBER, "ca_nhan", "An Giang")
        assert answer.as_json()["copies"] == 2

    def it_builds_a_dossier(self, tmp_path: Path) -> None:
        path = written(tmp_path, filled(HEAD | {"có hiệu lực từ": "01/7/2025", "ngày": "01/7/2025"}, CLAUSE))
        planned = plan_input(ROOT / "samples" / "ho-so-kien-giang-2025.yaml", rules=path)
        assert isinstance(planned, Planned)
        assert [dossier.copies for dossier in planned.plan.dossiers] == [1, 1, 2]

    def it_leaves_to_be_confirmed_what_was_only_told(self, tmp_path: Path) -> None:
        text = filled(HEAD, CLAUSE, {"nguồn": "nghe hướng dẫn, chưa đọc văn bản"})
        answer = require(read_book(written(tmp_path, text)), "BK tỉnh", NOVEMBER, "ca_nhan", "An Giang")
        assert answer.as_json()["copies"] == 2
        assert any("02 bộ hồ sơ" in str(warning) for warning in answer.warnings if warning.code == "law.confirm")

    def it_ends_the_text_whose_place_it_takes(self, tmp_path: Path) -> None:
        head = HEAD | {"thay cho": "Quyết định số 86/2025/QĐ-UBND"}
        places = {"nơi gửi": "[Chủ tịch Ủy ban nhân dân thành phố Bắc Ninh]"}
        path = written(tmp_path, filled(head, CLAUSE, places, province="Bắc Ninh"))
        book = read_book(path)
        before = require(book, "BK tỉnh", date(2026, 6, 14), "ca_nhan", "Bắc Ninh")
        after = require(book, "BK tỉnh", date(2026, 6, 15), "ca_nhan", "Bắc Ninh")
        assert len(before.value("kinh_gui")) == 2
        assert after.value("kinh_gui") == ["Chủ tịch Ủy ban nhân dân thành phố Bắc Ninh"]

    def but_two_that_hold_together_are_told(self, tmp_path: Path) -> None:
        places = {"nơi gửi": "[Chủ tịch Ủy ban nhân dân thành phố Bắc Ninh]"}
        path = written(tmp_path, filled(HEAD, CLAUSE, places, province="Bắc Ninh"))
        with pytest.raises(ProblemsError, match="thay cho"):
            read_book(path)


class DescribeWhatIsWrongWithIt:
    """Every problem at once, each at its line."""

    def it_misses_the_head_of_an_empty_form(self, tmp_path: Path) -> None:
        assert [one.split(": ")[1] for one in refused(written(tmp_path, form()))] == ["field.required"] * 5

    def it_asks_a_clause_of_every_value(self, tmp_path: Path) -> None:
        (told,) = refused(written(tmp_path, filled(HEAD, {"số bộ": "2"})))
        assert told.endswith("own.clause")

    @pytest.mark.parametrize(
        ("field", "value", "code"),
        [
            ("số bộ", "hai", "number.format"),
            ("số bộ", "0", "number.zero"),
            ("tỷ lệ phiếu", "120", "own.share"),
            ("ngày", "31/6/2026", "date.calendar"),
            ("hết hiệu lực sau", "01/6/2026", "own.dates"),
            ("tỉnh", "An Giangg", "own.province"),
            ("- hình thức", "Bằng khen của xã", "own.award"),
            ("nguồn", "nghe nói", "choice.unknown"),
        ],
    )
    def it_tells_a_value_that_cannot_be(self, tmp_path: Path, field: str, value: str, code: str) -> None:
        told = refused(written(tmp_path, filled(HEAD, CLAUSE, {field: value})))
        assert [one.split(": ")[1] for one in told] == [code]

    def it_tells_all_of_it_together(self, tmp_path: Path) -> None:
        text = filled(HEAD, {"số bộ": "hai", "ngày": "31/6/2026", "tỉnh": "An Giangg"})
        assert {one.split(": ")[1] for one in refused(written(tmp_path, text))} >= {"date.calendar", "own.province"}

    def it_is_no_dossier(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError, match=r"--rules quy-dinh\.yaml"):
            plan_input(written(tmp_path, filled(HEAD, CLAUSE)))
