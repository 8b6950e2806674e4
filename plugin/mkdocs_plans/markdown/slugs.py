"""Ids of headings, made as code hosts make them, so that links written for code hosts work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ASCII_DROPPED = re.compile(r"[^a-z0-9_ -]+")
_WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_NAMELESS = "section"
_RESERVED = "__"
"""Material for MkDocs reserves ids with this prefix (`__search`, `__drawer`)."""


@lru_cache(maxsize=4096)  # Plans of a portal share most of their headings.
def slug(text: str) -> str:
    """GitHub's slug of a heading's plain text: lower case, no punctuation, hyphens for blanks.

    If nothing is left, the slug is `section`. A slug that begins with `__` gets the prefix `user-content-`.
    """
    lowered = text.strip().lower()
    kept = _ASCII_DROPPED.sub("", lowered) if lowered.isascii() else "".join(_word_characters(lowered))
    result = kept.replace(" ", "-") or _NAMELESS
    return f"user-content-{result}" if result.startswith(_RESERVED) else result


def _word_characters(text: str) -> Iterator[str]:
    for character in text:
        if character in " -" or unicodedata.category(character) in _WORD_CATEGORIES:
            yield character


class Slugger:
    """Gives each heading of a document a unique id: the first repetition gets `-1`, the next `-2`."""

    __slots__ = ("_given",)

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, text: str) -> str:
        """The id of the next heading with this plain text."""
        base = result = slug(text)
        while result in self._given:
            self._given[base] += 1
            result = f"{base}-{self._given[base]}"
        self._given[result] = 0
        return result
