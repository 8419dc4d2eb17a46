"""A record while it is typed: its page and its problems."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from conftest import ROOT
from typing_fields import beginnings, leaves

from ntm_docs import api
from ntm_docs.pipeline import build
from ntm_docs.problems import Loc, ProblemsError
from ntm_docs.reading.source import parse_input

SAMPLES = sorted((ROOT / "samples").glob("*.yaml"))
DOSSIER = ROOT / "samples" / "ho-so-an-giang-2026.yaml"


def session(path: Path = DOSSIER) -> api.DraftSession:
    return api.DraftSession(path.read_bytes(), path.name)


def text_of(page: bytes | None) -> str:
    assert page is not None
    return zipfile.ZipFile(BytesIO(page)).read("word/document.xml").decode()


def paper(draft: api.DraftAnswer, form: str) -> str:
    return next(one.id for one in draft.papers if one.form == form)


def errors(draft: api.DraftAnswer) -> list[tuple[str, Loc]]:
    return [(one.code, one.loc) for one in draft.problems if one.severity == "error"]


class DescribeADraftOfASample:
    @pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
    def its_pages_are_what_build_makes(self, path: Path, tmp_path: Path) -> None:
        draft = session(path).draft
        built = build(path, tmp_path / "ket-qua")
        made = {one.path: one.id for one in draft.papers if not one.beside}
        assert draft.ready
        assert draft.problems == built.warnings
        for entry in (one for dossier in built.manifest["dossiers"] for one in dossier["documents"]):
            if entry["path"] in made:
                assert draft.page(made[entry["path"]]) == (tmp_path / "ket-qua" / entry["path"]).read_bytes()

    def it_names_sets_and_whom_a_report_is_on(self) -> None:
        draft = session().draft
        report = next(one for one in draft.papers if one.nominee)
        assert report.nominee[:2] == ("đề nghị", 0)
        assert report.sets == draft.plan()["dossiers"][0]["copies"]  # type: ignore[index]


class DescribeTyping:
    @pytest.mark.parametrize(
        ("sample", "fields", "most"),
        [
            ("ho-so-an-giang-2026", ("chủ trì", "ngày", "bắt đầu", "hình thức", "đồng ý", "giai đoạn", "danh xưng"), 6),
            ("binh-xet-an-giang-2026", ("kỳ bình xét", "danh hiệu đề nghị", "xếp loại", "ngày", "danh hiệu"), 4),
            ("ke-hoach-duc-pho", ("loại", "ngày", "nội dung", "tên"), 6),
            ("quyet-dinh-dak-nong-1337", ("ngày", "thẩm quyền", "tên loại", "họ và tên"), 6),
        ],
    )
    def it_keeps_the_page_at_every_letter(self, sample: str, fields: tuple[str, ...], most: int) -> None:
        path = ROOT / "samples" / f"{sample}.yaml"
        typing = session(path)
        whole = {one.id for one in typing.draft.papers}
        seen: set[str | int] = set()
        for loc, text in leaves(parse_input(path.read_bytes(), path.name)):
            name = [part for part in loc if isinstance(part, str)][-1]
            if name not in fields or name in seen:
                continue
            seen.add(name)
            for typed in beginnings(text, most):
                draft = typing.change(api.Change(loc, typed))
                missing = whole - {one.id for one in draft.papers}
                assert name in ("danh hiệu đề nghị", "đồng ý", "danh hiệu") or not missing, (loc, typed)
                assert draft.page(draft.papers[0].id) is not None, (loc, typed)
                assert all(one.loc for one in draft.problems if one.severity == "error"), (loc, typed)
            assert typing.change(api.Change(loc, text)).ready
        assert seen == set(fields)

    def it_shows_a_day_as_it_is_typed_and_tells_it_at_its_field(self) -> None:
        draft = session().change(api.Change(("cuộc họp", "ngày"), "09/7/20"))
        assert ("date.short_year", ("cuộc họp", "ngày")) in errors(draft)
        assert "09/7/20." in text_of(draft.page(paper(draft, "bien-ban")))
        assert not draft.ready

    def it_shows_room_for_what_is_missing(self) -> None:
        draft = session().change(api.Change(("cuộc họp", "địa điểm"), None))
        assert errors(draft) == [("field.required", ("cuộc họp", "địa điểm"))]
        assert "Địa điểm: ……." in text_of(draft.page(paper(draft, "bien-ban")))

    def it_shows_the_name_of_a_chair_who_is_no_member_yet(self) -> None:
        draft = session().change(api.Change(("cuộc họp", "chủ trì"), "Dương V"))
        assert ("meeting.host", ("cuộc họp", "chủ trì")) in errors(draft)
        assert "Dương V, ……, …… Hội đồng" in text_of(draft.page(paper(draft, "bien-ban")))

    def it_reckons_nothing_with_a_number_that_is_not_there(self) -> None:
        loc: Loc = ("đề nghị", 0, "tập thể", 0, "phiếu", "đồng ý")
        draft = session().change(api.Change(loc, "1o"))
        assert errors(draft) == [("number.unit", loc)]
        assert "……%" in text_of(draft.page(paper(draft, "bien-ban")))
        assert "0%" not in text_of(draft.page(paper(draft, "bien-ban"))).replace("100%", "")

    def its_open_values_never_reach_a_page_that_is_built_later(self) -> None:
        typing = session()
        loc: Loc = ("đề nghị", 0, "tập thể", 0, "phiếu", "đồng ý")
        before = typing.draft.page(paper(typing.draft, "bien-ban"))
        broken = typing.change(api.Change(loc, "?"))
        assert broken.page(paper(broken, "bien-ban")) != before
        mended = typing.change(api.Change(loc, str(parse_leaf(loc))))
        assert mended.page(paper(mended, "bien-ban")) == before

    def it_adds_and_takes_away_nominees(self) -> None:
        typing = session()
        before = len(typing.draft.papers)
        added = typing.change(api.Change(("đề nghị", 0, "cá nhân", 0), {"họ và tên": "Lê Thị Hoa"}, "insert"))
        assert len(added.papers) == before + 1
        assert ("field.missing", ("đề nghị", 0, "cá nhân", 0)) in errors(added)
        report = next(one for one in added.papers if one.nominee == ("đề nghị", 0, "cá nhân", 0))
        assert "Lê Thị Hoa" in text_of(added.page(report.id))
        assert len(typing.change(api.Change(("đề nghị", 0, "cá nhân", 0), kind="remove")).papers) == before
        assert typing.draft.ready

    def it_takes_a_text_where_a_group_is_asked(self) -> None:
        draft = session(ROOT / "samples" / "ke-hoach-duc-pho.yaml").change(api.Change(("cơ quan",), "x"))
        assert ("field.not_mapping", ("cơ quan",)) in errors(draft)
        assert draft.page(draft.papers[0].id) is not None

    def but_a_path_that_leads_nowhere_changes_nothing(self) -> None:
        typing = session()
        with pytest.raises(api.PathError):
            typing.change(api.Change(("cuộc họp", "địa điểm"), "x"), api.Change(("đề nghị", 7, "hình thức"), "y"))
        assert typing.draft.ready

    def but_an_award_that_nobody_knows_has_no_papers_and_says_why(self) -> None:
        award = dict(leaves(parse_input(DOSSIER.read_bytes(), DOSSIER.name)))["đề nghị", 0, "hình thức"]
        data = DOSSIER.read_bytes().replace(f"hình thức: {award}".encode(), b"hinh thuc: xyz", 1)
        draft = api.draft(data, DOSSIER.name)
        assert [one for one in draft.papers if not one.beside] == []
        assert [code for code, _ in errors(draft)] == ["award.unknown"]

    def but_a_text_that_is_no_yaml_has_problems_and_no_papers(self) -> None:
        draft = api.draft("loại: hồ sơ khen thưởng\ncơ quan: [a\nb: 1\n".encode(), "ho-so.yaml")
        assert draft.papers == ()
        assert [code for code, _ in errors(draft)] == ["yaml.bracket"]
        assert "ngoặc" in draft.why


def parse_leaf(loc: Loc) -> str:
    return dict(leaves(parse_input(DOSSIER.read_bytes(), DOSSIER.name)))[loc]


class DescribeAProblem:
    def it_stands_at_the_same_field_and_in_the_same_words_as_in_build(self, tmp_path: Path) -> None:
        data = DOSSIER.read_bytes().replace(
            b"kh\xc3\xb4ng \xc4\x91\xe1\xbb\x93ng \xc3\xbd: 0", "không đồng ý: mấy".encode(), 1
        )
        data = data.replace("chủ trì: ".encode(), "chủ trì: Ông ".encode())
        (tmp_path / "ho-so.yaml").write_bytes(data)
        with pytest.raises(ProblemsError) as told:
            build(tmp_path / "ho-so.yaml", tmp_path / "ket-qua")
        draft = api.draft(data, "ho-so.yaml")
        assert [str(one) for one in draft.problems if one.severity == "error"] == list(map(str, told.value.problems))
        assert {one.loc for one in told.value.problems} >= {("cuộc họp", "chủ trì")}
        assert all(one.as_json()["loc"] == list(one.loc) for one in told.value.problems)

    def it_is_told_by_what_the_chosen_day_asks(self) -> None:
        early = api.DraftSession(DOSSIER.read_bytes(), DOSSIER.name, on=date(2023, 9, 1)).draft
        assert early.plan() is None or early.plan()["regime"] != session().draft.plan()["regime"]  # type: ignore[index]


class DescribeASession:
    @pytest.mark.parametrize(
        "path", [DOSSIER, ROOT / "samples" / "binh-xet-an-giang-2026.yaml"], ids=lambda it: it.stem
    )
    def it_says_after_many_changes_what_a_fresh_one_says(self, path: Path) -> None:
        typing = session(path)
        every = list(leaves(parse_input(path.read_bytes(), path.name)))
        changes = [api.Change(loc, text[: len(text) // 2] or None) for loc, text in every[5 :: len(every) // 9]]
        made = path.read_bytes()
        for change in changes:
            typing.change(change)
            made = api.splice(made, [change], path.name)
        fresh = api.draft(made, path.name)
        found = [(one.code, one.loc, one.what) for one in typing.draft.problems if one.severity == "error"]
        assert found
        assert sorted(map(repr, found)) == sorted(
            repr((one.code, one.loc, one.what)) for one in fresh.problems if one.severity == "error"
        )
