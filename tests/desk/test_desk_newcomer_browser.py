"""A clerk who has never seen the desk, in a real browser: from an empty folder to a dossier."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
from pathlib import Path
from typing import Any

from conftest import ROOT, command
from desk_browser import bytes_in
from desk_chromium import AXE, NEEDS, PASTE, Page, browser, faults, folder, page, served  # noqa: F401 -- fixtures

from ntm_docs import api

pytestmark = NEEDS


LIVES = "ấp Thạnh Tây, xã Thạnh Đông, tỉnh An Giang"
TITLE = "An Giang chung sức xây dựng nông thôn mới"
COUNCIL = (
    "Họ và tên\tChức vụ\tVai trò\n"
    "Dương Văn Hòa\tChủ tịch Ủy ban nhân dân xã\tChủ tịch\n"
    "Trần Thị Kim Yến\tPhó Chủ tịch Ủy ban nhân dân xã\tPhó Chủ tịch Thường trực\n"
    "Phan Văn Thuận\tChủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam xã\tPhó Chủ tịch\n"
    "Lý Minh Trí\tTrưởng phòng Văn hóa - Xã hội\tỦy viên Thường trực\n"
    "Kiều Thị Thu Hằng\tChuyên viên Phòng Văn hóa - Xã hội\tỦy viên, Thư ký\n"
)
PERSONS = (
    "Danh xưng\tHọ và tên\tNgày sinh\tGiới tính\tQuê quán\tTrú quán\tNghề nghiệp\tNhóm đối tượng\tTóm tắt\n"
    f"Ông\tNguyễn Văn Thành\t2/4/1974\tNam\txã Thạnh Đông, tỉnh An Giang\t{LIVES}\tNông dân\tnông dân\tHiến đất.\n"
    f"Bà\tLê Thị Mỹ Duyên\t1985\tNữ\txã Thạnh Đông, tỉnh An Giang\t{LIVES}\tNông dân\tnông dân\tGóp 64 công.\n"
)
HOUSEHOLDS = (
    "Tên\tDanh xưng\tChủ hộ\tNăm sinh chủ hộ\tĐịa chỉ\tNghề nghiệp\tSố nhân khẩu\tNhóm đối tượng\tTóm tắt\n"
    f"Hộ gia đình ông Huỳnh Văn Lợi\tÔng\tHuỳnh Văn Lợi\t1970\t{LIVES}\tNông dân\t4\thộ gia đình\tHiến 500 m² đất.\n"
)
PROPOSAL = ("đề nghị", 0)
COLLECTIVE, PERSON, HOUSEHOLD = ((*PROPOSAL, kind) for kind in ("tập thể", "cá nhân", "hộ gia đình"))
DECIDED = {
    ("hội đồng", "quyết định thành lập", "số"): "214",
    ("hội đồng", "quyết định thành lập", "ngày"): "12/8/2025",
}
MEETING = {
    ("cuộc họp", "ngày"): "25/11/2026",
    ("cuộc họp", "bắt đầu"): "14h",
    ("cuộc họp", "kết thúc"): "16 giờ",
    ("cuộc họp", "địa điểm"): "Phòng họp Ủy ban nhân dân xã",
    ("cuộc họp", "thảo luận"): "Ông Lý Minh Trí",
}
AGREED = {("cuộc họp", "thảo luận"): "Các thành viên nhất trí."}  # the second place that the starter left open in it
MOVEMENT = {
    ("phong trào", "tên"): TITLE,
    ("phong trào", "dịp"): "hằng năm",
    ("phong trào", "cấp phát động"): "tỉnh",
    ("phong trào", "kế hoạch", "số"): "95",
    ("phong trào", "kế hoạch", "ngày"): "16/3/2026",
    ("phong trào", "kế hoạch", "trích yếu"): f"tổ chức thực hiện phong trào thi đua “{TITLE}”",
}
BRIEF = {("thành tích", "tóm tắt"): "Hiến 500 m² đất làm đường."}
MERIT = {
    ("sơ lược",): "Tham gia phong trào từ đầu.",
    ("thành tích", "vai trò"): "Vận động 12 hộ cùng làm.",
    ("thành tích", "kết quả"): "- Giao thông: bê tông hóa 1,7 km đường.",
    ("thành tích", "chấp hành"): "Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước.",
}
HAMLET = {
    ("tên",): "Thạnh Tây", ("địa chỉ",): "Thạnh Tây", ("cơ quan báo cáo", "tên"): "Ban Nhân dân ấp Thạnh Tây",
    ("người ký", "họ và tên"): "Đặng Thành Công",
}  # fmt: skip
OFFICE = {"Cơ quan mình": "Ủy ban nhân dân xã Thạnh Đông", "Tỉnh, thành phố": "An Giang", "Ngày ký": "28/11/2026"}
LIST = (
    "STT\tHọ và tên\tChức vụ\tĐơn vị\tDanh hiệu đề nghị\tGhi chú\n"
    "1\tÔng Lê Hoàng Nam\tChánh Văn phòng\tVăn phòng Hội đồng nhân dân và Ủy ban nhân dân\tLĐTT\tHTTNV\n"
    "2\tBà Nguyễn Thị Thu Hà\tPhó Chánh Văn phòng\tVăn phòng Hội đồng nhân dân và Ủy ban nhân dân\tLĐTT\tHTTNV\n"
    "3\tVăn phòng Hội đồng nhân dân và Ủy ban nhân dân\t\t\tTTLĐTT\tHTTNV\n"
)


class Newcomer:
    """Does what the page shows, and counts it: fields typed or pasted into, clicks, words typed."""

    def __init__(self, page: Page) -> None:
        self.page, self.inner = page, page.inner
        self.fields = self.clicks = self.words = 0

    def click(self, name: str, *, last: bool = False) -> None:
        found = self.inner.get_by_role("button", name=name, exact=True)
        self.press(found.last if last else found.first)

    def press(self, place: Any) -> None:
        self.clicks += 1
        place.click()

    def type(self, field: Any, text: str) -> None:
        """Into a field as it gets the focus: over what a starter left open."""
        self.fields += 1
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
            return
        self.words += len(text.split())
        field.blur()
        field.focus()
        self.inner.wait_for_timeout(20)
        self.inner.keyboard.insert_text(text)

    def fill(self, typed: dict[tuple[str, ...], str], within: tuple[str | int, ...] = ()) -> None:
        for name, text in typed.items():
            self.type(self.page.field(as_sent((*within, *name))), text)

    def paste(self, path: tuple[str | int, ...], rows: str) -> None:
        """Into the box that stands open above a list in which nobody is yet."""
        self.fields += 1
        list_ = self.inner.locator(f"[data-bang={json.dumps(as_sent(path), ensure_ascii=False)}]")
        list_.locator("> [data-dan] textarea").fill(rows)
        with self.inner.expect_response(lambda answer: "/muc" in answer.url):
            self.press(list_.locator("> [data-dan] [data-dan-vao]"))
        list_.locator("> [data-dan]:not([open])").wait_for()  # drawn anew, with somebody in it

    def nominee(self, path: tuple[str | int, ...], typed: dict[tuple[str, ...], str]) -> None:
        """Opened where it is not, and filled."""
        item = self.inner.locator(f"details[data-muc={json.dumps(as_sent(path), ensure_ascii=False)}]")
        if not item.evaluate("one => one.open"):
            self.press(item.locator("summary").first)
        item.locator("[data-cho]").first.wait_for()
        self.fill(typed, path)

    def begin(self, kind: str, award: str = "") -> None:
        self.press(self.inner.get_by_role("link", name="Tạo mới").last)
        self.clicks += 1
        self.inner.get_by_label(kind).check()
        for label, text in (OFFICE | ({"Hình thức khen thưởng": award} if award else {})).items():
            self.type(self.inner.get_by_label(label), text)
        self.click("Tạo tệp")
        self.inner.locator("#trang-thai", has_text="chỗ trống").wait_for()

    def make(self) -> None:
        self.click("Tạo hồ sơ")  # what was left empty is none
        self.inner.get_by_text("Đã tạo xong.").wait_for()


def as_sent(path: tuple[str | int, ...]) -> str:
    return json.dumps(list(path), ensure_ascii=False, separators=(",", ":"))


class DescribeAReaderOfEnglish:
    def they_paste_by_the_names_that_the_file_has(self, page: Page, folder: Path) -> None:
        path = folder / "xa.yaml"
        path.write_bytes((ROOT / "samples" / "ho-so-an-giang-2026.yaml").read_bytes())
        inner = page.inner
        inner.goto(page.base)
        inner.get_by_role("button", name="English").click()
        inner.get_by_role("link", name="xa.yaml", exact=True).click()
        inner.get_by_role("link", name="Fill in the form").click()
        inner.locator("#khung-giay .giay section").first.wait_for()
        inner.on("dialog", lambda asked: asked.accept())
        page.field(as_sent(("hội đồng", "thành viên", 6, "danh xưng"))).focus()
        inner.evaluate(PASTE, "Chức vụ\tHọ và tên\nKế toán\tLê Văn Cẩn\n")
        inner.wait_for_function("() => document.activeElement.closest('tr')?.rowIndex === 7")
        page.saved()
        inner.get_by_role("button", name="Tiếng Việt").click()
        made = api.DraftSession(path.read_bytes(), "xa.yaml").value(("hội đồng", "thành viên", 6))
        assert (made["họ và tên"], made["chức vụ"]) == ("Lê Văn Cẩn", "Kế toán")


class DescribeANewcomer:
    def they_come_from_an_empty_folder_to_a_dossier(self, page: Page, folder: Path, tmp_path: Path) -> None:
        inner, clerk = page.inner, Newcomer(page)
        inner.goto(page.base)
        clerk.begin("Hồ sơ đề nghị khen thưởng theo phong trào", "Bằng khen tỉnh")
        clerk.fill(MOVEMENT)
        clerk.fill(DECIDED)
        clerk.paste(("hội đồng", "thành viên"), COUNCIL)
        clerk.fill(MEETING)
        clerk.fill(AGREED)
        clerk.click("Điền các ô này")
        page.field(as_sent(("cuộc họp", "thư ký"))).and_(inner.locator("[value]")).wait_for()
        clerk.press(inner.locator("details[data-muc] > summary").first)
        inner.locator("details[data-muc][open] [data-cho]").first.wait_for()
        assert not AXE or faults(page) == []
        clerk.paste(PERSON, PERSONS)
        clerk.nominee((*PERSON, 0), MERIT)
        clerk.nominee((*PERSON, 1), MERIT)
        clerk.paste(HOUSEHOLD, HOUSEHOLDS)
        clerk.nominee((*HOUSEHOLD, 0), MERIT)
        clerk.nominee((*COLLECTIVE, 0), HAMLET | BRIEF | MERIT)
        clerk.click("Tất cả đồng ý")
        inner.locator("[data-lay]").first.wait_for(state="detached")
        assert not AXE or faults(page) == []
        clerk.make()
        assert not AXE or faults(page) == []
        done = command(["build", str(folder / "ho-so.yaml"), "-o", str(tmp_path / "terminal")], tmp_path)
        assert done.returncode == 0, done.stderr
        assert bytes_in(folder / "ket-qua") == bytes_in(tmp_path / "terminal")
        assert len([*(folder / "ket-qua").rglob("*.docx")]) == 3 + 4
        assert clerk.fields <= 42
        assert clerk.clicks <= 14
        assert clerk.words <= 214

    def they_come_from_a_list_of_six_columns_to_a_review(self, page: Page, folder: Path, tmp_path: Path) -> None:
        inner, clerk = page.inner, Newcomer(page)
        inner.goto(page.base)
        clerk.begin("Bình xét cuối năm")
        clerk.paste(("cá nhân",), LIST)
        inner.locator("[data-muc]", has_text="Lê Hoàng Nam").wait_for()
        clerk.paste(("hội đồng", "thành viên"), COUNCIL)
        clerk.fill(DECIDED)
        clerk.fill(MEETING)
        clerk.fill(AGREED)
        clerk.fill({("ngày xếp loại",): "20/11/2026", ("quyết định", "ngày"): "27/11/2026"})
        for name in ("Điền các ô này", "Bỏ các dòng này", "Tất cả đồng ý"):
            clerk.click(name)
            inner.get_by_role("button", name=name, exact=True).wait_for(state="detached")
        assert not AXE or faults(page) == []
        clerk.make()
        done = command(["build", str(folder / "binh-xet.yaml"), "-o", str(tmp_path / "terminal")], tmp_path)
        assert done.returncode == 0, done.stderr
        assert bytes_in(folder / "ket-qua-binh-xet") == bytes_in(tmp_path / "terminal")
        assert clerk.fields <= 15
        assert clerk.clicks <= 9
        assert clerk.words <= 34
