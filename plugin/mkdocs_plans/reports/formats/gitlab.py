"""Findings as a GitLab Code Quality report.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.reports.as_json import encode
from mkdocs_plans.reports.report import Report
from mkdocs_plans.terminal_text import strip_control

from . import ReportFormat

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_STRING = r'"(?:[^"\\]|\\.)*"'


def write(report: Report) -> str:
    """Return the report as a JSON array."""
    return encode(
        [
            {
                "description": strip_control(problem.finding.message),
                "check_name": problem.finding.rule,
                "fingerprint": problem.fingerprint,
                "severity": _SEVERITIES[problem.severity],
                "categories": [problem.rule.family.value],
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
            for problem in report.problems
        ]
    )


FORMAT = ReportFormat(
    purpose="GitLab: a Code Quality report",
    write=write,
    begins=rf'\[\]\n?\Z|\[\s*\{{\s*"description": {_STRING},\s*"check_name": "(?:{"|".join(CATALOGUE)})"',
    syntax="json",
)
