"""Where the portal stands in the site's navigation."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_plans.pages.addresses import INDEX, NAVIGATION

from .page import PortalPage


def place(nav: Navigation, files: Files, title: str, wanted: object) -> None:
    """Show the portal's main pages, and hang every other page of ours below the index.

    Where the user's `nav` mentions any of the main pages they stand there; else a section is appended.
    Plans never enter the navigation one by one: it is rendered into every page of the site.

    Args:
        nav: what MkDocs made of it.
        files: the files of the site.
        title: what the section is called.
        wanted: the user's `nav` as written.
    """
    for uri, name in _titles(wanted):
        if (file := files.get_file_from_path(uri)) and isinstance(file.page, PortalPage):
            file.page.title = name  # MkDocs gives its titles to pages of its own class alone
    pages = [file.page for uri in NAVIGATION if (file := files.get_file_from_path(uri)) and file.page]
    if not any(page in nav.pages for page in pages):
        _append(nav, pages, title)
    index = next((page for page in pages if page.file.src_uri == INDEX), None)
    for file in files.documentation_pages():
        if isinstance(file.page, PortalPage) and file.page not in pages:
            file.page.parent = index  # type: ignore[assignment]  # a page keeps tab and breadcrumb as a section does


def _titles(wanted: object) -> Iterator[tuple[str, str]]:
    """The titles that a `nav` gives to pages, with the pages' URIs."""
    if isinstance(wanted, list):
        for item in wanted:
            yield from _titles(item)
    elif isinstance(wanted, dict):
        for name, below in wanted.items():
            if isinstance(below, str):
                yield below, str(name)
            else:
                yield from _titles(below)


def _append(nav: Navigation, pages: list[Page], title: str) -> None:
    section = Section(title, list(pages))
    nav.items.append(section)
    for page in pages:
        page.parent = section
        if nav.pages:
            page.previous_page = nav.pages[-1]
            nav.pages[-1].next_page = page
        nav.pages.append(page)
