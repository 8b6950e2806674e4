"""The time to read one plan, from its bytes to its values."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.plans import plans

ROUNDS = 5


def generated(count: int) -> list[tuple[str, bytes]]:
    """Path and content of generated plans."""
    return [(path, text.encode()) for path, text in plans(count)]


def real(folder: Path) -> list[tuple[str, bytes]]:
    """Path and content of every Markdown file in a folder."""
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.md"))]


def milliseconds(contents: Iterable[tuple[str, bytes]]) -> list[float]:
    """The best of several rounds for each plan, sorted.

    Without rounds of the garbage collector, as `timeit` does it, and as the portal reads its plans.
    """
    from mkdocs_plans.reading import read  # noqa: PLC0415 - plain builds can be measured without it

    def once(path: str, content: bytes) -> float:
        start = time.perf_counter()
        read(content, path)
        return (time.perf_counter() - start) * 1000

    gc.disable()
    try:
        return sorted(min(once(path, content) for _ in range(ROUNDS)) for path, content in contents)
    finally:
        gc.enable()


def summary(times: list[float]) -> str:
    """Median, the slowest in twenty, and the slowest, of sorted times."""
    within = times[int(len(times) * 0.95)]
    middle = statistics.median(times)
    return f"median {middle:.2f} ms · 95 % within {within:.2f} ms · slowest {times[-1]:.1f} ms"
