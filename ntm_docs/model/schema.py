"""JSON Schema of an input file, for editors."""

from typing import Any

from pydantic import BaseModel


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model` with the names that a clerk types; ASCII names are allowed too."""
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        _name_as_typed(part)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _name_as_typed(part: dict[str, Any]) -> None:
    properties = part.get("properties")
    if properties is None:
        return
    part.pop("required", None)  # either spelling will do, which `required` cannot say
    titles = {name: value.get("title", name) for name, value in properties.items()}
    typed = {titles[name]: value for name, value in properties.items()}
    other = {name: {"description": f"= {title}"} for name, title in titles.items() if name != title}
    part["properties"] = typed | other
