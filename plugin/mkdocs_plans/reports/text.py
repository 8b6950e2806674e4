"""Findings for a person: a line each, with what it is about below it."""

from __future__ import annotations

import itertools

from click import style

from mkdocs_plans.model import Severity

from .report import Problem, Report, cut, one_line, summary

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH = 120


def write(report: Report) -> str:
    """The findings file by file, then a summary; in colours, to be taken away but for a terminal."""
    parts = [
        "\n".join(map(_problem, group))
        for _, group in itertools.groupby(report.problems, key=lambda problem: problem.path)
    ]
    return "\n\n".join([*parts, summary(report)]) + "\n"


def _problem(problem: Problem) -> str:
    severity = style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    place = style(f"{_path(problem.shown)}:{problem.line}:{problem.column}", bold=True)
    head = f"{place} {severity} {problem.finding.rule} {one_line(problem.finding.message)}"
    if problem.source is None:
        return head
    source = one_line(problem.source.expandtabs(1).strip())
    number = str(problem.line).rjust(5)
    bar = style("|", fg="bright_black")
    return f"{head}\n{number} {bar} {cut(source, _WIDTH)}\n{' ' * len(number)} {bar} {style('^', fg='green')}"


def _path(shown: str) -> str:
    """A path that begins no command of a CI server, and no line of ours below a finding."""
    plain = one_line(shown)
    return plain if plain[:1].strip().strip(":#") else f"./{plain}"
