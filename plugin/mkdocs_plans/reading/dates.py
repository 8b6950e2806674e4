"""Days as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from mkdocs_plans.reading.patterns import any_of
from mkdocs_plans.vocabulary import Vocabulary

_MONTHS = 12
_NUMERIC = re.compile(r"(?<!\d)(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ISO = re.compile(r"(?<![\w/.-])(\d{4})-(\d{2})-(\d{2})(?![\d/-])")
_IN_NAME = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


class NotADayError(ValueError):
    """A text looks like a date, but the date does not exist or is ambiguous."""


@dataclass(frozen=True, slots=True)
class _Forms:
    """Days in words: with the name of the month, and with words beside the numbers."""

    named: re.Pattern[str]
    months: Mapping[str, int]
    year_first: re.Pattern[str]
    """`2026年3月4日`, `2026. 3. 4.`"""
    day_first: re.Pattern[str]
    """`4 tháng 3 năm 2026`"""


@lru_cache(maxsize=8)
def _forms(words: Vocabulary) -> _Forms:
    months = {name: number for number, names in words.months.items() for name in names}
    day = rf"(\d{{1,2}})(?:{any_of(words.day_endings)})?"
    joint = rf"(?:(?:{any_of(words.date_joints)})\s+)?"
    month, beside, year = any_of(months), any_of(words.month_words), any_of(words.year_words)
    return _Forms(
        re.compile(
            rf"\b(?:({month})\.?\s+{day}|{day}\s+{joint}({month})\.?),?\s+{joint}(\d{{4}})\b", re.IGNORECASE
        ),
        months,
        re.compile(
            rf"(?<!\d)(\d{{4}})\s*(?:{year}|\.\s)\s*(\d{{1,2}})\s*(?:{beside}|\.\s)\s*(\d{{1,2}})(?!\d)"
        ),
        re.compile(
            rf"(?<!\d)(\d{{1,2}})\s+(?:{beside})\s+(\d{{1,2}}),?\s+(?:{year})\s+(\d{{4}})(?!\d)",
            re.IGNORECASE,
        ),
    )


def day_in(text: str, words: Vocabulary) -> str | None:
    """The first date in a text, as `YYYY-MM-DD`; `None` where there is none.

    Raises:
        NotADayError: The first text that looks like a date does not exist, or only a guess could
            distinguish day and month.
    """
    forms = _forms(words)
    patterns = (_NUMERIC, _SHORT, forms.named, forms.year_first, forms.day_first)
    found = min(
        (match for pattern in patterns if (match := pattern.search(text))),
        key=lambda match: match.start(),
        default=None,
    )
    if found is None:
        return None
    if found.re is _NUMERIC:
        return _day(found[1], found[3], found[4], found[0])
    if found.re is _SHORT:
        return _short(int(found[1]), int(found[3]), found[4], found[0])
    if found.re is forms.year_first:
        return _day(found[1], found[2], found[3], found[0])
    if found.re is forms.day_first:
        return _day(found[3], found[2], found[1], found[0])
    month = forms.months.get(
        (found[1] or found[4]).casefold()
    )  # a dotless i matches one, and is another letter
    return _day(found[5], month, found[2] or found[3], found[0]) if month else None


@lru_cache(maxsize=8)
def _date_words(words: Vocabulary) -> re.Pattern[str]:
    names = (name for listed in words.months.values() for name in listed)
    beside = (*words.year_words, *words.month_words, *words.date_joints)
    listed, ending = any_of((*names, *beside)), any_of(words.day_endings)
    return re.compile(rf"(?<!\w){listed}(?!\w)|\d+(?:{ending}|{any_of(words.year_words)})?")


def is_only_date(text: str, words: Vocabulary) -> bool:
    """Whether a text is nothing but a date, with or without a year (`23. Mai`)."""
    if "%" in text or not any(map(str.isdigit, text)):
        return False
    return not any(map(str.isalpha, _date_words(words).sub("", text.casefold())))


def day_if_any(text: str, words: Vocabulary) -> str | None:
    """The first date in a text; `None` where there is none, or it is ambiguous."""
    try:
        return day_in(text, words)
    except NotADayError:
        return None


def _short(one: int, other: int, year: str, text: str) -> str:
    dotted = "." in text  # the day comes first in every language that writes dots (Unicode CLDR)
    if one > _MONTHS or (dotted and other <= _MONTHS):
        return _day(year, other, one, text)
    if other > _MONTHS or one == other:
        return _day(year, one, other, text)
    raise NotADayError(f'The date "{text}" is ambiguous: write it as `YYYY-MM-DD`')


def _day(year: str, month: str | int, day: str | int, text: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise NotADayError(f'The date "{text}" does not exist: correct it') from None


def iso_day_in(text: str) -> str | None:
    """The first `YYYY-MM-DD` in a text that is not a part of a name (`mcp-2026-07-28`)."""
    for found in _ISO.finditer(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            continue
    return None


def day_in_name(name: str, words: Vocabulary) -> str | None:
    """The `YYYY-MM-DD` at the start, after a kind (`plan-…`) or at the end of a file's or folder's name.

    Args:
        name: The name without the ending of a file.
        words: The words to read by.
    """
    for found in _IN_NAME.finditer(name):
        kind = name[: found.start()].rstrip("-_ ").casefold()
        if kind and kind not in words.date_prefixes and found.end() < len(name):
            continue
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            continue
    return None
