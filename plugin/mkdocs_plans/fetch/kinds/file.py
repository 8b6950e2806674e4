"""A `plans.json` on this disk."""

from __future__ import annotations

from pathlib import Path

from mkdocs_plans.config.project_sources import ProjectOptions, is_address
from mkdocs_plans.fetch.responses import FetchedFile, MisconfiguredError
from mkdocs_plans.fetch.source_type import SourceType


def _read(project: ProjectOptions) -> FetchedFile:
    path = Path(project.base, project.snapshot or "")
    if not path.is_file():
        if path.exists():
            raise MisconfiguredError("it is not a file")
        raise MisconfiguredError("the file does not exist", is_absent=True)
    return FetchedFile(path, ours=False)


SOURCE = SourceType(
    handles=lambda project: project.snapshot is not None and not is_address(project.snapshot), read=_read
)
