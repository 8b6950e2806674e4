"""Plans that go by one id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mkdocs_plans.model.plan import Finding
from mkdocs_plans.model.rule import finding
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

_SHOWN = 3
_SHORTEST = 3
"""Characters of an id; what is shorter, as `P0`, may be a priority."""


def id_taken(plans: Portfolio) -> dict[str, tuple[Finding, ...]]:
    """By path, a finding for each plan whose id another plan of its project has too.

    The parts of one specification (`spec.md`, `plan.md`, `tasks.md`) share theirs rightfully.
    """
    same: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in plans.entries:
        if entry.plan.id and len(entry.plan.id) >= _SHORTEST:
            same[entry.project, entry.plan.id.casefold()].append(entry)
    return {
        entry.plan.path: (_told(entry, others),)
        for entries in same.values()
        for entry in entries
        if (others := [other for other in entries if other is not entry and not _parts(entry, other)])
    }


def _parts(one: Entry, other: Entry) -> bool:
    return one.family is not None and one.family == other.family


def _told(entry: Entry, others: Sequence[Entry]) -> Finding:
    names = ", ".join(other.plan.path for other in others[:_SHOWN]) + (" …" if others[_SHOWN:] else "")
    return finding("id-taken", f"Its id, {entry.plan.id}, is also that of {names}.", entry.plan.title_line)
