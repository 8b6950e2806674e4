"""Reports of `plans check`: the same findings for a person, a program, a code host or a CI server.

Text of a plan is data in each format: it ends no line, opens no tag and gives no command.
"""

from collections.abc import Callable, Mapping

from mkdocs_plans.reports import as_json, github, gitlab, junit, sarif, text
from mkdocs_plans.reports.report import Report, ReportedFinding

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text.write,
    "json": as_json.write,
    "github": github.write,
    "sarif": sarif.write,
    "gitlab": gitlab.write,
    "junit": junit.write,
}
"""The function that writes each format, by its name."""

__all__ = ["FORMATS", "Report", "ReportedFinding"]
