"""The folders that plans are read from, as the option `folder` names them."""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass
from pathlib import Path

from .options import DEFAULT_FOLDER, ConfigError, Options


@dataclass(frozen=True, slots=True)
class PlansFolder:
    """A folder that plans are read from."""

    name: str
    """Relative to the configuration file, with `/` between parts, as a user would name it."""
    path: Path
    """Absolute; it may not exist."""


@dataclass(frozen=True, slots=True)
class PlansFolders:
    """The locations of the plans."""

    folders: tuple[PlansFolder, ...]
    """In the order of the option, with matches of a pattern sorted. None is inside another. Only the first
    one may be missing, if nothing that the option names exists."""
    notes: tuple[str, ...] = ()
    """Notes for the user about the choice, each a sentence."""
    missing: tuple[str, ...] = ()
    """The names and patterns of the option that match no folder."""


def folders(chosen: Options, directory: Path, docs_dir: Path) -> PlansFolders:
    """Find the folders that the option `folder` names. A missing folder is not an error here.

    Args:
        chosen: The options.
        directory: The folder of the configuration file.
        docs_dir: The folder of the site's ordinary pages.

    Raises:
        ConfigError: A folder is a file.
    """
    found: dict[Path, PlansFolder] = {}
    missing: list[str] = []
    names = chosen.folder or DEFAULT_FOLDER
    for name in names:
        # Not `Path.exists`, which raises if a folder above may not be read, or if a name is too long.
        matches = [path for path in _matches(directory, name) if os.path.exists(path)]  # noqa: PTH110
        if files := [path for path in matches if not path.is_dir()]:
            raise ConfigError([f"folder: {_named(files[0], directory)} is a file; expected a folder"])
        if not matches:
            missing.append(name)
        for path in matches:
            found.setdefault(path.resolve(), PlansFolder(_named(path, directory), path))
    outermost = tuple(
        folder for real, folder in found.items() if not any(parent in found for parent in real.parents)
    )
    if outermost:
        return PlansFolders(outermost, missing=tuple(missing))
    fallback = docs_dir / "plans"
    if not chosen.folder and fallback.is_dir():
        name = _named(fallback, directory)
        return PlansFolders(
            (PlansFolder(name, fallback),),
            (f'The folder "plans" does not exist, so "{name}" is used: set the option `folder`.',),
        )
    first = next((name for name in names if not glob.has_magic(name)), "plans")
    return PlansFolders((PlansFolder(first, directory / first),), missing=tuple(missing))


def _matches(directory: Path, name: str) -> list[Path]:
    literal = directory / name
    if not glob.has_magic(name) or os.path.exists(literal):  # noqa: PTH110
        return [literal]
    found = sorted(glob.glob(name, root_dir=directory, recursive=True))  # noqa: PTH207  (it may contain `..`)
    paths = [directory / match for match in found if "node_modules" not in Path(match).parts]
    return [path for path in paths if path.is_dir()]


def _named(path: Path, directory: Path) -> str:
    """A path as a user would name it: relative to the configuration file if it is below it."""
    return path.relative_to(directory).as_posix() if path.is_relative_to(directory) else path.as_posix()
