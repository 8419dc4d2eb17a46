"""Tables of the form: rows from Excel, targets year by year; the very YAML, by splicing."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, command
from desk_browser import client, client_of, desk, folder, page  # noqa: F401 -- fixtures
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.forms.paths import ident
from ntm_docs.desk.works import works_in

PLAN = ROOT / "samples" / "ke-hoach-kien-giang-168.yaml"
COUNCIL = ["hội đồng", "thành viên"]
ROWS = ["chỉ tiêu", "dòng"]
MEMBERS = "Ông\tNguyễn Văn An\tPhó Chủ tịch\tỦy viên\tcó\nBà\tTrần Thị Bé\tCông chức\tthư ký tạm\tcó\n"


class Form:
    """A form as its script sends it."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client = client
        self.path = works_in(folder)[0].path
        self.work = f"/viec/{works_in(folder)[0].id}"
        text = client.get(f"{self.work}/soan").content.decode()
        self.window = text.split('data-cua-so="')[1].split('"')[0]

    def send(self, *changes: dict[str, Any], status: int = 200, **more: Any) -> dict[str, Any]:
        body = json.dumps({"window": self.window, "changes": list(changes), "save": True} | more)
        answer = self.client.post(f"{self.work}/sua", body, content_type="application/json")
        assert answer.status_code == status, answer.content.decode()
        found: dict[str, Any] = answer.json()
        return found

    def look(self, path: list[str | int], text: str, status: int = 200) -> dict[str, Any]:
        body = json.dumps({"path": path, "text": text})
        answer = self.client.post(f"{self.work}/dan", body, content_type="application/json")
        assert answer.status_code == status
        found: dict[str, Any] = answer.json()
        return found

    def value(self, *path: str | int) -> Any:
        return api.DraftSession(self.path.read_bytes(), "x.yaml").value(path)


@pytest.fixture
def form(client: Client, folder: Path) -> Form:
    return Form(client, folder)


@pytest.fixture
def plan(client: Client, folder: Path) -> Form:
    (folder / "xa.yaml").write_bytes(PLAN.read_bytes())
    return Form(client, folder)


class DescribeRowsFromExcel:
    def they_are_looked_at_before_they_go_in(self, form: Form) -> None:
        before = form.path.read_bytes()
        told = form.look(COUNCIL, MEMBERS)
        assert told["rows"] == 2
        assert "danh xưng, họ và tên, chức vụ, vai trò, có mặt" in told["said"]
        assert [one for one in told["faults"] if one.startswith("Dòng 2, vai trò:")]
        assert form.path.read_bytes() == before

    def they_go_behind_those_that_are_there(self, form: Form) -> None:
        there = len(form.value(*COUNCIL))
        state = form.send(paste={"path": COUNCIL, "text": MEMBERS})
        assert state["saved"]
        assert form.value(*COUNCIL, there, "họ và tên") == "Nguyễn Văn An"
        wrong = json.dumps([*COUNCIL, there + 1, "vai trò"], ensure_ascii=False, separators=(",", ":"))
        assert [one for one in state["problems"] if one["loc"] == wrong]

    def they_are_named_by_their_heads_in_any_order(self, form: Form) -> None:
        there = len(form.value(*COUNCIL))
        form.send(paste={"path": COUNCIL, "text": "Chức vụ\tHọ và tên\tGhi thêm\nKế toán\tLê Văn Cẩn\tx\n"})
        assert form.value(*COUNCIL, there) == {"họ và tên": "Lê Văn Cẩn", "chức vụ": "Kế toán"}
        assert "(bỏ qua)" in form.look(COUNCIL, "Chức vụ\tHọ và tên\tGhi thêm\nKế toán\tLê Văn Cẩn\tx\n")["said"]

    def they_are_nominees_too_and_what_all_lack_is_said_once(self, form: Form) -> None:
        path = ["đề nghị", 0, "cá nhân"]
        rows = "họ và tên\tchức vụ\tngày sinh\nNguyễn Văn An\tTrưởng ấp\t31/02/1970\nLê Bá\tTổ trưởng\t02/3/1980\n"
        told = form.look(path, rows)
        assert sum("còn thiếu" in one for one in told["faults"]) == 1
        assert [one for one in told["faults"] if one.startswith("Dòng 1, ngày sinh:")]
        there = len(form.value(*path))
        form.send(paste={"path": path, "text": rows})
        assert form.value(*path, there + 1, "ngày sinh") == "02/3/1980"

    def they_come_without_script_too(self, form: Form) -> None:
        there = len(form.value(*COUNCIL))
        sent = {"cua-so": form.window, "viec": f"dan:{json.dumps(COUNCIL)}", f"dan-{ident(tuple(COUNCIL))}": MEMBERS}
        answer = form.client.post(f"{form.work}/soan/ghi", sent)
        assert answer.status_code == 303
        assert "2 dòng" in form.client.get(answer["Location"]).content.decode()
        assert len(form.value(*COUNCIL)) == there + 2

    @pytest.mark.parametrize("path", [["hội đồng"], ["không có"], [], ["đề nghị", 99, "cá nhân"]])
    def but_not_where_there_is_no_list(self, form: Form, path: list[str | int]) -> None:
        before = form.path.read_bytes()
        form.send(paste={"path": path, "text": MEMBERS}, status=422)
        assert form.path.read_bytes() == before

    def but_thousands_are_work_for_a_workbook(self, form: Form) -> None:
        text = "Ông\tNguyễn Văn An\tPhó Chủ tịch\n" * 501
        assert "500" in form.look(COUNCIL, text, 422)["told"]
        form.send(paste={"path": COUNCIL, "text": text}, status=422)


