"""Findings as workflow commands, which GitHub shows beside the changed lines.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.reports.report import SUMMARY_LINE, Report, ReportedFinding, summary
from mkdocs_plans.terminal_text import strip_control

from . import ReportFormat

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(report: Report) -> str:
    """Return a command for each finding, then a summary."""
    return "\n".join([*map(_problem, report.problems), summary(report)]) + "\n"


def _problem(problem: ReportedFinding) -> str:
    return annotation(
        problem.severity,
        problem.finding.message,
        file=problem.path,
        line=str(problem.line),
        col=str(problem.column),
        title=f"{problem.finding.rule} ({problem.rule.family})",
    )


def annotation(severity: Severity, message: str, **properties: str) -> str:
    """Return the command for a message beside a line of a file."""
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return strip_control(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMAT = ReportFormat(
    purpose="GitHub Actions: annotations beside the changed lines",
    write=write,
    last_line=SUMMARY_LINE,
    has_summary=True,
    syntax="github",
)
