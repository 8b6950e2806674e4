"""Labels of a risk and of its levels: `Risk:`, `R1 —`, `[Risk]`, `Impact: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Inline
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Role, Vocabulary

_PREFIX = (
    r"\[?(?:(?:{words})(?:\s*#?\d+|-\d+)?|r-?\d+[a-z]?)\]?(?:\s*\([^()]{{1,20}}\))?"
    r"(?:\s*[:：]|\s+[—–-]\s|\s*[—–])\s*"
    r"|\[(?:{words}|r\d+)[^\[\]]{{0,20}}\]\s*[:：—–-]?\s*"
)
_BEGINS = r"\[?(?:{words})\b"
_LEVEL_LABEL = r"(?<!\w)(?:{words})\s*[:：]\s*([^\n,;|.()，；。、（）【】]+)"
_BEFORE_LABEL = ".;:!?,()[]—–-→|·\n，；。、：！？（）【】"


@dataclass(frozen=True, slots=True)
class Labels:
    """The patterns of one vocabulary."""

    prefix: re.Pattern[str]
    """The label before a risk, which is not part of it."""
    begins: re.Pattern[str]
    """The beginning of a paragraph that is a risk."""
    impact: re.Pattern[str]
    probability: re.Pattern[str]
    status: re.Pattern[str]


@lru_cache(maxsize=8)
def labels_of(words: Vocabulary) -> Labels:
    """The labels of a vocabulary, made once."""
    forms = (
        (_PREFIX, words.risk_leads),
        (_BEGINS, words.role_words[Role.RISKS]),
        (_LEVEL_LABEL, words.impact_markers),
        (_LEVEL_LABEL, words.probability_markers),
        (_LEVEL_LABEL, words.status_labels),
    )
    return Labels(*(re.compile(form.format(words=any_of(words)), re.IGNORECASE) for form, words in forms))


def behind(label: re.Pattern[str], text: Inline) -> str | None:
    """The text after a label; `None` if it is a word of the sentence and not a label."""
    starts = {span.start for span in text.spans}
    for found in label.finditer(text.text):
        before_it = text.text[max(0, found.start() - 20) : found.start()].rstrip(" \t")
        if not before_it or before_it[-1] in _BEFORE_LABEL or found.start() in starts:
            return found[1]
    return None
