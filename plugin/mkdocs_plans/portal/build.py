"""From the folders of a project to its portal: read plans, assign addresses, resolve relations.

The MkDocs plugin and the command line both start here, so that they always agree.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from mkdocs_plans.checks.engine import run_file_rules, run_rules
from mkdocs_plans.checks.rule_types import Days
from mkdocs_plans.config.options import Options
from mkdocs_plans.config.plans_folders import PlansFolder
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history.model import History
from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import finding
from mkdocs_plans.model.times import Reach
from mkdocs_plans.overview import summarise
from mkdocs_plans.overview.project_status import (
    FetchedProject,
    ProjectStatus,
    Remembered,
    not_current,
    overview,
)
from mkdocs_plans.overview.summary_types import KEPT
from mkdocs_plans.pages.addresses import ROOT, Addresses, assign, plan_uri, project_page
from mkdocs_plans.pages.portal import BuildInfo, Portal
from mkdocs_plans.portfolio.attention import with_reasons
from mkdocs_plans.portfolio.entry import Entry, LastChange
from mkdocs_plans.portfolio.portfolio import Portfolio, portfolio
from mkdocs_plans.portfolio.relations import LinkContext
from mkdocs_plans.sources import git
from mkdocs_plans.sources.collection import FoundPlan, ReadMemory, collect
from mkdocs_plans.sources.folder import PlanFile, resolved
from mkdocs_plans.sources.identity import LocatedFolder, locate
from mkdocs_plans.sources.last_changes import LastChanges, last_changes
from mkdocs_plans.sources.paths import broken_links, names_a_file
from mkdocs_plans.sources.required import required_folders, why_empty

from .plan_history import CACHE, HistoryOptions, ProjectHistory, plan_history
from .published_histories import with_published

_ABBREVIATED = 7
"""The least number of digits of an abbreviated hash."""


class NotCurrentError(ValueError):
    """Strict mode does not accept data that is not current; the message has a line for each project."""


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A file of a plans folder, and its page."""

    entry: Entry
    uri: str
    """The page's URI."""
    location: Path
    """Its location as a link would name it: absolute, links not resolved."""
    file: PlanFile | None
    """`None` if there is no file that may be read."""
    root: Path
    """The plans folder that contains it."""
    repository: Path | None = None
    """The root of the repository, which links may not lead out of."""
    alone: bool = False
    """Whether only the plans folder of that repository is available."""
    hosted: bool = True
    """Whether the file is in the repository of its project, so that the code host shows it at its path."""
    outside: bool = False
    """Whether it is outside that repository, so that only its path may be published, not its location."""
    record: bytes = b""
    """How it was read, if that is recorded (`load_for_portal`)."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A portal, and the files that it was made from."""

    portal: Portal
    sources: tuple[PlanSource, ...]
    """Every file that has a page, by path: plans, templates and the folders' introductions."""
    folders: tuple[PlansFolder, ...]
    repository: Path
    """The root of the repository; the project's folder if there is none."""
    head: git.HeadCommit | None
    days: Days
    """The day that rules about days were checked for."""
    introduction: PlanSource | None = None
    """The README of the plans folder if it is not a plan. It is shown at the top of the index."""
    notes: tuple[str, ...] = ()
    """Notes for the user about where plans were looked for."""
    git_problem: str | None = None
    """Why git refuses to read an existing repository, and what to do about it."""
    foreign: tuple[Path, ...] = ()
    """Folders whose files are not in the repository, so that its code host does not show them."""


