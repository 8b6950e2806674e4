"""From the folders of a project to its portal: read every plan, give it its address, relate them.

The MkDocs door and the command line both begin here, so that they cannot disagree.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .catalogue import finding
from .config import Options, PlansFolder, folders
from .model import Finding, Plan, RelationKind
from .pages.addresses import ROOT, Addresses, assign, plan_uri
from .pages.portal import Build, Portal
from .portfolio import Entry, portfolio
from .rules.judgement import judge, judge_file
from .sources import git
from .sources.folder import PlanFile, Refused, walk
from .sources.plan import folders_above, load, unreadable


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a plans folder, and the page it makes."""

    entry: Entry
    uri: str
    """The page's URI."""
    location: Path
    """Where the file lies, as a link to it would name it: absolute, links not resolved."""
    file: PlanFile | None
    """`None` where there is nothing that may be read."""
    root: Path
    """The plans folder it lies in."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """A portal and the files it was made of."""

    portal: Portal
    sources: tuple[Source, ...]
    """Every file that has a page, by path: plans, templates and the folders' introductions."""
    folders: tuple[PlansFolder, ...]
    repository: Path
    """The root of the repository; the project's folder where there is none."""
    head: git.Head | None
    introduction: Source | None = None
    """The README of the plans folder, where it is no plan: it stands on top of the index."""
    notes: tuple[str, ...] = ()
    """What a user should hear about where the plans were looked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A file with what was read from it, before it has an address."""

    plan: Plan
    address: str
    """Relative to the portal: its path in the plans folder, behind the folder's name if there are several."""
    location: Path
    file: PlanFile | None
    root: Path


def assemble(
    options: Options,
    directory: Path,
    docs_dir: Path,
    *,
    directory_urls: bool = True,
    taken: Collection[str] = (),
    wanted: Callable[[Path, str], bool] = lambda _, __: True,
    progress: Callable[[int], None] = lambda _: None,
) -> Assembly:
    """Read all plans of a project.

    Args:
        options: our options.
        directory: the folder of the configuration file.
        docs_dir: the folder of the site's ordinary pages.
        directory_urls: whether pages are served at `x/` instead of `x.html`.
        taken: URIs of pages that are there already.
        wanted: asked for each file, by its location and URI; `False` leaves it out.
        progress: told how many files have been read.

    Raises:
        ConfigError: the option `folder` names a file.
        ValueError: `SOURCE_DATE_EPOCH` is no number.
    """
    chosen = folders(options, directory, docs_dir)
    repository = git.root(directory) or directory.resolve()
    found: list[_Found] = []
    for folder, prefix in zip(chosen.folders, _prefixes(chosen.folders), strict=True):
        listed = walk(folder.path, exclude=options.exclude)
        items: list[PlanFile | Refused] = [*listed.files, *(item for item in listed.refused if item.path)]
        for item in items:
            location = folder.path.resolve() / item.path
            address = posixpath.join(prefix, item.path)
            if wanted(location, plan_uri(address)):
                found.append(_read(item, location, address, listed.root, repository))
                progress(len(found))
    uris, moved = assign((item.address for item in found if not _is_top_introduction(item)), taken)
    head, history = _history(repository, chosen.folders)
    addresses = Addresses(directory_urls)
    sources = [
        Source(_entry(item, uris, moved, addresses, history, repository), uris.get(item.address, ""), item.location, item.file, item.root)
        for item in sorted(found, key=lambda item: item.address)
    ]  # fmt: skip
    plans = [source.entry for source in sources if _is_plan(source.entry.plan)]
    time = git.build_time(head)
    today = time.date() if time else _newest(plans)
    whole = portfolio(plans, today=today, recent_days=options.recent, stale_days=options.stale_after)
    whole = judge(whole, options.rules)
    final = {entry.plan.path: entry for entry in whole.entries}
    sources = [
        replace(source, entry=final.get(source.entry.plan.path) or judge_file(source.entry, options.rules))
        for source in sources
    ]
    portal = Portal(
        whole,
        addresses,
        Build(head.short if head else None, time, history.reach, tuple(f.name for f in chosen.folders)),
        options.title,
        tuple(source.entry for source in sources if source.entry.plan.is_template),
    )
    top = next((source for source in sources if not source.uri), None)
    return Assembly(
        portal,
        tuple(source for source in sources if source.uri),
        chosen.folders,
        repository,
        head,
        top,
        chosen.notes,
    )


