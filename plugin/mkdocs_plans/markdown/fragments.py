"""Fragments of links (`#goal`) and the ids they lead to, by the rules of code hosts."""

from __future__ import annotations

import html
import string
from collections.abc import Iterable, Mapping
from itertools import pairwise
from urllib.parse import unquote

AUTHOR_PREFIX = "user-content-"
"""The prefix that code hosts put before an id that the author wrote."""


def ids_in(page: str) -> frozenset[str]:
    """Every id in HTML of this package. Links can lead to no other place on the page.

    Its attributes contain neither angle brackets nor quotes. A regular expression would take five times as
    long, because it tries every tag.
    """
    parts = page.split(' id="')
    return frozenset(
        html.unescape(after.partition('"')[0]) for before, after in pairwise(parts) if _ends_in_tag(before)
    )


def _ends_in_tag(text: str) -> bool:
    """Whether a text ends in a start tag, so that an attribute may follow."""
    begin = text.rfind("<")
    return begin >= 0 and text.find(">", begin) < 0 and text[begin + 1 : begin + 2] in _LETTERS


_LETTERS = frozenset(string.ascii_lowercase)


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
