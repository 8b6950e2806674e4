"""The number of examples that hypothesis generates."""

from __future__ import annotations

from hypothesis import settings


def examples(most: int) -> int:
    """All of them in `make test-all`, a quarter in `make test`: see `pytest_configure`."""
    return most * settings().max_examples // 100
