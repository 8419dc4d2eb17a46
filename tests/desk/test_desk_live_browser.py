"""The page beside the form: what changes is drawn, and it is the same page."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from desk_chromium import NEEDS, Page, browser, folder, page, served  # noqa: F401 -- fixtures

SAMPLE = ROOT / "samples" / "ho-so-an-giang-2026.yaml"
NOMINEE = ("đề nghị", 0, "tập thể", 0)
DEEDS = (*NOMINEE, "thành tích")
SIGNER = ("người ký", "họ và tên")
LINES = [f"Việc thứ {at}: ấp làm xong tuyến đường số {at}, hộ nào cũng góp công." for at in range(1, 60)]

pytestmark = NEEDS

TYPE = """([path, text]) => {
  const field = document.querySelector(`[data-cho='${path}']`);
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
ANEW = """async () => {
  const { draw } = await import(document.querySelector("#bieu").dataset.trang);
  const host = document.body.appendChild(document.createElement("div"));
  const answer = await fetch(document.querySelector("#lay-giay").href);
  await draw(await answer.blob(), host);
  const plain = (one) => one.outerHTML.replace(/giay\\d+/g, "giay");
  const pages = (root) => [...root.querySelectorAll("section")].map(plain);
  const found = [pages(document.querySelector("#khung-giay")), pages(host)];
  host.remove();
  return found;
}"""
ASKED = "() => performance.getEntriesByType('resource').filter((one) => /giay.*[?]r=/.test(one.name)).length"


@pytest.fixture
def form(page: Page, folder: Path) -> Page:
    """The form of a fresh copy of the sample, every nominee's fields in it."""
    name = f"song-{len([*folder.glob('song-*.yaml')])}.yaml"
    (folder / name).write_bytes(SAMPLE.read_bytes())
    page.inner.goto(page.base)
    page.inner.get_by_role("link", name=name, exact=True).click()
    page.inner.get_by_role("link", name="Điền vào biểu").click()
    page.inner.locator("#khung-giay .giay section").first.wait_for()
    for path in (NOMINEE[:2], NOMINEE):
        page.inner.locator(f"details[data-muc='{plain(path)}'] > summary").click()
        page.inner.locator(f"details[data-muc='{plain(path)}'] [data-cho]").first.wait_for(state="attached")
    page.drawn("Ấp Thạnh Tây có 412 hộ")
    return page


def plain(path: tuple[Any, ...]) -> str:
    return json.dumps(list(path), ensure_ascii=False, separators=(",", ":"))


def typed(form: Page, path: tuple[Any, ...], text: str) -> None:
    """Type a text, and wait for the page with it."""
    with form.inner.expect_response(lambda answer: answer.url.endswith("/sua")) as asked:
        form.inner.evaluate(TYPE, [plain(path), text])
    drawn(form, asked.value.json()["revision"])


def drawn(form: Page, revision: int) -> None:
    form.inner.wait_for_function(
        "revision => Number(document.querySelector('#khung-giay').dataset.lan) >= revision", arg=revision
    )


def chosen(form: Page, paper: str) -> None:
    """Choose a paper, and wait for it."""
    if form.inner.locator("#giay").input_value() != paper:
        with form.inner.expect_response(lambda answer: "/giay/" in answer.url):
            form.inner.locator("#giay").select_option(paper)
    form.inner.wait_for_timeout(500)


class DescribeThePageWhileOneTypes:
    @pytest.mark.parametrize(
        ("path", "texts"),
        [
            ((*NOMINEE, "tên"), ["Nhân dân ấp Thạnh Tâ", "Nhân dân ấp Thạnh Tây và những người con xa quê"]),
            ((*DEEDS, "kết quả"), ["\n".join(LINES), "\n".join(LINES[:30]), "\n".join(LINES[1:31]), "Một việc."]),
            ((*DEEDS, "vai trò"), [" ".join(LINES), " ".join(LINES[:40]), " ".join(LINES * 3), "Một việc."]),
            ((*DEEDS, "bảng tiêu chí", "dòng", 0, "tiêu chí"), ["Thu", "Thu nhập bình quân đầu người " * 20]),
        ],
        ids=["a name", "lines", "a long paragraph", "a cell"],
    )
    def it_is_the_page_that_is_drawn_anew(self, form: Page, path: tuple[Any, ...], texts: list[str]) -> None:
        asked = form.inner.evaluate(ASKED)
        for text in texts:
            typed(form, path, text)
            shown, anew = form.inner.evaluate(ANEW)
            assert shown == anew
        assert form.inner.evaluate(ASKED) == asked  # each by what changed alone

    def it_is_so_where_a_break_moves_through_what_did_not_change(self, form: Page) -> None:
        typed(form, (*DEEDS, "vai trò"), " ".join(LINES))
        for count in range(1, 8):
            typed(form, (*NOMINEE, "sơ lược"), "\n".join(LINES[:count]))
            shown, anew = form.inner.evaluate(ANEW)
            assert shown == anew

    def it_is_so_for_every_paper(self, form: Page) -> None:
        papers = form.inner.locator("#giay option").evaluate_all("all => all.map((one) => one.value)")
        assert len(papers) > 8
        for number, paper in enumerate(papers):
            chosen(form, paper)
            typed(form, SIGNER, f"Dương Văn Bình {'Minh ' * number}".strip())
            typed(form, (*NOMINEE, "tên"), f"Nhân dân ấp Thạnh {'Tây ' * number}".strip())
            shown, anew = form.inner.evaluate(ANEW)
            assert shown == anew, paper

    def its_paragraphs_that_did_not_change_stay_where_they_are(self, form: Page) -> None:
        marked = "() => { for (const one of document.querySelectorAll('#khung-giay article > *')) one.before_ = true; }"
        form.inner.evaluate(marked)
        typed(form, (*NOMINEE, "tên"), "Nhân dân ấp Thạnh Tâ")
        count = "() => [true, undefined].map((was) => [...document.querySelectorAll('#khung-giay article > *')]"
        kept, fresh = form.inner.evaluate(f"{count}.filter((one) => one.before_ === was).length)")
        assert kept > 10 * fresh > 0


class DescribeTheSummary:
    def it_names_each_field_by_where_it_stands(self, form: Page) -> None:
        typed(form, ("hội đồng", "thành viên", 1, "họ và tên"), "")
        form.inner.locator("#tao button").click()
        told = form.inner.locator("#tom-tat li", has_text="hội đồng › thành viên 2 › họ và tên: ")
        told.first.wait_for()
