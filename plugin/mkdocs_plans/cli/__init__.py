"""The command line: `plans read`, `list`, `check`, `diff`, `export`, `sql`, `new` and others.

Every command imports what it needs when it runs, so that `plans --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_plans.workers import gc_paused

from .check import check
from .comment import comment
from .diff import diff
from .lock import lock
from .output import JsonOrText, emit, emit_bytes, extra, harmless_errors, notice, user_errors
from .previews import previews

if TYPE_CHECKING:
    from .project_plans import ProjectPlans

_STATES = ("planning", "in-progress", "blocked", "on-hold", "completed", "cancelled", "unknown")
_EXPORTS = ("json", "csv", "metrics", "parquet")
_ANSWERS = ("text", "json", "csv")
_PROFILES = ("full", "summary", "redacted")
_TABLES = ("plans", "risks", "questions", "steps")

_EXAMPLES = """\b
Examples:
  plans new "Move the ledger"               begin a plan
  plans list --status blocked               which plans are blocked
  plans read plans/2025-01-ledger.md        what a plan says, in short
  plans read plans/ --json | jq .risks      what all of them say, as data
  plans check                               what is wrong with them
  plans diff main                           what this branch means for them
  plans export --format csv --table risks   the risks, for a spreadsheet
  plans sql "FROM unmitigated"              what nobody has a plan against
"""


class _Commands(click.Group):
    """The commands, which print nothing of a wrong argument that a CI server could obey."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 - as in click
        with harmless_errors():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as in click
        with harmless_errors(), gc_paused():
            return super().invoke(ctx)


@click.group(
    cls=_Commands,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="mkdocs-plans", prog_name="plans")
def main() -> None:
    """Read execution plans written in Markdown.

    Commands without a path work on the project that the current folder belongs to: its mkdocs.yml names
    where the plans are; without one they are in plans/.
    """


@main.command(cls=JsonOrText)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path())
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each plan.")
def read(*, paths: tuple[str, ...], as_json: bool) -> None:
    """Read plan files, and the folders that hold them.

    Problems of a plan are part of what is printed and do not fail the command. A PATH that does not exist,
    or a folder without a plan, does, with exit code 2, after the others were read.
    """
    from mkdocs_plans.snapshot.writer import encode, record

    from .reading import plans_at, words_at
    from .text import summary

    with user_errors():
        words = words_at(paths)
    refused: list[str] = []
    for plan in plans_at(words, notice, refused.append):
        if as_json:
            emit(encode(record(plan)), "json")
        else:
            emit(summary(plan))
    for problem in refused:
        notice(problem)
    if refused:
        sys.exit(2)


