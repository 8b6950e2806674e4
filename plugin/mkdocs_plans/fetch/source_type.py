"""How data of a project is fetched: the interface of the modules in `kinds/`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.config.project_sources import ProjectOptions

from .cache import CachedCopy
from .responses import SourceResponse


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much a source may take."""

    connect: float = 10
    """Seconds until a connection is open."""
    silence: float = 15
    """Seconds without a byte before giving up."""
    total: float = 60
    """Seconds for the whole fetch, including redirects, waiting and retries."""
    redirects: int = 4
    again: int = 2
    """How often a request to a host that is busy or failing is retried."""
    pause: float = 1
    """Seconds before the first retry, doubled each time, plus a random time of up to the same length."""
    bytes: int = 50_000_000
    """The maximum size of the file, unpacked, in bytes."""
    pieces: int = 100_000
    """The maximum number of pieces: chunks, members of gzip and reads from the network. Each takes time,
    however small it is."""
    head: int = 131_072
    """The maximum size of the headers in bytes, including interim responses (`103 Early Hints`)."""


@dataclass(frozen=True, slots=True)
class FetchJob:
    """A source to fetch from."""

    project: ProjectOptions
    into: Path
    """The path for the data, where nothing exists yet."""
    copy: CachedCopy | None
    """The copy of an earlier build."""
    allowed: Collection[str]
    """The hosts that may be contacted, as for `allowed_hosts.addresses`."""
    limits: Limits
    commit: str | None = None
    """The commit that the lock file names, if it names one."""


@dataclass(frozen=True, slots=True)
class SourceType:
    """What a module in `kinds/` declares as `SOURCE`. It has either `fetch` or `read`."""

    handles: Callable[[ProjectOptions], bool]
    """Whether it fetches the data of a project; it is true of one source only."""
    fetch: Callable[[FetchJob], Awaitable[SourceResponse]] | None = None
    """Fetches the data, while other sources do.

    Raises:
        SourceError: It cannot be fetched. So do the errors that `responses.UNFIT` lists.
    """
    read: Callable[[ProjectOptions], SourceResponse] | None = None
    """Reads the data from this disk, when the project is shown; it raises the same errors."""
    by_commit: bool = False
    """Whether the commit in the lock file decides what the data is: the copy of it needs no fetching."""
