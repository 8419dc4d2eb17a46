"""The typeface of PDFs: ours where Times New Roman is not, whatever other fonts the machine has."""

import hashlib
import logging
import sys
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from lxml import etree
from pypdf import PdfReader

from ntm_docs.printing import make_pdfs
from ntm_docs.printing.office.typeface import FACES, FOLDER, environment

DIGESTS = {  # of Debian's package fonts-liberation2, 2.1.5-1
    "LiberationSerif-Regular.ttf": "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba",
    "LiberationSerif-Bold.ttf": "446a4421f297698427170fd7db20e59169a4188baaaf940e9bea58af6341a723",
    "LiberationSerif-Italic.ttf": "c1830c433ab41379f1139fac388989d37c9f08c81e1bd643efdcc7946db30753",
    "LiberationSerif-BoldItalic.ttf": "36dd6965be8915f6d7efb259757f1f7546a7c6f72c53a20bbe4ae7092f2cd558",
}
VOWELS, TONES, OTHERS = "aăâeêioôơuưy", "\u0300\u0301\u0303\u0309\u0323", "đ₫–…“”•"
OURS, OLD, TIMES = 2.1, 1.07, 9.0  # the revision that a face bears, in the file and in the PDF
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir>{rules}</fontconfig>
"""
TINOS_FIRST = """<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>"""
Machine = Callable[..., None]


def vietnamese() -> str:
    small = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)) + OTHERS
    return small + small.upper()


def put_face(folder: Path, face: str, family: str, revision: float, *, letters: str = "") -> None:
    """A face of another maker, as ours is but for its name and number; with some letters only where they are given."""
    font = TTFont(FOLDER / face)
    if letters:
        cut = Subsetter(SubsetOptions(name_IDs=["*"], notdef_outline=True))
        cut.populate(text=letters)
        cut.subset(font)
    for name in font["name"].names:
        if name.nameID in {1, 4, 16}:
            name.string = family if name.nameID != 4 else f"{family} {face}"
        elif name.nameID == 6:
            name.string = (family + face.removesuffix(".ttf").removeprefix("LiberationSerif")).replace(" ", "")
    font["head"].fontRevision = revision
    font.save(folder / face)


def machine_with(folder: Path, patch: pytest.MonkeyPatch) -> Machine:
    """Sets a machine that has one family alone, or no font at all."""

    def having(family: str = "", revision: float = 0, *, rules: str = "", letters: str = "") -> None:
        fonts = folder / f"phông {family} & <dấu>"
        fonts.mkdir()
        for face in FACES if family else ():
            put_face(fonts, face, family, revision, letters=letters)
        own = folder / "fonts.conf"
        escaped = str(fonts).replace("&", "&amp;").replace("<", "&lt;")
        own.write_text(CONFIGURATION.format(fonts=escaped, cache=folder / "cache", rules=rules), encoding="utf-8")
        patch.setenv("FONTCONFIG_FILE", str(own))

    return having


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """The machine of one test."""
    return machine_with(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every Vietnamese letter in the four faces of Times New Roman."""
    document = Document()
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    document.styles["Normal"].font.name = "Times New Roman"
    for bold in (False, True):
        for italic in (False, True):
            run = document.add_paragraph().add_run(vietnamese())
            run.bold, run.italic = bold, italic
    path = tmp_path_factory.mktemp("chu") / "chu.docx"
    document.save(str(path))
    return path


def printed(paper: Path) -> bytes:
    (made,) = make_pdfs([paper])
    assert (made.problem, made.warnings) == (None, ())
    return made.pdf.read_bytes()


