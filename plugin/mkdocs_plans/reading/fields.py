"""Labelled values: `**Status:** x`, `- Owner: y`, rows of a field table, front matter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from mkdocs_plans.markdown.blocks import (
    Block,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Span,
    SpanKind,
    Table,
)
from mkdocs_plans.markdown.front_matter import FrontMatter, Value
from mkdocs_plans.model.plan import RelationKind
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.vocabulary.normalise import EMOJI, label_of

_MARKED = frozenset({SpanKind.STRONG, SpanKind.EMPHASIS})
_COLONS = (":", "：")
_BLANKS = "[ \t\u00a0\u202f]*"
"""In French a blank precedes a colon, often a no-break space."""
_AT_START = re.compile(
    rf"^[{EMOJI} \t>*-]*(?P<label>[^\W\d_][\w'’()/-]*(?:[ \t][\w'’()/-]+){{0,3}}){_BLANKS}[:：](?!//)",
    re.MULTILINE,
)
_BETWEEN = re.compile(rf"(?:[.;,|·•—–]|[ \t]-)[ \t]+(?=(?P<label>[^\W\d_][\w'’()/ -]{{0,24}}){_BLANKS}[:：])")
_NOT_WORDS = re.compile(rf"^[{EMOJI} \t>*-]+|[ \t]+$")
_SEPARATORS = ".;,|·•—–-:)/。；，、）"
_STOPS = ".;,"
_EDGES = " \t\n|·•;,"


class FieldLink(NamedTuple):
    """A link as written, with its visible text and its destination."""

    text: str
    target: str


class Field(Struct, frozen=True):
    """A label and its value."""

    label: str
    """Folded; `_` and `-` are blanks."""
    text: str
    """The value on one line, markup stripped."""
    line: int
    values: tuple[str, ...] = ()
    """The parts of a value that is written as a list."""
    links: tuple[FieldLink, ...] = ()
    """The links in the value, in order."""


def from_front_matter(front: FrontMatter) -> Iterator[Field]:
    """The top level of a front matter. Mappings inside are not fields."""
    for key, value in front.fields.items():
        line = front.field_lines.get(key, 1)
        if isinstance(value, str):
            yield Field(label_of(key), " ".join(value.split()), line)
        elif isinstance(value, list):
            values = tuple(" ".join(part.split()) for part in map(_scalar, value) if part.strip())
            yield Field(label_of(key), ", ".join(values), line, values)


def _scalar(value: Value) -> str:
    while isinstance(value, list) and len(value) == 1:  # YAML reads `[[beta]]` as a list in a list
        value = value[0]
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("path") or value.get("id") or ""
        return name if isinstance(name, str) else ""
    return value if isinstance(value, str) else ""


def field_below_heading(label: str, paragraph: Paragraph) -> Field:
    """Return the field that consists of a heading and the one paragraph below it."""
    text = paragraph.text
    return Field(label, _one_line(text.text), text.lines[0], (), _links(text, list(text.links())))


def in_blocks(blocks: list[Block], lexicon: Lexicon, *, every: bool = False) -> list[Field]:
    """The fields of some blocks with known labels, or with any."""
    found: list[Field] = []
    taken: Block | None = None
    for place, block in enumerate(blocks):
        if type(block) is Paragraph:
            own = in_text(block.text, lexicon)
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            if type(following) is List and own and _awaits_values(own[-1], block):
                own[-1] = _listing(own[-1], following)
                taken = following
            found += own
        elif type(block) is List and block is not taken:
            for item in block.items:
                found += _in_item(item, lexicon)
        elif type(block) is Table:
            found += _in_table(block, lexicon)
    return found if every else [field for field in found if lexicon.label_meaning(field.label) is not None]


def holds_fields(block: List, lexicon: Lexicon) -> bool:
    """Whether at least half of a list are fields of the document (`- Owner: …`)."""
    return len(in_blocks([block], lexicon)) * 2 >= len(block.items)


def _in_table(table: Table, lexicon: Lexicon) -> Iterator[Field]:
    """The rows of a table of labels and values; its header is one of them if it has a label too.

    A table of a single row may have its labels side by side in the header.
    """
    side_by_side = all(label_of(cell.text) in lexicon.labels for cell in table.header)
    if len(table.rows) == 1 and len(table.header) > 1 and side_by_side:
        yield from map(_cell_field, table.header, table.rows[0].cells)
        return
    if len(table.header) != len(("label", "value")):
        return
    fields = [_row_field(row.cells) for row in table.rows]
    above = _row_field(table.header)
    if above.label in lexicon.labels and (
        not fields or any(field.label in lexicon.labels for field in fields)
    ):
        yield above
    yield from fields


def _row_field(cells: list[Inline]) -> Field:
    return _cell_field(cells[0], cells[1])


def _cell_field(label: Inline, value: Inline) -> Field:
    text = _one_line(_delimited(value.text, _struck(value), 0, len(value.text)))
    return Field(label_of(label.text), text, value.lines[0], (), _links(value, list(value.links())))


def _in_item(item: ListItem, lexicon: Lexicon) -> list[Field]:
    """An item's fields; a list below a label without value is its value."""
    if not item.blocks or type(item.blocks[0]) is not Paragraph or item.mark is not None:
        return []
    fields = in_text(item.blocks[0].text, lexicon)
    below = [block for block in item.blocks[1:] if type(block) is List]
    if len(fields) == 1 and not fields[0].text and below:
        return [_listing(fields[0], below[0])]
    return fields


