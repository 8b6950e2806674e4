"""Units of work: headings such as `Phase 1`, `Task 3: …`, `M2`, or a row of numbered ones with boxes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from mkdocs_plans.markdown.blocks import Block, List, Table, items_within
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import BoldUnit, Outline, Section
from mkdocs_plans.reading.unit_state import state_of_section
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import EASTERN_NUMBERING, fold, is_unspaced

_ID = r"(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+|[a-z])"
_END = r"(?=$|[:：.)(（—\-\s]|–(?!\d+\s+\w))"
"""What may follow an id; `Step 4–6 in short` is about several units and names none."""
_NUMBERED = re.compile(rf"\d{{1,3}}(?:\.\d{{1,3}})*[.):]?(?:\s|$)|{EASTERN_NUMBERING}")
_NUMBERING = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*[.)]|\d{{1,3}}(?:\.\d{{1,3}})+|[a-z]\))\s+|{EASTERN_NUMBERING}"
)
_NO_UNITS = frozenset({Role.RISKS, Role.QUESTIONS, Role.CRITERIA, Role.TESTING})
_ROLES_OF_ITEMS = _NO_UNITS | {Role.STEPS, Role.ACCESS, Role.DECISIONS}
"""Roles of a phrase after a unit's id that show that the heading is about the unit (`Phase 1 risks`)."""
_Names: TypeAlias = dict[Section, tuple[str, str]]
"""Sections with the word and the id of the unit that they name."""
_NUMBERED_ROLES = frozenset({None, Role.STEPS, Role.TESTING})
_LETTERED = re.compile(r"-[a-z]\b")
_SEVERAL = 2


@lru_cache(maxsize=8)
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    listed = any_of((*words.units, *words.late_units))
    joined = any_of(words.joined_units)
    stems = any_of(filter(is_unspaced, words.units))
    ends = any_of(words.unit_ends)
    letters = "".join(words.unit_letters)
    number = r"(?:\d+(?:\.\d+)*[a-z]?|[一二三四五六七八九十]+)"
    return re.compile(
        rf"(?P<word>{listed})\s+(?P<id>{_ID}){_END}"
        rf"|(?P<joined>{joined})(?:[\s-](?P<joined_letter>[a-z])|[\s-]?(?P<joined_id>\d+(?:\.\d+)*[a-z]?)){_END}"
        rf"|(?P<stem>{stems})\s*(?P<stem_id>{number}|[a-z]){_END}"
        rf"|第\s*(?P<nth>{number})\s*(?P<nth_stem>{stems})"
        rf"|(?P<first>\d+)\s*(?P<behind>{ends}){_END}"
        rf"|(?P<letter>[{letters}])(?P<letter_id>\d+(?:\.\d+)*[a-z]?){_END}"
    )


