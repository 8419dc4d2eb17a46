"""The calls behind every door: a frozen request, a frozen answer, and who may import what."""

import ast
import dataclasses
import doctest
import json
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from ntm_docs import api
from ntm_docs.problems import ProblemsError

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
DRAFT = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
DOORS = ("terminal", "desk")
MAY_IMPORT = ("api", "problems", "messages")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """An answer of every call that needs no office program."""
    folder = tmp_path_factory.mktemp("api")
    built = api.build(api.BuildRequest((SAMPLE,), folder / "kq"))
    paper = next((folder / "kq").rglob("01-to-trinh.docx"))
    (folder / "van-ban.txt").write_text(PLAIN, encoding="utf-8")
    return {
        "build": built,
        "check": api.check(api.CheckRequest((paper, SAMPLE))),
        "explain": api.explain(api.ExplainRequest(SAMPLE)),
        "require": api.require(api.RequireRequest("Huân chương Lao động hạng Ba", date(2025, 9, 1), "tap_the")),
        "forms": api.forms(api.FormsRequest()),
        "schema": api.schema(api.SchemaRequest("ho-so")),
        "new": api.new(api.NewRequest("ke-hoach", folder / "moi.yaml", level="xa", on=date(2026, 11, 28))),
        "import": api.import_(api.ImportRequest(folder / "van-ban.txt", folder / "nhap.yaml")),
        "verify": api.verify(api.VerifyRequest(folder / "kq")),
        "receive": api.receive(api.ReceiveRequest((folder / "kq",), folder / "tiep-nhan.xlsx")),
    }


CALLS = ("build", "check", "explain", "require", "forms", "schema", "new", "import", "verify", "receive")
PLAIN = """ỦY BAN NHÂN DÂN
XÃ TÂN HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Tân Hội, ngày 14 tháng 7 năm 2025
KẾ HOẠCH
Tổ chức phong trào thi đua
I. MỤC ĐÍCH
Nội dung của mục này.
"""


def _shapes() -> Iterator[type]:
    return (
        one for name in api.__all__ if isinstance(one := getattr(api, name), type) and dataclasses.is_dataclass(one)
    )


class DescribeRequestsAndAnswers:
    def they_are_frozen(self) -> None:
        shapes = [*_shapes()]
        assert len(shapes) >= 16
        for one in shapes:
            made = object.__new__(one)
            with pytest.raises(dataclasses.FrozenInstanceError):
                made.status = "done"  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        "call", [*["build", "check", "explain", "require", "forms", "schema", "new", "import", "verify"]]
    )
    def they_are_plain_values_for_another_program(self, answers: dict[str, Any], call: str) -> None:
        plain = answers[call].as_json()
        assert json.loads(json.dumps(plain)) == plain

    def they_say_how_it_ended(self, answers: dict[str, Any]) -> None:
        assert {name: one.status for name, one in answers.items()} == dict.fromkeys(CALLS, "done")

    def they_name_what_differs(self, answers: dict[str, Any], tmp_path: Path) -> None:
        folder = answers["build"].folders[0].folder
        api.build(api.BuildRequest((SAMPLE,), tmp_path / "kq"))
        next((tmp_path / "kq").rglob("*.docx")).unlink()
        assert api.verify(api.VerifyRequest(folder)).status == "done"
        assert api.verify(api.VerifyRequest(tmp_path / "kq")).status == "mend"

    def they_run_as_their_page_says(self) -> None:
        assert doctest.testmod(api).failed == 0
        assert doctest.testmod(api).attempted > 2


class DescribeTheLanguage:
    @pytest.mark.parametrize(("language", "word"), [("vi", "không có"), ("en", "there is no")])
    def it_is_an_argument(self, language: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NTM_DOCS_LANG", "vi" if language == "en" else "en")
        request = api.RequireRequest("Huân chương Mặt trời", date(2025, 9, 1), "ca_nhan", language=language)
        with pytest.raises(ProblemsError) as caught:
            api.require(request)
        assert word in str(caught.value).lower()

    def but_it_is_that_of_the_environment_where_nothing_is_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NTM_DOCS_LANG", "en")
        with pytest.raises(ProblemsError, match="there is no"):
            api.require(api.RequireRequest("Huân chương Mặt trời", date(2025, 9, 1), "ca_nhan"))


class DescribeDoors:
    def they_have_a_contract_that_names_every_other_room(self) -> None:
        settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        (contract,) = (
            one for one in settings["tool"]["importlinter"]["contracts"] if one["name"].startswith("A door imports")
        )
        package = ROOT / "ntm_docs"
        rooms = {one.stem for one in package.iterdir() if (one / "__init__.py").is_file() or one.suffix == ".py"}
        others = rooms - {*DOORS, *MAY_IMPORT, "__init__", "__main__"}
        assert contract["source_modules"] == [f"ntm_docs.{one}" for one in DOORS]
        assert {one.removeprefix("ntm_docs.") for one in contract["forbidden_modules"]} == others

    @pytest.mark.parametrize("call", [api.build, api.check, api.explain, api.require, api.forms, api.schema, api.new])
    def they_pass_one_request(self, call: Callable[..., Any]) -> None:
        (first, *rest) = call.__annotations__
        assert first == "request"
        assert set(rest) <= {"progress", "return"}

    def they_hold_no_options_of_any_kind(self) -> None:
        """Options travel as a request, never as a dictionary of anything."""
        for path in (ROOT / "ntm_docs" / "api").rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    assert node.args.kwarg is None, f"{path.name}: {node.name}"
