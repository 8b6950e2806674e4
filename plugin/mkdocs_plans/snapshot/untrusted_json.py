"""Decodes JSON that is untrusted input.

Before a text is decoded, its size, its depth and its number of values are checked in its bytes. So decoding
takes a bounded multiple of its size in memory, and no text overflows the stack.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.wire_types import HIGHEST
from mkdocs_plans.overview.project_status import DataState
from mkdocs_plans.terminal_text import printable

LARGEST = 50_000_000
"""The maximum size of a snapshot in bytes, decompressed."""
DEEPEST = 32
"""The maximum nesting of objects and lists."""
LONGEST = 10_000
"""The maximum length of a text in characters. Longer texts are cut."""
MOST_VALUES = LARGEST // 10
"""The maximum number of values. Snapshots of this package have one in 12 bytes or more; a value of two bytes
may take 60 in memory."""
MOST_KEYS = 1_000
"""The maximum number of keys at the top of a snapshot; this package writes a dozen."""

_SHOWN = 80
"""The maximum length of a quoted text in characters."""

_T = TypeVar("_T")


class PublishedError(Exception):
    """A snapshot is refused. The message is the reason, as part of a sentence on one line."""

    def __init__(self, reason: str, state: DataState = DataState.INVALID) -> None:
        super().__init__(reason)
        self.state = state


def decode(raw: bytes | msgspec.Raw, kind: type[_T], place: str = "$") -> _T:
    """Decode a text as a type.

    Args:
        raw: The text.
        kind: The type. A text of another type is refused.
        place: The path of the text in the snapshot, for the message.

    Raises:
        PublishedError: It does not match the type, or is not JSON.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        reason = one_line(error).replace("`$", f"`{place}")
        raise PublishedError(f"does not match the schema: {reason}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise PublishedError(f"cannot be read as JSON: {one_line(error)}") from None


def one_line(error: Exception) -> str:
    """Return a message that fits into one line."""
    return " ".join(str(error).split())[:200]


# The end of the text also ends a string, so that no quote is read twice.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_OTHER = bytes(set(range(256)) - set(b'"[]{},'))
"""All bytes that are not brackets, commas or quotes; they are deleted before brackets are counted."""
_WINDOW = 1 << 18
_FEW = MOST_VALUES // 25
"""The number of brackets and commas up to which a text cannot have too many values."""
_EMPTY = re.compile(rb"\[,*\]|\{,*\}")


def may_have_many_values(raw: bytes) -> bool:
    """Whether the values must be counted. Most snapshots are small."""
    return raw.count(b",") + raw.count(b"[") + raw.count(b"{") > _FEW


def signs_of(raw: bytes) -> bytes:
    """Return the brackets and commas outside of strings. Each comma or opening bracket begins a value.

    The text is read in windows, because a list of all strings would take more memory than it saves.

    Raises:
        PublishedError: There are more than any snapshot has.
    """
    found = bytearray()
    carried, inside = b"", 0
    for start in range(0, len(raw), _WINDOW):
        window = carried + raw[start : start + _WINDOW]
        escapes = len(window) - len(window.rstrip(b"\\"))
        carried = b"\\" * (escapes % 2)  # The escaped character is in the next window.
        window = window[: len(window) - len(carried)]
        if b"\\" in window:
            window = window.replace(b"\\\\", b"").replace(b'\\"', b"")
        parts = window.translate(None, _OTHER).split(b'"')
        found += b"".join(parts[inside::2])
        inside = (inside + len(parts) - 1) % 2
        if len(found) > 2 * MOST_VALUES:  # Each container has a closing bracket, too.
            raise PublishedError(f"has more than {MOST_VALUES:,} values")
    return bytes(found) if not inside else b"["  # A string without an end is not JSON.


def check_size(signs: bytes) -> None:
    """Refuse a text that would take much more memory than its size.

    Raises:
        PublishedError: There are too many values, or too many keys at the top.
    """
    if len(signs) - signs.count(b"]") - signs.count(b"}") > MOST_VALUES:
        raise PublishedError(f"has more than {MOST_VALUES:,} values")
    inner = signs[1:-1]
    for _ in range(DEEPEST):
        if b"]" not in inner and b"}" not in inner:
            break
        inner = _EMPTY.sub(b"", inner)
    if inner.count(b",") > MOST_KEYS:
        raise PublishedError(f"has more than {MOST_KEYS:,} keys, or is nested too deeply")


def is_deeper(signs: bytes, levels: int) -> bool:
    """Whether brackets are nested too deeply or do not match, without recursion."""
    brackets = signs.translate(None, b",")
    for _ in range(levels):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return bool(brackets)


def check_keys(raw: bytes) -> None:
    """Refuse an object with a repeated key, because two readers may use different values of it.

    Raises:
        PublishedError: There is one, or the text is not JSON.
    """
    try:
        # Numbers are checked elsewhere.
        json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_int=len)
    except (ValueError, RecursionError) as error:
        raise PublishedError(f"cannot be read as JSON: {one_line(error)}") from None


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise PublishedError(f"has the key {quoted(printable(twice))} twice in one object")


_SUSPICIOUS = re.compile(
    rb"(?i)\\u(?:00[0189]|007f|061c|200[ef]|202[89a-e]|206[6-9]|feff)|\\[bfnrt]|[\x7f]|\xc2[\x80-\x9f]|\xd8\x9c"
    rb"|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf"
)
"""Invisible characters, as JSON escapes or in UTF-8."""


def cleaned(raw: bytes) -> bytes:
    """Return a text with every string cut to size, and without invisible characters.

    Snapshots of this package have few of either, so the whole text is searched first.
    """
    longest = max((found.end() - found.start() for found in _STRING.finditer(raw)), default=0)
    if longest <= LONGEST and not _SUSPICIOUS.search(raw):
        return raw
    return msgspec.json.encode(_cleaned(decode(raw, Any)))


def _cleaned(value: Any) -> Any:  # noqa: ANN401  (any value of JSON)
    if isinstance(value, str):
        return printable(truncate(value, LONGEST))
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


def check_counts(value: object) -> None:
    """Refuse figures that are not counts.

    Raises:
        PublishedError: A number is below zero, a fraction or too large.
    """
    for number in _numbers(value):
        if not isinstance(number, int) or not 0 <= number <= HIGHEST:
            raise PublishedError(f"counts {str(number)[:20]}; expected an integer from 0 to {HIGHEST:,}")


def _numbers(value: object) -> Iterator[int | float]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _numbers(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def quoted(text: str) -> str:
    """Return a text in quotes, no longer than a message permits."""
    return f'"{truncate(text, _SHOWN + 1)}"'
