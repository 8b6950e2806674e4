"""The only module that knows the parser: GitHub-flavoured Markdown as a stream of events.

pyromark (pulldown-cmark) yields each event as a bare string (`"Rule"`, `"SoftBreak"`) or as a dict with one
key (`{"Start": …}`, `{"Text": "hi"}`); `pyromark.event` describes them. The data and the page are made from
the same stream, so that a dashboard counts what the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyromark

if TYPE_CHECKING:
    from pyromark.event import Event, Range

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
)
"""The features of code hosts: no smart punctuation, no heading attributes, no math."""

_PARSER = pyromark.Markdown(options=OPTIONS)


def events(text: str) -> Iterator[tuple[Event, int, int]]:
    """Parse a text and yield `(event, start, end)`, adjacent text merged.

    Args:
        text: A text from `markdown.text.decode` or `clean`. A lone surrogate would make the parser raise, and
            a BOM would be read as text.

    Yields:
        Each event with the range `[start, end)` of its source, in bytes of the text's UTF-8.
    """
    for event, span in stream(text):
        yield event, span["start"], span["end"]


def stream(text: str) -> Iterator[tuple[Any, Range]]:
    """The same as the parser returns it: each event with its range under `start` and `end`."""
    return _PARSER.events_with_range(text, merge_text=True)
