"""A plan with what is known beyond its text: contradictions, and why it needs attention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mkdocs_plans.model.phrases import STATE_WORDS, truncate
from mkdocs_plans.model.plan import Finding, Plan, QuestionKind, State, StatusSource, Tally, tally
from mkdocs_plans.model.times import PlanTimes

from .ages import Age, short_hash
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
    """One of `attention.REASONS`."""
    text: str
    lead: str = ""
    """The words between the text and the age."""
    age: Age | None = None
    """How long it has been so; `None` if not known, or if the text states it."""
    since: date | None = None
    """The day since which it is so; `None` if not known."""
    order: int = 0
    """Its place among other reasons of its kind."""

    @property
    def words(self) -> str:
        """The reason with its age."""
        return f"{self.text}{self.lead}{self.age.words}" if self.age else self.text


@dataclass(frozen=True, slots=True)
class SummaryFigures:
    """The figures of a plan whose items are not known."""

    steps: Tally
    access: Tally
    questions: Mapping[QuestionKind, int]
    """The number of open questions by kind; an absent kind has none."""
    reasons: tuple[AttentionReason, ...]
    """Why it needs attention, as its own portal states."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan with what is known beyond its text."""

    plan: Plan
    url: str
    """The address of its page, relative to the site's root; absolute for a page of another portal."""
    folder: str = ""
    """The folder that holds it, relative to its plans folder; empty for the plans folder itself."""
    last_change: LastChange | None = None
    """`None` if the history does not show it."""
    family: str | None = None
    """The folder whose parts (`spec.md`, `plan.md`, `tasks.md`) are listed together on the index."""
    findings: tuple[Finding, ...] = ()
    """The findings beyond the plan's own text: address collisions, broken links, contradictions."""
    suppressed: tuple[Finding, ...] = ()
    """The findings that the plan suppresses."""
    project: str = ""
    """The project it belongs to, by its configured name; empty for the portal's own. The plan's path begins
    with it, as in `billing:plans/ledger.md`."""
    repository: str = ""
    """The project whose repository holds it; empty for the portal's own repository."""
    elsewhere: bool = False
    """Whether it was read from a snapshot, so that its page and text are on another portal."""
    counted: SummaryFigures | None = None
    """The figures of a summary, which replace the items. Such a plan contains only open risks."""
    times: PlanTimes | None = None
    """The times of the plan and its items from git; `None` if the history does not show them."""
    reasons: tuple[AttentionReason, ...] = ()
    """Why it needs attention, most severe first. `portfolio` finds them."""

    @property
    def state(self) -> State:
        """The declared state, otherwise the folder's, otherwise unknown."""
        return self.plan.status.state

    @property
    def named(self) -> PlanRef:
        """The plan with its project and repository, as relations need it."""
        return PlanRef(self.plan, self.project, self.repository)

    @property
    def active(self) -> bool:
        """Whether the plan counts in the figures."""
        return not self.state.finished

    @property
    def changed(self) -> LastChange | None:
        """The last change that counts: commits that touched many plans count only where a state changed.

        `None` if the history does not show it.
        """
        if self.times is None or self.times.changed is None:
            return self.last_change
        return LastChange(self.times.changed.time, short_hash(self.times.changed))

    @property
    def steps(self) -> Tally:
        """Steps done and left, dropped ones left out."""
        return self.counted.steps if self.counted else tally(self.plan.steps)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """The findings of the file and of rules over many plans, most severe first, then by line."""
        found = self.plan.findings + self.findings
        if not found:  # Most plans have none, and this is called often.
            return ()
        return tuple(
            sorted(found, key=lambda finding: (finding.severity.rank, finding.line or 0, finding.rule))
        )


_LONGEST_RAW = 80
"""The most characters of a status that is not recognised."""


def status_words(plan: Plan) -> str:
    """Return the words for the status of a plan: its state, or the text that is not recognised as one."""
    if plan.status.state is State.UNKNOWN and plan.status.raw:
        return f'Not recognised: "{truncate(plan.status.raw, _LONGEST_RAW)}"'
    return STATE_WORDS[plan.status.state]


