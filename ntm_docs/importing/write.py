"""Parts of an existing document → input for build."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.comments import CommentedMap

from ntm_docs.importing.body import Tables, is_wide, source_lines, typed_lines
from ntm_docs.importing.targets import targets_of
from ntm_docs.importing.tasks import TASK_FIELDS, tasks_of
from ntm_docs.importing.wording import in_sentence_case, office, out_of_capitals, proper_name, right, titled
from ntm_docs.layout import load_layout
from ntm_docs.model import LOAI, BangBieu
from ntm_docs.model.bang_written import tables_yaml
from ntm_docs.papers.paper import Loose, Paper, Signer, text_of
from ntm_docs.papers.parts.site import furniture
from ntm_docs.phrases.blanks import with_room
from ntm_docs.phrases.endings import ENDED
from ntm_docs.reading.yaml_files.written import block, dump_yaml, literal, put

_DECISION, _DISPATCH, _APPENDIX = "quyết định", "công văn", "phụ lục"
_LEVELS = (("tỉnh", "tỉnh"), ("thành phố", ""), ("huyện", "huyện"), ("quận", "huyện"), ("thị xã", "huyện"))
_COMMUNES = ("xã", "phường", "thị trấn", "đặc khu")


@dataclass(slots=True)
class Taken:
    """A paper as it goes into the input: its type, what it issues, what has no field, other papers of the file.

    `site` are the facts that a law site prints above it, which are none of its text. `appendices` are those that have
    a title and hang on the paper itself; where the first is a table of targets and nothing else it is `target_paper`,
    where the first or the next is one of tasks, `task_paper`.
    """

    paper: Paper
    kind: str
    issued: Paper | None = None
    unsure: list[Loose] = field(default_factory=list)
    subject: str = ""
    sure_subject: bool = True
    others: list[Paper] = field(default_factory=list)
    site: list[Loose] = field(default_factory=list)
    appendices: list[Paper] = field(default_factory=list)
    target_paper: Paper | None = None
    targets: CommentedMap | None = None
    task_paper: Paper | None = None
    tasks: list[dict[str, str]] = field(default_factory=list)

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The paper, what it issues, its appendices."""
        beside = (self.issued, self.target_paper, self.task_paper)
        return (self.paper, *(one for one in beside if one is not None), *self.appendices)

    @property
    def attached(self) -> bool:
        """Whether it is issued with another, so that it has no number and no signature of its own."""
        return bool(self.paper.attached) or self.kind == _APPENDIX

    @property
    def signer(self) -> Signer | None:
        """Who signs: the last column with a name and a title."""
        named = [one for one in self.paper.signers if one.title or one.rights]
        return next((one for one in reversed(named) if one.name), named[-1] if named else None)


def take(papers: Sequence[Paper]) -> Taken:
    """What of the papers of a file goes where; what has no field is unsure rather than lost."""
    first, *others = papers
    kind = _APPENDIX if first.appendix else (first.loai or first.title).casefold()
    taken = Taken(first, kind)
    taken.site, loose = _site(first)
    taken.unsure += loose
    issued = next((one for one in others if _is_issued(one)), None) if kind == _DECISION else None
    if issued is not None:
        taken.issued = issued
        taken.unsure += _of_issued(first, issued)
    for other in others:
        if _is_appendix(other, taken):
            taken.appendices.append(other)
            taken.unsure += other.loose
        elif other is not issued:
            taken.others.append(other)
    _take_tables(taken)
    if taken.attached:
        named = first.agency_lines if taken.kind != _APPENDIX else frozenset()
        taken.unsure += [one for one in first.head_lines if one.text not in named]
    elif taken.signer is not None:
        taken.unsure += [Loose(line, 0) for one in first.signers if one is not taken.signer for line in one.lines]
        if not taken.signer.title:
            taken.unsure += [Loose(line, 0) for line in taken.signer.lines]
    elif first.signers:
        taken.unsure += [Loose(line, 0) for one in first.signers for line in one.lines]
    taken.subject, taken.sure_subject = _subject(first)
    return taken


def _take_tables(taken: Taken) -> None:
    """The first appendices go into the fields of targets and of tasks, where they are tables of these."""
    alone = _table_alone(taken.appendices[0]) if taken.appendices and taken.appendices[0].subject.isupper() else None
    if alone is not None and (targets := targets_of(alone)):
        taken.target_paper, taken.targets = taken.appendices.pop(0), targets
    alone = _table_alone(taken.appendices[0]) if taken.appendices else None
    if alone is not None and (tasks := tasks_of(alone)):
        taken.task_paper, taken.tasks = taken.appendices.pop(0), tasks


def _table_alone(paper: Paper) -> BangBieu | None:
    """The table of an appendix that holds nothing else."""
    tables = Tables()
    lines = source_lines(paper, [], tables)
    return tables.made[0] if len(lines) == 1 and tables.made else None


