"""How nominees are counted, grouped and named."""

from collections.abc import Iterable, Iterator
from typing import Any

from ntm_docs.context.wording import capital, joined
from ntm_docs.model import CaNhan, DeNghi, HoGiaDinh, HoSo, TapThe
from ntm_docs.phrases.keys import fold_key
from ntm_docs.phrases.numbers import percent, two_digits
from ntm_docs.regulations import Dossier

MOVEMENT = "chuyên đề"
GROUPS = (("tap_the", "tập thể"), ("ca_nhan", "cá nhân"), ("ho_gia_dinh", "hộ gia đình"))


def groups(de_nghi: DeNghi) -> Iterator[tuple[str, tuple[TapThe | CaNhan | HoGiaDinh, ...]]]:
    """Kinds that have nominees, in the printed order, with the nominees."""
    for field, name in GROUPS:
        members = getattr(de_nghi, field)
        if members:
            yield name, members


def kinds(de_nghi: DeNghi) -> str:
    """`tập thể, cá nhân và hộ gia đình`."""
    return joined([name for name, _ in groups(de_nghi)])


def counts(de_nghi: DeNghi) -> str:
    """`04 tập thể, 03 cá nhân và 01 hộ gia đình`."""
    return joined([f"{two_digits(len(members))} {name}" for name, members in groups(de_nghi)])


def total(de_nghi: DeNghi) -> int:
    """How many nominees the proposal has."""
    return sum(len(members) for _, members in groups(de_nghi))


def counted(members: Iterable[TapThe | CaNhan | HoGiaDinh], council: int) -> Iterator[dict[str, Any]]:
    """A row of votes for each nominee; the ratio is of all members of the council."""
    for order, nominee in enumerate(members, start=1):
        votes = nominee.phieu
        yield {
            "stt": order,
            "ten": nominee.ten_day_du,
            "dong_y": votes.dong_y,
            "khong_dong_y": votes.khong_dong_y,
            "khong_hop_le": votes.khong_hop_le,
            "ty_le": percent(votes.dong_y, council),
        }


def position(nominee: TapThe | CaNhan | HoGiaDinh) -> str:
    """Title and unit, or where the nominee lives or works; a unit the title names is not repeated."""
    if not isinstance(nominee, CaNhan):
        return capital(nominee.dia_chi)
    title, unit = nominee.chuc_vu, nominee.don_vi_cong_tac
    if title and unit:
        first, _, rest = unit.partition(", ")
        unit = rest if fold_key(first) in fold_key(title) else unit
    work = ", ".join(part for part in (title, unit) if part)
    return work or capital(", ".join(part for part in (nominee.nghe_nghiep, nominee.tru_quan) if part))


def movement(ho_so: HoSo) -> str:
    """`phong trào thi đua “…” giai đoạn 2021-2025`."""
    return f"phong trào thi đua “{ho_so.phong_trao.ten}” giai đoạn {ho_so.phong_trao.giai_doan}"


def merits(ho_so: HoSo, dossier: Dossier) -> str:
    """What the award is for: the movement, or (công trạng) the duties themselves."""
    return movement(ho_so) if dossier.kind == MOVEMENT else "thực hiện nhiệm vụ được giao"
