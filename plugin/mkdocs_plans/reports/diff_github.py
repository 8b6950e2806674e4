"""New findings as workflow commands, which GitHub shows beside the changed lines.

A step has ten annotations of each kind, the first that come; more are dropped without a word.
"""

from __future__ import annotations

from mkdocs_plans.diff import Diff, EventKind
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Severity

from .github import annotation

MOST = 10
"""Of one severity: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md."""


def write(diff: Diff) -> str:
    """A command for each new finding, gravest first, then how many there are."""
    new = [(plan, event) for plan, event in diff.events if event.kind is EventKind.FINDING_NEW]
    lines = []
    for severity in Severity:
        of_it = [(plan, event) for plan, event in new if event.severity is severity]
        lines += [
            annotation(
                severity,
                event.place.text,
                file=plan.path,
                line=str(event.place.line or 1),
                title=f"{event.about} (new)",
            )
            for plan, event in of_it[:MOST]
        ]
    told = plural(len(new), "new finding") + (
        f", {len(lines)} of them shown" if len(lines) < len(new) else ""
    )
    return "\n".join([*lines, f"{told}."]) + "\n"
