"""The figures of the portfolio for a monitor, read by the library of those who made the format."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from mkdocs_plans.cli import main
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.builds import Project
from tests.host.harbour import PLANS


@pytest.fixture
def harbour(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    project.write({**PLANS, "docs/index.md": "# Harbour\n"})
    project.configure()
    monkeypatch.chdir(project.root)
    return project


def export(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def metrics() -> dict[str, dict[str, float]]:
    """By name, the number of each label."""
    families = text_string_to_metric_families(export("--format", "metrics"))  # type: ignore[no-untyped-call]
    return {
        family.name: {"/".join(sample.labels.values()): sample.value for sample in family.samples}
        for family in families
    }


@pytest.mark.usefixtures("harbour")
def test_they_show_the_data_of_the_snapshot() -> None:
    found, reported = metrics(), json.loads(export())["summary"]
    assert found["plans"] == reported["by_status"]
    assert sum(found["plans"].values()) == reported["plans"] == 4
    assert found["plans_steps"] == {
        "done": reported["steps"]["done"],
        "open": reported["steps"]["total"] - reported["steps"]["done"],
    }
    assert sum(found["plans_risks"].values()) == reported["risks"]["open"]
    assert sum(found["plans_questions"].values()) == reported["questions"]["open"]
    assert found["plans_attention"][""] == reported["attention"]


def test_what_is_not_there_is_zero_and_reported(harbour: Project) -> None:
    for path in PLANS:
        (harbour.root / path).unlink()
    found = metrics()
    assert len(found) == 9
    assert {value for samples in found.values() for value in samples.values()} == {0}


@pytest.mark.usefixtures("harbour")
def test_a_table_is_only_accepted_with_csv() -> None:
    result = CliRunner().invoke(main, ["export", "--format", "metrics", "--table", "risks"])
    assert (result.exit_code, "--table needs --format csv" in result.stderr) == (2, True)
