"""Links to places of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mkdocs_plans.markdown.parsed_file import ParsedFile
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import finding
from mkdocs_plans.suggestions import nearest

_NAMED = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TOP = "top"
"""Leads to the beginning of any page, whatever it holds."""
_MOST_HINTS = 10
"""The number of links per text that get a suggestion, so that 10,000 broken links times 10,000 headings are
not compared."""


def about_fragments(plan: Plan, file: ParsedFile) -> Iterator[Finding]:
    """A finding for each link to a heading, or a name in raw HTML, that the text does not have."""
    links = [link for link in plan.links if len(link.target) > 1 and link.target.startswith("#")]
    if not links:
        return
    names = {heading.slug for heading in file.document.headings} | {_TOP}
    if "<" in file.front.body:
        names.update(name.lower() for name in _NAMED.findall(file.front.body))
    missing = [
        link for link in links if unquote(link.target[1:]).lower().removeprefix("user-content-") not in names
    ]
    known = [f"#{name}" for name in names - {_TOP}]
    for number, link in enumerate(missing):
        meant = nearest(link.target, known, "") if number < _MOST_HINTS else ""
        end = f"; {meant}" if meant else "."
        message = f"“{link.target}” leads nowhere: no heading of this text has that name{end}"
        yield finding("link-broken", message, link.line)
