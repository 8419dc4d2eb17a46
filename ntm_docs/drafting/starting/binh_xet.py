"""A year's review to begin with, for level and day."""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template

from ntm_docs.drafting.starting.blocks import agency_block, signer_block
from ntm_docs.drafting.starting.dossier import members_of, recipients_of, told_of
from ntm_docs.drafting.starting.office import BLANK, Office
from ntm_docs.machine.own_data import load_data
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations import Book
from ntm_docs.starters import own_folder

_REMARK = re.compile(r"^(?P<field> *[^\s#].*?) {2,}# ", re.MULTILINE)
_COLUMN = 40  # of remarks behind a value


def new_review(office: Office, on: date, book: Book, file: str) -> str:
    """The YAML of a review of an office on a day; its own facts are blanks.

    Raises:
        ProblemsError: there is no data of the day.
    """
    first = min(rule.tu for rule in book.by_topic["tieu_chuan"])
    regime = book.regime(on)
    if on < first or regime is None:
        said = {"on": f"{on:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"}
        raise ProblemsError([Problem("review.day", Place(file), facts=said)])
    told, titles = told_of(office, on), load_data("drafting", "binh-xet.yaml")[office.level]
    facts = {
        "tep": file,
        "thu_muc": str(own_folder(Path(file))),
        "dia_ban": office.area,
        "nhac_them": office.remark,
        "phap_luat": f"theo {regime.ten}",
        "ngay_vn": f"{on:%d/%m/%Y}",
        "ngay": f"{on.day}/{on.month}/{on.year}",
        "nam": str(on.year),
        "nam_truoc": str(on.year - 1),
        "co_quan": office.name,
        "ky_hieu": office.symbol,
        "nguoi_dung_dau": office.head_of_it,
        "khoi_co_quan": agency_block(office, on, book),
        "khoi_nguoi_ky": signer_block(office),
        "noi_nhan": recipients_of(told, office),
        "thanh_vien": members_of(told, office),
        "bieu_quyet": "\n".join(map(_vote, titles["bieu_quyet"])),
        "danh_hieu_ca_nhan": titles["ca_nhan"],
        "danh_hieu_tap_the": titles["tap_the"],
    }
    source = files("ntm_docs").joinpath("starters", "binh-xet.yaml").read_text(encoding="utf-8")
    text = Template(source).substitute(facts)
    return _REMARK.sub(lambda found: f"{found['field']:<{_COLUMN - 1}} # ", text)


def _vote(told: tuple[str, str]) -> str:
    """A line of votes: the title, how it is usually voted on."""
    name, way = told
    return f"  - {{danh hiệu: {name}, hình thức biểu quyết: {way}, đồng ý: {BLANK}, không đồng ý: 0, không hợp lệ: 0}}"
