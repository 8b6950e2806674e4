"""Plans that wait for plans of other projects."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mkdocs_plans.model.plan import State
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.portfolio.relations import Edge


@dataclass(frozen=True, slots=True)
class Chain:
    """Unfinished plans of two or more projects, each of which waits for the next."""

    entries: tuple[Entry, ...]

    @property
    def blocked(self) -> bool:
        """Whether any of them is blocked."""
        return any(entry.state is State.BLOCKED for entry in self.entries)


def chains(found: Portfolio) -> tuple[Chain, ...]:
    """Every wait of a plan for one of another project, followed to its end.

    If a plan waits for several, the chain follows a blocked one, otherwise the first by path. A chain that is
    the end of a longer one is not listed.

    Returns:
        Blocked chains first, then longer ones, then by path.
    """
    blockers = _blockers(found)
    paths = [
        _followed(blockers, [waiting, blocker])
        for waiting, others in blockers.items()
        for blocker in others
        if found.entry(waiting).project != found.entry(blocker).project
    ]
    ends = {tuple(path[start:]) for path in paths for start in range(1, len(path))}
    longest = [Chain(tuple(map(found.entry, path))) for path in paths if tuple(path) not in ends]
    return tuple(
        sorted(
            longest,
            key=lambda chain: (
                not chain.blocked,
                -len(chain.entries),
                [entry.plan.path for entry in chain.entries],
            ),
        )
    )


def across(found: Portfolio) -> tuple[Edge, ...]:
    """Relations of any kind between plans of different projects, in the order of the plans."""
    return tuple(
        edge for edge in found.edges if found.entry(edge.source).project != found.entry(edge.target).project
    )


def _blockers(found: Portfolio) -> dict[str, list[str]]:
    """The unfinished plans that each unfinished plan waits for, by path, blocked ones first."""
    waits: dict[str, set[str]] = defaultdict(set)
    for edge in found.edges:
        if edge.waiting and all(found.entry(path).active for path in edge.waiting):
            waiting, blocker = edge.waiting
            waits[waiting].add(blocker)

    def rank(path: str) -> tuple[bool, str]:
        return found.entry(path).state is not State.BLOCKED, path

    return {waiting: sorted(others, key=rank) for waiting, others in sorted(waits.items())}


def _followed(blockers: dict[str, list[str]], path: list[str]) -> list[str]:
    while following := [other for other in blockers.get(path[-1], []) if other not in path]:
        path.append(following[0])
    return path
