"""Patterns of many words. Most texts are ruled out by their first letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_plans.vocabulary.normalise import is_unspaced

_SIGNS = "&/+,:|：、，・／"
_HANGUL = re.compile("[\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?!\w)")
CLAUSE_END = re.compile(r"\s[—–-]\s|—|(?<!\d)[.,:]|[.,:](?!\d)|[;|·。；，：(（]")
"""The end of a clause; never between digits."""


def by_length(words: Iterable[str]) -> list[str]:
    """Return the words, the longest first, so that an alternation prefers it."""
    return sorted(words, key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the longest of these words; a pattern of no words matches nothing.

    The words are grouped by their first letter, after a lookahead for that letter: `re` tries the words of an
    alternation one by one, and most positions of a text begin none.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in by_length(words):
        by_letter[word[0]].append(re.escape(word[1:]))
    listed = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?=[{''.join(map(re.escape, by_letter))}])(?:{listed})" if listed else "(?!)"


class Beginnings:
    """Finds the longest of many words that a folded text begins with, up to the end of a word.

    A pattern of the thousands of phrases of all languages would take longer to compile and to match.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._longest: dict[str, int] = {}
        """The length of the longest phrase, by the word or sign that it begins with."""
        for word in self._words:
            start = _first_word(word)
            self._longest[start] = max(len(word), self._longest.get(start, 0))

    def match(self, text: str) -> str | None:
        """Return the longest word that a text begins with."""
        return next(self.matches(text), None) if _first_word(text) in self._longest else None

    def matches(self, text: str) -> Iterator[str]:
        """Yield every word that a text begins with, the longest first."""
        start = _first_word(text)
        for end in range(min(self._longest.get(start, 0), len(text)), 0, -1):
            if text[:end] in self._words and _ENDS.match(text, end):
                yield text[:end]


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found[0] if found is not None else text[:1]


def between_names(conjunctions: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of what separates two names in one folded heading."""
    spaced, joined, korean = by_blanks(conjunctions)
    # The pattern begins with one class of characters, because `re` searches for a class several times as fast
    # as for an alternation.
    behind_blank = f"{any_of((*spaced, *korean))} |[—–-] |[{_SIGNS}] ?"
    found = f"[ {_SIGNS}](?:(?<=[{_SIGNS}]) ?|(?<= )(?:{behind_blank}))"
    if joined or korean:
        found += rf"| ?{any_of(joined)} ?|(?<=\w\w){any_of(korean)} "
    return re.compile(found)


def before_name(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of one of these words in front of a name."""
    spaced, joined, korean = by_blanks(words)
    return re.compile(f"{any_of((*spaced, *korean))} |{any_of(joined)}")


def by_blanks(words: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Return words that need blanks around them, words that need none, and Korean words.

    Korean attaches particles to a word, so such a word is only certain to have a blank on one side.
    """
    listed = list(words)
    korean = [word for word in listed if _HANGUL.match(word)]
    joined = [word for word in listed if is_unspaced(word) and word not in korean]
    return [word for word in listed if not is_unspaced(word)], joined, korean
