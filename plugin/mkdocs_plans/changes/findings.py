"""Which findings about a plan are new and which are fixed: a finding that moves with its text is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_plans.model import Finding, Plan

from .events import Event, Kind, Place
from .matched import Matched
from .matching import Known, normal, pair

_LINES = re.compile(r"\blines? \d+(?:(?:, | and |, and |–)\d+)*")


def events_of_findings(base: Iterable[Finding], head: Iterable[Finding], found: Matched) -> Iterator[Event]:
    """Tell which findings came and which went.

    A finding is the same one where its rule speaks of the same item, or says the same of the same plan.

    Args:
        base: All findings about the plan before.
        head: All findings about it now.
        found: The plan on both sides, with its items in pairs.
    """
    kept = dict(found.lines())
    subjects = {line: str(kept.get(line, f"gone {line}")) for line in anchors(found.base)}
    pairs = pair(
        [_known(finding, _subject(finding, found.base, subjects)) for finding in base],
        [
            _known(finding, _subject(finding, found.head, {line: str(line) for line in anchors(found.head)}))
            for finding in head
        ],
    )
    yield from (finding_fixed(finding, anchors(found.base)) for finding in pairs.gone)
    yield from (finding_new(finding, anchors(found.head)) for finding in pairs.added)


def finding_new(finding: Finding, items: Mapping[int, str]) -> Event:
    """A finding that was not there."""
    place = Place(finding.message, finding.line, items.get(finding.line or 0))
    return Event(Kind.FINDING_NEW, None, place, about=finding.rule, severity=finding.severity)


def finding_fixed(finding: Finding, items: Mapping[int, str]) -> Event:
    """A finding that is no longer there."""
    place = Place(finding.message, finding.line, items.get(finding.line or 0))
    return Event(Kind.FINDING_FIXED, place, None, about=finding.rule, severity=finding.severity)


def anchors(plan: Plan) -> dict[int, str]:
    """The anchor of the item that stands on each line."""
    lists = (plan.dependencies, plan.phases, plan.access, plan.testing, plan.criteria, plan.questions)
    found = {item.line: item.anchor for items in lists for item in items}
    return found | {item.line: item.anchor for items in (plan.steps, plan.risks) for item in items}


def _subject(finding: Finding, plan: Plan, items: Mapping[int, str]) -> str | None:
    """What a finding is about, the same on either side; `None`: something that has no name."""
    if finding.line is None:
        return "file"
    if finding.line == plan.status.line:
        return "status"
    if finding.line == plan.title_line:
        return "title"
    return items.get(finding.line)


def _known(finding: Finding, subject: str | None) -> Known[Finding]:
    said = f"{finding.rule} {normal(_LINES.sub('', finding.message))}"
    return Known(finding, f"{finding.rule} {subject}" if subject else said, said, subject, finding.severity)
