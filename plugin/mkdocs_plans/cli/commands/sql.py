"""`plans sql`: the result of an SQL query over plans."""

from __future__ import annotations

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, extra, user_errors, warning

_DETAILS = """\
```console
$ plans sql "SELECT title FROM blocked"
title
Card payments at the quay
```

The tables are `plans`, `risks`, `questions`, `decisions` and `steps`. There are also views with the figures of the portal, such as
`unmitigated`. [Query with SQL](../../guides/sql.md) lists all of them with their columns.

A SOURCE is a `plans.json`, or a folder that `plans export --format parquet` wrote: a path, a pattern, or an address in
object storage. Without a SOURCE, the plans of the project are queried.

`json` is JSON Lines: one object for each row. `csv` has a heading row, and adds `'` in front of text that a spreadsheet would
take for a formula.

The command needs DuckDB: `pip install 'mkdocs-plans[sql]'`.
"""


@click.command(
    "sql",
    cls=PlansCommand,
    section=CommandSection.DATA,
    short_help="Query plans with SQL.",
    examples=(
        CommandExample('plans sql "FROM unmitigated"', "List the risks without a mitigation"),
        CommandExample(
            "plans sql --format csv \"SELECT path, title FROM plans WHERE status = 'blocked'\"",
            "Print the blocked plans as CSV",
        ),
    ),
    json_lines=True,
    details=_DETAILS,
)
@click.argument("query", cls=Argument, help="A query in the SQL of DuckDB.")
@click.argument(
    "sources",
    nargs=-1,
    cls=Argument,
    metavar="[SOURCE]...",
    help="A plans.json, or a folder of Parquet files. [default: the project]",
)
@format_option("text", "json", "csv")
def command(*, query: str, sources: tuple[str, ...], form: str) -> None:
    """Print the result of QUERY over the tables plans, risks, questions, decisions and steps."""
    from mkdocs_plans.cli.project_plans import read_all_plans

    # First, since it may fork: the threads of DuckDB would not survive that.
    found = None if sources else read_all_plans()
    with extra("sql", "plans sql"):
        from mkdocs_plans.cli.query_output import written
        from mkdocs_plans.sql.engine import run_query
        from mkdocs_plans.sql.sources import of_entries, of_sources

    with user_errors():
        if found:
            tables = of_entries(found.assembly.portal.portfolio.entries, found.name)
        else:
            tables = of_sources(sources, warning)
        for line in written(run_query(query, tables), form):
            emit(line, form)
