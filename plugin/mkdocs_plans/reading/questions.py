"""Questions: items, rows and sub-headings of the sections that hold them, and their answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Block, Inline, List, Paragraph, Table, texts
from mkdocs_plans.model.plan import Question, QuestionKind, State, UnparsedContent
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.groups import first_block, says_nothing
from mkdocs_plans.reading.items import (
    is_no_item,
    is_placeholder,
    is_unfilled,
    looks_asked,
    nested,
    only_says_nothing,
    own_text,
    plain,
)
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import Answer, answer_in, is_leaning, is_struck_out
from mkdocs_plans.reading.sections import Outline, Section, introduces
from mkdocs_plans.reading.tables import named, names_of
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold, is_unspaced, without_tail

_WORD = re.compile(r"[^\W\d_]+")
_ID = re.compile(r"(?<![\w-])(?:[A-Z]{1,3}-?\d{1,4})(?![\w-])")


@dataclass(slots=True)
class _QuestionDraft:
    """A question while it is read."""

    line: int
    text: str
    kind: QuestionKind
    answered: bool
    answer: str | None = None
    ticked: bool | None = None


@dataclass(slots=True)
class Questions:
    """What the sections on questions say."""

    questions: list[Question] = field(default_factory=list)
    not_understood: list[UnparsedContent] = field(default_factory=list)


def questions_of(outline: Outline, anchors: Anchors) -> Questions:
    """Read every question of a plan."""
    reader = _QuestionReader(outline.lexicon)
    for section in outline.sections:
        if section.is_title or section.unit:
            reader.led(section)
        elif section.naming.asks_later:
            reader.mixed(section)
        elif section.role is not Role.QUESTIONS:
            reader.led(section)
        elif section.naming.role is Role.QUESTIONS and not _inside_questions(section):
            reader.section(section, reader.kind(section.name, QuestionKind.QUESTION), answered=False)
    drafts = sorted(reader.drafts, key=lambda draft: draft.line)
    questions = [
        Question(
            draft.line,
            draft.text,
            draft.kind,
            draft.answered,
            draft.answer,
            anchors("question", draft.text),
            draft.ticked,
        )
        for draft in drafts
    ]
    return Questions(questions, reader.not_understood)


def _inside_questions(section: Section) -> bool:
    """Whether a section is read with the one above it."""
    return any(
        outer.role is Role.QUESTIONS and not outer.naming.asks_later
        for outer in section.above()
        if outer is not section
    )


# The plans of a portal share most of their headings.
@lru_cache(maxsize=4096)
def _kind_in(name: str, lexicon: Lexicon) -> QuestionKind | None:
    words = _WORD.findall(name.casefold())
    for start, kind in lexicon.kinds.items():
        inside = " " in start or is_unspaced(start)
        if start in name.casefold() if inside else any(word.startswith(start) for word in words):
            return kind
    return None


@lru_cache(maxsize=4096)
def _says_answered(name: str, lexicon: Lexicon) -> bool:
    answered, no_more = lexicon.words.answered_headings, lexicon.words.answered_not_after
    words = _WORD.findall(name.casefold())
    return any(
        word in answered and no_more.isdisjoint(words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    ) or any(word in name for word in answered if is_unspaced(word))


def _labelled(label: str, text: Inline) -> Inline:
    """A text behind a label, as if both stood in one paragraph."""
    return Inline(f"{label}: {text.text}", [], [text.lines[0]], [0])


class _QuestionReader:
    """Goes through the sections on questions."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.drafts: list[_QuestionDraft] = []
        self.not_understood: list[UnparsedContent] = []
        self._asked: _QuestionDraft | None = None
        """The question that an item with an answer belongs to; none begins a section or is an answer."""

    def kind(self, name: str, otherwise: QuestionKind) -> QuestionKind:
        """The kind that a heading tells."""
        return _kind_in(name, self.lexicon) or otherwise

    def says_answered(self, name: str) -> bool:
        """Whether a heading says that all below it is answered."""
        return _says_answered(name, self.lexicon)

    def led(self, section: Section) -> None:
        """Read the lists and tables that a bold line makes questions in a section of something else."""
        self._asked = None
        for block, lead in section.led:
            if lead is not None and lead.naming.role is Role.QUESTIONS:
                kind = self.kind(lead.text, QuestionKind.QUESTION)
                self._block(block, kind, lead.text, answered=self.says_answered(lead.text))

    def mixed(self, section: Section) -> None:
        """A heading that is about more than questions: only what looks like one is one."""
        self._asked = None
        kind = self.kind(section.name, QuestionKind.QUESTION)
        asking = [
            child
            for child in section.children
            if child.naming.role is None
            and (
                looks_asked(child.name)
                or any(word in child.naming.text for word in self.lexicon.words.question_words)
            )
        ]
        for child in asking:
            self._heading(child, kind, answered=self.says_answered(child.name))
        if asking:
            return
        for block, lead in section.led:
            if isinstance(block, List) and (lead is None or lead.naming.role in (None, Role.QUESTIONS)):
                self._items(block, kind, answered=self.says_answered(section.name), only_asked=True)

    def section(self, section: Section, kind: QuestionKind, *, answered: bool) -> None:
        """Read a section on questions and its sub-headings."""
        self._asked = None
        answered = answered or self.says_answered(section.name)
        said_prose = False
        for place, (block, lead) in enumerate(section.led):
            if isinstance(block, List | Table):
                if lead is None or lead.naming.role in (None, Role.QUESTIONS, Role.DECISIONS, Role.STATUS):
                    led = self.kind(lead.text, kind) if lead is not None else kind
                    closed = answered or (lead is not None and self.says_answered(lead.text))
                    self._block(block, led, section.name, answered=closed)
            elif isinstance(block, Paragraph):
                following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
                if not self._paragraph(block, following) and not said_prose:
                    said_prose = True
                    self.not_understood.append(
                        UnparsedContent(block.line, section.name, plain(block.text.text))
                    )
        for child in section.children:
            if child.role is Role.QUESTIONS or (self._is_asked(child) and child.naming.role is not None):
                told = self.kind(child.name, kind)
                if self._is_item(child):
                    self._heading(child, told, answered=answered or self.says_answered(child.name))
                else:
                    self.section(child, told, answered=answered)

    def _paragraph(self, block: Paragraph, following: Block | None) -> bool:
        """Whether a paragraph is understood: it says “none”, introduces a list, or answers."""
        text = block.text
        if only_says_nothing(text.text, self.lexicon) or is_placeholder(text.text, self.lexicon):
            return True
        return introduces(block, following, self.lexicon) or self._answer_before(text)

    def _is_asked(self, section: Section) -> bool:
        return "?" in section.name or "？" in section.name or _ID.search(section.name) is not None

    def _is_item(self, section: Section) -> bool:
        """Whether a sub-heading is a question rather than a group of them."""
        if self._is_asked(section):
            return True
        if section.naming.role is Role.QUESTIONS and section.naming.text == without_tail(fold(section.name)):
            return False
        first = first_block(section)
        if first is not None:
            return not isinstance(first, List | Table)
        return not (section.children and any(self._is_item(child) for child in section.children))

    def _heading(self, section: Section, kind: QuestionKind, *, answered: bool) -> None:
        if section.heading is None or is_no_item(section.name, self.lexicon):
            return
        if not self._is_asked(section) and says_nothing(section, self.lexicon):
            return
        notes: list[Inline] = []
        for inner in section.walk():
            said = list(texts(inner.blocks))
            if inner is not section and inner.heading is not None:
                is_label = fold(inner.name).strip(" :") in self.lexicon.answer_words and said
                notes.append(_labelled(inner.name, said.pop(0)) if is_label else inner.heading.text)
            notes += said
        self._add(section.heading.text, section.line, kind, notes, answered=answered)

    def _block(self, block: Block, kind: QuestionKind, under: str, *, answered: bool) -> None:
        if isinstance(block, Table):
            column = self._question_column(block)
            if column is not None:
                self.drafts += self._rows(block, column, kind, answered=answered)
            elif block.rows:
                row = block.rows[0]
                said = " | ".join(plain(cell.text) for cell in row.cells)
                self.not_understood.append(UnparsedContent(row.line, under, said))
        elif isinstance(block, List):
            self._items(block, kind, answered=answered)

    def _items(self, block: List, kind: QuestionKind, *, answered: bool, only_asked: bool = False) -> None:
        for item in block.items:
            text = own_text(item)
            if is_no_item(text.text, self.lexicon) or (only_asked and not looks_asked(text.text)):
                continue
            if self._answer_before(text):
                continue
            self._add(text, item.line, kind, texts(nested(item)), answered=answered)
            if item.mark is not None:
                draft = self.drafts[-1]
                draft.ticked = None if item.mark == "-" else item.mark == "x"
                draft.answered = draft.answered or item.mark in ("x", "-")
                if draft.ticked and draft.answer is None:  # what stands below a ticked question is its answer
                    notes = (plain(note.text) for note in texts(nested(item)))
                    draft.answer = next((note for note in notes if note), None)

    def _answer_before(self, text: Inline) -> bool:
        """Whether a text is the answer to the question before it (`Answer: …`)."""
        if self._asked is None or not self._is_labelled_answer(text):
            return False
        found = answer_in(text, self.lexicon, note=True)
        if found is not None:
            self._asked.answered = True
            self._asked.answer = self._asked.answer or found.text
        return True

    def _is_labelled_answer(self, text: Inline) -> bool:
        lead = fold(text.text[:40]).lstrip("*_([").replace("：", ":").partition(":")
        return bool(lead[1]) and lead[0].strip() in self.lexicon.answer_words

    def _add(
        self, text: Inline, line: int, kind: QuestionKind, notes: Iterable[Inline], *, answered: bool
    ) -> None:
        """Add a question with what is said about it."""
        said = list(notes)
        own = answer_in(text, self.lexicon)
        noted = next((found for note in said if (found := answer_in(note, self.lexicon, note=True))), None)
        told = own or noted
        draft = _QuestionDraft(
            line, plain(text.text), kind, answered or told is not None or is_struck_out(text)
        )
        draft.answer = self._answer_text(own, noted)
        if told is None and said and draft.answered:
            draft.answer = plain(said[0].text)
        self.drafts.append(draft)
        self._asked = None if self._is_labelled_answer(text) else draft

    def _answer_text(self, own: Answer | None, noted: Answer | None) -> str | None:
        return (own.text if own else None) or (noted.text if noted else None)

    def _question_column(self, table: Table) -> int | None:
        """The column of the questions; `None`: it is a table of something else."""
        words = self.lexicon.words
        names = names_of(table)
        column = named(names, words.question_columns, but=(named(names, words.answer_columns),))
        if column is None and not any(name in words.id_columns for name in names):
            return 0
        return column

    def _rows(
        self, table: Table, column: int, kind: QuestionKind, *, answered: bool
    ) -> Iterator[_QuestionDraft]:
        words = self.lexicon.words
        names = names_of(table)
        answer = named(names, words.answer_columns)
        status = next((place for place, name in enumerate(names) if name in words.state_columns), None)
        for row in table.rows:
            cell = row.cells[column]
            if is_no_item(cell.text, self.lexicon):
                continue
            said = plain(row.cells[answer].text) if answer is not None and answer != column else ""
            begun = _WORD.match(fold(said).lstrip("(["))
            still_open = begun is not None and begun[0] in words.still_open
            filled = not (still_open or is_unfilled(said, self.lexicon) or is_leaning(said, self.lexicon))
            closed = status is not None and self._is_settled(row.cells[status].text)
            own = answer_in(cell, self.lexicon)
            done = answered or filled or closed or own is not None or is_struck_out(cell)
            yield _QuestionDraft(
                row.line, plain(cell.text), kind, done, said if filled else (own.text if own else None)
            )

    def _is_settled(self, cell: str) -> bool:
        """Whether the status of a question says that it is answered."""
        folded = fold(cell)
        found = self.lexicon.state_at_start.match(folded)
        if found is not None:
            return self.lexicon.states[found[0]] is State.COMPLETED
        return cell.strip().startswith(("✅", "✓", "✔")) or folded.startswith(
            self.lexicon.words.answered_headings
        )
