"""A folder of plans on this disk. It is read in place; its copy is used if the folder no longer exists."""

from __future__ import annotations

from pathlib import Path

from mkdocs_plans.config.project_sources import ProjectOptions, SourceKind
from mkdocs_plans.fetch.responses import FetchedTree
from mkdocs_plans.fetch.source_type import SourceType
from mkdocs_plans.fetch.tree_digest import tree_at


def _read(project: ProjectOptions) -> FetchedTree:
    return tree_at(Path(project.base, project.folder or ""), Path(project.base))


SOURCE = SourceType(handles=lambda project: project.kind is SourceKind.FOLDER, read=_read)
