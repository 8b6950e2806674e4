"""The texts of plans in the search index, which stays small for any number of plans.

A browser loads the whole index before it finds anything, and building the index takes longer than the rest of
the build. So plans share a budget: each has its title and, as far as its share permits, its goal, its open
questions, risks and steps, and its headings. If even the titles exceed the budget, plans at the end of the
index, which were finished long ago, are left out. The filter of the index finds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_plans.markdown.html import TocEntry
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Checkbox, Plan
from mkdocs_plans.portfolio.entry import Entry

BUDGET = 870_000
"""Bytes of the search index that plans may take."""

_FRAME = 64
"""The bytes of an entry besides its title, address and text."""

_LONGEST_SUMMARY = 200


@dataclass(frozen=True, slots=True)
class SearchShare:
    """The share of a plan in the budget."""

    paths: frozenset[str]
    """The plans in the search index."""
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
    """Return the HTML of a plan for search, of about `size` bytes beyond the title."""
    kept: list[str] = []
    for text in _texts(plan, headings):
        cost = len(json.dumps(text)) + 1
        if cost > size:
            break
        kept.append(text)
        size -= cost
    return Markup("<h1>{}</h1><p>{}</p>").format(plan.title, " · ".join(kept))


def _texts(plan: Plan, headings: Iterable[TocEntry]) -> Iterator[str]:
    """Yield the texts of a plan, most important first."""
    yield from (passage.text for passage in plan.sections.goal[:1])
    yield from (question.text for question in plan.open_questions)
    yield from (risk.text for risk in plan.open_risks)
    yield from (step.text for step in plan.steps if step.mark is Checkbox.OPEN)
    yield from _flat(headings)


def _flat(entries: Iterable[TocEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.text
        yield from _flat(entry.children)


def summary(plan: Plan) -> str:
    """Return the description of a plan for search engines and feeds: the start of its goal, or its title."""
    text = plan.sections.goal[0].text if plan.sections.goal else plan.title
    return truncate(text, _LONGEST_SUMMARY)
