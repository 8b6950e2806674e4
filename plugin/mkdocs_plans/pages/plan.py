"""The page of one plan: its text as on a code host, below a header with its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from mkdocs_plans.markdown.field_block import set_fields
from mkdocs_plans.markdown.html import RenderedHtml, ResolvedLink, below_title
from mkdocs_plans.markdown.html import render as render_markdown
from mkdocs_plans.model.plan import Finding, Severity
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portfolio.entry import Entry

from .addresses import relative
from .explanation import explanation_url
from .plan_change import notes
from .plan_header import plan_header
from .plan_marks import header_findings, marks
from .portal import Portal
from .templating import render


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The rendered page of a plan."""

    html: str
    rendered: RenderedHtml
    """The text without header, with its table of contents, ids and links."""


def plan_page(
    entry: Entry,
    text: str,
    portal: Portal,
    uri: str,
    *,
    resolve: Callable[[str, bool, int], ResolvedLink | None],
    edit_url: str | None = None,
    image_hosts: frozenset[str] = frozenset(),
    mermaid: bool = False,
) -> PlanPage:
    """Render the page of a plan.

    Args:
        entry: The plan.
        text: Its Markdown, front matter blanked out.
        portal: The portal of the page.
        uri: The URI of the page.
        resolve: Returns the target of a link, from its destination, whether it is an image, and its line.
        edit_url: The address where the file can be edited.
        image_hosts: Hosts whose images may be shown.
        mermaid: Whether the site has its own copy of mermaid.
    """
    above = text.count("\n", 0, len(text) - len(text.lstrip()))
    findings = header_findings(entry.all_findings, entry.plan, above)
    rendered = render_markdown(
        text,
        marks=marks(entry.plan, findings, notes(portal.changes, entry)),
        resolve=resolve,
        image_hosts=image_hosts,
        mermaid=mermaid,
    )
    known = {finding.rule for finding in entry.all_findings}
    problems = tuple(
        Finding(problem.rule, Severity.WARNING, problem.message, problem.line)
        for problem in rendered.problems
        if problem.rule not in known and CATALOGUE[problem.rule].found_by_rendering
    )
    if problems:
        findings = header_findings(entry.all_findings + problems, entry.plan, above)
    top = _top(entry, portal, uri)
    explained = explanation_url(uri, portal)
    header = plan_header(entry, portal, uri, edit_url, findings, explained=explained)
    text_html = set_fields(rendered.html)
    title, closed, rest = text_html.partition("</h1>")
    if closed and title.lstrip().startswith("<h1"):
        html = f"{top}\n{title}{closed}\n{header}\n{rest}"
    else:
        body = below_title(text_html)
        body = body if body.strip() else '<p class="plans-empty">The file is empty.</p>'
        html = f"{top}\n<h1>{escape(entry.plan.title)}</h1>\n{header}\n{body}"
    return PlanPage(html, rendered)


_tops: dict[tuple[object, ...], str] = {}
_MOST_TOPS = 100
"""Under `mkdocs serve` the tabs change again and again."""


def _top(entry: Entry, portal: Portal, uri: str) -> str:
    """Return the HTML above the title. It is the same on all pages of one depth, except in a preview."""
    if portal.preview:
        return render("plan_top.html", portal, uri)
    root, tabs = relative(entry.url, ""), portal.shown_tabs
    key = (portal.title, portal.addresses, root, portal.overview is not None, tabs)
    if key not in _tops:
        if len(_tops) >= _MOST_TOPS:
            _tops.clear()
        _tops[key] = render("plan_top.html", portal, uri)
    return _tops[key]


def problem_page(entry: Entry, portal: Portal, uri: str) -> str:
    """Return the page of a file that could not be read: its name and the problem."""
    top = _top(entry, portal, uri)
    title = Markup("<h1>{}</h1>").format(entry.plan.title)
    header = plan_header(entry, portal, uri, None, header_findings(entry.all_findings, entry.plan))
    return f"{top}\n{title}\n{header}\n<p>This file could not be read.</p>"
