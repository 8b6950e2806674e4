"""The page of words that are not in the vocabulary, with the configuration that would add them."""

from __future__ import annotations

from mkdocs_plans.portfolio.unknown_terms import vocabulary_lines

from . import addresses
from .portal import GeneratedPage, Portal
from .templating import render

_MOST_PLANS = 20
"""The most plans that are named for a word."""


def unknown_words(portal: Portal) -> GeneratedPage:
    """Return the page of a portal, or of one of its projects."""
    uri = portal.at(addresses.plan_list("unknown-words"))
    return GeneratedPage(uri, portal.called("Unknown words"), lambda: _page(portal, uri))


def _page(portal: Portal, uri: str) -> str:
    found = portal.portfolio.unknown_terms
    terms = [term for term in found if term.recurring]
    return render(
        "unknown_words.html",
        portal,
        uri,
        terms=terms,
        more=len(found) - len(terms),
        most_plans=_MOST_PLANS,
        lines="\n".join(vocabulary_lines(terms)),
    )
