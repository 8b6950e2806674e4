"""Measure the portal against plain MkDocs on the same files, side by side in one run.

`make bench` prints the table; it fails if a target is missed. `make bench BENCH_ARGS="--sizes 100,1000"`
takes about three minutes, all sizes longer. `--projects 10,100,1000` reads a million plans.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

import mkdocs_plans

from benchmarks import browser, diffs, history, reading, serve
from benchmarks.builds import Build, Side, build, measure_site, write_project
from benchmarks.history import HistoryTimes
from benchmarks.projects import write_overview
from benchmarks.targets import (
    LARGEST,
    MB,
    Measured,
    Results,
    Verdict,
    of_histories,
    of_overviews,
    of_serving,
    verdicts,
)
from tools.browser import NoBrowserError

SIZES = (100, 1_000, 10_000)
PROJECTS = (10, 100)
HISTORIES = (100, 1_000)
SERVED = (100, 1_000)
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
"""Real plans, if they are available."""
IN_MEMORY, ROOM = "/dev/shm", 8 * 1000 * MB  # noqa: S108 - a folder of its own in there
SEVERAL_UP_TO = 1_000
"""Larger builds run only once, because their times vary little."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 if a target is missed."""
    options = _options(arguments)
    print(_machine(), flush=True)
    # What Python and the plugin compile is kept, as where users run them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # pip compiles installed packages, but not those that are installed as editable.
    compileall.compile_dir(Path(mkdocs_plans.__file__).parent, quiet=1)
    # Nothing is deleted before the end, because file systems may be slow after large deletions.
    with tempfile.TemporaryDirectory(prefix="plans-benchmark-", dir=_in_memory()) as folder:
        return _measure(options, Path(folder))


def _in_memory() -> str | None:
    """A folder in memory, if it has enough space, so that no disk influences the figures."""
    try:
        return IN_MEMORY if shutil.disk_usage(IN_MEMORY).free > ROOM else None
    except OSError:
        return None


def _measure(options: argparse.Namespace, folder: Path) -> int:
    results: dict[tuple[Side, int], Measured] = {}
    for count in options.sizes:
        results |= _side_by_side(folder / str(count), count, options.sides, options.repeat)
        print("\n".join(_table(results, count)), flush=True)
    if Side.OURS not in options.sides:
        return 0
    served = dict(_serving(folder, options.served, options.sides))
    overviews = {count: _overview(folder / f"projects-{count}", count) for count in options.projects}
    print("\nReading one plan")
    _read("made up", reading.generated(500))
    real = _read("real", reading.real(options.corpus)) if options.corpus.is_dir() else None
    print(f"\nComparing {diffs.PLANS} plans with what they were: plans diff")
    compared = diffs.seconds(folder / "compared")
    for changed, seconds in compared.items():
        print(f"  {changed:>4} changed: {seconds:.2f} s", flush=True)
    past = {count: _history(folder / f"history-{count}", count) for count in options.histories}
    return _judge(
        [
            *verdicts(results, real, compared[diffs.PLANS]),
            *of_serving(served),
            *of_overviews(overviews),
            *of_histories(past),
        ]
    )


def _serving(
    folder: Path, counts: Sequence[int], sides: Sequence[Side]
) -> Iterator[tuple[tuple[Side, int], float]]:
    """Edit plans of a served project, on one side after the other."""
    print("\nmkdocs serve, from an edit of a plan to its changed page")
    for count in counts:
        for side in sides:
            root = folder / f"served-{count}" / side
            write_project(root, side, count)
            taken = serve.seconds(root, side)
            print(f"  {count:>6,} plans, {side}: {taken:.2f} s", flush=True)
            yield (side, count), taken


def _history(folder: Path, count: int) -> HistoryTimes:
    """Measure the export of plans with and without their history."""
    found = history.measure(folder, count)
    print(f"\nThe history of {count:,} plans with {history.VERSIONS} versions each")
    for name, taken in (("without", found.without), ("cold", found.cold), ("warm", found.warm)):
        print(f"  {name:>8}: {taken.seconds:.2f} s, {taken.cpu:.2f} s of CPU", flush=True)
    return found


