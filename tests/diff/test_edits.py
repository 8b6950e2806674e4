"""Seeded edits in a real repository: the diff reports exactly what happened."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.diff import Change, Diff, Event

from .edits import EDITS, REFORMATTED, Edit, Happened
from .harbour import PLANS
from .repository import write_repository

ALL = (*EDITS, *REFORMATTED)


Diffs = Callable[[Edit], Diff]


@pytest.fixture(scope="module")
def diff_of(tmp_path_factory: pytest.TempPathFactory) -> Diffs:
    folder = tmp_path_factory.mktemp("harbour")
    heads = write_repository(folder, PLANS, [edit.files for edit in ALL])
    named = dict(zip((edit.name for edit in ALL), heads, strict=True))

    @cache
    def compared(name: str) -> Diff:
        return compare("main", named[name], folder)

    return lambda edit: compared(edit.name)


def happened(event: Event) -> Happened:
    moved = () if event.severity else (event.before or "", event.after or "")
    return (event.kind, event.position.text, *moved)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_an_edit_is_reported_and_nothing_else(edit: Edit, diff_of: Diffs) -> None:
    found = diff_of(edit)
    assert sorted(happened(event) for _, event in found.events) == sorted(edit.events)
    assert [name for plan in found.plans for name in plan.sections_changed] == sorted(edit.sections)
    assert {plan.path: plan.change for plan in found.plans} == {
        path: Change(change) for path, change in edit.changes.items()
    }
    assert found.notes == ()


@pytest.mark.parametrize("edit", REFORMATTED, ids=lambda edit: edit.name)
def test_text_that_is_merely_written_otherwise_is_no_event(edit: Edit, diff_of: Diffs) -> None:
    assert diff_of(edit).plans == ()


def test_there_are_enough_edits_to_trust() -> None:
    assert len(EDITS) >= 60
    assert len({edit.name for edit in ALL}) == len(ALL)


def test_every_event_points_at_its_item(diff_of: Diffs) -> None:
    """The line of each position contains the words of its text, and the anchor is the item's on that side."""
    for edit in EDITS:
        for plan, event in diff_of(edit).events:
            for path, place, texts in (
                (plan.was or plan.path, event.base, PLANS),
                (plan.path, event.head, {**PLANS, **edit.files}),
            ):
                if place is None or place.line is None or event.severity or event.about == "target":
                    continue
                line = (texts[path] or "").splitlines()[place.line - 1]
                assert all(word.strip("“”.,:?()") in line for word in place.text.split()[:3]), (
                    edit.name,
                    line,
                )
                kind = event.kind.partition("-")[0].replace("mitigation", "risk")
                if kind in ("step", "risk", "question", "criterion", "phase", "access"):
                    assert (place.anchor or "").startswith(f"{kind}-")
