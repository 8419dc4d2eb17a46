"""What `verify` sees of a folder, and what it says of it."""

import json
import os
import shutil
import socket
import sys
import unicodedata
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from ntm_docs import build
from ntm_docs.batch import RunOptions, build_workbook
from ntm_docs.finishing import MANIFEST, examine, verify, write_manifest
from ntm_docs.pipeline import Built
from ntm_docs.planning import WantedExtras
from ntm_docs.problems import ProblemsError
from ntm_docs.terminal.cli import commands
from ntm_docs.terminal.usage import Digest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from review import write_review

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SAMPLE = SAMPLES / "ho-so-kien-giang-2025.yaml"
DOCUMENT = "huan-chuong-lao-dong-hang-ba/01-to-trinh.docx"
FOLDER = "huan-chuong-lao-dong-hang-ba"
KNOWN = "0123456789abcdef" * 4  # a digest
Manifest = dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(SAMPLE, tmp_path_factory.mktemp("ra") / "ket-qua", wanted=WantedExtras(complete=True))


@pytest.fixture
def folder(built: Built, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.folder, tmp_path / "ket-qua"))


def codes(folder: Path) -> list[str]:
    return sorted(problem.code for problem in verify(folder))


def edit(folder: Path, change: Callable[[Manifest], object]) -> None:
    """The manifest changed, and written as we write it."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    change(manifest)
    (folder / MANIFEST).write_bytes(write_manifest(manifest))


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(commands, ["verify", *arguments])
    return result.exit_code, result.stdout, result.stderr


class DescribeTheDigestOfTheManifest:
    def it_is_what_build_tells(self, built: Built) -> None:
        assert built.sha256 == sha256((built.folder / MANIFEST).read_bytes()).hexdigest()
        assert examine(built.folder).sha256 == built.sha256

    def it_is_what_build_prints(self, tmp_path: Path) -> None:
        out = str(tmp_path / "ke-hoach")
        result = CliRunner().invoke(commands, ["build", str(SAMPLES / "ke-hoach-kien-giang-168.yaml"), "-o", out])
        last = result.stdout.splitlines()[-1]
        assert last.endswith(sha256((tmp_path / "ke-hoach" / MANIFEST).read_bytes()).hexdigest())
        assert run(out, "--sha256", last)[0] == 0  # the whole line, pasted

    def it_proves_the_folder(self, folder: Path, built: Built) -> None:
        verdict = examine(folder, built.sha256)
        assert (verdict.sealed, verdict.problems, verdict.notes) == (True, [], [])
        assert "mọi tệp được kê còn nguyên như lúc tạo" in run(str(folder), "--sha256", built.sha256)[1]

    def it_sees_a_file_that_was_edited_together_with_the_manifest(self, folder: Path, built: Built) -> None:
        (folder / DOCUMENT).write_bytes(b"PK other")
        digest = sha256(b"PK other").hexdigest()
        edit(folder, lambda one: one["dossiers"][0]["documents"][0].update(sha256=digest))
        assert codes(folder) == []  # what nobody can see without it
        told = run(str(folder))
        assert told[0] == 0
        assert "ai sửa tệp rồi sửa luôn manifest.json cho khớp thì ở đây không thấy" in told[1]
        code, out, err = run(str(folder), "--sha256", built.sha256)
        assert code == 1
        assert "manifest.json không phải bản ghi lúc tạo" in err
        assert "còn nguyên" not in out

    @pytest.mark.parametrize(
        "change",
        [
            lambda one: one["input"].update(name="khac.yaml"),
            lambda one: one["input"].update(sha256="0" * 64),
            lambda one: one["input"].update(unit="Ủy ban nhân dân xã Khác"),
            lambda one: one["warnings"].clear(),
        ],
    )
    def it_sees_what_cannot_be_derived(self, folder: Path, built: Built, change: Callable[[Manifest], object]) -> None:
        edit(folder, change)
        assert codes(folder) == []
        assert [one.code for one in examine(folder, built.sha256).problems] == ["verify.seal"]

    def it_is_in_the_json_too(self, folder: Path, built: Built) -> None:
        code, out, _err = run(str(folder), "--sha256", built.sha256, "--format", "json")
        told = json.loads(out)
        assert (code, told["sealed"], told["manifest_sha256"]) == (0, True, built.sha256)
        assert (told["files"], told["fields_derived"], told["problems"], told["notes"]) == (29, True, [], [])
        code, out, _err = run(str(folder), "--sha256", "0" * 64, "--format", "json")
        assert (code, json.loads(out)["sealed"]) == (1, False)
        assert [one["code"] for one in json.loads(out)["problems"]] == ["verify.seal"]


class DescribeADigestAsItIsTyped:
    @pytest.mark.parametrize(
        "typed",
        [
            KNOWN,
            KNOWN.upper(),
            f"  {KNOWN}\n",
            f"sha256:{KNOWN}",
            f"SHA-256: {KNOWN.upper()}",
            f"SHA256 = {KNOWN}",
            f"“{KNOWN}”.",
            f"{KNOWN}  ket-qua/manifest.json",
            f"SHA256 (ket-qua/manifest.json) = {KNOWN}",
            f"SHA-256 của ket-qua/manifest.json, ghi lại để đối chiếu về sau: {KNOWN}",
            " ".join(KNOWN[at : at + 2] for at in range(0, 64, 2)),
            ":".join(KNOWN[at : at + 2] for at in range(0, 64, 2)),
            f"{KNOWN[:32]}-\n{KNOWN[32:]}",
            f"{KNOWN[:32]}\u00a0\u200b{KNOWN[32:]}",
            "".join(chr(ord(char) + 0xFEE0) for char in KNOWN),
            f"sha256: {KNOWN[:32]} {KNOWN[32:]}",
        ],
    )
    def it_is_read(self, typed: str) -> None:
        assert Digest().convert(typed, None, None) == KNOWN

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "ở đây có 0"),
            (KNOWN[:-1], "ở đây có 63"),
            (KNOWN[:32], "ở đây có 32"),
            (KNOWN + "0", "ở đây có 65"),
            (KNOWN * 2, "ở đây có 128"),
            (KNOWN[:-1] + "O", "“o”"),
            (f"{KNOWN} {KNOWN[::-1]}", "ở đây có 128"),
            ("mã của tôi", "“m”"),
        ],
    )
    def but_a_part_of_one_or_another_thing_is_refused(self, typed: str, said: str) -> None:
        with pytest.raises(click.BadParameter, match=said):
            Digest().convert(typed, None, None)

    def but_a_part_of_one_is_a_wrong_command(self, folder: Path, built: Built) -> None:
        assert run(str(folder), "--sha256", built.sha256[:40])[0] == 2


class DescribeTheFilesOfAFolder:
    def it_is_right_as_it_was_made(self, folder: Path) -> None:
        verdict = examine(folder)
        assert (verdict.right, verdict.problems, verdict.notes) == (29, [], [])

    @pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
    def it_tells_a_link_in_place_of_a_file(self, folder: Path) -> None:
        away = folder.parent / "away.docx"
        (folder / DOCUMENT).rename(away)
        (folder / DOCUMENT).symlink_to(away)  # the contents are the same
        (problem,) = verify(folder)
        assert (problem.code, problem.facts["path"], problem.facts["kind"]) == ("verify.kind", DOCUMENT, "liên kết")

    @pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
    def it_tells_a_link_in_place_of_a_folder_once(self, folder: Path) -> None:
        (folder / FOLDER).rename(folder.parent / "away")
        (folder / FOLDER).symlink_to(folder.parent / "away", target_is_directory=True)
        verdict = examine(folder)
        (problem,) = verdict.problems
        assert (problem.code, problem.facts["path"], problem.facts["count"]) == ("verify.kind_of_many", FOLDER, 7)
        assert verdict.right == 22

    @pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
    def it_tells_a_manifest_that_is_a_link(self, folder: Path) -> None:
        (folder / MANIFEST).rename(folder.parent / "m.json")
        (folder / MANIFEST).symlink_to(folder.parent / "m.json")
        assert codes(folder) == ["verify.kind"]

    @pytest.mark.skipif(os.name != "posix", reason="no pipes in folders of Windows")
    def it_never_opens_a_pipe_or_a_socket(self, folder: Path) -> None:
        (folder / DOCUMENT).unlink()
        os.mkfifo(folder / DOCUMENT)
        os.mkfifo(folder / "~$-to-trinh.docx")
        with socket.socket(socket.AF_UNIX) as one:
            here = Path.cwd()
            os.chdir(folder)  # the name of a socket is short
            try:
                one.bind("o.sock")
            finally:
                os.chdir(here)
        assert codes(folder) == ["verify.extra", "verify.extra", "verify.kind"]

    def it_tells_a_folder_in_place_of_a_file(self, folder: Path) -> None:
        (folder / DOCUMENT).unlink()
        (folder / DOCUMENT).mkdir()
        assert "verify.kind" in codes(folder)

    def it_tells_a_file_that_is_missing(self, folder: Path) -> None:
        (folder / DOCUMENT).unlink()
        assert codes(folder) == ["verify.missing"]
        assert examine(folder).right == 28

    def it_tells_a_file_in_another_case_with_the_name_it_has(self, folder: Path) -> None:
        (folder / DOCUMENT).rename(folder / FOLDER / "01-To-Trinh.docx")
        (problem,) = verify(folder)
        assert (problem.code, problem.facts["other"]) == ("verify.renamed", f"{FOLDER}/01-To-Trinh.docx")
        (folder / FOLDER / "01-To-Trinh.docx").write_bytes(b"x")
        assert codes(folder) == ["verify.renamed_changed"]

    def it_tells_a_name_in_the_other_form_of_unicode(self, tmp_path: Path) -> None:
        path = unicodedata.normalize("NFC", "tờ.docx")
        documents = [{"path": path, "sha256": sha256(b"x").hexdigest()}]
        manifest = {"tool": "ntm-docs 0.0.1", "dossiers": [{"documents": documents}]}
        (tmp_path / MANIFEST).write_bytes(write_manifest(manifest))
        (tmp_path / unicodedata.normalize("NFD", path)).write_bytes(b"x")
        (problem,) = verify(tmp_path)
        assert problem.code == "verify.renamed"
        assert "\\u031b" in str(problem)  # two names that look alike are told apart

    @pytest.mark.parametrize("name", ["la.docx", f"{FOLDER}/01-to-trinh.pdf", ".an", "manifest.json.bak"])
    def it_tells_a_file_more(self, folder: Path, name: str) -> None:
        (folder / name).write_bytes(b"x")
        assert codes(folder) == ["verify.extra"]

    def it_tells_an_empty_folder_more(self, folder: Path) -> None:
        (folder / "a" / "b").mkdir(parents=True)
        (problem,) = verify(folder)
        assert (problem.facts["path"], problem.facts["kind"]) == ("a/b", "thư mục")

    @pytest.mark.parametrize("name", ["~$-to-trinh.docx", "~$1-to-trinh.docx", ".~lock.01-to-trinh.docx#"])
    def its_lock_files_are_told_and_are_no_fault(self, folder: Path, name: str) -> None:
        (folder / FOLDER / name).write_bytes(b"\x05Nguyen" + b" " * 155)
        verdict = examine(folder)
        assert (verdict.problems, [one.code for one in verdict.notes]) == ([], ["verify.lock"])
        code, out, _err = run(str(folder))
        assert code == 0
        assert f"{FOLDER}/{name} là tệp khóa của Word hoặc LibreOffice" in out

    @pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store"])
    def its_systems_files_are_told_too(self, folder: Path, name: str) -> None:
        (folder / name).write_bytes(b"x" * 4096)
        verdict = examine(folder)
        assert (verdict.problems, [one.code for one in verdict.notes]) == ([], ["verify.system"])

    @pytest.mark.parametrize(
        ("name", "size"),
        [
            ("~$-to-trinh.docx", 20_000),  # a whole document under the name of a lock
            ("~$bi-mat.docx", 162),  # of no file that is here
            (".~lock.bi-mat.docx#", 80),
            ("~$", 10),
            (".~lock.#", 10),
        ],
    )
    def but_what_only_bears_such_a_name_is_a_fault(self, folder: Path, name: str, size: int) -> None:
        (folder / FOLDER / name).write_bytes(b"x" * size)
        assert codes(folder) == ["verify.extra"]

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may list everything")
    def but_a_folder_that_cannot_be_listed_is_not_passed_over(self, folder: Path) -> None:
        (folder / FOLDER).chmod(0)
        try:
            with pytest.raises(Exception, match=FOLDER):
                verify(folder)
        finally:
            (folder / FOLDER).chmod(0o755)


def _rule(manifest: Manifest, topic: str) -> Any:
    return next(one for one in manifest["dossiers"][0]["rules"] if one["decided"] == topic)


EDITS: dict[str, Callable[[Manifest], object]] = {
    "day under another regime": lambda one: one.update(on="2024-07-14"),
    "day that is none": lambda one: one.update(on="2025-02-30"),
    "regime": lambda one: one.update(regime="nd98-2023"),
    "kind of input": lambda one: one["input"].update(kind="kế hoạch"),
    "digest of the input": lambda one: one["input"].update(sha256="ABC"),
    "name of the input": lambda one: one["input"].update(name="../x"),
    "award": lambda one: one["dossiers"][0].update(award="Huân chương Lao động hạng Nhì"),
    "folder": lambda one: one["dossiers"][0].update(id="khac"),
    "sets": lambda one: one["dossiers"][0].update(copies=3),
    "sets by rule": lambda one: one["dossiers"][0].update(copies_by_rule=3),
    "sets unknown": lambda one: one["dossiers"][0].update(copies=None),
    "sets of a document": lambda one: one["dossiers"][0]["documents"][0].update(copies=3),
    "sets, both, in all places": lambda one: [
        one["dossiers"][0].update(copies=3, copies_by_rule=3),
        *(document.update(copies=3) for document in one["dossiers"][0]["documents"]),
    ],
    "electronic": lambda one: one["dossiers"][0].update(electronic=False),
    "form": lambda one: one["dossiers"][0]["documents"][0].update(form="to-trinh-nd98-mau-01"),
    "form that is none": lambda one: one["dossiers"][0]["documents"][0].update(form="la"),
    "document left out": lambda one: one["dossiers"][0]["documents"].pop(1),
    "documents in another order": lambda one: one["dossiers"][0]["documents"].reverse(),
    "document twice": lambda one: one["dossiers"][0]["documents"].append(one["dossiers"][0]["documents"][0]),
    "dossier left out": lambda one: one["dossiers"].pop(),
    "clause": lambda one: _rule(one, "so_bo").update(clause="Luật 06/2022/QH15, Điều 85"),
    "text of a rule": lambda one: _rule(one, "so_bo").update(text="03 bộ"),
    "value of a rule": lambda one: _rule(one, "so_bo").update(value=3),
    "strength of a rule": lambda one: _rule(one, "kinh_gui").update(strength="sourced"),
    "what governs": lambda one: _rule(one, "so_bo").update(governs=False),
    "what it decided": lambda one: _rule(one, "so_bo").update(decided="dip"),
    "rule left out": lambda one: one["dossiers"][0]["rules"].remove(_rule(one, "so_bo")),
    "rule of nobody": lambda one: _rule(one, "tham_quyen").update(id="la"),
    "warning left out": lambda one: one["dossiers"][0]["warnings"].pop(),
    "warning made up": lambda one: one["dossiers"][0]["warnings"].append("Không cần xác nhận gì."),
    "warning cut": lambda one: one["dossiers"][0]["warnings"].append(one["dossiers"][0]["warnings"].pop()[:-30]),
    "warning above": lambda one: one["warnings"].append("Đã được Sở Nội vụ xác nhận."),
    "base salary": lambda one: one["dossiers"][2]["prizes"].update(base_salary=23_400_000),
    "multiplier": lambda one: one["dossiers"][2]["prizes"]["multipliers"].update(tap_the="30"),
    "front": lambda one: one["extras"][0].update(front="khac"),
    "sets of a cover": lambda one: one["extras"][0].update(copies=7),
    "field more": lambda one: one.update(ghi_chu="x"),
    "field less": lambda one: one["dossiers"][0].pop("electronic"),
    "number for a text": lambda one: one["input"].update(name=1),
    "true for a number": lambda one: one["dossiers"][0].update(copies=True),
    "NaN": lambda one: _rule(one, "so_bo").update(value=float("nan")),
    "deep value": lambda one: _rule(one, "so_bo").update(value=json.loads("[" * 400 + "]" * 400)),
}


class DescribeTheFieldsOfAManifest:
    @pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
    def they_are_right_as_they_were_made(self, sample: Path, tmp_path: Path) -> None:
        assert build(sample, tmp_path / "ra").sha256 == (verdict := examine(tmp_path / "ra")).sha256
        assert (verdict.problems, verdict.notes, verdict.derived) == ([], [], True)

    def they_are_right_for_a_review_of_many_units_too(self, tmp_path: Path) -> None:
        write_review(tmp_path / "danh-sach.xlsx", 4, 2)
        done = build_workbook(tmp_path / "danh-sach.xlsx", tmp_path / "ra", RunOptions(processes=1))
        verdict = examine(tmp_path / "ra", done.sha256)
        assert (verdict.problems, verdict.sealed, verdict.derived) == ([], True, True)

    def they_are_right_before_the_meeting_too(self, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "ra", wanted=WantedExtras(meeting=True))
        assert verify(tmp_path / "ra") == []

    @pytest.mark.parametrize("change", EDITS.values(), ids=EDITS)
    def but_one_that_was_edited_is_told(self, folder: Path, change: Callable[[Manifest], object]) -> None:
        edit(folder, change)
        told = codes(folder)
        assert told
        assert set(told) - {"verify.extra", "verify.missing"}

    @pytest.mark.parametrize(
        "rewrite",
        [
            lambda data: data.replace(b"\n", b"\r\n"),
            lambda data: data + b"\n",
            lambda data: json.dumps(json.loads(data)).encode(),
            lambda data: data.replace(b'"on":', b'"on": "2020-01-01",\n  "on":', 1),  # a field twice: the last counts
        ],
    )
    def but_one_that_another_program_wrote_is_told(self, folder: Path, rewrite: Callable[[bytes], bytes]) -> None:
        path = folder / MANIFEST
        path.write_bytes(rewrite(path.read_bytes()))
        assert codes(folder) == ["verify.rewritten"]

    def but_of_another_version_only_the_files_are_looked_at_and_that_is_told(self, folder: Path) -> None:
        edit(folder, lambda one: one.update(tool="ntm-docs 0.0.9"))
        verdict = examine(folder)
        assert (verdict.problems, verdict.derived) == ([], False)
        assert [one.code for one in verdict.notes] == ["verify.other_version"]
        assert "suy lại được" not in run(str(folder))[1]

    @pytest.mark.parametrize("path", ["../x", "/x", "a\\..\\x", "C:/x", "a//b", "a/./b", "", "nul", "a\u0000b", 7])
    def but_a_path_that_leads_out_is_refused(self, folder: Path, path: object) -> None:
        edit(folder, lambda one: one["dossiers"][0]["documents"][0].update(path=path))
        with pytest.raises(ProblemsError) as caught:
            verify(folder)
        assert [one.code for one in caught.value.problems] == ["verify.broken_manifest"]

    def but_a_local_text_that_is_not_at_hand_is_told(self, folder: Path) -> None:
        edit(folder, lambda one: _rule(one, "ten_bien_ban").update(id="tinh-minh"))
        verdict = examine(folder)
        assert [one.code for one in verdict.notes] == ["verify.own_rules"]
