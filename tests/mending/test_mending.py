"""`check --fix`: the layout set right, no word changed."""

import re
import sys
import unicodedata
from collections.abc import Mapping
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from ruamel.yaml import YAML

TESTS = Path(__file__).parent.parent
for folder in ("checking", "papers"):
    if str(TESTS / folder) not in sys.path:
        sys.path.append(str(TESTS / folder))

from documents import NAMES, Package, W, change, clean_documents, mutated, put, set_text  # noqa: E402
from hands import WAYS  # noqa: E402
from made import docx_of  # noqa: E402
from mended_letters import as_told, letters  # noqa: E402
from reading_papers import PAPERS  # noqa: E402
from right_papers import Way as RightWay  # noqa: E402
from right_papers import docx_of as right_docx  # noqa: E402

from ntm_docs.mending import mend  # noqa: E402
from ntm_docs.mending.draft import Edit  # noqa: E402
from ntm_docs.mending.leaving import LAYOUT  # noqa: E402
from ntm_docs.mending.proof import PERMITTED, differ, expected_words  # noqa: E402
from ntm_docs.problems import ProblemsError  # noqa: E402

# Rules of signs that are mended besides those of layout.
MENDED = LAYOUT | {"VH01", "VH06", "VP21", "VN01", "VN07"}
CASES = [
    case
    for path in sorted((TESTS / "checking" / "cases").glob("*.yaml"))
    for case in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    if not case.get("right") and "profile" not in case and case["rule"] in MENDED
]
# What only a person can say stays: an appendix that the text does not mention, the words of a subject.
LEFT = {"VX01"}
WORDS = [case for case in CASES if case["rule"] == "VT06" and "text" in case["change"]]
SMALL = ["cong-van", "to-trinh", "quyet-dinh", "danh-sach", "bien-ban"]
# Ways whose fault is a word or a sign that belongs to the person.
BY_PERSON = {"T/M", "TM không chấm", "ngày hai dòng", "ngày gạch chéo", "ngày không chữ ngày", "ngày không dấu phẩy"}
BY_PERSON |= {"khung chữ", "khung VML"}
# Papers whose subject is in small letters: capitals there are the person's to lower, for a name among them.
SMALL_LETTERED = [one for one in PAPERS if one != "ke-hoach-chu-hoa"]


def errors(data: bytes) -> set[str]:
    return {one.rule for one in mend(data, "x.docx").after.findings if one.level == "error"}


def mutation(case: Mapping[str, Any]) -> bytes:
    wanted = case.get("on") or SMALL
    return next(data for _name, data in mutated(case["change"], [one for one in SMALL if one in wanted] or wanted))


