"""The harbour while some of its plans change, and the preview of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import Tag

from tests.builds import Built, Html, Project
from tests.host.harbour import LEDGER, PIER, PLANS

BUOYS = """\
# Buoys

**Status:** Planning

## Steps

- [ ] Paint them

## Questions

### Technical Decisions Needed
- [ ] Red or green?
"""
MOORINGS = """\
# New moorings

**Status:** Planning

## Steps

- [ ] Drive the piles

## Risks

| Risk | Impact | Probability | Mitigation |
|---|---|---|---|
| Ice lifts the piles | High | High | |

## Questions

- [ ] Who pays for them?
"""


def edited() -> dict[str, str]:
    """The edits of the change: every kind of event in one plan."""
    ledger = LEDGER
    for old, new in (
        ("**Status:** In Progress", "**Status:** Blocked"),
        ("- [x] Order the disks", "- [ ] Order the disks"),
        ("- [ ] Copy the books", "- [x] Copy the books"),
        (
            "- [ ] Point the readers at the copy",
            "- [ ] Point all readers at the copy\n- [ ] Burn the old books",
        ),
        ("| Ink runs out | Low | Med | Buy ink |\n", ""),
        ("| The roof leaks | High | | Patch it |", "| The roof leaks | High | High | |"),
        ("- [ ] Which shelf is the dry one?", "- [x] Which shelf is the dry one? Answer: the third"),
        ("- orjson: 3.10 - writes fast\n", "- msgspec: 0.19 - writes fast\n"),
        ("They are kept in two.", "They are kept in two places."),
    ):
        assert old in ledger, old
        ledger = ledger.replace(old, new)
    pier = PIER.replace("Which blue?", "Which blue, and how much of it?")
    return {"plans/ledger.md": ledger, "plans/pier.md": pier, "plans/quay/moorings.md": MOORINGS}


def harbour(root: Path) -> Project:
    """A repository with the plans as they are published, and a branch that changes some of them."""
    project = Project(root)
    project.write(
        {**PLANS, "docs/index.md": "# Harbour\n", "plans/old-buoys.md": BUOYS, ".gitignore": "/site/\n"}
    )
    project.configure()
    project.commit()
    project.git("switch", "--quiet", "--create", "change")
    project.write(edited())
    (root / "plans/crane.md").unlink()
    (root / "plans/old-buoys.md").unlink()
    project.write({"plans/all-buoys.md": BUOYS.replace("Planning", "In Progress")})
    project.commit(date="2026-11-20T09:00:00+00:00")
    return project


def preview(project: Project, base: str = "main", **asked: str) -> Built:
    """Build the preview of a project."""
    with pytest.MonkeyPatch.context() as environment:
        for name, value in {"base": base, **asked}.items():
            environment.setenv(f"MKDOCS_PLANS_{name.upper()}", value)
        return project.build()


def said(element: Tag, selector: str) -> str:
    """The text of the first element below another that a selector matches, on one line."""
    found = element.select_one(selector)
    assert found is not None, f"{selector}: not in {element!s:.200}"
    return " ".join(found.get_text().split())


def lines(page: Html) -> Iterator[tuple[str, str, str]]:
    """The items on the change page: event, item and plan."""
    for row in page.all(".plans-table--change tbody tr:has(> td:first-child)"):
        item = "th > a, th > del" if row.select("th > :is(a, del)") else "th"
        yield said(row, ".plans-change"), said(row, item), said(row, ".plans-cell-from > :is(a, del)")
