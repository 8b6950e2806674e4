"""Words that mark something inside a text: a mitigation, an answer, something closed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Inline, SpanKind
from mkdocs_plans.reading.items import bare, is_unfilled, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import CLAUSE_END, any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import EMOJI, EVERY_EMOJI, fold, is_unspaced

_TICKS = ("✅", "☑", "✔")
_PHRASE = 3
"""So many words that are struck through are more than a correction."""
_LONGEST_LABEL = 40
_EDGES = " \t\n→>:：;,；，、—–-([（【"
OPENERS = re.compile(rf"[\s{EMOJI}*_(\[（【—–:.-]*")
_ARROW = re.compile(r"[\s)\].*]*(?:→|->)\s*")
_POINT = re.compile(r"(?:→|->)\s*")
_CLOSERS = " \t\n).]*"
_MOST_CLOSERS = 20
"""Characters before an arrow that are searched for the text that it ends."""
_QUESTION_END = re.compile(r"\?[\"'”’)\]]*(?=\s|$)|？")
_TURN = re.compile("[:：—–→-]")
"""What every marker of a mitigation contains."""
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_BRACKET = re.compile(r"[\[(（【]([^\[\]()（）【】]+)[\])）】]")
_DASH = re.compile(r"\s[—–-]\s+(?=[A-Z]{2})")
_ASIDE = re.compile(r"\s[—–-](?=\s)|\s?[(（]")
_NEXT_WORD = re.compile(r"[\s(:：—–-]*([\w/]+)")


@dataclass(frozen=True, slots=True)
class Mitigation:
    """The position at which a text turns from the risk to its mitigation."""

    start: int
    text: str
    """The text after the marker; empty if there is none."""


def _across_lines(phrases: Iterable[str]) -> str:
    """Return a pattern of phrases that a line break may divide."""
    return any_of(phrases).replace("\\ ", r"\s+")


def _spaced(phrases: Iterable[str]) -> Iterator[str]:
    """Yield the phrases of languages with blanks."""
    return (phrase for phrase in phrases if not is_unspaced(phrase))


@lru_cache(maxsize=8)
def _mitigation(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<word>{any_of(words.mitigation_markers)})(?:\s+(?:strategy|strategies|plan))?"
        r"\s*(?:\([^()\n]{0,60}\)\s*)?(?:[:：]|\s[—–-](?=\s)|→)\s*"
        rf"|(?<!\w)(?P<by>{_across_lines(_spaced(words.mitigated_by))})\s+",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _mitigated_by(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_across_lines(_spaced(words.mitigated_by))})\s+", re.IGNORECASE)


@lru_cache(maxsize=8)
def _no_mitigation(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words.no_mitigation)})(?!\w)", re.IGNORECASE)


def denies_mitigation(text: Inline, lexicon: Lexicon) -> bool:
    """Whether a text states that there is no mitigation."""
    return _no_mitigation(lexicon.words).search(text.text) is not None


def mitigation_in(text: Inline, lexicon: Lexicon) -> Mitigation | None:
    """The marked mitigation in a text: `Mitigation: …`, or `→` after the lead or the first sentence."""
    plain_text = text.text
    if _TURN.search(plain_text) is None:  # most texts have no mitigation
        by = _mitigated_by(lexicon.words).search(plain_text)
        if by is not None:
            return Mitigation(by.start(), plain(plain_text[by.end() :]))
        return None if plain_text.isascii() else _unspaced_mitigation_in(plain_text, lexicon)
    marked = {span.start for span in text.spans if span.kind in (SpanKind.STRONG, SpanKind.EMPHASIS)}
    for found in _mitigation(lexicon.words).finditer(plain_text):
        if found["by"] or found.start() in marked or _is_marker(text, found.start(), found["word"], lexicon):
            return Mitigation(found.start(), plain(plain_text[found.end() :]))
    return _behind_arrow(text, lexicon)


@lru_cache(maxsize=8)
def _mitigated_behind(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a clause that is a mitigation: `，通过雷达缓解`, `、レーダーで軽減する`."""
    by = any_of(filter(is_unspaced, words.mitigated_by))
    verbs = any_of(words.mitigated_behind)
    with_particle = any_of(word for word in words.mitigated_behind if _KANA_OR_HANGUL.search(word))
    return re.compile(
        rf"(?<=[，。；、,;.])\s*(?:(?:{by})(?P<by>[^，。；、,;.]{{1,60}}?)(?:{verbs})"
        rf"|(?P<with>[^，。；、,;.]{{1,60}}?)(?:{with_particle}))(?=\s*(?:$|[，。；、,;.)）]))"
    )


