"""Check and build a release: `python -m tools.release [TAG]` prints what the release workflow would publish.

Nothing is uploaded here. `.github/workflows/release.yml` does so, with the files that `--output` and
`--notes` write. The version is in `pyproject.toml`; the notes are its section of `CHANGELOG.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
_PLACEHOLDER = re.compile(r"https?://[\w.-]+\.example\b")
_NOT_YET = re.compile(r"not on PyPI (?:yet|before)|[Uu]ntil (?:version [\d.]+ is released|the release)")
"""Sentences that are wrong once the package is on the index."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what would be published, and what prevents it."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=main.__doc__)
    parser.add_argument("tag", nargs="?", help="the tag of the release; by default that of the version")
    parser.add_argument("--output", type=Path, help="write the packages into this folder")
    parser.add_argument("--notes", type=Path, help="write the notes of the release into this file")
    given = parser.parse_args(arguments)
    version = current_version()
    tag = given.tag or f"v{version}"
    print(f"Version {version}, tag {tag}\n\nPackages:")
    with TemporaryDirectory() as folder:
        packages = build(given.output or Path(folder, "first"))
        found = [*problems(ROOT, tag, version), *package_problems(packages, build(Path(folder, "second")))]
        for package in packages:
            digest = hashlib.sha256(package.read_bytes()).hexdigest()
            print(f"  {package.name}  {package.stat().st_size:,} bytes  sha256 {digest}")
    notes = section((ROOT / "CHANGELOG.md").read_text("utf-8"), version)
    if given.notes:
        given.notes.write_text(notes, "utf-8")
    print(f"\nNotes:\n{notes or '  none'}")
    for problem in found:
        print(f"error: {problem}", file=sys.stderr)
    print("\nThe release can be published." if not found else "\nNothing can be published yet.")
    return 1 if found else 0


def current_version() -> str:
    """Return the version of the package."""
    return str(_project(ROOT)["version"])


def build(folder: Path) -> list[Path]:
    """Build the source distribution and the wheel into a folder, and return their paths."""
    for target in ("sdist", "wheel"):
        command = [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            target,
            "--directory",
            str(folder.resolve()),
        ]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return sorted(folder.iterdir())


def section(changelog: str, version: str) -> str:
    """Return the text of a version in a changelog; empty if it has no section with a date."""
    head = re.search(rf"^## \[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d$", changelog, re.MULTILINE)
    if head is None:
        return ""
    return re.split(r"^## |^\[", changelog[head.end() :], maxsplit=1, flags=re.MULTILINE)[0].strip() + "\n"


def problems(root: Path, tag: str, version: str) -> Iterator[str]:
    """Yield what prevents a release of the sources in a folder.

    Args:
        root: The folder.
        tag: The tag of the release.
        version: The version of the package.
    """
    if tag != f"v{version}":
        yield f"the tag {tag} is not v{version}, the version in pyproject.toml"
    if not section((root / "CHANGELOG.md").read_text("utf-8"), version):
        yield f"CHANGELOG.md has no section ## [{version}] - YYYY-MM-DD with text"
    for name, address in _project(root)["urls"].items():
        if _PLACEHOLDER.match(address):
            yield f"pyproject.toml: the address {name} is a placeholder: {address}"
    for path in [root / "README.md", *sorted((root / "docs").rglob("*.md"))]:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if found := _NOT_YET.search(line):
                yield f'{path.relative_to(root)}:{number}: remove "{found[0]}"'


def package_problems(packages: Sequence[Path], again: Sequence[Path]) -> Iterator[str]:
    """Yield what is wrong with the packages.

    Args:
        packages: The packages.
        again: The same, built a second time.
    """
    for first, second in zip(packages, again, strict=True):
        if first.read_bytes() != second.read_bytes():
            yield f"{first.name}: a second build gives other bytes"
    wheels = [path for path in packages if path.suffix == ".whl"]
    for command in (["twine", "check", "--strict", *packages], ["check_wheel_contents", *wheels]):
        words = [sys.executable, "-m", *map(str, command)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{command[0]}: {(done.stdout + done.stderr).strip()}"


def _project(root: Path) -> Mapping[str, Any]:
    found: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return found


if __name__ == "__main__":
    sys.exit(main())
