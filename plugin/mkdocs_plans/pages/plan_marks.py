"""The marks in the text of a plan on its page: anchors of items, and findings in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_plans.markdown.html import ItemMark, MarginNote
from mkdocs_plans.model.plan import Finding, Plan, StatusSource
from mkdocs_plans.reading.anchors import Anchors

STATUS_ANCHOR = "plans-status"
"""The anchor of the line that states the status."""


class HeaderFinding(NamedTuple):
    """A finding as the header lists it."""

    finding: Finding
    id: str
    """The id of its entry in the list."""
    anchor: str = ""
    """The anchor of the block that it is about; empty if there is none below the header."""


def header_findings(findings: Iterable[Finding], plan: Plan, above: int = 0) -> list[HeaderFinding]:
    """Return the findings with their anchors on the page: that of the item on the line, or a new one.

    Args:
        findings: The findings about the plan.
        plan: The plan.
        above: The last line of its front matter, which is not shown.
    """
    above = max(above, plan.title_line or 0)  # The header is below these lines.
    anchors = {line: marks[0].anchor for line, marks in _items(plan).items()}
    new = Anchors(anchors.values())
    found = []
    for number, finding in enumerate(findings, 1):
        line = finding.line
        if line is None or line <= above:
            found.append(HeaderFinding(finding, f"plans-finding-{number}"))
            continue
        if line not in anchors:
            anchors[line] = new("finding", f"{finding.rule} {finding.message}")
        found.append(HeaderFinding(finding, f"plans-finding-{number}", anchors[line]))
    return found


def marks(
    plan: Plan, findings: Iterable[HeaderFinding] = (), changes: Mapping[str, MarginNote] | None = None
) -> Mapping[int, Sequence[ItemMark]]:
    """Return the anchors of the page by line, with the notes for the margin.

    Args:
        plan: The plan.
        findings: The findings about it.
        changes: The changes of its items, by anchor; only in previews.
    """
    found = _items(plan)
    if changes:
        for items in found.values():
            items[:] = [
                item._replace(notes=(changes[item.anchor],)) if item.anchor in changes else item
                for item in items
            ]
    together: defaultdict[tuple[int, str], list[HeaderFinding]] = defaultdict(list)
    for one in findings:
        if one.anchor and one.finding.line is not None:
            together[one.finding.line, one.finding.rule].append(one)
    for (line, _), same in together.items():
        at = found[line]
        if not at:
            at.append(ItemMark(same[0].anchor, "finding"))
        at[0] = at[0]._replace(notes=(*at[0].notes, _note(same)))
    return found


def _note(same: Sequence[HeaderFinding]) -> MarginNote:
    """Return one note for all findings of a rule on a line, so that notes do not disturb reading."""
    first = same[0].finding
    words = first.message if len(same) == 1 else f"{first.message} ({len(same) - 1} more)"
    return MarginNote(first.severity.value, words, first.severity.value, f"#{same[0].id}", first.rule)


def _items(plan: Plan) -> defaultdict[int, list[ItemMark]]:
    found: defaultdict[int, list[ItemMark]] = defaultdict(list)
    kinds: tuple[tuple[str, Iterable[object]], ...] = (
        ("phase", plan.phases), ("step", plan.steps), ("criterion", plan.criteria), ("test", plan.testing),
        ("access", plan.access), ("risk", plan.risks), ("question", plan.questions),
        ("decision", plan.decisions), ("dependency", plan.dependencies),
    )  # fmt: skip
    for kind, items in kinds:
        for item in items:
            found[item.line].append(ItemMark(item.anchor, kind))  # type: ignore[attr-defined]
    stated = plan.status.line
    if stated is not None and plan.status.source is StatusSource.FIELD and stated not in found:
        found[stated].append(ItemMark(STATUS_ANCHOR, "field"))
    return found
