"""Data about plans from git: when each changed last, and the commit of a page.

Repositories are untrusted. Their settings can name programs to run, so the settings that a reading command
would run are turned off, and nothing is fetched. Without git, outside a repository, or if git refuses to read
it (`safe.directory`), the results are empty and give the reason.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mkdocs_plans.model.times import Reach
from mkdocs_plans.portfolio.entry import LastChange

from .git_process import (
    SETTINGS,
    GitError,
    GitFailedError,
    GitNotStartedError,
    GitRunner,
    TooMuchOutputError,
    environment,
)

TIMEOUT = 60
"""The timeout of a command in seconds."""
LONGEST_ANSWER = 200_000_000
"""The maximum output of a command in bytes: a small repository may list billions of files."""

_SETTINGS = SETTINGS | {
    "core.quotePath": "off",
    "core.untrackedCache": "false",
    # Files of a folder may look like a repository with settings of its own. Only what `.git` names is one.
    "safe.bareRepository": "explicit",
    "log.showSignature": "false",  # It would start gpg.program.
}

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",  # Never write to the repository.
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # A partial clone fetches nothing …
    "GIT_ALLOW_PROTOCOL": "none",  # … also with git before 2.44, which does not know the setting above.
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}


OTHER_OWNER = (
    "git does not read the repository, because it belongs to another user. Run in its folder: "
    'git config --global --add safe.directory "$PWD"'
)
"""Git's "dubious ownership". The text contains no path, because it is published."""


@dataclass(frozen=True, slots=True)
class FileChanges:
    """When each file changed last."""

    reach: Reach
    changes: Mapping[str, LastChange] = field(default_factory=dict)
    """By path relative to the root of the repository; files that were never committed are missing."""
    reason: str | None = None
    """Why nothing is known; `None` if the history is complete."""
    refused: bool = False
    """Whether git refuses to read the repository because it belongs to another user."""


@dataclass(frozen=True, slots=True)
class HeadCommit:
    """The commit that is checked out."""

    commit: str
    """The full hash."""
    time: datetime
    """When it was committed, in UTC."""
    dirty: bool
    """Whether the requested folders have changes that are not in the commit."""

    @property
    def short(self) -> str:
        """The first seven digits of the hash."""
        return self.commit[:7]


class OwnerError(GitError):
    """Git refuses to read a repository because it belongs to another user. The message gives the remedy."""


class PartialCloneError(GitError):
    """Git needs an object that a partial clone does not have."""


def root(path: Path) -> Path | None:
    """The root of the repository that a folder belongs to; `None` outside a repository or without git.

    It is a folder above with a `.git` that git itself takes for the root. Anything else that looks like a
    repository may be files that someone committed, or may name another root, whose files would be published.
    """
    found, readable = _nearest(path)
    return found if readable else None


def home(path: Path) -> Path | None:
    """The root as `root` finds it, also if git refuses to read it because it belongs to another user."""
    return _nearest(path)[0]


def paths_start(path: Path) -> Path:
    """The folder to which the paths of a project's plans are relative.

    It is the root of the repository, also if git refuses to read it because it belongs to another user, so
    that plans have the same paths for every user. Without a repository it is the folder itself.
    """
    return home(path) or Path(os.path.realpath(path))


def _nearest(path: Path) -> tuple[Path | None, bool]:
    """The nearest root of a repository above a folder, and whether git reads it."""
    real = Path(os.path.realpath(path))
    for folder in (real, *real.parents):
        if os.path.lexists(folder / ".git"):
            try:
                if _is_root(folder):
                    return folder, True
            except OwnerError:
                if _may_be_root(folder):
                    return folder, False
            except GitError:
                continue
    return None, False


def _is_root(folder: Path) -> bool:
    found = text(run_git(folder, "rev-parse", "--show-toplevel")).removesuffix("\n")
    return Path(os.path.realpath(found)) == folder


def _may_be_root(folder: Path) -> bool:
    """Whether git means this folder, not one above, when it refuses to read the repository.

    Git ignores a folder `.git` without these entries.
    """
    inside = folder / ".git"
    return inside.is_file() or all(os.path.lexists(inside / name) for name in ("HEAD", "objects", "refs"))


def head(repository: Path, folders: Sequence[str] = ()) -> HeadCommit | None:
    """The commit that is checked out; `None` if git does not know.

    Args:
        repository: The root of the repository.
        folders: Folders to check for uncommitted changes, relative to the root; all of it if none is named.
    """
    try:
        commit, seconds = text(run_git(repository, "log", "-1", "--no-color", "--format=%H %ct")).split()
        changed = run_git(
            repository,
            *_without_filters(repository),
            *("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"),
            # Another commit of a submodule is a change. Its files are checked in its own repository.
            *("--ignore-submodules=dirty", "--", *folders),
        )
    except (GitError, ValueError):
        return None
    return HeadCommit(commit, datetime.fromtimestamp(int(seconds), UTC), dirty=bool(changed))


