"""Every row of a table has as many cells as the table has columns."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.checks.ragged_tables import escaped, ragged_rows
from mkdocs_plans.checks.rule_types import FileLine, TextContext, TextRule
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Example, Family, Scope


def check(context: TextContext) -> Iterator[Finding]:
    """Yield a finding for each row that does not fit its table."""
    for row in context.once(ragged_rows):
        cells, columns = plural(row.cells, "cell"), plural(row.columns, "column")
        message = f"The row has {cells}, but the table has {columns}, so "
        if row.cells > row.columns:
            message += "the extra cells are not shown: write a `|` that belongs to the text as `\\|`."
        else:
            message += "the last cells are empty: add the missing cells."
            if escaped(row.text) != row.text:
                message += " A `|` in code also ends a cell: write it as `\\|`."
        yield RULE.finding(message, row.line)


def fix(rows: list[FileLine], line: int, context: TextContext) -> bool:
    """Add the missing cells of a row, or escape the bars in its code."""
    row, ragged = rows[line - 1], next((one for one in context.once(ragged_rows) if one.line == line), None)
    if ragged is None or "|" not in row.text:
        return False
    whole = escaped(row.text)
    if ragged.cells < ragged.columns:
        if whole != row.text:  # Only the author knows how many cells were meant, and which is missing.
            return False
        kept = row.text.rstrip()
        closed = kept.endswith("|") and not kept.endswith("\\|")
        row.text = kept + ("" if closed else " |") + "  |" * (ragged.columns - ragged.cells)
        return True
    if ragged.cells - (len(whole) - len(row.text)) != ragged.columns:
        return False
    row.text = whole
    return True


RULE = TextRule(
    name="table-ragged",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="Cells are lost, or are in the wrong column.",
    remedy=(
        "Add the missing cells, or write a `|` that belongs to the text as `\\|`. `--fix` adds cells "
        "that are missing at the end, and escapes each `|` in code. It changes nothing where that "
        "would change what is read, for example in the row of a risk."
    ),
    applies_to_any_file=True,
    check=check,
    fix=fix,
    fires=(
        Example("| Boat | Berth |\n|---|---|\n| Anna |\n", (3,), shown=True),
        Example("# A\n\n| a | b |\n|---|---|\n| 1 |\n| 1 | 2 |\n", (5,)),
        Example("# A\n\n| a | b |\n|---|---|\n| 1 | `x | y` |\n", (5,)),
        Example("# A\n\n> | a | b |\n> |---|---|\n> | 1 |\n", (5,)),
        Example("# A\n\n- x\n  | a | b |\n  |---|---|\n  | 1 |\n", (6,)),
    ),
    passes=(
        Example("# A\n\n| a | b |\n|---|---|\n| 1 | `x \\| y` |\n"),
        Example("# A\n\n| a | b |\n|---|---|\n| 1 | 2 | |\n"),
        Example("# A\n\n| a | b |\n|---|---|\n| **Group** |\n| 1 | 2 |\n"),
        Example("# A\n\n```\n| a | b |\n|---|---|\n| 1 |\n```\n"),
        Example("# A\n\na | b\n--- | ---\n1 | 2\n\ntext\n"),
    ),
)
