"""A vocabulary made ready to be asked: which role has a heading, which state has a word?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from mkdocs_plans.model.plan import QuestionKind, RelationKind, State
from mkdocs_plans.reading.patterns import (
    Beginnings,
    any_of,
    before_name,
    between_names,
    by_blanks,
    by_length,
)
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import is_unspaced, plain_heading, without_tail

_PATH = re.compile(r"[\w.@-]+/(?:[\w.@-]+/)*[\w@-]*\.[\w.-]+")
"""The path of a file, no name."""
_WORDS = re.compile(r"[^\s.;!?()\[\]\"'’“”]+")

_SOFT = frozenset(
    {
        Role.GOAL,
        Role.CONTEXT,
        Role.CONSTRAINTS,
        Role.APPROACH,
        Role.STACK,
        Role.INTEGRATION,
        Role.PATTERNS,
        Role.NOTES,
        Role.STATUS,
    }
)
"""Roles that hold prose: where a heading names one that holds items too, that one tells."""


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What the name of a heading says."""

    text: str
    """As it is compared."""
    role: Role | None
    mixed: bool = False
    """It names two roles: neither holds for sub-headings."""
    asks_later: bool = False
    """A part behind the first is about questions: only what looks like one is one."""


UNNAMED = HeadingMatch("", None)


