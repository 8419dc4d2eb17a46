"""What each page of the desk answers, without any script."""
# ruff: noqa: F811 -- fixtures of another module are arguments here

import io
import re
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, command, own_workbook
from desk_browser import bytes_in, client, client_of, desk, end_of, folder, page  # noqa: F401 -- fixtures
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ntm_docs import api
from ntm_docs.desk import open_desk
from ntm_docs.desk.desks import Desk
from ntm_docs.desk.uploads import INPUTS, kept_name
from ntm_docs.desk.works import works_in
from ntm_docs.problems import MachineError, ProblemsError

WRONG = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


class DescribeTheFirstPage:
    def it_lists_the_inputs_of_the_folder_and_of_the_folders_in_it(
        self, page: Callable[[str], str], folder: Path
    ) -> None:
        (folder / "nam 2026").mkdir()
        (folder / "nam 2026" / "xã.yaml").write_text("loại: kế hoạch", encoding="utf-8")
        (folder / "anh.png").write_bytes(b"x")
        (folder / "~$xa.xlsx").write_bytes(b"x")
        text = page("/")
        assert "xa.yaml" in text
        assert "nam 2026/xã.yaml" in text
        assert "anh.png" not in text
        assert "~$" not in text

    def it_lists_what_build_reads_and_nothing_else(self) -> None:
        names = [f"x{suffix}" for suffix in (*INPUTS, ".docx", ".txt", ".png", ".YAML", "")]
        assert [api.is_input(Path(name)) for name in names] == [name.lower().endswith(INPUTS) for name in names]

    def but_no_result_of_ours(self, page: Callable[[str], str], folder: Path) -> None:
        (folder / "ket-qua").mkdir()
        (folder / "ket-qua" / "manifest.json").write_text("{}", encoding="utf-8")
        (folder / "ket-qua" / "tong-hop.xlsx").write_bytes(b"x")
        assert "tong-hop" not in page("/")

    def it_speaks_the_readers_language(self, client: Client) -> None:
        assert client.post("/tieng", {"tieng": "en", "ve": "/hoi"}).headers["Location"] == "/hoi"
        text = client.get("/").content.decode()
        assert '<html lang="en">' in text
        assert "Hồ sơ trong thư mục" not in text


class DescribeAsking:
    def it_answers_as_the_terminal(self, page: Callable[[str], str], tmp_path: Path) -> None:
        text = page("/hoi?award=Bằng khen tỉnh&on=28/11/2026&province=An Giang&subject=ca-nhan")
        asked = ["require", "Bằng khen tỉnh", "--on", "28/11/2026", "--province", "An Giang", "--for", "ca-nhan"]
        told = command(asked, tmp_path).stdout
        papers = re.findall(r"\[ \] (.+)", told)
        assert len(papers) > 3
        for paper in papers:
            assert paper in text
        assert re.search(rf"<dt>Số bộ</dt><dd>{re.search(r'Số bộ: (.+)', told)[1]}</dd>", text)

    @pytest.mark.parametrize(
        ("asked", "said"),
        [
            ("award=Bằng khen tỉnh&on=31/02/2026", "31/02/2026"),
            ("award=Huy hiệu không có", "Huy hiệu không có"),
            ("award=Bằng khen tỉnh&on=28/11/2026&province=Atlantis", "Atlantis"),
        ],
    )
    def but_it_says_what_it_does_not_know(self, client: Client, asked: str, said: str) -> None:
        answer = client.get(f"/hoi?{asked}")
        text = answer.content.decode()
        assert answer.status_code == 422
        assert said in text.partition('<form method="get"')[0]
        assert "require:" not in text


class DescribeNames:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("../../x.yaml", "x.yaml"), ("C:\\Users\\a\\hồ sơ.xlsx", "hồ sơ.xlsx"), ("con.yaml", "_con.yaml"),
            ("LPT1", "_LPT1"), ("a\x00b\nc.xlsx", "abc.xlsx"), ("  . ", "tep"), ("a:b?.xlsx", "a-b-.xlsx"),
            ("hồ sơ.xlsx", "hồ sơ.xlsx"), ("\u202exslx.exe", "xslx.exe"), ("\\\\may\\chung\\x.yaml", "x.yaml"),
        ],
    )  # fmt: skip
    def they_are_what_any_system_keeps(self, typed: str, kept: str) -> None:
        assert kept_name(typed) == kept

    def they_are_never_too_long(self) -> None:
        made = kept_name("ế" * 300 + ".xlsx")
        assert len(made.encode()) <= 180
        assert made.endswith(".xlsx")


