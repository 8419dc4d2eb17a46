"""Journeys in a real browser: a province's text beside its answer, rows from Excel, targets."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from pathlib import Path

from conftest import ROOT
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures

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


PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const kind = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", kind));
}"""
