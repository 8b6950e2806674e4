"""What git knows of plans: when each changed last, and which commit lies behind a page.

Git is asked, never trusted: a repository's own settings can name programs to run, so those that a
reading command would start are turned off, and nothing is fetched. Without git, outside of a
repository, or where git refuses (`safe.directory`), the answers are empty and say why.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from mkdocs_plans.portfolio.entry import LastChange

TIMEOUT = 60
"""Seconds after which an answer is given up."""
LONGEST_ANSWER = 200_000_000
"""Bytes beyond which an answer is given up: a small repository may list thousands of millions of files."""
_PIECE = 1 << 20

_SETTINGS = {
    "core.fsmonitor": "false",  # a program that is asked what changed
    "core.hooksPath": os.devnull,
    "core.quotePath": "off",
    "core.untrackedCache": "false",
    # Files of a folder may look like a repository with settings of its own; only what `.git` names is one.
    "safe.bareRepository": "explicit",
    "log.showSignature": "false",  # starts gpg.program
    "submodule.recurse": "false",
}

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",  # never write to the repository
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone stays as it is …
    "GIT_ALLOW_PROTOCOL": "none",  # … also with git before 2.44, which knows nothing of the line above
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",
}

_ANOTHER_REPOSITORY = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_EXTERNAL_DIFF",
)
"""What is set while a git hook runs, and would answer for the hook's repository instead of ours."""


OTHER_OWNER = (
    "git does not read the repository, because it belongs to another user. Run in its folder: "
    'git config --global --add safe.directory "$PWD"'
)
"""What git calls "dubious ownership". It names no path: the text is published."""


class Reach(StrEnum):
    """How far back the history of a folder goes."""

    FULL = "full"
    SHALLOW = "shallow"
    """Cut off: the oldest commit at hand seems to have changed everything, so nothing is said."""
    NONE = "none"
    """No git, no repository, no commit yet, or git refused."""


@dataclass(frozen=True, slots=True)
class History:
    """When each file changed last."""

    reach: Reach
    changes: Mapping[str, LastChange] = field(default_factory=dict)
    """By path relative to the root of the repository; files that were never committed are absent."""
    reason: str | None = None
    """Why nothing is known; `None` where the reach is full."""
    refused: bool = False
    """Whether git does not read the repository because it belongs to another user."""


@dataclass(frozen=True, slots=True)
class HeadCommit:
    """The commit that is checked out."""

    commit: str
    """The full hash."""
    time: datetime
    """When it was committed, in UTC."""
    dirty: bool
    """Whether the folders asked about hold changes that are not in the commit."""

    @property
    def short(self) -> str:
        """The first seven digits of the hash."""
        return self.commit[:7]


class GitError(Exception):
    """Git gave no answer; the message says why."""


class OwnerError(GitError):
    """Git does not read a repository because it belongs to another user; the message says what helps."""


def root(path: Path) -> Path | None:
    """The root of the repository that a folder belongs to; `None` outside of one or without git.

    It is a folder above with a `.git` that git takes for the root itself. What else looks like a repository
    may be files that anybody committed, or name another root: what lies there would be published.
    """
    found, readable = _nearest(path)
    return found if readable else None


def home(path: Path) -> Path | None:
    """The root as `root` finds it, also where git does not read it because it belongs to another user."""
    return _nearest(path)[0]


def paths_start(path: Path) -> Path:
    """The folder that the paths of a project's plans start at.

    It is the root of the repository, also where git does not read it because it belongs to another user, so
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

    Git passes over a folder `.git` without these entries.
    """
    inside = folder / ".git"
    return inside.is_file() or all(os.path.lexists(inside / name) for name in ("HEAD", "objects", "refs"))


def head(repository: Path, folders: Sequence[str] = ()) -> HeadCommit | None:
    """Which commit is checked out; `None` where git cannot tell.

    Args:
        repository: The root of the repository.
        folders: Where to look for changes that were not committed, relative to the root; all of it if
            none is named.
    """
    try:
        commit, seconds = text(run_git(repository, "log", "-1", "--no-color", "--format=%H %ct")).split()
        changed = run_git(
            repository,
            *_without_filters(repository),
            *("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"),
            # another commit of a submodule is a change; its files are looked at in its own repository
            *("--ignore-submodules=dirty", "--", *folders),
        )
    except (GitError, ValueError):
        return None
    return HeadCommit(commit, datetime.fromtimestamp(int(seconds), UTC), dirty=bool(changed))


