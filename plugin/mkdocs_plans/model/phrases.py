"""Phrases that all outputs share: words for states, a count with its noun, and a text cut to a length."""

from __future__ import annotations

import json
import re
from datetime import date

from mkdocs_plans.model.plan import State

_PLAIN_YAML = re.compile(r"[^\W\d_.][\w ./&-]*(?<! )|\.[\w./-]*[^\W\d_][\w./-]*")
_ROUNDED_FROM = 10_000
_YAML_CONSTANT = re.compile(r"(?i:yes|no|on|off|true|false|null|y|n|\.nan|\.inf)")


STATE_WORDS = {
    State.PLANNING: "Planning",
    State.IN_PROGRESS: "In progress",
    State.BLOCKED: "Blocked",
    State.ON_HOLD: "On hold",
    State.COMPLETED: "Completed",
    State.CANCELLED: "Cancelled",
    State.UNKNOWN: "Not stated",
}
"""The words for each state on pages and in messages."""


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Return a count with its noun: `1 plan`, `2,000 plans`.

    Args:
        count: The count.
        noun: The noun in the singular.
        nouns: The noun in the plural, if that is not the singular with an `s`.
    """
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def rounded(count: int) -> str:
    """Return a count in at most five characters up to a million: `9,999`, from ten thousand on `12.4k`."""
    return f"{count:,}" if count < _ROUNDED_FROM else f"{count / 1000:.3g}k"


def day_words(day: date) -> str:
    """Return a day of the current year: `22 Aug`."""
    return f"{day.day} {day:%b}"


def truncate(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters; a text that was cut ends with `…`."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def yaml_value(text: str) -> str:
    """Return a text as a value in YAML, quoted if YAML would read anything else."""
    if not text.isprintable():
        return json.dumps(text)
    if _PLAIN_YAML.fullmatch(text) and not _YAML_CONSTANT.fullmatch(text):
        return text
    return "'" + text.replace("'", "''") + "'"
