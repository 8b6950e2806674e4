"""Known words that a word of a plan misspells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from mkdocs_plans.reading.lexicon import Lexicon

WordKind = Literal["states", "labels", "levels", "headings"]

_SHORTEST = 5
"""Characters of a word that may be a misspelling: shorter words differ from many others by one letter."""


def misspelt(word: str, lexicon: Lexicon, kind: WordKind) -> str | None:
    """Return the known word that a word misspells: one letter is added, left out, replaced or moved."""
    if len(word) < _SHORTEST or not word.replace(" ", "").isalpha():
        return None
    near = _near_words(lexicon, kind)
    found = next((near[form] for form in (word, *_deletions(word)) if form in near), None)
    if found is None:
        return None
    # Inflected forms and words of related languages differ in the last letter (`completes`, `objective`); a
    # plural is meant too.
    is_near = (word[0], word[-1]) == (found[0], found[-1]) or f"{word}s" == found or f"{found}s" == word
    return found if is_near else None


@lru_cache(maxsize=32)
def _near_words(lexicon: Lexicon, kind: WordKind) -> dict[str, str]:
    """Return every known word by itself, and by what is left of it without one letter.

    Two words that become the same when each loses at most one letter differ by one letter that is added,
    left out, replaced or moved. The look-up finds them without the 40 ms that the import of rapidfuzz takes.
    """
    listed: dict[WordKind, Iterable[str]] = {
        "states": lexicon.states,
        "labels": lexicon.labels,
        "levels": lexicon.levels,
        "headings": [name for names in lexicon.words.roles.values() for name in names],
    }
    words = sorted(word for word in listed[kind] if len(word) >= _SHORTEST)
    return {form: word for word in words for form in (*_deletions(word), word)}


def _deletions(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]
