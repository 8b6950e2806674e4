"""The figures of the portfolio as OpenMetrics text, which GitLab compares between two branches.

https://prometheus.io/docs/specs/om/open_metrics_spec/
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.model.plan import QuestionKind, Severity
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.portfolio.portfolio import Portfolio

Sample = tuple[str, str, int]
"""A label, its value and the number; empty if the family has a single number."""


def write(plans: Portfolio) -> str:
    """Return every figure once, including zeros. Items of active plans are counted, as in the portal."""
    lines = []
    for name, meaning, samples in _families(plans):
        lines += [f"# TYPE {name} gauge", f"# HELP {name} {meaning}"]
        lines += [
            f'{name}{{{label}="{value}"}} {count}' if label else f"{name} {count}"
            for label, value, count in samples
        ]
    return "\n".join([*lines, "# EOF"]) + "\n"


def _families(plans: Portfolio) -> Iterator[tuple[str, str, list[Sample]]]:
    states = [("status", state.value, len(entries)) for state, entries in plans.by_state.items()]
    yield "plans", "Plans by status.", states
    yield "plans_attention", "Active plans that need attention.", [("", "", len(plans.attention))]
    yield (
        "plans_contradicting",
        "Active plans whose status contradicts their steps.",
        [("", "", len(plans.contradictions))],
    )
    steps = [("state", "done", plans.progress.done), ("state", "open", plans.progress.open)]
    yield "plans_steps", "Steps of active plans.", steps
    bands = [("band", band.value, len(plans.rated_as(band))) for band in RiskRating]
    yield "plans_risks", "Open risks by rating.", bands
    yield "plans_risks_unmitigated", "Open risks without mitigation.", [("", "", len(plans.unmitigated))]
    kinds = [("kind", kind.value, len(plans.questions_of(kind))) for kind in QuestionKind]
    yield "plans_questions", "Open questions by kind.", kinds
    yield "plans_access", "Missing access items.", [("", "", len(plans.outstanding_access))]
    found = [finding.severity for entry in plans.entries for finding in entry.all_findings]
    yield (
        "plans_findings",
        "Findings in all plans.",
        [("severity", severity.value, found.count(severity)) for severity in Severity],
    )
