"""Words alone on printed stock, the ruled page, certificates of titles."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import ROOT
from pypdf import PdfReader
from reception_sample import appraised, received

from ntm_docs import api
from ntm_docs.issuing import IssueWish, issue
from ntm_docs.issuing.ruler import ruled_page
from ntm_docs.issuing.stock import Phoi, fitted, read_stock
from ntm_docs.pipeline import build
from ntm_docs.problems import ProblemsError

SAMPLE = ROOT / "samples" / "phoi" / "bang-khen-a3.yaml"
REVIEW = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"
PT_OF_MM = 72 / 25.4


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decision for the twelve communes."""
    folder = tmp_path_factory.mktemp("qd")
    issue(appraised(received(folder), folder / "xong.xlsx"), folder / "van-ban", IssueWish(("quyet-dinh",)))
    return folder / "van-ban"


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decisions of a commune's review: titles, giấy khen."""
    folder = tmp_path_factory.mktemp("bx")
    day = "  ngày: 08/12/2026\n"
    text = REVIEW.read_text(encoding="utf-8")
    assert day in text
    numbers = "  số quyết định danh hiệu: 512\n  số quyết định khen thưởng: 513\n"
    (folder / "binh-xet.yaml").write_text(text.replace(day, day + numbers), encoding="utf-8")
    build(folder / "binh-xet.yaml", folder / "ra")
    return folder / "ra"


def stock(folder: Path, *changes: tuple[str, str]) -> Path:
    """The sample's stock after changes of its text."""
    text = SAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "phoi.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def words(paragraph: Any) -> str:
    return "".join(text.text or "" for text in paragraph.iter("{*}t"))


def frames(path: Path) -> list[tuple[str, int, int]]:
    """The text of each framed paragraph with its place in twips."""
    body = docx.Document(str(path)).element.body
    found = []
    for paragraph in body.iter("{*}p"):
        frame = next(paragraph.iter("{*}framePr"), None)
        if frame is not None:
            x, y = (int(value) for name, value in frame.attrib.items() if name.rpartition("}")[2] in ("x", "y"))
            found.append((words(paragraph), x, y))
    return found


class DescribeWordsOnStock:
    def they_stand_where_the_file_says(self, decided: Path, tmp_path: Path) -> None:
        made = api.certificates(api.CertificatesRequest(decided, tmp_path / "a.docx", stock=SAMPLE))
        assert len(made.files[0][1]) == 20
        found = frames(tmp_path / "a.docx")
        assert ("Ông Quách Văn Mười", 3402, 7937) in found  # 60 and 140 mm
        assert not [text for text, _x, _y in found if "CỘNG HÒA" in text or "BẰNG KHEN" in text]
        section = docx.Document(str(tmp_path / "a.docx")).sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)  # type: ignore[union-attr]

    def they_are_moved_by_what_the_printer_shifts(self, decided: Path, tmp_path: Path) -> None:
        moved = stock(tmp_path, ("lệch: {ngang: 0, dọc: 0}", 'lệch: {ngang: "2,5", dọc: -4}'))
        api.certificates(api.CertificatesRequest(decided, tmp_path / "a.docx", stock=moved))
        assert ("Ông Quách Văn Mười", 3543, 7710) in frames(tmp_path / "a.docx")

    def they_are_the_same_bytes_every_time(self, decided: Path, tmp_path: Path) -> None:
        for name in ("a.docx", "b.docx"):
            api.certificates(api.CertificatesRequest(decided, tmp_path / name, stock=SAMPLE))
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()

    def they_are_set_smaller_where_a_name_is_long(self) -> None:
        box = read_stock(SAMPLE).o[0]
        assert fitted(box, ["Bà Lê Thị Hòa"]) == (["Bà Lê Thị Hòa"], box.co)
        long = fitted(box, ["Nhân dân và cán bộ, đảng viên, hội viên các đoàn thể ấp Tân Hưng, xã Tân Hội"])
        assert long is not None
        assert box.co_nho_nhat is not None
        assert (len(long[0]), box.co_nho_nhat <= long[1] < box.co) == (1, True)

    def but_a_name_that_fits_at_no_size_is_told(self, decided: Path, tmp_path: Path) -> None:
        narrow = stock(tmp_path, ("rộng: 300, cỡ: 32, cỡ nhỏ nhất: 18", "rộng: 40, cỡ: 32, cỡ nhỏ nhất: 18"))
        with pytest.raises(ProblemsError) as error:
            api.certificates(api.CertificatesRequest(decided, tmp_path / "a.docx", stock=narrow))
        assert {one.code for one in error.value.problems} == {"certificate.long"}
        assert not (tmp_path / "a.docx").exists()

    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            ("rộng: 420, cao: 297", "rộng: 0, cao: 297", "stock.paper"),
            ("rộng: 420", "rộng: khổ A3", "stock.number"),
            ("trái: 60", "trái: 200", "stock.outside"),
            ("cỡ nhỏ nhất: 18", "cỡ nhỏ nhất: 40", "stock.size"),
            ("số dòng: 3", 'số dòng: "1,5"', "stock.size"),
            ("chữ: nơi", "chữ: tên", "stock.twice"),
            ("chữ: nơi", "chữ: nơi ở của người", "choice.unknown"),
            ("trên: 140, ", "", "field.missing"),
        ],
    )
    def but_a_file_that_says_it_wrong_is_refused(self, tmp_path: Path, old: str, new: str, code: str) -> None:
        with pytest.raises(ProblemsError) as error:
            read_stock(stock(tmp_path, (old, new)))
        assert [one.code for one in error.value.problems] == [code]
        assert error.value.problems[0].place.line > 1


