"""The outline of a plan: the sections, and what their headings name."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from msgspec import UNSET, Struct, UnsetType
from msgspec import field as struct_field

from mkdocs_plans.markdown.blocks import (
    Block,
    Heading,
    HtmlBlock,
    List,
    Paragraph,
    SpanKind,
    Table,
    items_within,
)
from mkdocs_plans.markdown.document import Document
from mkdocs_plans.model.plan import State
from mkdocs_plans.reading.heading_match import UNNAMED, Condition, HeadingMatch
from mkdocs_plans.reading.items import plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.vocabulary import Role

_LONGEST_CAPTION = 60
"""Characters of a line that may be a listed name."""

ITEM_ROLES = frozenset(
    {
        Role.STEPS,
        Role.PROGRESS,
        Role.CRITERIA,
        Role.TESTING,
        Role.ACCESS,
        Role.QUESTIONS,
        Role.RISKS,
        Role.DEPENDENCIES,
        Role.SERVICES,
        Role.LIBRARIES,
        Role.TOOLS,
        Role.PHASE_DEPENDENCIES,
        Role.DECISIONS,
    }
)
"""Roles that decide what a box below them is."""


class Section(Struct, eq=False):
    """A heading with the content below it. The root has no heading, and the content before the first one."""

    heading: Heading | None
    level: int
    parent: Section | None
    heading_match: HeadingMatch = UNNAMED
    blocks: list[Block] = struct_field(default_factory=list)
    """The blocks directly below the heading, up to the next heading."""
    captioned_blocks: list[tuple[Block, Caption | None]] = struct_field(default_factory=list)
    """The same blocks, each list and table with the bold line right before it."""
    captions: list[tuple[Block, Caption | None]] = struct_field(default_factory=list)
    """Those of them that have such a line: few."""
    children: list[Section] = struct_field(default_factory=list)
    is_title: bool = False
    unit: str | None = None
    """The word and the id of the unit of work that the heading names."""
    role: Role | None = None
    """The role that the heading names, else the role of the parent."""
    state: State | UnsetType | None = UNSET
    """The state that it carries, once `state_of_section` has looked for it."""
    within: Section | None = None
    """The innermost unit that the section is in: the section itself, if it is a unit (`give_roles`)."""

    @property
    def name(self) -> str:
        """The text of the heading, as rendered."""
        return self.heading.text.text if self.heading else ""

    @property
    def line(self) -> int:
        """The line of the heading; 1 for the root."""
        return self.heading.line if self.heading else 1

    def may_hold(self, roles: Container[Role | None]) -> bool:
        """Whether a block directly below the heading can have one of these roles; a caption may name it."""
        return bool(self.captions) or self.role in roles

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in order; no deeper than there are levels of headings."""
        yield self
        for child in self.children:
            yield from child.walk()

    def above(self) -> Iterator[Section]:
        """This section, its parent and so on up to the root."""
        section: Section | None = self
        while section is not None:
            yield section
            section = section.parent


class Caption(Struct, frozen=True):
    """A lead line right before a list or table: a heading of the lowest level for it.

    It is one bold phrase, or a listed name of a heading and a colon (`Exit criteria:`).
    """

    text: str
    line: int
    heading_match: HeadingMatch
    is_bold: bool = True


class BoldUnit(NamedTuple):
    """A bold line that is a unit, with the list or table right after it."""

    caption: Caption
    block: Block
    section: Section


@dataclass(slots=True, eq=False)
class Outline:
    """All sections of a plan."""

    root: Section
    sections: list[Section]
    """In order, the root first."""
    title: Section | None
    """The section whose heading is the plan's title."""
    has_boxes: bool
    """Whether any list of the plan has a box."""
    lexicon: Lexicon
    bold_units: list[BoldUnit] = field(default_factory=list)
    """Bold lines that are units, in a plan in which no heading is one."""
    register: Role | None = None
    """The role of the whole document: its title names a register of risks or questions."""
    is_raid_log: bool = False
    """Whether it lists assumptions, issues and dependencies in addition to risks."""

    def about(self, role: Role) -> list[Section]:
        """The sections with a role."""
        return [section for section in self.sections if section.role is role]

    def elsewhere(self, section: Section, role: Role) -> list[tuple[Block, Caption | None]]:
        """The blocks of a section about something else that may still have a role.

        In a register these are all of them, in any other plan only those whose caption may name the role.
        """
        is_register = self.register is role or (self.is_raid_log and role is Role.RISKS)
        return section.captioned_blocks if is_register else section.captions

    def release(self) -> None:
        """Remove the links between sections, which are circular, so that they need no garbage collection.

        The collector would take a quarter of the time of reading many plans.
        """
        for section in self.sections:
            section.parent = section.within = None
            section.children = []


