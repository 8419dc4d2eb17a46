"""What a clerk writes for the blanks of a starter, whatever the level and the day."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

# In the words of a field; people are numbered, so that no two are the same.
ANSWERS = {
    "đơn vị soạn thảo": "VHXH",
    "dịp": "sơ kết",
    "cấp phát động": "Thủ tướng Chính phủ",
    "tổng số thành viên": "5",
    "bắt đầu": "08 giờ 00",
    "kết thúc": "10 giờ 00",
    "số phiếu phát ra": "5",
    "số phiếu thu về": "5",
    "danh xưng": "Ông",
    "giới tính": "Nam",
    "ngày sinh": "15/4/1974",
    "nhóm đối tượng": "nông dân",
    "năm sinh chủ hộ": "1970",
    "số nhân khẩu": "4",
    "tiền": "150.000.000",
    "đất": "1.250",
    "ngày công": "120",
    "nợ đọng xây dựng cơ bản": "không",
    "địa danh": "Tây An",
    "tỉnh": "An Giang",
    "ký hiệu": "SNV",
}
PEOPLE = [
    *("Bình", "Châu", "Dung", "Giang", "Hòa", "Kiên", "Lộc", "Minh", "Nga", "Oanh", "Phúc"),
    *("Quang", "Sơn", "Tâm", "Uyên", "Vinh", "Xuân", "Yên", "An", "Bảo", "Cường", "Đạt"),
]
# In a text, the more telling first.
_IN_TEXT = (
    (r"lũy kế ……/…… (\S+) \(……%\)", r"lũy kế 12/20 \1 (60%)"),
    (r"……/…… tiêu chí", "18/19 tiêu chí"),
    (r"Quyết định số …… ngày", "Quyết định số 24/2022/QĐ-UBND ngày"),
    (r"số ……/", "số 152/"),
    (r"ngày ……", "ngày {day}"),
    (r"tháng ……/", "tháng 3/"),
    (r"…… (?=tập thể|cá nhân|hộ gia đình|xã|ấp|thôn|khu phố)", "05 "),
    (r"…… (?=đồng|m²|ngày công)", "125 "),
    (r"tại Tờ trình số …… ngày", "tại Tờ trình số 15/TTr-PVHXH ngày"),
    (r"^……$|(?<=\d\. )……$|^- ……$", "Đã thực hiện đúng kế hoạch."),
    (r"(?<=: )……$|(?<=; )……$", "đã thực hiện đúng kế hoạch."),
)


class _Filler:
    """Fills line by line, remembering who was named."""

    def __init__(self, on: date) -> None:
        self.person, self.seats = count(), defaultdict[str, list[str]](list)
        self.day = f"{on - timedelta(days=8):%d/%m/%Y}"
        self.report = f"{on - timedelta(days=10):%d/%m/%Y}"

    def name(self) -> str:
        return f"Lê Văn {PEOPLE[next(self.person)]}"

    def line(self, line: str) -> str:
        """A line with its blanks filled in."""
        field, _, value = line.strip().removeprefix("- ").partition(":")
        if line.strip().startswith("#"):
            return line
        plain = line.partition(" # ")[0].rstrip()
        if plain.strip() in ("số:", "họ và tên:"):  # of a draft: open in print unless it is known
            return f"{plain} {'152' if field == 'số' else self.name()}"
        return self._blanks(plain, field, value.strip()) if "……" in plain else line

    def _blanks(self, plain: str, field: str, value: str) -> str:  # noqa: PLR0911 -- a field each
        people = self.seats["họ và tên"]
        if field in ("họ và tên", "chủ hộ"):
            self.seats[field].append(name := self.name())
            return plain.replace("……", name)
        if field == "tổ kiểm phiếu":
            return f"  tổ kiểm phiếu: [{people[2]}, {people[3]}]"
        if field == "phiếu":
            return "        phiếu: {đồng ý: 5, không đồng ý: 0, không hợp lệ: 0}"
        if field in ("chủ trì", "thư ký"):
            return plain.replace("……", people[1 if field == "chủ trì" else 4])
        if field in ("ngày", "ngày báo cáo") and value.startswith("……"):
            return plain.replace("……", self.day if field == "ngày" else self.report)
        if field == "tên" and value == "……":
            return plain.replace("……", "Chung sức xây dựng nông thôn mới")
        if field == "số":
            return plain.replace("……/QĐ-……", "152/QĐ-SNV").replace("……", "152")
        if value.startswith("……") and field in ANSWERS:
            return plain.replace("……", ANSWERS[field], 1)
        plain = plain.replace("họ và tên: ……", f"họ và tên: {self.name()}") if "họ và tên: ……" in plain else plain
        return self._text(plain)

    def _text(self, plain: str) -> str:
        body = plain.lstrip()
        for pattern, answer in _IN_TEXT:
            body = re.sub(pattern, answer.replace("{day}", self.day), body)
        body = re.sub(r"tên: ……(?=,)", "tên: Ban Nhân dân ấp Tây An", body)
        body = body.replace("tỉnh ……", "tỉnh An Giang").replace("Sở ……", "Sở Nội vụ").replace("……", "Tây An")
        return plain[: len(plain) - len(plain.lstrip())] + body


def filled(text: str, on: date) -> str:
    """A starter of a day with every blank filled in as a clerk would, and no other change."""
    filler = _Filler(on)
    return "".join(f"{filler.line(line)}\n" for line in text.splitlines())


def lines_left(text: str) -> Iterator[str]:
    """The lines of a starter that still hold a blank, remarks aside."""
    for line in text.splitlines():
        if "……" in line.partition("# ")[0]:
            yield line


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """The text of every document that was made, a paragraph a line."""
    for path in sorted(folder.rglob("*.docx")):
        xml = zipfile.ZipFile(path).read("word/document.xml").decode()
        lines = re.split(r"</w:p>", xml)
        yield path.name, "\n".join("".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", line)) for line in lines)
