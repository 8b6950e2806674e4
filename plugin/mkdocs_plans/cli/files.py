"""Paths as commands print them, and the check before a command writes a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_plans.atomic_write import is_stream, write_whole
from mkdocs_plans.config.mkdocs_yml import NAMES, find, load, load_nearest
from mkdocs_plans.config.resolved import ResolvedConfig
from mkdocs_plans.fetch import lockfile
from mkdocs_plans.reports.formats import ReportFormat, format_names, load_format
from mkdocs_plans.snapshot.csv_tables import HEADINGS
from mkdocs_plans.sources.folder import is_listed, walk
from mkdocs_plans.sources.git import paths_start

from .global_options import current

_HEAD, _TAIL = 65_536, 4_096
"""Bytes that are read of a file to recognise it: of its beginning and of its end."""


def repository_path(path: Path, directory: Path) -> str:
    """Return the path of a file relative to the repository, as for every plan.

    Args:
        path: The file.
        directory: The folder of its project, to which the path is relative if there is no repository.

    Returns:
        The path, with `/` between parts; a file in neither keeps the path as given.
    """
    location = Path(os.path.realpath(path.parent)) / path.name
    start = paths_start(directory)
    return (location.relative_to(start) if location.is_relative_to(start) else path).as_posix()


def project_directory(folder: Path) -> Path:
    """Return the folder of the project that a folder belongs to; the current folder if there is none."""
    config = find(folder)
    return config.parent if config else Path.cwd()


def from_here(path: Path) -> str:
    """Return a path relative to the current folder, for messages about a file that is not a plan."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


@dataclass(frozen=True, slots=True)
class Protected:
    """The files that no output replaces, `--force` or not."""

    folders: tuple[Path, ...]
    """The plans folders, with all links resolved."""
    exclude: tuple[str, ...]
    """Patterns of files in them that are not plans."""
    configuration: tuple[Path, ...]
    plans: tuple[Path, ...] = ()
    """Plans outside of these folders."""


def protected(*starts: Path, files: tuple[Path, ...] = ()) -> Protected:
    """Return the plans and the configuration of some projects, and of the projects that they show.

    Args:
        starts: Folders of the projects. The project of `--config` is added.
        files: More plans.

    Raises:
        ConfigError: The configuration of a project cannot be used.
    """
    folders: list[Path] = []
    configuration: list[Path] = []
    exclude: list[str] = []
    chosen = current().config
    for start, config in [
        *((start, find(start)) for start in starts),
        *([(Path(), chosen)] if chosen else []),
    ]:
        project, read = _project(start, config)
        configuration += read
        folders += [one.path for one in project.folders.folders]
        folders += project.project_folders
        configuration += [*project.project_lists, project.directory / lockfile.NAME]
        exclude += project.options.exclude
    return Protected(tuple(map(_real, folders)), tuple(exclude), tuple(configuration), files)


