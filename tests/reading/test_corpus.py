"""Real plans of other people, where they are at hand: they are read, never copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_plans.reading import read

from tools.fuzzing.properties import anchors_are_one_each, at_most, lines_lie_in_the_file

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
HANGS = 20.0
"""Seconds of the processor's time after which a file hangs."""


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_every_real_plan_is_read_with_true_lines_and_anchors_of_its_own() -> None:
    files = sorted(path for path in CORPUS.rglob("*.md") if path.is_file())
    assert len(files) > 600
    for path in files:
        raw = path.read_bytes()
        with at_most(HANGS):
            lines_lie_in_the_file(raw)
            anchors_are_one_each(raw)
        assert read(raw, path.relative_to(CORPUS).as_posix()).title