def _is_appendix(paper: Paper, taken: Taken) -> bool:
    """Whether a paper is an appendix with a title, of one that may have appendices, before any other paper begins."""
    return paper.kind == "phu_luc" and bool(paper.subject) and not (taken.attached or taken.others)


def _site(paper: Paper) -> tuple[list[Loose], list[Loose]]:
    """What a law site prints above the heading, and the other lines that have no part."""
    heading = min((one.number for one in paper.head_lines), default=0)
    above = [one for one in paper.loose if one.number < heading]
    found = [above[index] for index in sorted(furniture([one.text for one in above]))]
    return found, [one for one in paper.loose if one not in found]


def _is_issued(paper: Paper) -> bool:
    """Whether a paper is issued with the one before it: it says so, or has no number and no end of its own."""
    return paper.kind == "kem_theo" and (bool(paper.attached) or not (paper.notation.rest or paper.addressees))


def _of_issued(first: Paper, issued: Paper) -> list[Loose]:
    """What of the paper that is issued the form has no room for: another agency, a number, a day."""
    same = not issued.agency or not first.agency or issued.agency == first.agency
    return [*issued.loose, *(one for one in issued.head_lines if not same or one.text not in issued.agency_lines)]


def _subject(paper: Paper) -> tuple[str, bool]:
    """The subject in sentence case, and whether the text of the paper bears out its capitals."""
    if paper.appendix:
        return paper.subject, True
    text = [*paper.bases, *text_of(paper.body), *paper.addressees]
    whole = _printed(paper)
    return in_sentence_case(whole, text) if whole.isupper() else out_of_capitals(whole, text)


def _printed(paper: Paper) -> str:
    return f"{paper.beside_type} {paper.subject}".strip()


def write_yaml(taken: Taken, source: str, *, renumbered: bool = False) -> bytes:
    """Input for build that prints every word of the document again."""
    paper, kind, issued = taken.paper, taken.kind, taken.issued
    top = CommentedMap()
    top.yaml_set_start_comment(
        f"Nhập từ {source}. Soát lại từng trường; trường không có trong bản gốc thì chưa ghi.\n"
        "Dữ kiện lặp lại có thể ghi một lần ở “dùng chung” rồi viết [[tên]] trong văn bản."
    )
    _kind(top, kind)
    top["nhập từ"] = source
    put(top, "cơ quan", _agency(taken))
    if not taken.attached:
        put(top, "số", paper.notation.number)
        own = default_notation(kind, *_short(paper.notation.rest, kind))
        put(top, "ký hiệu", paper.notation.rest if paper.notation.rest != own else "")
        put(top, "ngày", paper.day)
    put(top, "số phụ lục", " ".join(paper.appendix.split()[2:]).rstrip(".:"))
    put(top, "trích yếu", literal(taken.subject))
    if not taken.sure_subject:
        top.yaml_set_comment_before_after_key("trích yếu", before=f"Bản gốc viết hoa: {_printed(paper)}; soát chữ hoa")
    put(top, "kèm theo", literal(with_room(paper.attached)))
    in_text = list(_kept_in_text(taken, paper))
    put(top, "kính gửi", [literal(name) for name in paper.addressees] if not in_text else None)
    put(top, "thẩm quyền", literal(office(paper.authority)))
    put(top, "căn cứ", [literal(line.rstrip(" ;.,")) for line in paper.bases] if kind != _DISPATCH else None)
    tables = Tables()
    top["nội dung"] = _body(taken, paper, tables, renumbered=renumbered)
    _ended(top, paper)
    if issued is not None:
        top["ban hành kèm theo"] = _issued(taken, issued, tables, renumbered=renumbered)
    _put_tables(top, taken)
    put(top, "phụ lục", [_appendix(one, tables, renumbered=renumbered) for one in taken.appendices])
    put(top, "bảng", tables_yaml(tables.made))
    if not taken.attached:
        put(top, "nơi nhận", [literal(line) for line in paper.recipients])
        put(top, "lưu", literal(paper.filed))
        put(top, "người ký", _signer(taken.signer))
    unsure = [*taken.unsure, *(line for other in taken.others for line in other.lines)]
    if unsure:
        top["chưa rõ"] = [literal(one.text) for one in unsure]
        top.yaml_set_comment_before_after_key("chưa rõ", before="Chưa biết là phần nào; được in sau nội dung")
    return dump_yaml(top)


def _kind(top: CommentedMap, kind: str) -> None:
    """The type; where the paper names none that has a form, the clerk is asked."""
    top["loại"] = kind or None
    if kind not in LOAI:
        top.yaml_set_comment_before_after_key("loại", before=f"Ghi một trong: {', '.join(LOAI)}")


def _kept_in_text(taken: Taken, paper: Paper) -> list[str]:
    """Kính gửi of a paper whose form has no room for it, as the lines it was."""
    if taken.kind != _DECISION and not taken.attached and paper is taken.paper:
        return []
    return list(paper.addressed)


