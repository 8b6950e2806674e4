"""The state that a unit, or a section that may be one, carries: in its name, or in a field right below it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import UNSET

from mkdocs_plans.markdown.blocks import List, Paragraph, SpanKind, texts
from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.fields import in_blocks
from mkdocs_plans.reading.items import plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.own_state import own_state
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Section
from mkdocs_plans.reading.status_words import state_of
from mkdocs_plans.vocabulary import Vocabulary

_FINISHING = (State.COMPLETED, State.BLOCKED, State.ON_HOLD, State.CANCELLED)
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
def _label(words: Vocabulary) -> re.Pattern[str]:
    listed = any_of((*words.status_labels, *words.stage_labels))
    return re.compile(rf"(?<!\w){listed}[*_ \u00a0]{{0,4}}[:：]", re.IGNORECASE)


def _state_below(section: Section, lexicon: Lexicon) -> State | None:
    """Return the state of a field `Status` right below a heading."""
    blocks = [block for block in section.blocks[:_MOST_BLOCKS] if type(block) in (Paragraph, List)]
    # Few sections state a status, and searching for a label is faster than reading all fields.
    pattern = _label(lexicon.words)
    inside = (text.text for text in texts(blocks))
    if not any((":" in text or "：" in text) and pattern.search(text) for text in inside):
        return None
    for field in in_blocks(blocks, lexicon):
        if lexicon.labels.get(field.label) not in ("status", "stage"):
            continue
        stated = state_of(field.text, lexicon)
        listed = stated.word is None or stated.word in lexicon.words.own_state_words
        return stated.state if listed or stated.state in _FINISHING else None
    return None
