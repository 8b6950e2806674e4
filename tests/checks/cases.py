"""The example texts of the rules as test cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from mkdocs_plans.checks.engine import run_file_rules
from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.checks.settings import NOTHING_SET, RuleSettings
from mkdocs_plans.checks.text_rules import with_text
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE, EXAMPLE_PATH, Example
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.reading import read

PATH = EXAMPLE_PATH
TODAY = Days(date(2026, 11, 20), date(2026, 11, 22))


@dataclass(frozen=True)
class Case:
    """A text with the lines at which a rule is to fire; none of them: it nearly does."""

    rule: str
    text: str
    lines: tuple[int | None, ...] = ()
    path: str = PATH

    def __str__(self) -> str:
        digest = blake2b(f"{self.path}{self.text}".encode(), digest_size=3).hexdigest()
        return f"{self.rule}-{'fires' if self.lines else 'nearly'}-{digest}"


def plan_of(raw: bytes, path: str = PATH) -> Plan:
    """A plan with the findings of reading it."""
    return with_text(read(raw, path), raw)


def entry(
    text: str | bytes,
    path: str = PATH,
    settings: RuleSettings = NOTHING_SET,
    plan_of: Callable[[bytes, str], Plan] = plan_of,
) -> Entry:
    """A plan with the findings of the rules about it alone."""
    raw = text.encode() if isinstance(text, str) else text
    return run_file_rules(Entry(plan_of(raw, path), ""), settings, today=TODAY)


def findings(
    text: str | bytes, path: str = PATH, settings: RuleSettings = NOTHING_SET
) -> tuple[Finding, ...]:
    """The findings about a text."""
    return entry(text, path, settings).all_findings


def fired(case: Case, plan_of: Callable[[bytes, str], Plan] = plan_of) -> tuple[int | None, ...]:
    """The lines at which the rule of a case fires."""
    rule = CATALOGUE[case.rule]
    asked = NOTHING_SET if rule.on_by_default else RuleSettings({rule.name: rule.severity})
    judged = entry(case.text, case.path, asked, plan_of)
    reported = (one.line for one in judged.all_findings if one.rule == case.rule)
    return tuple(sorted(reported, key=lambda line: line or 0))


def _cases() -> Iterator[Case]:
    for rule in CATALOGUE.values():
        for example in (*rule.fires, *rule.passes):
            if isinstance(example, Example):
                yield Case(rule.name, example.text, example.lines, example.path)


LARGE = (
    Case("too-large", "# A\n\n<b>x</b>\n" + "words " * 170_000, (None,)),
    Case("too-large", "# A\n\n`<b>` & 1 < 2\n" + "words " * 170_000),
    Case("too-large", "# A\n\n<b>x</b>\n" + "words " * 160_000),
)
"""Texts of a million characters, which no module of the package should contain."""

CASES = (*_cases(), *LARGE)
