"""One function over many items, on all cores."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item", bound=Hashable)
Result = TypeVar("Result")

_LEAST = 50
"""Items below which a process of its own costs more than it saves."""
_MOST = 8
"""Processes at most, on however many cores."""


def spread(
    function: Callable[[Item], Result], items: Sequence[Item], *, batch: int = 1000
) -> Iterator[Result]:
    """Do what `map(function, items)` does, in its order, on all cores where that is safe.

    It is where processes can be forked and nothing but this thread runs: on Linux, and not under
    `mkdocs serve`. Elsewhere, and for few items, it is `map`.

    Args:
        function: Depends on nothing but its argument and what is in memory now. What it changes may be
            lost. Whatever it raises is raised here.
        items: What to call it with.
        batch: How many items are worked on at once; results wait in memory no longer than their batch.

    Yields:
        What it returned, which must be picklable.
    """
    for start in range(0, len(items), batch):
        yield from _batch(function, items[start : start + batch])


class Announced(Generic[Item, Result]):
    """Work that is announced as a whole and asked for item by item: see `spread`."""

    def __init__(self, function: Callable[[Item], Result], *, batch: int = 1000) -> None:
        self._function = function
        self._batch = batch
        self._items: list[Item] = []
        self._results: Iterator[tuple[Item, Result]] | None = None
        self._early: dict[Item, Result] = {}
        """What was made before it was asked for."""

    def announce(self, item: Item) -> None:
        """Add an item, before the first is asked for; best in the order in which they will be."""
        self._items.append(item)

    def result(self, item: Item) -> Result:
        """What the function returns for an item."""
        if self._results is None:
            self._results = zip(
                self._items, spread(self._function, self._items, batch=self._batch), strict=True
            )
        while item not in self._early:
            if (following := next(self._results, None)) is None:
                return self._function(item)  # it was asked for before
            self._early[following[0]] = following[1]
        return self._early.pop(item)


def _batch(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    processes = max(1, min(_cores(), _MOST, len(items) // _LEAST))
    size = -(-len(items) // processes)
    own, *others = (items[start : start + size] for start in range(0, len(items), size))
    away = [_begin(function, share) for share in others]
    yield from map(function, own)
    for share, results in zip(others, away, strict=True):
        try:
            yield from results.recv()
        except EOFError:  # it failed or was killed: an error is raised where the user sees it
            yield from map(function, share)
        finally:
            results.close()


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def _begin(function: Callable[[Item], Result], share: Sequence[Item]) -> Connection[None, list[Result]]:
    """Start a process that sends its results when it has them all, or nothing."""
    import multiprocessing  # noqa: PLC0415 - most portals are too small to need it

    here, there = multiprocessing.Pipe(duplex=False)
    fork = multiprocessing.get_context("fork")
    fork.Process(target=_work, args=(function, share, there), daemon=True).start()
    there.close()
    return here


def _work(
    function: Callable[[Item], Result], share: Sequence[Item], results: Connection[list[Result], None]
) -> None:
    gc.disable()  # a round would touch, and so copy, all the memory that is shared
    with suppress(Exception, KeyboardInterrupt):  # raised again where the user sees it
        results.send([function(item) for item in share])
