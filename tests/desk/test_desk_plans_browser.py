"""An own plan from the superior's, in a real browser: keys, the page while one types, the file."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

from pathlib import Path

from conftest import ROOT, command
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
AGENCY = "Ủy ban nhân dân xã Thạnh Đông"

pytestmark = NEEDS


def seen_by_everyone(page: Page) -> None:
    """What axe-core says of the page as it is, on a narrow screen."""
    if AXE:
        page.inner.set_viewport_size({"width": 360, "height": 800})
        assert faults(page) == []
        page.inner.set_viewport_size({"width": 1_280, "height": 900})


class DescribeAnOwnPlan:
    def it_is_made_by_keys_and_is_the_terminals_but_for_the_steps(
        self, page: Page, folder: Path, tmp_path: Path
    ) -> None:
        inner = page.inner
        inner.goto(f"{page.base}/ke-hoach")
        seen_by_everyone(page)
        inner.set_input_files("#tep", PLAN)
        inner.get_by_role("button", name="Đọc kế hoạch").click()
        inner.locator("#agency").fill(AGENCY)
        for name, text in (("province", "An Giang"), ("on", "01/12/2026"), ("name", "xa")):
            inner.locator(f"#{name}").fill(text)
        seen_by_everyone(page)
        inner.get_by_role("button", name="Dựng kế hoạch của mình").click()
        inner.locator("#khung-giay .giay section").first.wait_for()
        asked = ["new", "ke-hoach", "--from", str(PLAN), "--agency", AGENCY, "--province", "An Giang"]
        assert command([*asked, "--on", "01/12/2026", "-o", "xa.yaml"], tmp_path).returncode == 0
        assert (folder / "xa.yaml").read_bytes() == (tmp_path / "xa.yaml").read_bytes()
        seen_by_everyone(page)
        keys, left = inner.keyboard, inner.locator("#trang-thai")
        inner.locator("#doan-h").focus()
        keys.press("g")
        inner.get_by_text("Còn 73 đoạn").wait_for()
        keys.press("b")
        inner.get_by_text("Còn 72 đoạn").wait_for()
        keys.press("z")
        inner.get_by_text("Còn 73 đoạn").wait_for()
        keys.press("s")
        keys.press("ControlOrMeta+a")
        keys.type("- Chữ của xã gõ ở đây.")
        inner.locator("#khung-giay .giay", has_text="Chữ của xã gõ ở đây").wait_for()
        assert inner.locator("#chu").input_value() == "- Chữ của xã gõ ở đây."
        keys.press("ControlOrMeta+Enter")
        inner.get_by_text("Còn 72 đoạn").wait_for()
        assert "72" in left.inner_text()
        lines = (tmp_path / "xa.yaml").read_text(encoding="utf-8").split("\n")
        first, second = [at for at, line in enumerate(lines) if "[RÀ SOÁT" in line and not line.startswith("#")][:2]
        lines[first] = lines[first].partition(" [RÀ SOÁT")[0]
        lines[second] = "  - Chữ của xã gõ ở đây."
        assert (folder / "xa.yaml").read_text(encoding="utf-8") == "\n".join(lines)
