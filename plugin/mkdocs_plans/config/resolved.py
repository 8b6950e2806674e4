"""The configuration of a project, resolved: the single value that all later steps use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .options import ConfigError, Options
from .plans_folders import PlansFolders, folders
from .project_sources import ProjectOptions, ProjectOptionsError, SourceKind, projects

DEFAULTS = Options()


# Without slots, because a cached property is kept in the dictionary of the object.
@dataclass(frozen=True)
class ResolvedConfig:
    """The configuration of a project.

    Folders and projects are resolved when they are first used. So a command that needs none of them does not
    fail if they cannot be resolved.
    """

    directory: Path
    """The folder of the configuration file, or the current folder if there is none."""
    docs_dir: Path
    """The folder of the ordinary pages of the site."""
    options: Options = DEFAULTS
    name: str | None = None
    url: str | None = None
    """The address of the published site."""
    repo_url: str | None = None

    @cached_property
    def folders(self) -> PlansFolders:
        """The folders that the option `folder` names. A missing folder is not an error here.

        Raises:
            ConfigError: A folder is a file.
        """
        return folders(self.options, self.directory, self.docs_dir)

    @cached_property
    def projects(self) -> tuple[ProjectOptions, ...]:
        """The projects that the option `projects` names, including those in files.

        Raises:
            ConfigError: A key is unknown, a value is invalid, a name occurs twice, or a list cannot be read.
        """
        try:
            return projects(self.options.projects, self.directory)
        except ProjectOptionsError as error:
            raise ConfigError(error.problems) from None

    @property
    def project_folders(self) -> tuple[Path, ...]:
        """The folders of other projects that are read in place; they may not exist.

        Raises:
            ConfigError: As `projects`.
        """
        return tuple(
            Path(one.base, one.folder)
            for one in self.projects
            if one.kind is SourceKind.FOLDER and one.folder
        )

    @property
    def project_lists(self) -> tuple[Path, ...]:
        """The files that `list` names among the projects."""
        return tuple(self.directory / str(item["list"]) for item in self.options.projects if "list" in item)
