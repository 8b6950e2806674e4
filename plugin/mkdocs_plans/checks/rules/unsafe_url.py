"""Every address can be followed safely."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mkdocs_plans.checks.raw_html import unsafe_addresses
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope

_MOST = 100
"""The maximum number of findings about the raw HTML of one text."""


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each unsafe address in raw HTML; the reader reports those of links."""
    found = dict.fromkeys(one for one in unsafe_addresses(context) if one.rule == RULE.name)
    yield from islice(found, _MOST)


RULE = TextRule(
    name="unsafe-url",
    family=Family.SAFETY,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="The address can run a script, or open a program on the reader's computer.",
    remedy="Write an `https://` address. Until then, the address is shown as text.",
    applies_to_any_file=True,
    always_warns=True,
    check=check,
    fires=(
        Example("# Night boats\n\n[Sail](javascript:alert)\n", (3,), shown=True),
        Example("# A\n\n[a](javascript:alert(1))\n", (3,)),
        Example(
            (
                '# A\n\n<a href="javascript:x">a</a>\n\n<p>\n<img src=data:x>\n<br>\n'
                '<a href="java&#115;cript:">\n<br>\n<img src=data:x>\n</p>\n'
            ),
            (3, 6, 8, 10),
        ),
    ),
    passes=(
        Example("# A\n\n[a](https://javascript:alert)\n"),
        Example('# A\n\n<a href="https://x.example/a:b">a</a> <a href="#a">a</a> <a title="x:y">'),
        Example('# A\n\n<a href="file:///home/ana/plan.md">a</a>\n'),
        Example("# A\n\n[a](file:///home/ana/plan.md)\n"),
    ),
)
