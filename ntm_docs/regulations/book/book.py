"""Reads the law data and refuses what is not sound."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, cached_property, lru_cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from ntm_docs.machine.frozen import frozen
from ntm_docs.messages import gettext
from ntm_docs.model.award_names import AwardNames, OtherAward
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.regulations.book.bodies import Bodies, read_bodies
from ntm_docs.regulations.book.entries import (
    LOCAL_TOPICS,
    NOTES,
    CanhBao,
    CheDo,
    ChuyenTiep,
    CitedText,
    DiaPhuong,
    HinhThuc,
    HinhThucKhac,
    QuyDinh,
    Topic,
    entry,
)
from ntm_docs.regulations.book.local import check_local
from ntm_docs.regulations.book.packaged import cited_texts, law_file, law_files, packaged_provinces
from ntm_docs.regulations.book.provinces import Provinces

MAX_TEXT = 1024 * 1024
_OWN_BOOKS = 8  # that are kept: a desk has one file of one province, read anew after each change
_NEEDED: frozenset[Topic] = frozenset(
    {"tham_quyen", "trinh", "thanh_phan", "ten_bien_ban", "so_bo", "doi_tuong", "mau_to_trinh", "bieu_quyet"}
)


_LocalText = tuple[DiaPhuong, list[QuyDinh]]
_Reader = Callable[[type[Any], Mapping[str, Any]], Any]  # `entry`, or `own_entry` for what was written by hand


class UnsoundLawError(ValueError):
    """The law data contradicts itself or leaves a gap; the text names the entries."""


@frozen
class Book:
    """All that is known of the law: awards, regimes, local texts, rules, cited texts, provinces, bodies."""

    hinh_thuc: tuple[HinhThuc, ...]
    khac: tuple[HinhThucKhac, ...]
    che_do: tuple[CheDo, ...]
    dia_phuong: tuple[DiaPhuong, ...]
    quy_dinh: tuple[QuyDinh, ...]
    van_ban: tuple[CitedText, ...]
    tinh: Provinces
    co_quan: Bodies

    @cached_property
    def award_names(self) -> AwardNames:
        """Every name, short or full, of an award, and those of awards that are not covered."""
        names = [
            (name, one.ten) for one in self.hinh_thuc for name in (one.ten, one.ten_thanh_pho, *one.ten_khac, one.ma)
        ]
        others = [
            (name, OtherAward(one.ten, one.la_gi, one.can_cu)) for one in self.khac for name in (one.ten, *one.ten_khac)
        ]
        return AwardNames(names, others)

    @cached_property
    def by_topic(self) -> Mapping[Topic, Sequence[QuyDinh]]:
        """The rules of each topic, in the order of the book."""
        found: dict[Topic, list[QuyDinh]] = {}
        for rule in self.quy_dinh:
            found.setdefault(rule.ve, []).append(rule)
        return found

    @cached_property
    def answers(self) -> dict[Any, Any]:
        """What was asked of the book already, by the question (`ruling.Question`)."""
        return {}

    def award(self, name: str) -> HinhThuc:
        """The award of a full name."""
        return next(award for award in self.hinh_thuc if award.ten == name)

    def called(self, award: HinhThuc, province: str | None, on: date) -> HinhThuc:
        """The award under the name it has in a province on a day."""
        central = province is not None and award.ten_thanh_pho and self.tinh.is_city(province, on)
        return replace(award, ten=award.ten_thanh_pho) if central else award

    def regime(self, on: date) -> CheDo | None:
        """The regime in force on a day, or None outside the dates covered."""
        return next((r for r in self.che_do if r.tu <= on and (r.den is None or on <= r.den)), None)

    def warnings(self, on: date) -> list[str]:
        """What must be said of the regime on a day."""
        regime = self.regime(on)
        return (
            [warning.noi_dung for warning in regime.canh_bao if warning.tu <= on <= (warning.den or on)]
            if regime
            else []
        )

    def local(self, province: str, on: date) -> list[DiaPhuong]:
        """The texts of a province, or of those it was made of, that hold on a day."""
        return [text for text in self.dia_phuong if self.tinh.same(text.tinh, province, on) and text.in_force(on)]

    def covered(self) -> str:
        """The dates the book covers, in words."""
        first, last = self.che_do[0].tu, self.che_do[-1].den
        end = f"đến {last:%d/%m/%Y}" if last else "trở đi"
        return f"từ {first:%d/%m/%Y} {end}"


def read_book(rules: str | Path | None) -> Book:
    """The law, with the local texts of a file or folder of the office's own.

    Raises:
        ProblemsError: there is no such folder, it holds no text, or one that is not sound.
    """
    if rules is None:
        return load_book()
    folder = Path(rules)
    if folder.is_file():
        return _with_own(folder.resolve(), _state(folder))
    if not folder.is_dir():
        raise ProblemsError([Problem("law.folder", Place(str(folder)), facts={"folder": str(folder)})])
    if not any(path.suffix in (".yaml", ".yml") for path in folder.iterdir()):  # a folder that does not open says so
        raise ProblemsError([Problem("law.empty", Place(str(folder)), facts={"folder": str(folder)})])
    return _with_own(folder.resolve(), _state(folder))


def _state(own: Path) -> tuple[tuple[str, int, int], ...]:
    """What changes when a file of the office's own does: a desk runs on while the clerk mends it."""
    found = []
    for path in _own_files(own):
        try:
            state = path.stat()
        except OSError:  # told when it is read
            continue
        found.append((path.name, state.st_mtime_ns, state.st_size))
    return tuple(found)


