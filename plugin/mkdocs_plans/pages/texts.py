"""The texts of items on pages: which of their words are the link, so that no list is a wall of links."""

from __future__ import annotations

import re

from mkdocs_plans.vocabulary.normalise import is_unspaced

_WORDS = 4
"""The number of words of a text that are its link."""
_SHORTEST_SENTENCE = 3
"""The least words of a sentence that is a link: fewer are an id or a label in front of it (`KTD1.`)."""
_LONGEST_SENTENCE = 160
"""The most characters of a sentence that is a link."""
_SENTENCE_END = re.compile(r"(?<=[.!?:…])\s+(?=\S)|(?<=[。！？])(?=\S)")


def split_lead(text: str) -> tuple[str, str]:
    """Return the first words of a text, which are its link, and the rest.

    Both together are the text. A text without blanks is one word.
    """
    lead = " ".join(text.split(" ")[:_WORDS])
    return lead, text.removeprefix(lead)


def split_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence of a text and the rest; the first words if the sentence is long."""
    for end in _SENTENCE_END.finditer(text, 0, _LONGEST_SENTENCE):
        sentence = text[: end.start()]
        if len(sentence.split()) >= _SHORTEST_SENTENCE or is_unspaced(sentence[-2:-1]):
            return sentence.removesuffix("."), text[end.end() :]
    if len(text) <= _LONGEST_SENTENCE:
        return text.removesuffix("."), ""
    lead, rest = split_lead(text)
    return lead, rest.lstrip()
