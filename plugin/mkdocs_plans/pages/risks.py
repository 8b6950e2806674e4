"""The register of open risks, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mkdocs_plans.model.plan import Level
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import ROWS_PER_PAGE, GeneratedPage, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import fill_with, list_pages
from mkdocs_plans.portfolio.portfolio import RiskRow


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of open risks with its matrix, and a list for each group and each cell."""
    found, changes = portal.portfolio, portal.changes
    fill = fill_with(portal, "risk", partial(rows.risk_row, preview=changes))
    changed = [row for row in found.risks if changes and changes.badge(row.entry, row.risk.anchor)]
    groups = _risk_groups(portal)
    yield from list_pages(
        portal,
        "risks.html" if portal.scope is None else "risk_list.html",
        addresses.RISKS,
        "Risks",
        found.open_risks,
        fill=fill,
        size=ROWS_PER_PAGE,
        heading="Open risks",
        text="",
        groups=[(name, title, group) for name, title, _, group in groups],
        changed=changed,
        row_template=row_template("risk", portal).markup,
    )
    for name, title, text, group in groups:
        heading = f"Risks: {title}"
        uri = addresses.risk_list(name)
        yield from list_pages(
            portal, "risk_list.html", uri, heading, group, fill=fill, heading=heading, text=text
        )
    if changes and portal.scope is None:
        uri, heading = changes.list("changed-risks"), "Changed risks"
        yield from list_pages(
            portal, "risk_list.html", uri, heading, changed, fill=fill, heading=heading, text=""
        )
    for (impact, probability), group in found.matrix.items():
        if group and (impact, probability) != (Level.HIGH, Level.HIGH):  # The group high-high is that cell.
            words = rows.LEVEL_WORDS
            heading = f"Risks: impact {words[impact]}, probability {words[probability]}"
            uri = addresses.risk_list(addresses.cell(impact, probability))
            yield from list_pages(
                portal, "risk_list.html", uri, heading, group, fill=fill, heading=heading, text=""
            )


def _risk_groups(portal: Portal) -> list[tuple[str, str, str, Sequence[RiskRow]]]:
    """Return the groups as (name in addresses, title, explanation, rows)."""
    found = portal.portfolio
    return [
        (
            "high-high",
            "High/High",
            "Risks of high impact and high probability.",
            found.rated_as(RiskRating.RED),
        ),
        (
            "high-high-unmitigated",
            "High/High without mitigation",
            "Risks of high impact and high probability whose place for a mitigation is empty.",
            found.high_unmitigated,
        ),
        ("medium", "Medium", "High/Med, Med/High and Med/Med.", found.rated_as(RiskRating.AMBER)),
        (
            "low",
            "Low",
            "Low impact or low probability. High impact at low probability is marked as severe.",
            found.rated_as(RiskRating.GREEN),
        ),
        (
            "unrated",
            "Unrated",
            "Impact or probability is not stated or not recognised. One level alone is not a rating.",
            found.rated_as(RiskRating.UNRATED),
        ),
        (
            "unmitigated",
            "Without mitigation",
            "Open risks whose place for a mitigation is empty. A risk that has no such place is not counted.",
            found.unmitigated,
        ),
        (
            "closed",
            "Closed",
            "Risks of active plans that are crossed out, resolved or accepted.",
            found.closed_risks,
        ),
        (
            "finished",
            "In finished plans",
            "All risks of completed and cancelled plans.",
            found.finished_risks,
        ),
    ]
