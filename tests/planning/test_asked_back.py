"""What an input leaves open is asked back, each by its own question; a whole one is not asked."""

import json
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, edited_copy
from ruamel.yaml import YAML
from year_reviews import Change, a_member, a_vote, a_year, told

from ntm_docs.planning import Planned, plan_input
from ntm_docs.problems import ProblemsError

OF_2023, OF_2025 = (ROOT / "samples" / f"ho-so-kien-giang-{year}.yaml" for year in (2023, 2025))
DISPATCH = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
DECISION = ROOT / "samples" / "quyet-dinh-dak-nong-1337.yaml"
Edits = tuple[tuple[str, str], ...]


def block_of(source: Path, key: str) -> str:
    """A key of a sample and the lines below it that stand deeper."""
    lines = source.read_text(encoding="utf-8").partition(key)[2].splitlines(keepends=True)
    indent = len(key) - len(key.lstrip())
    return key + "".join(takewhile(lambda line: line.startswith(" " * (indent + 1)), lines))


OF_THE_PROVINCE = "- hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
OF_THE_DISTRICT = "- hình thức: Giấy khen của Chủ tịch Ủy ban nhân dân huyện"
NO_DEBT = "        nợ đọng xây dựng cơ bản: không\n"
AWARD_OF_2019 = (
    "{năm: 2019, hình thức: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh, số quyết định: 2347/QĐ-UBND, ngày: 22/10/2019"
)
AWARD_OF_2021 = (
    "{năm: 2021, hình thức: Bằng khen của Thủ tướng Chính phủ, số quyết định: 2347/QĐ-UBND, ngày: 22/10/2021"
)

NOBODY = ("đề nghị:\n", "đề nghị:\n  - hình thức: Bằng khen của Thủ tướng Chính phủ\n    loại hình: chuyên đề\n")
LEFT_OUT = "      không khen:\n        - Nhân dân ấp Tân Hưng, xã Tân Hội\n        - Hộ gia đình ông Huỳnh Tấn Lộc\n"
DOSSIERS: dict[str, tuple[Path, Edits]] = {
    "authority.body": (OF_2023, (("quyền hạn: TM. Ủy ban nhân dân\n", "quyền hạn: TM. Hội đồng nhân dân\n"),)),
    "council.namesake": (
        OF_2023, (("tên: Hồ Tấn Phong, chức", "tên: Châu Minh Trí, chức"), ("Hồ Tấn Phong]", "Châu Minh Trí]")),
    ),
    "meeting.counters": (OF_2023, (("  tổ kiểm phiếu: [Mai Thanh Tùng, Đỗ Kim Loan, Hồ Tấn Phong]\n", ""),)),
    "nominee.history": (OF_2023, ((AWARD_OF_2019, AWARD_OF_2021),)),
    "law.ocop_none": (OF_2023, ((block_of(OF_2023, "        OCOP:\n"), ""),)),
    "law.duties": (OF_2023, ((block_of(OF_2023, "        xác nhận nghĩa vụ:\n"), ""),)),
    "law.debt": (OF_2023, (*[(NO_DEBT, f"{NO_DEBT[:-1]}  #\n")] * 2, (NO_DEBT, ""))),  # not of the two dossiers before
    "law.self": (OF_2023, ((OF_THE_PROVINCE, OF_THE_DISTRICT),)),
    "decision.nobody": (OF_2025, (("      hệ số: {cá nhân", f"{LEFT_OUT}      hệ số: {{cá nhân"),)),
    "law.publication_missing": (OF_2025, (("  ngày công khai: 20/6/2025", ""),)),
    "law.publication_short": (OF_2025, (("  ngày công khai: 20/6/2025", "  ngày công khai: 30/6/2025"),)),
}  # fmt: skip


def codes(path: Path) -> set[str]:
    """What is told of an input: of the whole, and of each of its dossiers."""
    try:
        planned = plan_input(path)
    except ProblemsError as error:
        return {one.code for one in error.problems}
    dossiers = planned.plan.dossiers if isinstance(planned, Planned) else ()
    return {one.code for told in (planned, *dossiers) for one in told.warnings}


class DescribeADossier:
    def it_proposes_somebody_for_each_award(self, tmp_path: Path) -> None:
        text = OF_2025.read_text(encoding="utf-8")
        path = edited_copy(text, tmp_path / "ho-so.yaml", NOBODY)
        assert "nominee.none" not in codes(OF_2025)
        assert "nominee.none" in codes(path)

    @pytest.mark.parametrize("code", DOSSIERS)
    def it_is_asked_for_what_it_leaves_open(self, code: str, tmp_path: Path) -> None:
        source, edits = DOSSIERS[code]
        assert code not in codes(source)
        assert code in codes(edited_copy(source.read_text(encoding="utf-8"), tmp_path / "ho-so.yaml", *edits))


