"""The figures of all plans before and after a change, each with the page that lists what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_plans.diff import Diff, PortfolioFigures
from mkdocs_plans.diff.describe import ACTIVE
from mkdocs_plans.model.phrases import STATE_WORDS
from mkdocs_plans.model.plan import Severity, State

from . import addresses

_Count = Callable[[PortfolioFigures], int]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of all plans before and after a change."""

    name: str
    before: int
    after: int
    uri: str
    """The page that lists what is counted after."""
    exact: bool
    """Whether that page lists nothing else."""

    @property
    def moved(self) -> bool:
        """Whether the figure changed."""
        return self.before != self.after


def _of_state(state: State) -> tuple[str, _Count, str]:
    return STATE_WORDS[state], lambda plans: dict(plans.by_status)[state], addresses.state_list(state)


def _of_severity(severity: Severity) -> tuple[str, _Count, str]:
    name = f"Findings: {severity}"
    return name, lambda plans: dict(plans.findings)[severity], addresses.plan_list("findings")


_FIGURES: tuple[tuple[str, _Count, str], ...] = (
    ("Plans", lambda plans: plans.plans, addresses.INDEX),
    *map(_of_state, State),
    ("Need attention", lambda plans: plans.attention, addresses.plan_list("attention")),
    ("Contradictions", lambda plans: plans.contradictions, addresses.plan_list("contradictions")),
    (f"Steps done {ACTIVE}", lambda plans: plans.steps.done, addresses.plan_list("done-steps")),
    (f"Steps open {ACTIVE}", lambda plans: plans.steps.open, addresses.plan_list("open-steps")),
    (f"Open risks {ACTIVE}", lambda plans: plans.risks, addresses.RISKS),
    (f"High/High risks {ACTIVE}", lambda plans: plans.red_risks, addresses.risk_list("high-high")),
    (
        f"Risks without mitigation {ACTIVE}",
        lambda plans: plans.unmitigated,
        addresses.risk_list("unmitigated"),
    ),
    (f"Open questions {ACTIVE}", lambda plans: plans.questions, addresses.QUESTIONS),
    (f"Missing access items {ACTIVE}", lambda plans: plans.access, addresses.inventory_list("access")),
    *map(_of_severity, Severity),
)
"""The name of each figure, its value, and the page of the portal that lists what it counts."""

LONGEST_NAME = max(len(name) for name, _, _ in _FIGURES)
"""The length of the longest name."""


def figure_changes(diff: Diff) -> Iterator[FigureChange]:
    """Yield every figure of all plans."""
    for name, count, uri in _FIGURES:
        # The list of findings contains errors and warnings of active plans, but these figures count all
        # plans. The list of plans that need attention also has those that only time made need it.
        exact = uri not in (addresses.plan_list("findings"), addresses.plan_list("attention"))
        yield FigureChange(name, count(diff.before), count(diff.after), uri, exact)
