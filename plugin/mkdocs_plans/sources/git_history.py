"""The versions of files in git: one `git log` of the main line, chained through renames.

The main line is the chain of first parents of the commit that is checked out: what was there on each day,
not what was written elsewhere before it was merged.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from mkdocs_plans.model.times import Moment

from .git import run_git, text
from .revisions import is_shallow, parents

_MOST_RENAMES = 1000
"""With more files added and deleted in one commit, only renamed files without changes are detected."""
_FILES = ("100644", "100755", "100664")
"""Git's modes of files."""
_RENAMED = "R"


class ChangedFile(NamedTuple):
    """What a commit did to one file."""

    path: str
    """Relative to the root of the repository, after the commit."""
    blob: str | None
    """The hash of its content; `None` if there is no file at this path after the commit."""
    was: str | None = None
    """The path before, if the file was renamed."""


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """A commit of the main line with the files that it changed."""

    moment: Moment
    """Never earlier than that of an older commit."""
    short: str
    """The abbreviated hash."""
    files: tuple[ChangedFile, ...]


class FileVersion(NamedTuple):
    """A file after a commit that changed it."""

    commit: int
    """The index of the commit."""
    path: str
    blob: str | None


def read_log(repository: Path, folders: Sequence[str], head: str = "HEAD") -> tuple[LoggedCommit, ...]:
    """Return the commits of the main line that changed files of some folders, oldest first.

    Args:
        repository: The root of the repository.
        folders: Folders or files relative to the root.
        head: The commit at which the main line ends.

    Raises:
        GitError: Git failed.
    """
    log = run_git(
        repository,
        *("log", "--reverse", "--first-parent", "-m", "--raw", "--no-abbrev", "-z", "--no-color"),
        *("-M50%", f"-l{_MOST_RENAMES}", "--no-show-signature", "--format=/%H %h %ct", head),
        *("--", *folders),
    )
    return tuple(_commits(log, _first_available(repository, head)))


def _first_available(repository: Path, head: str) -> str | None:
    """The commit at which a shallow clone ends on the main line; `None` if the main line is complete."""
    if not is_shallow(repository):
        return None
    first = text(run_git(repository, "rev-list", "--first-parent", "--max-parents=0", head)).split()
    return first[-1] if first and parents(repository, first[-1]) else None


def _commits(log: bytes, oldest: str | None) -> Iterator[LoggedCommit]:
    r"""Read `-z --raw --format=/%H %h %ct`: a commit, then its files.

    A commit looks like `/<hash> cf6f6a1 1735689600`, a file like
    `:100644 100644 <hash> <hash> M`, NUL, path, NUL; a renamed one has both paths. A line feed may be before
    the first file.
    """
    parts = iter(log.split(b"\0"))
    newest = datetime.min.replace(tzinfo=UTC)
    head: tuple[str, str] | None = None
    files: list[ChangedFile] = []
    for raw in parts:
        part = raw.removeprefix(b"\n")
        if part.startswith(b"/"):
            if head:
                yield _commit(head, newest, files, oldest)
            commit, short, seconds = part[1:].decode("ascii").split()
            head, files = (commit, short), []
            newest = max(newest, datetime.fromtimestamp(int(seconds), UTC))
        elif part.startswith(b":"):
            files.append(_file(part[1:].decode("ascii"), parts))
    if head:
        yield _commit(head, newest, files, oldest)


def _commit(
    head: tuple[str, str], time: datetime, files: Iterable[ChangedFile], oldest: str | None
) -> LoggedCommit:
    commit, short = head
    return LoggedCommit(Moment(time, commit, commit == oldest), short, tuple(files))


def _file(facts: str, parts: Iterator[bytes]) -> ChangedFile:
    _, mode, _, blob, status = facts.split(" ")
    path = os.fsdecode(next(parts))
    was = None
    if status.startswith(_RENAMED):
        was, path = path, os.fsdecode(next(parts))
    return ChangedFile(path, blob if mode in _FILES else None, was)


def chained(commits: Iterable[LoggedCommit], wanted: Callable[[str], bool]) -> list[tuple[FileVersion, ...]]:
    """Return the versions of every file, oldest first, in the order in which files came.

    A renamed file is the same file. So is one that is added again at the path of a deleted one.

    Args:
        commits: The commits, oldest first.
        wanted: Whether the file at a path counts. A path that does not count is as good as none.
    """
    chains: list[list[FileVersion]] = []
    at: dict[str, list[FileVersion]] = {}
    for number, commit in enumerate(commits):
        moved: dict[str, list[FileVersion]] = {}
        for file in commit.files:
            # All files leave their old paths before one of them takes such a path.
            if file.was is not None and file.was in at:
                chain = at.pop(file.was)
                if wanted(file.path):
                    moved[file.path] = chain
                else:
                    at[file.was] = chain
                    chain.append(FileVersion(number, file.was, None))
        at |= moved
        for file in commit.files:
            if not wanted(file.path):
                continue
            if file.path not in at:
                if file.blob is None:
                    continue
                chains.append(at.setdefault(file.path, []))
            at[file.path].append(FileVersion(number, file.path, file.blob))
    return [tuple(chain) for chain in chains]
