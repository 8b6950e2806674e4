"""What happened to the plans, commit by commit, and the times that follow from it.

`model` has the values. `chains` compares the versions of a plan, and `replay` derives states and times from
events. `series` has figures by week, and `durations` how long plans took. Nothing here reads git or files:
`sources.git_history` does.
"""

from .durations import (
    ENOUGH,
    OLD_AFTER,
    CompletionTimes,
    Durations,
    InProgressAge,
    completion_times,
    in_progress_ages,
)
from .model import CommitCount, History, HistoryEvent, PlanEventKind
from .ranges import HistoryRange, MainLine, RangeEnd, describe_together
from .series import PlanWeeks, WeekFigures, week_ends, weekly

__all__ = [
    "ENOUGH",
    "OLD_AFTER",
    "CommitCount",
    "CompletionTimes",
    "Durations",
    "History",
    "HistoryEvent",
    "HistoryRange",
    "InProgressAge",
    "MainLine",
    "PlanEventKind",
    "PlanWeeks",
    "RangeEnd",
    "WeekFigures",
    "completion_times",
    "describe_together",
    "in_progress_ages",
    "week_ends",
    "weekly",
]
