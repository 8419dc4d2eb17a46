"""Parts of an existing document → input for build."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from ntm_docs.context.van_ban import ENDED
from ntm_docs.drafting.yaml_file import block, dump_yaml, literal, put
from ntm_docs.importing.heading import TIEU_NGU, default_notation, proper_name
from ntm_docs.importing.recognise import Found, recognise
from ntm_docs.layout import load_layout
from ntm_docs.model import LOAI
from ntm_docs.outline import SourceLine, parse_blocks, renumber, to_tree, walk
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading import Mended, Passage, read_existing

_PLAN = "kế hoạch"
_LEVELS = (("tỉnh", "tỉnh"), ("thành phố", ""), ("huyện", "huyện"), ("quận", "huyện"), ("thị xã", "huyện"))
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


def import_file(path: Path, *, renumbered: bool = False) -> tuple[bytes, list[Problem]]:
    """The YAML of an existing document, and what was mended, left out or not recognised.

    Raises:
        ProblemsError: the file cannot be read, or is of a type that has no form.
    """
    passages, mended = read_existing(path)
    found = recognise(passages)
    if found.kind and found.kind not in LOAI:
        facts = {"kind": found.kind, "known": ", ".join(LOAI)}
        raise ProblemsError([Problem("import.type", Place(path.name), facts=facts)])
    report = list(_report(path.name, found, mended))
    return write_yaml(found, path.name, renumbered=renumbered), report


def _report(file: str, found: Found, mended: Iterable[Mended]) -> Iterator[Problem]:
    for one in mended:
        yield Problem(one.code, Place(file, one.number, 1), facts={"text": one.text, **one.facts}, severity="warning")
    for part in (found, found.issued):
        yield from _tables(file, part.body if part else ())
    for passage in found.unsure:
        facts = {"text": passage.text[:80]}
        yield Problem("import.unsure", Place(file, passage.number, 1), facts=facts, severity="warning")
    missing = [name for name, value in _main_parts(found) if not value]
    if missing:
        yield Problem("import.missing", Place(file), facts={"parts": ", ".join(missing)}, severity="warning")
    if not found.kind:
        yield Problem("import.no_type", Place(file), severity="warning")
    for part in (found, found.issued):
        motto = part.heading.motto if part else ""
        if motto and motto != load_layout().components["tieu_ngu"].text and fold_key(motto) == TIEU_NGU:
            yield Problem("import.motto", Place(file), facts={"text": motto}, severity="warning")


def _tables(file: str, body: Sequence[Passage]) -> Iterator[Problem]:
    """A table, or a box, of the body comes in as paragraphs."""
    seen: set[int] = {0}
    for passage in body:
        if passage.table not in seen:
            seen.add(passage.table)
            facts = {"text": passage.text[:60]}
            yield Problem("import.table", Place(file, passage.number, 1), facts=facts, severity="warning")


def _main_parts(found: Found) -> Iterator[tuple[str, str | list[str]]]:
    """The parts that every document of the kind has, as found."""
    heading, tail = found.heading, found.tail
    agency = heading.agency or (found.issued.heading.agency if found.issued else "")
    if found.attached_note or found.number_of_appendix:
        return
    yield from (("cơ quan", agency), ("số", heading.number), ("ngày", heading.day), ("trích yếu", found.subject))
    yield from (("nơi nhận", tail.recipients), ("người ký", tail.name))


def write_yaml(found: Found, source: str, *, renumbered: bool = False) -> bytes:
    """Input for build that prints every word of the document again."""
    heading, issued = found.heading, found.issued
    if issued is not None and not heading.agency:
        heading.agency, heading.superior = issued.heading.agency, issued.heading.superior
    kind = found.kind or _PLAN
    top = CommentedMap()
    top.yaml_set_start_comment(
        f"Nhập từ {source}. Soát lại từng trường; trường không có trong bản gốc thì chưa ghi.\n"
        "Dữ kiện lặp lại có thể ghi một lần ở “dùng chung” rồi viết [[tên]] trong văn bản."
    )
    top["loại"] = kind
    put(top, "cơ quan", _agency(found, kind))
    put(top, "số", heading.number)
    own = default_notation(kind, *_short(heading.notation, kind))
    put(top, "ký hiệu", heading.notation if heading.notation != own else "")
    put(top, "ngày", heading.day)
    put(top, "số phụ lục", found.number_of_appendix)
    put(top, "trích yếu", literal(found.subject))
    put(top, "kèm theo", literal(found.attached_note))
    put(top, "kính gửi", [literal(name) for name in found.addressees])
    put(top, "thẩm quyền", literal(_office(found.authority)))
    put(top, "căn cứ", [literal(line.rstrip(" ;.,")) for line in found.bases])
    top["nội dung"] = _body(found.body, renumbered=renumbered)
    _ended(top, found)
    if issued is not None:
        top["ban hành kèm theo"] = _issued(issued, renumbered=renumbered)
    put(top, "nơi nhận", [literal(line) for line in found.tail.recipients])
    put(top, "lưu", literal(found.tail.filed))
    put(top, "người ký", _signer(found))
    if found.unsure:
        top["chưa rõ"] = [literal(passage.text) for passage in found.unsure]
        top.yaml_set_comment_before_after_key("chưa rõ", before="Chưa biết là phần nào; được in sau nội dung")
    return dump_yaml(top)


def _ended(into: CommentedMap, found: Found) -> None:
    """The closing mark is not added where the document had none."""
    if not (found.body and found.body[-1].text.endswith(ENDED)):
        into["dấu kết thúc"] = "không"
        into.yaml_set_comment_before_after_key("dấu kết thúc", before="Bản gốc không có ./. ở cuối")


def _short(notation: str, kind: str) -> tuple[str, str]:
    """The agency's and the drafting unit's letters in a notation: `KH-UBND`, `UBND-KGVX`."""
    parts = notation.split("-")
    if load_layout().abbreviations.get(kind.capitalize()):
        return "-".join(parts[1:]), ""
    return parts[0], "-".join(parts[1:])


def _agency(found: Found, kind: str) -> CommentedMap:
    made = CommentedMap()
    agency, unit = _short(found.heading.notation, kind)
    put(made, "tên", literal(found.heading.agency))
    put(made, "chủ quản", literal(found.heading.superior))
    put(made, "ký hiệu", agency)
    put(made, "địa danh", found.heading.place)
    folded = found.heading.agency.casefold()
    level = next((level for word, level in _LEVELS if f" {word} " in folded), "")
    level = "xã" if not level and any(f" {word} " in folded for word in _COMMUNES) else level
    put(made, "cấp", level)
    named = found.heading.agency.rpartition(" tỉnh ")[2] if level == "tỉnh" and " tỉnh " in found.heading.agency else ""
    put(made, "tỉnh", named)
    put(made, "đơn vị soạn thảo", unit)
    return made


def _office(authority: str) -> str:
    """`CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG` → `Chủ tịch Ủy ban nhân dân tỉnh Đắk Nông`."""
    head, sign, rest = authority.partition("CHỦ TỊCH ")
    proper = proper_name(rest)
    return f"Chủ tịch {proper}" if sign and not head and proper != rest else authority


def _body(passages: Sequence[Passage], *, renumbered: bool) -> Any:
    lines = [literal(passage.text) for passage in passages]
    if renumbered:
        tree = to_tree(parse_blocks(SourceLine(index, line) for index, line in enumerate(lines)))
        lines = [node.block.whole for node in walk(renumber(tree))]
    return block(lines)


def _issued(found: Found, *, renumbered: bool) -> CommentedMap:
    made = CommentedMap()
    made["tên loại"] = found.kind.capitalize()
    put(made, "trích yếu", literal(found.subject))
    put(made, "kèm theo", literal(found.attached_note))
    put(made, "căn cứ", [literal(line.rstrip(" ;.,")) for line in found.bases])
    made["nội dung"] = _body(found.body, renumbered=renumbered)
    _ended(made, found)
    return made


def _signer(found: Found) -> CommentedMap:
    made = CommentedMap()
    tail = found.tail
    if tail.title:
        put(made, "quyền hạn", list(tail.authority))
        made["chức vụ"] = tail.title
        put(made, "họ và tên", tail.name)
    return made
