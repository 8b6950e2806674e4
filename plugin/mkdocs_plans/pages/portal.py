"""The values that all pages share: the portfolio, the addresses, the pages of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from markupsafe import Markup

from mkdocs_plans.history import History, week_ends
from mkdocs_plans.model.phrases import rounded
from mkdocs_plans.overview import FirstMention, TopRisk
from mkdocs_plans.overview.project_status import Overview, ProjectStatus
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import Portfolio

from .addresses import (
    ASSETS_URL,
    BOARD,
    CHANGES,
    DECISIONS,
    FLOW,
    INDEX,
    INVENTORY,
    MAIN,
    NAVIGATION,
    OF_PROJECTS,
    OVER_TIME,
    QUESTIONS,
    RESERVED,
    RISKS,
    Addresses,
    first_page,
    in_project,
    paged,
    project_page,
    relative,
)
from .preview import PreviewView

ROWS_PER_PAGE = 100
"""Rows of a page of the index and the registers. The script uses the same number."""

ROWS_PER_LIST = 250
"""Rows of a page of a list that a figure links to."""

ITEMS_PER_LIST = 500
"""Rows of a page of steps or findings, which are short."""

OWN_TITLE = "Own plans"
"""The name of the portal's own plans among projects."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BuildInfo:
    """The source of the numbers, which pages name."""

    commit: str | None = None
    """Abbreviated hash of the commit that was read; `None` without git."""
    time: datetime | None = None
    """The time of the content: `SOURCE_DATE_EPOCH` or the commit's time."""
    history: str = "none"
    """`full`, `shallow` (last changes are not known) or `none` (no git)."""
    folders: tuple[str, ...] = ("plans",)
    """The plans folders, by their paths in the repository."""
    git_problem: str | None = None
    """Why git refuses to read an existing repository, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A link to one of the main pages, on top of every page."""

    uri: str
    title: str
    count: int = 0
    """What the page lists; 0 if it is no list, or the number is not known."""


@dataclass(frozen=True, slots=True)
class Portal:
    """All input of the pages."""

    portfolio: Portfolio
    addresses: Addresses
    build: BuildInfo = BuildInfo()
    title: str = "Plans"
    overview: Overview | None = None
    """The other projects; `None` if the portal has none."""
    templates: tuple[Entry, ...] = ()
    """Files that are templates, not plans."""
    companions: tuple[Entry, ...] = ()
    """Files that belong to a plan as its notes or log (`Plan.companion_of`)."""
    introduction: Markup = Markup()  # noqa: RUF009 - immutable
    """The plans folder's README as HTML, which is shown at the top of the index."""
    rows_url: str = ASSETS_URL
    """The folder of the scripts with the rows, relative to the site's root."""
    scope: str | None = None
    """The project that the pages are about; empty for the portal's own plans; `None` for all projects."""
    preview: PreviewView | None = None
    """The change that it previews; `None` if it is not a preview."""
    history: History = field(default_factory=History)
    """What happened to the plans, from git."""
    site_url: str | None = None
    """The address of the published site; `None` if it is not known."""
    commit_urls: Mapping[str, str] = field(default_factory=dict)
    """The address before the hash of a commit on its code host, by project."""

    @property
    def changes(self) -> PreviewView | None:
        """The preview, if its change is known."""
        return self.preview if self.preview and self.preview.diff else None

    @property
    def projects(self) -> tuple[ProjectStatus, ...]:
        """The other projects, in the order of the configuration."""
        return self.overview.projects if self.overview else ()

    @property
    def partial(self) -> bool:
        """Whether the portfolio lacks existing plans, so that its figures are "at least"."""
        if self.overview is None:
            return False
        if self.scope is None:
            return not (self.overview.listed and self.overview.total.complete)
        return any(project.name == self.scope and project.partial for project in self.projects)

    @property
    def dated(self) -> bool:
        """Whether the last change of any plan is known, including plans that are only counted."""
        known = self.overview.total.changed if self.overview else None
        return known is not None or self.portfolio.history_known

    @property
    def has_series(self) -> bool:
        """Whether the figures of its plans are known for two weeks at least."""
        return len(week_ends(self.history, self.portfolio.today)) > 1

    @property
    def has_feeds(self) -> bool:
        """Whether its changes are published as feeds, whose links and ids need the address of the site."""
        return bool(self.history.events and self.site_url) and self.preview is None

    @property
    def main_pages(self) -> Mapping[str, str]:
        """The pages of the navigation that are about plans and have something to show, with their titles."""
        found = self.portfolio.whole or self.portfolio
        known = {
            BOARD: bool(found.entries),
            RISKS: bool(found.risks),
            QUESTIONS: bool(found.questions),
            DECISIONS: bool(found.decisions),
            INVENTORY: found.has_inventory,
            CHANGES: bool(self.history.events),
            FLOW: self.has_series,
        }
        titles = {**MAIN, INDEX: self.title, **OVER_TIME}
        return {uri: title for uri, title in titles.items() if known.get(uri, True)}

    @property
    def tabs(self) -> list[Tab]:
        """The links on top of every page. The first ones are those of the navigation, in its order."""
        found = self.portfolio.whole or self.portfolio
        counts = {INDEX: found.entries, RISKS: found.open_risks, QUESTIONS: found.open_questions}
        complete = self.overview is None or (self.overview.listed and self.overview.total.complete)
        titles = {**self.main_pages, **(OF_PROJECTS if self.overview else {})}
        tabs = [
            Tab(uri, titles[uri], len(counts.get(uri, ())) if complete else 0)
            for uri in NAVIGATION
            if uri in titles
        ]
        return tabs + ([Tab(self.changes.uri, "This change")] if self.changes else [])

    @property
    def shown_tabs(self) -> tuple[tuple[str, str, str], ...]:
        """What pages show of the tabs: address, title and rounded count of each."""
        return tuple((tab.uri, tab.title, rounded(tab.count)) for tab in self.tabs)

    def of(self, project: str) -> Portal:
        """The portal of one project's plans."""
        history = self.history
        part = replace(
            history,
            events=tuple(event for event in history.events if self.project_of(event.path) == project),
            plans={path: times for path, times in history.plans.items() if self.project_of(path) == project},
        )
        return replace(self, portfolio=self.portfolio.part(project), scope=project, history=part)

    def project_of(self, path: str) -> str:
        """Return the name of the project of a plan, by the path of the plan; empty for the portal's own."""
        name, separator, _ = path.partition(":")
        return name if separator and any(project.name == name for project in self.projects) else ""

    @property
    def scopes(self) -> list[tuple[str, str]]:
        """The projects of a page, by name and title: the one it is about, or all that have plans here."""
        if self.scope is not None:
            return [(self.scope, self.scope or OWN_TITLE)]
        names = ["", *(project.name for project in self.projects)]
        return [(name, name or OWN_TITLE) for name in names if self.portfolio.part(name).entries]

    def at(self, uri: str) -> str:
        """Return the URI of a page: `uri`, or that of the same page about one project."""
        return uri if self.scope is None else in_project(self.scope, uri)

    def called(self, title: str) -> str:
        """Return the title of a page, preceded by the name of the project if it is about one."""
        return title if self.scope is None else f"{self.scope or OWN_TITLE}: {title}"


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page made from the portfolio. `render` returns its HTML, which is not stored."""

    uri: str
    title: str
    render: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of a long list, and its position among the others."""

    number: int
    count: int
    first: int
    last: int
    total: int
    uri: str

    def page(self, number: int) -> str:
        """The URI of the page with this number."""
        return paged(self.uri, number)

    @property
    def numbers(self) -> list[int | None]:
        """The numbers worth a link, `None` for a gap: 1 … 4 5 6 … 20."""
        near = {1, self.count, *range(self.number - 1, self.number + 2)}
        shown: list[int | None] = []
        for number in sorted(n for n in near if 1 <= n <= self.count):
            last = shown[-1] if shown else 0
            if last is not None and number > last + 1:
                shown.append(None)
            shown.append(number)
        return shown


