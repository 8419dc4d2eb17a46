"""One list of traits: told or mended, never silent, whichever way a text comes in."""

import json
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs.messages import vietnamese
from ntm_docs.problems import Place, Problem, told
from ntm_docs.reading import ask_tree, read_existing, read_input
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.spreadsheets import read_units
from ntm_docs.traits import TRAITS, ask


class Example(NamedTuple):
    """A text with a trait; the code that tells it; the text as it is taken, where it is mended."""

    trait: str
    text: str
    code: str
    taken: str = ""


EXAMPLES = [
    Example("line ends", "Dòng một\u2028dòng hai", "trait.line", "Dòng một\ndòng hai"),
    Example("encoded twice", "Uá»· ban nhÃ¢n dÃ¢n xÃ£", "trait.mojibake", "Uỷ ban nhân dân xã"),
    Example("encoded twice", "á»¦y ban xÃ£ Tháº¡nh", "trait.mojibake", "Ủy ban xã Thạnh"),
    Example("encoded twice", "Ông Nguyá»n Tám", "trait.mojibake_lost"),
    Example("old fonts", "N«ng d©n xuÊt s¾c", "trait.old_font", "Nông dân xuất sắc"),
    Example("old fonts", "NGUYÔN TRÇN H¶I ¢U", "trait.old_font", "NGUYỄN TRẦN HẢI ÂU"),
    Example("old fonts", "CéNG HßA X· HéI", "trait.old_font", "CỘNG HÒA XÃ HỘI"),
    Example("old fonts", "UBND X· B×nh LîI", "trait.old_font", "UBND Xã Bình LỢI"),
    Example("old fonts", "Noâng daân", "trait.old_font", "Nông dân"),
    Example("old fonts", "Nguye^~n Va(n Thi.nh", "trait.old_font", "Nguyễn Văn Thịnh"),
    Example("old fonts", "Trâ\u00ccn Thi\u00f2 Hoa\u00cc", "trait.old_font", "Trần Thị Hoà"),
    Example("old fonts", "Ông NguyÔn V¨n Tám ở ấp", "trait.old_font_unsure"),
    Example("spaces", "xã\u3000Thạnh Đông", "trait.space", "xã Thạnh Đông"),
    Example("shapes of letters", "Ｖăn phòng xã", "trait.special", "Văn phòng xã"),
    Example("shapes of letters", "ấp １２", "trait.special", "ấp 12"),
    Example("shapes of letters", "ﬁle hồ sơ", "trait.special", "file hồ sơ"),
    Example("shapes of letters", "𝐓rưởng ấp", "trait.special", "Trưởng ấp"),
    Example("letters like Đ", "xã Thạnh Ðông", "trait.stroked", "xã Thạnh Đông"),
    Example("letters like Đ", "HƉND xã ấy", "trait.stroked", "HĐND xã ấy"),
    Example("letters of other alphabets", "Vаn phòng xã ấy", "trait.alike_mended", "Van phòng xã ấy"),
    Example("letters of other alphabets", "Τrưởng ấp", "trait.alike_mended", "Trưởng ấp"),
    Example("letters of other alphabets", "ấp Жuân", "trait.mixed"),
    Example("letters of other alphabets", "ấp Вао ấy", "trait.alphabet"),
    Example("marks", "Nguyê\u0303\u0303n đấy", "trait.marks", "Nguyễn đấy"),
    Example("marks", "e\u0301\u0302m đấy", "trait.marks", "ếm đấy"),
    Example("marks", "nhu ˋ vậy \u0301", "trait.mark"),
    Example("quotes without pair", "phong trào “Chung sức đấy", "trait.unpaired"),
    Example("foreign letters", "ông François ở xã", "trait.foreign"),
    Example("pictures", "vận động tốt 👍", "trait.emoji"),
    Example("lost letters", "ông Nguy\ufffdn ở xã", "trait.lost"),
    Example("question marks", "ông Nguy?n ở xã", "trait.question"),
    Example("merge fields", "Ông «Ho_ten» ở xã", "trait.merge_field"),
    Example("merge fields", "Ông {{ten}} ở xã", "trait.merge_field"),
    Example("merge fields", "Ông <<ten>> ở xã", "trait.merge_field"),
    Example("merge fields", "Ông [ho_ten] ở xã", "trait.merge_field"),
    Example("merge fields", "Ông MERGEFIELD Ho_ten ở xã", "trait.merge_field"),
    Example("formulas", "=CONCATENATE(A1)", "trait.formula"),
    Example("formulas", "#N/A", "trait.error_value"),
    Example("unseen signs", "vận\u200b động tốt", "text.character"),
    Example("unseen signs", "mục \uf0b7 đầu", "text.character"),
    Example("unseen signs", "nông\u00addân tốt", "text.character"),
]
OF_VALUES = [  # in running text quotation marks are its own
    Example("quotes around", "“Trưởng ấp”", "trait.quoted", "Trưởng ấp"),
    Example("quotes around", '"Trưởng ấp"', "trait.quoted", "Trưởng ấp"),
    Example("apostrophe in front", "'1974", "trait.apostrophe", "1974"),
    Example("apostrophe in front", "‘Trưởng ấp", "trait.apostrophe", "Trưởng ấp"),
]
NOT_IN_XML = ("\x0b", "\x0c")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cua")


