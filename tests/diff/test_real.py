"""Real plans of other people, where they are at hand: they are compared, never copied."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from pathlib import Path

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.diff import Diff
from mkdocs_plans.model.plan import Check, Checkbox, Plan

from .portfolios import between, plans
from .repository import write_repository
from .stories import CORPUS, HISTORY, STORIES, STORIES_REPORTED, of_commits, story

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real plans (../shared/corpus) is not here"
)


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    files = sorted(path for path in CORPUS.rglob("*.md") if path.is_file())
    assert len(files) > 600
    return {f"plans/{path.relative_to(CORPUS).as_posix()}": path.read_bytes() for path in files}


@pytest.mark.extended
def test_nothing_happened_between_a_commit_and_itself(texts: dict[str, bytes], tmp_path: Path) -> None:
    write_repository(tmp_path, texts, [])
    found = compare("main", "main", tmp_path)
    assert found.after.plans > 500
    assert (found.plans, found.notes, found.before) == ((), (), found.after)


@pytest.mark.extended
def test_nothing_happened_where_lines_move_and_end_differently(texts: dict[str, bytes]) -> None:
    title = re.compile(rb"(?m)^(# .*)$")
    moved = {path: title.sub(rb"\1\n\n<!-- moved -->\n", text, count=1) for path, text in texts.items()}
    assert sum(moved[path] != text for path, text in texts.items()) > 500
    ended = {path: re.sub(rb"\r?\n", b"\r\n", text) for path, text in moved.items()}  # some have CRLF already
    found = between(plans(texts), plans(ended))
    assert [(plan.path, plan.events, plan.sections_changed) for plan in found.plans] == []


def revisions() -> list[tuple[str, list[str]]]:
    """Each plan with the commits at which it is at hand."""
    names = [path.stem.split("@") for path in sorted(HISTORY.glob("*@*.md"))]
    grouped = itertools.groupby(names, key=lambda name: name[0])
    return [(plan, [commit for _, commit in group]) for plan, group in grouped]


def test_events_account_for_every_item_of_every_history() -> None:
    """The items before, without the removed and with the added ones, are the items now, in any order."""
    compared = 0
    for plan, commits in revisions():
        states = {
            commit: plans({"a.md": (HISTORY / f"{plan}@{commit}.md").read_bytes()}) for commit in commits
        }
        for base, head in itertools.permutations(commits, 2):
            found = between(states[base], states[head])
            before, after = (states[commit].entries[0].plan for commit in (base, head))
            assert counts(before) + moves(found) == counts(after), (plan, base, head)
            compared += 1
    assert compared > 150


def counts(plan: Plan) -> Counter[str]:
    """The number of items of each kind, by state."""

    def checks(sort: str, items: tuple[Check, ...]) -> list[str]:
        return [f"{sort} {item.mark}" for item in items if item.mark is not Checkbox.DROPPED]

    return Counter(
        [
            *checks("step", plan.steps),
            *checks("criterion", plan.criteria),
            *checks("access", plan.access),
            *(f"risk {'closed' if risk.closed else 'open'}" for risk in plan.risks),
            *(f"question {'answered' if question.answered else 'open'}" for question in plan.questions),
            *("dependency" for _ in plan.dependencies),
            *("phase" for _ in plan.phases),
        ]
    )


class Moves(Counter[str]):
    """A counter that may go below zero."""

    def __radd__(self, other: Counter[str]) -> Counter[str]:
        total = Counter(other)
        total.update(self)
        return +total


def moves(found: Diff) -> Moves:
    """The changes that the events of a diff make to the numbers of items by state."""
    moved = Moves()
    opposite = {"done": "open", "reopened": "done", "closed": "open", "answered": "open"}
    for _, event in found.events:
        sort, _, what = event.kind.partition("-")
        if what in ("added", "removed"):
            sign, state = (1, event.after) if what == "added" else (-1, event.before)
            moved[sort if sort in ("dependency", "phase") else f"{sort} {state}"] += sign
        elif sort in ("step", "criterion", "access") and what in ("done", "reopened"):
            moved[f"{sort} {'done' if what == 'done' else 'open'}"] += 1
            moved[f"{sort} {opposite[what]}"] -= 1
        elif event.kind in ("risk-closed", "risk-reopened"):
            moved["risk closed"] += 1 if what == "closed" else -1
            moved["risk open"] -= 1 if what == "closed" else -1
        elif sort == "question" and what in ("answered", "reopened") and None in (event.before, event.after):
            moved["question answered"] += 1 if what == "answered" else -1
            moved["question open"] -= 1 if what == "answered" else -1
    return moved


@pytest.mark.parametrize("name", STORIES)
def test_a_real_history_is_the_story_that_its_reader_shows(name: str) -> None:
    assert story(of_commits(*STORIES[name])) == (STORIES_REPORTED / f"{name}.txt").read_text("utf-8")
