"""Suggestions for names that are not known."""

from __future__ import annotations

from collections.abc import Iterable

_CLOSE = 0.6
"""The least similarity, from 0 to 1, of a misspelling; the same as in difflib."""


def nearest(given: str, known: Iterable[str], otherwise: str) -> str:
    """Return the end of a message about an unknown name.

    Args:
        given: The unknown name.
        known: The names to choose from.
        otherwise: What to return where no known name is similar.

    >>> nearest("stale-aftr", ["stale_after", "recent"], "there are two")
    'did you mean "stale_after"?'
    """
    # Imported here, because the import takes 40 ms, and most runs suggest nothing.
    from rapidfuzz.distance import Indel  # noqa: PLC0415
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    # Sorted, so that the choice between equally similar names does not depend on the order of a set.
    found = extractOne(given.lower(), sorted(known), scorer=Indel.normalized_similarity, score_cutoff=_CLOSE)
    return f'did you mean "{found[0]}"?' if found else otherwise
