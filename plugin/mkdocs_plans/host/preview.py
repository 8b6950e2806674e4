"""A build that shows a change before it is merged: its settings from the environment, and what changed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_plans.config.options import ConfigError, Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.pages.addresses import CHANGE, aside
from mkdocs_plans.pages.preview import PreviewView
from mkdocs_plans.portal.build import Assembly
from mkdocs_plans.sources.git_process import GitError
from mkdocs_plans.sources.revisions import Commit, RevisionError, proposed

from .log import log

BASE, COMMIT = "MKDOCS_PLANS_BASE", "MKDOCS_PLANS_COMMIT"
SITE_URL, PUBLISHED = "MKDOCS_PLANS_SITE_URL", "MKDOCS_PLANS_PUBLISHED"

_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """The settings of a preview."""

    base: str
    """A revision, a folder or a `plans.json`."""
    commit: str | None
    """The commit by which readers know the change, if it is not the one checked out."""
    site_url: str | None
    """The address at which the preview will be published."""
    published: str | None
    """The address of the published site."""


def preview_request(options: Options, site_url: str | None) -> PreviewRequest | None:
    """The settings of a preview from the environment and the options; `None` if the build is not a preview.

    Args:
        options: The plugin's options.
        site_url: The address of the site as configured.

    Raises:
        ConfigError: An address is invalid.
    """
    base = os.environ.get(BASE) or options.base
    if not base:
        return None
    return PreviewRequest(
        base, os.environ.get(COMMIT) or None, _address(SITE_URL), _address(PUBLISHED) or site_url
    )


def _address(variable: str) -> str | None:
    given = os.environ.get(variable)
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ConfigError(
            [f'{variable}: "{given}" given; expected an address, as in https://portal.example/']
        )
    return f"{given.rstrip('/')}/"


def previewed(
    assembly: Assembly,
    what: PreviewRequest,
    project: ResolvedConfig,
    *,
    taken: Collection[str],
    wanted: Callable[[Path, str], bool],
) -> Assembly:
    """Return the portal as a preview. If the base cannot be found, the preview shows the reason.

    Args:
        assembly: The project as it is.
        what: The settings of the preview.
        project: The configuration with which the project was read.
        taken: As for `assemble`.
        wanted: As for `assemble`.
    """
    # Imported here, so that builds without a preview do not pay for it.
    from mkdocs_plans.comparison import public_name, since  # noqa: PLC0415

    diff, problem = None, ""
    try:
        diff = since(what.base, assembly, project, taken=taken, wanted=wanted)
    except (RevisionError, GitError, ConfigError) as error:
        problem = str(error)
    except OSError as error:
        problem = f'"{what.base}" cannot be read: {error.strerror or error}'
    problem = problem.replace(what.base, public_name(what.base))  # The file may be anywhere on this machine.
    if problem:
        log.info("Changes are not marked in the preview: %s", problem)
    uris = [*taken, *(source.uri for source in assembly.sources)]
    preview = PreviewView(
        what.commit or _commit(assembly),
        bool(assembly.head and assembly.head.dirty),
        what.published,
        diff,
        problem,
        aside(CHANGE, uris),
    )
    return replace(assembly, portal=replace(assembly.portal, preview=preview))


def _commit(assembly: Assembly) -> str | None:
    if assembly.head is None:
        return None
    try:
        return proposed(assembly.repository, Commit("HEAD", assembly.head.commit))
    except GitError:
        return assembly.head.commit


def hidden(html: str) -> str:
    """Return a page that search engines skip, because a change that is not merged must not be found."""
    return with_elements(html, '<meta name="robots" content="noindex">')


def with_elements(html: str, elements: str) -> str:
    """Return a page with more elements in its head."""
    return _HEAD.sub(lambda head: head[0] + elements, html, count=1)
