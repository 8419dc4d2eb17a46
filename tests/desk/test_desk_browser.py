"""The desk in a real browser, with the real server and real files."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import base64
import re
from pathlib import Path

import pytest
from conftest import ROOT, command
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, hostile, page, served  # noqa: F401 -- fixtures
from pypdf import PdfReader

from ntm_docs import api

SAMPLE = ROOT / "samples" / "ho-so-an-giang-2026.yaml"
SIGNER = '["người ký","họ và tên"]'

pytestmark = NEEDS


@pytest.fixture
def form(page: Page, folder: Path) -> Page:
    """The form of a fresh copy of the sample, its page drawn."""
    (folder / "xa.yaml").write_bytes(SAMPLE.read_bytes())
    page.inner.goto(page.base)
    page.inner.get_by_role("link", name="xa.yaml", exact=True).click()
    page.inner.get_by_role("link", name="Điền vào biểu").click()
    page.inner.locator("#khung-giay .giay section").first.wait_for(timeout=120_000)
    return page


class DescribeTheForm:
    def it_shows_the_page_while_one_types(self, form: Page, folder: Path) -> None:
        field = form.field(SIGNER)
        field.fill("Dương Văn Bì")
        form.drawn("Dương Văn Bì")
        field.press_sequentially("nh", delay=40)
        form.drawn("Dương Văn Bình")
        form.saved()
        assert (folder / "xa.yaml").read_text(encoding="utf-8") == SAMPLE.read_text(encoding="utf-8").replace(
            "họ và tên: Dương Văn Hòa\n", "họ và tên: Dương Văn Bình\n", 1
        )

    def it_never_touches_the_field_in_which_one_types(self, form: Page) -> None:
        field = form.field(SIGNER)
        field.evaluate(
            "one => { window.before = one; one.focus(); one.value = '  Dươn'; one.setSelectionRange(3, 3); }"
        )
        form.inner.keyboard.type("X")
        form.drawn("DXươn")
        form.inner.wait_for_timeout(1_500)
        state = field.evaluate(
            "one => [one === window.before, one === document.activeElement, one.value, one.selectionStart]"
        )
        assert state == [True, True, "  DXươn".replace("DX", "DX"), 4]

    def it_takes_a_word_from_an_input_method(self, form: Page) -> None:
        field = form.field(SIGNER)
        field.fill("")
        field.focus()
        session = form.inner.context.new_cdp_session(form.inner)
        for text in ("B", "Bi", "Bif", "Bì", "Bìn", "Bình"):
            session.send(
                "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
            )
        session.send("Input.insertText", {"text": "Bình"})
        form.drawn("Bình")
        assert field.input_value() == "Bình"

    def it_takes_a_burst_of_backspaces(self, form: Page) -> None:
        field = form.field(SIGNER)
        field.fill("Tran Thi")
        for _ in range(3):
            field.press("Backspace")
        form.inner.keyboard.insert_text("Thị")
        form.drawn("Tran Thị")
        assert field.input_value() == "Tran Thị"

    def it_tells_a_problem_when_the_field_is_left_and_takes_it_back_at_once(self, form: Page) -> None:
        field = form.field('["ngày tờ trình"]')
        told = form.inner.locator(f"#{field.get_attribute('id')}-s")
        field.fill("31/02/2026")
        assert told.is_hidden()
        field.press("Tab")
        told.wait_for(state="visible", timeout=120_000)
        assert "31/02/2026" in told.inner_text()
        assert field.get_attribute("aria-invalid") == "true"
        field.fill("28/11/2026")
        told.wait_for(state="hidden", timeout=120_000)
        assert field.get_attribute("aria-invalid") is None

    def its_lists_take_a_table_from_excel(self, form: Page, folder: Path) -> None:
        form.inner.evaluate("window.confirm = () => true")
        table = form.inner.locator('[data-bang=\'["hội đồng","thành viên"]\']')
        count = table.locator("tbody tr").count()
        cell = table.locator("tbody tr").last.locator("[data-cho]").first
        rows = ("<td>Lê Văn A</td><td>Ủy viên\n  Hội đồng</td>", "<td>Lê <b>Thị</b> B</td><td>Thư ký</td>")
        html = f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
        cell.evaluate(
            """(one, html) => { one.focus(); const board = new DataTransfer(); board.setData("text/html", html);
            const all = { clipboardData: board, bubbles: true, cancelable: true };
            one.dispatchEvent(new ClipboardEvent("paste", all)); }""",
            html,
        )
        form.inner.locator('[data-bang=\'["hội đồng","thành viên"]\'] tbody tr').nth(count).wait_for(timeout=120_000)
        text = (folder / "xa.yaml").read_text(encoding="utf-8")
        assert "Lê Văn A" in text
        assert "Lê Thị B" in text
        assert "Ủy viên Hội đồng" in text

    def it_is_done_by_keyboard_alone_and_makes_what_the_terminal_makes(
        self, form: Page, folder: Path, tmp_path: Path
    ) -> None:
        keys = form.inner.keyboard

        def tab_to(what: str, most: int = 400) -> None:
            for _ in range(most):
                if form.inner.evaluate("what => document.activeElement.matches(what)", what):
                    return
                keys.press("Tab")
            raise AssertionError(what)

        form.inner.locator("body").focus()
        tab_to(f"[data-cho='{SIGNER}']")
        keys.press("End")
        keys.type(" Bình")
        form.drawn("Dương Văn Hòa Bình")
        tab_to("[data-them='[\"đề nghị\"]'], details[data-muc] > summary")
        keys.press("Enter")
        form.inner.locator("details[data-muc][open] [data-cho]").first.wait_for(timeout=120_000)
        tab_to("#giay")
        keys.press("ArrowDown")
        tab_to("#tao button")
        keys.press("Enter")
        form.inner.get_by_text("Đã tạo xong.").wait_for(timeout=120_000)
        done = command(["build", str(folder / "xa.yaml"), "-o", str(tmp_path / "terminal")], tmp_path)
        assert done.returncode == 0
        made, other = folder / "ket-qua-xa", tmp_path / "terminal"
        names = sorted(one.relative_to(other).as_posix() for one in other.rglob("*") if one.is_file())
        assert len(names) > 5
        assert [(made / name).read_bytes() for name in names] == [(other / name).read_bytes() for name in names]
        assert "Hòa Bình" in (folder / "xa.yaml").read_text(encoding="utf-8")


def drawn(page: Page, data: bytes) -> list[str]:
    """The texts of the pages that are drawn of a .docx."""
    page.inner.goto(f"{page.base}/moi")
    page.inner.evaluate(
        """async (text) => {
        for (const name of ["jszip.js", "docx-preview.js"]) await new Promise((done, failed) => {
            const how = { src: `/tinh/npm/${name}`, onload: done, onerror: failed };
            const script = Object.assign(document.createElement("script"), how);
            document.head.append(script);
        });
        const { draw } = await import("/tinh/trang.js");
        const host = Object.assign(document.createElement("div"), { id: "thu" });
        document.body.append(host);
        await draw(new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))]), host); }""",
        base64.b64encode(data).decode(),
    )
    texts = "() => [...document.querySelectorAll('#thu section')].map((one) => one.querySelector('article').innerText)"
    found: list[str] = page.inner.evaluate(texts)
    return found


class DescribeThePage:
    @pytest.mark.office
    def it_breaks_where_the_pdf_does(self, page: Page, tmp_path: Path) -> None:
        """The same number of pages, and the same first words on each; what differs by a line is listed here."""
        answer = api.build(api.BuildRequest((SAMPLE,), tmp_path / "ra", complete=False))
        api.pdf(api.PdfRequest((answer.folders[0].folder,)))
        differs = []
        for paper in sorted((tmp_path / "ra").rglob("*.docx")):
            printed = [one.extract_text() for one in PdfReader(paper.with_suffix(".pdf")).pages]
            shown = drawn(page, paper.read_bytes())
            assert len(shown) == len(printed), paper.name
            if [begin(one) for one in shown[1:]] != [begin(one) for one in printed[1:]]:
                differs.append(paper.name)
        assert differs == ["001-nhan-dan-ap-thanh-tay.docx"]  # one line more on its second page

    def it_runs_nothing_that_a_stranger_put_into_a_paper(self, page: Page, demo: Path) -> None:
        paper = hostile(next(demo.rglob("01-to-trinh.docx")).read_bytes())
        assert len(drawn(page, paper)) >= 1
        page.inner.wait_for_timeout(300)
        assert page.inner.evaluate(
            "() => [document.title.includes('HACK'), document.querySelectorAll('#thu iframe').length]"
        ) == [False, 0]
        assert page.inner.evaluate(
            "() => [...document.querySelectorAll('#thu a')].map((one) => one.getAttribute('href'))"
        ) == [None]


def begin(text: str) -> str:
    return re.sub(r"\W", "", re.sub(r"^\s*\d+\s", "", text))[:18]


@pytest.mark.skipif(not AXE, reason="axe-core is missing: scripts/page.sh fetches it from npm")
class DescribeEveryPage:
    @pytest.mark.parametrize(
        "address",
        ["/", "/hoi", "/hoi?award=Bằng khen tỉnh&on=28/11/2026", "/hoi?award=x", "/kiem-tra", "/moi", "/khong-co",
         "/ke-hoach", "/tiep-nhan", "/so-khen-thuong", "/so-khen-thuong?name=x"],
    )  # fmt: skip
    @pytest.mark.parametrize("width", [360, 1_280])
    def it_is_for_everyone(self, page: Page, address: str, width: int) -> None:
        page.inner.set_viewport_size({"width": width, "height": 800})
        page.inner.goto(f"{page.base}{address}")
        assert faults(page) == []

    @pytest.mark.parametrize("name", ["binh-xet-an-giang-2026", "ke-hoach-kien-giang-168", "hong", "tinh"])
    def its_works_are_for_everyone_in_both_languages(self, page: Page, folder: Path, name: str) -> None:
        """What a file of each kind has: what will be made, its form, its versions."""
        texts = {"hong": "loại: hồ sơ khen thưởng\ncơ quan: [\n", "tinh": "loại: quy định của tỉnh\ntỉnh: An Giang\n"}
        sample = ROOT / "samples" / f"{name}.yaml"
        (folder / f"{name}.yaml").write_text(texts.get(name) or sample.read_text(encoding="utf-8"), encoding="utf-8")
        for button in ("English", "Tiếng Việt"):
            page.inner.goto(page.base)
            page.inner.get_by_role("button", name=button).click()
            page.inner.get_by_role("link", name=f"{name}.yaml", exact=True).click()
            address = page.inner.url
            for more in ("", "/soan", "/phien-ban") if name != "hong" else ("", "/soan"):
                page.inner.goto(address + more)
                for width in (360, 1_280):
                    page.inner.set_viewport_size({"width": width, "height": 800})
                    assert faults(page) == [], (more, width)

    def its_form_is_for_everyone_in_every_state(self, form: Page) -> None:
        form.inner.locator("details[data-muc] > summary").first.click()
        form.inner.locator("details[data-muc][open] [data-cho]").first.wait_for(timeout=120_000)
        form.field('["ngày tờ trình"]').fill("31/02/2026")
        form.inner.locator("#tao button").click()
        form.inner.locator("#tom-tat").wait_for(state="visible", timeout=120_000)
        assert faults(form) == []
        form.inner.set_viewport_size({"width": 360, "height": 800})
        assert faults(form) == []
