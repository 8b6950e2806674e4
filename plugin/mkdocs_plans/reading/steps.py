"""Checkboxes by their role, and the phases that they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from mkdocs_plans.markdown.blocks import Inline, List, ListItem, SpanKind, Table, items_within
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.plan import Check, Checkbox, Phase, State
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.items import is_no_item, is_struck, own_text, plain, unmarked
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Caption, Outline, Section, role_below
from mkdocs_plans.reading.tables import is_id
from mkdocs_plans.reading.units import owns_list
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold, plain_heading

_STEPS = frozenset({Role.STEPS, Role.PROGRESS})
_DASH = re.compile(r"\s+[—–-]\s")
_AMBIGUOUS_STATES = frozenset({State.PLANNING, State.BLOCKED, State.ON_HOLD})
"""States whose words also name work (`Design — the login`), so that a dash behind the word is no mark."""


class _BoxDraft(Struct, eq=False):
    """An item with a box, before it has an anchor."""

    line: int
    text: str
    mark: Checkbox
    section: Section


@dataclass(slots=True)
class Checks:
    """The boxes of a plan by their role."""

    steps: list[Check] = field(default_factory=list)
    criteria: list[Check] = field(default_factory=list)
    testing: list[Check] = field(default_factory=list)
    access: list[Check] = field(default_factory=list)
    phases: list[Phase] = field(default_factory=list)
    tracked: bool | None = None


def checks_of(outline: Outline, front: FrontMatter, anchors: Anchors) -> Checks:
    """Read every box, status table and marked list of a plan."""
    boxes = _boxes(outline)
    steps = boxes[Role.STEPS] or boxes[Role.PROGRESS]
    if not steps and not any_step_box(outline):
        marked = _marked(outline)
        steps = marked[Role.STEPS] or marked[Role.PROGRESS]
    if not steps:
        steps = list(_todos(front, outline))
    units = phase_sections(outline, steps)
    checks = Checks()
    counts = _fill_phases(checks, units, steps, anchors)
    checks.steps = [
        Check(box.line, box.text, box.mark, anchors("step", box.text), phase)
        for box, phase in zip(steps, counts, strict=True)
    ]
    checks.criteria = [_check(box, "criterion", anchors) for box in boxes[Role.CRITERIA]]
    checks.testing = [_check(box, "test", anchors) for box in boxes[Role.TESTING]]
    checks.access = [_check(box, "access", anchors) for box in boxes[Role.ACCESS]]
    checks.tracked = True if steps else _has_untracked_list(outline)
    return checks


def _check(box: _BoxDraft, kind: str, anchors: Anchors) -> Check:
    return Check(box.line, box.text, box.mark, anchors(kind, box.text))


def _role_of_box(section: Section, caption: Caption | None) -> Role:
    """Return the role of a box, by the nearest heading that names one of items."""
    stated = role_below(caption, None)
    unit = section.within
    if unit is not None:
        if stated is Role.CRITERIA:
            return stated
        criteria = any(outer.heading_match.role is Role.CRITERIA for outer in _below(section, unit))
        return Role.CRITERIA if criteria else Role.STEPS
    return stated or section.box_role or Role.STEPS


def _below(section: Section, unit: Section) -> Iterator[Section]:
    """From a section up to the unit that owns it, without the unit."""
    for outer in section.above():
        if outer is unit:
            return
        yield outer


def _boxes(outline: Outline) -> dict[Role, list[_BoxDraft]]:
    found: dict[Role, list[_BoxDraft]] = defaultdict(list)
    for section in outline.sections if outline.has_boxes else ():
        for block, caption in section.captioned_blocks:
            if type(block) is not List:
                continue
            role: Role | None = None
            for item, _ in items_within([block]):
                if item.mark is None:
                    continue
                text = own_text(item)
                if is_no_item(text.text, outline.lexicon):
                    continue
                role = role or _role_of_box(section, caption)
                found[role].append(_BoxDraft(item.line, plain(text.text), mark_of(item, text), section))
    return found


def mark_of(item: ListItem, text: Inline) -> Checkbox:
    """Return what the box of an item holds."""
    if item.mark == "-" or is_struck(text):
        return Checkbox.DROPPED
    return Checkbox.DONE if item.mark == "x" else Checkbox.OPEN


def any_step_box(outline: Outline) -> bool:
    """Whether anything under a steps heading or in a unit has a box, even a placeholder."""
    return outline.has_boxes and any(
        item.mark is not None
        for section in outline.sections
        if section.role in _STEPS or section.within
        for item, _ in items_within(section.blocks)
    )


def _marked(outline: Outline) -> dict[Role, list[_BoxDraft]]:
    """Steps without boxes: tables with a column of states, and lists whose items begin with one."""
    found: dict[Role, list[_BoxDraft]] = defaultdict(list)
    for section in outline.sections:
        above = _list_role(section)
        for block, caption in section.captioned_blocks:
            role = role_below(caption, above)
            if role not in _STEPS:
                continue
            if type(block) is Table:
                found[role] += _rows(block, section, outline.lexicon)
            elif type(block) is List:
                found[role] += _marked_items(block, section, outline.lexicon)
    return found


def _list_role(section: Section) -> Role | None:
    """What a list or table without boxes would be, by the headings above it."""
    unit = section.within
    if unit is None:
        return section.role
    inner = (outer.heading_match.role for outer in _below(section, unit))
    return next((role for role in inner if role is not None), Role.STEPS)


def _rows(table: Table, section: Section, lexicon: Lexicon) -> Iterator[_BoxDraft]:
    columns = [plain_heading(cell.text) for cell in table.header]
    column = next((place for place, name in enumerate(columns) if name in lexicon.words.state_columns), None)
    if column is None:
        return
    rows = [(row, row.cells[column].text) for row in table.rows if row.cells[column].text.strip()]
    marks = [state_mark(cell, lexicon) for _, cell in rows]
    if sum(mark is not None for mark in marks) * 2 < len(rows):
        return
    for (row, _), mark in zip(rows, marks, strict=True):
        texts = [cell.text for place, cell in enumerate(row.cells) if place != column]
        text = next((text for text in texts if not is_id(text)), texts[0] if texts else "")
        yield _BoxDraft(row.line, plain(text), mark or Checkbox.OPEN, section)


def _marked_items(block: List, section: Section, lexicon: Lexicon) -> Iterator[_BoxDraft]:
    texts = [own_text(item) for item in block.items]
    marks = [_item_mark(text, lexicon) for text in texts]
    if not block.items or sum(mark is not None for mark in marks) * 2 < len(marks):
        return
    for item, text, mark in zip(block.items, texts, marks, strict=True):
        yield _BoxDraft(item.line, plain(text.text), mark or Checkbox.OPEN, section)


def state_mark(text: str, lexicon: Lexicon) -> Checkbox | None:
    """What a text that begins with a word of status or a mark says; `None` where it does not."""
    words = lexicon.words
    text = text.strip()
    if text.startswith(words.dropped_marks):
        return Checkbox.DROPPED
    if text.startswith(words.open_marks):
        return Checkbox.OPEN
    folded = fold(text)
    done = text.startswith(tuple(mark for mark in words.done_marks if mark != "x")) or folded == "x"
    found = lexicon.state_at_start.match(folded.lstrip(" *_"))
    if found is None:
        return Checkbox.DONE if done else None
    return _mark_of_state(lexicon.states[found[0]])


def _mark_of_state(state: State) -> Checkbox:
    if state is State.COMPLETED:
        return Checkbox.DONE
    return Checkbox.DROPPED if state is State.CANCELLED else Checkbox.OPEN


def _item_mark(text: Inline, lexicon: Lexicon) -> Checkbox | None:
    """The mark in front of an item: an emoji, or a state in bold, in capitals, before a colon or dash."""
    words = lexicon.words
    stripped = text.text.strip()
    done = (mark for mark in words.done_marks if not mark.isascii())
    if stripped.startswith((*words.dropped_marks, *words.open_marks, *done)):
        return state_mark(stripped, lexicon)
    found = lexicon.state_at_start.match(stripped[:80].casefold())
    if found is None:
        return None
    word, behind = stripped[: found.end()], stripped[found.end() :]
    bold = text.leading_span(SpanKind.STRONG)
    state = lexicon.states[found[0]]
    marked = (
        word.isupper()
        or behind.lstrip().startswith((":", "："))
        or (_DASH.match(behind) and state not in _AMBIGUOUS_STATES)
        or (bold and len(bold) <= found.end() + 1)
    )
    return _mark_of_state(state) if marked else None


def _todos(front: FrontMatter, outline: Outline) -> Iterator[_BoxDraft]:
    """Cursor's `todos:` in the front matter."""
    todos = front.fields.get("todos")
    if not isinstance(todos, list):
        return
    line = front.field_lines.get("todos", 1)
    for todo in todos:
        if not isinstance(todo, dict):
            continue
        content, status = todo.get("content"), todo.get("status")
        if isinstance(content, str) and content.strip():
            mark = state_mark(status, outline.lexicon) if isinstance(status, str) else None
            yield _BoxDraft(line, plain(unmarked(content)), mark or Checkbox.OPEN, outline.root)