class Lexicon:
    """A vocabulary with its words indexed. One for each vocabulary: `lexicon`."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._roles = {name: role for role, names in words.roles.items() for name in names}
        self.status_names = frozenset(words.roles[Role.STATUS])
        """Headings whose section states the status."""
        self._before = before_name(words.qualifiers)
        self._behind, self._joined_behind = _behind(words)
        self._asks = re.compile(any_of(words.question_prefixes))
        said = {word: role for role, listed in words.role_words.items() for word in listed}
        self._stems = {word: role for word, role in said.items() if is_unspaced(word)}
        self._nouns = {word: role for word, role in said.items() if word not in self._stems}
        self._phrases = _by_first_word(word for word in self._nouns if " " in word)
        self._telling = frozenset((*self._nouns, *self._phrases))
        self._stem = re.compile(any_of(self._stems))
        self._last = {word: role for role, last in words.last_words.items() for word in last}
        self._cut = between_names(words.conjunctions)
        self._cut_ascii = between_names(filter(str.isascii, words.conjunctions))
        self.states = {word: state for state, listed in words.states.items() for word in listed}
        self.states |= dict.fromkeys(words.permissions, State.PLANNING)
        self.state_at_start = Beginnings(self.states)
        self.archived_at_start = Beginnings(words.archived)
        self._state_stems = by_length(filter(is_unspaced, self.states))
        self.folders = {name: state for state, names in words.folders.items() for name in names}
        levels = {word: level for level, listed in words.levels.items() for word in listed}
        self.levels = {word: level for word, level in levels.items() if _has_letter(word)}
        self.level_marks = {word: level for word, level in levels.items() if word not in self.levels}
        self.labels = self._labels()
        quiet = (*words.placeholders, *words.nothing, *words.nothing_prefixes, *words.unfilled)
        self.quiet_words = frozenset(phrase.partition(" ")[0] for phrase in quiet)
        """The first words of texts that say nothing."""
        self.answer_words = frozenset((*words.answered_words, *words.answer_markers))
        # The plans of a portal share most of their headings.
        self.match_heading: Callable[[str], HeadingMatch] = lru_cache(maxsize=4096)(self._name)
        """What a heading's name says about what it owns."""
        self.kinds: dict[str, QuestionKind] = {
            word: kind for kind, listed in words.question_kinds.items() for word in listed
        }

    def _labels(self) -> dict[str, str | RelationKind]:
        words = self.words
        known: dict[str, str | RelationKind] = dict.fromkeys(words.other_labels, "other")
        known |= {label: kind for kind, labels in words.relation_labels.items() for label in labels}
        known |= dict.fromkeys(words.id_labels, "id") | dict.fromkeys(words.tag_labels, "tags")
        known |= dict.fromkeys(words.target_labels, "target") | dict.fromkeys(words.goal_labels, "goal")
        known |= dict.fromkeys(words.owner_labels, "owners") | dict.fromkeys(words.date_labels, "date")
        return known | dict.fromkeys(words.status_labels, "status")

    def _name(self, heading: str) -> HeadingMatch:
        text = plain_heading(heading)
        if not text or _PATH.fullmatch(text):
            return UNNAMED
        if text in self.words.no_roles:
            return HeadingMatch(text, None)
        cut = self._cut_ascii if text.isascii() else self._cut
        parts = [without_tail(part) for part in cut.split(text) if part]
        whole = self._roles.get(text.replace(" & ", " and "))
        if whole is None and len(parts) > 1:
            whole = self._qualified(text)
        if whole is not None:
            return HeadingMatch(text, whole)
        matched = [
            (place, role) for place, part in enumerate(parts) if (role := self._role(part)) is not None
        ]
        hard = [(place, role) for place, role in matched if role not in _SOFT]
        asks = Role.QUESTIONS in (role for place, role in matched if place > 0)
        asks_later = asks and bool(parts) and self._role(parts[0]) is not Role.QUESTIONS
        told = hard or matched
        first = told[0][1] if told else None
        return HeadingMatch(text, first, len({role for _, role in hard}) > 1, asks_later)

    def _role(self, part: str) -> Role | None:
        """The role that one part of a heading names."""
        if part in self.words.no_roles:
            return None
        found = self._qualified(part)
        if found is not None:
            return found
        words = _WORDS.findall(part)
        if not words:
            return None
        last = words[-2] if len(words) > 1 and words[-1] in self._behind else words[-1]
        if last in self._last:
            return self._last[last]
        if words[-1] in self.words.checklists:
            qualified = any(word in self.words.checklist_qualifiers for word in words[:-1])
            return Role.TESTING if qualified else Role.STEPS
        if self._asks.match(part):
            return Role.QUESTIONS
        return self._noun(words, part)

    def _noun(self, words: list[str], part: str) -> Role | None:
        if not self._telling.isdisjoint(words):
            for word, after in zip_longest(words, words[1:]):
                role = self._nouns.get(word)
                if role is not None and after not in self.words.noun_not_before:
                    return role
            phrases = (phrase for word in words for phrase in self._phrases.get(word, ()))
            told = next((phrase for phrase in phrases if phrase in part), None)
            if told is not None:
                return self._nouns[told]
        stem = None if part.isascii() else self._stem.search(part)
        return self._stems[stem[0]] if stem else None

    def _qualified(self, part: str) -> Role | None:
        """The role of a listed name, perhaps behind qualifiers and before a suffix."""
        while True:
            found = self._roles.get(part)
            if found is None and (part.rpartition(" ")[2] in self._behind or not part.isascii()):
                found = self._roles.get(self._without_ending(part))
            qualifier = self._before.match(part)
            if found is not None or qualifier is None:
                return found
            part = part[qualifier.end() :]

    def _without_ending(self, part: str) -> str:
        """A name without the suffix behind it."""
        endings = self._behind.get(part.rpartition(" ")[2], self._joined_behind)
        return next((part.removesuffix(ending) for ending in endings if part.endswith(ending)), part)

    def state_in(self, clause: str) -> str | None:
        """The word of a status that a folded clause begins with or, written without blanks, holds."""
        found = self.state_at_start.match(clause)
        if found is not None:
            return found[0]
        if not is_unspaced(clause):
            return None
        for stem in self._state_stems:
            at = clause.find(stem)
            if at >= 0 and not clause[:at].endswith(self.words.state_negations):
                return stem
        return None

    def folder_state(self, name: str) -> State | None:
        """The state that a folder's name means."""
        return self.folders.get(name.casefold())


@lru_cache(maxsize=8)
def lexicon(words: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, made once."""
    return Lexicon(words)


def _behind(words: Vocabulary) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Suffixes with the blank in front of them, by their last word; and those that need no blank."""
    spaced, joined, korean = by_blanks(words.suffixes)
    endings: dict[str, tuple[str, ...]] = {}
    for word in (*spaced, *korean):
        last = word.rpartition(" ")[2]
        endings[last] = (*endings.get(last, ()), f" {word}")
    return endings, tuple(joined)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.partition(" ")[0]].append(phrase)
    return dict(found)


def _has_letter(word: str) -> bool:
    """Whether a word is more than signs and digits."""
    return any(map(str.isalpha, word))
