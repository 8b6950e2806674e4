"""One function over many items, with the help of other processes.

They are forked, so that they know all that this one knows and only results travel. That is safe where
nothing but this thread runs, and possible on Linux; elsewhere (under `mkdocs serve`, too) all is done here.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")

_BATCH = 1000
"""Items after which a process ends: what it looks at is copied into memory of its own."""
_LEAST = 50
"""Items below which a process of its own costs more than it saves."""
_MANY = 3000
"""Items above which not all is begun at once: what waits, and who makes it, would need too much memory."""
_MOST = 8
"""Processes at most, on however many cores."""
_SHARES = 64
"""Parts of a batch at most: whoever is done takes the next, so that all end at the same time. The number
of each travels as one byte."""
_asking: WeakSet[Connection[Any, Any]] = WeakSet()
"""Where results are asked for in this process."""
_NICE = 5
"""How far what is made in advance stands back where cores are few: whoever will ask for it goes first."""
_AHEAD = 100
"""Results that may wait for whoever asks for them: they are made at one speed and asked for at another."""


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do what `map(function, items)` does, in its order, on all cores.

    Args:
        function: Depends on nothing but its argument and what is in memory now. What it changes may be
            lost. Whatever it raises is raised here.
        items: What to call it with.

    Yields:
        What it returned, which must be picklable.
    """
    for batch in _batches(items):
        processes = min(_cores(), _MOST, len(batch) // _LEAST)
        yield from _shared(function, batch, processes) if processes > 1 else map(function, batch)


def _shared(function: Callable[[Item], Result], items: Sequence[Item], processes: int) -> Iterator[Result]:
    """What `parallel_map` does with so many processes; each takes the next items when it is done."""
    size = -(-len(items) // _SHARES)
    shares = [items[start : start + size] for start in range(0, len(items), size)]
    taken = _taken(len(shares))
    others = [
        _Away(lambda number: (number, [function(item) for item in shares[number]]), taken)
        for _ in range(processes - 1)
    ]
    done: dict[int, list[Result]] = {}
    following = 0
    for number in taken:
        with suppress(Exception):  # it is raised again below, when it is its turn
            done[number] = [function(item) for item in shares[number]]
        for other in others:
            done.update(other.results(wait=False))
        while following in done:
            yield from done.pop(following)
            following += 1
    for other in others:
        done.update(other.results())
    for number in range(following, len(shares)):
        # What failed, or was taken by a process that was killed, is done again: errors are raised where they
        # are seen, and in their order.
        yield from done.pop(number, None) or map(function, shares[number])


def _taken(count: int) -> Iterator[int]:
    """The numbers below `count`, each once over all processes that ask for them."""
    read, write = os.pipe()
    os.write(write, bytes(range(count)))
    os.close(write)

    def numbers() -> Iterator[int]:
        try:
            while number := os.read(read, 1):
                yield number[0]
        finally:
            os.close(read)

    return numbers()


def aside(function: Callable[[], Result], items: int) -> Callable[[], Result]:
    """Begin something now, by another process, that is to be had later.

    Args:
        function: As for `parallel_map`.
        items: How many things it goes through: with few of them it is done here, when it is asked for, and
            with so many that another process would need much memory until then.

    Returns:
        What gives the result, once.
    """
    if _cores() < 2 or not _LEAST <= items <= _MANY:  # noqa: PLR2004
        return function
    results = _delivered(lambda _: function(), [None])
    return lambda: next(results)


class Announced(Generic[Key, Result]):
    """Work that is announced in advance, and whose results are asked for one by one.

    Other processes make them while this one does something else, somewhat ahead of the one that was asked
    for last: few of them wait in memory at a time. What the function may be is said at `parallel_map`.
    """

    def __init__(self, function: Callable[[Key], Result]) -> None:
        self._function = function
        self._items: list[Key] = []
        self._begun = 0
        """The items that are in batches, or were."""
        self._batches: deque[_Batch[Key, Result]] = deque()
        self._early: dict[Key, Result] = {}
        """What was made before it was asked for."""

    def announce(self, item: Key) -> None:
        """Add an item; best in the order in which they will be asked for."""
        self._items.append(item)

    def begin(self) -> None:
        """Begin with what was announced since: with all of it or, where there is very much, bit by bit."""
        items, self._begun = self._items[self._begun :], len(self._items)
        here = self._begun < _LEAST
        self._batches += (_Batch(self._function, batch, here=here) for batch in _batches(items))
        for batch in islice(self._batches, 1 if self._begun > _MANY else None):
            batch.begin()

    def result(self, item: Key) -> Result:
        """What the function returns for an item."""
        if self._begun < len(self._items):
            self.begin()
        while item not in self._early:
            if not self._batches:
                return self._function(item)  # it was asked for before
            self._take()
        return self._early.pop(item)

    def _take(self) -> None:
        """Take the next result."""
        batch = self._batches[0]
        if (following := next(batch.results, None)) is None:
            self._batches.popleft()
            return
        item, result = following
        self._early[item] = result
        batch.left -= 1
        if batch.left <= _AHEAD and len(self._batches) > 1:
            self._batches[1].begin()


class _Batch(Generic[Item, Result]):
    """Items that one process goes through."""

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item], *, here: bool) -> None:
        self.left = len(items)
        """How many results nobody has taken."""
        self._function = function
        self._items = items
        self._here = here

    def begin(self) -> None:
        """Begin, unless it is under way."""
        _ = self.results

    @cached_property
    def results(self) -> Iterator[tuple[Item, Result]]:
        """Each item with what the function returns for it."""
        if self._here or _cores() < 2:  # noqa: PLR2004
            return zip(self._items, map(self._function, self._items), strict=True)
        return zip(self._items, _delivered(self._function, self._items), strict=True)


