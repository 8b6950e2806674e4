"""`plans lock`: pin what other projects have now."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .output import emit, notice, user_errors


@click.command()
def lock() -> None:
    """Pin the commit and content of every project in plans.lock.

    Builds then show exactly that, whatever the sources have meanwhile. A project whose data is not current
    keeps the pin that it had, and the command exits with 1.
    """
    from mkdocs_plans.config.mkdocs_yml import load_nearest
    from mkdocs_plans.fetch import lockfile
    from mkdocs_plans.fetch.gather import gather
    from mkdocs_plans.overview.project_status import not_current

    with user_errors():
        project = load_nearest(Path.cwd())
        if not project.projects:
            raise ValueError("there are no projects to lock: name them in the option `projects`")
        found = [one.project for one in gather(project, locked=False)]
        held = lockfile.read(project.directory)
        kept = {one.name: held[one.name] for one in found if not one.state.current and one.name in held}
        new = {
            one.name: lockfile.Pin(one.digest, one.commit)
            for one in found
            if one.state.current and one.digest
        }
        lockfile.write(project.directory, {**kept, **new})
    for line in not_current(found):
        notice(line)
    emit(f"{lockfile.NAME}: {len(new)} of {len(found)} projects pinned")
    sys.exit(0 if len(new) == len(found) else 1)
