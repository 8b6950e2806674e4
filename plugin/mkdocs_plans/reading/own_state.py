"""The state that a unit or an item carries in its own name: `Task 1: Join the pages ✅`, `**DONE** — …`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import plain_state

_FINISHING = (State.COMPLETED, State.BLOCKED, State.ON_HOLD, State.CANCELLED)
"""States all of whose words a name may carry. Most words of the others name work (`Design`, `Review`)."""
_LONGEST = 300
"""Characters at the start or end of a name that are looked at."""
_ENDS = frozenset(")]:.*_")
_VARIATION = "\ufe0f"


@dataclass(frozen=True, slots=True)
class _OwnStateForms:
    """The patterns of one vocabulary."""

    words: Mapping[str, State]
    marks: Mapping[str, State]
    at_start: re.Pattern[str]
    """A word at the start, with what follows it."""
    in_brackets: re.Pattern[str]
    """A parenthesis at the end that begins with a word."""
    behind_dash: re.Pattern[str]
    """A word behind a dash at the end, alone or before a parenthesis."""
    behind_mark: re.Pattern[str]
    """A mark at the end, alone or before a word."""


@lru_cache(maxsize=8)
def _forms(words: Vocabulary) -> _OwnStateForms:
    states = {
        word: state
        for state, listed in words.states.items()
        for word in listed
        if state in _FINISHING or word in words.own_state_words
    }
    partly = {
        f"{part} {word}": State.IN_PROGRESS
        for part in words.part_words
        for word in words.states[State.COMPLETED]
    }
    states |= partly
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
    listed = any_of(states).replace(r"\ ", r"[\ _-]")
    sign = "|".join(map(re.escape, sorted(marks, key=len, reverse=True))) or "(?!)"
    end = r"(?:\s*[(（\[][^()（）\[\]]*[)）\]])?\s*[.:：*_]*\s*"
    return _OwnStateForms(
        states,
        marks,
        re.compile(rf"(?P<word>{listed})(?!\w)", re.IGNORECASE),
        re.compile(
            rf"[(（\[]\s*(?:{sign})?{_VARIATION}?\s*(?P<word>{listed})(?!\w)[^()（）\[\]]*[)）\]]\s*[:：.]?\s*$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:\s[—–-]|—|–)\s+(?P<word>{listed}){end}$", re.IGNORECASE),
        re.compile(rf"(?P<mark>{sign}){_VARIATION}?\s*(?P<word>{listed})?(?P<end>{end})$", re.IGNORECASE),
    )


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
    # A state at the end stands in brackets, behind a dash or behind a sign: most names have none of them.
    if name.isascii() and name[-1:] not in _ENDS and " -" not in name:
        return None
    forms = _forms(words)
    offset = max(0, len(name) - _LONGEST)
    tail = name[offset:]
    for pattern in (forms.in_brackets, forms.behind_dash, forms.behind_mark):
        found = pattern.search(tail)
        if found is None:
            continue
        word = found["word"]
        if word is not None:
            return offset + found.start(), forms.words[plain_state(word)]
        if not found["end"].strip(" .:：*_"):
            return offset + found.start(), forms.marks[found["mark"].replace("X", "x")]
    return None


def _at_start(name: str, lead: str, words: Vocabulary) -> State | None:
    """Return the state in front: a sign, or a word in bold, in capitals or before a colon."""
    forms = _forms(words)
    text = name[:_LONGEST].lstrip(" \t\n*_")
    mark = next((mark for mark in forms.marks if text.startswith(mark)), None)
    if mark is not None:
        text = text[len(mark) :].lstrip(f" \t\n*_{_VARIATION}")
    bracket = text[:1] in ("(", "[", "（", "【")
    found = forms.at_start.match(text, 1 if bracket else 0)
    stated = forms.marks[mark] if mark is not None else None
    if found is None:
        return stated
    word, behind = found["word"], text[found.end() :].lstrip(" \t*_")
    is_marked = (
        (any(map(str.isalpha, word)) and word.isupper())
        or behind.startswith((":", "："))
        or (lead and plain_state(lead).rstrip(" :：.") == plain_state(word))
        or bracket
    )
    return forms.words[plain_state(word)] if is_marked else stated