class DescribeTargets:
    def they_are_a_table_with_a_column_for_each_year(self, plan: Form) -> None:
        text = plan.client.get(f"{plan.work}/soan").content.decode()
        for head in ("2021", "2025", "Tổng số"):
            assert re.search(rf'<th scope="col"[^>]*>{head}( <span class="bb">\*</span>)?</th>', text), head
        assert f'id="{ident((*ROWS, 0, "thêm", 4))}"' in text

    def they_change_by_one_figure_in_the_file(self, plan: Form) -> None:
        plan.send({"path": [*ROWS, 2, "thêm", 1], "text": "13"})
        after = PLAN.read_text(encoding="utf-8").replace("thêm: [11, 11, 12, 1, 2]", "thêm: [11, 13, 12, 1, 2]")
        assert plan.path.read_text(encoding="utf-8") == after

    def they_gain_a_row_that_is_filled_year_by_year(self, plan: Form, tmp_path: Path) -> None:
        changes = [{"path": [*ROWS, 5], "kind": "insert"}, {"path": [*ROWS, 5, "tên"], "text": "ấp"}]
        changes += [{"path": [*ROWS, 5, "nội dung"], "text": "Ấp nông thôn mới kiểu mẫu"}]
        changes += [{"path": [*ROWS, 5, "thêm", year], "text": str(year)} for year in range(5)]
        state = plan.send(*changes)
        assert state["ready"], state["problems"]
        assert plan.value(*ROWS, 5, "thêm") == ["0", "1", "2", "3", "4"]
        assert command(["build", str(plan.path), "-o", str(tmp_path / "t")], tmp_path).returncode == 0

    def they_tell_a_year_that_is_left_out_at_its_cell(self, plan: Form) -> None:
        state = plan.send({"path": [*ROWS, 0, "thêm", 2], "text": " "})
        cell = json.dumps([*ROWS, 0, "thêm", 2], ensure_ascii=False, separators=(",", ":"))
        assert [one["text"] for one in state["problems"] if one["loc"] == cell] == [
            "đang để trống. Điền giá trị, hoặc xóa cả trường."
        ]
        assert plan.send({"path": [*ROWS, 0, "thêm", 2], "text": "2"})["ready"]

    def they_tell_too_few_years_at_the_row(self, plan: Form) -> None:
        state = plan.send({"path": [*ROWS, 0, "thêm", 4], "text": ""})
        row = '["chỉ tiêu","dòng",0]'
        assert [one for one in state["problems"] if one["grave"] and one["loc"] == row]
        shown = plan.client.get(f"{plan.work}/soan?xem=1").content.decode()
        assert re.search(rf"data-sai='{re.escape(row)}'>[^<]+</span></th>", shown)

    def they_break_nothing_without_a_name_and_with_too_few_years(self, plan: Form, tmp_path: Path) -> None:
        state = plan.send({"path": [*ROWS, 0, "tên"], "text": ""}, {"path": [*ROWS, 0, "thêm", 4], "text": ""})
        assert not state["ready"]
        told = command(["check", str(plan.path)], tmp_path)
        assert told.returncode == 1, told.stdout + told.stderr

    @pytest.mark.parametrize("at", [-1, 60, 10**9])
    def but_no_column_beyond_the_table_is_taken(self, plan: Form, at: int) -> None:
        plan.send({"path": [*ROWS, 0, "thêm", at], "text": "1"}, status=422)
        assert plan.path.read_bytes() == PLAN.read_bytes()

    def they_have_tasks_beside_them_as_rows_too(self, plan: Form) -> None:
        rows = "nội dung\tphân công\ttiến độ\nTuyên truyền\tVăn phòng\tQuý I\nTổng kết\tPhòng Kinh tế\tQuý IV\n"
        plan.send(paste={"path": ["nhiệm vụ"], "text": rows})
        assert plan.value("nhiệm vụ", 1, "tiến độ") == "Quý IV"


