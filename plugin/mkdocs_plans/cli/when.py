"""The values of `--since` and `--until`: a day, a number of days, a weekday or a revision."""

from __future__ import annotations

import re
from calendar import day_name
from datetime import date, timedelta
from pathlib import Path

from mkdocs_plans.history import HistoryRange, MainLine, RangeEnd
from mkdocs_plans.model.times import first_of_last_days
from mkdocs_plans.sources.revisions import find, is_shallow, main_line, time_of

_DAYS = re.compile(r"(\d{1,5})d")
_WEEKDAYS = [name.lower() for name in day_name]
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_RANGE = re.compile(r"(.+?)\.{2,3}(.+)")
SINCE = "--since"
"""The option that names the beginning of a range. `0d` begins today, as `1d` does."""


def range_between(since: str, until: str | None, today: date, repository: Path) -> HistoryRange:
    """Return the range that the options name.

    Args:
        since: The value of `--since`.
        until: The value of `--until`; `None` for today.
        today: The day from which days are counted back.
        repository: The root of the repository that has the revisions.

    Raises:
        ValueError: A value names no day and no revision, or the range ends before it begins.
        RevisionError: A value is not the name of a revision.
        GitError: Git failed.
    """
    first = _end(since, SINCE, today, repository)
    last = _end(until, "--until", today, repository) if until else RangeEnd(max(today, first.day))
    if last.day < first.day:
        raise ValueError(f"--until {until} ({last.day}) is before --since {since} ({first.day})")
    return HistoryRange(first, last)


def _end(given: str, option: str, today: date, repository: Path) -> RangeEnd:
    day = _day(given, option, today)
    if day:
        return RangeEnd(day)
    if ends := _RANGE.fullmatch(given):
        raise ValueError(f'"{given}" is a range: use --since {ends[1]} --until {ends[2]}')
    commit = find(repository, given)
    if commit is None:
        raise ValueError(_why_unknown(given, option, repository))
    later, line = main_line(repository, commit), main_line(repository)
    when = time_of(repository, commit)
    return RangeEnd(when.date(), given, MainLine(when, line - later, later))


def _day(given: str, option: str, today: date) -> date | None:
    """Return the day that a value names; `None` if it can only be a revision.

    `--until 7d` is the day before `--since 7d`, so that ranges of days adjoin.
    """
    word = given.casefold()
    try:
        if found := _DAYS.fullmatch(word):
            if option != SINCE:
                return today - timedelta(days=int(found[1]))
            return first_of_last_days(today, int(found[1]) or 1)
        if _DATE.fullmatch(word):
            return date.fromisoformat(word)
    except (ValueError, OverflowError):
        raise ValueError(f"{option} {given}: there is no such day") from None
    if word in _WEEKDAYS:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS.index(word)) % 7)
    return None


def _why_unknown(given: str, option: str, repository: Path) -> str:
    message = (
        f'unknown value "{given}" for {option}; '
        "expected a date (2026-01-31), days (7d), a weekday (monday) or a revision that git knows here"
    )
    if is_shallow(repository):
        message += ". This clone is shallow; fetch all revisions with: git fetch --unshallow"
    return message
