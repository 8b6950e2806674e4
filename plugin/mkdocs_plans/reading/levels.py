"""Levels of impact and probability, as people write them."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_plans.model.plan import Level
from mkdocs_plans.reading.lexicon import Lexicon, lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import fold, plain_heading

_ORDER = [Level.LOW, Level.MEDIUM, Level.HIGH]
_SHORT = 20
_EDGE = " \t\n*_()[]~."
_STOPS = "(（,，.。;；:："
"""What may follow a level directly. A dash or slash joins it to the next word (`low - medium`)."""
_DIGITS = re.compile(r"([1-5])(?:\s*/\s*5|\s*[-–]\s*([1-5]))?\s*(?=$|[(（,，;；]|[—–-]\s*[^\W\d]|\.(?!\d))")
_NAMED_DIGIT = re.compile(r"[1-5]\s*[:=]\s*([^\d()]+)")


@lru_cache(maxsize=8)
def _levels(words: Vocabulary) -> re.Pattern[str]:
    """A level, perhaps the first of a range or a menu."""
    listed, joints = any_of(lexicon(words).levels), any_of(words.level_joints)
    return re.compile(rf"({listed}|[1-5](?!\d))(?!\w)\s*(?:(?:[-–—/|~～]|(?:{joints})\b|→)\s*){{0,3}}")


@lru_cache(maxsize=8)
def _nouns(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.level_nouns)})(?!\w)\s*")


def level_of(text: str, lexicon: Lexicon) -> Level | None:
    """The level that a text begins with; of a range it is the higher end; a menu of all levels gives none."""
    return _level_of_word(text, lexicon) if len(text) <= _SHORT else _level_of(text, lexicon)


@lru_cache(maxsize=1024)  # most cells contain one of a few words
def _level_of_word(text: str, lexicon: Lexicon) -> Level | None:
    return _level_of(text, lexicon)


def _level_of(text: str, lexicon: Lexicon) -> Level | None:
    mark = next((level for sign, level in lexicon.level_marks.items() if text.strip().startswith(sign)), None)
    if mark is not None and not text.strip()[0].isdigit():
        return mark
    folded = fold(text).strip(_EDGE)
    noun = _nouns(lexicon.words).match(folded)  # `riesgo alto`
    start = place = noun.end() if noun else 0
    found: list[str] = []
    pattern = _levels(lexicon.words)
    ends_joined = False
    while (match := pattern.match(folded, place)) is not None:
        found.append(match[1])
        ends_joined = match.end() > match.end(1) and not match[0][len(match[1]) :].isspace()
        place = match.end()
        if not ends_joined:
            break
    if not found:
        return None
    if found[0].isdigit():
        return _of_digits(folded[start:], lexicon)
    if not (ends_joined or place >= len(folded) or _is_alone(folded, place, lexicon)):
        return None
    levels = [lexicon.levels[word] for word in found if word in lexicon.levels]
    if len(levels) >= len(_ORDER):
        return None
    return max(levels, key=_ORDER.index)


def _is_alone(folded: str, place: int, lexicon: Lexicon) -> bool:
    """Whether a level ends before other words: before a stop, a dash or a parenthesis, or beside `impact`."""
    return folded[place] in _STOPS or _nouns(lexicon.words).match(folded, place) is not None


def _of_digits(folded: str, lexicon: Lexicon) -> Level | None:
    """A number of a scale from 1 to 5: alone, of five, a range, or before a word (`4 – High`)."""
    digits = _DIGITS.match(folded)
    if digits is None:
        word = _NAMED_DIGIT.fullmatch(folded)
        return _level_of(word[1], lexicon) if word is not None else None
    levels = (lexicon.level_marks.get(digit) for digit in digits.groups())
    return max(filter(None, levels), key=_ORDER.index, default=None)


@lru_cache(maxsize=4096)
def group_level(name: str, lexicon: Lexicon) -> Level | None:
    """The level that a heading or bold line gives the items below it: `High risk`, `🔴 High`."""
    folded = plain_heading(name)
    whole = _named_level(folded, name, lexicon)
    if whole is not None:
        return whole
    parts = re.split(r"\s+[—–-]\s+|:\s+", folded)
    return next((level for part in parts[1:] if (level := _named_level(part, part, lexicon))), None)


def is_level_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading consists of a level only."""
    return _named_level(plain_heading(name), name, lexicon) is not None


def _named_level(folded: str, name: str, lexicon: Lexicon) -> Level | None:
    words = folded.replace("-", " ").split()
    nouns = lexicon.words.level_nouns
    while words and words[-1] in nouns:
        words.pop()
    while words and words[0] in nouns:  # `riesgo alto`
        words.pop(0)
    if not words:
        mark = lexicon.level_marks.get(name.strip()[:1])
        return mark if mark is not None and not name.strip()[:1].isdigit() else None
    return lexicon.levels.get(" ".join(words))
