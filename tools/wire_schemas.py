"""Writes the JSON Schemas of our formats from the structs that the writers encode and the readers decode.

`msgspec.json.schema` is not used: it ignores docstrings of fields, sorts the members of enumerations, cannot
state that a mapping has a key for every member of one, and takes a default for a key that may be absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from mkdocs_plans.config.field_docs import docstrings
from mkdocs_plans.config.options import Profile
from mkdocs_plans.diff.types import DiffRecord
from mkdocs_plans.history.types import HistoryRecord
from mkdocs_plans.model.wire_types import NOT_IN_SCHEMA
from mkdocs_plans.overview.summary_types import FiguresRecord, SummaryRecord
from mkdocs_plans.snapshot.types import PlanRecord, SnapshotRecord
from msgspec import NODEFAULT, Struct, inspect

Schema = dict[str, Any]

_LARGER: Mapping[type[Struct], type[Struct]] = {FiguresRecord: SummaryRecord}
"""Structs in whose place one with more keys may be; those are optional."""


def snapshot() -> Schema:
    """Return the schema of `plans.json`."""
    in_summaries, in_others = _keys_by_profile()
    return {
        **_document(
            SnapshotRecord,
            "Snapshot of a portal of execution plans",
            "What mkdocs-plans publishes as plans.json. Keys may be added within a major version; readers "
            "pass over those that they do not know.",
        ),
        "if": {"properties": {"profile": {"const": Profile.SUMMARY}}},
        "then": {"properties": {"plans": {"items": {"required": in_summaries}}}},
        "else": {"properties": {"plans": {"items": {"required": in_others}}}},
    }


def diff() -> Schema:
    """Return the schema of a diff."""
    return _document(
        DiffRecord,
        "What happened to execution plans between two states",
        "What plans diff writes with --format json. Keys, and kinds of events, may be added within a major "
        "version; readers pass over those that they do not know.",
    )


def history() -> Schema:
    """Return the schema of `plans-history.json`."""
    return _document(
        HistoryRecord,
        "History of execution plans",
        "What mkdocs-plans publishes as plans-history.json. Keys, and kinds of events, may be added within a "
        "major version; readers pass over those that they do not know.",
    )


def _keys_by_profile() -> tuple[list[str], list[str]]:
    """Return the keys of a plan that only summaries have, and those that they alone lack."""
    some = [field.encode_name for field in _struct(PlanRecord).fields if not _is_required(field)]
    return [key for key in some if key == "questions_open"], [key for key in some if key != "questions_open"]


def _document(root: type[Struct], title: str, description: str) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": description,
        **_object(root),
        "$defs": {_name(part): _definition(part) for part in _parts(root)},
    }


def _parts(root: type[Struct]) -> list[type[Struct]]:
    """Return the structs that a struct is made of, in the order in which it names them first."""
    found: dict[type[Struct], None] = {}
    waiting = [root]
    while waiting:
        for part in _inner(waiting.pop(0)):
            if part not in found:
                found[part] = None
                waiting.append(part)
    return list(found)


def _inner(struct: type[Struct]) -> Iterator[type[Struct]]:
    stack: list[object] = [field.type for field in _struct(_LARGER.get(struct, struct)).fields]
    while stack:
        match stack.pop(0):
            case inspect.StructType(cls=inner):
                yield inner
            case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
                stack.append(inner)
            case inspect.DictType(value_type=inner):
                stack.append(inner)
            case inspect.UnionType(types=types):
                stack += types


def _struct(struct: type[Struct]) -> inspect.StructType:
    return cast("inspect.StructType", inspect.type_info(struct))


def _name(struct: type[Struct]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", struct.__name__.removesuffix("Record")).lower()


def _definition(struct: type[Struct]) -> Schema:
    return {"description": " ".join((struct.__doc__ or "").split()), **_object(struct)}


def _object(struct: type[Struct]) -> Schema:
    texts = _texts(_LARGER.get(struct, struct))
    return {
        "type": "object",
        "properties": {
            field.encode_name: {**_type(field.type), **texts.get(field.name, {})}
            for field in _struct(_LARGER.get(struct, struct)).fields
        },
        "required": [field.encode_name for field in _struct(struct).fields if _is_required(field)],
    }


def _texts(struct: type[Struct]) -> Mapping[str, Schema]:
    """Return the docstring of each field, those of inherited fields too."""
    classes = [base for base in reversed(struct.__mro__) if issubclass(base, Struct) and base is not Struct]
    return {name: {"description": text} for base in classes for name, text in docstrings(base).items()}


def _is_required(field: inspect.Field) -> bool:
    """Whether writers always write a field: it is not `UNSET`, which msgspec does not count as a default."""
    return field.required or field.default is not NODEFAULT or field.default_factory is not NODEFAULT


def _type(kind: inspect.Type) -> Schema:
    match kind:
        case inspect.Metadata():
            return _annotated(kind)
        case inspect.UnionType(types=types):
            return _nullable(next(_type(one) for one in types if not isinstance(one, inspect.NoneType)))
        case inspect.StructType(cls=struct):
            return {"$ref": f"#/$defs/{_name(struct)}"}
        case inspect.DictType(key_type=inspect.EnumType(cls=keys), value_type=value):
            return _mapping([key.value for key in keys], _type(value))
        case inspect.VarTupleType(item_type=item):
            return _stated("array", items=_type(item), minItems=kind.min_length, maxItems=kind.max_length)
        case _:
            return _scalar(kind)


def _scalar(kind: inspect.Type) -> Schema:
    match kind:
        case inspect.EnumType(cls=members):
            return {"enum": [member.value for member in members]}
        case inspect.LiteralType(values=values):
            return {"enum": list(values)}
        case inspect.IntType():
            return _stated("integer", minimum=kind.ge)
        case inspect.StrType():
            return _stated("string", pattern=kind.pattern)
        case inspect.BoolType():
            return {"type": "boolean"}
        case _:
            raise TypeError(f"{kind} has no schema yet")


def _stated(kind: str, **facts: object) -> Schema:
    return {"type": kind, **{name: fact for name, fact in facts.items() if fact is not None}}


def _annotated(kind: inspect.Metadata) -> Schema:
    found = _type(kind.type)
    if kind.extra == NOT_IN_SCHEMA:
        found = {"type": found["type"]}
    return {**found, **(kind.extra_json_schema or {})}


def _nullable(found: Schema) -> Schema:
    if "enum" in found:
        return {**found, "enum": [*found["enum"], None]}
    if "$ref" in found:
        return {"anyOf": [found, {"type": "null"}]}
    return {**found, "type": [found["type"], "null"]}


def _mapping(keys: list[str], value: Schema) -> Schema:
    """Return the schema of a mapping from the members of an enumeration: it has a key for each of them."""
    return {"type": "object", "properties": dict.fromkeys(keys, value), "required": keys}


WRITTEN: Mapping[str, Callable[[], Schema]] = {
    "snapshot-1.1.json": snapshot,
    "diff-1.1.json": diff,
    "history-1.0.json": history,
}
"""How each schema is made, by the name of its file."""


def written(name: str) -> str:
    """Return a schema as its file has it."""
    return json.dumps(WRITTEN[name](), indent=2, ensure_ascii=False) + "\n"
