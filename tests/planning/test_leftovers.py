"""What is left of a starter is no fact: nothing is made of it."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest
from conftest import OWN, ROOT, STARTER, own_starter

from ntm_docs.planning import Planned, plan_every, plan_input
from ntm_docs.planning.leftovers import leftovers
from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawMapping, read_input
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

DOSSIER = "hồ sơ khen thưởng"
ROOM = "Phòng họp số 1, trụ sở Ủy ban nhân dân huyện Tân Hiệp"
STARTER_TEXT = STARTER.read_text(encoding="utf-8")


def left_in(text: str, kind: str = DOSSIER) -> list[Problem]:
    return [one for one in leftovers(kind, parse_yaml(text, "x.yaml")) if one.severity == "error"]


def sample(tmp_path: Path, text: str = STARTER_TEXT) -> Path:
    """The filled sample, as earlier versions gave it."""
    path = tmp_path / "ho-so.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> list[Problem]:
    with pytest.raises(ProblemsError) as caught:
        plan_every(path, None, None)
    return caught.value.problems


class DescribeAValueOfTheStarter:
    @pytest.mark.parametrize("which", range(len(OWN)), ids=[old for old, _ in OWN])
    def it_stops_the_build_where_it_alone_is_left(self, which: int) -> None:
        text = STARTER_TEXT
        for at, (old, own) in enumerate(OWN):
            text = text if at == which else text.replace(old, own)
        assert bool(left_in(text)) == (OWN[which][0] != "Dương Văn Minh")  # which is no longer the sample's

    @pytest.mark.parametrize(
        ("own", "typed"),
        [
            ("tiền: 9.860.000.000", "tiền: 9876543000"),
            ("tiền: 9.860.000.000", "tiền: 9.876.543.000 đồng"),
            ("tiền: 386.000.000", "tiền: 9 876 543 000"),  # of another nominee
            ("ngày: 07/7/2023", "ngày: 2023-05-01"),
            ("ngày: 07/7/2023", "ngày: ngày 01 tháng 5 năm 2023"),
            ("họ và tên: Trần Văn Minh", "HO_VA_TEN:   trần  văn MẪU"),
            ("họ và tên: Trần Văn Minh", "họ và tên: " + unicodedata.normalize("NFD", "Trần Văn Mẫu")),
            ("- Thu nhập bình quân 71,9 triệu", "- Năm qua tốt. thu nhập bình quân  72,6 triệu"),
            ("Gia đình ông Hòa canh tác 8,5 ha lúa", "Ông Hòa khá. Gia đình ông Mẫu canh tác 8,6 ha lúa"),
            ("có 07 ấp, 2.390 hộ; được", "có 08 ấp. Xã Mẫu có 06 ấp, 2.384 hộ; được"),
            ("Xã Thạnh Đông có 07 ấp, 2.390 hộ", "Xã Tân Hội có 06 ấp, 2.384 hộ"),  # the name was replaced
            ("dài 1,7 km", "dài 1,8 km"),
            ("số: 2875/QĐ-UBND", "số: 0/QĐ-UBND"),
        ],
    )
    def it_is_known_however_it_is_typed(self, own: str, typed: str) -> None:
        text = own_starter()
        assert own in text
        assert left_in(text) == []
        found = left_in(text.replace(own, typed, 1))
        (problem,) = (one for one in found if one.field != "ngày tờ trình")  # which counts beside it
        assert problem.place.line == text[: text.index(own)].count("\n") + 1

    def but_a_small_figure_of_another_nominee_may_be_the_same(self) -> None:
        text = own_starter()
        other = text.replace("đất: 2.340", "đất: 12.345", 1)  # alone in its record, where the starter has another
        assert [problem.field for problem in left_in(other)] == ["đất"]
        raw = parse_yaml(other, "x.yaml")
        assert [one for one in leftovers(DOSSIER, raw, first=False) if one.severity == "error"] == []

    def but_a_day_that_may_be_true_counts_beside_more_that_is_left(self) -> None:
        text = own_starter()  # its proposal bears the starter's own day
        assert left_in(text) == []
        both = left_in(text.replace("họ và tên: Trần Văn Minh", "họ và tên: Trần Văn Mẫu", 1))
        assert [problem.field for problem in both if problem.field != "họ và tên"] == ["ngày tờ trình"]

    @pytest.mark.parametrize("own", ["00/4/1974", "0/0/1974", "0/5"])
    def but_a_zero_before_a_stroke_is_no_number_to_be_given(self, own: str) -> None:
        text = own_starter().replace("15/4/1974", own)
        assert not [one for one in leftovers(DOSSIER, parse_yaml(text, "a.yaml")) if one.code == "sample.left"]

    def but_names_of_real_places_are_not_the_samples(self) -> None:
        text = own_starter().replace("xã Thạnh Đông", "xã Mẫu Sơn")
        assert leftovers(DOSSIER, parse_yaml(text, "x.yaml")) == []

    def but_a_name_that_only_looks_so_is_pointed_at(self) -> None:
        found = leftovers(DOSSIER, parse_yaml(own_starter().replace("Kiều Thị Minh", "Vũ Văn Mẫu"), "x.yaml"))
        assert [(one.code, one.severity) for one in found] == [("sample.like", "warning")]


class DescribeAStarter:
    def it_is_told_as_one_cause_with_all_its_places(self, tmp_path: Path) -> None:
        problems = refused(sample(tmp_path))
        assert {problem.code for problem in problems} == {"sample.left"}
        (text,) = ProblemsError(problems).lines
        assert text.startswith(f"ho-so.yaml: {len(problems)} chỗ còn nguyên như tệp mẫu: dòng 17, 19, ")

    def it_is_told_by_its_cells_in_a_workbook(self, tmp_path: Path) -> None:
        raw = parse_yaml(STARTER_TEXT, "x.yaml")
        assert isinstance(raw, RawMapping)
        path = tmp_path / "danh-sach.xlsx"
        path.write_bytes(workbook_of([raw], [], []))
        (text,) = ProblemsError(refused(path)).lines
        assert 'sheet "Danh sách đề nghị": D2, O2, ' in text
        assert 'sheet "Thành tích": C2, ' in text

    def it_bears_the_offices_own_name_and_is_told_all_the_same(self, tmp_path: Path) -> None:
        own = STARTER_TEXT.replace("Tân Hiệp", "Giồng Riềng")
        mine = {problem.place.line for problem in refused(sample(tmp_path, own))}
        assert mine == {problem.place.line for problem in refused(sample(tmp_path))}

    def it_can_be_explained(self, tmp_path: Path) -> None:
        planned = plan_input(sample(tmp_path), lenient=True)
        assert isinstance(planned, Planned)
        assert {warning.code for warning in planned.warnings} == {"sample.left"}

    def it_is_refused_before_the_meeting_too(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError):
            plan_input(sample(tmp_path), meeting=True)

    @pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.yaml")), ids=lambda path: path.stem)
    def but_no_sample_is_one(self, path: Path) -> None:
        raw, _ = read_input(path)
        assert isinstance(raw, RawMapping)
        kind = next(value.text for key, _, value in raw if key == "loại")  # type: ignore[union-attr]
        assert [one for one in leftovers(str(kind), raw) if one.code == "sample.left"] == []


class DescribeABlank:
    @pytest.mark.parametrize("blank", ["……", "....", "……/……/2026", "________", "…", "..."])
    @pytest.mark.parametrize("own", ["Trần Văn Minh", "14/7/2023", "9.860.000.000", ROOM])
    def it_is_told_as_what_it_is(self, tmp_path: Path, blank: str, own: str) -> None:
        path = tmp_path / "ho-so.yaml"
        path.write_text(own_starter().replace(own, f'"{blank}"' if own[0].isdigit() else blank, 1), encoding="utf-8")
        found = refused(path)
        line = own_starter()[: own_starter().index(own)].count("\n") + 1
        assert [problem.place.line for problem in found if problem.code == "sample.blank"] == [line]
        assert [problem.code for problem in found if problem.place.line == line] == ["sample.blank"]

    def but_dots_in_a_sentence_are_none(self) -> None:
        assert left_in(own_starter().replace("vận động các hộ", "vận động các hộ, bà con... trong ấp…")) == []

    def it_is_told_by_its_cell(self, tmp_path: Path) -> None:
        raw = parse_yaml(own_starter(), "x.yaml")
        assert isinstance(raw, RawMapping)
        path = tmp_path / "x.xlsx"
        path.write_bytes(workbook_of([raw], [], []))
        book = openpyxl.load_workbook(path)
        book["Hội đồng"]["B4"].value = "………"
        book.save(path)
        assert [problem.place.cell for problem in refused(path) if problem.code == "sample.blank"] == ["B4"]
