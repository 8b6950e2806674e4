"""The responses of sources, before their content is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mkdocs_plans.model.phrases import truncate
from mkdocs_plans.terminal_text import printable


class SourceError(Exception):
    """A source gave nothing. The message is a part of a sentence on one line, without secrets."""

    def __init__(self, reason: str, *, is_absent: bool = False) -> None:
        """Create an error.

        Args:
            reason: The message.
            is_absent: Whether the source responded that there is no such file.
        """
        super().__init__(reason)
        self.is_absent = is_absent


class MisconfiguredError(SourceError):
    """Nothing was fetched because of the configuration or the environment of this build.

    This is not an outage: it lasts until someone changes one of them.
    """


UNFIT = (OSError, ValueError, RuntimeError, ArithmeticError, EOFError, ExceptionGroup)
"""Errors that libraries raise for data of others: an invalid host (`UnicodeError`), an invalid time
(`OverflowError`), a loop of links (`RuntimeError` before Python 3.13), an invalid port (`ExceptionGroup`,
from anyio 4)."""
_LONGEST = 300
"""The maximum length of a reason, because hosts and paths in it may have any length."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The fetch failed."""

    reason: str
    misconfigured: bool = False
    """Whether the configuration or the environment has to be changed."""
    is_absent: bool = False
    """Whether the source responded that there is no such file."""


def failed(error: Exception) -> Failed:
    """The response for a source that raised an error."""
    reason = printable(str(error) if isinstance(error, SourceError) else f"it cannot be read: {why(error)}")
    short = truncate(reason, _LONGEST + 1)
    is_absent = isinstance(error, SourceError) and error.is_absent
    return Failed(short, isinstance(error, MisconfiguredError), is_absent)


def why(error: Exception) -> str:
    """The message of a library's error, without the names of files."""
    words = error.strerror if isinstance(error, OSError) else None
    return " ".join(str(words or error).split()) or type(error).__name__


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The source still has what the copy contains."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The copy is what the lock file pins, and the source was not contacted."""


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """The file was fetched."""

    path: Path
    etag: str | None = None
    last_modified: str | None = None
    ours: bool = True
    """Whether it is a temporary file of this build, which may be moved."""


@dataclass(frozen=True, slots=True)
class FetchedTree:
    """The files of a plans folder were fetched, or are read in place."""

    root: Path
    """The root of their repository."""
    folder: str
    """The plans folder below it, with `/` between parts; empty for the root itself."""
    digest: str
    """`sha256:…` over the paths and contents of all files."""
    commit: str | None = None
    commit_time: datetime | None = None
    partial: bool = False
    """Whether files were left out because there are too many."""


SourceResponse = Failed | Unchanged | Pinned | FetchedFile | FetchedTree
