"""The target of a link in a plan on the site: a plan, a page, a published file, or the code host.

Links are resolved as on the code host: relative to the file, or to the repository's root if they begin with a
slash.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path, PurePath
from typing import TypeGuard
from urllib.parse import quote, unquote, urlsplit

from mkdocs_plans.config.options import Options
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.overview.project_status import OWN, ProjectStatus
from mkdocs_plans.pages.addresses import ASSETS_URL, INDEX, plan_uri, relative, reserved
from mkdocs_plans.sources.attachments import ENDINGS, IMAGES, first_secret, is_publishable
from mkdocs_plans.sources.folder import exclusion, resolved
from mkdocs_plans.sources.identity import LocatedFolder, locate, prefixes
from mkdocs_plans.sources.paths import named_path

from .build import Assembly, PlanSource


class MissingReason(StrEnum):
    """Why a link leads nowhere."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    """It leads out of the repository."""
    UNPUBLISHED = "unpublished"
    """A file of the repository that has no page, while no code host is known."""


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """The target of a link."""

    url: str = ""
    """Relative to the site's root; absolute if `external`."""
    fragment: str = ""
    """With its `#`."""
    uri: str = ""
    """The page's URI, if it is a page of the portal or the site."""
    external: bool = False
    attachment: Path | None = None
    """The file to publish at `url`."""
    missing: MissingReason | None = None


