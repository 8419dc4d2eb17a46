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
MEMBERS = ("Dương Văn Hòa", "Trần Thị Kim Yến", "Phan Văn Thuận", "Lý Minh Trí", "Kiều Thị Thu Hằng")
PROPOSAL = ("đề nghị", 0)
COMMON = {
    ("người ký", "họ và tên"): MEMBERS[0],
    ("phong trào", "tên"): TITLE,
    ("phong trào", "dịp"): "hằng năm",
    ("phong trào", "cấp phát động"): "tỉnh",
    ("phong trào", "kế hoạch", "số"): "95/KH-UBND",
    ("phong trào", "kế hoạch", "ngày"): "16/3/2026",
    ("phong trào", "kế hoạch", "trích yếu"): f"tổ chức thực hiện phong trào thi đua “{TITLE}”",
    ("hội đồng", "quyết định thành lập", "số"): "214/QĐ-UBND",
    ("hội đồng", "quyết định thành lập", "ngày"): "12/8/2025",
    ("hội đồng", "tổng số thành viên"): "5",
    **{("hội đồng", "thành viên", at, "họ và tên"): name for at, name in enumerate(MEMBERS)},
    ("cuộc họp", "ngày"): "25/11/2026",
    ("cuộc họp", "bắt đầu"): "14h",
    ("cuộc họp", "kết thúc"): "16 giờ",
    ("cuộc họp", "địa điểm"): "Phòng họp Ủy ban nhân dân xã",
    ("cuộc họp", "chủ trì"): MEMBERS[0],
    ("cuộc họp", "thư ký"): MEMBERS[4],
    ("cuộc họp", "số phiếu phát ra"): "5",
    ("cuộc họp", "số phiếu thu về"): "5",
    ("cuộc họp", "thảo luận"): "Ông Lý Minh Trí báo cáo kết quả thẩm tra.\nCác thành viên nhất trí.",
}
MERIT = {
    ("sơ lược",): "Tham gia phong trào từ đầu.",
    ("thành tích", "tóm tắt"): "Hiến 500 m² đất làm đường.",
    ("thành tích", "vai trò"): "Vận động 12 hộ cùng làm.",
    ("thành tích", "kết quả"): "- Giao thông: bê tông hóa 1,7 km đường.",
    ("thành tích", "chấp hành"): "Chấp hành tốt chủ trương của Đảng, pháp luật của Nhà nước.",
    ("phiếu", "đồng ý"): "5",
}
COLLECTIVE = {
    ("tên",): "Nhân dân ấp Thạnh Tây", ("địa chỉ",): LIVES, ("cơ quan báo cáo", "tên"): "Ban Nhân dân ấp Thạnh Tây",
    ("người ký", "họ và tên"): "Đặng Thành Công",
}  # fmt: skip
HOUSEHOLD = {
    ("danh xưng",): "Ông", ("tên",): "Hộ gia đình ông Huỳnh Văn Lợi", ("chủ hộ",): "Huỳnh Văn Lợi",
    ("năm sinh chủ hộ",): "1970", ("địa chỉ",): LIVES, ("nghề nghiệp",): "Nông dân", ("số nhân khẩu",): "4",
}  # fmt: skip


def person(address: str, name: str, born: str, sex: str) -> dict[tuple[str, ...], str]:
    """What is typed of a person."""
    return {
        ("danh xưng",): address, ("họ và tên",): name, ("ngày sinh",): born, ("giới tính",): sex,
        ("quê quán",): "xã Thạnh Đông, tỉnh An Giang", ("trú quán",): LIVES, ("nghề nghiệp",): "Nông dân",
        ("nhóm đối tượng",): "nông dân",
    }  # fmt: skip


class Newcomer:
    """Types into what the page shows."""

    def __init__(self, page: Page) -> None:
        self.page, self.inner = page, page.inner

    def put(self, path: tuple[str | int, ...], text: str) -> None:
        field = self.page.field(as_sent(path))
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)

    def item(self, kind: str, at: int) -> Any:
        path = as_sent((*PROPOSAL, kind, at))
        return self.inner.locator(f"details[data-muc={json.dumps(path, ensure_ascii=False)}]")

    def nominee(self, kind: str, at: int, typed: dict[tuple[str, ...], str]) -> None:
        """Opened by itself, filled, left."""
        path, item = (*PROPOSAL, kind, at), self.item(kind, at)
        if not item.evaluate("one => one.open"):
            item.locator("summary").first.click()
        item.locator("[data-cho]").first.wait_for()
        for name, text in (typed | MERIT).items():
            self.put((*path, *name), text)


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
        inner.get_by_role("link", name="Tạo mới").last.click()
        inner.get_by_label("Hồ sơ đề nghị khen thưởng theo phong trào").check()
        inner.get_by_label("Cơ quan mình").fill("Ủy ban nhân dân xã Thạnh Đông")
        inner.get_by_label("Tỉnh, thành phố").fill("An Giang")
        inner.get_by_label("Ngày ký").fill("28/11/2026")
        inner.get_by_label("Hình thức khen thưởng").fill("Bằng khen tỉnh")
        inner.get_by_role("button", name="Tạo tệp").click()
        inner.get_by_role("link", name="Điền vào biểu").click()
        inner.locator("#trang-thai", has_text="chỗ trống").wait_for()
        for path, text in COMMON.items():
            clerk.put(path, text)
        inner.locator("details[data-muc] > summary").first.click()
        inner.locator("details[data-muc][open] [data-cho]").first.wait_for()
        clerk.nominee("tập thể", 0, COLLECTIVE)
        inner.get_by_role("button", name="Thêm cá nhân").click()
        clerk.item("cá nhân", 1).locator("[data-cho]").first.wait_for()
        clerk.nominee("cá nhân", 0, person("Ông", "Nguyễn Văn Thành", "2/4/1974", "Nam"))
        clerk.nominee("cá nhân", 1, person("Bà", "Lê Thị Mỹ Duyên", "1985", "Nữ"))
        clerk.nominee("hộ gia đình", 0, HOUSEHOLD)
        assert not AXE or faults(page) == []
        inner.get_by_role("button", name="Tạo hồ sơ").click()  # what was left empty is none
        inner.get_by_text("Đã tạo xong.").wait_for()
        assert not AXE or faults(page) == []
        done = command(["build", str(folder / "ho-so.yaml"), "-o", str(tmp_path / "terminal")], tmp_path)
        assert done.returncode == 0, done.stderr
        assert bytes_in(folder / "ket-qua") == bytes_in(tmp_path / "terminal")
        assert len([*(folder / "ket-qua").rglob("*.docx")]) == 3 + 4
