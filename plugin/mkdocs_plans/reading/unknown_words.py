"""The words of a plan that are not in its vocabulary, each with the meaning that it seems to have.

They are in positions where a word has a meaning: a status, the label of a field, a heading with content of
its own, a column, a level, the mark of a box. A meaning is a suggestion, and changes nothing in how the plan
is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from mkdocs_plans.markdown.blocks import List, Table, items_within
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.plan import Plan, RelationKind, State, StatusSource, UnknownWord, tally
from mkdocs_plans.reading.custom_boxes import unknown_mark
from mkdocs_plans.reading.fields import Field, from_front_matter, in_blocks
from mkdocs_plans.reading.header import leading_sections
from mkdocs_plans.reading.items import is_unfilled, looks_asked, own_text
from mkdocs_plans.reading.levels import is_level_name
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.misspelling import misspelt
from mkdocs_plans.reading.patterns import CLAUSE_END
from mkdocs_plans.reading.risk_columns import columns_of
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.reading.status_words import NOTHING_STATED, state_of
from mkdocs_plans.reading.tables import names_of
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold

MOST_WORDS = 60
"""The maximum number of words of one plan."""
_LONGEST = 60
"""The maximum length of a word; a longer text does not recur."""
_MOST_WORDS_OF_STATUS = 4
_MOST_WORDS_OF_LEVEL = 2
_DEEPEST = 3
"""The deepest level of headings that are searched: deeper ones name details."""
_LABEL = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")
"""Longer texts before a colon, and those with a number, are the beginning of a sentence or a note."""
_LEADING = re.compile(r"^[\W_]+")
_NOT_ROLES = frozenset({Role.STATUS})
_HALF = 2


def unknown_words(outline: Outline, front: FrontMatter, plan: Plan) -> tuple[UnknownWord, ...]:
    """Return the unknown words of a plan, each once, by part and line."""
    found: dict[tuple[str, str], UnknownWord] = {}
    parts = (
        _status(plan, outline.lexicon),
        _fields(outline, front),
        _levels(plan, outline.lexicon),
        _columns(outline),
        _marks(outline),
        _headings(outline),
    )
    for words in parts:
        for word in words:
            found.setdefault((word.part, word.word), word)
    return tuple(islice(found.values(), MOST_WORDS))


def _word(part: str, word: str, line: int, meaning: str | None) -> Iterator[UnknownWord]:
    """Yield a word that can be written in a configuration: short, with a letter, and without a comma."""
    if word and len(word) <= _LONGEST and "," not in word and any(map(str.isalpha, word)):
        yield UnknownWord(part, word, line, meaning)


def _status(plan: Plan, lexicon: Lexicon) -> Iterator[UnknownWord]:
    status = plan.status
    is_stated = status.raw is not None and status.line is not None and not is_unfilled(status.raw, lexicon)
    if not is_stated or state_of(status.raw or "", lexicon) != NOTHING_STATED or "{" in (status.raw or ""):
        return
    clause = CLAUSE_END.split(fold(_LEADING.sub("", status.raw or "")), maxsplit=1)[0].strip()
    clause = " ".join(takewhile(lambda word: word not in lexicon.words.marker_joints, clause.split()))
    if len(clause.split()) <= _MOST_WORDS_OF_STATUS:
        near = misspelt(clause, lexicon, "states")
        meaning = lexicon.states[near] if near else _seeming_state(plan)
        yield from _word("status", clause, status.line or 1, meaning and str(meaning))


def _seeming_state(plan: Plan) -> State | None:
    """Return the state of the folder, else that of the steps."""
    if plan.status.source is StatusSource.FOLDER:
        return plan.status.state
    steps = tally(plan.steps)
    if not steps.total:
        return None
    if not steps.done:
        return State.PLANNING
    return State.IN_PROGRESS if steps.open else State.COMPLETED


def _fields(outline: Outline, front: FrontMatter) -> Iterator[UnknownWord]:
    lexicon = outline.lexicon
    in_header = (
        field
        for section in leading_sections(outline)
        for field in in_blocks(section.blocks, lexicon, every=True)
    )
    for field in (*from_front_matter(front), *in_header):
        is_known = lexicon.label_meaning(field.label) is not None or field.label in _READ_KEYS
        if field.text and not is_known and _LABEL.fullmatch(field.label):
            yield from _word("fields", field.label, field.line, _meaning_of_field(field, lexicon))


_READ_KEYS = frozenset({"title", "todos", "plans ignore"})
"""Keys of the front matter that are read by other means than the labels of the vocabulary."""


def _meaning_of_field(field: Field, lexicon: Lexicon) -> str:
    near = misspelt(field.label, lexicon, "labels")
    if near:
        return str(lexicon.labels[near])
    links = field.links or ()
    if links and all(link.target.partition("#")[0].endswith(".md") for link in links):
        return str(RelationKind.RELATED)
    return "other"


def _levels(plan: Plan, lexicon: Lexicon) -> Iterator[UnknownWord]:
    for risk in plan.risks:
        for raw in (risk.impact_raw, risk.probability_raw):
            word = fold(raw or "").strip(" .")
            if 0 < len(word.split()) <= _MOST_WORDS_OF_LEVEL and word not in lexicon.states:
                near = misspelt(word, lexicon, "levels")
                yield from _word("levels", word, risk.line, str(lexicon.levels[near]) if near else None)


def _marks(outline: Outline) -> Iterator[UnknownWord]:
    for section in outline.sections:
        for item, _ in items_within(section.blocks):
            mark = unknown_mark(item)
            if mark is not None:
                yield UnknownWord("markers", mark, item.line, _meaning_of_mark(mark))


def _meaning_of_mark(mark: str) -> str:
    if mark.startswith(("✓", "✔", "✅", "☑")):
        return "done"
    return "dropped" if mark.startswith(("✗", "✘", "❌", "×")) else "open"


def _columns(outline: Outline) -> Iterator[UnknownWord]:
    for section in outline.sections:
        for block, caption in section.captioned_blocks:
            if not isinstance(block, Table):
                continue
            named_role = caption.heading_match.role if caption is not None else None
            role = named_role or section.role
            if role is Role.RISKS:
                yield from _columns_of_risks(block, outline.lexicon)
            elif role in (Role.STEPS, Role.PROGRESS) or (section.within is not None and named_role is None):
                yield from _column_of_states(block, outline.lexicon)


def _columns_of_risks(table: Table, lexicon: Lexicon) -> Iterator[UnknownWord]:
    names = names_of(table)
    read = columns_of(table, lexicon)
    if read is None:
        return
    levels = {"impact": read.impact, "probability": read.probability}
    missing = [name for name, place in levels.items() if place is None]
    for place in read.unknown:
        name, cells = names[place], _filled(table, place, lexicon)
        if not cells:
            continue
        meaning = None
        if missing and all(is_level_name(cell, lexicon) for cell in cells):
            meaning = missing.pop(0)
        elif read.mitigation is None and _are_sentences(cells):
            meaning = "mitigation"
        yield from _word("columns", name, table.line, meaning)


def _are_sentences(cells: Sequence[str]) -> bool:
    return sum(len(cell.split()) for cell in cells) > _HALF * len(cells)


def _column_of_states(table: Table, lexicon: Lexicon) -> Iterator[UnknownWord]:
    """Yield the column of a table of steps that holds states under another name."""
    names = names_of(table)
    if lexicon.words.state_columns.intersection(names):
        return
    for place, name in enumerate(names):
        cells = _filled(table, place, lexicon)
        stated = sum(state_of(cell, lexicon).state is not None for cell in cells)
        if cells and stated == len(cells):
            yield from _word("columns", name, table.line, "status")


def _filled(table: Table, place: int, lexicon: Lexicon) -> list[str]:
    cells = (row.cells[place].text.strip() for row in table.rows)
    return [cell for cell in cells if cell and not is_unfilled(cell, lexicon)]


def _headings(outline: Outline) -> Iterator[UnknownWord]:
    lexicon = outline.lexicon
    for section in outline.sections:
        match = section.heading_match
        is_known = section.role is not None or section.is_title or match.text in lexicon.words.no_roles
        if section.heading is None or is_known or section.within is not None or section.level > _DEEPEST:
            continue
        if section.blocks:
            yield from _word("headings", match.text, section.line, _meaning_of_heading(section, lexicon))


def _meaning_of_heading(section: Section, lexicon: Lexicon) -> str | None:
    near = misspelt(section.heading_match.text, lexicon, "headings")
    if near:
        role = lexicon.match_heading(near).role
        return str(role) if role is not None and role not in _NOT_ROLES else None
    if any(isinstance(block, Table) and _lists_risks(block, lexicon) for block in section.blocks):
        return str(Role.RISKS)
    top = [item for block in section.blocks if isinstance(block, List) for item in block.items]
    if top and sum(looks_asked(own_text(item).text) for item in top) * _HALF > len(top):
        return str(Role.QUESTIONS)
    return None


def _lists_risks(table: Table, lexicon: Lexicon) -> bool:
    """Whether a table has a column of mitigations, and one of risks or of levels."""
    words, names = lexicon.words, names_of(table)
    if not set(names).intersection(words.mitigation_columns):
        return False
    if set(names).intersection((*words.risk_columns, *words.impact_columns, *words.probability_columns)):
        return True
    columns = (_filled(table, place, lexicon) for place in range(len(names)))
    return any(cells and all(is_level_name(cell, lexicon) for cell in cells) for cells in columns)