class DescribeTheSuperiorsTables:
    def they_are_put_right_where_its_parts_are_confirmed(self, plan: Form, folder: Path, tmp_path: Path) -> None:
        page = f"{plan.work}/cap-tren"
        sign = re.findall(r'name="ban" value="(\w+)"', plan.client.get(page).content.decode())[0]
        own = {"agency": "Ủy ban nhân dân xã Thạnh Đông", "province": "An Giang", "on": "01/12/2026", "name": "xa-minh"}
        sent = {"ban": sign, ident((*ROWS, 3, "thêm", 2)): "20", ident((*ROWS, 0, "đơn vị tính")): "huyện"}
        assert plan.client.post(page, own | sent)["Location"].endswith("/ra-soat")
        text = PLAN.read_text(encoding="utf-8").replace("[0, 3, 21, 15, 2]", "[0, 3, 20, 15, 2]")
        assert plan.path.read_text(encoding="utf-8") == text.replace("đơn vị tính: đơn vị", "đơn vị tính: huyện")
        asked = ["new", "ke-hoach", "--from", str(plan.path), "--agency", own["agency"], "--province", "An Giang"]
        assert command([*asked, "--on", "01/12/2026", "-o", "xa-minh.yaml"], tmp_path).returncode == 0
        assert (folder / "xa-minh.yaml").read_bytes() == (tmp_path / "xa-minh.yaml").read_bytes()

    def they_gain_and_lose_rows_and_take_pasted_ones_without_script(self, plan: Form) -> None:
        page = f"{plan.work}/cap-tren"
        rows = "nội dung\tphân công\nTuyên truyền\tVăn phòng\n"
        for step in ('them:["nhiệm vụ"]', 'bo:["nhiệm vụ",0]', 'dan:["nhiệm vụ"]'):
            sign = re.findall(r'name="ban" value="(\w+)"', plan.client.get(page).content.decode())[0]
            sent = {"ban": sign, "viec": step, f"dan-{ident(('nhiệm vụ',))}": rows, "agency": "Xã A"}
            answer = plan.client.post(page, sent)
            assert answer.status_code == 200
            assert 'value="Xã A"' in answer.content.decode()
        assert plan.value("nhiệm vụ") == [{"nội dung": "Tuyên truyền", "phân công": "Văn phòng"}]

    def but_not_where_the_file_was_changed_meanwhile(self, plan: Form) -> None:
        page = f"{plan.work}/cap-tren"
        sign = re.findall(r'name="ban" value="(\w+)"', plan.client.get(page).content.decode())[0]
        plan.path.write_bytes(plan.path.read_bytes().replace(b"[0, 3, 21, 15, 2]", b"[0, 3, 22, 15, 2]"))
        changed = plan.path.read_bytes()
        answer = plan.client.post(page, {"ban": sign, ident((*ROWS, 0, "thêm", 0)): "9", "agency": "Xã A"})
        assert answer.status_code == 422
        assert plan.path.read_bytes() == changed


