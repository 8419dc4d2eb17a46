"""Marked paragraphs of an own plan: found, settled one by one, with the words they were made of."""

from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from ntm_docs import api
from ntm_docs.drafting.marks import marked, settled, with_mark
from ntm_docs.drafting.superior import OwnLine

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
BODY = "I. MỤC ĐÍCH\n- Sở Nội vụ chủ trì. [RÀ SOÁT: việc của cấp tỉnh (“Sở Nội vụ”); thời hạn đã qua]\n- Xã làm."


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> api.DraftSession:
    """The plan of a commune, begun from the province's."""
    path = tmp_path_factory.mktemp("xa") / "xa.yaml"
    api.new(api.NewRequest("ke-hoach", path, source=PLAN, agency="Ủy ban nhân dân xã Thạnh Đông"))
    return api.DraftSession(path.read_bytes(), path.name)


class DescribeAMark:
    def it_is_found_with_its_words_and_each_reason(self) -> None:
        (one,) = marked(BODY)
        assert (one.at, one.text) == (1, "- Sở Nội vụ chủ trì.")
        assert one.reasons == ("việc của cấp tỉnh (“Sở Nội vụ”)", "thời hạn đã qua")

    @pytest.mark.parametrize(
        ("line", "text"),
        [
            ("[RÀ SOÁT: x] - Đầu dòng.", "- Đầu dòng."),
            ("- Giữa [RÀ SOÁT: x] dòng.", "- Giữa dòng."),
            ("- Hai. [RÀ SOÁT: x] [RÀ SOÁT: y]", "- Hai."),
            ("- Thiếu ngoặc. [rà soát: x", "- Thiếu ngoặc."),
            ("- Mẫu. [CẦN BỔ SUNG]", "- Mẫu."),
            ("RÀ SOÁT: x", ""),
        ],
    )
    def it_is_found_wherever_and_however_it_was_typed(self, line: str, text: str) -> None:
        (one,) = marked(line)
        assert one.text == text

    @pytest.mark.parametrize(
        ("text", "body"),
        [
            ("- Sở Nội vụ chủ trì.", "I. MỤC ĐÍCH\n- Sở Nội vụ chủ trì.\n- Xã làm."),
            ("- Phòng chủ trì.\n\n- Xã giúp.", "I. MỤC ĐÍCH\n- Phòng chủ trì.\n- Xã giúp.\n- Xã làm."),
            (None, "I. MỤC ĐÍCH\n- Xã làm."),
        ],
    )
    def it_goes_when_its_paragraph_is_settled(self, text: str | None, body: str) -> None:
        assert settled(BODY, marked(BODY)[0], text) == body

    def it_stays_while_other_words_are_typed(self) -> None:
        (one,) = marked(BODY)
        made = settled(BODY, one, with_mark(one, "- Phòng\n chủ trì"), keep_sign=True)
        assert marked(made)[0].text == "- Phòng chủ trì"
        assert marked(made)[0].reasons == one.reasons

    def it_stands_before_a_table_that_goes_with_it(self) -> None:
        body = "1. Kết quả\n[RÀ SOÁT: bảng dưới đây là của cấp trên]\n[[bảng: kết quả]]\n2. Khác"
        (one,) = marked(body)
        assert one.table == "kết quả"
        assert settled(body, one, one.text) == "1. Kết quả\n[[bảng: kết quả]]\n2. Khác"
        assert settled(body, one, None) == "1. Kết quả\n2. Khác"

    def but_a_paragraph_that_is_gone_is_settled_by_nobody(self) -> None:
        (one,) = marked(BODY)
        with pytest.raises(LookupError):
            settled(BODY.replace("chủ trì", "phối hợp"), one, None)
        assert settled(f"Mới.\n{BODY}", one, None) == "Mới.\nI. MỤC ĐÍCH\n- Xã làm."

    @given(st.lists(st.sampled_from(["- Một.", "- Hai. [RÀ SOÁT: a]", "- Hai. [RÀ SOÁT: b]", "", "I. BA"]), max_size=8))
    def its_neighbours_stay(self, lines: list[str]) -> None:
        body = "\n".join(lines)
        for one in marked(body):
            assert settled(body, one, None).split("\n") == [*lines[: one.at], *lines[one.at + 1 :]] or len(lines) == 1


class DescribeAnOwnPlan:
    def its_marks_have_the_words_of_the_level_above(self, own: api.DraftSession) -> None:
        marks = api.marks(own, api.lines_of(PLAN, own, "xa.yaml"))
        assert len(marks) > 50
        assert [one.at for one in marks if not one.source] == []
        renamed = next(one for one in marks if "“Thạnh Đông chung sức" in one.text and one.at > 0)
        assert renamed.source == renamed.text.replace("“Thạnh Đông chung sức", "“Kiên Giang chung sức")

    def they_are_still_known_after_others_were_settled(self, own: api.DraftSession) -> None:
        made_of = api.lines_of(PLAN, own, "xa.yaml")
        first = api.marks(own, made_of)
        before = {one.line: one.source for one in first}
        for how in ("keep", "drop", "change", "typing"):
            own.change(*api.settle(own, api.marks(own, made_of)[0], how, "Chữ của xã."))
        left = api.marks(own, made_of)
        assert len(left) == len(first) - 3
        assert [one.source for one in left[1:]] == [before[one.line] for one in left[1:]]

    def but_of_another_plan_nothing_is_said(self, own: api.DraftSession, tmp_path: Path) -> None:
        other = tmp_path / "khac.yaml"
        other.write_text("loại: công văn\n", encoding="utf-8")
        assert api.lines_of(other, own, "xa.yaml") == ()
        assert marked(BODY, [OwnLine("khác hẳn", "nguồn")])[0].source == ""
