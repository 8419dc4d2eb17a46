"""The command `check`, as a user starts it."""

import json
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command
from documents import Package, W, clean_documents
from docx import Document
from ways import faulty

from ntm_docs.__main__ import run as main
from ntm_docs.checking import RULES


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return command(["check", *arguments], folder, **environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dung.docx").write_bytes(clean_documents()["ke-hoach"])
    (tmp_path / "sai.docx").write_bytes(faulty())
    (tmp_path / "cu.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return tmp_path


class DescribeCheck:
    def it_ends_with_0_when_there_is_no_error(self, folder: Path) -> None:
        result = run(folder, "dung.docx")
        assert result.returncode == 0
        assert "0 lỗi, 0 cảnh báo" in result.stdout

    def it_ends_with_1_and_tells_place_words_remedy_and_clause(self, folder: Path) -> None:
        result = run(folder, "sai.docx")
        assert result.returncode == 1
        for words in (
            "\nLỖI\n",
            "  VH06 Tiêu ngữ viết đúng",
            "- bảng 1, hàng 1, cột 2",
            "hiện có: Độc lập \u2013 Tự do \u2013 Hạnh phúc; đúng ra: Độc lập - Tự do - Hạnh phúc",
            "Cách sửa: Gõ lại Tiêu ngữ",
            "(Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục II, khoản 1)",
        ):
            assert words in result.stdout

    def it_ends_with_3_when_a_file_cannot_be_read(self, folder: Path) -> None:
        result = run(folder, "cu.doc")
        assert result.returncode == 3
        assert "lưu thành .docx" in result.stderr

    def it_prints_json_with_stable_ids(self, folder: Path) -> None:
        result = run(folder, "sai.docx", "cu.doc", "--format", "json")
        told: dict[str, Any] = json.loads(result.stdout)
        one, other = told["files"]
        assert {finding["rule"] for finding in one["findings"]} <= set(RULES)
        assert one["counts"]["error"] == sum(finding["level"] == "error" for finding in one["findings"])
        assert (other["readable"], other["problem"]) == (False, "docx.old")

    def it_gives_a_table_of_a_folder(self, folder: Path) -> None:
        result = run(folder, ".")
        assert result.returncode == 1
        assert "3 tệp: 1 tệp có lỗi, 1 tệp không đọc được." in result.stdout

    def it_writes_a_copy_with_comments_once(self, folder: Path) -> None:
        assert run(folder, "sai.docx", "--annotate", "xem.docx").returncode == 1
        assert len(list(Document(str(folder / "xem.docx")).comments)) > 3
        again = run(folder, "sai.docx", "--annotate", "xem.docx")
        assert again.returncode == 1
        assert "xem.docx" in again.stderr

    def it_tells_the_problems_of_an_input_file(self, folder: Path) -> None:
        (folder / "x.yaml").write_text("loại: kế hoạch\nsố: [1]\n", encoding="utf-8")
        result = run(folder, "x.yaml")
        assert result.returncode == 1
        assert "x.yaml:2" in result.stderr

    def it_speaks_english_when_asked(self, folder: Path) -> None:
        result = run(folder, "sai.docx", NTM_DOCS_LANG="en")
        assert "ERRORS" in result.stdout
        assert "VH06" in result.stdout
        assert "Cách sửa" not in result.stdout

    def it_names_what_is_missing_rather_than_failing(self, folder: Path) -> None:
        assert run(folder, "khong-co.docx").returncode == 1  # as in every other command


class DescribeScope:
    """Documents that the decree does not govern are named, and not judged by its rules."""

    @pytest.mark.parametrize(
        ("number", "scope"), [("Số: 161/2025/QĐ-UBND", "quy_pham"), ("Số: 161/QĐ-UBND", "hanh_chinh")]
    )
    def they_are_told_by_their_number(self, folder: Path, number: str, scope: str) -> None:
        package = Package(clean_documents()["quyet-dinh"])
        paragraph = package.paragraphs("SoKyHieu")[0]
        paragraph.find(".//{*}t").text = number
        (folder / "a.docx").write_bytes(package.bytes())
        told = json.loads(run(folder, "a.docx", "--format", "json").stdout)["files"][0]
        assert told["scope"] == scope
        assert scope == "hanh_chinh" or not told["findings"]

    @pytest.mark.parametrize(
        ("lines", "scope"),
        [
            (
                ["ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY TÂN HIỆP", "Số 15-KH/HU", "KẾ HOẠCH", "Thực hiện Nghị quyết"],
                "dang",
            ),
            (
                ["Dear Sir or Madam,", "We would like to invite you to the annual meeting of our company in May."],
                "nuoc_ngoai",
            ),
            (["Danh sách mua sắm", "Mua hai ký cam và một ký đường, gửi về nhà trước bữa tối hôm nay."], "khong_ro"),
        ],
    )
    def they_are_told_by_their_words(self, folder: Path, lines: list[str], scope: str) -> None:
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(folder / "b.docx"))
        told = json.loads(run(folder, "b.docx", "--format", "json").stdout)["files"][0]
        assert told["scope"] == scope
        assert not any(finding["rule"].startswith("VH") for finding in told["findings"])


class DescribeBuild:
    """`build` checks what it has made."""

    SAMPLE = "cong-van-kien-giang-2024.yaml"

    def build(self, folder: Path, *more: str) -> str:
        shutil.copy(ROOT / "samples" / self.SAMPLE, folder)
        return command(["build", self.SAMPLE, "-o", "out", *more], folder).stdout

    def it_says_so(self, tmp_path: Path) -> None:
        told = self.build(tmp_path)
        assert "Đã kiểm tra thể thức 1 văn bản theo Nghị định 30/2020/NĐ-CP: 0 chỗ phải xem lại." in told

    def it_tells_what_a_form_of_the_office_does_wrong(self, tmp_path: Path) -> None:
        package = Package((ROOT / "templates" / "cong-van.docx").read_bytes())
        package.section().find(f"{W}pgMar").set(f"{W}left", "1000")
        (tmp_path / "forms").mkdir()
        (tmp_path / "forms" / "cong-van.docx").write_bytes(package.bytes())
        assert "cong-van/01-cong-van.docx: VP04 Lề trái 30-35 mm" in self.build(tmp_path, "--templates", "forms")


class DescribeWhatIsNotLookedAt:
    """No fault is said only of what was looked at."""

    HEAD = ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 12/KH-UBND")

    @pytest.fixture
    def told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> Callable[..., tuple[int, str]]:
        monkeypatch.chdir(tmp_path)

        def check(*arguments: str) -> tuple[int, str]:
            code = main(["check", *arguments])
            printed = capsys.readouterr()
            return code, printed.out + printed.err

        return check

    def paper(self, name: str, *lines: str) -> str:
        document = Document()
        for line in lines:
            document.add_paragraph(line)
        Path(name).parent.mkdir(exist_ok=True)
        document.save(name)
        return name

    @pytest.mark.parametrize(
        ("files", "word"),
        [
            ((), "thư mục trống"),
            (("con/cháu/",), "thư mục trống"),
            (("a.pdf", "b.PDF", "con/c.jpg"), "chỉ có 1 tệp .jpg, 2 tệp .pdf"),
            (("a.txt", "khong-duoi", "~$a.docx"), "1 tệp .txt, 1 tệp không có đuôi"),
            (("ho-so.yaml",), "1 tệp .yaml"),
        ],
    )
    def it_is_a_folder_without_a_paper(self, files: Sequence[str], word: str, told: Any) -> None:
        Path("d").mkdir()
        for file in files:
            target = Path("d") / file
            (target if file.endswith("/") else target.parent).mkdir(parents=True, exist_ok=True)
            if not file.endswith("/"):
                target.touch()
        code, text = told("d")
        assert (code, "không có văn bản Word" in text, word in text, "không có lỗi" in text) == (3, True, True, False)

    def it_is_a_pattern_that_meets_nothing(self, told: Any) -> None:
        code, text = told("*.docx")
        assert (code, "không có tệp nào khớp" in text) == (3, True)

    @pytest.mark.parametrize("lines", [(), ("   ", "\u00a0", "\t"), ("……", "___")])
    def it_is_a_paper_without_text(self, lines: Sequence[str], told: Any) -> None:
        code, text = told(self.paper("a.docx", *lines))
        assert (code, "không có chữ nào đọc được" in text, " 0 lỗi" in text) == (3, True, False)

    def it_is_a_paper_whose_text_is_a_chunk_of_html(self, told: Any) -> None:
        document = Document()
        document.element.body.insert(0, document.element.body.makeelement(f"{W}altChunk", {}))
        document.save("a.docx")
        assert told("a.docx")[0] == 3

    @pytest.mark.parametrize(
        ("day", "judged"),
        [
            ("ngày 04 tháng 3 năm 2020", False),
            ("ngày 05 tháng 3 năm 2020", True),
            ("ngày 31 tháng 12 năm 2010", False),
            ("ngày 01 tháng 4 năm 2020", True),
            ("ngày …… tháng 3 năm 2020", True),
        ],
    )
    def it_is_a_paper_of_the_time_before_the_decree(self, day: str, judged: bool, told: Any) -> None:
        package = Package(clean_documents()["ke-hoach"])
        paragraph = package.paragraphs("DiaDanhNgay")[0]
        first, *rest = paragraph.findall(".//{*}t")
        first.text = f"Thạnh Đông, {day}"
        for other in rest:
            other.text = ""
        Path("a.docx").write_bytes(package.bytes())
        code, text = told("a.docx")
        assert (code == 3, "không xét theo Nghị định này" in text) == (not judged, not judged), text
        assert "0 quy tắc đạt" not in text

    def it_is_told_beside_what_is_judged(self, told: Any) -> None:
        self.paper("d/dang.docx", "ĐẢNG CỘNG SẢN VIỆT NAM", "HUYỆN ỦY", "Số 15-KH/HU", "KẾ HOẠCH")
        Path("d/dung.docx").write_bytes(clean_documents()["ke-hoach"])
        Path("d/quet.pdf").touch()
        code, text = told("d")
        assert code == 0
        assert "2 tệp: 0 tệp có lỗi, 0 tệp không đọc được. Đã xét 1, không xét 1." in text
        assert "Không xét d/dang.docx: văn bản của Đảng" in text
        assert "d: không xét 1 tệp .pdf" in text
        files = json.loads(told("d", "--format", "json")[1])
        assert [(one["judged"], bool(one["reason"])) for one in files["files"]] == [(False, True), (True, False)]
        assert files["skipped"] == [{"folder": "d", "kinds": {".pdf": 1}}]

    def it_is_an_empty_folder_among_others(self, told: Any) -> None:
        Path("rong").mkdir()
        Path("dung.docx").write_bytes(clean_documents()["ke-hoach"])
        shutil.copy(ROOT / "samples" / "cong-van-kien-giang-2024.yaml", "cv.yaml")
        code, text = told("cv.yaml", "dung.docx", "rong")
        assert (code, "cv.yaml: không có lỗi; 3 cảnh báo." in text, "rong: không có văn bản" in text) == (3, True, True)
        assert told("cv.yaml", "dung.docx")[0] == 0

    def it_is_a_document_that_a_manifest_lists_and_that_is_gone(self, told: Any) -> None:
        shutil.copy(ROOT / "samples" / "quyet-dinh-dak-nong-1337.yaml", "qd.yaml")
        assert main(["build", "qd.yaml", "-o", "kq"]) == 0
        next(Path("kq").rglob("02-*.docx")).unlink()
        code, text = told("kq")
        assert (code, "thiếu tệp" in text) == (1, True)

    def it_is_a_paper_of_a_dossier_that_cannot_be_read(self, told: Any, demo: Path) -> None:
        shutil.copytree(demo, "kq")
        for minutes in Path("kq").rglob("03-bien-ban.docx"):
            minutes.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        assert "Chưa đối chiếu, vì không đọc được: 03-bien-ban.docx." in told("kq")[1]
