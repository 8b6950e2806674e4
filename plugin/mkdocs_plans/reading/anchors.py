"""Stable anchors: the id that the author gave, else digits of the item's text; never a number or a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from mkdocs_plans.markdown.slugs import slug

_AUTHORED = re.compile(
    r"\[?((?:[A-Z]{1,6}-?\d{1,6}|[A-Z]{1,6}-[A-Z]{0,4}\d{1,6})(?:\.\d{1,3})*[a-z]?)\]?(?![\w-])\s*[:.)\s—–-]?"
)

_SILENT = re.compile(r"[\W_]+")
_SILENT_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())


def authored_id(text: str) -> str | None:
    """Return the id that an item begins with: `R1`, `OQ-2`, `T001`, `[Q3]`."""
    if text[1:2].islower():  # no id begins this way, and most texts do, so this saves the search
        return None
    found = _AUTHORED.match(text)
    return found[1] if found else None


class Anchors:
    """Gives each item of one plan an anchor of its own, which no heading has either."""

    def __init__(self, headings: Iterable[str]) -> None:
        self._taken = set(headings)
        self._repeats: dict[str, int] = {}

    def __call__(self, kind: str, text: str) -> str:
        """Return the anchor of an item of a kind (`risk`) with a text."""
        return self._unique(f"{kind}-{slug(ident) if (ident := authored_id(text)) else _digits(text)}")

    def _unique(self, base: str) -> str:
        anchor = base
        while anchor in self._taken:
            self._repeats[base] = self._repeats.get(base, 1) + 1
            anchor = f"{base}-{self._repeats[base]}"
        self._taken.add(anchor)
        return anchor


def _digits(text: str) -> str:
    if text.isascii():
        normal = text.lower().encode().translate(None, _SILENT_ASCII)
    else:
        normal = _SILENT.sub("", text.casefold()).encode()
    return blake2b(normal, digest_size=4).hexdigest()
