"""Bytes to a clean text. Any file can be read, and problems with it are recorded."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from mkdocs_plans.markdown.budget import cut_before, line_beyond_budget

_BOM = "\ufeff"
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file, ready for the parser. Any bytes are possible."""

    text: str
    """Without a BOM; lines end in LF; unreadable bytes are U+FFFD."""
    invalid_line: int | None = None
    """The first line (1-based) with bytes that are not UTF-8; `None` if there is none."""
    control_line: int | None = None
    """The first line with a NUL or half of a surrogate pair; `None` if there is none."""
    cut_line: int | None = None
    """The first line that is left out because it exceeds the budget; `None` if the text is complete."""


class LineIndex:
    """Finds lines of a text by position: in characters of a string, in bytes of a byte string."""

    def __init__(self, text: str | bytes) -> None:
        ends = re.finditer("\n", text) if isinstance(text, str) else re.finditer(b"\n", text)
        self._ends = [end.start() for end in ends]

    def line_at(self, position: int) -> int:
        """Return the 1-based line that holds a position."""
        return bisect_left(self._ends, position) + 1


def line_at(text: str, position: int) -> int:
    """Return the 1-based line that holds one position; a `LineIndex` is faster for many."""
    return text.count("\n", 0, position) + 1


def clean(text: str) -> Text:
    """Prepare any string for the parser: no BOM, only LF, no NUL, no lone surrogate, within the budget."""
    text = text.removeprefix(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    beyond = line_beyond_budget(text)
    if beyond is not None:
        text = cut_before(text, beyond)
    bad = None if _usable(text) else _UNUSABLE.search(text)
    if bad is None:
        return Text(text, cut_line=beyond)
    return Text(_UNUSABLE.sub(_REPLACEMENT, text), control_line=line_at(text, bad.start()), cut_line=beyond)


def decode(raw: bytes) -> Text:
    """Decode the bytes of a file as UTF-8. Nothing raises, and line numbers stay correct."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as problem:
        before = clean(raw[: problem.start].decode("utf-8", "replace")).text
        text = clean(raw.decode("utf-8", "replace"))
        return replace(text, invalid_line=line_at(before, len(before)))


def _usable(text: str) -> bool:
    """Whether the text has no NUL and no lone surrogate. Encoding finds them faster than a search."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False