def _project(start: Path, config: Path | None) -> tuple[ResolvedConfig, list[Path]]:
    """Return a project, its configuration file and those that it inherits."""
    if config is None:
        return load_nearest(start), []
    files: list[Path] = []

    def read(path: Path) -> bytes:
        files.append(path)
        return path.read_bytes()

    return load(config, read), files


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a command is to write."""

    path: Path
    form: str
    """The command and its format, as in `check json`: one of `RECOGNISED`."""
    protected: Protected
    force: bool = False

    def check(self) -> None:
        """Check that the file can be written, before any work is done.

        A plan and the configuration are never replaced, not even through a symbolic link, a hard link or a
        name in different letter case. Any other file is replaced if it is empty or this command wrote it in
        this format.

        Raises:
            OSError: It may not or cannot be written; the message has the reason.
        """
        path, real = self.path, _real(self.path)
        if real.is_dir():
            raise OSError(0, "this is a folder; name a file", str(path))
        if real.is_symlink():  # all links were resolved, except for a loop
            raise OSError(0, "this is a symbolic link to itself; name another file", str(path))
        streams = is_stream(path)
        if not streams:
            _check_folder_of(path, real)
        if real.name.casefold() in _CONFIGURATION or _is_one_of(real, self.protected.configuration):
            raise OSError(
                0, "this is the configuration, which is never overwritten; name another file", str(path)
            )
        self._check_plans(real)
        if streams or self.force or not real.exists():
            return
        if not _is_ours(real, self.form):
            message = (
                "this file was not written by this command in this format; name another file or add --force"
            )
            raise OSError(0, message, str(path))

    def write(self, content: bytes) -> None:
        """Write the whole file.

        Raises:
            OSError: As for `check`; or it cannot be written, and then the previous file is unchanged.
        """
        self.check()  # again, because much time may have passed
        write_whole(self.path, content)

    def _check_plans(self, real: Path) -> None:
        exists = real.is_file()
        if exists and _is_one_of(real, self.protected.plans):
            raise OSError(0, "this is a plan, which is never overwritten; name another file", str(self.path))
        for folder in self.protected.folders:
            if exists and _is_one_of(real, self._plans_of(folder)):
                raise OSError(
                    0, "this is a plan, which is never overwritten; name another file", str(self.path)
                )
            within = real.is_relative_to(folder)
            if within and is_listed(real.relative_to(folder).as_posix(), self.protected.exclude):
                message = "this would be read as a plan; name a file outside of the plans folder"
                raise OSError(0, message, str(self.path))

    def _plans_of(self, folder: Path) -> list[Path]:
        return [file.absolute for file in walk(folder, exclude=self.protected.exclude).files]


def check_folder(path: Path, guarded: Protected) -> None:
    """Check that a folder can be written; its writer checks the files in it.

    Raises:
        OSError: It is a file, a plans folder, or holds a plans folder or the configuration.
    """
    real = _real(path)
    if real.exists() and not real.is_dir():
        raise OSError(0, "this is a file; name a new or empty folder", str(path))
    if any(place.is_relative_to(real) for place in (*guarded.folders, *map(_real, guarded.configuration))):
        raise OSError(
            0, "this folder holds plans or the configuration; name a new or empty folder", str(path)
        )


_CONFIGURATION = frozenset((*NAMES, lockfile.NAME))


def _check_folder_of(path: Path, real: Path) -> None:
    if not real.parent.is_dir():
        raise FileNotFoundError(2, "the folder does not exist", str(path))
    if not os.access(real.parent, os.W_OK):
        raise PermissionError(13, "no permission to write to the folder", str(path))


def _real(path: Path) -> Path:
    # Path.resolve raises RuntimeError for a loop of links before Python 3.13.
    return Path(os.path.realpath(path))


def _is_one_of(real: Path, others: tuple[Path, ...] | list[Path]) -> bool:
    """Whether a file is one of some files, also under another name, such as a hard link."""
    if real in map(_real, others):
        return True
    return any(_identity(real) == known for known in map(_identity, others) if known)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


# How a file that a command wrote is recognised.


def _is_ours(path: Path, form: str) -> bool:
    """Whether a file is empty, or was written by a command in a format.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        tail = file.read(_TAIL)
    return not head or RECOGNISED[form](head.replace(b"\r\n", b"\n"), tail.replace(b"\r\n", b"\n"))


Recogniser = Callable[[bytes, bytes], bool]
"""Takes the beginning and the end of a file."""


def _begins(pattern: str) -> Recogniser:
    compiled = re.compile(pattern.encode(), re.DOTALL)
    return lambda head, _: compiled.match(head) is not None


def _ends(pattern: str) -> Recogniser:
    compiled = re.compile(pattern.encode())
    return lambda _, tail: compiled.match((tail.splitlines() or [b""])[-1]) is not None


def _of_report(form: ReportFormat) -> Recogniser:
    return _ends(form.last_line) if form.last_line else _begins(form.begins or "")


def _json(name: str) -> Recogniser:
    return _begins(rf'\s*\{{\s*"format":\s*"{name}"')


_MARKDOWN = r"### Plans: [^\n]*\n\n[^\n]* → |No plan changed\.\n"

RECOGNISED: Mapping[str, Recogniser] = {
    **{f"check {name}": _of_report(load_format(name)) for name in format_names()},
    "check baseline": _json("mkdocs-plans-baseline"),
    "diff text": _begins(r"[^\n]* → [^\n]*: (?:[\d,]+ plans?, [\d,]+ events?|no plan changed)\n"),
    "diff json": _json("mkdocs-plans-diff"),
    "diff markdown": _begins(_MARKDOWN),
    "diff summary": _begins(_MARKDOWN),
    "diff github": _ends(r"[\d,]+ new findings?(?:, [\d,]+ of them shown)?\.$"),
    "export json": _json("mkdocs-plans-snapshot"),
    "export history": _json("mkdocs-plans-history"),
    "export csv": _begins(rf"(?:{'|'.join(HEADINGS)})\n"),
    "export metrics": _begins(r"# TYPE plans gauge\n# HELP plans "),
}
"""How the file of each command and format is recognised: by its first bytes or, of text, its last line."""
