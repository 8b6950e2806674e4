"""A text is small enough to be read whole and shown."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.rule_types import TextContext, TextRule
from mkdocs_plans.markdown.html import MAX_RAW_HTML
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding where a text with HTML in it is too large to be made safe."""
    text = context.body
    if len(text) > MAX_RAW_HTML and "<" in text and context.document.raw_html:
        message = (
            f"The file contains HTML and more than {MAX_RAW_HTML:,} characters, so its page shows plain "
            "text: split it."
        )
        yield RULE.finding(message)


_WIDE_TABLE = "# A\n\n" + "|a" * 500 + "|\n" + "|-" * 500 + "|\n"

RULE = TextRule(
    name="too-large",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.FILE,
    reason="Part of the file is not read, or its page shows plain text.",
    remedy=(
        "Split the file, shorten the heading, or fill the rows of the table, as the message states. The "
        "limits are 1,000,000 characters in a file that contains HTML, 1,000 characters in a heading, "
        "and 10,000 missing cells in the tables of a file."
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
