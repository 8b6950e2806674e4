"""The same text as formatters write it: paragraphs on one row or wrapped, other bullets, aligned tables.

Two things are kept that the reader depends on. A row that begins with a label and a colon is a field
(`Status: done`), but not in the middle of a row. And a character that is no blank in Markdown, such as
U+0085, is text, although Python counts it as a blank.

markdown-it-py, which the reader does not use, finds paragraphs, items and tables, and confirms that a text
in its new form is still the same page. So does the reader's own parser; if the two parse a text differently
from the start (a row of a table that is indented like code), it is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mkdocs_plans.markdown.events import events
from mkdocs_plans.markdown.front_matter import split
from mkdocs_plans.markdown.text import clean

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_WIDTH = 40
_AROUND = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_BULLET = re.compile(r"([ \t>]*)[-*+](?=\s)")
_BOX_ALONE = re.compile(r"\[[ xX]\]\s*$")
_LABEL = re.compile(r"\W{0,20}[\w'’()/.-]{1,40}(?:[ \t]+[\w'’()/.-]{1,40}){0,4}[ \t]*[:：]")
_MOST_LABEL_WORDS = 5
_BLANKS = " \t\n"
_BLANK = re.compile(f"[{_BLANKS}]+")
_OTHER = {"-": "*", "*": "-", "+": "-"}

_Lines = list[str]


def reformatted(text: str) -> Iterator[tuple[str, str]]:
    """The name and the text of each form that differs from the text and means the same."""
    front = split(text)
    body = "\n".join(text.split("\n")[front.lines :])
    head = text[: len(text) - len(body)]
    tokens = _PARSER.parse(body)
    page, own_page = _page(tokens), _own_page(body)
    for name, change in _FORMS.items():
        lines = body.split("\n")
        change(lines, tokens)
        formed = "\n".join(lines)
        if formed != body and _page(_PARSER.parse(formed)) == page and _own_page(formed) == own_page:
            yield name, head + formed


def _page(tokens: list[Token]) -> str:
    return _BLANK.sub(" ", str(_PARSER.renderer.render(tokens, _PARSER.options, {})))


def _own_page(body: str) -> str:
    """The same according to the reader's parser."""
    return _BLANK.sub(" ", "".join(map(_seen, events(clean(body).text))))


def _seen(reported: tuple[Any, int, int]) -> str:
    event = reported[0]
    if isinstance(event, dict) and "Text" in event:
        return str(event["Text"])
    return " " if event == "SoftBreak" else f"\0{event}\0"


def _paragraphs(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """First line, line after the last, and content of each paragraph, the last one first."""
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.type == "paragraph_open" and token.map:
            yield token.map[0], token.map[1], tokens[place + 1].content


def _on_one_row(lines: _Lines, tokens: list[Token]) -> None:
    for start, end, _ in _paragraphs(tokens):
        rows = lines[start:end]
        if any(row.endswith(("  ", "\\")) for row in rows[:-1]) or _BOX_ALONE.search(rows[0]):
            continue  # an intended break; `[x]` alone on its row is no box, but with words after it, it is
        first, *others = (row.rstrip(_BLANKS) for row in rows)
        inner = [_AROUND.sub("", row, 1) for row in others]
        if not any(map(_LABEL.match, inner)):
            lines[start:end] = [" ".join([first, *inner])]


def _wrapped(lines: _Lines, tokens: list[Token]) -> None:
    for start, end, content in _paragraphs(tokens):
        column = lines[start].find(content) if end == start + 1 else -1
        if column >= 0:
            before = lines[start][:column]
            rows = _rows(content)
            around = re.sub(r"[^>\s]", " ", before)
            lines[start:end] = [before + rows[0], *(around + row for row in rows[1:])]


def _rows(content: str) -> list[str]:
    rows = [""]
    words = content.split(" ")
    for place, word in enumerate(words):
        begins_a_block = not word.lstrip("*_(\"'“")[:1].isalpha()
        is_full = len(rows[-1]) + len(word) > _WIDTH and rows[-1] and not begins_a_block
        if is_full and not _LABEL.match(" ".join(words[place : place + _MOST_LABEL_WORDS])):
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return rows


def _other_bullets(lines: _Lines, tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "list_item_open" and token.map and token.markup in _OTHER:
            line = token.map[0]
            lines[line] = _BULLET.sub(rf"\g<1>{_OTHER[token.markup]}", lines[line], count=1)


def _aligned(lines: _Lines, tokens: list[Token]) -> None:
    for token in tokens:
        if token.type != "table_open" or not token.map or token.level:
            continue
        start, end = token.map
        rows = [[cell.strip(_BLANKS) for cell in _cells(line)] for line in lines[start:end]]
        columns = range(len(rows[0]))
        widths = [max(3, *(len(row[at]) for row in rows if at < len(row))) for at in columns]
        rows[1] = [
            cell[0] + "-" * (width - 2) + cell[-1] for cell, width in zip(rows[1], widths, strict=True)
        ]
        rows = [[cell.ljust(width) for cell, width in zip(row, widths, strict=False)] for row in rows]
        lines[start:end] = [f"| {' | '.join(row)} |" for row in rows]


def _cells(line: str) -> list[str]:
    return _PIPE.split(re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|")))


_FORMS: dict[str, Callable[[_Lines, list[Token]], None]] = {
    "paragraphs on one row": _on_one_row,
    "paragraphs wrapped": _wrapped,
    "other bullets": _other_bullets,
    "tables aligned": _aligned,
}
