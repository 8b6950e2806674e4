"""The properties and figures of a plan, each with its origin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_plans.model.phrases import STATE_WORDS, plural
from mkdocs_plans.model.plan import Check, Decision, Plan, Question, Risk, State, StatusSource, tally
from mkdocs_plans.reading.dates import day_if_any
from mkdocs_plans.reading.explanation import Fact
from mkdocs_plans.reading.fields import first
from mkdocs_plans.reading.plan import OutlinedFile

_MOST_LINES = 6
STATUS_SOURCES = {
    StatusSource.FRONT_MATTER: "front matter",
    StatusSource.FIELD: "field in the header",
    StatusSource.SECTION: "section on the status",
    StatusSource.BANNER: "banner in the header",
    StatusSource.TITLE: "marker in the title",
    StatusSource.FOLDER: "the folder",
    StatusSource.NONE: "",
}
"""Where a status is stated, as the reason of a line or a fact."""


def state_words(plan: Plan) -> str:
    """Return the words of pages for the state of a plan."""
    if plan.status.state is State.UNKNOWN:
        return "not stated" if plan.status.raw is None else "not recognised"
    return STATE_WORDS[plan.status.state]


def kind_of(plan: Plan) -> Iterator[Fact]:
    """Yield what a file is if it is not counted as a plan."""
    if plan.is_template:
        yield Fact("kind", "template", "every field is a placeholder: it is not counted as a plan")
    elif plan.is_introduction:
        yield Fact("kind", "introduction", "a README or index without a part of a plan: it is not counted")
    elif plan.companion_of:
        yield Fact("kind", "companion", f"it belongs to the plan {plan.companion_of}: it is not counted")


def facts_of(source: OutlinedFile, plan: Plan) -> Iterator[Fact]:
    """Yield the facts of a plan in the order of the list on its page, without what kind of file it is."""
    stated = "front matter or heading" if plan.title_line else "the name of the file or folder"
    yield Fact("title", plan.title, stated, plan.title_line)
    yield _status(source, plan)
    yield _date(source, plan)
    if plan.owners:
        yield Fact("owners", ", ".join(plan.owners), "")
    yield _steps(plan)
    if plan.phases:
        tracked = sum(phase.total > 0 for phase in plan.phases)
        yield Fact("phases", str(len(plan.phases)), f"{tracked} of them with steps")
    for name, checks in (("criteria", plan.criteria), ("tests", plan.testing), ("access", plan.access)):
        if checks:
            yield Fact(name, _done(checks), f"{_lines(checks)}; not counted as steps")
    yield _risks(plan)
    yield _questions(plan)
    if plan.decisions:
        yield _decisions(plan)
    if plan.not_understood:
        count = len(plan.not_understood)
        yield Fact("unparsed", plural(count, "line"), _at(item.line for item in plan.not_understood))


def _status(source: OutlinedFile, plan: Plan) -> Fact:
    status = plan.status
    value = state_words(plan)
    if status.raw is not None and status.raw.casefold().rstrip(".") != value.casefold():
        value = f'{value} ("{status.raw}")'
    rule = STATUS_SOURCES[status.source] or "no field, section, banner, title or folder states one"
    if status.source is StatusSource.FOLDER:
        state_of = source.outline.lexicon.folder_state
        folder = next((name for name in reversed(source.above) if state_of(name) is not None), "")
        rule = f'{rule} "{folder}"'
    return Fact("status", value, rule, status.line)


def _date(source: OutlinedFile, plan: Plan) -> Fact:
    if plan.date is None:
        return Fact("date", "not stated", "no field and no name of the file has one")
    lexicon = source.outline.lexicon
    fields = [*source.front_fields, *source.header_fields]
    for field in first(fields, "date", lexicon):
        if day_if_any(field.text, lexicon.words) == plan.date:
            return Fact("date", plan.date, f'field "{field.label}"', field.line)
    return Fact("date", plan.date, "the name of the file or folder")


def _steps(plan: Plan) -> Fact:
    if plan.tracked is None:
        return Fact("steps", "not stated", "no section of steps, no phase and no box")
    if not plan.tracked:
        return Fact("steps", "not tracked", "steps are listed, and none has a box or a state")
    return Fact("steps", _done(plan.steps), _lines(plan.steps))


def _done(checks: Sequence[Check]) -> str:
    count = tally(tuple(checks))
    dropped = len(checks) - count.total
    return f"{count.done} of {count.total} done" + (f", {dropped} dropped" if dropped else "")


def _risks(plan: Plan) -> Fact:
    if not plan.risks:
        stated = (
            ("none", "the plan states it")
            if plan.no_risks
            else ("not stated", "no section of risks with an item")
        )
        return Fact("risks", *stated)
    closed = len(plan.risks) - len(plan.open_risks)
    value = f"{len(plan.open_risks)} open" + (f", {closed} closed" if closed else "")
    return Fact("risks", value, _lines(plan.risks))


def _questions(plan: Plan) -> Fact:
    if not plan.questions:
        return Fact("questions", "not stated", "no section of questions with an item")
    open_kinds = Counter(str(question.kind) for question in plan.open_questions)
    kinds = ", ".join(f"{count} {kind}" for kind, count in open_kinds.items())
    answered = len(plan.questions) - len(plan.open_questions)
    value = f"{len(plan.open_questions)} open" + (f" ({kinds})" if len(open_kinds) > 1 else "")
    return Fact("questions", value + (f", {answered} answered" if answered else ""), _lines(plan.questions))


def _decisions(plan: Plan) -> Fact:
    revoked = sum(not decision.in_force for decision in plan.decisions)
    value = f"{len(plan.decisions) - revoked} in force" + (f", {revoked} not in force" if revoked else "")
    return Fact("decisions", value, _lines(plan.decisions))


def _lines(items: Iterable[Check | Risk | Question | Decision]) -> str:
    return _at(item.line for item in items)


def _at(lines: Iterable[int]) -> str:
    """Return lines as ranges: `lines 7–9, 12`."""
    ranges: list[list[int]] = []
    for line in sorted(set(lines)):
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    shown = [str(start) if start == end else f"{start}–{end}" for start, end in ranges[:_MOST_LINES]]
    more = "" if len(ranges) <= _MOST_LINES else f" … {ranges[-1][1]}"
    one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"{'line' if one else 'lines'} {', '.join(shown)}{more}"
