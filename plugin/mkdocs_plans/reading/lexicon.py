"""A vocabulary made ready to be asked: which role has a heading, which state has a word?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.model import Level, QuestionKind, RelationKind, State
from mkdocs_plans.words import Role, Vocabulary

_SIGNS = (
    "\U0001f000-\U0001faff",
    "\u2600-\u27bf",
    "\u2b00-\u2bff",
    "\u23e9-\u23fa",
    *"\u231a\u231b\ufe0f\u200d\u20e3",
)
EMOJI = "".join(_SIGNS)
"""For the brackets of a pattern."""
EVERY_EMOJI = "".join(chr(code) for sign in _SIGNS for code in range(ord(sign[0]), ord(sign[-1]) + 1))
"""For `str.strip`."""
MAX_NAME = 300
"""What is longer is compared by its beginning: it is no name."""
_EMOJI = re.compile(f"[{EMOJI}]+")
_NUMBERING = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}[.):]?|[a-z][.)]|§\s*[\d.]+)\s+")
_BRACKET_AT_END = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】)$")
_CUT = re.compile(r"\s+and\s+|\s*[&/+,:|：、，]\s*|\s+[—–-]\s+")
_PATH = re.compile(r"[\w.@-]+/(?:[\w.@-]+/)*[\w@-]*\.[\w.-]+")
"""The path of a file, no name."""
_WORDS = re.compile(r"[^\s.;!?()\[\]\"'“”]+")

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


def fold(text: str) -> str:
    """A text as it is compared: no emoji, no backticks, case folded, single blanks."""
    if not text.isascii():
        text = _EMOJI.sub(" ", text)
    return " ".join(text.replace("`", "").casefold().split())


def plain_heading(text: str) -> str:
    """A heading as it is compared: folded, without numbering, trailing colon or parenthesis."""
    text = fold(text[:MAX_NAME])
    numbering = _NUMBERING.match(text)
    if numbering is not None and numbering.end() < len(text):
        text = text[numbering.end() :]
    return without_tail(text)


def without_tail(text: str) -> str:
    """Without a trailing colon, and without a trailing parenthesis or bracket."""
    text = text.rstrip(" :：")
    while text.endswith((")", "]", "）", "】")):
        shorter = _BRACKET_AT_END.sub("", text).rstrip(" :：")
        if not shorter or shorter == text:
            break
        text = shorter
    return text


@dataclass(frozen=True, slots=True)
class Naming:
    """What the name of a heading says."""

    text: str
    """As it is compared."""
    role: Role | None
    mixed: bool = False
    """It names two roles: neither holds for sub-headings."""
    asks_later: bool = False
    """A part behind the first is about questions: only what looks like one is one."""


UNNAMED = Naming("", None)


class Lexicon:
    """A vocabulary with its words indexed. One for each vocabulary: `lexicon`."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self._roles = {name: role for role, names in words.roles.items() for name in names}
        self._qualifiers = tuple(f"{word} " for word in words.qualifiers)
        self._suffixes = tuple(f" {word}" for word in words.suffixes)
        self._nouns = {noun: role for role, nouns in words.role_nouns.items() for noun in nouns}
        self._last = {word: role for role, last in words.last_words.items() for word in last}
        self._checklists = frozenset(words.checklist_qualifiers)
        self.states = {word: state for state, listed in words.states.items() for word in listed}
        self.state_at_start = starts_with(self.states)
        self.state_stems = {stem: state for state, stems in words.state_stems.items() for stem in stems}
        stems = "|".join(map(re.escape, by_length(self.state_stems)))
        negations = "".join(f"(?<!{re.escape(word)})" for word in words.state_negations)
        self.state_stem = re.compile(f"{negations}(?:{stems})")
        self.folders = {name: state for state, names in words.folders.items() for name in names}
        self.levels = {word: level for level, listed in words.levels.items() for word in listed}
        self.level_at_start = starts_with(self.levels)
        self.labels = self._labels()
        quiet = (*words.placeholders, *words.nothing, *words.nothing_prefixes, *words.unfilled)
        self.quiet_words = frozenset(phrase.partition(" ")[0] for phrase in quiet)
        """The first words of texts that say nothing."""
        self.answer_words = frozenset((*words.answered_words, *words.answer_markers))
        # The plans of a portal share most of their headings.
        self.naming: Callable[[str], Naming] = lru_cache(maxsize=4096)(self._name)
        """What a heading's name says about what it owns."""
        self.kinds: dict[str, QuestionKind] = {
            word: kind for kind, listed in words.question_kinds.items() for word in listed
        }

    def _labels(self) -> dict[str, str | RelationKind]:
        words = self.words
        known: dict[str, str | RelationKind] = dict.fromkeys(words.other_labels, "other")
        known |= {label: kind for kind, labels in words.relation_labels.items() for label in labels}
        known |= dict.fromkeys(words.id_labels, "id") | dict.fromkeys(words.tag_labels, "tags")
        known |= dict.fromkeys(words.target_labels, "target")
        known |= dict.fromkeys(words.owner_labels, "owners") | dict.fromkeys(words.date_labels, "date")
        return known | dict.fromkeys(words.status_labels, "status")

    def _name(self, heading: str) -> Naming:
        text = plain_heading(heading)
        if not text or _PATH.fullmatch(text):
            return UNNAMED
        if text in self.words.no_questions:
            return Naming(text, None)
        parts = [without_tail(part) for part in _CUT.split(text) if part]
        whole = self._roles.get(text.replace(" & ", " and "))
        if whole is None and len(parts) > 1:
            whole = self._qualified(text)
        if whole is not None:
            return Naming(text, whole)
        matched = [
            (place, role) for place, part in enumerate(parts) if (role := self._role(part)) is not None
        ]
        hard = [(place, role) for place, role in matched if role not in _SOFT]
        asks = Role.QUESTIONS in (role for place, role in matched if place > 0)
        asks_later = asks and bool(parts) and self._role(parts[0]) is not Role.QUESTIONS
        told = hard or matched
        first = told[0][1] if told else None
        return Naming(text, first, len({role for _, role in hard}) > 1, asks_later)

    def _role(self, part: str) -> Role | None:
        """The role that one part of a heading names."""
        if part in self.words.no_questions:
            return None
        found = self._qualified(part)
        if found is not None:
            return found
        words = _WORDS.findall(part)
        if not words:
            return None
        if words[-1] in self._last:
            return self._last[words[-1]]
        if words[-1] == "checklist":
            qualified = any(word in self._checklists for word in words[:-1])
            return Role.TESTING if qualified else Role.STEPS
        if part.startswith(self.words.question_prefixes):
            return Role.QUESTIONS
        return self._noun(words, part)

    def _noun(self, words: list[str], part: str) -> Role | None:
        for place, word in enumerate(words):
            role = self._nouns.get(word)
            after = words[place + 1] if place + 1 < len(words) else ""
            if role is not None and after not in self.words.noun_not_before:
                return role
        if part.isascii():
            return None
        for role, stems in self.words.role_stems.items():
            if any(stem in part for stem in stems):
                return role
        return next((role for noun, role in self._nouns.items() if " " in noun and noun in part), None)

    def _qualified(self, part: str) -> Role | None:
        """The role of a listed name, perhaps behind qualifiers and before a suffix."""
        while True:
            found = self._roles.get(part)
            if found is None and part.endswith(self._suffixes):
                found = self._roles.get(part.rpartition(" ")[0])
            if found is not None or not part.startswith(self._qualifiers):
                return found
            part = part.partition(" ")[2]

    def folder_state(self, name: str) -> State | None:
        """The state that a folder's name means."""
        return self.folders.get(name.casefold())

    def level(self, word: str) -> Level | None:
        """The level that a single folded word names."""
        return self.levels.get(word) or self.words.level_marks.get(word)


@lru_cache(maxsize=8)
def lexicon(words: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary, made once."""
    return Lexicon(words)


def by_length(words: Iterable[str]) -> list[str]:
    """The longest first, so that an alternation prefers it."""
    return sorted(words, key=lambda word: (-len(word), word))


def starts_with(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of the longest of these words at the beginning, up to a word's end."""
    by_letter: dict[str, list[str]] = defaultdict(list)  # a few letters are told faster than many words
    for word in by_length(words):
        by_letter[word[0]].append(re.escape(word[1:]))
    listed = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(f"(?:{listed})(?!\\w)")
