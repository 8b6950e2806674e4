"""`plans previews`: the previews of open pull requests, to be published with the portal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from mkdocs_plans.forge.previews import PreviewSite

from .output import emit, notice, user_errors


@click.command(short_help="Collect the previews of open pull requests.")
@click.argument("folder", type=click.Path(file_okay=False))
def previews(*, folder: str) -> None:
    """Put the previews of open pull requests into FOLDER, each under its number.

    In GitHub Actions: the artifacts `portal-preview` of pull requests from branches of the repository
    itself. A preview that cannot be downloaded is named and left out.
    """
    from mkdocs_plans.forge.errors import ForgeError
    from mkdocs_plans.forge.previews import from_ci_environment
    from mkdocs_plans.forge.retry import retry

    with user_errors():
        repository = from_ci_environment(os.environ)
        with repository.api:
            found = retry(repository.previews, notice)
            _refuse_what_is_there(Path(folder), found)
            for preview in found:
                place = Path(folder, str(preview.number))
                try:
                    retry(partial(repository.fetch, preview, place), notice)
                except ForgeError as error:
                    notice(str(error))
                else:
                    emit(f"{place.as_posix()} {preview.head}")


def _refuse_what_is_there(folder: Path, found: Iterable[PreviewSite]) -> None:
    """Raise an error where a preview would be put among other files, before any is fetched."""
    for preview in found:
        place = folder / str(preview.number)
        if os.path.lexists(place) and not (place.is_dir() and not any(place.iterdir())):
            raise OSError(0, "is already there, and is not written over; remove it first", str(place))
