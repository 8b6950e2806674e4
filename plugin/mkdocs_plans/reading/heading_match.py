"""The role that a heading names: `Risks & Mitigations`, `Technical approach`, `2. Offene Fragen`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest

from mkdocs_plans.reading.own_state import without_own_state
from mkdocs_plans.reading.patterns import any_of, before_name, between_names, by_blanks
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import is_unspaced, plain_heading, without_tail

_PATH = re.compile(r"[\w.@-]+/(?:[\w.@-]+/)*[\w@-]*\.[\w.-]+")
"""The path of a file. Its parts are words (`docs/risks/notes.md`), but the heading names no role."""
_WORDS = re.compile(r"[^\s.;!?()\[\]\"“”]+")

BACKGROUND_ROLES = frozenset(
    {
        Role.GOAL,
        Role.CONTEXT,
        Role.CONSTRAINTS,
        Role.APPROACH,
        Role.STACK,
        Role.INTEGRATION,
        Role.PATTERNS,
        Role.ALTERNATIVES,
        Role.REFERENCES,
        Role.NOTES,
    }
)
"""Roles that hold prose."""
_YIELDING_ROLES = BACKGROUND_ROLES | {
    Role.STATUS,
    Role.DEPENDENCIES,
    Role.SERVICES,
    Role.LIBRARIES,
    Role.TOOLS,
}
"""Roles that are ignored if a later part of the heading names one of `_STRONG_ROLES` (`Notes and risks`)."""
_STRONG_ROLES = frozenset({Role.RISKS, Role.QUESTIONS, Role.CRITERIA})
_MOST_WORDS_BEFORE_RISK = 3
_MOST_WORDS_IN_QUESTIONS = 2


class Condition(Enum):
    """What a section must contain for its heading to name steps."""

    LIST = "list"
    """Boxes or a numbered list (`Next steps`)."""
    BOX = "box"
    """A box that no nearer heading claims (`Migration tasks`)."""


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """What a heading names."""

    text: str
    """The heading in the form in which it is compared."""
    role: Role | None
    mixed: bool = False
    """Whether it names two roles of items, so that neither applies to its sub-headings."""
    asks_later: bool = False
    """Whether a later part names questions, so that only text that looks like a question is one."""
    is_listed: bool = False
    """Whether the whole heading is a listed name, possibly after qualifiers."""
    condition: Condition | None = None
    """What the section must contain to be one of steps; `None`: the heading does not end in such a word."""


UNNAMED = HeadingMatch("", None)


class HeadingMatcher:
    """Matches headings with the names and words of one vocabulary."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._roles = {name: role for role, names in words.roles.items() for name in names}
        self._last_words = {word: role for role, last in words.last_words.items() for word in last}
        self._nouns = _Nouns(words)
        self._qualifier = before_name(words.qualifiers)
        self._one_word_qualifiers = frozenset(words.qualifiers)
        self._risk_words = words.risks_many.union(words.risks_one)
        self._long_step_ends = tuple(f" {end}" for end in words.step_ends if " " in end)
        self._suffixes, self._joined_suffixes = _suffixes(words)
        self._question = re.compile(any_of(words.question_prefixes))
        self._open_question = re.compile(
            rf"(?:{any_of(words.question_openers)})(?:\s+\S+){{0,{_MOST_WORDS_IN_QUESTIONS}}}"
            rf"\s+(?:{any_of(words.question_nouns)})"
        )
        self._one_risk = re.compile(
            rf"(?:{any_of(words.risks_one)})(?:\s*#?\d+|-\d+)?\s*(?:[:：]|[—–]|-\s)\s*\S"
        )
        self._separator = between_names(words.conjunctions)
        # Most headings are ASCII, and the pattern without the conjunctions of other scripts is faster.
        self._ascii_separator = between_names(filter(str.isascii, words.conjunctions))

    def match(self, heading: str) -> HeadingMatch:
        """Return what a heading names: as a whole, else by its parts (`Risks & Mitigations`)."""
        text = self._compared(heading)
        if not text or _PATH.fullmatch(text):
            return UNNAMED
        if text in self._words.no_roles or self._one_risk.match(text):
            return HeadingMatch(text, None)
        parts = self._split(text)
        whole = self._roles.get(text.replace(" & ", " and "))
        if whole is None and len(parts) > 1:
            whole = self._listed(text)
        if whole is not None:
            return HeadingMatch(text, whole, is_listed=True)
        return self._match_parts(text, parts)

    def _compared(self, heading: str) -> str:
        """Return a heading as it is compared: without the state at its end, except after `Status`."""
        text = plain_heading(without_own_state(heading, self._words))
        return plain_heading(heading) if self._roles.get(text) is Role.STATUS else text

    def parts(self, heading: str) -> list[str]:
        """Return the parts of a heading in the form in which they are compared."""
        return self._split(plain_heading(heading))

    def _split(self, text: str) -> list[str]:
        separator = self._ascii_separator if text.isascii() else self._separator
        return [without_tail(part) for part in separator.split(text) if part]

    def without_qualifiers(self, name: str) -> str:
        """Return a name, as it is compared, without the qualifiers in front of it."""
        while (found := self._qualifier.match(name)) is not None and found.end() < len(name):
            name = name[found.end() :]
        return name

    def _match_parts(self, text: str, parts: list[str]) -> HeadingMatch:
        """Return what the parts of a heading name: the first role.

        Background and dependencies are ignored if risks, questions or criteria follow.
        """
        roles = [self._role_of_part(part) for part in parts]
        named = [role for role in roles if role is not None]
        role = next(iter(named), None)
        if role in _YIELDING_ROLES:
            role = next((later for later in named if later in _STRONG_ROLES), role)
        of_items = {role for role in named if role not in BACKGROUND_ROLES}
        asks_later = Role.QUESTIONS in roles[1:] and roles[0] is not Role.QUESTIONS
        is_listed = (
            role is not None
            and len(parts) == 1
            and (self._listed(parts[0]) is not None or parts[0].rpartition(" ")[2] in self._last_words)
        )
        condition = self._condition(parts) if role is None else None
        return HeadingMatch(text, role, len(of_items) > 1, asks_later, is_listed, condition)

    def _condition(self, parts: list[str]) -> Condition | None:
        """Return what a heading that may be one of steps depends on."""
        if any(part in self._words.next_steps for part in parts):
            return Condition.LIST
        ends = self._words.step_ends
        if any(part.rpartition(" ")[2] in ends or part.endswith(self._long_step_ends) for part in parts):
            return Condition.BOX
        return None

    def _role_of_part(self, part: str) -> Role | None:
        """Return the role that one part of a heading names, by the most certain form that matches.

        The forms, most certain first: a listed name, a phrase of risks, the last word, a checklist, a phrase
        of questions, a noun anywhere.
        """
        if part in self._words.no_roles:
            return None
        listed = self._listed(part)
        if listed is not None:
            return listed
        words = _WORDS.findall(part)
        if not words:
            return None
        if self._names_risks(words):
            return Role.RISKS
        last = words[-2] if len(words) > 1 and words[-1] in self._suffixes else words[-1]
        if last in self._last_words:
            return self._last_words[last]
        if words[-1] in self._words.checklists:
            qualified = any(word in self._words.checklist_qualifiers for word in words[:-1])
            return Role.TESTING if qualified else Role.STEPS
        if self._question.match(part) or self._open_question.fullmatch(part):
            return Role.QUESTIONS
        return self._nouns.role_in(words, part)

    def _names_risks(self, words: list[str]) -> bool:
        """Whether a part of a heading is about risks: `Delivery risks`, `Token cost risk`, `Risk log`."""
        if self._risk_words.isdisjoint(words):  # true for most headings
            return False
        vocabulary = self._words
        while len(words) > 1 and words[0] in self._one_word_qualifiers:
            words = words[1:]
        if words[0] in vocabulary.risks_many or words[-1] in vocabulary.risks_many:
            return True
        index = next((index for index, word in enumerate(words) if word in vocabulary.risks_one), None)
        if index is None or index > _MOST_WORDS_BEFORE_RISK:
            return False
        following = words[index + 1] if index + 1 < len(words) else None
        return (
            following is None
            or following in vocabulary.risk_register_words
            or following in vocabulary.risk_process_words
        )

    def _listed(self, part: str) -> Role | None:
        """Return the role of a listed name, possibly after qualifiers and before a suffix."""
        while True:
            found = self._roles.get(part)
            # The search for a suffix takes as long as everything else, and few names have one.
            if found is None and (part.rpartition(" ")[2] in self._suffixes or not part.isascii()):
                found = self._roles.get(self._without_suffix(part))
            qualifier = self._qualifier.match(part)
            if found is not None or qualifier is None:
                return found
            part = part[qualifier.end() :]

    def _without_suffix(self, part: str) -> str:
        """Return a name without its suffix."""
        suffixes = self._suffixes.get(part.rpartition(" ")[2], self._joined_suffixes)
        return next((part.removesuffix(suffix) for suffix in suffixes if part.endswith(suffix)), part)


