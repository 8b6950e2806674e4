"""Real plans of other people, where they are at hand: they are read, never copied."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_plans.reading import read

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here")
def test_every_real_plan_is_read_with_true_lines() -> None:
    files = sorted(path for path in CORPUS.rglob("*.md") if path.is_file())
    assert files
    for path in files:
        raw = path.read_bytes()
        plan = read(raw, path.relative_to(CORPUS).as_posix())
        rows = raw.count(b"\n") + raw.count(b"\r") + 1
        assert plan.title, path
        assert all(1 <= step.line <= rows for step in plan.steps), path
