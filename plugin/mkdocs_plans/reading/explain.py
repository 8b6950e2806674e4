"""Explain how a file was read: what each line became, and by which rule.

Nothing is read a second time: the lines of a plan's items, and the sections and blocks of its text, are
matched with the lines of the file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from mkdocs_plans.markdown.blocks import (
    Block,
    CodeBlock,
    Heading,
    HtmlBlock,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    ThematicBreak,
)
from mkdocs_plans.markdown.front_matter import FrontMatter
from mkdocs_plans.model.phrases import plural, truncate
from mkdocs_plans.model.plan import (
    Check,
    Decision,
    Finding,
    Plan,
    Question,
    QuestionKind,
    RelationKind,
    Risk,
    StatusSource,
)
from mkdocs_plans.reading.explain_facts import STATUS_SOURCES, facts_of, kind_of, state_words
from mkdocs_plans.reading.explanation import Explanation, Fact, LineReading, ReadAs
from mkdocs_plans.reading.fields import Field
from mkdocs_plans.reading.items import is_nothing, is_placeholder, own_text
from mkdocs_plans.reading.lexicon import LONGER_STATUS
from mkdocs_plans.reading.plan import OutlinedFile
from mkdocs_plans.reading.prose import PROSE
from mkdocs_plans.reading.risk_columns import columns_of
from mkdocs_plans.reading.sections import ITEM_ROLES, Caption, Section, role_below
from mkdocs_plans.vocabulary import Role

_LONGEST_NAME = 40
"""Characters of a heading's name in a rule."""
_ROLES = {
    ReadAs.CRITERION: Role.CRITERIA,
    ReadAs.TEST: Role.TESTING,
    ReadAs.ACCESS: Role.ACCESS,
    ReadAs.RISK: Role.RISKS,
    ReadAs.QUESTION: Role.QUESTIONS,
    ReadAs.DECISION: Role.DECISIONS,
}
"""The role of the heading that makes an item what it is."""
_UNSHOWN = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:")
"""A footnote or the target of a link: the parser makes a block of neither."""
_HOLDING_DETAILS = frozenset({ReadAs.RISK, ReadAs.QUESTION, ReadAs.DECISION})
_RUNNING = frozenset({ReadAs.SECTION, ReadAs.OTHER, ReadAs.DETAIL})
"""Kinds of lines that are labelled only once if several blocks of them follow each other."""
_ROLE_WORDS = {Role.PHASE_DEPENDENCIES: "dependencies between phases", Role.CRITERIA: "success criteria"}


class _Label(NamedTuple):
    """What a line is, and why."""

    read_as: ReadAs
    label: str
    rule: str = ""
    part_of: int | None = None


def explain(
    source: OutlinedFile, plan: Plan, findings: Iterable[Finding] = (), suppressed: Iterable[Finding] = ()
) -> Explanation:
    """Explain how a file was read.

    Args:
        source: The file with its outline, which must not be released yet.
        plan: What was read from it.
        findings: The findings to show.
        suppressed: The findings that the plan suppresses.
    """
    return explained(reading_record(source, plan), source.text.text, plan, findings, suppressed)


class ReadingRecord(Struct, frozen=True, array_like=True):
    """What is known of the lines of a file as soon as it is read, in little space.

    The explanation is made from it when all findings are known, so the file is not read again.
    """

    facts: tuple[Fact, ...]
    labels: tuple[_Label, ...]
    """Each label once."""
    lines: list[int]
    """The lines on which something begins, in their order."""
    which: list[int]
    """The index of the label of each of these lines."""
    ids: tuple[str, ...] | None
    """The ids in the rendered text without the anchors of items. `None`: only rendering shows them."""


def reading_record(source: OutlinedFile, plan: Plan) -> ReadingRecord:
    """Record how a file was read.

    Args:
        source: The file with its outline, which must not be released yet.
        plan: What was read from it.
    """
    indexes: dict[_Label, int] = {}
    lines, which = [], []
    for line, found in sorted(_LineLabels(source, plan).labels.items()):
        if found:
            label = found[0] if len(found) == 1 else _joined(found)
            lines.append(line)
            which.append(indexes.setdefault(label, len(indexes)))
    return ReadingRecord(tuple(facts_of(source, plan)), tuple(indexes), lines, which, _ids(source))


_MOST_NESTED = 50
"""Lists and quotes that are nested much deeper are not rendered as such."""


