"""Plans of ours in the dialects of others, each with what a careful reader would note of it beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from mkdocs_plans.reading import read
from mkdocs_plans.snapshot.writer import record

from tests.reading.plans import differences

FOLDER = Path(__file__).parent / "dialects"


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.md")), ids=lambda path: path.relative_to(FOLDER).as_posix()
)
def test_a_dialect_is_read_as_noted(path: Path) -> None:
    noted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = record(read(path.read_bytes(), path.relative_to(FOLDER).as_posix()))
    assert differences(noted, found) == []