def assemble(
    config: ResolvedConfig,
    *,
    directory_urls: bool = True,
    taken: Collection[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
    progress: Callable[[int], None] = lambda _: None,
    with_history: bool = True,
    history_progress: Callable[[int, int], None] = lambda _, __: None,
    remembered: Remembered | None = None,
    contents: Mapping[Path, bytes] | None = None,
    with_records: bool = False,
    memory: ReadMemory | None = None,
) -> Assembly:
    """Read all plans of a project.

    Args:
        config: The configuration of the project.
        directory_urls: Whether pages are served at `x/` instead of `x.html`.
        taken: URIs of existing pages.
        wanted: Called for each file, with its location and its path in the portal; `False` leaves it out.
        progress: Called with the number of files read so far.
        with_history: Whether the history of plans is needed. The option `history` can turn it off, too.
        history_progress: Called with the number of former versions of plans read so far, and of all that have
            to be read.
        remembered: Earlier data of other projects, if they are not to be fetched again.
        contents: The content of files, by location, that replaces what is on the disk.
        with_records: Whether to record how each file is read, for its page that explains this.
        memory: The plans of earlier builds.

    Raises:
        ConfigError: The options `folder`, `projects` or `copies` are invalid.
        NotCurrentError: Data of a project is not current, and the option `mode` is strict.
        ValueError: `SOURCE_DATE_EPOCH` is not a number.
    """
    # One list of steps, although it is long: nearly each needs what three or four before it made, and smaller
    # functions would hand all of it on.
    options = config.options
    chosen = required_folders(config)
    repository = git.paths_start(config.directory)
    addresses = Addresses(directory_urls)
    words = options.vocabulary
    found = collect(
        chosen.folders,
        repository,
        words,
        exclude=options.exclude,
        wanted=wanted,
        progress=progress,
        contents=contents,
        with_records=with_records,
        memory=memory,
    )
    located = locate(chosen.folders, repository)
    changed = last_changes(repository, located, (item.location for item in found))
    head = changed.head
    time = git.build_time(changed.newest)
    fetched = _fetched(config, remembered, time)
    changes = dict(changed.changes)
    projects = [_project_history("", located, changed, found)]
    if fetched:
        found = [_disambiguated(item, {one.project.name for one in fetched}) for item in found]
    for one in fetched:
        more, when, past = _rendered(one, options, wanted, with_records, memory)
        found += more
        changes |= when
        projects += past
    names = [one.project.name for one in fetched]
    history = together = History()
    if with_history and options.history:
        reading = _history_options(config, chosen.folders, wanted, history_progress)
        history = plan_history(projects, reading)
        together, fetched = with_published(history, fetched)
    placed = _placed(
        found, taken, addresses, changes, repository, projects=names, changed=changed, history=history
    )
    elsewhere = [_addressed(entry, addresses) for one in fetched for entry in one.entries]
    here = {one.project.name for one in fetched if one.project.complete and one.project.listed}
    plans = _plans(placed)
    today = _today((entry for entry in plans if not entry.elsewhere), time)
    whole = _portfolio([*plans, *elsewhere], options, today, _link_context(placed, projects=here))
    days = _days(head, whole.today)
    whole = run_rules(whole, options.rules, days, options.vocabulary)
    sources = _with_findings(placed, whole, options)
    portal = Portal(
        whole,
        addresses,
        BuildInfo(
            head.short if head else None,
            time,
            changed.reach,
            tuple(folder.path or folder.folder.name for folder in located),
            changed.problem,
        ),
        options.title,
        overview(whole, _counted(fetched, whole)),
        tuple(source.entry for source in sources if source.entry.plan.is_template),
        tuple(source.entry for source in sources if source.entry.plan.companion_of),
        history=together,
    )
    return Assembly(
        portal,
        tuple(source for source in sources if source.uri),
        chosen.folders,
        repository,
        head,
        days,
        next((source for source in sources if not source.uri), None),
        chosen.notes,
        changed.problem,
        changed.foreign,
    )


def _history_options(
    config: ResolvedConfig,
    folders: Iterable[PlansFolder],
    wanted: Callable[[Path, str], bool],
    progress: Callable[[int, int], None],
) -> HistoryOptions:
    """How the history is read. The cache is not in a plans folder, which `mkdocs serve` watches."""
    options = config.options
    copies = config.directory / options.copies
    watched = any(resolved(copies).is_relative_to(resolved(folder.path)) for folder in folders)
    cache = None if watched else copies / CACHE
    return HistoryOptions(options.vocabulary, options.exclude, wanted, cache, progress)


def _project_history(
    name: str, located: tuple[LocatedFolder, ...], changed: LastChanges, found: Iterable[FoundPlan]
) -> ProjectHistory:
    """A project with what its history needs."""
    above = f"{name}:" if name else "./"
    plans = {item.plan.path.removeprefix(above): item.plan for item in found if item.plan.is_plan}
    return ProjectHistory(name, located, changed.parts, plans)


def why_no_plan(assembly: Assembly, config: ResolvedConfig) -> str | None:
    """Explain why a project has no plan of its own, and what helps.

    Args:
        assembly: The project.
        config: The configuration of the project.

    Returns:
        `None` if it has plans, or only shows those of other projects.
    """
    own = any(source.entry.plan.is_plan and not source.entry.project for source in assembly.sources)
    if own or (config.options.projects and not config.options.folder):
        return None
    return why_empty(assembly.folders, config.directory)


# Other projects.

LISTED = 5_000
"""With more plans of snapshots, they are not listed one by one, but counted by project."""


def _fetched(
    config: ResolvedConfig, remembered: Remembered | None, time: datetime | None
) -> tuple[FetchedProject, ...]:
    """The data of other projects. If snapshots contain too many plans, these are counted and released."""
    options = config.options
    if not options.projects:
        return ()
    from mkdocs_plans.fetch.gather import gather  # noqa: PLC0415  (costs nothing where there are none)

    plans = 0
    found: list[FetchedProject] = []
    for one in gather(config, remembered=remembered):
        plans += len(one.entries)
        found.append(one if plans <= LISTED else _let_go(one, options, time))
    if plans > LISTED:
        found = [_let_go(one, options, time) for one in found]
    if options.mode == "strict" and (problems := not_current(one.project for one in found)):
        raise NotCurrentError("\n".join(problems))
    return tuple(found)


def _disambiguated(item: FoundPlan, projects: Collection[str]) -> FoundPlan:
    """A plan of the portal's own, with a path that differs from a project's: `./billing:x.md`, as in git."""
    if item.plan.path.partition(":")[0] not in projects:
        return item
    belongs_to = f"./{item.plan.companion_of}" if item.plan.companion_of else None
    return replace(item, plan=replace(item.plan, path=f"./{item.plan.path}", companion_of=belongs_to))


def _let_go(fetched: FetchedProject, options: Options, time: datetime | None) -> FetchedProject:
    """A project without the plans of its snapshot: only their summary is kept."""
    if not fetched.entries:
        return fetched
    today = _today(fetched.entries, time)
    entries = tuple(with_reasons(fetched.entries, today, options.stale_after))
    found = Portfolio(entries, (), today, options.recent, options.stale_after)
    summary = summarise(found, fetched.project.name, kept=KEPT)
    return replace(fetched, entries=(), project=replace(fetched.project, listed=False, summary=summary))


def _rendered(
    fetched: FetchedProject,
    options: Options,
    wanted: Callable[[Path, str], bool],
    with_records: bool,  # noqa: FBT001 - as for `collect`
    memory: ReadMemory | None,
) -> tuple[list[FoundPlan], dict[str, LastChange], list[ProjectHistory]]:
    """The plans of a project that have pages here, when they changed, by path, and where their history is."""
    if fetched.folder is None or fetched.repository is None:
        return [], {}, []
    name, folder = fetched.project.name, PlansFolder(fetched.project.name, fetched.folder)
    found = collect(
        [folder],
        fetched.repository,
        options.vocabulary,
        project=name,
        exclude=options.exclude,
        wanted=wanted,
        with_records=with_records,
        memory=memory,
    )
    if fetched.copied:
        return [replace(item, alone=True) for item in found], {}, []
    located = locate([folder], fetched.repository)
    changed = last_changes(fetched.repository, located, (item.location for item in found))
    changes = {f"{name}:{path}": change for path, change in changed.changes.items()}
    return found, changes, [_project_history(name, located, changed, found)]


def _addressed(entry: Entry, addresses: Addresses) -> Entry:
    """A plan of another portal; if its address is not known, its project's page here replaces it."""
    return entry if entry.url else replace(entry, url=addresses.url(project_page(entry.project)))


def _counted(fetched: Iterable[FetchedProject], whole: Portfolio) -> tuple[ProjectStatus, ...]:
    """The projects with the summaries of their plans in the portfolio."""
    return tuple(
        replace(one.project, plans=len(part.entries), summary=summarise(part, one.project.name))
        if one.project.has_data and one.project.listed
        else one.project
        for one in fetched
        for part in [whole.part(one.project.name)]
    )


def _placed(
    found: list[FoundPlan],
    taken: Collection[str],
    addresses: Addresses,
    changes: Mapping[str, LastChange],
    own: Path | None = None,
    *,
    projects: Collection[str] = (),
    changed: LastChanges | None = None,
    history: History | None = None,
) -> list[PlanSource]:
    """Every file with its address, in the order of addresses. The top introduction has none."""
    times = history.plans if history else {}
    changes = _without_bulk(changes, history) if history else changes
    nowhere: tuple[str, str | None] = ("", None)
    uris = iter(assign([item.address for item in found if not _is_top_introduction(item)], taken, projects))
    given = [(item, nowhere if _is_top_introduction(item) else next(uris)) for item in found]
    sources = []
    for item, (uri, wanted) in sorted(given, key=lambda pair: pair[0].address):
        findings = (_moved(addresses.url(wanted), addresses.url(uri)),) if wanted else ()
        entry = Entry(
            item.plan,
            addresses.url(uri) if uri else "",
            posixpath.dirname(posixpath.relpath(item.address, item.project or ".")),
            changes.get(item.plan.path.removeprefix("./")),
            findings=findings,
            project=item.project,
            repository="" if item.repository == own else item.project,
            times=times.get(item.plan.path),
        )
        outside = not (item.project or own is None or item.repository == own)
        hosted = not (outside or (changed and not item.project and changed.is_foreign(item.location)))
        sources.append(
            PlanSource(
                entry,
                uri,
                item.location,
                item.file,
                item.root,
                item.repository,
                item.alone,
                hosted,
                outside,
                item.record,
            )
        )
    return sources


def _without_bulk(changes: Mapping[str, LastChange], history: History) -> Mapping[str, LastChange]:
    """The last changes on the main line, without commits that only touched a plan among many."""
    if history.reach is not Reach.FULL:
        return changes
    digits = max((len(change.commit) for change in changes.values()), default=_ABBREVIATED)
    known = {
        path: LastChange(times.changed.time, times.changed.commit[:digits])
        for path, times in history.plans.items()
        if times.changed
    }
    return {**changes, **known}


def _dead_links(
    source: PlanSource,
    reported: Collection[str] = (),
    exists: Callable[[str], bool] = os.path.lexists,
    suggest: Callable[[str], str] = lambda _: "correct the path.",
) -> Iterator[Finding]:
    """The findings about broken links of a file, without targets that are reported already."""
    if source.repository is not None:
        there = _existing(source, exists)
        yield from broken_links(
            source.entry.plan, source.location, source.repository, there, reported=reported, suggest=suggest
        )


def _existing(source: PlanSource, exists: Callable[[str], bool]) -> Callable[[str], bool]:
    """Whether a path exists, as far as that is known for what a file names."""
    return partial(_may_stand, source.root) if source.alone else exists


def _may_stand(folder: Path, path: str) -> bool:
    """Whether a path exists, or may exist because only a folder is available."""
    return os.path.lexists(path) or not Path(path).is_relative_to(folder)


def portfolio_of(
    found: list[FoundPlan],
    options: Options,
    days: Days,
    *,
    taken: Collection[str] = (),
    exists: Callable[[str], bool] = os.path.lexists,
) -> Portfolio:
    """The plans of a state without pages, such as the one before a change, with relations and findings.

    Rules about days are not checked, because passing time is not a change.

    Args:
        found: Its files.
        options: The options.
        days: The day for which to check rules about days.
        taken: As for `assemble`.
        exists: Whether an absolute path existed.
    """
    placed = _placed(found, taken, Addresses(), {})
    whole = _portfolio(_plans(placed), options, days.latest, _link_context(placed, exists))
    return run_rules(whole, options.rules, days, options.vocabulary)


def _moved(wanted: str, given: str) -> Finding:
    message = f"Another page has the address {wanted}, so this one is published at {given}: rename the file."
    return finding("address-taken", message)


def _portfolio(plans: list[Entry], options: Options, today: date, around: LinkContext) -> Portfolio:
    return portfolio(
        plans,
        today=today,
        recent_days=options.recent,
        stale_days=options.stale_after,
        context=around,
    )


def _plans(placed: Iterable[PlanSource]) -> list[Entry]:
    return [source.entry for source in placed if source.entry.plan.is_plan]


def _link_context(
    placed: Iterable[PlanSource],
    exists: Callable[[str], bool] = os.path.lexists,
    projects: Collection[str] = (),
) -> LinkContext:
    """What is known besides the plans, by the files that contain them."""
    sources = {source.entry.plan.path: source for source in placed}

    def is_there(plan: Plan, target: str) -> bool:
        source = sources.get(plan.path)
        if source is None or source.repository is None:
            return False
        return names_a_file(target, source.location, source.repository, _existing(source, exists))

    def dead_links(plan: Plan, reported: Collection[str], suggest: Callable[[str], str]) -> Iterable[Finding]:
        source = sources.get(plan.path)
        return () if source is None else _dead_links(source, reported, exists, suggest)

    return LinkContext(is_there, dead_links, projects)


def _days(head: git.HeadCommit | None, today: date) -> Days:
    """The range of today's date: uncommitted content may be as new as the current time."""
    time = git.build_time(None) or (head.time if head and not head.dirty else datetime.now(UTC))
    return Days(min(today, time.date()), time.date())


def _with_findings(sources: list[PlanSource], whole: Portfolio, options: Options) -> list[PlanSource]:
    """The sources with the findings of rules; files that are not plans are checked alone."""
    final = {entry.plan.path: entry for entry in whole.entries}
    return [
        replace(source, entry=final.get(source.entry.plan.path) or _with_own_findings(source, options))
        for source in sources
    ]


def _with_own_findings(source: PlanSource, options: Options) -> Entry:
    return run_file_rules(source.entry, options.rules, _dead_links(source), words=options.vocabulary)


def _is_top_introduction(item: FoundPlan) -> bool:
    return item.plan.is_introduction and plan_uri(item.address) == f"{ROOT}/readme.md"


def _today(entries: Iterable[Entry], time: datetime | None) -> date:
    """The day of the build; if it is not known, the newest day that a plan states."""
    if time:
        return time.date()
    dates = [date.fromisoformat(entry.plan.date) for entry in entries if entry.plan.date]
    return max(dates, default=datetime.now(UTC).date())