def history(repository: Path, folders: Sequence[str] = ()) -> FileChanges:
    """When each file of the folders changed last, from one `git log`.

    A rename counts as a change. The time is the commit's, in UTC.

    Args:
        repository: The root of the repository.
        folders: Folders or files relative to the root; all of it if none is named.
    """
    try:
        if text(run_git(repository, "rev-parse", "--is-shallow-repository")).strip() == "true":
            return FileChanges(Reach.SHALLOW, reason="the clone is shallow, so its history is incomplete")
        # -c: a merge counts for the files that differ from all of its parents
        log = run_git(
            repository,
            *("log", "-c", "-z", "--name-only", "--no-renames", "--no-color", "--no-show-signature"),
            *("--format=/%h %ct", "--", *folders),
        )
    except GitError as error:
        return FileChanges(Reach.NONE, reason=str(error), refused=isinstance(error, OwnerError))
    return FileChanges(Reach.FULL, _last_changes(log))


def build_time(checked_out: HeadCommit | None) -> datetime | None:
    """The time from which ages are counted, the same for the same input.

    It is `SOURCE_DATE_EPOCH` if set, otherwise the time of the commit that is checked out. Without either it
    is `None`, because no time of a change is known.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return checked_out.time if checked_out else None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; expected seconds since 1970, as in 1735689600"
        ) from None


def _last_changes(log: bytes) -> dict[str, LastChange]:
    r"""Read `--format=/%h %ct -z --name-only`: newest commit first, each followed by its files.

    A commit looks like `/cf6f6a1 1735689600`, and no path in git begins with a slash. A line feed separates a
    commit from the first of its files, unless the commit is a merge.
    """
    changes: dict[str, LastChange] = {}
    change: LastChange | None = None
    first = False
    for part in log.split(b"\0"):
        if part.startswith(b"/"):
            commit, seconds = part[1:].decode("ascii").split()
            change, first = LastChange(datetime.fromtimestamp(int(seconds), UTC), commit), True
        elif part and change:
            changes.setdefault(os.fsdecode(part.removeprefix(b"\n") if first else part), change)
            first = False
    return changes


def _without_filters(repository: Path) -> list[str]:
    """Settings that keep `git status` from running the content filters that a repository defines.

    Raises:
        GitError: The name of a filter cannot be written as a setting.
    """
    pattern = r"^filter\..*\.(clean|smudge|process)$"
    names = text(run_git(repository, "config", "-z", "--name-only", "--get-regexp", pattern, accept=(0, 1)))
    keys = [name for name in names.split("\0") if name]
    if any("=" in key for key in keys):
        raise GitError("a content filter has a name that prevents turning it off")
    return [word for key in keys for word in ("-c", f"{key}=")]


def run_git(directory: Path, *arguments: str, accept: Collection[int] = (0,), given: bytes = b"") -> bytes:
    """Return the output of git, which runs, fetches and writes nothing on the way.

    Args:
        directory: The working directory of git: any folder of the repository.
        arguments: The command and its arguments. Those from a user must follow `--end-of-options` or `--`.
        accept: Exit codes of success.
        given: The standard input of git.

    Raises:
        GitError: Git failed; the message gives the reason.
    """
    runner = GitRunner(_SETTINGS, environment() | _ENVIRONMENT, TIMEOUT, LONGEST_ANSWER)
    try:
        return runner.run(["-C", os.fspath(directory)], *arguments, accept=accept, given=given)
    except GitNotStartedError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            raise GitError("git is not installed") from None
        raise
    except TooMuchOutputError:
        raise GitError(f"the output of git has more than {LONGEST_ANSWER // 1_000_000:,} MB") from None
    except GitFailedError as error:
        if b"dubious ownership" in error.stderr:
            raise OwnerError(OTHER_OWNER) from None
        if any(sign in error.stderr for sign in _PARTIAL):
            raise PartialCloneError(
                "the clone is partial and lacks the files: clone without --filter, or check them out first"
            ) from None
        raise GitError(_why(error.stderr)) from None


_PARTIAL = (b"promisor remote", b"lazy fetching")
"""Words of git's messages about an object that a partial clone does not have."""


def _why(stderr: bytes) -> str:
    message = stderr.decode("utf-8", "replace")
    if "not a git repository" in message:
        return "the folder is not in a git repository"
    if "does not have any commits" in message:
        return "there are no commits yet"
    return (message.strip().splitlines() or ["git failed without an error message"])[0]


def text(output: bytes) -> str:
    """Output of git as text. A path that is not UTF-8 keeps its bytes as lone surrogates."""
    return os.fsdecode(output)
