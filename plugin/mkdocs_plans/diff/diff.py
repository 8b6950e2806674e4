"""Compare two portfolios."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_plans.model.plan import Plan, Severity, State, tally
from mkdocs_plans.model.risk_rating import RiskRating, rating
from mkdocs_plans.portfolio.attention import OF_HISTORY, with_reasons
from mkdocs_plans.portfolio.entry import Entry, blocked_reason, contradiction
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.portfolio.relations import PlanIndex
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.vocabulary import Vocabulary
from mkdocs_plans.workers import parallel_map

from .describe import becomes_completed
from .event_kinds import EventKind
from .findings import events_of_findings, finding_fixed, finding_new, items_by_line
from .header import Related, events_of_header, events_of_relations, events_of_target, sections_changed
from .items import events_of_items
from .model import (
    Change,
    Diff,
    DiffNote,
    Event,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
    Side,
    UnblockedPlan,
)
from .normalise import ItemNormaliser, item_normaliser
from .plan_pairs import pair_plan

_ORDER = {kind: index for index, kind in enumerate(EventKind)}
_UNREAD = ("unreadable", "symlink-out")
"""Rules whose findings report that a file could not be read."""


def diff(
    base: Portfolio,
    head: Portfolio,
    *,
    of: tuple[Revision, Revision],
    renamed: Mapping[str, str] | None = None,
    prose: Callable[[Plan, Plan], Iterable[str]] = lambda _, __: (),
    words: Vocabulary = DEFAULT,
    notes: Sequence[DiffNote] = (),
    configuration_differs: Sequence[str] = (),
) -> Diff:
    """Return the events between two states of the plans.

    A plan is matched by its path, otherwise by the path that it was renamed to, otherwise by its id. A plan
    that cannot be read on one side is not compared; a note reports it.

    Args:
        base: The plans before.
        head: The plans now.
        of: The names of the two states.
        renamed: Paths of the base whose files have another path on the head.
        prose: Returns the sections of a plan whose text differs.
        words: The vocabulary with which both sides were read.
        notes: Further notes.
        configuration_differs: See `Diff`.
    """
    pairs = _pairs(base.entries, head.entries, renamed or {})
    unread = [note for pair in pairs if (note := _unread(*pair)) is not None]
    relations, normaliser = _RelationNames(base, head, pairs), item_normaliser(words)
    compared = [pair for pair in pairs if not any(map(_is_unread, pair))]
    found = parallel_map(lambda pair: _change(*pair, relations, prose, normaliser), compared)
    changes = tuple(
        sorted((change for change in found if change is not None), key=lambda change: change.path)
    )
    return Diff(
        *of,
        changes,
        figures(_of_one_day(base, head)),
        figures(head),
        (*notes, *unread),
        tuple(configuration_differs),
        tuple(_unblocked(head, changes)),
    )


Pair = tuple[Entry | None, Entry | None]
"""A plan on the base and on the head."""


def _pairs(base: Iterable[Entry], head: Iterable[Entry], renamed: Mapping[str, str]) -> list[Pair]:
    """Return every plan with its counterpart."""
    old = {entry.plan.path: entry for entry in base}
    new = {entry.plan.path: entry for entry in head}
    paths = {path: path for path in old if path in new}
    paths |= {was: now for was, now in renamed.items() if was in old.keys() - new and now in new.keys() - old}
    gone, added = _by_id(old, paths.keys()), _by_id(new, paths.values())
    paths |= {path: added[ident] for ident, path in gone.items() if ident in added}
    taken = set(paths.values())
    return [
        *((entry, new[paths[path]] if path in paths else None) for path, entry in old.items()),
        *((None, entry) for path, entry in new.items() if path not in taken),
    ]


def _of_one_day(base: Portfolio, head: Portfolio) -> Portfolio:
    """Return the base with the need for attention as of the day of the head: passing time is no change."""
    return replace(base, entries=tuple(with_reasons(base.entries, head.today, head.stale_days)))


def _unblocked(head: Portfolio, changes: Iterable[PlanChange]) -> Iterator[UnblockedPlan]:
    """Yield the active plans that waited for plans which become completed, and wait for nothing any more."""
    done = {plan.path for plan in changes if becomes_completed(plan)}
    waited: dict[str, set[str]] = defaultdict(set)
    for edge in head.edges:
        if edge.waiting and edge.waiting[1] in done:
            waited[edge.waiting[0]].add(edge.waiting[1])
    entries = {entry.plan.path: entry for entry in head.entries}
    for path, blockers in sorted(waited.items()):
        entry = entries.get(path)
        if entry and entry.active and not head.waits_for(entry):
            yield UnblockedPlan(path, entry.plan.title, entry.url or None, tuple(sorted(blockers)))


def _by_id(entries: Mapping[str, Entry], known: Iterable[str]) -> dict[str, str]:
    """Return the paths of plans by their ids. An id of two plans identifies neither."""
    known = set(known)
    ids = [(entry.plan.id, path) for path, entry in entries.items() if entry.plan.id and path not in known]
    count = Counter(ident for ident, _ in ids)
    return {ident: path for ident, path in ids if count[ident] == 1}


def _is_unread(entry: Entry | None) -> bool:
    return entry is not None and any(finding.rule in _UNREAD for finding in entry.plan.findings)


def _unread(old: Entry | None, new: Entry | None) -> DiffNote | None:
    """Return why a plan is not compared, if only one side can be read."""
    if _is_unread(old) == _is_unread(new):
        return None
    side, entry = (Side.BASE, old) if _is_unread(old) else (Side.HEAD, new)
    if entry is None:  # For the type checker: an unread entry exists.
        return None
    reason = next(finding.message for finding in entry.plan.findings if finding.rule in _UNREAD)
    return DiffNote(f"It is not compared: {reason[0].lower()}{reason[1:]}", entry.plan.path, side)


class _RelationNames:
    """The relations of every plan. Target plans are named by their paths on the head."""

    def __init__(self, base: Portfolio, head: Portfolio, pairs: Iterable[Pair]) -> None:
        self._base = PlanIndex([entry.named for entry in base.entries])
        self._head = PlanIndex([entry.named for entry in head.entries])
        self._now = {old.plan.path: new.plan.path for old, new in pairs if old and new}

    def of_base(self, entry: Entry) -> list[Related]:
        """Return the relations of a plan of the base. A target that was removed keeps its old path."""
        found = [(relation, self._base.find(entry.named, relation)) for relation in entry.plan.relations]
        return [(relation, path and self._now.get(path, f"gone {path}")) for relation, path in found]

    def of_head(self, entry: Entry) -> list[Related]:
        """Return the relations of a plan of the head."""
        return [(relation, self._head.find(entry.named, relation)) for relation in entry.plan.relations]


def _change(
    old: Entry | None,
    new: Entry | None,
    relations: _RelationNames,
    prose: Callable[[Plan, Plan], Iterable[str]],
    normaliser: ItemNormaliser,
) -> PlanChange | None:
    """Return the changes of one plan; `None` if there are none."""
    if old is None or new is None:
        return _whole(old, new)
    was = old.plan.path if old.plan.path != new.plan.path else None
    events, unlisted = _compared(old, new, relations, normaliser)
    sections = tuple(sorted({*unlisted, *prose(old.plan, new.plan)}))
    if not (events or sections or was):
        return None
    return PlanChange(
        new.plan.path,
        new.plan.title,
        Change.RENAMED if was else Change.CHANGED,
        was,
        new.url or None,
        plan_figures(old.plan),
        plan_figures(new.plan),
        events,
        sections,
    )


def _whole(old: Entry | None, new: Entry | None) -> PlanChange | None:
    """Return the change of a plan that was added or removed as a whole."""
    entry = new or old
    if entry is None:
        return None
    plan, event_of = entry.plan, finding_new if new else finding_fixed
    items = items_by_line(plan)
    return PlanChange(
        plan.path,
        plan.title,
        Change.ADDED if new else Change.REMOVED,
        None,
        (new.url or None) if new else None,
        plan_figures(old.plan) if old else None,
        plan_figures(new.plan) if new else None,
        in_order(event_of(finding, items) for finding in entry.all_findings),
    )


def _compared(
    old: Entry, new: Entry, relations: _RelationNames, normaliser: ItemNormaliser
) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    if old.plan == new.plan and old.findings == new.findings:
        return (), ()
    found = pair_plan(old.plan, new.plan, normaliser)
    events = [
        *events_of_header(found),
        *events_of_items(found),
        *events_of_relations(relations.of_base(old), relations.of_head(new)),
        *events_of_target(old.plan, new.plan),
        *events_of_findings(old.all_findings, new.all_findings, found),
    ]
    return in_order(events), sections_changed(found)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events of a plan in the order of reports: by kind, then by line."""
    return tuple(
        sorted(events, key=lambda event: (_ORDER[event.kind], event.position.line or 0, event.position.text))
    )


