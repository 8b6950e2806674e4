"""The state that a unit, or a section that may be one, carries: in its name, or in a field right below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import UNSET

from mkdocs_plans.markdown.blocks import Block, List, Paragraph, SpanKind
from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.fields import in_blocks
from mkdocs_plans.reading.items import own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.own_state import own_state
from mkdocs_plans.reading.sections import Section
from mkdocs_plans.reading.status_words import state_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.user_words import LONGEST

_FINISHING = (State.COMPLETED, State.BLOCKED, State.ON_HOLD, State.CANCELLED)
_COLON = re.compile("[:：]")
_BEHIND_LABEL = " *_\u00a0"
_MOST_BLOCKS = 3
"""How many blocks below a heading may state its status: a later field does not belong to the heading."""


def state_of_section(section: Section, lexicon: Lexicon) -> State | None:
    """Return the state that a section carries; `None`: it carries none."""
    if section.heading is None:
        return None
    if section.state is UNSET:
        text = section.heading.text
        found = own_state(plain(text.text), text.leading_span(SpanKind.STRONG), lexicon.words)
        section.state = found if found is not None else _state_below(section, lexicon)
    return section.state


@lru_cache(maxsize=8)
def _labels(words: Vocabulary) -> tuple[str, ...]:
    return (*words.status_labels, *words.stage_labels)


def _has_label(text: str, labels: tuple[str, ...]) -> bool:
    """Whether one of these labels, perhaps in bold, is right before a colon."""
    return any(
        text[max(0, colon.start() - LONGEST) : colon.start()].rstrip(_BEHIND_LABEL).lower().endswith(labels)
        for colon in _COLON.finditer(text)
    )


def _texts(blocks: list[Block]) -> Iterator[str]:
    """Yield the texts with a colon that may be fields: paragraphs, and the own texts of items."""
    for block in blocks:
        if type(block) is Paragraph:
            own = [block.text]
        elif type(block) is List:
            own = list(map(own_text, block.items))
        else:
            continue
        yield from (text.text for text in own if ":" in text.text or "：" in text.text)


def _state_below(section: Section, lexicon: Lexicon) -> State | None:
    """Return the state of a field `Status` right below a heading."""
    blocks = [block for block in section.blocks[:_MOST_BLOCKS] if type(block) in (Paragraph, List)]
    # Few sections state a status, and comparing what precedes the colons is faster than reading all fields.
    labels = _labels(lexicon.words)
    if not any(_has_label(text, labels) for text in _texts(blocks)):
        return None
    for field in in_blocks(blocks, lexicon):
        if lexicon.labels.get(field.label) not in ("status", "stage"):
            continue
        stated = state_of(field.text, lexicon)
        listed = stated.word is None or stated.word in lexicon.words.own_state_words
        return stated.state if listed or stated.state in _FINISHING else None
    return None
