"""A record type as a form: groups, fields, kinds.

Everything of a field is told by the model: name, explanation, whether it is required, what may be typed. Order and
groups are data (`data/bieu-nhap.yaml`). Explanations are in the language of what is said now; a name stays what the
file calls the field, with its meaning beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from ntm_docs.machine.own_data import load_data
from ntm_docs.messages import gettext, language
from ntm_docs.model.fields import FieldRule, fields_of
from ntm_docs.phrases.keys import fold_key
from ntm_docs.problems import Loc

InputKind = Literal[
    "text",
    "long",
    "paragraphs",
    "body",
    "date",
    "open_date",
    "hour",
    "period",
    "number",
    "money",
    "percent",
    "choice",
    "yes_no",
    "award",
    "awards",
    "lines",
    "facts",
    "group",
    "table",
]
_REST = "còn lại"
# What a field type asks a form for, by the name under which a schema keeps the type; a text where none is named.
_KINDS: Mapping[str, InputKind] = {
    "dong_dai": "long",
    "doan_van": "paragraphs",
    "noi_dung": "body",
    "ngay": "date",
    "ngay_van_ban": "open_date",
    "gio": "hour",
    "giai_doan": "period",
    "ky_binh_xet": "period",
    "so_duong": "number",
    "so_nguyen": "number",
    "dien_tich": "number",
    "ngay_cong": "number",
    "he_so": "number",
    "so_tien": "money",
    "ty_le": "percent",
    "co_khong": "yes_no",
    "co_mat": "yes_no",
    "ten_hinh_thuc": "award",
    "danh_hieu_de_nghi": "awards",
    "quyen_han": "lines",
    "dung_chung": "facts",
}
_UNITS = {"so_tien": "đồng", "dien_tich": "m²", "ngay_cong": "ngày công", "ty_le": "%"}
_SHORT_ROWS = 8  # fields of a record that is still a row of a table; a longer one is opened by itself


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: `path` with `"*"` for the number of an item, `fields` of a group or of each row.

    `kind` is what is asked for: `lines` is a list of short texts, `table` one of records, whose rows are short where
    `rows` is set and else are opened one at a time. `choices` are offered; others are refused unless `kind` is
    `award` or `awards`, whose names may be written in other ways too. `default` is what holds where nothing is typed.
    `gloss` is what the label means in the language spoken, `meanings` the same of each choice; empty in Vietnamese.
    """

    name: str
    path: Loc
    label: str
    help: str
    kind: InputKind
    required: bool
    repeated: bool = False
    at_least_one: bool = False
    choices: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    gloss: str = ""
    unit: str = ""
    default: str = ""
    rows: bool = False
    fields: tuple["FormField", ...] = ()


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Fields that stand together under a heading; `folded` is open only when it is needed."""

    title: str
    help: str
    fields: tuple[FormField, ...]
    folded: bool = False


def groups_of(
    model: type[BaseModel], kind: str, awards: tuple[str, ...], left_out: frozenset[str] = frozenset()
) -> tuple[FormGroup, ...]:
    """The form of a record; `kind` is the heading of its groups, `left_out` the fields that it has no room for."""
    every = {one.name: one for one in _fields(model, (), awards, left_out)}
    layout = load_data("model", "bieu-nhap.yaml")[kind]
    named = {name for group in layout for name in group["trường"] if group["trường"] != _REST}
    groups = []
    for group in layout:
        names = [one for one in every if one not in named] if group["trường"] == _REST else group["trường"]
        fields = tuple(every[name] for name in names if name in every)
        if fields:
            groups.append(FormGroup(gettext(group["nhóm"]), gettext(group["giúp"]), fields, bool(group.get("khi cần"))))
    return tuple(groups)


def _fields(
    model: type[BaseModel], path: Loc, awards: tuple[str, ...], left_out: frozenset[str] = frozenset()
) -> Iterator[FormField]:
    for name, field in fields_of(model).items():
        if name not in left_out:
            yield _field(field, model, name, (*path, field.title), awards)


def _field(field: FieldRule, model: type[BaseModel], name: str, path: Loc, awards: tuple[str, ...]) -> FormField:
    info = model.model_fields[name]
    common: dict[str, Any] = {
        "name": field.title,
        "path": path,
        "label": f"{field.title[:1].upper()}{field.title[1:]}",
        "gloss": meaning(quoted(field.title)),
        "help": gettext(info.description or ""),
        "required": field.required,
        "default": _default(None if field.required else info.get_default()),
    }
    if field.items is not None:
        inner = tuple(_fields(field.items, (*path, "*"), awards))
        rows = len(inner) <= _SHORT_ROWS and not any(one.fields for one in inner)
        return FormField(
            **common, kind="table", repeated=True, at_least_one=field.at_least_one, rows=rows, fields=inner
        )
    if field.record is not None:
        return FormField(**common, kind="group", fields=tuple(_fields(field.record, path, awards)))
    assert field.typed is not None
    kind = _KINDS.get(field.typed.name, "text")
    choices = field.typed.choices
    if kind in ("award", "awards"):
        choices = awards
    elif choices and kind == "text":
        kind = "choice"
    if field.listed and kind in ("text", "long", "number"):
        kind = "lines"
    return FormField(
        **common,
        kind=kind,
        repeated=field.listed or kind in ("lines", "awards"),
        at_least_one=field.listed and field.at_least_one,
        choices=choices,
        meanings=() if language() == "vi" else tuple(meaning(one) for one in choices),
        unit=gettext(_UNITS.get(field.typed.name, "")),
    )


def quoted(name: str) -> str:
    """The name of a field as the catalogues have it: in quotes, for `thêm` of a target is not the button's."""
    return f"“{name}”"


def meaning(word: str) -> str:
    """A word of the file in the language of what is said now; empty where it is the same or not translated."""
    said = gettext(word)
    return "" if said == word else said.strip("“”")


def _default(value: Any) -> str:
    """A value of the model in words; nothing for a list, a record or nothing."""
    if isinstance(value, bool):
        return "có" if value else "không"
    return str(value) if isinstance(value, str | int | float) else ""


def field_at(model: type[BaseModel], path: Loc) -> tuple[FieldRule, str] | None:
    """The field of a path, whose numbers do not count, and its Python name; None where there is none."""
    inner: type[BaseModel] | None = model
    found: tuple[FieldRule, str] | None = None
    for part in path:
        if isinstance(part, int) or part == "*":
            continue
        if inner is None:
            return None
        known = {fold_key(name): (field, name) for name, field in fields_of(inner).items()}
        found = known.get(fold_key(part))
        if found is None:
            return None
        inner = found[0].items or found[0].record
    return found
