"""The project of the current folder and its plans, read as for the portal."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.config.mkdocs_yml import find, load, load_nearest, locating_errors
from mkdocs_plans.config.options import Profile
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history import HistoryRange
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.overview.project_status import not_current
from mkdocs_plans.portal.build import Assembly, assemble, why_no_plan
from mkdocs_plans.snapshot.types import SnapshotRecord
from mkdocs_plans.snapshot.writer import Origin, published, snapshot
from mkdocs_plans.sources.required import require_any

from .files import from_here
from .global_options import current
from .output import detail, user_errors, warning
from .progress import counter


@dataclass(frozen=True, slots=True)
class ProjectPlans:
    """A project with all its plans, read."""

    project: ResolvedConfig
    assembly: Assembly

    def snapshot(self, profile: Profile = Profile.FULL) -> SnapshotRecord:
        """Return the content of `plans.json` in a profile."""
        portal = self.assembly.portal
        return snapshot(
            portal.portfolio,
            self._origin(),
            templates=portal.templates,
            overview=portal.overview,
            profile=profile,
        )

    def published(self, profile: Profile | None = None) -> bytes:
        """Return the file `plans.json`; in the profile of the option `profile` if none is given."""
        portal = self.assembly.portal
        return published(
            portal.portfolio,
            self._origin(),
            templates=portal.templates,
            overview=portal.overview,
            profile=profile or self.project.options.profile,
        )

    def published_history(self, profile: Profile | None = None, chosen: HistoryRange | None = None) -> bytes:
        """Return the file `plans-history.json`.

        Args:
            profile: The profile; by default that of the option `profile`.
            chosen: The commits to list; by default all.
        """
        from mkdocs_plans.history.writer import published_history  # noqa: PLC0415  (few commands need it)

        portal = self.assembly.portal
        return published_history(
            chosen.of(portal.history) if chosen else portal.history,
            self._origin(),
            profile=profile or self.project.options.profile,
            known=[secret for entry in portal.portfolio.entries for secret in entry.plan.secrets],
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Notes on which folders were searched for plans, and why there are none."""
        why = why_no_plan(self.assembly, self.project)
        return (*self.assembly.notes, *([why] if why else []))

    @property
    def name(self) -> str:
        """The name of the project itself; never empty."""
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


def configured_project(start: Path | None = None) -> ResolvedConfig:
    """Return the project of `--config`, or the one that a folder belongs to.

    Args:
        start: The folder; the current one if not given.

    Raises:
        ConfigError: The configuration cannot be used.
    """
    chosen = current().config
    project = load(chosen) if chosen else load_nearest(start or Path.cwd())
    file = chosen or find(start or Path.cwd())
    detail(f"configuration: {from_here(file) if file else 'none found; the defaults are used'}")
    detail(f"plans folders: {', '.join(folder.name for folder in project.folders.folders)}")
    return project


def read_project(
    start: Path,
    progress: Callable[[int], None],
    *,
    with_history: bool = True,
    history_progress: Callable[[int, int], None] = lambda _, __: None,
    taken: Collection[str] = (),
) -> ProjectPlans:
    """Read the plans of the project that a folder belongs to.

    Args:
        start: A folder of the project.
        progress: Called with the number of files read so far.
        with_history: Whether the history of the plans is needed.
        history_progress: Called with the number of former versions of plans read so far, and of all.
        taken: URIs of pages that the site has besides the portal.

    Raises:
        ConfigError: The options cannot be used, or there is no plans folder.
        ValueError: `SOURCE_DATE_EPOCH` is not a time.
    """
    project = configured_project(start)
    with locating_errors(project, current().config):
        assembly = assemble(
            project,
            progress=progress,
            with_history=with_history,
            history_progress=history_progress,
            taken=taken,
        )
    if not project.options.projects:  # plans of other projects are enough
        require_any(assembly.folders, project.directory)
    return ProjectPlans(project, assembly)


def read_current_project(*, with_history: bool = True, taken: Collection[str] = ()) -> ProjectPlans:
    """Read the plans of the project of the current folder; print what is missing as warnings.

    Args:
        with_history: Whether the history of the plans is needed.
        taken: URIs of pages that the site has besides the portal.
    """
    with user_errors(), counter() as count:
        found = read_project(
            Path.cwd(), count, with_history=with_history, history_progress=count.versions, taken=taken
        )
    for text in (*found.notes, *not_current(found.assembly.portal.projects)):
        warning(text)
    if problem := found.assembly.git_problem:
        warning(f"the dates of the last changes are not known: {problem}")
    detail(f"read {plural(len(found.assembly.sources), 'file')}")
    return found


def read_all_plans() -> ProjectPlans:
    """Read the project with all its sources; print a warning for each whose plans are not all known."""
    found = read_current_project()
    for one in found.assembly.portal.projects:
        if one.has_data and not (one.listed and one.complete):
            warning(f"project {one.name}: not all of its plans are known here, only its figures")
    return found
