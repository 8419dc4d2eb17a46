"""What the form offers: told above the fields, in them and in the file when it is taken."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import json
from pathlib import Path

import pytest
from desk_browser import client, desk, folder, page  # noqa: F401 -- fixtures
from django.test import Client

from ntm_docs import api
from ntm_docs.desk.works import works_in

COUNCIL = ["hội đồng", "thành viên"]
ROWS = "Họ và tên\tChức vụ\tVai trò\nDương Văn Hòa\tChủ tịch Ủy ban nhân dân xã\tChủ tịch\n"
TYPED = {"agency": "Ủy ban nhân dân xã Thạnh Đông", "province": "An Giang", "on": "28/11/2026"}


class Begun:
    """A starter's form."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client, self.path = client, folder / "moi.yaml"
        answer = client.post("/moi", TYPED | {"kind": "ho-so", "name": "moi"})
        self.home = answer.headers["Location"]
        self.text = client.get(self.home).content.decode()
        self.window = self.text.split('data-cua-so="')[1].split('"')[0]

    def send(self, status: int = 200, **more: object) -> dict[str, object]:
        body = json.dumps({"window": self.window, "changes": [], "save": True} | more)
        answer = self.client.post(f"{self.home.removesuffix('/soan')}/sua", body, content_type="application/json")
        assert answer.status_code == status
        found: dict[str, object] = answer.json()
        return found

    def value(self, *path: str) -> object:
        return api.DraftSession(self.path.read_bytes(), "x.yaml").value(path)


@pytest.fixture
def begun(client: Client, folder: Path) -> Begun:
    return Begun(client, folder)


class DescribeAStartersForm:
    def it_opens_at_once(self, begun: Begun) -> None:
        assert begun.home.endswith("/soan")

    def its_empty_lists_begin_with_a_box_to_paste_into(self, begun: Begun) -> None:
        list_ = begun.text.split('id="nhom-2"')[-1]
        assert list_.index('<details class="dan"') < list_.index("<tbody>")
        assert " open" in list_[list_.index('<details class="dan"') :].split(">")[0]

    def but_a_list_with_somebody_in_it_has_it_below_and_closed(self, client: Client, folder: Path) -> None:
        text = client.get(f"/viec/{works_in(folder)[0].id}/soan").content.decode().split('id="nhom-2"')[-1]
        assert text.index("<tbody>") < text.index('<details class="dan"')
        assert " open" not in text[text.index('<details class="dan"') :].split(">")[0]


class DescribeAnOffer:
    def it_is_told_and_changes_nothing(self, begun: Begun) -> None:
        state = begun.send(paste={"path": COUNCIL, "text": ROWS})
        told = state["offers"]
        assert isinstance(told, dict)
        assert "cuộc họp › chủ trì: Dương Văn Hòa" in told['["cuộc họp"]']
        assert begun.value("cuộc họp", "chủ trì") == "……"

    def it_is_in_the_file_as_a_clerk_writes_it_when_it_is_taken(self, begun: Begun) -> None:
        begun.send(paste={"path": COUNCIL, "text": ROWS})
        before = begun.path.read_text(encoding="utf-8")
        state = begun.send(offer="council")
        filled = state["filled"]
        assert isinstance(filled, dict)
        assert filled['["cuộc họp","chủ trì"]'] == begun.value("cuộc họp", "chủ trì") == "Dương Văn Hòa"
        lines = zip(before.splitlines(), begun.path.read_text(encoding="utf-8").splitlines(), strict=True)
        assert sum(old != new for old, new in lines) == len(filled)
        assert state["offers"] == {}  # votes are offered to nominees with names

    def it_is_a_button_without_script_too(self, begun: Begun) -> None:
        begun.send(paste={"path": COUNCIL, "text": ROWS})
        text = begun.client.get(begun.home).content.decode()
        window = text.split('data-cua-so="')[1].split('"')[0]
        assert 'goi-y:["council"]' in text
        answer = begun.client.post(f"{begun.home}/ghi", {"cua-so": window, "viec": 'goi-y:["council"]'})
        assert answer.status_code == 303
        assert begun.value("cuộc họp", "chủ trì") == "Dương Văn Hòa"

    @pytest.mark.parametrize("what", ["council", "gì đó", "unasked"])
    def but_what_is_not_offered_cannot_be_taken(self, begun: Begun, what: str) -> None:
        before = begun.path.read_bytes()
        begun.send(422, offer=what)
        answer = begun.client.post(f"{begun.home}/ghi", {"cua-so": begun.window, "viec": f'goi-y:["{what}"]'})
        assert answer.status_code == 422
        assert begun.path.read_bytes() == before
