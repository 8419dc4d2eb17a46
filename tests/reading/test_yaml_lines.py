"""Signs that only look like those of YAML are told as what they are."""

from collections.abc import Sequence

import pytest

from ntm_docs.problems import Problem, ProblemsError
from ntm_docs.reading import RawMapping
from ntm_docs.reading.json_tree import parse_json
from ntm_docs.reading.yaml_files.tree import parse_yaml


def told(text: str) -> Sequence[Problem]:
    with pytest.raises(ProblemsError) as caught:
        parse_yaml(text, "a.yaml")
    return caught.value.problems


class DescribeOddLines:
    @pytest.mark.parametrize(
        ("text", "code", "lines"),
        [
            ("cơ quan:\n\u00a0\u00a0tên: A\n\u00a0\u00a0cấp: xã\n", "yaml.space", "2, 3"),
            ("cơ quan:\n \u2003tên: A\n", "yaml.space", "2"),
            ("nơi nhận:\n  -\u00a0A\n", "yaml.space", "2"),
            ("tên:\u00a0A\n", "yaml.space", "1"),
            ("nơi nhận:\n  – A\n  – B\n  - C\n", "yaml.dash", "2, 3"),
            ("nơi nhận:\n— A\n", "yaml.dash", "2"),
            ("nơi nhận:\n  - A\n  • B\n", "yaml.dash", "3"),
            ("nơi nhận:\n  * A\n  * B\n", "yaml.dash", "2, 3"),
            ("nơi nhận:\n  + A\n", "yaml.dash", "2"),
            ("nơi nhận:\n  -A\n  - B\n", "yaml.dash_space", "2"),
            ("tên： A\ncấp: xã\n", "yaml.wide_colon", "1"),
            ("cơ quan:\n  tên∶ A\n", "yaml.wide_colon", "2"),
            ("tên: A\rcấp: xã\nsố: 1\n", "yaml.line_end", "1"),
            ("tên: {{ten}}\n", "trait.merge_field", "1"),
            ("tên: [ho_ten]\n", "trait.merge_field", "1"),
        ],
    )
    def they_are_told_once_with_their_lines(self, text: str, code: str, lines: str) -> None:
        (problem,) = told(text)
        assert (problem.code, problem.facts["lines"]) == (code, lines)
        assert problem.what

    def they_are_told_of_quotes_that_are_none(self) -> None:
        (problem,) = told("tên: “A: b”\n")
        assert problem.code == "yaml.curly"
        with pytest.raises(ProblemsError) as caught:
            parse_json("{“tên”: 1}", "a.json")
        assert [one.code for one in caught.value.problems] == ["json.curly"]

    def they_are_told_of_a_file_that_was_encoded_twice(self) -> None:
        (problem,) = told("tên: Ä\x90Ã´ng\n")
        assert (problem.code, problem.facts["after"]) == ("yaml.twice", "tên: Đông")

    @pytest.mark.parametrize(
        "text",
        [
            "nội dung: |\n  Mở đầu:\n  – một\n  \u00a0• hai\n  + ba：bốn\n",
            "thành tích:\n  - |\n    – một\n    – hai\n",
            "tên: A – B\nsố: -5\n# – ghi chú\n",
            "nơi nhận:\n  - A；B：C\n  - TT. Huyện ủy – B\n",
            "tên: a\n---\n"[:7],
        ],
    )
    def but_a_text_is_free_to_have_them(self, text: str) -> None:
        assert isinstance(parse_yaml(text, "a.yaml"), RawMapping)

    def but_line_ends_of_other_machines_are_the_same(self) -> None:
        for end in ("\n", "\r\n", "\r"):
            raw = parse_yaml(f"tên: A{end}cấp: xã{end}", "a.yaml")
            assert isinstance(raw, RawMapping)
            assert [(name, value.text, value.place.line) for name, _, value in raw] == [
                ("tên", "A", 1),
                ("cấp", "xã", 2),
            ]
