"""What a paper of the table says, what the reader of papers finds, what the import writes: one shape each."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from ntm_docs.importing import import_file
from ntm_docs.importing.wording import right
from ntm_docs.importing.write import default_notation
from ntm_docs.papers.opening import read_paper
from ntm_docs.papers.paper import papers_of
from ntm_docs.papers.van_ban import recognise
from ntm_docs.phrases.keys import same_text
from ntm_docs.reading import read_existing

HERE = Path(__file__).parent
PAPERS: dict[str, dict[str, Any]] = {
    one["ten"]: one for one in YAML(typ="safe", pure=True).load((HERE / "giay.yaml").read_text(encoding="utf-8"))
}
Parts = dict[str, str]


def day(text: str) -> str:
    """The figures of a day, however it is written."""
    return "/".join(str(int(figure)) for figure in re.findall(r"\d+", text or ""))


def folded(value: Any) -> str:
    """A part for comparing: case, the stop at its end and where a tone stands do not matter."""
    if isinstance(value, (list, tuple)):
        return " / ".join(filter(None, map(folded, value)))
    return same_text(str(value or "")).strip(" ;.,:-")


def said(paper: dict[str, Any]) -> Parts:
    """The parts that a person reads, as the table has them."""
    number, _, notation = paper["so"].removeprefix("Số: ").partition("/")
    place, _, when = paper["ngay"].partition(", ")
    to = [one.removeprefix("Kính gửi:").lstrip(" -") for one in paper.get("kinh_gui", [])]
    *above, title = paper["ky"]
    filed = next((one for one in paper["noi_nhan"] if one.startswith("Lưu")), "")
    return {
        "chủ quản": folded(" ".join(paper.get("chu_quan", []))),
        "cơ quan": folded(" ".join(paper["co_quan"])),
        "số": folded(number),
        "ký hiệu": folded(notation),
        "địa danh": folded(place),
        "ngày": day(when),
        "loại": folded(paper.get("loai", "công văn")),
        "trích yếu": folded(" ".join(paper.get("trich_yeu", paper.get("vv", []))).removeprefix("V/v")),
        "kính gửi": folded(to),
        "thẩm quyền": folded(" ".join(paper.get("tham_quyen", []))),
        "căn cứ": folded(paper.get("can_cu", [])),
        "nội dung": folded(paper["than"]),
        "nơi nhận": folded([one for one in paper["noi_nhan"] if one != filed]),
        "lưu": folded(filed.removeprefix("Lưu:")),
        "quyền hạn": folded(above),
        "chức vụ": folded(title),
        "họ và tên": folded(paper["ho_ten"].removeprefix("BS CKII.")),
    }


def imported(path: Path, fold: Callable[[Any], str] = folded) -> Parts:
    """The parts that the import writes, in the same shape."""
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(import_file(path)[0])
    agency, signer = found.get("cơ quan", {}), found.get("người ký", {})
    usual = default_notation(found.get("loại") or "", agency.get("ký hiệu", ""), agency.get("đơn vị soạn thảo", ""))
    return {
        "chủ quản": fold(agency.get("chủ quản")),
        "cơ quan": fold(agency.get("tên")),
        "số": fold(found.get("số")),
        "ký hiệu": fold(found.get("ký hiệu") or (usual if agency.get("ký hiệu") else "")),
        "địa danh": fold(agency.get("địa danh")),
        "ngày": day(found.get("ngày")),
        "loại": fold(found.get("loại")),
        "trích yếu": fold(found.get("trích yếu")),
        "kính gửi": fold(found.get("kính gửi")),
        "thẩm quyền": fold(found.get("thẩm quyền")),
        "căn cứ": fold(found.get("căn cứ")),
        "nội dung": fold((found.get("nội dung") or "").split("\n")),
        "nơi nhận": fold(found.get("nơi nhận")),
        "lưu": fold(found.get("lưu")),
        "quyền hạn": fold(signer.get("quyền hạn")),
        "chức vụ": fold(signer.get("chức vụ")),
        "họ và tên": fold(signer.get("họ và tên")),
        "chưa rõ": fold(found.get("chưa rõ")),
    }


def read(path: Path) -> Parts:
    """The parts that the reader of papers finds, in the same shape."""
    van_ban = read_paper(path.read_bytes(), path.name) if path.suffix == ".docx" else recognise(read_existing(path)[0])
    paper = papers_of(van_ban)[0]
    signer = paper.signers[-1] if paper.signers else None
    return {
        "chủ quản": folded(paper.superior),
        "cơ quan": folded(paper.agency),
        "số": folded(paper.notation.number),
        "ký hiệu": folded(paper.notation.rest),
        "địa danh": folded(paper.place),
        "ngày": day(paper.day),
        "loại": folded(paper.title or paper.loai),
        "trích yếu": folded(paper.subject),
        "kính gửi": folded(paper.addressees),
        "thẩm quyền": folded(paper.authority),
        "căn cứ": folded(paper.bases),
        "nội dung": folded(paper.lines_of_text),
        "nơi nhận": folded(paper.recipients),
        "lưu": folded(paper.filed),
        "quyền hạn": folded([right(one) for one in signer.rights] if signer else ()),
        "chức vụ": folded(signer.title if signer else ""),
        "họ và tên": folded(signer.name if signer else ""),
        "chưa rõ": folded([one.text for one in paper.loose]),
    }
