"""Where a link in a plan leads on the site: to a plan, a page, a published file, or the code host.

Links are read as the code host reads them: relative to the file, or to the repository's root where
they begin with a slash.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from mkdocs_plans.assembly import Assembly, Source
from mkdocs_plans.pages.addresses import INDEX, plan_uri, relative
from mkdocs_plans.sources.paths import named_path

IMAGES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".ico", ".svg"])
"""Endings of images, which are published from anywhere in the repository where a plan shows them."""

_ACTIVE = frozenset(
    [".html", ".htm", ".xhtml", ".xht", ".shtml", ".mhtml", ".mht", ".xml", ".xsl", ".xslt", ".js", ".mjs",
     ".css", ".wasm", ".swf", ".map", ".md", ".markdown"]
)  # fmt: skip
"""Endings that a browser would run on the site's own address; they are never published."""

_SVG_ACTIVE = re.compile(
    rb"<\s*(script|foreignobject|iframe|embed|object|handler|listener|set|animate)|\son\w+\s*=|javascript:"
    rb"|<!entity|<!doctype|<\?xml-stylesheet|@import|href\s*=\s*[\"']\s*(?!#|data:image/(png|jpe?g|gif|webp))",
    re.IGNORECASE,
)
_LARGEST_SVG = 2_000_000


class Missing(StrEnum):
    """Why a link leads nowhere."""

    ABSENT = "absent"
    OUTSIDE = "outside"
    """Out of the repository."""
    UNPUBLISHED = "unpublished"
    """A file of the repository that is no page, and no code host is known."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads."""

    url: str = ""
    """Relative to the site's root, or absolute where `external`."""
    fragment: str = ""
    """With its `#`."""
    uri: str = ""
    """The page's URI, where it is one of ours or of the site."""
    external: bool = False
    attachment: Path | None = None
    """The file to publish at `url`."""
    missing: Missing | None = None