def history(repository: Path, folders: Sequence[str] = ()) -> History:
    """When each file of the folders changed last, from one `git log`.

    A rename counts as a change. The time is the commit's, in UTC.

    Args:
        repository: The root of the repository.
        folders: Folders or files relative to the root; all of it if none is named.
    """
    try:
        if text(run_git(repository, "rev-parse", "--is-shallow-repository")).strip() == "true":
            return History(Reach.SHALLOW, reason="the clone is shallow: its history is cut off")
        # -c: a merge counts for the files that differ from all of its parents
        log = run_git(
            repository,
            *("log", "-c", "-z", "--name-only", "--no-renames", "--no-color", "--no-show-signature"),
            *("--format=/%h %ct", "--", *folders),
        )
    except GitError as error:
        return History(Reach.NONE, reason=str(error), refused=isinstance(error, OwnerError))
    return History(Reach.FULL, _last_changes(log))


def build_time(checked_out: HeadCommit | None) -> datetime | None:
    """The moment from which ages are counted, the same for the same input.

    `SOURCE_DATE_EPOCH` where it is set, else the time of the commit that is checked out; `None` without
    either, where nothing is known to have changed at any time.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is no number of seconds.
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

    A commit stands as `/cf6f6a1 1735689600`, and no path in git begins with a slash. Between a commit
    and the first of its files comes a line feed, unless the commit is a merge.
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
    """Settings that keep `git status` from starting the content filters that a repository defines.

    Raises:
        GitError: A filter's name cannot be written as a setting.
    """
    pattern = r"^filter\..*\.(clean|smudge|process)$"
    names = text(run_git(repository, "config", "-z", "--name-only", "--get-regexp", pattern, accept=(0, 1)))
    keys = [name for name in names.split("\0") if name]
    if any("=" in key for key in keys):
        raise GitError("a content filter has a name that cannot be turned off")
    return [word for key in keys for word in ("-c", f"{key}=")]


def environment() -> dict[str, str]:
    """The environment of this process, as far as it is not about another repository."""
    return {name: value for name, value in os.environ.items() if name not in _ANOTHER_REPOSITORY}


def run_git(directory: Path, *arguments: str, accept: Iterable[int] = (0,), given: bytes = b"") -> bytes:
    """What git answers, with nothing started, fetched or written for it.

    Args:
        directory: Where git is run: any folder of the repository.
        arguments: The command and its arguments. What comes from a user stands behind `--end-of-options`
            or `--`.
        accept: Exit codes that are an answer.
        given: What git reads from its standard input.

    Raises:
        GitError: Git gave no answer; the message says why.
    """
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = ["git", "--no-pager", "-C", os.fspath(directory), *settings, *arguments]
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as problems:
        asked.write(given)
        asked.seek(0)
        try:
            run = subprocess.Popen(
                command,
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=problems,
                env=environment() | _ENVIRONMENT,
            )
        except FileNotFoundError:
            raise GitError("git is not installed") from None
        except OSError as error:
            raise GitError(f"git cannot be run: {error.strerror or error}") from None
        with run:
            answer = _answer(run)
        problems.seek(0)
        said = problems.read(_PIECE)
    if run.returncode not in accept:
        if b"dubious ownership" in said:
            raise OwnerError(OTHER_OWNER)
        raise GitError(_why(said))
    return answer


def _answer(run: subprocess.Popen[bytes]) -> bytes:
    """What git prints, of which there may be no end: ten folders within each other, each the same ten times.

    Raises:
        GitError: It is too much, or takes too long.
    """
    late = threading.Event()

    def give_up() -> None:
        late.set()
        run.kill()

    timer = threading.Timer(TIMEOUT, give_up)
    timer.start()
    found = bytearray()
    try:
        while run.stdout and (piece := run.stdout.read(_PIECE)):
            found += piece
            if len(found) > LONGEST_ANSWER:
                raise GitError(f"git answers with more than {LONGEST_ANSWER // 1_000_000:,} MB")
        run.wait()
    finally:
        run.kill()
        timer.cancel()
    if late.is_set():
        raise GitError(f"git took longer than {TIMEOUT} seconds")
    return bytes(found)


def _why(stderr: bytes) -> str:
    said = stderr.decode("utf-8", "replace")
    if "not a git repository" in said:
        return "it is not in a git repository"
    if "promisor remote" in said or "lazy fetching" in said:
        return "the clone is partial and lacks what is needed: clone without --filter, or check it out first"
    if "does not have any commits" in said:
        return "nothing has been committed yet"
    return (said.strip().splitlines() or ["git failed without saying why"])[0]


def text(output: bytes) -> str:
    """An answer of git as text; a path that is no UTF-8 keeps its bytes as lone surrogates."""
    return os.fsdecode(output)
