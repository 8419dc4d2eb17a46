"""Dossiers that come in, in a real browser: dropped, appraised, received again."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import re
import shutil
from pathlib import Path

from conftest import command
from desk_browser import bytes_in
from desk_chromium import AXE, NEEDS, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures
from openpyxl import Workbook, load_workbook
from reception_sample import appraised as appraised_in_excel
from reception_sample import received as received_by_the_terminal
from reception_sample import script

pytestmark = NEEDS


def seen_by_everyone(page: Page, *widths: int) -> None:
    """What axe-core says of the page as it is, on a narrow screen."""
    if AXE:
        for width in (360, *widths):
            page.inner.set_viewport_size({"width": width, "height": 800})
            assert faults(page) == [], width


def received(page: Page) -> None:
    """Send the form of the receive page, and wait for what comes of it."""
    page.inner.get_by_role("button", name="Tiếp nhận", exact=True).click()
    page.inner.get_by_role("link", name="Xem các hồ sơ, thẩm định").wait_for(timeout=240_000)


def as_by_the_terminal(folder: Path, tmp_path: Path, day: str) -> bytes:
    """What the terminal makes of the same dossiers and, where there is one, the same workbook."""
    shutil.copytree(folder / "ho-so-nhan", tmp_path / "ho-so-nhan", dirs_exist_ok=True)
    done = command(["receive", "ho-so-nhan", "-o", "tiep-nhan.xlsx", "--received", day], tmp_path)
    assert done.returncode in (0, 1), done.stderr
    return (tmp_path / "tiep-nhan.xlsx").read_bytes()


def looked_through(page: Page) -> None:
    """Every table of the reception, down to a dossier."""
    page.inner.get_by_role("link", name="Xem các hồ sơ, thẩm định").click()
    page.inner.get_by_text("14 hồ sơ, 26 trường hợp; đã thẩm định 0/26").wait_for(timeout=120_000)
    seen_by_everyone(page)
    page.inner.get_by_role("link", name="Lỗi", exact=True).click()
    page.inner.get_by_text("bản quét không đọc được ở đây").wait_for(timeout=120_000)
    seen_by_everyone(page)
    page.inner.get_by_role("link", name="Trường hợp", exact=True).click()
    seen_by_everyone(page)
    page.inner.get_by_role("link", name="Bà Phạm Ngọc Diễm").click()
    page.inner.get_by_role("heading", name="Ủy ban nhân dân xã An Biên").wait_for(timeout=120_000)
    seen_by_everyone(page, 640, 1_280)  # 640: 200 % of 1280


def appraised(page: Page) -> None:
    """Two verdicts on the dossier that is shown, by keyboard; then a line of the sheet of offices."""
    page.inner.set_viewport_size({"width": 1_280, "height": 900})
    verdict = page.inner.get_by_label("Kết quả thẩm định, Bà Phạm Ngọc Diễm")
    verdict.focus()
    page.inner.keyboard.press("ArrowDown")  # by keyboard: not eligible, the reason forgotten
    page.inner.keyboard.press("ArrowDown")
    assert verdict.input_value() == "không đủ tiêu chuẩn"
    page.inner.get_by_role("button", name="Ghi vào bảng tính").press("Enter")
    page.inner.get_by_text("Đã ghi 1 ô").wait_for(timeout=120_000)
    reason = page.inner.get_by_label("Lý do, Bà Phạm Ngọc Diễm")
    assert reason.get_attribute("aria-invalid") == "true"
    seen_by_everyone(page)
    reason.fill("chưa đủ thời gian công tác")
    page.inner.get_by_label("Kết quả thẩm định, Ông Quách Văn Mười").select_option("đủ tiêu chuẩn")
    page.inner.get_by_role("button", name="Ghi, sang hồ sơ sau").click()
    page.inner.wait_for_url(re.compile(r"\?ghi=2#"), timeout=120_000)
    page.inner.get_by_role("link", name="Cơ quan, số và ngày").click()
    page.inner.get_by_label("liên hệ").fill("bà Nguyễn Thị Hằng")
    seen_by_everyone(page)
    page.inner.get_by_role("button", name="Ghi vào bảng tính").click()
    page.inner.get_by_text("Đã ghi 1 ô").wait_for(timeout=120_000)


class DescribeAReception:
    def it_is_dropped_appraised_and_received_again_as_by_the_terminal(
        self, page: Page, folder: Path, tmp_path: Path
    ) -> None:
        script().make(tmp_path / "các xã")
        page.inner.goto(f"{page.base}/tiep-nhan")
        seen_by_everyone(page)
        page.inner.set_input_files("#thu-muc", str(tmp_path / "các xã"))
        page.inner.get_by_text("trong thư mục “các xã”").wait_for(timeout=120_000)
        page.inner.fill("#received", "10/11/2025")
        received(page)
        seen_by_everyone(page)
        book = folder / "tiep-nhan.xlsx"
        terminal = tmp_path / "terminal"
        assert book.read_bytes() == as_by_the_terminal(folder, terminal, "10/11/2025")

        looked_through(page)
        appraised(page)
        shutil.copy(book, terminal)
        page.inner.goto(f"{page.base}/tiep-nhan")
        page.inner.fill("#received", "10/11/2025")
        received(page)  # what was received is ticked already
        page.inner.get_by_text("Giữ nguyên ý kiến thẩm định của 2 trường hợp").wait_for(timeout=120_000)
        assert book.read_bytes() == as_by_the_terminal(folder, terminal, "10/11/2025")
        rows = [*load_workbook(book)["Trường hợp"].values]
        verdicts = [row[rows[0].index("Kết quả thẩm định")] for row in rows[1:]]
        assert sorted(filter(None, verdicts)) == ["không đủ tiêu chuẩn", "đủ tiêu chuẩn"]


class DescribeThePapersOfTheOffices:
    def they_are_chosen_made_and_taken_away_as_by_the_terminal(self, page: Page, folder: Path, tmp_path: Path) -> None:
        book = appraised_in_excel(received_by_the_terminal(tmp_path / "mau"), folder / "nhan-2025.xlsx")
        page.inner.goto(page.base)
        page.inner.get_by_role("link", name="nhan-2025.xlsx", exact=True).click()
        page.inner.get_by_role("link", name="Tạo văn bản", exact=True).click()
        for one in page.inner.locator("input[name=giay]").all():
            one.uncheck()
        page.inner.get_by_label("Quyết định tặng Bằng khen").check()
        page.inner.get_by_label("Giấy biên nhận").focus()
        page.inner.keyboard.press("Space")
        seen_by_everyone(page)
        page.inner.get_by_role("button", name="Tạo văn bản").press("Enter")
        page.inner.get_by_text("Đã tạo xong.").wait_for(timeout=240_000)
        page.inner.locator("summary", has_text="Quyết định tặng Bằng khen").press("Enter")
        seen_by_everyone(page)
        with page.inner.expect_download(timeout=120_000) as waited:
            page.inner.get_by_role("link", name="Lấy tất cả (.zip)").click()
        waited.value.save_as(tmp_path / "van-ban.zip")
        shutil.copy(book, tmp_path)
        command_ = ["issue", book.name, "-o", "t", "--paper", "quyet-dinh", "--paper", "bien-nhan"]
        assert command(command_, tmp_path).returncode == 0
        shutil.unpack_archive(tmp_path / "van-ban.zip", tmp_path / "zip")
        assert bytes_in(tmp_path / "zip" / "van-ban-nhan-2025") == bytes_in(tmp_path / "t")

        page.inner.get_by_role("link", name="Về nhan-2025.xlsx").click()
        page.inner.get_by_label("Word (.docx)").check()
        seen_by_everyone(page)
        page.inner.get_by_role("button", name="Làm bằng khen").click()
        page.inner.get_by_text("20 trang, theo thứ tự danh sách").wait_for(timeout=240_000)
        seen_by_everyone(page)
        assert command(["certificates", "t", "-o", "bang-khen.docx"], tmp_path).returncode == 0
        assert (folder / "bang-khen.docx").read_bytes() == (tmp_path / "bang-khen.docx").read_bytes()


class DescribeTheRegister:
    def it_takes_a_list_and_a_decision_and_finds_people_as_by_the_terminal(
        self, page: Page, folder: Path, tmp_path: Path
    ) -> None:
        book = appraised_in_excel(received_by_the_terminal(tmp_path / "mau"), tmp_path / "nhan.xlsx")
        command_ = ["issue", book.name, "-o", "ra-quyet-dinh", "--paper", "quyet-dinh"]
        assert command(command_, tmp_path).returncode == 0
        shutil.copytree(tmp_path / "ra-quyet-dinh", folder / "ra-quyet-dinh")
        old = Workbook()
        for row in OLD_LIST:
            old.worksheets[0].append(row)
        old.save(tmp_path / "ds-2019.xlsx")
        page.inner.goto(f"{page.base}/so-khen-thuong?name=An")
        page.inner.get_by_text("Trên máy này chưa có sổ khen thưởng").wait_for(timeout=120_000)
        seen_by_everyone(page, 1_280)
        page.inner.get_by_label("Danh sách", exact=True).set_input_files(tmp_path / "ds-2019.xlsx")
        page.inner.get_by_label("ra-quyet-dinh").check()
        page.inner.get_by_role("button", name="Ghi vào sổ").press("Enter")
        page.inner.get_by_text("ds-2019.xlsx: ghi 2 mục.").wait_for(timeout=240_000)
        seen_by_everyone(page)
        page.inner.get_by_role("link", name="Về Sổ khen thưởng").click()
        page.inner.get_by_label("Tên", exact=True).fill("tran van binh")
        page.inner.keyboard.press("Enter")
        page.inner.get_by_text("Quyết định 2841/QĐ-UBND").first.wait_for(timeout=120_000)
        seen_by_everyone(page, 1_280)
        page.inner.get_by_label("Tên", exact=True).fill("Trần Thi Bi")
        page.inner.keyboard.press("Enter")
        page.inner.get_by_role("link", name="Trần Thị Bé").click()
        page.inner.get_by_text("ds-2019.xlsx, sheet").wait_for(timeout=120_000)
        with page.inner.expect_download(timeout=120_000) as waited:
            page.inner.get_by_role("link", name="Lấy cả sổ (.xlsx)").click()
        waited.value.save_as(tmp_path / "tu-trang.xlsx")
        of_desk = {"NTM_DOCS_DATABASE": f"sqlite:///{folder.parent}/so-cua-ban.sqlite3"}
        assert command(["register", "export", "ban.xlsx"], tmp_path, **of_desk).returncode == 0
        assert (tmp_path / "tu-trang.xlsx").read_bytes() == (tmp_path / "ban.xlsx").read_bytes()
        own = {"NTM_DOCS_DATABASE": "sqlite:///so.sqlite3"}
        for asked in (["add", "ra-quyet-dinh", "ds-2019.xlsx"], ["export", "t.xlsx"]):
            assert command(["register", *asked], tmp_path, **own).returncode == 0
        made, terminals = (load_workbook(tmp_path / name) for name in ("tu-trang.xlsx", "t.xlsx"))
        for sheet in made.sheetnames[:2]:  # the third says when each file was added
            assert [*made[sheet].values] == [*terminals[sheet].values]
        assert made.worksheets[0].max_row == 23


OLD_LIST = (
    ("TT", "Họ và tên", "Năm sinh", "Đơn vị", "Hình thức", "Số quyết định", "Ngày quyết định"),
    (1, "Trần Thị Bé", 1980, "xã An Biên, tỉnh Kiên Giang", "Bằng khen tỉnh", "1234/QĐ-UBND", "05/6/2019"),
    (2, "Trần Văn Bính", 1971, "xã Gò Quao, tỉnh Kiên Giang", "Bằng khen tỉnh", "1234/QĐ-UBND", "05/6/2019"),
)