@lru_cache(maxsize=_OWN_BOOKS)
def _with_own(own: Path, state: tuple[tuple[str, int, int], ...]) -> Book:  # noqa: ARG001 -- part of the key
    """The law with the office's own texts as they are now."""
    return _book(own)


@cache
def load_book() -> Book:
    """The packaged law, checked.

    Raises:
        UnsoundLawError: two rules for one case on one day, a gap between regimes, a code used twice.
    """
    return _book(None)


def _book(own: Path | None) -> Book:
    """The packaged law with the local texts of `own`, a file or a folder of them, checked.

    Raises:
        ProblemsError: a file of `own` is not a local text, or does not agree with the rest.
        UnsoundLawError: two rules for one case on one day, a gap between regimes, a code used twice.
    """
    regimes, rules = [], []
    provinces = packaged_provinces()
    named = law_file("hinh-thuc.yaml")
    awards = tuple(entry(HinhThuc, one) for one in named["hinh_thuc"])
    for document in law_files("trung-uong"):
        regimes += [_regime(one) for one in document.get("che_do", ())]
        rules += [_rule(entry, one, document["van_ban"], None) for one in document["quy_dinh"]]
    texts = [_text(entry, document) for document in law_files("dia-phuong")]
    locals_, local_rules = _local([*texts, *_own_texts(own, provinces, awards)])
    regimes.sort(key=lambda regime: regime.tu)
    book = Book(
        awards,
        tuple(entry(HinhThucKhac, one) for one in named["khac"]),
        tuple(regimes),
        locals_,
        (*rules, *local_rules),
        cited_texts(),
        provinces,
        read_bodies(law_file("co-quan-cu.yaml")),
    )
    try:
        check_sound(book)
    except UnsoundLawError as error:
        if own is None:
            raise
        raise _unsound(own, error) from None
    return book


def _regime(said: Mapping[str, Any]) -> CheDo:
    """A regime with how it takes over and what is warned of it."""
    takes_over, warned = said.get("chuyen_tiep"), said.get("canh_bao", ())
    parts = {
        "chuyen_tiep": takes_over and entry(ChuyenTiep, takes_over),
        "canh_bao": [entry(CanhBao, one) for one in warned],
    }
    return entry(CheDo, {**said, **parts})


def _text(read: _Reader, document: Mapping[str, Any]) -> _LocalText:
    """A province's text with its rules."""
    text = document["dia_phuong"]
    return read(DiaPhuong, text), [_rule(read, one, text, text["tinh"]) for one in document["quy_dinh"]]


def _local(found: Sequence[_LocalText]) -> tuple[tuple[DiaPhuong, ...], tuple[QuyDinh, ...]]:
    """The local texts and their rules; a text ends on the day before another takes its place."""
    texts = [text for text, _rules in found]
    rules = [rule for _text, own in found for rule in own]
    for new in texts:
        last = new.tu - timedelta(days=1)
        for index, old in enumerate(texts):
            if not (old.tinh == new.tinh and new.replaces(old) and old.in_force(last)):
                continue
            texts[index] = replace(old, den=last, het_boi=new.ten)
            rules = [replace(one, den=last) if one.van_ban == old.ma and one.in_force(last) else one for one in rules]
    return tuple(texts), tuple(rules)


def _own_texts(own: Path | None, provinces: Provinces, awards: Sequence[HinhThuc]) -> list[_LocalText]:
    """An office's own local texts; each is checked on its own, so that its file can be named."""
    found, problems = [], []
    for path in _own_files(own):
        try:
            found.append(_own_text(path, provinces, awards))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return found


def _own_files(own: Path | None) -> list[Path]:
    if own is None:
        return []
    return [own] if own.is_file() else sorted((*own.glob("*.yaml"), *own.glob("*.yml")))


def _own_text(path: Path, provinces: Provinces, awards: Sequence[HinhThuc]) -> _LocalText:
    """A file of the office's own, whether it was written in the clerk's form or in that of the library."""
    from ruamel.yaml import YAML  # noqa: PLC0415 -- only a text of an office's own is read as YAML
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    from ntm_docs.regulations.book.own_entries import own_entry  # noqa: PLC0415 -- nor held against types
    from ntm_docs.regulations.book.own_text import read_own_text  # noqa: PLC0415

    try:
        if path.stat().st_size > MAX_TEXT:
            raise UnsoundLawError(gettext("tệp quá lớn"))
        if (written := read_own_text(path, provinces, awards)) is not None:
            return _text(own_entry, written)
        document = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        local = own_entry(DiaPhuong, document["dia_phuong"])
        if not provinces.ever(local.tinh):
            raise UnsoundLawError(gettext("không có tỉnh {name}").format(name=local.tinh))
        rules = []
        for one in document["quy_dinh"]:
            rules.append(_rule(own_entry, one, document["dia_phuong"], local.tinh))
            check_local(rules[-1], one)
    except (ValueError, KeyError, TypeError, YAMLError, RecursionError, OSError) as error:
        raise _unsound(path, error) from None
    return local, rules


