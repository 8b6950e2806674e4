"""What happened between two states of the plans, item by item.

`diff` compares two portfolios; `events` holds what it returns, `as_json` writes it down. Items are found
again by `matching`; `plan`, `items` and `findings` tell what became of them.
"""

from .diff import diff
from .event_kinds import EventKind
from .model import (
    Change,
    Diff,
    DiffNote,
    Event,
    ItemPosition,
    PlanChange,
    PlanFigures,
    PortfolioFigures,
    Revision,
    Side,
)

__all__ = [
    "Change",
    "Diff",
    "DiffNote",
    "Event",
    "EventKind",
    "ItemPosition",
    "PlanChange",
    "PlanFigures",
    "PortfolioFigures",
    "Revision",
    "Side",
    "diff",
]
