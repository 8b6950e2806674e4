"""Plans from the paths given on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_plans.sources.folder import PlanFile, walk
from mkdocs_plans.sources.plan import folders_above, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_plans.model import Plan


def missing(paths: Iterable[str]) -> list[str]:
    """Which of the paths name nothing."""
    return [path for path in paths if not os.path.exists(path)]


def plans_at(paths: Iterable[str], notice: Callable[[str], None]) -> Iterator[Plan]:
    """Read the plans in the order of the paths, those of a folder in sorted order.

    A file is read whatever its name; a folder's introductions are no plans. What does not exist is
    passed over; what a folder holds and must not be followed goes to `notice`.
    """
    for path in paths:
        if os.path.isdir(path):
            yield from _plans_in(path, notice)
        elif os.path.exists(path):
            file = PlanFile(_slashed(path), Path(path).resolve())
            yield load(file, folders=folders_above(file.absolute))


def _plans_in(folder: str, notice: Callable[[str], None]) -> Iterator[Plan]:
    found = walk(Path(folder))
    for item in found.refused:
        notice(f"{os.path.join(folder, item.path)} {item.reason}")
    for file in found.files:
        path = _slashed(os.path.join(folder, file.path))
        plan = load(file, path=path, folders=folders_above(file.absolute))
        if not plan.is_introduction:
            yield plan


def _slashed(path: str) -> str:
    return path.replace(os.sep, "/")
