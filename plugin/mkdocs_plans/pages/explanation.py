"""The page that explains how a plan was read: a file of its own, that no other page loads."""

from __future__ import annotations

from urllib.parse import quote

from mkdocs_plans.reading.explanation import Explanation, ReadAs

from .addresses import ROOT
from .portal import Portal
from .templating import render

FOLDER = "reading/"
"""The folder of these pages, below that of the assets: no page of a site can have the same address."""

STYLES = "explanation.css"
"""The styles of these pages, among the assets."""

_KINDS = {
    ReadAs.TITLE: "title", ReadAs.STATUS: "status", ReadAs.FIELD: "field", ReadAs.RELATION: "field",
    ReadAs.HEADING: "heading", ReadAs.PHASE: "heading",
    ReadAs.STEP: "item", ReadAs.CRITERION: "item", ReadAs.TEST: "item", ReadAs.ACCESS: "item",
    ReadAs.RISK: "risk", ReadAs.QUESTION: "question", ReadAs.DECISION: "question",
    ReadAs.DEPENDENCY: "item", ReadAs.UNPARSED: "unparsed",
}  # fmt: skip
"""The class of a line by what it was read as; other lines are quiet."""


def explanation_name(uri: str) -> str:
    """Return the name of the file for the plan whose page has this URI."""
    return f"{FOLDER}{uri.removeprefix(f'{ROOT}/').removesuffix('.md')}.html"


def explanation_url(uri: str, portal: Portal) -> str:
    """Return the address of that file, relative to the site's root."""
    return portal.rows_url + quote(explanation_name(uri))


def explanation_page(explanation: Explanation, portal: Portal, uri: str) -> str:
    """Return the whole file.

    Args:
        explanation: How the plan was read, secrets redacted.
        portal: The portal of the plan.
        uri: The URI of the plan's page.
    """
    base = "../" * explanation_url(uri, portal).count("/")
    return render(
        "explanation.html",
        portal,
        uri,
        explanation=explanation,
        lines=[(line, _KINDS.get(line.read_as, "quiet")) for line in explanation.lines],
        back=base + portal.addresses.url(uri),
        styles=f"{base}{portal.rows_url}{STYLES}",
    )
