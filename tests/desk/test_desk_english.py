"""The desk for a reader of English: our words translated."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import ROOT
from desk_browser import client, desk, folder  # noqa: F401 -- fixtures
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.works import works_in

ACCENTED = re.compile(r"[ăâđêôơưÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂĐĨŨƠƯĩũẠ-ỹ]")
CITED = re.compile(r"“[^”]*”|\([^()]*\)")  # words of a paper or a file, as they are written there
TERMS = re.compile(r"Lao động tiên tiến|Chiến sĩ thi đua cơ sở|đồng \(VND\)|\b[Đđ]ồng\b|Tiếng Việt|Thạnh Đông")
TOLD = {
    "aria-label", "alt", "label", "data-nhan", "data-da-luu", "data-mat", "data-can-sua", "data-bo", "data-con-trong",
    "data-khong-loi", "data-dan-hoi", "data-dan-xong", "data-dan-lai", "data-cho-sua",
}  # fmt: skip
DATA = {"option", "textarea", "code", "script", "h1", "title"}  # what the file says; its name stands in the headings
EMPTY = {"input", "meta", "link", "br", "hr", "img"}


class OurWords(HTMLParser):
    """What a page says but for the clerk's own data, law and papers, which are marked as Vietnamese."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[bool] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        foreign = (given.get("lang") == "vi" and tag != "html") or tag in DATA
        if not (foreign or any(self.inside)):
            self.said += [text for name, text in attrs if name in TOLD and text and not text.startswith("[")]
        if tag not in EMPTY:
            self.inside.append(foreign)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(self.inside):
            self.said.append(data.strip())


def vietnamese(page: str) -> list[str]:
    """What a page says in Vietnamese of its own."""
    reader = OurWords()
    reader.feed(page)
    return [one for one in reader.said if ACCENTED.search(TERMS.sub("", CITED.sub("", one)))]


@pytest.fixture
def english(client: Client) -> Client:
    client.post("/tieng", {"tieng": "en", "ve": "/"})
    return client


@pytest.fixture
def kept(folder: Path, request: pytest.FixtureRequest) -> str:
    """The address of an input of one kind."""
    for one in folder.iterdir():
        one.unlink()
    kind: str = request.param
    if kind.endswith(".yaml"):
        (folder / "xa.yaml").write_bytes((ROOT / "samples" / kind).read_bytes())
    else:
        own = {"province": "An Giang"} if kind == "quy-dinh" else {"level": "xa"}
        api.new(api.NewRequest(kind, folder / "xa.yaml", **own))
    return f"/viec/{works_in(folder)[0].id}"


def a_form_of_each_kind() -> list[str]:
    return [*(one for one in api.SCHEMAS), *(path.name for path in sorted((ROOT / "samples").glob("*.yaml")))]


class DescribeAFormInEnglish:
    @pytest.mark.parametrize("kept", a_form_of_each_kind(), indirect=True)
    def it_says_nothing_of_its_own_in_vietnamese(self, english: Client, kept: str) -> None:
        answer = english.get(f"{kept}/soan")
        assert answer.status_code == 200
        page = answer.content.decode()
        assert '<html lang="en">' in page
        assert vietnamese(page) == []

    @pytest.mark.parametrize("kept", ["ho-so-an-giang-2026.yaml", "binh-xet-an-giang-2026.yaml"], indirect=True)
    def but_for_the_names_under_which_the_file_has_them(self, english: Client, kept: str) -> None:
        page = english.get(f"{kept}/soan").content.decode()
        assert '>Full name <span class="ten-vi" lang="vi">(họ và tên)</span>' in page
        assert 'value="Phó Chủ tịch"' in page or 'value="có"' in page

    @pytest.mark.parametrize("kept", ["ho-so-an-giang-2026.yaml", "binh-xet-an-giang-2026.yaml"], indirect=True)
    def its_items_are_opened_in_english(self, english: Client, kept: str) -> None:
        page = english.get(f"{kept}/soan").content.decode()
        items = [*dict.fromkeys(re.findall(r"data-muc='([^']+)'", page))]
        assert items
        for path in items:
            inner = english.get(f"{kept}/muc?path={quote(path)}")
            assert inner.status_code == 200
            assert vietnamese(inner.content.decode()) == []

    def they_are_told_from_words_of_the_file(self) -> None:
        """The detector finds what it is for."""
        assert vietnamese("<p>Người ký tờ trình</p>") == ["Người ký tờ trình"]
        assert vietnamese('<p aria-label="Họ và tên">Name “Thạnh Đông”</p>') == ["Họ và tên"]
        assert vietnamese('<p lang="vi">Người ký tờ trình</p><br><p>Signatory (người ký)</p>') == []


class DescribeEveryPageInEnglish:
    @pytest.mark.parametrize(
        "address",
        ["/", "/moi", "/hoi", "/kiem-tra", "/ke-hoach", "/tiep-nhan", "/so-khen-thuong", "/khong-co",
         "{work}/phien-ban", "{work}/soan?xem=1"],
    )  # fmt: skip
    def it_says_nothing_of_its_own_in_vietnamese(self, english: Client, folder: Path, address: str) -> None:
        work = f"/viec/{works_in(folder)[0].id}"
        page = english.get(address.format(work=work)).content.decode()
        assert '<html lang="en">' in page
        assert vietnamese(page) == []

    def its_answers_to_a_form_are_in_english(self, english: Client) -> None:
        page = english.post("/moi", {"kind": "ho-so", "agency": "Sở gì đó", "on": "31/02/2026"}).content.decode()
        assert vietnamese(page) == []
