"""Fragments of links (`#goal`) and the ids they mean, read as code hosts read them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

AUTHOR_PREFIX = "user-content-"
"""What code hosts put in front of an id that the author wrote."""

_ID = re.compile(r"<[a-z][^<>]*? id=\"([^\"]*)\"")
"""In HTML of ours, where attributes hold neither angle brackets nor quotes."""


def ids_in(page: str) -> frozenset[str]:
    """Every id in HTML of ours, whatever put it there: nothing else is a place that links arrive at."""
    return frozenset(map(html.unescape, _ID.findall(page)))


def fragment_name(fragment: str) -> str:
    """The name that a fragment leads to, without its `#`; empty where it leads to the top of any page.

    A browser keeps what stands behind `:~:` to itself: text to mark.

    >>> fragment_name("caf%C3%A9:~:text=tea")
    'café'
    >>> fragment_name("Top")
    ''
    """
    name = unquote(fragment.partition(":~:")[0])
    return "" if name.lower() == "top" else name


class FragmentNames:
    """The ids of a page, by the names that links have for them.

    Code hosts put a prefix in front of an id that the author wrote. They follow a link to it without the
    prefix too, and in any case.
    """

    __slots__ = ("_ids", "_loose")

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._loose: Mapping[str, str] | None = None

    def find(self, name: str) -> str | None:
        """The id that a name means; `None`: the page has none."""
        for candidate in (name, AUTHOR_PREFIX + name):
            if candidate in self._ids:
                return candidate
        if self._loose is None:
            self._loose = {_bare(found): found for found in sorted(self._ids, reverse=True)}
        return self._loose.get(_bare(name))


def _bare(name: str) -> str:
    return name.casefold().removeprefix(AUTHOR_PREFIX)
