"""`plans export`: all plans as JSON, CSV, Parquet or metrics, their history, or the pages of the portal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import force_option, format_option, output_option
from mkdocs_plans.cli.output import emit, emit_bytes, extra, user_errors

if TYPE_CHECKING:
    from mkdocs_plans.cli.project_plans import ProjectPlans

_PROFILES = ("full", "summary", "redacted")
_TABLES = ("plans", "risks", "questions", "decisions", "steps")

_DETAILS = """\
| format | output |
|---|---|
| `json` | one JSON document, identical to the [`plans.json`](../snapshot.md) of a site that is built from the same commit |
| `csv` | the table that `--table` names, by default `plans` |
| `history` | what happened to the plans, identical to the [`plans-history.json`](../history.md#plans-historyjson) of such a site |
| `metrics` | figures of the project as OpenMetrics text, for a monitor or for GitLab |
| `parquet` | all five tables, in the folder that `--output` names; needs `pip install 'mkdocs-plans[parquet]'` |
| `pages` | the portal as Markdown files with HTML, in the folder that `--output` names, for [Zensical and other site generators](../../guides/zensical.md) |

```console
$ plans export --format csv --table questions
path,line,text,kind,answered,answer,plan,plan_status,url,since,until
…
$ plans export --format metrics
# TYPE plans gauge
# HELP plans Plans by status.
plans{status="planning"} …
…
```

`--profile` chooses how much is written: `full` is everything, `redacted` is for [readers who may not see the
plans](../snapshot.md#profiles), and `summary` holds the head of each plan, counts, and open risks with their mitigations. By
default, JSON and the history have the profile of the option [`profile`](../options.md#profile), and CSV and Parquet are `full`. CSV and Parquet
have no `summary`, and metrics have no profiles.

With `--format pages`, only files whose content changed are written, and files of deleted plans are removed. All other
files of the folder stay as they are: a page whose path is taken by a file that this command did not write is an
error. The list of its files is in `.mkdocs-plans.json`. `--watch` exports again when a plan or the configuration
changes, until you press Ctrl+C.

In CSV, `'` is added in front of text that a spreadsheet would take for a formula, or a CI server for a command. A file is
written completely or not at all, and replaces only an [earlier output of this command](index.md#output-files).
"""


@click.command(
    "export",
    cls=PlansCommand,
    section=CommandSection.DATA,
    short_help="Write all plans as JSON, CSV, Parquet, metrics or pages.",
    examples=(
        CommandExample("plans export --output plans.json", "Write the plans.json that a build publishes"),
        CommandExample("plans export --format csv --table risks", "Print all risks, for a spreadsheet"),
        CommandExample(
            "plans export --format pages --output docs", "Write the portal for a site of Zensical"
        ),
    ),
    details=_DETAILS,
)
@format_option("json", "csv", "history", "metrics", "parquet", "pages")
@click.option(
    "--table",
    type=click.Choice(_TABLES),
    default="plans",
    show_default=True,
    help="The table that --format csv writes.",
)
@click.option(
    "--profile",
    type=click.Choice(_PROFILES),
    help="How much of the plans to write. [default: the option profile in mkdocs.yml for json and history, otherwise full]",
)
@output_option("Write to FILE. For parquet and pages, FILE is a folder.")
@force_option()
@click.option("--watch", is_flag=True, help="With --format pages: export again whenever a plan changes.")
def command(
    *, form: str, table: str, profile: str | None, output: str | None, force: bool, watch: bool
) -> None:
    """Write the plans of the project as data, their history, figures as metrics, or the pages of the portal."""
    from mkdocs_plans.cli.files import Output, protected
    from mkdocs_plans.cli.project_plans import read_current_project

    given = click.get_current_context().get_parameter_source("table")
    if form != "csv" and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("--table needs --format csv")
    if watch and form != "pages":
        raise click.UsageError("--watch needs --format pages")
    if profile and form == "pages":
        raise click.UsageError("--profile cannot be used with --format pages; set the option profile instead")
    if profile and (form == "metrics" or (form not in ("json", "history") and profile == "summary")):
        raise click.UsageError(f"--profile {profile} cannot be used with --format {form}")
    if form == "parquet":
        _export_parquet(output, redacted=profile == "redacted")
        return
    if form == "pages":
        _export_pages(output, force=force, watch=watch)
        return
    if output is None:
        emit_bytes(_exported(read_current_project(), form, table, profile))
        return
    with user_errors():
        target = Output(Path(output), f"export {form}", protected(Path.cwd()), force)
        target.check()
    content = _exported(read_current_project(), form, table, profile)
    with user_errors():
        target.write(content)


def _export_parquet(output: str | None, *, redacted: bool) -> None:
    from mkdocs_plans.cli.files import check_folder, protected
    from mkdocs_plans.cli.project_plans import read_all_plans

    if output is None:
        raise click.UsageError("--format parquet needs --output with the name of a folder")
    with user_errors():
        check_folder(Path(output), protected(Path.cwd()))
    found = read_all_plans()
    with extra("parquet", "plans export --format parquet"):
        from mkdocs_plans.sql import parquet

    with user_errors():
        parquet.write(Path(output), found.assembly.portal.portfolio.entries, found.name, redacted=redacted)


def _export_pages(output: str | None, *, force: bool, watch: bool) -> None:
    from mkdocs_plans.cli.files import check_folder, protected
    from mkdocs_plans.cli.page_export import export_pages, file_states, watch_pages

    if output is None:
        raise click.UsageError("--format pages needs --output with the name of a folder")
    root = Path(output)
    with user_errors():
        check_folder(root, protected(Path.cwd()))
    before = file_states() if watch else {}
    emit(export_pages(root, force=force))
    if watch:
        watch_pages(root, before, force=force)


def _exported(found: ProjectPlans, form: str, table: str, given: str | None) -> bytes:
    from mkdocs_plans.config.options import Profile
    from mkdocs_plans.reports import metrics
    from mkdocs_plans.snapshot.csv_tables import as_csv

    profile = Profile(given) if given else None
    if form == "json":
        return found.published(profile)
    if form == "history":
        return found.published_history(profile)
    if form == "csv":
        return as_csv(found.snapshot(profile or Profile.FULL).plans, table).encode("utf-8")
    return metrics.write(found.assembly.portal.portfolio).encode("utf-8")
