"""The state that a stated text gives: `Phase 1 complete`, `~80 %`, `✅`, `not done`.

A text is cut to its first clause, and the first of `_MATCHERS` that fits the clause decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import BOX_MARKS
from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import CLAUSE_END, Beginnings, any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import EMOJI, fold, is_unspaced, plain_state

_SIGNS = re.compile(rf"[\s{EMOJI}*_`~\"“”]+|\[[{BOX_MARKS}]?\]|[\[\]]|:[a-z][a-z_]{{1,30}}:")
_BRACES = re.compile(r"\{[^{}]*\}")
_WORD_START = re.compile(r"(?<!\w)(?=\S)")
_PERCENTAGE = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?\s?%")
_ALL = 100
_LONGEST_CLAUSE = 200
"""The number of characters that are compared: no status is longer."""
_MOST_WORDS = 5
"""The maximum number of unlisted words before a completed word."""


@dataclass(frozen=True, slots=True)
class StatedState:
    """What a text states."""

    word: str | None
    """The listed word that decides; `None` if something else decides, or nothing."""
    state: State | None
    """`None`: the text is in no list."""
    is_partial: bool = False
    """Whether only a part is stated to be completed, so that a folder of completed plans decides."""


NOTHING_STATED = StatedState(None, None)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The first clause of a stated text."""

    text: str
    """Folded, hyphens as blanks, without signs and fillers."""
    unit_end: int
    """The end of the unit that it begins with (`phase 1`); 0: it begins with none."""
    mark: State | None
    """The state of the sign in front."""


@dataclass(frozen=True, slots=True)
class _StatusForms:
    """The words of one vocabulary. Thousands of words are in sets: a pattern of them is slow to compile."""

    unit: re.Pattern[str]
    fillers: re.Pattern[str]
    paper: re.Pattern[str]
    part: Beginnings
    completed: frozenset[str]
    progress: Beginnings
    """Words of progress and completion."""
    negations: tuple[str, ...]
    """What precedes a negated word directly: `not ` with its blank, and `un`."""
    negated: Beginnings
    """The words that a negation may precede."""
    all: tuple[str, ...]
    """Words such as `all`, each with a blank."""


@lru_cache(maxsize=8)
def _forms(words: Vocabulary) -> _StatusForms:
    states = {
        state: [word for word in listed if not is_unspaced(word)] for state, listed in words.states.items()
    }
    every = (word for listed in states.values() for word in listed)
    letters = "".join(word for word in words.unit_letters)
    ident = r"(?:\d+(?:\.\d+)*[a-z]?|[ivx]+|[a-z])"
    more = rf"(?:(?:\s*[-–—/+&,]\s*|\s+{any_of(words.conjunctions)}\s+){ident}(?!\w))*"
    listed = any_of((*words.units, *words.late_units))
    return _StatusForms(
        unit=re.compile(
            rf"(?:{listed}(?:{any_of(words.unit_plurals)})?\s*{ident}|[{letters}]\d+[a-z]?)(?!\w){more}"
        ),
        fillers=re.compile(rf"(?:{any_of(words.status_fillers)})\s+"),
        paper=re.compile(rf"(?:{any_of(words.whole_words)})\s+(?:{any_of(words.paper_words)})(?!\w)"),
        part=Beginnings(words.part_words),
        completed=frozenset(states[State.COMPLETED]),
        progress=Beginnings((*states[State.COMPLETED], *states[State.IN_PROGRESS])),
        negations=(*(f"{word} " for word in words.state_negations), *words.negation_prefixes),
        negated=Beginnings((*every, *words.permissions, *words.negated_words)),
        all=tuple(f"{word} " for word in words.all_words),
    )


def state_of(text: str, lexicon: Lexicon) -> StatedState:
    """Return the state of a stated text; an unfilled menu has none."""
    return (_state_of if len(text) <= _LONGEST_CLAUSE else _state_of.__wrapped__)(text, lexicon)


@lru_cache(maxsize=4096)  # Plans of a portal share most of their statuses.
def _state_of(text: str, lexicon: Lexicon) -> StatedState:
    if is_menu(text, lexicon):
        return NOTHING_STATED
    clause = _first_clause(text[:_LONGEST_CLAUSE], lexicon)
    return next(
        (found for matcher in _MATCHERS if (found := matcher(clause, lexicon)) is not None), NOTHING_STATED
    )


