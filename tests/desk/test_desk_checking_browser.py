"""Papers that are checked, in a real browser: findings beside the pages, copies to take away."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, hostile, page, served  # noqa: F401 -- fixtures

WRONG = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"

pytestmark = NEEDS


def send(page: Page, *files: Path) -> None:
    """Choose papers by the page's own field, and send them."""
    page.inner.goto(f"{page.base}/kiem-tra")
    page.inner.set_input_files("#tep", [str(one) for one in files])
    page.inner.get_by_role("button", name="Kiểm tra", exact=True).click()
    page.inner.wait_for_url(re.compile(r"/kiem-tra/[0-9a-f]{32}(/1)?$"), timeout=120_000)


def frame_of(page: Page) -> Any:
    """The frame with the pages, when they are drawn."""
    page.inner.locator("#giay-la[data-xong]").wait_for(timeout=120_000)
    return next(one for one in page.inner.frames if "/kiem-tra/khung" in one.url)


def taken(page: Page, name: str, target: Path) -> bytes:
    with page.inner.expect_download(timeout=120_000) as waited:
        page.inner.get_by_role("link", name=name).click()
    waited.value.save_as(target)
    return target.read_bytes()


class DescribeAPaperThatIsChecked:
    def its_findings_lead_to_their_places_and_its_copies_are_the_terminals(self, page: Page, tmp_path: Path) -> None:
        send(page, WRONG)
        frame = frame_of(page)
        assert frame.locator("section").count() >= 1
        buttons = page.inner.locator("[data-den]:enabled")
        assert buttons.count() > 3
        assert (
            page.inner.locator("[data-den]:disabled").count() == page.inner.locator("[data-khong-ve]:visible").count()
        )
        button = buttons.last
        button.focus()
        page.inner.keyboard.press("Enter")
        shown = frame.locator(".dang-xem").first
        shown.wait_for(timeout=120_000)
        assert button.get_attribute("aria-pressed") == "true"
        assert shown.evaluate(
            "one => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"
        )
        assert "Đang xem trang" in page.inner.locator("#trang-so").inner_text()
        page.inner.get_by_role("button", name="Chỗ sau").focus()
        page.inner.keyboard.press("Space")
        page.inner.locator("[data-den][aria-pressed=true]").wait_for(timeout=120_000)
        marked = frame.locator(".cho.error").first
        number = marked.locator("[id^='cho-']").first.get_attribute("id").removeprefix("cho-")
        marked.click()
        page.inner.locator(f"[data-den='{number}'][aria-pressed=true]").first.wait_for(timeout=120_000)
        assert page.inner.evaluate("document.activeElement.dataset.den") == number
        annotated = taken(page, "Lấy bản có chú thích", tmp_path / "chu-thich.docx")
        page.inner.get_by_role("link", name="Sửa những chỗ tự sửa được").click()
        frame_of(page)
        assert faults(page) == [] if AXE else True
        mended = taken(page, "Lấy bản đã sửa", tmp_path / "da-sua.docx")
        page.inner.go_back()
        frame_of(page)
        room = tmp_path / "terminal"
        room.mkdir()
        for option, made in (("--annotate", annotated), ("--fix", mended)):
            command(["check", str(WRONG), option, f"x{option}.docx"], room)
            assert made == (room / f"x{option}.docx").read_bytes(), option

    def it_runs_nothing_and_leads_nowhere_where_it_is_a_strangers(self, page: Page, demo: Path, tmp_path: Path) -> None:
        paper = tmp_path / "la.docx"
        paper.write_bytes(hostile(next(demo.rglob("01-to-trinh.docx")).read_bytes()))
        asked: list[str] = []
        page.inner.on("request", lambda request: asked.append(request.url))
        send(page, paper)
        frame = frame_of(page)
        page.inner.wait_for_timeout(300)
        assert frame.locator("a[href], iframe, object, embed").count() == 0
        assert "HACK" not in page.inner.title() + frame.title()
        assert [url for url in asked if not url.startswith((page.base, "blob:"))] == []
        assert page.inner.locator("iframe").get_attribute("sandbox") == "allow-scripts"
        tried = "() => { try { return String(parent.document.title); } catch (error) { return error.name; } }"
        assert frame.evaluate(tried) == "SecurityError"

    @pytest.mark.skipif(not AXE, reason="axe-core is missing: scripts/page.sh fetches it from npm")
    def its_pages_are_for_everyone(self, page: Page) -> None:
        send(page, WRONG)
        frame_of(page)
        for width in (360, 640, 1_280):  # 640: 200 % of 1280
            page.inner.set_viewport_size({"width": width, "height": 800})
            assert faults(page) == [], width


class DescribeAFolderThatIsChecked:
    def it_is_chosen_as_it_stands_and_its_papers_are_held_against_each_other(
        self, page: Page, demo: Path, tmp_path: Path
    ) -> None:
        chosen = tmp_path / "hồ sơ"
        shutil.copytree(demo, chosen)
        page.inner.goto(f"{page.base}/kiem-tra")
        page.inner.set_input_files("#thu-muc", str(chosen))
        page.inner.get_by_text("trong thư mục “hồ sơ”").wait_for(timeout=120_000)
        page.inner.get_by_role("button", name="Kiểm tra", exact=True).click()
        page.inner.get_by_role("heading", name="Kết quả kiểm tra").wait_for(timeout=240_000)
        names = page.inner.locator("tbody th[scope=row] a").all_inner_texts()
        papers = sorted(f"hồ sơ/{one.relative_to(demo).as_posix()}" for one in demo.rglob("*.docx"))
        assert sorted(set(names) & set(papers)) == papers
        assert page.inner.locator("table.doi-giay").count() >= 1
        if AXE:
            assert faults(page) == []
            page.inner.set_viewport_size({"width": 360, "height": 800})
            assert faults(page) == []
        page.inner.set_viewport_size({"width": 360, "height": 800})
        caption = page.inner.locator("table.doi-giay caption").first.bounding_box()
        assert caption["width"] > 200  # not a letter a line
