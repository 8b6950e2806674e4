"""Plans do not wait for each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_plans.checks.rule_types import PortfolioRule
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import Family, FolderExample, Scope
from mkdocs_plans.portfolio.portfolio import Portfolio

_SHOWN = 4
_TRACED = 100
"""In larger groups of plans, no path through the group is shown."""


def check(plans: Portfolio) -> dict[str, tuple[Finding, ...]]:
    """Return, by path, a finding for each active plan that waits for itself through others."""
    active = {entry.plan.path: entry.project for entry in plans.active}
    lines: dict[tuple[str, str], int | None] = {}
    waits: dict[str, list[str]] = defaultdict(list)
    for edge in plans.edges:
        pair = edge.waiting
        if pair is not None and active.keys() >= set(pair):
            if edge.kind.blocks and active[edge.source] != active[edge.target]:
                continue  # A relation that another project states makes nothing wrong here.
            if pair not in lines:
                waits[pair[0]].append(pair[1])
            lines[pair] = edge.line if edge.source == pair[0] else lines.get(pair)
    found: dict[str, tuple[Finding, ...]] = {}
    for knot in _knots(waits):
        for path in knot:
            circle = _circle(path, waits, knot)
            message = f"The plan waits for itself ({' → '.join(_cut(circle))}): remove one of the relations."
            if len(knot) > _TRACED:
                message = (
                    f"The plan waits for itself: {len(knot)} plans wait for each other. Remove a relation."
                )
            found[path] = (RULE.finding(message, lines[circle[0], circle[1]]),)
    return found


def _knots(waits: Mapping[str, Sequence[str]]) -> Iterator[set[str]]:
    """The groups of plans each of which waits for all others (Kosaraju's algorithm, without recursion)."""
    against: dict[str, list[str]] = defaultdict(list)
    for path, others in waits.items():
        for other in others:
            against[other].append(path)
    placed: set[str] = set()
    for start in reversed(_finished(waits)):
        if start in placed:
            continue
        knot, pending = set(), [start]
        placed.add(start)
        while pending:
            path = pending.pop()
            knot.add(path)
            for other in against.get(path, ()):
                if other not in placed:
                    placed.add(other)
                    pending.append(other)
        if len(knot) > 1:
            yield knot


def _finished(waits: Mapping[str, Sequence[str]]) -> list[str]:
    """All plans in the order in which a depth-first search finishes them."""
    order: list[str] = []
    seen: set[str] = set()
    for start in list(waits):
        if start in seen:
            continue
        seen.add(start)
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(waits.get(start, ())))]
        while stack:
            path, others = stack[-1]
            further = next((other for other in others if other not in seen), None)
            if further is None:
                order.append(path)
                stack.pop()
            else:
                seen.add(further)
                stack.append((further, iter(waits.get(further, ()))))
    return order


def _circle(start: str, waits: Mapping[str, Sequence[str]], knot: set[str]) -> list[str]:
    """The shortest path from a plan back to itself, with both ends; in a large group, its first step."""
    if len(knot) > _TRACED:
        return [start, next(other for other in waits[start] if other in knot)]
    before: dict[str, str] = {}
    reached = [start]
    while start not in before:
        following = []
        for path in reached:
            for other in waits.get(path, ()):
                if other in knot and other not in before:
                    before[other] = path
                    following.append(other)
        reached = following
    back = [start, before[start]]
    while back[-1] != start:
        back.append(before[back[-1]])
    return list(reversed(back))


def _cut(circle: Sequence[str]) -> Iterable[str]:
    return circle if len(circle) <= _SHOWN + 2 else [*circle[:_SHOWN], "…", circle[-1]]


RULE = PortfolioRule(
    name="relation-cycle",
    family=Family.STRUCTURE,
    severity=Severity.WARNING,
    scope=Scope.PLAN,
    reason="Plans that wait for each other can never start.",
    remedy="Remove one of the relations. Relations to finished plans are not counted.",
    check=check,
    fires=(
        FolderExample(
            {"a.md": "# Night boats\n\n**Depends on:** b.md\n", "b.md": "# Berths\n\n**Depends on:** a.md\n"},
            {"a.md": (3,), "b.md": (3,)},
            shown=True,
        ),
        FolderExample(
            {
                "a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** b.md\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n\n**Blocked by:** a.md\n",
            },
            {"a.md": (5,), "b.md": (6,)},
        ),
    ),
    passes=(
        FolderExample({"a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** a.md\n"}),
        FolderExample(
            {
                "a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** b.md\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Blocks:** a.md\n",
            }
        ),
        FolderExample(
            {
                "a.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Planning\n**Depends on:** b.md\n",
                "b.md": "# A\n\n**Date:** 2026-01-05\n**Status:** Done\n**Depends on:** a.md\n",
            }
        ),
    ),
)
