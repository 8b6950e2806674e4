"""The findings about the text of one file, in addition to those of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from mkdocs_plans.markdown.parsed_file import ParsedFile, parse_file
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .rule_types import TextContext, TextRule
from .secrets import secrets_shown
from .suppressions import suppressions_of


def with_text(plan: Plan, raw: bytes | ParsedFile, *, words: Vocabulary = DEFAULT) -> Plan:
    """Add to a plan what only its text shows: findings and suppressions.

    Args:
        plan: The plan as it was read from the text.
        raw: The bytes of the file, or the file as it was parsed to read the plan.
        words: The vocabulary with which it was read.
    """
    context = TextContext(plan, parse_file(raw), words)
    found = [
        finding
        for rule in _text_rules()
        if plan.is_plan or rule.applies_to_any_file
        for finding in rule.check(context)
    ]
    ignores = context.once(suppressions_of)
    if not (found or ignores):
        return plan
    hidden = secrets_shown(context.file.text.text) if any(one.rule == "secret" for one in found) else ()
    return replace(
        plan, findings=_without_replaced((*plan.findings, *found)), ignores=tuple(ignores), secrets=hidden
    )


@cache
def _text_rules() -> tuple[TextRule, ...]:
    return tuple(rule for rule in CATALOGUE.values() if isinstance(rule, TextRule))


def _without_replaced(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Leave out findings that another rule reports more exactly."""
    listed = tuple(findings)
    replaced = {
        (name, line) for one in listed for name in CATALOGUE[one.rule].replaces for line in (one.line, None)
    }
    return tuple(one for one in listed if (one.rule, one.line) not in replaced)