@pytest.fixture(scope="module")
def of_yaml(folder: Path) -> dict[int, list[Problem]]:
    """What is told of each text as a value in YAML, by its place in the list."""
    path = folder / "a.yaml"
    lines = (f"dòng {at}: {json.dumps(one.text)}\n" for at, one in enumerate([*EXAMPLES, *OF_VALUES]))
    path.write_text("".join(lines), encoding="utf-8")
    return by_line(ask_tree(read_input(path)[0])[1], 1)


@pytest.fixture(scope="module")
def of_workbook(folder: Path) -> dict[int, list[Problem]]:
    path = folder / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Danh sách đề nghị"
    book.active.append(["Mã", "Tên", "Đối tượng", "Nghề nghiệp"])
    for at, one in enumerate([*EXAMPLES, *OF_VALUES]):
        book.active.append([at + 1, "Nguyễn Văn An", "cá nhân"])
        cell = book.active.cell(at + 2, 4)
        cell.value, cell.data_type = one.text, "s"
    book.save(path)
    (unit,) = read_units(read_workbook(path)[0], path.name, {}).units
    return by_line(unit.fill(), 2)


@pytest.fixture(scope="module")
def of_docx(folder: Path) -> dict[int, list[Problem]]:
    paper = docx.Document()
    for one in EXAMPLES:
        paper.add_paragraph(one.text)
    paper.save(str(folder / "a.docx"))
    return of_paper(folder / "a.docx")


@pytest.fixture(scope="module")
def of_txt(folder: Path) -> dict[int, list[Problem]]:
    text = "\n".join(one.text.replace("\u2028", "\x0b") for one in EXAMPLES[1:])
    (folder / "a.txt").write_text(f"{EXAMPLES[0].text}\n{text}", encoding="utf-8", newline="")
    found = of_paper(folder / "a.txt")
    return {at - (at > 0): told for at, told in found.items()}  # the first is two lines


def of_paper(path: Path) -> dict[int, list[Problem]]:
    mended = [one for one in read_existing(path)[1] if one.code != "import.joined"]
    return by_line([Problem(one.code, Place(path.name, one.number), facts=one.facts) for one in mended], 1)


def by_line(told: list[Problem], first: int) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for one in told:
        found.setdefault(one.place.line - first, []).append(one)
    return found


DOORS = ["of_yaml", "of_workbook", "of_docx", "of_txt"]


class DescribeDoors:
    @pytest.mark.parametrize("door", DOORS)
    @pytest.mark.parametrize("at", range(len(EXAMPLES)), ids=[f"{one.trait}-{at}" for at, one in enumerate(EXAMPLES)])
    def they_tell_every_trait(self, door: str, at: int, request: pytest.FixtureRequest) -> None:
        code = EXAMPLES[at].code
        codes = {one.code for one in request.getfixturevalue(door).get(at, [])}
        assert codes & {code, "import.unseen" if code == "text.character" else code}

    @pytest.mark.parametrize("door", ["of_yaml", "of_workbook"])
    @pytest.mark.parametrize("at", range(len(OF_VALUES)))
    def they_tell_what_only_a_value_has(self, door: str, at: int, request: pytest.FixtureRequest) -> None:
        told = request.getfixturevalue(door).get(len(EXAMPLES) + at, [])
        assert OF_VALUES[at].code in {one.code for one in told}

    @pytest.mark.parametrize("door", DOORS)
    def they_say_it_in_whole_sentences(self, door: str, request: pytest.FixtureRequest) -> None:
        told = [one for found in request.getfixturevalue(door).values() for one in found]
        assert told
        assert all("{" not in one.what.replace("{{ten}}", "") and one.what for one in told)


