"""JSON that may be printed in a terminal and in the log of a CI server."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from mkdocs_plans.terminal_text import harmless_json


def encode(value: object) -> str:
    """Write JSON in plain ASCII without text that a terminal or CI server interprets."""
    compact = _to_json(value)
    if "\\ud" in compact:  # It may contain lone surrogates, which are not valid in JSON.
        compact = _to_json(_sound(json.loads(compact)))
    text = msgspec.json.format(compact, indent=2)  # Python's own indentation is ten times as slow.
    return harmless_json(text) + "\n"


# msgspec writes letters of every language as they are. Here everything except ASCII is escaped.
_to_json = json.JSONEncoder(allow_nan=False, default=msgspec.to_builtins).encode


def _sound(value: Any) -> Any:  # noqa: ANN401
    """Return the value without lone surrogates, which are not valid in JSON."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _sound(item) for key, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list) else value
