"""The address of every page of the portal. Published addresses do not change.

A *URI* names a page as MkDocs does (`plans/dashboard.md`), a *URL* is the address it is served at
relative to the site's root (`plans/dashboard/`, or `plans/dashboard.html` without directory URLs).
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from mkdocs_plans.model.plan import Level, QuestionKind, State
from mkdocs_plans.overview import NameKind
from mkdocs_plans.overview.project_status import OWN

ROOT = "plans"
ASSETS_URL = "assets/plans/"
"""The folder of styles, scripts and other files of the portal, relative to the site's root."""
INDEX = f"{ROOT}/index.md"
DASHBOARD = f"{ROOT}/dashboard.md"
RISKS = f"{ROOT}/risks.md"
QUESTIONS = f"{ROOT}/questions.md"
DECISIONS = f"{ROOT}/decisions.md"
BOARD = f"{ROOT}/board.md"
INVENTORY = f"{ROOT}/inventory.md"
MAIN: Mapping[str, str] = {
    DASHBOARD: "Dashboard",
    INDEX: "Plans",
    BOARD: "Board",
    RISKS: "Risks",
    QUESTIONS: "Questions",
    DECISIONS: "Decisions",
    INVENTORY: "Inventory",
}
"""The pages of every portal in the order of the navigation, with their titles; the option `title` replaces
that of the index. The navigation has the board, registers and inventory only if they list anything."""

CHANGES = f"{ROOT}/changes.md"
FLOW = f"{ROOT}/flow.md"
OVER_TIME: Mapping[str, str] = {CHANGES: "Changes", FLOW: "Flow"}
"""The pages about the history of the plans, with their titles. Every portal has them, and the navigation has
them if the history is known."""

PROJECTS = f"{ROOT}/projects.md"
RISK_OVERVIEW = f"{ROOT}/projects/risks.md"
SOURCES = f"{ROOT}/projects/status.md"
OF_PROJECTS: Mapping[str, str] = {PROJECTS: "Projects", RISK_OVERVIEW: "Risk overview"}
"""The pages about other projects in the navigation, with their titles."""

NAVIGATION = (DASHBOARD, INDEX, *OF_PROJECTS, *list(MAIN)[2:], *OVER_TIME)
"""The pages in the navigation of a portal with other projects, in its order."""

CHANGE = f"{ROOT}/change.md"
"""The page of a preview about its change, unless a plan has the address: see `aside`."""

PLAN_LISTS = (
    "active",
    "finished",
    "attention",
    "finished-contradictions",
    "contradictions",
    "changed",
    "changed-month",
    "stale",
    "stalled",
    "findings",
    "unparsed",
    "suppressed",
    "finished-findings",
    "finished-unparsed",
    "finished-suppressed",
    "open-steps",
    "done-steps",
    "templates",
    "unknown-words",
)
RISK_LISTS = (
    "high-high", "high-high-unmitigated", "medium", "low", "unrated", "unmitigated", "closed", "finished",
)  # fmt: skip
QUESTION_LISTS = (*QuestionKind, "answered", "finished")
CHANGE_LISTS = ("text",)
FLOW_LISTS = ("projects", "folders", "owners", "tags")
INVENTORY_LISTS = ("services", "libraries", "tools", "access")
OVERVIEW_LISTS = ("open", "top", "coverage", "chains", "relations", *(f"shared-{kind}" for kind in NameKind))
"""The lists of the overview beside those of one project."""

_INDEX_NAMES = ("readme", "index")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
"""Characters that an address or a file name cannot contain on every system."""
_PAGE_FILE = re.compile(r"\.html$", re.IGNORECASE)
"""The end of a folder's name that would replace a page's file, see `plan_uri`."""
_PAGED = re.compile(r"^(?P<base>.+)/page/\d+\.md$")


def cell(impact: Level | None, probability: Level | None) -> str:
    """Return the name of a cell of the risk matrix, such as `high-low` or `not-stated-high`."""
    return f"{impact or 'not-stated'}-{probability or 'not-stated'}"


def state_list(state: State) -> str:
    """Return the page that lists the plans of one state."""
    return f"{ROOT}/status/{'not-stated' if state is State.UNKNOWN else state}.md"


def plan_list(name: str) -> str:
    """Return the page that a figure of the dashboard links to, one of `PLAN_LISTS`."""
    return f"{ROOT}/dashboard/{name}.md"


def risk_list(name: str) -> str:
    """Return the page that a figure of the risk register links to: one of `RISK_LISTS` or a cell."""
    return f"{ROOT}/risks/{name}.md"