def _body(taken: Taken, paper: Paper, tables: Tables, *, renumbered: bool) -> Any:
    """The lines of the text, and before them what the form has no place for."""
    bases = list(paper.bases) if taken.kind == _DISPATCH and paper is taken.paper else []
    lines = source_lines(paper, [*_kept_in_text(taken, paper), *bases], tables)
    return block(typed_lines(lines, renumbered=renumbered))


def _ended(into: CommentedMap, paper: Paper) -> None:
    """The closing mark is not added where the document had none."""
    lines = paper.lines_of_text
    if not (lines and lines[-1].endswith(ENDED)):
        into["dấu kết thúc"] = "không"
        into.yaml_set_comment_before_after_key("dấu kết thúc", before="Bản gốc không có ./. ở cuối")


def default_notation(kind: str, agency: str, unit: str) -> str:
    """The notation that the form sets by itself, to tell whether the document's own differs."""
    short = load_layout().abbreviations.get(kind.capitalize())
    return "-".join(part for part in ((short, agency) if short else (agency, unit)) if part)


def _short(notation: str, kind: str) -> tuple[str, str]:
    """The agency's and the drafting unit's letters in a notation: `KH-UBND`, `UBND-KGVX`."""
    parts = notation.split("-")
    if load_layout().abbreviations.get(kind.capitalize()):
        return "-".join(parts[1:]), ""
    return parts[0], "-".join(parts[1:])


def _agency(taken: Taken) -> CommentedMap:
    made = CommentedMap()
    paper = taken.paper
    if taken.kind == _APPENDIX:
        return made
    known = paper if paper.agency or taken.issued is None else taken.issued
    name = proper_name(known.agency)
    agency, unit = _short(paper.notation.rest, taken.kind) if not taken.attached else ("", "")
    put(made, "tên", literal(name))
    put(made, "chủ quản", literal(proper_name(known.superior)))
    put(made, "ký hiệu", agency)
    put(made, "địa danh", paper.place if not taken.attached else "")
    folded = name.casefold()
    level = next((level for word, level in _LEVELS if f" {word} " in folded), "")
    level = "xã" if not level and any(f" {word} " in folded for word in _COMMUNES) else level
    put(made, "cấp", level)
    put(made, "tỉnh", name.rpartition(" tỉnh ")[2] if level == "tỉnh" and " tỉnh " in name else "")
    put(made, "đơn vị soạn thảo", unit)
    return made


def _issued(taken: Taken, paper: Paper, tables: Tables, *, renumbered: bool) -> CommentedMap:
    made = CommentedMap()
    made["tên loại"] = (paper.title or paper.loai).capitalize()
    subject, _ = _subject(paper)
    put(made, "trích yếu", literal(subject))
    put(made, "kèm theo", literal(with_room(paper.attached)))
    put(made, "căn cứ", [literal(line.rstrip(" ;.,")) for line in paper.bases])
    made["nội dung"] = _body(taken, paper, tables, renumbered=renumbered)
    _ended(made, paper)
    return made


def _put_tables(into: CommentedMap, taken: Taken) -> None:
    """The appendices that are tables of targets and of tasks, in their fields."""
    if taken.target_paper is not None and taken.targets is not None:
        taken.targets["tên phụ lục"] = literal(_sentence(taken.target_paper.subject, taken.paper))
        into["chỉ tiêu"] = taken.targets

    if taken.task_paper is not None:
        into["nhiệm vụ"] = [_task(one) for one in taken.tasks]
        put(into, "tên bảng nhiệm vụ", literal(_sentence(taken.task_paper.subject, taken.paper)))


def _task(task: dict[str, str]) -> CommentedMap:
    return CommentedMap({name: literal(task[key]) for key, name in TASK_FIELDS.items() if key in task})


def _sentence(title: str, paper: Paper) -> str:
    """A title that is printed in capitals again, as a clerk types it."""
    return in_sentence_case(title, text_of(paper.body))[0] if title.isupper() else title


def _appendix(paper: Paper, tables: Tables, *, renumbered: bool) -> CommentedMap:
    made = CommentedMap()
    made["tên"] = literal(paper.subject)
    put(made, "kèm theo", literal(with_room(paper.attached)))
    if any(is_wide(grid) for grid in paper.grids.values()):
        made["khổ ngang"] = "có"
    made["nội dung"] = block(typed_lines(source_lines(paper, [], tables), renumbered=renumbered))
    return made


def _signer(signer: Signer | None) -> CommentedMap:
    made = CommentedMap()
    if signer is not None and signer.title:
        put(made, "quyền hạn", [right(line) for line in signer.rights])
        made["chức vụ"] = titled(signer.title) if signer.title.isupper() else signer.title
        put(made, "họ và tên", signer.name if not signer.name.isupper() else signer.name.title())
    return made
