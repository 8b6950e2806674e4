"""A phase is not done before one that it depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Phase, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example

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


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each phase that is done while one that it depends on is not."""
    plan = context.plan
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
                yield RULE.finding(message, done.line)


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


RULE = PlanRule(
    name="phase-out-of-order",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A phase is done before one that it depends on.",
    remedy="Finish the earlier phase, or correct what is said of their order.",
    check=check,
    fires=(
        Example(
            (
                "# Night boats\n\n## Steps\n\n### Phase 1: Lamps\n- [ ] Buy\n\n### Phase 2: Sail\n"
                "- [x] Sail\n\n**Dependencies between phases:**\n- Phase 2 depends on Phase 1\n"
            ),
            (8,),
            shown=True,
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n**Dependencies between phases:**\n- Phase 2 depends on Phase 1.\n"
            ),
            12,
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n### Phase 3: Paint\n- [x] Red\n\n**Dependencies between phases:**\n"
                "- Phase 3 requires Phase 2 and 1\n"
            ),
            15,
        ),
    ),
    passes=(
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [ ] Wall\n\n**Dependencies between phases:**\n- Phase 2 depends on Phase 1.\n"
            ),
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n**Dependencies between phases:**\n"
                "- Phase 2 does not depend on Phase 1.\n"
            ),
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n**Dependencies between phases:**\n- Phase 1 depends on Phase 2.\n"
            ),
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n**Dependencies between phases:**\n"
                "- Phase 2 depends on the weather in Phase 1.\n"
            ),
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\n- [x] Hole\n- [ ] Fence\n\n### Phase 2: Build\n"
                "- [x] Wall\n\n**Dependencies between phases:**\n"
                "- Phase 2 depends on Phase 7. Phase 9 needs Phase 1.\n"
            ),
        ),
        plan_example(
            "In Progress",
            (
                "## Steps\n\n### Phase 1: Dig\nText\n\n### Phase 2: Build\n- [x] Wall\n\n"
                "**Dependencies between phases:**\n- Phase 2 depends on Phase 1.\n"
            ),
        ),
    ),
)
