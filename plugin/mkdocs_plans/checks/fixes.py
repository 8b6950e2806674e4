"""What can be mended in a plan without knowing what its author meant.

A fix touches the bytes it must and no others: line endings, a byte order mark and bytes that are no UTF-8
stay. It is given up where the plan would afterwards be read to say anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from mkdocs_plans.checks.rules.date_fields import STATUS_LINE, date_field
from mkdocs_plans.checks.rules.ragged_tables import RaggedRow, escaped, ragged_rows
from mkdocs_plans.markdown.front_matter import FrontMatter, split
from mkdocs_plans.markdown.text import decode
from mkdocs_plans.model.plan import Finding, Plan, StatusSource, tally
from mkdocs_plans.reading import read
from mkdocs_plans.reading.dates import day_in_name
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary

_BOM = b"\xef\xbb\xbf"
_ENDING = re.compile(rb"\r\n|\r|\n")
_OPEN_BOX = re.compile(r"((?:[\s>]*(?:[-*+]|\d+[.)])\s+)+)\[ \](?=\s)")


_MOST_READ = 1_000_000
"""Bytes that are read at most to find out which fixes of a file do harm."""
_FEWEST_READINGS = 20

_Wanted = tuple[int, str]
"""What is to be mended: a line, and the rule that found it."""


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that was mended."""

    rule: str
    line: int
    """Of the text as it was."""


@dataclass(frozen=True, slots=True)
class FixedText:
    """A text with everything mended that can be."""

    raw: bytes
    fixes: tuple[Fix, ...] = ()


@dataclass
class _LineContext:
    """What fixers may have to know beyond the line."""

    raw: bytes
    path: str
    folders: tuple[str, ...] | None
    words: Vocabulary

    @cached_property
    def plan(self) -> Plan:
        return self.read(self.raw)

    def read(self, raw: bytes) -> Plan:
        """What a text would say in this place."""
        return read(raw, self.path, folders=self.folders, words=self.words)

    @cached_property
    def front(self) -> FrontMatter:
        return split(decode(self.raw).text)

    @cached_property
    def ragged(self) -> dict[int, RaggedRow]:
        """The rows that do not fit their table, by line."""
        return {row.line: row for row in ragged_rows(self.front.body)}


@dataclass(slots=True)
class _FileLine:
    """A line of the file, and the bytes that end it."""

    text: str
    ending: bytes


def apply_fixes(
    raw: bytes,
    path: str,
    findings: Iterable[Finding],
    folders: tuple[str, ...] = (),
    words: Vocabulary = DEFAULT,
) -> FixedText:
    """Mend what some findings are about; a text of which a part is not read stays as it is.

    Args:
        raw: the bytes of the file.
        path: what it is called, as for `read`.
        findings: what is to be mended; findings for which there is no fix are passed over.
        folders: the folders above the file, as for `read`.
        words: the words it was read by.
    """
    wanted = sorted(
        {(told.line, told.rule) for told in findings if told.line is not None and told.rule in _FIXERS},
        reverse=True,  # from the end, so that a line put in moves none that is still to come
    )
    if not wanted or decode(raw).cut_line is not None:  # what is not read whole is not compared whole
        return FixedText(raw)
    place = _LineContext(raw, path, folders or None, words)
    return _with(_harmless(wanted, raw, place), raw, place)


