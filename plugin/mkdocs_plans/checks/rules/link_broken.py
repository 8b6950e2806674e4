"""Every link has a target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import unquote

from mkdocs_plans.checks.raw_html import unsafe_addresses
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, FolderExample, Scope
from mkdocs_plans.suggestions import nearest

_NAMED = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TOP = "top"
"""Leads to the beginning of any page."""
_MOST_HINTS = 10
"""The number of links per text that get a suggestion, so that 10,000 broken links times 10,000 headings are
not compared."""


_MOST_ADDRESSES = 100
"""The maximum number of findings about the raw HTML of one text."""


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each broken link within the text or in raw HTML.

    The reader reports links to local files, and the portal links to missing files.
    """
    found = dict.fromkeys(one for one in unsafe_addresses(context) if one.rule == RULE.name)
    yield from islice(found, _MOST_ADDRESSES)
    yield from _broken_anchors(context)


def _broken_anchors(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each link to a heading, or a name in raw HTML, that the text does not have."""
    links = [link for link in context.plan.links if len(link.target) > 1 and link.target.startswith("#")]
    if not links:
        return
    names = {heading.slug for heading in context.document.headings} | {_TOP}
    if "<" in context.body:
        names.update(name.lower() for name in _NAMED.findall(context.body))
    missing = [
        link for link in links if unquote(link.target[1:]).lower().removeprefix("user-content-") not in names
    ]
    known = [f"#{name}" for name in names - {_TOP}]
    for number, link in enumerate(missing):
        meant = nearest(link.target, known, "") if number < _MOST_HINTS else ""
        remedy = meant or "correct the link, or the heading."
        message = f'No heading of this file has the name "{link.target}": {remedy}'
        yield RULE.finding(message, link.line)


RULE = TextRule(
    name="link-broken",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="Readers cannot follow the link.",
    remedy=(
        "Correct the path or the heading. Until then, a link to a missing file is shown as text, even "
        "if it is in a relation that finds its plan by title."
    ),
    applies_to_any_file=True,
    check=check,
    fires=(
        FolderExample(
            {"a.md": "# Night boats\n\nSee [the survey](survey-2025.md).\n"}, {"a.md": (3,)}, shown=True
        ),
        Example('# A\n\n<a href="file:///home/ana/plan.md">a</a>\n', (3,)),
        Example("# A\n\n[x](#b)\n", (3,)),
        Example("# A\n\n- [x](#b-1)\n\n## B\n\n## C\n", (3,)),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n[x](gone.md) [y](gone.png)\n"},
            {"a.md": (6, 6)},
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n[x](../../../outside.md)\n"},
            {"a.md": (6,)},
        ),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n"
                    "**Depends on:** [Lake](gone.md)\n\nSee [it](gone.md).\n"
                ),
                "lake.md": "# Lake\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            },
            {"a.md": (5,)},
        ),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Depends on:** [Lake](gone.md#x)\n"},
            {"a.md": (4,)},
        ),
        FolderExample({"deep/README.md": "# Deep\n\n[x](gone.md)\n"}, {"deep/README.md": (3,)}),
    ),
    passes=(
        Example("# A\n\n[x](#b) [y](#b-1) [z](#C%C3%A4)\n\n## B\n\n## B\n\n## Cä!\n"),
        Example("# A\n\n[x](#top) [y](#)\n"),
        Example('# A\n\n[x](#b) [y](#c)\n\n<a name="b"></a>\n<div id=c></div>\n'),
        Example("# A\n\n`[x](#b)` and <https://x.example/#b>\n"),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n"
                    "[x](b%20c.md#x) [y](../outside.md) [z](/outside.md)\n"
                ),
                "b c.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
        FolderExample(
            {
                "a.md": (
                    "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n"
                    "[x](https://x.example/y.md) [y](//x.example) [z](ftp:y.md)\n"
                )
            }
        ),
        FolderExample({"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n[x](?y) [z](//[x)\n"}),
        FolderExample(
            {"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** [x](gone.md)\n"}
        ),
    ),
)
