"""Giấy khen, Bằng khen: a page for each awardee of a signed decision, in the order of its list."""

import json
import shutil
from pathlib import Path

import docx
import pytest
from conftest import ROOT
from reception_sample import appraised, received

from ntm_docs import api
from ntm_docs.issuing import IssueWish, issue
from ntm_docs.issuing.certificates import certificates
from ntm_docs.pipeline import build
from ntm_docs.problems import ProblemsError
from ntm_docs.regulations import load_book

SAMPLES = ROOT / "samples"
LONG = "Nhân dân và cán bộ, đảng viên, hội viên các đoàn thể chính trị - xã hội ấp Tân Hưng, xã Tân Hội"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decision for the twelve communes."""
    folder = tmp_path_factory.mktemp("nhieu")
    issue(appraised(received(folder), folder / "xong.xlsx"), folder / "van-ban", IssueWish(("quyet-dinh",)))
    return folder / "van-ban"


def dossier(folder: Path, *changes: tuple[str, str]) -> Path:
    """A dossier with its decision, after changes of its text."""
    text = (SAMPLES / "ho-so-kien-giang-2025.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    source = folder / "ho-so.yaml"
    source.write_text(text, encoding="utf-8")
    build(source, folder / "ket-qua")
    return folder / "ket-qua"


def lines(path: Path) -> list[str]:
    """The texts of a document in order, those of tables at their place."""
    body = docx.Document(str(path)).element.body
    return ["".join(t.text or "" for t in p.iter("{*}t")) for p in body.iter("{*}p") if "".join(p.itertext()).strip()]


class DescribeCertificates:
    def they_are_a_page_each_in_the_order_of_the_list(self, many: Path, tmp_path: Path) -> None:
        answer = api.certificates(api.CertificatesRequest(many, tmp_path / "bk.docx"))
        ((path, names),) = answer.files
        assert (len(names), names[7]) == (20, "Ông Trần Văn Bình")
        text = lines(path)
        assert text.count("BẰNG KHEN") == 20
        at = text.index("Ông Trần Văn Bình")
        assert text[at - 5 : at] == [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG",
            "TẶNG",
            "BẰNG KHEN",
        ]
        assert text[at + 1] == "Nông dân, xã Gò Quao"
        assert " ".join(text[at + 2 : at + 4]) == (
            "Đã có thành tích xuất sắc trong phong trào thi đua “Kiên Giang chung sức xây dựng nông thôn mới” "
            "giai đoạn 2021-2025"
        )
        assert text[at + 4 : at + 9] == [
            "Quyết định số 2841/QĐ-UBND ngày 05 tháng 12 năm 2025",
            "Số sổ vàng: 8",
            "An Giang, ngày 05 tháng 12 năm 2025",
            "CHỦ TỊCH",
            "Nguyễn Văn Minh",
        ]

    def they_say_that_the_size_of_the_provinces_is_not_known(self, many: Path) -> None:
        (made,) = certificates(many, load_book())
        assert [one.code for one in made.told] == ["certificate.size"]

    def they_are_the_same_bytes_every_time(self, many: Path) -> None:
        first, again = (certificates(many, load_book())[0].data for _ in range(2))
        assert first == again

    def they_say_what_the_clerk_says_they_are_for(self, many: Path, tmp_path: Path) -> None:
        request = api.CertificatesRequest(many, tmp_path / "bk.docx", merit="Đã góp công xây cầu")
        api.certificates(request)
        assert lines(tmp_path / "bk.docx").count("Đã góp công xây cầu") == 20

    def they_set_a_long_name_smaller(self, tmp_path: Path) -> None:
        name = ("Nhân dân ấp Tân Hưng, xã Tân Hội", LONG)
        (made,) = certificates(dossier(tmp_path, name), load_book())
        (tmp_path / "bk.docx").write_bytes(made.data)
        document = docx.Document(str(tmp_path / "bk.docx"))
        styled = [one.text for one in document.paragraphs if one.style and one.style.style_id == "BangNguoiDai"]
        assert " ".join(styled) == LONG

    def but_a_name_that_does_not_fit_is_told(self, tmp_path: Path) -> None:
        folder = dossier(tmp_path, ("Nhân dân ấp Tân Hưng, xã Tân Hội", " ".join([LONG] * 3)))
        with pytest.raises(ProblemsError) as caught:
            certificates(folder, load_book())
        assert {one.code for one in caught.value.problems} == {"certificate.long"}

    def but_a_changed_list_gives_none(self, many: Path, tmp_path: Path) -> None:
        folder = Path(shutil.copytree(many, tmp_path / "van-ban"))
        path = folder / "11-quyet-dinh" / "02-danh-sach.docx"
        path.write_bytes(path.read_bytes() + b" ")
        with pytest.raises(ProblemsError) as caught:
            certificates(folder, load_book())
        assert "register.changed" in {one.code for one in caught.value.problems}

    def but_a_workbook_is_none_of_their_folders(self, tmp_path: Path) -> None:
        (tmp_path / "tiep-nhan.xlsx").write_bytes(b"")
        with pytest.raises(ProblemsError) as caught:
            certificates(tmp_path / "tiep-nhan.xlsx", load_book())
        assert [one.code for one in caught.value.problems] == ["certificate.folder"]

    def but_a_decision_without_number_gives_none(self, tmp_path: Path) -> None:
        build(SAMPLES / "binh-xet-an-giang-2026.yaml", tmp_path / "cuoi-nam")
        with pytest.raises(ProblemsError) as caught:
            certificates(tmp_path / "cuoi-nam", load_book())
        assert {one.code for one in caught.value.problems} == {"register.unsigned_list"}

    def but_a_file_that_is_there_stays(self, many: Path, tmp_path: Path) -> None:
        (tmp_path / "bk.docx").write_text("của tôi", encoding="utf-8")
        with pytest.raises(ProblemsError):
            api.certificates(api.CertificatesRequest(many, tmp_path / "bk.docx"))
        assert (tmp_path / "bk.docx").read_text(encoding="utf-8") == "của tôi"

    @pytest.mark.office
    def its_pdf_has_a_page_for_each(self, many: Path, tmp_path: Path) -> None:
        answer = api.certificates(api.CertificatesRequest(many, tmp_path / "bk.pdf"))
        assert json.dumps(answer.as_json(), ensure_ascii=False).count("Ông Trần Văn Bình") == 1
        assert (tmp_path / "bk.pdf").read_bytes().startswith(b"%PDF")
