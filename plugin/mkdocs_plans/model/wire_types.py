"""Values that all JSON formats share: numbers within limits, days, times and counts of items.

A format is a module of msgspec structs. The writer encodes them, the reader decodes them, and
`tools/wire_schemas.py` generates the JSON Schema from them, with the docstring below a field as its
description.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta, Struct

HIGHEST = 1_000_000_000
"""The largest number that is read as a count. It is a limit of the reader and not part of a format."""

NOT_IN_SCHEMA = {"limit of the reader": True}
"""Marks a limit of the reader that the schema does not state. Upper limits need no mark."""

Count = Annotated[int, Meta(ge=0, le=HIGHEST)]
Positive = Annotated[int, Meta(ge=1, le=HIGHEST)]
Line = Annotated[int, Meta(ge=1, le=HIGHEST, description="Line of the file, from 1.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
Time = Annotated[
    str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="In UTC; null: unknown.")
]
Commit = Annotated[str, Meta(pattern=r"^[0-9a-f]{7,64}$", extra=NOT_IN_SCHEMA)]
PlanPath = Annotated[
    str,
    Meta(
        description="Relative to the repository, with / between parts; after the name of another project "
        "and a colon where an overview fetched it."
    ),
]
PageUrl = Annotated[
    str,
    Meta(
        description="Address of a page, relative to the site's root; absolute where it is on another portal."
    ),
]


class MomentRecord(Struct, frozen=True):
    """A commit on the main line, and its time."""

    date: Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="In UTC.")]
    commit: Commit
    """Full hash."""

    @property
    def day(self) -> str:
        """The day in UTC, as `YYYY-MM-DD`."""
        return self.date[:10]


class TallyRecord(Struct, frozen=True):
    """How many of something are done."""

    done: Count
    total: Count
    """Done or open; dropped ones are in neither number."""


def time_text(time: datetime | None) -> str | None:
    """A time in JSON format: in UTC, to the second."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if time else None


def parse_time(text: str | None) -> datetime | None:
    """Read a time in JSON format.

    Raises:
        ValueError: There is no such time. The message is part of a sentence.
    """
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        raise ValueError(f'contains the time "{text}", which does not exist') from None
