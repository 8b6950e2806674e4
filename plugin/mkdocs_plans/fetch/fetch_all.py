"""Fetch from all remote sources at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx

from .kinds import source_type
from .responses import UNFIT, SourceError, SourceResponse, failed
from .source_type import FetchJob

AT_ONCE = 16
"""How many sources are fetched from at the same time."""


def fetch_all(jobs: Sequence[FetchJob]) -> list[SourceResponse]:
    """Return the response of each source, in the order of the jobs. An error is a response, too."""
    if not jobs:
        return []
    # In a separate thread, because an event loop may be running in the caller's thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _fetch_all(jobs)).result()


async def _fetch_all(jobs: Sequence[FetchJob]) -> list[SourceResponse]:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(AT_ONCE))
    slots = asyncio.Semaphore(AT_ONCE)

    async def one(job: FetchJob) -> SourceResponse:
        fetch = source_type(job.project).fetch
        if fetch is None:
            raise TypeError(f"{job.project.name} is read from this disk, not fetched")
        async with slots:
            try:
                return await fetch(job)
            except (SourceError, httpx.HTTPError, httpx.InvalidURL, *UNFIT) as error:
                return failed(error)

    return await asyncio.gather(*map(one, jobs))
