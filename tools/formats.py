"""Write the table of report formats into the documentation, from the modules of the formats."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs_plans.reports.formats import format_names, load_format

PAGE = Path(__file__).parents[1] / "docs" / "guides" / "check.md"
_HEAD = "| `--format` | for |\n|---|---|\n"


def written(page: str) -> str:
    """Return the page with the table that follows its head."""
    before, _, after = page.partition(_HEAD)
    rows = [f"| `{name}` | {load_format(name).purpose} |\n" for name in format_names()]
    rest = after.splitlines(keepends=True)
    while rest and rest[0].startswith("|"):
        rest.pop(0)
    return "".join([before, _HEAD, *rows, *rest])


def main() -> int:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
