"""Plans from the paths given on the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mkdocs_plans.checks.redact_plan import redact
from mkdocs_plans.checks.suppressions import is_suppressed
from mkdocs_plans.config.mkdocs_yml import find
from mkdocs_plans.config.mkdocs_yml import load as load_project
from mkdocs_plans.model.plan import Plan
from mkdocs_plans.sources.folder import PlanFile, walk
from mkdocs_plans.sources.plan import folders_above, load
from mkdocs_plans.vocabulary import DEFAULT, Vocabulary


def words_at(paths: Iterable[str]) -> list[tuple[str, Vocabulary]]:
    """The words to read by, for each path: those of the project that it belongs to.

    Raises:
        ConfigError: The configuration of a project cannot be used.
    """
    words: dict[Path | None, Vocabulary] = {None: DEFAULT}
    found = []
    for given in paths:
        path = Path(given)
        config = find(path if path.is_dir() else path.parent)
        if config is not None and config not in words:
            words[config] = load_project(config).options.vocabulary
        found.append((given, words[config]))
    return found


def plans_at(
    words: Iterable[tuple[str, Vocabulary]],
    notice: Callable[[str], None],
    refuse: Callable[[str], None],
) -> Iterator[Plan]:
    """Read the plans in the order of the paths, those of a folder in sorted order.

    A file is read whatever its name; a folder's introductions are no plans.

    Args:
        words: The paths, each with the words to read by.
        notice: Takes what a folder holds and must not be followed.
        refuse: Takes each path that gives no plan, with the reason.
    """
    for given, own in words:
        path = Path(given)
        if path.is_dir():
            yield from _plans_in(given, own, notice, refuse)
        elif path.exists():
            file = PlanFile(given.replace(os.sep, "/"), path.resolve())
            yield _without_secrets(load(file, own, folders=folders_above(path.absolute())))
        else:
            refuse(f"{given}: there is no such file or folder")


def _plans_in(
    folder: str, words: Vocabulary, notice: Callable[[str], None], refuse: Callable[[str], None]
) -> Iterator[Plan]:
    found = walk(Path(folder))
    inside = folder.replace(os.sep, "/").rstrip("/") + "/"
    for item in found.refused:
        notice(f"{inside}{item.path} {item.reason}")
    empty = True
    for file in found.files:
        above = folders_above(found.root / file.path)
        plan = load(file, words, path=inside + file.path, folders=above)
        if not plan.is_introduction:
            empty = False
            yield _without_secrets(plan)
    if empty:
        refuse(f"{folder}: there is no plan in this folder")


def _without_secrets(plan: Plan) -> Plan:
    has_secret = any(one.rule == "secret" and not is_suppressed(one, plan.ignores) for one in plan.findings)
    return redact(plan) if has_secret else plan
