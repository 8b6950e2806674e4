"""The part of the SARIF 2.1.0 schema that a report of ours can touch, written from the specification.

Section numbers are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Every object is
closed, as in the published schema, so that a misspelt property fails.
"""

from __future__ import annotations

from typing import Any


def _object(required: list[str], **properties: Any) -> dict[str, Any]:
    bag = {"type": "object", "properties": {"tags": {"type": "array", "items": _TEXT, "uniqueItems": True}}}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {**properties, "properties": bag},  # 3.8, property bags
    }


_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 1}
_INDEX = {"type": "integer", "minimum": -1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
_MESSAGE = _object(["text"], text=_TEXT, markdown=_TEXT, id=_TEXT)  # 3.11
_ARTIFACT_LOCATION = _object(  # 3.4; a URI reference contains no blank, no control character, no backslash
    [],
    uri={"type": "string", "format": "uri-reference", "pattern": r"^(?!/)[!-\[\]-~]+$"},
    uriBaseId=_TEXT,
    index=_INDEX,
)
_REGION = _object(  # 3.30
    [],
    startLine=_COUNT,
    startColumn=_COUNT,
    endLine=_COUNT,
    endColumn=_COUNT,
    snippet=_object([], text=_TEXT),  # 3.3
)
_LOCATION = _object(  # 3.28, 3.29
    [], physicalLocation=_object([], artifactLocation=_ARTIFACT_LOCATION, region=_REGION)
)
_SUPPRESSION = _object(["kind"], kind={"enum": ["inSource", "external"]}, justification=_TEXT)  # 3.35
_RESULT = _object(  # 3.27
    ["message"],
    ruleId=_TEXT,
    ruleIndex=_INDEX,
    level=_LEVEL,
    message=_MESSAGE,
    locations={"type": "array", "items": _LOCATION},
    partialFingerprints={"type": "object", "additionalProperties": _TEXT},
    suppressions={"type": "array", "items": _SUPPRESSION, "uniqueItems": True},
)
_RULE = _object(  # 3.49
    ["id"],
    id=_TEXT,
    name=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    helpUri={"type": "string", "format": "uri"},
    defaultConfiguration=_object([], level=_LEVEL, enabled={"type": "boolean"}),  # 3.50
)
_DRIVER = _object(  # 3.19
    ["name"],
    name=_TEXT,
    version=_TEXT,
    informationUri={"type": "string", "format": "uri"},
    rules={"type": "array", "items": _RULE, "uniqueItems": True},
)
_RUN = _object(  # 3.14
    ["tool"],
    tool=_object(["driver"], driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
)

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(  # 3.13
        ["version", "runs"],
        **{"$schema": {"type": "string", "format": "uri"}},
        version={"const": "2.1.0"},
        runs={"type": "array", "items": _RUN},
    ),
}
