"""The data of every project with the state of its source. A failing source raises nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs_plans.config.options import ConfigError, Options
from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.overview.project_status import FetchedProject, Remembered

from . import lockfile
from .cache import SourceCache
from .fetch_all import fetch_all
from .kinds import source_type
from .resolve_state import SourceCase, resolve_source_state
from .responses import UNFIT, Failed, FetchedFile, Pinned, SourceError, SourceResponse, Unchanged, failed, why
from .snapshot_history import history_source, with_history
from .source_type import FetchJob, Limits

LIMITS = Limits()
_OFFLINE = Failed("offline: not fetched")


def gather(
    config: ResolvedConfig,
    *,
    locked: bool = True,
    remembered: Remembered | None = None,
) -> Iterator[FetchedProject]:
    """Fetch from all sources, then yield each project's data, in the order of the configuration.

    Args:
        config: The configuration that names the projects.
        locked: Whether to apply the lock file, if there is one.
        remembered: Earlier results, which are returned again without a fetch. New results are added.

    Raises:
        ConfigError: The lock file cannot be read, or the cache folder cannot be created.
    """
    chosen, options = config.projects, config.options
    held = lockfile.read(config.directory) if locked else {}
    copies = SourceCache(config.directory / options.copies, options.copies)
    known = {} if remembered is None else remembered
    _open(copies, options)
    if not known:  # A remembered result may refer to a copy that another build has replaced.
        for one in chosen:
            copies.clean(one)
    cases = [_case(one, copies, held.get(one.name), options) for one in chosen if repr(one) not in known]
    by_name = {case.project.name: case for case in cases}
    histories = dict(_histories(cases, copies, options))
    arriving: dict[str, Path] = {}
    try:
        responses = _ask(cases, copies, options, arriving)
        responded = (name for name in histories if isinstance(responses.get(name), FetchedFile | Unchanged))
        responses |= _ask([histories[name] for name in responded], copies, options, arriving)
        for project in chosen:
            case = by_name.get(project.name)
            if case is None:
                yield known[repr(project)]
                continue
            found = resolve_source_state(case, responses.get(project.name) or _here(project), copies, options)
            if past := histories.get(project.name):
                found = with_history(found, past, _history_response(past, responses, options), copies)
            if remembered is not None and not _is_here(project):
                remembered[repr(project)] = found
            yield found
    finally:
        for place in arriving.values():
            copies.forget(place)


def _open(copies: SourceCache, options: Options) -> None:
    try:
        copies.open(make=not options.offline)
    except OSError as error:
        raise ConfigError([f'copies: "{options.copies}" cannot be written: {why(error)}']) from None


def _case(
    project: ProjectOptions, copies: SourceCache, pin: lockfile.Pin | None, options: Options
) -> SourceCase:
    """A project with its copy, if that may be shown."""
    copy = copies.find(project)
    if copy and pin and copy.digest != pin.digest:
        copy = None
    if copy and project.id and copy.name != project.id:
        copy = None
    return SourceCase(project, copy, pin, project.max_age or options.max_age)


def _histories(
    cases: Iterable[SourceCase], copies: SourceCache, options: Options
) -> Iterator[tuple[str, SourceCase]]:
    """The histories beside snapshots as sources, by project name. A lock file decides which there are."""
    for case in cases:
        source = history_source(case.project) if options.history else None
        pinned = case.pin.history if case.pin else None
        if source and (pinned or case.pin is None):
            yield case.project.name, _case(source, copies, lockfile.Pin(pinned) if pinned else None, options)


def _history_response(
    case: SourceCase, responses: Mapping[str, SourceResponse], options: Options
) -> SourceResponse:
    """The response about a history; `Pinned` if the snapshot beside it was not fetched either."""
    if _is_here(case.project) and not options.offline:
        return _here(case.project)
    return responses.get(case.project.name, Pinned())


def _ask(
    cases: Iterable[SourceCase], copies: SourceCache, options: Options, arriving: dict[str, Path]
) -> dict[str, SourceResponse]:
    """The responses of all sources by project name, including those that need no fetch."""
    responses: dict[str, SourceResponse] = {}
    jobs: list[FetchJob] = []
    for case in cases:
        project = case.project
        if _is_decided_by_pin(case, options):
            responses[project.name] = Pinned()
        elif options.offline:
            responses[project.name] = _OFFLINE
        elif not _is_here(project):
            try:
                arriving[project.name] = copies.incoming(project)
            except SourceError as error:
                responses[project.name] = failed(error)
                continue
            commit = case.pin.commit if case.pin else None
            job = FetchJob(
                project, arriving[project.name], case.copy, options.allow_hosts, LIMITS, commit=commit
            )
            jobs.append(job)
    names = [job.project.name for job in jobs]
    return responses | dict(zip(names, fetch_all(jobs), strict=True))


def _is_decided_by_pin(case: SourceCase, options: Options) -> bool:
    """Whether the pinned copy is sufficient: a commit never changes, while a file or folder may."""
    has_pinned = case.copy is not None and case.pin is not None
    return has_pinned and (options.offline or source_type(case.project).by_commit)


def _is_here(project: ProjectOptions) -> bool:
    """Whether its source is on this disk, and is read in the order of the projects."""
    return source_type(project).read is not None


def _here(project: ProjectOptions) -> SourceResponse:
    """Read the data of a source on this disk."""
    read = source_type(project).read
    if read is None:
        raise TypeError(f"{project.name} is fetched, not read from this disk")
    try:
        return read(project)
    except (SourceError, *UNFIT) as error:
        return failed(error)