@lru_cache(maxsize=4096)
def unit_name(heading: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """The word and the id of the unit that a heading names, folded."""
    text = fold(heading)
    numbering = _NUMBERING.match(text)
    text = text[numbering.end() :] if numbering else text
    found = _pattern(lexicon.words).match(text)
    if found is None or _names_items(text[found.end() :], lexicon):
        return None
    part = found.groupdict()
    if part["letter"] in lexicon.words.priority_letters and _LETTERED.match(text, found.end()):
        return None  # `P0-A` is a priority
    word = (
        part["word"] or part["joined"] or part["stem"] or part["nth_stem"] or part["behind"] or part["letter"]
    )
    ident = (
        part["id"]
        or part["joined_id"]
        or part["joined_letter"]
        or part["stem_id"]
        or part["nth"]
        or part["first"]
        or part["letter_id"]
    )
    return str(word), str(ident)


def _names_items(behind: str, lexicon: Lexicon) -> bool:
    """Whether a blank and a role's phrase follow a unit's id: `Phase 1 risks` is about the unit."""
    if not behind.startswith(" ") or not behind[1:2].isalpha():
        return False
    match = lexicon.match_heading(behind)
    return match.is_listed and match.role in _ROLES_OF_ITEMS


@lru_cache(maxsize=4096)
def _is_numbered(heading: str) -> bool:
    return _NUMBERED.match(fold(heading)) is not None


def find_units(outline: Outline) -> None:
    """Mark the sections that are units. Roles are assigned afterwards (`give_roles`)."""
    names = {
        section: name
        for section in outline.sections
        if section.heading is not None and (name := unit_name(section.heading.text.text, outline.lexicon))
    }
    barred = _barred(outline, names)
    named = _named(outline, names, barred)
    for section, (word, ident) in named.items():
        section.unit = f"{word} {ident}"
    for section in _numbered(outline, barred):
        section.unit = section.heading_match.text
    if not any(section.unit for section in outline.sections):
        outline.bold_units = _bold_units(outline, barred)


def _barred(outline: Outline, names: _Names) -> set[Section]:
    """Sections that contain no units, with all their content."""
    no_units = outline.lexicon.words.no_units_under
    barred: set[Section] = set()
    for section in outline.sections:
        own = None if section.is_title else section.heading_match.role
        bars = (own in _NO_UNITS and section not in names) or section.heading_match.text in no_units
        if bars or section.parent in barred:
            barred.add(section)
    return barred


def _named(outline: Outline, names: _Names, barred: set[Section]) -> _Names:
    found = {
        section: name
        for section, name in names.items()
        if not section.is_title and section.parent not in barred
    }
    found = _first_of_each(_under_steps(_letters(found, outline.lexicon)), _title_unit(outline))
    return _without_late(found, outline.lexicon)


def _title_unit(outline: Outline) -> tuple[str, str] | None:
    """The unit that the title names: its own headings often repeat it."""
    return unit_name(outline.title.name, outline.lexicon) if outline.title is not None else None


def _letters(found: _Names, lexicon: Lexicon) -> _Names:
    """Keep a unit of a single letter where a sibling has the letter too, and where it is no priority."""
    words = lexicon.words
    siblings: dict[tuple[int, int, str], int] = defaultdict(int)
    for section, (word, _) in found.items():
        siblings[id(section.parent), section.level, word] += 1

    def holds(section: Section, word: str) -> bool:
        if word not in words.unit_letters:
            return True
        if siblings[id(section.parent), section.level, word] < _SEVERAL:
            return False
        above = [outer for outer in section.above() if outer is not section]
        if any(_is_about(outer, words.no_letters_under) for outer in above):
            return False
        return word not in words.priority_letters or _has_steps_above(section)

    return {section: name for section, name in found.items() if holds(section, name[0])}


def _is_about(section: Section, names: frozenset[str]) -> bool:
    """Whether a heading ends in one of these words (`Functional requirements`)."""
    text = section.heading_match.text
    return not section.is_title and bool(text) and text.rpartition(" ")[2] in names


def _without_late(found: _Names, lexicon: Lexicon) -> _Names:
    """Keep weeks and days only if nothing else is a unit and there are two siblings or more."""
    late = lexicon.words.late_units
    others = {section: name for section, name in found.items() if name[0] not in late}
    if others:
        return others
    siblings: dict[tuple[int, int], int] = defaultdict(int)
    for section in found:
        siblings[id(section.parent), section.level] += 1
    return {
        section: name
        for section, name in found.items()
        if siblings[id(section.parent), section.level] >= _SEVERAL
    }


def _under_steps(found: _Names) -> _Names:
    """If units of one level have different words, those under a steps heading count."""
    by_level: dict[int, list[Section]] = defaultdict(list)
    for section in found:
        by_level[section.level].append(section)
    lost: set[Section] = set()
    for same in by_level.values():
        if len({found[section][0] for section in same}) == 1:
            continue
        under = {section for section in same if _has_steps_above(section)}
        if under:
            winning = {found[section][0] for section in under}
            lost.update(section for section in same if found[section][0] not in winning)
    return {section: name for section, name in found.items() if section not in lost}


def _has_steps_above(section: Section) -> bool:
    above = section.parent.above() if section.parent else iter(())
    return any(outer.heading_match.role is Role.STEPS and not outer.is_title for outer in above)


def _first_of_each(found: _Names, title: tuple[str, str] | None) -> _Names:
    """A unit that repeats the title, or an earlier one of its own or a higher level, is none."""
    highest: dict[tuple[str, str], int] = {title: 0} if title is not None else {}
    kept: _Names = {}
    for section, name in found.items():
        if highest.get(name, 99) <= section.level:
            continue
        highest[name] = section.level
        kept[section] = name
    return kept


def _numbered(outline: Outline, barred: set[Section]) -> Iterable[Section]:
    """Yield siblings that begin with a number and own boxes or carry a state."""
    for parent in outline.sections:
        if len(parent.children) < _SEVERAL or parent in barred:
            continue
        by_level: dict[int, list[Section]] = defaultdict(list)
        for child in parent.children:
            if not child.is_title and _is_numbered(child.name):
                by_level[child.level].append(child)
        for same in by_level.values():
            if len(same) < _SEVERAL:
                continue
            units = [child for child in same if _is_tracked(child, outline)]
            if len(units) >= _SEVERAL and all(child.heading_match.role in _NUMBERED_ROLES for child in units):
                yield from (child for child in units if child.unit is None)


def _is_tracked(section: Section, outline: Outline) -> bool:
    """Whether a section has boxes or a state."""
    return (outline.has_boxes and owns_box(section)) or state_of_section(section, outline.lexicon) is not None


def _bold_units(outline: Outline, barred: set[Section]) -> list[BoldUnit]:
    """Return the bold lines that begin like a unit, each right before a list or table; two or more."""
    late = outline.lexicon.words.late_units
    found = [
        BoldUnit(caption, block, section)
        for section in outline.sections
        if section not in barred
        for block, caption in section.captioned_blocks
        if caption is not None
        and caption.is_bold
        and (name := unit_name(caption.text, outline.lexicon)) is not None
        and name[0] not in late
    ]
    return found if len(found) >= _SEVERAL else []


def has_box(blocks: list[Block]) -> bool:
    """Whether any list among these blocks contains a box."""
    return any(item.mark is not None for item, _ in items_within(blocks))


def owns_box(section: Section) -> bool:
    """Whether a section or one below it contains a box."""
    return any(has_box(inner.blocks) for inner in section.walk())


def owns_list(section: Section) -> bool:
    """Whether a section or one below it contains a list or table."""
    return any(type(block) in (List, Table) for inner in section.walk() for block in inner.blocks)
