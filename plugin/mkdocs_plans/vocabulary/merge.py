"""A vocabulary merged from languages and from the custom words of a portal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized, normalize

from .languages import LANGUAGES, LOOKALIKES
from .normalise import spellings
from .parts import INNER_PARTS, PARTS, Key, VocabularySlot, Words
from .vocabulary import Vocabulary

_CHOICE = re.compile(r"\{([^{}]*)\}")
_NO_ROLE = INNER_PARTS["heading-rules"]["no-role"]
_ENGLISH = next(iter(LANGUAGES))

_Places = dict[tuple[str, str], VocabularySlot]
"""The position of each word, by slot and word."""


@dataclass(frozen=True, slots=True)
class CustomWords:
    """Custom words with one meaning."""

    part: str
    meaning: str | None
    """`None`: the words have no meaning, and lose any other meaning."""
    words: tuple[str, ...]


def vocabulary(languages: Iterable[str] = LANGUAGES, taught: Iterable[CustomWords] = ()) -> Vocabulary:
    """The vocabulary of some languages with custom words; the same object for equal arguments.

    Args:
        languages: Their codes, in any order. English is always read.
        taught: The custom words, which override those of the languages.
    """
    chosen = {_ENGLISH, *languages}
    return _made(tuple(code for code in LANGUAGES if code in chosen), tuple(taught))


@lru_cache(maxsize=32)
def _made(languages: tuple[str, ...], taught: tuple[CustomWords, ...]) -> Vocabulary:
    places: _Places = {}
    others: list[tuple[VocabularySlot, list[str]]] = []
    for code in languages:
        for place, word in words_of(LANGUAGES[code]):
            first, *more = forms(word, place)
            places.setdefault((slot_of(place), first), place)
            if more:
                others.append((place, more))
    for place, more in others:  # A word as written comes before another word without its accents.
        for form in more:
            places.setdefault((slot_of(place), form), place)
    for lesson in taught:
        _add_words(places, lesson)
    return replace(_vocabulary(places), box_marks=_box_marks(taught))


_BOX_MARKS = {"done": "x", "open": " ", "dropped": "-"}
"""The mark of a box by the meaning of a marker."""


def _box_marks(taught: Iterable[CustomWords]) -> dict[str, str]:
    """The marks of boxes that a user adds. Shipped marks are read in tables and lists, not in boxes."""
    return {
        word: _BOX_MARKS[lesson.meaning]
        for lesson in taught
        if lesson.part == "markers" and lesson.meaning in _BOX_MARKS
        for word in lesson.words
    }


def words_of(words: Words) -> Iterator[tuple[VocabularySlot, str]]:
    """Every word of a language with its position."""
    for part, meanings in words.items():
        known = PARTS.get(part) or INNER_PARTS[part]
        for meaning, text in meanings.items() if isinstance(meanings, Mapping) else (("", meanings),):
            # All words of a meaning are folded at once, except for ß, of which a further form is needed.
            folded = text if "ß" in text else normalize("NFC", text.casefold())
            for item in folded.split(","):
                for word in _choices(item) if "{" in item else (item,):
                    yield known[meaning], " ".join(word.split())


def _choices(word: str) -> Iterator[str]:
    """Expand alternatives: `clos{|e}` becomes `clos` and `close`."""
    found = _CHOICE.search(word)
    if found is None:
        yield word
        return
    for choice in found[1].split("|"):
        yield from _choices(word[: found.start()] + choice + word[found.end() :])


def slot_of(place: VocabularySlot) -> str:
    """The name that positions share if a word can be in only one of them."""
    return place.slot or f"{place.field} {place.key or ''}"


def forms(word: str, place: VocabularySlot) -> list[str]:
    """Return every form in which a word is looked up. The first one distinguishes it from other words."""
    # No comparison changes lower case letters and single blanks: most shipped words.
    is_plain = word == word.casefold() and word.replace(" ", "").isalpha() and is_normalized("NFC", word)
    if is_plain and word.isascii():
        return [word]
    plain = word if is_plain else place.compare(word) or word
    found = spellings(plain)
    if len(found) > 1:
        found = [plain, *(form for form in found[1:] if form not in LOOKALIKES)]
    return [*found, word.lower()] if "ß" in word else found


def _add_words(places: _Places, lesson: CustomWords) -> None:
    part = PARTS[lesson.part]
    place = next(iter(part.values())) if lesson.meaning is None else part[lesson.meaning]
    for word in lesson.words:
        for form in forms(word, place):
            key = slot_of(place), form
            if lesson.meaning is not None:
                places[key] = place
            elif lesson.part == "headings":  # A part of the name might still name a role.
                places[key] = _NO_ROLE
            else:
                places.pop(key, None)


def _vocabulary(places: _Places) -> Vocabulary:
    """The vocabulary with each word in its position."""
    words: dict[tuple[str, Key | None], list[str]] = defaultdict(list)
    for (_, word), place in places.items():
        words[place.field, place.key].append(word)
    sets = {field.name for field in fields(Vocabulary) if field.type == "frozenset[str]"}
    made: dict[str, Any] = {}
    for part in (*PARTS.values(), *INNER_PARTS.values()):
        for place in part.values():
            found = words[place.field, place.key]
            if place.key is None:
                made[place.field] = frozenset(found) if place.field in sets else tuple(found)
            else:
                made.setdefault(place.field, {})[place.key] = tuple(found)
    return Vocabulary(**made)
