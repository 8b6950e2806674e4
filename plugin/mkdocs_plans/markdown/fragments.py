"""Fragments of links (`#goal`) and the ids they lead to, by the rules of code hosts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

AUTHOR_PREFIX = "user-content-"
"""The prefix that code hosts put before an id that the author wrote."""

_ID = re.compile(r"<[a-z][^<>]*? id=\"([^\"]*)\"")
"""For HTML of this package, whose attributes contain neither angle brackets nor quotes."""


def ids_in(page: str) -> frozenset[str]:
    """Every id in HTML of this package. Links can lead to no other place on the page."""
    return frozenset(map(html.unescape, _ID.findall(page)))


def fragment_name(fragment: str) -> str:
    """The name that a fragment leads to, without its `#`; empty for the top of the page.

    The browser handles the part after `:~:` itself: it is text to highlight.

    >>> fragment_name("caf%C3%A9:~:text=tea")
    'café'
    >>> fragment_name("Top")
    ''
    """
    name = unquote(fragment.partition(":~:")[0])
    return "" if name.lower() == "top" else name


class FragmentNames:
    """The ids of a page by the names that links use for them.

    Code hosts put a prefix before an id that the author wrote. Links lead to it with or without the prefix,
    in any letter case.
    """

    __slots__ = ("_ids", "_loose")

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._loose: Mapping[str, str] | None = None

    def find(self, name: str) -> str | None:
        """The id for a name; `None` if the page has none."""
        for candidate in (name, AUTHOR_PREFIX + name):
            if candidate in self._ids:
                return candidate
        if self._loose is None:
            self._loose = {_bare(found): found for found in sorted(self._ids, reverse=True)}
        return self._loose.get(_bare(name))


def _bare(name: str) -> str:
    return name.casefold().removeprefix(AUTHOR_PREFIX)
