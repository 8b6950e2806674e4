"""Links to places of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from mkdocs_plans.catalogue import finding
from mkdocs_plans.markdown.opened import Opened
from mkdocs_plans.model import Finding, Plan

_NAMED = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TOP = "top"
"""Leads to the beginning of any page, whatever it holds."""


def about_fragments(plan: Plan, file: Opened) -> Iterator[Finding]:
    """A finding for each link to a heading, or a name in raw HTML, that the text does not have."""
    links = [link for link in plan.links if len(link.target) > 1 and link.target.startswith("#")]
    if not links:
        return
    names = {heading.slug for heading in file.document.headings} | {_TOP}
    if "<" in file.front.body:
        names.update(name.lower() for name in _NAMED.findall(file.front.body))
    for link in links:
        if unquote(link.target[1:]).lower().removeprefix("user-content-") not in names:
            message = f"“{link.target}” leads nowhere: no heading of this text has that name."
            yield finding("link-broken", message, link.line)
