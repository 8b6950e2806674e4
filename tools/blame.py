"""Compare since when items are open with git, which knows lines and no items.

`python -m tools.blame [FOLDER]` prints two figures of a project: how many of its open items have the day of
`git blame -w`, and how many have the day on which git shows their line first. Blame names the commit that
wrote a line last. An item that was reworded, moved or got a mitigation is open since it was first written, so
its line is followed: if the commit removed a similar line of the same file, blame goes on from there. A line
whose box was ticked before is not followed: the item was reopened.

Lines are matched here without any code of the package. Each item with another day is printed with the events
that the history has for it.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mkdocs_plans.config.mkdocs_yml import load_nearest
from mkdocs_plans.model.plan import Check, Checkbox, Plan, Question, Risk
from mkdocs_plans.portal.build import assemble

_HEAD = re.compile(r"([0-9a-f]{40}) (\d+) (\d+)")
_HUNK = re.compile(r"@@ -(\d+)")
_TICKED = re.compile(r"\s*[-*+]\s+\[[xX]\]")
_MARKUP = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+)?\s*(?:\[.\])?\s*|[*_`~|]")
_SIMILAR = 0.5
"""The least similarity of a line to the line that replaced it."""


class BlamedLine(NamedTuple):
    """The commit that wrote a line last."""

    commit: str
    day: str
    number: int
    """The number of the line in that commit."""
    text: str
    previous: str | None
    """The commit before; `None` if this one added the file."""
    previous_path: str
    """The path of the file in that commit."""


class RemovedLine(NamedTuple):
    """A line that a commit removed."""

    path: str
    number: int
    text: str


class LineHistory:
    """The lines of a repository, followed back through the commits of its main line."""

    def __init__(self, repository: Path) -> None:
        self._repository = repository
        self._blamed = cache(self._read_blame)
        self._removed = cache(self._read_removed)

    def last(self, path: str, number: int) -> BlamedLine | None:
        """The commit that wrote a line of today last, as `git blame -w`."""
        return self._blamed("HEAD", path).get(number)

    def first(self, path: str, number: int) -> BlamedLine | None:
        """The commit that wrote a line of today first, in other words or elsewhere in the file."""
        line = self.last(path, number)
        while line and line.previous:
            before = self._before(line)
            if before is None:
                break
            line = self._blamed(line.previous, before.path).get(before.number)
        return line

    def _before(self, line: BlamedLine) -> RemovedLine | None:
        """The removed line that is most similar to the one that a commit wrote."""
        removed = self._removed(line.commit, line.previous_path)
        found = max(removed, key=lambda other: _similarity(line.text, other.text), default=None)
        if found is None or _similarity(line.text, found.text) < _SIMILAR:
            return None
        reopened = _TICKED.match(found.text) and not _TICKED.match(line.text)
        return None if reopened else found

    def _git(self, *arguments: str) -> list[str]:
        command = ["git", "-c", "core.quotePath=false", *arguments]
        output = subprocess.run(command, cwd=self._repository, check=True, capture_output=True).stdout
        return output.decode("utf-8", "replace").split("\n")

    def _read_blame(self, commit: str, path: str) -> dict[int, BlamedLine]:
        lines: dict[int, BlamedLine] = {}
        facts: dict[str, str] = {}
        head = ("", 0, 0)
        for line in self._git("blame", "-w", "--first-parent", "--line-porcelain", commit, "--", path):
            if found := _HEAD.match(line):
                head, facts = (found[1], int(found[2]), int(found[3])), {}
            elif line.startswith("\t"):
                day = datetime.fromtimestamp(int(facts["committer-time"]), UTC).date().isoformat()
                previous, _, old = facts.get("previous", "").partition(" ")
                lines[head[2]] = BlamedLine(head[0], day, head[1], line[1:], previous or None, old)
            else:
                name, _, value = line.partition(" ")
                facts[name] = value
        return lines

    def _read_removed(self, commit: str, path: str) -> tuple[RemovedLine, ...]:
        """The lines that a commit removed from a file, which may have had another name before."""
        found, old, number = [], "", 0
        for line in self._git("diff", "-U0", "-w", "-M", f"{commit}^1", commit):
            if line.startswith("--- "):
                old, number = line.removeprefix("--- a/").rstrip("\t"), 0
            elif hunk := _HUNK.match(line):
                number = int(hunk[1])
            elif number and line.startswith("-") and old == path:
                found.append(RemovedLine(path, number, line[1:]))
                number += 1
        return tuple(found)


@cache
def _similarity(line: str, other: str) -> float:
    """How similar the words of two lines are, from 0 to 1."""
    words, others = (_MARKUP.sub("", text).lower().split() for text in (line, other))
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return matcher.ratio() if min(len(words), len(others)) else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement of a project."""
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0] if given else ".").resolve()
    assembly = assemble(load_nearest(folder))
    events = defaultdict(list)
    for event in assembly.portal.history.events:
        events[event.path, event.anchor].append(f"{event.kind} {event.time.date().isoformat()}")
    lines = LineHistory(assembly.repository)
    count = last_same = first_same = 0
    for source in assembly.sources:
        entry = source.entry
        if entry.times is None or entry.project:
            continue
        path = entry.plan.path
        for item in _open(entry.plan):
            times = entry.times.items.get(item.anchor)
            ours = times.since.time.date().isoformat() if times and times.since else "none"
            last, first = lines.last(path, item.line), lines.first(path, item.line)
            count += 1
            last_same += last is not None and last.day == ours
            first_same += first is not None and first.day == ours
            if first is None or first.day != ours:
                day = first.day if first else "none"
                why = ", ".join(events[path, item.anchor])
                print(f"{path}:{item.line}: {ours}, git {day} ({why}): {item.text[:60]}")
    print(f"{last_same} of {count} open items have the day of git blame -w")
    print(f"{first_same} of {count} have the day on which git shows their line first, in any words")
    return 0


def _open(plan: Plan) -> Iterator[Check | Risk | Question]:
    for checks in (plan.steps, plan.criteria, plan.access):
        yield from (check for check in checks if check.mark is Checkbox.OPEN)
    yield from plan.open_risks
    yield from plan.open_questions


if __name__ == "__main__":
    sys.exit(main())
