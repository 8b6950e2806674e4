"""The register of open risks, and the lists that its figures link to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from markupsafe import Markup

from mkdocs_plans.model.plan import Level
from mkdocs_plans.model.risk_rating import LEVEL_WORDS, RiskRating, rating
from mkdocs_plans.pages import addresses, rows
from mkdocs_plans.pages.portal import GeneratedPage, PageLinks, Portal
from mkdocs_plans.pages.row_templates import row_template
from mkdocs_plans.pages.tables import Fill, RegisterGroup, fill_with, list_pages, register_pages
from mkdocs_plans.portfolio.ages import Age
from mkdocs_plans.portfolio.portfolio import Portfolio, RiskRow


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
        opened=[row for row in in_register_order(found) if row.open],
        changed=[risk for risk in found.risks if changes and changes.badge(risk.entry, risk.risk.anchor)],
        groups=_risk_groups(portal),
        ended="Closed",
        register_fill=_fill_groups(portal),
        values={
            "rated": found.rated_risks,
            "silent": sum(row.risk.mitigated is None for row in found.open_risks),
            "oldest": _oldest(found),
            "facets": _facets(found),
        },
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


_CLOSED, _FINISHED = rows.RowGroup("Closed", ""), rows.RowGroup("In finished plans", "")
_NOT_RATED = {False: "no mitigation", True: "mitigation stated", None: "mitigation not stated"}
_MITIGATIONS = tuple(_NOT_RATED)


def in_register_order(found: Portfolio) -> Sequence[RiskRow]:
    """Return all risks: open ones by what is known of them, then closed ones, then of finished plans."""

    def known(row: RiskRow) -> tuple[bool, bool, int]:
        rated = rating(row.risk) is not RiskRating.UNRATED
        group = 0 if rated else 1 + _MITIGATIONS.index(row.risk.mitigated)
        return not row.entry.active, row.risk.closed, group if row.open else 0

    return sorted(found.risks, key=known)  # Stable: of one group the most severe first, then the oldest.


def group_of(row: RiskRow, found: Portfolio) -> rows.RowGroup:
    """Return the group of a risk in the register, by what is known of it."""
    if not row.open:
        return _CLOSED if row.entry.active else _FINISHED
    if rating(row.risk) is not RiskRating.UNRATED:
        return rows.RowGroup("Rated", "most severe first")
    note = "oldest first" if "age" in found.stated_of_risks else ""
    lead = "Not rated, " if "rating" in found.stated_of_risks else ""
    title = f"{lead}{_NOT_RATED[row.risk.mitigated]}"
    return rows.RowGroup(title[0].upper() + title[1:], note)


def register_row(row: RiskRow, portal: Portal) -> rows.Row:
    """Return the row of a risk in the register, with its group."""
    found = portal.portfolio
    return rows.risk_row(row, found, portal.changes, group_of(row, found))


_HEAD = Markup(
    '<tr class="plans-group"><th scope="rowgroup" colspan="{}">{} ({:,}) <small>{}</small></th></tr>'
)


def _fill_groups(portal: Portal) -> Fill:
    """Fill rows below the heads of their groups, which state what their rows leave out."""
    found = portal.portfolio
    template = row_template("risk", portal)
    columns = 2 + len(found.stated_of_risks)  # The text and the plan, and what is stated.
    sizes: dict[rows.RowGroup, int] = {}

    def fill(risks: Sequence[RiskRow], link: PageLinks) -> Markup:
        if not sizes:
            for row in found.open_risks:
                group = group_of(row, found)
                sizes[group] = sizes.get(group, 0) + 1
        filled: list[str] = []
        for group, members in groupby(risks, key=lambda row: group_of(row, found)):
            filled.append(_HEAD.format(columns, group.title, sizes[group], group.note))
            filled += [template.fill(_below_head(register_row(row, portal)), link.base) for row in members]
        return Markup("\n".join(filled))  # noqa: S704  (rows and heads are escaped)

    return fill


def _below_head(row: rows.Row) -> rows.Row:
    return {**row, "unrated": ""}


def _oldest(found: Portfolio) -> Age | None:
    ages = (found.open_age(row.entry, row.risk.anchor) for row in found.open_risks)
    return max((age for age in ages if age), key=lambda age: age.days, default=None)


def _facets(found: Portfolio) -> list[tuple[str, str, str]]:
    """Return the filters of the register: those with something to choose."""
    stated = found.stated_of_risks
    facets: Mapping[str, tuple[bool, str, str]] = {
        "rating": ("rating" in stated, "rating", "Rating"),
        "impact": (found.has_matrix, "impact", "Impact"),
        "probability": (found.has_matrix, "probability", "Probability"),
        "mitigated": ("mitigation" in stated, "mitigated", "Mitigated"),
        "owner": ("owner" in stated, "owner", "Owner"),
        "plan": (len({row.entry.plan.path for row in found.risks}) > 1, "plan", "Plan"),
        "itemstate": (len(found.open_risks) < len(found.risks), "state", "State"),
    }
    return [(field, name, title) for field, (shown, name, title) in facets.items() if shown]


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
