"""Journeys in a real browser: a province's text beside its answer, rows from Excel, targets."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from pathlib import Path

from conftest import ROOT, command
from desk_browser import bytes_in
from desk_chromium import AXE, NEEDS, PASTE, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures
from desk_workbooks import RIGHT, faulty

WRONG = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
POST = "Kế toán"  # signatures begin so too

pytestmark = NEEDS


def seen_by_everyone(page: Page) -> None:
    """What axe-core says of the page as it is, on a narrow screen and a wide one."""
    for width in (360, 1_280) if AXE else ():
        page.inner.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == [], width


class DescribeAProvincesText:
    def its_answer_stands_beside_it_while_one_types(self, page: Page, folder: Path) -> None:
        inner = page.inner
        inner.goto(f"{page.base}/hoi?award=Bằng khen tỉnh&on=28/11/2026&province=An Giang&subject=ca-nhan")
        seen_by_everyone(page)
        inner.get_by_role("button", name="Điền văn bản của tỉnh").click()
        inner.get_by_text("Chưa trả lời được, còn phải sửa:").wait_for()
        for path, text in (
            ('["văn bản","tên loại"]', "Quyết định"),
            ('["văn bản","số"]', "31/2026/QĐ-UBND"),
            ('["văn bản","ngày"]', "31/02/2026"),
            ('["văn bản","cơ quan ban hành"]', "Ủy ban nhân dân tỉnh An Giang"),
            ('["có hiệu lực từ"]', "20/01/2026"),
        ):
            page.field(path).fill(text)
        page.field('["có hiệu lực từ"]').blur()
        inner.locator('[data-sai=\'["văn bản","ngày"]\']', has_text="31/02/2026").wait_for()
        seen_by_everyone(page)
        page.field('["văn bản","ngày"]').fill("09/01/2026")
        inner.locator("details[data-muc] > summary").first.click()
        page.field('["quy định",0,"điều khoản"]').fill("Điều 7 khoản 2")
        page.field('["quy định",0,"số bộ"]').fill("3")
        inner.locator("#tra-loi dd", has_text=re.compile("^03$")).wait_for()
        seen_by_everyone(page)
        assert "số bộ: 3" in (folder / "quy-dinh-An Giang.yaml").read_text(encoding="utf-8")


class DescribeRowsFromExcel:
    def they_go_into_the_council_and_back_by_keyboard_alone(self, page: Page, folder: Path) -> None:
        path = folder / "xa.yaml"
        path.write_bytes((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes())
        inner = page.inner
        inner.goto(page.base)
        inner.get_by_role("link", name="xa.yaml", exact=True).click()
        inner.get_by_role("link", name="Điền vào biểu").click()
        inner.locator("#khung-giay .giay section").first.wait_for()
        list_ = '[data-bang=\'["hội đồng","thành viên"]\']'
        inner.locator(f"{list_} [data-them]").focus()
        for key in ("Tab", "Enter", "Tab"):  # the box under the list is opened and entered
            inner.keyboard.press(key)
        inner.keyboard.insert_text(f"Chức vụ\tHọ và tên\n{POST}\tLê Văn Cẩn\n")
        inner.locator(f"{list_} .dan-doc", has_text="Dòng 1 còn thiếu").wait_for()
        seen_by_everyone(page)
        inner.keyboard.press("Tab")
        inner.keyboard.press("Enter")
        inner.locator(f"{list_} [data-dan-lai]").wait_for()
        assert "Lê Văn Cẩn" in path.read_text(encoding="utf-8")
        seen_by_everyone(page)
        inner.keyboard.press("Enter")  # the way back has the focus
        inner.locator(f"{list_} [data-dan-lai]").wait_for(state="detached")
        assert path.read_bytes() == (ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes()


class DescribeTargets:
    def they_are_pasted_onto_cells(self, page: Page, folder: Path) -> None:
        path = folder / "ke-hoach.yaml"
        path.write_bytes(PLAN.read_bytes())
        inner = page.inner
        inner.goto(page.base)
        inner.get_by_role("link", name="ke-hoach.yaml", exact=True).click()
        inner.get_by_role("link", name="Điền vào biểu").click()
        inner.locator("#khung-giay .giay section").first.wait_for()
        inner.on("dialog", lambda asked: asked.accept())
        page.field('["chỉ tiêu","dòng",1,"thêm",3]').focus()
        inner.evaluate(PASTE, "1\t2\n3\t4\n")
        inner.wait_for_function("() => document.activeElement.closest('tr')?.rowIndex === 2")
        page.saved()
        after = PLAN.read_text(encoding="utf-8").replace("[0, 0, 0, 1, 1]", "[0, 0, 0, 1, 2]")
        assert path.read_text(encoding="utf-8") == after.replace("[11, 11, 12, 1, 2]", "[11, 11, 12, 3, 4]")
        seen_by_everyone(page)


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until the focus is there, as one without a mouse does; it is seen where it is."""
    for _ in range(150):
        if page.inner.evaluate("one => document.activeElement.matches(one)", selector):
            assert page.inner.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
        page.inner.keyboard.press("Tab")
    raise AssertionError(selector)


