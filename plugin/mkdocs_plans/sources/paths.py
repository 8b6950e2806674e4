"""The paths that links of a plan refer to in the repository, by the rules of code hosts."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs_plans.model.plan import Finding, Plan
from mkdocs_plans.model.rule import finding


def named_path(target: str, location: Path, repository: Path) -> str | None:
    """The absolute path that a link refers to; `None` if it leads out of the repository.

    Args:
        target: The path of a link, percent-decoded. A path that begins with `/` starts at the root of the
            repository.
        location: The file that contains the link.
        repository: The root of the repository.
    """
    base = repository if target.startswith("/") else location.parent
    place = os.path.normpath(base / target.lstrip("/"))
    return place if f"{place}/".startswith(f"{repository}/") and "\0" not in place else None


def names_a_file(
    target: str, location: Path, repository: Path, exists: Callable[[str], bool] = os.path.lexists
) -> bool:
    """Whether a path refers to an existing file, relative to its own file or to the repository.

    Args:
        target: The path of a relation, as written.
        location: The file that contains it.
        repository: The root of the repository.
        exists: Whether an absolute path exists.
    """
    path = unquote(target.split("#", 1)[0])
    places = (named_path(one, location, repository) for one in (path, f"/{path}"))
    return any(place is not None and exists(place) for place in places)


def broken_links(
    plan: Plan,
    location: Path,
    repository: Path,
    exists: Callable[[str], bool] = os.path.lexists,
    *,
    reported: Collection[str] = (),
    suggest: Callable[[str], str] = lambda _: "correct the path.",
) -> Iterator[Finding]:
    """A finding for each link to a missing file.

    Args:
        plan: The plan.
        location: The location of its file.
        repository: The root of the repository.
        exists: Whether an absolute path exists.
        reported: Targets that are skipped, since a finding about a relation names them.
        suggest: Returns what to do about a missing file: correct the path, or use the file that may be meant.
    """
    for link in plan.links:
        try:
            parts = urlsplit(link.target)
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path or link.target in reported:
            continue
        place = named_path(unquote(parts.path), location, repository)
        if place is None or not exists(place):
            if place is None:
                why = "it is outside of the repository: correct the path."
            else:
                why = f"the file does not exist: {suggest(link.target)}"
            yield finding("link-broken", f'"{link.target}" is not linked, because {why}', link.line)
