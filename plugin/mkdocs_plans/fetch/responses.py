"""What a source answers, before anybody looks into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.terminal_text import printable


class SourceError(Exception):
    """A source gave nothing; the message says why, as part of a sentence on one line, without secrets."""


class MisconfiguredError(SourceError):
    """Nothing was fetched because of the configuration or the environment of this build.

    It is no outage: it stays until somebody changes one of them.
    """


UNFIT = (OSError, ValueError, RuntimeError, ArithmeticError, EOFError, ExceptionGroup)
"""What libraries raise for what others send or leave on a disk: a host that is no host (`UnicodeError`), a
time that is none (`OverflowError`), a loop of links (`RuntimeError` before Python 3.13), a port that there is
not (`ExceptionGroup`, from anyio 4)."""
_LONGEST = 300
"""Characters of a reason: hosts and paths in it may be of any length."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The fetch failed."""

    reason: str
    misconfigured: bool = False
    """Whether the configuration or the environment must be changed."""


def failed(error: Exception) -> Failed:
    """What a source that raised something amounts to."""
    reason = printable(str(error) if isinstance(error, SourceError) else f"it cannot be read: {why(error)}")
    short = truncate(reason, _LONGEST + 1)
    return Failed(short, isinstance(error, MisconfiguredError))


def why(error: Exception) -> str:
    """What an error of a library says, without the names of files."""
    words = error.strerror if isinstance(error, OSError) else None
    return " ".join(str(words or error).split()) or type(error).__name__


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What the copy holds is still what the source has."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The copy is what the lock file pins, and the source was not asked."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """The file was fetched."""

    path: Path
    etag: str | None = None
    last_modified: str | None = None
    ours: bool = True
    """Whether it was written for us, and may be moved."""


@dataclass(frozen=True, slots=True)
class FetchedTree:
    """The files of a plans folder were fetched, or are read where they are."""

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


Answer = Failed | Unchanged | Pinned | FetchedFile | FetchedTree