def _nothing_of_its_own(data: dict[str, Any]) -> None:
    data["cá nhân"] = [a_member("Lê Văn An", "BK tỉnh")]
    data["tập thể"] = []
    data["biểu quyết"] = [a_vote("BK tỉnh")]


def _sent_upward(data: dict[str, Any]) -> None:
    data["cá nhân"][0]["danh hiệu đề nghị"] = "LĐTT, CSTĐCS, CSTĐ tỉnh"
    data["biểu quyết"].append(a_vote("CSTĐ tỉnh", ballot=True))


def _without_a_history(data: dict[str, Any]) -> None:
    _sent_upward(data)
    data["cá nhân"][0]["danh hiệu đề nghị"] = "CSTĐ tỉnh"


def _without_an_initiative(data: dict[str, Any]) -> None:
    _sent_upward(data)
    data["cá nhân"][0] |= {"sáng kiến": None, "danh hiệu thi đua": [a_year(2024), a_year(2025)]}


def _excellent(data: dict[str, Any]) -> None:
    """The room is proposed for the title that the province gives."""
    data["tập thể"][0] |= {"danh hiệu đề nghị": "TTLĐTT, TTLĐXS", "xếp loại": "HTXSNV"}
    data["biểu quyết"].append(a_vote("TTLĐXS"))


def _of_a_person(**values: Any) -> Change:
    return lambda data: data["cá nhân"][0].update(values)


def _of_the_room(**values: Any) -> Change:
    return lambda data: data["tập thể"][0].update(values)


REVIEWS: dict[str, Change] = {
    "review.no_decision": _nothing_of_its_own,
    "review.decision_late": lambda data: (_excellent(data), data["quyết định"].update({"ngày": "12/12/2026"})),
    "review.either_open": _of_a_person(**{"xếp loại": None, "sáng kiến": None}),
    "review.chain_open": _without_a_history,
    "review.no_initiative": _without_an_initiative,
    "review.disciplined": _of_a_person(**{"kỷ luật": "khiển trách"}),
    "review.members_differ": _of_the_room(**{"số người": 9}),
    "review.completed_open": lambda data: (_excellent(data), data["cá nhân"][5].update({"xếp loại": None})),
    "meeting.counters": lambda data: data["cuộc họp"].pop("tổ kiểm phiếu"),
    "prize.undated": lambda data: data["quyết định"].update({"ngày": None}),
}  # fmt: skip


def _three_years_before_this_one(data: dict[str, Any]) -> None:
    data["cá nhân"][0] |= {
        "danh hiệu đề nghị": "CSTĐ tỉnh",
        "danh hiệu thi đua": [a_year(one) for one in (2023, 2024, 2025)],
    }
    data["biểu quyết"].append(a_vote("CSTĐ tỉnh", ballot=True))


def _to_two_who_decide(data: dict[str, Any]) -> None:
    _sent_upward(data)
    data["cá nhân"][1]["danh hiệu đề nghị"] = ["LĐTT", "Bằng khen của Thủ tướng Chính phủ"]
    data["biểu quyết"].append(a_vote("Bằng khen của Thủ tướng Chính phủ"))


def _with_a_name_for_both(data: dict[str, Any]) -> None:
    _to_two_who_decide(data)
    data["kính gửi"] = ["Chủ tịch Ủy ban nhân dân tỉnh An Giang"]


def _decided_after(data: dict[str, Any]) -> None:
    data["quyết định"]["ngày"] = "12/12/2026"


def _title_and_award(initiative: str | None) -> Change:
    def change(data: dict[str, Any]) -> None:
        data["cá nhân"][1] |= {"danh hiệu đề nghị": "LĐTT, Giấy khen", "sáng kiến": initiative}
        data["biểu quyết"].append(a_vote("Giấy khen xã"))

    return change


def _all_excellent(data: dict[str, Any]) -> None:
    for row in data["cá nhân"]:
        row["xếp loại"] = "HTXSNV"


def _to_one_by_name(data: dict[str, Any]) -> None:
    _sent_upward(data)
    data["kính gửi"] = ["Chủ tịch Ủy ban nhân dân tỉnh An Giang"]


# Code → what brings the question, and what is like it and does not.
APART: list[tuple[str, Change, Change]] = [
    ("review.chain_open", _without_a_history, _three_years_before_this_one),
    ("review.chain", _sent_upward, _three_years_before_this_one),
    ("review.no_initiative", _without_an_initiative, _sent_upward),
    ("review.one_addressee", _with_a_name_for_both, _to_two_who_decide),
    ("review.one_addressee", _with_a_name_for_both, _to_one_by_name),
    ("review.initiative", _title_and_award("Bản đồ số"), _title_and_award(None)),
    ("review.one_merit", _title_and_award(None), _sent_upward),
    ("review.ceiling", _all_excellent, _sent_upward),
    ("review.decision_late", REVIEWS["review.decision_late"], _decided_after),
]  # fmt: skip


