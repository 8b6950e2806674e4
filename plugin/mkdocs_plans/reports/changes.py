"""What happened to the plans in a range, by day and plan: the content of `plans changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mkdocs_plans.history import HistoryRange, RangeEnd
from mkdocs_plans.model.phrases import plural
from mkdocs_plans.pages.changes import ChangeLog, LoggedChange, RangeSum, sum_up
from mkdocs_plans.pages.portal import Portal


@dataclass(frozen=True, slots=True)
class ChangesReport:
    """The changes of a range."""

    chosen: HistoryRange
    changes: tuple[LoggedChange, ...]
    """Newest first; those of a plan in a day are together."""
    wording: int
    """How many changes of text only are left out."""
    total: RangeSum

    def days(self) -> Iterator[tuple[date, Sequence[Sequence[LoggedChange]]]]:
        """Yield the days, newest first, with the changes of each plan."""
        for day, changes in groupby(self.changes, key=lambda change: change.found.time.date()):
            yield day, [list(of_plan) for _, of_plan in groupby(changes, key=lambda one: one.found.path)]

    @property
    def left_out(self) -> str:
        """A sentence about what is left out; empty if nothing is."""
        return f"Left out: {plural(self.wording, 'change')} of text only." if self.wording else ""


def changes_in(portal: Portal, chosen: HistoryRange) -> ChangesReport:
    """Return the changes of a range."""
    log = ChangeLog(portal)
    shown, wording = (
        tuple(one for one in listed if chosen.includes(one.found.time, one.found.commit))
        for listed in (log.shown, log.wording)
    )
    return ChangesReport(chosen, shown, len(wording), sum_up(shown, chosen.since.day, chosen.until.day))


def summed_up(report: ChangesReport) -> str:
    """Return the changes in numbers: `2 plans added, 3 steps done`; `no changes` if there are none."""
    total = report.total
    if not total.total:
        return "no changes"
    return ", ".join(words for words, _ in total.sums) or plural(total.total, "change")


def period(report: ChangesReport) -> str:
    """Return the range in words, such as `28 July to 3 August`. Revisions are named, and not escaped."""
    chosen = report.chosen
    if chosen.since.revision is None and chosen.until.revision is None:
        return report.total.period
    return f"{_end(chosen.since)} to {_end(chosen.until)}"


def _end(end: RangeEnd) -> str:
    day = f"{end.day.day} {end.day:%B}"
    return f"{end.revision} ({day})" if end.revision else day