def _harmless(wanted: list[_Wanted], raw: bytes, place: _LineContext) -> list[_Wanted]:
    """Those fixes after all of which the plan is read as before; none of them where that takes long to find.

    Halves are tried until what does harm stands alone: most often nothing does, and one reading tells.
    """
    kept: list[_Wanted] = []
    groups = [wanted]
    readings = max(_FEWEST_READINGS, _MOST_READ // max(1, len(raw)))
    while groups:
        group = groups.pop()
        if not readings:
            return []  # and not some of them: a second run would find the others
        readings -= 1
        if _says_the_same(place, _with([*kept, *group], raw, place).raw):
            kept += group
        elif len(group) > 1:
            groups += [group[len(group) // 2 :], group[: len(group) // 2]]
    return kept


def _with(wanted: Iterable[_Wanted], raw: bytes, place: _LineContext) -> FixedText:
    """A text with some findings mended, from the last line up."""
    mark = _BOM if raw.startswith(_BOM) else b""
    rows = list(_rows(raw[len(mark) :]))
    fixes = [
        Fix(rule, line) for line, rule in wanted if line <= len(rows) and _FIXERS[rule](rows, line, place)
    ]
    mended = mark + b"".join(row.text.encode("utf-8", "surrogateescape") + row.ending for row in rows)
    return FixedText(mended if fixes else raw, tuple(reversed(fixes)))


def _rows(raw: bytes) -> Iterator[_FileLine]:
    at = 0
    for found in _ENDING.finditer(raw):
        yield _FileLine(raw[at : found.start()].decode("utf-8", "surrogateescape"), found[0])
        at = found.end()
    yield _FileLine(raw[at:].decode("utf-8", "surrogateescape"), b"")


def _tick(rows: list[_FileLine], line: int, place: _LineContext) -> bool:
    """Tick the box of a question that carries its answer."""
    del place
    row = rows[line - 1]
    row.text, ticked = _OPEN_BOX.subn(r"\1[x]", row.text, count=1)
    return ticked > 0


def _align(rows: list[_FileLine], line: int, place: _LineContext) -> bool:
    """Give a row of a table the cells that it lacks, or the bars in its code the backslash that they lack."""
    row, ragged = rows[line - 1], place.ragged.get(line)
    if ragged is None or "|" not in row.text:
        return False
    whole = escaped(row.text)
    if ragged.cells < ragged.columns:
        if whole != row.text:  # how many cells were meant, and which is missing, only the author knows
            return False
        kept = row.text.rstrip()
        closed = kept.endswith("|") and not kept.endswith("\\|")
        row.text = kept + ("" if closed else " |") + "  |" * (ragged.columns - ragged.cells)
        return True
    if ragged.cells - (len(whole) - len(row.text)) != ragged.columns:
        return False
    row.text = whole
    return True


def _fill_date(rows: list[_FileLine], line: int, place: _LineContext) -> bool:
    """Put the date of the file's name where the template has a place for it."""
    stated = place.plan.status.line if place.plan.status.source is StatusSource.FIELD else None
    field = date_field(place.front.body, place.front, stated, place.words)
    day = _named_day(place.plan)
    if field is None or field.line != line or not field.empty or day is None:
        return False
    row = rows[line - 1]
    start, end = field.value
    gap = " " if start and row.text[start - 1] in ":*_：" else ""
    row.text = f"{row.text[:start]}{gap}{day}{row.text[end:]}"
    return True


def _add_date(rows: list[_FileLine], line: int, place: _LineContext) -> bool:
    """Put the date of the file's name above the status, in the form of the status."""
    row = rows[line - 1]
    status = STATUS_LINE.fullmatch(row.text)
    day = _named_day(place.plan)
    if status is None or day is None:
        return False
    written = f"{status['lead']}Date{status['label']}{status['gap'] or ' '}{day}{status['tail']}"
    rows.insert(line - 1, _FileLine(written, row.ending or rows[0].ending or b"\n"))
    return True


def _named_day(plan: Plan) -> str | None:
    return day_in_name(PurePosixPath(plan.path).name)


_FIXERS: Mapping[str, Callable[[list[_FileLine], int, _LineContext], bool]] = {
    "question-answered-not-ticked": _tick,
    "table-ragged": _align,
    "date-unfilled": _fill_date,
    "date-only-in-name": _add_date,
}
"""What mends the findings of a rule; each says whether it could."""


def _says_the_same(place: _LineContext, mended: bytes) -> bool:
    """Whether a mended text is read like the one before, but for what was mended."""
    plan, after = place.plan, place.read(mended)
    return _said(plan) == _said(after) and plan.date in (None, after.date)


def _said(plan: Plan) -> tuple[object, ...]:
    checks = (plan.steps, plan.criteria, plan.testing, plan.access)
    return (
        plan.title,
        plan.status.state,
        plan.owners,
        *(tally(items) for items in checks),
        [(phase.name, phase.done, phase.total) for phase in plan.phases],
        [(risk.text, risk.impact, risk.probability, risk.mitigated, risk.closed) for risk in plan.risks],
        [(question.text, question.kind, question.answered) for question in plan.questions],
        len(plan.not_understood),
    )
