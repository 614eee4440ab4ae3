"""From a model to a JSON Schema that editors show well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

_Schema = dict[str, Any]


class _Generator(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        """Models alone have titles: above a field's description, an editor shows the nearest."""
        return False


def schema_of(shape: type[BaseModel]) -> _Schema:
    """A model's schema without references, with null as part of another branch and not a branch of its own."""
    made = shape.model_json_schema(schema_generator=_Generator)
    tidy: _Schema = _tidy(made, made.pop("$defs", {}))
    return tidy


def union_of(tag: str, shapes: Mapping[str, type[BaseModel]]) -> _Schema:
    """The schema of a value whose field `tag` says which of the shapes it has.

    Fields that all have alike stand once; the others hang on the tag by if and then. With `oneOf`, an editor that finds a
    mistake doubts the tag, and says what every other shape would miss.
    """
    each = {name: schema_of(shape) for name, shape in shapes.items()}
    fields = next(iter(each.values()))["properties"]
    shared = {
        field: schema
        for field, schema in fields.items()
        if all(other["properties"].get(field) == schema for other in each.values())
    }
    shared[tag] = {
        "type": "string",
        "description": fields[tag]["description"],
        "enum": list(each),
        "enumDescriptions": [schema["description"] for schema in each.values()],
    }
    always = [field for field in shared if all(field in schema["required"] for schema in each.values())]
    return {
        "type": "object",
        "required": always,
        "properties": {field: shared[field] for field in fields if field in shared},
        "allOf": [_branch(tag, name, schema, shared, always) for name, schema in each.items()],
    }


def _branch(tag: str, name: str, schema: _Schema, shared: _Schema, always: list[str]) -> _Schema:
    """What holds where the tag says `name`; it lists the shared fields too, because it allows no other."""
    then = {
        "title": schema["title"],
        "required": [field for field in schema["required"] if field not in always],
        "properties": {field: field in shared or own for field, own in schema["properties"].items()},
        "additionalProperties": False,
    }
    return {"if": {"required": [tag], "properties": {tag: {"const": name}}}, "then": then}


def _tidy(schema: Any, definitions: _Schema) -> Any:
    if isinstance(schema, list):
        return [_tidy(entry, definitions) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        named = definitions[schema["$ref"].removeprefix("#/$defs/")]
        own = {key: value for key, value in schema.items() if key != "$ref"}
        return _tidy({**named, **own}, definitions)
    tidy = {key: _tidy(value, definitions) for key, value in schema.items()}
    if tidy.get("default", ...) is None:
        del tidy["default"]
    if "properties" in tidy and "title" in tidy:
        tidy["title"] = _title(tidy["title"])
    return _without_nesting(tidy) if "anyOf" in tidy else tidy


def _title(name: str) -> str:
    """`ChoiceItemShape` is a "Choice item"."""
    words = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in name.removesuffix("Shape"))
    return words.strip().capitalize()


def _without_nesting(schema: _Schema) -> _Schema:
    """Branches of branches beside each other, none twice, and null as part of another branch."""
    branches: list[_Schema] = []
    for branch in schema["anyOf"]:
        branches += [part for part in branch.get("anyOf", [branch]) if part not in branches]
    if {"type": "null"} in branches:
        branches.remove({"type": "null"})
        branches = _or_null(branches)
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**branches[0], **rest} if len(branches) == 1 else {"anyOf": branches, **rest}


def _or_null(branches: list[_Schema]) -> list[_Schema]:
    """The same branches and null. Editors offer null where a schema names it: only for dates and lists, where it is of use."""
    *others, last = branches
    if "not" in last:
        types = [kind for kind in last["not"]["type"] if kind != "null"]
        return [*others, {**last, "not": {**last["not"], "type": types}}]
    if "enum" in last:
        types = ["string", "number", "boolean", "object", "array"]
        return [*branches, {"title": "Empty", "not": {"title": "Not empty", "type": types}}]
    taken = last["type"] if isinstance(last["type"], list) else [last["type"]]
    return [*others, {**last, "type": [*taken, "null"]}]
