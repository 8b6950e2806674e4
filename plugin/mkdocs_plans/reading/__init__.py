"""From the text of one file to the plan it holds, by the rules of `docs/reference/reading.md`."""

from __future__ import annotations

from mkdocs_plans.reading.plan import read

__all__ = ["read"]
