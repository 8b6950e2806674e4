"""What a source answers, before anybody looks into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class SourceError(Exception):
    """A source gave nothing; the message says why, as part of a sentence on one line, without secrets."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Nothing was had."""

    reason: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What the copy holds is still what the source has."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The copy is what the lock file pins, and the source was not asked."""


@dataclass(frozen=True, slots=True)
class Body:
    """A file was had."""

    path: Path
    etag: str | None = None
    last_modified: str | None = None
    ours: bool = True
    """Whether it was written for us, and may be moved."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a plans folder were had, in place or as a copy of them."""

    root: Path
    """What stands for the root of their repository."""
    folder: str
    """The plans folder in it, with `/` between parts; empty for the root itself."""
    digest: str
    """`sha256:…` over the paths and contents of all files."""
    commit: str | None = None
    commit_time: datetime | None = None
    partial: bool = False
    """Whether files were left out because there are too many."""


Answer = Failed | Unchanged | Pinned | Body | Tree
