"""Normalise texts for comparison: without typography, and without what events state themselves.

The text of an item may contain its state, its id, its levels or its answer. A change of these does not reword
the item.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_plans.model.plan import Check, Decision, Phase, Question, Risk
from mkdocs_plans.reading.anchors import authored_id
from mkdocs_plans.reading.lexicon import lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary.normalise import composed
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

_TYPOGRAPHY = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "\u00ad": "", "\u200b": "", "\ufeff": "",
})  # fmt: skip

_DASHES = re.compile(r"-{2,3}(?=\s)")
_BEHIND_ID = " ]:.)–—-"
_BEHIND = re.compile(r"\s*(?:[\[(]([^()\[\]]{1,60})[\])]|\s[—–-]+\s+([^—–]{1,40}$))")
"""Brackets, or the text after a dash, at the end of a name."""
_DATED = re.compile(r"\s*\((?=[^()]{0,60}\d{4}-\d\d-\d\d)[^()]{1,60}\)")
"""A date in parentheses, on which something was done."""
_BEFORE_LEVEL = r"[\s(,;.|·/–—-]"


def normalise_text(text: str) -> str:
    """Return a text without differences of blanks, letter case, quotes, dashes and last stop.

    >>> normalise_text("Move  the “ledger” — twice.") == normalise_text('move the "ledger" -- twice')
    True
    >>> normalise_text("below 200 ms") == normalise_text("above 200 ms")
    False
    """
    if not text.isascii():
        text = composed(text).translate(_TYPOGRAPHY)
    plain = " ".join(text.casefold().split()).rstrip(" .,;:")
    return _DASHES.sub("-", plain) if "--" in plain else plain


def without_id(text: str) -> str:
    """Return a text without the id before it.

    >>> without_id("T012: Weld the arm")
    'Weld the arm'
    """
    ident = authored_id(text)
    return text[text.index(ident) + len(ident) :].lstrip(_BEHIND_ID) if ident else text


class ItemNormaliser:
    """Normalises items with a vocabulary: without the words that state what events state themselves."""

    def __init__(self, words: Vocabulary) -> None:
        known = lexicon(words)
        signs = (*words.done_marks, *words.open_marks, *words.dropped_marks)
        self._sign = re.compile(rf"(?:(?:{any_of(sign for sign in signs if not sign.isascii())})\ufe0f?\s*)+")
        """Signs of a state."""
        self._state = known.state_at_start
        levels = any_of((*words.impact_markers, *words.probability_markers))
        self._level = re.compile(
            rf"(?<!{_BEFORE_LEVEL}){_BEFORE_LEVEL}*+\b(?:{levels})\s*[:：][^\n,;|.()]+\)?", re.IGNORECASE
        )
        """Impact or probability, as a risk's own text may state them."""
        closed = rf"(?:{any_of(words.closed_risks)})\b"
        self._closed = re.compile(
            rf"^[\[(]?{closed}[^:：—–\])]{{0,40}}(?:[\])]?\s*[:：]|\s+[—–-]\s|[\])])"
            rf"|\s*[\[(]{closed}[^\])]{{0,60}}[\])]|\s+[—–-]+\s+{closed}[^—–]{{0,60}}$",
            re.IGNORECASE,
        )
        """A word for closed before a risk, in brackets, or after a dash at its end."""
        self._revoked = re.compile(
            rf"^[\[(]?(?:{any_of(words.revoked_words)})\b[^:：—–\])]{{0,40}}"
            rf"(?:[\])]?\s*[:：]|\s+[—–-]\s|[\])])",
            re.IGNORECASE,
        )
        """A word for not in force before a decision."""
        self._answer = re.compile(
            rf"(?<![\W_])[\W_]*+(?:\b(?:{any_of(known.answer_words)})\b(?:(?<=\w\w)[\w\s()]{{0,40}})?)?[\W_]*+$",
            re.IGNORECASE,
        )
        """The separator between a question and its answer: a marker, possibly with a few words after it."""
        self._to_do = lru_cache(maxsize=4096)(self._read_to_do)  # Most items are equal on both sides.

    def check(self, check: Check) -> str:
        """Return the text of a checkbox item without signs, words and dates of its state."""
        return self._to_do(check.text)

    def _read_to_do(self, stated: str) -> str:
        text = self._without_marks(stated)
        word = self._state.match(text[:80].casefold())
        if word and (behind := text[len(word) :].lstrip()).startswith((":", "：")):
            text = behind[1:]
        elif word and text[: len(word)].isupper():
            text = behind
        if "(" in text:
            text = _DATED.sub("", text)
        return normalise_text(without_id(text.strip())) or normalise_text(stated)

    def reworded(self, old: Check, new: Check) -> bool:
        """Whether the meaning of a checkbox item's text changed."""
        return old.text != new.text and self.check(old) != self.check(new)

    def phase(self, phase: Phase) -> str:
        """Return the name of a phase, without signs and words of its progress."""
        name = _DATED.sub("", self._sign.sub("", " ".join(phase.name.split()))).strip()
        return normalise_text(_BEHIND.sub(self._unless_state, name)) or normalise_text(phase.name)

    def _unless_state(self, behind: re.Match[str]) -> str:
        words = (behind[1] or behind[2]).strip().casefold()
        return "" if self._state.match(words) else behind[0]

    def risk(self, risk: Risk) -> str:
        """Return the text of a risk, without its levels, its mitigation and the words for closed."""
        text = _before(self._without_marks(risk.text), risk.mitigation)
        text = self._closed.sub("", text)
        if ":" in text or "：" in text:
            text = self._level.sub("", text)
        return normalise_text(without_id(text.strip())) or normalise_text(risk.text)

    def question(self, question: Question) -> str:
        """Return the text of a question without the answer after it."""
        text = self._without_marks(question.text)
        before = _before(text, question.answer)
        asked = without_id(self._answer.sub("", before) if before != text else text)
        return normalise_text(asked).rstrip("?？ ") or normalise_text(question.text)

    def decision(self, decision: Decision) -> str:
        """Return the text of a decision, without the words for not in force."""
        text = self._revoked.sub("", self._without_marks(decision.text))
        return normalise_text(without_id(text.strip())) or normalise_text(decision.text)

    def _without_marks(self, text: str) -> str:
        """Return a text with single blanks and without leading signs: snapshots may contain any number."""
        text = " ".join(text.split())
        sign = None if text[:1].isascii() else self._sign.match(text)
        return text[sign.end() :] if sign else text


item_normaliser = lru_cache(maxsize=4)(ItemNormaliser)
"""Return the normaliser for a vocabulary, made once for each."""


def _before(text: str, tail: str | None) -> str:
    """Return the part of a text before its tail."""
    begin = text.rfind(tail) if tail else -1
    return text[:begin] if begin > 0 else text
