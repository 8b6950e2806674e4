"""The plans folders of a project, which must exist, and suggestions for missing ones."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.config.plans_folders import PlansFolder, PlansFolders
from mkdocs_plans.config.resolved import ResolvedConfig

from .folder import ENDINGS, SKIPPED

PLAN_FOLDERS = frozenset(
    {
        *("plans", "plan", "planning", "exec-plans", "exec_plans", "execplans", "specs", "spec", "proposals"),
        *("design", "designs", "design-docs", "rfcs", "rfc", "adr", "adrs", "decisions", "keps", "tasks"),
        *("roadmap", "initiatives", "prd", "prds", "backlog", "enhancements", "implementation-plans"),
    }
)
"""Usual names of plans folders, for suggestions and for `plans init`: such folders are named first."""

_CLOSE = 0.7
"""The least similarity, from 0 to 1, of a misspelling."""
_NOT_SEARCHED = SKIPPED | {".cache"}
"""Folders that hold no plans of the project: `.cache` has the copies of other projects."""
_MOST_SEARCHED = 2_000
"""How many folders the search for a suggestion reads, nearest first, so that a huge repository costs no
time."""
_MOST_NAMED = 5

_BEGIN = 'create the first plan with: plans new "Title"'
_NAME_IT = " (the option `folder` sets the folder of plans)"


def required_folders(config: ResolvedConfig) -> PlansFolders:
    """The folders that the option `folder` names, each of which must exist.

    If the option is not set, the default folder may be missing: the project has no plans yet.

    Args:
        config: The configuration of the project.

    Raises:
        ConfigError: A folder does not exist, is a file, or cannot be read.
    """
    found = config.folders
    missing = found.missing if config.options.folder else ()
    problems = [f"folder: {_missing(name, config.directory)}" for name in missing]
    problems += [f"folder: {problem}" for folder in found.folders for problem in _unreadable(folder)]
    if problems:
        raise ConfigError(problems)
    return found


def require_any(found: Sequence[PlansFolder], directory: Path) -> None:
    """Make sure that there is at least one folder to read plans from.

    Args:
        found: The plans folders.
        directory: The folder of the configuration file.

    Raises:
        ConfigError: There is none.
    """
    if not any(_is_folder(folder.path) for folder in found):
        raise ConfigError([why_empty(found, directory)])


def why_empty(found: Sequence[PlansFolder], directory: Path) -> str:
    """Explain why a project has no plan, and what helps.

    Args:
        found: The plans folders.
        directory: The folder of the configuration file.
    """
    existing = [folder for folder in found if _is_folder(folder.path)]
    if not existing:
        name = found[0].name
        return f'there is no folder "{name}"; {_hint(name, directory, known_names=True)}{_NAME_IT}'
    names = ", ".join(f'"{folder.name}"' for folder in existing)
    verb = "contains" if len(existing) == 1 else "contain"
    if any(_holds_markdown(folder.path) for folder in existing):
        return (
            f"{names} {verb} no plans: every Markdown file is an introduction or a template, is "
            f'excluded, or has a name that begins with "_"; {_BEGIN}'
        )
    return (
        f"{names} {verb} no Markdown files; {_hint(existing[0].name, directory, known_names=True)}{_NAME_IT}"
    )


def _missing(name: str, directory: Path) -> str:
    hint = _hint(name, directory)
    if glob.has_magic(name):
        return f'no folder matches "{name}"; {hint}'
    if os.path.islink(directory / name):  # noqa: PTH114  (`Path.is_symlink` may raise)
        return f'"{name}" is a symbolic link to a missing file; {hint}'
    return f'there is no folder "{name}"; {hint}'


def _unreadable(folder: PlansFolder) -> Iterator[str]:
    if not _is_folder(folder.path):
        return
    try:
        os.scandir(folder.path).close()
    except OSError as error:
        yield f'"{folder.name}" cannot be read: {error.strerror or error}'


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  (`Path.is_dir` raises below a folder that may not be read)


# Suggestions.


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A folder that may hold the plans."""

    name: str
    """Relative to the configuration file."""
    likeness: float
    """The similarity to the given name, from 0 to 1."""

    @property
    def is_plan_folder(self) -> bool:
        return self.name.rpartition("/")[2].lower() in PLAN_FOLDERS

    @property
    def rank(self) -> tuple[object, ...]:
        return not self.is_plan_folder, self.name.count("/"), self.name


def _hint(given: str, directory: Path, *, known_names: bool = False) -> str:
    """A suggestion for a missing or empty folder.

    Args:
        given: The name of the folder.
        directory: The folder of the configuration file.
        known_names: Whether only folders with usual names of plans folders are suggested.
    """
    found = [_Candidate(name, _likeness(given, name)) for name in _candidates(given, directory)]
    close = sorted(
        (one for one in found if one.likeness >= _CLOSE), key=lambda one: (-one.likeness, one.rank)
    )
    if close:
        meant = " or ".join(f'"{one.name}"' for one in close[:2])
        return f"did you mean {meant}?"
    named = sorted((one for one in found if one.is_plan_folder), key=lambda one: one.rank)
    others = [] if known_names else sorted(found, key=lambda one: one.rank)
    listed = ", ".join(f'"{one.name}"' for one in (named or others)[:_MOST_NAMED])
    return f"{_BEGIN}; other folders with Markdown: {listed}" if listed else _BEGIN


def _likeness(given: str, name: str) -> float:
    """Return how similar the names of two folders are: the whole paths, or only their last parts."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (takes 40 ms, and few projects need a hint)

    was, now = given.strip("./").lower(), name.strip("./").lower()
    pairs = ((was, now), (was.rpartition("/")[2], now.rpartition("/")[2]))
    return max(Indel.normalized_similarity(*pair) for pair in pairs)


def _candidates(given: str, directory: Path) -> Iterator[str]:
    """Folders below with Markdown files, then a folder of the given name beside or above the project."""
    holding = set(_markdown_folders(directory))
    above = {parent for path in holding for parent in path.parents if parent.name.lower() in PLAN_FOLDERS}
    inside = {path for path in holding if not any(parent in above for parent in path.parents)}
    names = {path.as_posix() for path in inside | above} - {".", Path(given).as_posix()}
    yield from sorted(names)
    for parent in directory.resolve().parents:
        place = parent / given
        if _is_folder(place) and _holds_markdown(place):
            yield Path(os.path.relpath(place, directory)).as_posix()
        if (parent / ".git").exists():  # Not beyond the repository.
            break


def _holds_markdown(folder: Path) -> bool:
    return next(_markdown_folders(folder), None) is not None


def _markdown_folders(directory: Path) -> Iterator[Path]:
    """The folders that contain a Markdown file, relative to the start of the search, nearest first."""
    todo = [Path()]
    for count in range(_MOST_SEARCHED):
        if count >= len(todo):
            return
        here = todo[count]
        try:
            with os.scandir(directory / here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError:
            continue
        if any(entry.name.lower().endswith(ENDINGS) for entry in entries):
            yield here
        todo += [here / entry.name for entry in entries if _is_searched(entry)]


def _is_searched(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False) and entry.name not in _NOT_SEARCHED
