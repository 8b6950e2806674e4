"""`plans check --statistics`: the number of findings of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.reports import as_json
from mkdocs_plans.reports.report import Report

from .text import joined, table


def write_statistics(found: Report, form: str) -> Iterator[str]:
    """Write how often each rule was violated, most often first.

    Args:
        found: The report.
        form: `text` or `json`.
    """
    counts = Counter((problem.finding.rule, problem.severity) for problem in found.problems)
    listed = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if form == "json":
        records = [
            {"rule": rule, "severity": severity, "count": count, "fixable": CATALOGUE[rule].fixable}
            for (rule, severity), count in listed
        ]
        yield as_json.encode(records).removesuffix("\n")
    elif listed:
        widest = max(len(str(count)) for count in counts.values())
        rows = [
            (str(count).rjust(widest), severity, rule, "fixable" if CATALOGUE[rule].fixable else "")
            for (rule, severity), count in listed
        ]
        yield from (joined(cells).rstrip() for cells in table(rows))
