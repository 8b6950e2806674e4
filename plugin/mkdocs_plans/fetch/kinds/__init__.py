"""The kinds of project sources, one module each: a module in this folder is a kind of source."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.fetch.source_type import SourceType


@cache
def source_types() -> tuple[SourceType, ...]:
    """Return all kinds of sources."""
    return tuple(import_module(f"{__name__}.{one.name}").SOURCE for one in pkgutil.iter_modules(__path__))


def source_type(project: ProjectOptions) -> SourceType:
    """Return the kind of source that fetches the data of a project."""
    return next(source for source in source_types() if source.handles(project))
