"""Findings for a program."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from mkdocs_plans.model.plan import Severity
from mkdocs_plans.terminal_text import harmless_json

from .report import BaselineEntry, Report, ReportedFinding

FORMAT = "mkdocs-plans-check"
SCHEMA_VERSION = "1.0"


def write(report: Report) -> str:
    """One JSON object: a summary, the findings, and what was not told."""
    return encode(
        {
            "format": FORMAT,
            "schema_version": SCHEMA_VERSION,
            "summary": {
                "files": len(report.files),
                **{severity.value: report.count(severity) for severity in Severity},
                "fixable": report.fixable,
                "suppressed": len(report.suppressed),
                "baseline": report.known,
                "gone": len(report.gone),
                "fail_on": report.fail_on.value,
                "failed": report.failed,
            },
            "findings": [_problem(problem) for problem in report.problems],
            "suppressed": [_problem(problem) for problem in report.suppressed],
            "gone": [_known(known) for known in report.gone],
        }
    )


def encode(value: object) -> str:
    """JSON in plain ASCII that no terminal and no CI server takes for anything else."""
    compact = json.dumps(value, allow_nan=False)
    if "\\ud" in compact:  # halves of characters may be among them, which are no JSON
        compact = json.dumps(_sound(value), allow_nan=False)
    text = msgspec.json.format(compact, indent=2)  # Python's own indents ten times as slowly
    return harmless_json(text) + "\n"


def _sound(value: Any) -> Any:  # noqa: ANN401
    """Without halves of characters, which are no JSON."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _sound(item) for key, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list) else value


def _problem(problem: ReportedFinding) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.finding.line,
        "column": problem.column,
        "length": problem.length,
        "rule": problem.finding.rule,
        "family": problem.rule.family.value,
        "severity": problem.severity.value,
        "message": problem.finding.message,
        "source": problem.source,
        "fingerprint": problem.fingerprint,
    }


def _known(known: BaselineEntry) -> dict[str, Any]:
    return {"path": known.path, "rule": known.rule, "fingerprint": known.fingerprint}
