"""Reading the summary that a snapshot states, which anybody may have written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from mkdocs_plans.model.plan import Level, QuestionKind, Severity, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.portfolio.portfolio import name_key

from .summarise import shortened
from .summary import NOTHING, PLACES, TOP, Count, FirstMention, Name, NameKind, Names, Summary, TopRisk
from .summary_json import KEPT, SEVERITIES

_Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
_Several = Annotated[int, Meta(ge=1, le=1_000_000)]
_Time = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
_Project = Annotated[str, Meta(max_length=1_000)] | None
_Anchor = Annotated[str, Meta(pattern=r"^[\w-]{0,300}$")]


@dataclass(frozen=True, slots=True)
class _Cell:
    impact: Level | None
    probability: Level | None
    count: _Count


@dataclass(frozen=True, slots=True)
class _RisksRecord:
    closed: _Count
    finished: _Count
    unmitigated: _Count
    matrix: Annotated[tuple[_Cell, ...], Meta(min_length=16, max_length=16)]


@dataclass(frozen=True, slots=True)
class _QuestionsRecord:
    answered: _Count
    finished: _Count
    open_by_kind: dict[QuestionKind, _Count]


@dataclass(frozen=True, slots=True)
class _Steps:
    done: _Count
    total: _Count


@dataclass(frozen=True, slots=True)
class _TopRiskRecord:
    project: _Project
    text: str
    impact: Level | None
    probability: Level | None
    mitigated: bool | None
    plan: str
    plan_status: State
    url: str
    anchor: _Anchor
    changed: _Time | None


@dataclass(frozen=True, slots=True)
class _FirstMentionRecord:
    project: _Project
    url: str
    anchor: _Anchor


@dataclass(frozen=True, slots=True)
class _NameRecord:
    name: str
    projects: _Several
    places: Annotated[tuple[_FirstMentionRecord, ...], Meta(max_length=PLACES)]


@dataclass(frozen=True, slots=True)
class _NamesRecord:
    told: Annotated[tuple[_NameRecord, ...], Meta(max_length=KEPT)]
    left_out: _Count


@dataclass(frozen=True, slots=True)
class _Block:
    by_status: dict[State, _Count]
    attention: _Count
    contradictions: _Count
    changed: _Count | None
    stale: _Count | None
    steps: _Steps
    risks: _RisksRecord
    questions: _QuestionsRecord
    access_outstanding: _Count
    not_understood: _Count
    findings: dict[Severity, _Count]
    suppressed: _Count
    exposed: _Count
    complete: bool
    last_change: _Time | None
    top_risks: Annotated[tuple[_TopRiskRecord, ...], Meta(max_length=TOP)]
    names: dict[NameKind, _NamesRecord]


def read(block: object, project: str, address: Callable[[str], str]) -> Summary:
    """The summary that a snapshot states.

    Args:
        block: What stands under `summary`, decoded from JSON.
        project: What the snapshot's project is called here, whatever it says itself. Its own projects are
            told behind it: `department/billing`.
        address: Makes an address as this portal may show it; empty for one that may not be followed.

    Raises:
        ValueError: It is no summary that can be merged, or its counts contradict each other; the message says
            why, as part of a sentence.
    """
    try:
        found = msgspec.convert(block, _Block)
    except msgspec.ValidationError as error:
        raise ValueError(f"has no summary that can be merged: {error}") from None
    matrix = {(cell.impact, cell.probability): cell.count for cell in found.risks.matrix}
    summary = Summary(
        {**NOTHING.by_state, **found.by_status},
        {**NOTHING.matrix, **matrix},
        {**NOTHING.questions, **found.questions.open_by_kind},
        _counts(found),
        _time(found.last_change),
        found.complete,
        tuple(_read_risks(found.top_risks, project, address)),
        {kind: _read_names(found.names.get(kind), project, address) for kind in NameKind},
    )
    _check(found, summary)
    return summary


def _counts(found: _Block) -> dict[Count, int]:
    return {
        Count.ATTENTION: found.attention,
        Count.CONTRADICTIONS: found.contradictions,
        Count.CHANGED: found.changed or 0,
        Count.STALE: found.stale or 0,
        Count.STEPS_DONE: found.steps.done,
        Count.STEPS_OPEN: found.steps.total - found.steps.done,
        Count.EXPOSED: found.exposed,
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


def _check(found: _Block, summary: Summary) -> None:
    """Refuse counts of parts that are larger than the whole: pages subtract one from the other."""
    counts = summary.counts
    for part, whole, words in (
        (counts[Count.STEPS_DONE], found.steps.total, "done steps than steps"),
        (counts[Count.UNMITIGATED], summary.open_risks, "unmitigated risks than open ones"),
        (
            counts[Count.EXPOSED],
            summary.in_band(RiskRating.RED),
            "unmitigated High/High risks than High/High risks",
        ),
        *(
            (count, summary.matrix[cell], "of the gravest risks with some levels than open ones with them")
            for cell, count in Counter((risk.impact, risk.probability) for risk in summary.top).items()
        ),
    ):
        if part > whole:
            raise ValueError(f"counts more {words}")


def _read_risks(
    risks: Iterable[_TopRiskRecord], project: str, address: Callable[[str], str]
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
            _time(risk.changed),
        )


def _read_names(names: _NamesRecord | None, project: str, address: Callable[[str], str]) -> Names:
    if names is None:
        return Names()
    found = {
        name_key(name.name): Name(
            shortened(name.name),
            name.projects,
            tuple(
                sorted(
                    FirstMention(_inside(project, p.project), address(p.url), p.anchor) for p in name.places
                )
            ),
        )
        for name in names.told
    }
    return Names(found, names.left_out)


def _inside(project: str, part: str | None) -> str:
    return f"{project}/{part}" if part else project


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f"names the time “{text}”, which there is not") from None
