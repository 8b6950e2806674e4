"""The portal of a project, as the command line sees it: the same plans, counted the same way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.config.mkdocs_yml import load_nearest, locating_errors
from mkdocs_plans.config.options import Profile
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.portal.build import Assembly, assemble, why_no_plan
from mkdocs_plans.snapshot.types import SnapshotRecord
from mkdocs_plans.snapshot.writer import Origin, published, snapshot
from mkdocs_plans.sources.required import require_any


@dataclass(frozen=True, slots=True)
class ProjectPlans:
    """All plans of a project, read."""

    project: ResolvedConfig
    assembly: Assembly

    def snapshot(self, profile: Profile = Profile.FULL) -> SnapshotRecord:
        """All that is known, or what a profile leaves of it, as `plans.json` holds it."""
        portal = self.assembly.portal
        return snapshot(
            portal.portfolio,
            self._origin(),
            templates=portal.templates,
            overview=portal.overview,
            profile=profile,
        )

    def published(self, profile: Profile | None = None) -> bytes:
        """The file `plans.json`; in the profile that the option names if no other is given."""
        portal = self.assembly.portal
        return published(
            portal.portfolio,
            self._origin(),
            templates=portal.templates,
            overview=portal.overview,
            profile=profile or self.project.options.profile,
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should hear about where the plans are, and that there are none."""
        why = why_no_plan(self.assembly, self.project)
        return (*self.assembly.notes, *([why] if why else []))

    @property
    def name(self) -> str:
        """What plans of no other project belong to; never empty."""
        return self.project.name or self.project.directory.name or "plans"

    def _origin(self) -> Origin:
        head = self.assembly.head
        return Origin(
            self.project.name,
            self.project.url,
            self.project.repo_url,
            commit=head.commit if head else None,
            commit_time=head.time if head else None,
            dirty=head.dirty if head else None,
            history=self.assembly.portal.build.history,
        )


def read_project(start: Path, progress: Callable[[int], None]) -> ProjectPlans:
    """Read the plans of the project that a folder belongs to.

    Args:
        start: A folder inside of the project.
        progress: Called with the number of files read so far.

    Raises:
        ConfigError: The options cannot be used, or there is no folder of plans.
        ValueError: `SOURCE_DATE_EPOCH` is no time.
    """
    project = load_nearest(start)
    with locating_errors(project):
        assembly = assemble(project, progress=progress)
    if not project.options.projects:  # those of others alone are enough
        require_any(assembly.folders, project.directory)
    return ProjectPlans(project, assembly)
