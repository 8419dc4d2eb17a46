"""Names and values of what the office decides itself."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ntm_docs.context.binh_xet.words import (
    MOVEMENT,
    is_title,
    kinds_of,
    name_of,
    own_name,
    place_of,
    quoted_award,
    total_of,
    who_is,
    wish_of,
)
from ntm_docs.context.heading import letterhead, number_line, place_and_date, recipients, signature, title, title_lines
from ntm_docs.context.ho_so.khen_thuong import annex
from ntm_docs.context.ho_so.to_trinh import opened
from ntm_docs.context.van_ban import Kieu, bases
from ntm_docs.context.wording import bare, capital, joined, notation
from ntm_docs.layout import load_layout
from ntm_docs.machine.frozen import frozen
from ntm_docs.model import GENERIC, NguoiKy, QuyetDinhBinhXet
from ntm_docs.outline.labels import roman
from ntm_docs.phrases.dates import blank_date, long_date
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import grouped, money, two_digits
from ntm_docs.regulations import Bundle, HinhThuc, ProposedRow, ReviewPlan, ReviewTitle

_KIND = load_layout().abbreviations["Quyết định"] or ""
_OPEN = "…" * 12
_OF_A_HEAD = "Giấy khen của Thủ trưởng"  # of a department, which has a head of its own name
_FUND = "quỹ thi đua, khen thưởng"
_EVERYBODY = "Thủ trưởng các cơ quan, đơn vị có liên quan"


def quyet_dinh_binh_xet_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Quyết định của người đứng đầu (Nghị định 30/2020/NĐ-CP, Mẫu 1.2): titles, or giấy khen."""
    agency, given = plan.case.record.co_quan, _given(plan)
    lines, rule = title(_subject(plan, bundle))
    articles = list(_articles(plan, bundle))
    signer = _signer(plan)
    return letterhead(agency.ten, agency.chu_quan) | {
        "so_ky_hieu": number_line(_number(given, bundle), _KIND, agency.ky_hieu),
        "dia_danh_ngay": place_and_date(agency.dia_danh, given.ngay if given else None, plan.decided_on.year),
        "trich_yeu": lines,
        "ke_trich_yeu": rule,
        "tham_quyen": title_lines(authority(plan).upper(), "ten_loai"),
        "can_cu": list(bases(_bases(plan, bundle))),
        "noi_dung": articles,
        "noi_nhan": recipients(
            [f"Như {articles[-1]['nhan'].rstrip('.')}"], given.noi_nhan if given else (), agency.don_vi_soan_thao
        ),
        "ky": signature(signer),
        "ho_va_ten": signer.ho_va_ten,
    }


def own_decision(plan: ReviewPlan) -> str:
    """The decision on titles of this review, as papers that rest on it cite it; empty where there is none."""
    bundle = next((one for one in plan.bundles if one.own and one.titles and is_title(one.titles[0].award)), None)
    if bundle is None:
        return ""
    given, agency = _given(plan), plan.case.record.co_quan
    day = long_date(given.ngay) if given and given.ngay else blank_date(plan.decided_on.year)
    number = notation(_number(given, bundle), _KIND, agency.ky_hieu)
    about = _subject(plan, bundle)
    return f"Quyết định số {number} {day} của {authority(plan)} {about[:1].lower()}{about[1:]}"


def _subject(plan: ReviewPlan, bundle: Bundle) -> str:
    """What the decision is about; a giấy khen is given for something."""
    wish, occasion = wish_of(bundle), _occasion(plan, bundle)
    if is_title(bundle.titles[0].award):
        return f"Về việc {wish} {occasion}"
    return f"Về việc {wish} cho {total_of(bundle.lines)} có thành tích xuất sắc trong thực hiện nhiệm vụ {occasion}"


def _given(plan: ReviewPlan) -> QuyetDinhBinhXet | None:
    return plan.case.record.quyet_dinh


def _number(given: QuyetDinhBinhXet | None, bundle: Bundle) -> str | None:
    if given is None:
        return None
    return given.so_quyet_dinh_danh_hieu if is_title(bundle.titles[0].award) else given.so_quyet_dinh_khen_thuong


def _signer(plan: ReviewPlan) -> NguoiKy:
    """Who signs in their own right: as given, else who signs for the office, without TM."""
    given, record = _given(plan), plan.case.record
    if given is not None and given.nguoi_ky is not None:
        return given.nguoi_ky
    own = tuple(line for line in record.nguoi_ky.quyen_han if not line.startswith("TM."))
    return record.nguoi_ky.model_copy(update={"quyen_han": own})


def authority(plan: ReviewPlan) -> str:
    """Who decides: the head of the office, for whom a deputy may sign."""
    signer, agency = _signer(plan), plan.case.record.co_quan.ten
    acting = [line.removeprefix("KT. ") for line in signer.quyen_han if line.startswith("KT. ")]
    head = capital(acting[0] if acting else signer.chuc_vu)
    return head if fold_key(agency) in fold_key(head) else f"{head} {agency}"