def _overview(folder: Path, count: int) -> Measured:
    """Build the overview of a number of projects once, and return its time and size."""
    write_overview(folder, count)
    one = build(folder)
    measured = Measured(one.seconds, one.memory, measure_site(folder))
    print("\n" + _line(f"{count:,} projects", ("time s", "memory MB", "site MB", "files", "search MB")))
    print(_line("plans", map(_number, _figures(measured))), flush=True)
    return measured


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("--sizes", type=_numbers, default=SIZES, help="numbers of plans: 100,1000,10000")
    parser.add_argument("--repeat", type=int, default=3, help="builds of each size up to 1,000 (default: 3)")
    parser.add_argument(
        "--projects",
        type=_numbers,
        default=PROJECTS,
        help="numbers of projects of 1,000 plans to gather: 10,100 (1000 need 6 GB of disk)",
    )
    parser.add_argument(
        "--served",
        type=_numbers,
        default=SERVED,
        help="numbers of plans that are served and edited: 100,1000",
    )
    parser.add_argument(
        "--histories",
        type=_numbers,
        default=HISTORIES,
        help="numbers of plans with ten versions each: 100,1000",
    )
    parser.add_argument(
        "--sides", type=_sides, default=tuple(Side), help="ours, plain, or ours,plain (default)"
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        default=CORPUS,
        help="a folder of real plans to read (default: ../shared/corpus)",
    )
    return parser.parse_args(arguments)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.replace("_", "").split(","))


def _sides(text: str) -> tuple[Side, ...]:
    return tuple(Side[part.upper()] for part in text.split(","))


def _machine() -> str:
    packages = " · ".join(f"{name} {version(name)}" for name in ("mkdocs-plans", "mkdocs", "mkdocs-material"))
    return f"{packages} · Python {platform.python_version()} · {os.cpu_count()} cores"


def _side_by_side(
    folder: Path, count: int, sides: Sequence[Side], repeat: int
) -> Iterator[tuple[tuple[Side, int], Measured]]:
    """Build both sides alternately, so that load on the machine affects both."""
    for side in sides:
        write_project(folder / side, side, count)
    runs: dict[Side, list[Build]] = {side: [] for side in sides}
    for _ in range(repeat if count <= SEVERAL_UP_TO else 1):
        for side in sides:
            runs[side].append(build(folder / side))
    for side, builds in runs.items():
        seconds = statistics.median(one.seconds for one in builds)
        filtering = _filtering(folder / side / "site") if (side, count) == (Side.OURS, LARGEST) else None
        memory = max(one.memory for one in builds)
        measured = Measured(seconds, memory, measure_site(folder / side), filtering)
        yield (side, count), measured


def _filtering(site: Path) -> float | None:
    try:
        return browser.median(site)
    except NoBrowserError as problem:
        print(problem)
        return None


def _table(results: Results, count: int) -> Iterator[str]:
    yield "\n" + _line(f"{count:,} plans", ("time s", "memory MB", "site MB", "files", "search MB"))
    figures = {side: _figures(results[side, count]) for side in Side if (side, count) in results}
    yield from (_line(side, map(_number, found)) for side, found in figures.items())
    if len(figures) == len(Side):
        pairs = zip(figures[Side.OURS], figures[Side.PLAIN], strict=True)
        yield _line("ratio", (_number(ours / plain) for ours, plain in pairs))


def _figures(one: Measured) -> list[float]:
    weight = one.weight
    return [one.seconds, one.memory / MB, weight.total / MB, float(weight.files), weight.search / MB]


def _number(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 1000 else f"{figure:.2f}"


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:<13}" + "".join(f"{cell:>11}" for cell in cells)


def _read(name: str, contents: Sequence[tuple[str, bytes]]) -> float:
    """Print how long plans take to be read; the median."""
    times = reading.milliseconds(contents)
    print(f"  {f'{name}:':<9}{reading.summary(times)}", flush=True)
    return statistics.median(times)


def _judge(found: Iterable[Verdict]) -> int:
    print("\nTargets")
    missed = 0
    for verdict in found:
        mark = "·" if verdict.found is None else "✓" if verdict.kept else "✗"
        missed += not verdict.kept
        print(f"  {mark} {verdict.promise}: {verdict.found or 'not measured'} ({verdict.limit})")
    print(f"\n{missed} missed" if missed else "\nAll that were measured are met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
