"""Questions: items, rows and sub-headings of the sections that hold them, and their answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Block, Inline, List, Paragraph, Table, texts
from mkdocs_plans.model.plan import Finding, Question, QuestionKind, UnparsedContent
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.fields import holds_fields
from mkdocs_plans.reading.groups import first_block, is_card, says_nothing
from mkdocs_plans.reading.items import (
    is_no_item,
    is_placeholder,
    links_into_file,
    looks_asked,
    only_says_nothing,
    own_text,
    plain,
)
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.question_draft import (
    QuestionDraft,
    answers_in_notes,
    columns_of,
    from_item,
    from_rows,
    from_text,
    is_labelled_answer,
    looks_like_question,
    names_questions,
    notes_below,
)
from mkdocs_plans.reading.register_title import has_role_of_title, is_beside_register, no_item
from mkdocs_plans.reading.sections import Caption, Outline, Section, introduces, role_below
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import fold, is_unspaced, without_tail

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Questions:
    """The content of the sections on questions."""

    questions: list[Question] = field(default_factory=list)
    not_understood: list[UnparsedContent] = field(default_factory=list)
    """Content of these sections that was not read as a question."""
    findings: list[Finding] = field(default_factory=list)


def questions_of(outline: Outline, anchors: Anchors, body: str) -> Questions:
    """Read every question of a plan, in the order of the lines.

    Args:
        outline: The outline of the plan.
        anchors: Gives each question its anchor.
        body: The text without its front matter.
    """
    reader = _QuestionReader(outline)
    for section in outline.sections:
        _read_by_heading(reader, section)
    if _inline(outline.lexicon.words).search(body):  # few plans have one
        reader.drafts += _inline_clarifications(outline, {draft.line for draft in reader.drafts})
    drafts = sorted(reader.drafts, key=lambda draft: draft.line)
    missing = no_item(outline) if outline.register is Role.QUESTIONS and not drafts else ()
    return Questions([_finished(draft, anchors) for draft in drafts], reader.unparsed, list(missing))


@lru_cache(maxsize=8)
def _inline(words: Vocabulary) -> re.Pattern[str]:
    listed = any_of(words.inline_clarifications)
    return re.compile(rf"\[(?:{listed})\s*[:：](?P<text>[^\[\]]+)\]", re.IGNORECASE)


def _inline_clarifications(outline: Outline, known: set[int]) -> Iterator[QuestionDraft]:
    """Yield what a text needs to have clarified (`[NEEDS CLARIFICATION: which key?]`), wherever it is.

    Args:
        outline: The outline of the plan.
        known: The lines of other questions, which may hold such a mark themselves.
    """
    pattern = _inline(outline.lexicon.words)
    for section in outline.sections:
        for text in texts(section.blocks):
            for found in pattern.finditer(text.text):
                line = text.line_at(found.start())
                if line not in known:
                    stated = plain(found["text"])
                    yield QuestionDraft(line, stated, QuestionKind.CLARIFICATION, answered=False)


def _read_by_heading(reader: _QuestionReader, section: Section) -> None:
    """Read those parts of a section that are questions by its heading."""
    if section.role is Role.QUESTIONS and (section.is_title or section.parent is None):
        reader.read_title(section)
    elif section.is_title or section.unit:
        reader.read_captioned(section)
    elif section.heading_match.asks_later:
        reader.read_mixed(section)
    elif section.role is not Role.QUESTIONS:
        reader.read_captioned(section)
    elif section.heading_match.role is Role.QUESTIONS and not _inside_questions(section):
        kind = reader.kind(section.name, QuestionKind.QUESTION)
        reader.read_section(section, kind, answered=False)


def _finished(draft: QuestionDraft, anchors: Anchors) -> Question:
    """Return the question of a draft, with its anchor."""
    return Question(
        draft.line,
        draft.text,
        draft.kind,
        draft.answered,
        draft.answer,
        anchors("question", draft.text),
        draft.ticked,
    )


def _inside_questions(section: Section) -> bool:
    """Whether a section is read together with the one above it."""
    return any(
        outer.role is Role.QUESTIONS and not outer.heading_match.asks_later
        for outer in section.above()
        if outer is not section
    )


# The plans of a portal share most of their headings, so both results are cached by the heading.
@lru_cache(maxsize=4096)
def _kind_in(name: str, lexicon: Lexicon) -> QuestionKind | None:
    """Return the first kind of which a heading has a word.

    A word of several words, or of a language without blanks, may be anywhere in the heading; any other begins
    a word of it.
    """
    words = _WORD.findall(name.casefold())
    for start, kind in lexicon.kinds.items():
        inside = " " in start or is_unspaced(start)
        if start in name.casefold() if inside else any(word.startswith(start) for word in words):
            return kind
    return None


@lru_cache(maxsize=4096)
def _states_answered(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading has a word such as `Answered`, and not within two words after one such as `not`."""
    answered, no_more = lexicon.words.answered_headings, lexicon.words.answered_not_after
    words = _WORD.findall(name.casefold())
    return any(
        word in answered and no_more.isdisjoint(words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    ) or any(word in name for word in answered if is_unspaced(word))


class _QuestionReader:
    """Walks the sections on questions and collects their content; `question_draft` reads each question."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.lexicon = outline.lexicon
        self.drafts: list[QuestionDraft] = []
        self.unparsed: list[UnparsedContent] = []
        self._open_to_answer: QuestionDraft | None = None
        """The question that the next item answers if it is an answer; `None` at the beginning of a
        section."""

    def kind(self, name: str, otherwise: QuestionKind) -> QuestionKind:
        """Return the kind of question that a heading names."""
        return _kind_in(name, self.lexicon) or otherwise

    def states_answered(self, name: str) -> bool:
        """Whether a heading states that everything below it is answered."""
        return _states_answered(name, self.lexicon)

    def read_captioned(self, section: Section) -> None:
        """Read the lists and tables that a bold line makes questions, in a section about something else."""
        self._open_to_answer = None
        for block, caption in self.outline.elsewhere(section, Role.QUESTIONS):
            if caption is not None and caption.heading_match.role is Role.QUESTIONS:
                kind = self.kind(caption.text, QuestionKind.QUESTION)
                self._read_block(block, kind, caption.text, answered=self.states_answered(caption.text))
            elif type(block) is Table and self._is_register_table(block):
                kind = self.kind(section.name, QuestionKind.QUESTION)
                self._read_block(block, kind, section.name, answered=self.states_answered(section.name))

    def _is_register_table(self, table: Table) -> bool:
        """Whether the title makes questions of a table in any section."""
        return self.outline.register is Role.QUESTIONS and names_questions(table, self.lexicon)

    def read_title(self, section: Section) -> None:
        """Read a register: the content right under the title, and the sections without their own role."""
        self._open_to_answer = None
        kind = self.kind(section.name, QuestionKind.QUESTION)
        for block in section.blocks:
            if isinstance(block, Table) and self._is_register_table(block):
                self._read_block(block, kind, section.name, answered=False)
            elif isinstance(block, List) and not (
                links_into_file(block) or holds_fields(block, self.lexicon)
            ):
                self._read_items(block, kind, answered=False)
        for child in section.children:
            if child.role is Role.QUESTIONS:
                self._read_child(child, self.kind(child.name, kind), answered=False)

    def read_mixed(self, section: Section) -> None:
        """Read a section that is about more than questions: only what looks like a question is one.

        If sub-headings are questions, lists are skipped: they belong to those sub-headings.
        """
        self._open_to_answer = None
        kind = self.kind(section.name, QuestionKind.QUESTION)
        asking = [child for child in section.children if self._asks(child)]
        for child in asking:
            self._read_heading(child, kind, answered=self.states_answered(child.name))
        if asking:
            return
        answered = self.states_answered(section.name)
        for block, caption in section.captioned_blocks:
            if isinstance(block, List) and role_below(caption, None) in (None, Role.QUESTIONS):
                self._read_items(block, kind, answered=answered, only_asked=True)

    def _asks(self, section: Section) -> bool:
        """Whether a sub-heading of a mixed section is a question."""
        if section.heading_match.role is not None:
            return False
        words = self.lexicon.words.question_words
        return looks_asked(section.name) or any(word in section.heading_match.text for word in words)

    def read_section(self, section: Section, kind: QuestionKind, *, answered: bool) -> None:
        """Read a section on questions and its sub-headings."""
        self._open_to_answer = None
        answered = answered or self.states_answered(section.name)
        beside = is_beside_register(section, self.outline, Role.QUESTIONS)
        has_prose = has_role_of_title(section, self.outline, Role.QUESTIONS)
        for place, (block, caption) in enumerate(section.captioned_blocks):
            if isinstance(block, Table) and has_prose and not self._is_register_table(block):
                continue
            if isinstance(block, List) and beside:
                continue
            if isinstance(block, List | Table):
                self._read_list(block, caption, kind, section.name, answered=answered)
            elif isinstance(block, Paragraph):
                following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
                if not self._is_recognised(block, following) and not has_prose:
                    has_prose = True  # one report per section is enough
                    self.unparsed.append(UnparsedContent(block.line, section.name, plain(block.text.text)))
        for child in section.children:
            # A heading with an id (`Q1`) or a question mark is a question, even if its words name another
            # role.
            names_question = (
                looks_like_question(child.name, self.lexicon) and child.heading_match.role is not None
            )
            if child.role is Role.QUESTIONS or names_question:
                self._read_child(child, self.kind(child.name, kind), answered=answered)

    def _read_list(
        self, block: List | Table, caption: Caption | None, kind: QuestionKind, under: str, *, answered: bool
    ) -> None:
        """Read a list or table of a section on questions, unless its caption names something else."""
        if role_below(caption, None) not in (None, Role.QUESTIONS, Role.DECISIONS, Role.STATUS):
            return
        if caption is not None:
            kind = self.kind(caption.text, kind)
            answered = answered or self.states_answered(caption.text)
        self._read_block(block, kind, under, answered=answered)

    def _read_child(self, child: Section, kind: QuestionKind, *, answered: bool) -> None:
        if self._is_question(child) and not is_beside_register(child, self.outline, Role.QUESTIONS):
            self._read_heading(child, kind, answered=answered or self.states_answered(child.name))
        else:
            self.read_section(child, kind, answered=answered)

    def _is_recognised(self, block: Paragraph, following: Block | None) -> bool:
        """Whether the meaning of a paragraph is recognised: "none", the lead of a list, or an answer."""
        text = block.text
        if only_says_nothing(text.text, self.lexicon) or is_placeholder(text.text, self.lexicon):
            return True
        return introduces(block, following, self.lexicon) or self._take_answer(text)

    def _is_question(self, section: Section) -> bool:
        """Whether a sub-heading is a question itself, rather than a group of questions."""
        if looks_like_question(section.name, self.lexicon):
            return True
        if is_card(section, self.lexicon) and not self.states_answered(section.name):
            return True
        match = section.heading_match
        if match.role is Role.QUESTIONS and match.text == without_tail(fold(section.name)):
            return False  # the whole heading is a name such as `Open questions`
        first = first_block(section)
        if first is not None:
            return not isinstance(first, List | Table)
        return not (section.children and any(self._is_question(child) for child in section.children))

    def _read_heading(self, section: Section, kind: QuestionKind, *, answered: bool) -> None:
        """Read a sub-heading that is a question; everything below it is a note to the question."""
        if section.heading is None or is_no_item(section.name, self.lexicon):
            return
        if not looks_like_question(section.name, self.lexicon) and says_nothing(section, self.lexicon):
            return
        notes = notes_below(section, self.lexicon)
        text = section.heading.text
        self._add(from_text(text, section.line, kind, notes, self.lexicon, answered=answered), text)

    def _read_block(self, block: Block, kind: QuestionKind, under: str, *, answered: bool) -> None:
        if isinstance(block, List):
            self._read_items(block, kind, answered=answered)
        elif isinstance(block, Table):
            columns = columns_of(block, self.lexicon)
            if columns is not None:
                self.drafts += from_rows(block, columns, kind, self.lexicon, answered=answered)
            elif block.rows:
                row = block.rows[0]
                stated = " | ".join(plain(cell.text) for cell in row.cells)
                self.unparsed.append(UnparsedContent(row.line, under, stated))

    def _read_items(
        self, block: List, kind: QuestionKind, *, answered: bool, only_asked: bool = False
    ) -> None:
        for item in block.items:
            text = own_text(item)
            if is_no_item(text.text, self.lexicon) or (only_asked and not looks_asked(text.text)):
                continue
            if not self._take_answer(text, item.blocks[1:]):
                self._add(from_item(item, text, kind, self.lexicon, answered=answered), text)

    def _add(self, draft: QuestionDraft, text: Inline) -> None:
        """Add a question. If it is written as an answer itself, the next item is not its answer."""
        self.drafts.append(draft)
        self._open_to_answer = None if is_labelled_answer(text, self.lexicon) else draft

    def _take_answer(self, text: Inline, below: Sequence[Block] = ()) -> bool:
        """Read a text that answers the question before it (`Answer: …`); return whether it does."""
        question = self._open_to_answer
        if question is None or not is_labelled_answer(text, self.lexicon):
            return False
        for found in answers_in_notes((text, *texts(list(below))), self.lexicon):
            question.answered = True
            question.answer = question.answer or found.text
        return True