class DescribeTheList:
    def it_has_an_example_of_each(self) -> None:
        assert {one.trait for one in (*EXAMPLES, *OF_VALUES)} == {trait.name for trait in TRAITS}

    @pytest.mark.parametrize("example", [*EXAMPLES, *OF_VALUES], ids=lambda one: f"{one.trait}: {one.code}")
    def it_mends_or_keeps_the_text(self, example: Example) -> None:
        answer = ask(example.text)
        assert answer is not None
        assert answer.text == (example.taken or example.text)

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "Ủy ban nhân dân huyện Giồng Riềng",
                "386.000.000 đồng",
                "1,8 km; 2.384 m²",
                "10 μm và 5 kΩ",
                "H'Hen Niê",
            ),
            *("phong trào thi đua “Chung sức” – năm 2023", "giảm 5 %...", "https://a.vn/x?y=1", "Иван Петров", '5"'),
            *(
                "½ ngày",
                "5½ công",
                "tăng ¼",
                "Y Bhăm Ayŭn",
                "K’Ƀêl Cil",
                "Kpă C\u0306ơm",
                "Siu Hơ\u0306",
                "Nay Kô\u0306k",
            ),
            *("“A” và “B”", "Điều 1. a) “x”;\nb) “y”.", "K'Brêu", "anh/chị?", "C:\\[a]", "A+", "Thanh"),
        ],
    )
    def but_a_text_in_order_is_not_told(self, text: str) -> None:
        assert ask(text) is None

    @given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyÁẾỘữỹ 0123456789.,;:()/%-–\n"), max_size=60))
    def but_what_a_vietnamese_keyboard_types_stays(self, text: str) -> None:
        answer = ask(f"ấ{text}")
        assert answer is None or answer.text == f"ấ{text}"

    @given(st.text(max_size=40))
    def it_tells_whatever_it_changes(self, text: str) -> None:
        answer = ask(text)
        assert answer is None or answer.told or answer.text == text.replace("\r\n", "\n").replace("_x000D_\n", "\n")

    @given(st.sampled_from([*EXAMPLES, *OF_VALUES]), st.sampled_from(["name", "value", "prose"]))
    def its_messages_have_all_their_facts(self, example: Example, kind: str) -> None:
        answer = ask(example.text, kind)  # type: ignore[arg-type]
        for one in answer.told if answer else ():
            assert Problem(one.code, Place("a"), facts=one.facts).in_vietnamese()
            assert vietnamese(one.code)


class DescribeNames:
    @pytest.mark.parametrize(
        ("typed", "right"),
        [("Trần Vаn Mẫu", "Van"), ("Νguyễn Văn An", "Nguyễn"), ("Lê Тhị Hoa", "Thị"), ("Trần Вао", "Bao")],
    )
    def they_are_refused_with_what_to_type(self, typed: str, right: str) -> None:
        answer = ask(typed, "name")
        assert answer is not None
        (told,) = answer.told
        assert (told.code, told.severity, told.facts["after"]) == ("trait.alike", "error", right)
        assert typed[int(str(told.facts["position"])) - 1] == told.facts["char"]

    @pytest.mark.parametrize(
        ("typed", "right"), [("Ðak Đoa", "Đak Đoa"), ("Ðắk Lắk", "Đắk Lắk"), ("buôn Êa Ðrăng", "buôn Êa Đrăng")]
    )
    def they_may_be_of_the_highlands(self, typed: str, right: str) -> None:
        answer = ask(typed)
        assert answer is not None
        assert (answer.text, [one.code for one in answer.told]) == (right, ["trait.stroked"])

    def but_a_name_from_abroad_stays(self) -> None:
        assert ask("Иван Петров", "name") is None
        assert ask("Γιώργος", "name") is None


class DescribeOldFonts:
    @pytest.mark.parametrize(
        "text", ["50 km²", "1,8 km; 2.384 m²", "20 °C", "Müller GmbH", "5 ± 1 m³", "Café Trung Nguyên"]
    )
    def they_are_not_seen_where_there_are_none(self, text: str) -> None:
        answer = ask(text)
        assert answer is None or answer.text == text


class DescribeMessages:
    def they_are_one_for_a_kind_with_its_places(self, of_workbook: dict[int, list[Problem]]) -> None:
        found = [one for problems in of_workbook.values() for one in problems if one.code == "trait.merge_field"]
        (line,) = told(found)
        assert f"còn {len(found)} trường trộn thư" in line
        assert all(one.place.cell in line for one in found)