class _Nouns:
    """The words that name a role at any position in a heading."""

    def __init__(self, words: Vocabulary) -> None:
        listed = {
            word: role
            for role, nouns in words.role_words.items()
            for word in nouns
            if role is not Role.RISKS or is_unspaced(word) or " " in word
        }
        self._not_before = words.noun_not_before
        self._stems = {word: role for word, role in listed.items() if is_unspaced(word)}
        """Words of languages without blanks, which are searched inside a text."""
        self._stem = re.compile(any_of(self._stems))
        self._nouns = {word: role for word, role in listed.items() if word not in self._stems}
        self._phrases = _by_first_word(word for word in self._nouns if " " in word)
        self._first_words = frozenset((*self._nouns, *self._phrases))

    def role_in(self, words: list[str], part: str) -> Role | None:
        """Return the role of the first noun in a part of a heading, else of a phrase, else of a stem.

        Args:
            words: The words of the part.
            part: The part.
        """
        if not self._first_words.isdisjoint(words):  # false for most headings
            # In `risk-free changes` the noun only describes the next word.
            for word, following in zip_longest(words, words[1:]):
                role = self._nouns.get(word)
                if role is not None and following not in self._not_before:
                    return role
            phrases = (phrase for word in words for phrase in self._phrases.get(word, ()))
            found = next((phrase for phrase in phrases if phrase in part), None)
            if found is not None:
                return self._nouns[found]
        stem = None if part.isascii() else self._stem.search(part)
        return self._stems[stem[0]] if stem else None


def _suffixes(words: Vocabulary) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Return suffixes with the blank in front of them, by their last word; and those that need no blank."""
    spaced, joined, korean = by_blanks(words.suffixes)
    by_last_word: dict[str, tuple[str, ...]] = {}
    for word in (*spaced, *korean):
        last = word.rpartition(" ")[2]
        by_last_word[last] = (*by_last_word.get(last, ()), f" {word}")
    return by_last_word, tuple(joined)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        found[phrase.partition(" ")[0]].append(phrase)
    return dict(found)
