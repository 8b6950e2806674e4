"""Days as people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from mkdocs_plans.words import Vocabulary

_MONTHS = 12
_NUMERIC = re.compile(r"(?<!\d)(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


class NotADayError(ValueError):
    """A text looks like a date, but is impossible or could be two days."""


@lru_cache(maxsize=8)
def _worded(words: Vocabulary) -> re.Pattern[str]:
    months = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in words.months)
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    return re.compile(rf"\b(?:({months})\.?\s+{day}|{day}\s+({months})\.?),?\s+(\d{{4}})\b", re.IGNORECASE)


def day_in(text: str, words: Vocabulary) -> str | None:
    """The first date in a text, as `YYYY-MM-DD`; `None` where there is none.

    Raises:
        NotADayError: The first thing that looks like a date is impossible, or day and month could be
            told apart only by guessing.
    """
    found = min(
        (match for pattern in (_NUMERIC, _SHORT, _worded(words)) if (match := pattern.search(text))),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    if found.re is _NUMERIC:
        return _day(int(found[1]), int(found[3]), int(found[4]), found[0])
    if found.re is _SHORT:
        return _short(int(found[1]), int(found[3]), int(found[4]), found[0])
    starts = [month[:3] for month in words.months]
    month = starts.index((found[1] or found[4]).casefold()[:3]) + 1
    return _day(int(found[5]), month, int(found[2] or found[3]), found[0])


def day_if_any(text: str, words: Vocabulary) -> str | None:
    """The first date in a text; `None` where there is none, or it is not certain which."""
    try:
        return day_in(text, words)
    except NotADayError:
        return None


def _short(one: int, other: int, year: int, text: str) -> str:
    if one > _MONTHS:
        return _day(year, other, one, text)
    if other > _MONTHS or one == other:
        return _day(year, one, other, text)
    raise NotADayError(f"“{text}” could be two days: write it as YYYY-MM-DD")


def _day(year: int, month: int, day: int, text: str) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise NotADayError(f"“{text}” is no day of the calendar") from None


def day_in_name(name: str) -> str | None:
    """The first `YYYY-MM-DD` in a file's or folder's name that is a day."""
    for found in _IN_NAME.finditer(name):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            continue
    return None
