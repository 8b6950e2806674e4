"""What one build computes and the next one may use, under `mkdocs serve`."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class BuildMemory(Generic[Key, Value]):
    """Values by everything that they depend on, so that none can be stale.

    It keeps only what the last two builds used.
    """

    def __init__(self) -> None:
        self._before: dict[Key, Value] = {}
        self._now: dict[Key, Value] = {}

    def begin(self) -> None:
        """Begin a build: forget what the last one did not use."""
        self._before, self._now = self._now, {}

    def find(self, key: Key) -> Value | None:
        """Return a value, if it is known."""
        found = self._now.get(key) or self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def add(self, key: Key, value: Value) -> None:
        """Keep a value for this build and the next one."""
        self._now[key] = value
