"""The events between two states of the plans, item by item.

`diff` compares two portfolios and returns the values of `model`. `plan_pairs` matches the items of both
sides; `header`, `items` and `findings` yield their events. `event_kinds` has a row for each kind of event,
`describe` puts events into words, and `as_json` creates the records of a diff.
"""

from .diff import diff
from .event_kinds import EventKind
from .model import (
    Change,
    Diff,
    DiffNote,
    Event,
    ItemPosition,
    OverlappingPlan,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
    Side,
    UnblockedPlan,
)

__all__ = [
    "Change",
    "Diff",
    "DiffNote",
    "Event",
    "EventKind",
    "ItemPosition",
    "OverlappingPlan",
    "PlanChange",
    "PlanFigures",
    "PortfolioFigures",
    "Revision",
    "Side",
    "UnblockedPlan",
    "diff",
]
