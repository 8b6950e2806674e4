"""Text of a plan as a code span in Markdown that a code host renders.

In a code span no name is mentioned, no number becomes a reference, no image is fetched and no tag opens
(GitHub Flavored Markdown, 6.1). Characters that would end the span, the line or the table cell are removed.
"""

from __future__ import annotations

import re

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.terminal_text import strip_control

LONGEST = 160
"""The most characters of a text on a line."""
_TICKS = re.compile("`+")
_BLANKS = re.compile(r"\s+")
_PIPE = re.compile(r"\\?\|")


def code_span(text: str, *, in_cell: bool = False) -> str:
    """Return a text as one code span on one line.

    Args:
        text: Any text.
        in_cell: Whether the span is in a table, where a `|` must be escaped even in code.
    """
    plain = truncate(_BLANKS.sub(" ", strip_control(text)).strip(), LONGEST) or "–"
    if in_cell:
        plain = _PIPE.sub(_escaped, plain)
    ticks = "`" * (max(map(len, _TICKS.findall(plain)), default=0) + 1)
    if plain.startswith("`") or plain.endswith(("`", "\\")):  # Renderers remove one blank on each side.
        plain = f" {plain} "
    return f"{ticks}{plain}{ticks}"


def _escaped(pipe: re.Match[str]) -> str:
    """Escape each `|`, so that it ends no cell.

    A backslash before it would make the escape a literal backslash.
    """
    return "\\ \\|" if len(pipe[0]) > 1 else "\\|"


def link(text: str, address: str | None) -> str:
    """Return Markdown as a link, if there is an address.

    Args:
        text: Markdown without links, such as the result of `code_span`.
        address: An address without blanks, brackets and parentheses.
    """
    return f"[{text}]({address})" if address else text
