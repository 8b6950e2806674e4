"""The targets that serve a portal install little, show their progress, and serve the portal."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]

PAGES = {
    "demo": ("plans/", "Move bookings to the ledger"),
    "demo-overview": ("plans/projects/", "quays"),
    "serve": ("plans/", "Read what people really write"),
}
"""A page of each portal, and a text on it."""

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}
}
"""The environment without what `make test` adds: it changes what a `make` inside of it does and prints."""


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that `make` needs, with an environment that already has everything installed."""
    clone = tmp_path_factory.mktemp("clone")
    for name in (
        "Makefile",
        "mkdocs.yml",
        "pyproject.toml",
        "docs",
        "plans",
        "examples",
        "requirements",
        "tools",
    ):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("site", ".cache"))
        else:
            shutil.copyfile(ROOT / name, clone / name)
    programs = clone / ".venv-portal" / "bin"
    programs.mkdir(parents=True)
    for name, arguments in (("mkdocs", "-u -m mkdocs"), ("python", "")):
        (programs / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', "utf-8")
        (programs / name).chmod(0o755)
    (clone / ".venv-portal" / ".made-by-make").touch()
    return clone


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def lines_until_served(process: subprocess.Popen[str]) -> Iterator[str]:
    """What a process prints until it serves the site, or ends."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line
        if "Serving on" in line:
            return


@pytest.mark.parametrize("target", PAGES)
def test_a_portal_is_served(target: str, clone: Path) -> None:
    page, text = PAGES[target]
    port = free_port()
    with subprocess.Popen(
        ["make", target, f"SERVE_ARGS=--dev-addr 127.0.0.1:{port} --no-livereload"],
        cwd=clone,
        env={**ENVIRONMENT, "PYTHONPATH": str(ROOT / "plugin")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    ) as process:
        try:
            printed = "".join(lines_until_served(process))
            assert f":{port}/" in printed, printed
            with urlopen(f"http://127.0.0.1:{port}/{page}") as answer:
                assert text in answer.read().decode("utf-8")
        finally:
            os.killpg(process.pid, 15)
    assert printed.startswith("Building the ")


def test_the_whole_site_is_built_with_the_examples(clone: Path) -> None:
    done = subprocess.run(
        ["make", "site"], cwd=clone, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    home = (clone / "site/index.html").read_text("utf-8")
    for page, text in {
        "plans/": "Read what people really write",
        "demo/plans/": "Card payments at the quay",
        "demo/plans/changes/": "Card payments at the quay",
        "demo-overview/plans/projects/": "quays",
    }.items():
        assert text in (clone / "site" / page / "index.html").read_text("utf-8"), page
    for page in re.findall(r'href="((?:demo|demo-overview)/[^"]*)"', home):
        assert (clone / "site" / page / "index.html").is_file(), page
    assert len(set(re.findall(r'href="(demo[\w-]*)/', home))) == 2


def dry_run(target: str, folder: Path) -> str:
    arguments = ["make", "--dry-run", f"--makefile={ROOT / 'Makefile'}", target]
    return subprocess.run(
        arguments, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True, text=True
    ).stdout


@pytest.mark.parametrize("target", PAGES)
def test_a_portal_needs_only_the_dependencies_of_the_package(target: str, tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", "requirements/dev.txt"):
        (tmp_path / name).touch()
    commands = dry_run(target, tmp_path)
    assert "pip install --constraint requirements/dev.txt mkdocs-material --editable ." in commands
    assert "--requirement" not in commands


@pytest.mark.parametrize("target", ["demo", "setup"])
def test_installation_is_announced_and_shows_its_progress(target: str, tmp_path: Path) -> None:
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", "requirements/dev.txt", "requirements/no-deps.txt"):
        (tmp_path / name).touch()
    commands = dry_run(target, tmp_path)
    assert commands.index("echo 'Installing") < commands.index("pip install")
    assert "--quiet" not in commands