@main.command("list", cls=JsonOrText)
@click.option(
    "--status", "states", multiple=True, type=click.Choice(_STATES), help="Only plans of this status."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, as in plans.json.")
def list_(*, states: tuple[str, ...], as_json: bool) -> None:
    """List the plans of the project, those that need attention first.

    Finished ones stand last.
    """
    from mkdocs_plans.snapshot.writer import encode

    from .files import from_here
    from .text import COLOURS, HEADINGS, joined, row, table, why_blocked

    reading = _read_project()
    entries = [
        entry for entry in reading.assembly.portal.portfolio.entries if not states or entry.state in states
    ]
    if as_json:
        records = {plan.path: plan for plan in reading.snapshot().plans}
        for entry in entries:
            emit(encode(records[entry.plan.path]), "json")
    elif entries:
        copies = reading.project.directory / reading.project.options.copies
        here = {  # what can be opened; for a copy the project's own path says more
            source.entry.plan.path: from_here(source.location)
            for source in reading.assembly.sources
            if not (source.outside or source.location.is_relative_to(copies))
        }
        whole = not sys.stdout.isatty()
        heading, *rows = table(
            [
                HEADINGS,
                *(row(entry, here.get(entry.plan.path, entry.plan.path), whole=whole) for entry in entries),
            ]
        )
        emit(click.style(joined(heading), bold=True))
        for entry, cells in zip(entries, rows, strict=True):
            emit(joined([click.style(cells[0], fg=COLOURS.get(entry.state)), *cells[1:]]))
            if not whole and (reason := why_blocked(reading.assembly.portal.portfolio, entry)):
                emit(f"  {reason}")  # a line of its own for a person; a pipe gets a line a plan
    elif states:
        notice("there are no such plans")


@main.command()
@click.option("--format", "form", type=click.Choice(_EXPORTS), default="json", show_default=True)
@click.option(
    "--table", type=click.Choice(_TABLES), default="plans", show_default=True, help="What csv lists."
)
@click.option(
    "--profile",
    type=click.Choice(_PROFILES),
    help="How much of it; of JSON as the option of the site says.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(),
    help="Write to a file; parquet to a folder.",
)
@click.option("--force", is_flag=True, help="Replace a file that plans did not write.")
def export(*, form: str, table: str, profile: str | None, output: str | None, force: bool) -> None:
    """Write plans.json, a table of it, all its tables, or its figures.

    The JSON is what a build publishes; the figures are OpenMetrics, for monitors; all tables are Parquet.
    """
    given = click.get_current_context().get_parameter_source("table")
    if form != "csv" and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("--table goes with --format csv")
    if profile and (form == "metrics" or (form != "json" and profile == "summary")):
        raise click.UsageError(f"--profile {profile} does not go with --format {form}")
    if form == "parquet":
        _export_parquet(output, redacted=profile == "redacted")
        return
    if output is None:
        emit_bytes(_exported(_read_project(), form, table, profile))
        return
    from .files import Output, protected

    with user_errors():
        target = Output(Path(output), f"export {form}", protected(Path.cwd()), force)
        target.check()
    content = _exported(_read_project(), form, table, profile)
    with user_errors():
        target.write(content)


def _export_parquet(output: str | None, *, redacted: bool) -> None:
    if output is None:
        raise click.UsageError("--format parquet writes a folder: name it with --output")
    from .files import check_folder, protected

    with user_errors():
        check_folder(Path(output), protected(Path.cwd()))
    reading = _read_all()
    with extra("parquet", "plans export --format parquet"):
        from mkdocs_plans.sql import parquet

    with user_errors():
        parquet.write(
            Path(output), reading.assembly.portal.portfolio.entries, reading.name, redacted=redacted
        )


@main.command()
@click.argument("query")
@click.argument("sources", nargs=-1, metavar="[SOURCE]…")
@click.option("--format", "form", type=click.Choice(_ANSWERS), default="text", show_default=True)
def sql(*, query: str, sources: tuple[str, ...], form: str) -> None:
    """Answer a QUERY in SQL.

    The tables are plans, risks, questions and steps, and the registers.

    A SOURCE is a plans.json, or a folder that `plans export --format parquet` wrote; a path, a pattern, or an
    address in object storage. Without one the project that the current folder belongs to is asked.
    """
    # First: it may fork, which the threads of the engine would not survive.
    reading = None if sources else _read_all()
    with extra("sql", "plans sql"):
        from mkdocs_plans.sql.engine import run_query
        from mkdocs_plans.sql.sources import of_entries, of_sources

        from .query_output import written

    with user_errors():
        if reading:
            tables = of_entries(reading.assembly.portal.portfolio.entries, reading.name)
        else:
            tables = of_sources(sources, notice)
        for line in written(run_query(query, tables), form):
            emit(line, form)


def _read_all() -> ProjectPlans:
    """The project with all its sources, with a notice for each whose plans are incomplete."""
    reading = _read_project()
    for project in reading.assembly.portal.projects:
        if project.has_data and not (project.listed and project.complete):
            notice(f"project {project.name}: not all of its plans are known here, only its figures")
    return reading


def _exported(reading: ProjectPlans, form: str, table: str, given: str | None) -> bytes:
    from mkdocs_plans.config.options import Profile
    from mkdocs_plans.reports import metrics
    from mkdocs_plans.snapshot.csv_tables import as_csv

    profile = Profile(given) if given else None
    if form == "json":
        return reading.published(profile)
    text = (
        as_csv(reading.snapshot(profile or Profile.FULL).plans, table)
        if form == "csv"
        else metrics.write(reading.assembly.portal.portfolio)
    )
    return text.encode("utf-8")


@main.command()
@click.argument("title")
@click.option("--folder", metavar="FOLDER", type=click.Path(file_okay=False), help="Where to write the plan.")
def new(*, title: str, folder: str | None) -> None:
    """Begin a plan called TITLE in the project's plans folder."""
    from mkdocs_plans.config.mkdocs_yml import load_nearest

    from .new_plan import today, write_plan

    with user_errors():
        project = load_nearest(Path(folder) if folder else Path.cwd())
        place = Path(folder) if folder else project.folders.folders[0].path
        is_new = not place.exists()
        path = write_plan(place, title, today(), project.options.vocabulary)
    emit(os.path.relpath(path))
    if is_new:  # the option `folder` may be misspelt
        notice(f"created the folder “{os.path.relpath(place)}”")


def _read_project() -> ProjectPlans:
    from mkdocs_plans.overview.project_status import not_current

    from .progress import counter
    from .project_plans import read_project

    with user_errors(), counter() as count:
        reading = read_project(Path.cwd(), count)
    for note in (*reading.notes, *not_current(reading.assembly.portal.projects)):
        notice(note)
    if problem := reading.assembly.git_problem:
        notice(f"when plans changed is not known: {problem}")
    return reading


main.add_command(check)
main.add_command(comment)
main.add_command(previews)
main.add_command(diff)
main.add_command(lock)
