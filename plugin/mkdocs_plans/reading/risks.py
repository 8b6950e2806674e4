"""Risks: rows of a table, items of a list, sub-headings, paragraphs that begin with `Risk`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_plans.markdown.blocks import Block, Inline, List, ListItem, Paragraph, SpanKind, Table, texts
from mkdocs_plans.model.plan import Level, Risk, UnparsedContent
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.groups import is_group, says_nothing
from mkdocs_plans.reading.items import (
    is_no_item,
    is_nothing,
    is_placeholder,
    looks_asked,
    nested,
    only_says_nothing,
    own_text,
    plain,
)
from mkdocs_plans.reading.levels import group_level
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import begins_with_detail, begins_with_mitigation, is_mitigation_label
from mkdocs_plans.reading.risk_columns import columns_of
from mkdocs_plans.reading.risk_draft import (
    RiskDraft,
    add_details,
    add_mitigation,
    from_heading,
    from_item,
    from_row,
    from_text,
    without_prefix,
)
from mkdocs_plans.reading.risk_labels import labels_of
from mkdocs_plans.reading.sections import Caption, Outline, Section, introduces
from mkdocs_plans.vocabulary import Role

_HEADING_PARTS = re.compile(r"\s+[—–-]\s+|:\s+")


@dataclass(slots=True)
class Risks:
    """What the sections on risks hold."""

    risks: list[Risk] = field(default_factory=list)
    none: bool = False
    """Whether the plan states that it has no risks."""
    not_understood: list[UnparsedContent] = field(default_factory=list)
    """Content of these sections that became no risk."""


def risks_of(outline: Outline, anchors: Anchors) -> Risks:
    """Read every risk of a plan, in the order of the lines."""
    reader = _RiskReader(outline.lexicon)
    for section in outline.sections:
        if section.role is not Role.RISKS:
            # A bold line may announce risks in a section that is about something else.
            for block, caption in section.captioned_blocks:
                if caption is not None and caption.heading_match.role is Role.RISKS:
                    reader.read_block(block, group_level(caption.text, outline.lexicon), [])
        elif section.parent is None or section.parent.role is not Role.RISKS:
            reader.read_section(section, group_level(section.name, outline.lexicon))
    drafts = sorted(reader.drafts, key=lambda draft: draft.line)
    risks = [draft.finished(anchors) for draft in drafts]
    return Risks(risks, reader.says_none and not risks, reader.unparsed)


class _RiskReader:
    """Walks the sections on risks and collects what they hold. `risk_draft` reads the single risk.

    The blocks of a section depend on those before them: a list may continue the list before it, and a
    mitigation may stand in a paragraph of its own. A *run* is the risks that such a continuation belongs to.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.drafts: list[RiskDraft] = []
        self.unparsed: list[UnparsedContent] = []
        self.says_none = False
        self._skips_questions = False
        """Whether the heading is about questions too (`Risks and open questions`): those are no risks."""

    def read_section(self, section: Section, level: Level | None) -> None:
        """Read a section on risks and its sub-headings."""
        parts = _HEADING_PARTS.split(section.name)  # `Risks: none`
        self.says_none = self.says_none or any(is_nothing(part, self.lexicon) for part in parts[1:])
        begun = len(self.drafts)
        self._read_blocks(section, level)
        for child in section.children:
            if child.role is Role.RISKS:
                self._read_child(child, level, self.drafts[begun:])

    def _read_child(self, child: Section, level: Level | None, run: list[RiskDraft]) -> None:
        """Read a sub-heading: it heads mitigations, groups risks, or is a risk itself."""
        if is_mitigation_label(child.name, self.lexicon):
            self._read_mitigations(child.name, child.blocks, run)
            return
        own = group_level(child.name, self.lexicon) or level
        if is_group(child, self.lexicon):
            self.read_section(child, own)
        else:
            self._read_heading(child, own)

    def _read_heading(self, section: Section, level: Level | None) -> None:
        """Read a sub-heading that is itself a risk."""
        if section.heading is None or is_no_item(section.name, self.lexicon):
            return
        if says_nothing(section, self.lexicon):
            self.says_none = True
            return
        self.drafts.append(from_heading(section, section.heading, level, self.lexicon))

    def _read_blocks(self, section: Section, level: Level | None) -> None:
        """Read what stands directly under a heading."""
        self._skips_questions = section.heading_match.asks_later
        has_prose = False
        run: list[RiskDraft] = []
        for place, (block, caption) in enumerate(section.captioned_blocks):
            if isinstance(block, Paragraph):
                following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
                if self._states_risk(block, following):
                    run = [from_text(block.text, block.line, level, self.lexicon)]
                    self.drafts += run
                elif not self._is_recognised(block, following):
                    if not has_prose:  # one report per section is enough
                        self.unparsed.append(
                            UnparsedContent(block.line, section.name, plain(block.text.text))
                        )
                    has_prose = True
            elif isinstance(block, List) and place and self._heads_mitigations(section.blocks[place - 1]):
                self._read_mitigations(section.name, [block], run)
            elif isinstance(block, List | Table):
                run = self._read_captioned(block, caption, level, run)

    def _read_captioned(
        self, block: List | Table, caption: Caption | None, level: Level | None, run: list[RiskDraft]
    ) -> list[RiskDraft]:
        """Read a list or table below its caption, if any; return the run that the next block continues."""
        if caption is None or (run and run[-1].line == caption.line):
            # No caption, or the bold line is itself the risk: the list holds its details.
            return self.read_block(block, level, run)
        if not self._is_about_risks(caption):
            return run
        return self.read_block(block, group_level(caption.text, self.lexicon) or level, [])

    def read_block(self, block: Block, level: Level | None, run: list[RiskDraft]) -> list[RiskDraft]:
        """Read a table or list; return the run that the next list may continue."""
        if isinstance(block, Table):
            self._read_rows(block, level)
            return []
        return self._read_items(block, level, run) if isinstance(block, List) else []

    def _read_rows(self, table: Table, level: Level | None) -> None:
        columns = columns_of(table, self.lexicon)
        for row in table.rows:
            cell = row.cells[columns.text]
            if is_no_item(cell.text, self.lexicon):
                self.says_none = self.says_none or _says_none(cell, self.lexicon)
            else:
                self.drafts.append(from_row(row, columns, level, self.lexicon))

    def _read_items(self, block: List, level: Level | None, run: list[RiskDraft]) -> list[RiskDraft]:
        for item in block.items:
            text = own_text(item)
            if run and begins_with_detail(text, self.lexicon):
                add_details(run[-1], item.blocks, self.lexicon)
            elif is_no_item(text.text, self.lexicon):
                self.says_none = self.says_none or _says_none(text, self.lexicon)
            elif not self._is_skipped(item, text):
                draft = from_item(item, text, level, self.lexicon)
                run.append(draft)
                self.drafts.append(draft)
        if any(draft.mitigated for draft in run):
            # Where one item has a mitigation, those without one lack it: the author knows how to write one.
            for draft in run:
                draft.mitigated = bool(draft.mitigated)
        return run

    def _is_skipped(self, item: ListItem, text: Inline) -> bool:
        """Whether an item is a question among risks, or a label that nothing is written behind (`Risk:`)."""
        if self._skips_questions and looks_asked(text.text):
            return True
        if nested(item):
            return False
        is_label = labels_of(self.lexicon.words).prefix.fullmatch(text.text) is not None
        return is_label or is_mitigation_label(plain(text.text), self.lexicon)

    def _heads_mitigations(self, block: Block) -> bool:
        """Whether a paragraph only announces that mitigations follow."""
        return isinstance(block, Paragraph) and is_mitigation_label(plain(block.text.text), self.lexicon)

    def _read_mitigations(self, under: str, blocks: list[Block], run: list[RiskDraft]) -> None:
        """Read mitigations that stand by themselves.

        They belong to the risk before them. Behind several risks nothing says whose they are, so they are
        unparsed.
        """
        first = next((text for text in texts(blocks) if plain(text.text)), None)
        if first is not None and len(run) == 1:
            add_mitigation(run[0], plain(first.text), self.lexicon)
        elif first is not None:
            self.unparsed.append(UnparsedContent(first.lines[0], under, plain(first.text)))

    def _is_about_risks(self, caption: Caption) -> bool:
        """Whether a list below a caption holds risks: those of other roles and `No …` say no."""
        role = caption.heading_match.role
        if role not in (None, Role.RISKS):
            return role in (Role.STATUS, Role.NOTES)
        return caption.heading_match.text.partition(" ")[0] not in self.lexicon.words.nothing_leads

    def _states_risk(self, block: Paragraph, following: Block | None) -> bool:
        """Whether a paragraph begins with a bold or bracketed `Risk`, and does not only introduce a list."""
        text = block.text.text
        is_marked = block.text.leading_span(SpanKind.STRONG) or text.startswith("[")
        if not is_marked or not labels_of(self.lexicon.words).begins.match(text):
            return False
        if introduces(block, following, self.lexicon):
            return not text.rstrip().endswith((":", "：")) and without_prefix(text, self.lexicon) != text
        return not is_placeholder(text, self.lexicon)

    def _is_recognised(self, block: Paragraph, following: Block | None) -> bool:
        """Read a paragraph that states no risk; return whether its meaning is recognised."""
        text = block.text
        if only_says_nothing(text.text, self.lexicon):
            self.says_none = True
            return True
        if introduces(block, following, self.lexicon):
            return True
        if self.drafts and begins_with_mitigation(text, self.lexicon):
            add_details(self.drafts[-1], [block], self.lexicon)
            return True
        return is_placeholder(text.text, self.lexicon)


def _says_none(text: Inline, lexicon: Lexicon) -> bool:
    """Whether a text states that there is nothing, rather than being left empty."""
    return bool(plain(text.text)) and is_nothing(text.text, lexicon)
