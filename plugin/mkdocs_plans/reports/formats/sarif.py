"""Findings as SARIF 2.1.0, which code hosts and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from typing import Any

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.model.plan import Severity
from mkdocs_plans.model.rule import CATALOGUE, Rule
from mkdocs_plans.reports.as_json import encode
from mkdocs_plans.reports.links import uri
from mkdocs_plans.reports.report import Report, ReportedFinding
from mkdocs_plans.snapshot.writer import version
from mkdocs_plans.terminal_text import strip_control

from . import ReportFormat

_LONGEST = 400
"""Characters of a source line that a report shows."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def write(report: Report) -> str:
    """Return one run with every rule that has a result; suppressed findings are marked as suppressed."""
    found = {problem.finding.rule for problem in (*report.problems, *report.suppressed)}
    rules = [name for name in CATALOGUE if name in found]
    indexes = {name: index for index, name in enumerate(rules)}
    results = [_result(problem, indexes) for problem in report.problems]
    results += [
        {**_result(problem, indexes), "suppressions": [{"kind": "inSource"}]} for problem in report.suppressed
    ]
    driver = {
        "name": "mkdocs-plans",
        "version": version(),
        "rules": [_rule(CATALOGUE[name]) for name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {
            "files": len(report.files),
            "suppressed": len(report.suppressed),
            "baseline": report.known,
            "gone": len(report.gone),
        },
    }
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.reason},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family.value]},
    }


def _result(problem: ReportedFinding, indexes: dict[str, int]) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": problem.line,
        "startColumn": problem.column,
        "endColumn": problem.column + problem.length,
    }
    if problem.source is not None:
        region["snippet"] = {"text": truncate(strip_control(problem.source), _LONGEST)}
    return {
        "ruleId": problem.finding.rule,
        "ruleIndex": indexes[problem.finding.rule],
        "level": _LEVELS[problem.severity],
        "message": {"text": strip_control(problem.finding.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(problem.path)},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"mkdocsPlans/v1": problem.fingerprint},
    }


FORMAT = ReportFormat(
    purpose="code scanning and editors: SARIF 2.1.0",
    write=write,
    begins=r'\s*\{\s*"\$schema": "[^"]*/sarif-schema-.*"driver": \{\s*"name": "mkdocs-plans"',
    syntax="json",
)
