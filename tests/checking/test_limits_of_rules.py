"""On a limit of a rule and one step beyond it."""

from datetime import date, timedelta

import pytest
from documents import Package, change, clean_documents, set_text

from ntm_docs.checking import Checked, check_bytes
from ntm_docs.regulations import load_book
from ntm_docs.regulations.book.entries import CitedText

BOOK = load_book()
ENDED = [text for text in BOOK.van_ban if text.den is not None and text.den > date(2020, 3, 5)]
BEGUN = [text for text in BOOK.van_ban if text.tu is not None and text.tu > date(2020, 3, 6)]
ONE = timedelta(days=1)
NAMED = {"ids": lambda text: text.ten}


def changed(name: str, **wanted: object) -> bytes:
    package = Package(clean_documents()[name])
    change(package, wanted)
    return package.bytes()


def of_rule(checked: Checked, rule: str) -> list[str]:
    return [one.found for one in checked.findings if one.rule == rule]


def told_of(text: CitedText, day: date) -> list[str]:
    """What a submission of a day is told whose last basis is a text."""
    package = Package(clean_documents()["to-trinh"])
    change(package, {"text": {"at": "CanCu#-1", "to": f"Căn cứ {text.dau_hieu[0]} về một việc;"}})
    month = f"{day.month:02}" if day.month <= 2 else f"{day.month}"
    written = f"ngày {day.day:02} tháng {month} năm {day.year}"
    change(package, {"text": {"at": "DiaDanhNgay", "from": "ngày .*", "to": written}})
    checked = check_bytes(package.bytes(), "x")
    assert checked.day == day
    return [one for one in of_rule(checked, "VC09") if text.ten in one]


class DescribeABasisInForce:
    @pytest.mark.parametrize("text", ENDED, **NAMED)
    def it_holds_on_its_last_day(self, text: CitedText) -> None:
        assert not told_of(text, text.den)
        assert told_of(text, text.den + ONE)

    @pytest.mark.parametrize("text", BEGUN, **NAMED)
    def it_holds_on_its_first_day(self, text: CitedText) -> None:
        assert not told_of(text, text.tu)
        assert told_of(text, text.tu - ONE)


def with_bases(*lines: str, italic: bool = False) -> Checked:
    """A submission with these lines for its bases."""
    package = Package(clean_documents()["to-trinh"])
    found = package.paragraphs("CanCu")
    for paragraph, line in zip(found, lines, strict=False):
        set_text(paragraph, line)
    for paragraph in found[len(lines) :]:
        paragraph.getparent().remove(paragraph)
    change(package, {"look": {"at": "CanCu", "italic": italic}})
    return check_bytes(package.bytes(), "x", date(2025, 7, 14))


class DescribeTheOnlyBasis:
    """One line may be a basis or the first sentence of the text: how it ends and how it is set tell."""

    LAW = "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15"

    @pytest.mark.parametrize(("end", "italic", "basis"), [(";", False, True), (".", True, True), (".", False, False)])
    def it_is_told_from_a_sentence(self, end: str, *, italic: bool, basis: bool) -> None:
        assert (of_rule(with_bases(f"{self.LAW}{end}", italic=italic), "VC06") != []) == basis

    def but_two_are_bases_however_they_end(self) -> None:
        assert of_rule(with_bases(f"{self.LAW},", f"{self.LAW}."), "VC06") != []


class DescribeTheLengthOfASubject:
    """Three lines are the most."""

    WORD = "thi đua "

    def lines_of(self, name: str, count: int) -> list[str]:
        package = Package(clean_documents()[name])
        first, *rest = package.paragraphs("TrichYeu")
        for paragraph in rest:
            paragraph.getparent().remove(paragraph)
        set_text(first, f"Về {self.WORD * count}".strip())
        return of_rule(check_bytes(package.bytes(), "x"), "VT08")

    def it_may_fill_three_lines_and_no_more(self) -> None:
        told = [self.lines_of("ke-hoach", count) for count in range(2, 40, 2)]
        assert told[0] == []
        assert next(found for found in told if found) == ["4 dòng"]


class DescribeTheShareOfALine:
    """The line under the motto is as long as it, the one under the agency a third to a half."""

    @pytest.mark.parametrize(("share", "right"), [(0.97, True), (0.9, False)])
    def it_may_differ_by_what_nobody_sees(self, share: float, *, right: bool) -> None:
        data = changed("ke-hoach", line={"under": "TieuNgu", "share": share, "room": 5613})
        assert (of_rule(check_bytes(data, "x"), "VH08") == []) == right


class DescribeAMargin:
    @pytest.mark.parametrize(
        ("side", "mm", "rule"),
        [
            ("top", 20, None), ("top", 25, None), ("top", 19, "VP03"), ("top", 26, "VP03"),
            ("bottom", 20, None), ("bottom", 25, None), ("bottom", 19, "VP03"), ("bottom", 26, "VP03"),
            ("left", 30, None), ("left", 35, None), ("left", 29, "VP04"), ("left", 36, "VP04"),
            ("right", 15, None), ("right", 20, None), ("right", 14, "VP05"), ("right", 21, "VP05"),
        ],
    )  # fmt: skip
    def it_may_be_as_wide_as_its_range(self, side: str, mm: int, rule: str | None) -> None:
        found = {one.rule for one in check_bytes(changed("to-trinh", page={side: mm}), "x").findings}
        assert found & {"VP03", "VP04", "VP05"} == ({rule} if rule else set())


class DescribeASize:
    @pytest.mark.parametrize(("style", "size", "rule"), [
        ("QuocHieu", 12, None), ("QuocHieu", 13, None), ("QuocHieu", 11, "VH02"), ("QuocHieu", 14, "VH02"),
        ("TieuNgu", 13, None), ("TieuNgu", 14, None), ("TieuNgu", 12, "VH07"), ("TieuNgu", 15, "VH07"),
        ("TenLoai", 13, None), ("TenLoai", 14, None), ("TenLoai", 12, "VT02"), ("TenLoai", 15, "VT02"),
        ("SoKyHieu", 13, None), ("SoKyHieu", 12, "VN09"), ("SoKyHieu", 14, "VN09"),
        ("NoiNhan", 12, None), ("NoiNhan", 11, "VR01"), ("NoiNhan", 13, "VR01"),
    ])  # fmt: skip
    def it_may_be_any_of_its_range(self, style: str, size: int, rule: str | None) -> None:
        data = changed("ke-hoach", look={"at": style, "size": size})
        found = {one.rule for one in check_bytes(data, "x").findings}
        assert found & {"VH02", "VH07", "VT02", "VN09", "VR01"} == ({rule} if rule else set())
