"""Steps without boxes: units, tables and lists that carry states of their own.

The first of these forms that a plan has is used.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mkdocs_plans.markdown.blocks import Block, List, SpanKind, Table
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.plan import Checkbox, State
from mkdocs_plans.reading.boxes import STEP_ROLES, BoxDraft, ids_of_sections_above
from mkdocs_plans.reading.items import own_text, plain, unmarked
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.own_state import own_state
from mkdocs_plans.reading.sections import Outline, Section, role_below
from mkdocs_plans.reading.status_words import state_of
from mkdocs_plans.reading.tables import is_id, names_of
from mkdocs_plans.reading.unit_state import state_of_section
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold

_MOVING = (State.COMPLETED, State.IN_PROGRESS)
"""States that show, on a single unit, that the units are tracked."""
_SEVERAL = 2


def unit_steps(outline: Outline, boxes: list[BoxDraft]) -> list[BoxDraft]:
    """Return the units that are steps themselves, because the units of their level carry states.

    Args:
        outline: The outline, with units and roles.
        boxes: The boxes that are steps. A unit that has boxes is counted by them alone.
    """
    by_level: dict[int, list[Section]] = defaultdict(list)
    for section in outline.sections:
        if section.unit:
            by_level[section.level].append(section)
    if not by_level:
        return []
    owning = ids_of_sections_above(boxes)
    found: list[BoxDraft] = []
    holding: set[int] = set()
    """Sections that contain a unit that is a step."""
    for level in sorted(by_level, reverse=True):
        for draft in _steps_of_level(by_level[level], boxes, owning, outline.lexicon):
            if id(draft.section) not in holding:
                found.append(draft)
                holding.update(id(outer) for outer in draft.section.above())
    return sorted(found, key=lambda draft: draft.line)


def _steps_of_level(
    units: list[Section], boxes: list[BoxDraft], owning: set[int], lexicon: Lexicon
) -> Iterator[BoxDraft]:
    states = [state_of_section(unit, lexicon) for unit in units]
    carried = [state for state in states if state is not None]
    if not any(state in _MOVING for state in carried) and len(carried) * 2 <= len(units):
        return
    with_boxes = [id(unit) in owning for unit in units]
    if boxes and not any(with_boxes):  # the steps are elsewhere
        return
    for unit, state, owns_boxes in zip(units, states, with_boxes, strict=True):
        if owns_boxes or (state is None and any(with_boxes)):
            continue
        yield BoxDraft(unit.line, plain(unit.name), mark_of_state(state), unit)


def mark_of_state(state: State | None) -> Checkbox:
    """Return the mark of a box for a state; an item without a state is open."""
    if state is State.COMPLETED:
        return Checkbox.DONE
    return Checkbox.DROPPED if state is State.CANCELLED else Checkbox.OPEN


def marked_steps(outline: Outline, front: FrontMatter) -> list[BoxDraft]:
    """Return the steps of a plan without boxes: rows with a state, else items with one, else todos."""
    blocks = list(_blocks(outline))
    for role in (Role.STEPS, Role.PROGRESS):
        for form in (_rows_of, _items_of):
            found = [
                draft
                for section, block, of in blocks
                if of is role
                for draft in form(section, block, outline)
            ]
            if found:
                return found
    return list(_todos(front, outline))


def _blocks(outline: Outline) -> Iterator[tuple[Section, Block, Role]]:
    """Yield the lists and tables of steps headings and units, and the tables right under the title."""
    for section in outline.sections:
        is_under_title = section.is_title or section.parent is None
        if not (section.within or is_under_title or section.may_hold(STEP_ROLES)):
            continue
        above = _role_of_list(section)
        for block, caption in section.captioned_blocks:
            if type(block) is not List and type(block) is not Table:
                continue
            named = role_below(caption, above)
            if named is Role.STEPS or named is Role.PROGRESS:
                yield section, block, named
            elif (
                named is None
                and is_under_title
                and type(block) is Table
                and _names_steps(block, outline.lexicon)
            ):
                yield section, block, Role.STEPS


def _names_steps(table: Table, lexicon: Lexicon) -> bool:
    """Whether a column of a table is named for steps."""
    return not lexicon.words.step_columns.isdisjoint(names_of(table))


def _role_of_list(section: Section) -> Role | None:
    """Return what the items of a list or table without boxes are, by the headings above it."""
    unit = section.within
    if unit is None:
        return section.role
    for outer in section.above():
        if outer is unit:
            break
        if outer.heading_match.role is not None:
            return outer.heading_match.role
    return Role.STEPS


def _rows_of(section: Section, table: Block, outline: Outline) -> Iterator[BoxDraft]:
    """Yield the rows of a table with a column of states, if at least half of its filled cells state one."""
    if type(table) is not Table:
        return
    lexicon = outline.lexicon
    names = names_of(table)
    column = next((index for index, name in enumerate(names) if name in lexicon.words.state_columns), None)
    if column is None:
        return
    cells = [row.cells[column].text.strip() for row in table.rows]
    may_say_yes = names[column] in lexicon.words.done_columns
    marks = [cell_mark(cell, lexicon, may_say_yes=may_say_yes) for cell in cells]
    filled = sum(map(bool, cells))
    if not filled or sum(mark is not None for mark in marks) * 2 < filled:
        return
    for row, mark in zip(table.rows, marks, strict=True):
        texts = [cell.text for place, cell in enumerate(row.cells) if place != column]
        text = next((text for text in texts if not is_id(text)), texts[0] if texts else "")
        if text.strip():
            yield BoxDraft(row.line, plain(text), mark or Checkbox.OPEN, section, table)


def cell_mark(cell: str, lexicon: Lexicon, *, may_say_yes: bool = False) -> Checkbox | None:
    """Return the mark for the state in a cell; `None`: it states none."""
    words = lexicon.words
    folded = fold(cell).strip(" .*_")
    if folded == "x" or (may_say_yes and folded in words.yes_words):
        return Checkbox.DONE
    stated = state_of(cell, lexicon)
    state = stated.state
    if state is None:
        if cell.startswith(tuple(mark for mark in words.done_marks if not mark.isalnum())):
            return Checkbox.DONE
        if cell.startswith(words.open_marks):
            return Checkbox.OPEN
        return Checkbox.DROPPED if cell.startswith(words.dropped_marks) else None
    if state is State.CANCELLED and stated.word is None and cell.startswith(words.open_marks):
        return Checkbox.OPEN  # ❌ is the opposite of ✅ here
    return mark_of_state(state)


def _items_of(section: Section, block: Block, outline: Outline) -> Iterator[BoxDraft]:
    """Yield the items of a list in which two items, or half of them, carry a state."""
    if type(block) is not List or not block.items:
        return
    texts = [own_text(item) for item in block.items]
    states = [
        own_state(plain(text.text), text.leading_span(SpanKind.STRONG), outline.lexicon.words)
        for text in texts
    ]
    carried = sum(state is not None for state in states)
    if carried >= _SEVERAL or (carried and carried * 2 >= len(states)):
        for item, text, state in zip(block.items, texts, states, strict=True):
            yield BoxDraft(item.line, plain(text.text), mark_of_state(state), section, block)


def _todos(front: FrontMatter, outline: Outline) -> Iterator[BoxDraft]:
    """The `todos:` of Cursor in the front matter."""
    todos = front.fields.get("todos")
    if not isinstance(todos, list):
        return
    line = front.field_lines.get("todos", 1)
    for todo in todos:
        if not isinstance(todo, dict):
            continue
        content, status = todo.get("content"), todo.get("status")
        if isinstance(content, str) and content.strip():
            mark = cell_mark(status, outline.lexicon) if isinstance(status, str) else None
            yield BoxDraft(line, plain(unmarked(content)), mark or Checkbox.OPEN, outline.root)