def question_list(name: str) -> str:
    """Return the page that a figure of the questions links to, one of `QUESTION_LISTS`."""
    return f"{ROOT}/questions/{name}.md"


def project_page(name: str) -> str:
    """Return the page of a project by its name; without a name, of the portal's own plans."""
    return f"{ROOT}/projects/{name or OWN}.md"


def in_project(name: str, uri: str) -> str:
    """Return the page about one project that corresponds to the page at `uri`, one of `RESERVED`."""
    if uri == DASHBOARD:
        return project_page(name)
    page = "plans.md" if uri == INDEX else uri.removeprefix(f"{ROOT}/")
    return f"{ROOT}/projects/{name or OWN}/{page}"


def by_project(uri: str) -> str:
    """Return the page that counts by project what the page at `uri`, one of `RESERVED`, lists."""
    if uri == INDEX:
        return f"{ROOT}/projects/status/all.md"
    return overview_list("open") if uri == RISKS else f"{ROOT}/projects/{uri.removeprefix(f'{ROOT}/')}"


def overview_list(name: str) -> str:
    """Return the page that a figure of the risk overview links to, one of `OVERVIEW_LISTS`."""
    return f"{ROOT}/projects/risks/{name}.md"


def change_list(uri: str, name: str) -> str:
    """Return a list below the page on a change."""
    return f"{uri.removesuffix('.md')}/{name}.md"


def changes_list(name: str) -> str:
    """Return a list below the page with the changes, one of `CHANGE_LISTS`."""
    return change_list(CHANGES, name)


def inventory_list(name: str) -> str:
    """Return the page with the whole of one register of the inventory, one of `INVENTORY_LISTS`."""
    return f"{ROOT}/inventory/{name}.md"


def flow_list(name: str) -> str:
    """Return the page with the flow of all projects, folders, owners or tags, one of `FLOW_LISTS`."""
    return f"{ROOT}/flow/{name}.md"


def paged(uri: str, number: int) -> str:
    """Return the URI of the page with this number, from 1, of a list that begins at `uri`."""
    if number == 1:
        return uri
    base = ROOT if uri == INDEX else uri.removesuffix(".md")
    return f"{base}/page/{number}.md"


_CELLS = [cell(impact, probability) for impact in (*Level, None) for probability in (*Level, None)]
RESERVED = frozenset(
    [
        *MAIN,
        *OVER_TIME,
        *map(flow_list, FLOW_LISTS),
        *map(state_list, State),
        *map(plan_list, PLAN_LISTS),
        *map(risk_list, (*RISK_LISTS, *_CELLS)),
        *map(question_list, QUESTION_LISTS),
        *map(inventory_list, INVENTORY_LISTS),
        *map(changes_list, CHANGE_LISTS),
    ]
)
"""Every page that may be generated, whether the plans need it or not. Lists have further pages."""


def reserved(uri: str, projects: Collection[str] = ()) -> bool:
    """Whether a generated page may have this URI, now or with more plans.

    Letter case is ignored, because on a disk that ignores case the page would be overwritten.

    Args:
        uri: Any URI.
        projects: The names of the other projects of the portal.
    """
    uri = first_page(uri.casefold())
    if uri != INDEX and uri.endswith("/index.md"):  # It is served at the address of its folder.
        uri = f"{uri.removesuffix('/index.md')}.md"
    return uri in RESERVED or (bool(projects) and (uri in _OF_OVERVIEW or _of_project(uri, projects)))


def first_page(uri: str) -> str:
    """Return the first page of the list that this page belongs to; any other page itself."""
    if match := _PAGED.match(uri):
        return INDEX if match["base"] == ROOT else f"{match['base']}.md"
    return uri


def lasting(uri: str) -> bool:
    """Whether every portal of the same projects has this page, with any plans."""
    passing = {risk_list(name) for name in _CELLS if name not in RISK_LISTS}
    passing |= {*map(flow_list, FLOW_LISTS), *map(changes_list, CHANGE_LISTS)}
    return uri in NAVIGATION or (uri in RESERVED and uri not in passing)


_OF_OVERVIEW = frozenset(
    [PROJECTS, RISK_OVERVIEW, SOURCES, *map(by_project, RESERVED), *map(overview_list, OVERVIEW_LISTS)]
)
"""Every page that may be generated for several projects, in addition to those about one of them."""


