"""Sources of projects, and what is fetched from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from mkdocs_plans.config import options as plugin_options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.fetch import gather as fetching
from mkdocs_plans.fetch import lockfile
from mkdocs_plans.fetch.source_type import Limits
from mkdocs_plans.overview.project_status import FetchedProject

from tests.portals import Server, serving

QUICK = Limits(connect=3, silence=1, total=3, pause=0.001, bytes=1_000_000)


class Gather(Protocol):
    """Gathers projects as `mkdocs.yml` would name them."""

    def __call__(self, *projects: dict[str, Any], **options: Any) -> list[FetchedProject]: ...


@pytest.fixture
def gather(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gather:
    """`gather({"name": "data", "snapshot": …}, offline=True)`; this machine may be contacted."""
    monkeypatch.setattr(fetching, "LIMITS", QUICK)

    def run(*projects: dict[str, Any], **options: Any) -> list[FetchedProject]:
        given = {"allow_hosts": ["127.0.0.1", "127.0.0.2"], **options, "projects": list(projects)}
        config = ResolvedConfig(tmp_path, tmp_path / "docs", plugin_options.options(given))
        return list(fetching.gather(config))

    return run


def lock(directory: Path, found: list[FetchedProject]) -> None:
    """Lock what was fetched."""
    shown = [one.project for one in found]
    lockfile.write(directory, {one.name: lockfile.Pin(one.digest, one.commit) for one in shown if one.digest})


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server."""
    with serving() as running:
        yield running


@pytest.fixture
def other() -> Iterator[Server]:
    """A web server on another host."""
    with serving("127.0.0.2") as running:
        yield running
