"""Compare since when items are open with `git blame -w`, which knows lines and no items.

`python -m tools.blame [FOLDER]` prints how many of the open items of a project have the same day in both, and
each that has another. Blame names the commit that wrote a line last, so that it differs where an item was
reworded or reopened, and it follows no file that was deleted and added again.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from mkdocs_plans.config.mkdocs_yml import load_nearest
from mkdocs_plans.model.plan import Check, Checkbox, Plan, Question, Risk
from mkdocs_plans.portal.build import assemble

_HEAD = re.compile(r"[0-9a-f]{40} \d+ \d+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the agreement of a project."""
    given = sys.argv[1:] if arguments is None else arguments
    folder = Path(given[0] if given else ".").resolve()
    assembly = assemble(load_nearest(folder))
    events = defaultdict(list)
    for event in assembly.portal.history.events:
        events[event.path, event.anchor, event.commit].append(str(event.kind))
    same, changed, others = 0, 0, []
    for source in assembly.sources:
        entry = source.entry
        if entry.times is None or entry.project:
            continue
        blamed = _days(assembly.repository, entry.plan.path)
        for item in _open(entry.plan):
            times = entry.times.items.get(item.anchor)
            ours = times.since.time.date().isoformat() if times and times.since else "none"
            day, commit = blamed.get(item.line, ("none", ""))
            kinds = events[entry.plan.path, item.anchor, commit]
            same += ours == day
            changed += ours != day and bool(kinds)
            if ours != day:
                why = ", ".join(kinds) or "not explained"
                others.append(
                    f"{entry.plan.path}:{item.line}: {ours}, git blame {day} ({why}): {item.text[:60]}"
                )
    print("\n".join(others))
    found = same + len(others)
    print(
        f"{same} of {found} open items have the day of git blame; {changed} others were changed on that day"
    )
    return 0


def _open(plan: Plan) -> Iterator[Check | Risk | Question]:
    for checks in (plan.steps, plan.criteria, plan.access):
        yield from (check for check in checks if check.mark is Checkbox.OPEN)
    yield from plan.open_risks
    yield from plan.open_questions


def _days(repository: Path, path: str) -> dict[int, tuple[str, str]]:
    """The day on which each line of a file came to the main line, and its commit."""
    command = ["git", "blame", "-w", "--first-parent", "--line-porcelain", "HEAD", "--", path]
    output = subprocess.run(command, cwd=repository, check=True, capture_output=True).stdout
    days, number, commit = {}, 0, ""
    for line in output.decode("utf-8", "replace").split("\n"):
        if _HEAD.match(line):
            commit = line.split()[0]
        elif line.startswith("committer-time "):
            number += 1
            days[number] = datetime.fromtimestamp(int(line.split()[1]), UTC).date().isoformat(), commit
    return days


if __name__ == "__main__":
    sys.exit(main())
