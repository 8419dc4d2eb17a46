import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ntm_docs.phrases.keys import alphabetical, closest, fold_key
from ntm_docs.problems import ProblemsError
from ntm_docs.reading import RawMapping, RawScalar, read_input

SPELLINGS = ["Họ và tên", "ho_va_ten", "HỌ VÀ TÊN", "ho va ten "]


def _read(tmp_path: Path, content: bytes | str, suffix: str = ".yaml") -> RawMapping:
    path = tmp_path / f"tep{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    node, _ = read_input(path)
    assert isinstance(node, RawMapping)
    return node


def _codes(tmp_path: Path, content: bytes | str, suffix: str = ".yaml") -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        _read(tmp_path, content, suffix)
    return [problem.code for problem in caught.value.problems]


class DescribeTheOrderOfNames:
    """As a Vietnamese dictionary has them, whatever the machine's language."""

    @pytest.mark.parametrize(
        "names",
        [
            ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bến Tre", "Bình Dương", "Bình Định", "Cà Mau"],
            ["Cao Bằng", "Cần Thơ", "Dương Minh", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Em"],
            [
                "Hà Nam",
                "Hà Nội",
                "Hà Tĩnh",
                "Hải Dương",
                "Hải Phòng",
                "Hậu Giang",
                "Hòa Bình",
                "Hồ Chí Minh",
                "Hưng Yên",
            ],
            ["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mân", "me", "mê", "mo", "mô", "mơ", "mu", "mư"],
            ["Ấp 2", "Ấp 10", "Ấp Bình", "Ba Vì", "Bà Rịa"],
            ["Lê An", "Lê Ân", "Lê Bình", "Lý An"],
            ["1. Tờ trình.docx", "2. Biên bản.docx", "10. Báo cáo.docx", "Danh sách.docx", "Đơn.docx", "Văn bản.docx"],
        ],
    )
    def it_puts_letters_first_then_tones_syllable_by_syllable(self, names: list[str]) -> None:
        backwards = names[::-1]
        decomposed = [unicodedata.normalize("NFD", name) for name in names]
        assert sorted(backwards, key=alphabetical) == names
        assert sorted(decomposed, key=alphabetical) == decomposed

    @pytest.mark.slow
    @given(st.lists(st.text(max_size=8), max_size=8))
    def it_is_the_same_order_however_the_names_come(self, names: list[str]) -> None:
        plain = [unicodedata.normalize("NFC", name) for name in names]
        assert sorted(plain, key=alphabetical) == sorted(sorted(plain, reverse=True), key=alphabetical)


class DescribeFoldKey:
    @pytest.mark.parametrize(
        "name", ["Họ và tên", "ho_va_ten", "HỌ VÀ TÊN", unicodedata.normalize("NFD", "Họ và tên"), "ho va ten "]
    )
    def it_makes_all_spellings_one_field(self, name: str) -> None:
        assert fold_key(name) == "hovaten"

    def it_knows_both_letters_that_look_like_d_with_a_bar(self) -> None:
        assert fold_key("Địa danh") == fold_key("Ðịa danh") == "diadanh"

    def it_finds_the_name_that_was_meant(self) -> None:
        assert closest("dia dan", ["địa danh", "ký hiệu"]) == "địa danh"
        assert closest("xyz", ["địa danh", "ký hiệu"]) is None


class DescribeReadInput:
    def it_keeps_the_text_as_typed_with_its_place(self, tmp_path: Path) -> None:
        (_, key, value), *_ = _read(tmp_path, "# ghi chú\nsố: 05\n")
        assert isinstance(value, RawScalar)
        assert (value.text, value.place.line, value.place.column) == ("05", 2, 5)
        assert key.place.line == 2

    def it_reads_json_with_tabs_as_it_reads_yaml(self, tmp_path: Path) -> None:
        value = {"tên": "Xã “Tân An” \t & 😀", "năm": 2021, "trống": None, "mục": [{"a": "1"}]}
        node = _read(tmp_path, json.dumps(value, ensure_ascii=True, indent="\t"), ".json")
        texts = {key: item.text for key, _, item in node if isinstance(item, RawScalar)}
        assert texts == {"tên": value["tên"], "năm": "2021", "trống": None}

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            ("", "file.empty"),
            ("  \n\n", "file.empty"),
            ("# chỉ có ghi chú\n", "file.empty"),
            ("a: b\n\tc: d\n", "yaml.tab"),
            ("a: b: c\n", "yaml.colon_value"),
            ('a: "b\n', "yaml.quote"),
            ("a: [b, c\nd: e\n", "yaml.bracket"),
            ("a: b\ngiới tính:Nam\n", "yaml.colon_space"),
            ("a: b\nký hiệu UBND\nc: d\n", "yaml.colon_missing"),
            ("a:\n  b: c\n  ngày 07/7/2023\n  d: e\n", "yaml.colon_missing"),
            ("a: |\n  một đoạn\nđoạn này bị mất thụt đầu dòng nên không đọc tiếp được nữa\nb: c\n", "yaml.syntax"),
            ("a:\n  b: c\n d: e\n", "yaml.indent"),
            ("a: - b\n", "yaml.syntax"),
            ("a: đường số #5\n", "yaml.hash"),
            ("a: đường số # 5\n", "yaml.hash"),
            ("a: #Nhân dân\nb: c\n", "yaml.hash"),
            ("a: !!python/object:os.system x\n", "yaml.tag"),
            ("a: 1\n---\nb: 2\n", "yaml.documents"),
            ("a: *b\n", "yaml.alias"),
            ("a: &a [*a]\n", "yaml.alias"),
            ("a: x\x07y\n", "yaml.control"),
            ("Họ và tên: a\nho_va_ten: b\n", "key.duplicate"),
            ("? [a]\n: b\n", "key.complex"),
            ("[" * 10_000_000, "file.nesting"),
            ("- " * 100 + "a", "file.nesting"),
            ("x" * (17 * 1024 * 1024), "file.large"),
        ],
    )
    def it_names_what_is_wrong(self, tmp_path: Path, content: str, code: str) -> None:
        assert _codes(tmp_path, content) == [code]

    def it_stops_a_billion_laughs_before_they_are_expanded(self, tmp_path: Path) -> None:
        lines = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
        lines += [
            f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        ]
        assert _codes(tmp_path, "\n".join(lines)) == ["file.expansion"]

    def it_reports_bad_json_where_it_is(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as caught:
            _read(tmp_path, '{"a": 1,\n "b" 2}', ".json")
        assert str(caught.value).startswith("tep.json:2:6: sai cú pháp JSON.")
        assert _codes(tmp_path, '{"a":' * 200_000, ".json") == ["file.nesting"]

    @pytest.mark.parametrize(
        ("content", "guess"),
        [
            ("họ tên: Huỳnh Thị Cẩm Vân".encode("utf-16"), "UTF-16"),
            (b"h\xe4\xf2 t\xean: Hu\xfd\xcc\xe2\xf2nh Th\xe2\xec\xf2", "Windows-1258"),
            ("hä tªn: Huúnh ThÞ CÈm V©n, huyÖn T©n HiÖp, ®­êng".encode("cp1252"), "TCVN3"),
        ],
    )
    def it_says_which_encoding_a_file_seems_to_have(self, tmp_path: Path, content: bytes, guess: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            _read(tmp_path, content)
        assert guess in str(caught.value)

    @pytest.mark.parametrize("encoding", ["cp1258", "cp1252"])
    def it_does_not_promise_letters_back_that_an_old_encoding_has_lost(self, tmp_path: Path, encoding: str) -> None:
        content = "cơ quan:\n  tên: Ủy ban nhân dân xã Thạnh Đông, số hộ đã thoát nghèo".encode(encoding, "replace")
        with pytest.raises(ProblemsError) as caught:
            _read(tmp_path, content)
        assert [problem.code for problem in caught.value.problems] == ["file.encoding_lost"]

    def it_asks_for_a_kind_of_file_it_knows(self, tmp_path: Path) -> None:
        assert _codes(tmp_path, "x", ".doc") == ["file.kind"]

    @given(st.binary(max_size=400))
    @settings(max_examples=300)
    def it_never_raises_anything_but_problems(self, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
        for suffix in (".yaml", ".json"):
            path = tmp_path_factory.mktemp("bat-ky") / f"tep{suffix}"
            path.write_bytes(content)
            told, read = [path.name], True
            try:
                read = read_input(path)[0] is not None
            except ProblemsError as error:
                told = [problem.place.file for problem in error.problems]
            assert read
            assert set(told) == {path.name}
