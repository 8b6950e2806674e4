"""Write the tables of the documentation that follow from the code: report formats, and kinds of events."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs_plans.diff.event_kinds import EventKind
from mkdocs_plans.reports.formats import format_names, load_format

_DOCS = Path(__file__).parents[1] / "docs"


def _formats() -> Iterator[tuple[str, str]]:
    for name in format_names():
        yield f"`{name}`", load_format(name).purpose


def _events() -> Iterator[tuple[str, str]]:
    row: list[EventKind] = []
    for kind in EventKind:
        if kind.info.meaning and row:
            yield _row(row)
            row = []
        row.append(kind)
    yield _row(row)


def _row(kinds: list[EventKind]) -> tuple[str, str]:
    return ", ".join(f"`{kind}`" for kind in kinds), kinds[0].info.meaning


TABLES = {
    _DOCS / "guides" / "check.md": ("| `--format` | for |\n|---|---|\n", _formats),
    _DOCS / "reference" / "diff.md": ("| kind | meaning |\n|---|---|\n", _events),
}
"""The head and the rows of a table, by the page that it is in."""


def written(path: Path) -> str:
    """Return a page with its table as it should be."""
    head, rows = TABLES[path]
    before, _, after = path.read_text("utf-8").partition(head)
    lines = after.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return "".join([before, head, *(f"| {' | '.join(row)} |\n" for row in rows()), *lines[end:]])


def main() -> int:
    """Write the pages."""
    for path in TABLES:
        path.write_text(written(path), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