_BEHIND_STATE = re.compile(r"\s[—–-]+\s*|\s*[:;,|·：；，]\s*|\.\s+|。\s*|\s*[(（\[]")
"""The separator between a status and its reason, as in `Blocked — waits for the vendor`."""
_LONGEST_REASON = 120
"""The most characters of a reason in a list of plans; the plan's page has the whole."""


def blocked_reason(plan: Plan) -> str:
    """Return the reason that a blocked plan states after its status, in the author's words; empty if none."""
    status = plan.status
    if status.state is not State.BLOCKED or status.raw is None or status.source is StatusSource.FOLDER:
        return ""
    return status_reason(status.raw)


def status_reason(raw: str) -> str:
    """Return what is stated after a status; empty if nothing is.

    Without a separator the whole status is the reason: `Waiting for the vendor`.
    """
    text = " ".join(raw.split())
    sign = _BEHIND_STATE.search(text)
    if sign is None:
        return text if len(text.split()) > 1 + (not text[:1].isalnum()) else ""
    reason = text[sign.end() :].strip()
    if sign[0].strip() in ("(", "（", "["):
        reason = _without_bracket(reason)
    return reason if any(map(str.isalnum, reason)) else ""


def _without_bracket(text: str) -> str:
    """Return a text without its first closing bracket, if no opening one is before it."""
    first = re.search(r"[(（\[)）\]]", text)
    return text[: first.start()] + text[first.end() :] if first and first[0] in ")）]" else text


def shortened(reason: str) -> str:
    """Return a reason, cut to the length for a list of plans."""
    return truncate(reason, _LONGEST_REASON)


def computed_state(plan: Plan) -> State | None:
    """Return the state that follows from the steps; `None` if no step is tracked.

    It is completed only if every unit with something to do is tracked.
    """
    steps = tally(plan.steps)
    if not steps.total:
        return None
    if not steps.done:
        return State.PLANNING
    return State.IN_PROGRESS if steps.open or plan.untracked_units else State.COMPLETED


def contradicts(plan: Plan) -> bool:
    """Whether the declared state contradicts the steps or the folder.

    Steps cannot contradict blocked, on hold and cancelled. A plan in progress may have no step done yet.
    """
    return _contradicts_steps(plan) or _contradicts_folder(plan)


def _contradicts_steps(plan: Plan) -> bool:
    steps = tally(plan.steps)
    if plan.status.state is State.COMPLETED:
        return steps.open > 0
    if plan.status.state is State.PLANNING and steps.done:
        return True
    return plan.status.state is State.IN_PROGRESS and computed_state(plan) is State.COMPLETED


def _contradicts_folder(plan: Plan) -> bool:
    """Whether exactly one of the status and the folder states that the plan is finished."""
    if plan.folder_state is None or plan.status.state is State.UNKNOWN:
        return False
    return plan.folder_state.finished is not plan.status.state.finished


def contradiction(plan: Plan) -> str | None:
    """Return a sentence with the declared status and what contradicts it; `None` if nothing does."""
    if not _contradicts_steps(plan):
        if plan.folder_state is None or not _contradicts_folder(plan):
            return None
        stated, folder = STATE_WORDS[plan.status.state], STATE_WORDS[plan.folder_state]
        return f"status is {stated}, but its folder states {folder}"
    steps = tally(plan.steps)
    if not steps.open:
        found = f"all {steps.total} steps are done" if steps.total > 1 else "its only step is done"
    elif not steps.done:
        found = f"none of {steps.total} steps is done" if steps.total > 1 else "its only step is open"
    elif plan.status.state is State.COMPLETED:
        verb = "is" if steps.open == 1 else "are"
        found = f"{steps.open} of {steps.total} steps {verb} open"
    else:
        verb = "is" if steps.done == 1 else "are"
        found = f"{steps.done} of {steps.total} steps {verb} done"
    return f"status is {STATE_WORDS[plan.status.state]}, but {found}"
