"""The page that explains how a plan was read: a file of its own, that no other page loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup, escape

from mkdocs_plans.model.plan import Finding
from mkdocs_plans.reading.explanation import Explanation, LineReading, ReadAs

from .addresses import ROOT
from .portal import Portal
from .templating import render

FOLDER = "reading/"
"""The folder of these pages, below that of the assets: no page of a site can have the same address."""

STYLES = "explanation.css"
"""The styles of these pages, among the assets."""

_KINDS = {
    ReadAs.TITLE: "title", ReadAs.STATUS: "status", ReadAs.FIELD: "field", ReadAs.RELATION: "field",
    ReadAs.HEADING: "heading", ReadAs.PHASE: "heading",
    ReadAs.STEP: "item", ReadAs.CRITERION: "item", ReadAs.TEST: "item", ReadAs.ACCESS: "item",
    ReadAs.RISK: "risk", ReadAs.QUESTION: "question", ReadAs.DECISION: "question",
    ReadAs.DEPENDENCY: "item", ReadAs.UNPARSED: "unparsed",
}  # fmt: skip
"""The class of a line by what it was read as; other lines are quiet."""


def explanation_name(uri: str) -> str:
    """Return the name of the file for the plan whose page has this URI.

    It is in a folder of its own: `.html` would make the longest possible name of a plan too long for a file.
    """
    return f"{FOLDER}{uri.removeprefix(f'{ROOT}/').removesuffix('.md')}/index.html"


def explanation_url(uri: str, portal: Portal) -> str:
    """Return the address of that file, relative to the site's root."""
    return portal.rows_url + quote(explanation_name(uri))


def explanation_page(explanation: Explanation, portal: Portal, uri: str) -> str:
    """Return the whole file.

    Args:
        explanation: How the plan was read, secrets redacted.
        portal: The portal of the plan.
        uri: The URI of the plan's page.
    """
    base = "../" * explanation_url(uri, portal).count("/")
    return render(
        "explanation.html",
        portal,
        uri,
        explanation=explanation,
        rows=Markup("".join(map(_row, _runs(explanation.lines)))),  # noqa: S704  (escaped in `_row`)
        back=base + portal.addresses.url(uri),
        styles=f"{base}{portal.rows_url}{STYLES}",
    )


def _runs(lines: Iterable[LineReading]) -> Iterator[list[LineReading]]:
    """Yield the lines in runs: each begins with a labelled line, and ends with one that has a finding."""
    run: list[LineReading] = []
    for line in lines:
        if run and (line.label or run[-1].findings or run[-1].suppressed):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _row(run: Sequence[LineReading]) -> str:
    """Return the row of a run. A template would take five times as long, and a plan has hundreds."""
    first, last = run[0], run[-1]
    label = f"<b>{escape(first.label)}</b>" if first.label else ""
    rule = f" <span>{escape(first.rule)}</span>" if first.rule else ""
    notes = [_note(finding, finding.severity) for finding in last.findings]
    notes += [_note(finding, "suppressed") for finding in last.suppressed]
    text = escape("\n".join(line.text for line in run).rstrip())
    return (
        f'<tr id="L{first.line}" class="{_KINDS.get(first.read_as, "quiet")}">'
        f'<td><a href="#L{first.line}">{first.line}</a></td><td>{label}{rule}</td>'
        f"<td><pre>{text}</pre>{''.join(notes)}</td></tr>\n"
    )


def _note(finding: Finding, label: str) -> str:
    return f"<p><strong>{label}</strong> {escape(finding.message)} <code>{finding.rule}</code></p>"
