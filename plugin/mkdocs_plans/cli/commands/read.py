"""`plans read`: what plan files contain, as the portal reads them."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option, json_option
from mkdocs_plans.cli.output import emit, error, user_errors, warning

if TYPE_CHECKING:
    from mkdocs_plans.cli.reading import ReadPlan

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

A file that you name is always read. In a folder, all plans are read, but not introductions of folders (`README.md`).

`--explain` prints the file itself, with a margin that shows what each line was read as and by which rule. Above it are the
figures of the plan and their origin. Findings are below their lines, contradictions and missing mitigations among them.
Findings that depend on other plans or on today's date are reported by [`plans check`](check.md) only.

```console
$ plans read --explain plans/season-prices.md
plans/season-prices.md
  Title      Season prices       front matter or heading, line 1
  Status     Planning            field in the header, line 4
  Date       2026-11-10          field "date", line 3
  Owners     Ana Lima
  Steps      3 of 8 done         lines 16–18, 21–23, 26–27
…
```

As JSON, it is one object for each plan, with `facts` and `lines`. Each line has its `text`, `read_as`, `label` and `rule`.
The link *How this was read* on the page of each plan shows the same explanation.

Without `--explain`, only errors and warnings about the file itself are part of the text, and JSON also contains findings of
severity info. Contradictions and missing mitigations are then reported by [`plans check`](check.md). Findings do not make the
command fail.

A PATH that does not exist, or a folder without a plan, is reported after the others were printed, and the exit code is 2:

```console
$ plans read plans/gone.md
error: plans/gone.md: the file or folder does not exist
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
        CommandExample("plans read --explain plans/season-prices.md", "Show how each line was read"),
    ),
    json_lines=True,
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
@click.option(
    "--explain", is_flag=True, help="Print each line of the files, with what it was read as and why."
)
def command(*, paths: tuple[str, ...], form: str, as_json: bool, explain: bool) -> None:
    """Print what plan files contain: status, steps, risks, questions and more."""
    from mkdocs_plans.cli.reading import paths_to_read, plans_at
    from mkdocs_plans.cli.text import summary
    from mkdocs_plans.snapshot.writer import encode, record

    form = "json" if as_json else form
    with user_errors():
        found = paths_to_read(paths)
    problems: list[str] = []
    for number, one in enumerate(plans_at(found, warning, problems.append)):
        if explain:
            _explain(one, form, first=number == 0)
        elif form == "json":
            emit(encode(record(one.plan)), "json")
        else:
            emit(summary(one.plan))
    for problem in problems:
        error(problem)
    if problems:
        sys.exit(2)


def _explain(one: ReadPlan, form: str, *, first: bool) -> None:
    """Print how a plan was read."""
    import msgspec

    from mkdocs_plans.cli.explanation import explanation_lines
    from mkdocs_plans.sources.folder import UnreadableError

    try:
        explanation = one.explanation()
    except UnreadableError as problem:
        error(f"{one.plan.path} {problem}")
        return
    if form == "json":
        emit(msgspec.json.encode(explanation).decode(), "json")
        return
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    emit("\n".join([*([] if first else [""]), *explanation_lines(explanation, columns)]))
