"""The registers on Spark and on DuckDB, over the same files: `make test-spark`, which needs Java 17."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import pytest
from mkdocs_plans.cli.project_plans import read_project
from mkdocs_plans.portfolio.portfolio import Portfolio
from mkdocs_plans.sql import parquet
from mkdocs_plans.sql.engine import opened
from mkdocs_plans.sql.sources import of_sources
from mkdocs_plans.sql.tables import TABLES
from mkdocs_plans.sql.views import VIEWS
from pyspark.sql import SparkSession

from tests.builds import Project
from tests.sql.answers import ANSWERS, OWN, in_order

pytestmark = pytest.mark.filterwarnings("default")  # warnings of Spark about Python are not ours to fix

LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
}

BILLING = """\
# Refund twice

**Status:** Blocked

## Risks

| Risk | Impact | Probability |
|------|--------|-------------|
| Gloves, and SMALL buttons! | High | High |

## Questions

### Decisions needed

- [ ] Who signs?
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Portfolio:
    """The plans of the example portal, and of a project that shares a risk with it."""
    root = tmp_path_factory.mktemp("harbour")
    examples = Path(__file__).parents[2] / "examples" / "plans"
    project = Project(root)
    project.write({f"plans/{path.name}": path.read_text("utf-8") for path in examples.glob("*.md")})
    project.write({"billing & co/plans/refund.md": BILLING})
    projects = [{"name": "billing", "folder": "billing & co/plans"}]
    project.configure(site_name=OWN, plugins=[{"plans": {"projects": projects}}])
    return read_project(root, lambda _: None).assembly.portal.portfolio


@pytest.fixture(scope="module")
def lake(whole: Portfolio, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as files."""
    folder = tmp_path_factory.mktemp("lake") / "tables"
    parquet.write(folder, whole.entries, OWN)
    return folder


@pytest.fixture(scope="module")
def spark(lake: Path) -> Iterator[SparkSession]:
    """Spark with the tables under their names."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    builder = SparkSession.builder.master("local[2]")  # type: ignore[attr-defined, unused-ignore]
    for name, value in LOCAL.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    for name in TABLES:
        session.read.parquet(str(lake / name)).createOrReplaceTempView(name)
    yield session
    session.stop()


def _plain(row: Iterable[Any]) -> list[Any]:
    """Values of both engines in one form: times in UTC without a zone, whole numbers as integers."""
    return [
        cell.replace(tzinfo=None)
        if isinstance(cell, datetime)
        else int(cell)
        if isinstance(cell, Decimal)
        else cell
        for cell in row
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_spark_and_duckdb_have_the_figures_of_the_portal(
    view: str, spark: SparkSession, lake: Path, whole: Portfolio
) -> None:
    columns, expected = ANSWERS[view]
    rows = spark.sql(ibis.to_sql(VIEWS[view], dialect="pyspark"))
    with opened(of_sources([str(lake)], pytest.fail)) as engine:
        here = engine.view(view)
        names = here.columns
        assert sorted(rows.columns) == sorted(names)  # Spark puts the column of partitions last
        found = in_order(map(_plain, rows.select(*names).collect()))
        assert found == in_order(_plain(row.values()) for row in here.to_arrow_table().to_pylist())
        assert in_order(rows.select(*columns.split(", ")).collect()) == in_order(expected(whole))
    assert expected(whole)
