"""Build a git repository of the example portal with the history of `examples/history.yml`.

With `--fleet`, the published files of the project `fleet` of the example overview are written instead, from a
repository with a history of its own.

The history is computed backwards: the plans of `examples/` are the last state, and each commit, newest
first, is undone to get the state before it. So no text of a plan is written twice.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs_plans.cli.project_plans import read_project

EXAMPLES = Path(__file__).parents[1] / "examples"
HISTORY = EXAMPLES / "history.yml"
FLEET = EXAMPLES / "overview" / "fleet"
TARGET = Path(".cache/demo")
_AUTHOR = "Tidewater"
_HOUR = 9
"""The hour of every commit, in UTC."""

Plans = dict[str, str]
"""The texts of plans by path, relative to the plans folder."""


class HistoryError(ValueError):
    """A commit of the history does not fit the plans. The message names the commit, the plan and the text."""


@dataclass(frozen=True, slots=True)
class DemoCommit:
    """A commit of the history, with the plans as it leaves them."""

    day: date
    message: str
    plans: Plans


def main() -> None:
    """Build the repository that `make demo` serves."""
    parser = argparse.ArgumentParser(prog="python -m tools.demo", description=main.__doc__)
    parser.add_argument("target", type=Path, nargs="?", default=TARGET)
    parser.add_argument("--fleet", action="store_true", help="publish the project fleet of the overview")
    given = parser.parse_args()
    if given.fleet:
        for name, content in published_fleet().items():
            (FLEET / name).write_bytes(content)
        return
    target = given.target
    shutil.rmtree(target, ignore_errors=True)
    count = build(target)
    print(f"Built {target} from examples/ with {count} commits.")


def build(target: Path) -> int:
    """Create the repository in an empty or new folder; return the number of commits.

    Raises:
        HistoryError: The history does not fit the plans.
    """
    commits = read_history()
    target.mkdir(parents=True, exist_ok=True)
    _copy_site(target)
    _build(target, commits)
    return len(commits)


def published_fleet() -> dict[str, bytes]:
    """Return the files that the project `fleet` publishes, by name."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "fleet"
        target.mkdir()
        shutil.copy(FLEET / "mkdocs.yml", target)
        _build(target, read_history(FLEET / "history.yml", FLEET / "plans"))
        found = read_project(target, lambda _: None)
        return {"plans.json": found.published(), "plans-history.json": found.published_history()}


def _build(target: Path, commits: Iterable[DemoCommit]) -> None:
    git(target, "init", "--quiet", "--initial-branch=main")
    for commit in commits:
        _write(commit.plans, target / "plans")
        commit_all(target, commit.day, commit.message)


def read_history(history: Path = HISTORY, plans: Path = EXAMPLES / "plans") -> list[DemoCommit]:
    """Return the commits, oldest first.

    Raises:
        HistoryError: A commit does not fit the plans.
    """
    state: Plans = {
        path.relative_to(plans).as_posix(): path.read_text("utf-8") for path in sorted(plans.rglob("*.md"))
    }
    commits = []
    for record in reversed(yaml.safe_load(history.read_text("utf-8"))):
        commits.append(DemoCommit(record["day"], record["message"], state))
        state = _undone(state, record)
    if state:
        raise HistoryError(f"no commit adds {', '.join(state)}: add it with `new` in {history.name}")
    return commits[::-1]


def _undone(state: Plans, record: Mapping[str, Any]) -> Plans:
    before = dict(state)
    for path, done in record["plans"].items():
        where = f"{record['day']}, {path}"
        if path not in before:
            raise HistoryError(f"{where}: there is no such plan")
        text = before.pop(path)
        if done != "new":
            before[done.get("from", path)] = _undo(text, done, where)
    return before


def _undo(text: str, done: Mapping[str, Any], where: str) -> str:
    for change in done.get("changes", ()):
        text = _replaced(text, change["to"], change["from"], where)
    lines = text.splitlines(keepends=True)
    for part in done.get("ticks", ()):
        number = _line_with(lines, part, where)
        lines[number] = _replaced(lines[number], "[x]", "[ ]", where)
    for part in done.get("adds", ()):
        del lines[_line_with(lines, part, where)]
    return "".join(lines)


def _replaced(text: str, old: str, new: str, where: str) -> str:
    if text.count(old) != 1:
        raise HistoryError(f"{where}: {old!r} occurs {text.count(old)} times, not once")
    return text.replace(old, new)


def _line_with(lines: Iterable[str], part: str, where: str) -> int:
    found = [number for number, line in enumerate(lines) if part in line]
    if len(found) != 1:
        raise HistoryError(f"{where}: {len(found)} lines contain {part!r}, not one")
    return found[0]


def _copy_site(target: Path) -> None:
    """Copy the configuration and the pages that are no plans, and the overview with its projects."""
    shutil.copy(EXAMPLES / "mkdocs.yml", target)
    for folder in ("docs", "overview"):
        shutil.copytree(
            EXAMPLES / folder, target / folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site")
        )


def _write(plans: Plans, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in plans.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def commit_all(repository: Path, day: date, message: str) -> None:
    """Commit everything in a repository as of a day, with the same hash on every machine."""
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", message, at=f"{day}T{_HOUR:02}:00:00Z")


def git(repository: Path, *arguments: str, at: str | None = None) -> None:
    """Run git without the settings of the user, and without those of a hook that runs this."""
    email = "plans@tidewater.example"
    person = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in {"NAME": _AUTHOR, "EMAIL": email, **({"DATE": at} if at else {})}.items()
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    isolated = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=repository, env={**kept, **isolated, **person}, check=True)


if __name__ == "__main__":
    main()
