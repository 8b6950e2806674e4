"""The header of a plan: the fields of the whole document."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_plans.markdown.blocks import Block, Paragraph, ThematicBreak
from mkdocs_plans.reading.fields import Field, field_below_heading, in_blocks
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.sections import Outline, Section
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import label_of

_STATES_STATUS = ("status", "stage")


def header_of(outline: Outline) -> list[Field]:
    """Return the fields before the first heading, and those of sections named for the document."""
    lexicon = outline.lexicon
    found = [field for section in leading_sections(outline) for field in in_blocks(section.blocks, lexicon)]
    named = [section for section in outline.sections if _is_named_for_document(section, lexicon)]
    stating: dict[int, int] = {}
    for section in named:
        fields = in_blocks(section.blocks, lexicon)
        if any(states_status(field, lexicon) for field in fields) and section.parent is not None:
            if id(section.parent) not in stating:
                stating[id(section.parent)] = _count_stating(section.parent, lexicon)
            # Sections side by side that each state a status are parts of the plan with states of their own.
            if stating[id(section.parent)] > 1:
                fields = [field for field in fields if not states_status(field, lexicon)]
        found += fields
    return found + list(_single_fields(outline))


def footer_of(outline: Outline) -> list[Field]:
    """Return the fields after the last thematic break, if no heading follows it."""
    blocks: list[Block] = outline.sections[-1].blocks
    places = [index for index, block in enumerate(blocks) if type(block) is ThematicBreak]
    return in_blocks(blocks[places[-1] + 1 :], outline.lexicon) if places else []


def leading_sections(outline: Outline) -> list[Section]:
    """Return the blocks before the first heading that is not the title."""
    first = next((place for place, section in enumerate(outline.sections) if _ends_header(section)), None)
    return outline.sections[:first]


def _ends_header(section: Section) -> bool:
    return section.heading is not None and not section.is_title


def states_status(field: Field, lexicon: Lexicon) -> bool:
    """Whether a field states the status of the section that it is in."""
    return lexicon.label_meaning(field.label) in _STATES_STATUS


def _is_named_for_document(section: Section, lexicon: Lexicon) -> bool:
    """Whether a section is named for the whole document (`Metadata`) and is not part of a unit or option."""
    if section.heading is None or section.is_title or section.unit:
        return False
    if section.heading_match.text not in lexicon.words.header_names:
        return False
    return not any(outer.unit or _is_option(outer, lexicon) for outer in section.above())


def _is_option(section: Section, lexicon: Lexicon) -> bool:
    match = section.heading_match
    return match.role is Role.ALTERNATIVES or match.text.startswith(lexicon.words.option_words)


def _count_stating(parent: Section, lexicon: Lexicon) -> int:
    """Count the sections right below another one that state a status."""
    return sum(
        any(states_status(field, lexicon) for field in in_blocks(child.blocks, lexicon))
        for child in parent.children
    )


def _single_fields(outline: Outline) -> Iterator[Field]:
    """Yield the fields that are a heading (`## Date`) with one paragraph below it."""
    labels = outline.lexicon.labels
    for section in outline.sections:
        if section.heading is None or section.is_title or len(section.blocks) != 1 or section.children:
            continue
        label = label_of(section.heading_match.text)
        if labels.get(label) in ("date", "owners") and type(section.blocks[0]) is Paragraph:
            yield field_below_heading(label, section.blocks[0])
