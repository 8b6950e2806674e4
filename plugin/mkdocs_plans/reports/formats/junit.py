"""Findings as JUnit XML, which most CI servers show as tests: one a finding, one for a file without any."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree import ElementTree as ET

from mkdocs_plans.reports.report import Report, ReportedFinding, summary
from mkdocs_plans.terminal_text import strip_control

from . import ReportFormat

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not permit."""


def write(report: Report) -> str:
    """Return a suite for each file; a finding that does not fail the check is a skipped test."""
    by_file: dict[str, list[ReportedFinding]] = defaultdict(list)
    for problem in report.problems:
        by_file[problem.path].append(problem)
    suites = ET.Element("testsuites", name="plans check")
    for shown in report.files:
        _suite(suites, shown, by_file.get(shown, []), report)
    properties = ET.SubElement(ET.SubElement(suites, "testsuite", name="all plans", tests="0"), "properties")
    for name, count in (
        ("suppressed", len(report.suppressed)),
        ("baseline", report.known),
        ("gone", len(report.gone)),
    ):
        ET.SubElement(properties, "property", name=name, value=str(count))
    ET.SubElement(properties, "property", name="summary", value=_text(summary(report)))
    ET.indent(suites)
    written: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii").replace("##", "#&#35;") + "\n"


def _suite(suites: ET.Element, shown: str, problems: list[ReportedFinding], report: Report) -> None:
    failures = sum(report.fails(problem) for problem in problems)
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=_text(shown),
        tests=str(len(problems) or 1),
        failures=str(failures),
        errors="0",
        skipped=str(len(problems) - failures),
    )
    if not problems:
        ET.SubElement(suite, "testcase", classname=_text(shown), name="no findings")
    for problem in problems:
        case = ET.SubElement(
            suite,
            "testcase",
            classname=_text(shown),
            name=f"{problem.finding.rule} (line {problem.line})",
            file=_text(problem.path),
            line=str(problem.line),
        )
        message = _text(problem.finding.message)
        if report.fails(problem):
            failure = ET.SubElement(case, "failure", type=problem.severity.value, message=message)
            failure.text = (
                f"{_text(problem.path)}:{problem.line}:{problem.column}\n| {_text(problem.source or '')}"
            )
        else:
            ET.SubElement(case, "skipped", message=f"{problem.severity.value}: {message}")


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", strip_control(text))


FORMAT = ReportFormat(
    purpose="most CI servers: one test for each finding",
    write=write,
    begins=r'<\?xml [^>]*\?>\s*<testsuites name="plans check">',
)