def _of_project(uri: str, projects: Collection[str]) -> bool:
    name, _, page = uri.removeprefix(f"{ROOT}/projects/").removesuffix(".md").partition("/")
    known = name == OWN or any(name == project.casefold() for project in projects)
    return (
        known
        and uri.startswith(f"{ROOT}/projects/")
        and (page in ("", "plans") or f"{ROOT}/{page}.md" in RESERVED)
    )


def plan_uri(path: str) -> str:
    """Return the URI of a plan at `path`, relative to its plans folder.

    A leading dot of a folder is left out (`.archive/x.md` → `plans/archive/x.md`), and README and index have
    the address of their folder. Control characters, which no address can contain, become `-`. So does the dot
    of `.html` if a folder of that name would replace the file of a page.
    """
    *folders, name = (_UNFIT.sub("-", part.lstrip(".") or part) for part in path.split("/"))
    folders = [_PAGE_FILE.sub("-html", folder) for folder in folders]
    stem = posixpath.splitext(name)[0]
    if stem.casefold() == "index.html":  # With directory URLs each page is a folder.
        stem = "index-html"
    if stem.casefold() in _INDEX_NAMES:
        if not folders:
            return f"{ROOT}/readme.md"
        stem = "index"
    return "/".join([ROOT, *folders, f"{stem}.md"])


def _address_key(uri: str) -> str:
    """Return a key that two URIs share if they would be served at the same address."""
    base = uri.removesuffix(".md")
    return base.removesuffix("/index").casefold()


def _precedence(path: str) -> tuple[bool, bool, bool, bool, str]:
    return (
        "/." in f"/{path}",
        plan_uri(path).endswith("/index.md"),
        not path.casefold().endswith(".md"),
        path != path.casefold(),
        path,
    )


def assign(
    paths: Sequence[str], taken: Iterable[str] = (), projects: Collection[str] = ()
) -> list[tuple[str, str | None]]:
    """Assign each plan a unique address.

    Args:
        paths: Relative to the plans folder. A plan of a project and one of the portal's own may have the same
            path.
        taken: URIs of other pages, which keep them.
        projects: The names of the other projects of the portal.

    Returns:
        The URI of each path, in order, and for each plan that had to be moved aside the URI it would have
        had. Of two plans the first in the order of paths keeps its address; of two with the same path the one
        that is given first. But a file `x.md` comes before `X.md`, `x.markdown` and `x/README.md`, and a
        visible folder before a folder that begins with a dot.
    """
    occupied = {_address_key(uri) for uri in taken}
    given: dict[int, tuple[str, str | None]] = {}
    for place, path in sorted(enumerate(paths), key=lambda item: _precedence(item[1])):
        wanted = uri = plan_uri(path)
        base, number = wanted.removesuffix(".md").removesuffix("/index"), 2
        while reserved(uri, projects) or _address_key(uri) in occupied:
            uri = f"{base}-{number}.md"
            number += 1
        occupied.add(_address_key(uri))
        given[place] = uri, wanted if uri != wanted else None
    return [given[place] for place in range(len(paths))]


def aside(uri: str, taken: Iterable[str]) -> str:
    """Return the first of `x.md`, `x-2.md` … that is free, including everything below it."""
    occupied = {_address_key(other) for other in taken}
    base = _address_key(uri)
    names = (base if number == 1 else f"{base}-{number}" for number in itertools.count(1))
    return next(
        f"{name}.md" for name in names if not any(f"{place}/".startswith(f"{name}/") for place in occupied)
    )


@dataclass(frozen=True, slots=True)
class Addresses:
    """Makes URLs and links from URIs."""

    directory_urls: bool = True

    def url(self, uri: str) -> str:
        """Return the address of a page relative to the site's root, percent-encoded."""
        base = uri.removesuffix(".md")
        is_index = posixpath.basename(base) == "index"
        if not self.directory_urls:
            return quote(f"{base}.html")
        base = base.removesuffix("index") if is_index else f"{base}/"
        return quote(base) or "./"

    def link(self, source: str, target: str) -> str:
        """Return a relative link from the page `source` to the page `target`, both URIs."""
        return relative(self.url(source), self.url(target))


def relative(source: str, target: str) -> str:
    """Return a relative link from one site-relative URL to another, through the site's root.

    >>> relative("plans/dashboard/", "plans/risks/closed/")
    '../../plans/risks/closed/'
    >>> relative("plans/a.html", "plans/b.html")
    '../plans/b.html'
    """
    return "../" * source.count("/") + target or "./"
