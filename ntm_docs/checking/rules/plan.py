"""Rules of what a KẾ HOẠCH says."""

import re
from collections.abc import Iterator

from ntm_docs.checking.judging import only
from ntm_docs.checking.rule import Fault, lacking, on, rule
from ntm_docs.outline import read_label
from ntm_docs.papers.van_ban import RecognisedPaper
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import phrase

_SECTIONS = {
    "mục đích, yêu cầu": ("mucdich", "yeucau", "muctieu"),
    "tổ chức thực hiện": ("tochucthuchien", "trachnhiem", "phancong"),
}
_COUNT = re.compile(
    r"(?P<total>\d+)\s+(?:tập thể|cá nhân|đơn vị|trường hợp)[^.;()]{0,60}\((?P<parts>[^()]*\d[^()]*)\)", re.IGNORECASE
)
_PART = re.compile(r"(?P<number>\d+)\s+(?:tập thể|cá nhân|hộ gia đình|đơn vị|hộ)")


@rule("VQ01", "ke_hoach", "C", clause="noi_dung_ke_hoach")
def plan_sections(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Kế hoạch có mục đích, yêu cầu và tổ chức thực hiện.

    Sai: Kế hoạch không nêu ai tổ chức thực hiện
    Đúng: I. MỤC ĐÍCH, YÊU CẦU … V. TỔ CHỨC THỰC HIỆN
    Cách sửa: Thêm mục còn thiếu.
    """
    only(van_ban.loai == "Kế hoạch" and van_ban.main.body)
    labels = [label for one in van_ban.main.body if (label := read_label(one.full_text))]
    sections = [rest for label, rest in labels if label.kind in ("la_ma", "phan")] or [rest for _label, rest in labels]
    titles = [fold_key(title) for title in sections]
    only(titles)
    for name, keys in _SECTIONS.items():
        if not any(key in title for title in titles for key in keys):
            yield lacking(phrase("không có mục {name}", name=name), name)


@rule("VQ05", "ke_hoach", "N", level="error", clause="nhat_quan")
def stated_sums(van_ban: RecognisedPaper) -> Iterator[Fault]:
    """Tổng số nêu trong câu bằng tổng các phần nêu trong ngoặc.

    Sai: đề nghị 10 trường hợp (6 tập thể, 3 cá nhân)
    Đúng: đề nghị 10 trường hợp (6 tập thể, 4 cá nhân)
    Cách sửa: Đếm lại, sửa tổng số hoặc số của từng phần.
    """
    read = False
    for one in (*van_ban.body, *van_ban.tables):
        for match in _COUNT.finditer(" ".join(one.text.split())):
            parts = [int(part["number"]) for part in _PART.finditer(match["parts"])]
            if len(parts) > 1:
                read = True
                if sum(parts) != int(match["total"]):
                    yield on(one, match["total"], str(sum(parts)), match[0])
    only(read)
