"""Names that some system does not take are refused before anything is written, the same on each system."""

from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.__main__ import run
from ntm_docs.batch import work
from ntm_docs.file_names import check_new, check_paths, is_device
from ntm_docs.problems import ProblemsError

DRAFT = str(ROOT / "samples" / "cong-van-kien-giang-2024.yaml")
DEVICES = ["con", "NUL", "aux", "prn", "com1", "Com9.txt", "lpt²", "nul.tar.gz", "con .yaml", "CONIN$"]


class DescribeADeviceOfWindows:
    @pytest.mark.parametrize("name", DEVICES)
    def it_is_no_name(self, name: str) -> None:
        assert is_device(name)

    @pytest.mark.parametrize("name", ["con-duong", "nulo", "com", "com10", "auxiliary", "xa-con", "lpt", "công"])
    def but_a_name_that_only_begins_so_is_one(self, name: str) -> None:
        assert not is_device(name)

    @pytest.mark.parametrize("unit", ["Con", "NUL", "aux", "Com1"])
    def it_gives_a_unit_of_that_name_a_folder_of_another(self, unit: str) -> None:
        class Roster:
            units = (type("Unit", (), {"name": unit}), type("Unit", (), {"name": "Xã Tân An"}))

        names = work.folder_names(type("Workbook", (), {"roster": Roster}))
        assert names == [f"don-vi-{unit.lower()}", "xa-tan-an"]


class DescribeANameForAResult:
    @pytest.mark.parametrize(
        ("name", "code"),
        [
            *((one, "name.device") for one in DEVICES),
            *((one, "name.end") for one in ("ket.", "ket ", "ket. .", "...")),
            *((one, "name.sign") for one in ("a:b", "a?", 'a"b', "a|b", "a*", "<a>", "a\\b")),
            *((one, "name.long") for one in ("a" * 256, "đ" * 128, "a" * 300)),
        ],
    )
    @pytest.mark.parametrize("folder", [False, True])
    def it_is_refused_where_some_system_does_not_take_it(
        self, name: str, code: str, folder: bool, tmp_path: Path
    ) -> None:
        with pytest.raises(ProblemsError) as caught:
            check_new(tmp_path / name, folder=folder)
        assert [one.code for one in caught.value.problems] == [code]

    @pytest.mark.parametrize("name", ["a" * 208, "a" * 232, "a" * 255, "đ" * 105])
    def it_leaves_a_folder_room_for_the_names_beside_it(self, name: str, tmp_path: Path) -> None:
        check_new(tmp_path / name)
        with pytest.raises(ProblemsError):
            check_new(tmp_path / name, folder=True)

    @pytest.mark.parametrize("name", ["ket-qua", "a" * 207, "đ" * 103, ".an", "..", ".", "kết quả 2", "a.b.c"])
    def but_every_other_name_is_free(self, name: str, tmp_path: Path) -> None:
        assert check_new(tmp_path / name, folder=True) is None

    def but_so_are_folders_that_are_there(self, tmp_path: Path) -> None:
        (tmp_path / "aux").mkdir()
        assert check_new(tmp_path / "aux" / "ket-qua", folder=True) is None

    def but_not_those_made_on_the_way(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as caught:
            check_new(tmp_path / "nul" / "con" / "a", folder=True)
        assert [one.code for one in caught.value.problems] == ["name.device"] * 2

    @pytest.mark.parametrize("below", ["", "/a", "/a/b"])
    def it_finds_that_a_link_to_itself_leads_nowhere(self, below: str, tmp_path: Path) -> None:
        (tmp_path / "vong").symlink_to("vong")
        with pytest.raises(ProblemsError, match="liên kết trỏ vòng"):
            check_new(Path(f"{tmp_path}/vong{below}"), folder=True)


OUTPUTS = {
    "build": ["build", DRAFT, "-o", "R"],
    "new": ["new", "cong-van", "-o", "R"],
    "schema": ["schema", "ho-so", "-o", "R"],
}


class DescribeEveryCommandThatWrites:
    @pytest.mark.parametrize("name", ["con", "nul.x", "a" * 300, "sau/con", "vong", "vong/a"])
    @pytest.mark.parametrize("command", sorted(OUTPUTS))
    def it_writes_nothing_under_such_a_name(
        self,
        command: str,
        name: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("vong").symlink_to("vong")
        code = run([one.replace("R", name) if one in ("R", "R.xlsx") else one for one in OUTPUTS[command]])
        told = capsys.readouterr().err
        assert (code, "chưa ghi tệp nào" in told) == (1, True), told
        assert "Errno" not in told
        assert [path.name for path in tmp_path.iterdir()] == ["vong"]


class DescribeThePathsOfAResult:
    def they_fit_windows_or_are_refused_before_they_are_written(self, tmp_path: Path) -> None:
        folder = tmp_path / ("a" * 200)
        with pytest.raises(ProblemsError) as caught:
            check_paths(folder, ["ngan.docx", "b" * 100 + ".docx"], windows=True)
        (problem,) = caught.value.problems
        assert problem.code == "name.path"
        assert int(str(problem.facts["letters"])) > 259

    def it_counts_a_letter_beyond_the_first_plane_twice(self) -> None:
        root = Path("/").absolute()
        check_paths(root, ["𝛼" * 129], windows=True)
        with pytest.raises(ProblemsError):
            check_paths(root, ["𝛼" * 130], windows=True)

    def they_may_elsewhere_be_as_long_as_the_system_takes(self) -> None:
        assert check_paths(Path("/"), ["a" * 400], windows=False) is None
