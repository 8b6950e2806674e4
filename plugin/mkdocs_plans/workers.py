"""Work in other processes, and a pause for the garbage collector.

The processes are forked, so they know everything that this one knows, and only results are sent back. Forking
is possible on Linux and safe while no other thread runs. Otherwise (also under `mkdocs serve`) this process
does all the work.
"""

from __future__ import annotations

import atexit
import gc
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError
from contextlib import contextmanager, suppress
from io import FileIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from types import TracebackType

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Result = TypeVar("Result")
Other = TypeVar("Other")

_BATCH = 1000
"""Items after which the processes end, because a forked process copies the memory that it reads."""
_LEAST = 50
"""With fewer items, another process costs more than it saves."""
_MOST_PROCESSES = 8
"""The maximum number of processes, on any number of cores."""
_PARTS = 64
"""Parts of a batch for `parallel_map`. A process that is done takes the next part, so that all end
together."""
_PREFETCHING = 2
"""Processes of a `Prefetcher`. Two render pages faster than a theme applies its template."""
_PREFETCHED = 10
"""How many keys a process of a `Prefetcher` takes at a time."""
_IN_FLIGHT = 10
"""Parts that a `Prefetcher` has started and that are not taken. With 25, 10,000 plans need more than 800
MB."""
_MANY = 3000
"""With more keys, memory counts more than time: one process makes results, and this one does the background
task."""
_NICE = 5
"""How far the priority of a `Prefetcher`'s processes is lowered. This process never waits for anything
else."""
_PR_SET_PDEATHSIG = 1
"""A constant of `linux/prctl.h`."""


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do the same as `map(function, items)`, in the same order, on all cores.

    Args:
        function: It depends only on its argument and on what is in memory now. Its side effects may be lost.
            An exception that it raises is raised here, after the results before it.
        items: Its arguments.

    Yields:
        Its results, which must be picklable.
    """
    if _cores() > 1 and len(items) >= 2 * _LEAST:
        # What the first item loads and compiles is shared by the processes that are forked after it.
        yield function(items[0])
        items = items[1:]
    for batch in _split(items, _BATCH):
        tasks = [_Task(function, part) for part in _split(batch, -(-len(batch) // _PARTS))]
        processes = min(_cores(), _MOST_PROCESSES, (len(batch) + 1) // _LEAST)
        with _Pool(tasks, processes if processes > 1 else 0) as pool:
            pool.submit(len(tasks))
            for task in tasks:
                yield from task.results()


class Prefetcher(Generic[Key, Result]):
    """Results that other processes compute in advance, a bounded number at a time.

    Args:
        function: As for `parallel_map`.
        keys: Its arguments, preferably in the order in which `result` is called with them.
    """

    def __init__(self, function: Callable[[Key], Result], keys: Iterable[Key]) -> None:
        self._function = function
        self._keys = list(keys)
        self._awaited: set[Key] = set()
        """The keys whose results other processes compute."""
        self._batches: deque[Sequence[Key]] = deque()
        """The batches for which no pool has been started."""
        self._parts: deque[_Task[Key, Result]] = deque()
        """The parts of the pool that have not been taken."""
        self._early: dict[Key, Result] = {}
        """Results that were delivered and not requested yet."""
        self._pool: _Pool | None = None
        self._background: _Task[None, Any] | None = None

    def start(self, background: Callable[[], Other]) -> Callable[[], Other]:
        """Start to compute a background task and then the results.

        Args:
            background: The background task; as for `parallel_map`.

        Returns:
            A function that returns the result of `background`, once.
        """
        if len(self._keys) < _LEAST:
            return background
        self._awaited.update(self._keys)
        self._batches.extend(_split(self._keys, _BATCH))
        if len(self._keys) > _MANY:
            self._start_batch([])
            return background
        task = self._background = _Task(lambda _: background(), [None])
        self._start_batch([task])
        return lambda: next(task.results())

    def result(self, key: Key) -> Result:
        """Return the result of the function for a key."""
        while key in self._awaited:
            if self._parts:
                self._take_part()
            else:
                self._start_batch([])
        return self._early.pop(key) if key in self._early else self._function(key)

    def close(self) -> None:
        """End the processes. This process computes what is requested later."""
        self._awaited.clear()
        if self._pool:
            self._pool.close()
        if self._background:
            self._background.close()

    def _start_batch(self, first: Sequence[_Task[None, Any]]) -> None:
        """Start a pool for the next batch, with something to do first."""
        batch = self._batches.popleft()
        self._parts.extend(_Task(self._function, part) for part in _split(batch, _PREFETCHED))
        processes = 1 if len(self._keys) > _MANY else _PREFETCHING
        self._pool = _Pool([*first, *self._parts], processes if _cores() > 1 else 0, nice=_NICE)
        self._pool.submit(len(first) + _IN_FLIGHT)

    def _take_part(self) -> None:
        """Take the results of the next part, and submit another part."""
        part = self._parts.popleft()
        self._awaited.difference_update(part.items)
        self._early |= zip(part.items, part.delivered(), strict=False)  # None are delivered after a failure.
        if self._pool and self._parts:
            self._pool.submit(1)
        elif self._pool:  # The next pool is forked by a process without the threads of this one.
            self._pool.shut_down()


class _Task(Generic[Item, Result]):
    """A function and some items that a process of a pool calls it with.

    The results do not travel through the pipe of the executor but are written to a file in memory. If a
    process is killed while it writes to that pipe, the reader waits for ever (CPython 3.11 to 3.14). Besides,
    every 64 KB would wait until this process releases the interpreter's lock.
    """

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self.items = items
        self._function = function
        self._file: FileIO | None = None
        self._future: Future[bool] | None = None

    def open(self) -> None:
        """Open the file before the processes that inherit it are forked."""
        # Unbuffered, because the processes share one position in the file.
        self._file = FileIO(os.memfd_create("mkdocs-plans"), "r+")

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def submit(self, executor: ProcessPoolExecutor, number: int) -> None:
        """Submit the task to a process, which identifies it by its number."""
        with suppress(BrokenExecutor):
            self._future = executor.submit(_run, number)

    def run(self) -> bool:
        """Write the results to the file. Returns whether that was possible."""
        with suppress(Exception):  # This process computes them again, and raises the error.
            results = [self._function(item) for item in self.items]
            if self._file:
                self._file.write(pickle.dumps(results, pickle.HIGHEST_PROTOCOL))
                self._file.close()
                return True
        return False

    def delivered(self) -> list[Result]:
        """Return the results of a process; empty if it failed, was killed or was not used."""
        with suppress(BrokenExecutor, CancelledError):
            if self._file and self._future and self._future.result():
                with self._file as file:
                    file.seek(0)
                    found: list[Result] = pickle.loads(file.readall())  # noqa: S301  (from `run`)
                    return found
        return []

    def results(self) -> Iterator[Result]:
        """Yield the results. Those that were not delivered are computed here, where errors are raised."""
        yield from self.delivered() or map(self._function, self.items)


class _Pool:
    """Forked processes for some tasks.

    Args:
        tasks: The tasks, in the order in which they are submitted.
        processes: The number of processes. With 0, nothing is delivered.
        nice: How far their priority is lowered.
    """

    def __init__(self, tasks: Sequence[_Task[Any, Any]], processes: int, *, nice: int = 0) -> None:
        self._tasks = tasks
        self._waiting = iter(enumerate(tasks))
        self._executor = _executor(tasks, processes, nice) if processes else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, count: int) -> None:
        """Submit the next tasks."""
        if self._executor:
            for number, task in islice(self._waiting, count):
                task.submit(self._executor, number)

    def shut_down(self) -> None:
        """End the processes, and the threads of the executor, when the submitted tasks are done."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End the processes, and release results that were not taken."""
        self.shut_down()
        for task in self._tasks:
            task.close()


