"""Many plans together: counts, registers, rankings and relations.

Everything that pages, snapshot and command line show is computed here, once, from plans that have been
read. `docs/reference/reading.md` §10 is the contract: figures count the items of *active* plans (all but
completed and cancelled); the items of finished plans are a group of their own, and every item is in one
group.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from mkdocs_plans.model.plan import (
    Check,
    Checkbox,
    Decision,
    Dependency,
    Finding,
    Level,
    Question,
    QuestionKind,
    Risk,
    Severity,
    State,
    Tally,
    UnparsedContent,
)
from mkdocs_plans.model.risk_rating import (
    LEVELS,
    RiskRating,
    enough_rated,
    high_unmitigated,
    rating,
    risk_rank,
    unmitigated,
)
from mkdocs_plans.model.times import Moment, first_of_last_days

from .ages import Age, age, day_of, ended_last_first, item_times, oldest, oldest_first, state_since
from .attention import STALLED, with_reasons
from .entry import AttentionReason, Entry, blocked_reason, contradicts
from .ranking import group_plan_parts, index_rank, last_changed_rank, together
from .relations import NOTHING, Edge, LinkContext, relate
from .unknown_terms import UnknownTerm, unknown_terms


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk in the register."""

    entry: Entry
    risk: Risk

    @property
    def open(self) -> bool:
        """Whether it counts: not closed, in an active plan."""
        return self.entry.active and self.risk.open


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in the register."""

    entry: Entry
    question: Question

    @property
    def open(self) -> bool:
        """Whether it waits for an answer: not answered, in an active plan."""
        return self.entry.active and self.question.open


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What was decided: an answered question, or an entry of the decisions that a plan records."""

    entry: Entry
    item: Question | Decision
    day: str | None
    """The day on which it was decided, as in `2026-01-12`; `None` if not known."""
    shown_by: Moment | None
    """The commit that showed it first; `None` if not known."""


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A step or an access item of a plan."""

    entry: Entry
    check: Check


@dataclass(frozen=True, slots=True)
class Attention:
    """A plan that needs attention, with its reasons, most severe first."""

    entry: Entry
    reasons: tuple[AttentionReason, ...]


@dataclass(frozen=True, slots=True)
class Usage:
    """One service, library or tool over all plans, with every plan that names it."""

    name: str
    """The most frequent spelling; ties go to the first in the alphabet."""
    key: str
    uses: tuple[tuple[Entry, Dependency], ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """The different versions named, sorted."""
        return tuple(sorted({use.version for _, use in self.uses if use.version}))


_WORDS = re.compile(r"[^\W_]+")


def name_key(name: str) -> str:
    """Return the words of a name without case and signs, which two spellings share."""
    return " ".join(_WORDS.findall(name.casefold())) or name.casefold()


@dataclass(frozen=True)
class Portfolio:
    """All plans of a portal. Create it with `portfolio`, which orders them and resolves their relations."""

    entries: tuple[Entry, ...]
    """Those that need attention, active ones by date, finished ones; ties by path."""
    edges: tuple[Edge, ...]
    """Relations between plans that resolved, in the order of the plans."""
    today: date
    """The day from which ages and "changed in 7 days" are counted."""
    recent_days: int = 7
    stale_days: int = 30
    whole: Portfolio | None = None
    """The portfolio that this one is a part of, because relations of its plans lead beyond the part."""

    def part(self, project: str) -> Portfolio:
        """The plans of one project."""
        return replace(self, entries=self._by_project.get(project, ()), whole=self)

    @cached_property
    def active(self) -> tuple[Entry, ...]:
        """Every plan but the completed and cancelled ones."""
        return tuple(entry for entry in self.entries if entry.active)

    @cached_property
    def finished(self) -> tuple[Entry, ...]:
        """Completed and cancelled plans."""
        return tuple(entry for entry in self.entries if not entry.active)

    @cached_property
    def last_changed_first(self) -> tuple[Entry, ...]:
        """All plans in the order of the index: active ones, then finished ones, the last changed first."""
        halves = (sorted(half, key=last_changed_rank) for half in (self.active, self.finished))
        return tuple(entry for half in halves for entry in together(half))

    @cached_property
    def by_state(self) -> dict[State, tuple[Entry, ...]]:
        """The plans of each state, every state present."""
        groups: dict[State, list[Entry]] = {state: [] for state in State}
        for entry in self.entries:
            groups[entry.state].append(entry)
        return {state: tuple(group) for state, group in groups.items()}

    @cached_property
    def unknown_terms(self) -> tuple[UnknownTerm, ...]:
        """The words that are not in the vocabulary, by part, those of most plans first."""
        return unknown_terms(self.entries)

    @cached_property
    def attention(self) -> tuple[Attention, ...]:
        """Plans with a reason for attention, in their order.

        They are active, or were completed lately with open steps.
        """
        return tuple(Attention(entry, entry.reasons) for entry in self.entries if entry.reasons)

    @cached_property
    def finished_contradictions(self) -> tuple[Entry, ...]:
        """Finished plans whose steps contradict their status."""
        return tuple(entry for entry in self.finished if contradicts(entry.plan))

    @cached_property
    def contradictions(self) -> tuple[Entry, ...]:
        """Active plans whose status and steps contradict each other."""
        return tuple(entry for entry in self.active if contradicts(entry.plan))

    @cached_property
    def changed(self) -> tuple[Entry, ...]:
        """Plans changed in the last `recent_days` days, newest first."""
        return self.changed_in(self.recent_days)

    def changed_in(self, days: int) -> tuple[Entry, ...]:
        """Return the plans changed in so many days, newest first."""
        first = first_of_last_days(self.today, days)
        found = [(e.changed.time, e) for e in self.entries if e.changed and e.changed.time.date() >= first]
        return tuple(
            entry for _, entry in sorted(found, key=lambda pair: (-pair[0].timestamp(), pair[1].plan.path))
        )

    @cached_property
    def stale(self) -> tuple[Entry, ...]:
        """Active plans not changed for `stale_days` days, without plans that have no history."""
        since = self.today - timedelta(days=self.stale_days)
        return tuple(e for e in self.active if e.changed and e.changed.time.date() <= since)

    @cached_property
    def stalled(self) -> tuple[Entry, ...]:
        """Plans in progress that did not change for `stale_days` days, the last changed first."""
        found = (e for e in self.entries if any(reason.kind == STALLED for reason in e.reasons))
        return tuple(sorted(found, key=last_changed_rank))

    @cached_property
    def under_way(self) -> tuple[Entry, ...]:
        """Plans in progress, the last changed first."""
        return tuple(sorted(self.by_state[State.IN_PROGRESS], key=last_changed_rank))

    @property
    def history_known(self) -> bool:
        """Whether any plan's last change is known."""
        return any(entry.last_change for entry in self.entries)

    # Ages. They count from `today`, never from the clock.

    def state_age(self, entry: Entry) -> Age | None:
        """Return how long an active plan has been in its state; `None` if that is not known."""
        return age(state_since(entry), self.today) if entry.active else None

    def open_age(self, entry: Entry, anchor: str) -> Age | None:
        """Return how long an item that is open has been so; `None` if that is not known."""
        return age(item_times(entry, anchor).since, self.today)

    def oldest_open(self, entry: Entry, anchors: Iterable[str]) -> Age | None:
        """Return the longest age of open items of a plan; `None` if no age is known."""
        return oldest(entry, anchors, self.today)

    def ended(self, entry: Entry, anchor: str) -> Moment | None:
        """Return the commit with which an item was answered or closed; `None` if that is not known."""
        until = item_times(entry, anchor).until
        return None if until is None or until.at_least else until

    @cached_property
    def states_have_ages(self) -> bool:
        """Whether it is known of any plan since when it has its state."""
        return any(state_since(entry) for entry in self.entries)

    @cached_property
    def risks_have_ages(self) -> bool:
        """Whether the register of risks has an age, or a day on which a risk was closed."""
        return any(
            self.open_age(row.entry, row.risk.anchor) if row.open else self.ended(row.entry, row.risk.anchor)
            for row in self.risks
        )

    @cached_property
    def questions_have_ages(self) -> bool:
        """Whether the register of questions has an age, or a day on which a question was answered."""
        return any(
            self.open_age(row.entry, row.question.anchor)
            if row.open
            else self.ended(row.entry, row.question.anchor)
            for row in self.questions
        )

    # Risks: register rows = cells of the matrix + closed + in finished plans.

    @cached_property
    def risks(self) -> tuple[RiskRow, ...]:
        """Every risk once: open in active plans by rank, then closed, then those of finished plans.

        Those of one rank are ordered by age, oldest first.
        """
        rows = [RiskRow(entry, risk) for entry in self.entries for risk in entry.plan.risks]
        return tuple(
            sorted(
                rows,
                key=lambda row: (
                    not row.entry.active,
                    row.risk.closed,
                    risk_rank(row.risk),
                    oldest_first(row.entry, row.risk.anchor),
                ),
            )
        )

    @cached_property
    def open_risks(self) -> tuple[RiskRow, ...]:
        """The open risks of active plans, most severe first."""
        return tuple(row for row in self.risks if row.open)

    @cached_property
    def closed_risks(self) -> tuple[RiskRow, ...]:
        """Closed risks of active plans."""
        return tuple(row for row in self.risks if row.entry.active and row.risk.closed)

    @cached_property
    def finished_risks(self) -> tuple[RiskRow, ...]:
        """All risks of finished plans."""
        return tuple(row for row in self.risks if not row.entry.active)

    @cached_property
    def matrix(self) -> dict[tuple[Level | None, Level | None], tuple[RiskRow, ...]]:
        """Open risks by (impact, probability), all sixteen cells present."""
        cells: dict[tuple[Level | None, Level | None], list[RiskRow]] = {
            (impact, probability): [] for impact in LEVELS for probability in LEVELS
        }
        for row in self.open_risks:
            cells[row.risk.impact, row.risk.probability].append(row)
        return {cell: tuple(rows) for cell, rows in cells.items()}

    @cached_property
    def rated_risks(self) -> int:
        """How many open risks are rated."""
        return sum(rating(row.risk) is not RiskRating.UNRATED for row in self.open_risks)

    @cached_property
    def has_matrix(self) -> bool:
        """Whether enough open risks are rated for a matrix."""
        return enough_rated(self.rated_risks, len(self.open_risks))

    @cached_property
    def stated_of_risks(self) -> frozenset[str]:
        """What any risk states, by name: `rating`, `mitigation`, `owner`; and `age` if any has one."""
        risks = [row.risk for row in self.risks]
        found = {
            "rating": any(
                one.impact or one.probability or one.impact_raw or one.probability_raw for one in risks
            ),
            "mitigation": any(risk.mitigated is not None for risk in risks),
            "owner": any(risk.owner for risk in risks),
            "age": self.risks_have_ages,
        }
        return frozenset(name for name, stated in found.items() if stated)

    @cached_property
    def stated_of_questions(self) -> frozenset[str]:
        """What differs between questions, by name: `kind`; and `age` if any has one."""
        several = len({row.question.kind for row in self.questions}) > 1
        return frozenset([*(["kind"] if several else []), *(["age"] if self.questions_have_ages else [])])

    def rated_as(self, which: RiskRating) -> tuple[RiskRow, ...]:
        """Return the open risks of one rating, most severe first."""
        return tuple(row for row in self.open_risks if rating(row.risk) == which)

    @cached_property
    def high_unmitigated(self) -> tuple[RiskRow, ...]:
        """The open High/High risks that are unmitigated."""
        return tuple(row for row in self.open_risks if high_unmitigated(row.risk))

    @cached_property
    def unmitigated(self) -> tuple[RiskRow, ...]:
        """The open risks that are unmitigated."""
        return tuple(row for row in self.open_risks if unmitigated(row.risk))

    # Questions: register rows = open by kind + answered + in finished plans.

    @cached_property
    def questions(self) -> tuple[QuestionRow, ...]:
        """Every question once, in the order of the plans."""
        return tuple(QuestionRow(entry, q) for entry in self.entries for q in entry.plan.questions)

    @cached_property
    def open_questions(self) -> tuple[QuestionRow, ...]:
        """Unanswered questions of active plans: decisions, clarifications, research, others; oldest first."""
        kinds = list(QuestionKind)
        return tuple(
            sorted(
                (row for row in self.questions if row.open),
                key=lambda row: (
                    kinds.index(row.question.kind),
                    oldest_first(row.entry, row.question.anchor),
                ),
            )
        )

    def questions_of(self, kind: QuestionKind) -> tuple[QuestionRow, ...]:
        """Open questions of one kind."""
        return tuple(row for row in self.open_questions if row.question.kind == kind)

    @cached_property
    def answered_questions(self) -> tuple[QuestionRow, ...]:
        """Answered questions of active plans, the newest answer first."""
        return tuple(
            sorted(
                (row for row in self.questions if row.entry.active and row.question.answered),
                key=lambda row: ended_last_first(row.entry, row.question.anchor),
            )
        )

    @cached_property
    def finished_questions(self) -> tuple[QuestionRow, ...]:
        """All questions of finished plans."""
        return tuple(row for row in self.questions if not row.entry.active)

    @cached_property
    def stated_of_decisions(self) -> frozenset[str]:
        """What any decision has, or what differs between them, by name: `day` and `source`."""
        several = len({isinstance(row.item, Question) for row in self.decisions}) > 1
        dated = any(row.day for row in self.decisions)
        return frozenset([*(["source"] if several else []), *(["day"] if dated else [])])

    @cached_property
    def decisions(self) -> tuple[DecisionRow, ...]:
        """Answers to questions, and the decisions that plans record, of all plans; newest first."""
        found = [
            DecisionRow(entry, question, day_of(until) if until else None, until)
            for entry in self.entries
            for question in entry.plan.questions
            if question.answered and question.answer
            for until in [self.ended(entry, question.anchor)]
        ]
        for entry in self.entries:
            for decision in entry.plan.decisions:
                since = item_times(entry, decision.anchor).since
                shown = None if since is None or since.at_least else since
                day = decision.day or (day_of(shown) if shown else None)
                found.append(DecisionRow(entry, decision, day, shown))
        # Stable: those of one day, and those without a day, are in the order of the plans.
        return tuple(sorted(found, key=lambda row: row.day or "", reverse=True))

    # Steps.

    def steps(self, mark: Checkbox) -> Iterator[CheckRow]:
        """The steps of active plans with this mark, in the order of the plans."""
        return (
            CheckRow(entry, step) for entry in self.active for step in entry.plan.steps if step.mark is mark
        )

    @cached_property
    def progress(self) -> Tally:
        """Steps over all active plans."""
        tallies = [entry.steps for entry in self.active]
        return Tally(sum(t.done for t in tallies), sum(t.total for t in tallies))

    # Inventory.

    def inventory(self, kind: str) -> tuple[Usage, ...]:
        """Services, libraries or tools of active plans, most used first, then by name.

        Args:
            kind: A `DependencyKind`.
        """
        uses: dict[str, list[tuple[Entry, Dependency]]] = defaultdict(list)
        for entry in self.active:
            for dependency in entry.plan.dependencies:
                if dependency.kind == kind:
                    uses[name_key(dependency.name)].append((entry, dependency))
        usages = [Usage(_usual_name(found), key, tuple(found)) for key, found in uses.items()]
        return tuple(sorted(usages, key=lambda usage: (-len(usage.uses), usage.key)))

    @cached_property
    def outstanding_access(self) -> tuple[CheckRow, ...]:
        """Access items of active plans that are still required."""
        return tuple(
            CheckRow(entry, item)
            for entry in self.active
            for item in entry.plan.access
            if item.mark is Checkbox.OPEN
        )

    @cached_property
    def has_inventory(self) -> bool:
        """Whether any active plan names a dependency, or access that is still required."""
        return bool(self.outstanding_access) or any(entry.plan.dependencies for entry in self.active)

    # Unparsed content and findings, of active plans or of finished ones.

    def unparsed_content(self, *, active: bool) -> tuple[tuple[Entry, UnparsedContent], ...]:
        """Return the unparsed content of sections of items."""
        return tuple(
            (entry, unread)
            for entry in (self.active if active else self.finished)
            for unread in entry.plan.not_understood
        )

    def errors_and_warnings(self, *, active: bool) -> tuple[tuple[Entry, Finding], ...]:
        """Return the findings above info."""
        return tuple(
            (entry, finding)
            for entry in (self.active if active else self.finished)
            for finding in entry.all_findings
            if finding.severity is not Severity.INFO
        )

    def suppressed(self, *, active: bool) -> tuple[tuple[Entry, Finding], ...]:
        """Return the findings that plans suppress."""
        return tuple(
            (entry, finding)
            for entry in (self.active if active else self.finished)
            for finding in entry.suppressed
        )

    def waits_for(self, entry: Entry) -> tuple[str, ...]:
        """Return what a plan waits for: the titles of unfinished plans, and the texts of other targets."""
        blockers = [edge.target for edge in self.outgoing(entry) if edge.kind.waits]
        blockers += [edge.source for edge in self.incoming(entry) if edge.kind.blocks]
        plans = [self.entry(path) for path in dict.fromkeys(blockers)]
        resolved = {edge.line for edge in self.outgoing(entry)}
        others = [
            relation.text
            for relation in entry.plan.relations
            if relation.kind.waits and relation.line not in resolved
        ]
        return (*(plan.plan.title for plan in plans if plan.active), *dict.fromkeys(others))

    def why_blocked(self, entry: Entry) -> str:
        """Return why a plan is blocked: its stated reason, and what it waits for; empty if not known."""
        if entry.state is not State.BLOCKED:
            return ""
        stated, waits = blocked_reason(entry.plan), self.waits_for(entry)
        return " · ".join(
            [*([stated] if stated else []), *([f"waits for: {', '.join(waits)}"] if waits else [])]
        )

    def outgoing(self, entry: Entry) -> tuple[Edge, ...]:
        """Relations that this plan states."""
        return self.whole.outgoing(entry) if self.whole else self._edges_by_source.get(entry.plan.path, ())

    def incoming(self, entry: Entry) -> tuple[Edge, ...]:
        """Relations that other plans state about this one."""
        return self.whole.incoming(entry) if self.whole else self._edges_by_target.get(entry.plan.path, ())

    def entry(self, path: str) -> Entry:
        """The entry of the plan at this path; raises `KeyError` if there is none."""
        return self.whole.entry(path) if self.whole else self._by_path[path]

    @cached_property
    def _by_path(self) -> dict[str, Entry]:
        return {entry.plan.path: entry for entry in self.entries}

    @cached_property
    def _by_project(self) -> dict[str, tuple[Entry, ...]]:
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.project].append(entry)
        return {project: tuple(entries) for project, entries in groups.items()}

    @cached_property
    def _edges_by_source(self) -> dict[str, tuple[Edge, ...]]:
        return _grouped((edge.source, edge) for edge in self.edges)

    @cached_property
    def _edges_by_target(self) -> dict[str, tuple[Edge, ...]]:
        return _grouped((edge.target, edge) for edge in self.edges)


