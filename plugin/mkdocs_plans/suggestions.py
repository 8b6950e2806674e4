"""What somebody may have meant who wrote a name that is none."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(given: str, known: Iterable[str], otherwise: str) -> str:
    """The end of a message on an unknown name: the known one that is most like it, else something else.

    >>> nearest("stale-aftr", ["stale_after", "recent"], "there are two")
    'did you mean “stale_after”?'
    """
    close = get_close_matches(given.lower(), sorted(known), n=1)
    return f"did you mean “{close[0]}”?" if close else otherwise
