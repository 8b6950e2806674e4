"""Reports of `plans check`: the same findings for a person, a program, a code host or a CI server.

Text of a plan is data in each of them: it can end no line, open no tag and give no command.
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
"""What writes each format, by its name."""

__all__ = ["FORMATS", "Report", "ReportedFinding"]
