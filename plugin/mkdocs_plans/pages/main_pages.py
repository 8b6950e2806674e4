"""The pages in the navigation of every portal, and the lists that their figures link to.

The address of a page names its module: the function `pages` of `board` makes `plans/board.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePosixPath

from mkdocs_plans.pages.addresses import MAIN, OVER_TIME
from mkdocs_plans.pages.plan_lists import finding_lists, plan_lists, step_lists
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.unknown_words import unknown_words


def main_pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the pages about all plans of a portal or, where the portal has a scope, of one project."""
    for uri in (*MAIN, *OVER_TIME):
        module = import_module(f"{__package__}.{PurePosixPath(uri).stem}")
        yield from module.pages(portal)
    yield from plan_lists(portal)
    yield from step_lists(portal)
    yield from finding_lists(portal)
    yield unknown_words(portal)
