"""Decisions: items, rows and sub-headings of the sections that record them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_plans.markdown.blocks import Block, Inline, List, ListItem, Paragraph, SpanKind, Table, texts
from mkdocs_plans.model.plan import Decision, Question
from mkdocs_plans.reading.anchors import Anchors
from mkdocs_plans.reading.dates import day_if_any, iso_day_in
from mkdocs_plans.reading.groups import says_nothing
from mkdocs_plans.reading.items import is_no_item, is_unfilled, nested, own_text, plain
from mkdocs_plans.reading.lexicon import Lexicon
from mkdocs_plans.reading.markers import OPENERS, is_struck_out
from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.reading.sections import Caption, Outline, Section, bold_line, role_below
from mkdocs_plans.reading.tables import holds_only_ids, named, names_of
from mkdocs_plans.vocabulary import Role, Vocabulary
from mkdocs_plans.vocabulary.normalise import label_of, without_numbering

_DATE = r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+Z?)?"
_DATE_IN_FRONT = re.compile(rf"[\s(\[【]*{_DATE}[)\]】]*(?:\s*[,:：·|—–]|\s+-(?=\s))?\s*")
_DATE_AT_END = re.compile(rf"\s*[(\[（]{_DATE}[)\]）]\s*$")
_DATE_WITHIN = re.compile(_DATE)
_EDGES = " \t\n,;/|·—–-:：()[]"
_ENDS = ".;!?)]。；！？）】—–-|·"
"""What a label within a text follows."""
_DROPPED = "-"


def decisions_of(outline: Outline, questions: Iterable[Question], anchors: Anchors) -> list[Decision]:
    """Read every decision of a plan, in the order of the lines.

    Args:
        outline: The outline of the plan.
        questions: The questions of the plan; what is one of them is no decision.
        anchors: Gives each decision its anchor.
    """
    reader = _DecisionReader(outline.lexicon)
    for section in outline.sections:
        if _is_register(section, outline.lexicon):
            reader.read_section(section, in_force=reader.is_in_force(section.name))
        elif section.captions and section.role is not Role.DECISIONS:
            reader.read_captioned(section)
    if not reader.drafts:
        return []
    asked = {question.line for question in questions}
    drafts = sorted((draft for draft in reader.drafts if draft.line not in asked), key=lambda one: one.line)
    return [_finished(draft, anchors) for draft in drafts]


@dataclass(slots=True)
class _DecisionDraft:
    """A decision while it is read."""

    line: int
    text: str
    day: str | None
    rationale: str | None
    author: str | None
    in_force: bool


def _finished(draft: _DecisionDraft, anchors: Anchors) -> Decision:
    """Return the decision of a draft, with its anchor."""
    return Decision(
        draft.line,
        draft.text,
        draft.day,
        draft.rationale,
        draft.author,
        draft.in_force,
        anchors("decision", draft.text),
    )


def _is_register(section: Section, lexicon: Lexicon) -> bool:
    """Whether a heading names a register of decisions, and is not read with the section above it.

    A heading for one decision (`Decision`) is none: an architecture decision record explains it in prose.
    """
    if section.is_title or section.unit or section.heading_match.role is not Role.DECISIONS:
        return False
    above = section.parent.role if section.parent is not None else None
    return above not in (Role.DECISIONS, Role.QUESTIONS) and not _names_one(section.name, lexicon)


@lru_cache(maxsize=4096)  # the plans of a portal share most of their headings
def _names_one(name: str, lexicon: Lexicon) -> bool:
    """Whether a heading names a single decision."""
    parts = (lexicon.without_qualifiers(part) for part in lexicon.heading_parts(name))
    return not lexicon.words.one_decision.isdisjoint(parts)


class _DecisionReader:
    """Walks the sections that record decisions and collects their content."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.drafts: list[_DecisionDraft] = []

    def is_in_force(self, text: str) -> bool:
        """Whether a heading does not begin with a word such as `superseded`."""
        return _revoked(self.lexicon.words).match(text) is None

    def read_captioned(self, section: Section) -> None:
        """Read the lists and tables that a bold line makes decisions, in a section about something else."""
        for block, caption in section.captions:
            if (
                caption is not None
                and caption.heading_match.role is Role.DECISIONS
                and section.role is not Role.QUESTIONS
                and not _names_one(caption.text, self.lexicon)
            ):
                self._read_block(block, None, in_force=self.is_in_force(caption.text))

    def read_section(self, section: Section, *, in_force: bool, day: str | None = None) -> None:
        """Read a section and its sub-headings; each of these is a decision, or a day with decisions."""
        for place, (block, caption) in enumerate(section.captioned_blocks):
            following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
            if isinstance(block, Paragraph):
                self._read_paragraph(block, following, day, in_force=in_force)
            elif role_below(caption, None) in (None, Role.DECISIONS) and not self._is_detail(caption):
                self._read_block(block, day, in_force=in_force)
        for child in section.children:
            if child.role is Role.DECISIONS:
                self._read_child(child, in_force=in_force and self.is_in_force(child.name))

    def _is_detail(self, caption: Caption | None) -> bool:
        """Whether a bold line before a list is the decision, or the label of a detail, and not a group."""
        if caption is None or caption.heading_match.role is Role.DECISIONS:
            return False
        label = _label(self.lexicon.words).match(f"{caption.text.rstrip(' :：')}:")
        return label is not None or (caption.is_bold and not caption.text.rstrip().endswith((":", "：")))

    def _read_child(self, child: Section, *, in_force: bool) -> None:
        revoked = _revoked(self.lexicon.words).match(child.name)
        name = child.name[revoked.end() if revoked else 0 :]
        match = self.lexicon.match_heading(name)
        is_register = match.role is Role.DECISIONS and not _names_one(name, self.lexicon)
        day = iso_day_in(child.name)
        if is_register or (day is not None and not _without_date(child.name)):
            self.read_section(child, in_force=in_force, day=day)
        elif child.heading is not None and not (
            is_no_item(child.name, self.lexicon) or says_nothing(child, self.lexicon)
        ):
            below = [text for inner in child.walk() for text in texts(inner.blocks)]
            self._add(child.heading.text, child.line, below, None, in_force=in_force)

    def _read_paragraph(
        self, block: Paragraph, following: Block | None, day: str | None, *, in_force: bool
    ) -> None:
        """Read a paragraph that is a decision: one bold phrase, or a text that begins with `Decision:`."""
        bold = bold_line(block, self.lexicon)
        label = _label(self.lexicon.words).match(_after_opener(block.text))
        if bold is not None:
            if bold.text.rstrip().endswith((":", "：")) or bold.heading_match.role is not None:
                return
            below = list(texts([following])) if isinstance(following, List | Paragraph) else []
            self._add(block.text, block.line, below, day, in_force=in_force)
        elif label is not None and label.lastgroup == "one":
            self._add(block.text, block.line, [], day, in_force=in_force)
        elif label is not None or day is not None:
            self._read_detail_or_entry(block.text, block.line, day, in_force=in_force)

    def _read_detail_or_entry(self, text: Inline, line: int, day: str | None, *, in_force: bool) -> None:
        """Read a paragraph that is a detail of the decision before it, or the decision of a day."""
        if not self._take_detail(text) and day is not None:
            self._add(text, line, [], day, in_force=in_force)

    def _read_block(self, block: Block, day: str | None, *, in_force: bool) -> None:
        if isinstance(block, List):
            for place, item in enumerate(block.items):
                self._read_item(item, day, in_force=in_force, is_first=place == 0)
        elif isinstance(block, Table):
            self._read_table(block, day, in_force=in_force)

    def _read_item(self, item: ListItem, day: str | None, *, in_force: bool, is_first: bool) -> None:
        text = own_text(item)
        if is_no_item(text.text, self.lexicon) or (not is_first and self._take_detail(text)):
            return
        notes = list(texts(nested(item)))
        self._add(text, item.line, notes, day, in_force=in_force and item.mark != _DROPPED)

    def _take_detail(self, text: Inline) -> bool:
        """Add a text such as `Rationale: …` to the decision before it; return whether it is one."""
        label = _label(self.lexicon.words).match(_after_opener(text))
        if label is None or label.lastgroup == "one" or not self.drafts:
            return False
        found = _Details(self.lexicon)
        found.read([text])
        last = self.drafts[-1]
        last.rationale = last.rationale or found.rationale
        last.author = last.author or found.author
        last.day = last.day or found.day
        return True

    def _add(
        self, text: Inline, line: int, notes: Sequence[Inline], day: str | None, *, in_force: bool
    ) -> None:
        details = _Details(self.lexicon)
        stated = _without_date(without_numbering(details.own(text)))
        details.read(notes)
        if not stated or is_unfilled(stated, self.lexicon):
            return
        in_force = in_force and not (is_struck_out(text) or details.is_revoked or self._is_revoked(text))
        own_day = details.day or iso_day_in(text.text) or day
        self.drafts.append(_DecisionDraft(line, stated, own_day, details.rationale, details.author, in_force))

    def _is_revoked(self, text: Inline) -> bool:
        """Whether a text begins with a word such as `superseded`, in bold, or before a colon or `by`."""
        undated = _without_date(plain(text.text))
        if _revoked_marker(self.lexicon.words).match(undated):
            return True
        lead = text.leading_span(SpanKind.STRONG).strip(" []():.")
        return bool(lead) and _revoked(self.lexicon.words).fullmatch(lead) is not None

    def _read_table(self, table: Table, day: str | None, *, in_force: bool) -> None:
        """Read the rows of a table; the choice that a row states is a part of the decision."""
        words, names = self.lexicon.words, names_of(table)
        dated = named(names, words.decision_day_columns)
        rationale = named(names, words.rationale_labels, but=(dated,))
        author = named(names, words.decision_author_labels, but=(dated, rationale))
        text = named(names, words.decision_columns, but=(dated, rationale, author))
        if text is None:
            text = _first_text_column(table, (dated, rationale, author))
        choice = named(names, words.choice_columns, but=(dated, rationale, author, text))
        status = next((place for place, name in enumerate(names) if name in words.state_columns), None)
        for row in table.rows:
            cell = row.cells[text]
            if is_no_item(cell.text, self.lexicon):
                continue
            stated = _without_date(plain(cell.text))
            chosen = self._cell(row.cells, choice)
            on = day_if_any(row.cells[dated].text, words) if dated is not None else None
            state = _after_opener(row.cells[status]) if status is not None else ""
            is_revoked = is_struck_out(cell) or self._is_revoked(cell) or not self.is_in_force(state)
            self.drafts.append(
                _DecisionDraft(
                    row.line,
                    f"{stated}: {chosen}" if chosen else stated,
                    on or iso_day_in(cell.text) or day,
                    self._cell(row.cells, rationale),
                    self._cell(row.cells, author),
                    in_force and not is_revoked,
                )
            )

    def _cell(self, cells: list[Inline], column: int | None) -> str | None:
        stated = plain(cells[column].text) if column is not None else ""
        return None if is_unfilled(stated, self.lexicon) else stated


