"""Work in other processes, and a pause for the garbage collector.

The processes are forked: they know all that this one knows, and only results travel. That is possible on
Linux and safe where no other thread runs. Elsewhere (under `mkdocs serve`, too) this process does everything.
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
"""Items after which processes end: a forked process copies the memory that it looks at."""
_LEAST = 50
"""Items below which another process costs more than it saves."""
_MOST_PROCESSES = 8
"""Processes at most, on however many cores."""
_PARTS = 64
"""Parts of a batch for `parallel_map`. A process that is done takes the next, so that all end together."""
_PREFETCHING = 2
"""Processes of a `Prefetcher`. Two make pages faster than a theme puts them into its template."""
_PREFETCHED = 10
"""Keys that a process of a `Prefetcher` takes at a time."""
_IN_FLIGHT = 10
"""Parts that a `Prefetcher` has begun and not taken. With 25 of them, 10,000 plans need more than 800 MB."""
_MANY = 3000
"""Keys above which memory counts more than time: one process makes results, and this one does the background
task."""
_NICE = 5
"""How far the processes of a `Prefetcher` give way to this one, which waits for nothing else."""
_PR_SET_PDEATHSIG = 1
"""A constant of `linux/prctl.h`."""


def parallel_map(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do what `map(function, items)` does, in its order, on all cores.

    Args:
        function: Depends on nothing but its argument and what is in memory now. What it changes may be
            lost. An exception that it raises is raised here, after the results before it.
        items: Its arguments.

    Yields:
        Its results, which must be picklable.
    """
    for batch in _split(items, _BATCH):
        tasks = [_Task(function, part) for part in _split(batch, -(-len(batch) // _PARTS))]
        processes = min(_cores(), _MOST_PROCESSES, len(batch) // _LEAST)
        with _Pool(tasks, processes if processes > 1 else 0) as pool:
            pool.submit(len(tasks))
            for task in tasks:
                yield from task.results()


class Prefetcher(Generic[Key, Result]):
    """Results that other processes make in advance, a bounded number at a time.

    Args:
        function: As for `parallel_map`.
        keys: Its arguments, best in the order in which `result` is called with them.
    """

    def __init__(self, function: Callable[[Key], Result], keys: Iterable[Key]) -> None:
        self._function = function
        self._keys = list(keys)
        self._awaited: set[Key] = set()
        """The keys whose results other processes make."""
        self._batches: deque[Sequence[Key]] = deque()
        """The batches that no pool was started for."""
        self._parts: deque[_Task[Key, Result]] = deque()
        """What the pool makes, without what was taken."""
        self._early: dict[Key, Result] = {}
        """Results that were taken and not asked for yet."""
        self._pool: _Pool | None = None
        self._background: _Task[None, Any] | None = None

    def start(self, background: Callable[[], Other]) -> Callable[[], Other]:
        """Start to make the results and, before them, something else.

        Args:
            background: What makes that; as for `parallel_map`.

        Returns:
            What returns the result of `background`, once.
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
        """Return what the function returns for a key."""
        while key in self._awaited:
            if self._parts:
                self._take_part()
            else:
                self._start_batch([])
        return self._early.pop(key) if key in self._early else self._function(key)

    def close(self) -> None:
        """End the processes. This one makes what is asked for after that."""
        self._awaited.clear()
        if self._pool:
            self._pool.close()
        if self._background:
            self._background.close()

    def _start_batch(self, first: Sequence[_Task[None, Any]]) -> None:
        """Start a pool for the next batch, with something to do before that."""
        batch = self._batches.popleft()
        self._parts.extend(_Task(self._function, part) for part in _split(batch, _PREFETCHED))
        processes = 1 if len(self._keys) > _MANY else _PREFETCHING
        self._pool = _Pool([*first, *self._parts], processes if _cores() > 1 else 0, nice=_NICE)
        self._pool.submit(len(first) + _IN_FLIGHT)

    def _take_part(self) -> None:
        """Take the results of the next part, and have another part begun."""
        part = self._parts.popleft()
        self._awaited.difference_update(part.items)
        self._early |= zip(part.items, part.delivered(), strict=False)  # none are delivered after a failure
        if self._pool and self._parts:
            self._pool.submit(1)
        elif self._pool:  # the next pool is forked by a process without the threads of this one
            self._pool.shut_down()


class _Task(Generic[Item, Result]):
    """A function and some items that a process of a pool calls it with.

    The results do not travel through the pipe of the executor, but are left in a file in memory. A process
    that is killed while it writes to that pipe would leave this one waiting for the rest without end (CPython
    3.11 to 3.14), and every 64 KB would wait until this one releases the interpreter's lock.
    """

    def __init__(self, function: Callable[[Item], Result], items: Sequence[Item]) -> None:
        self.items = items
        self._function = function
        self._file: FileIO | None = None
        self._future: Future[bool] | None = None

    def open(self) -> None:
        """Open the file, before the processes are forked that inherit it."""
        # Without a buffer: the processes share one position in the file.
        self._file = FileIO(os.memfd_create("mkdocs-plans"), "r+")

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()

    def submit(self, executor: ProcessPoolExecutor, number: int) -> None:
        """Have the task done by a process, which knows it by its number."""
        with suppress(BrokenExecutor):
            self._future = executor.submit(_run, number)

    def run(self) -> bool:
        """Leave the results in the file; whether that was possible."""
        with suppress(Exception):  # this process does it again, and sees the error
            results = [self._function(item) for item in self.items]
            if self._file:
                self._file.write(pickle.dumps(results, pickle.HIGHEST_PROTOCOL))
                self._file.close()
                return True
        return False

    def delivered(self) -> list[Result]:
        """Return the results of a process; empty if it failed, was killed or was not asked."""
        with suppress(BrokenExecutor, CancelledError):
            if self._file and self._future and self._future.result():
                with self._file as file:
                    file.seek(0)
                    found: list[Result] = pickle.loads(file.readall())  # noqa: S301  (from `run`)
                    return found
        return []

    def results(self) -> Iterator[Result]:
        """Yield the results. What no process delivered is made here, where an error can be seen."""
        yield from self.delivered() or map(self._function, self.items)


class _Pool:
    """Forked processes that do some tasks.

    Args:
        tasks: What they do, in the order in which it is submitted.
        processes: How many there are. With none of them nothing is delivered.
        nice: How far they give way to this one.
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
        """Have the next tasks done."""
        if self._executor:
            for number, task in islice(self._waiting, count):
                task.submit(self._executor, number)

    def shut_down(self) -> None:
        """End the processes when what was submitted is done, and with them the threads of the executor."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def close(self) -> None:
        """End the processes, and let go of results that were not taken."""
        self.shut_down()
        for task in self._tasks:
            task.close()


def _executor(tasks: Sequence[_Task[Any, Any]], processes: int, nice: int) -> ProcessPoolExecutor | None:
    """The executor of a pool, which forks at the first task; `None` where the system allows none."""
    import multiprocessing  # noqa: PLC0415  (most portals are too small to need it)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    fork = multiprocessing.get_context("fork")
    try:
        executor = ProcessPoolExecutor(
            processes, fork, initializer=_begin, initargs=(tasks, nice, os.getpid())
        )
        for task in tasks:
            task.open()
    except (OSError, NotImplementedError, ImportError):  # no semaphores, as without /dev/shm; no file left
        return None
    return executor


_tasks: list[_Task[Any, Any]] = []
"""What a process of a pool may be given to do."""


def _begin(tasks: Sequence[_Task[Any, Any]], nice: int, parent: int) -> None:
    """Prepare a process of a pool."""
    _tasks.extend(tasks)
    gc.disable()  # a round would touch, and so copy, all the memory that is shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, and that this process
    with suppress(OSError):  # it is not allowed everywhere
        os.nice(nice)
    _end_with_parent(parent)


def _end_with_parent(parent: int) -> None:
    """Have the system end this process when its parent is killed.

    Else it would wait for tasks for ever: it holds both ends of the executor's pipes itself.
    """
    with suppress(ImportError, OSError, AttributeError):
        import ctypes  # noqa: PLC0415  (not every Python has it)

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before that
        os._exit(1)


def _run(number: int) -> bool:
    return _tasks[number].run()


def _split(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _cores() -> int:
    """How many processes can work at once; one where it is not safe to fork."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


_SELDOM = 10_000
"""New objects after which the garbage collector makes a round in `gc_seldom`, instead of 700."""


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the garbage collector while plans are read, compared or published.

    They live until the end, and what is done with them leaves little behind that only the collector finds.
    Its rounds over them take a quarter of the time of a build with 1,000 plans.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        # Together they make all objects old. Else the next round would look through all of them.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
        # Nor does the interpreter's last round look through them: it gives all memory back in any case.
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)


@contextmanager
def gc_seldom() -> Iterator[None]:
    """Have the garbage collector make few rounds, and none over what is in memory now.

    While pages are written a pause would cost 30 KB of memory for each: MkDocs and themes leave cycles
    behind.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_SELDOM, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
