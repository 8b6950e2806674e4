"""A vocabulary with its words indexed: the role of a heading, the state of a word, the meaning of a label."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from mkdocs_plans.model.plan import Level, QuestionKind, RelationKind, State
from mkdocs_plans.reading.heading_match import HeadingMatch, HeadingMatcher
from mkdocs_plans.reading.patterns import Beginnings, by_length
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import is_unspaced

_Meaning = TypeVar("_Meaning")

LONGER_STATUS = "longer status"
"""The meaning of a longer label that ends in a label of the status (`RFC status`)."""
_LETTERS = re.compile("[a-z]+")
_MOST_LABEL_WORDS = 3
_LONGEST_UNSPACED_LABEL = 8


class Lexicon:
    """A vocabulary with its words indexed. `lexicon` makes one for each vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        matcher = HeadingMatcher(words)
        self.heading_parts = matcher.parts
        self.without_qualifiers: Callable[[str], str] = lru_cache(4096)(matcher.without_qualifiers)
        # The plans of a portal share most of their headings.
        self.match_heading: Callable[[str], HeadingMatch] = lru_cache(4096)(matcher.match)
        """Returns what a heading names."""
        self.status_names = frozenset(words.roles[Role.STATUS])
        """The headings whose section states the status."""
        self.states = _states(words)
        self.state_at_start = Beginnings(self.states)
        self.archived_at_start = Beginnings(words.archived)
        self._state_stems = by_length(filter(is_unspaced, self.states))
        self.state_marks: dict[str, State] = _by_word(words.state_marks) | {"[X]": State.COMPLETED}
        self.folders: dict[str, State] = _by_word(words.folders)
        self.levels, self.level_marks = _levels(words)
        self.labels = _labels(words)
        self.quiet_beginnings = _quiet_beginnings(words)
        """The first letters of texts that have no content: `none`, `tbd`, `n` of `n/a`."""
        self.answer_words = frozenset((*words.answered_words, *words.answer_markers))
        self.kinds: dict[str, QuestionKind] = _by_word(words.question_kinds)

    def unspaced_state(self, clause: str) -> tuple[str, bool] | None:
        """Return the first word of a status in a clause, and whether it is negated (`未完成`).

        In Chinese, Japanese and Korean the word may be anywhere in a clause; the longest one counts.
        """
        negated: str | None = None
        for stem in self._state_stems:
            at = clause.find(stem)
            if at >= 0:
                if not clause[:at].rstrip().endswith(self.words.state_negations):
                    return stem, False
                negated = negated or stem
        return (negated, True) if negated else None

    def state_mark_at_start(self, text: str) -> State | None:
        """Return the state of the sign that a text begins with, after blanks and markup."""
        rest = text.lstrip(" \t\n*_`~")
        if not rest or rest[0].isalnum():
            return None
        return next((state for mark, state in self.state_marks.items() if rest.startswith(mark)), None)

    def folder_state(self, name: str) -> State | None:
        """Return the state that the name of a folder means, alone or before `-plans` and the like."""
        folded = name.casefold()
        state = self.folders.get(folded)
        if state is None:
            start, _, end = folded.rpartition("-")
            state = self.folders.get(start) if end in self.words.folder_ends else None
        return state

    def label_meaning(self, label: str) -> str | RelationKind | None:
        """Return the meaning of a label: a listed one, or a longer one of the status (`rfc status`)."""
        meaning = self.labels.get(label)
        if meaning is None and self._is_status_label(label):
            return LONGER_STATUS
        return meaning

    def _is_status_label(self, label: str) -> bool:
        ends = self.words.status_label_ends
        if not label.endswith(ends):
            return False
        if is_unspaced(label):
            return len(label) <= _LONGEST_UNSPACED_LABEL
        first, *others = label.split()
        return (
            0 < len(others) < _MOST_LABEL_WORDS
            and others[-1] in ends
            and first not in self.words.status_label_not
        )


@lru_cache(maxsize=8)
def lexicon(words: Vocabulary) -> Lexicon:
    """Return the lexicon of a vocabulary. It is made once, since the indexes take 6 ms to build."""
    return Lexicon(words)


def _by_word(listed: Mapping[_Meaning, Iterable[str]]) -> dict[str, _Meaning]:
    """Return the meaning of each word, from the words of each meaning."""
    return {word: meaning for meaning, words in listed.items() for word in words}


def _states(words: Vocabulary) -> dict[str, State]:
    """Return the state of each word; a word that only permits work to begin (`approved`) is planning."""
    return _by_word(words.states) | dict.fromkeys(words.permissions, State.PLANNING)


def _levels(words: Vocabulary) -> tuple[dict[str, Level], dict[str, Level]]:
    """Return the level of each word, and of each mark that has no letter (`🔴`, `3`)."""
    levels: dict[str, Level] = _by_word(words.levels)
    named = {word: level for word, level in levels.items() if any(map(str.isalpha, word))}
    return named, {word: level for word, level in levels.items() if word not in named}


def _labels(words: Vocabulary) -> dict[str, str | RelationKind]:
    """Return the meaning of each label of a field. If two meanings share a label, the later entry counts."""
    relations: dict[str, RelationKind] = _by_word(words.relation_labels)
    return {
        **dict.fromkeys(words.other_labels, "other"),
        **relations,
        **dict.fromkeys(words.id_labels, "id"),
        **dict.fromkeys(words.tag_labels, "tags"),
        **dict.fromkeys(words.target_labels, "target"),
        **dict.fromkeys(words.goal_labels, "goal"),
        **dict.fromkeys(words.owner_labels, "owners"),
        **dict.fromkeys(words.date_labels, "date"),
        **dict.fromkeys(words.implementation_labels, "implementation"),
        **dict.fromkeys(words.stage_labels, "stage"),
        **dict.fromkeys(words.status_labels, "status"),
    }


def _quiet_beginnings(words: Vocabulary) -> frozenset[str]:
    phrases = (*words.placeholders, *words.nothing, *words.nothing_prefixes, *words.unfilled)
    return frozenset(found[0] for phrase in phrases if (found := _LETTERS.match(phrase)) is not None)