class DescribeMend:
    @pytest.mark.parametrize("name", NAMES)
    def it_changes_nothing_in_what_is_right(self, name: str) -> None:
        data = clean_documents()[name]
        mended = mend(data, name)
        assert (mended.data, mended.changed, mended.signs) == (data, False, ())

    @pytest.mark.slow
    @pytest.mark.parametrize("case", [one for one in CASES if one not in WORDS], ids=lambda one: one["rule"])
    def it_leaves_no_error_of_layout(self, case: dict[str, Any]) -> None:
        data = mutation(case)
        mended = mend(data, "x.docx")
        assert mended.changed
        assert {one.rule for one in mended.after.findings if one.level == "error"} <= LEFT
        assert case["rule"] not in {one.rule for one in mended.after.findings}
        assert as_told(data, mended)

    def its_mutations_are_of_every_rule_of_layout(self) -> None:
        assert {one["rule"] for one in CASES} == MENDED

    @pytest.mark.parametrize("way", ["tab cả hai", "nơi nhận một dòng", "ngắt dòng trong đoạn"])
    def it_sets_a_foot_of_minutes_right(self, way: str) -> None:
        data = docx_of(PAPERS["bien-ban"], WAYS[way])
        mended = mend(data, way)
        assert not mended.after.findings
        assert as_told(data, mended)
        (heading, foot) = Document(BytesIO(mended.data)).tables
        left, right = foot.rows[0].cells
        assert [one.text for one in left.paragraphs] == ["Nơi nhận:", "- UBND xã;", "- Lưu: VT."]
        assert {one.text for one in right.paragraphs} >= {"TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Thị Bưởi"}
        assert not any("__" in one.text for cell in heading.rows[0].cells for one in cell.paragraphs)

    @pytest.mark.parametrize("line", ["ve", "lo", "vml"])
    @pytest.mark.parametrize("paper", ["quyet-dinh-so", "cong-van-benh-vien", "to-trinh"])
    def it_sets_a_heading_by_tabs_right_whose_drawn_line_is_too_long(self, paper: str, line: str) -> None:
        data = right_docx(PAPERS[paper], RightWay(head="tab", line=line, share=1.0))
        mended = mend(data, paper)
        assert not {one.rule for one in mended.after.findings if one.level == "error"} & LAYOUT
        assert as_told(data, mended)
        assert not mend(mended.data, paper).changed

    @pytest.mark.parametrize(
        "way", ["bang", "tab", "đoạn rời", "không định dạng, tab", "Quốc hiệu hai dòng", "HỎA TỐC"]
    )
    @pytest.mark.parametrize("paper", ["quyet-dinh-xa", "ke-hoach-xa"])
    def it_sets_papers_of_other_hands_right(self, paper: str, way: str) -> None:
        data = docx_of(PAPERS[paper], WAYS[way])
        mended = mend(data, paper)
        assert not [one for one in mended.after.findings if one.level == "error"]
        assert sorted(letters(mended.data)) == sorted(letters(data))
        assert Document(BytesIO(mended.data)).paragraphs
        assert not mend(mended.data, paper).changed

    @pytest.mark.slow
    @pytest.mark.parametrize(("way", "paper"), list(zip(WAYS, cycle(SMALL_LETTERED), strict=False)))
    def it_sets_every_way_right(self, paper: str, way: str) -> None:
        data = docx_of(PAPERS[paper], WAYS[way])
        mended = mend(data, paper)
        left = {one.rule for one in mended.after.findings if one.level == "error"}
        assert not left & LAYOUT or way in BY_PERSON
        assert as_told(data, mended)

    def it_makes_the_same_bytes_every_time(self) -> None:
        data = docx_of(PAPERS["ke-hoach-xa"], WAYS["tab cả hai"])
        assert mend(data, "a").data == mend(data, "a").data

    def it_uses_the_styles_of_the_kit(self) -> None:
        made = Document(BytesIO(mend(docx_of(PAPERS["quyet-dinh-xa"], WAYS["bang"]), "a").data))
        used = {one.style.name for one in made.paragraphs}
        assert {"Căn cứ", "Nội dung", "Đường kẻ"} <= used

    def it_keeps_bold_words_in_the_text(self) -> None:
        package = Package(clean_documents()["cong-van"])
        change(package, {"append": {"at": "NoiDung#0", "text": " Chữ này đậm.", "bold": True, "size": 11}})
        mended = Package(mend(package.bytes(), "a").data)
        run = next(one for one in mended.document.iter(f"{W}r") if "Chữ này đậm" in "".join(one.itertext()))
        bold = run.find(f"{W}rPr/{W}b")
        assert bold is not None
        assert bold.get(f"{W}val") in (None, "1")
        assert run.find(f"{W}rPr/{W}sz") is None

    @pytest.mark.parametrize(
        ("typed", "right"),
        [
            ("Độc Lập – Tự Do – Hạnh Phúc", "Độc lập - Tự do - Hạnh phúc"),
            ("Độc lập-Tự do-Hạnh phúc", "Độc lập - Tự do - Hạnh phúc"),
        ],
    )
    def it_words_the_motto_as_the_decree_has_it(self, typed: str, right: str) -> None:
        package = Package(clean_documents()["to-trinh"])
        set_text(package.paragraphs("TieuNgu")[0], typed)
        mended = mend(package.bytes(), "a")
        assert mended.signs == ((typed, right),)

    def it_letters_a_list_as_the_decree_has_it(self) -> None:
        package = Package(clean_documents()["cong-van"])
        model = package.paragraphs("NoiDung")[0]
        for letter in "fedcba":
            for new in [etree.fromstring(etree.tostring(model))]:
                set_text(new, f"{letter}) Việc thứ {'abcdef'.index(letter) + 1} của danh sách này;")
                model.addnext(new)
        signs = dict(mend(package.bytes(), "a").signs)
        assert {one[:2]: other[:2] for one, other in signs.items()} == {"e)": "đ)", "f)": "e)"}

    def but_not_where_the_text_refers_to_a_letter(self) -> None:
        package = Package(clean_documents()["cong-van"])
        model = package.paragraphs("NoiDung")[0]
        for letter in "edcba":
            new = etree.fromstring(etree.tostring(model))
            set_text(new, f"{letter}) Việc nêu tại điểm e khoản này;")
            model.addnext(new)
        assert not mend(package.bytes(), "a").signs

    def it_composes_letters_and_takes_double_blanks_away(self) -> None:
        package = Package(clean_documents()["ke-hoach"])
        one = package.paragraphs("NoiDung")[0]
        set_text(one, unicodedata.normalize("NFD", "Thực hiện tốt  các nội dung nêu trên."))
        mended = mend(package.bytes(), "a")
        assert {"nfc", "blanks"} <= set(mended.kinds)
        assert "Thực hiện tốt các nội dung nêu trên." in Package(mended.data).members["word/document.xml"].decode()

    def but_room_to_write_in_stays(self) -> None:
        package = Package(clean_documents()["cong-van"])
        set_text(package.paragraphs("NoiDung")[0], "Theo Biên bản số    /BB-UBND ngày   tháng   năm 2026 của xã.")
        assert "ngày   tháng   năm" in Package(mend(package.bytes(), "a").data).members["word/document.xml"].decode()

    def it_prints_capitals_without_changing_a_letter(self) -> None:
        package = Package(clean_documents()["to-trinh"])
        set_text(package.paragraphs("BanHanh#0")[0], "Ủy ban nhân dân")
        mended = mend(package.bytes(), "a")
        assert not mended.signs
        assert "Ủy ban nhân dân</w:t>" in Package(mended.data).members["word/document.xml"].decode()
        assert "VA02" not in {one.rule for one in mended.after.findings}

    def it_leaves_letters_of_other_fonts_and_white_ones(self) -> None:
        package = Package(clean_documents()["cong-van"])
        run = package.paragraphs("NoiDung")[0].find(f"{W}r")
        look = run.find(f"{W}rPr")
        put(look if look is not None else etree.SubElement(run, f"{W}rPr"), "color", val="FFFFFF")
        mended = mend(package.bytes(), "a")
        assert mended.data == package.bytes() or b"FFFFFF" in Package(mended.data).members["word/document.xml"]

    def its_marked_words_are_plain(self) -> None:
        package = Package(clean_documents()["cong-van"])
        run = package.paragraphs("NoiDung")[0].find(f"{W}r")
        look = etree.Element(f"{W}rPr")
        run.insert(0, look)
        put(look, "highlight", val="yellow")
        assert b"highlight" not in Package(mend(package.bytes(), "a").data).members["word/document.xml"]


