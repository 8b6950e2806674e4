"""Risks: rows of a table, items of a list, sub-headings, paragraphs that begin with `Risk`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_plans.markdown.blocks import Block, Heading, Inline, List, Paragraph, SpanKind, Table, texts
from mkdocs_plans.model.plan import Level, Risk, UnparsedContent
from mkdocs_plans.reading.anchors import Anchors, authored_id
from mkdocs_plans.reading.dates import day_if_any
from mkdocs_plans.reading.groups import is_group, says_nothing
from mkdocs_plans.reading.items import (
    is_no_item,
    is_nothing,
    is_placeholder,
    is_unfilled,
    looks_asked,
    nested,
    only_says_nothing,
    own_text,
    plain,
)
from mkdocs_plans.reading.levels import group_level, level_of
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import (
    before,
    begins_with_detail,
    begins_with_mitigation,
    is_closed,
    is_closing_word,
    is_mitigation_label,
    mitigation_in,
)
from mkdocs_plans.reading.risk_columns import columns_of
from mkdocs_plans.reading.risk_labels import behind, labels_of
from mkdocs_plans.reading.sections import Caption, Outline, Section, introduces
from mkdocs_plans.vocabulary import Role
from mkdocs_plans.vocabulary.normalise import fold

from .level_prefix import split_level


@dataclass(slots=True)
class _RiskDraft:
    """A risk while it is read."""

    line: int
    text: str
    impact: Level | None = None
    probability: Level | None = None
    mitigation: str | None = None
    mitigated: bool | None = None
    closed: bool = False
    ident: str | None = None
    impact_raw: str | None = None
    probability_raw: str | None = None
    owned: bool | None = None
    due: str | None = None


@dataclass(slots=True)
class Risks:
    """What the sections on risks say."""

    risks: list[Risk] = field(default_factory=list)
    none: bool = False
    """It is said that there are none."""
    not_understood: list[UnparsedContent] = field(default_factory=list)


def risks_of(outline: Outline, anchors: Anchors) -> Risks:
    """Read every risk of a plan."""
    reader = _RiskReader(outline.lexicon)
    for section in outline.sections:
        if section.role is not Role.RISKS:
            for block, lead in section.led:
                if lead is not None and lead.naming.role is Role.RISKS:
                    reader.block(block, group_level(lead.text, outline.lexicon))
        elif section.parent is None or section.parent.role is not Role.RISKS:
            reader.section(section, group_level(section.name, outline.lexicon))
    drafts = sorted(reader.drafts, key=lambda draft: draft.line)
    risks = [_finished(draft, anchors) for draft in drafts]
    return Risks(risks, reader.none and not risks, reader.not_understood)


def _finished(draft: _RiskDraft, anchors: Anchors) -> Risk:
    text = f"{draft.ident}: {draft.text}" if draft.ident else draft.text
    return Risk(
        line=draft.line,
        text=draft.text,
        impact=draft.impact,
        probability=draft.probability,
        mitigation=draft.mitigation or None,
        mitigated=draft.mitigated,
        closed=draft.closed,
        anchor=anchors("risk", text),
        impact_raw=draft.impact_raw,
        probability_raw=draft.probability_raw,
        owned=draft.owned,
        due=draft.due,
    )


class _RiskReader:
    """Goes through the sections on risks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.drafts: list[_RiskDraft] = []
        self.not_understood: list[UnparsedContent] = []
        self.none = False
        self._asks = False
        """What asks under this heading is a question, no risk."""
        self._labels = labels_of(lexicon.words)

    def section(self, section: Section, level: Level | None) -> None:
        """Read a section on risks and its sub-headings."""
        parts = re.split(r"\s+[—–-]\s+|:\s+", section.name)
        self.none = self.none or any(is_nothing(part, self.lexicon) for part in parts[1:])
        begun = len(self.drafts)
        self._blocks(section, level)
        for child in section.children:
            if child.role is not Role.RISKS:
                continue
            if is_mitigation_label(child.name, self.lexicon):
                self._mitigations(child.name, child.blocks, self.drafts[begun:])
                continue
            own = group_level(child.name, self.lexicon)
            if is_group(child, self.lexicon):
                self.section(child, own or level)
            else:
                self._heading(child, own or level)

    def _blocks(self, section: Section, level: Level | None) -> None:
        self._asks = section.naming.asks_later
        said_prose = False
        run: list[_RiskDraft] = []
        for place, (block, lead) in enumerate(section.led):
            before_it = section.blocks[place - 1] if place else None
            if isinstance(block, List) and self._heads_mitigations(before_it):
                self._mitigations(section.name, [block], run)
                continue
            if isinstance(block, List | Table):
                if lead is not None and run and run[-1].line == lead.line:  # the bold line is itself the risk
                    lead = None  # noqa: PLW2901 - so it leads no group
                if lead is not None and not self._is_led_here(lead):
                    continue
                led = group_level(lead.text, self.lexicon) if lead is not None else None
                run = self.block(block, led or level, [] if lead is not None else run)
                continue
            if not isinstance(block, Paragraph):
                continue
            following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
            if self._is_risk(block, following):
                run = [self._stated(block, level)]
                continue
            if self._paragraph(block, following):
                continue
            if not said_prose:
                self.not_understood.append(UnparsedContent(block.line, section.name, plain(block.text.text)))
            said_prose = True

    def _heads_mitigations(self, block: Block | None) -> bool:
        """Whether a paragraph says no more than that mitigations follow."""
        return isinstance(block, Paragraph) and is_mitigation_label(plain(block.text.text), self.lexicon)

    def _mitigations(self, under: str, blocks: list[Block], run: list[_RiskDraft]) -> None:
        """Read mitigations that stand by themselves: of the one risk before them; of several, of none."""
        said = next((text for text in texts(blocks) if plain(text.text)), None)
        if said is not None and len(run) == 1:
            self._mitigate(run[0], plain(said.text))
        elif said is not None:
            self.not_understood.append(UnparsedContent(said.lines[0], under, plain(said.text)))

    def _is_led_here(self, lead: Caption) -> bool:
        """Whether what a bold line leads is about risks: not another role's, nor introduced by `No …`."""
        if lead.naming.role not in (None, Role.RISKS):
            return lead.naming.role in (Role.STATUS, Role.NOTES)
        return lead.naming.text.partition(" ")[0] not in self.lexicon.words.nothing_leads

    def _is_risk(self, block: Paragraph, following: Block | None) -> bool:
        """Whether a paragraph begins with a bold or bracketed `Risk`, and does not merely head a list."""
        text = block.text.text
        if not self._labels.begins.match(text) or not (
            block.text.lead(SpanKind.STRONG) or text.startswith("[")
        ):
            return False
        if introduces(block, following, self.lexicon):
            return not text.rstrip().endswith((":", "：")) and self._without_prefix(text) != text
        return not is_placeholder(text, self.lexicon)

    def _stated(self, block: Paragraph, level: Level | None) -> _RiskDraft:
        """The risk that a paragraph is."""
        draft = self._draft(block.text, block.line, level)
        self._details(draft, [block], own=True)
        self.drafts.append(draft)
        return draft

    def _paragraph(self, block: Paragraph, following: Block | None) -> bool:
        """Whether a paragraph that is no risk is understood."""
        text = block.text
        if only_says_nothing(text.text, self.lexicon):
            self.none = True
            return True
        if introduces(block, following, self.lexicon):
            return True
        if self.drafts and begins_with_mitigation(text, self.lexicon):
            self._details(self.drafts[-1], [block])
            return True
        return is_placeholder(text.text, self.lexicon)

    def block(
        self, block: Block, level: Level | None, run: list[_RiskDraft] | None = None
    ) -> list[_RiskDraft]:
        """Read a table or list; give the items of the list that the next list may go on with."""
        if isinstance(block, Table):
            self.drafts += self._rows(block, level)
            return []
        return self._items(block, level, run or []) if isinstance(block, List) else []

    def _items(self, block: List, level: Level | None, run: list[_RiskDraft]) -> list[_RiskDraft]:
        for item in block.items:
            text = own_text(item)
            if run and begins_with_detail(text, self.lexicon):
                self._details(run[-1], item.blocks)
                continue
            if is_no_item(text.text, self.lexicon):
                self.none = self.none or _says_none(text, self.lexicon)
                continue
            if (self._asks and looks_asked(text.text)) or (not nested(item) and self._is_label(text.text)):
                continue
            draft = self._draft(text, item.line, level)
            draft.closed = draft.closed or item.mark in ("x", "-")
            self._details(draft, nested(item))
            run.append(draft)
            self.drafts.append(draft)
        if any(draft.mitigated for draft in run):
            for draft in run:
                draft.mitigated = bool(draft.mitigated)
        return run

    def _draft(self, text: Inline, line: int, level: Level | None, *, heading: bool = False) -> _RiskDraft:
        """A risk from the text that states it."""
        found = mitigation_in(text, self.lexicon)
        stated = before(text, found.start) if found is not None else plain(text.text)
        draft = _RiskDraft(line, stated, level, closed=is_closed(text, self.lexicon, heading=heading))
        draft.ident = authored_id(stated)
        if found is not None:
            self._mitigate(draft, found.text)
        own, said = split_level(text, stated, self.lexicon, heading=heading)
        draft.impact = own or draft.impact
        draft.text = self._without_prefix(said)
        self._levels(draft, text)
        return draft

    def _is_label(self, text: str) -> bool:
        """Whether a text is nothing but a label, behind which nobody wrote anything (`Risk:`)."""
        return self._labels.prefix.fullmatch(text) is not None or is_mitigation_label(
            plain(text), self.lexicon
        )

    def _without_prefix(self, text: str) -> str:
        found = self._labels.prefix.match(text)
        rest = text[found.end() :] if found else text
        return rest or text

    def _mitigate(self, draft: _RiskDraft, text: str) -> None:
        if text and not is_unfilled(text, self.lexicon):
            draft.mitigation = draft.mitigation or text
            draft.mitigated = True
        elif draft.mitigated is None:
            draft.mitigated = False

    def _levels(self, draft: _RiskDraft, text: Inline) -> None:
        """Take `Impact:` and `Probability:` out of a text."""
        if ":" not in text.text and "：" not in text.text:
            return
        impact = behind(self._labels.impact, text)
        if impact is not None:
            level, draft.impact_raw = self._level(impact)
            draft.impact = level or draft.impact
        probability = behind(self._labels.probability, text)
        if probability is not None:
            draft.probability, draft.probability_raw = self._level(probability)

    def _level(self, cell: str) -> tuple[Level | None, str | None]:
        """The level of a cell, else its words."""
        level = level_of(cell, self.lexicon)
        stated = plain(cell)
        return level, None if level is not None or is_unfilled(stated, self.lexicon) else stated

    def _details(self, draft: _RiskDraft, blocks: list[Block], *, own: bool = False) -> None:
        """Read what stands below a risk: its mitigation and levels."""
        waiting = False
        for text in texts(blocks):
            said = plain(text.text)
            if waiting and said:
                self._mitigate(draft, said)
                waiting = False
            if not own:
                self._levels(draft, text)
            found = mitigation_in(text, self.lexicon) if not own or draft.mitigated is None else None
            if found is not None:
                waiting = not found.text
                self._mitigate(draft, found.text)
            elif is_mitigation_label(said, self.lexicon):
                waiting = True

    def _heading(self, section: Section, level: Level | None) -> None:
        """A sub-heading that is itself a risk; all below is its detail."""
        if section.heading is None or is_no_item(section.name, self.lexicon):
            return
        if says_nothing(section, self.lexicon):
            self.none = True
            return
        draft = self._draft(section.heading.text, section.line, level, heading=True)
        for inner in section.walk():
            if (
                inner is not section
                and inner.heading is not None
                and begins_with_mitigation(_as_label(inner.heading), self.lexicon)
            ):
                said = next((plain(text.text) for text in texts(inner.blocks) if plain(text.text)), "")
                self._mitigate(draft, said)
            self._details(draft, inner.blocks)
        self.drafts.append(draft)

    def _rows(self, table: Table, level: Level | None) -> Iterator[_RiskDraft]:
        columns, words = columns_of(table, self.lexicon), self.lexicon.words
        for row in table.rows:
            cell = row.cells[columns.text]
            if is_no_item(cell.text, self.lexicon):
                self.none = self.none or _says_none(cell, self.lexicon)
                continue
            draft = _RiskDraft(row.line, self._without_prefix(plain(cell.text)), level)
            draft.ident = next(
                (ident for other in row.cells if (ident := authored_id(f"{other.text.strip()}:"))), None
            )
            if columns.impact is not None:
                draft.impact, draft.impact_raw = self._level(row.cells[columns.impact].text)
            if columns.probability is not None:
                draft.probability, draft.probability_raw = self._level(row.cells[columns.probability].text)
            if columns.mitigation is not None:
                self._mitigate(draft, plain(row.cells[columns.mitigation].text))
            if columns.owner is not None:
                name = plain(row.cells[columns.owner].text)
                draft.owned = not (is_unfilled(name, self.lexicon) or fold(name) in words.no_owner)
            if columns.due is not None:
                draft.due = day_if_any(row.cells[columns.due].text, words)
            draft.closed = is_closed(cell, self.lexicon) or any(
                is_closing_word(other.text, self.lexicon) for other in row.cells
            )
            yield draft


def _says_none(text: Inline, lexicon: Lexicon) -> bool:
    """Whether it is said, rather than left empty, that there is nothing."""
    return bool(plain(text.text)) and is_nothing(text.text, lexicon)


def _as_label(heading: Heading) -> Inline:
    """A heading as if a colon stood behind it."""
    return Inline(f"{heading.text.text}:", [], heading.text.lines, heading.text.starts)