def _ids(source: OutlinedFile) -> tuple[str, ...] | None:
    """The ids of the headings, if nothing else in the text has one: HTML or footnotes."""
    document = source.document
    if document.raw_html or document.depth > _MOST_NESTED or "[^" in source.front.body:
        return None
    return tuple(heading.slug for heading in document.headings)


def explained(
    record: ReadingRecord,
    text: str,
    plan: Plan,
    findings: Iterable[Finding] = (),
    suppressed: Iterable[Finding] = (),
) -> Explanation:
    """Explain how a file was read, from what was recorded when it was read.

    Args:
        record: What was recorded.
        text: The text of the file.
        plan: What was read from it.
        findings: The findings to show.
        suppressed: The findings that the plan suppresses.
    """
    rows = text.split("\n")
    if rows and not rows[-1]:
        rows.pop()
    labels = {line: record.labels[index] for line, index in zip(record.lines, record.which, strict=True)}
    found, off = _by_line(findings), _by_line(suppressed)
    lines = tuple(
        LineReading(line, text, *label, found.get(line, ()), off.get(line, ()))
        for line, (text, label) in enumerate(zip(rows, _filled(rows, labels), strict=True), 1)
    )
    beyond = [one for line, some in sorted(found.items()) if not 0 < line <= len(rows) for one in some]
    return Explanation(plan.path, (*kind_of(plan), *record.facts), lines, tuple(beyond))


def _by_line(findings: Iterable[Finding]) -> dict[int, tuple[Finding, ...]]:
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.line or 0].append(finding)
    return {line: tuple(listed) for line, listed in found.items()}


def _filled(rows: list[str], labels: Mapping[int, _Label]) -> Iterator[_Label]:
    """Yield the label of each line; it is empty where a line continues the one above it."""
    last = continued = _Label(ReadAs.OTHER, "")
    for line, text in enumerate(rows, 1):
        if label := labels.get(line):
            if label == last and label.read_as in _RUNNING:
                yield continued
                continue
            last, continued = label, _Label(label.read_as, "", "", label.part_of)
            yield label
        elif not text or text.isspace():
            yield _BLANK
        elif "]:" in text and last.read_as is not ReadAs.CODE and _UNSHOWN.match(text):
            yield _UNREAD
        else:
            yield continued


_BLANK = _Label(ReadAs.BLANK, "")
_UNREAD = _Label(ReadAs.OTHER, "not read", "footnote or target of a link")


def _joined(labels: list[_Label]) -> _Label:
    """Combine everything that a line is read as in one label."""
    first = next((label for label in labels if label.read_as is ReadAs.STATUS), labels[0])
    return first._replace(
        label=" · ".join(dict.fromkeys(label.label for label in labels)),
        rule=" · ".join(dict.fromkeys(label.rule for label in labels if label.rule)),
    )


