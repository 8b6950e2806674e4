"""No two plans of a project have the same id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mkdocs_plans.checks.rule_types import PortfolioRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Family, FolderExample, Scope
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

_SHOWN = 3
_SHORTEST = 3
"""The least number of characters of an id. Shorter ones, such as `P0`, may be priorities."""


def check(plans: Portfolio) -> dict[str, tuple[Finding, ...]]:
    """Return, by path, a finding for each plan whose id another plan of its project also has.

    The parts of one specification (`spec.md`, `plan.md`, `tasks.md`) may share an id.
    """
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in plans.entries:
        if entry.plan.id and len(entry.plan.id) >= _SHORTEST:
            same[entry.project, entry.plan.id.casefold()].append(entry)
    return {
        entry.plan.path: (_finding(entry, others),)
        for entries in same.values()
        for entry in entries
        if (others := [other for other in entries if other is not entry and not _parts(entry, other)])
    }


def _parts(one: Entry, other: Entry) -> bool:
    return one.family is not None and one.family == other.family


def _finding(entry: Entry, others: Sequence[Entry]) -> Finding:
    names = ", ".join(other.plan.path for other in others[:_SHOWN]) + (" …" if others[_SHOWN:] else "")
    return RULE.finding(
        f"The id {entry.plan.id} is also used by {names}: give one of the plans another id.",
        entry.plan.title_line,
    )


RULE = PortfolioRule(
    name="id-taken",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="A relation to the id is ambiguous, so it links to none of the plans.",
    remedy="Give one of the plans another id. The parts of one specification may share an id.",
    check=check,
    fires=(
        FolderExample(
            {
                "a.md": "# ADR-0007: A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Id:** adr-0007\n",
            },
            {"a.md": (1,), "b.md": (1,)},
        ),
    ),
    passes=(
        FolderExample(
            {
                "a.md": "# ADR-0007: A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "b.md": "# ADR-0070: B\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
        FolderExample(
            {
                "a.md": "# P0: A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "b.md": "# P0: B\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
        FolderExample(
            {
                "a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n",
            }
        ),
        FolderExample(
            {
                "070/spec.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Id:** F70\n",
                "070/plan.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Id:** F70\n",
                "071/spec.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Id:** F71\n",
                "071/plan.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Id:** F71\n",
            }
        ),
    ),
)
