"""One cause is one message, with its places."""

from ntm_docs.problems import Place, Problem, ProblemsError, told


def missing(line: int, name: str = "ngày sinh") -> Problem:
    return Problem("field.missing", Place("x.yaml", line, 5), "", {"name": name})


class DescribeOneCause:
    def it_is_told_once_with_its_places(self) -> None:
        (text,) = told([missing(3), missing(7), missing(9)])
        assert text == (
            "x.yaml:3:5: thiếu trường “ngày sinh”. Thêm dòng “ngày sinh: ...” vào mục này. "
            "Cùng lỗi này ở 2 nơi khác: dòng 7, 9."
        )

    def it_lists_so_many_places_and_counts_the_rest(self) -> None:
        (text,) = told(missing(line) for line in range(1, 115))
        assert text.endswith("Cùng lỗi này ở 113 nơi khác: dòng 2–21; và 93 nơi khác.")

    def it_joins_lines_that_follow_one_another(self) -> None:
        (text,) = told(missing(line) for line in (3, 5, 6, 9, 10, 11, 12))
        assert text.endswith("dòng 5, 6, 9–12.")
        (text,) = told([missing(3), missing(4)])
        assert text.endswith("dòng 4.")

    def it_names_cells_by_their_sheet(self) -> None:
        places = [Place("x.xlsx", row, 4, sheet) for sheet in ("A", "B") for row in (2, 3)]
        (text,) = told(Problem("field.empty", place, "tên") for place in places)
        assert text.startswith('x.xlsx: sheet "A", ô D2: tên: ')
        assert text.endswith('Cùng lỗi này ở 3 nơi khác: sheet "A": D3; sheet "B": D2, D3.')

    def it_is_told_once_where_two_checks_find_it(self) -> None:
        assert len(told([missing(3), missing(3)])) == 1
        assert "Cùng lỗi" not in told([missing(3), missing(3)])[0]

    def but_what_differs_in_anything_that_is_said_is_another(self) -> None:
        empty = [Problem("field.empty", Place("x.yaml", line), field) for line, field in ((5, "tên"), (6, "cấp"))]
        elsewhere = Problem("field.missing", Place("y.yaml", 3), "", {"name": "ngày sinh"})
        assert len(told([missing(3), missing(4, "tên"), *empty, elsewhere])) == 5

    def it_keeps_every_place_for_programs(self) -> None:
        error = ProblemsError([missing(7), missing(3)])
        assert [problem.place.line for problem in error.problems] == [3, 7]
        assert str(error) == "\n".join(error.lines)
        assert len(error.lines) == 1
