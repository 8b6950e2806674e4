"""Findings for a person: a line each, with the line of the file below it.

The line has the form that compilers use, which editors and terminals link: `file:line:column: severity: …`.
"""

from __future__ import annotations

import itertools

from click import style

from mkdocs_plans.docs_site import rule_page
from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.reports.report import SUMMARY_LINE, Report, ReportedFinding, summary
from mkdocs_plans.terminal_text import linked, strip_control, width

from . import ReportFormat

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH = 120
_BEFORE = 70
"""The characters shown before the finding; the beginning of a longer line is left out."""


def write(report: Report) -> str:
    """Return the findings file by file, then a summary; with colours and links for a terminal."""
    parts = [
        "\n".join(map(_problem, group))
        for _, group in itertools.groupby(report.problems, key=lambda problem: problem.path)
    ]
    return "\n\n".join([*parts, summary(report)]) + "\n"


def _problem(problem: ReportedFinding) -> str:
    severity = style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    place = style(f"{_path(problem.path)}:{problem.line}:{problem.column}", bold=True)
    name = linked(problem.finding.rule, rule_page(problem.finding.rule))
    rule = style(f"[{name}]", fg="bright_black")
    head = f"{place}: {severity}: {strip_control(problem.finding.message)} {rule}"
    if problem.source is None:
        return head
    before, source = _shown(problem)
    number = str(problem.line).rjust(5)
    bar = style("|", fg="bright_black")
    caret = " " * width(before) + style("^" * width(source[len(before) :][: problem.length]), fg="green")
    return f"{head}\n{number} {bar} {truncate(source, _WIDTH)}\n{' ' * len(number)} {bar} {caret}"


def _shown(problem: ReportedFinding) -> tuple[str, str]:
    """Return the text before the problem, and the line up to its end."""
    source = problem.source or ""
    start = len(source) - len(source.lstrip())
    at = problem.column - 1
    left = "" if at - start <= _BEFORE else "…"
    start = at - _BEFORE if left else start
    before, rest = (strip_control(part.expandtabs(1)) for part in (source[start:at], source[at:].rstrip()))
    return left + before, left + before + rest


def _path(path: str) -> str:
    """Return a path that does not begin a command of a CI server, or look like the line below a finding."""
    plain = strip_control(path)
    return plain if plain[:1].strip().strip(":#") else f"./{plain}"


FORMAT = ReportFormat(
    purpose="people and editors: one line for each finding, in the format of compilers",
    write=write,
    last_line=SUMMARY_LINE,
    has_summary=True,
)
