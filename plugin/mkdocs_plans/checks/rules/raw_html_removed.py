"""Raw HTML is shown as written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_plans.checks.raw_html import html_tags, removal_of
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.raw_html import Tag
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope

_HANDLER = re.compile(r"on[a-z]{3,30}")
_MOST = 100
"""The maximum number of findings of one text."""


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each kind of tag or attribute that pages remove, at its first line."""
    seen: set[str] = set()
    for tag, line in context.once(html_tags):
        for message in _messages(tag):
            if message not in seen and len(seen) < _MOST:
                seen.add(message)
                yield RULE.finding(message, line)


def _messages(tag: Tag) -> Iterator[str]:
    removal = removal_of(tag)
    if removal is not None:
        yield f"{removal}: put it in backticks to show it as written."
        return
    for name in tag.attributes:
        if _HANDLER.fullmatch(name):
            yield f"The attribute {name} of <{tag.name}> is removed, because pages run no scripts: delete it."


RULE = TextRule(
    name="raw-html-removed",
    family=Family.SAFETY,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The page does not show what the author wrote.",
    remedy="If it is text, put it in backticks. Attributes such as `onclick` are removed and reported.",
    applies_to_any_file=True,
    check=check,
    fires=(
        Example("# Night boats\n\nReturns a Vec<Boat>.\n", (3,), shown=True),
        Example("# A\n\n<script>alert(1)</script>\n", (3,)),
        Example("# A\n\nA Vec<Ship> here\n", (3,)),
        Example("# A\n\n<div>\n<p>x</p>\n<xmp>y</xmp>\n</div>\n", (5,)),
        Example('# A\n\nA <b onclick="x">y</b>\n\n<p>\n<i ONLOAD = x>y</i>\n</p>\n', (3, 6)),
        Example('# A\n\nA <b onclick="run()">knot</b>\n', (3,)),
    ),
    passes=(
        Example('# A\n\nA <b title="onclick = x">y</b> `<b onclick="x">` on click = y\n'),
        Example("# A\n\nA `Vec<Ship>` <b>here</b>\n\n```\n<script>\n```\n"),
    ),
)