def _delivered(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Begin now, in another process that stands back, and have the results in their order."""
    away = _Away(function, items, nice=_NICE)

    def results() -> Iterator[Result]:
        done = 0
        for result in away.results():
            done += 1
            yield result
        # What it did not deliver, since it failed or was killed: an error is raised where it is seen.
        yield from map(function, items[done:])

    return results()


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


def _cores() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class _Away(Generic[Result]):
    """Work in a process of its own."""

    def __init__(self, function: Callable[[Item], Result], items: Iterable[Item], *, nice: int = 0) -> None:
        import multiprocessing  # noqa: PLC0415 - most portals are too small to need it

        self._here, there = multiprocessing.Pipe(duplex=False)
        _asking.add(self._here)
        fork = multiprocessing.get_context("fork")
        fork.Process(target=_work, args=(function, items, nice, there), daemon=True).start()
        there.close()

    def results(self, *, wait: bool = True) -> Iterator[Result]:
        """The results in the order of their items, up to where it fails; or those that are there already."""
        while not self._here.closed and (wait or self._here.poll()):
            try:
                result = self._here.recv()
            except (EOFError, OSError):
                self._here.close()
            else:
                yield result


def _work(
    function: Callable[[Item], Result], items: Iterable[Item], nice: int, results: Connection[Result, None]
) -> None:
    for connection in list(_asking):  # so that it is told when nobody asks any longer
        connection.close()
    with suppress(OSError):  # it is not allowed everywhere
        os.nice(nice)
    gc.disable()  # a round would touch, and so copy, all the memory that is shared
    with suppress(Exception, KeyboardInterrupt), _sender(results) as send:
        for item in items:
            send(function(item))
    results.close()  # else whoever asks waits until all memory of this process is given back


@contextmanager
def _sender(results: Connection[Result, None]) -> Iterator[Callable[[Result], None]]:
    """Sends results as fast as they are taken while the next are made; what was made is sent whole."""
    waiting: SimpleQueue[tuple[Result] | tuple[()]] = SimpleQueue()
    free = threading.Semaphore(_AHEAD)

    def deliver() -> None:
        try:
            while made := waiting.get():
                results.send(*made)
                free.release()
        except Exception:  # noqa: BLE001 - nobody asks any longer, or it cannot travel: the rest is done there
            os._exit(1)

    def send(made: Result) -> None:
        free.acquire()
        waiting.put((made,))

    thread = threading.Thread(target=deliver, daemon=True)
    thread.start()
    try:
        yield send
    finally:
        waiting.put(())
        thread.join()
