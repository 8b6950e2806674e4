"""Findings for a program."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.terminal_text import harmless_json

from .check_types import BaselineEntryRecord, CheckFiguresRecord, CheckReportRecord, ReportedFindingRecord
from .report import BaselineEntry, Report, ReportedFinding


def write(report: Report) -> str:
    """Write one JSON object: figures, the findings, and what is suppressed or no longer occurs."""
    return encode(
        CheckReportRecord(
            summary=_figures(report),
            findings=tuple(map(_finding, report.problems)),
            suppressed=tuple(map(_finding, report.suppressed)),
            gone=tuple(map(_entry, report.gone)),
        )
    )


def encode(value: object) -> str:
    """Write JSON in plain ASCII that no terminal and no CI server takes for anything else."""
    compact = _to_json(value)
    if "\\ud" in compact:  # halves of characters may be among them, which are no JSON
        compact = _to_json(_sound(json.loads(compact)))
    text = msgspec.json.format(compact, indent=2)  # Python's own indents ten times as slowly
    return harmless_json(text) + "\n"


# msgspec writes letters of every language as they are; here all but ASCII is escaped.
_to_json = json.JSONEncoder(allow_nan=False, default=msgspec.to_builtins).encode


def _sound(value: Any) -> Any:  # noqa: ANN401
    """Return the same without halves of characters, which are no JSON."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _sound(item) for key, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list) else value


def _figures(report: Report) -> CheckFiguresRecord:
    return CheckFiguresRecord(
        files=len(report.files),
        error=report.count(Severity.ERROR),
        warning=report.count(Severity.WARNING),
        info=report.count(Severity.INFO),
        fixable=report.fixable,
        suppressed=len(report.suppressed),
        baseline=report.known,
        gone=len(report.gone),
        fail_on=report.fail_on,
        failed=report.failed,
    )


def _finding(reported: ReportedFinding) -> ReportedFindingRecord:
    return ReportedFindingRecord(
        path=reported.path,
        line=reported.finding.line,
        column=reported.column,
        length=reported.length,
        rule=reported.finding.rule,
        family=reported.rule.family,
        severity=reported.severity,
        message=reported.finding.message,
        source=reported.source,
        fingerprint=reported.fingerprint,
    )


def _entry(entry: BaselineEntry) -> BaselineEntryRecord:
    return BaselineEntryRecord(entry.path, entry.rule, entry.fingerprint)
