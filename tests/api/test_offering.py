"""What follows from what is typed is offered, never put in."""

from datetime import date
from typing import Any

import pytest
from conftest import ROOT

from ntm_docs import api
from ntm_docs.planning.starting import StarterWish, start

MEMBERS: tuple[dict[str, str], ...] = (
    {"họ và tên": "Dương Văn Hòa", "chức vụ": "Chủ tịch Ủy ban nhân dân xã", "vai trò": "Chủ tịch"},
    {"họ và tên": "Phan Văn Thuận", "chức vụ": "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã", "vai trò": "Ủy viên"},
    {"họ và tên": "Kiều Thị Hằng", "chức vụ": "Chuyên viên", "vai trò": "Ủy viên, Thư ký"},
)
COUNCIL = ("hội đồng", "thành viên")
CHAIR, SIGNER = ("cuộc họp", "chủ trì"), ("người ký", "họ và tên")
VOTERS = ("cuộc họp", "số phiếu phát ra")
VOTED = ("biểu quyết",)


def begun(kind: str, *members: dict[str, Any]) -> api.DraftSession:
    """A starter of a commune, with a council."""
    wish = StarterWish(None, date(2026, 11, 28), None, "Ủy ban nhân dân xã Thạnh Đông", "An Giang", True)
    session = api.DraftSession(start(kind, "x.yaml", wish), "x.yaml")
    if members:
        session.put(api.Change(COUNCIL, list(members)))
    return session


def offered(session: api.DraftSession, what: str) -> dict[Any, Any]:
    """The values of an offer by their paths."""
    return {each.path: each.value for one in api.offers(session) if one.what == what for each in one.changes}


class DescribeTheCouncil:
    def it_gives_who_presided_wrote_and_signs_and_how_many_voted(self) -> None:
        assert offered(begun("ho-so", *MEMBERS), "council") == {
            ("hội đồng", "tổng số thành viên"): "3",
            CHAIR: "Dương Văn Hòa",
            ("cuộc họp", "thư ký"): "Kiều Thị Hằng",
            SIGNER: "Dương Văn Hòa",
            VOTERS: "3",
            ("cuộc họp", "số phiếu thu về"): "3",
        }

    def but_nothing_that_is_typed(self) -> None:
        session = begun("ho-so", *MEMBERS)
        session.put(api.Change(CHAIR, "Phan Văn Thuận"))
        assert CHAIR not in offered(session, "council")

    def but_nothing_while_a_name_is_open(self) -> None:
        assert api.offers(begun("ho-so")) == ()
        assert api.offers(begun("ho-so", *MEMBERS, {"họ và tên": "……"})) == ()

    def but_nobody_who_was_absent_or_where_two_could_be_meant(self) -> None:
        absent = MEMBERS[0] | {"có mặt": "không"}
        assert CHAIR not in offered(begun("ho-so", absent, *MEMBERS[1:]), "council")
        assert CHAIR not in offered(begun("ho-so", *MEMBERS, MEMBERS[0]), "council")

    @pytest.mark.parametrize(("opinion", "voters"), [({}, "2"), ({"ý kiến bằng văn bản": "Đồng ý"}, "3")])
    def its_votes_are_those_of_who_came_or_wrote(self, opinion: dict[str, str], voters: str) -> None:
        absent = MEMBERS[1] | {"có mặt": "vắng"} | opinion
        assert offered(begun("ho-so", MEMBERS[0], absent, MEMBERS[2]), "council")[VOTERS] == voters

    def it_signs_by_the_post_of_this_office_alone(self) -> None:
        front = MEMBERS[1] | {"vai trò": "Chủ tịch"}
        assert SIGNER not in offered(begun("ho-so", front, MEMBERS[2]), "council")

    @pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("*.yaml")), ids=lambda path: path.stem)
    def it_offers_nothing_where_nothing_is_open(self, path: Any) -> None:
        assert api.offers(api.DraftSession(path.read_bytes(), path.name)) == ()


class DescribeVotesOfEverybody:
    def they_are_for_nominees_with_a_name_and_no_votes(self) -> None:
        session = begun("ho-so", *MEMBERS)
        persons = ("đề nghị", 0, "cá nhân")
        voted = {"họ và tên": "Lê Bá", "phiếu": {"đồng ý": "2", "không đồng ý": "1"}}
        session.put(api.Change(persons, [{"họ và tên": "Lê An"}, voted, {"họ và tên": "……"}]))
        assert offered(session, "unanimous") == {}
        session.put(api.Change(("cuộc họp", "số phiếu thu về"), "3"))
        place = (*persons, 0, "phiếu")
        assert offered(session, "unanimous") == {
            (*place, "đồng ý"): "3", (*place, "không đồng ý"): "0", (*place, "không hợp lệ"): "0",
        }  # fmt: skip


class DescribeVotesOfAReview:
    def _session(self, *titles: str) -> api.DraftSession:
        session = begun("binh-xet", *MEMBERS)
        session.put(api.Change(("tập thể",), []))
        session.put(api.Change(("cá nhân",), [{"họ và tên": "Lê An", "danh hiệu đề nghị": one} for one in titles]))
        return session

    def _lines(self, session: api.DraftSession, what: str) -> set[str]:
        return {session.value((*path[:2], "danh hiệu")) for path in offered(session, what)}

    def they_are_for_awards_of_the_list_the_others_may_go(self) -> None:
        session = self._session("LĐTT, CSTĐCS")
        assert self._lines(session, "unanimous") == {"LĐTT", "CSTĐCS"}
        assert self._lines(session, "unasked") == {"TTLĐTT", "TTLĐXS", "Giấy khen xã"}
        assert set(offered(session, "unanimous").values()) == {"3"}

    def they_are_for_the_awards_of_the_office_where_the_list_has_a_general_name(self) -> None:
        assert "Giấy khen xã" in self._lines(self._session("Giấy khen"), "unanimous")

    @pytest.mark.parametrize("titles", [(), ("Không biết gì",)])
    def but_nothing_before_the_list_is_there_or_while_it_cannot_be_read(self, titles: tuple[str, ...]) -> None:
        session = self._session(*titles)
        assert offered(session, "unasked") == offered(session, "unanimous") == {}

    def they_leave_a_line_with_votes_as_it_is(self) -> None:
        session = self._session("LĐTT")
        session.put(api.Change((*VOTED, 1, "đồng ý"), "2"))
        assert self._lines(session, "unasked") == {"TTLĐTT", "TTLĐXS", "Giấy khen xã"}
