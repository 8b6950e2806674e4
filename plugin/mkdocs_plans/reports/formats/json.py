"""Findings for a program."""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.reports.as_json import encode
from mkdocs_plans.reports.check_types import (
    BaselineEntryRecord,
    CheckFiguresRecord,
    CheckReportRecord,
    ReportedFindingRecord,
)
from mkdocs_plans.reports.report import BaselineEntry, Report, ReportedFinding

from . import ReportFormat


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


FORMAT = ReportFormat(
    purpose="programs: findings, suppressed findings, and outdated entries of the baseline",
    write=write,
    begins=r'\s*\{\s*"format":\s*"mkdocs-plans-check"',
    syntax="json",
)
