"""`plans lock`: a lock file with the commits and contents of other projects."""

from __future__ import annotations

import json
import sys

import click

from mkdocs_plans.cli.command import CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, user_errors, warning

_DETAILS = """\
`plans.lock` pins the [commit and content](../../guides/overview.md) of every project that the option
[`projects`](../options.md#projects) names. Builds then show exactly that data, even if the sources have changed since. A project
that cannot be fetched keeps its previous entry.

Text is one line. JSON is one document with `file`, and `projects` with `name` and `pinned` (whether the entry is new).
"""


@click.command(
    "lock",
    cls=PlansCommand,
    section=CommandSection.OTHER,
    short_help="Pin the data of other projects in plans.lock.",
    examples=(
        CommandExample("plans lock", "Pin the current data of all projects"),
        CommandExample("plans lock --format json", "Pin them, and print the projects as JSON"),
    ),
    exit_codes={1: "A project could not be fetched; its previous entry is kept."},
    details=_DETAILS,
)
@format_option("text", "json")
def command(*, form: str) -> None:
    """Fetch all projects of an overview, and write their commits and contents to plans.lock."""
    from mkdocs_plans.cli.project_plans import configured_project
    from mkdocs_plans.fetch import lockfile
    from mkdocs_plans.fetch.gather import gather
    from mkdocs_plans.overview.project_status import not_current

    with user_errors():
        project = configured_project()
        if not project.projects:
            raise ValueError("there are no projects to lock; list them in the option projects of mkdocs.yml")
        fetched = list(gather(project, locked=False))
        found = [one.project for one in fetched]
        before = lockfile.read(project.directory)
        kept = {one.name: before[one.name] for one in found if not one.state.current and one.name in before}
        new = {
            one.name: lockfile.Pin(one.digest, one.commit, data.history_digest)
            for data in fetched
            if (one := data.project).state.current and one.digest
        }
        lockfile.write(project.directory, {**kept, **new})
    for line in not_current(found):
        warning(line)
    if form == "json":
        projects = [{"name": one.name, "pinned": one.name in new} for one in found]
        emit(json.dumps({"file": lockfile.NAME, "projects": projects}), form)
    else:
        emit(f"{lockfile.NAME}: {len(new)} of {len(found)} projects pinned")
    sys.exit(0 if len(new) == len(found) else 1)
