"""A file from object storage, through fsspec: `pip install mkdocs-plans[storage]`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.fetch.responses import FetchedFile, MisconfiguredError, SourceError, Unchanged
from mkdocs_plans.fetch.source_type import FetchJob, SourceType

DRIVERS = {"s3": "s3fs", "gs": "gcsfs", "az": "adlfs"}
_PIECE = 1 << 20
OPTIONS: dict[str, dict[str, Any]] = {
    "s3": {"config_kwargs": {"connect_timeout": 10, "read_timeout": 15, "retries": {"max_attempts": 2}}}
}
"""Settings that limit how long a store can take. Credentials come from the store's own environment
variables."""


def read_file(address: str, into: Path, limit: int, etag: str | None) -> FetchedFile | Unchanged:
    """Read a file from object storage and write it.

    Args:
        address: `s3://bucket/plans.json`, or with `gs` or `az`.
        into: The path to write to.
        limit: The largest size in bytes.
        etag: The ETag of the cached copy.

    Raises:
        MisconfiguredError: The driver is not installed.
        SourceError: The file cannot be read.
    """
    scheme = address.partition(":")[0]
    try:
        import fsspec  # noqa: PLC0415  (an extra)

        store = fsspec.filesystem(scheme, **OPTIONS.get(scheme, {}))
        facts = store.info(address)
        found = facts.get("ETag") or facts.get("etag")
        tag = found if isinstance(found, str) else None
        if tag and tag == etag:
            return Unchanged()
        with store.open(address, "rb") as source, into.open("wb") as target:
            _copy(source, target, limit)
    except SourceError:
        raise
    except ImportError:
        raise MisconfiguredError(
            f"reading {scheme}:// needs {DRIVERS[scheme]}: pip install 'mkdocs-plans[storage]'"
        ) from None
    except FileNotFoundError:
        raise SourceError("the file does not exist in the store", is_absent=True) from None
    except Exception as error:  # noqa: BLE001  (every store has errors of its own, and secrets in some)
        raise SourceError(f"the store returned an error: {type(error).__name__}") from None
    return FetchedFile(into, tag)


def _copy(source: BinaryIO, target: BinaryIO, limit: int) -> None:
    written = 0
    while part := source.read(_PIECE):
        written += len(part)
        if written > limit:
            raise SourceError(f"the file is larger than {limit:,} bytes")
        target.write(part)


async def _fetch(job: FetchJob) -> FetchedFile | Unchanged:
    address = job.project.snapshot or ""
    etag = job.copy.etag if job.copy else None
    return await asyncio.to_thread(read_file, address, job.into, job.limits.bytes, etag)


def _handles(project: ProjectOptions) -> bool:
    return urlsplit(project.snapshot or "").scheme in DRIVERS


SOURCE = SourceType(handles=_handles, fetch=_fetch)
