"""How long the history of plans takes: without it, with an empty cache, and with a full one."""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.plans import plans

VERSIONS = 10
AT_ONCE = 5
"""How many plans a commit changes, after the first."""
FIRST = 1_767_225_600
"""2026-01-01, the time of the first commit."""
HOUR = 3600
ROUNDS = 3
CACHE = ".cache"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run took."""

    seconds: float
    """From the start of the process to its end."""
    cpu: float
    """Seconds of all cores, the processes that it started included."""


@dataclass(frozen=True, slots=True)
class HistoryTimes:
    """The median runs of one size."""

    without: Taken
    cold: Taken
    warm: Taken

    @property
    def first(self) -> float:
        """The CPU time of the history itself, with an empty cache."""
        return self.cold.cpu - self.without.cpu

    @property
    def later(self) -> float:
        """The CPU time of the history itself, with a full cache."""
        return max(0.0, self.warm.cpu - self.without.cpu)


def measure(folder: Path, count: int, rounds: int = ROUNDS) -> HistoryTimes:
    """Export the plans of a repository, side by side: without their history, and with it.

    Args:
        folder: A folder to work in, made here.
        count: How many plans there are. Each has ten versions.
        rounds: How often each is measured.
    """
    write_repository(folder, count)
    runs: dict[str, list[Taken]] = {"without": [], "cold": [], "warm": []}
    for _ in range(rounds):
        runs["without"].append(_once(folder, "false"))
        shutil.rmtree(folder / CACHE, ignore_errors=True)
        runs["cold"].append(_once(folder, "true"))
        runs["warm"].append(_once(folder, "true"))
    return HistoryTimes(**{name: _median(found) for name, found in runs.items()})


def _median(found: list[Taken]) -> Taken:
    return Taken(statistics.median(one.seconds for one in found), statistics.median(one.cpu for one in found))


def _once(folder: Path, history: str) -> Taken:
    (folder / "mkdocs.yml").write_text(
        f"site_name: Benchmark\nplugins:\n  - plans:\n      history: {history}\n", "utf-8"
    )
    command = [sys.executable, "-m", "mkdocs_plans", "export", "--format", "json", "--output", os.devnull]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    taken, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Taken(taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def write_repository(folder: Path, count: int) -> None:
    """Create a repository of plans with ten versions each, from one stream."""
    folder.mkdir(parents=True)
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for arguments, given in (
        (("init", "-q", "-b", "main"), b""),
        (("fast-import", "--quiet"), _stream(count)),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True, env=quiet, input=given)
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=folder, check=True, env=quiet)


def _stream(count: int) -> bytes:
    given = list(plans(count))
    parts = [_commit(0, [(path, version(text, 0)) for path, text in given])]
    number = 0
    for turn in range(1, VERSIONS):
        for begin in range(0, count, AT_ONCE):
            number += 1
            some = given[begin : begin + AT_ONCE]
            parts.append(_commit(number, [(path, version(text, turn)) for path, text in some]))
    return b"".join(parts)


def _commit(number: int, files: list[tuple[str, str]]) -> bytes:
    who = f"committer Ana <ana@portal.example> {FIRST + number * HOUR} +0000"
    return f"commit refs/heads/main\n{who}\ndata 5\nplans\n".encode() + b"".join(
        _file(path, text.encode()) for path, text in files
    )


def _file(path: str, text: bytes) -> bytes:
    return f"M 644 inline plans/{path}\ndata {len(text)}\n".encode() + text + b"\n"


def version(text: str, turn: int) -> str:
    """Return a plan as it was at one of its versions: each ticks a step, some change more."""
    head, steps, rest = _parts(re.sub(r"- \[x\]", "- [ ]", text))
    steps = re.sub(r"- \[ \]", "- [x]", steps, count=turn) if turn else steps
    if turn >= 3:
        rest = re.sub(r"(Technical Decisions Needed\n- )\[ \] (.*)", r"\1[x] \2 → yes, in version 3", rest)
    if turn >= 5:
        steps = steps.replace("\n- [", "\n- [ ] Write down what came of it\n- [", 1)
    if turn >= 7:
        rest = re.sub(r"(?m)^\| (\w+) the", r"| \1 really all of the", rest, count=1)
    status = "Completed" if turn == VERSIONS - 1 else "In Progress" if turn else "Planning"
    return re.sub(r"(?m)^\*\*Status:\*\* .*", f"**Status:** {status}", head) + steps + rest


def _parts(text: str) -> Iterator[str]:
    head, sign, rest = text.partition("## Steps")
    steps, other, rest = rest.partition("## Testing")
    yield from (head + sign, steps, other + rest)