def _is_plan(plan: Plan) -> bool:
    return not (plan.is_template or plan.is_introduction)


def _is_top_introduction(item: _Found) -> bool:
    return item.plan.is_introduction and plan_uri(item.address) == f"{ROOT}/readme.md"


def _read(item: PlanFile | Refused, location: Path, address: str, root: Path, repository: Path) -> _Found:
    path = _relative(location, repository)
    if isinstance(item, Refused):
        return _Found(unreadable(path, item.reason), address, location, None, root)
    plan = load(item, path=path, folders=folders_above(location, root))
    return _Found(plan, address, location, item, root)


def _relative(location: Path, repository: Path) -> str:
    if location.is_relative_to(repository):
        return location.relative_to(repository).as_posix()
    return location.as_posix().lstrip("/")


def _prefixes(found: Iterable[PlansFolder]) -> list[str]:
    """What each of several folders is called in addresses: its path below their common ancestor.

    A last part `plans` says nothing there and is left out: `services/a/plans` and `services/b/plans`
    become `a` and `b`.
    """
    paths = [folder.path.resolve() for folder in found]
    if len(paths) == 1:
        return [""]
    common = Path(posixpath.commonpath([path.as_posix() for path in paths]))
    names = [path.relative_to(common).as_posix() for path in paths]
    short = [name.removesuffix("plans").rstrip("/") for name in names]
    return short if len(set(short)) == len(short) else names


def _history(repository: Path, found: Iterable[PlansFolder]) -> tuple[git.Head | None, git.History]:
    places = [
        path.relative_to(repository).as_posix()
        for path in (folder.path.resolve() for folder in found)
        if path.is_relative_to(repository)
    ]
    if not places:
        return git.head(repository), git.History(git.Reach.NONE)
    return git.head(repository, places), git.history(repository, places)


def named_path(target: str, location: Path, repository: Path) -> str | None:
    """The absolute path that a link means, read as code hosts do; `None`: it leads out of the repository.

    Args:
        target: the path of a link, percent signs resolved; from the repository's root where it begins with `/`.
        location: the file that the link stands in.
        repository: the root of the repository.
    """
    base = repository if target.startswith("/") else location.parent
    place = os.path.normpath(base / target.lstrip("/"))
    return place if f"{place}/".startswith(f"{repository}/") and "\0" not in place else None


def _broken_links(item: _Found, repository: Path) -> Iterator[Finding]:
    """A finding for each link to a file that is not there; for relations there is a rule of its own."""
    told = {r.target for r in item.plan.relations if r.kind is not RelationKind.LINK}
    for link in item.plan.links:
        try:
            parts = urlsplit(link.target)
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path or link.target in told:
            continue
        place = named_path(unquote(parts.path), item.location, repository)
        if place is None or not os.path.lexists(place):
            why = "it leads out of the repository" if place is None else "there is no such file"
            yield finding("link-broken", f"“{link.target}” is not linked: {why}.", link.line)


def _entry(
    item: _Found,
    uris: dict[str, str],
    moved: dict[str, str],
    addresses: Addresses,
    history: git.History,
    repository: Path,
) -> Entry:
    uri = uris.get(item.address, "")
    findings = tuple(_broken_links(item, repository))
    if wanted := moved.get(item.address):
        findings += (
            finding(
                "address-taken",
                f"Another page stands at {addresses.url(wanted)}; this one was moved to {addresses.url(uri)}. "
                "Rename the file to choose its address.",
            ),
        )
    folder = posixpath.dirname(item.address)
    return Entry(
        item.plan,
        addresses.url(uri) if uri else "",
        folder,
        history.changes.get(item.plan.path),
        findings=findings,
    )


def _newest(entries: Iterable[Entry]) -> date:
    """The newest date that a plan states, where neither git nor the environment tells the time."""
    dates = [date.fromisoformat(entry.plan.date) for entry in entries if entry.plan.date]
    return max(dates, default=datetime.now(UTC).date())
