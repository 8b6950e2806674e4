"""What happened to the plans, commit by commit, and the times that follow from it.

`model` has the values. `chains` compares the versions of a plan, and `replay` derives states and times from
events. Nothing here reads git or files: `sources.git_history` does.
"""

from .model import CommitCount, History, HistoryEvent, PlanEventKind

__all__ = ["CommitCount", "History", "HistoryEvent", "PlanEventKind"]