class DescribeAJourneyByKeyboardAlone:
    """Only the file is chosen by the system's own dialog."""

    def it_goes_through_a_check(self, page: Page, tmp_path: Path) -> None:
        inner, keys = page.inner, page.inner.keyboard
        inner.goto(page.base)
        tab_to(page, "nav a[href='/kiem-tra']")
        keys.press("Enter")
        inner.locator("#tep").wait_for()
        inner.set_input_files("#tep", WRONG)
        tab_to(page, "main form button:not([type])")
        keys.press("Enter")
        inner.locator("#giay-la[data-xong]").wait_for()
        seen_by_everyone(page)
        tab_to(page, "button[data-den]:enabled")
        keys.press("Space")
        inner.locator("button[data-den][aria-pressed=true]").wait_for()
        seen_by_everyone(page)
        tab_to(page, "a[href$='/chu-thich'], a[href$='/sua']")
        with inner.expect_download() as waited:
            inner.locator("a[href$='/chu-thich']").focus()
            keys.press("Enter")
        waited.value.save_as(tmp_path / "x.docx")
        assert command(["check", str(WRONG), "--annotate", "t.docx"], tmp_path).returncode == 1
        assert (tmp_path / "x.docx").read_bytes() == (tmp_path / "t.docx").read_bytes()

    def it_goes_through_a_workbook(self, page: Page, folder: Path, tmp_path: Path) -> None:
        faulty(folder / "phim.xlsx")
        inner, keys = page.inner, page.inner.keyboard
        inner.goto(page.base)
        inner.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
        link = inner.get_by_role("link", name="phim.xlsx", exact=True).get_attribute("href")
        tab_to(page, f"a[href='{link}']")
        keys.press("Enter")
        inner.get_by_role("button", name="Xem có lỗi không").wait_for()
        tab_to(page, "button[value=look]")
        keys.press("Enter")
        inner.locator(".o-sai").wait_for()
        for (sheet, cell), text in RIGHT.items():
            inner.evaluate("() => document.activeElement.blur()")
            tab_to(page, f"[name='o:{sheet}!{cell}']")
            keys.press("ControlOrMeta+a")
            keys.insert_text(text)
        tab_to(page, ".o-sai button")
        keys.press("Enter")
        inner.get_by_text("Không có lỗi").wait_for()
        tab_to(page, "button[value=build]")
        keys.press("Enter")
        inner.get_by_text("Đã tạo xong.").wait_for()
        seen_by_everyone(page)
        (mended,) = folder.glob("phim-da-sua.xlsx")
        assert command(["build", str(mended), "-o", str(tmp_path / "t")], tmp_path).returncode == 0
        (made,) = (one for one in folder.glob("ket-qua*phim*") if one.is_dir())
        assert bytes_in(made) == bytes_in(tmp_path / "t")
