"""The state that a unit or an item carries in its own name: `Task 1: Join the pages ✅`, `**DONE** — …`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.patterns import Beginnings
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import plain_state

_FINISHING = (State.COMPLETED, State.BLOCKED, State.ON_HOLD, State.CANCELLED)
"""States of which a name may carry any word. Most words of other states name work (`Design`, `Review`)."""
_LONGEST = 200
"""Characters at the start and end of a name that are searched."""
_VARIATION = "\ufe0f"
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_EDGES = " \t\n*_"
_BEHIND = f"{_EDGES}.:："
_DASH = re.compile(r"\s[—–-]\s+|\s?[—–]\s*")


@dataclass(frozen=True, slots=True)
class _OwnStates:
    """The words and signs of one vocabulary."""

    words: Mapping[str, State]
    at_start: Beginnings
    """The same words, to match at the beginning of a text."""
    marks: Mapping[str, State]
    first_signs: frozenset[str]
    """The first characters of the signs."""


@lru_cache(maxsize=8)
def _own_states(words: Vocabulary) -> _OwnStates:
    states = {
        word: state
        for state, listed in words.states.items()
        for word in listed
        if state in _FINISHING or word in words.own_state_words
    }
    completed = words.states[State.COMPLETED]
    states |= {f"{part} {word}": State.IN_PROGRESS for part in words.part_words for word in completed}
    # ❌ is the opposite of ✅ here: what it marks is open.
    marks = {
        mark: State.PLANNING if state is State.CANCELLED and mark in words.open_marks else state
        for state, listed in words.state_marks.items()
        for mark in listed
    }
    for state, others in (
        (State.COMPLETED, words.done_marks),
        (State.PLANNING, words.open_marks),
        (State.CANCELLED, words.dropped_marks),
    ):
        marks |= {mark: state for mark in others if mark not in marks and not mark.isalnum()}
    return _OwnStates(states, Beginnings(states), marks, frozenset(mark[0] for mark in marks))


def own_state(name: str, lead: str, words: Vocabulary) -> State | None:
    """Return the state that a name carries at its end or start; `None`: it carries none.

    Args:
        name: The name of a unit or the text of an item.
        lead: The bold phrase that it begins with, if any.
        words: The words to read by.
    """
    found = _at_end(name, words)
    return found[1] if found is not None else _at_start(name, lead, words)


def without_own_state(name: str, words: Vocabulary) -> str:
    """Return a heading without the state at its end."""
    found = _at_end(name, words)
    return name[: found[0]].rstrip() if found is not None and found[0] > 0 else name


def _at_end(name: str, words: Vocabulary) -> tuple[int, State] | None:
    """Return where the state at the end of a name begins, and the state."""
    # A state at the end is in brackets, after a dash or after a sign: most names have none of them.
    if name.isascii() and name[-1:] not in _ENDS and " -" not in name:
        return None
    offset = max(0, len(name) - _LONGEST)
    own = _own_states(words)
    for form in _FORMS_AT_END:
        found = form(name[offset:], own)
        if found is not None:
            return offset + found[0], found[1]
    return None


_ENDS = frozenset(")]:.*_")


def _in_brackets(tail: str, own: _OwnStates) -> tuple[int, State] | None:
    """`Pages (done)`, `Pages (✅ done, May)`: brackets at the end that begin with a word."""
    stripped = tail.rstrip(_BEHIND)
    opener = _BRACKETS.get(stripped[-1:])
    start = stripped.rfind(opener) if opener is not None else -1
    if start < 0:
        return None
    inside = _without_mark(stripped[start + 1 : -1].lstrip(), own)
    word = own.at_start.match(_folded(inside))
    return (start, own.words[word]) if word is not None else None


def _behind_dash(tail: str, own: _OwnStates) -> tuple[int, State] | None:
    """`Pages — done`, `Pages — done (May)`: a word after a dash, alone or before brackets."""
    if tail.isascii() and " -" not in tail:
        return None
    dashes = list(_DASH.finditer(tail))
    state = _whole_word(tail[dashes[-1].end() :], own) if dashes else None
    return (dashes[-1].start(), state) if state is not None else None


def _behind_mark(tail: str, own: _OwnStates) -> tuple[int, State] | None:
    """`Pages ✅`, `Pages ✅ COMPLETE`: a sign, alone or before a word, which decides."""
    if own.first_signs.isdisjoint(tail):
        return None
    found = [(tail.rfind(mark), mark) for mark in own.marks if mark in tail]
    if not found:
        return None
    start, mark = max(found)
    behind = tail[start + len(mark) :].lstrip(_VARIATION)
    if not behind.strip(_BEHIND):
        return start, own.marks[mark]
    state = _whole_word(behind, own)
    return (start, state) if state is not None else None


_FORMS_AT_END: tuple[Callable[[str, _OwnStates], tuple[int, State] | None], ...] = (
    _in_brackets,
    _behind_dash,
    _behind_mark,
)


def _at_start(name: str, lead: str, words: Vocabulary) -> State | None:
    """Return the state in front: a sign, or a word in bold, in capitals or before a colon."""
    own = _own_states(words)
    text = name[:_LONGEST].lstrip(_EDGES)
    behind_mark = _without_mark(text, own)
    stated = None
    if len(behind_mark) < len(text):
        stated = next(state for mark, state in own.marks.items() if text.startswith(mark))
    is_bracketed = behind_mark[:1] in ("(", "[", "（", "【")
    text = behind_mark[is_bracketed:]
    found = own.at_start.match(_folded(text))
    if found is None:
        return stated
    word, behind = text[: len(found)], text[len(found) :].lstrip(" \t*_")
    is_marked = (
        is_bracketed
        or word.isupper()
        or behind.startswith((":", "："))
        or (lead and plain_state(lead).rstrip(" :：.") == found)
    )
    return own.words[found] if is_marked else stated


def _without_mark(text: str, own: _OwnStates) -> str:
    """Return a text without the sign that it begins with."""
    if text[:1] not in own.first_signs:
        return text
    mark = next((mark for mark in own.marks if text.startswith(mark)), "")
    return text[len(mark) :].lstrip(f"{_EDGES}{_VARIATION}") if mark else text


def _whole_word(text: str, own: _OwnStates) -> State | None:
    """Return the state of a text that is one word, alone or before brackets."""
    folded = _folded(text.strip(_BEHIND))
    found = own.at_start.match(folded)
    if found is None:
        return None
    behind = folded[len(found) :].lstrip()
    is_whole = not behind or (behind[0] in _BRACKETS.values() and behind[-1] in _BRACKETS)
    return own.words[found] if is_whole else None


def _folded(text: str) -> str:
    """Return the beginning of a text as words are compared. Characters keep their positions."""
    return text[:_LONGEST].lower().replace("-", " ")
