"""Summaries of projects can be merged in any order, and have the figures of all plans together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs_plans.model.plan import Level, State
from mkdocs_plans.model.risk_rating import RiskRating
from mkdocs_plans.overview import (
    NOTHING,
    FirstMention,
    Name,
    NameKind,
    Names,
    Summary,
    TopRisk,
    merge,
    summarise,
)
from mkdocs_plans.overview.summary import PLACES, TOP
from mkdocs_plans.overview.summary_json import figures, mergeable
from mkdocs_plans.overview.summary_reader import read
from mkdocs_plans.overview.summary_types import KEPT
from mkdocs_plans.portfolio.entry import Entry
from mkdocs_plans.portfolio.portfolio import name_key

from tests.overview.plans import found, plans_of

PROJECTS = ("", "billing", "data", "gateway")
projects = st.tuples(*(plans_of(name) for name in PROJECTS))
"""The plans of four projects."""
few = settings(max_examples=25, deadline=None)


def summaries(plans: tuple[list[Entry], ...]) -> list[Summary]:
    return [summarise(found(entries), name) for name, entries in zip(PROJECTS, plans, strict=True)]


def as_published(summary: Summary) -> dict[str, Any]:
    """The content of a snapshot."""
    block = mergeable(summary, listed=False, recent_days=7, stale_days=30)
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(block))
    return found


def again(summary: Summary, project: str) -> Summary:
    """The summary that an overview reads from a published one."""
    return read(as_published(summary), project, lambda url: url)


@few
@given(projects)
def test_merging_is_associative_and_commutative(plans: tuple[list[Entry], ...]) -> None:
    own, billing, data, gateway = summaries(plans)
    whole = merge([own, billing, data, gateway])
    assert merge([gateway, data, billing, own]) == whole
    assert merge([merge([own, billing]), merge([data, gateway])]) == whole
    assert merge([merge([merge([gateway, own]), billing]), data]) == whole
    assert merge([whole, NOTHING]) == whole == merge([NOTHING, whole])
    assert not merge([own, replace(billing, complete=False), data]).complete


@few
@given(projects)
def test_the_merged_counts_are_those_of_all_plans_together(plans: tuple[list[Entry], ...]) -> None:
    whole, together = merge(summaries(plans)), found([entry for one in plans for entry in one])
    assert figures(whole, recent_days=7, stale_days=30) == figures(
        summarise(together), recent_days=7, stale_days=30
    )
    assert whole.open_risks == len(together.open_risks)
    assert {state: len(entries) for state, entries in together.by_state.items()} == whole.by_state


@few
@given(projects)
def test_top_risks_are_the_most_severe_of_all(plans: tuple[list[Entry], ...]) -> None:
    parts = summaries(plans)
    whole = merge(parts)
    everything = sorted((risk for part in parts for risk in part.top), key=lambda risk: risk.rank)
    assert list(whole.top) == everything[:TOP]
    assert len(whole.top) == min(TOP, whole.open_risks)


@few
@given(projects)
def test_a_name_is_shared_by_exactly_the_projects_that_name_it(plans: tuple[list[Entry], ...]) -> None:
    parts = summaries(plans)
    whole = merge(parts)
    for kind in NameKind:
        naming = {
            key: {name for name, part in zip(PROJECTS, parts, strict=True) if key in part.names[kind].by_key}
            for part in parts
            for key in part.names[kind].by_key
        }
        reported = {
            name_key(name.text): {place.project for place in name.places} for name in whole.names[kind].shared
        }
        assert reported == {key: names for key, names in naming.items() if len(names) > 1}


@few
@given(projects)
def test_a_summary_as_json_is_read_back_unchanged(plans: tuple[list[Entry], ...]) -> None:
    for summary in summaries(plans):
        renamed = again(replace(summary, complete=False), "other")
        assert (renamed.by_state, renamed.matrix, renamed.questions) == (
            summary.by_state, summary.matrix, summary.questions,
        )  # fmt: skip
        assert renamed.counts == summary.counts
        assert (renamed.changed, renamed.complete) == (summary.changed, False)
        assert [risk.text for risk in renamed.top] == [risk.text for risk in summary.top]
        assert {risk.project.partition("/")[0] for risk in renamed.top} <= {"other"}
        assert {kind: names.by_key.keys() for kind, names in renamed.names.items()} == {
            kind: names.by_key.keys() for kind, names in summary.names.items()
        }


@few
@given(projects)
def test_an_overview_of_overviews_equals_one_of_all_projects(plans: tuple[list[Entry], ...]) -> None:
    own, billing, data, gateway = summaries(plans)
    flat = merge([own, billing, data, gateway])
    tree = merge([own, again(merge([billing, data]), "money"), again(gateway, "gateway")])
    assert figures(tree, recent_days=7, stale_days=30) == figures(flat, recent_days=7, stale_days=30)
    assert [risk.rank[:-1] for risk in tree.top] == [risk.rank[:-1] for risk in flat.top]  # ties go by name
    assert sorted(risk.text for risk in tree.top) == sorted(risk.text for risk in flat.top)
    for kind in NameKind:
        shared = {name_key(name.text): name.projects for name in flat.names[kind].shared}
        assert {name_key(name.text): name.projects for name in tree.names[kind].shared} == shared


def risk(number: int, **values: object) -> TopRisk:
    first = TopRisk(
        "billing", f"Risk {number}", Level.HIGH, Level.HIGH, True, "Ledger", State.IN_PROGRESS,
        "plans/ledger/", f"risk-{number}", None,
    )  # fmt: skip
    return replace(first, **values)  # type: ignore[arg-type]


def test_risks_rank_by_band_then_unmitigated_then_blocked_plan_then_last_change() -> None:
    old, new = (datetime(2026, 11, day, tzinfo=UTC) for day in (1, 20))
    ranked = [
        risk(1, mitigated=False, state=State.BLOCKED, changed=new),
        risk(2, mitigated=False, state=State.BLOCKED, changed=old),
        risk(3, mitigated=False, changed=new),
        risk(4, mitigated=None, state=State.BLOCKED),
        risk(5, changed=new),
        risk(6, changed=old),
        risk(7),
        risk(8, probability=None, mitigated=False),
        risk(9, impact=Level.MEDIUM, mitigated=False, state=State.BLOCKED, changed=new),
        risk(10, probability=Level.LOW),
    ]
    assert sorted(ranked[5:] + ranked[:5], key=lambda one: one.rank) == ranked
    assert ranked[0].reasons == ("without mitigation", "blocked plan", "changed 2026-11-20")
    assert ranked[2].reasons == ("without mitigation", "changed 2026-11-20")
    assert ranked[6].reasons == ()


def test_a_published_summary_is_bounded_and_counts_what_it_leaves_out() -> None:
    names = NOTHING.names[NameKind.RISK]
    several = [
        replace(NOTHING, names={**NOTHING.names, NameKind.RISK: replace(names, by_key=by_key)})
        for project in ("a", "b")
        for by_key in [named(project, KEPT + 50 if project == "a" else 1)]
    ]
    block = as_published(merge(several))
    reported = block["names"]["risk"]
    assert (len(reported["listed"]), reported["left_out"]) == (KEPT, 50)
    assert reported["listed"][0]["projects"] == 2  # shared risks come first
    assert again(merge(several), "x").names[NameKind.RISK].left_out == 50


def named(project: str, count: int) -> dict[str, Name]:
    return {
        f"risk {n}": Name(f"Risk {n}", 1, (FirstMention(project, f"plans/{n}/"),))
        for n in reversed(range(count))
    }


def test_of_very_many_projects_that_share_a_name_all_count_and_some_are_reported() -> None:
    parts = [
        replace(
            NOTHING,
            names={
                **NOTHING.names,
                NameKind.TOOL: Names({"k6": Name("k6", 1, (FirstMention(f"p{n:03}", "x/"),))}),
            },
        )
        for n in range(PLACES * 3)
    ]
    (name,) = merge(parts).names[NameKind.TOOL].shared
    assert name.projects == PLACES * 3
    assert [place.project for place in name.places] == [f"p{n:03}" for n in range(PLACES)]


@pytest.mark.parametrize(
    "key, value, why",
    [
        ("high_unmitigated", 1, "counts more unmitigated High/High risks than High/High risks"),
        ("steps", {"done": 2, "total": 1}, "counts more done steps than steps"),
        ("attention", -1, r"invalid summary: .* at `\$\.attention`"),
        ("attention", 1.5, r"invalid summary: .* at `\$\.attention`"),
        ("last_change", "2026-13-40T00:00:00Z", 'the time "2026-13-40T00:00:00Z", which does not exist'),
        ("by_status", {"nearly": 1}, r"invalid summary: .*nearly.* in `\$\.by_status`"),
        ("top_risks", [{}], r"invalid summary: .* at `\$\.top_risks\[0\]`"),
        ("names", None, r"invalid summary: .* at `\$\.names`"),
    ],
)
def test_a_summary_that_cannot_be_is_refused(key: str, value: object, why: str) -> None:
    block = as_published(NOTHING)
    assert read(block, "x", str) == NOTHING
    with pytest.raises(ValueError, match=why):
        read({**block, key: value}, "x", str)


def test_risks_that_are_reported_but_not_counted_are_refused() -> None:
    block = as_published(NOTHING)
    (reported,) = as_published(replace(NOTHING, top=(risk(1),)))["top_risks"]
    other = {**NOTHING.matrix, (Level.LOW, Level.LOW): 1}
    for counts in (block, as_published(replace(NOTHING, matrix=other))):
        with pytest.raises(ValueError, match="most severe risks with some levels than open ones with them"):
            read({**counts, "top_risks": [reported]}, "x", str)


def test_bands_are_looked_up() -> None:
    matrix = {
        **NOTHING.matrix,
        (Level.HIGH, Level.HIGH): 2,
        (Level.HIGH, None): 1,
        (Level.LOW, Level.HIGH): 4,
    }
    summary = replace(NOTHING, matrix=matrix)
    assert [summary.rated_as(band) for band in RiskRating] == [2, 0, 4, 1]