@dataclass(frozen=True)
class LinkResolver:
    """Finds every page and file that a link may lead to."""

    assembly: Assembly
    docs: Mapping[Path, tuple[str, str]] = field(default_factory=dict)
    """The site's other pages and files: (URI, URL) by absolute path."""
    blob_url: str | None = None
    """The code host's address for files of the repository, with a `/` at the end."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are not published, as in `.gitignore`, relative to each plans folder."""
    is_left_out: Callable[[Path, str], bool] = lambda _, __: False
    """Called with the path and address of a file; whether the site leaves it out."""
    holds_secret: Callable[[Path], bool] = lambda _: False
    """Called with a file that may otherwise be published; whether it contains a secret."""
    _judged: dict[tuple[Path, str], bool] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Whether files may be published, by path and name, because several plans may link to one file."""
    unfit: list[Path] = field(default_factory=list, init=False, repr=False, compare=False)
    """Files whose ending may be published and whose content may not."""

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The URIs of the portal's pages by the location of their sources."""
        pages = {str(source.location): source.uri for source in self.assembly.sources}
        for folder in self.assembly.folders:
            pages[str(resolved(folder.path))] = INDEX
        if self.assembly.introduction:
            pages[str(self.assembly.introduction.location)] = INDEX
        return pages

    @cached_property
    def _blob_urls(self) -> dict[str, str | None]:
        """The addresses at which code hosts show the files of each project's repository."""
        projects = self.assembly.portal.projects
        return {"": self.blob_url} | {
            one.name: blob_url(one.repo_url, f"blob/{one.commit}/") for one in projects
        }

    @cached_property
    def _located(self) -> tuple[LocatedFolder, ...]:
        return locate(self.assembly.folders, self.assembly.repository)

    @cached_property
    def _roots(self) -> dict[Path, str]:
        """The plans folders, links resolved, each with the address of its files: `plans/…/`.

        If two want to publish a file at the same address, the first one does.
        """
        named = prefixes([folder.path for folder in self._located])
        found = {folder.root: prefix for folder, prefix in zip(self._located, named, strict=True)}
        for source in self.assembly.sources:
            found.setdefault(source.root, source.entry.project)
        return {root: posixpath.dirname(plan_uri(f"{prefix}/x.md")) for root, prefix in found.items()}

    @cached_property
    def _excluded(self) -> Callable[..., bool]:
        return exclusion(self.exclude)

    @cached_property
    def _pages_and_files(self) -> tuple[frozenset[str], frozenset[str]]:
        """The files of the site that are not attachments, and their folders; letter case is ignored."""
        url = self.assembly.portal.addresses.url
        urls = {url(source.uri) for source in self.assembly.sources} | {
            known[1] for known in self.docs.values()
        }
        names = (unquote(one).casefold() for one in urls)
        files = frozenset(f"{name}index.html" if name.endswith("/") else name for name in names)
        return files, frozenset(folder for name in files for folder in _folders_of(name))

    def page_at(self, path: str) -> str | None:
        """The URI of the page made from the file or folder at an absolute path; `None` if there is none."""
        candidates = (path, f"{path}/README.md", f"{path}/index.md")
        return next((self._pages[name] for name in candidates if name in self._pages), None)

    def find(self, source: PlanSource, dest: str) -> LinkTarget | None:
        """Find the target of a link.

        Args:
            source: The plan that contains it.
            dest: The link's destination as written, entities resolved.

        Returns:
            The target; `None` if the link names another site and is left as it is.
        """
        try:
            parts = urlsplit(dest)
        except ValueError:
            return LinkTarget(missing=MissingReason.ABSENT)
        if parts.scheme or parts.netloc or dest.startswith("//"):
            return None
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path:
            return LinkTarget(source.entry.url, fragment, source.uri)
        return self._find(source, unquote(parts.path, errors="replace"), fragment)

    def _find(self, source: PlanSource, path: str, fragment: str) -> LinkTarget:
        root = source.repository or self.assembly.repository
        place = named_path(path, source.location, root)
        if place is None:
            return LinkTarget(missing=MissingReason.OUTSIDE)
        if uri := self.page_at(place):
            return LinkTarget(self.assembly.portal.addresses.url(uri), fragment, uri)
        for candidate in (place, f"{place}/README.md", f"{place}/index.md"):
            if known := self.docs.get(Path(candidate)):
                return LinkTarget(known[1], fragment, known[0])
        elsewhere = source.alone and not Path(place).is_relative_to(source.root)
        if not os.path.lexists(place) and not elsewhere:
            return LinkTarget(missing=MissingReason.ABSENT)
        if attachment := self.attachment(Path(place), source):
            return attachment
        if url := self.on_code_host(place, source):
            return LinkTarget(url, fragment, external=True)
        return LinkTarget(missing=MissingReason.UNPUBLISHED)

    def on_code_host(self, path: str, source: PlanSource | None = None) -> str | None:
        """The address at which the code host shows a file or folder; `None` if no host is known or lacks it.

        Args:
            path: Absolute, in the repository.
            source: A plan of that repository; by default the portal's own.
        """
        root = (source and source.repository) or self.assembly.repository
        project = source.entry.project if source else ""
        blob_url = self._blob_urls.get(project)
        if blob_url is None or not Path(path).is_relative_to(root) or (source and not source.hosted):
            return None
        if not project and any(Path(path).is_relative_to(folder) for folder in self.assembly.foreign):
            return None
        inside = os.path.relpath(path, root).replace(os.sep, "/")
        return blob_url + quote(b"" if inside == "." else os.fsencode(inside))  # A name may be invalid UTF-8.

    def attachment(self, place: Path, source: PlanSource | None = None) -> LinkTarget | None:
        """The file as an attachment; `None` if it must not be published.

        Args:
            place: Its location, as a link names it.
            source: The plan that links to it; `None` for an ordinary page.
        """
        real = resolved(place)
        repository = (source and source.repository) or self.assembly.repository
        if not (
            _is_utf8(place) and self.may_show(place, repository) and self._is_publishable(real, place.name)
        ):
            return None
        root = self._root_of(place)
        of_plans = root is not None and real.is_relative_to(root)
        if of_plans and self._is_free(address := self._address(place), root):
            return LinkTarget(quote(address), attachment=real)
        outside = next((one for one in self._located if one.outside and place.is_relative_to(one.root)), None)
        base, path = (outside.root, outside.path) if outside else (repository, "")
        inside_base = place.is_relative_to(base) and real.is_relative_to(base)
        if inside_base and (of_plans or place.suffix.casefold() in IMAGES):
            inside = posixpath.join(path, place.relative_to(base).as_posix())
            project = source.entry.project if source else ""
            return LinkTarget(quote(f"{ASSETS_URL}files/{self._apart(inside, project)}"), attachment=real)
        return None

    def may_show(self, place: Path, repository: Path) -> bool:
        """Whether a file is neither excluded nor hidden, by its own path or by that of a link to it.

        Args:
            place: Its location, as a link names it.
            repository: The root of its repository, whose folders are hidden if they begin with a dot.
        """
        return not any(self._is_hidden(path, repository) for path in (place, resolved(place)))

    def _is_hidden(self, path: Path, repository: Path) -> bool:
        roots = [root for root in self._roots if path.is_relative_to(root)]
        if any(self._excluded(path.relative_to(root).as_posix()) for root in roots):
            return True
        # A plans folder itself may be in a folder that begins with a dot, such as `.agent/plans`.
        base = self._root_of(path) or repository
        parts = path.relative_to(base).parts if path.is_relative_to(base) else ()
        return any(part.startswith(".") for part in parts) or self.is_left_out(path, self._address(path))

    def _root_of(self, path: Path) -> Path | None:
        """The innermost plans folder that contains a file."""
        roots = (root for root in self._roots if path.is_relative_to(root))
        return max(roots, key=lambda root: len(root.parts), default=None)

    def _address(self, path: Path) -> str:
        """The address for a published file of a plans folder; empty for any other file."""
        root = self._root_of(path)
        return posixpath.join(self._roots[root], path.relative_to(root).as_posix()) if root else ""

    def _is_publishable(self, real: Path, name: str) -> bool:
        key = real, name
        if key not in self._judged:
            same = real.suffix.casefold() == PurePath(name).suffix.casefold()  # A link may have any name.
            fits = same and is_publishable(real, name)
            known = same and real.suffix.casefold() in ENDINGS
            if known and not fits and os.path.isfile(real):  # noqa: PTH113  (`Path.is_file` may raise)
                self.unfit.append(real)
            self._judged[key] = fits and not self.holds_secret(real)
        return self._judged[key]

    def _is_free(self, address: str, root: Path | None) -> bool:
        """Whether a file may be published at an address that no page and no other file uses.

        Args:
            address: Relative to the site's root, as a path.
            root: The plans folder that it is from. Earlier plans folders have priority.
        """
        files, folders = self._pages_and_files
        name = address.casefold()
        if name in files or name in folders or not files.isdisjoint(_folders_of(name)):
            return False
        if reserved(f"{address}.md", [one.name for one in self.assembly.portal.projects]):
            return False
        for other, prefix in self._roots.items():
            if other == root:
                break
            inside = address.removeprefix(f"{prefix}/")
            if inside != address and os.path.lexists(other / inside):
                return False
        return True

    def _apart(self, path: str, project: str) -> str:
        """A path in a repository, different from the same path in that of another project."""
        names = {OWN, *(one.name for one in self.assembly.portal.projects)}
        if not project and path.partition("/")[0] in names:
            return f"{OWN}/{path}"
        return posixpath.join(project, path)

    def url(self, uri: str) -> str:
        """The address of a page of the portal."""
        return self.assembly.portal.addresses.url(uri)

    def href(self, here: str, target: LinkTarget) -> str:
        """The link to a target from the page with the URI `here`."""
        if target.external:
            return target.url + target.fragment
        if target.uri == here and target.fragment:
            return target.fragment
        return relative(self.assembly.portal.addresses.url(here), target.url) + target.fragment