def build_outline(document: Document, lexicon: Lexicon) -> Outline:
    """Build the sections and match their headings. Units and roles follow later (`units`, `give_roles`)."""
    root = Section(None, 0, None)
    sections = [root]
    current = root
    for block in document.blocks:
        if type(block) is not Heading or block.quoted:
            current.blocks.append(block)
            continue
        parent = current
        while parent.level >= block.level and parent.parent is not None:
            parent = parent.parent
        current = Section(block, block.level, parent, lexicon.match_heading(block.text.text))
        parent.children.append(current)
        sections.append(current)
    for section in sections:
        _find_captions(section, lexicon)
        if section.heading_match.condition is not None and _holds(section, section.heading_match.condition):
            section.heading_match = replace(section.heading_match, role=Role.STEPS)
    return Outline(root, sections, None, document.has_boxes, lexicon)


def _holds(section: Section, condition: Condition) -> bool:
    """Whether the content of a section makes its heading one of steps."""
    if condition is Condition.LIST:
        return any(_has_box(block) or block.ordered for block in _lists(section))
    return any(_has_box(block) for block in _lists(section))


def _lists(section: Section) -> Iterator[List]:
    """Yield the lists of a section that no nearer heading of items claims."""
    yield from (block for block in section.blocks if type(block) is List)
    for child in section.children:
        if child.heading_match.role not in ITEM_ROLES:
            yield from _lists(child)


def _has_box(block: List) -> bool:
    return any(item.mark is not None for item, _ in items_within([block]))


def _find_captions(section: Section, lexicon: Lexicon) -> None:
    """Give each list and table of a section the bold line right before it; HTML may be between them."""
    before: Block | None = None
    for block in section.blocks:
        caption = None
        if type(before) is Paragraph and type(block) in (List, Table):
            caption = bold_line(before, lexicon) or _listed_line(before, lexicon)
            if caption is not None:
                section.captions.append((block, caption))
        section.captioned_blocks.append((block, caption))
        if type(block) is not HtmlBlock:
            before = block


def role_below(caption: Caption | None, otherwise: Role | None) -> Role | None:
    """Return the role of a list or table: the one that its caption names, else the one of its section."""
    return (caption.heading_match.role if caption is not None else None) or otherwise


def bold_line(paragraph: Paragraph, lexicon: Lexicon) -> Caption | None:
    """Return a paragraph that is one bold phrase as a caption."""
    phrase = paragraph.text.leading_span(SpanKind.STRONG)
    if not phrase:
        return None
    text = plain(paragraph.text.text)
    if text[len(plain(phrase)) :].strip(" .:："):
        return None
    return Caption(text, paragraph.line, lexicon.match_heading(text))


def _listed_line(paragraph: Paragraph, lexicon: Lexicon) -> Caption | None:
    """Return a paragraph that is a listed name of a heading and a colon as a caption."""
    text = paragraph.text.text
    if len(text) > _LONGEST_CAPTION or not text.rstrip().endswith((":", "：")):
        return None
    match = lexicon.match_heading(text)
    return Caption(plain(text), paragraph.line, match, is_bold=False) if match.is_listed else None


def introduces(paragraph: Paragraph, following: Block | None, lexicon: Lexicon) -> bool:
    """Whether a paragraph only introduces the list or table right after it."""
    if type(following) not in (List, Table):
        return False
    return paragraph.text.text.rstrip().endswith((":", "：")) or bold_line(paragraph, lexicon) is not None
