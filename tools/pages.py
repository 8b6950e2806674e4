"""The fenced blocks of a documentation page, and following the page: write its files and run its commands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"

_FENCE = re.compile(
    r'^(?P<indent> *)```(?P<language>\w+)(?: title="(?P<title>[^"\n]+)")?[^\n]*\n'
    r"(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_INCLUDE = re.compile(r'^--8<-- "(?P<path>[^"\n]+)"$', re.MULTILINE)

_SHIMS = {
    "plans": 'exec {plans} "$@"',
    # A page is followed without a reader who stops the server.
    "mkdocs": '[ "$1" = serve ] && set -- build --strict --quiet; exec {mkdocs} "$@"',
    # Commands that install something, or need another host, have tests of their own.
    **dict.fromkeys(("pip", "uv", "pipx", "pre-commit", "aws", "curl", "tar", "jq", "make"), "exit 0"),
    "python": f'exec "{sys.executable}" "$@"',
    "python3": "mkdir -p .venv/bin && touch .venv/bin/activate",
}
"""The programs that replace others; all other programs are those of the machine."""


def start_python(module: str) -> list[str]:
    """What runs a module in a new interpreter."""
    return [sys.executable, "-m", module]


Start = Callable[[str], Sequence[str]]
"""What runs a module."""


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    title: str
    """The name of the file that the block shows; empty: it shows a part of one, or no file."""
    text: str
    start: int
    end: int


def blocks(page: Path) -> list[Block]:
    """The blocks of a page in their order, with the files that they include."""
    text = page.read_text("utf-8")
    return [
        Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found["language"],
            found["title"] or "",
            _included(textwrap.dedent(found["text"])),
            found.start(),
            found.end(),
        )
        for found in _FENCE.finditer(text)
    ]


def _included(text: str) -> str:
    return _INCLUDE.sub(lambda found: (DOCS / found["path"]).read_text("utf-8").rstrip("\n"), text)


@dataclass(frozen=True)
class Command:
    """A command of a page, and the lines that it prints according to the page."""

    block: Block
    line: str
    expected: tuple[str, ...] | None
    """Nothing: the page does not show the output."""


def commands(block: Block) -> list[Command]:
    """The commands of a block: each line of `sh`, each line after a `$` of `console`."""
    if block.language == "sh":
        lines = block.text.replace("\\\n", " ").splitlines()
        return [Command(block, line, None) for line in lines if line and not line.startswith("#")]
    found: list[tuple[str, list[str]]] = []
    for line in block.text.splitlines() if block.language == "console" else []:
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return [Command(block, line, tuple(expected)) for line, expected in found]


@dataclass(frozen=True)
class Ran:
    """A command that was run, and what it printed on both outputs."""

    command: Command
    code: int
    printed: str

    @property
    def failed(self) -> bool:
        """Whether it failed, or printed something else than the page shows; `…` matches any text."""
        if self.command.expected is None:
            return self.code != 0
        pattern = ".*".join(map(re.escape, "\n".join(self.command.expected).split("…")))
        return re.fullmatch(pattern, self.printed.rstrip("\n"), re.DOTALL) is None


def programs(
    shims: Path, more: Mapping[str, str] | None = None, start: Start = start_python
) -> dict[str, str]:
    """The environment in which the commands of a page run.

    Args:
        shims: A folder for the programs that stand in for others.
        more: Further variables.
        start: What runs `mkdocs_plans` and `mkdocs`.
    """
    shims.mkdir(parents=True, exist_ok=True)
    modules = {name: shlex.join(start(name)) for name in ("mkdocs_plans", "mkdocs")}
    for name, body in _SHIMS.items():
        line = body.replace("{plans}", modules["mkdocs_plans"]).replace("{mkdocs}", modules["mkdocs"])
        (shims / name).write_text(f"#!/bin/bash\n{line}\n", "utf-8")
        (shims / name).chmod(0o755)
    return {
        **os.environ,
        **(more or {}),
        "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "plugin"),
        "NO_MKDOCS_2_WARNING": "1",
        "GIT_CONFIG_GLOBAL": str(shims / "gitconfig"),  # a page may set options for all repositories
        **{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in {
            "NAME": "Ana Lima", "EMAIL": "ana@tidewater.example",
        }.items()},
    }  # fmt: skip


def follow(
    page: Path,
    folder: Path,
    shims: Path,
    more: Mapping[str, str] | None = None,
    *,
    until: int = sys.maxsize,
    start: Start = start_python,
) -> Iterator[Ran]:
    """Write each file and run each command of a page, in their order, in a folder.

    Args:
        page: The page.
        folder: Where the reader is.
        shims: A folder outside of it, for the programs that stand in for others.
        more: Variables of the environment.
        until: The position in the page at which to stop.
        start: As for `programs`.
    """
    environment = programs(shims, more, start)
    for block in blocks(page):
        if block.start > until:
            return
        if block.title:
            path = folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, "utf-8")
        for command in commands(block):
            done = subprocess.run(
                ["bash", "-c", command.line],
                cwd=folder,
                env=environment,
                check=False,
                capture_output=True,
            )
            yield Ran(command, done.returncode, (done.stdout + done.stderr).decode("utf-8"))
