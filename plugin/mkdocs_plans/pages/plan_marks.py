"""What the text of a plan is marked with on its page: the anchors of its items, findings in the margin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mkdocs_plans.markdown.html import Mark, Note
from mkdocs_plans.model import Finding, Plan
from mkdocs_plans.reading.anchors import Anchors


class Told(NamedTuple):
    """A finding as the header lists it."""

    finding: Finding
    id: str
    """Of its place in the list."""
    anchor: str = ""
    """Of the block that it is about; empty where there is none below the header."""


def told(findings: Iterable[Finding], plan: Plan) -> list[Told]:
    """The findings with the place of each on the page: the item on its line, or an anchor of its own."""
    anchors = {line: marks[0].anchor for line, marks in _items(plan).items()}
    new = Anchors(anchors.values())
    found = []
    for number, finding in enumerate(findings, 1):
        line = finding.line
        if line is None or line <= (plan.title_line or 0):  # below which the header stands
            found.append(Told(finding, f"plans-finding-{number}"))
            continue
        if line not in anchors:
            anchors[line] = new("finding", f"{finding.rule} {finding.message}")
        found.append(Told(finding, f"plans-finding-{number}", anchors[line]))
    return found


def marks(
    plan: Plan, findings: Iterable[Told] = (), changes: Mapping[str, Note] | None = None
) -> Mapping[int, Sequence[Mark]]:
    """The anchors of everything on the page that has one, by line, with what stands in the margin.

    Args:
        plan: The plan.
        findings: What is said of it.
        changes: What became of its items, by their anchors; in previews alone.
    """
    found = _items(plan)
    if changes:
        for items in found.values():
            items[:] = [
                item._replace(notes=(changes[item.anchor],)) if item.anchor in changes else item
                for item in items
            ]
    for finding, place, anchor in findings:
        if not anchor or finding.line is None:
            continue
        at = found[finding.line]
        if not at:
            at.append(Mark(anchor, "finding"))
        note = Note(finding.rule, finding.severity.value, f"#{place}", finding.message)
        at[0] = at[0]._replace(notes=(*at[0].notes, note))
    return found


def _items(plan: Plan) -> defaultdict[int, list[Mark]]:
    found: defaultdict[int, list[Mark]] = defaultdict(list)
    kinds: tuple[tuple[str, Iterable[object]], ...] = (
        ("phase", plan.phases), ("step", plan.steps), ("criterion", plan.criteria), ("test", plan.testing),
        ("access", plan.access), ("risk", plan.risks), ("question", plan.questions),
        ("dependency", plan.dependencies),
    )  # fmt: skip
    for kind, items in kinds:
        for item in items:
            found[item.line].append(Mark(item.anchor, kind))  # type: ignore[attr-defined]
    return found
