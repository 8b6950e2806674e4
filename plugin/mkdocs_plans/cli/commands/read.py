"""`plans read`: what plan files contain, as the portal reads them."""

from __future__ import annotations

import sys

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option, json_option
from mkdocs_plans.cli.output import emit, error, user_errors, warning

_DETAILS = """\
For a person:

```console
$ plans read plans/season-prices.md
Season prices (plans/season-prices.md)
  Planning · 3 of 8 steps · 1 open question · 3 open risks · 2026-11-10 · Ana Lima
  Next: A price list with a validity (line 21)
```

For a program, as JSON Lines: one object for each plan, in the form of [`plans.json`](../snapshot.md#one-plan).

```console
$ plans read --json plans/season-prices.md
{"path": "plans/season-prices.md", "title": "Season prices", …
```

A file is read whatever its name. Of a folder all plans are read, without the introductions of folders (`README.md`).

Errors and warnings about the file itself are part of the text; JSON also holds findings of severity info. They do not
fail the command. Contradictions and missing mitigations are reported by [`plans check`](check.md).

A PATH that does not exist, or a folder without a plan, is reported after the others were read:

```console
$ plans read plans/gone.md
error: plans/gone.md: there is no such file or folder
```
"""


@click.command(
    "read",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Print what plan files contain.",
    examples=(
        CommandExample("plans read plans/season-prices.md", "Summarise a plan"),
        CommandExample("plans read --json plans/", "Print all plans of a folder as JSON Lines"),
    ),
    details=_DETAILS,
)
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    cls=Argument,
    metavar="PATH...",
    type=click.Path(),
    help="Plan files, and folders of plans.",
)
@format_option("text", "json")
@json_option()
def command(*, paths: tuple[str, ...], form: str, as_json: bool) -> None:
    """Print what plan files contain: status, steps, risks, questions and more."""
    from mkdocs_plans.cli.reading import plans_at, vocabularies_at
    from mkdocs_plans.cli.text import summary
    from mkdocs_plans.snapshot.writer import encode, record

    with user_errors():
        found = vocabularies_at(paths)
    problems: list[str] = []
    for plan in plans_at(found, warning, problems.append):
        if as_json or form == "json":
            emit(encode(record(plan)), "json")
        else:
            emit(summary(plan))
    for problem in problems:
        error(problem)
    if problems:
        sys.exit(2)
