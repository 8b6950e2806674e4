"""Links from ordinary pages to plans, written as paths in the repository (`../plans/x.md`)."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mkdocs_plans.sources.folder import resolved

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from mkdocs_plans.portal.link_resolver import LinkResolver


class PlanLinkExtension(Extension):
    """Rewrites links to plan files so that MkDocs finds, checks and resolves them like its own.

    It works on the element tree of Python-Markdown, in which code is already separate.
    """

    page: Page | None = None
    targets: LinkResolver | None = None
    point: Callable[[str, str], str] | None = None
    """Returns the fragment on a page of the portal, from the page's URI and the fragment as written."""
    link_to: Callable[[str, str], str | None] | None = None
    """Returns the URI or absolute address for a link to a file of a plans folder that is not a plan. Its
    arguments are the file's absolute path and the URI of the page."""
    locations: Mapping[str, Path] = {}
    """The locations of the site's files by URI, because another plugin may have copied them elsewhere."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register right before MkDocs' own processor, which has priority 0."""
        md.treeprocessors.register(_Rewrite(self), "plans_links", 1)


class _Rewrite(Treeprocessor):
    def __init__(self, links: PlanLinkExtension) -> None:
        super().__init__()
        self._links = links

    def run(self, root: Element) -> None:
        if self._links.page and self._links.targets:
            for element in root.iter():
                name = {"a": "href", "img": "src"}.get(element.tag)
                if name and (address := element.get(name)):
                    element.set(name, self._rewritten(address, self._links.page, self._links.targets))

    def _rewritten(self, href: str, page: Page, targets: LinkResolver) -> str:
        try:
            parts = urlsplit(href)
        except ValueError:
            return href
        source = page.file.abs_src_path
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/") or not source:
            return href
        location = resolved(Path(self._links.locations.get(page.file.src_uri, source)))
        place = os.path.normpath(location.parent / unquote(parts.path))
        uri = targets.page_at(place) or targets.page_at(without_folder_links(place))
        if uri is None and self._links.link_to:
            uri = self._links.link_to(place, page.file.src_uri)
        if uri is None or uri == page.file.src_uri:
            return href
        if urlsplit(uri).scheme:
            return urlunsplit(urlsplit(uri)._replace(fragment=parts.fragment))
        fragment = parts.fragment
        if fragment and self._links.point:
            fragment = self._links.point(uri, fragment)
        path = posixpath.relpath(uri, posixpath.dirname(page.file.src_uri) or ".")
        return urlunsplit(("", "", quote(path), parts.query, fragment))


def without_folder_links(place: str) -> str:
    """The path with the links of its folder resolved: `docs/plans` may be a link to the plans."""
    folder, name = os.path.split(place)
    return place if "\0" in place else str(resolved(Path(folder)) / name)
