"""A workbook on the desk, from the file that is dropped to its results, in a real browser."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

from pathlib import Path

from conftest import command
from desk_browser import bytes_in
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures
from desk_workbooks import BIRTH, LIST, RIGHT, faulty

pytestmark = NEEDS


def seen_by_everyone(page: Page) -> None:
    """What axe-core says of the page as it is, on a narrow screen."""
    if not AXE:
        return
    page.inner.set_viewport_size({"width": 360, "height": 800})
    assert faults(page) == []


class DescribeAWorkbook:
    def it_is_dropped_looked_at_mended_in_the_page_and_built_as_by_the_terminal(
        self, page: Page, folder: Path, tmp_path: Path
    ) -> None:
        faulty(tmp_path / "Bảng tính.xlsx")
        page.inner.goto(page.base)
        page.inner.locator("input[type=file]").first.set_input_files(tmp_path / "Bảng tính.xlsx")
        page.inner.locator("form:has(input[type=file]) button").first.click()
        page.inner.get_by_role("button", name="Xem có lỗi không").click()
        page.inner.locator(".o-sai").wait_for()
        seen_by_everyone(page)
        for (sheet, cell), text in RIGHT.items():
            page.inner.locator(f"[name='o:{sheet}!{cell}']").fill(text)
        page.inner.locator(f"[name='o:{LIST}!{BIRTH}']").focus()
        for _ in range(40):  # the rest by keyboard
            if page.inner.evaluate("() => document.activeElement.matches('.o-sai button')"):
                break
            page.inner.keyboard.press("Tab")
        page.inner.keyboard.press("Enter")
        page.inner.get_by_text("Không có lỗi").wait_for()
        seen_by_everyone(page)
        page.inner.get_by_role("button", name="Tạo hồ sơ").click()
        page.inner.get_by_text("Đã tạo xong.").wait_for()
        seen_by_everyone(page)
        (mended,) = folder.glob("*-da-sua.xlsx")
        assert command(["build", str(mended), "-o", str(tmp_path / "t")], tmp_path).returncode == 0
        (made,) = (one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
        assert bytes_in(made) == bytes_in(tmp_path / "t")

    def it_is_refused_where_nothing_was_typed(self, page: Page, folder: Path) -> None:
        faulty(folder / "khac.xlsx", {(LIST, BIRTH): "31/02/1974"})
        page.inner.goto(page.base)
        page.inner.get_by_role("link", name="khac.xlsx", exact=True).click()
        page.inner.get_by_role("button", name="Xem có lỗi không").click()
        page.inner.get_by_role("button", name="Ghi bản đã sửa").click()
        page.inner.get_by_text("Chưa ô nào được sửa").wait_for()
        seen_by_everyone(page)
