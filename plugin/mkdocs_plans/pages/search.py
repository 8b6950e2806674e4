"""What the site's search finds of plans, in an index that stays small however many plans there are.

A browser loads the whole index before it finds anything, and building it takes longer than all the
rest. So plans share a budget: each has its title, then, as far as its share reaches, its goal, its
open questions, risks and steps, and its headings. Where there are so many that even the titles are
too much, those at the end of the index, finished long ago, are found by the index's own filter alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_plans.markdown.html import TocEntry
from mkdocs_plans.model.plan import Checkbox, Plan
from mkdocs_plans.portfolio.entry import Entry

BUDGET = 870_000
"""Bytes of the search index that plans may take."""

_FRAME = 64
"""Bytes of an entry beside its title, address and text."""


@dataclass(frozen=True, slots=True)
class SearchShare:
    """How the budget is divided."""

    paths: frozenset[str]
    """The plans that search knows."""
    text: int
    """Bytes of text for each of them, beyond its title."""


def share(entries: Iterable[Entry]) -> SearchShare:
    """Divide the budget among plans in the order of the index."""
    paths, left = set(), BUDGET
    for entry in entries:
        left -= _FRAME + len(entry.url) + len(json.dumps(entry.plan.title))
        if left < 0:
            break
        paths.add(entry.plan.path)
    return SearchShare(frozenset(paths), max(left, 0) // max(len(paths), 1))


def search_html(plan: Plan, headings: Iterable[TocEntry], size: int) -> str:
    """What search is given of a plan, as HTML of about `size` bytes beyond the title."""
    kept: list[str] = []
    for text in _texts(plan, headings):
        cost = len(json.dumps(text)) + 1
        if cost > size:
            break
        kept.append(text)
        size -= cost
    return Markup("<h1>{}</h1><p>{}</p>").format(plan.title, " · ".join(kept))


def _texts(plan: Plan, headings: Iterable[TocEntry]) -> Iterator[str]:
    """Most telling first."""
    yield from (passage.text for passage in plan.sections.goal[:1])
    yield from (question.text for question in plan.open_questions)
    yield from (risk.text for risk in plan.open_risks)
    yield from (step.text for step in plan.steps if step.mark is Checkbox.OPEN)
    yield from _flat(headings)


def _flat(entries: Iterable[TocEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.text
        yield from _flat(entry.children)
