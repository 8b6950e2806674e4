"""All sources that are not on this disk, asked at the same time."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.overview.project_status import SourceKind

from . import git_source, http_source, object_storage
from .cache import CachedCopy
from .responses import UNFIT, Answer, MisconfiguredError, SourceError, failed

AT_ONCE = 16
"""Sources that are asked at the same time."""


@dataclass(frozen=True, slots=True)
class FetchJob:
    """A source to ask."""

    project: ProjectOptions
    into: Path
    """Where its answer is written; nothing is there yet."""
    copy: CachedCopy | None
    """What is known already."""
    commit: str | None = None
    """The commit that is wanted, where the lock file names one."""


def fetch_all(
    questions: Sequence[FetchJob], allowed: Collection[str], limits: http_source.Limits
) -> list[Answer]:
    """Ask all sources.

    Args:
        questions: What to ask.
        allowed: Hosts that may be asked, as for `allowed_hosts.addresses`.
        limits: How long and how much each may take.

    Returns:
        The answers, in the order of the questions. Whatever goes wrong is an answer.
    """
    if not questions:
        return []
    # A thread of its own: the caller's may have an event loop that runs already.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, _ask_all(questions, allowed, limits)).result()


async def _ask_all(
    questions: Sequence[FetchJob], allowed: Collection[str], limits: http_source.Limits
) -> list[Answer]:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(AT_ONCE))
    places = asyncio.Semaphore(AT_ONCE)

    async def one(question: FetchJob) -> Answer:
        async with places:
            try:
                return await _ask(question, allowed, limits)
            except (SourceError, httpx.HTTPError, httpx.InvalidURL, *UNFIT) as error:
                return failed(error)

    return await asyncio.gather(*map(one, questions))


async def _ask(question: FetchJob, allowed: Collection[str], limits: http_source.Limits) -> Answer:
    project, copy = question.project, question.copy
    if project.kind is SourceKind.GIT:
        known = copy.commit if copy else None
        return await asyncio.to_thread(
            git_source.fetch, project, question.into, allowed, known=known, wanted=question.commit
        )
    address = project.snapshot or ""
    etag = copy.etag if copy else None
    if urlsplit(address).scheme not in ("http", "https"):
        return await asyncio.to_thread(object_storage.fetch, address, question.into, limits.bytes, etag)
    try:
        url = httpx.URL(address)
        _ = url.host, url.netloc  # reading them fails where no host can be called so
    except (httpx.InvalidURL, ValueError):
        raise MisconfiguredError("its address cannot be used") from None
    last_modified = copy.last_modified if copy else None
    request = http_source.Request(url, _credentials(project), etag, last_modified)
    return await http_source.fetch(request, question.into, allowed, limits)


def _credentials(project: ProjectOptions) -> tuple[str, str] | None:
    """The header that shows who asks; `None`: nobody needs to know.

    Raises:
        MisconfiguredError: The variable that should hold a token does not, or no header can.
    """
    if project.token_env is None:
        return None
    token = os.environ.get(project.token_env, "").strip()
    if not token:
        raise MisconfiguredError(f"the environment variable {project.token_env} is not set")
    if not (token.isascii() and token.isprintable()):
        raise MisconfiguredError(f"the environment variable {project.token_env} holds what no header can")
    if project.token_header:
        return project.token_header, token
    return "Authorization", token if " " in token else f"Bearer {token}"
