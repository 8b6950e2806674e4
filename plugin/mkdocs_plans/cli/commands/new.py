"""`plans new`: create a plan."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, error, note, user_errors

_DETAILS = """\
```console
$ plans new "Night boats in winter"
plans/night-boats-in-winter.md
$ plans new "Night boats in winter"
error: plans/night-boats-in-winter.md already exists; choose another title or --folder
$ plans new "A lift for the quay" --folder plans/drafts
plans/drafts/a-lift-for-the-quay.md
note: created the folder plans/drafts
```

The file has the title, today's date, the status *Planning* and empty sections with comments. It is named after the title, and
is in the first plans folder of the project or in `--folder`. An existing file is never overwritten.

The output is the path of the file, relative to the repository. With `--format json`, it is a JSON document `{"path": …}`.
"""


@click.command(
    "new",
    cls=PlansCommand,
    section=CommandSection.PLANS,
    short_help="Create a plan.",
    examples=(
        CommandExample('plans new "Move the ledger"', "Create a plan in the plans folder"),
        CommandExample('plans new "Try sail boats" --folder plans/ideas', "Create a plan in another folder"),
    ),
    details=_DETAILS,
)
@click.argument("title", cls=Argument, help="The title of the plan; the file is named after it.")
@click.option(
    "--folder",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write the plan to DIR. [default: the plans folder]",
)
@format_option("text", "json")
def command(*, title: str, folder: str | None, form: str) -> None:
    """Create a plan with the title TITLE in the plans folder of the project."""
    from mkdocs_plans.cli.files import project_directory, repository_path
    from mkdocs_plans.cli.new_plan import plan_file, today, write_plan
    from mkdocs_plans.cli.project_plans import configured_project

    start = Path(folder) if folder else Path.cwd()
    home = project_directory(start)
    with user_errors():
        project = configured_project(start)
        target = start if folder else project.folders.folders[0].path
        path = plan_file(target, title)
        is_new = not target.exists()
        try:
            write_plan(path, title, today(), project.options.vocabulary)
        except FileExistsError:
            error(f"{repository_path(path, home)} already exists; choose another title or --folder")
            sys.exit(2)
    shown = repository_path(path, home)
    emit(json.dumps({"path": shown}) if form == "json" else shown, form)
    if is_new:  # the option `folder` may be misspelt
        note(f"created the folder {repository_path(target, home)}")