def award_voted_on(plan: ReviewPlan, award: HinhThuc) -> str:
    """As the minutes name it: the giấy khen of a department is that of its head."""
    own = plan.case.award(GENERIC[0])
    of_head = own is not None and own.ma == award.ma and award.ten.startswith(_OF_A_HEAD)
    return f"{GENERIC[0]} của {authority(plan)}" if of_head else quoted_award(award)


def _occasion(plan: ReviewPlan, bundle: Bundle) -> str:
    record = plan.case.record
    if bundle.kind == MOVEMENT:
        return f"theo phong trào thi đua “{record.phong_trao}” {record.ky_binh_xet}"
    return record.ky_binh_xet


def _bases(plan: ReviewPlan, bundle: Bundle) -> list[str]:
    """Căn cứ, a line each: the law's, the office's own; who asks, last."""
    record, given = plan.case.record, _given(plan)
    own = given.can_cu_them if given else ()
    minutes = f"{record.hoi_dong.ten} tại Biên bản họp {long_date(record.cuoc_hop.ngay)}"
    asked = bare(given.theo_de_nghi if given and given.theo_de_nghi else minutes)
    for_asked = asked if asked.casefold().startswith("theo ") else f"Theo đề nghị của {asked}"
    return [capital(text) for text in opened([*(bundle.value("can_cu") or ()), *own, for_asked])]


def _articles(plan: ReviewPlan, bundle: Bundle) -> Iterator[dict[str, Any]]:
    """Điều with its text; what Điều 1 lists stands below it, a paragraph for each title."""
    given, prizes = _given(plan), prizes_of(plan, bundle)
    annex = "Phụ lục I" if prizes else "Phụ lục"
    merits = "" if is_title(bundle.titles[0].award) else " có thành tích xuất sắc trong thực hiện nhiệm vụ"
    several = len(bundle.titles) > 1
    year = f"{_occasion(plan, bundle)} cho " if not merits else "cho "
    merits += f" {_occasion(plan, bundle)}" if merits else ""
    text = f"{capital(wish_of(bundle))} {year}{total_of(bundle.lines)}{merits} "
    text += f"(có danh sách tại {annex} kèm theo){', gồm:' if several else '.'}"
    yield {"kieu": Kieu.dieu_cuoi if several else Kieu.dieu, "nhan": "Điều 1.", "chu": text}
    for at, one in enumerate(bundle.titles if several else (), start=1):
        end = "." if at == len(bundle.titles) else ";"
        yield {
            "kieu": Kieu.doan,
            "nhan": "",
            "chu": f"{at}. {capital(own_name(bundle, one.award))}: {total_of(one.lines)}{end}",
        }
    texts = [f"{_prize_text(plan, bundle, prizes)}"] if prizes else []
    texts.append("Quyết định này có hiệu lực kể từ ngày ký.")
    does = "; ".join(map(bare, given.thi_hanh)) if given and given.thi_hanh else _EVERYBODY
    texts.append(
        f"{capital(does)}; các {kinds_of(bundle.lines)} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."
    )
    for number, text in enumerate(texts, start=2):
        kieu = Kieu.dieu_cuoi if text is texts[-1] else Kieu.dieu
        yield {"kieu": kieu, "nhan": f"Điều {number}.", "chu": text}


def _prize_text(plan: ReviewPlan, bundle: Bundle, prizes: "list[Paid]") -> str:
    given = _given(plan)
    whole = _whole(prizes)
    sum_of = f", tổng số tiền {money(whole)}" if whole is not None else ""
    fund = bare((given.nguon_kinh_phi if given else None) or str(bundle.value("chi_thuong") or _FUND))
    fund = fund.format(co_quan=plan.case.record.co_quan.ten)
    things = "; ".join(filter(None, (_given_with(one) for one in bundle.titles)))
    with_it = f" {capital(things)}." if things else ""
    return (
        f"Các {kinds_of(bundle.lines)} có tên tại Điều 1 được thưởng tiền theo quy định{sum_of}; chi tiết tại Phụ lục "
        f"II kèm theo.{with_it} Kinh phí khen thưởng trích từ {fund}."
    )


def _given_with(one: ReviewTitle) -> str:
    """`danh hiệu “Chiến sĩ thi đua cơ sở” kèm Bằng chứng nhận, khung`; nothing where only money is given."""
    things = one.given_with
    if not things:
        return ""
    return f"{quoted_award(one.award)} kèm {joined([*things])}"


@frozen
class Paid:
    """A title of one kind with who is paid for it; who has a higher title is paid there."""

    title: ReviewTitle
    kind: str
    lines: tuple[ProposedRow, ...]
    higher: int
    multiplier: Decimal | None
    amount: int | None

    @property
    def sum(self) -> int | None:
        """In đồng; None while the amount is unknown."""
        return 0 if not self.lines else None if self.amount is None else self.amount * len(self.lines)


