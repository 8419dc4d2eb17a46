"""What is made of a starter speaks of its own level, province and time, for every kind, level and day."""

import re
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from filling import filled, lines_left, texts_of
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from ntm_docs.pipeline import build
from ntm_docs.planning import plan_every, plan_input
from ntm_docs.planning.kinds import schema_of
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.spreadsheets.writing.create import workbook_of

DAYS = [date(2023, 7, 14), date(2024, 9, 1), date(2025, 7, 14), date(2026, 11, 28)]
REFORM = date(2025, 7, 1)
KINDS = ["ho-so", "ke-hoach", "quyet-dinh", "cong-van", "bao-cao"]
# The level, the agency; the province before and since the merger.
OFFICES = {
    "xã": ("xa", "Ủy ban nhân dân xã Thạnh Đông", "Kiên Giang", "An Giang"),
    "phường": ("phuong", "Ủy ban nhân dân phường Rạch Giá", "Kiên Giang", "An Giang"),
    "đặc khu": ("dac-khu", "Ủy ban nhân dân đặc khu Phú Quốc", "", "An Giang"),
    "sở": ("so", "Sở Nội vụ", "An Giang", "An Giang"),
    "tỉnh": ("tinh", "Ủy ban nhân dân tỉnh Đắk Lắk", "", ""),
    "thành phố": ("thanh-pho", "Ủy ban nhân dân thành phố Cần Thơ", "", ""),
    "xã của thành phố": ("xa", "Ủy ban nhân dân xã Bình Mỹ", "Hồ Chí Minh", "Hồ Chí Minh"),
    "chưa ghi tên": ("xa", "", "An Giang", "An Giang"),
}
CASES = [case for case in product(KINDS, OFFICES, DAYS) if case[1] != "đặc khu" or case[2] >= REFORM]
# What a clerk must confirm, not mend: law that is not sourced or not known of the province.
TO_CONFIRM = {"law.regime", "law.parts", "law.no_local", "law.title_only", "law.movement_text", "law.plan_other"}
# On which of the days a text is cited.
CITED = {
    "91/2017/NĐ-CP": DAYS[:1],
    "98/2023/NĐ-CP": DAYS[1:2],
    "152/2025/NĐ-CP": DAYS[2:],
    "15/2025/TT-BNV": DAYS[3:],
    "số 06/2026": DAYS[3:],
}
_COMMUNE = r"(?<!hợp tác )(?<!thị )(?<!Hợp tác )\bxã\b(?! hội)"
# The words of another level, by what the office is.
OTHERS = {
    "xã": r"phường|đặc khu|thị trấn",
    "phường": rf"{_COMMUNE}|đặc khu|thị trấn|\bấp\b|\bhuyện\b",
    "đặc khu": rf"{_COMMUNE}|phường|thị trấn",
    "sở": r"phường|đặc khu|\bấp\b|Ủy ban nhân dân xã",
    "tỉnh": r"đặc khu|Ủy ban nhân dân thành phố|Thành ủy",
    "thành phố": r"đặc khu|\btỉnh\b|Tỉnh ủy",
    "xã của thành phố": r"phường|đặc khu|\btỉnh\b|Tỉnh ủy",
    "chưa ghi tên": r"phường|đặc khu|thị trấn",
}


def begun(kind: str, office: str, on: date) -> str:
    level, agency, before, since = OFFICES[office]
    wish = StarterWish(level, on, None, agency, before if on < REFORM else since, dated=True)
    return start(kind, f"{kind}.yaml", wish).decode()


def strange(text: str, office: str, on: date) -> list[str]:
    """Words of another level or time."""
    period = (on.year - 1) // 5 * 5 + 1
    gone = r"\b[Hh]uyện\b|\b[Qq]uận\b|thị xã|thị trấn|Ban Thi đua" if on >= REFORM else "đặc khu"
    found = re.findall(rf"{gone}|{OTHERS[office]}", text)
    found += [name for name, days in CITED.items() if name in text and on not in days]
    found += [one for one in re.findall(r"\b20\d\d ?[-–] ?20\d\d\b", text) if one != f"{period}-{period + 4}"]
    years = re.findall(r"(?<!tháng \d )(?<!tháng \d\d )\b[Nn]ăm (20\d\d)\b", text)
    return found + [year for year in years if not period <= int(year) <= max(period + 4, on.year + 1)]


