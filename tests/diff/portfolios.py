"""Portfolios from texts, as they are read from a folder, without one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mkdocs_plans.checks import run_rules
from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.checks.settings import NOTHING_SET
from mkdocs_plans.diff import Diff, Revision, diff
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.sources.plan import load_all
from mkdocs_plans.vocabulary import DEFAULT

DAY = date(2026, 11, 22)


def plans(texts: Mapping[str, str | bytes]) -> Portfolio:
    """The plans of some files, by path."""
    raws = {path: text if isinstance(text, bytes) else text.encode() for path, text in texts.items()}
    entries = [Entry(load_all(raw, path, None, DEFAULT)[0], f"{path}/") for path, raw in raws.items()]
    return run_rules(portfolio(entries, today=DAY), NOTHING_SET, Days(DAY, DAY))


def between(base: Portfolio, head: Portfolio) -> Diff:
    """The events between two states."""
    return diff(base, head, of=(Revision("base"), Revision("head")))