class DescribeAReview:
    @pytest.mark.parametrize(("code", "of_it", "beside_it"), APART)
    def it_is_asked_where_the_question_lies_and_not_beside_it(
        self, code: str, of_it: Change, beside_it: Change, tmp_path: Path
    ) -> None:
        assert code in told(tmp_path, of_it)
        assert code not in told(tmp_path, beside_it)

    @pytest.mark.parametrize("code", REVIEWS)
    def it_is_asked_for_what_it_leaves_open(self, code: str, tmp_path: Path) -> None:
        assert code not in told(tmp_path)
        assert code in told(tmp_path, REVIEWS[code])


# Field of a letter → the question for it.
PARTS = {
    "kính gửi": "draft.addressee",
    "trích yếu": "draft.subject",
    "nơi nhận": "draft.recipients",
    "lưu": "draft.file_copy",
    "người ký": "draft.signer",
}


def a_plan(folder: Path, kind: str = "kế hoạch", **more: Any) -> Path:
    """A small paper of September 2025 with an agency of its own."""
    said = {
        "loại": kind,
        "cơ quan": {"tên": "Ủy ban nhân dân xã Tân Hội", "ký hiệu": "UBND", "địa danh": "Tân Hội", "tỉnh": "An Giang"},
        "số": 12,
        "ngày": "10/9/2025",
        "trích yếu": "thử",
        "nội dung": "I. VIỆC CẦN LÀM\nCác ấp thực hiện.",
        "nơi nhận": ["Các ấp"],
        "lưu": "VT",
        "người ký": {"quyền hạn": "TM. Ủy ban nhân dân", "chức vụ": "Chủ tịch", "họ và tên": "Đặng Trung Nghĩa"},
    }
    path = folder / "van-ban.json"
    path.write_text(json.dumps(said | more, ensure_ascii=False), encoding="utf-8")
    return path


DISTRICT = "I. VIỆC CẦN LÀM\nPhòng Nội vụ huyện hướng dẫn các ấp."
# Code → a paper that is asked, and one that is like it and is not.
PAPERS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "draft.district": ({"nội dung": DISTRICT}, {"nội dung": DISTRICT, "ngày": "10/9/2024"}),
    "draft.unsure": ({"chưa rõ": ["Một đoạn lạ."]}, {}),
    "draft.appendix_unmentioned": ({"phụ lục": [{"tên": "Biểu", "nội dung": "x"}]}, {}),
}


class DescribeADraft:
    @pytest.mark.parametrize("code", PAPERS)
    def it_is_asked_where_the_question_lies_and_not_beside_it(self, code: str, tmp_path: Path) -> None:
        of_it, beside_it = PAPERS[code]
        assert code in codes(a_plan(tmp_path, **of_it))
        assert code not in codes(a_plan(tmp_path, **beside_it))

    def it_has_no_meeting_to_be_planned_for(self, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as caught:
            plan_input(a_plan(tmp_path), meeting=True)
        assert [one.code for one in caught.value.problems] == ["meeting.kind"]

    def it_may_have_a_notation_of_its_own(self, tmp_path: Path) -> None:
        agency = {"tên": "Ủy ban nhân dân xã Tân Hội", "địa danh": "Tân Hội", "tỉnh": "An Giang"}
        assert "draft.notation" in codes(a_plan(tmp_path, **{"cơ quan": agency}))
        assert "draft.notation" not in codes(a_plan(tmp_path, **{"cơ quan": agency, "ký hiệu": "KH-UBND"}))

    @pytest.mark.parametrize("field", PARTS)
    def it_is_asked_for_the_parts_that_stay_open(self, field: str, tmp_path: Path) -> None:
        assert PARTS[field] not in codes(DISPATCH)
        assert PARTS[field] in codes(_without(tmp_path, field))

    def it_is_asked_for_the_agency_and_its_notation(self, tmp_path: Path) -> None:
        assert {"draft.agency", "draft.notation"} <= codes(_without(tmp_path, "cơ quan"))
        assert not {"draft.agency", "draft.notation"} & codes(DISPATCH)


def _without(folder: Path, field: str) -> Path:
    """The letter without one of its fields."""
    yaml = YAML()
    letter = yaml.load(DISPATCH.read_text(encoding="utf-8"))
    del letter[field]
    path = folder / "cong-van.yaml"
    yaml.dump(letter, path)
    return path
