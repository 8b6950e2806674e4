"""Patterns of many words. Most texts are ruled out by their first letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from mkdocs_plans.vocabulary.normalise import is_unspaced

_SIGNS = "&/+,:|：、，・／"
_HANGUL = re.compile("[\uac00-\ud7af]")


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
    """Matches the longest of many words at the beginning of a folded text, up to the end of a word.

    The words are grouped by their first two letters, since `re` tries the words of an alternation one by one.
    The pattern of a group is compiled when a text begins with these letters: the plans of a portal need few
    of some hundred words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._words[word[:2]].append(word)
        for start, group in self._words.items():
            if len(start) > 1 and start[0] in self._words:
                group.append(start[0])  # a word of one letter begins longer texts too
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, text: str) -> re.Match[str] | None:
        """Match the word that a text begins with."""
        start = text[:2]
        if start not in self._words:
            start = text[:1]
            if start not in self._words:
                return None
        pattern = self._patterns.get(start)
        if pattern is None:
            listed = "|".join(map(re.escape, by_length(self._words[start])))
            pattern = self._patterns[start] = re.compile(rf"(?:{listed})(?!\w)")
        return pattern.match(text)


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
