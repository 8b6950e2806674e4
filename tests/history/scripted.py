"""Repositories with scripted histories, whose times are known exactly."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mkdocs_plans.config.options import Options
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.history import History
from mkdocs_plans.model.times import ItemTimes, Moment, PlanTimes
from mkdocs_plans.portal.build import Assembly, assemble
from mkdocs_plans.portfolio.entry import Entry

FIRST = datetime(2026, 1, 1, 8, tzinfo=UTC)
HARBOUR = "plans/harbour.md"


class ScriptedRepository:
    """A repository of plans, with one commit a day."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commits: list[str] = []
        """The commits of the main line, oldest first."""
        self.days: dict[str, int] = {}
        """The day of each commit, from 1."""
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: int = 1) -> str:
        """Run git on a day, from 1, at eight o'clock."""
        when = f"{int((FIRST + timedelta(days=day - 1)).timestamp())} +0900"
        who = {f"GIT_{role}_{key}": "x" for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        times = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **who, **times},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write some files; `None` deletes one."""
        for path, text in files.items():
            target = self.root / path
            if text is None:
                target.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")

    def commit(self, day: int, files: Mapping[str, str | None], *, main: bool = True) -> str:
        """Commit some files on a day.

        Args:
            day: From 1.
            files: The text of each file; `None` deletes one.
            main: Whether the commit is on the main line.
        """
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=docs: plans", day=day)
        return self.note(day) if main else self.head()

    def head(self) -> str:
        """The commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    def note(self, day: int) -> str:
        """Take the commit that is checked out as one of the main line."""
        commit = self.head()
        self.commits.append(commit)
        self.days[commit] = day
        return commit

    def edit(self, day: int, *edits: tuple[str, str], path: str = HARBOUR) -> str:
        """Replace texts of a plan, each of which it contains once, and commit it."""
        return self.commit(day, {path: self.replaced(*edits, path=path)})

    def replaced(self, *edits: tuple[str, str], path: str = HARBOUR) -> str:
        """Return a plan with some texts replaced."""
        text = (self.root / path).read_text("utf-8")
        for old, new in edits:
            assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
            text = text.replace(old, new)
        return text

    def assembly(self, options: Options | None = None, **arguments: object) -> Assembly:
        """Read the plans with their history."""
        chosen = options or Options()
        return assemble(ResolvedConfig(self.root, self.root / "docs", chosen), **arguments)  # type: ignore[arg-type]

    def history(self) -> History:
        """The history of the plans."""
        return self.assembly().portal.history


class Days:
    """The times of one plan as days of a scripted history, from 1."""

    def __init__(self, repository: ScriptedRepository, entry: Entry) -> None:
        assert entry.times is not None
        self.times: PlanTimes = entry.times
        self._repository = repository
        plan = entry.plan
        self._anchors = {
            item.text: item.anchor
            for items in (plan.steps, plan.risks, plan.questions, plan.criteria, plan.access)
            for item in items
        }

    def day(self, moment: Moment | None) -> int | None:
        """The day of a commit; the commit and its time have to agree."""
        if moment is None:
            return None
        day = (moment.time - FIRST).days + 1
        assert moment.time == FIRST + timedelta(days=day - 1)
        return day

    def of(self, text: str) -> tuple[int | None, int | None]:
        """Since when, and until when, an item is open, by the beginning of its text."""
        [anchor] = [anchor for found, anchor in self._anchors.items() if found.startswith(text)]
        times = self.times.items.get(anchor, ItemTimes())
        return self.day(times.since), self.day(times.until)

    def of_plan(self, part: Callable[[PlanTimes], Moment | None]) -> int | None:
        """The day of a time of the plan."""
        return self.day(part(self.times))


def entry_of(assembly: Assembly, path: str = HARBOUR) -> Entry:
    """The plan at a path."""
    return next(entry for entry in assembly.portal.portfolio.entries if entry.plan.path == path)