class DescribeTheRuledPage:
    def it_is_as_large_as_the_stock_and_needs_no_decision(self, tmp_path: Path) -> None:
        api.certificates(api.CertificatesRequest(None, tmp_path / "do.pdf", stock=SAMPLE, ruler=True))
        (page,) = PdfReader(BytesIO((tmp_path / "do.pdf").read_bytes())).pages
        assert float(page.mediabox.width) == pytest.approx(420 * PT_OF_MM, abs=0.01)
        assert "thanh tich" in page.extract_text()

    def its_marks_do_not_move_with_the_offsets(self, tmp_path: Path) -> None:
        moved: Phoi = read_stock(stock(tmp_path, ("ngang: 0", "ngang: 3")))
        assert ruled_page(moved) == ruled_page(read_stock(SAMPLE))

    @pytest.mark.parametrize(
        ("name", "file", "ruler", "code"),
        [
            ("do.docx", SAMPLE, True, "certificate.ruler"),
            ("do.pdf", None, True, "certificate.no_stock"),
            ("do.docx", SAMPLE, False, "certificate.no_source"),
        ],
    )
    def but_what_it_needs_is_asked_for(
        self,
        tmp_path: Path,
        name: str,
        file: Path | None,
        ruler: bool,
        code: str,
    ) -> None:
        with pytest.raises(ProblemsError) as error:
            api.certificates(api.CertificatesRequest(None, tmp_path / name, stock=file, ruler=ruler))
        assert [one.code for one in error.value.problems] == [code]


class DescribeCertificatesOfTitles:
    def they_are_made_of_a_unit_s_own_review(self, titles: Path, tmp_path: Path) -> None:
        merit = "Đã hoàn thành xuất sắc nhiệm vụ năm 2026"
        made = api.certificates(api.CertificatesRequest(titles, tmp_path / "dh.docx", merit=merit))
        texts = [words(p) for p in docx.Document(str(tmp_path / "dh.docx")).element.body.iter("{*}p")]
        assert texts.count("TẶNG DANH HIỆU") == len(made.files[0][1]) == texts.count("CHIẾN SĨ THI ĐUA CƠ SỞ")
        assert {one.code for one in made.told} == {"certificate.money_only"}

    def but_what_they_are_for_is_asked_where_the_decision_does_not_say(self, titles: Path, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as error:
            api.certificates(api.CertificatesRequest(titles, tmp_path / "dh.docx"))
        assert {one.code for one in error.value.problems} == {"certificate.no_merit"}
