"""Each rule of docs/reading.md by minimal inputs: `rules.yml` contains them, with the expected result."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.reading import read
from mkdocs_plans.snapshot.writer import record
from mkdocs_plans.vocabulary import DEFAULT

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text("utf-8"))
_TEXTS = ("title", "text", "name", "answer", "status_raw")
"""Keys whose values are compared by their letters and digits, as far as a case gives them."""


def _letters(value: object) -> str:
    return "".join(character for character in str(value or "").casefold() if character.isalnum())


def _differences(expected: Any, found: Any, key: str = "") -> list[str]:
    """Return where the expected part of a record differs from what was read."""
    if expected == "anything":
        return [] if found else [f"{key}: nothing was read"]
    if isinstance(expected, dict) and isinstance(found, dict):
        return [
            line for name, value in expected.items() for line in _differences(value, found.get(name), name)
        ]
    if isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            return [f"{key}: {len(expected)} expected, read {found}"]
        pairs = zip(expected, found, strict=True)
        return [line for one, other in pairs for line in _differences(one, other, key)]
    if key in _TEXTS and expected is not None:
        same = _letters(found).startswith(_letters(expected))
    else:
        same = expected == found
    return [] if same else [f"{key}: {expected!r} expected, read {found!r}"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_rule_is_followed(case: dict[str, Any]) -> None:
    path = PurePosixPath(case.get("file", "case.md"))
    file = ParsedFile(case["text"])
    plan = with_text(read(file, path.as_posix()), file, words=DEFAULT)
    expected = dict(case["expect"])
    rules = {finding.rule for finding in plan.findings}
    assert set(expected.pop("findings", ())) <= rules
    assert rules.isdisjoint(expected.pop("no-findings", ()))
    assert _differences(expected, record(plan)) == []