def _is_utf8(path: Path) -> bool:
    """Whether a path is text. An address must be, while the name of a file may contain any bytes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in str(path))


def _folders_of(path: str) -> Iterator[str]:
    """The folders that contain a path, innermost first."""
    while path := path.rpartition("/")[0]:
        yield path


_HOSTS = (
    (re.compile(r"gitlab"), "-/blob/", "-/commit/"),
    (re.compile(r"bitbucket\.org"), "src/", "commits/"),
    (re.compile(r""), "blob/", "commit/"),
)
"""The paths of files and of commits by code host. Self-hosted GitLab usually has `gitlab` in its name; all
others are assumed to work like GitHub."""
_BRANCH = re.compile(r"(?:^|/)(?:edit|blob|raw|src)/(?P<branch>[^/?#]+)/")


def withheld_secret(path: Path, assembly: Assembly, options: Options) -> Finding | None:
    """Return the secret because of which a linked file is not published; `None` if it has none.

    Nothing is searched for if the rule `secret` is off for the file.
    """
    place = os.path.relpath(path, assembly.repository).replace(os.sep, "/")
    if options.rules.severity("secret", Severity.ERROR, [place]) is None:
        return None
    return first_secret(path)


def blob_url(repo_url: str | None, edit_uri: str | None) -> str | None:
    """The address under which a code host shows the files of a repository, with a `/` at the end.

    >>> blob_url("https://github.com/a/b", "edit/main/docs/")
    'https://github.com/a/b/blob/main/'
    >>> blob_url(None, None)
    """
    if not _is_web_address(repo_url):
        return None
    branch = _BRANCH.search(edit_uri or "")
    path = next(path for host, path, _ in _HOSTS if host.search(urlsplit(repo_url).netloc))
    return f"{repo_url.rstrip('/')}/{path}{branch['branch'] if branch else 'HEAD'}/"


def commit_url(repo_url: str | None) -> str | None:
    """The address under which a code host shows the commits of a repository, before the hash.

    >>> commit_url("https://gitlab.com/a/b")
    'https://gitlab.com/a/b/-/commit/'
    """
    if not _is_web_address(repo_url):
        return None
    path = next(path for host, _, path in _HOSTS if host.search(urlsplit(repo_url).netloc))
    return f"{repo_url.rstrip('/')}/{path}"


def commit_urls(repo_url: str | None, projects: Iterable[ProjectStatus]) -> dict[str, str]:
    """The addresses before the hashes of commits, by project; the name of the portal's own is empty.

    Args:
        repo_url: The address of the portal's own repository.
        projects: The other projects.
    """
    hosts = {"": repo_url} | {one.name: one.repo_url for one in projects}
    return {name: url for name, host in hosts.items() if (url := commit_url(host))}


def _is_web_address(repo_url: str | None) -> TypeGuard[str]:
    return bool(repo_url) and urlsplit(repo_url).scheme in ("http", "https")
