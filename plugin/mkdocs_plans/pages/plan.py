"""The page of one plan: its text as on a code host, below a header with its figures."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from mkdocs_plans.markdown.html import RenderedHtml, ResolvedLink, below_title
from mkdocs_plans.markdown.html import render as render_markdown
from mkdocs_plans.model.phrases import STATE_WORDS, truncate
from mkdocs_plans.model.plan import Finding, Phase, Plan, RelationKind, Risk, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating, rating, risk_rank, severe
from mkdocs_plans.model.rule import CATALOGUE
from mkdocs_plans.portfolio.ages import Age
from mkdocs_plans.portfolio.entry import Entry, blocked_reason, computed_state, contradiction, status_words

from . import rows
from .addresses import Addresses, relative
from .explanation import explanation_url
from .plan_change import change_of, notes
from .plan_marks import HeaderFinding, header_findings, marks
from .portal import Portal
from .templating import render

_WORDS = {
    RelationKind.DEPENDS_ON: ("Depends on", "Needed by"),
    RelationKind.BLOCKED_BY: ("Blocked by", "Blocks"),
    RelationKind.BLOCKS: ("Blocks", "Blocked by"),
    RelationKind.SUPERSEDES: ("Supersedes", "Superseded by"),
    RelationKind.SUPERSEDED_BY: ("Superseded by", "Supersedes"),
    RelationKind.RELATED: ("Related", "Related"),
    RelationKind.PARENT: ("Part of", "Parts"),
    RelationKind.LINK: ("Mentions", "Mentioned by"),
}

_STRENGTH = {kind: strength for strength, kind in enumerate(RelationKind)}

_LONGEST_RAW = 80
"""The most characters of the author's own status in the header."""


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
    header = _header(entry, portal, uri, edit_url, findings, explained=explained)
    title, closed, rest = rendered.html.partition("</h1>")
    if closed and title.lstrip().startswith("<h1"):
        html = f"{top}\n{title}{closed}\n{header}\n{rest}"
    else:
        body = below_title(rendered.html)
        body = body if body.strip() else '<p class="plans-empty">The file is empty.</p>'
        html = f"{top}\n<h1>{escape(entry.plan.title)}</h1>\n{header}\n{body}"
    return PlanPage(html, rendered)


_tops: dict[tuple[str, Addresses, str, bool], str] = {}


def _top(entry: Entry, portal: Portal, uri: str) -> str:
    """Return the HTML above the title. It is the same on all pages of one depth, except in a preview."""
    if portal.preview:
        return render("plan_top.html", portal, uri)
    key = (portal.title, portal.addresses, relative(entry.url, ""), portal.overview is not None)
    if key not in _tops:
        _tops[key] = render("plan_top.html", portal, uri)
    return _tops[key]


def _header(
    entry: Entry,
    portal: Portal,
    uri: str,
    edit_url: str | None,
    findings: Sequence[HeaderFinding],
    *,
    explained: str = "",
) -> str:
    plan = entry.plan
    doubt = contradiction(plan)
    computed = computed_state(plan) if doubt or entry.state is State.UNKNOWN else None
    open_risks = sorted(plan.open_risks, key=risk_rank)
    return render(
        "plan_header.html",
        portal,
        uri,
        entry=entry,
        plan=plan,
        row={"state": entry.state, "word": _status_words(plan)},
        age=portal.portfolio.state_age(entry),
        computed=STATE_WORDS[computed] if computed else "",
        contradiction=doubt,
        blocked=portal.portfolio.why_blocked(entry),
        steps=entry.steps,
        tracked=plan.tracked,
        phases=[_phase(phase) for phase in plan.phases],
        next=None if plan.status.state.finished else plan.next_step,
        questions=plan.open_questions,
        oldest_question=_oldest_question(entry, portal),
        risks=[(risk, rows.RATING_NAMES[rating(risk)], _levels(risk)) for risk in open_risks],
        has_high_risk=entry.active and any(rating(risk) is RiskRating.RED for risk in open_risks),
        ratings=_by_rating(open_risks),
        findings=findings,
        broken=any(CATALOGUE[item.finding.rule].breaks_plan and not item.anchor for item in findings),
        relations=_relations(entry, portal),
        edit_url=edit_url,
        explained=explained,
        change=change_of(portal.changes, entry),
    )


