from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from year_reviews import NAMES, ROOM, a_member, a_vote, a_year, planned, refused, told

from ntm_docs.finishing import verify
from ntm_docs.pipeline import build, make_documents, template_folders
from ntm_docs.planning import PlannedReview, WantedExtras, plan_input

SAMPLE = ROOT / "samples" / "binh-xet-an-giang-2026.yaml"


def _upward(data: dict[str, Any]) -> None:
    """One more for the province: a Chiến sĩ thi đua cấp tỉnh with two years before this one."""
    row = data["cá nhân"][0]
    row["danh hiệu đề nghị"] = "LĐTT, CSTĐCS, CSTĐ tỉnh"
    row["danh hiệu thi đua"] = [a_year(2024), a_year(2025)]
    data["biểu quyết"].append(a_vote("CSTĐ tỉnh", ballot=True))


def _with_award(data: dict[str, Any]) -> None:
    data["cá nhân"][1]["danh hiệu đề nghị"] = "LĐTT, Giấy khen"
    data["biểu quyết"].append(a_vote("Giấy khen xã"))


def _ids(review: PlannedReview) -> list[str]:
    return [bundle.id for bundle in review.plan.bundles]


def _text(review: PlannedReview, path: str) -> str:
    """All that a document of the plan is given to print."""
    job = next(job for job in review.papers() if job.path == path)
    return str(job.context())