@pytest.fixture(scope="module")
def usual(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[bytes]:
    """The PDF that is made where there is no other font."""
    with pytest.MonkeyPatch.context() as patch:
        machine_with(tmp_path_factory.mktemp("may"), patch)()
        yield printed(paper)


def revisions(pdf: bytes) -> dict[str, float]:
    """The fonts in a PDF with the revisions that they bear."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for one in page["/Resources"]["/Font"].values():
            font = one.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            program = TTFont(BytesIO(inner["/FontDescriptor"]["/FontFile2"].get_data()), lazy=True)
            found[font["/BaseFont"].split("+")[-1]] = round(program["head"].fontRevision, 2)
    return found


class DescribeTheFaces:
    @pytest.mark.parametrize("face", FACES)
    def they_are_those_of_the_makers(self, face: str) -> None:
        assert hashlib.sha256((FOLDER / face).read_bytes()).hexdigest() == DIGESTS[face]

    def they_carry_their_licence_and_their_makers(self) -> None:
        text = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
        for words in ("SIL OPEN FONT LICENSE Version 1.1", "Google Corporation", "Red Hat, Inc.", "TERMINATION"):
            assert words in text
        assert {path.name for path in FOLDER.iterdir()} == {*FACES, "OFL.txt"}

    @pytest.mark.parametrize("face", FACES)
    def they_have_every_vietnamese_letter(self, face: str) -> None:
        assert not {ord(letter) for letter in vietnamese()} - set(TTFont(FOLDER / face).getBestCmap())


@pytest.mark.office
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="fonts are found by fontconfig elsewhere only")
class DescribeTheTypefaceOfAPdf:
    def it_is_ours_and_nothing_else(self, usual: bytes) -> None:
        assert set(revisions(usual).values()) == {OURS}
        assert {name.replace("-", "") for name in revisions(usual)} == {
            "LiberationSerif",
            "LiberationSerifBold",
            "LiberationSerifItalic",
            "LiberationSerifBoldItalic",
        }

    def it_gives_the_same_bytes_on_this_machine(self, paper: Path, usual: bytes) -> None:
        here = printed(paper)
        assert here == usual or all(name.startswith("TimesNewRoman") for name in revisions(here))

    def it_gives_the_same_bytes_beside_an_older_one(self, machine: Machine, paper: Path, usual: bytes) -> None:
        machine("Liberation Serif", OLD, letters="abcdeiouy")
        assert printed(paper) == usual

    def it_gives_the_same_bytes_where_another_is_preferred(self, machine: Machine, paper: Path, usual: bytes) -> None:
        machine("Tinos", TIMES, rules=TINOS_FIRST)
        assert printed(paper) == usual

    def it_gives_the_same_bytes_where_ours_are_rejected(self, machine: Machine, paper: Path, usual: bytes) -> None:
        rules = '<pattern><patelt name="family"><string>Liberation Serif</string></patelt></pattern>'
        machine("Tinos", TIMES, rules=f"<selectfont><rejectfont>{rules}</rejectfont></selectfont>")
        assert printed(paper) == usual

    def but_it_is_times_new_roman_where_that_is_installed(self, machine: Machine, paper: Path) -> None:
        machine("Times New Roman", TIMES)
        found = revisions(printed(paper))
        assert len(found) == 4
        assert set(found.values()) == {TIMES}

    @pytest.mark.parametrize("home", [None, "/dev/null"])
    def it_needs_no_home_and_no_locale(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, paper: Path, usual: bytes, home: str | None
    ) -> None:
        machine()
        for name in ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "XDG_CACHE_HOME"):
            monkeypatch.delenv(name, raising=False)
        if home:
            monkeypatch.setenv("HOME", home)
            monkeypatch.setenv("LC_ALL", "C")
        assert printed(paper) == usual

    def its_lists_of_fonts_are_kept_in_the_profile(self, tmp_path: Path) -> None:
        profile = tmp_path / "hồ sơ & <tệp>"
        profile.mkdir()
        own = Path(environment(profile)["FONTCONFIG_FILE"])
        assert own.parent == profile
        kept = etree.parse(str(own)).find("cachedir")
        assert kept is not None
        assert Path(kept.text or "").is_relative_to(profile)
