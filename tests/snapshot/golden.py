"""The outputs for the examples, as digests that a test compares with those of `golden.json`.

After a change of the examples, or of an output on purpose, run `python -m tests.snapshot.golden`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner
from mkdocs_plans import cli

EXAMPLES = Path(__file__).parents[2] / "examples"
DIGESTS = Path(__file__).with_suffix(".json")

COMMANDS = {
    "snapshot": ("export", "--profile", "full"),
    "snapshot, summary": ("export", "--profile", "summary"),
    "snapshot, redacted": ("export", "--profile", "redacted"),
    "list": ("list", "--json"),
    "read": ("read", "--json", "plans"),
    **{
        f"table {table}": ("export", "--format", "csv", "--table", table)
        for table in ("plans", "risks", "questions", "decisions", "steps")
    },
    "diff": ("diff", "HEAD~1", "HEAD", "--format", "json"),
    "check": ("check", "--format", "json"),
}
"""The outputs for the portal; for the overview only the snapshot."""

_SETTINGS = {
    "SOURCE_DATE_EPOCH": "1795305600",
    "TZ": "UTC",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": text for who in ("AUTHOR", "COMMITTER")
       for what, text in (("NAME", "Ana"), ("EMAIL", "ana@example.org"), ("DATE", "2026-11-01T00:00:00Z"))},
}  # fmt: skip
_VERSION = re.compile(rb'("generator": \{"name":"mkdocs-plans","version":)"[^"]*"')
"""The version of the program, which changes with each release."""


def digests(folder: Path) -> dict[str, str]:
    """The digest of each output.

    Args:
        folder: An empty folder, in which the outputs stay, to compare them with those of another version.
    """
    project = folder / "examples"
    shutil.copytree(EXAMPLES, project, ignore=shutil.ignore_patterns("site", ".cache"))
    _git(project, "init", "--quiet", "--initial-branch", "main")
    _commit(project)
    for path in _edited(project / "plans"):
        path.write_text(path.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    _commit(project)
    written = {name: _plans(project, *arguments) for name, arguments in COMMANDS.items()}
    written["overview"] = _plans(project / "overview", "export", "--profile", "full")
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in written.items()}


def _edited(plans: Path) -> Iterator[Path]:
    yield from sorted(plans.rglob("*.md"))[::2]


def _commit(project: Path) -> None:
    _git(project, "add", "--all")
    _git(project, "commit", "--quiet", "--message", "Plan")


def _git(project: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=project, env={**os.environ, **_SETTINGS}, check=True)


def _plans(project: Path, *arguments: str) -> bytes:
    with chdir(project):
        run = CliRunner(env=_SETTINGS).invoke(cli.main, arguments, catch_exceptions=False)
    if run.exit_code not in (0, 1):  # 1: there are findings
        raise RuntimeError(f"{arguments}: {run.stderr}")
    return _VERSION.sub(rb'\1"0"', run.stdout_bytes)


def main() -> None:
    """Write the digests, and print the folder of the outputs."""
    folder = Path(tempfile.mkdtemp(prefix="golden-"))
    DIGESTS.write_text(json.dumps(digests(folder), indent=2) + "\n", "utf-8")
    print(f"wrote {DIGESTS.name} from the files in {folder}")  # noqa: T201


if __name__ == "__main__":
    main()
