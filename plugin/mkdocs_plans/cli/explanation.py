"""How a plan was read, as text: the lines of the file, with a margin that shows what each was read as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.reading.explanation import Explanation, Fact, LineReading, ReadAs
from mkdocs_plans.terminal_text import printable, width

_COLORS = {
    ReadAs.TITLE: "cyan", ReadAs.STATUS: "blue", ReadAs.FIELD: "blue", ReadAs.RELATION: "blue",
    ReadAs.HEADING: "cyan", ReadAs.PHASE: "cyan",
    ReadAs.STEP: "green", ReadAs.CRITERION: "green", ReadAs.TEST: "green", ReadAs.ACCESS: "green",
    ReadAs.DEPENDENCY: "green", ReadAs.RISK: "yellow", ReadAs.QUESTION: "magenta",
    ReadAs.DECISION: "magenta", ReadAs.UNPARSED: "red",
}  # fmt: skip
"""The colour of the margin; lines that count for no figure have none."""
_SEVERITIES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_QUIET = "bright_black"
_NUMBER = 4
"""Columns of a line's number."""
_NARROWEST, _WIDEST = 24, 46
"""Columns of the margin on a terminal."""
_WIDEST_WHOLE = 70
"""Columns of the margin where lines are not wrapped; a longer label pushes its text to the right."""
_TAB = 4


def explanation_lines(explanation: Explanation, columns: int | None) -> Iterator[str]:
    """Yield the lines to print.

    Args:
        explanation: How the plan was read, secrets redacted.
        columns: The width of the terminal; `None`: lines are not wrapped.
    """
    yield click.style(printable(explanation.path), bold=True)
    yield from _facts(explanation.facts)
    for finding in explanation.findings:
        yield f"  {_finding(finding)}"
    yield ""
    labels = [_label(line) for line in explanation.lines]
    longest = max(map(width, labels), default=0)
    if columns is None:
        margin = min(longest, _WIDEST_WHOLE)
        text = None
    else:
        margin = min(longest, max(_NARROWEST, min(_WIDEST, columns * 2 // 5)))
        text = max(_NARROWEST, columns - _NUMBER - margin - len("  │ "))
    for line, label in zip(explanation.lines, labels, strict=True):
        yield from _line(line, label, margin, text)


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    rows = [(fact.name.capitalize(), printable(fact.value), _source(fact)) for fact in facts]
    name = max((width(row[0]) for row in rows), default=0)
    value = max((width(row[1]) for row in rows if width(row[1]) <= _WIDEST), default=0)
    for label, stated, source in rows:
        row = f"  {_padded(label, name)}  {_padded(stated, value)}"
        yield f"{row}  {_quiet(source)}" if source else row.rstrip()


def _source(fact: Fact) -> str:
    return printable(", ".join(filter(None, (fact.rule, f"line {fact.line}" if fact.line else ""))))


def _label(line: LineReading) -> str:
    return printable(f"{line.label}: {line.rule}" if line.rule else line.label)


def _line(line: LineReading, label: str, margin: int, columns: int | None) -> Iterator[str]:
    """Yield the rows of a line: its number, its label and its text, each wrapped in its own column."""
    text = printable(line.text.expandtabs(_TAB))
    labels = [label] if columns is None else list(_wrapped(label, margin))
    texts = [text] if columns is None else list(_cut(text, columns))
    for row in range(max(len(labels), len(texts))):
        number = str(line.line) if row == 0 else ""
        shown = _padded(labels[row] if row < len(labels) else "", margin)
        styled = click.style(shown, fg=_COLORS.get(line.read_as, _QUIET)) if shown.strip() else shown
        yield f"{_quiet(f'{number:>{_NUMBER}}')} {styled} │ {texts[row] if row < len(texts) else ''}".rstrip()
    for finding in line.findings:
        yield f"{'':>{_NUMBER}}   {_finding(finding)}"
    for finding in line.suppressed:
        yield f"{'':>{_NUMBER}}   {_finding(finding, 'suppressed')}"


def _finding(finding: Finding, label: str = "") -> str:
    shown = click.style(f"{label or finding.severity}:", fg=_SEVERITIES[finding.severity])
    return f"{shown} {printable(finding.message)} [{finding.rule}]"


def _quiet(text: str) -> str:
    return click.style(text, fg=_QUIET) if text.strip() else text


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _wrapped(text: str, columns: int) -> Iterator[str]:
    """Break a text between words; a word that is too long is cut."""
    row = ""
    for word in text.split():
        if row and width(row) + 1 + width(word) > columns:
            yield row
            row = ""
        *whole, rest = _cut(word, columns)
        yield from whole
        row = f"{row} {rest}".strip()
    yield row


def _cut(text: str, columns: int) -> list[str]:
    """Cut a text into rows of a width, also inside words."""
    rows, row, taken = [], "", 0
    for character in text:
        size = width(character)
        if row and taken + size > columns:
            rows.append(row)
            row, taken = "", 0
        row, taken = row + character, taken + size
    return [*rows, row]
