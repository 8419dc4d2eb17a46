"""The command `check`, as a user starts it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command
from documents import Package, W, clean_documents
from docx import Document
from test_ways import faulty

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
            "  Tiêu ngữ\n",
            "[lỗi] VH06 Tiêu ngữ viết đúng",
            "(bảng 1, hàng 1, cột 2)",
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
        assert "[error] VH06" in result.stdout
        assert "Cách sửa" not in result.stdout

    def it_names_what_is_missing_rather_than_failing(self, folder: Path) -> None:
        assert run(folder, "khong-co.docx").returncode == 3


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
