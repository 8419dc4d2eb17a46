"""Journeys in a real browser: a province's text beside its answer."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
from pathlib import Path

from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures

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
