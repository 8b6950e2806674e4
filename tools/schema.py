"""Writes the JSON Schemas: of our formats, and of the plugin's options in `mkdocs.yml`, for editors.

That of the options comes from the typed options, the others from the structs of `wire_schemas`.
"""

from __future__ import annotations

import json
import sys
import types
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from mkdocs_plans.checks.settings import CHOICES, RuleSettings
from mkdocs_plans.config.field_docs import docstrings
from mkdocs_plans.config.options import Options, Profile, default_of, describe
from mkdocs_plans.config.project_sources import NAMES, ProjectOptions
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.vocabulary import LANGUAGES, Vocabulary
from mkdocs_plans.vocabulary.parts import PARTS, Part
from mkdocs_plans.vocabulary.user_words import meanings_of

from . import wire_schemas

PATH = Path(__file__).parents[1] / "plugin" / "mkdocs_plans" / "schema" / "options-1.0.json"

_TEXT = {"type": "string", "pattern": r"\S"}
_DAYS = {"type": "integer", "minimum": 1}
_WORD = {"anyOf": [_TEXT, {"type": "integer"}]}
_WORDS = {"$ref": "#/$defs/words"}
_HOLDS_ONE = ("folder",)
"""Options that may be a list, but not an empty one."""


def schema() -> dict[str, Any]:
    """The schema of any `mkdocs.yml`, which checks the value of `plans`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "mkdocs.yml with the plugin plans",
        "type": "object",
        "properties": {
            "plugins": {
                "anyOf": [
                    {"type": "array", "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/plugins"}]}},
                    {"$ref": "#/$defs/plugins"},
                ]
            }
        },
        "$defs": {
            "plugins": {"type": "object", "properties": {"plans": {"$ref": "#/$defs/options"}}},
            "options": {
                "type": ["object", "null"],
                "additionalProperties": False,
                "properties": {**dict(_options()), "enabled": {"type": "boolean"}},
            },
            "project": _project(),
            "words": {"anyOf": [_WORD, {"type": "array", "items": _WORD}, {"type": "null"}]},
            "severity": {"enum": [*CHOICES, False], "description": "YAML reads a bare off as false."},
            "severities": {"type": "object", "additionalProperties": False, "properties": _rules()},
        },
    }


def _options() -> list[tuple[str, dict[str, Any]]]:
    hints = get_type_hints(Options)
    texts = {option.name: option.text for option in describe()}
    return [
        (
            field.name,
            {"description": texts[field.name], **_default(default_of(field)), **_type(field.name, hints)},
        )
        for field in fields(Options)
    ]


def _type(name: str, hints: dict[str, Any]) -> dict[str, Any]:
    hint = hints[name]
    if hint is RuleSettings:
        folders = {"$ref": "#/$defs/severities"}
        return {"type": ["object", "null"], "properties": _rules(), "additionalProperties": folders}
    if hint is Vocabulary:
        return {**_vocabulary(), "type": ["object", "null"]}
    if name == "projects":
        return {"anyOf": [{"type": "array", "items": {"$ref": "#/$defs/project"}}, {"type": "null"}]}
    if hint is Profile:
        return {"enum": [*(profile.value for profile in Profile), None]}
    if isinstance(hint, types.GenericAlias):
        several = {"type": "array", "items": _TEXT, **({"minItems": 1} if name in _HOLDS_ONE else {})}
        return {"anyOf": [_TEXT, several, {"type": "null"}]}
    if choices := get_args(hint):
        return {"enum": [*choices, None]}
    ones: dict[Any, dict[str, Any]] = {str: _TEXT, int: _DAYS, bool: {"type": "boolean"}}
    return {"anyOf": [ones[hint], {"type": "null"}]}


def _vocabulary() -> dict[str, Any]:
    codes = {"enum": list(LANGUAGES)}
    parts = {name: _WORDS if set(part) == {""} else _meanings(part) for name, part in PARTS.items()}
    languages = {"anyOf": [codes, {"type": "array", "items": codes}, {"type": "null"}]}
    return {"properties": {**parts, "languages": languages}, "additionalProperties": False}


def _meanings(part: Part) -> dict[str, Any]:
    words = dict.fromkeys(meanings_of(part), _WORDS)
    return {"type": ["object", "null"], "properties": words, "additionalProperties": False}


def _project() -> dict[str, Any]:
    texts = docstrings(ProjectOptions)
    keys = {name: {**(_DAYS if name == "max_age" else _TEXT), "description": texts[name]} for name in NAMES}
    one = {"type": "object", "properties": keys}
    return {
        "anyOf": [
            {**one, "additionalProperties": False, "required": ["name"]},
            {
                "type": "object",
                "properties": {"list": _TEXT},
                "additionalProperties": False,
                "required": ["list"],
            },
        ]
    }


def _rules() -> dict[str, Any]:
    families = {
        family.value: {"$ref": "#/$defs/severity", "description": f"Every rule about {family}."}
        for family in Family
    }
    rules = {
        rule.name: {"$ref": "#/$defs/severity", "description": f"{rule.reason} Default: {rule.severity}."}
        for rule in CATALOGUE.values()
    }
    return {**families, **rules}


def _default(value: object) -> dict[str, Any]:
    if value is MISSING or isinstance(value, RuleSettings | Vocabulary):
        return {}
    return {"default": list(value) if isinstance(value, tuple) else value}


def written() -> str:
    """The schema as in its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the schemas, and name those that changed."""
    files = {
        PATH: written(),
        **{PATH.parent / name: wire_schemas.written(name) for name in wire_schemas.WRITTEN},
    }
    for path, text in files.items():
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            print(f"wrote {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
