"""A diff as JSON: what its schema describes, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from mkdocs_plans.diff import Change, Diff, DiffNote, EventKind, Side, as_json
from mkdocs_plans.reports.as_json import encode

from .edits import EDITS, Edit
from .harbour import PLANS
from .portfolios import between, plans

SCHEMA = json.loads(as_json.schema())
EMPTY = "Risk has no mitigation: fill in its cell, or write `Mitigation: …`."


def record(diff: Diff) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(encode(as_json.record(diff)))
    return written


def diff_of(edit: Edit) -> Diff:
    head = {path: text for path, text in {**PLANS, **edit.files}.items() if text is not None}
    return between(plans(PLANS), plans(head))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [record(diff_of(edit)) for edit in EDITS]


def test_every_diff_matches_its_schema(records: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for one in records:
        validator.validate(one)


def test_every_key_is_described_and_no_other(records: list[dict[str, Any]]) -> None:
    def described(value: Any, where: dict[str, Any]) -> None:
        while "$ref" in where or "anyOf" in where:
            where = where["anyOf"][0] if "anyOf" in where else SCHEMA["$defs"][where["$ref"].split("/")[-1]]
        if isinstance(value, dict):
            assert list(value) == list(where["properties"]) == where["required"]
            for key, inner in value.items():
                described(inner, where["properties"][key])
        elif isinstance(value, list):
            for item in value:
                described(item, where["items"])

    for one in records:
        described(one, SCHEMA)


def test_every_kind_is_known_and_seen(records: list[dict[str, Any]]) -> None:
    assert SCHEMA["$defs"]["event"]["properties"]["kind"]["enum"] == list(EventKind)
    seen = {kind for one in records for kind, count in one["totals"]["events"].items() if count}
    assert seen == set(EventKind)
    assert {plan["change"] for one in records for plan in one["plans"]} == set(Change)


def test_totals_count_the_reported_events(records: list[dict[str, Any]]) -> None:
    for one in records:
        kinds = [event["kind"] for plan in one["plans"] for event in plan["events"]]
        assert {kind: kinds.count(kind) for kind in EventKind} == one["totals"]["events"]
        changes = [plan["change"] for plan in one["plans"]]
        assert {change: changes.count(change) for change in Change} == one["totals"]["changes"]


def test_an_item_is_on_the_side_that_is_named() -> None:
    gone = next(edit for edit in EDITS if edit.name == "a risk vanishes")
    [event] = record(diff_of(gone))["plans"][0]["events"]
    assert event == {
        "kind": "risk-removed", "text": "Pages get wet", "line": 77, "anchor": "risk-0ab064af",
        "side": "base", "from": "open", "to": None, "about": "high/high", "severity": None,
        "item": None, "open_days": None,
    }  # fmt: skip


def test_a_finding_names_the_item_that_it_speaks_of() -> None:
    fixed = next(edit for edit in EDITS if ("finding-fixed", EMPTY) in edit.events)
    found = record(diff_of(fixed))["plans"][0]["events"]
    assert [event["item"] for event in found if event["text"] == EMPTY] == ["The roof leaks"]
    whole = next(
        edit
        for edit in EDITS
        if ("finding-new", "The plan states no status: add `**Status:** Planning`.") in edit.events
    )
    found = record(diff_of(whole))["plans"][0]["events"]
    assert {
        event["item"]
        for event in found
        if event["text"] == "The plan states no status: add `**Status:** Planning`."
    } == {None}


def test_notes_and_differences_of_the_configuration_are_reported() -> None:
    found = between(plans(PLANS), plans(PLANS))
    reported = record(
        Diff(
            found.base, found.head, (), found.before, found.after,
            (DiffNote("It is not text.", "plans/a.md", Side.HEAD),), ("rules",),
        )
    )  # fmt: skip
    assert reported["notes"] == [{"message": "It is not text.", "path": "plans/a.md", "side": "head"}]
    assert reported["configuration_differs"] == ["rules"]
    jsonschema.validate(reported, SCHEMA)
