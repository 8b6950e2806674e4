"""The summary of a project: counts, its most severe risks, and the names that it may share with others.

`merge` is associative and commutative: the summary of a company is the same whether its projects are merged
one by one or by department. So an overview can be a project of another overview. Each project is merged once.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from mkdocs_plans.model.plan import Level, QuestionKind, State
from mkdocs_plans.model.risk_rating import LEVELS, Cell, RiskRating, rating_of, risk_rank, unmitigated

TOP = 100
"""How many of the most severe risks a summary lists. With so many of each part, the list of the whole is
exact."""

PLACES = 20
"""How many of the projects that share a name are listed. Their number is always exact."""


class Count(StrEnum):
    """Counts besides plans by state, open risks by cell and open questions by kind.

    They count items of active plans, unless stated otherwise.
    """

    ATTENTION = "attention"
    """Plans that need attention."""
    CONTRADICTIONS = "contradictions"
    CHANGED = "changed"
    """Plans, including finished ones, that changed recently."""
    STALE = "stale"
    STEPS_DONE = "steps-done"
    STEPS_OPEN = "steps-open"
    HIGH_UNMITIGATED = "high_unmitigated"
    """Open High/High risks for which no mitigation is stated."""
    UNMITIGATED = "unmitigated"
    """Open risks for which no mitigation is stated."""
    CLOSED_RISKS = "closed-risks"
    FINISHED_RISKS = "finished-risks"
    """All risks of finished plans."""
    ANSWERED = "answered"
    FINISHED_QUESTIONS = "finished-questions"
    ACCESS = "access"
    """Missing access items."""
    NOT_UNDERSTOOD = "not-understood"
    """Pieces of text of all plans that became no item."""
    ERRORS = "errors"
    WARNINGS = "warnings"
    INFOS = "infos"
    SUPPRESSED = "suppressed"


class NameKind(StrEnum):
    """The kinds of names that two projects can have in common."""

    RISK = "risk"
    DEPENDENCY = "dependency"
    """Texts of what plans wait for."""
    SERVICE = "service"
    LIBRARY = "library"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class TopRisk:
    """One of the most severe open risks."""

    project: str
    """The name of its project; empty for the portal's own plans."""
    text: str
    impact: Level | None
    probability: Level | None
    mitigated: bool | None
    plan: str
    """The plan's title."""
    state: State
    """The plan's."""
    url: str
    """The plan's page, relative to the site's root or absolute; empty if not known."""
    anchor: str
    changed: datetime | None
    """The plan's last change."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons for its rank besides its levels, in words."""
        found = []
        if unmitigated(self):
            found.append("without mitigation")
        if self.state is State.BLOCKED:
            found.append("blocked plan")
        if self.changed:
            found.append(f"changed {self.changed:%Y-%m-%d}")
        return tuple(found)

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key, most severe first: rating, unmitigated, blocked plan, newest change. No two are equal."""
        group, mitigated, level = risk_rank(self)
        age = -self.changed.timestamp() if self.changed else 0.0
        here = (self.project, self.url, self.anchor, self.text, self.plan)
        return group, mitigated, self.state is not State.BLOCKED, age, level, here


@dataclass(frozen=True, slots=True, order=True)
class FirstMention:
    """The first position at which a project uses a name, by address."""

    project: str
    url: str
    """Like the address of `TopRisk`."""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A risk, a dependency, a service, a library or a tool, and the projects that use it."""

    text: str
    projects: int
    places: tuple[FirstMention, ...]
    """The first `PLACES` of the projects, by name."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one kind."""

    by_key: Mapping[str, Name] = field(default_factory=lambda: MappingProxyType({}))
    """By the form that different spellings share."""
    left_out: int = 0
    """How many names were left out, for which it is not known which projects share them."""

    @property
    def shared(self) -> list[Name]:
        """The names that two or more projects use, most shared first."""
        found = ((-name.projects, key, name) for key, name in self.by_key.items() if name.projects > 1)
        return [name for _, _, name in sorted(found, key=lambda item: item[:2])]


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of the plans of one or many projects. Every mapping has all of its keys."""

    by_state: Mapping[State, int]
    """Plans."""
    matrix: Mapping[Cell, int]
    """Open risks by impact and probability."""
    questions: Mapping[QuestionKind, int]
    """Open ones."""
    counts: Mapping[Count, int]
    changed: datetime | None = None
    """The newest last change of a plan; `None` if not known."""
    complete: bool = True
    """Whether all plans are included. Otherwise every figure is "at least"."""
    top: tuple[TopRisk, ...] = ()
    """The most severe open risks, by rank; never more than `TOP`."""
    names: Mapping[NameKind, Names] = field(default_factory=lambda: dict.fromkeys(NameKind, Names()))

    @property
    def plans(self) -> int:
        """All plans."""
        return sum(self.by_state.values())

    @property
    def active(self) -> int:
        """Every plan but the completed and cancelled ones."""
        return sum(count for state, count in self.by_state.items() if not state.finished)

    @property
    def open_risks(self) -> int:
        """Unclosed risks of active plans."""
        return sum(self.matrix.values())

    @property
    def open_questions(self) -> int:
        """Unanswered questions of active plans."""
        return sum(self.questions.values())

    @property
    def blocking(self) -> int:
        """Open decisions, which block work."""
        return self.questions[QuestionKind.DECISION]

    def rated_as(self, which: RiskRating) -> int:
        """Open risks of one rating."""
        return sum(count for cell, count in self.matrix.items() if rating_of(cell) is which)


NOTHING = Summary(
    dict.fromkeys(State, 0),
    {(impact, probability): 0 for impact in LEVELS for probability in LEVELS},
    dict.fromkeys(QuestionKind, 0),
    dict.fromkeys(Count, 0),
)
"""An empty summary. Merging it with another one changes nothing."""


def merge(summaries: Iterable[Summary]) -> Summary:
    """Merge several summaries, in any order and grouping."""
    parts = list(summaries)
    return Summary(
        {state: sum(part.by_state[state] for part in parts) for state in State},
        {cell: sum(part.matrix[cell] for part in parts) for cell in NOTHING.matrix},
        {kind: sum(part.questions[kind] for part in parts) for kind in QuestionKind},
        {count: sum(part.counts[count] for part in parts) for count in Count},
        max((part.changed for part in parts if part.changed), default=None),
        all(part.complete for part in parts),
        tuple(
            heapq.nsmallest(TOP, (risk for part in parts for risk in part.top), key=lambda risk: risk.rank)
        ),
        {kind: _names(part.names[kind] for part in parts) for kind in NameKind},
    )


def _names(parts: Iterable[Names]) -> Names:
    left_out = 0
    found: dict[str, list[Name]] = defaultdict(list)
    for part in parts:
        left_out += part.left_out
        for key, name in part.by_key.items():
            found[key].append(name)
    return Names({key: _name(names) for key, names in found.items()}, left_out)


def _name(names: list[Name]) -> Name:
    if len(names) == 1:
        return names[0]
    places = sorted(place for name in names for place in name.places)
    return Name(
        min(name.text for name in names), sum(name.projects for name in names), tuple(places[:PLACES])
    )
