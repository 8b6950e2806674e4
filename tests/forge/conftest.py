"""Code hosts on loopback, and time that does not pass."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.forge.hosts import HEAD, CodeHost, pull, serving


@pytest.fixture
def host() -> Iterator[CodeHost]:
    known = CodeHost(pulls=[pull(7, HEAD)])
    with serving(known):
        yield known


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses of the program, which does not really wait."""
    pauses: list[float] = []
    monkeypatch.setattr("mkdocs_plans.forge.retry.sleep", pauses.append)
    monkeypatch.setattr("mkdocs_plans.fetch.retry.random", lambda: 0.5)
    return pauses


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def elsewhere() -> Iterator[CodeHost]:
    with serving(other := CodeHost(pulls=[pull(7, HEAD)])):
        yield other