def plan_figures(plan: Plan) -> PlanFigures:
    """Return the figures of a plan. A figure is `None` if the plan does not state the items."""
    return PlanFigures(
        status=plan.status.state,
        steps=tally(plan.steps),
        risks=len(plan.open_risks) if plan.states_risks else None,
        red_risks=sum(rating(risk) is RiskRating.RED for risk in plan.open_risks)
        if plan.states_risks
        else None,
        questions=len(plan.open_questions) if plan.questions else None,
        contradiction=contradiction(plan),
        tracked=plan.tracked,
        reason=blocked_reason(plan),
    )


def figures(plans: Portfolio) -> PortfolioFigures:
    """Return the figures of all plans of one side."""
    findings = Counter(finding.severity for entry in plans.entries for finding in entry.all_findings)
    return PortfolioFigures(
        plans=len(plans.entries),
        by_status=tuple((state, len(plans.by_state[state])) for state in State),
        attention=sum(
            any(reason.kind not in OF_HISTORY for reason in item.reasons) for item in plans.attention
        ),
        contradictions=len(plans.contradictions),
        steps=plans.progress,
        risks=len(plans.open_risks),
        red_risks=len(plans.rated_as(RiskRating.RED)),
        unmitigated=len(plans.unmitigated),
        questions=len(plans.open_questions),
        access=len(plans.outstanding_access),
        findings=tuple((severity, findings[severity]) for severity in Severity),
    )
