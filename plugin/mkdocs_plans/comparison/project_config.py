"""The configuration of the project whose states are compared, from the working tree or a commit."""

from __future__ import annotations

import errno
import os
from dataclasses import fields, replace
from pathlib import Path

from mkdocs_plans.config.mkdocs_yml import find, load
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.sources.tree import CommitTree, UnreadableBlob, contents


def project_in(holds: CommitTree, repository: Path, start: Path) -> ResolvedConfig:
    """The project that a folder of a commit belongs to.

    Args:
        holds: The commit.
        repository: The root of the repository.
        start: The folder, as if the commit were checked out. It may not exist.

    Raises:
        ConfigError: Its configuration is invalid.
        GitError: Git failed.
    """

    def inside(path: Path) -> str:
        return path.relative_to(repository).as_posix() if path.is_relative_to(repository) else ""

    def is_file(path: Path) -> bool:
        item = holds.items.get(inside(path))
        return item is not None and item.mode.startswith("100")

    def read(path: Path) -> bytes:
        if not is_file(path):
            raise FileNotFoundError(errno.ENOENT, "the commit does not contain the file", str(path))
        blob = holds.items[inside(path)].blob
        raw = contents(repository, [blob])[blob]
        if isinstance(raw, UnreadableBlob):
            raise OSError(errno.EIO, f"it {raw.reason}", str(path))
        return raw

    path = find(start, is_file)
    return load(path, read) if path else ResolvedConfig(start.resolve(), start.resolve() / "docs")


def project_at(folder: Path, start: Path) -> ResolvedConfig:
    """The project that a folder belongs to. A plans folder outside any project is a project itself.

    Args:
        folder: The folder.
        start: The folder in which the command runs, which is never taken for a plans folder.

    Raises:
        ConfigError: Its configuration is invalid.
    """
    path = find(folder)
    if path:
        return load(path)
    here = folder.resolve()
    project = ResolvedConfig(here, here / "docs")
    there = project.folders.folders
    if here == start.resolve() or any(one.path.is_dir() for one in there):
        return project
    options = replace(project.options, folder=(here.name,))
    return ResolvedConfig(here.parent, here.parent / "docs", options)


def placed(project: ResolvedConfig, start: Path) -> ResolvedConfig:
    """A project as if it were at the location of the one that a folder belongs to."""
    path = find(start)
    directory = path.parent if path else start.resolve()
    docs_dir = directory / os.path.relpath(project.docs_dir, project.directory)
    return replace(project, directory=directory, docs_dir=docs_dir)


def differences(one: ResolvedConfig, other: ResolvedConfig) -> tuple[str, ...]:
    """The names of the options that two projects set differently, sorted."""
    names = [
        option.name
        for option in fields(one.options)
        if getattr(one.options, option.name) != getattr(other.options, option.name)
    ]
    docs_dirs = {os.path.relpath(project.docs_dir, project.directory) for project in (one, other)}
    return tuple(sorted([*names, *(["docs_dir"] if len(docs_dirs) > 1 else [])]))
