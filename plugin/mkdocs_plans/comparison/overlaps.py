"""Other active plans that name the same files as a change."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_plans.checks.secrets import redacted
from mkdocs_plans.diff import Diff, OverlappingPlan

from .state_reader import ComparedState

_SPAN = re.compile(r"`([^`]{3,300})`")
_FILE = re.compile(r"(?:\./)?((?:[\w@+.\[\]-]+/)+[\w@+.\[\]-]*\.\d*[^\W\d]\w*)(?::\d+(?:-\d+)?)?")
"""A path with a folder and an ending, perhaps with the numbers of lines."""


def overlapping(found: Diff, base: ComparedState, head: ComparedState) -> Iterator[OverlappingPlan]:
    """Yield the active plans that name, in backticks, a file that new lines of other plans name.

    Args:
        found: The diff of the two states.
        base: The state before.
        head: The state now.
    """
    own = {entry.plan.path for entry in head.plans.entries}
    named = {path: files - own for path, files in _newly_named(found, base, head).items()}
    wanted = defaultdict(set)
    for path, files in named.items():
        for file in files:
            wanted[file].add(path)
    if not wanted:
        return
    active = {entry.plan.path: entry for entry in head.plans.active}
    texts = head.texts.contents([path for path in active if path in head.texts.blobs])
    for path in sorted(texts):
        shared = {
            file: others
            for file in files_named(_lines(texts[path])) & wanted.keys()
            if (others := wanted[file] - {path})
        }
        if shared:
            entry = active[path]
            yield OverlappingPlan(
                path,
                entry.plan.title,
                entry.url or None,
                tuple(map(redacted, sorted(shared))),
                tuple(sorted({other for others in shared.values() for other in others})),
            )


def _newly_named(found: Diff, base: ComparedState, head: ComparedState) -> dict[str, set[str]]:
    """Return the files that new lines of changed plans name, by the path of the plan."""
    before = {plan.path: plan.was or plan.path for plan in found.plans if plan.head}
    was = base.texts.contents([path for path in before.values() if path in base.texts.blobs])
    now = head.texts.contents([path for path in before if path in head.texts.blobs])
    return {
        path: files_named(Counter(_lines(raw)) - Counter(_lines(was.get(before[path], b""))))
        for path, raw in now.items()
    }


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8", "replace").splitlines()


def files_named(lines: Iterable[str]) -> set[str]:
    """Return the paths of files that lines name in backticks."""
    spans = (span.strip() for line in lines for span in _SPAN.findall(line))
    return {match[1] for span in spans if (match := _FILE.fullmatch(span))}