class DescribeTheReviewOfAYear:
    def it_has_one_meeting_and_one_set_of_minutes(self, tmp_path: Path) -> None:
        review = planned(tmp_path, _upward, _with_award)
        minutes = [job.path for job in review.papers() if "bien-ban" in job.form]
        assert minutes == ["bien-ban/01-bien-ban.docx"]
        text = _text(review, minutes[0])
        assert all(name in text for name in ("LAO ĐỘNG TIÊN TIẾN", "CHIẾN SĨ THI ĐUA CẤP TỈNH", "GIẤY KHEN"))

    def it_decides_titles_apart_from_giay_khen_and_sends_the_rest(self, tmp_path: Path) -> None:
        review = planned(tmp_path, _upward, _with_award)
        assert _ids(review) == [
            "bien-ban", "quyet-dinh-danh-hieu", "quyet-dinh-khen-thuong", "trinh-chu-tich-uy-ban-nhan-dan-tinh"
        ]  # fmt: skip
        papers = [job.path for job in review.papers() if job.path.startswith(_ids(review)[1])]
        assert [path.split("/")[1] for path in papers[:3]] == [
            "01-quyet-dinh.docx",
            "02-danh-sach.docx",
            "03-tien-thuong.docx",
        ]

    def it_makes_no_to_trinh_where_the_office_decides_everything(self, tmp_path: Path) -> None:
        assert not [job for job in planned(tmp_path).papers() if job.form.startswith("to-trinh")]

    def it_makes_one_to_trinh_for_each_who_decides(self, tmp_path: Path) -> None:
        def for_the_prime_minister(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["danh hiệu đề nghị"] = ["LĐTT", "Bằng khen của Thủ tướng Chính phủ"]
            data["biểu quyết"].append(a_vote("Bằng khen của Thủ tướng Chính phủ"))

        review = planned(tmp_path, _upward, for_the_prime_minister)
        sent = [job.path for job in review.papers() if job.form.startswith("to-trinh")]
        assert [path.split("/")[0] for path in sent] == [
            "trinh-chu-tich-uy-ban-nhan-dan-tinh", "trinh-thu-tuong-chinh-phu"
        ]  # fmt: skip

    def it_makes_one_to_trinh_for_each_loai_hinh(self, tmp_path: Path) -> None:
        def by_movement(data: dict[str, Any]) -> None:
            data["phong trào"] = "Xây dựng nông thôn mới"
            data["cá nhân"].append(
                a_member("Tô Văn Ích", "BK tỉnh", **{"loại hình": "chuyên đề", "đơn vị": "Trạm Y tế"})
            )
            data["cá nhân"].append(a_member("Lưu Thị Kiều", "BK tỉnh", **{"đơn vị": "Trạm Y tế"}))
            data["biểu quyết"].append(a_vote("BK tỉnh"))

        assert _ids(planned(tmp_path, by_movement))[2:] == [
            "trinh-chu-tich-uy-ban-nhan-dan-tinh", "trinh-chu-tich-uy-ban-nhan-dan-tinh-chuyen-de"
        ]  # fmt: skip

    def but_it_asks_for_no_movement_where_none_is_meant(self, tmp_path: Path) -> None:
        assert "review.movement" not in told(tmp_path)

        def by_movement(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["loại hình"] = "chuyên đề"

        assert "review.movement" in refused(tmp_path, by_movement)

    def it_cites_the_clause_of_each_award(self, tmp_path: Path) -> None:
        text = _text(planned(tmp_path, _upward), "trinh-chu-tich-uy-ban-nhan-dan-tinh/01-to-trinh.docx")
        assert "Điều 22 Luật Thi đua, khen thưởng" in text
        assert "Chủ tịch Ủy ban nhân dân tỉnh An Giang" in text

    def it_writes_reports_only_of_those_of_whom_one_is_asked(self, tmp_path: Path) -> None:
        reports = [job.path for job in planned(tmp_path, _with_award).papers() if job.form.startswith("bao-cao")]
        assert reports == ["quyet-dinh-danh-hieu/04-bao-cao-thanh-tich/001-ong-le-van-an.docx"]

    def but_where_the_province_asks_for_more_it_writes_them(self, tmp_path: Path) -> None:
        def in_can_tho(data: dict[str, Any]) -> None:
            data["cơ quan"]["tỉnh"] = "Cần Thơ"

        reports = [job.path for job in planned(tmp_path, in_can_tho).papers() if job.form.startswith("bao-cao")]
        assert len(reports) == 5  # every Lao động tiên tiến, by the procedure of Cần Thơ

    def it_leaves_open_in_a_report_what_the_list_does_not_say(self, tmp_path: Path) -> None:
        path = "quyet-dinh-danh-hieu/04-bao-cao-thanh-tich/001-ong-le-van-an.docx"
        text = _text(planned(tmp_path), path)
        assert "Bản đồ số" in text
        assert "Không có" not in text

    def it_pays_the_highest_title_of_the_year_once(self, tmp_path: Path) -> None:
        review = planned(tmp_path)
        text = _text(review, "quyet-dinh-danh-hieu/03-tien-thuong.docx")
        # 4 × 760.000 (0,3) + 1 × 2.530.000 (1,0) + 2.030.000 (0,8): NĐ 152/2025, Điều 49, 50
        assert "7.600.000 đồng" in text
        assert "01 hưởng mức của danh hiệu cao hơn" in text
        assert "review.one_prize" in {one.code for one in review.warnings}

    def it_gives_a_certificate_where_there_is_one(self, tmp_path: Path) -> None:
        text = _text(planned(tmp_path), "quyet-dinh-danh-hieu/01-quyet-dinh.docx")
        assert "danh hiệu “Chiến sĩ thi đua cơ sở” kèm Bằng chứng nhận, khung" in text.replace("Danh hiệu", "danh hiệu")
        assert "Lao động tiên tiến” kèm" not in text

    def it_counts_persons_once_who_have_several_titles(self, tmp_path: Path) -> None:
        assert "cho 01 tập thể và 05 cá nhân" in _text(planned(tmp_path), "quyet-dinh-danh-hieu/01-quyet-dinh.docx")

    def it_is_signed_by_the_head_not_for_the_body(self, tmp_path: Path) -> None:
        job = next(job for job in planned(tmp_path).papers() if job.path == "quyet-dinh-danh-hieu/01-quyet-dinh.docx")
        context = job.context()
        assert context["ky"] == ["CHỦ TỊCH"]
        assert " ".join(context["tham_quyen"]) == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ THẠNH ĐÔNG"

    def it_makes_documents_that_prove_themselves(self, tmp_path: Path) -> None:
        made = make_documents(planned(tmp_path, _upward, _with_award), template_folders(None))
        assert len(made) == 1 + 4 + 3 + 3

    def it_verifies(self, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "out")
        assert verify(tmp_path / "out") == []

    def but_a_changed_rule_of_its_manifest_is_told(self, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "out")
        manifest = tmp_path / "out" / "manifest.json"
        text = manifest.read_text(encoding="utf-8")
        manifest.write_text(text.replace("Luật 06/2022/QH15, Điều 23", "Luật 06/2022/QH15, Điều 32"), encoding="utf-8")
        assert "verify.field" in {one.code for one in verify(tmp_path / "out")}


class DescribeTheDays:
    def they_pay_by_the_day_of_the_decision(self, tmp_path: Path) -> None:
        def decided_later(data: dict[str, Any]) -> None:
            data |= {"kỳ bình xét": "năm 2025", "ngày xếp loại": "30/11/2025", "ngày tờ trình": "10/6/2026"}
            data["cuộc họp"]["ngày"] = "04/6/2026"
            data["quyết định"]["ngày"] = "01/7/2026"

        review = planned(tmp_path, decided_later)
        assert "2.530.000 đồng" in _text(review, "quyet-dinh-danh-hieu/03-tien-thuong.docx")  # NĐ 161/2026
        salary = review.plan.bundles[1].rulings["luong_co_so"].rule
        assert salary is not None
        assert salary.gia_tri == 2530000

    def they_give_a_sent_paper_the_bases_of_its_own_day(self, tmp_path: Path) -> None:
        def of_september(data: dict[str, Any]) -> None:
            data |= {"kỳ bình xét": "năm 2025", "ngày xếp loại": "30/11/2025", "ngày tờ trình": "10/9/2026"}
            data["cuộc họp"]["ngày"] = "04/9/2026"
            data["quyết định"]["ngày"] = "08/9/2026"
            data["ngày tiếp nhận"] = "02/10/2026"
            data["cá nhân"][0]["danh hiệu thi đua"] = [a_year(2023), a_year(2024)]

        review = planned(tmp_path, _upward, of_september)
        assert review.plan.on.month == 10  # the law of the day of receipt (Luật 06/2026/QH16, Điều 3 khoản 4)
        text = _text(review, "trinh-chu-tich-uy-ban-nhan-dan-tinh/01-to-trinh.docx")
        assert "ngày 23 tháng 4 năm 2026" not in text


class DescribeWhoDecides:
    def it_was_the_district_that_gave_a_commune_its_fighters_in_2024(self, tmp_path: Path) -> None:
        def of_2024(data: dict[str, Any]) -> None:
            data["cơ quan"] |= {"tỉnh": "Kiên Giang", "chủ quản": "Ủy ban nhân dân huyện Tân Hiệp"}
            data["hội đồng"]["quyết định thành lập"]["ngày"] = "21/7/2024"
            data |= {"kỳ bình xét": "năm 2024", "ngày xếp loại": "30/11/2024", "ngày tờ trình": "10/12/2024"}
            data["cuộc họp"]["ngày"] = "04/12/2024"
            data["quyết định"]["ngày"] = "08/12/2024"

        review = planned(tmp_path, of_2024)
        own = next(bundle for bundle in review.plan.bundles if bundle.id == "quyet-dinh-danh-hieu")
        assert [title.award.ma for title in own.titles] == ["ldtt"]
        sent = review.plan.bundles[-1]
        assert sent.id == "trinh-chu-tich-uy-ban-nhan-dan-huyen"
        assert [title.award.ma for title in sent.titles] == ["cstd-co-so", "ttldtt"]
        assert "Chủ tịch Ủy ban nhân dân huyện Tân Hiệp" in _text(review, f"{sent.id}/01-to-trinh.docx")

    def it_is_the_head_of_a_so_for_its_rooms(self, tmp_path: Path) -> None:
        def of_a_so(data: dict[str, Any]) -> None:
            data["cơ quan"] |= {
                "tên": "Sở Nội vụ",
                "cấp": "sở, ban, ngành",
                "chủ quản": "Ủy ban nhân dân tỉnh An Giang",
            }
            data["người ký"] = {"chức vụ": "Giám đốc", "họ và tên": "Mai Văn Khánh"}

        review = planned(tmp_path, of_a_so, _with_award_of_so)
        assert _ids(review) == ["bien-ban", "quyet-dinh-danh-hieu", "quyet-dinh-khen-thuong"]

    def it_is_told_that_a_day_before_2024_is_not_covered(self, tmp_path: Path) -> None:
        def of_2023(data: dict[str, Any]) -> None:
            data["ngày tờ trình"] = "10/12/2023"
            data["cuộc họp"]["ngày"] = "04/12/2023"

        assert "review.day" in refused(tmp_path, of_2023)

    def it_names_the_province_that_is_not_there(self, tmp_path: Path) -> None:
        def elsewhere(data: dict[str, Any]) -> None:
            data["cơ quan"]["tỉnh"] = "Kiên Giang"

        assert "law.province" in refused(tmp_path, elsewhere)


def _with_award_of_so(data: dict[str, Any]) -> None:
    data["cá nhân"][1]["danh hiệu đề nghị"] = "LĐTT, Giấy khen"
    data["biểu quyết"].append(a_vote("Giấy khen của Giám đốc sở"))


class DescribeTheVotes:
    def it_needs_80_percent_of_all_members_by_ballot_for_a_fighter(self, tmp_path: Path) -> None:
        def by_hand(data: dict[str, Any]) -> None:
            data["biểu quyết"][1] = a_vote("CSTĐCS")

        assert "vote.ballot" in told(tmp_path, by_hand)

    @pytest.mark.parametrize(("agree", "passes"), [(5, True), (4, True), (3, False)])
    def it_counts_80_percent_of_five_as_four(self, tmp_path: Path, agree: int, passes: bool) -> None:
        def votes(data: dict[str, Any]) -> None:
            data["biểu quyết"][1] = a_vote("CSTĐCS", agree, 5 - agree, ballot=True)

        assert ("review.voted_down" not in told(tmp_path, votes)) == passes

    def it_leaves_out_whom_the_council_did_not_agree_to(self, tmp_path: Path) -> None:
        def three_of_five(data: dict[str, Any]) -> None:
            data["biểu quyết"][1] = a_vote("CSTĐCS", 3, 2, ballot=True)

        review = planned(tmp_path, three_of_five)
        assert "3/5" in str(next(one for one in review.warnings if one.code == "review.voted_down"))
        given = [title.award.ma for bundle in review.plan.bundles for title in bundle.titles]
        assert given == ["ldtt", "ttldtt"]
        assert "Không đạt" in _text(review, "bien-ban/01-bien-ban.docx")

    def it_takes_the_votes_of_a_row_before_those_of_the_title(self, tmp_path: Path) -> None:
        def own_votes(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["phiếu"] = {"đồng ý": 2, "không đồng ý": 3}
            data["cá nhân"][6]["danh hiệu đề nghị"] = "LĐTT"  # so that the room keeps its share

        review = planned(tmp_path, own_votes)
        assert NAMES[1] in str(next(one for one in review.warnings if one.code == "review.voted_down"))

    @pytest.mark.parametrize(
        ("votes", "code"),
        [
            ([a_vote("LĐTT"), a_vote("TTLĐTT")], "review.no_vote"),
            ([a_vote("LĐTT", 5, 1), a_vote("CSTĐCS", ballot=True), a_vote("TTLĐTT")], "review.votes"),
            ([a_vote("LĐTT"), a_vote("Lao động tiên tiến"), a_vote("CSTĐCS"), a_vote("TTLĐTT")], "review.vote_twice"),
        ],
    )
    def it_refuses_votes_that_cannot_be(self, tmp_path: Path, votes: list[dict[str, Any]], code: str) -> None:
        assert code in refused(tmp_path, lambda data: data.update({"biểu quyết": votes}))

    def it_refuses_votes_of_a_row_with_several_titles(self, tmp_path: Path) -> None:
        def two_titles(data: dict[str, Any]) -> None:
            data["cá nhân"][0]["phiếu"] = {"đồng ý": 5}

        assert "review.votes_of_many" in refused(tmp_path, two_titles)

    def it_tells_of_a_vote_on_nobody(self, tmp_path: Path) -> None:
        assert "review.idle_vote" in told(tmp_path, lambda data: data["biểu quyết"].append(a_vote("CSTĐ tỉnh")))

    def it_tells_of_members_who_vote_on_themselves(self, tmp_path: Path) -> None:
        def a_member_of_both(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["họ và tên"] = "Đỗ Thị Lan"

        assert "Đỗ Thị Lan" in str(told(tmp_path, a_member_of_both)["review.own_case"])

    def it_tells_of_a_council_that_cannot_be(self, tmp_path: Path) -> None:
        assert "council.total" in refused(tmp_path, lambda data: data["hội đồng"].update({"tổng số thành viên": 6}))


class DescribeTheConditions:
    @pytest.mark.parametrize("level", ["HTNV", "KHTNV", "hoàn thành nhiệm vụ", "chưa xếp loại"])
    def it_needs_a_good_rating_for_an_advanced_worker(self, tmp_path: Path, level: str) -> None:
        assert "review.rating" in refused(tmp_path, lambda data: data["cá nhân"][1].update({"xếp loại": level}))

    @pytest.mark.parametrize("level", ["HTTNV", "HTXSNV", "Hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc nhiệm vụ"])
    def but_a_good_one_in_any_writing_does(self, tmp_path: Path, level: str) -> None:
        assert not refused(tmp_path, lambda data: data["cá nhân"][1].update({"xếp loại": level}))

    def it_needs_the_highest_rating_or_an_initiative_for_a_fighter(self, tmp_path: Path) -> None:
        def neither(data: dict[str, Any]) -> None:
            data["cá nhân"][0] |= {"xếp loại": "HTTNV", "sáng kiến": None}

        assert "review.either" in refused(tmp_path, neither)

    @pytest.mark.parametrize("one", [{"sáng kiến": None}, {"xếp loại": "HTTNV"}])
    def but_under_the_law_of_2026_it_warns_where_only_one_is_there(self, tmp_path: Path, one: dict[str, Any]) -> None:
        assert "review.both" in told(tmp_path, lambda data: data["cá nhân"][0].update(one))
        assert not refused(tmp_path, lambda data: data["cá nhân"][0].update(one))

    def but_it_warns_of_all_of_them_at_once(self, tmp_path: Path) -> None:
        def three(data: dict[str, Any]) -> None:
            for row in data["cá nhân"][:3]:
                row |= {"danh hiệu đề nghị": "LĐTT, CSTĐCS", "sáng kiến": "Bản đồ số", "xếp loại": "HTTNV"}

        both = [one for one in planned(tmp_path, three).warnings if one.code == "review.both"]
        assert [one.facts["count"] for one in both] == [3]
        assert "sáng kiến, đề tài, chưa có hoàn thành xuất sắc nhiệm vụ" in both[0].what

    def but_before_it_one_was_enough(self, tmp_path: Path) -> None:
        def of_2025(data: dict[str, Any]) -> None:
            data["cá nhân"][0]["sáng kiến"] = None
            data |= {"kỳ bình xét": "năm 2025", "ngày xếp loại": "30/11/2025", "ngày tờ trình": "10/12/2025"}
            data["cuộc họp"]["ngày"] = "04/12/2025"
            data["quyết định"]["ngày"] = "08/12/2025"

        assert "review.both" not in told(tmp_path, of_2025)

    def it_needs_70_percent_advanced_workers_for_a_room(self, tmp_path: Path) -> None:
        def four_of_seven(data: dict[str, Any]) -> None:
            data["cá nhân"][4]["danh hiệu đề nghị"] = None

        problem = told(tmp_path, four_of_seven)["review.advanced"]
        assert problem.severity == "error"
        assert "4/7" in problem.what
        assert "5 người" in problem.what
        assert "Điều 28" in problem.clause

    def but_those_who_were_not_rated_may_not_count(self, tmp_path: Path) -> None:
        def one_unrated(data: dict[str, Any]) -> None:
            data["cá nhân"][4]["danh hiệu đề nghị"] = None
            data["cá nhân"][5]["xếp loại"] = "chưa xếp loại"
            data["cá nhân"][6]["xếp loại"] = "chưa xếp loại"

        found = told(tmp_path, one_unrated)
        assert found["review.unrated_members"].severity == "warning"

    def it_takes_the_numbers_of_a_room_whose_people_are_not_listed(self, tmp_path: Path) -> None:
        def a_school(data: dict[str, Any]) -> None:
            school = {"tên": "Trường Tiểu học Thạnh Đông", "danh hiệu đề nghị": "TTLĐTT", "xếp loại": "HTTNV"}
            data["tập thể"].append(school | {"số người": 30, "số Lao động tiên tiến": 20})

        assert "20/30" in told(tmp_path, a_school)["review.advanced"].what

    @pytest.mark.parametrize(("people", "enough"), [(1, 1), (7, 5), (10, 7), (11, 8), (30, 21), (33, 24)])
    def it_counts_whole_people(self, tmp_path: Path, people: int, enough: int) -> None:
        def a_school(count: int) -> Any:
            school = {"tên": "Trường Tiểu học Thạnh Đông", "danh hiệu đề nghị": "TTLĐTT", "xếp loại": "HTTNV"}
            row = school | {"số người": people, "số Lao động tiên tiến": count}
            return lambda data: data["tập thể"].append(row)

        assert "review.advanced" not in refused(tmp_path, a_school(enough))
        assert "review.advanced" in refused(tmp_path, a_school(enough - 1))

    def but_without_numbers_it_says_that_it_could_not_look(self, tmp_path: Path) -> None:
        def a_school(data: dict[str, Any]) -> None:
            data["tập thể"].append({"tên": "Trường Tiểu học", "danh hiệu đề nghị": "TTLĐTT", "xếp loại": "HTTNV"})

        assert told(tmp_path, a_school)["review.members"].severity == "warning"

    def it_refuses_a_room_with_somebody_disciplined(self, tmp_path: Path) -> None:
        assert "review.grave" in refused(tmp_path, lambda data: data["cá nhân"][6].update({"kỷ luật": "Cảnh cáo"}))
        assert "review.grave" not in refused(
            tmp_path, lambda data: data["cá nhân"][6].update({"kỷ luật": "Khiển trách"})
        )

    def it_needs_a_fighter_and_everybody_s_duty_for_an_outstanding_room(self, tmp_path: Path) -> None:
        def outstanding(data: dict[str, Any]) -> None:
            data["tập thể"][0] |= {"danh hiệu đề nghị": "TTLĐXS", "xếp loại": "HTXSNV"}
            data["biểu quyết"][2] = a_vote("TTLĐXS")

        assert not refused(tmp_path, outstanding)

        def nobody(data: dict[str, Any]) -> None:
            outstanding(data)
            data["cá nhân"][0]["danh hiệu đề nghị"] = "LĐTT"
            data["cá nhân"][5]["xếp loại"] = "KHTNV"

        assert {"review.no_fighter", "review.completed"} <= refused(tmp_path, nobody)

    def it_needs_three_years_of_fighter_for_that_of_the_province(self, tmp_path: Path) -> None:
        assert not refused(tmp_path, _upward)

        def a_gap(data: dict[str, Any]) -> None:
            _upward(data)
            data["cá nhân"][0]["danh hiệu thi đua"] = [a_year(2023), a_year(2025)]

        problem = told(tmp_path, a_gap)["review.chain"]
        assert problem.severity == "error"
        assert "thiếu năm 2024" in problem.what

    def it_needs_two_years_or_the_other_way_for_a_certificate_of_the_province(self, tmp_path: Path) -> None:
        def one_year(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["danh hiệu đề nghị"] = "LĐTT, BK tỉnh"
            data["biểu quyết"].append(a_vote("BK tỉnh"))

        assert told(tmp_path, one_year)["review.chain_or"].severity == "warning"

    def it_tells_of_an_initiative_used_twice(self, tmp_path: Path) -> None:
        def twice(data: dict[str, Any]) -> None:
            data["cá nhân"][0]["danh hiệu đề nghị"] = "LĐTT, CSTĐCS, BK tỉnh"
            data["biểu quyết"].append(a_vote("BK tỉnh"))

        assert {"review.initiative", "review.one_merit"} <= told(tmp_path, twice).keys()

    def it_refuses_whoever_is_under_examination(self, tmp_path: Path) -> None:
        assert "law.pending" in refused(tmp_path, lambda data: data["cá nhân"][1].update({"đang xem xét": ["tố cáo"]}))

    def it_refuses_a_title_of_persons_for_a_room(self, tmp_path: Path) -> None:
        assert "law.subject" in refused(tmp_path, lambda data: data["tập thể"][0].update({"danh hiệu đề nghị": "LĐTT"}))


class DescribeTheRatings:
    def it_wants_them_before_the_meeting(self, tmp_path: Path) -> None:
        assert "review.rating_late" in refused(tmp_path, lambda data: data.update({"ngày xếp loại": "08/12/2026"}))
        assert told(tmp_path, lambda data: data.pop("ngày xếp loại"))["review.rating_day"].severity == "warning"

    def it_tells_who_has_none_in_one_message(self, tmp_path: Path) -> None:
        def none(data: dict[str, Any]) -> None:
            for row in data["cá nhân"]:
                row.pop("xếp loại")

        problem = told(tmp_path, none)["review.unrated"]
        assert problem.facts["count"] == 5

    def it_warns_above_the_ceiling_of_the_highest(self, tmp_path: Path) -> None:
        def three(data: dict[str, Any]) -> None:
            for row in data["cá nhân"][:3]:
                row["xếp loại"] = "HTXSNV"

        assert told(tmp_path, three)["review.ceiling"].severity == "warning"

    def it_knows_no_national_share_of_fighters(self, tmp_path: Path) -> None:
        def all_fighters(data: dict[str, Any]) -> None:
            for row in data["cá nhân"][:5]:
                row |= {"danh hiệu đề nghị": "LĐTT, CSTĐCS", "sáng kiến": "Sáng kiến (QĐ 412/QĐ-UBND)"}

        assert "review.share" not in told(tmp_path, all_fighters)

        def with_a_share(data: dict[str, Any]) -> None:
            all_fighters(data)
            data["tỷ lệ Chiến sĩ thi đua cơ sở"] = "15%"

        found = told(tmp_path, with_a_share)
        assert found["review.share"].severity == "error"
        assert "cá nhân nữ" in found["review.share"].remedy  # NĐ 152/2025, Điều 4 khoản 6


class DescribeWhatCannotBe:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda data: data["quyết định"].update({"ngày": "01/12/2026"}), "review.decision_early"),
            (lambda data: data.update({"kỳ bình xét": "2026-2028"}), "review.period"),
            (lambda data: data["cá nhân"].append(a_member(NAMES[1])), "review.twice"),
            (lambda data: data["cá nhân"][1].update({"danh hiệu đề nghị": "LDTTT"}), "award.unknown"),
            (lambda data: data["cá nhân"][1].update({"xếp loại": "khá"}), "choice.unknown"),
            (lambda data: data["cuộc họp"].update({"ngày": "12/12/2026"}), "date.meeting_after"),
            (lambda data: data.update({"cá nhân": [], "tập thể": []}), "review.nobody"),
            (lambda data: data.update({"tỷ lệ Chiến sĩ thi đua cơ sở": "150"}), "review.share_format"),
            (lambda data: data.update({"kỳ bình xét": "năm 2024"}), "review.year"),
            (lambda data: data["cơ quan"].update({"chủ quản": "Ủy ban nhân dân huyện Tân Hiệp"}), "law.district"),
            (lambda data: data.update({"nơi nhận": ["Ủy ban nhân dân tỉnh Kiên Giang"]}), "law.province_name"),
            (lambda data: data["hội đồng"].update({"quyết định thành lập": None}), "field.required"),
        ],
    )
    def it_is_told_with_its_place(self, tmp_path: Path, change: Any, code: str) -> None:
        assert code in refused(tmp_path, change)

    @pytest.mark.parametrize(
        "field", ["ngày tờ trình", "biểu quyết", "cá nhân", "hội đồng", "cuộc họp", "cơ quan", "tập thể"]
    )
    def it_is_told_alone_where_it_cannot_be_read(self, tmp_path: Path, field: str) -> None:
        found = told(tmp_path, lambda data: data.update({field: "30/02/2026"}))
        assert not {code for code in found if code.startswith("review.") and found[code].severity == "error"}

    def it_is_told_all_at_once(self, tmp_path: Path) -> None:
        def several(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["xếp loại"] = "khá"
            data["cá nhân"][2]["danh hiệu đề nghị"] = "xyz"
            data["cuộc họp"]["ngày"] = "12/12/2026"

        assert {"choice.unknown", "award.unknown", "date.meeting_after"} <= refused(tmp_path, several)

    def it_is_a_blank_of_the_starter(self, tmp_path: Path) -> None:
        assert "sample.blank" in refused(tmp_path, lambda data: data["cá nhân"][1].update({"chức vụ": "……"}))

    def it_says_whose_bang_khen_it_took_it_for(self, tmp_path: Path) -> None:
        def a_bang_khen(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["danh hiệu đề nghị"] = "LĐTT; Bằng khen"
            data["biểu quyết"].append(a_vote("BK tỉnh"))

        assert "Ủy ban nhân dân tỉnh" in told(tmp_path, a_bang_khen)["review.read_as"].what

    def it_wants_one_addressee_for_one_decider(self, tmp_path: Path) -> None:
        def two(data: dict[str, Any]) -> None:
            data["cá nhân"][1]["danh hiệu đề nghị"] = ["LĐTT", "Bằng khen của Thủ tướng Chính phủ"]
            data["biểu quyết"].append(a_vote("Bằng khen của Thủ tướng Chính phủ"))
            data |= {"kính gửi": ["Sở Nội vụ"], "số tờ trình": "12"}

        assert {"review.one_addressee", "review.one_number"} <= refused(tmp_path, _upward, two)

    @pytest.mark.parametrize("written", ["Không", "không đề nghị", "Không xét", "-", ""])
    def it_takes_a_word_for_nothing(self, tmp_path: Path, written: str) -> None:
        review = planned(tmp_path, lambda data: data["cá nhân"][6].update({"danh hiệu đề nghị": written}))
        assert len(review.plan.titles[0].lines) == 5

    def it_takes_titles_in_any_list(self, tmp_path: Path) -> None:
        for written in ("LĐTT và CSTĐCS", "LĐTT + CSTĐCS", ["LĐTT", "Chiến sĩ thi đua cơ sở"], "lđtt;cstđcs"):
            review = planned(
                tmp_path, lambda data, text=written: data["cá nhân"][0].update({"danh hiệu đề nghị": text})
            )  # type: ignore[misc]
            assert len(review.plan.titles) == 3


class DescribeThePapersOfTheMeeting:
    def they_are_invitation_ballot_and_count(self, tmp_path: Path) -> None:
        found = [one.path for one in planned(tmp_path).beside({}, WantedExtras(complete=True))]
        assert [path.split("/")[1] for path in found] == [
            "01-giay-moi.docx", "02-phieu-bieu-quyet.docx", "03-bien-ban-kiem-phieu.docx"
        ]  # fmt: skip

    def they_have_a_ballot_only_of_titles_that_were_balloted(self, tmp_path: Path) -> None:
        papers = {one.form: one.context() for one in planned(tmp_path).beside({}, WantedExtras(complete=True))}
        groups = papers["phieu-bieu-quyet"]["nhom"]
        assert [group["tieu_de"] for group in groups] == ["I. Danh hiệu “Chiến sĩ thi đua cơ sở” (01)"]
        assert papers["bien-ban-kiem-phieu"]["nhom"][0]["dong"][0]["ty_le"] == "100%"

        def by_hand(data: dict[str, Any]) -> None:
            data["cá nhân"][0]["danh hiệu đề nghị"] = "LĐTT"
            data["biểu quyết"].pop(1)

        forms = [one.form for one in planned(tmp_path, by_hand).beside({}, WantedExtras(complete=True))]
        assert forms == ["giay-moi"]

    def they_verify_with_the_rest(self, tmp_path: Path) -> None:
        build(SAMPLE, tmp_path / "out", wanted=WantedExtras(complete=True))
        assert verify(tmp_path / "out") == []


class DescribeTheSample:
    def it_is_a_commune_of_forty_persons_and_six_collectives(self) -> None:
        review = plan_input(SAMPLE)
        assert isinstance(review, PlannedReview)
        record = review.plan.case.record
        assert (len(record.ca_nhan), len(record.tap_the)) == (40, 6)
        assert record.tap_the[0].ten != ROOM
        assert [bundle.id for bundle in review.plan.bundles] == [
            "bien-ban", "quyet-dinh-danh-hieu", "quyet-dinh-khen-thuong", "trinh-chu-tich-uy-ban-nhan-dan-tinh"
        ]  # fmt: skip
