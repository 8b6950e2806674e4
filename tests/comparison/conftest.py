"""Fixtures for tests of comparisons."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside of the project's repository."""
    return tmp_path_factory.mktemp("elsewhere")