def _grouped(pairs: Iterable[tuple[str, Edge]]) -> dict[str, tuple[Edge, ...]]:
    groups: dict[str, list[Edge]] = defaultdict(list)
    for key, edge in pairs:
        groups[key].append(edge)
    return {key: tuple(edges) for key, edges in groups.items()}


def _usual_name(uses: Iterable[tuple[Entry, Dependency]]) -> str:
    spellings = Counter(dependency.name for _, dependency in uses)
    return min(spellings, key=lambda name: (-spellings[name], name))


def portfolio(
    entries: Iterable[Entry],
    *,
    today: date,
    recent_days: int = 7,
    stale_days: int = 30,
    context: LinkContext = NOTHING,
) -> Portfolio:
    """Order the plans, resolve their relations, and add the findings of rules about relations.

    Args:
        entries: Plans with distinct paths.
        today: The day from which ages are counted.
        recent_days: The number of days for which a change is "recent".
        stale_days: The number of days without a change after which an active plan is stale.
        context: What is known besides the plans.
    """
    ordered = group_plan_parts(sorted(with_reasons(entries, today, stale_days), key=index_rank))
    edges, broken = relate([entry.named for entry in ordered], context)
    if broken:
        ordered = [
            replace(entry, findings=entry.findings + broken[entry.plan.path])
            if entry.plan.path in broken
            else entry
            for entry in ordered
        ]
    return Portfolio(tuple(ordered), edges, today, recent_days, stale_days)