class _LineLabels:
    """Collects the labels of lines: first those of the plan's items, then those of all other blocks."""

    def __init__(self, source: OutlinedFile, plan: Plan) -> None:
        self.labels: defaultdict[int, list[_Label]] = defaultdict(list)
        self._plan = plan
        self._lexicon = source.outline.lexicon
        self._sections = source.outline.sections
        self._forms = dict(_forms(self._sections))
        self._add_front_matter(source.front)
        self._add_fields(source)
        self._add_title_and_status()
        self._add_items()
        self._details = {
            line for line, labels in self.labels.items() if labels[0].read_as in _HOLDING_DETAILS
        }
        for section in self._sections:
            self._add_heading(section)
            self._add_blocks(section)

    def _add(self, line: int, label: _Label) -> None:
        self.labels[line].append(label)

    # The items of the plan.

    def _add_front_matter(self, front: FrontMatter) -> None:
        for line in (1, front.lines) if front.lines else ():
            self._add(line, _Label(ReadAs.FRONT_MATTER, "front matter"))
        if front.unreadable is not None:
            self._add(front.unreadable.line, _Label(ReadAs.UNPARSED, "front matter", "cannot be read"))
        for line in front.field_lines.values():
            self._add(line, _Label(ReadAs.FRONT_MATTER, "front matter", "a key that is not read"))

    def _add_fields(self, source: OutlinedFile) -> None:
        seen: set[str] = set()
        for field in (*source.front_fields, *source.header_fields):
            meaning = self._lexicon.label_meaning(field.label)
            if meaning is None:
                continue
            label = _field_label(field, meaning, self._plan)
            if meaning in _ONLY_ONCE and meaning in seen:
                label = _Label(ReadAs.FIELD, f"{meaning}, not used", "another field comes first")
            seen.add(meaning)
            labels = self.labels[field.line]
            if labels and labels[-1].read_as is ReadAs.FRONT_MATTER:
                labels.clear()
            labels.append(label)

    def _add_title_and_status(self) -> None:
        plan, status = self._plan, self._plan.status
        if plan.title_line is not None:
            self.labels[plan.title_line] = [_Label(ReadAs.TITLE, "title")]
        line = status.line
        if line is not None and not any(one.read_as is ReadAs.STATUS for one in self.labels[line]):
            self._add(
                line, _Label(ReadAs.STATUS, f"status: {state_words(plan)}", STATUS_SOURCES[status.source])
            )

    def _add_items(self) -> None:
        plan = self._plan
        self._add_checks()
        for risk in plan.risks:
            self._add(risk.line, _Label(ReadAs.RISK, _risk_words(risk), self._why(risk.line, ReadAs.RISK)))
        for question in plan.questions:
            words = _question_words(question)
            self._add(
                question.line, _Label(ReadAs.QUESTION, words, self._why(question.line, ReadAs.QUESTION))
            )
        for decision in plan.decisions:
            words, why = _decision_words(decision), self._why(decision.line, ReadAs.DECISION)
            self._add(decision.line, _Label(ReadAs.DECISION, words, why))
        for need in plan.dependencies:
            self._add(
                need.line, _Label(ReadAs.DEPENDENCY, str(need.kind), self._why(need.line, ReadAs.DEPENDENCY))
            )
        for unread in plan.not_understood:
            rule = f'no item could be read under "{_short(unread.section)}"'
            self._add(unread.line, _Label(ReadAs.UNPARSED, "unparsed", rule))
        for ignore in plan.ignores:
            rules = ", ".join(ignore.rules)
            self.labels[ignore.line] = [_Label(ReadAs.COMMENT, "suppression", f"suppresses {rules}")]

    def _add_checks(self) -> None:
        plan = self._plan
        for number, phase in enumerate(plan.phases, 1):
            steps = f"{phase.done} of {plural(phase.total, 'step')} done" if phase.total else "not tracked"
            self._add(phase.line, _Label(ReadAs.PHASE, f"phase {number} of {len(plan.phases)}", steps))
        checks: tuple[tuple[ReadAs, str, tuple[Check, ...]], ...] = (
            (ReadAs.STEP, "step", plan.steps),
            (ReadAs.CRITERION, "criterion", plan.criteria),
            (ReadAs.TEST, "test", plan.testing),
            (ReadAs.ACCESS, "access", plan.access),
        )
        for read_as, name, items in checks:
            for item in items:
                self._add(item.line, _Label(read_as, f"{name}, {item.mark}", self._why(item.line, read_as)))

    def _why(self, line: int, read_as: ReadAs) -> str:
        """Return the form of an item and the heading that decides what it is."""
        form, section, caption = self._forms.get(line, ("", None, None))
        if section is None:
            return form
        if read_as is ReadAs.STEP and form != "box":
            form = f"{form} with a state of its own"
        return f"{form} {_under(section, caption, _ROLES.get(read_as))}"

    # The blocks of the text.

    def _add_heading(self, section: Section) -> None:
        if section.heading is None or self.labels.get(section.line):
            return
        match, role = section.heading_match, section.role
        if section.is_title:
            label = _Label(
                ReadAs.HEADING, "title, not used", "the title is stated elsewhere, or names no plan"
            )
        elif section.unit:
            label = _Label(ReadAs.HEADING, "unit of work", "part of a phase, or no phase of its own")
        elif match.role is not None:
            rule = "names two roles: applies only directly below it" if match.mixed else ""
            label = _Label(ReadAs.HEADING, f"heading: {_role(match.role)}", rule)
        elif role is not None:
            label = _Label(
                ReadAs.HEADING,
                f"heading in: {_role(role)}",
                "no known heading: has the role of the one above",
            )
        elif section.within is not None:
            label = _Label(ReadAs.HEADING, "heading", f'in "{_short(section.within.name)}"')
        else:
            label = _Label(ReadAs.HEADING, "heading", "no known heading")
        owner = self._owner(section.parent) if section.parent is not None else None
        if owner is not None:
            label = _detail(owner)
        self._add(section.line, label)

    def _owner(self, section: Section) -> int | None:
        """Return the line of the item that a section belongs to: its own heading, or one above it."""
        return next(
            (outer.line for outer in section.above() if outer.heading and outer.line in self._details), None
        )

    def _add_blocks(self, section: Section) -> None:
        owner = self._owner(section)
        before: int | None = None
        for block, caption in section.captioned_blocks:
            if caption is not None and not self._is_labelled(caption.line):
                role = caption.heading_match.role
                words = f"heading: {_role(role)}" if role is not None else "lead line"
                self.labels[caption.line] = [
                    _Label(ReadAs.HEADING, words, "a bold line before a list or table")
                ]
            self._add_block(block, section, caption, owner or before)
            before = self._last_item(block) or before

    def _is_labelled(self, line: int) -> bool:
        """Whether a line is something else than text of its section."""
        return any(
            label.read_as not in (ReadAs.SECTION, ReadAs.OTHER, ReadAs.DETAIL) for label in self.labels[line]
        )

    def _last_item(self, block: Block) -> int | None:
        """Return the line of the last item in a block: the next block may hold its details."""
        if block.line in self._details:
            return block.line
        items = block.items if isinstance(block, List) else []
        return next((item.line for item in reversed(items) if item.line in self._details), None)

    def _add_block(self, block: Block, section: Section, caption: Caption | None, owner: int | None) -> None:
        """Label every line of a block that begins something. Lists are walked without recursion."""
        plain = self._section_label(block, section, caption)
        pending: list[tuple[Block | ListItem | Row, int | None]] = [(block, owner)]
        while pending:
            part, of = pending.pop()
            kind = type(part)
            if kind is List:
                pending += [(item, of) for item in reversed(part.items)]  # type: ignore[union-attr]
                continue
            line = part.line
            if not self.labels.get(line):
                self._add(line, self._text_label(part, section, caption, of) or plain)
            if kind is Table:
                pending += [(row, of) for row in reversed(part.rows)]  # type: ignore[union-attr]
            elif kind is ListItem and len(part.blocks) > 1:  # type: ignore[union-attr]
                inner = line if line in self._details else of
                inside = part.blocks  # type: ignore[union-attr]
                pending += [(below, inner) for below in reversed(inside) if below.line != line]

    def _text_label(
        self, part: Block | ListItem | Row, section: Section, caption: Caption | None, owner: int | None
    ) -> _Label | None:
        """Return the label of a line on which no item begins; `None`: it has the label of its section."""
        if type(part) in _NO_TEXT:
            return _NO_TEXT[type(part)]
        if type(part) is HtmlBlock:
            is_comment = part.text.lstrip().startswith("<!--")
            return _Label(ReadAs.COMMENT, "comment" if is_comment else "HTML", "not read")
        if owner is not None and type(part) is not Table:
            return _detail(owner)
        if type(part) is ListItem:
            if reason := self._no_item(part):
                return _Label(ReadAs.OTHER, "no item", reason)
            if part.mark is not None:
                return _Label(ReadAs.OTHER, "box, not counted", _under(section, caption))
        return None

    def _no_item(self, item: ListItem) -> str:
        text = own_text(item).text
        if is_placeholder(text, self._lexicon):
            return "a placeholder"
        return "states that there is nothing" if is_nothing(text, self._lexicon) else ""

    def _columns(self, table: Table) -> str:
        """Return what each column of a table of risks was read as."""
        columns = columns_of(table, self._lexicon)
        if columns is None:
            return "no column holds risks"
        names = [_short(cell.text) for cell in table.header]
        found = {
            place: name
            for name in ("text", "impact", "probability", "mitigation", "owner", "due")
            if (place := getattr(columns, name)) is not None
        }
        read = (f'"{names[place]}" as {found[place]}' for place in sorted(found))
        unread = [f'"{name}"' for place, name in enumerate(names) if place not in found and name]
        return "; ".join([", ".join(read), *([f"{', '.join(unread)} not read"] if unread else [])])

    def _section_label(
        self, part: Block | ListItem | Row, section: Section, caption: Caption | None
    ) -> _Label:
        role = role_below(caption, section.role)
        if section.within is not None:
            return _Label(ReadAs.SECTION, "text of a phase", _under(section, None))
        if isinstance(part, Table) and role is Role.RISKS:
            return _Label(ReadAs.SECTION, "columns of risks", self._columns(part))
        if isinstance(part, Table) and role in ITEM_ROLES:
            return _Label(ReadAs.SECTION, f"table: {_role(role)}", _under(section, caption))
        if role is not None and role in PROSE:
            return _Label(ReadAs.SECTION, _role(role), _under(section, caption))
        if role is not None:
            return _Label(ReadAs.SECTION, f"text: {_role(role)}", "no item of its own")
        if section.heading is None or section.is_title:
            return _Label(ReadAs.OTHER, "shown only", "above the first section")
        return _Label(ReadAs.OTHER, "shown only", f'"{_short(section.name)}" is not a known heading')


