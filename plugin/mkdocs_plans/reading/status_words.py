"""The state that a stated text gives: `Phase 1 complete`, `~80 %`, `✅`, `not done`.

A text is cut to its first clause, and the first of `_MATCHERS` that fits the clause decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import BOX_MARKS
from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import EMOJI, fold, is_unspaced, plain_state

_CLAUSE_END = re.compile(r"\s[—–-]\s|—|(?<!\d)[.,:]|[.,:](?!\d)|[;|·。；，：(（]")
_SIGNS = re.compile(rf"[\s{EMOJI}*_`~\"“”]+|\[[{BOX_MARKS}]?\]|[\[\]]|:[a-z][a-z_]{{1,30}}:")
_BRACES = re.compile(r"\{[^{}]*\}")
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
    """The patterns of one vocabulary."""

    unit: re.Pattern[str]
    fillers: re.Pattern[str]
    part: re.Pattern[str]
    """`mostly`, followed by a word of progress or completion."""
    progress: re.Pattern[str]
    """A word of progress or completion, anywhere."""
    paper: re.Pattern[str]
    negated: re.Pattern[str]
    ended: re.Pattern[str]
    """A few words, and a completed one at the end."""
    all: re.Pattern[str]
    """`all`, and a completed word at the end."""


@lru_cache(maxsize=8)
def _forms(words: Vocabulary) -> _StatusForms:
    states = {
        state: [word for word in listed if not is_unspaced(word)] for state, listed in words.states.items()
    }
    completed = any_of(states[State.COMPLETED])
    progress = any_of((*states[State.COMPLETED], *states[State.IN_PROGRESS]))
    every = any_of(
        (*(word for listed in states.values() for word in listed), *words.permissions, *words.negated_words)
    )
    letters = "".join(word for word in words.unit_letters)
    ident = r"(?:\d+(?:\.\d+)*[a-z]?|[ivx]+|[a-z])"
    more = rf"(?:(?:\s*[-–—/+&,]\s*|\s+{any_of(words.conjunctions)}\s+){ident}(?!\w))*"
    listed = any_of((*words.units, *words.late_units))
    return _StatusForms(
        unit=re.compile(
            rf"(?:{listed}(?:{any_of(words.unit_plurals)})?\s*{ident}|[{letters}]\d+[a-z]?)(?!\w){more}"
        ),
        fillers=re.compile(rf"(?:{any_of(words.status_fillers)})\s+"),
        part=re.compile(rf"(?:{any_of(words.part_words)})(?!\w).*?(?<!\w){progress}(?!\w)"),
        progress=re.compile(rf"(?<!\w){progress}(?!\w)"),
        paper=re.compile(rf"(?:{any_of(words.whole_words)})\s+(?:{any_of(words.paper_words)})(?!\w)"),
        negated=re.compile(
            rf"(?<!\w)(?:(?:{any_of(words.state_negations)})\s+|(?:{any_of(words.negation_prefixes)})){every}(?!\w)"
        ),
        ended=re.compile(rf"(?P<before>\S+(?:\s+\S+){{0,{_MOST_WORDS - 1}}})\s+(?:{completed})"),
        all=re.compile(rf"(?:{any_of(words.all_words)})\s.*(?<!\w)(?:{completed})"),
    )


def state_of(text: str, lexicon: Lexicon) -> StatedState:
    """Return the state of a stated text; an unfilled menu has none."""
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
    end = _CLAUSE_END.search(stated, unit_end)
    if end is not None and end.start() <= unit_end + 1 and unit_end:  # right after the id of a unit
        end = _CLAUSE_END.search(stated, end.end())
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
    listed = lexicon.state_at_start.match(clause.text)
    if listed is None and _forms(lexicon.words).negated.search(clause.text):
        return StatedState(None, State.PLANNING)
    return None


def _part(clause: _Clause, lexicon: Lexicon) -> StatedState | None:
    """`Phase 1 complete`, `mostly done`."""
    forms = _forms(lexicon.words)
    behind_unit = clause.unit_end and forms.progress.search(
        clause.text, min(clause.unit_end, len(clause.text))
    )
    if behind_unit or forms.part.match(clause.text):
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
    if forms.all.fullmatch(clause.text):
        return StatedState(None, State.COMPLETED)
    found = forms.ended.fullmatch(clause.text)
    if found is None or any(word in lexicon.states for word in found["before"].split()):
        return None
    return StatedState(None, State.IN_PROGRESS, is_partial=True)


_Matcher = Callable[[_Clause, Lexicon], StatedState | None]
_MATCHERS: tuple[_Matcher, ...] = (_percentage, _negation, _part, _paper, _listed, _mark, _ended)
"""In this order; the first that fits decides."""
