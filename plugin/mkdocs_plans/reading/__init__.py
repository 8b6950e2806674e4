"""Read a plan from the text of one file, by the rules of `docs/reference/reading.md`."""

from __future__ import annotations

from mkdocs_plans.reading.plan import read

__all__ = ["read"]
