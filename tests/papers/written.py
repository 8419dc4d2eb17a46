"""Papers of the table as plain text: of a law site, of a converter, of a clerk's own editor."""

import textwrap
from collections.abc import Callable
from typing import Any

from made import QUOC_HIEU, TIEU_NGU, Paper


def blocks_of(paper: Paper) -> list[list[str]]:
    """The paper as groups of lines, each group apart from the next."""
    made = [[*paper.get("chu_quan", []), *paper["co_quan"]], [QUOC_HIEU, TIEU_NGU], [paper["so"]]]
    if "vv" in paper:
        made.append(paper["vv"])
    made.append([paper["ngay"]])
    if "loai" in paper:
        made += [[paper["loai"]], paper["trich_yeu"]]
    if "tham_quyen" in paper:
        made.append(paper["tham_quyen"])
    kinh_gui = paper.get("kinh_gui", [])
    made += [kinh_gui[:1], kinh_gui[1:]] if kinh_gui else []
    made += [[line] for line in paper.get("can_cu", [])]
    made += [[paper["lenh"]]] if "lenh" in paper else []
    made += [[line] for line in paper["than"]]
    made += [["Nơi nhận:"], [f"- {one}" for one in paper["noi_nhan"]], paper["ky"], [paper["ho_ten"]]]
    return [block for block in made if block]


def wrapped(blocks: list[list[str]], width: int) -> list[list[str]]:
    """Every line broken at a width, as a copy from a narrow page."""
    return [[part for line in block for part in textwrap.wrap(line, width, break_on_hyphens=False)] for block in blocks]


def text_of(blocks: list[list[str]], *, blank: bool = True) -> bytes:
    """The groups as a text, with a blank line between them or none."""
    return (("\n\n" if blank else "\n").join("\n".join(block) for block in blocks) + "\n").encode()


def markdown_of(paper: Paper) -> bytes:
    """The signs of a converter: headings, bold, italic, the heading of the paper as a table."""
    blocks = blocks_of(paper)
    agency, motto, number = blocks[:3]
    rest = blocks[3:]
    left, right = "<br>".join(agency), "<br>".join(motto)
    day = next(block for block in rest if block[0] == paper["ngay"])
    rest.remove(day)
    made = [f"| {left} | **{right}** |", "| --- | --- |", f"| {number[0]} | *{day[0]}* |", ""]
    for block in rest:
        whole = "\n".join(block)
        if block == [paper.get("loai")]:
            made += [f"# {whole}", ""]
        elif block in (paper.get("trich_yeu"), paper.get("tham_quyen"), paper["ky"]):
            made += [f"**{whole}**", ""]
        elif block[0].startswith("Căn cứ"):
            made += [f"*{whole}*", ""]
        else:
            made += [whole, ""]
    return "\n".join(made).encode()


def side_by_side(paper: Paper, gap: str) -> bytes:
    """Heading and signature in two columns of one text."""
    left = [*paper.get("chu_quan", []), *paper["co_quan"], paper["so"]]
    right = [QUOC_HIEU, TIEU_NGU]
    right += [""] * (len(left) - 3) + [paper["ngay"]]
    lines = [f"{one}{gap}{two}" if two else one for one, two in zip([*left, ""], right, strict=False)]
    lines += [*paper.get("vv", []), ""]
    body: list[str] = []
    for block in blocks_of(paper):
        head = (*left, QUOC_HIEU, paper["ngay"], "Nơi nhận:", *paper["ky"], paper["ho_ten"], *paper.get("vv", []))
        if block[0] not in head and not block[0].startswith(f"- {paper['noi_nhan'][0]}"):
            body += [*block, ""]
    foot_left = ["Nơi nhận:", *(f"- {one}" for one in paper["noi_nhan"])]
    foot_right = [*paper["ky"], "", paper["ho_ten"]]
    rows = max(len(foot_left), len(foot_right))
    foot_left += [""] * (rows - len(foot_left))
    foot_right += [""] * (rows - len(foot_right))
    foot = [f"{one or ' '}{gap}{two}" if two else one for one, two in zip(foot_left, foot_right, strict=True)]
    return "\n".join([*lines, *body, *foot]).encode()


def law_site(paper: Paper) -> bytes:
    """A page of a law site: its own table above, rules of dashes, the heading in groups."""
    kind = paper.get("loai", "Công văn").capitalize()
    subject = " ".join(paper.get("trich_yeu", paper.get("vv", [])))
    number = paper["so"].removeprefix("Số: ")
    above = [
        [f"{kind} {number} năm 2026 {subject}"],
        [f"Số hiệu {number}", "Ngày ban hành 02/12/2026", f"Loại văn bản {kind}", f"Người ký {paper['ho_ten']}"],
    ]
    blocks: list[Any] = blocks_of(paper)
    blocks[0] = [*blocks[0], "-------"]
    blocks[1] = [*blocks[1], "---------------"]
    return text_of([*above, *blocks])


WAYS: dict[str, Callable[[Paper], bytes]] = {
    "txt": lambda paper: text_of(blocks_of(paper)),
    "txt không dòng trống": lambda paper: text_of(blocks_of(paper), blank=False),
    "txt 70": lambda paper: text_of(wrapped(blocks_of(paper), 70)),
    "txt 45": lambda paper: text_of(wrapped(blocks_of(paper), 45)),
    "txt 70 không dòng trống": lambda paper: text_of(wrapped(blocks_of(paper), 70), blank=False),
    "txt 45 không dòng trống": lambda paper: text_of(wrapped(blocks_of(paper), 45), blank=False),
    "markdown": markdown_of,
    "txt hai cột bằng tab": lambda paper: side_by_side(paper, "\t\t"),
    "txt hai cột bằng khoảng trắng": lambda paper: side_by_side(paper, " " * 12),
    "trang luật": law_site,
}
