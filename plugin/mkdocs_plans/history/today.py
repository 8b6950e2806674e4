"""Today's plan, which may have changes that are in no commit, and its history in commits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msgspec import structs

from mkdocs_plans.diff.items import item_states
from mkdocs_plans.diff.normalise import ItemNormaliser
from mkdocs_plans.diff.plan_pairs import pair_plan
from mkdocs_plans.model.plan import Checkbox, Plan
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes

from .chains import PlanChain
from .replay import CLOSED, ReplayedItem, ReplayedPlan, times_of

Anchors = Mapping[int, str]
"""The anchor of each item on the plan's page, by number."""


@dataclass(frozen=True, slots=True)
class TodaysPlan:
    """The times of today's plan, and the positions of its items."""

    times: PlanTimes | None
    anchors: Anchors


def as_committed(chain: PlanChain, replayed: ReplayedPlan[Any], plan: Plan) -> bool:
    """Whether today's plan has the items and states of the last commit, as far as times depend on them."""
    committed = {anchor: _state_of(replayed.items.get(number)) for number, anchor in chain.anchors}
    today = {item.anchor: state for item, state in item_states(plan)}
    return committed == today and replayed.state == plan.status.state


def _state_of(item: ReplayedItem[Any] | None) -> str | None:
    if item is None or not item.listed:  # The first commit showed it crossed out, or a later one.
        return str(Checkbox.DROPPED)
    return None if item.noun == "dependency" else item.state


def times_as_committed(chain: PlanChain, replayed: ReplayedPlan[Moment]) -> TodaysPlan:
    """Return the times of a plan that is as in its last commit."""
    anchors: Anchors = dict(chain.anchors)
    return TodaysPlan(times_of(replayed, anchors), anchors)


def times_today(
    chain: PlanChain,
    replayed: ReplayedPlan[Moment],
    plan: Plan,
    committed: Plan,
    normaliser: ItemNormaliser,
) -> TodaysPlan:
    """Return the times of a plan that differs from its last commit. What is in no commit has no time.

    Args:
        chain: Its events in commits.
        replayed: Its state after them.
        plan: The plan as it is now.
        committed: The plan of the last commit.
        normaliser: Normalises its items.
    """
    numbers = {anchor: number for number, anchor in chain.anchors}
    pairs = pair_plan(committed, plan, normaliser).with_events
    anchors: Anchors = {
        numbers[old.anchor]: new.anchor for pair in pairs for old, new in pair.both if old.anchor in numbers
    }
    times = times_of(replayed, anchors)
    if times is None:
        return TodaysPlan(None, anchors)
    states = {item.anchor: state for item, state in item_states(plan)}
    items = {anchor: _adjusted(found, states.get(anchor)) for anchor, found in times.items.items()}
    if plan.status.state != replayed.state:
        times = structs.replace(times, status=ItemTimes(), finished=None)
    return TodaysPlan(structs.replace(times, items=items), anchors)


def _adjusted(times: ItemTimes, state: str | None) -> ItemTimes:
    """The times of an item in its present state, which may be in no commit."""
    if state in CLOSED or state == Checkbox.DROPPED:
        return times
    return ItemTimes() if times.until else times
