"""Whole projects to build: a tree of files becomes a real site, or a real git repository.

A tree is a mapping from path to text, or the same as indented text::

    plans/
      ledger.md
        | # Ledger
        | **Status:** Blocked
    docs/
      index.md
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from tests import quick_start

Tree = Mapping[str, str | bytes] | str

DEFAULTS: Mapping[str, Any] = {
    "site_name": "Harbour",
    "site_url": "https://harbour.example/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "plans"],
}


def tree(text: str) -> dict[str, str]:
    """Read an indented tree: names ending in `/` are folders, lines after `|` a file's text."""
    files: dict[str, list[str]] = {}
    folders: list[tuple[int, str]] = []
    current = ""
    for line in textwrap.dedent(text).splitlines():
        name = line.strip()
        depth = len(line) - len(line.lstrip())
        if not name:
            continue
        if name.startswith("|"):
            files[current].append(name[1:].removeprefix(" "))
            continue
        folders = [folder for folder in folders if folder[0] < depth]
        path = "".join(folder for _, folder in folders) + name
        if name.endswith("/"):
            folders.append((depth, name))
        else:
            current = path
            files[current] = []
    return {path: "".join(f"{line}\n" for line in lines) for path, lines in files.items()}


@dataclass(frozen=True, slots=True)
class Html:
    """A page as a browser reads it."""

    text: str
    soup: BeautifulSoup

    def all(self, selector: str) -> list[Tag]:
        """Every element that a CSS selector matches."""
        return list(self.soup.select(selector))

    def one(self, selector: str) -> Tag:
        """The only element that a CSS selector matches."""
        found = self.all(selector)
        assert len(found) == 1, f"{selector}: {len(found)} elements instead of one"
        return found[0]

    def words(self, selector: str = "body") -> str:
        """The text of the only element that a selector matches, on one line."""
        return " ".join(self.one(selector).get_text(" ").split())

    def texts(self, selector: str) -> list[str]:
        """The text of each element that a selector matches, each on one line."""
        return [" ".join(element.get_text(" ").split()) for element in self.all(selector)]


def read_html(text: str) -> Html:
    """Parse a page, or a piece of one, by the rules browsers parse by."""
    return Html(text, BeautifulSoup(text, "html5lib"))


_ADDRESS = re.compile(r"""\s(?:xlink:)?(?:href|src|srcset|cite|poster|action)=["']([^"']*)["']""")


@dataclass(frozen=True, slots=True)
class Built:
    """The output of a build."""

    folder: Path
    """The site."""
    log: list[str]
    """Warnings and errors, in order."""
    messages: list[str]
    """Everything that was logged from INFO on, in order."""
    stopped: str | None
    """The error that ended the build early; `None`: it completed."""

    def text(self, path: str) -> str:
        """A file of the site; a path that ends in `/` (or is empty) is a page's address."""
        name = f"{path}index.html" if path.endswith("/") or not path else path
        return (self.folder / name).read_text("utf-8")

    def page(self, path: str) -> Html:
        """A page of the site by its address."""
        return read_html(self.text(path))

    def json(self, path: str = "plans.json") -> Any:
        """A JSON file of the site."""
        return json.loads(self.text(path))

    def has(self, path: str) -> bool:
        """Whether the site has a page at an address, or a file at a path."""
        return (self.folder / path / "index.html").is_file() or (self.folder / path).is_file()

    def addresses(self) -> set[str]:
        """The links that a link checker follows on any page, including those in `<template>`."""
        pages = (path.read_text("utf-8") for path in self.folder.rglob("*.html"))
        return {address for page in pages for address in _ADDRESS.findall(page)}

    def files(self) -> set[str]:
        """The paths of all files of the site."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a project in it."""

    root: Path

    def write(self, files: Tree) -> None:
        """Write a tree of files."""
        entries = tree(files) if isinstance(files, str) else files
        for path, content in entries.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def configure(self, **settings: Any) -> Path:
        """Write `mkdocs.yml`: the defaults with these settings on top."""
        path = self.root / "mkdocs.yml"
        path.write_text(yaml.safe_dump({**DEFAULTS, **settings}, sort_keys=False), "utf-8")
        return path

    def git(self, *arguments: str, date: str = "2026-11-01T09:00:00+00:00") -> str:
        """Run git in the project, by an author and at a date that never change; return what it prints."""
        person = {"NAME": "Ana Lima", "EMAIL": "ana@harbour.example", "DATE": date}
        who = {
            f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, **who},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, message: str = "docs: plans", *, date: str = "2026-11-01T09:00:00+00:00") -> str:
        """Commit everything, in a repository that is created if there is none; return the commit's id."""
        if not (self.root / ".git").exists():
            self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", date=date)
        return self.git("rev-parse", "HEAD")

    def build(self, *, strict: bool = True, stops: bool = False) -> Built:
        """Build in this process; `stops`: the build is expected to end early."""
        folder = self.root / "site"
        stopped = None
        with _listening() as records:
            try:
                config = load_config(str(self.root / "mkdocs.yml"), strict=strict, site_dir=str(folder))
                try:
                    config.plugins.on_startup(command="build", dirty=False)
                    build(config)
                finally:
                    config.plugins.on_shutdown()
            except Abort as error:
                stopped = error.message if hasattr(error, "message") else str(error)
            except MkDocsException as error:
                stopped = str(error)
        log = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
        built = Built(folder, log, [record.getMessage() for record in records], stopped)
        return _as_meant(built, stops=stops)

    def run(self, engine: str = "mkdocs", *, strict: bool = True, stops: bool = False) -> Built:
        """Build as a user does, in a process of its own: `engine` is `mkdocs` or `properdocs`."""
        folder = self.root / "site"
        flags = ["--strict"] if strict else []
        start = quick_start.command(engine) if engine == "mkdocs" else [sys.executable, "-m", engine]
        done = subprocess.run(
            [*start, "build", "--config-file", "mkdocs.yml", "--site-dir", str(folder), *flags],
            cwd=self.root,
            check=False,
            capture_output=True,
            text=True,
        )
        messages = (done.stderr + done.stdout).splitlines()
        log = [line for line in messages if line.startswith(("WARNING", "ERROR"))]
        stopped = None if done.returncode == 0 else "\n".join(messages[-5:])
        return _as_meant(Built(folder, log, messages, stopped), stops=stops)


def build_site(
    root: Path, files: Tree, *, strict: bool = True, stops: bool = False, **settings: Any
) -> Built:
    """Write a project into a folder and build it; `settings` are written to its `mkdocs.yml`."""
    project = Project(root)
    project.write(files)
    if not (root / str(settings.get("docs_dir", "docs")) / "index.md").exists():
        project.write({f"{settings.get('docs_dir', 'docs')}/index.md": "# Harbour\n"})
    project.configure(**settings)
    return project.build(strict=strict, stops=stops)


def _as_meant(built: Built, *, stops: bool) -> Built:
    log = "\n".join(built.log)
    if stops:
        assert built.stopped is not None, "the build was meant to stop, and ran through"
    else:
        assert built.stopped is None, f"the build stopped: {built.stopped}\n{log}"
    return built


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """Collect what MkDocs and its plugins log."""
    records: list[logging.LogRecord] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.INFO)
    level = logger.level
    logger.addHandler(listener)
    logger.setLevel(logging.INFO)
    try:
        yield records
    finally:
        logger.removeHandler(listener)
        logger.setLevel(level)