def _executor(tasks: Sequence[_Task[Any, Any]], processes: int, nice: int) -> ProcessPoolExecutor | None:
    """The executor of a pool, which forks at the first task; `None` if the system does not allow it."""
    import multiprocessing  # noqa: PLC0415  (most portals are too small to need it)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    fork = multiprocessing.get_context("fork")
    try:
        executor = ProcessPoolExecutor(
            processes, fork, initializer=_begin, initargs=(tasks, nice, os.getpid())
        )
        for task in tasks:
            task.open()
    except (OSError, NotImplementedError, ImportError):  # No semaphores (without /dev/shm), or no files left.
        return None
    return executor


_tasks: list[_Task[Any, Any]] = []
"""The tasks that a process of a pool may be given."""


def _begin(tasks: Sequence[_Task[Any, Any]], nice: int, parent: int) -> None:
    """Prepare a process of a pool."""
    _tasks.extend(tasks)
    gc.disable()  # A collection would touch, and so copy, all shared memory.
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends this process.
    with suppress(OSError):  # Not every system allows it.
        os.nice(nice)
    _end_with_parent(parent)


def _end_with_parent(parent: int) -> None:
    """Have the system end this process when its parent is killed.

    Otherwise it would wait for tasks for ever, because it holds both ends of the executor's pipes.
    """
    with suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415  (not every Python has it)

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # The parent was killed before that.
        os._exit(1)


def _run(number: int) -> bool:
    return _tasks[number].run()


def _split(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _cores() -> int:
    """How many processes can work at once; one if it is not safe to fork."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


_SELDOM = 10_000
"""New objects between two collections in `gc_seldom`; the default is 700."""


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector while plans are read, compared or published.

    Plans live until the end, and work on them leaves little garbage that only the collector finds. Its
    collections take a quarter of the time of a build with 1,000 plans.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Together they make all objects old. Otherwise the next collection would scan all of them.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
        # The interpreter's last collection does not scan them either; the memory is freed in any case.
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)


@contextmanager
def gc_seldom() -> Iterator[None]:
    """Collect garbage seldom, and never in what is in memory now.

    A pause while pages are written would cost 30 KB of memory for each page, because MkDocs and themes create
    cycles behind.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
