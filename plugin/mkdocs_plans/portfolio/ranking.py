"""The orders of plans, and the plans that are listed together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

from .attention import attention_rank
from .entry import Entry


def index_rank(entry: Entry) -> tuple[int, tuple[int, ...], str, str]:
    """Return a sort key: attention by reason and age, active by date, finished by date; ties by path."""
    newest_first = (
        "".join(chr(0x10FFFF - ord(c)) for c in entry.plan.date) if entry.plan.date else "\U0010ffff"
    )
    path = entry.plan.path
    if entry.active and entry.reasons:
        return 0, attention_rank(entry), newest_first, path
    return 1 if entry.active else 2, (), newest_first, path


def last_changed_rank(entry: Entry) -> tuple[float, str]:
    """Return a sort key: the last change, newest first; without one the day of the plan; ties by path."""
    if entry.changed:
        return -entry.changed.time.timestamp(), entry.plan.path
    day = entry.plan.date
    return -datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp() if day else math.inf, entry.plan.path


def together(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the plans in their order, the parts of one plan after the first of them."""
    families: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        families[entry.project, entry.family or entry.plan.path].append(entry)
    return chain.from_iterable(families.values())


_PARTS = frozenset(
    ["spec", "plan", "tasks", "task", "todo", "proposal", "design", "requirements", "research", "quickstart",
     "data-model", "index", "readme"]
)  # fmt: skip
"""File names (without ending) for the parts of one plan."""


def group_plan_parts(entries: Iterable[Entry]) -> list[Entry]:
    """Move the parts of one plan after the first of them."""
    ordered = list(entries)
    parts: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in ordered:
        if entry.folder and entry.plan.path.rpartition("/")[2].rpartition(".")[0].casefold() in _PARTS:
            parts[entry.project, entry.plan.path.rpartition("/")[0]].append(entry)
    families = {
        entry.plan.path: (folder, group)
        for (_, folder), group in parts.items()
        if len(group) > 1
        for entry in group
    }
    together: dict[str, Entry] = {}
    for entry in ordered:
        folder, group = families.get(entry.plan.path, (None, [entry]))
        for member in group:
            together.setdefault(member.plan.path, replace(member, family=folder))
    return list(together.values())
