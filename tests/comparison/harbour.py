"""A project in a repository, and its diff in short form."""

from __future__ import annotations

from pathlib import Path

from mkdocs_plans.comparison import compare
from mkdocs_plans.diff import Diff

PLAN = """\
# Dredge the basin

**Date:** 2026-04-01
**Status:** In Progress

## Steps

- [x] Measure the depth
- [ ] Hire a barge
- [ ] Dig
"""

OTHER = """\
# Light the pier

**Date:** 2026-04-02
**Status:** Planning

## Steps

- [ ] Buy lamps
"""

PLANS = {"plans/basin.md": PLAN, "plans/pier.md": OTHER}


def ticked(text: str) -> str:
    """A plan with its first open step done."""
    assert "- [ ]" in text
    return text.replace("- [ ]", "- [x]", 1)


def reported(found: Diff) -> list[tuple[str, str, str]]:
    """Path, kind and text of every event but findings."""
    return [
        (plan.path, event.kind, event.position.text) for plan, event in found.events if event.severity is None
    ]


def between(base: str, head: str, root: Path) -> list[tuple[str, str, str]]:
    """The events between two states of the project at a folder."""
    return reported(compare(base, head, root))
