"""New and fixed findings of a plan. A finding that moves with its text is neither."""

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
"""Line numbers in a message. They are removed for comparison, because they change when text above moves."""


def events_of_findings(base: Iterable[Finding], head: Iterable[Finding], found: PlanPair) -> Iterator[Event]:
    """Yield the new and the fixed findings.

    Two findings are the same if the same rule reports the same item, or the plan as a whole.

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
    """Return the event of a new finding."""
    position, item = _position(finding, items)
    return Event(
        EventKind.FINDING_NEW, None, position, about=finding.rule, severity=finding.severity, item=item
    )


def finding_fixed(finding: Finding, items: Mapping[int, Item]) -> Event:
    """Return the event of a fixed finding."""
    position, item = _position(finding, items)
    return Event(
        EventKind.FINDING_FIXED, position, None, about=finding.rule, severity=finding.severity, item=item
    )


def _position(finding: Finding, items: Mapping[int, Item]) -> tuple[ItemPosition, str | None]:
    """Return the position of a finding, and the text of the item that it is about, if any."""
    item = items.get(finding.line or 0)
    if item is None:
        return ItemPosition(finding.message, finding.line, None), None
    position = ItemPosition(finding.message, finding.line, item.anchor)
    return position, text_of(item) if _is_about_item(finding) else None


def items_by_line(plan: Plan) -> dict[int, Item]:
    """Return the item on each line."""
    lists = (plan.dependencies, plan.phases, plan.access, plan.testing, plan.criteria, plan.questions)
    return {item.line: item for some in (*lists, plan.decisions, plan.steps, plan.risks) for item in some}


def _by_subject(findings: Iterable[Finding], names: Mapping[int, int]) -> dict[Hashable, list[Finding]]:
    """Group findings by rule and subject. A subject has the same name on both sides."""
    found: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.rule, _subject(finding, names)].append(finding)
    return found


def _subject(finding: Finding, names: Mapping[int, int]) -> Hashable:
    if not _is_about_item(finding):
        return "plan"
    return (finding.line and names.get(finding.line)) or _text(finding)


def _is_about_item(finding: Finding) -> bool:
    rule = CATALOGUE.get(finding.rule)  # A snapshot of another version may contain other rules.
    return rule is None or rule.scope is Scope.ITEM


def _text(finding: Finding) -> str:
    return normalise_text(_LINES.sub("", finding.message))


def _without_equal(base: list[Finding], head: list[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return both lists without the pairs of findings whose messages are equal."""
    left, waiting = [], [_text(finding) for finding in head]
    for finding in base:
        if (text := _text(finding)) in waiting:
            waiting.remove(text)
        else:
            left.append(finding)
    now = []
    for finding in reversed(head):
        if (text := _text(finding)) in waiting:
            waiting.remove(text)
            now.append(finding)
    return left, now[::-1]
