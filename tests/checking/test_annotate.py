"""The copy with comments: the text untouched."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from documents import NAMES, Package, change, clean_documents
from docx import Document
from ways import faulty

from ntm_docs.checking import check_bytes
from ntm_docs.checking.annotate import annotate
from ntm_docs.checking.annotated import write_annotated
from ntm_docs.papers.opening import open_package
from ntm_docs.problems import ProblemsError
from ntm_docs.word.read import read_facts

DAY = date(2026, 11, 28)


class DescribeAnnotate:
    def it_puts_a_comment_at_each_finding(self) -> None:
        checked = check_bytes(faulty(), "x.docx")
        document = Document(BytesIO(annotate(faulty(), checked, DAY)))
        texts = [comment.text for comment in document.comments]
        assert len(texts) == len(checked.findings)
        assert any("VH06" in text and "Độc lập - Tự do - Hạnh phúc" in text for text in texts)

    @pytest.mark.parametrize("name", NAMES)
    def it_leaves_text_and_look_as_they_were(self, name: str) -> None:
        package = Package(clean_documents()[name])
        change(package, {"number": {"align": "right"}})
        data = package.bytes()
        made = annotate(data, check_bytes(data, name), DAY)
        before, after = (read_facts(open_package(one, name), name) for one in (data, made))
        assert before.paragraphs == after.paragraphs
        assert before.sections == after.sections

    def it_makes_the_same_bytes_every_time(self) -> None:
        checked = check_bytes(faulty(), "x.docx")
        assert annotate(faulty(), checked, DAY) == annotate(faulty(), checked, DAY)

    def its_comments_say_how_grave_a_fault_is_and_when_it_was_found(self) -> None:
        checked = check_bytes(faulty(), "x.docx")
        comments = list(Document(BytesIO(annotate(faulty(), checked, DAY))).comments)
        assert {comment.text[: comment.text.index("]") + 1] for comment in comments} <= {
            "[lỗi]",
            "[cảnh báo]",
            "[gợi ý]",
        }
        assert {comment.timestamp.date() for comment in comments if comment.timestamp} == {DAY}

    def but_it_takes_one_document_and_a_new_file(self, tmp_path: Path) -> None:
        source = tmp_path / "a.docx"
        source.write_bytes(faulty())
        checked = [check_bytes(faulty(), str(source))]
        with pytest.raises(ProblemsError):
            write_annotated([source, source], checked * 2, tmp_path / "b.docx", DAY)
        with pytest.raises(ProblemsError):
            write_annotated([source], checked, source, DAY)
        write_annotated([source], checked, tmp_path / "b.docx", DAY)
        assert (tmp_path / "b.docx").is_file()
