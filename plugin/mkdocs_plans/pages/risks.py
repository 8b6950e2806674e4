"""The register of open risks, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mkdocs_plans.model.plan import Level
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, RiskRating
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, Portal
from mkdocs_plans.pages.tables import RegisterGroup, fill_with, list_pages, register_pages


def pages(portal: Portal) -> Iterator[GeneratedPage]:
    """Yield the register of open risks with its matrix, and a list for each group and each cell."""
    found, changes = portal.portfolio, portal.changes
    row = partial(rows.risk_row, portfolio=found, preview=changes)
    yield from register_pages(
        portal,
        "risk",
        addresses.RISKS,
        addresses.risk_list,
        row,
        opened=found.open_risks,
        changed=[risk for risk in found.risks if changes and changes.badge(risk.entry, risk.risk.anchor)],
        groups=_risk_groups(portal),
        ended="Closed",
    )
    fill = fill_with(portal, "risk", row)
    for (impact, probability), group in found.matrix.items():
        if group and (impact, probability) != (Level.HIGH, Level.HIGH):  # The group high-high is that cell.
            words = LEVEL_WORDS
            heading = f"Risks: impact {words[impact]}, probability {words[probability]}"
            uri = addresses.risk_list(addresses.cell(impact, probability))
            yield from list_pages(
                portal,
                "risk_list.html",
                uri,
                heading,
                group,
                fill=fill,
                heading=heading,
                text="",
                age_head=rows.OPEN_FOR,
            )


def _risk_groups(portal: Portal) -> list[RegisterGroup]:
    """Return the groups that the register links to."""
    found = portal.portfolio
    return [
        RegisterGroup(
            "high-high",
            "High/High",
            "Risks of high impact and high probability.",
            found.rated_as(RiskRating.RED),
        ),
        RegisterGroup(
            "high-high-unmitigated",
            "High/High without mitigation",
            "Risks of high impact and high probability that are known to have no mitigation.",
            found.high_unmitigated,
        ),
        RegisterGroup(
            "medium", "Medium", "High/Med, Med/High and Med/Med.", found.rated_as(RiskRating.AMBER)
        ),
        RegisterGroup(
            "low",
            "Low",
            "Low impact or low probability. High impact at low probability is marked as severe.",
            found.rated_as(RiskRating.GREEN),
        ),
        RegisterGroup(
            "unrated",
            "Unrated",
            "Impact or probability is not stated or not recognised. One level alone gives no rating.",
            found.rated_as(RiskRating.UNRATED),
        ),
        RegisterGroup(
            "unmitigated",
            "Without mitigation",
            "Open risks that are known to have no mitigation. "
            "A risk without a cell or field for a mitigation is not counted.",
            found.unmitigated,
        ),
        RegisterGroup(
            "closed",
            "Closed",
            "Risks of active plans that are crossed out, resolved or accepted.",
            found.closed_risks,
        ),
        RegisterGroup(
            "finished",
            "In finished plans",
            "All risks of completed and cancelled plans.",
            found.finished_risks,
        ),
    ]
