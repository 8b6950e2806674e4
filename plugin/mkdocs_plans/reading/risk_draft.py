"""A risk while it is read, and the forms in which one is written: a text, a heading, a row of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_plans.markdown.blocks import Block, Heading, Inline, ListItem, Row, SpanKind, Table, texts
from mkdocs_plans.model.plan import Level, Risk
from mkdocs_plans.reading.anchors import Anchors, authored_id
from mkdocs_plans.reading.dates import day_if_any
from mkdocs_plans.reading.details import detail_texts
from mkdocs_plans.reading.items import bare, is_unfilled, nested, plain, without_address
from mkdocs_plans.reading.level_prefix import split_level
from mkdocs_plans.reading.levels import level_of
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import (
    before,
    begins_with_mitigation,
    denies_mitigation,
    is_closed,
    is_closing_word,
    is_mitigation_label,
    mitigation_in,
)
from mkdocs_plans.reading.risk_columns import Columns
from mkdocs_plans.reading.risk_labels import behind, labels_of
from mkdocs_plans.reading.sections import Section
from mkdocs_plans.reading.tables import is_id
from mkdocs_plans.vocabulary.normalise import fold, without_numbering


@dataclass(slots=True)
class RiskDraft:
    """A risk while it is read."""

    line: int
    text: str
    impact: Level | None = None
    probability: Level | None = None
    mitigation: str | None = None
    mitigated: bool | None = None
    """`False` if a mitigation is announced but not written; `None` if nothing is stated."""
    closed: bool = False
    ident: str | None = None
    impact_raw: str | None = None
    """The stated impact, if it is not a known level."""
    probability_raw: str | None = None
    owned: bool | None = None
    owner: str | None = None
    due: str | None = None
    row_id: str | None = None
    """The id of its row, by which another table may refer to it."""
    table: Table | None = None
    """The table that its row is in."""
    adds_only: bool = False
    """Whether it is no risk by itself, but adds to one of its id."""

    def finished(self, anchors: Anchors) -> Risk:
        """Return the risk with its anchor: an id that the author gave stays part of the anchor."""
        text = f"{self.ident}: {self.text}" if self.ident else self.text
        return Risk(
            line=self.line,
            text=self.text,
            impact=self.impact,
            probability=self.probability,
            mitigation=self.mitigation or None,
            mitigated=self.mitigated,
            closed=self.closed,
            anchor=anchors("risk", text),
            impact_raw=self.impact_raw,
            probability_raw=self.probability_raw,
            owned=self.owned,
            owner=self.owner,
            due=self.due,
        )


def from_text(
    text: Inline, line: int, level: Level | None, lexicon: Lexicon, *, heading: bool = False
) -> RiskDraft:
    """Return the risk that a text states, with the mitigation and the levels in the text itself.

    Args:
        text: The text.
        line: The line of the item.
        level: The impact that the heading or caption above gives.
        lexicon: The indexed words.
        heading: Whether the text is a heading.
    """
    found = mitigation_in(text, lexicon)
    stated = before(text, found.start) if found is not None else plain(text.text)
    own, named = split_level(text, stated, lexicon, heading=heading)
    draft = RiskDraft(
        line,
        without_prefix(named, lexicon),
        own or level,
        closed=is_closed(text, lexicon, heading=heading),
        ident=authored_id(stated),
    )
    if found is not None:
        add_mitigation(draft, found.text, lexicon)
    elif denies_mitigation(text, lexicon):
        draft.mitigated = False
    _add_levels(draft, text, lexicon)
    return draft


def from_item(item: ListItem, text: Inline, level: Level | None, lexicon: Lexicon) -> RiskDraft:
    """Return the risk that a list item states. A ticked or dropped box closes it."""
    draft = from_text(text, item.line, level, lexicon)
    draft.closed = draft.closed or item.mark in ("x", "-")
    add_details(draft, nested(item), lexicon)
    return draft


def from_heading(section: Section, heading: Heading, level: Level | None, lexicon: Lexicon) -> RiskDraft:
    """Return the risk that a sub-heading states; everything below the heading is its detail."""
    draft = from_text(heading.text, section.line, level, lexicon, heading=True)
    draft.text = without_numbering(draft.text)
    for inner in section.walk():
        if inner is not section and inner.heading is not None and _is_mitigation(inner.heading, lexicon):
            first = next((stated for text in texts(inner.blocks) if (stated := plain(text.text))), "")
            add_mitigation(draft, first, lexicon)
        add_details(draft, inner.blocks, lexicon)
    return draft


def from_row(row: Row, columns: Columns, level: Level | None, lexicon: Lexicon) -> RiskDraft:
    """Return the risk that a row of a table states."""
    cells = row.cells
    draft = RiskDraft(row.line, without_prefix(plain(cells[columns.text].text), lexicon), level)
    # An id may be in any column; the colon makes a cell that is only an id look like one in front of a
    # text.
    ids = (authored_id(f"{cell.text.strip()}:") for cell in cells)
    draft.ident = next((ident for ident in ids if ident), None)
    draft.row_id = row_id(row, columns.ids)
    draft.adds_only = columns.adds_only
    if columns.impact is not None:
        draft.impact, draft.impact_raw = _level(cells[columns.impact].text, lexicon)
    if columns.probability is not None:
        draft.probability, draft.probability_raw = _level(cells[columns.probability].text, lexicon)
    if columns.mitigation is not None:
        add_mitigation(draft, plain(cells[columns.mitigation].text), lexicon)
    if columns.owner is not None:
        draft.owner = _owner(cells[columns.owner], lexicon)
        draft.owned = draft.owner is not None
    if columns.due is not None:
        draft.due = day_if_any(cells[columns.due].text, lexicon.words)
    draft.closed = is_closed(cells[columns.text], lexicon) or any(
        is_closing_word(cell.text, lexicon) for place, cell in enumerate(cells) if place != columns.text
    )
    return draft


def row_id(row: Row, places: Iterable[int]) -> str | None:
    """Return the id of a row: the first cell that consists of an id with a letter.

    Args:
        row: The row.
        places: The columns that may hold it (`id_places`).
    """
    cells = (row.cells[place].text.strip() for place in places)
    return next((cell.casefold() for cell in cells if is_id(cell) and any(map(str.isalpha, cell))), None)


def merge(draft: RiskDraft, other: RiskDraft) -> None:
    """Add to a risk the content of another table about the same id."""
    draft.impact = draft.impact or other.impact
    draft.impact_raw = None if draft.impact else draft.impact_raw or other.impact_raw
    draft.probability = draft.probability or other.probability
    draft.probability_raw = None if draft.probability else draft.probability_raw or other.probability_raw
    draft.mitigation = draft.mitigation or other.mitigation
    draft.mitigated = other.mitigated if draft.mitigated is None else draft.mitigated or bool(other.mitigated)
    draft.closed = draft.closed or other.closed
    draft.owned = draft.owned or other.owned
    draft.owner = draft.owner or other.owner
    draft.due = draft.due or other.due


def split_lead(draft: RiskDraft, text: Inline, lexicon: Lexicon) -> None:
    """Take the text after a bold lead as the mitigation: the heading announces one, and no label does."""
    span = next((span for span in text.spans if span.kind is SpanKind.STRONG), None)
    if span is None or bare(text.text[: span.start]) or draft.mitigated is not None:
        return
    lead = plain(text.text[span.start : span.end]).rstrip(" :：.")
    behind = plain(text.text[span.end :]).lstrip(" :：—–-.")
    if lead and behind and not is_closing_word(lead, lexicon):
        draft.text = without_prefix(lead, lexicon)
        add_mitigation(draft, behind, lexicon)


def without_prefix(text: str, lexicon: Lexicon) -> str:
    """Return a text without the label in front of it (`Risk:`, `R1 —`); a text that is only a label stays."""
    found = labels_of(lexicon.words).prefix.match(text)
    return (text[found.end() :] if found else text) or text


def add_mitigation(draft: RiskDraft, text: str, lexicon: Lexicon) -> None:
    """Add a stated mitigation: the first that is filled in counts. An empty one is known to be missing."""
    if text and not is_unfilled(text, lexicon):
        draft.mitigation = draft.mitigation or text
        draft.mitigated = True
    elif draft.mitigated is None:
        draft.mitigated = False


def add_details(draft: RiskDraft, blocks: list[Block], lexicon: Lexicon) -> None:
    """Add the levels and mitigations below a risk.

    After a marker without a text (`Mitigation:`), the next text is the mitigation.
    """
    is_announced = False
    for text in detail_texts(blocks, lexicon):
        stated = plain(text.text)
        if is_announced and stated:
            add_mitigation(draft, stated, lexicon)
            is_announced = False
        _add_levels(draft, text, lexicon)
        found = mitigation_in(text, lexicon)
        if found is not None:
            is_announced = not found.text
            add_mitigation(draft, found.text, lexicon)
        elif is_mitigation_label(stated, lexicon):
            is_announced = True
        elif draft.mitigated is None and denies_mitigation(text, lexicon):
            draft.mitigated = False
        _add_closing(draft, text, lexicon)


def _add_closing(draft: RiskDraft, text: Inline, lexicon: Lexicon) -> None:
    """Close a risk whose status states that it is closed (`Status: Resolved (2026-01-01)`)."""
    if ":" in text.text or "：" in text.text:
        status = behind(labels_of(lexicon.words).status, text)
        draft.closed = draft.closed or (status is not None and is_closing_word(status, lexicon))


def _add_levels(draft: RiskDraft, text: Inline, lexicon: Lexicon) -> None:
    """Add the levels after `Impact:` and `Probability:`."""
    if ":" not in text.text and "：" not in text.text:  # saves the search in most texts
        return
    labels = labels_of(lexicon.words)
    impact = behind(labels.impact, text)
    if impact is not None:
        level, draft.impact_raw = _level(impact, lexicon)
        draft.impact = level or draft.impact
    probability = behind(labels.probability, text)
    if probability is not None:
        draft.probability, draft.probability_raw = _level(probability, lexicon)


def _level(cell: str, lexicon: Lexicon) -> tuple[Level | None, str | None]:
    """Return the level that a cell states, or its words if they are not a known level."""
    level = level_of(cell, lexicon)
    stated = plain(cell)
    return level, None if level is not None or is_unfilled(stated, lexicon) else stated


def _owner(cell: Inline, lexicon: Lexicon) -> str | None:
    """Return the owner that a cell names, without addresses; `None` if it names none (`TBD`, `nobody`)."""
    stated = plain(cell.text)
    if is_unfilled(stated, lexicon) or fold(stated) in lexicon.words.no_owner:
        return None
    name = cell.text
    for span in reversed(cell.spans):
        if span.kind is SpanKind.LINK and "@" in cell.text[span.start : span.end]:
            name = name[: span.start] + name[span.end :]
    return without_address(name) or stated


def _is_mitigation(heading: Heading, lexicon: Lexicon) -> bool:
    """Whether a heading such as `Mitigation` heads mitigations: as a text it would end in a colon."""
    text = heading.text
    return begins_with_mitigation(Inline(f"{text.text}:", [], text.lines, text.starts), lexicon)