class DescribeBuilding:
    def its_plan_names_every_paper(self, page: Callable[[str], str], folder: Path) -> None:
        text = page(f"/viec/{works_in(folder)[0].id}")
        plan = api.explain(api.ExplainRequest(folder / "xa.yaml")).as_json()
        for dossier in plan["dossiers"]:
            assert f"{dossier['id']}/" in text
            for paper in dossier["documents"]:
                assert paper["path"].removeprefix(f"{dossier['id']}/") in text

    def its_papers_of_a_review_stand_under_their_titles(self, page: Callable[[str], str], folder: Path) -> None:
        (folder / "xa.yaml").write_bytes((ROOT / "samples" / "binh-xet-an-giang-2026.yaml").read_bytes())
        text = page(f"/viec/{works_in(folder)[0].id}")
        assert '<span lang="vi">Tập thể Lao động xuất sắc, Chiến sĩ thi đua cấp tỉnh <' in text

    def its_warnings_name_fields_and_no_lines(self, page: Callable[[str], str], folder: Path) -> None:
        work = f"/viec/{works_in(folder)[0].id}"
        assert "<li>cơ quan › tỉnh: " in page(work)
        source = folder / "xa.yaml"
        source.write_text(
            source.read_text(encoding="utf-8").replace("ngày: 25/11/2026", "ngày: 35/11/2026", 1), encoding="utf-8"
        )
        text = page(work)
        assert "<li>cuộc họp › ngày: " in text
        assert "Bấm “Điền vào biểu”" in text

    def but_a_file_that_cannot_be_read_tells_the_line(self, page: Callable[[str], str], folder: Path) -> None:
        (folder / "xa.yaml").write_text("loại: hồ sơ khen thưởng\ncơ quan: [\n", encoding="utf-8")
        text = page(f"/viec/{works_in(folder)[0].id}")
        assert re.search(r"<li>\d+:\d+: ", text)
        assert "trong tệp, rồi tải lại trang" in text

    def it_makes_what_the_terminal_makes(self, client: Client, folder: Path, tmp_path: Path) -> None:
        work = works_in(folder)[0]
        answer = client.post(f"/viec/{work.id}/chay", {"call": "build", "complete": "on"})
        address = answer.headers["Location"]
        text = end_of(client, address)
        assert "Đã tạo xong" in text
        other = tmp_path / "terminal"
        done = command(["build", str(work.path), "-o", str(other), "--complete"], tmp_path)
        assert done.returncode == 0
        assert bytes_in(work.result) == bytes_in(other)
        packed = b"".join(client.get(f"{address}/zip").streaming_content)
        with zipfile.ZipFile(io.BytesIO(packed)) as opened:
            inside = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
        assert inside == bytes_in(other)
        assert packed == b"".join(client.get(f"{address}/zip").streaming_content)
        first = client.get(f"{address}/tep/0")
        assert b"".join(first.streaming_content) in bytes_in(other).values()
        assert "attachment" in first.headers["Content-Disposition"]

    def but_it_tells_every_problem_and_writes_nothing(self, client: Client, folder: Path) -> None:
        path = folder / "xa.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("ngày tờ trình: ", "ngày tờ trình: 31/02/2026 # "), encoding="utf-8")
        work = works_in(folder)[0]
        text = client.get(f"/viec/{work.id}").content.decode()
        assert "31/02/2026" in text
        assert "Tạo hồ sơ" not in text
        assert "Phải sửa" in end_of(client, client.post(f"/viec/{work.id}/chay").headers["Location"])
        assert not work.result.exists()

    def it_has_one_run_where_it_is_sent_twice(self, client: Client, folder: Path) -> None:
        work = works_in(folder)[0]
        first, second = (client.post(f"/viec/{work.id}/chay").headers["Location"] for _ in range(2))
        assert first == second
        end_of(client, first)

    def its_run_can_be_stopped(self, client: Client, folder: Path) -> None:
        work = works_in(folder)[0]
        address = client.post(f"/viec/{work.id}/chay").headers["Location"]
        client.post(f"{address}/dung")
        assert "Đã dừng" in end_of(client, address) or work.result.exists()