def prizes_of(plan: ReviewPlan, bundle: Bundle) -> list[Paid]:
    """Who is paid what, title by title; nothing where no money is given.

    Of several titles of one period only the highest is paid (Nghị định 152/2025/NĐ-CP, Điều 49 khoản 5).
    """
    given = _given(plan)
    if given is not None and not given.tien_thuong:
        return []
    highest: dict[object, int] = {}
    for at, one in enumerate(bundle.titles):
        for line in one.lines:
            if is_title(one.award):
                highest[who_is(line)] = at
    found = []
    for at, one in enumerate(bundle.titles):
        for kind in ("tap_the", "ca_nhan"):
            lines = one.of(kind)
            paid = tuple(line for line in lines if highest.get(who_is(line), at) == at)
            prize = one.prizes.get(kind)
            if lines:
                firm = prize is not None and prize.strength == "sourced"
                multiplier = prize.multiplier if prize is not None and firm else None
                amount = prize.amount if prize is not None and firm else None
                found.append(Paid(one, kind, paid, len(lines) - len(paid), multiplier, amount))
    return found


def _whole(prizes: list[Paid]) -> int | None:
    sums = [one.sum for one in prizes]
    return None if None in sums else sum(one for one in sums if one is not None)


def danh_sach_duoc_tang_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Danh sách được tặng, grouped by title (Nghị định 30/2020/NĐ-CP, Mẫu 2.1)."""
    number = "I" if prizes_of(plan, bundle) else ""
    heading = f"Danh sách {kinds_of(bundle.lines)} được {wish_of(bundle)} {_occasion(plan, bundle)}"
    return _annex(plan, bundle, number, heading) | {
        "nhom": list(_listed(bundle)),
        "tong_so": f"Tổng số: {total_of(bundle.lines)}./.",
    }


def bare_name(bundle: Bundle, one: ReviewTitle) -> str:
    """The award without quotation marks, as a row of a table heads it."""
    return one.award.ten if is_title(one.award) else own_name(bundle, one.award)


def _listed(bundle: Bundle) -> Iterator[dict[str, Any]]:
    number = 0
    for one in bundle.titles:
        for kind in ("tap_the", "ca_nhan"):
            lines = one.of(kind)
            if lines:
                number += 1
                rows = [{"stt": at, "ten": name_of(line), "noi": place_of(line)} for at, line in enumerate(lines, 1)]
                yield {
                    "tieu_de": f"{roman(number)}. {bare_name(bundle, one).upper()} ({total_of(lines)})",
                    "dong": rows,
                }


def tien_thuong_binh_xet_context(plan: ReviewPlan, bundle: Bundle) -> dict[str, Any]:
    """Tiền thưởng kèm theo quyết định; blank where the law gives no firm amount."""
    prizes = prizes_of(plan, bundle)
    whole = _whole(prizes)
    ruling = bundle.rulings["luong_co_so"]
    salary = _base(bundle) or (f"{grouped(ruling.value)} đồng" if ruling.value else _OPEN)
    step = bundle.value("lam_tron") or 1
    rounded = f"; tiền thưởng một trường hợp làm tròn lên {grouped(step)} đồng" if step > 1 else ""
    once = "" if not any(one.higher for one in prizes) else "; có nhiều danh hiệu trong năm thì hưởng mức cao nhất"
    heading = f"Tiền thưởng kèm theo {'danh hiệu thi đua' if is_title(bundle.titles[0].award) else 'Giấy khen'}"
    return _annex(plan, bundle, "II", f"{heading} {_occasion(plan, bundle)}") | {
        "luong": f"Mức lương cơ sở: {salary}{rounded}{once}.",
        "nhom": [_paid(bundle, at, one) for at, one in enumerate(prizes, start=1)],
        "tong_tien": _amount(whole),
        "bang_chu": f"Tổng số tiền: {money(whole)}./." if whole is not None else f"Tổng số tiền: {_OPEN} đồng./.",
    }


def _base(bundle: Bundle) -> str:
    """The base salary of the day of the decision, as the prizes were counted from it."""
    bases_found = {prize.base for one in bundle.titles for prize in one.prizes.values() if prize and prize.base}
    return f"{grouped(bases_found.pop())} đồng" if len(bases_found) == 1 else ""


def _paid(bundle: Bundle, at: int, one: Paid) -> dict[str, Any]:
    count = two_digits(len(one.lines))
    kind = "tập thể" if one.kind == "tap_the" else "cá nhân"
    higher = f"; {two_digits(one.higher)} hưởng mức của danh hiệu cao hơn" if one.higher else ""
    return {
        "tieu_de": f"{roman(at)}. {bare_name(bundle, one.title).upper()} ({count} {kind}{higher})",
        "dong": [
            {
                "stt": order,
                "ten": name_of(line),
                "he_so": "" if one.multiplier is None else _shown(one.multiplier),
                "tien": _amount(one.amount),
            }
            for order, line in enumerate(one.lines, start=1)
        ],
        "cong": _amount(one.sum),
    }


def _shown(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _amount(amount: int | None) -> str:
    return "" if amount is None else grouped(amount)


def _annex(plan: ReviewPlan, bundle: Bundle, number: str, name: str) -> dict[str, Any]:
    given, agency = _given(plan), plan.case.record.co_quan
    day = long_date(given.ngay) if given and given.ngay else blank_date(plan.decided_on.year)
    return annex(number, name, f"{notation(_number(given, bundle), _KIND, agency.ky_hieu)} {day} của {authority(plan)}")
