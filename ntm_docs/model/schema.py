"""JSON Schema of an input file, for editors."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from ntm_docs.model.field_types.patterns import however_written
from ntm_docs.model.field_types.typed import FILLED, Typed, told
from ntm_docs.model.fields import fields_of

# Editors know this dialect best; what is used of it means the same in those that came after.
DIALECT = "http://json-schema.org/draft-07/schema#"
_FILLED = "dien"


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of an input that `bind` reads as `model`, as a YAML reader gives it.

    A field is offered under the name a clerk types and taken however its name is written. Whatever `bind` takes is
    valid. What a schema cannot say is left to the program: that values agree, that one name does not stand twice, how
    long a text is, in which years there is a 29 February, which awards the law of a day knows, and of a number that
    YAML has read how it was typed (71.300 or 71.3). Not said though it could be: which fields the form of a type of
    document has no room for. Fields that only a meeting gives are missing here before it is held, too.

    Not taken though `bind` takes them: figures of other scripts; in a name, letters of Latin ligatures; a notation that
    YAML reads as a number (12e-5).
    """
    made = _Made()
    root = made.record(model, "#")
    definitions = {_FILLED: FILLED, **dict(sorted(made.definitions.items()))}
    return {"$schema": DIALECT, **root, "type": "object", "definitions": definitions}


class _Made:
    """The parts of a schema that others point to, as they come up."""

    def __init__(self) -> None:
        self.definitions: dict[str, Any] = {}

    def record(self, model: type[BaseModel], place: str) -> dict[str, Any]:
        """A mapping of the fields of a record, or nothing typed; `place` is where it stands in the schema."""
        properties, written, needed = {}, {}, []
        for name, field in fields_of(model).items():
            title = field.title
            properties[title] = self.field(model, name)
            written[however_written([name], title)] = {"$ref": f"{place}/properties/{quote(title)}"}
            if field.required:
                needed.append(self.needed(name, title))
        group = {"type": ["object", "null"], "errorMessage": told("field.not_mapping")}
        return {
            "allOf": [group, *needed],
            "properties": properties,
            "patternProperties": written,
            "additionalProperties": False,
            "errorMessage": told("field.unknown", guess="", known=", ".join(properties)),
        }

    def needed(self, name: str, title: str) -> dict[str, Any]:
        """That a field stands there, however its name is written."""
        key = f"truong_{name}"
        self.definitions[key] = {"pattern": however_written([name])}
        return {
            "if": {"type": "object", "propertyNames": {"not": {"$ref": f"#/definitions/{key}"}}},
            "then": {"required": [title], "errorMessage": told("field.missing", name=title)},
        }

    def field(self, model: type[BaseModel], name: str) -> dict[str, Any]:
        """What stands under a field: its title, its description, its value."""
        info, field = model.model_fields[name], fields_of(model)[name]
        told = {"title": field.title} | ({"description": info.description} if info.description else {})
        if field.items is not None:
            value = self.many(self.point(field.items), at_least_one=field.at_least_one)
        elif field.record is not None:
            value = {"allOf": [self.point(field.record)]}
        else:
            assert field.typed is not None
            one = self.value(field.typed, name)
            value = _texts(one, at_least_one=field.at_least_one) if field.listed else {"allOf": [one]}
        if field.required:
            value["allOf"] = [*value.get("allOf", ()), _point(_FILLED)]
        return told | value

    def point(self, model: type[BaseModel]) -> dict[str, Any]:
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.record(model, f"#/definitions/{name}")
        return _point(name)

    def value(self, typed: Typed, field: str) -> dict[str, Any]:
        """A type under its own name; one of words under that of its field."""
        name = f"kieu_{typed.name or field}"
        schema = typed.schema()
        while self.definitions.setdefault(name, schema) != schema:
            name += "_khac"
        return _point(name)

    def many(self, one: Mapping[str, Any], *, at_least_one: bool) -> dict[str, Any]:
        """A list of records; a single one may stand without its dash."""
        return {
            "type": ["array", "object", "null"],
            "errorMessage": told("field.not_list"),
            "items": {"allOf": [one, _point(_FILLED)]},
            "if": {"type": "object"},
            "then": one,
        } | ({"minItems": 1} if at_least_one else {})


def _texts(one: Mapping[str, Any], *, at_least_one: bool) -> dict[str, Any]:
    """A list of texts; a single one may stand for a list."""
    items = {"items": {"allOf": [one, _point(_FILLED)]}} | ({"minItems": 1} if at_least_one else {})
    return {"if": {"type": "array"}, "then": items, "else": one}


def _point(name: str) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{name}"}
