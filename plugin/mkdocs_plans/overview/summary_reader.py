"""Reads the summary of a snapshot, which is untrusted input."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.model.wire_types import parse_time
from mkdocs_plans.portfolio.portfolio import name_key

from .summarise import shortened
from .summary import NOTHING, Count, FirstMention, Name, NameKind, Names, Summary, TopRisk
from .summary_json import SEVERITIES
from .summary_types import FirstMentionRecord, NameRecord, NamesRecord, SummaryRecord, TopRiskRecord


def read(block: object, project: str, address: Callable[[str], str]) -> Summary:
    """Read the summary of a snapshot.

    Args:
        block: The value of `summary`, decoded from JSON.
        project: The name that this portal has for the snapshot's project. It precedes the names of projects
            in the snapshot: `department/billing`.
        address: Returns an address as this portal may show it; empty for one that may not be followed.

    Raises:
        ValueError: It is not a summary that can be merged, or its counts contradict each other. The message
            gives the reason as part of a sentence.
    """
    try:
        found = msgspec.convert(block, SummaryRecord)
    except msgspec.ValidationError as error:
        raise ValueError(f"has an invalid summary: {error}") from None
    matrix = {(cell.impact, cell.probability): cell.count for cell in found.risks.matrix}
    summary = Summary(
        {**NOTHING.by_state, **found.by_status},
        {**NOTHING.matrix, **matrix},
        {**NOTHING.questions, **found.questions.open_by_kind},
        _counts(found),
        parse_time(found.last_change),
        found.complete,
        tuple(_read_risks(found.top_risks, project, address)),
        {kind: _read_names(found.names.get(kind), project, address) for kind in NameKind},
    )
    _check(found, summary)
    return summary


def _counts(found: SummaryRecord) -> dict[Count, int]:
    return {
        Count.ATTENTION: found.attention,
        Count.CONTRADICTIONS: found.contradictions,
        Count.CHANGED: found.changed or 0,
        Count.STALE: found.stale or 0,
        Count.STEPS_DONE: found.steps.done,
        Count.STEPS_OPEN: found.steps.total - found.steps.done,
        Count.HIGH_UNMITIGATED: found.high_unmitigated,
        Count.UNMITIGATED: found.risks.unmitigated,
        Count.CLOSED_RISKS: found.risks.closed,
        Count.FINISHED_RISKS: found.risks.finished,
        Count.ANSWERED: found.questions.answered,
        Count.FINISHED_QUESTIONS: found.questions.finished,
        Count.ACCESS: found.access_outstanding,
        Count.NOT_UNDERSTOOD: found.not_understood,
        **{count: found.findings.get(severity, 0) for severity, count in SEVERITIES.items()},
        Count.SUPPRESSED: found.suppressed,
    }


def _check(found: SummaryRecord, summary: Summary) -> None:
    """Refuse counts of parts that are larger than the whole: pages subtract one from the other."""
    counts = summary.counts
    for part, whole, words in (
        (counts[Count.STEPS_DONE], found.steps.total, "done steps than steps"),
        (counts[Count.UNMITIGATED], summary.open_risks, "unmitigated risks than open ones"),
        (
            counts[Count.HIGH_UNMITIGATED],
            summary.rated_as(RiskRating.RED),
            "unmitigated High/High risks than High/High risks",
        ),
        *(
            (
                count,
                summary.matrix[cell],
                "of the most severe risks with some levels than open ones with them",
            )
            for cell, count in Counter((risk.impact, risk.probability) for risk in summary.top).items()
        ),
    ):
        if part > whole:
            raise ValueError(f"counts more {words}")


def _read_risks(
    risks: Iterable[TopRiskRecord], project: str, address: Callable[[str], str]
) -> Iterator[TopRisk]:
    for risk in risks:
        yield TopRisk(
            _inside(project, risk.project),
            shortened(risk.text),
            risk.impact,
            risk.probability,
            risk.mitigated,
            shortened(risk.plan),
            risk.plan_status,
            address(risk.url),
            risk.anchor,
            parse_time(risk.changed),
        )


def _read_names(names: NamesRecord | None, project: str, address: Callable[[str], str]) -> Names:
    if names is None:
        return Names()
    found = {name_key(name.name): _read_name(name, project, address) for name in names.listed}
    return Names(found, names.left_out)


def _read_name(name: NameRecord, project: str, address: Callable[[str], str]) -> Name:
    mentions = (_read_mention(mention, project, address) for mention in name.mentions)
    return Name(shortened(name.name), name.projects, tuple(sorted(mentions)))


def _read_mention(place: FirstMentionRecord, project: str, address: Callable[[str], str]) -> FirstMention:
    return FirstMention(_inside(project, place.project), address(place.url), place.anchor)


def _inside(project: str, part: str | None) -> str:
    return f"{project}/{part}" if part else project
