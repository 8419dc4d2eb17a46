"""An office's own rules: narrower, never looser."""

from copy import deepcopy
from pathlib import Path

import pytest
from documents import Package, W, change, clean_documents

from ntm_docs.checking import check_bytes, read_profile
from ntm_docs.problems import ProblemsError


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "quy-dinh.yaml"
    path.write_text(text, encoding="utf-8")
    return path


class DescribeProfiles:
    def they_narrow_a_range(self, tmp_path: Path) -> None:
        profile = read_profile(written(tmp_path, "lề:\n  trái: [32, 35]\ncỡ chữ:\n  nội dung: [13, 13]\n"))
        found = {one.rule for one in check_bytes(clean_documents()["ke-hoach"], "x", profile=profile).findings}
        assert {"VP04", "VB01"} <= found

    def they_know_the_abbreviations_of_the_office(self, tmp_path: Path) -> None:
        path = written(tmp_path, "ký hiệu: [UBND, VHXH]\n")
        package = Package(clean_documents()["ke-hoach"])
        assert "VN13" not in {
            one.rule for one in check_bytes(package.bytes(), "x", profile=read_profile(path)).findings
        }
        change(package, {"text": {"at": "SoKyHieu", "from": "UBND", "to": "UBNDT"}})
        found = [
            one for one in check_bytes(package.bytes(), "x", profile=read_profile(path)).findings if one.rule == "VN13"
        ]
        assert [one.found for one in found] == ["UBNDT"]

    def they_silence_a_hint_with_a_reason_that_is_told(self, tmp_path: Path) -> None:
        profile = read_profile(written(tmp_path, "bỏ qua:\n  - {quy tắc: vl02, lý do: Bản quét}\n"))
        package = Package(clean_documents()["cong-van"])
        change(package, {"text": {"at": "NoiDung#0", "from": "^", "to": "Tổ chức  thực hiện. "}})
        assert "VL02" in {one.rule for one in check_bytes(package.bytes(), "x").findings}
        checked = check_bytes(package.bytes(), "x", profile=profile)
        assert "VL02" not in {one.rule for one in checked.findings}
        assert [(one.rule, one.count, one.reason) for one in checked.silenced] == [("VL02", 1, "Bản quét")]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("lề:\n  trái: [20, 35]\n", "profile.loose"),
            ("bỏ qua:\n  - {quy tắc: VP04, lý do: x}\n", "profile.error_rule"),
            ("bỏ qua:\n  - {quy tắc: VF20, lý do: x}\n", "profile.error_rule"),
            ("bỏ qua:\n  - {quy tắc: VP99, lý do: x}\n", "profile.no_rule"),
            ("cỡ chữ:\n  nội dung: [12, 14]\n", "profile.loose"),
            ("lề:\n  trái: [35, 30]\n", "profile.range"),
            ("lề:\n  trái: [30]\n", "profile.range"),
            ("lề:\n  giữa: [30, 35]\n", "field.unknown"),
        ],
    )
    def but_they_cannot_loosen_the_decree(self, tmp_path: Path, text: str, code: str) -> None:
        with pytest.raises(ProblemsError) as error:
            read_profile(written(tmp_path, text))
        assert code in {problem.code for problem in error.value.problems}


class DescribeEvenLook:
    def its_two_sizes_in_one_component_are_told(self) -> None:
        package = Package(clean_documents()["ke-hoach"])
        change(package, {"look": {"at": "TenLoai", "size": 14}})
        run = package.paragraphs("TenLoai")[0].find(f"{W}r")
        second = deepcopy(run)
        run.addnext(second)
        second.find(f"{W}t").text = " BỔ SUNG"
        second.find(f"{W}rPr/{W}sz").set(f"{W}val", "26")
        assert "VP19" in {one.rule for one in check_bytes(package.bytes(), "x").findings}
