"""Names and values of the award decision."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal

from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, signature, title, title_lines
from ntm_docs.context.ho_so.nominees import GROUPS, MOVEMENT, merits, position
from ntm_docs.context.ho_so.to_trinh import award_phrase, cited, opened
from ntm_docs.context.van_ban import Kieu, bases
from ntm_docs.context.wording import bare, capital, joined, notation
from ntm_docs.layout import load_layout
from ntm_docs.model import CoQuan, DeNghi, HoSo, LoaiDoiTuong, QuyetDinhKhenThuong
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.keys import same_text
from ntm_docs.phrases.numbers import grouped, money, two_digits
from ntm_docs.regulations import Dossier

_KIND = load_layout().abbreviations["Quyết định"] or ""
_OPEN = "…" * 12
_FUND = "quỹ thi đua, khen thưởng"
Named = tuple[LoaiDoiTuong, str, tuple[Any, ...]]


def quyet_dinh_khen_thuong_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Quyết định tặng Bằng khen, Giấy khen (Nghị định 30/2020/NĐ-CP, Mẫu 1.2; wording of decisions of provinces)."""
    decision, agency = _decision(ho_so, dossier), _agency(ho_so, dossier)
    who = joined([name for _, name, _ in awarded(ho_so, dossier)])
    for_what = f"có thành tích xuất sắc trong {merits(ho_so, dossier)}"
    lines, rule = title(f"Về việc {award_phrase(dossier)} cho {who} {for_what}")
    articles = list(_articles(ho_so, dossier, f"đã {for_what}"))
    execution = f"Như Điều {len(articles)}"
    return letterhead(agency.ten, agency.chu_quan) | {
        "so_ky_hieu": number_line(decision.so, _KIND, agency.ky_hieu),
        "dia_danh_ngay": place_and_date(agency.dia_danh, decision.ngay, dossier.decided_on.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "tham_quyen": title_lines(_authority(ho_so, dossier).upper(), "ten_loai"),
        "can_cu": list(bases(_bases(ho_so, dossier))),
        "noi_dung": [
            {"kieu": Kieu.dieu_cuoi if text == articles[-1] else Kieu.dieu, "nhan": f"Điều {number}.", "chu": text}
            for number, text in enumerate(articles, start=1)
        ],
        "noi_nhan": recipients([execution], decision.noi_nhan, agency.don_vi_soan_thao),
        "ky": signature(decision.nguoi_ky),
        "ho_va_ten": decision.nguoi_ky.ho_va_ten,
    }


def _decision(ho_so: HoSo, dossier: Dossier) -> QuyetDinhKhenThuong:
    decision = ho_so.de_nghi[dossier.index].quyet_dinh
    assert decision is not None  # a dossier without one has no such document
    return decision


def _agency(ho_so: HoSo, dossier: Dossier) -> CoQuan:
    return _decision(ho_so, dossier).co_quan or ho_so.co_quan


def _authority(ho_so: HoSo, dossier: Dossier) -> str:
    return authority_of(_decision(ho_so, dossier), _agency(ho_so, dossier).ten)


def authority_of(decision: QuyetDinhKhenThuong, agency: str) -> str:
    """Who decides: as given, else the head of the body, who signs or for whom a deputy signs."""
    acting = [line.removeprefix("KT. ") for line in decision.nguoi_ky.quyen_han if line.startswith("KT. ")]
    head = capital(acting[0] if acting else decision.nguoi_ky.chuc_vu)
    return decision.tham_quyen or f"{head} {agency}"


def _bases(ho_so: HoSo, dossier: Dossier) -> list[str]:
    """Căn cứ, a line each: the law's of the day, the movement's plan, the office's own; who asks, last."""
    decision = _decision(ho_so, dossier)
    law = dossier.decision.bases.value if dossier.decision else ()
    plan = [cited(ho_so.phong_trao.ke_hoach)] if dossier.kind == MOVEMENT else []
    chosen: Sequence[str] = decision.can_cu or (*(law or ()), *plan)
    lines = [*chosen, *decision.can_cu_them]
    asked = bare(decision.theo_de_nghi)
    for_asked = asked if asked.casefold().startswith("theo ") else f"Theo đề nghị của {asked}"
    return [capital(text) for text in opened((*lines, for_asked))]


def awarded(ho_so: HoSo, dossier: Dossier) -> list[Named]:
    """Nominees who get the award, by kind in printed order: (kind, its name, the nominees)."""
    return awarded_of(ho_so.de_nghi[dossier.index], _decision(ho_so, dossier))


def awarded_of(de_nghi: DeNghi, decision: QuyetDinhKhenThuong) -> list[Named]:
    """As `awarded`, of a proposal and the decision on it."""
    left_out = [same_text(name) for name in decision.khong_khen]
    found: dict[LoaiDoiTuong, list[Any]] = {}
    for kind, _index, one in de_nghi.doi_tuong():
        if not any(name in map(same_text, one.cach_goi) for name in left_out):
            found.setdefault(kind, []).append(one)
    names = dict(GROUPS)
    return [(kind, names[kind], tuple(members)) for kind, members in found.items()]


def _articles(ho_so: HoSo, dossier: Dossier, for_what: str) -> list[str]:
    decision, groups = _decision(ho_so, dossier), awarded(ho_so, dossier)
    who = joined([f"{two_digits(len(members))} {name}" for _, name, members in groups])
    kinds = joined([name for _, name, _ in groups])
    prize = dossier.decision.prizes if dossier.decision else None
    annex = "Phụ lục I" if prize else "Phụ lục"
    award = award_phrase(dossier)
    texts = [f"{capital(award)} cho {who} {for_what} (có danh sách tại {annex} kèm theo)."]
    if prize:
        whole = _total(ho_so, dossier)
        sum_of = f", tổng số tiền {money(whole)}" if whole is not None else ""
        texts.append(
            f"Kèm theo {dossier.award.ten.split(' của ')[0]}, {kinds} có tên tại Điều 1 được thưởng tiền theo quy định"
            f"{sum_of}; chi tiết tại Phụ lục II kèm theo. Kinh phí khen thưởng trích từ {_fund(ho_so, dossier)}."
        )
    texts.append("Quyết định này có hiệu lực kể từ ngày ký.")
    does = "; ".join(map(bare, decision.thi_hanh))
    every = "các " if sum(len(members) for _, _, members in groups) > 1 else ""
    texts.append(f"{capital(does)}; {every}{kinds} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
    return texts


def _fund(ho_so: HoSo, dossier: Dossier) -> str:
    """Whose fund pays: as the office says, else as the law does (Luật 06/2022/QH15, Điều 11 khoản 4)."""
    given = _decision(ho_so, dossier).nguon_kinh_phi
    law = dossier.decision.pays.value if dossier.decision else None
    return bare(given or str(law or _FUND).format(co_quan=_agency(ho_so, dossier).ten))


def danh_sach_khen_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Danh sách được tặng, an appendix of the decision (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    groups = awarded(ho_so, dossier)
    who = joined([name for _, name, _ in groups])
    number = "I" if dossier.decision and dossier.decision.prizes else ""
    given = "được " + award_phrase(dossier)
    return _annex(ho_so, dossier, number, f"Danh sách {who} {given}") | {
        "nhom": [
            {
                "tieu_de": f"{roman(index)}. {name.upper()} ({two_digits(len(members))})",
                "dong": [
                    {"stt": order, "ten": one.ten_day_du, "noi": position(one)}
                    for order, one in enumerate(members, start=1)
                ],
            }
            for index, (_kind, name, members) in enumerate(groups, start=1)
        ],
        "tong_so": f"Tổng số: {joined([f'{two_digits(len(members))} {name}' for _, name, members in groups])}./.",
    }


def tien_thuong_context(ho_so: HoSo, dossier: Dossier) -> dict[str, Any]:
    """Tiền thưởng kèm theo quyết định, totals in figures and words; blank where the regime is not known."""
    prize = dossier.decision.prizes if dossier.decision else None
    assert prize is not None
    whole = _total(ho_so, dossier)
    base = f"{grouped(prize.base)} đồng" if prize.base is not None else _OPEN
    rounded = f"; tiền thưởng một trường hợp làm tròn lên {grouped(prize.step)} đồng" if prize.step > 1 else ""
    return _annex(ho_so, dossier, "II", f"Tiền thưởng kèm theo {dossier.award.ten}") | {
        "luong": f"Mức lương cơ sở: {base}{rounded}.",
        "nhom": [
            {
                "tieu_de": f"{roman(index)}. {name.upper()} ({two_digits(len(members))})",
                "dong": [
                    {
                        "stt": order,
                        "ten": one.ten_day_du,
                        "he_so": _multiplier(prize.multipliers.get(kind)),
                        "tien": _amount(prize.amount(kind)),
                    }
                    for order, one in enumerate(members, start=1)
                ],
                "cong": _amount(_sum(prize.amount(kind), len(members))),
            }
            for index, (kind, name, members) in enumerate(awarded(ho_so, dossier), start=1)
        ],
        "tong_tien": _amount(whole),
        "bang_chu": f"Tổng số tiền: {money(whole)}./." if whole is not None else f"Tổng số tiền: {_OPEN} đồng./.",
    }


def _annex(ho_so: HoSo, dossier: Dossier, number: str, name: str) -> dict[str, Any]:
    decision, agency = _decision(ho_so, dossier), _agency(ho_so, dossier)
    day = long_date(decision.ngay) if decision.ngay else blank_date(dossier.decided_on.year)
    return annex(number, name, f"{notation(decision.so, _KIND, agency.ky_hieu)} {day} của {_authority(ho_so, dossier)}")


def annex(number: str, name: str, decision: str) -> dict[str, Any]:
    """The heading of an appendix to a decision, named by number, day and authority (Mẫu 2.1)."""
    attached, rule = title(f"(Kèm theo Quyết định số {decision})", "kem_theo", "italic")
    label = load_layout().components["phu_luc_so"].text or ""
    return {
        "so_phu_luc": f"{label} {number}".strip(),
        "ten_phu_luc": title_lines(name.upper(), "phu_luc_ten"),
        "kem_theo": attached,
        "ke_kem_theo": rule,
    }


def _total(ho_so: HoSo, dossier: Dossier) -> int | None:
    """The whole sum in đồng; None while one of its parts is unknown."""
    prize = dossier.decision.prizes if dossier.decision else None
    parts = [_sum(prize.amount(kind), len(members)) for kind, _, members in awarded(ho_so, dossier)] if prize else []
    known = [part for part in parts if part is not None]
    return sum(known) if prize and len(known) == len(parts) else None


def _sum(amount: int | None, count: int) -> int | None:
    return None if amount is None else amount * count


def _amount(amount: int | None) -> str:
    return "" if amount is None else grouped(amount)


def _multiplier(number: Decimal | None) -> str:
    """`1,5`; blank while it is not known."""
    return "" if number is None else format_decimal(number, locale="vi")