class DescribeAStarter:
    """What a clerk meets who begins from nothing."""

    @pytest.fixture
    def starter(self, client: Client, folder: Path) -> Form:
        path = folder / "xa.yaml"
        path.unlink()
        api.new(api.NewRequest("ho-so", path, agency="Ủy ban nhân dân xã Thạnh Đông", province="An Giang"))
        return Form(client, folder)

    def its_open_values_are_empty_fields_and_stay_in_the_file(self, starter: Form) -> None:
        before = starter.path.read_bytes()
        text = starter.client.get(f"{starter.work}/soan").content.decode()
        field = ident(("người ký", "họ và tên"))
        assert re.search(rf'<input id="{field}" name="{field}" [^>]*data-con-mo[^>]* value=""', text)
        assert "……/KH-UBND" in text  # what is half there stays to be seen
        assert starter.path.read_bytes() == before
        starter.window = text.split('data-cua-so="')[1].split('"')[0]
        starter.send({"path": ["người ký", "họ và tên"], "text": "Trần Văn Phúc"})
        assert starter.path.read_bytes() == before.replace(
            "  họ và tên: ……".encode(), "  họ và tên: Trần Văn Phúc".encode(), 1
        )

    def its_blanks_wait_to_be_told_until_they_are_asked_for(self, starter: Form) -> None:
        state = starter.send()
        blank = [one for one in state["problems"] if one["loc"] == '["người ký","họ và tên"]']
        assert [one["open"] for one in blank] == [True]

    def its_nominees_begin_with_who_they_are(self, starter: Form) -> None:
        path = json.dumps(["đề nghị", 0, "cá nhân", 0])
        starter.send({"path": ["đề nghị", 0, "cá nhân", 0, "họ và tên"], "text": "Nguyễn Văn An"})
        text = starter.client.get(f"{starter.work}/muc", {"path": path}).content.decode()
        assert text.index("Họ và tên") < text.index("Nhóm đối tượng")
        page = starter.client.get(f"{starter.work}/muc", {"path": json.dumps(["đề nghị", 0, "cá nhân"])})
        assert "1. Nguyễn Văn An</span>" in page.content.decode()

    def it_tells_what_lacks_in_one_that_is_added_at_its_field(self, starter: Form) -> None:
        state = starter.send({"path": ["đề nghị", 0, "cá nhân", 1], "kind": "insert"})
        lacking = {one["loc"]: one["text"] for one in state["problems"]}
        for name in ('"quê quán"', '"thành tích","tóm tắt"'):
            assert lacking[f'["đề nghị",0,"cá nhân",1,{name}]'].startswith("đang để trống"), lacking

    def its_added_nominee_reports_where_the_one_before_does(self, starter: Form) -> None:
        for at in (1, 2):
            starter.send({"path": ["đề nghị", 0, "cá nhân", at], "kind": "insert"})
            assert starter.value("đề nghị", 0, "cá nhân", at) == {
                "nhóm đối tượng": None,
                "cơ quan báo cáo": {"tên": "Ủy ban nhân dân xã Thạnh Đông", "địa danh": "Thạnh Đông"},
                "đơn vị xác nhận": "Ủy ban nhân dân xã Thạnh Đông",
            }

    def its_blanks_are_named_by_where_they_stand(self, starter: Form) -> None:
        text = {one["loc"]: one["text"] for one in starter.send()["problems"]}
        assert text['["hội đồng","thành viên",1,"họ và tên"]'].startswith("đang để trống")
        assert text['["hội đồng","quyết định thành lập","số"]'].startswith("“……/QĐ-UBND” còn chỗ trống")
        shown = starter.client.get(f"{starter.work}/soan?xem=1").content.decode()
        assert ">hội đồng › thành viên 2 › họ và tên: đang để trống" in shown

    def its_pasted_nominees_take_the_place_of_the_blank_one(self, starter: Form) -> None:
        path = ("đề nghị", 0, "cá nhân")
        starter.send(
            paste={"path": path, "text": "Họ và tên\tNghề nghiệp\nNguyễn Văn An\tNông dân\nLê Thị Bé\tBuôn bán\n"}
        )
        made = starter.value(*path)
        assert [one["họ và tên"] for one in made] == ["Nguyễn Văn An", "Lê Thị Bé"]
        assert {one["đơn vị xác nhận"] for one in made} == {"Ủy ban nhân dân xã Thạnh Đông"}

    @pytest.mark.parametrize("text", ["9g30", "9h30", "9 giờ 30", "9:30", "09G30"])
    def its_hours_are_typed_as_people_do(self, starter: Form, text: str) -> None:
        state = starter.send({"path": ["cuộc họp", "kết thúc"], "text": text})
        assert [one for one in state["problems"] if one["loc"] == '["cuộc họp","kết thúc"]'] == []

    def its_optional_one_that_is_left_empty_is_none_without_script(self, starter: Form) -> None:
        sent = {"cua-so": starter.window, "viec": "luu", ident(("cơ quan", "đơn vị soạn thảo")): ""}
        assert starter.client.post(f"{starter.work}/soan/ghi", sent).status_code == 303
        assert starter.value("cơ quan", "đơn vị soạn thảo") is None
