"""Bytes to a clean text: any file can be read, and what was wrong with it is said."""

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
    """The text of a file, fit for the parser, whatever its bytes were."""

    text: str
    """No BOM, lines end in LF; what cannot be read is U+FFFD."""
    invalid_line: int | None = None
    """The first line (1-based) with bytes that are no UTF-8; `None`: there is none."""
    control_line: int | None = None
    """The first line with a NUL or half of a surrogate pair; `None`: there is none."""
    cut_line: int | None = None
    """The line from which on the text is left out, since it is beyond the budget; `None`: it is whole."""


class LineIndex:
    """The lines of a text, found by position: in characters of a string, in bytes of a byte string."""

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
    """Make any string fit for the parser: no BOM, LF alone, no NUL, no lone surrogate, within the budget."""
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
    """Decode the bytes of a file as UTF-8; nothing raises, and line numbers stay true."""
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