def with_member(name: str, content: bytes = b"x") -> bytes:
    package = Package(clean_documents()["cong-van"])
    package.members[name] = content
    return package.bytes()


def tracked() -> bytes:
    package = Package(clean_documents()["cong-van"])
    change(package, {"wrap": {"at": "NoiDung"}})
    return package.bytes()


def reformatted() -> bytes:
    package = Package(clean_documents()["cong-van"])
    etree.SubElement(package.paragraphs("NoiDung")[0].find(f"{W}pPr"), f"{W}pPrChange", {f"{W}id": "1"})
    return package.bytes()


def hidden() -> bytes:
    package = Package(clean_documents()["to-trinh"])
    change(package, {"look": {"at": "NoiDung~Tổng số", "hidden": True}})
    return package.bytes()


def unknown() -> bytes:
    package = Package(clean_documents()["cong-van"])
    for one in list(package.document.iter(f"{W}p")):
        set_text(one, "Ghi chú.") if one.find(f"{W}r") is not None else None
    return package.bytes()


class DescribeRefusals:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (tracked, "Track Changes"),
            (reformatted, "Track Changes"),
            (hidden, "chữ ẩn"),
            (lambda: with_member("_xmlsignatures/sig1.xml"), "chữ ký số"),
            (lambda: with_member("word/vbaProject.bin"), "macro"),
            (unknown, "không nhận ra loại văn bản"),
        ],
    )
    def they_say_why(self, data: Any, reason: str) -> None:
        with pytest.raises(ProblemsError, match=re.escape(reason)):
            mend(data(), "x.docx")

    @pytest.mark.parametrize(
        "data", [b"", b"%PDF-1.7", b"{\\rtf1 a}", b"PK\x05\x06" + bytes(18), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
    )
    def they_take_only_word_files(self, data: bytes) -> None:
        with pytest.raises(ProblemsError):
            mend(data, "x.docx")


class DescribeProof:
    def it_finds_a_word_that_is_lost_changed_or_moved(self) -> None:
        before = [("a", "một hai ba"), ("b", "bốn")]
        assert not differ(expected_words(before, []), ["một", "hai", "ba", "bốn"])
        for text in ("một ba bốn", "một hai Ba bốn", "hai một ba bốn", "một hai ba bốn năm"):
            assert differ(expected_words(before, []), text.split())

    @pytest.mark.parametrize(
        ("kind", "before", "after"),
        [
            ("tieu_ngu", "Kính gửi các ông", "Độc lập - Tự do - Hạnh phúc"),
            ("noi_nhan", "- Sở Nội vụ", "- Sở Tài chính;"),
            ("so", "Số: 15/KH-UBND", "Số: 16/KH-UBND"),
            ("diem", "e) Việc này", "đ) Việc khác"),
            ("diem", "1) Việc này", "2. Việc này"),
            ("ten", "NGUYỄN VĂN AN", "Nguyễn Văn Ân"),
            ("ke", "____ chữ", ""),
            ("place", "một hai", "một hai hai"),
        ],
    )
    def but_no_edit_may_change_a_word(self, kind: str, before: str, after: str) -> None:
        assert not PERMITTED[kind](before, after)
        with pytest.raises(ValueError, match=kind):
            expected_words([("a", before)], [Edit(kind, ("a",), before, after)])