_NO_TEXT: Mapping[type, _Label] = {
    CodeBlock: _Label(ReadAs.CODE, "code", "not read"),
    ThematicBreak: _Label(ReadAs.OTHER, "separator"),
    Heading: _Label(ReadAs.OTHER, "heading in a quote or list", "begins no section"),
}
_STATUS_MEANINGS = frozenset({"status", "stage", "implementation", LONGER_STATUS})
_ONLY_ONCE = frozenset({"date", "target", "id", "goal"})
"""Meanings of fields of which the first counts."""


def _detail(owner: int) -> _Label:
    return _Label(ReadAs.DETAIL, "detail", f"of line {owner}", owner)


def _field_label(field: Field, meaning: str | RelationKind, plan: Plan) -> _Label:
    if isinstance(meaning, RelationKind):
        return _Label(ReadAs.RELATION, str(meaning).replace("-", " "), f'field "{_short(field.label)}"')
    if meaning in _STATUS_MEANINGS:
        if field.line != plan.status.line:
            is_none = plan.status.source is StatusSource.NONE
            rule = "it states no status" if is_none else "another statement comes first"
            return _Label(ReadAs.FIELD, "status, not used", rule)
        rule = STATUS_SOURCES[plan.status.source]
        return _Label(ReadAs.STATUS, f"status: {state_words(plan)}", rule)
    if meaning == "other":
        return _Label(ReadAs.FIELD, "field", f'"{_short(field.label)}" is known and not used')
    return _Label(ReadAs.FIELD, str(meaning), f'field "{_short(field.label)}"')


