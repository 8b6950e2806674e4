"""Text of a plan, made fit to be printed on one line of a terminal or into one cell of a table."""

from __future__ import annotations

import re
import unicodedata

_COMMAND = re.compile(r"##(?=\[|vso\[)")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def width(text: str) -> int:
    """How many columns a terminal gives a text: two for a wide character, none for a combining one."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def printable(text: str) -> str:
    """Turn line breaks into blanks, and what steers a terminal or turns text around into U+FFFD."""
    return _UNSEEN.sub("\ufffd", _BREAKS.sub(" ", text))


def harmless(text: str) -> str:
    """The same, harmless in the log of a CI server too: some look for commands anywhere in a line."""
    return _COMMAND.sub("# #", printable(text))
