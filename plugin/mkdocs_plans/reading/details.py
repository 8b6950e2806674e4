"""Labelled details of one risk or question: `Owner: …`, `Impact: …`, `Mitigation: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Block, Inline, List, Paragraph, SpanKind, Table, texts
from mkdocs_plans.reading.items import own_text
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import OPENERS, begins_with_mitigation
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.tables import names_of
from mkdocs_plans.vocabulary import Vocabulary

_COLUMNS = 2
"""The columns of a table of labels and values."""


@lru_cache(maxsize=8)
def _label(words: Vocabulary) -> re.Pattern[str]:
    listed = any_of((*words.detail_labels, *words.impact_markers, *words.probability_markers))
    lettered = any_of(words.lettered_labels)
    return re.compile(
        rf"(?:{listed}|(?:{lettered})\s+\w{{1,2}})\s*(?:\([^()\n]{{0,40}}\)\s*)?[:：]", re.IGNORECASE
    )


def begins_with_detail(text: Inline, lexicon: Lexicon) -> bool:
    """Whether a text is a detail of the text before it: its mitigation, its level, its owner."""
    lead = OPENERS.match(text.text)
    start = lead.end() if lead else 0
    return _label(lexicon.words).match(text.text, start) is not None or begins_with_mitigation(text, lexicon)


def holds_details(block: Block, lexicon: Lexicon) -> bool:
    """Whether at least half of a list, of the rows of a paragraph or of a table are labelled details."""
    if type(block) is List:
        found = [begins_with_detail(own_text(item), lexicon) for item in block.items]
    elif type(block) is Paragraph:
        found = _labelled_rows(block.text, lexicon)
    elif type(block) is Table:
        found = _labelled_cells(block, lexicon)
    else:
        return False
    return bool(found) and sum(found) * 2 >= len(found)


def detail_texts(blocks: list[Block], lexicon: Lexicon) -> Iterator[Inline]:
    """Yield every text of some blocks; a row of a table of labels and values is one text `label: value`."""
    for block in blocks:
        if type(block) is Table and _is_field_table(block, lexicon):
            yield from (_as_line(*row.cells) for row in block.rows)
        else:
            yield from texts([block])


def _as_line(label: Inline, value: Inline) -> Inline:
    return Inline(f"{label.text.strip(' :：')}: {value.text}", [], label.lines[:1], [0])


def _is_field_table(table: Table, lexicon: Lexicon) -> bool:
    return len(table.header) == _COLUMNS and names_of(table)[0] in lexicon.words.field_columns


def _labelled_rows(text: Inline, lexicon: Lexicon) -> list[bool]:
    """Return, for each row of a paragraph, whether it begins with a bold label; empty if no row does."""
    bold = {span.start for span in text.spans if span.kind is SpanKind.STRONG}
    ends = [*text.starts[1:], len(text.text)]
    pattern = _label(lexicon.words)
    rows = [
        start in bold and pattern.match(text.text, start, end) is not None
        for start, end in zip(text.starts, ends, strict=True)
    ]
    return rows if any(rows) else []


def _labelled_cells(table: Table, lexicon: Lexicon) -> list[bool]:
    """Return, for each row of a table of labels and values, whether its label is one of details."""
    if not _is_field_table(table, lexicon):
        return []
    pattern = _label(lexicon.words)
    return [pattern.match(f"{row.cells[0].text.strip(' :：')}:") is not None for row in table.rows]
