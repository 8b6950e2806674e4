"""A phase is not done before one that it depends on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from mkdocs_plans.checks.rule_types import PlanContext, PlanRule
from mkdocs_plans.model.plan import Finding, Phase, Severity
from mkdocs_plans.model.rule import Example, Family, Scope, plan_example
from mkdocs_plans.reading.patterns import any_of, by_blanks
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_APOSTROPHE = re.compile("['’]")
_SENTENCE = re.compile(r"[.;](?:\s+|$)|[\n。；]")
_ID = r"(?P<id>\d+[a-z]?|[a-z]\b|[ivx]+\b)"


class _DependencyWords(NamedTuple):
    """The words of a statement about phases, prepared for matching."""

    named: re.Pattern[str]
    """The name of a phase, under `word` and `id`."""
    further: re.Pattern[str]
    """Another phase of a list, whose word may be left out."""
    verb: re.Pattern[str]
    negation: re.Pattern[str]


def check(context: PlanContext) -> Iterator[Finding]:
    """Yield a finding for each phase that is done before one that it depends on."""
    plan = context.plan
    if not plan.sections.phase_dependencies:
        return
    words = _dependency_words(context.words)
    phases = _by_name(plan.phases, words)
    for passage in plan.sections.phase_dependencies:
        for later, earlier in _dependencies(passage.text, words):
            done, needed = phases.get(later), phases.get(earlier)
            if done is None or needed is None or done is needed:
                continue
            if done.total and done.done == done.total and needed.done < needed.total:
                message = (
                    f"{later.capitalize()} is done, but {earlier}, which it depends on, has open steps "
                    f"({needed.done} of {needed.total} done): finish it, or correct the order."
                )
                yield RULE.finding(message, done.line)


def _by_name(phases: Iterable[Phase], words: _DependencyWords) -> dict[str, Phase]:
    """Return phases by word and id (`phase 2`). A name of two phases refers to neither."""
    found: dict[str, list[Phase]] = {}
    for phase in phases:
        named = words.named.match(phase.name)
        if named is not None:
            found.setdefault(_name(named["word"], named["id"]), []).append(phase)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _dependencies(text: str, words: _DependencyWords) -> Iterator[tuple[str, str]]:
    """Yield pairs of names, the first of which depends on the second: `Phase 3 depends on Phase 1 and 2`."""
    for sentence in _SENTENCE.split(text):
        verb = words.verb.search(sentence)
        if verb is None or words.negation.search(sentence):
            continue
        subjects = list(words.named.finditer(sentence, 0, verb.start()))
        objects = sentence[verb.end() :]
        first = words.named.search(objects)
        if len(subjects) != 1 or first is None or objects[: first.start()].strip():
            continue
        later = _name(subjects[0]["word"], subjects[0]["id"])
        word, end = first["word"], first.end()
        yield later, _name(word, first["id"])
        while further := words.further.match(objects, end):
            word, end = further["word"] or word, further.end()
            yield later, _name(word, further["id"])


def _name(word: str, number: str) -> str:
    return f"{word} {number}".lower()


@lru_cache(maxsize=8)
def _dependency_words(words: Vocabulary) -> _DependencyWords:
    spaced, joined, korean = by_blanks(words.units)
    word = rf"(?:(?P<word>\b{any_of(spaced)}(?=s?\s)|{any_of((*joined, *korean))}(?=\s*\d))s?\s*)"
    joint = rf"(?:\s*(?:[,、，&+/]|\b{_any_word(words.conjunctions)})\s*)+"
    return _DependencyWords(
        re.compile(word + _ID, re.IGNORECASE),
        re.compile(
            rf"{joint}{word}?(?P<id>\d+[a-z]?)\b(?!\s*(?:%|{_any_word(words.durations)}))", re.IGNORECASE
        ),
        re.compile(_any_word(words.dependency_verbs), re.IGNORECASE),
        re.compile(_any_word(words.dependency_negations), re.IGNORECASE),
    )


def _any_word(words: Iterable[str]) -> str:
    """Return a pattern of these words. Those with an apostrophe are parts of others (`isn't`)."""
    spaced, joined, korean = by_blanks(words)
    whole = [word for word in spaced if not _APOSTROPHE.search(word)]
    parts = [word for word in spaced if word not in whole]
    return rf"(?:\b{any_of(whole)}\b|{any_of((*parts, *joined, *korean))})"


RULE = PlanRule(
    name="phase-out-of-order",
    family=Family.CONTRADICTION,
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    reason="A phase is done before a phase that it depends on.",
    remedy="Finish the earlier phase, or correct the stated order.",
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
        plan_example(
            "In Progress",
            "## Schritte\n\n### Phase 1: Graben\n- [ ] Zaun\n\n### Phase 2: Bauen\n- [x] Wand\n\n"
            "**Abhängigkeiten zwischen Phasen:**\n- Phase 2 hängt von Phase 1 ab\n",
            11,
        ),
        plan_example(
            "In Progress",
            "## 步骤\n\n### 阶段1：挖\n- [ ] 围栏\n\n### 阶段2：建\n- [x] 墙\n\n"
            "**阶段依赖：**\n- 阶段2依赖阶段1\n",
            11,
        ),
    ),
    passes=(
        plan_example(
            "In Progress",
            "## Steps\n\n### Phase 1: Dig\n- [ ] Fence\n\n### Phase 2: Build\n- [x] Wall\n\n"
            "**Dependencies between phases:**\n- Phase 2 doesn't depend on Phase 1.\n",
        ),
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