def _awaits_values(field: Field, block: Paragraph) -> bool:
    """Whether a paragraph ends in a label without a value: the list after it is the value."""
    return not field.text and block.text.text.rstrip().endswith(_COLONS)


def _listing(field: Field, block: List) -> Field:
    """A field whose value is a list; its links count where each item has one."""
    inner = [item.blocks[0] for item in block.items if item.blocks]
    texts = [block.text for block in inner if isinstance(block, Paragraph | Heading)]
    values = tuple(_one_line(text.text) for text in texts)
    linked = [_links(text, list(text.links())) for text in texts]
    links = tuple(link for found in linked for link in found) if all(linked) else ()
    return Field(field.label, ", ".join(values), field.line, values, links)


def in_text(text: Inline, lexicon: Lexicon) -> list[Field]:
    """The fields of one paragraph: each value ends where the next label begins."""
    if ":" not in text.text and "：" not in text.text:
        return []
    labels = sorted(_labels(text, lexicon))
    linked = list(text.links())
    struck = _struck(text)
    found: list[Field] = []
    for place, (start, value_start, label) in enumerate(labels):
        if found and start < labels[place - 1][1]:
            continue
        end = labels[place + 1][0] if place + 1 < len(labels) else len(text.text)
        links = _links(text, _between(linked, value_start, end))
        value = _one_line(_delimited(text.text, _between(struck, value_start, end), value_start, end))
        found.append(Field(label, value, text.line_at(start), (), links))
    return found


def _delimited(text: str, struck: list[Span], start: int, end: int) -> str:
    """The text between two positions, without the parts that are struck through, unless all of it is."""
    kept: list[str] = []
    at = start
    for span in struck:
        kept.append(text[at : span.start])
        at = max(at, span.end)
    kept_text = "".join((*kept, text[at:end]))
    return kept_text if not struck or any(map(str.isalnum, kept_text)) else text[start:end]


def _struck(text: Inline) -> list[Span]:
    return [span for span in text.spans if span.kind is SpanKind.STRIKE]


def _between(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans that begin between two positions."""
    return spans[bisect_left(spans, start, key=_start_of) : bisect_left(spans, end, key=_start_of)]


def _links(text: Inline, spans: list[Span]) -> tuple[FieldLink, ...]:
    return tuple(FieldLink(_one_line(text.text[span.start : span.end]), span.target) for span in spans)


def _start_of(span: Span) -> int:
    return span.start


def _labels(text: Inline, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Where a label begins, where its value begins, and the label."""
    plain = text.text
    labels = list(_marked_labels(text))
    starts = {start for start, _, _ in labels}
    labels += [
        (found.start("label"), found.end(), label_of(found["label"]))
        for found in _AT_START.finditer(plain)
        if found.start("label") not in starts
    ]
    yield from labels
    first = min((start for start, _, _ in labels), default=len(plain))
    for found in _BETWEEN.finditer(plain):
        if found.start() < first and found[0][0] in _STOPS:  # a word of prose that no field precedes
            continue
        label = label_of(found["label"])
        if label in lexicon.labels and found.end() not in starts:
            colon = min(place for mark in _COLONS if (place := plain.find(mark, found.end())) >= 0)
            yield found.end(), colon + 1, label


def _marked_labels(text: Inline) -> Iterator[tuple[int, int, str]]:
    """The labels in bold or italics, with the colon in them or right after them."""
    plain = text.text
    last = -1
    for span in text.spans:
        if span.kind not in _MARKED or not _may_begin(text, span.start, last):
            continue
        inside = plain[span.start : span.end]
        behind = plain[span.end : span.end + 3].lstrip()
        if inside.rstrip().endswith(_COLONS):
            yield span.start, span.end, label_of(inside)
        elif behind.startswith(_COLONS):
            yield span.start, plain.index(behind[0], span.end) + 1, label_of(inside)
        else:
            continue
        last = span.start


def _may_begin(text: Inline, start: int, last_label: int) -> bool:
    """Whether a label may begin here: at the start of a row, after a separator, or after a field."""
    row = text.row_start(start)
    before = _NOT_WORDS.sub("", text.text[max(row, start - 20) : start])
    return not before or before[-1] in _SEPARATORS or last_label >= row


def _one_line(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES).removesuffix(" /").rstrip(_EDGES)


def first(fields: list[Field], kind: str | RelationKind, lexicon: Lexicon) -> Iterator[Field]:
    """The fields whose label has this meaning, in order."""
    return (field for field in fields if lexicon.label_meaning(field.label) == kind)