def is_menu(text: str, lexicon: Lexicon) -> bool:
    """Whether a status is still a menu of choices, or in braces."""
    if _BRACES.search(text):
        return True
    choices = [plain_state(part).strip(" .[]()") for part in text.split("|")]
    return len(choices) > 1 and sum(part in lexicon.states for part in choices) > 1


def _first_clause(text: str, lexicon: Lexicon) -> _Clause:
    mark = lexicon.state_mark_at_start(text)
    stated = fold(_SIGNS.sub(" ", text)).lstrip("(（ ")
    forms = _forms(lexicon.words)
    unit = forms.unit.match(stated)
    unit_end = unit.end() if unit else 0
    end = CLAUSE_END.search(stated, unit_end)
    if end is not None and end.start() <= unit_end + 1 and unit_end:  # right after the id of a unit
        end = CLAUSE_END.search(stated, end.end())
    clause = plain_state(stated[: end.start()] if end else stated)
    filler = forms.fillers.match(clause)
    return _Clause(clause[filler.end() :] if filler else clause, unit_end, mark)


def _percentage(clause: _Clause, _: Lexicon) -> StatedState | None:
    found = _PERCENTAGE.search(clause.text)
    if found is None or int(found[1]) > _ALL:
        return None
    share = int(found[1])
    if share == 0:
        return StatedState(None, State.PLANNING)
    return StatedState(None, State.COMPLETED if share == _ALL else State.IN_PROGRESS)


def _negation(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    """`Not done` never means done. A listed phrase (`not started`) counts as listed."""
    if lexicon.state_at_start.match(clause.text) is not None:
        return None
    forms = _forms(lexicon.words)
    for place in _starts_of_words(clause.text):
        if clause.text.startswith(forms.negations, place):
            rest = clause.text[place:]
            before = (len(negation) for negation in forms.negations if rest.startswith(negation))
            if any(forms.negated.match(rest[end:]) for end in before):
                return StatedState(None, State.PLANNING)
    return None


def _starts_of_words(text: str, first: int = 0) -> Iterator[int]:
    """Yield the positions at which a word or sign begins, from a position on."""
    return (found.start() for found in _WORD_START.finditer(text, first))


def _progresses(text: str, first: int, forms: _StatusForms) -> bool:
    """Whether a word of progress or completion begins at or after a position."""
    return any(forms.progress.match(text[place:]) for place in _starts_of_words(text, first))


def _part(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    """`Phase 1 complete`, `mostly done`."""
    forms = _forms(lexicon.words)
    ends = [len(word) for word in forms.part.matches(clause.text)]
    if clause.unit_end:
        ends.append(min(clause.unit_end, len(clause.text)))
    if ends and _progresses(clause.text, min(ends), forms):
        return StatedState(None, State.IN_PROGRESS, is_partial=True)
    return None


def _paper(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    """`Final draft`: the paper is complete, not the work."""
    return StatedState(None, State.PLANNING) if _forms(lexicon.words).paper.match(clause.text) else None


def _listed(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    found = lexicon.state_at_start.match(clause.text)
    if found is not None:
        return StatedState(found, lexicon.states[found])
    if is_unspaced(clause.text):
        unspaced = lexicon.unspaced_state(clause.text)
        if unspaced is not None:
            word, is_negated = unspaced
            return (
                StatedState(None, State.PLANNING) if is_negated else StatedState(word, lexicon.states[word])
            )
    archived = lexicon.archived_at_start.match(clause.text)
    return StatedState(archived, None) if archived else None


def _mark(clause: _Clause, _: Lexicon) -> StatedState | None:
    return StatedState(None, clause.mark) if clause.mark is not None else None


def _ended(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    """`Code complete`: a part is completed; `all phases complete`: everything is."""
    forms = _forms(lexicon.words)
    text = clause.text
    for word in filter(text.startswith, forms.all):
        if any(text[place:] in forms.completed for place in _starts_of_words(text, len(word))):
            return StatedState(None, State.COMPLETED)
    words = text.split()
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if " ".join(words[count:]) in forms.completed:
            if any(word in lexicon.states for word in words[:count]):
                return None
            return StatedState(None, State.IN_PROGRESS, is_partial=True)
    return None


_Matcher = Callable[[_Clause, Lexicon], StatedState | None]
_MATCHERS: tuple[_Matcher, ...] = (_percentage, _negation, _part, _paper, _listed, _mark, _ended)
"""In this order; the first that fits decides."""
