"""New findings as workflow commands, which GitHub shows beside the changed lines.

GitHub shows the first ten annotations of each kind of a step; it drops more without a message.
"""

from __future__ import annotations

from mkdocs_plans.diff import Diff, EventKind
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Severity

from .formats.github import annotation

MOST = 10
"""The maximum of one severity: https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md."""


def write(diff: Diff) -> str:
    """Return a command for each new finding, most severe first, then how many there are."""
    new = [(plan, event) for plan, event in diff.events if event.kind is EventKind.FINDING_NEW]
    lines = []
    for severity in Severity:
        of_it = [(plan, event) for plan, event in new if event.severity is severity]
        lines += [
            annotation(
                severity,
                event.position.text,
                file=plan.path,
                line=str(event.position.line or 1),
                title=f"{event.about} (new)",
            )
            for plan, event in of_it[:MOST]
        ]
    words = plural(len(new), "new finding") + (
        f", {len(lines)} of them shown" if len(lines) < len(new) else ""
    )
    return "\n".join([*lines, f"{words}."]) + "\n"
