"""Where a plan says two things that cannot both be true."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import (
    Checkbox,
    Finding,
    Phase,
    Plan,
    Severity,
    State,
    StatusSource,
    Tally,
    tally,
)
from mkdocs_plans.model.risk_rating import RiskRating, rating
from mkdocs_plans.model.rule import finding

_UNIT = r"(?:phase|task|step|stage|milestone|story|wave|part|slice|track|unit|iteration|sprint)"
_NAMED = re.compile(rf"\b({_UNIT})s?\s+(\d+[a-z]?|[a-z]\b|[ivx]+\b)", re.IGNORECASE)
_NEEDS = re.compile(
    r"\b(?:depends? (?:up)?on|requires?|needs|is blocked by|waits for"
    r"|(?:starts|begins|comes|follows|runs) after)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|no longer|n't|never|without)\b|n[’']t\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;](?:\s+|$)|\n")
_FURTHER = re.compile(
    rf"(?:\s*(?:,|and|&|\+|/)\s*)+(?:({_UNIT})s?\s+)?(\d+[a-z]?)\b(?!\s*(?:days?|weeks?|%))", re.IGNORECASE
)


def completed_with_open_steps(plan: Plan) -> Iterator[Finding]:
    """A completed plan has no step left."""
    steps = tally(plan.steps)
    if plan.status.state is State.COMPLETED and steps.open:
        message = f"{_completed(plan)}, {_of(steps, 'step')}."
        lesser = Severity.INFO if _is_archived(plan) else Severity.WARNING
        severity = lesser if _by_place(plan) else None
        first = next(step.line for step in plan.steps if step.mark is Checkbox.OPEN)
        yield finding("completed-with-open-steps", message, plan.status.line or first, severity=severity)


def completed_with_open_criteria(plan: Plan) -> Iterator[Finding]:
    """A completed plan meets its criteria."""
    criteria = tally(plan.criteria)
    if plan.status.state is State.COMPLETED and criteria.open:
        first = next(item.line for item in plan.criteria if item.mark is Checkbox.OPEN)
        message = f"{_completed(plan)}, {_of(criteria, 'success criterion', 'success criteria')}."
        severity = Severity.INFO if _by_place(plan) else None
        yield finding("completed-with-open-criteria", message, first, severity=severity)


def completed_with_open_questions(plan: Plan) -> Iterator[Finding]:
    """A completed plan has answered its questions."""
    waiting = plan.open_questions
    if plan.status.state is State.COMPLETED and waiting:
        count = "a question is" if len(waiting) == 1 else f"{len(waiting)} questions are"
        message = f"{_completed(plan)}, {count} open."
        severity = Severity.INFO if _by_place(plan) else None
        yield finding("completed-with-open-questions", message, waiting[0].line, severity=severity)


def completed_with_high_risk(plan: Plan) -> Iterator[Finding]:
    """A completed plan leaves no High/High risk behind."""
    if plan.status.state is not State.COMPLETED:
        return
    for risk in plan.open_risks:
        if rating(risk) is RiskRating.RED:
            message = f"{_completed(plan)}, and this High/High risk is not closed."
            severity = Severity.INFO if _by_place(plan) else None
            yield finding("completed-with-high-risk", message, risk.line, severity=severity)


def planning_with_ticked_steps(plan: Plan) -> Iterator[Finding]:
    """A plan that is still planned has nothing done."""
    steps = tally(plan.steps)
    if plan.status.state is State.PLANNING and steps.done and steps.open:
        message = f"Says Planning, {steps.done} of {plural(steps.total, 'step')} done."
        yield finding("planning-with-ticked-steps", message, plan.status.line)


def in_progress_without_ticked_step(plan: Plan) -> Iterator[Finding]:
    """A plan in progress has something done."""
    steps = tally(plan.steps)
    if plan.status.state is State.IN_PROGRESS and steps.total and not steps.done:
        message = f"Says In progress, none of {plural(steps.total, 'step')} is done."
        yield finding("in-progress-without-ticked-step", message, plan.status.line)


def steps_done_not_completed(plan: Plan) -> Iterator[Finding]:
    """A plan with all steps done is completed."""
    steps = tally(plan.steps)
    if plan.status.state in (State.PLANNING, State.IN_PROGRESS) and steps.total and not steps.open:
        said = "Planning" if plan.status.state is State.PLANNING else "In progress"
        done = "its one step is" if steps.total == 1 else f"all {steps.total} steps are"
        yield finding("steps-done-not-completed", f"Says {said}, {done} done.", plan.status.line)


def phase_out_of_order(plan: Plan) -> Iterator[Finding]:
    """A phase is not done before one that it depends on."""
    phases = _by_name(plan.phases if plan.sections.phase_dependencies else ())
    for passage in plan.sections.phase_dependencies:
        for later, earlier in _dependencies(passage.text):
            done, needed = phases.get(later), phases.get(earlier)
            if done is None or needed is None or done is needed:
                continue
            if done.total and done.done == done.total and needed.done < needed.total:
                message = (
                    f"{later.capitalize()} is done, and {earlier}, which it depends on, has open steps: "
                    f"{needed.done} of {needed.total} done."
                )
                yield finding("phase-out-of-order", message, done.line)


def blocked_without_reason(plan: Plan) -> Iterator[Finding]:
    """A blocked plan says what blocks it, anywhere."""
    if plan.status.state is State.BLOCKED and not any(_reasons(plan)):
        message = "Says Blocked, and not by what: say it behind the status, as a question or under notes."
        yield finding("blocked-without-reason", message, plan.status.line)


def access_open_in_progress(plan: Plan) -> Iterator[Finding]:
    """A plan in progress has the access that it requires."""
    access = tally(plan.access)
    if plan.status.state is State.IN_PROGRESS and access.open:
        first = next(item.line for item in plan.access if item.mark is Checkbox.OPEN)
        message = f"Says In progress, {_of(access, 'access item')}."
        yield finding("access-open-in-progress", message, first)


RULES = (
    completed_with_open_steps,
    completed_with_open_criteria,
    completed_with_open_questions,
    completed_with_high_risk,
    planning_with_ticked_steps,
    in_progress_without_ticked_step,
    steps_done_not_completed,
    phase_out_of_order,
    blocked_without_reason,
    access_open_in_progress,
)
"""What is asked of each plan."""


def _reasons(plan: Plan) -> Iterator[object]:
    """What may be the reason why a plan is blocked."""
    raw = plan.status.raw or ""
    yield plan.status.source not in (StatusSource.FOLDER, StatusSource.NONE) and len(raw.split()) > 1
    yield any(relation.kind.waits for relation in plan.relations)
    yield plan.open_questions
    yield tally(plan.access).open
    yield plan.sections.notes
    texts: Iterable[str] = (
        passage.text
        for passages in (plan.sections.context, plan.sections.constraints, plan.sections.goal)
        for passage in passages
    )
    items = (*(step.text for step in plan.steps), *(risk.text for risk in plan.risks))
    yield any(_WAITS.search(text) for text in (*texts, *items))


_WAITS = re.compile(r"\b(?:block|wait|stuck|pending|until)", re.IGNORECASE)


def _by_name(phases: Iterable[Phase]) -> dict[str, Phase]:
    """Phases by word and id (`phase 2`); a name that two share means neither."""
    found: dict[str, list[Phase]] = {}
    for phase in phases:
        named = _NAMED.match(phase.name)
        if named is not None:
            found.setdefault(f"{named[1]} {named[2]}".lower(), []).append(phase)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _dependencies(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of names, the first of which depends on the second: `Phase 3 depends on Phase 1 and 2`."""
    for sentence in _SENTENCE.split(text):
        verb = _NEEDS.search(sentence)
        if verb is None or _NOT.search(sentence):
            continue
        subjects = list(_NAMED.finditer(sentence, 0, verb.start()))
        objects = sentence[verb.end() :]
        first = _NAMED.search(objects)
        if len(subjects) != 1 or first is None or objects[: first.start()].strip():
            continue
        later = f"{subjects[0][1]} {subjects[0][2]}".lower()
        word, end = first[1].lower(), first.end()
        yield later, f"{word} {first[2]}".lower()
        while further := _FURTHER.match(objects, end):
            word, end = (further[1] or word).lower(), further.end()
            yield later, f"{word} {further[2]}".lower()


def _by_place(plan: Plan) -> bool:
    """Whether only its place says that a plan is completed: it was put there, perhaps, for another reason."""
    return plan.status.source is StatusSource.FOLDER


def _completed(plan: Plan) -> str:
    if not _by_place(plan):
        return "Says Completed"
    return "It is archived" if _is_archived(plan) else "Its folder says Completed"


def _is_archived(plan: Plan) -> bool:
    """Whether a plan was put away, rather than among those that are done."""
    if plan.status.raw:
        return "archiv" in plan.status.raw.casefold()
    folders = (name.strip("._").casefold() for name in posixpath.dirname(plan.path).split("/"))
    return any(name in ("archive", "archived") for name in folders)


def _of(count: Tally, noun: str, plural: str | None = None) -> str:
    if count.total == 1:
        return f"its one {noun} is open"
    return f"{count.open} of {count.total} {plural or noun + 's'} open"
