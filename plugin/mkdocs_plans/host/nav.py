"""The position of the portal in the site's navigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel, file_sort_key
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_plans.pages.addresses import INDEX, NAVIGATION, ROOT

from .page import PortalPage


def offer(pages: Mapping[str, PortalPage], *, offered: bool) -> None:
    """Include the main pages in the files from which plugins build a navigation, or exclude them.

    awesome-nav 3.3 builds its own navigation.
    """
    for page in _main(pages):
        page.file.inclusion = InclusionLevel.INCLUDED if offered else InclusionLevel.NOT_IN_NAV


def hide(files: Files, pages: Mapping[str, PortalPage], *, hidden: bool) -> None:
    """Remove the pages that never enter the navigation by themselves from the files, or add them back.

    literate-nav 0.6 adds every page of a folder to the navigation and ignores its inclusion.
    """
    for uri, page in pages.items():
        there = files.get_file_from_path(uri) is page.file
        if not page.main and there == hidden:
            files.remove(page.file) if hidden else files.append(page.file)


def place(nav: Navigation, files: Files, title: str, wanted: object, pages: Mapping[str, PortalPage]) -> None:
    """Show the portal's main pages, and make the index the parent of its other pages.

    If the user's `nav` names any of the main pages, they stay there; otherwise a section is appended. Plans
    are never added to the navigation, because it is rendered into every page of the site.

    Args:
        nav: The navigation that MkDocs built.
        files: The files of the site.
        title: The title of the section.
        wanted: The user's `nav` as written.
        pages: The portal's pages by URI.
    """
    _restore(nav, pages)
    for uri, name in _titles(wanted):
        if (file := files.get_file_from_path(uri)) and isinstance(file.page, PortalPage):
            file.page.title = name  # MkDocs sets titles only on pages of its own class.
    main = [page for page in _main(pages) if files.get_file_from_path(page.file.src_uri)]
    shown = {id(page) for page in _pages(nav.items)}
    if not any(id(page) in shown for page in main):
        _append(nav, main, title)
    elif wanted is None:
        _arrange(nav, main, title)
    index = pages.get(INDEX)
    for page in pages.values():
        if page not in main:
            page.parent = index  # type: ignore[assignment]  # a page keeps tab and breadcrumb as a section does


def _main(pages: Mapping[str, PortalPage]) -> list[PortalPage]:
    return [pages[uri] for uri in NAVIGATION if uri in pages and pages[uri].main]


def _titles(wanted: object) -> Iterator[tuple[str, str]]:
    """The titles that a `nav` gives to pages, with the pages' URIs."""
    if isinstance(wanted, list):
        for item in wanted:
            yield from _titles(item)
    elif isinstance(wanted, dict):
        for name, below in wanted.items():
            if not isinstance(below, str):
                yield from _titles(below)
            elif name is not None:  # literate-nav gives no title to pages that it found by itself.
                yield below, str(name)


def _pages(items: Sequence[Any]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        yield from _pages(item.children or [])


def _restore(nav: Navigation, pages: Mapping[str, PortalPage]) -> None:
    """Restore the portal's pages after a plugin made MkDocs create other pages from their files.

    awesome-pages 2.10 does so if the `nav` contains `...`.
    """
    for page in pages.values():
        page.file.page = page
    if _exchange(nav.items, pages):
        _connect(nav)


def _exchange(items: list[Any], pages: Mapping[str, PortalPage]) -> bool:
    changed = False
    for number, item in enumerate(items):
        ours = pages.get(item.file.src_uri) if isinstance(item, Page) else None
        if ours is not None and ours is not item and ours.file is item.file:
            ours.title, ours.parent = vars(item).get("title") or ours.title, item.parent
            items[number], changed = ours, True
        elif item.children:
            changed |= _exchange(item.children, pages)
    return changed


def _connect(nav: Navigation) -> None:
    """Link every page to the previous and the next one."""
    nav.pages = list(_pages(nav.items))
    before: list[Page | None] = [None, *nav.pages]
    after: list[Page | None] = [*nav.pages[1:], None]
    for page, previous, following in zip(nav.pages, before, after, strict=False):
        page.previous_page, page.next_page = previous, following


def _arrange(nav: Navigation, main: list[PortalPage], title: str) -> None:
    """Give the section that a plugin built from the portal's folder the portal's title and order."""
    for section in _sections(nav.items):
        ours = [page for page in main if page in section.children]
        by_name: list[Any] = sorted(ours, key=lambda page: file_sort_key(page.file))
        if section.children == by_name:
            section.children = list(ours)
            _connect(nav)
        if section.title == dirname_to_title(ROOT) and ours:
            section.title = title


def _sections(items: Sequence[Any]) -> Iterator[Section]:
    for item in items:
        if isinstance(item, Section):
            yield item
            yield from _sections(item.children)


def _append(nav: Navigation, pages: list[PortalPage], title: str) -> None:
    section = Section(title, list(pages))
    nav.items.append(section)
    nav.pages = [page for page in nav.pages if not isinstance(page, PortalPage) or page not in pages]
    for page in pages:
        page.parent = section
        page.previous_page = page.next_page = None
        if nav.pages:
            page.previous_page = nav.pages[-1]
            nav.pages[-1].next_page = page
        nav.pages.append(page)
