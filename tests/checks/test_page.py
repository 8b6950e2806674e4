"""The page on rules, and the schema for editors, are those of the catalogue and the options."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from mkdocs_plans.config.options import ConfigError, options
from mkdocs_plans.model.rule import CATALOGUE

from tools import rules, schema


def test_the_page_on_rules_is_current() -> None:
    assert rules.PAGE.read_text("utf-8") == rules.page(), "run: python -m tools.rules"


def test_nearly_every_rule_has_an_example_on_the_page() -> None:
    without = {rule.name for rule in CATALOGUE.values() if not rule.shown_example}
    assert without <= {
        "text-not-utf8", "empty", "too-deep", "too-large", "secret", "status-folder-disagrees", "symlink-out",
        "unreadable", "address-taken", "id-taken",
    }  # fmt: skip


def test_the_schema_for_editors_is_current() -> None:
    assert schema.PATH.read_text("utf-8") == schema.written(), "run: python -m tools.schema"
    jsonschema.Draft202012Validator.check_schema(schema.schema())


GIVEN = [
    "folder: plans",
    "folder: [plans, more/plans]",
    "rules: {risk: off, drafts/: {structure: error}}",
    "rules: {secret: warning}",
    "search: none",
    "vocabulary: {status: {in-progress: [afloat, at sea], none: design}, phases: leg, levels: {high: 1}}",
    "vocabulary: {languages: [de], fields: {depends-on: waits for}, columns:, markers: {nothing: nil}}",
    "stale_after: 3",
    "image_hosts:",
    "folder: []",
    "foldr: plans",
    "search: all",
    "stale_after: 0",
    "mermaid: sometimes",
    "vocabulary: {statuses: {blocked: becalmed}}",
    "vocabulary: {status: {unknown: becalmed}}",
    "vocabulary: {columns: {none: remarks}}",
    "vocabulary: {status: {blocked: [off]}}",
    "vocabulary: {status: blocked}",
    "vocabulary: {languages: klingon}",
    "vocabulary: [blocked]",
    "rules: {risk: grave}",
    "rules: {flurb: off}",
    "rules: {drafts/: {flurb: off}}",
    "rules: [risk]",
]


@pytest.mark.parametrize("text", GIVEN)
def test_the_schema_and_the_plugin_accept_the_same_values(text: str) -> None:
    given: Any = yaml.safe_load(text)
    valid = jsonschema.Draft202012Validator(json.loads(schema.PATH.read_text("utf-8"))).is_valid
    try:
        options(given)
        usable = True
    except ConfigError:
        usable = False
    assert valid({"plugins": ["search", {"plans": given}]}) == valid({"plugins": {"plans": given}}) == usable
    assert usable == (GIVEN.index(text) < GIVEN.index("folder: []"))