def _unspaced_mitigation_in(text: str, lexicon: Lexicon) -> Mitigation | None:
    """Return the mitigation in a text of a language without blanks, which is before its verb."""
    found = _mitigated_behind(lexicon.words).search(text)
    return Mitigation(found.start(), plain(found["by"] or found["with"])) if found is not None else None


def _is_marker(text: Inline, start: int, word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a marker rather than a word of the sentence (`version control: …`)."""
    before = text.text[max(0, start - 20) : start].rstrip(" \t\n*_")
    if not before or before[-1] in ".;:!?,()[]—–-→|…" or is_unspaced(before[-1]):
        return True
    if not (before[-1].isascii() or before[-1].isalpha()):
        return True
    return word[0].isupper() and word.casefold() == lexicon.words.mitigation_markers[0]


def _behind_arrow(text: Inline, lexicon: Lexicon) -> Mitigation | None:
    if "→" not in text.text and "->" not in text.text:
        return None
    lead = text.leading_span(SpanKind.STRONG)
    ends = [len(lead)] if lead else []
    sentence = _SENTENCE_END.search(text.text)
    if sentence is not None:
        ends.append(sentence.end())
    if _risk_in_brackets(lexicon.words).match(text.text):
        ends += [start for start, _ in _arrows(text.text)]
    for end in ends:
        found = _ARROW.match(text.text, end)
        if found is not None:
            return Mitigation(end, plain(text.text[found.end() :]))
    return None


@lru_cache(maxsize=8)
def _risk_in_brackets(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"\[(?:{any_of(words.risk_leads)})[^\[\]]{{0,20}}\]", re.IGNORECASE)


def begins_with_mitigation(text: Inline, lexicon: Lexicon) -> bool:
    """Whether a text is the mitigation of the risk before it."""
    lead = OPENERS.match(text.text)
    return _mitigation(lexicon.words).match(text.text, lead.end() if lead else 0) is not None


def is_mitigation_label(text: str, lexicon: Lexicon) -> bool:
    """Whether a text on one line only announces mitigations."""
    label = f"{bare(text)}:"
    return len(label) <= _LONGEST_LABEL and _mitigation(lexicon.words).fullmatch(label) is not None


def before(text: Inline, position: int) -> str:
    """The text before a marker, on one line."""
    return plain(text.text[:position]).rstrip(_EDGES)


@lru_cache(maxsize=8)
def _closed(words: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = any_of(words.closed_risks)
    at_start = re.compile(rf"(?:{listed})(?!\w)(?:\s*\([^()]*\))?\s*(?:[:：]|\s[—–-]\s)", re.IGNORECASE)
    return re.compile(rf"(?:{listed})(?!\w)", re.IGNORECASE), at_start


def is_closed(text: Inline, lexicon: Lexicon, *, heading: bool = False) -> bool:
    """Whether a risk is marked as closed: struck, `RESOLVED:` or ✅ in front, `— mitigated` at its end."""
    stripped = text.text.strip()
    if is_struck_out(text) or stripped.startswith(_TICKS):
        return True
    word, at_start = _closed(lexicon.words)
    if at_start.match(stripped.lstrip(f"{EVERY_EMOJI} ")):
        return True
    lead = text.leading_span(SpanKind.STRONG).strip(" []():.")
    bracket = _BRACKET.match(stripped)
    if (lead and _leads(word, lead)) or (bracket and _leads(word, bracket[1])):
        return True
    if heading:
        tail = re.split(r"\s[—–-]\s", stripped)[-1]
        return tail != stripped and word.match(tail.strip(" *")) is not None
    return False


def _leads(word: re.Pattern[str], lead: str) -> bool:
    """Whether a lead is the word alone, or the word with a separate date or reason."""
    found = word.match(lead)
    return found is not None and not lead[found.end() :].lstrip(" ")[:1].isalpha()


def is_closing_word(cell: str, lexicon: Lexicon) -> bool:
    """Whether the first clause of a cell states that something is closed (`Resolved (2026-01-01)`)."""
    word, _ = _closed(lexicon.words)
    stated = cell.strip()
    clause = CLAUSE_END.split(stated, maxsplit=1)[0]
    return bool(word.fullmatch(bare(clause).strip("*_"))) or stated.startswith(_TICKS)


def is_struck_out(text: Inline) -> bool:
    """Whether a text begins with words that are struck through and are more than a correction."""
    struck = text.leading_span(SpanKind.STRIKE)
    if not struck:
        return False
    rest = bare(text.text.strip()[len(struck) :])
    return not rest or len(struck.split()) >= _PHRASE or rest[0] in "—–-→("


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question."""

    text: str | None
    is_empty: bool = False
    """Whether nothing follows the marker (`Answer:`), so that only the text below can be the answer."""


@lru_cache(maxsize=8)
def _marker(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of what marks an answer: `Answer:`, `Decision (May) —`, `Decided:`."""
    nouns, verbs = any_of(words.answer_markers), any_of(words.answered_words)
    end = r"(?:\s*[:：]|[.。)\]）】]|\s*[—–]|\s*-(?=\s)|\s*$)"
    aside = r"(?:\s*(?:\([^()]*\)|（[^（）]*）))?"
    return re.compile(
        rf"(?P<marker>(?P<noun>{nouns})(?P<number>\s?\d{{1,3}})?{aside}(?:\s*[:：]|\s*[—–]|\s*-(?=\s))|(?:{verbs}){aside}{end}"
        rf"|(?:{verbs})(?:\s+[^\s:：.?—–()]+){{1,4}}{aside}{end})\s*",
        re.IGNORECASE,
    )


def answer_in(text: Inline, lexicon: Lexicon, *, note: bool = False) -> Answer | None:
    """Return the answer in a text: at its start or, in the text of a question, after the question.

    Args:
        text: The text.
        lexicon: The indexed words.
        note: Whether the text is a note to a question, rather than the question.
    """
    # The first span that starts at a position counts. It is looked up here, so that many spans do not take
    # quadratic time.
    bold = {span.start: span.end for span in reversed(text.spans) if span.kind is SpanKind.STRONG}
    for position in _answer_positions(text, lexicon, note=note):
        found = _answer_at(text.text, position, bold, lexicon, note=note)
        if found is not None:
            return found
    return None


def _answer_at(
    text: str, position: int, bold: Mapping[int, int], lexicon: Lexicon, *, note: bool
) -> Answer | None:
    """Return the answer that begins at a position: after an arrow, a tick or a marker, or a bold word."""
    arrow = _ARROW.match(text, position)
    if arrow is not None and (note or position > 0):
        return _answer_behind_arrow(text, arrow.end(), lexicon)
    opener = OPENERS.match(text, position)
    start = opener.end() if opener else position
    if any(tick in text[position:start] for tick in _TICKS):
        # A question that only begins with a tick is answered, but the question is not its own answer.
        return _answer(text, start) if note or position else Answer(None)
    marker = _marker(lexicon.words).match(text, start)
    if marker is not None and _is_taken_back(text, marker, lexicon):
        return None
    return _marked_answer(text, marker, at_start=position == 0 and not note) or _worded_answer(
        text[start : bold.get(start, start)], lexicon
    )


def _answer(text: str, start: int) -> Answer:
    """Return the text after a marker as an answer, or an answer that is not stated."""
    stated = plain(text[start:])
    if stated.endswith(")") and stated.count("(") < stated.count(")"):
        stated = stated[:-1].rstrip()  # the answer is in brackets: `(decided: steel)`
    return Answer(stated or None)


def _answer_behind_arrow(text: str, start: int, lexicon: Lexicon) -> Answer | None:
    """Return what an arrow leads to, without a marker of its own (`→ A: this`); `None`: it is still open."""
    found = _marker(lexicon.words).match(text, start)
    if found is not None:
        return None if _is_taken_back(text, found, lexicon) else _answer_after(text, found)
    stated = plain(text[start:])
    return None if stated and is_still_open(stated, lexicon) else Answer(stated or None, not stated)


def is_still_open(stated: str, lexicon: Lexicon) -> bool:
    """Whether a text after a question is not an answer yet: `TBD`, a placeholder or a proposal."""
    is_open = fold(stated).strip(" .") in lexicon.words.still_open
    return is_open or is_leaning(stated, lexicon) or is_unfilled(stated, lexicon)


def _marked_answer(text: str, marker: re.Match[str] | None, *, at_start: bool) -> Answer | None:
    """Return the answer after a marker such as `Answer:`.

    A numbered marker at the start of a question is the id of the question (`A4: which?`).
    """
    if marker is None or (marker["number"] is not None and at_start):
        return None
    return _answer_after(text, marker)


def _answer_after(text: str, marker: re.Match[str]) -> Answer:
    """Return the text after a marker. `Decided` is an answer by itself, `Answer:` and `Decided:` are not."""
    found = _answer(text, marker.end())
    needs_content = marker["noun"] is not None or marker[0].rstrip().endswith((":", "："))
    return Answer(None, is_empty=True) if found.text is None and needs_content else found


def _worded_answer(bold: str, lexicon: Lexicon) -> Answer | None:
    """Return an answer that is not stated, where a bold phrase is nothing but a word such as `Decided`."""
    return Answer(None) if bold.strip(" .:()").casefold() in lexicon.answer_words else None


@lru_cache(maxsize=8)
def _leaning(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.leanings)})\s*[:：]", re.IGNORECASE)


def is_leaning(text: str, lexicon: Lexicon) -> bool:
    """Whether an answer is still a proposal (`Recommendation: …`)."""
    return _leaning(lexicon.words).match(text) is not None


def _answer_positions(text: Inline, lexicon: Lexicon, *, note: bool) -> Iterator[int]:
    yield 0
    if note:
        return
    question = _QUESTION_END.search(text.text) if "?" in text.text or "？" in text.text else None
    if question is not None:
        yield question.end()
    else:
        yield from _ends_of_statement(text.text)
    for span in text.spans:
        if span.kind in (SpanKind.STRONG, SpanKind.STRIKE):
            if span.start > 0:
                yield span.start
            else:
                yield span.end
    for dash in _DASH.finditer(text.text):
        yield dash.end()
    if "→" in text.text or "->" in text.text:
        yield from _answer_arrows(text, lexicon)


def _ends_of_statement(text: str) -> Iterator[int]:
    """Where a question without a question mark may end: at its first sentence, dash or bracket, or a tick."""
    ends = (pattern.search(text) for pattern in (_SENTENCE_END, _ASIDE))
    yield from sorted(end.start() for end in ends if end is not None)
    stripped = text.rstrip(" \ufe0f")
    if stripped.endswith(_TICKS):
        yield len(stripped) - 1


def _answer_arrows(text: Inline, lexicon: Lexicon) -> Iterator[int]:
    """The positions of arrows that lead to a bold or marked text, and not from one version to the next.

    A bold phrase after which the sentence continues (`from A → **B** migration`) is not an answer.
    """
    bold = {
        span.start
        for span in text.spans
        if span.kind is SpanKind.STRONG and not text.text[span.end : span.end + 2].lstrip(" ")[:1].isalnum()
    }
    last = _last_question(text.text)
    for start, end in _arrows(text.text):
        if start > last and (end in bold or _marker(lexicon.words).match(text.text, end)):
            yield start


def _arrows(text: str) -> Iterator[tuple[int, int]]:
    """Where each arrow begins, with the brackets in front of it, and where what it leads to does."""
    for point in _POINT.finditer(text):
        before = text[max(0, point.start() - _MOST_CLOSERS) : point.start()]
        yield point.start() - len(before) + len(before.rstrip(_CLOSERS)), point.end()


def _last_question(text: str) -> int:
    """The position of the last question mark; -1 if there is none."""
    return max(text.rfind("?"), text.rfind("？"))


def _is_taken_back(text: str, found: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the marker states that something is still needed (`Decision: TBD`)."""
    still = lexicon.words.still_open
    following = _NEXT_WORD.match(text, found.end())
    inside = found["marker"].casefold().split()
    rest = plain(text[found.end() : found.end() + 200])
    return (
        any(word.strip(":.)(") in still for word in inside[1:])
        or (following is not None and following[1].casefold() in still)
        or (bool(rest) and is_unfilled(rest, lexicon))
    )
