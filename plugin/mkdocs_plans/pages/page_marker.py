"""The first line of an exported page: a comment that marks its HTML, with the table of contents as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # A site generator that only shows exported pages needs no renderer of plans.
    from mkdocs_plans.markdown.html import TocEntry

_BEGIN = "<!-- mkdocs-plans: "
_END = " -->"
_LINE = re.compile(f"{re.escape(_BEGIN)}(?P<json>.*){re.escape(_END)}")


def page_marker(toc: Iterable[TocEntry]) -> str:
    """Return the line for a page with these headings."""
    text = json.dumps([_record(entry) for entry in toc], separators=(", ", ": "))
    for letter in "-<>%#":  # A heading may contain the end of a comment, or the beginning of a template.
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return _BEGIN + re.sub(r"\{(?=\{)", r"\\u007b", text) + _END


def marked_toc(line: str) -> list[dict[str, Any]] | None:
    """Return the headings of the page that begins with a line; `None` if it is not the line of a page."""
    found = _LINE.fullmatch(line.strip())
    return json.loads(found["json"]) if found else None


def _record(entry: TocEntry) -> dict[str, Any]:
    return {
        "level": entry.level,
        "id": entry.id,
        "name": entry.text,
        "children": [_record(child) for child in entry.children],
    }
