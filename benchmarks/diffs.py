"""The time of `plans diff` between two commits, by the number of changed plans."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.plans import plans

PLANS = 500
CHANGED = (0, 25, PLANS)
ROUNDS = 3


def seconds(
    folder: Path, rounds: int = ROUNDS, count: int = PLANS, changed: Sequence[int] = CHANGED
) -> dict[int, float]:
    """The median time of the command, from its start to its end, by how many of the plans changed.

    Args:
        folder: A folder to work in, made here.
        rounds: How often each is measured.
        count: How many plans there are.
        changed: How many of them changed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "-q", "-b", "main")
    _commit(folder, dict(plans(count)), "base")
    heads = {number: f"changed-{number}" for number in changed}
    for number, head in heads.items():
        _git(folder, "checkout", "-q", "-B", head, "main")
        _commit(folder, dict(_edited(list(plans(count))[:number])), head)
    times: dict[int, list[float]] = {number: [] for number in heads}
    for _ in range(rounds):
        for number, head in heads.items():
            times[number].append(_once(folder, head, number))
    return {number: statistics.median(found) for number, found in times.items()}


def _edited(given: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Plans with every second open box ticked, each risk and question reworded, and a step added."""
    for path, text in given:
        ticked = re.sub(r"(- \[) (\] .*\n(?:(?!- \[ \]).*\n)*?- \[ \])", r"\1x\2", text)
        reworded = re.sub(r"(?m)^(\| |- )(\w+ )(\w+)(?= .*(?:\||\?)$)", r"\1\2really \3", ticked)
        yield path, reworded.replace("\n- [ ] ", "\n- [ ] Say what came of it\n- [ ] ", 1)


def _once(folder: Path, head: str, changed: int) -> float:
    command = [sys.executable, "-m", "mkdocs_plans", "diff", "main", head, "--format", "json"]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True)
    taken = time.perf_counter() - start
    if done.stdout.count(b'"change": "changed"') != changed:
        raise RuntimeError(f"{changed} plans were changed, and the diff reports others")
    return taken


def _commit(folder: Path, files: Mapping[str, str], message: str) -> None:
    for path, text in files.items():
        place = folder / "plans" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
    _git(folder, "add", "--all")
    _git(folder, "commit", "-q", "--allow-empty", "-m", message)


def _git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, env=os.environ | who | quiet
    )
