"""Text of a plan inside of Markdown that a code host renders: in a code span, where it is nothing but text.

In a code span no name is mentioned, no number becomes a reference, no image is fetched, no tag opens
(GitHub Flavored Markdown, 6.1); what would end the span, the line or the cell of a table is taken out of it.
"""

from __future__ import annotations

import re

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.terminal_text import strip_control

LONGEST = 160
"""Characters of a text that a line takes."""
_TICKS = re.compile("`+")
_BLANKS = re.compile(r"\s+")
_PIPE = re.compile(r"\\?\|")


def code_span(text: str, *, in_cell: bool = False) -> str:
    """A text as one code span on one line.

    Args:
        text: any text.
        in_cell: whether it stands in a table, where a `|` has to be escaped even here.
    """
    said = truncate(_BLANKS.sub(" ", strip_control(text)).strip(), LONGEST) or "–"
    if in_cell:
        said = _PIPE.sub(_escaped, said)
    ticks = "`" * (max(map(len, _TICKS.findall(said)), default=0) + 1)
    if said.startswith("`") or said.endswith(("`", "\\")):  # a blank on both sides is taken away again
        said = f" {said} "
    return f"{ticks}{said}{ticks}"


def _escaped(pipe: re.Match[str]) -> str:
    """A `|` that is no end of a cell; a backslash before it would take the escape for itself."""
    return "\\ \\|" if len(pipe[0]) > 1 else "\\|"


def link(text: str, address: str | None) -> str:
    """Markdown as a link, where there is somewhere to go.

    Args:
        text: Markdown without links, such as `code_span` gives it.
        address: an address without blanks, brackets and parentheses.
    """
    return f"[{text}]({address})" if address else text