def pages_of(rows: Sequence[T], uri: str, size: int) -> Iterator[tuple[Pager, Sequence[T]]]:
    """Cut a list into pages; an empty list still has its first page."""
    count = max(1, -(-len(rows) // size))
    for number in range(1, count + 1):
        part = rows[(number - 1) * size : number * size]
        first = (number - 1) * size
        yield Pager(number, count, first + 1, first + len(part), len(rows), uri), part


class PageLinks:
    """Relative links from one page to other pages."""

    def __init__(self, portal: Portal, uri: str) -> None:
        self._addresses = portal.addresses
        self._scope = portal.scope
        self._preview = portal.preview
        self._uri = uri
        self.base = relative(portal.addresses.url(uri), "")
        """The relative link from the page to the site's root."""

    @property
    def scoped(self) -> bool:
        """Whether the page is about one project."""
        return self._scope is not None

    def page(self, uri: str) -> str:
        """Link to a page by its URI."""
        return self.base + self._addresses.url(uri)

    def list(self, uri: str) -> str:
        """Link to a list; on pages about one project, to the list of the project."""
        if self._scope is None or uri not in RESERVED:
            return self.page(uri)
        return self.page(in_project(self._scope, uri))

    def narrowed(self, query: str) -> str:
        """Return a filter, limited to the project that the page is about."""
        return query if self._scope is None or not query else f"{query}&project={self._scope}"

    def url(self, url: str) -> str:
        """Link to a URL that is absolute, or relative to the site's root."""
        return rooted(self.base, url)

    def project(self, name: str) -> str:
        """Link to the page of a project."""
        return self.page(project_page(name))

    def place(self, place: FirstMention | TopRisk) -> str:
        """Link to an item of any project; if its page is not known, to the page of its project."""
        if place.url:
            return f"{self.url(place.url)}#{place.anchor}" if place.anchor else self.url(place.url)
        return self.page(project_page(place.project.partition("/")[0]))

    @property
    def published(self) -> str | None:
        """The link from a preview to the same page of the published site, or to its index."""
        if self._preview is None or self._preview.published is None:
            return None
        uri = first_page(self._uri)
        same = self._preview.is_published(uri, self._addresses.url(uri))
        return self._preview.published + self._addresses.url(uri if same else INDEX)

    def item(self, entry: Entry, anchor: str) -> str:
        """Link to an item on the page of its plan."""
        return f"{rooted(self.base, entry.url)}#{anchor}"


def rooted(base: str, url: str) -> str:
    """Return a link to a URL. `base` is the link to the site's root; absolute URLs are not changed."""
    return url if "://" in url else base + url