def phase_sections(outline: Outline, steps: list[_BoxDraft]) -> list[Section]:
    """The units of the outermost level, else the sub-headings under a steps heading that own a step."""
    units = [section for section in outline.sections if section.unit]
    while units:
        outermost = min(unit.level for unit in units)
        phases = [unit for unit in units if unit.level == outermost]
        if len(phases) > 1 or owns_list(phases[0]):
            return phases
        units.remove(phases[0])  # a heading alone, such as `Stage 4` above sections that are not in it
    owning = {id(outer) for box in steps for outer in box.section.above()}
    return [
        child
        for section in outline.sections
        if section.heading_match.role is Role.STEPS and not section.is_title
        for child in section.children
        if id(child) in owning and child.heading_match.role is not Role.PHASE_DEPENDENCIES
    ]


def _fill_phases(
    checks: Checks, units: list[Section], steps: list[_BoxDraft], anchors: Anchors
) -> list[int | None]:
    """Count the steps of each phase; return the phase of each step."""
    places = {id(unit): place for place, unit in enumerate(units)}
    phase_of_section = {
        id(section): next((places[id(outer)] for outer in section.above() if id(outer) in places), None)
        for section in {id(box.section): box.section for box in steps}.values()
    }
    phase_of = [phase_of_section[id(box.section)] for box in steps]
    done, total = [0] * len(units), [0] * len(units)
    for box, phase in zip(steps, phase_of, strict=True):
        if phase is not None and box.mark is not Checkbox.DROPPED:
            total[phase] += 1
            done[phase] += box.mark is Checkbox.DONE
    checks.phases = [
        Phase(unit.line, plain(unit.name), done[place], total[place], anchors("phase", unit.name))
        for place, unit in enumerate(units)
    ]
    return phase_of


def _has_untracked_list(outline: Outline) -> bool | None:
    """False where steps are listed but none is marked; `None` where no steps are listed."""
    listed = any(
        type(block) is List and (section.within or role_below(caption, section.role) is Role.STEPS)
        for section in outline.sections
        for block, caption in section.captioned_blocks
    )
    return False if listed else None
