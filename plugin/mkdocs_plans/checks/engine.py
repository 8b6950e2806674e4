"""Run the rules over plans, and apply the severities of the configuration and the suppressions of plans."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from msgspec import structs

from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.vocabulary import DEFAULT
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from .redact_plan import redact
from .rule_types import Days, PlanContext, PlanRule, PortfolioRule
from .secrets import redacted
from .settings import RuleSettings
from .suppressions import is_suppressed


def run_rules(
    plans: Portfolio, settings: RuleSettings, today: Days | None = None, words: Vocabulary = DEFAULT
) -> Portfolio:
    """Check all plans, except those of other portals, which were checked there.

    Args:
        plans: All plans.
        settings: The severities that the configuration sets.
        today: The range in which today's date is. With `None`, no rule about days reports anything.
        words: The vocabulary with which the plans were read.
    """
    beside = _portfolio_findings(plans)
    entries = (
        entry
        if entry.elsewhere
        else run_file_rules(entry, settings, beside.get(entry.plan.path, ()), today, words)
        for entry in plans.entries
    )
    return replace(plans, entries=tuple(entries))


def run_file_rules(
    entry: Entry,
    settings: RuleSettings,
    more: Iterable[Finding] = (),
    today: Days | None = None,
    words: Vocabulary = DEFAULT,
) -> Entry:
    """Check one file. Secrets that are reported are redacted in the plan.

    Args:
        entry: A plan, a template or a folder's introduction.
        settings: The severities that the configuration sets.
        more: Findings that depend on other plans.
        today: As for `run_rules`.
        words: As for `run_rules`.
    """
    plan = entry.plan
    paths = (plan.path, posixpath.join(entry.folder, posixpath.basename(plan.path)))
    beyond = (*entry.findings, *_plan_findings(PlanContext(plan, words, today)), *more)
    kept, suppressed = split_suppressed(apply_severity(plan.findings, plan, settings, paths), plan)
    kept_beyond, suppressed_beyond = split_suppressed(apply_severity(beyond, plan, settings, paths), plan)
    if any(finding.rule == "secret" for finding in kept):
        plan = redact(plan)
    return replace(
        entry,
        plan=replace(plan, findings=kept),
        findings=kept_beyond,
        suppressed=suppressed + suppressed_beyond,
    )


def split_suppressed(
    findings: Iterable[Finding], plan: Plan
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Split findings into those that are reported and those that the plan suppresses."""
    if not plan.ignores:
        return tuple(findings), ()
    every = [(finding, is_suppressed(finding, plan.ignores)) for finding in findings]
    return tuple(one for one, off in every if not off), tuple(one for one, off in every if off)


def apply_severity(
    findings: Iterable[Finding], plan: Plan, settings: RuleSettings, paths: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield each finding of the enabled rules once, with its severity."""
    seen = set()
    is_plan = plan.is_plan
    quotes_secrets = any(finding.rule == "secret" for finding in plan.findings)
    for finding in findings:
        severity = settings.severity(finding.rule, finding.severity, paths)
        key = finding.rule, finding.line, finding.message
        if severity is None or key in seen or not (is_plan or CATALOGUE[finding.rule].applies_to_any_file):
            continue
        seen.add(key)
        message = redacted(finding.message, plan.secrets) if quotes_secrets else finding.message
        if (severity, message) == (finding.severity, finding.message):
            yield finding
        else:
            yield structs.replace(finding, severity=severity, message=message)


def _plan_findings(context: PlanContext) -> Iterator[Finding]:
    if context.plan.is_plan:
        for rule in _plan_rules():
            yield from rule.check(context)


def _portfolio_findings(plans: Portfolio) -> Mapping[str, list[Finding]]:
    """Return the findings that depend on several plans, by path."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for rule in CATALOGUE.values():
        if isinstance(rule, PortfolioRule):
            for path, findings in rule.check(plans).items():
                found[path] += findings
    return found


@cache
def _plan_rules() -> tuple[PlanRule, ...]:
    return tuple(rule for rule in CATALOGUE.values() if isinstance(rule, PlanRule))
