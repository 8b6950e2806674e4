"""Which findings about a plan are new and which are fixed: a finding that moves with its text is neither."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping

from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE, Scope

from .event_kinds import EventKind
from .items import Item, text_of
from .model import Event, ItemPosition
from .normalise import normalise_text
from .plan_pairs import PlanPair

_LINES = re.compile(r"\blines? \d+(?:(?:, | and |, and |–)\d+)*")


def events_of_findings(base: Iterable[Finding], head: Iterable[Finding], found: PlanPair) -> Iterator[Event]:
    """Tell which findings came and which went.

    A finding is the same one where its rule speaks of the same item, or of the plan as a whole.

    Args:
        base: All findings about the plan before.
        head: All findings about it now.
        found: The plan on both sides, with its items in pairs.
    """
    kept = dict(found.lines())
    items_base, items_head = items_by_line(found.base), items_by_line(found.head)
    was = _by_subject(base, {line: kept.get(line, -line) for line in items_base})
    now = _by_subject(head, {line: line for line in items_head})
    for subject in dict.fromkeys([*was, *now]):
        old, new = _without_equal(was.get(subject, []), now.get(subject, []))
        yield from (finding_fixed(finding, items_base) for finding in old[len(new) :])
        yield from (finding_new(finding, items_head) for finding in new[len(old) :])


def finding_new(finding: Finding, items: Mapping[int, Item]) -> Event:
    """A finding that was not there."""
    place, item = _placed(finding, items)
    return Event(EventKind.FINDING_NEW, None, place, about=finding.rule, severity=finding.severity, item=item)


def finding_fixed(finding: Finding, items: Mapping[int, Item]) -> Event:
    """A finding that is no longer there."""
    place, item = _placed(finding, items)
    return Event(
        EventKind.FINDING_FIXED, place, None, about=finding.rule, severity=finding.severity, item=item
    )


def _placed(finding: Finding, items: Mapping[int, Item]) -> tuple[ItemPosition, str | None]:
    """Where a finding stands, and the text of the item that it speaks of: "this risk" is said beside it."""
    item = items.get(finding.line or 0)
    if item is None:
        return ItemPosition(finding.message, finding.line, None), None
    place = ItemPosition(finding.message, finding.line, item.anchor)
    return place, text_of(item) if _is_about_item(finding) else None


def items_by_line(plan: Plan) -> dict[int, Item]:
    """The item that stands on each line."""
    lists = (plan.dependencies, plan.phases, plan.access, plan.testing, plan.criteria, plan.questions)
    return {item.line: item for some in (*lists, plan.steps, plan.risks) for item in some}


def _by_subject(findings: Iterable[Finding], names: Mapping[int, int]) -> dict[Hashable, list[Finding]]:
    """Findings by their rule and by what they are about, which has the same name on either side."""
    found: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.rule, _subject(finding, names)].append(finding)
    return found


def _subject(finding: Finding, names: Mapping[int, int]) -> Hashable:
    if not _is_about_item(finding):
        return "plan"
    return (finding.line and names.get(finding.line)) or _said(finding)


def _is_about_item(finding: Finding) -> bool:
    rule = CATALOGUE.get(finding.rule)  # a snapshot of another version may name others
    return rule is None or rule.scope is Scope.ITEM


def _said(finding: Finding) -> str:
    return normalise_text(_LINES.sub("", finding.message))


def _without_equal(base: list[Finding], head: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What is left of both when those that say the same are taken away in pairs."""
    left, waiting = [], [_said(finding) for finding in head]
    for finding in base:
        if (said := _said(finding)) in waiting:
            waiting.remove(said)
        else:
            left.append(finding)
    now = []
    for finding in reversed(head):
        if (said := _said(finding)) in waiting:
            waiting.remove(said)
            now.append(finding)
    return left, now[::-1]
