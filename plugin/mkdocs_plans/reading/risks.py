"""Risks: rows of a table, items of a list, sub-headings, paragraphs that begin with `Risk`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_plans.markdown.blocks import Block, Inline, List, ListItem, Paragraph, Row, SpanKind, Table, texts
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import Finding, Level, Risk, UnparsedContent
from mkdocs_plans.model.rule import finding
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.details import begins_with_detail
from mkdocs_plans.reading.fields import holds_fields
from mkdocs_plans.reading.groups import is_card, is_group, says_nothing
from mkdocs_plans.reading.items import (
    denies_risk,
    is_no_item,
    is_nothing,
    is_placeholder,
    links_into_file,
    looks_asked,
    nested,
    only_says_nothing,
    own_text,
    plain,
)
from mkdocs_plans.reading.levels import group_level
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import begins_with_mitigation, is_mitigation_label, mitigation_in
from mkdocs_plans.reading.register_title import has_role_of_title, no_item
from mkdocs_plans.reading.risk_columns import Columns, columns_of, id_places, is_risk_table
from mkdocs_plans.reading.risk_draft import (
    RiskDraft,
    add_details,
    add_mitigation,
    from_heading,
    from_item,
    from_row,
    from_text,
    merge,
    row_id,
    split_lead,
    without_prefix,
)
from mkdocs_plans.reading.risk_labels import labels_of
from mkdocs_plans.reading.risk_sections import Holding, holding_of, is_positive
from mkdocs_plans.reading.sections import Caption, Outline, Section, introduces
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold

_HEADING_PARTS = re.compile(r"\s+[—–-]\s+|:\s+")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_COLUMNS = 20
"""The maximum number of unknown columns of a plan that are reported one by one."""


@dataclass(slots=True)
class Risks:
    """The content of the sections on risks."""

    risks: list[Risk] = field(default_factory=list)
    none: bool = False
    """Whether the plan states that it has no risks."""
    not_understood: list[UnparsedContent] = field(default_factory=list)
    """Content of these sections that was not read as a risk."""
    findings: list[Finding] = field(default_factory=list)


def risks_of(outline: Outline, anchors: Anchors) -> Risks:
    """Read every risk of a plan, in the order of the lines."""
    reader = _RiskReader(outline)
    for section in outline.sections:
        if section.role is not Role.RISKS:
            reader.read_elsewhere(section)
        elif section.parent is None or section.parent.role is not Role.RISKS:
            reader.read_section(section, group_level(section.name, outline.lexicon), closed=False)
    drafts = _merged(sorted(reader.drafts, key=lambda draft: draft.line))
    reader.findings = _summed_up(reader.findings)
    if outline.register is Role.RISKS and not drafts and not reader.says_none:
        reader.findings += no_item(outline)
    risks = [draft.finished(anchors) for draft in drafts]
    return Risks(risks, reader.says_none and not risks, reader.unparsed, reader.findings)


def _summed_up(columns: list[Finding]) -> list[Finding]:
    """Return the first findings about unknown columns, and one that counts the others."""
    others = columns[_MOST_COLUMNS:]
    if not others:
        return columns
    what = f"{plural(len(others), 'more column')} of tables of risks"
    message = f"{what} {'is' if len(others) == 1 else 'are'} not read, because of unknown names."
    return [*columns[:_MOST_COLUMNS], finding("column-unknown", message, others[0].line)]


def _merged(drafts: list[RiskDraft]) -> list[RiskDraft]:
    """Return the risks, combined if several tables have the same id."""
    first: dict[str, RiskDraft] = {}
    kept: list[RiskDraft] = []
    for draft in drafts:
        before = first.get(draft.row_id) if draft.row_id is not None else None
        if before is not None and before.table is not draft.table:
            merge(before, draft)
            continue
        if draft.adds_only:
            continue
        kept.append(draft)
        if draft.row_id is not None:
            first.setdefault(draft.row_id, draft)
    return kept


class _RiskReader:
    """Walks the sections on risks and collects their content. `risk_draft` reads each risk.

    The blocks of a section depend on those before them: a list may continue the list before it, and a
    mitigation may be in a paragraph of its own. A *run* is the risks that such a continuation belongs to.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.lexicon = outline.lexicon
        self.drafts: list[RiskDraft] = []
        self.unparsed: list[UnparsedContent] = []
        self.findings: list[Finding] = []
        self.says_none = False
        self._skips_questions = False
        """Whether the heading is about questions too (`Risks and open questions`): those are not risks."""
        self._names_mitigations = False
        """Whether the heading names mitigations: text after a bold lead is one."""
        self._closed = False
        """Whether the heading states that all risks below it are closed."""
        self._positive = _ids_of_chances(outline)

    def read_elsewhere(self, section: Section) -> None:
        """Read risks in a section about something else: those below a lead line, and tables of a register."""
        for block, caption in self.outline.elsewhere(section, Role.RISKS):
            if caption is not None and caption.heading_match.role is Role.RISKS:
                self._closed = self._names_mitigations = False
                self.read_block(block, group_level(caption.text, self.lexicon), [])
            elif type(block) is Table and self._is_register_table(block):
                self._closed = False
                self._read_rows(block, None)

    def _is_register_table(self, table: Table) -> bool:
        if self.outline.is_raid_log:
            columns = columns_of(table, self.lexicon)
            return columns is not None and columns.type is not None
        return self.outline.register is Role.RISKS and is_risk_table(table, self.lexicon)

    def read_section(self, section: Section, level: Level | None, *, closed: bool) -> None:
        """Read a section on risks and its sub-headings."""
        holding = Holding.ALL if section.is_title else holding_of(section, self.outline)
        parts = _HEADING_PARTS.split(section.name)  # `Risks: none`
        self.says_none = self.says_none or any(is_nothing(part, self.lexicon) for part in parts[1:])
        if holding is Holding.NONE:
            return
        closed = closed or _states_closed(section.name, self.lexicon)
        begun = len(self.drafts)
        self._closed = closed
        self._names_mitigations = self._is_about_mitigations(section)
        self._skips_questions = section.heading_match.asks_later
        if section.is_title:
            self._read_title(section)
        elif holding is Holding.TABLES:
            self._read_tables(section, level)
        else:
            self._read_blocks(section, level)
        for child in section.children:
            if child.role is Role.RISKS:
                self._read_child(child, level, self.drafts[begun:], closed=closed)

    def _is_about_mitigations(self, section: Section) -> bool:
        """Whether the heading that makes a section one of risks names mitigations too."""
        markers = self.lexicon.words.mitigation_markers
        heading = next(
            (outer for outer in section.above() if outer.heading_match.role is Role.RISKS), section
        )
        names = (word for part in self.lexicon.heading_parts(heading.name) for word in part.split())
        return any(name in markers for name in names)

    def _read_title(self, section: Section) -> None:
        """Read the content right under a title that is a register: lists, and tables of risks."""
        run: list[RiskDraft] = []
        for block in section.blocks:
            if isinstance(block, Table):
                if is_risk_table(block, self.lexicon):
                    self._read_rows(block, None)
            elif isinstance(block, List) and not (
                links_into_file(block) or holds_fields(block, self.lexicon)
            ):
                run = self._read_items(block, None, run)

    def _read_tables(self, section: Section, level: Level | None) -> None:
        """Read the tables of a section whose lists and prose are about a process."""
        for block in section.blocks:
            if isinstance(block, Table) and is_risk_table(block, self.lexicon):
                self._read_rows(block, level)

    def _read_child(self, child: Section, level: Level | None, run: list[RiskDraft], *, closed: bool) -> None:
        """Read a sub-heading: it heads mitigations, groups risks, or is a risk itself."""
        if is_mitigation_label(child.name, self.lexicon):
            self._read_mitigations(child.name, child.blocks, run)
            return
        own = group_level(child.name, self.lexicon) or level
        is_item = is_card(child, self.lexicon) or not is_group(child, self.lexicon)
        if is_item and holding_of(child, self.outline) is Holding.ALL:
            self._closed = closed
            self._read_heading(child, own)
        else:
            self.read_section(child, own, closed=closed)

    def _read_heading(self, section: Section, level: Level | None) -> None:
        """Read a sub-heading that is itself a risk."""
        if section.heading is None or is_no_item(section.name, self.lexicon):
            return
        if says_nothing(section, self.lexicon):
            self.says_none = True
            return
        self._add(from_heading(section, section.heading, level, self.lexicon))

    def _add(self, draft: RiskDraft) -> None:
        draft.closed = draft.closed or self._closed
        self.drafts.append(draft)

    def _read_blocks(self, section: Section, level: Level | None) -> None:
        """Read the blocks directly under a heading."""
        has_prose = has_role_of_title(section, self.outline, Role.RISKS)
        run: list[RiskDraft] = []
        for place, (block, caption) in enumerate(section.captioned_blocks):
            if isinstance(block, Paragraph):
                following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
                if self._states_risk(block, following):
                    run = [from_text(block.text, block.line, level, self.lexicon)]
                    self._add(run[0])
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
        if columns is None:
            return
        for row in table.rows:
            cell = row.cells[columns.text]
            if self._is_other_entry(row, columns):
                continue
            if row_id(row, columns.ids) in self._positive:
                continue
            if is_no_item(cell.text, self.lexicon):
                self.says_none = self.says_none or _says_none(cell, self.lexicon)
            else:
                draft = from_row(row, columns, level, self.lexicon)
                draft.table = table
                self._add(draft)
        self._report_columns(table, columns)

    def _is_other_entry(self, row: Row, columns: Columns) -> bool:
        """Whether a row of a RAID log is an assumption, an issue or a dependency."""
        if not self.outline.is_raid_log or columns.type is None:
            return False
        return fold(row.cells[columns.type].text).strip(" .*_") not in self.lexicon.words.raid_types

    def _report_columns(self, table: Table, columns: Columns) -> None:
        for place in columns.unknown:
            name = plain(table.header[place].text)
            message = f'The column "{name}" of this table of risks is not read, because its name is unknown.'
            self.findings.append(finding("column-unknown", message, table.line))

    def _read_items(self, block: List, level: Level | None, run: list[RiskDraft]) -> list[RiskDraft]:
        by_lead = self._names_mitigations and not any(
            mitigation_in(text, self.lexicon) is not None for text in texts([block])
        )
        for item in block.items:
            text = own_text(item)
            if begins_with_detail(text, self.lexicon):
                if run:
                    add_details(run[-1], item.blocks, self.lexicon)
            elif is_no_item(text.text, self.lexicon) or denies_risk(text.text, self.lexicon, level):
                self.says_none = self.says_none or _says_none(text, self.lexicon)
            elif not self._is_skipped(item, text):
                draft = from_item(item, text, level, self.lexicon)
                if by_lead:
                    split_lead(draft, text, self.lexicon)
                run.append(draft)
                self._add(draft)
        return run

    def _is_skipped(self, item: ListItem, text: Inline) -> bool:
        """Whether an item is a question among risks, or a label without text (`Risk:`)."""
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
        """Read mitigations that are blocks of their own.

        They belong to the risk before them. After several risks it is unknown to which of them they belong,
        so they are unparsed.
        """
        first = next((text for text in texts(blocks) if plain(text.text)), None)
        if first is not None and len(run) == 1:
            add_mitigation(run[0], plain(first.text), self.lexicon)
        elif first is not None:
            self.unparsed.append(UnparsedContent(first.lines[0], under, plain(first.text)))

    def _is_about_risks(self, caption: Caption) -> bool:
        """Whether a list below a caption contains risks: the caption has no other role, and is not `No …`."""
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


def _ids_of_chances(outline: Outline) -> frozenset[str]:
    """Return the ids of the rows in tables of positive risks."""
    return frozenset(
        ident
        for section in outline.about(Role.RISKS)
        if is_positive(section, outline.lexicon)
        for block in section.blocks
        if type(block) is Table
        for row in block.rows
        if (ident := row_id(row, id_places(block, outline.lexicon))) is not None
    )


def _states_closed(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading states that all risks below it are closed (`to be resolved` does not)."""
    closed, no_more = lexicon.words.closed_headings, lexicon.words.answered_not_after
    words = _WORD.findall(name.casefold())
    return any(
        word in closed and no_more.isdisjoint(words[max(0, place - 2) : place])
        for place, word in enumerate(words)
    )
