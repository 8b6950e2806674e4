"""DuckDB for one query, with access to nothing but the tables and the views."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import ibis
import pyarrow as pa

from .sources import QueryError, Tables
from .views import VIEWS

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "temp_directory": "",
}
"""Settings with which nothing is fetched from the makers of DuckDB, and nothing is written beside the user's
files."""

_LOCKED = (
    "SET TimeZone = 'UTC'",
    "SET python_enable_replacements = false",  # No name in a query refers to a variable of this program.
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)
_QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
_AT_ONCE = 1_000

_TWICE = """
    SELECT project, path FROM plans GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1
"""
"""Finds a plan that two sources contain, which would be counted twice."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The result of a query."""

    columns: tuple[str, ...]
    """As the query names them."""
    rows: Iterator[tuple[Any, ...]]
    """The rows as they arrive. Reading the next one may raise `QueryError`."""


def run_query(query: str, tables: Tables) -> QueryResult:
    """Run a query over the tables and the named views.

    Only queries are accepted: no statement that writes, and none that reads a file of its own.

    Args:
        query: One `SELECT` in DuckDB's SQL; or `DESCRIBE`, `SHOW TABLES`, `SUMMARIZE`, `EXPLAIN`.
        tables: The tables to query.

    Raises:
        QueryError: The query is invalid, or two sources contain the same plan.
    """
    try:
        return _answer(query, opened(tables))
    except duckdb.Error as error:
        raise _explained(error) from None


def opened(tables: Tables) -> duckdb.DuckDBPyConnection:
    """An engine with the tables and the views, which has no access to anything else."""
    engine = duckdb.connect(config=_SETTINGS)
    for name, table in tables.items():
        engine.register(name, table)
    for name, view in VIEWS.items():
        engine.execute(f"CREATE VIEW {name} AS {ibis.to_sql(view, dialect='duckdb')}")
    for setting in _LOCKED:
        engine.execute(setting)
    return engine


def _answer(query: str, engine: duckdb.DuckDBPyConnection) -> QueryResult:
    statements = engine.extract_statements(query)
    if len(statements) != 1 or statements[0].type not in _QUESTIONS:
        raise QueryError("only one statement can be run at a time: write one SELECT")
    if twice := engine.execute(_TWICE).fetchone():
        raise QueryError(
            f"two sources contain {twice[1]} of {twice[0]}: leave one out, or give it a name: name=plans.json"
        )
    found = engine.sql(statements[0])
    return QueryResult(tuple(found.columns), _rows(found))


def _rows(found: duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    try:
        for part in found.to_arrow_reader(_AT_ONCE):
            yield from zip(*(column.to_pylist() for column in part.columns), strict=True)
    except (duckdb.Error, pa.ArrowException) as error:
        raise _explained(error) from None


def _explained(error: Exception) -> QueryError:
    """The message of the engine, on one line, without its drawing of the query."""
    message = str(error).partition("\n\n")[0]
    return QueryError(" ".join(message.split()))
