"""`plans previews`: the previews of open pull requests, to be published with the portal."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_plans.cli.command import Argument, CommandExample, CommandSection, PlansCommand
from mkdocs_plans.cli.options import format_option
from mkdocs_plans.cli.output import emit, note, user_errors, warning

if TYPE_CHECKING:
    from mkdocs_plans.forge.previews import PreviewSite

_DETAILS = """\
```console
$ plans previews site/previews
error: GITHUB_TOKEN is not set: give the step `env: GITHUB_TOKEN: ${{ github.token }}`
```

The command runs in GitHub Actions. For each open pull request it downloads the newest artifact `portal-preview`, if it was
built from the last commit of the pull request by a branch of the repository itself. Artifacts of forks are skipped, under
any name. A preview that cannot be unpacked, or is larger than 200 MB, is reported and skipped.

Nothing is overwritten: a folder that is not empty is an error. Previews of closed pull requests are not downloaded again.

Text has a line `FOLDER/NUMBER COMMIT` for each preview. JSON is JSON Lines with `number`, `path` and `commit`. Paths are
relative to the current folder, like FOLDER.
"""


@click.command(
    "previews",
    cls=PlansCommand,
    section=CommandSection.CI,
    short_help="Download the previews of open pull requests.",
    examples=(
        CommandExample("plans previews site/previews", "Add the previews to a site before it is published"),
        CommandExample("plans previews --format json site/previews", "Add them, and print JSON Lines"),
    ),
    json_lines=True,
    details=_DETAILS,
)
@click.argument("folder", cls=Argument, type=click.Path(file_okay=False), help="The folder to write to.")
@format_option("text", "json")
def command(*, folder: str, form: str) -> None:
    """Download the previews of open pull requests into FOLDER, each into a folder named after its number."""
    from mkdocs_plans.forge.errors import ForgeError
    from mkdocs_plans.forge.previews import from_ci_environment
    from mkdocs_plans.forge.retry import retry

    with user_errors():
        repository = from_ci_environment(os.environ)
        with repository.api:
            found = retry(repository.previews, note)
            _check_folders(Path(folder), found)
            for preview in found:
                target = Path(folder, str(preview.number))
                try:
                    retry(partial(repository.fetch, preview, target), note)
                except ForgeError as problem:
                    warning(str(problem))
                else:
                    path = target.as_posix()
                    record = {"number": preview.number, "path": path, "commit": preview.head}
                    emit(json.dumps(record) if form == "json" else f"{path} {preview.head}", form)


def _check_folders(folder: Path, found: Iterable[PreviewSite]) -> None:
    """Check that no preview would overwrite other files, before any is downloaded."""
    for preview in found:
        target = folder / str(preview.number)
        if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
            raise OSError(0, "this folder already exists and is not empty; remove it first", str(target))
