"""Patterns of many words, that most texts are told apart from by a look at one letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from mkdocs_plans.vocabulary.normalise import is_unspaced

_SIGNS = "&/+,:|：、，・／"
_HANGUL = re.compile("[\uac00-\ud7af]")


def by_length(words: Iterable[str]) -> list[str]:
    """The longest first, so that an alternation prefers it."""
    return sorted(words, key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """A pattern of the longest of these words; of no words it matches nothing."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in by_length(words):
        by_letter[word[0]].append(re.escape(word[1:]))
    listed = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?=[{''.join(map(re.escape, by_letter))}])(?:{listed})" if listed else "(?!)"


class Beginnings:
    """The longest of many words at the beginning of a folded text, up to a word's end.

    There is a pattern for each first letter, made when a text begins with it: of some hundred words few are
    ever looked for.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = defaultdict(list)
        for word in words:
            self._words[word[0]].append(word)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, text: str) -> re.Match[str] | None:
        """The word that a text begins with."""
        letter = text[:1]
        pattern = self._patterns.get(letter)
        if pattern is None:
            if letter not in self._words:
                return None
            listed = "|".join(map(re.escape, by_length(self._words[letter])))
            pattern = self._patterns[letter] = re.compile(rf"(?:{listed})(?!\w)")
        return pattern.match(text)


def between_names(conjunctions: Iterable[str]) -> re.Pattern[str]:
    """A pattern of what stands between two names in one folded heading."""
    spaced, joined, korean = by_blanks(conjunctions)
    # It begins with one class of characters, so that all others are passed over fast.
    behind_blank = f"{any_of((*spaced, *korean))} |[—–-] |[{_SIGNS}] ?"
    found = f"[ {_SIGNS}](?:(?<=[{_SIGNS}]) ?|(?<= )(?:{behind_blank}))"
    if joined or korean:
        found += rf"| ?{any_of(joined)} ?|(?<=\w\w){any_of(korean)} "
    return re.compile(found)


def before_name(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of one of these words in front of a name."""
    spaced, joined, korean = by_blanks(words)
    return re.compile(f"{any_of((*spaced, *korean))} |{any_of(joined)}")


def by_blanks(words: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Apart: words that stand between blanks, words that need none, and those of Korean, which need one."""
    listed = list(words)
    korean = [word for word in listed if _HANGUL.match(word)]
    joined = [word for word in listed if is_unspaced(word) and word not in korean]
    return [word for word in listed if not is_unspaced(word)], joined, korean
