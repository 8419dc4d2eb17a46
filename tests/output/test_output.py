import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from conftest import SAMPLE

from ntm_docs.finishing import verify
from ntm_docs.output import write_tree
from ntm_docs.pipeline import build
from ntm_docs.problems import MachineError, ProblemsError
from ntm_docs.rendering import find_templates


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _codes(job: object) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        job()  # type: ignore[operator]
    return [problem.code for problem in caught.value.problems]


class DescribeBuild:
    def it_makes_the_same_bytes_again(self, demo: Path, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "out")
        assert _tree(tmp_path / "out") == _tree(demo)

    def it_lists_every_document_with_its_digest(self, demo: Path) -> None:
        manifest = json.loads((demo / "manifest.json").read_text(encoding="utf-8"))
        listed = [document["path"] for dossier in manifest["dossiers"] for document in dossier["documents"]]
        inputs = [f"{dossier['id']}/du-lieu.json" for dossier in manifest["dossiers"]]
        assert [one["path"] for one in manifest["files"]] == inputs
        assert sorted([*listed, *inputs, "manifest.json"]) == sorted(_tree(demo))
        assert [dossier["copies"] for dossier in manifest["dossiers"]] == [3, 2, 1]
        assert manifest["on"] == "2023-07-14"
        assert all(rule["clause"] for dossier in manifest["dossiers"] for rule in dossier["rules"])
        assert verify(demo) == []

    def it_replaces_its_own_output(self, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "out")
        first = _tree(tmp_path / "out")
        build(SAMPLE, tmp_path / "out")
        assert _tree(tmp_path / "out") == first

    def but_it_refuses_a_folder_that_holds_something_else(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (out / "luong.xlsx").write_bytes(b"x")
        assert _codes(lambda: build(SAMPLE, out)) == ["output.foreign"]
        assert _tree(out) == {"luong.xlsx": b"x"}

    def but_it_refuses_to_replace_what_someone_edited(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        edited = next(out.rglob("01-to-trinh.docx"))
        edited.write_bytes(b"edited by hand")
        assert _codes(lambda: build(SAMPLE, out)) == ["output.edited"]
        assert edited.read_bytes() == b"edited by hand"

    def it_keeps_what_is_not_its_own_when_forced(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        (out / "ghi-chu.txt").write_text("giữ", encoding="utf-8")
        build(SAMPLE, out, force=True)
        assert (out / "ghi-chu.txt").read_text(encoding="utf-8") == "giữ"
        assert [problem.code for problem in verify(out)] == ["verify.extra"]

    def it_writes_nothing_when_the_form_loses_a_value(self, tmp_path: Path) -> None:
        forms = tmp_path / "forms"
        forms.mkdir()
        document = docx.Document()
        document.add_paragraph("{{ xet }}")
        document.save(str(forms / "to-trinh.docx"))
        codes = _codes(lambda: build(SAMPLE, tmp_path / "out", templates=forms))
        assert set(codes) == {"template.unused"}
        assert not (tmp_path / "out").exists()

    def it_refuses_a_folder_of_forms_that_is_not_one(self, tmp_path: Path) -> None:
        assert _codes(lambda: build(SAMPLE, tmp_path / "out", templates=tmp_path / "khong-co")) == ["template.folder"]
        (tmp_path / "mau").mkdir()
        (tmp_path / "mau" / "to_trinh.docx").write_bytes(b"x")
        assert _codes(lambda: build(SAMPLE, tmp_path / "out", templates=tmp_path / "mau")) == ["template.stranger"]

    def it_uses_the_words_of_an_office_s_own_form(self, tmp_path: Path) -> None:
        forms = tmp_path / "mau"
        forms.mkdir()
        document = docx.Document(str(find_templates() / "bien-ban.docx"))
        title = next(paragraph for paragraph in document.paragraphs if paragraph.text == "BIÊN BẢN")
        title.runs[0].text = "BIÊN BẢN CỦA HUYỆN"
        document.save(str(forms / "bien-ban.docx"))
        build(SAMPLE, tmp_path / "out", templates=forms)
        made = docx.Document(str(next((tmp_path / "out").rglob("03-bien-ban.docx"))))
        assert "BIÊN BẢN CỦA HUYỆN" in [paragraph.text for paragraph in made.paragraphs]

    def it_keeps_links_and_empty_folders_of_others(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        (tmp_path / "that").mkdir()
        (out / "lien-ket").symlink_to(tmp_path / "that")
        (out / "rong").mkdir()
        assert _codes(lambda: build(SAMPLE, out)) == ["output.foreign"]
        build(SAMPLE, out, force=True)
        assert (out / "lien-ket").is_symlink()
        assert (out / "rong").is_dir()

    def it_writes_through_a_link_to_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "that").mkdir()
        (tmp_path / "ket").symlink_to(tmp_path / "that")
        build(SAMPLE, tmp_path / "ket")
        assert (tmp_path / "ket").is_symlink()
        assert (tmp_path / "that" / "manifest.json").is_file()

    def it_does_not_mind_the_lock_file_of_an_editor(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        lock = next(out.rglob("01-to-trinh.docx")).with_name("~$-to-trinh.docx")
        for force in (False, True):
            lock.write_bytes(b"x")
            build(SAMPLE, out, force=force)
            assert lock.is_file()

    @pytest.mark.slow
    def its_manifest_is_the_same_in_every_language(self, demo: Path, tmp_path: Path) -> None:
        environment = os.environ | {"NTM_DOCS_LANG": "en"}
        command = [sys.executable, "-m", "ntm_docs", "build", str(SAMPLE), "-o", str(tmp_path / "out")]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        assert (tmp_path / "out" / "manifest.json").read_bytes() == (demo / "manifest.json").read_bytes()


class DescribeWriteTree:
    def it_leaves_the_old_tree_when_the_new_one_cannot_be_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        before = _tree(out)
        written = []

        def fails_at_the_third(path: Path, data: bytes) -> int:
            written.append(path)
            if len(written) == 3:
                raise OSError(28, "No space left on device")
            return len(data)

        monkeypatch.setattr(Path, "write_bytes", fails_at_the_third)
        with pytest.raises(MachineError, match="đĩa đã đầy"):
            write_tree(out, {f"{number}.docx": b"x" for number in range(5)}, force=True)
        monkeypatch.undo()
        assert _tree(out) == before
        assert [path.name for path in tmp_path.iterdir()] == ["out"]


class DescribeVerify:
    def it_tells_changed_missing_and_extra_files(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        build(SAMPLE, out)
        first, second, *_ = sorted(out.rglob("*.docx"))
        first.write_bytes(b"x")
        second.unlink()
        (out / "la.docx").write_bytes(b"x")
        codes = [problem.code for problem in verify(out)]
        assert sorted(codes) == ["verify.changed", "verify.extra", "verify.missing"]

    @pytest.mark.parametrize(
        "manifest",
        [
            "{}",
            "[]",
            "not json",
            '{"tool": "ntm-docs 1", "dossiers": [{"documents": [{"path": "../../etc/passwd", "sha256": ""}]}]}',
        ],
    )
    def it_refuses_a_manifest_that_is_not_ours(self, tmp_path: Path, manifest: str) -> None:
        (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")
        assert _codes(lambda: verify(tmp_path)) == ["verify.broken_manifest"]
