"""The targets for speed and size, compared with the measured figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.builds import Side, Weight
from benchmarks.history import HistoryTimes

KB, MB = 1000, 1000**2
LARGEST = 10_000
MOST_PROJECTS = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One side at one size: the median time and the highest memory of its runs."""

    seconds: float
    memory: int
    """Bytes."""
    weight: Weight
    filtering: float | None = None
    """Milliseconds from a key to the filtered index, in Chromium; `None`: not measured."""


Results = Mapping[tuple[Side, int], Measured]
"""The measured figures, by side and number of plans."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, and whether it is met."""

    promise: str
    limit: str
    found: str | None
    """`None`: it takes sizes or sides that were not measured."""
    kept: bool


def verdicts(
    results: Results, reading: float | None = None, comparing: float | None = None
) -> Iterator[Verdict]:
    """Compare every target with the measured figures.

    Args:
        results: Builds.
        reading: Milliseconds in which a real plan is read.
        comparing: Seconds in which two states of 500 plans are compared that differ in every one.
    """
    sizes = sorted({count for side, count in results if side is Side.OURS})
    yield _ratio(results, 100, 0.6)
    yield _ratio(results, 1_000, 0.4)
    yield from (_growth(results, count, 11.0) for count in (100, 1_000))
    measured = [(count, results[Side.OURS, count]) for count in sizes]
    count, ours = measured[-1] if measured else (LARGEST, None)
    memory = ours.memory if ours and count == LARGEST else None
    yield _below(f"Memory at {LARGEST:,} plans", memory, 800 * MB, MB, "MB")
    filtering = ours.filtering if ours and count == LARGEST else None
    yield _below(f"Filtering {LARGEST:,} rows, from the key to the next paint", filtering, 50, 1, "ms")
    weight = ours.weight if ours else None
    page = weight.page_path.removesuffix("index.html") if weight else "none"
    yield _below(
        f"Heaviest generated page at {count:,} plans ({page}), gzipped",
        weight.page if weight else None,
        100 * KB,
        KB,
        "KB",
    )
    yield _below("Script, gzipped", weight.script if weight else None, 30 * KB, KB, "KB")
    yield _below("Reading a real plan, at the median", reading, 1, 1, "ms")
    yield _below("Comparing 500 plans of which every one changed", comparing, 2, 1, "s")
    yield _below(f"Search index at {count:,} plans", weight.search if weight else None, 1 * MB, MB, "MB")


def of_serving(measured: Mapping[tuple[Side, int], float]) -> Iterator[Verdict]:
    """Compare the targets for `mkdocs serve` with the seconds from an edit to the changed page."""
    ours, plain = measured.get((Side.OURS, 1_000)), measured.get((Side.PLAIN, 1_000))
    words = "From an edit to the page of `mkdocs serve`"
    ratio = ours / plain if ours and plain else None
    yield _verdict(
        f"{words}, 1,000 plans, as a share of plain mkdocs's",
        "≤ 0.12",
        ratio,
        lambda value: f"{value:.2f}",
        kept=ratio is None or ratio <= 0.12,
    )
    for count, limit in ((100, 500), (1_000, 1_000)):
        seconds = measured.get((Side.OURS, count))
        milliseconds = None if seconds is None else 1_000 * seconds
        yield _below(f"{words}, {count:,} plans", milliseconds, limit, 1, "ms")


def of_histories(measured: Mapping[int, HistoryTimes]) -> Iterator[Verdict]:
    """Compare the targets for histories with what was measured, by number of plans with ten versions."""
    many, few = measured.get(1_000), measured.get(100)
    words = "1,000 plans with ten versions"
    yield _below(f"CPU time of the first history of {words}", many.first if many else None, 20, 1, "s")
    yield _below(f"CPU time of a history of {words} from the cache", many.later if many else None, 1, 1, "s")
    share = 100 * few.later / few.without.cpu if few else None
    yield _below("CPU time of a history of 100 plans from the cache", share, 10, 1, "% of an export")


def of_overviews(measured: Mapping[int, Measured]) -> Iterator[Verdict]:
    """Compare the targets for overviews with the figures, by number of projects of 1,000 plans."""
    most = measured.get(MOST_PROJECTS)
    words = f"{MOST_PROJECTS:,} projects of 1,000 plans"
    yield _below(f"Time to gather {words}", most.seconds if most else None, 120, 1, "s")
    yield _below(f"Memory for {words}", most.memory if most else None, 1000 * MB, MB, "MB")
    count = max(measured, default=0)
    weight = measured[count].weight if measured else None
    yield _below(
        f"Heaviest page of an overview of {count:,} projects, gzipped",
        weight.page if weight else None,
        100 * KB,
        KB,
        "KB",
    )


def _ratio(results: Results, count: int, limit: float) -> Verdict:
    ours, plain = results.get((Side.OURS, count)), results.get((Side.PLAIN, count))
    ratio = ours.seconds / plain.seconds if ours and plain else None
    promise = f"Time at {count:,} plans, as a share of plain mkdocs's"
    return _verdict(
        promise, f"≤ {limit}", ratio, lambda value: f"{value:.2f}", kept=ratio is None or ratio <= limit
    )


def _growth(results: Results, count: int, limit: float) -> Verdict:
    small, large = results.get((Side.OURS, count)), results.get((Side.OURS, 10 * count))
    growth = large.seconds / small.seconds if small and large else None
    promise = f"Time at {10 * count:,} plans, in times of that at {count:,}"
    return _verdict(
        promise,
        f"≤ {limit:.0f}",
        growth,
        lambda value: f"{value:.1f}",
        kept=growth is None or growth <= limit,
    )


def _below(promise: str, value: float | None, limit: int, unit: int, name: str) -> Verdict:
    kept = value is None or value < limit
    return _verdict(
        promise, f"< {limit // unit} {name}", value, lambda found: f"{found / unit:.2f} {name}", kept=kept
    )


def _verdict(
    promise: str, limit: str, value: float | None, show: Callable[[float], str], *, kept: bool
) -> Verdict:
    return Verdict(promise, limit, None if value is None else show(value), kept)
