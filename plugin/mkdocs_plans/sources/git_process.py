"""Git as a process that no repository controls.

Settings and environment are set here, and time and output are limited.
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
"""Variables that are set while a git hook runs, and would select the hook's repository."""

SETTINGS = {
    "core.fsmonitor": "false",  # A program that reports what changed.
    "core.hooksPath": os.devnull,
    "submodule.recurse": "false",
}
"""Settings for each command, because those of a repository may name programs to run."""

_LARGEST_PROBLEM = 1 << 20
"""How many bytes of git's error output are read."""
_PIECE = 1 << 20
"""How many bytes are skipped at a time."""


class GitError(Exception):
    """Git failed; the message gives the reason."""


class GitNotStartedError(GitError):
    """Git cannot be run; the cause is the `OSError`."""


class TooMuchOutputError(GitError):
    """Git printed too much: a small repository can contain nested folders with huge listings."""


class GitFailedError(GitError):
    """Git ended with an error.

    Args:
        stderr: The error output of git.
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
    """The maximum output of a command in bytes; `None` for no limit."""

    def run(
        self, place: Sequence[str], *arguments: str, accept: Collection[int] = (0,), given: bytes = b""
    ) -> bytes:
        """Return the output of a command.

        Args:
            place: The options that name the repository: `-C …` or `--git-dir=…`.
            arguments: The command and its arguments. Those from a user must follow `--end-of-options` or
                `--`.
            accept: Exit codes of success.
            given: The standard input of git.

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
                    raise TooMuchOutputError(f"the output of git has more than {self.longest:,} bytes")
            if process.returncode in accept:
                return output
            problems.seek(0)
            raise GitFailedError(problems.read(_LARGEST_PROBLEM))

    @contextmanager
    def stream(self, place: Sequence[str], *arguments: str, given: bytes = b"") -> Iterator[BinaryIO]:
        """Yield the output of a command while it runs. Errors and the exit code are ignored.

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
        """End git when it takes too long, even while its output is read."""
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
            timer.join()  # Other work uses forks, which are safe only without other threads.
            if late.is_set():
                raise GitError(f"git took longer than {self.timeout} seconds") from None


def environment() -> dict[str, str]:
    """Return the environment of this process without the variables that select another repository."""
    return {name: value for name, value in os.environ.items() if name not in _ANOTHER_REPOSITORY}


def read_blobs(output: BinaryIO, largest: int) -> Iterator[bytes | None]:
    r"""Read the output of `git cat-file --batch`: `<hash> blob <size>\n<content>\n`, repeated.

    Args:
        output: The output of git.
        largest: How many bytes of a blob are needed. For a larger blob one more byte is returned.

    Yields:
        The content of each object; `None` for one that is missing or not a blob.
    """
    while head := output.readline().split():
        if len(head) < 3 or not head[2].isdigit():  # noqa: PLR2004  (`<hash> missing`)
            yield None
            continue
        size = int(head[2])
        content = output.read(min(size, largest + 1))
        left = size + 1 - len(content)  # A line feed follows each object.
        while left and (passed := output.read(min(left, _PIECE))):
            left -= len(passed)
        yield content if head[1] == b"blob" else None


def _output(process: subprocess.Popen[bytes]) -> BinaryIO:
    return cast("BinaryIO", process.stdout)  # The process is always started with a pipe.


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and the programs that it started: a remaining helper would keep the pipes open."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
