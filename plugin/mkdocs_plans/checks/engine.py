"""Every finding about every plan, as the configuration and the plans themselves wish to be told."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import structs

from mkdocs_plans.checks.rules.dependency_cycles import relation_cycle
from mkdocs_plans.checks.rules.duplicate_ids import id_taken
from mkdocs_plans.checks.rules.overdue import Days
from mkdocs_plans.checks.rules.secrets import redacted
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import CATALOGUE, Family
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

from .redact_plan import redact
from .rules import contradictions, missing_sections, overdue, questions, risks
from .settings import RuleSettings
from .suppressions import is_suppressed

PLAN_RULES = (*missing_sections.RULES, *contradictions.RULES, *risks.RULES, *questions.RULES)
"""What is asked of each plan by itself."""

_OF_ANY_FILE = frozenset(
    ["unreadable", "text-not-utf8", "link-broken", "table-ragged", "too-deep", "too-large", "ignore-unknown"]
)
"""Rules that a folder's introduction or a template must keep too, beside those about safety."""


def run_rules(plans: Portfolio, settings: RuleSettings, today: Days | None = None) -> Portfolio:
    """Ask all plans every rule; those of other portals were asked there.

    Args:
        plans: all of them.
        settings: what the configuration says of rules.
        today: what is known of the day it is; `None`: nothing, and no rule about days is asked.
    """
    cycles, twins = relation_cycle(plans), id_taken(plans)
    entries = (
        entry
        if entry.elsewhere
        else run_file_rules(entry, settings, (*cycles.get(path, ()), *twins.get(path, ())), today)
        for entry, path in ((entry, entry.plan.path) for entry in plans.entries)
    )
    return replace(plans, entries=tuple(entries))


def run_file_rules(
    entry: Entry, settings: RuleSettings, more: Iterable[Finding] = (), today: Days | None = None
) -> Entry:
    """Ask the rules about one file. Secrets that are told of are blacked out in what is read of it.

    Args:
        entry: a plan, a template or a folder's introduction.
        settings: what the configuration says of rules.
        more: what the other plans give cause for.
        today: as for `run_rules`.
    """
    plan = entry.plan
    paths = (plan.path, posixpath.join(entry.folder, posixpath.basename(plan.path)))
    from_text = _apply_severity(plan.findings, plan, settings, paths)
    from_beyond = _apply_severity((*entry.findings, *_about(plan, today), *more), plan, settings, paths)
    of_text, suppressed = _split_suppressed(from_text, plan)
    beyond, also = _split_suppressed(from_beyond, plan)
    if any(told.rule == "secret" for told in of_text):
        plan = redact(plan)
    return replace(
        entry,
        plan=replace(plan, findings=of_text),
        findings=beyond,
        suppressed=suppressed + also,
    )


def _split_suppressed(
    findings: Iterable[Finding], plan: Plan
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Apart: what is told, and what the plan asks not to be told."""
    if not plan.ignores:
        return tuple(findings), ()
    every = [(told, is_suppressed(told, plan.ignores)) for told in findings]
    return tuple(told for told, off in every if not off), tuple(told for told, off in every if off)


def _about(plan: Plan, today: Days | None) -> Iterator[Finding]:
    if plan.is_template or plan.is_introduction:
        return
    for rule in PLAN_RULES:
        yield from rule(plan)
    if today is not None:
        for timed in overdue.RULES:
            yield from timed(plan, today)


def _apply_severity(
    findings: Iterable[Finding], plan: Plan, settings: RuleSettings, paths: tuple[str, ...]
) -> Iterator[Finding]:
    """The findings that are wanted, each as grave as it is to be taken, each once."""
    seen = set()
    quotes_secrets = any(told.rule == "secret" for told in plan.findings)
    for told in findings:
        rule = CATALOGUE[told.rule]
        is_plan = not (plan.is_template or plan.is_introduction)
        if not (is_plan or rule.family is Family.SAFETY or told.rule in _OF_ANY_FILE):
            continue
        severity = settings.severity(told.rule, told.severity, paths)
        if severity is None or (told.rule, told.line, told.message) in seen:
            continue
        seen.add((told.rule, told.line, told.message))
        message = redacted(told.message, plan.secrets) if quotes_secrets else told.message
        yield (
            told
            if (severity, message) == (told.severity, told.message)
            else structs.replace(told, severity=severity, message=message)
        )
