"""The registers as queries, with the figures of the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.model.risk_rating import risk_rank
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.sql.engine import opened, run_query
from mkdocs_plans.sql.sources import Tables, of_entries
from mkdocs_plans.sql.views import VIEWS

from tests.overview.plans import found, plans_of
from tests.sql.answers import ANSWERS, OWN, in_order

EXAMPLES = Path(__file__).parents[2] / "examples"


def differences(whole: Portfolio) -> list[str]:
    """The views whose rows differ from the figures of the portal."""
    with opened(of_entries(whole.entries, OWN)) as engine:
        return [
            view
            for view, (columns, expected) in ANSWERS.items()
            if in_order(engine.view(view).project(columns).fetchall()) != in_order(expected(whole))
        ]


def test_every_view_is_compared() -> None:
    assert ANSWERS.keys() == VIEWS.keys()


@pytest.fixture(scope="module")
def example() -> Portfolio:
    return read_project(EXAMPLES, lambda _: None).assembly.portal.portfolio


def test_views_have_the_figures_of_the_example_portal(example: Portfolio) -> None:
    assert all(expected(example) for view, (_, expected) in ANSWERS.items() if view != "shared_risks")
    assert differences(example) == []


projects = st.tuples(*(plans_of(name) for name in ("", "billing", "data", "gateway")))


@given(projects)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
def test_views_have_the_figures_of_any_portal(parts: tuple[list[Entry], ...]) -> None:
    assert differences(found([entry for part in parts for entry in part])) == []


def test_risks_are_in_the_order_of_the_register(example: Portfolio) -> None:
    tables: Tables = of_entries(example.entries, OWN)
    by_place = {(row.entry.plan.path, row.risk.anchor): risk_rank(row.risk) for row in example.open_risks}
    asked = run_query("SELECT path, split_part(url, '#', 2) FROM open_risks", tables).rows
    ranks = [by_place[path, anchor] for path, anchor in asked]
    assert len(set(ranks)) > 4
    assert ranks == sorted(ranks)