def _first_text_column(table: Table, other: tuple[int | None, ...]) -> int:
    """Return the first column that is no other and does not hold only ids."""
    free = [place for place in range(len(table.header)) if place not in other]
    return next((place for place in free if not holds_only_ids(table, place)), free[0] if free else 0)


class _Details:
    """The labelled parts of a decision: `Rationale: …`, `Author: …`, `Date: …`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.rationale: str | None = None
        self.author: str | None = None
        self.day: str | None = None
        self.is_revoked = False

    def own(self, text: Inline) -> str:
        """Read the parts of the text of the decision itself, and return the text without them."""
        labels = list(_labels(text, self._lexicon.words))
        if not labels:
            return plain(text.text)
        first = labels[0]
        before = plain(text.text[: first.start()]).strip(_EDGES)
        if first.lastgroup == "one" and not _without_date(before):
            end = labels[1].start() if len(labels) > 1 else len(text.text)
            stated, labels = plain(text.text[first.end() : end]).rstrip(_EDGES), labels[1:]
            self.day = iso_day_in(before)
        else:
            stated = plain(text.text[: first.start()]).rstrip(_EDGES)
        self._take(text, labels)
        return stated

    def read(self, notes: Iterable[Inline]) -> None:
        """Read the parts in the texts below the decision. A text after a lone label is what it labels."""
        waiting = ""
        for text in notes:
            labels = list(_labels(text, self._lexicon.words))
            if waiting and not (labels and labels[0].start() == 0):
                self._set(waiting, plain(text.text))
            waiting = ""
            if labels and not plain(text.text[labels[-1].end() :]):
                waiting = str(labels[-1].lastgroup)
            self._take(text, labels)
            label, colon, value = text.text.replace("：", ":").partition(":")
            if colon and label_of(label.strip("*_ ")) in self._lexicon.words.status_labels:
                self.is_revoked |= _revoked(self._lexicon.words).match(value.strip(" *_")) is not None

    def _take(self, text: Inline, labels: list[re.Match[str]]) -> None:
        for place, label in enumerate(labels):
            end = labels[place + 1].start() if place + 1 < len(labels) else len(text.text)
            self._set(str(label.lastgroup), plain(text.text[label.end() : end]).strip(" ;|·—–"))

    def _set(self, kind: str, value: str) -> None:
        if not value or is_unfilled(value, self._lexicon):
            return
        if kind == "why":
            self.rationale = self.rationale or value
        elif kind in ("who", "when"):
            self.day = self.day or day_if_any(value, self._lexicon.words)
            if kind == "who":
                self.author = self.author or _DATE_WITHIN.sub("", value).strip(_EDGES) or None


def _labels(text: Inline, words: Vocabulary) -> Iterator[re.Match[str]]:
    """Yield the labels of details in a text: at the start of a row, in bold, or after a sentence."""
    plain_text = text.text
    if ":" not in plain_text and "：" not in plain_text:
        return
    marked = {span.start for span in text.spans if span.kind in (SpanKind.STRONG, SpanKind.EMPHASIS)}
    for found in _label(words).finditer(plain_text):
        before = plain_text[max(0, found.start() - 20) : found.start()].rstrip(" \t*_")
        if not before or before[-1] in _ENDS or before[-1] == "\n" or found.start() in marked:
            yield found


@lru_cache(maxsize=8)
def _label(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a label. Two may be joined: `Date/Author: …`."""
    one = any_of((*words.one_decision, *words.decision_columns))
    who = any_of((*words.decision_author_labels, *words.decision_day_labels))
    return re.compile(
        rf"(?<!\w)(?:(?P<one>(?:{one})(?:\s*#?\d{{1,4}})?)"
        rf"|(?P<why>{any_of(words.rationale_labels)})"
        rf"|(?P<other>{any_of(words.decision_details)})"
        rf"|(?P<when>{any_of(words.decision_day_labels)})"
        rf"|(?P<who>(?:{who})(?:\s*/\s*(?:{who}))?))"
        r"\s*(?:\([^()\n]{0,40}\)\s*)?[:：]\s*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8)
def _revoked(words: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words.revoked_words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _revoked_marker(words: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a word such as `superseded` that is no word of the sentence."""
    end = rf"(?:\s*(?:$|[:：.)\]）】—–])|\s+-\s|\s+(?:{any_of(words.marker_joints)})(?!\w))"
    return re.compile(
        rf"{OPENERS.pattern}(?:{any_of(words.revoked_words)})(?:\s*\([^()]*\))?{end}", re.IGNORECASE
    )


def _after_opener(text: Inline) -> str:
    """Return a text without the signs in front of it."""
    opener = OPENERS.match(text.text)
    return text.text[opener.end() if opener else 0 :]


def _without_date(text: str) -> str:
    """Return a text without the date in front of it or in brackets at its end."""
    found = _DATE_IN_FRONT.match(text)
    return _DATE_AT_END.sub("", text[found.end() :] if found else text)
