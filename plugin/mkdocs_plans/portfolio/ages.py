"""How long plans have been in their state and items have been open: ages and the words for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mkdocs_plans.model.phrases import plural
from mkdocs_plans.model.plan import State
from mkdocs_plans.model.times import ItemTimes, Moment

if TYPE_CHECKING:
    from .entry import Entry

_SHORT_HASH = 7
_UNKNOWN = ItemTimes()
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Age:
    """The days since a commit."""

    days: int
    since: Moment

    @property
    def day(self) -> str:
        """The day from which it counts, as in `2026-01-12`."""
        return day_of(self.since)

    @property
    def words(self) -> str:
        """The age in words: `43 days`, `less than a day`, `at least 43 days`."""
        return f"at least {days_in_words(self.days)}" if self.since.at_least else days_in_words(self.days)

    @property
    def origin(self) -> str:
        """The day and the commit from which it counts: `since 2026-01-12, commit 1a2b3c4`."""
        earlier = " or earlier" if self.since.at_least else ""
        return f"since {self.day}{earlier}, commit {short_hash(self.since)}"


def days_in_words(days: int) -> str:
    """Return a number of days in words."""
    return plural(days, "day") if days else "less than a day"


def day_of(moment: Moment) -> str:
    """Return the day of a commit, as in `2026-01-12`."""
    return moment.time.date().isoformat()


def short_hash(moment: Moment) -> str:
    """Return the abbreviated hash of a commit."""
    return moment.commit[:_SHORT_HASH]


def age(moment: Moment | None, today: date) -> Age | None:
    """Return the days from a commit to `today`; `None` if they are not known.

    "At least less than a day" has no meaning, so such an age is not known either.
    """
    if moment is None:
        return None
    days = max(0, (today - moment.time.date()).days)
    return None if moment.at_least and not days else Age(days, moment)


def state_since(entry: Entry) -> Moment | None:
    """Return since when a plan has its state: since that is declared, otherwise since the plan was added.

    `None` if the history does not show it, or if no state is known.
    """
    if entry.times is None or entry.state is State.UNKNOWN:
        return None
    return entry.times.status.since or entry.times.added


def item_times(entry: Entry, anchor: str) -> ItemTimes:
    """Return the times of an item by its anchor, without any if the history does not show them."""
    return entry.times.items.get(anchor, _UNKNOWN) if entry.times else _UNKNOWN


def oldest(entry: Entry, anchors: Iterable[str], today: date) -> Age | None:
    """Return the longest age of open items of a plan; `None` if no age is known."""
    ages = (age(item_times(entry, anchor).since, today) for anchor in anchors)
    return max((found for found in ages if found), key=lambda found: found.days, default=None)


def oldest_first(entry: Entry, anchor: str) -> datetime:
    """Return a sort key for items: those that came first, then those without a history."""
    since = item_times(entry, anchor).since
    return since.time if since else _LAST


def ended_last_first(entry: Entry, anchor: str) -> float:
    """Return a sort key for items: those that were finished last, then those without a history."""
    until = item_times(entry, anchor).until
    return -until.time.timestamp() if until else 0.0