def _unsound(path: Path, error: Exception) -> ProblemsError:
    reason = " ".join(str(error).split())[:300]
    return ProblemsError([Problem("law.file", Place(str(path)), facts={"reason": reason})])


def check_sound(book: Book) -> None:
    """Refuse codes used twice, regimes with a gap or an overlap, and rules that collide."""
    groups: tuple[Iterable[HinhThuc | CheDo | QuyDinh], ...] = (book.hinh_thuc, book.che_do, book.quy_dinh)
    codes = Counter(entry.ma for group in groups for entry in group)
    for code, count in codes.items():
        if count > 1:
            raise UnsoundLawError(f"mã {code} dùng {count} lần")
    for before, after in zip(book.che_do, book.che_do[1:], strict=False):
        if before.den is None or after.tu != before.den + timedelta(days=1):
            raise UnsoundLawError(f"{before.ma} và {after.ma} không nối tiếp nhau về thời gian")
    known = {name for award in book.hinh_thuc for name in (award.ma, *award.nhom)}
    for rule in book.quy_dinh:
        unknown = set(rule.hinh_thuc) - known
        if unknown:
            raise UnsoundLawError(f"quy định {rule.ma} nêu hình thức chưa có: {sorted(unknown)}")
        if rule.tinh is not None and rule.ve not in LOCAL_TOPICS:
            raise UnsoundLawError(f"quy định {rule.ma}: văn bản địa phương không được quy định về {rule.ve}")
    _refuse_collisions(book)
    _refuse_gaps(book)


def _refuse_collisions(book: Book) -> None:
    alike: dict[tuple[str, str | None], list[QuyDinh]] = {}
    for rule in book.quy_dinh:
        if rule.ve not in NOTES:
            alike.setdefault((rule.ve, rule.tinh), []).append(rule)
    for one, other in chain.from_iterable(combinations(rules, 2) for rules in alike.values()):
        if _same_case(one, other, book):
            raise UnsoundLawError(f"quy định {one.ma} và {other.ma} cùng nói một việc trong cùng thời gian")


def _refuse_gaps(book: Book) -> None:
    """Every award that exists has its authority, papers, minutes, sets and subjects in every regime."""
    national = [rule for rule in book.quy_dinh if rule.tinh is None]
    asked = [
        (rule, [award.ma for award in book.hinh_thuc if rule.applies(award, None, None)])
        for rule in national
        if rule.ve in _NEEDED or rule.ve == "ton_tai"
    ]
    starts = {regime.tu for regime in book.che_do} | {rule.tu for rule in national}
    starts |= {rule.den + timedelta(days=1) for rule in national if rule.den is not None}
    for day in sorted(day for day in starts if book.regime(day) is not None):
        spoken: dict[str, set[str]] = {}
        for rule, awards in asked:
            if rule.in_force(day):
                spoken.setdefault(rule.ve, set()).update(awards)
        for award in book.hinh_thuc:
            missing = {topic for topic in _NEEDED if award.ma not in spoken.get(topic, ())}
            if missing and award.ma not in spoken.get("ton_tai", ()):
                raise UnsoundLawError(f"{day}: chưa có quy định {sorted(missing)} cho {award.ten}")


def _same_case(one: QuyDinh, other: QuyDinh, book: Book) -> bool:
    """Whether two rules of a topic speak of one case; the dearest question comes last."""
    return (
        (one.den is None or other.tu <= one.den)
        and (other.den is None or one.tu <= other.den)
        and (None in (one.loai_hinh, other.loai_hinh) or one.loai_hinh == other.loai_hinh)
        and (one.giai_doan, one.chu_de) == (other.giai_doan, other.chu_de)
        and (not one.doi_tuong or not other.doi_tuong or not set(one.doi_tuong).isdisjoint(other.doi_tuong))
        and any(one.applies(award, None, None) and other.applies(award, None, None) for award in book.hinh_thuc)
    )


def _rule(read: _Reader, said: Mapping[str, Any], text: Mapping[str, Any], province: str | None) -> QuyDinh:
    """A rule holds as long as its text does, and for the movement that this is about, unless it says less."""
    of_text = {
        "tu": text["tu"],
        "den": text["den"],
        "tinh": province,
        "chu_de": text.get("chu_de"),
        "van_ban": text["ma"],
    }
    rule: QuyDinh = read(QuyDinh, of_text | dict(said))
    return rule