def _status_words(plan: Plan) -> str:
    """Return the state in words, with the author's words if they contain more."""
    word = status_words(plan)
    raw = plan.status.raw
    if blocked_reason(plan):  # The header shows it completely.
        return word
    if plan.status.state is State.UNKNOWN or not raw or raw.casefold().rstrip(".") == word.casefold():
        return word
    return f'{word} ("{truncate(raw, _LONGEST_RAW)}")'


def _oldest_question(entry: Entry, portal: Portal) -> Age | None:
    """Return the age of the oldest open question; those of finished plans have none."""
    if not entry.active:
        return None
    return portal.portfolio.oldest_open(entry, (question.anchor for question in entry.plan.open_questions))


class _PhaseView(NamedTuple):
    short: str
    """`Phase 1` for `Phase 1: Prepare the tables`."""
    rest: str
    anchor: str
    state: str
    words: str


_UNIT = re.compile(r"\w+ \w{1,4}(?=[:.)—–-]|\s+[—–-]\s)")
"""The unit and number of a phase, before a separator. The header shows only this part of its name."""


def _phase(phase: Phase) -> _PhaseView:
    unit = _UNIT.match(phase.name)
    cut = unit.end() if unit else len(phase.name)
    short, rest = phase.name[:cut], phase.name[cut:]
    if not phase.total:
        return _PhaseView(short, rest, phase.anchor, "untracked", "not tracked")
    state = "done" if phase.done == phase.total else "started" if phase.done else "open"
    return _PhaseView(short, rest, phase.anchor, state, f"{phase.done}/{phase.total}")


def _by_rating(risks: list[Risk]) -> str:
    """Return the number of risks of each rating: `1 High/High, 2 unrated`."""
    counts = Counter(rating(risk) for risk in risks)
    return ", ".join(
        f"{counts[which]} {words if which is RiskRating.RED else words.lower()}"
        for which, words in rows.RATING_WORDS.items()
        if counts[which]
    )


def _levels(risk: Risk) -> str:
    words = rows.levels(risk)
    return f"{words} severe" if severe(risk) else words


def _relations(entry: Entry, portal: Portal) -> list[tuple[str, list[Entry]]]:
    """Return related plans by the words for the relation, each plan once with its strongest relation."""
    found: dict[str, list[Entry]] = defaultdict(list)
    portfolio, seen = portal.portfolio, set()
    edges = [(edge.kind, 0, edge.target) for edge in portfolio.outgoing(entry)]
    edges += [(edge.kind, 1, edge.source) for edge in portfolio.incoming(entry)]
    for kind, way, path in sorted(edges, key=lambda edge: (_STRENGTH[edge[0]], edge[1])):
        words = _WORDS[kind][way]
        if path not in seen:
            seen.add(path)
            found[words].append(portfolio.entry(path))
    if entry.plan.companion_of:
        found["Companion of"].append(portfolio.entry(entry.plan.companion_of))
    companions = [other for other in portal.companions if other.plan.companion_of == entry.plan.path]
    return [*found.items(), *([("Companions", companions)] if companions else [])]


def problem_page(entry: Entry, portal: Portal, uri: str) -> str:
    """Return the page of a file that could not be read: its name and the problem."""
    top = _top(entry, portal, uri)
    title = Markup("<h1>{}</h1>").format(entry.plan.title)
    header = _header(entry, portal, uri, None, header_findings(entry.all_findings, entry.plan))
    return f"{top}\n{title}\n{header}\n<p>This file could not be read.</p>"
