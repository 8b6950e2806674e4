"""Every output for the examples is, byte by byte, what it was."""

from __future__ import annotations

import json
from pathlib import Path

from .golden import DIGESTS, digests


def test_the_outputs_for_the_examples_are_unchanged(tmp_path: Path) -> None:
    found, expected = digests(tmp_path), json.loads(DIGESTS.read_text("utf-8"))
    differing = {name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name)}
    assert differing == set(), (
        f"if that is meant: python -m tests.snapshot.golden; what is written now is in {tmp_path}"
    )
