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
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import EASTERN_NUMBERING, fold, is_unspaced

_ID = r"(?:\d+(?:\.\d+)*[a-z]?|[ivxlc]+|[a-z])"
_END = r"(?=$|[:：.)(（—\-\s]|–(?!\d+\s+\w))"
"""What follows an id; `Step 4–6 in short` is about several units and names none."""
_NUMBERED = re.compile(rf"\d{{1,3}}(?:\.\d{{1,3}})*[.):]?(?:\s|$)|{EASTERN_NUMBERING}")
_NUMBERING = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,3}})*[.)]|\d{{1,3}}(?:\.\d{{1,3}})+|[a-z]\))\s+|{EASTERN_NUMBERING}"
)
_NO_UNITS = frozenset({Role.RISKS, Role.QUESTIONS, Role.CRITERIA, Role.TESTING})
_Names: TypeAlias = dict[Section, tuple[str, str]]
"""Sections with the word and the id of the unit that they name."""
_NUMBERED_ROLES = frozenset({None, Role.STEPS, Role.TESTING})


@lru_cache(maxsize=8)
def _pattern(words: Vocabulary) -> re.Pattern[str]:
    listed = any_of(words.units)
    stems = any_of(filter(is_unspaced, words.units))
    ends = any_of(words.unit_ends)
    letters = "".join(words.unit_letters)
    number = r"(?:\d+(?:\.\d+)*[a-z]?|[一二三四五六七八九十]+)"
    return re.compile(
        rf"(?P<word>{listed})\s+(?P<id>{_ID}){_END}"
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
    found = _pattern(lexicon.words).match(text[numbering.end() :] if numbering else text)
    if found is None:
        return None
    part = found.groupdict()
    word = part["word"] or part["stem"] or part["nth_stem"] or part["behind"] or part["letter"]
    ident = part["id"] or part["stem_id"] or part["nth"] or part["first"] or part["letter_id"]
    return str(word), str(ident)


@lru_cache(maxsize=4096)
def _is_numbered(heading: str) -> bool:
    return _NUMBERED.match(fold(heading)) is not None


def find_units(outline: Outline) -> None:
    """Mark the sections that are units. Roles are handed down afterwards (`give_roles`)."""
    names = {
        section: name
        for section in outline.sections
        if section.heading is not None and (name := unit_name(section.heading.text.text, outline.lexicon))
    }
    barred = _barred(outline, names)
    named = _named(outline, names, barred)
    for section, (word, ident) in named.items():
        section.unit = f"{word} {ident}"
    for section in _numbered(outline, barred) if outline.has_boxes else ():
        section.unit = section.heading_match.text


def _barred(outline: Outline, names: _Names) -> set[Section]:
    """Sections that hold no units, and all that they own."""
    no_units = outline.lexicon.words.no_units_under
    barred: set[Section] = set()
    for section in outline.sections:
        own = None if section.is_title else section.heading_match.role
        bars = (own in _NO_UNITS and section not in names) or section.heading_match.text in no_units
        if bars or section.parent in barred:
            barred.add(section)
    return barred


def _named(outline: Outline, names: _Names, barred: set[Section]) -> _Names:
    letters = outline.lexicon.words.unit_letters
    found = {
        section: name
        for section, name in names.items()
        if not section.is_title and section.parent not in barred
    }
    siblings: dict[tuple[int, int, str], int] = defaultdict(int)
    for section, (word, _) in found.items():
        siblings[id(section.parent), section.level, word] += 1
    found = {
        section: name
        for section, name in found.items()
        if name[0] not in letters or siblings[id(section.parent), section.level, name[0]] > 1
    }
    return _first_of_each(_under_steps(found))


def _under_steps(found: _Names) -> _Names:
    """Where one level mixes unit words, those under a steps heading win."""
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


def _first_of_each(found: _Names) -> _Names:
    """A unit that repeats an earlier one of its own or a higher level is none."""
    highest: dict[tuple[str, str], int] = {}
    kept: _Names = {}
    for section, name in found.items():
        if highest.get(name, 99) <= section.level:
            continue
        highest[name] = section.level
        kept[section] = name
    return kept


def _numbered(outline: Outline, barred: set[Section]) -> Iterable[Section]:
    """Yield siblings that begin with a number and own boxes."""
    for parent in outline.sections:
        if parent in barred:
            continue
        by_level: dict[int, list[Section]] = defaultdict(list)
        for child in parent.children:
            if _is_numbered(child.name) and not child.is_title and owns_box(child):
                by_level[child.level].append(child)
        for same in by_level.values():
            if len(same) > 1 and all(child.heading_match.role in _NUMBERED_ROLES for child in same):
                yield from (child for child in same if child.unit is None)


def has_box(blocks: list[Block]) -> bool:
    """Whether any list among these blocks holds a box."""
    return any(item.mark is not None for item, _ in items_within(blocks))


def owns_box(section: Section) -> bool:
    """Whether a section or one below it holds a box."""
    return any(has_box(inner.blocks) for inner in section.walk())


def owns_list(section: Section) -> bool:
    """Whether a section or one below it holds a list or table."""
    return any(type(block) in (List, Table) for inner in section.walk() for block in inner.blocks)
