"""A question while it is read, and the forms in which one is written: a text, an item, a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Inline, ListItem, Row, Table, texts
from mkdocs_plans.model.plan import QuestionKind, State
from mkdocs_plans.reading.details import begins_with_detail, detail_texts
from mkdocs_plans.reading.items import is_no_item, is_unfilled, nested, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import Answer, answer_in, is_leaning, is_still_open, is_struck_out
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Section
from mkdocs_plans.reading.tables import named, names_of
from mkdocs_plans.vocabulary import Vocabulary
from mkdocs_plans.vocabulary.normalise import fold, label_of, plain_state

_WORD = re.compile(r"[^\W\d_]+")
_TICKS = ("✅", "✓", "✔")
_LONGEST_LABEL = 40


@dataclass(slots=True)
class QuestionDraft:
    """A question while it is read."""

    line: int
    text: str
    kind: QuestionKind
    answered: bool
    answer: str | None = None
    ticked: bool | None = None
    """Whether its box is ticked; `None` if it has no box, or if the box drops it."""


@dataclass(frozen=True, slots=True)
class QuestionColumns:
    """The position of each column of a table of questions, from 0; `None`: there is none."""

    question: int
    answer: int | None
    status: int | None


def from_text(
    text: Inline, line: int, kind: QuestionKind, notes: Sequence[Inline], lexicon: Lexicon, *, answered: bool
) -> QuestionDraft:
    """Return the question that a text states, with the answer in the text itself or in a note to it.

    Args:
        text: The text.
        line: The line of the item.
        kind: The kind that the heading above names.
        notes: The texts below the question.
        lexicon: The indexed words.
        answered: Whether a heading above states that the question is answered.
    """
    found = list(_answers(text, notes, lexicon))
    is_marked = bool(found) or any(_states_status(note, lexicon) for note in notes)
    draft = QuestionDraft(line, plain(text.text), kind, answered or is_marked or is_struck_out(text))
    draft.answer = next((one.text for one in found if one.text), None)
    if not is_marked and notes and draft.answered:
        draft.answer = plain(notes[0].text)  # the text below an answered question is its answer
    return draft


def _answers(text: Inline, notes: Sequence[Inline], lexicon: Lexicon) -> Iterator[Answer]:
    """Yield the answers in the text of a question and in its notes.

    What follows an empty marker (`Answer:`) is the answer. If nothing does, there is none.
    """
    own = answer_in(text, lexicon)
    if own is not None and not own.is_empty:
        yield own
    yield from answers_in_notes(notes, lexicon, is_awaited=own is not None and own.is_empty)


def answers_in_notes(
    notes: Sequence[Inline], lexicon: Lexicon, *, is_awaited: bool = False
) -> Iterator[Answer]:
    """Yield the answers in the notes to a question.

    Args:
        notes: The texts below the question.
        lexicon: The indexed words.
        is_awaited: Whether the question ends in an empty marker, so that the first note is the answer.
    """
    for stated in notes:
        found = answer_in(stated, lexicon, note=True)
        if found is not None and not found.is_empty:
            yield found
        elif found is None and is_awaited and not begins_with_detail(stated, lexicon):
            content = plain(stated.text)
            if content and not is_still_open(content, lexicon):
                yield Answer(content)
        is_awaited = found is not None and found.is_empty


def _states_status(note: Inline, lexicon: Lexicon) -> bool:
    """Whether a note is the status of a question, and states that it is answered."""
    label, colon, value = note.text.replace("：", ":").partition(":")
    is_status = bool(colon) and label_of(label.strip("*_ ")) in lexicon.words.status_labels
    return is_status and _states_answered(value.strip(" *_"), lexicon)


def from_item(
    item: ListItem, text: Inline, kind: QuestionKind, lexicon: Lexicon, *, answered: bool
) -> QuestionDraft:
    """Return the question that a list item states. A ticked box answers it, a dropped one closes it."""
    notes = list(texts(nested(item)))
    draft = from_text(text, item.line, kind, notes, lexicon, answered=answered)
    if item.mark is not None:
        draft.ticked = None if item.mark == "-" else item.mark == "x"
        draft.answered = draft.answered or item.mark in ("x", "-")
        if draft.ticked and draft.answer is None:  # the text below a ticked question is its answer
            draft.answer = next((stated for note in notes if (stated := plain(note.text))), None)
    return draft


def columns_of(table: Table, lexicon: Lexicon) -> QuestionColumns | None:
    """Find the columns of a table by their names; `None`: the table is about something else."""
    words, names = lexicon.words, names_of(table)
    answer = named(names, words.answer_columns)
    question = named(names, words.question_columns, but=(answer,))
    if question is None:
        if any(name in words.id_columns for name in names):
            return None  # a register of other items
        question = 0
        if answer == question:  # a column `Decision` that holds what is to be decided
            answer = named(names, words.answer_columns, but=(question,))
    status = next((index for index, name in enumerate(names) if name in words.state_columns), None)
    return QuestionColumns(question, answer, status)


def from_rows(
    table: Table, columns: QuestionColumns, kind: QuestionKind, lexicon: Lexicon, *, answered: bool
) -> Iterator[QuestionDraft]:
    """Yield the questions that the rows of a table state."""
    for row in table.rows:
        if not is_no_item(row.cells[columns.question].text, lexicon):
            yield _from_row(row, columns, kind, lexicon, answered=answered)


def _from_row(
    row: Row, columns: QuestionColumns, kind: QuestionKind, lexicon: Lexicon, *, answered: bool
) -> QuestionDraft:
    cell = row.cells[columns.question]
    has_answer = columns.answer is not None and columns.answer != columns.question
    stated = plain(row.cells[columns.answer].text) if columns.answer is not None and has_answer else ""
    is_filled = _is_filled(stated, lexicon)
    own = next(_answers(cell, (), lexicon), None)
    is_closed = columns.status is not None and _states_answered(row.cells[columns.status].text, lexicon)
    is_answered = answered or is_filled or is_closed or own is not None or is_struck_out(cell)
    answer = stated if is_filled else (own.text if own else None)
    return QuestionDraft(row.line, plain(cell.text), kind, is_answered, answer)


def _is_filled(answer: str, lexicon: Lexicon) -> bool:
    """Whether a cell contains an answer, and not `TBD`, `Pending …` or a proposal."""
    first = _WORD.match(fold(answer).lstrip("(["))
    if first is not None and first[0] in lexicon.words.still_open:
        return False
    return not (is_unfilled(answer, lexicon) or is_leaning(answer, lexicon))


def _states_answered(cell: str, lexicon: Lexicon) -> bool:
    """Whether the status of a question states that it is answered: any word for completed, or a tick."""
    folded = plain_state(cell)
    found = lexicon.state_at_start.match(folded)
    if found is not None:
        return lexicon.states[found] is State.COMPLETED
    return cell.strip().startswith(_TICKS) or folded.startswith(lexicon.words.answered_headings)


def notes_below(section: Section, lexicon: Lexicon) -> list[Inline]:
    """Return everything below a question that is a heading, sub-headings among it, as notes.

    A sub-heading such as `Answer` becomes the label of the text below it, as if both were one paragraph.
    """
    notes: list[Inline] = []
    for inner in section.walk():
        below = list(detail_texts(inner.blocks, lexicon))
        if inner is not section and inner.heading is not None:
            if below and fold(inner.name).strip(" :") in lexicon.answer_words:
                first = below.pop(0)
                notes.append(Inline(f"{inner.name}: {first.text}", [], [first.lines[0]], [0]))
            else:
                notes.append(inner.heading.text)
        notes += below
    return notes


@lru_cache(maxsize=8)
def _id(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{any_of(words.question_ids)})-?\d{{1,4}}(?![\w-])", re.IGNORECASE)


def looks_like_question(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading looks like a question: it has a question mark, or begins with an id such as `Q1`."""
    return "?" in name or "？" in name or _id(lexicon.words).match(name) is not None


def names_questions(table: Table, lexicon: Lexicon) -> bool:
    """Whether a column of a table is named for questions."""
    return any(lexicon.without_qualifiers(name) in lexicon.words.question_columns for name in names_of(table))


def is_labelled_answer(text: Inline, lexicon: Lexicon) -> bool:
    """Whether a text begins with a label such as `Answer:`."""
    label = fold(text.text[:_LONGEST_LABEL]).lstrip("*_([").replace("：", ":").partition(":")
    return bool(label[1]) and label[0].strip() in lexicon.answer_words
