"""What a text says, apart from how it is written and from what is told of it elsewhere.

An item's text may hold its own state, its id, its levels or its answer; when those change the item has not
been reworded.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mkdocs_plans.model import Check, Phase, Question, Risk
from mkdocs_plans.reading.anchors import authored_id
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.words import DEFAULT

_TYPOGRAPHY = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "\u00ad": "", "\u200b": "", "\ufeff": "",
})  # fmt: skip

_DASHES = re.compile(r"-{2,3}(?=\s)")
_BEHIND_ID = " ]:.)–—-"


_SIGNS = (*DEFAULT.done_marks, *DEFAULT.open_marks, *DEFAULT.dropped_marks)
_MARKS = re.compile(rf"^(?:(?:{any_of(sign for sign in _SIGNS if not sign.isascii())})\ufe0f?\s*)+")
"""Signs of a state in front of an item."""
_SIGN = re.compile(_MARKS.pattern.removeprefix("^"))
_BEHIND = re.compile(r"\s*(?:[\[(]([^()\[\]]{1,60})[\])]|\s[—–-]+\s+([^—–]{1,40}$))")
"""What stands in brackets, or behind a dash at the end of a name."""
_DATED = re.compile(r"\s*\((?=[^()]{0,60}\d{4}-\d\d-\d\d)[^()]{1,60}\)")
"""When it was done, in parentheses."""
_LEVELS = any_of((*DEFAULT.impact_markers, *DEFAULT.probability_markers))
_BEFORE_LEVEL = r"[\s(,;.|·/–—-]"
_LEVEL = re.compile(
    rf"(?<!{_BEFORE_LEVEL}){_BEFORE_LEVEL}*+\b(?:{_LEVELS})\s*[:：][^\n,;|.()]+\)?", re.IGNORECASE
)
"""Impact or probability, as a risk's own text may state them."""
_CLOSED_WORD = rf"(?:{any_of(DEFAULT.closed_risks)})\b"
_CLOSED = re.compile(
    rf"^[\[(]?{_CLOSED_WORD}[^:：—–\])]{{0,40}}(?:[\])]?\s*[:：]|\s+[—–-]\s|[\])])"
    rf"|\s*[\[(]{_CLOSED_WORD}[^\])]{{0,60}}[\])]|\s+[—–-]+\s+{_CLOSED_WORD}[^—–]{{0,60}}$",
    re.IGNORECASE,
)
"""That a risk is closed, in front of it, in brackets, or behind a dash at its end."""
_ANSWERS = any_of(lexicon(DEFAULT).answer_words)
_ANSWER = re.compile(
    rf"(?<![\W_])[\W_]*+(?:\b(?:{_ANSWERS})\b(?:(?<=\w\w)[\w\s()]{{0,40}})?)?[\W_]*+$",
    re.IGNORECASE,
)
"""What stands between a question and its answer: a marker, perhaps with a few words behind it."""


def normal(text: str) -> str:
    """What a text says, whatever its blanks, letter case, quotes, dashes and last stop.

    >>> normal("Move  the “ledger” — twice.") == normal('move the "ledger" -- twice')
    True
    >>> normal("below 200 ms") == normal("above 200 ms")
    False
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    said = " ".join(text.casefold().split()).rstrip(" .,;:")
    return _DASHES.sub("-", said) if "--" in said else said


def without_id(text: str) -> str:
    """A text without the id in front of it.

    >>> without_id("T012: Weld the arm")
    'Weld the arm'
    """
    ident = authored_id(text)
    return text[text.index(ident) + len(ident) :].lstrip(_BEHIND_ID) if ident else text


def said_by_check(check: Check) -> str:
    """What is to be done, normalised, without signs and words that say whether it is, and when it was."""
    return _to_do(check.text)


@lru_cache(maxsize=4096)  # most items say the same on both sides
def _to_do(stated: str) -> str:
    text = _without_marks(stated)
    word = lexicon(DEFAULT).state_at_start.match(text[:80].casefold())
    if word and (behind := text[word.end() :].lstrip()).startswith((":", "：")):
        text = behind[1:]
    elif word and text[: word.end()].isupper():
        text = behind
    if "(" in text:
        text = _DATED.sub("", text)
    return normal(without_id(text.strip())) or normal(stated)


def said_by_phase(phase: Phase) -> str:
    """What a phase is called, normalised, without signs and words that say how far it is."""
    name = _BEHIND.sub(_unless_state, _DATED.sub("", _SIGN.sub("", " ".join(phase.name.split()))).strip())
    return normal(name) or normal(phase.name)


def _unless_state(behind: re.Match[str]) -> str:
    said = (behind[1] or behind[2]).strip().casefold()
    return "" if lexicon(DEFAULT).state_at_start.match(said) else behind[0]


def said_by_risk(risk: Risk) -> str:
    """What may happen, normalised, without its levels, its mitigation, and that it is closed."""
    text = _before(_without_marks(risk.text), risk.mitigation)
    text = _CLOSED.sub("", text)
    if ":" in text or "：" in text:
        text = _LEVEL.sub("", text)
    return normal(without_id(text.strip())) or normal(risk.text)


def asked_by(question: Question) -> str:
    """What is asked, normalised, without the answer that may stand behind it."""
    text = _without_marks(question.text)
    before = _before(text, question.answer)
    asked = normal(without_id(_ANSWER.sub("", before) if before != text else text)).rstrip("?？ ")
    return asked or normal(question.text)


def _without_marks(text: str) -> str:
    """A text without signs in front of it, its blanks one each: a snapshot may hold any number of them."""
    text = " ".join(text.split())
    return text if text[:1].isascii() else _MARKS.sub("", text, count=1)


def _before(text: str, tail: str | None) -> str:
    """A text up to what it ends with."""
    begin = text.rfind(tail) if tail else -1
    return text[:begin] if begin > 0 else text
