"""Bytes to a clean text: any file can be read, and what was wrong with it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


def clean(text: str) -> Text:
    """Make any string fit for the parser: no BOM, LF alone, no NUL, no lone surrogate."""
    text = text.removeprefix(_BOM)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    bad = None if _usable(text) else _UNUSABLE.search(text)
    if bad is None:
        return Text(text)
    return Text(_UNUSABLE.sub(_REPLACEMENT, text), control_line=_line_of(text, bad.start()))


def decode(raw: bytes) -> Text:
    """Decode the bytes of a file as UTF-8; nothing raises, and line numbers stay true."""
    try:
        return clean(raw.decode("utf-8"))
    except UnicodeDecodeError as problem:
        before = clean(raw[: problem.start].decode("utf-8", "replace")).text
        text = clean(raw.decode("utf-8", "replace"))
        return Text(text.text, invalid_line=_line_of(before, len(before)), control_line=text.control_line)


def _usable(text: str) -> bool:
    """Whether the text has no NUL and no lone surrogate; encoding tells faster than a search."""
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
