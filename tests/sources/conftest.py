"""Helpers for tests of files and folders."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def without_privileges() -> Iterator[Path]:
    """A folder of an ordinary user; root, whom no permission stops, becomes one for the test."""
    with tempfile.TemporaryDirectory() as folder:
        was_root = os.geteuid() == 0
        if was_root:
            os.chown(folder, 65534, -1)
            os.seteuid(65534)
        yield Path(folder)
        if was_root:
            os.seteuid(0)
        for path in Path(folder).iterdir():
            path.chmod(0o755)