def _risk_words(risk: Risk) -> str:
    if risk.impact or risk.probability:
        levels = f"{risk.impact or 'not stated'}/{risk.probability or 'not stated'}"
    else:
        levels = "unrated"
    mitigated = {True: "mitigated", False: "no mitigation", None: ""}[risk.mitigated]
    return ", ".join(filter(None, ("risk", levels, mitigated, "closed" if risk.closed else "")))


def _question_words(question: Question) -> str:
    kind = "question" if question.kind is QuestionKind.QUESTION else f"question ({question.kind})"
    return f"{kind}, {'answered' if question.answered else 'open'}"


def _decision_words(decision: Decision) -> str:
    state = "" if decision.in_force else "not in force"
    return ", ".join(filter(None, ("decision", decision.day or "", state)))


def _role(role: Role) -> str:
    return _ROLE_WORDS.get(role, str(role))


def _short(name: str) -> str:
    return truncate(" ".join(name.split()), _LONGEST_NAME)


def _under(section: Section, caption: Caption | None, role: Role | None = None) -> str:
    """Return the heading that decides what is below it.

    Args:
        section: The section.
        caption: The bold line in front, if there is one.
        role: The role that the heading gives; the nearest heading with any role if not given.
    """
    if caption is not None and caption.heading_match.role is not None:
        return f'under "{_short(caption.text)}"'
    unit = section.within
    for outer in section.above():
        if unit is not None and outer is unit:
            return f'in "{_short(unit.name)}"'
        if outer.is_title and outer.role is not None:
            return f'in "{_short(outer.name)}"'
        given = outer.heading_match.role
        if given is not None and not outer.is_title and (given is role or (role is None and unit is None)):
            return f'under "{_short(outer.name)}"'
    return "under no heading with a role" if role is None else _under(section, caption)


_Form = tuple[str, Section, Caption | None]


def _forms(sections: list[Section]) -> Iterator[tuple[int, _Form]]:
    """Yield the form of each block or item that begins on a line, and where it is."""
    for section in sections:
        if section.heading is not None and section.parent is not None:
            yield section.line, ("heading", section.parent, None)
        for block, caption in section.captioned_blocks:
            pending: list[Block | ListItem | Row] = [block]
            while pending:
                part = pending.pop()
                if isinstance(part, List):
                    pending += reversed(part.items)
                elif isinstance(part, ListItem):
                    yield part.line, ("list item" if part.mark is None else "box", section, caption)
                    pending += [below for below in reversed(part.blocks) if below.line != part.line]
                elif isinstance(part, Table):
                    pending += reversed(part.rows)
                elif isinstance(part, Row):
                    yield part.line, ("row", section, caption)
                elif isinstance(part, Paragraph):
                    yield part.line, ("paragraph", section, caption)
