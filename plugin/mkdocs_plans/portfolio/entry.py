"""How one plan stands: its state, what its steps say of it, and why it needs attention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mkdocs_plans.model.phrases import plural, truncate
from mkdocs_plans.model.plan import Finding, Plan, QuestionKind, State, StatusSource, Tally, tally
from mkdocs_plans.model.risk_rating import high_unmitigated

from .relations import PlanRef


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last commit that touched a plan's file."""

    time: datetime
    commit: str
    """Abbreviated hash."""


@dataclass(frozen=True, slots=True)
class AttentionReason:
    """Why a plan needs attention."""

    kind: str
    """One of `REASONS`."""
    text: str


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """Figures of a plan whose items are not known."""

    steps: Tally
    access: Tally
    questions: Mapping[QuestionKind, int]
    """Open ones, by kind; a kind that is absent has none."""
    reasons: tuple[AttentionReason, ...]
    """Why it needs attention, as its own portal says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan with what is known of it beyond its text."""

    plan: Plan
    url: str
    """Address of its page, relative to the site's root; absolute where it stands on another portal."""
    folder: str = ""
    """The folder it lies in, relative to its plans folder; empty for the plans folder itself."""
    last_change: LastChange | None = None
    """`None` where history cannot tell."""
    family: str | None = None
    """The folder whose parts (`spec.md`, `plan.md`, `tasks.md`) stand together on the index."""
    findings: tuple[Finding, ...] = ()
    """What was found beyond the plan's own text: collisions, broken links, contradictions."""
    suppressed: tuple[Finding, ...] = ()
    """What would have been found, had the plan not asked not to be told."""
    project: str = ""
    """The project it belongs to, by its configured name; empty for the portal's own. The plan's path begins
    with it, as in `billing:plans/ledger.md`."""
    repository: str = ""
    """The project whose repository it lies in; empty for the portal's own repository."""
    elsewhere: bool = False
    """Whether it was read from a snapshot: its page, and its text, stand on another portal."""
    counted: SummaryFigures | None = None
    """What a summary states in place of the items, of which the plan itself then holds open risks alone."""

    @property
    def state(self) -> State:
        """The declared state, else the folder's, else unknown."""
        return self.plan.status.state

    @property
    def named(self) -> PlanRef:
        """The plan as relations know it."""
        return PlanRef(self.plan, self.project, self.repository)

    @property
    def active(self) -> bool:
        """Whether the plan counts in the figures."""
        return not self.state.finished

    @property
    def steps(self) -> Tally:
        """Steps done and left, dropped ones left out."""
        return self.counted.steps if self.counted else tally(self.plan.steps)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Findings of the file and of its place among the others, gravest first, then by line."""
        found = self.plan.findings + self.findings
        if not found:  # as of most plans, and this is asked often
            return ()
        return tuple(
            sorted(found, key=lambda finding: (finding.severity.rank, finding.line or 0, finding.rule))
        )


STATE_WORDS = {
    State.PLANNING: "Planning",
    State.IN_PROGRESS: "In progress",
    State.BLOCKED: "Blocked",
    State.ON_HOLD: "On hold",
    State.COMPLETED: "Completed",
    State.CANCELLED: "Cancelled",
    State.UNKNOWN: "Not stated",
}
"""How a state is called on pages and in messages."""


_BEHIND_STATE = re.compile(r"\s[—–-]+\s*|\s*[:;,|·：；，]\s*|\.\s+|。\s*|\s*[(（\[]")
"""What parts a status from what is said of it, as in `Blocked — waits for the vendor`."""
_LONGEST_REASON = 120
"""Characters of a reason where plans are listed; their pages have the whole."""


def blocked_reason(plan: Plan) -> str:
    """What a blocked plan states behind its status as the reason, in the author's words; empty: nothing.

    Without a sign between the two the whole status is the reason: `Waiting for the vendor`.
    """
    status = plan.status
    if status.state is not State.BLOCKED or status.raw is None or status.source is StatusSource.FOLDER:
        return ""
    text = " ".join(status.raw.split())
    sign = _BEHIND_STATE.search(text)
    if sign is None:
        return text if len(text.split()) > 1 + (not text[:1].isalnum()) else ""
    reason = text[sign.end() :].strip()
    if sign[0].strip() in ("(", "（", "["):
        reason = _without_bracket(reason)
    return reason if any(map(str.isalnum, reason)) else ""


def _without_bracket(text: str) -> str:
    """A text without the bracket that closes one which stood before it."""
    return text[:-1] if text.endswith((")", "）", "]")) and not re.search(r"[(（\[]", text) else text


def shortened(reason: str) -> str:
    """A reason that is no longer than a list of plans takes."""
    return truncate(reason, _LONGEST_REASON)


def computed_state(plan: Plan) -> State | None:
    """The state that the steps alone tell; `None` where no step is tracked."""
    steps = tally(plan.steps)
    if not steps.total:
        return None
    if not steps.done:
        return State.PLANNING
    return State.COMPLETED if not steps.open else State.IN_PROGRESS


_CONTRADICTIBLE = (State.PLANNING, State.IN_PROGRESS, State.COMPLETED)


def contradicts(plan: Plan) -> bool:
    """Whether the declared state and the one its steps tell differ.

    Blocked, on hold and cancelled say something that steps cannot, and are never contradicted.
    """
    computed = computed_state(plan)
    return plan.status.state in _CONTRADICTIBLE and computed not in (None, plan.status.state)


def contradiction(plan: Plan) -> str | None:
    """The sentence that sets the declared status against the steps; `None` where they agree."""
    if not contradicts(plan):
        return None
    steps = tally(plan.steps)
    if not steps.open:
        found = f"all {steps.total} steps are done" if steps.total > 1 else "its one step is done"
    elif not steps.done:
        found = f"none of {steps.total} steps is done" if steps.total > 1 else "its one step is open"
    elif plan.status.state is State.COMPLETED:
        found = f"{steps.open} of {steps.total} steps open"
    else:
        found = f"{steps.done} of {steps.total} steps are done"
    return f"says {STATE_WORDS[plan.status.state]}, {found}"


REASONS = {
    "blocked": "it is blocked",
    "contradiction": "its status and its steps say different things",
    "unmitigated": "a High/High risk has no mitigation",
    "decision": "decisions are open while it is in progress",
    "access": "access is outstanding while it is in progress",
}
"""The reasons for attention, gravest first, in the words of the rule that the page states."""


def reasons(entry: Entry) -> tuple[AttentionReason, ...]:
    """Why this plan needs attention, gravest first; empty where it does not."""
    if entry.counted:
        return entry.counted.reasons
    plan, found = entry.plan, []
    if entry.state is State.BLOCKED:
        found.append(AttentionReason("blocked", "blocked"))
    if sentence := contradiction(plan):
        found.append(AttentionReason("contradiction", sentence))
    if not entry.active:
        return tuple(found)
    if exposed := sum(map(high_unmitigated, plan.open_risks)):
        words = f"{plural(exposed, 'High/High risk')} without mitigation"
        found.append(AttentionReason("unmitigated", words))
    if entry.state is State.IN_PROGRESS:
        if decisions := sum(question.kind is QuestionKind.DECISION for question in plan.open_questions):
            found.append(AttentionReason("decision", f"{plural(decisions, 'decision')} open"))
        if access := tally(plan.access).open:
            found.append(AttentionReason("access", f"{plural(access, 'access item')} outstanding"))
    return tuple(found)
