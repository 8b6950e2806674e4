"""`plans changes`: what happened to the plans in a range of days."""

from __future__ import annotations

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option, since_option, site_url_option
from mkdocs_plans.cli.output import emit, emit_bytes

_DETAILS = """\
```console
$ plans changes --since 2026-01-01
…
Crew app (plans/crew-app.md)
  + New plan: In progress, 6 of 9 steps done, 3 risks, 1 open question …
…
```

The changes come from the [history](../history.md) in git: the commits on the main line, by day, plan and commit, newest
first. The page [*Changes*](../pages.md#changes) shows the same changes. [Imports](../history.md#imports) and
[bulk commits](../history.md#bulk-commits) are left out. Changes of text only are not listed, but their number is printed.

## The range

`--since` and `--until` take:

| value | meaning |
|---|---|
| `2026-01-31` | a day, in UTC; it is part of the range |
| `7d` | with `--since` the last seven days, the day of the build included; with `--until` the day before them, so that `--since 14d --until 7d` is the week before |
| `monday` | the last Monday, or the day of the build if that is a Monday; every weekday can be given |
| `v1.2`, `HEAD~20` | a revision of git: `--since` begins after it, `--until` ends with it |

The day of the build is that of `SOURCE_DATE_EPOCH` if it is set, otherwise that of the commit that is checked out. It is
never the clock, so that the same commit gives the same output. To count back from now, set it:

```bash
SOURCE_DATE_EPOCH=$(date +%s) plans changes --since 7d
```

If a branch has the name of a weekday, write `refs/heads/monday`.

## Formats

| format | output |
|---|---|
| `text` | the changes by day and plan |
| `markdown` | the same, with links to the portal and to commits; every text of a plan is in a code span |
| `json` | all events of these commits, as in [`plans-history.json`](../history.md#plans-historyjson): the same format, `mkdocs-plans-history`, with the commits of the range |

Links to the portal need its address: `--site-url`, the environment variable `MKDOCS_PLANS_SITE_URL`, or `site_url` in
`mkdocs.yml`. Links to commits need `repo_url`.

In a shallow clone, a warning names what is missing and the command that fetches it. Without any history the exit code is 2.
"""


@click.command(
    "changes",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="List what happened to the plans.",
    examples=(
        CommandExample("plans changes --since monday", "List what happened since Monday"),
        CommandExample(
            "plans changes --since 2026-01-01 --until 2026-01-31 --format markdown",
            "Print the changes of January as Markdown",
        ),
    ),
    details=_DETAILS,
)
@since_option()
@click.option(
    "--until",
    metavar="WHEN",
    help="The last day, or the last revision, given in the same way. [default: the day of the build]",
)
@format_option("text", "markdown", "json")
@site_url_option()
def command(*, since: str, until: str | None, form: str, site_url: str | None) -> None:
    """List what happened to the plans, by day and plan, from the history in git."""
    from mkdocs_plans.cli.plan_history import read_range, require_history
    from mkdocs_plans.config.options import Profile
    from mkdocs_plans.reports import changes_markdown, changes_text
    from mkdocs_plans.reports.changes import changes_in

    given = read_range(since, until, site_url)
    require_history(given)
    if form == "json":
        emit_bytes(given.found.published_history(Profile.FULL, given.chosen))
        return
    report = changes_in(given.portal, given.chosen)
    markdown = form == "markdown"
    text = changes_markdown.write(report, given.links) if markdown else changes_text.write(report)
    emit(text.removesuffix("\n"), form)
