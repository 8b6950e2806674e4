"""Git as a process that no repository controls.

Its settings and environment are ours, and its time and output have limits.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO, cast

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

SETTINGS = {
    "core.fsmonitor": "false",  # a program that is asked what changed
    "core.hooksPath": os.devnull,
    "submodule.recurse": "false",
}
"""Settings for each command: those of a repository may name programs to run."""

_LARGEST_PROBLEM = 1 << 20
"""Bytes that are read of what git writes about its errors."""
_PIECE = 1 << 20
"""Bytes that are skipped at a time."""


class GitError(Exception):
    """Git gave no answer; the message says why."""


class GitNotStartedError(GitError):
    """Git cannot be run; the cause is the `OSError`."""


class TooMuchOutputError(GitError):
    """Git printed too much: ten folders in each other, each the same ten times, are a small repository."""


class GitFailedError(GitError):
    """Git ended with an error.

    Args:
        stderr: What git wrote about it.
    """

    def __init__(self, stderr: bytes) -> None:
        super().__init__("git failed")
        self.stderr = stderr


@dataclass(frozen=True, slots=True)
class GitRunner:
    """A way to run git."""

    settings: Mapping[str, str]
    """Settings of git, as with `-c`."""
    environment: Mapping[str, str]
    """All environment variables of the process."""
    timeout: int
    """Seconds after which a command is ended."""
    longest: int | None = None
    """Bytes that a command may print."""

    def run(
        self, place: Sequence[str], *arguments: str, accept: Collection[int] = (0,), given: bytes = b""
    ) -> bytes:
        """Return what a command prints.

        Args:
            place: The options that name the repository: `-C …` or `--git-dir=…`.
            arguments: The command and its arguments. What comes from a user stands behind
                `--end-of-options` or `--`.
            accept: Exit codes that are an answer.
            given: What git reads from its standard input.

        Raises:
            GitNotStartedError: Git cannot be run.
            GitFailedError: Git ended with another exit code.
            GitError: Git took too long, or printed too much.
        """
        with tempfile.TemporaryFile() as problems:
            with self._process(place, arguments, given, problems) as process:
                output = _output(process).read(-1 if self.longest is None else self.longest + 1)
                if self.longest is not None and len(output) > self.longest:
                    _end(process)
                    raise TooMuchOutputError(f"git lists more than {self.longest:,} bytes of it")
            if process.returncode in accept:
                return output
            problems.seek(0)
            raise GitFailedError(problems.read(_LARGEST_PROBLEM))

    @contextmanager
    def stream(self, place: Sequence[str], *arguments: str, given: bytes = b"") -> Iterator[BinaryIO]:
        """Give what a command prints while it runs; its errors and its exit code do not count.

        Raises:
            GitNotStartedError: Git cannot be run.
            GitError: Git took too long.
        """
        with (
            tempfile.TemporaryFile() as problems,
            self._process(place, arguments, given, problems) as process,
        ):
            yield _output(process)

    @contextmanager
    def _process(
        self, place: Sequence[str], arguments: Sequence[str], given: bytes, problems: BinaryIO
    ) -> Iterator[subprocess.Popen[bytes]]:
        settings = [word for name, value in self.settings.items() for word in ("-c", f"{name}={value}")]
        with tempfile.TemporaryFile() as stdin:
            stdin.write(given)
            stdin.seek(0)
            try:
                process = subprocess.Popen(
                    ["git", "--no-pager", *place, *settings, *arguments],
                    stdin=stdin,
                    stdout=subprocess.PIPE,
                    stderr=problems,
                    env=self.environment,
                    start_new_session=True,
                )
            except OSError as error:
                raise GitNotStartedError(f"git cannot be run: {error.strerror or error}") from error
            with process, self._time_limit(process):
                yield process

    @contextmanager
    def _time_limit(self, process: subprocess.Popen[bytes]) -> Iterator[None]:
        """End git when it takes too long, also while its output is read."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            _end(process)

        timer = threading.Timer(self.timeout, give_up)
        timer.start()
        try:
            yield
            process.wait()
        finally:
            timer.cancel()
            timer.join()  # other work is forked, which is safe only where no other thread runs
            if late.is_set():
                raise GitError(f"git took longer than {self.timeout} seconds") from None


def environment() -> dict[str, str]:
    """Return the environment of this process, as far as it is not about another repository."""
    return {name: value for name, value in os.environ.items() if name not in _ANOTHER_REPOSITORY}


def read_blobs(output: BinaryIO, largest: int) -> Iterator[bytes | None]:
    r"""Read what `git cat-file --batch` prints: `<hash> blob <size>\n<content>\n`, again and again.

    Args:
        output: What git prints.
        largest: Bytes of a blob that are wanted. Of a larger one a single byte more is given.

    Yields:
        The content of each object; `None` for what is missing or no blob.
    """
    while head := output.readline().split():
        if len(head) < 3 or not head[2].isdigit():  # noqa: PLR2004  (`<hash> missing`)
            yield None
            continue
        size = int(head[2])
        content = output.read(min(size, largest + 1))
        left = size + 1 - len(content)  # a line feed stands behind each
        while left and (passed := output.read(min(left, _PIECE))):
            left -= len(passed)
        yield content if head[1] == b"blob" else None


def _output(process: subprocess.Popen[bytes]) -> BinaryIO:
    return cast("BinaryIO", process.stdout)  # a pipe was asked for


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it started: a helper that goes on would keep its pipes open."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
