"""Each rule reports its examples, and nothing in examples that are nearly reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Family

from . import neighbours
from .cases import CASES, Case, fired
from .neighbours import FOLDERS, Folder


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_fires_where_it_should_and_nowhere_else(case: Case) -> None:
    assert fired(case) == case.lines


@pytest.mark.parametrize("case", FOLDERS, ids=str)
def test_a_rule_about_neighbours_fires_where_it_should_and_nowhere_else(case: Folder, tmp_path: Path) -> None:
    assert neighbours.fired(case, tmp_path) == case.lines


def test_every_rule_fires_in_a_case_and_nearly_does_in_another() -> None:
    every: tuple[Case | Folder, ...] = (*CASES, *FOLDERS)
    firing = {case.rule for case in every if case.lines}
    nearly = {case.rule for case in every if not case.lines}
    assert firing == nearly == set(CATALOGUE)


def test_missing_content_is_never_more_than_info() -> None:
    absent = [
        name for name in CATALOGUE if name.endswith("-missing") or name in ("empty", "risk-register-empty")
    ]
    assert absent
    assert {CATALOGUE[name].severity for name in absent} == {Severity.INFO}


def test_every_rule_gives_its_reason_in_one_line() -> None:
    assert all(rule.reason.endswith(".") and "\n" not in rule.reason for rule in CATALOGUE.values())
    assert {rule.family for rule in CATALOGUE.values()} == set(Family)
