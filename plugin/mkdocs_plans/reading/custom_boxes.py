"""Boxes with marks that the vocabulary adds: `[>]`, or `[-]` for an open step."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_plans.markdown.blocks import Inline, ListItem, Paragraph, box, items_within
from mkdocs_plans.markdown.document import Document, take_box
from mkdocs_plans.reading.lexicon import Lexicon

_BOX = box(r"[^\[\]\s]{1,3}")


def mark_custom_boxes(document: Document, lexicon: Lexicon) -> None:
    """Give each item whose box has a mark of the vocabulary the mark that it means.

    The marks of GitHub and those that are known without a configuration are read by the parser.
    """
    marks = lexicon.words.box_marks
    if not marks:
        return
    for item, _ in items_within(document.blocks):
        if item.mark is None:
            _mark(item, marks)
        else:
            item.mark = marks.get(item.mark, item.mark)
        document.has_boxes = document.has_boxes or item.mark is not None


def _mark(item: ListItem, marks: Mapping[str, str]) -> None:
    text = bracketed_text(item)
    found = _BOX.match(text.text) if text is not None else None
    if text is not None and found is not None and found["mark"] in marks:
        take_box(item, text, marks[found["mark"]], found.end())


def bracketed_text(item: ListItem) -> Inline | None:
    """Return the text of an item without a box if it begins with a bracket that begins no link or markup."""
    first = item.blocks[0] if item.mark is None and item.blocks else None
    if type(first) is not Paragraph or not first.text.text.startswith("["):
        return None
    return None if any(span.start == 0 for span in first.text.spans) else first.text


def unknown_mark(item: ListItem) -> str | None:
    """Return the mark of a box that the parser did not read; a letter or digit is a reference, not a mark."""
    text = bracketed_text(item)
    found = _BOX.match(text.text) if text is not None else None
    mark = found["mark"] if found is not None else ""
    return None if not mark or any(map(str.isalnum, mark)) or mark in ("…", "...") else mark