class DescribeAStarterOfEveryLevelAndDay:
    @pytest.mark.parametrize(("kind", "office", "on"), CASES, ids=str)
    def it_makes_documents_of_its_own_level_and_time(self, tmp_path: Path, kind: str, office: str, on: date) -> None:
        path = tmp_path / f"{kind}.yaml"
        path.write_text(text := filled(begun(kind, office, on), on), encoding="utf-8")
        assert list(lines_left(text)) == []
        told = {warning.code: str(warning) for warning in plan_input(path).warnings}
        assert {code: text for code, text in told.items() if code not in TO_CONFIRM} == {}
        build(path, tmp_path / "out")
        made = dict(texts_of(tmp_path / "out"))
        assert made
        assert {name: found for name, text in made.items() if (found := strange(text, office, on))} == {}

    @pytest.mark.parametrize("on", DAYS[:2])
    @pytest.mark.parametrize("kind", KINDS)
    def but_what_was_not_there_yet_is_refused_with_what_to_write(self, kind: str, on: date) -> None:
        with pytest.raises(ProblemsError, match=r"chưa có đặc khu \(có từ 01/07/2025\).*--level"):
            begun(kind, "đặc khu", on)

    @pytest.mark.parametrize(("office", "on"), [case[1:] for case in CASES if case[0] == "ho-so"], ids=str)
    def its_workbook_filled_in_is_planned_as_the_dossier_is(self, tmp_path: Path, office: str, on: date) -> None:
        raw = parse_yaml(filled(begun("ho-so", office, on), on), "ho-so.yaml")
        assert isinstance(raw, RawMapping)
        path = tmp_path / "danh-sach.xlsx"
        path.write_bytes(workbook_of([raw], [], []))
        (planned,) = plan_every(path, None, None)
        assert {warning.code for warning in planned.warnings} <= TO_CONFIRM
        assert len(planned.papers()) == 6

    @pytest.mark.parametrize("office", list(OFFICES))
    @pytest.mark.parametrize("on", DAYS[::3])
    def its_dossier_filled_in_is_valid_by_the_schema(self, office: str, on: date) -> None:
        if (office, on) == ("đặc khu", DAYS[0]):
            return
        data = YAML(typ="safe", pure=True).load(filled(begun("ho-so", office, on), on))
        assert [error.message for error in Draft7Validator(schema_of("ho-so")).iter_errors(data)] == []


class DescribeTheWordsThatAreLookedFor:
    """The search above finds what it looks for."""

    @pytest.mark.parametrize(
        ("text", "office", "on", "found"),
        [
            ("UBND huyện Tân Hiệp", "xã", DAYS[3], ["huyện"]),
            ("Chủ tịch Ủy ban nhân dân xã", "phường", DAYS[3], ["xã"]),
            ("Chủ tịch Ủy ban nhân dân tỉnh", "thành phố", DAYS[2], ["tỉnh"]),
            ("đặc khu Phú Quốc", "xã", DAYS[0], ["đặc khu"]),
            ("Nghị định số 91/2017/NĐ-CP", "sở", DAYS[1], ["91/2017/NĐ-CP"]),
            ("giai đoạn 2021-2025", "tỉnh", DAYS[3], ["2021-2025"]),
            ("kết quả năm 2023", "xã", DAYS[3], ["2023"]),
            ("hợp tác xã, đời sống xã hội, ngày 15 tháng 6 năm 2022", "phường", DAYS[3], []),
        ],
    )
    def it_finds_them(self, text: str, office: str, on: date, found: list[str]) -> None:
        assert strange(text, office, on) == found