class DescribeWorkbooks:
    def they_come_in_under_their_name_and_once(self, client: Client, folder: Path, tmp_path: Path) -> None:
        data = own_workbook(tmp_path / "bang.xlsx").read_bytes()
        for _ in range(2):
            assert client.post("/tai-len", {"tep": sent("bảng.xlsx", data)}).status_code == 303
        assert sorted(one.name for one in works_in(folder)) == ["bảng.xlsx", "xa.yaml"]
        client.post("/tai-len", {"tep": sent("bảng.xlsx", data + b"\n")})
        assert (folder / "bảng.xlsx").read_bytes() == data
        assert (folder / "bảng (2).xlsx").read_bytes() == data + b"\n"

    def they_are_looked_at_and_made(self, client: Client, folder: Path, tmp_path: Path) -> None:
        data = own_workbook(tmp_path / "bang.xlsx").read_bytes()
        work = client.post("/tai-len", {"tep": sent("bang.xlsx", data)}).headers["Location"]
        looked = end_of(client, client.post(f"{work}/chay", {"call": "look"}).headers["Location"])
        assert "Không có lỗi" in looked
        assert not (folder / "ket-qua-bang").exists()
        assert "Đã tạo xong" in end_of(client, client.post(f"{work}/chay", {"call": "build"}).headers["Location"])
        other = tmp_path / "terminal"
        assert command(["build", str(folder / "bang.xlsx"), "-o", str(other)], tmp_path).returncode == 0
        assert bytes_in(folder / "ket-qua-bang") == bytes_in(other)


class DescribeBeginning:
    def it_makes_what_new_makes(self, client: Client, folder: Path, tmp_path: Path) -> None:
        typed = {"kind": "ho-so", "agency": "Ủy ban nhân dân xã Thạnh Đông", "province": "An Giang", "on": "28/11/2026"}
        answer = client.post("/moi", typed | {"name": "hồ sơ mới", "award": "Bằng khen tỉnh"})
        assert answer.status_code == 303
        assert client.get(answer.headers["Location"]).status_code == 200
        options = [
            "--agency",
            typed["agency"],
            "--province",
            "An Giang",
            "--on",
            "28/11/2026",
            "--award",
            "Bằng khen tỉnh",
        ]
        command(["new", "ho-so", "-o", str(tmp_path / "hồ sơ mới.yaml"), *options], tmp_path)
        assert (folder / "hồ sơ mới.yaml").read_bytes() == (tmp_path / "hồ sơ mới.yaml").read_bytes()

    @pytest.mark.parametrize(
        "typed", [{"kind": "x"}, {"kind": "ho-so", "name": "xa"}, {"kind": "ho-so", "on": "hôm nào"}]
    )
    def but_it_keeps_what_is_there(self, client: Client, folder: Path, typed: dict[str, str]) -> None:
        before = bytes_in(folder)
        answer = client.post("/moi", typed)
        assert answer.status_code == 422
        assert "Phải sửa" in answer.content.decode()
        assert bytes_in(folder) == before


class DescribeADeskWithoutItsFolder:
    def it_says_so(self, desk: Desk, client: Client) -> None:
        (desk.folder / "xa.yaml").unlink()
        desk.folder.rmdir()
        answer = client.get("/")
        assert answer.status_code in {422, 503}
        assert str(desk.folder) in answer.content.decode()
        assert client_of(desk).get("/hoi").status_code in {422, 503}


class DescribeTheCommand:
    def it_says_how_to_add_what_is_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
        with pytest.raises(MachineError, match=re.escape("pip install 'ntm-docs[desk]'")):
            open_desk(tmp_path)

    @pytest.mark.parametrize("name", ["khong-co", "tep.yaml"])
    def it_needs_a_folder(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "tep.yaml").write_text("x", encoding="utf-8")
        with pytest.raises(ProblemsError, match=name):
            open_desk(tmp_path / name)

    def it_says_that_a_port_is_taken(self, tmp_path: Path) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            with pytest.raises(ProblemsError, match=str(other.getsockname()[1])):
                open_desk(tmp_path, port=other.getsockname()[1], browser=False)