@dataclass(frozen=True)
class Targets:
    """Knows every page and file that a link may mean."""

    assembly: Assembly
    docs: Mapping[Path, tuple[str, str]] = field(default_factory=dict)
    """The site's other pages and files: (URI, URL) by absolute path."""
    blob_url: str | None = None
    """The code host's address for files of the repository, with a `/` at the end."""

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The URIs of our pages by where what they are made of lies."""
        pages = {str(source.location): source.uri for source in self.assembly.sources}
        for folder in self.assembly.folders:
            pages[str(folder.path.resolve())] = INDEX
        if self.assembly.introduction:
            pages[str(self.assembly.introduction.location)] = INDEX
        return pages

    @cached_property
    def _blob_urls(self) -> dict[str, str | None]:
        """Where code hosts show the files of each project's repository."""
        gathered = self.assembly.portal.projects
        return {"": self.blob_url} | {
            one.name: blob_url(one.repo_url, f"blob/{one.commit}/") for one in gathered
        }

    @cached_property
    def _roots(self) -> tuple[Path, ...]:
        """The plans folders, links resolved."""
        own = (folder.path.resolve() for folder in self.assembly.folders)
        return tuple(dict.fromkeys((*own, *(source.root for source in self.assembly.sources))))

    def page_at(self, path: str) -> str | None:
        """The URI of the page made from the file or folder at an absolute path; `None`: no page of ours."""
        candidates = (path, f"{path}/README.md", f"{path}/index.md")
        return next((self._pages[name] for name in candidates if name in self._pages), None)

    def find(self, source: Source, dest: str) -> Target | None:
        """Find what a link means.

        Args:
            source: the plan it stands in.
            dest: the link's destination as written, entities resolved.

        Returns:
            The target; `None` where the link names another site and is left as it is.
        """
        try:
            parts = urlsplit(dest)
        except ValueError:
            return Target(missing=Missing.ABSENT)
        if parts.scheme or parts.netloc or dest.startswith("//"):
            return None
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        if not parts.path:
            return Target(source.entry.url, fragment, source.uri)
        return self._find(source, unquote(parts.path, errors="replace"), fragment)

    def _find(self, source: Source, path: str, fragment: str) -> Target:
        root = source.repository or self.assembly.repository
        place = named_path(path, source.location, root)
        if place is None:
            return Target(missing=Missing.OUTSIDE)
        if uri := self.page_at(place):
            return Target(self.assembly.portal.addresses.url(uri), fragment, uri)
        for candidate in (place, f"{place}/README.md", f"{place}/index.md"):
            if known := self.docs.get(Path(candidate)):
                return Target(known[1], fragment, known[0])
        elsewhere = source.alone and not Path(place).is_relative_to(source.root)
        if not os.path.lexists(place) and not elsewhere:
            return Target(missing=Missing.ABSENT)
        if attachment := self._attachment(source, Path(place)):
            return attachment
        if blob_url := self._blob_urls.get(source.entry.project):
            inside = os.path.relpath(place, root).replace(os.sep, "/")
            return Target(blob_url + quote("" if inside == "." else inside), fragment, external=True)
        return Target(missing=Missing.UNPUBLISHED)

    def _attachment(self, source: Source, place: Path) -> Target | None:
        """The file as one that is published with the plan; `None` where it must not be."""
        real = place.resolve()
        repository = source.repository or self.assembly.repository
        if not real.is_file() or any(part.startswith(".") for part in place.relative_to(repository).parts):
            return None
        ending = place.suffix.casefold()
        if ending in _ACTIVE or ending != real.suffix.casefold():
            return None
        if ending in (".svg", ".svgz") and not _inert(real):
            return None
        shadowed = False
        for root in self._roots:
            if place.is_relative_to(root) and real.is_relative_to(root):
                inside = posixpath.join(self._prefix(source, root), place.relative_to(root).as_posix())
                if not (source.entry.project and self._is_our_own(inside)):
                    return Target(quote(f"plans/{inside}"), attachment=real)
                shadowed = True
        if (shadowed or ending in IMAGES) and real.is_relative_to(repository):
            inside = posixpath.join(source.entry.project, place.relative_to(repository).as_posix())
            return Target(quote(f"assets/plans/files/{inside}"), attachment=real)
        return None

    def _is_our_own(self, path: str) -> bool:
        """Whether a file of our own plans may be published at a path below `plans/`."""
        return any((folder.path / path).exists() for folder in self.assembly.folders)

    def _prefix(self, source: Source, root: Path) -> str:
        """What stands between `plans/` and paths of that folder in addresses."""
        for other in (source, *self.assembly.sources):
            if other.root == root and other.location.is_relative_to(root):
                wanted = plan_uri(other.location.relative_to(root).as_posix()).removeprefix("plans/")
                if other.uri.endswith(wanted):
                    return other.uri.removeprefix("plans/").removesuffix(wanted).strip("/")
        return ""

    def href(self, here: str, target: Target) -> str:
        """The link to a target from the page with the URI `here`."""
        if target.external:
            return target.url + target.fragment
        if target.uri == here and target.fragment:
            return target.fragment
        return relative(self.assembly.portal.addresses.url(here), target.url) + target.fragment


def _inert(svg: Path) -> bool:
    """Whether a drawing holds nothing that would run, load or change when it is opened by itself."""
    if svg.suffix.casefold() == ".svgz" or svg.stat().st_size > _LARGEST_SVG:
        return False
    raw = svg.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw and b"&#" not in raw and not _SVG_ACTIVE.search(raw)


_HOSTS = (
    (re.compile(r"gitlab"), "-/blob/"),
    (re.compile(r"bitbucket\.org"), "src/"),
    (re.compile(r""), "blob/"),
)
_BRANCH = re.compile(r"(?:^|/)(?:edit|blob|raw|src)/(?P<branch>[^/?#]+)/")


def blob_url(repo_url: str | None, edit_uri: str | None) -> str | None:
    """The address under which a code host shows the files of a repository, with a `/` at the end.

    >>> blob_url("https://github.com/a/b", "edit/main/docs/")
    'https://github.com/a/b/blob/main/'
    >>> blob_url(None, None)
    """
    if not repo_url or urlsplit(repo_url).scheme not in ("http", "https"):
        return None
    branch = _BRANCH.search(edit_uri or "")
    path = next(path for host, path in _HOSTS if host.search(urlsplit(repo_url).netloc))
    return f"{repo_url.rstrip('/')}/{path}{branch['branch'] if branch else 'HEAD'}/"
