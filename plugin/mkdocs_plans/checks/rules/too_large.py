"""A text is small enough to be read whole and shown."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.raw_html import raw_html
from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.html import MAX_RAW_HTML
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding where a text with HTML in it is too large to be made safe."""
    text = context.body
    if len(text) > MAX_RAW_HTML and "<" in text and next(raw_html(text), None) is not None:
        message = f"It holds HTML and more than {MAX_RAW_HTML:,} characters: its page shows it as plain text."
        yield RULE.finding(message)


_WIDE_TABLE = "# A\n\n" + "|a" * 500 + "|\n" + "|-" * 500 + "|\n"

RULE = TextRule(
    name="too-large",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="Part of the text is not read, or the page shows it as it is written.",
    remedy=(
        "Split the file, shorten the heading, or fill the rows of the table, as the message says: "
        "the file holds HTML and more than a million characters, a heading more than 1,000, or "
        "the rows of its tables lack more than 10,000 cells."
    ),
    applies_to_any_file=True,
    found_by_rendering=True,
    check=check,
    fires=(
        Example("# A\n\n## " + "b" * 1_001 + "\n", (3,)),
        Example(_WIDE_TABLE + "|b|\n" * 21, (25,)),
    ),
    passes=(
        Example("# A\n\n## " + "b" * 1_000 + "\n"),
        Example(_WIDE_TABLE + "|b|\n" * 20),
    ),
)
