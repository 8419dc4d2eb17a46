"""The letter that asks others for their opinion (hiệp y)."""

from collections.abc import Iterator
from typing import Any

from ntm_docs.context.heading import addressees, letterhead, number_line, place_and_date, recipients, signature
from ntm_docs.context.ho_so.nominees import merits, position
from ntm_docs.context.ho_so.to_trinh import award_phrase
from ntm_docs.context.van_ban import Kieu, subject_of_dispatch
from ntm_docs.context.wording import bare
from ntm_docs.model import HiepY, HoSo
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.keys import same_text
from ntm_docs.regulations import Dossier

_SOURCED = "sourced"


def hiep_y_context(ho_so: HoSo, dossier: Dossier, asked: HiepY) -> dict[str, Any]:
    """Công văn lấy ý kiến (Nghị định 30/2020/NĐ-CP, Mẫu 1.5; questions of Nghị định 98/2023/NĐ-CP, Điều 31).

    No form of law fixes its words.
    """
    agency, year = ho_so.co_quan, ho_so.cuoc_hop.ngay.year
    notation = "-".join(filter(None, (agency.ky_hieu, agency.don_vi_soan_thao)))
    number = number_line(asked.so, "", notation).replace("/-", "/")
    return (
        letterhead(agency.ten, agency.chu_quan)
        | addressees(asked.kinh_gui)
        | {
            "so_ky_hieu": number,
            "dia_danh_ngay": place_and_date(agency.dia_danh, asked.ngay, year),
            "trich_yeu_cv": subject_of_dispatch(f"lấy ý kiến (hiệp y) đề nghị {award_phrase(dossier)}"),
            "noi_dung": list(_body(ho_so, dossier, asked, year)),
            "noi_nhan": recipients(["Như trên"], [], agency.don_vi_soan_thao),
            "ky": signature(ho_so.nguoi_ky),
            "ho_va_ten": ho_so.nguoi_ky.ho_va_ten,
        }
    )


def _body(ho_so: HoSo, dossier: Dossier, asked: HiepY, year: int) -> Iterator[dict[str, Any]]:
    agency, ruling = ho_so.co_quan, dossier.rulings["hiep_y"]
    by_law = f" ({ruling.rule.can_cu})" if ruling.rule is not None and ruling.rule.do_tin_cay == _SOURCED else ""
    yield _line(
        f"Theo quy định về lấy ý kiến khen thưởng{by_law}, {agency.ten} đang xem xét đề nghị {award_phrase(dossier)} "
        f"vì có thành tích xuất sắc trong {merits(ho_so, dossier)} đối với các trường hợp sau:",
        Kieu.cuoi,
    )
    for order, nominee in enumerate(_nominees(ho_so, dossier, asked), start=1):
        where = position(nominee)
        place = f" ({where})" if where else ""
        yield _line(f"{order}. {nominee.ten_day_du}{place}. {bare(nominee.thanh_tich.tom_tat)}.")
    yield _line(f"{agency.ten} đề nghị quý cơ quan có ý kiến bằng văn bản về:", Kieu.cuoi)
    questions = asked.noi_dung or tuple(ruling.value or ())
    for at, question in enumerate(questions, start=1):
        text = bare(question).removeprefix("- ")
        yield _line(f"- {text[:1].upper()}{text[1:]}{'.' if at == len(questions) else ';'}")
    until = long_date(asked.han_tra_loi) if asked.han_tra_loi else blank_date(year)
    yield _line(f"Ý kiến gửi về {agency.ten} trước {until} để hoàn thiện hồ sơ theo quy định./.", Kieu.cuoi)


def _nominees(ho_so: HoSo, dossier: Dossier, asked: HiepY) -> Iterator[Any]:
    """Those whom the clerk names; all of them where nobody is named."""
    wanted = {same_text(name) for name in asked.doi_tuong}
    for _kind, _position, nominee in ho_so.de_nghi[dossier.index].doi_tuong():
        if not wanted or not wanted.isdisjoint(map(same_text, nominee.cach_goi)):
            yield nominee


def _line(text: str, kind: Kieu = Kieu.doan) -> dict[str, Any]:
    return {"kieu": kind, "chu": text}
