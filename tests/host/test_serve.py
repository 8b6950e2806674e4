"""`mkdocs serve` keeps plans and pages between builds, and serves only what a new build would make."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs_plans import workers
from mkdocs_plans.host.page import PortalPage

from tests.host.harbour import PLANS

ADDRESS = "http://127.0.0.1:8000/"
SETTINGS: dict[str, Any] = {
    "site_name": "Harbour",
    "repo_url": "https://host.example/harbour",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "material", "font": False},
    "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
}
LINKED = """\
---
title: Ropes
status: Planning
depends_on: [ledger.md]
---

# Ropes

## Goal
Tie what [the crane](crane.md#steps) lifts, by
 [the pilot](pier.md#pilot), see [below](#knots) and ![rope](rope.png).

<a id="knots"></a>

## Steps
- [ ] Buy ropes

## Questions
- [ ] How long?
"""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000a49444154789c63000100000500010d0a2db40000000049454e44ae426082"
)


class Served:
    """A project that is served, and a copy of each site that it serves."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._plugins: dict[str, BasePlugin[Any]] = {}
        self._started: set[str] = set()
        self.options: dict[str, Any] = {"stale_after": 30}
        self.settings = dict(SETTINGS)
        for path, text in {**PLANS, "plans/ropes.md": LINKED, "docs/index.md": "# Home\n"}.items():
            self.write(path, text)
        self.configure()
        self.git("init", "--quiet", "--initial-branch=main")
        self.commit()

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)

    def configure(self) -> None:
        """Write the configuration."""
        plugins = ["search", {"plans": self.options}]
        self.write("mkdocs.yml", yaml.safe_dump({**self.settings, "plugins": plugins}))

    def git(self, *arguments: str) -> None:
        """Run git."""
        who = {f"GIT_{role}_{what}": "x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env={**os.environ, **who})

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all", "plans", "docs")
        self.git("commit", "--quiet", "--allow-empty", "--message=docs: plans")

    def serve(self) -> dict[str, bytes]:
        """Build as `mkdocs serve` does after a change."""
        with _plugin_instances(self._plugins):
            return self._build("served")

    def fresh(self) -> dict[str, bytes]:
        """Build as `mkdocs serve` does when it starts."""
        with _plugin_instances({}):
            return self._build("fresh")

    def _build(self, name: str) -> dict[str, bytes]:
        site = self.folder / name
        shutil.rmtree(site, ignore_errors=True)
        config = load_config(str(self.folder / "mkdocs.yml"), site_dir=str(site))
        if name not in self._started:  # as `mkdocs serve` does, once
            config.plugins.on_startup(command="serve", dirty=False)
        self._started.add("served")
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
        return {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }


@contextmanager
def _plugin_instances(kept: dict[str, BasePlugin[Any]]) -> Iterator[None]:
    """Let MkDocs keep its instances of plugins in a mapping, as it does between the builds of one process."""
    option = MkDocsConfig.plugins
    assert isinstance(option, Plugins)
    before, option.plugin_cache = option.plugin_cache, kept
    try:
        yield
    finally:
        option.plugin_cache = before


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Served:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1791000000")
    # Served sites are built by one process: others may not be forked beside the threads of the server.
    monkeypatch.setattr(workers, "_cores", lambda: 1)
    return Served(tmp_path)


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def plans_of(served: Served) -> list[Path]:
    return sorted((served.folder / "plans").rglob("*.md"))


# Edits.

Edit = Callable[[Served, random.Random], object]


def tick(served: Served, chance: random.Random) -> None:
    path = chance.choice(plans_of(served))
    text = path.read_text("utf-8", "replace")
    path.write_text(text.replace(*chance.choice((("- [ ]", "- [x]"), ("- [x]", "- [ ]"))), 1), "utf-8")


def append(served: Served, chance: random.Random) -> None:
    path = chance.choice(plans_of(served))
    more = (
        "\n## Steps\n- [ ] One more\n",
        f"\n## Risks\n\n| Risk | Impact |\n|---|---|\n| Storm {chance.random()} | High |\n",
        "\n## Questions\n- [ ] And then?\n- [x] Why? Answer: because\n",
        '\n<div id="Pilot">Text</div>\n\n[to it](ledger.md#goal) and [away](gone.md)\n',
        "\n## Decisions\n- 2026-01-02: Use ropes\n",
        "\n```python\nprint(1)\n```\n[^1]\n\n[^1]: a note\n",
        "\nSee [ropes](ropes.md#knots), ![rope](rope.png) and `docs/index.md`.\n",
    )
    path.write_text(path.read_text("utf-8", "replace") + chance.choice(more), "utf-8")


def restate(served: Served, chance: random.Random) -> None:
    path = chance.choice(plans_of(served))
    status = chance.choice(("Blocked", "Completed", "In Progress", "Cancelled", "Odd"))
    lines = path.read_text("utf-8", "replace").split("\n")
    found = [index for index, line in enumerate(lines) if line.startswith(("**Status:**", "status:"))]
    for index in found[:1]:
        lines[index] = lines[index].partition(":")[0] + (":** " if "**" in lines[index] else ": ") + status
    path.write_text("\n".join(lines), "utf-8")


def retitle(served: Served, chance: random.Random) -> None:
    path = chance.choice(plans_of(served))
    text = path.read_text("utf-8", "replace")
    path.write_text(text.replace("# ", f"# New {chance.randrange(9)} ", 1), "utf-8")


def add(served: Served, chance: random.Random) -> None:
    name = chance.choice(("plans/new.md", "plans/quay/new.md", "plans/done/old.md", "plans/ropes.notes.md"))
    texts: list[str | bytes] = [LINKED, *PLANS.values(), "", "# Only a title\n", b"\x00binary"]
    served.write(name, chance.choice(texts))


def delete(served: Served, chance: random.Random) -> None:
    if len(paths := plans_of(served)) > 2:
        chance.choice(paths).unlink()


def rename(served: Served, chance: random.Random) -> None:
    path = chance.choice(plans_of(served))
    other = path.with_name(f"moved-{chance.randrange(4)}.md")
    if not other.exists():
        path.rename(other)


def picture(served: Served, _: random.Random) -> None:
    place = served.folder / "plans" / "rope.png"
    if place.exists():
        place.unlink()
    else:
        served.write("plans/rope.png", PICTURE)


def page(served: Served, chance: random.Random) -> None:
    name = chance.choice(("docs/index.md", "docs/guide.md", "docs/more/deep.md"))
    served.write(name, f"# Page {chance.randrange(5)}\n\n[plan](../plans/ledger.md)\n")


def option(served: Served, chance: random.Random) -> None:
    name, value = chance.choice(
        (
            ("title", chance.choice(("Plans", "Work"))),
            ("stale_after", chance.choice((1, 30))),
            ("search", chance.choice(("full", "compact", "none"))),
            ("recent", chance.choice((1, 7))),
            ("exclude", chance.choice(([], ["quay"]))),
            ("mermaid", chance.choice((True, False))),
            ("image_hosts", chance.choice(([], ["pictures.example"]))),
            ("vocabulary", chance.choice(({}, {"languages": ["en"]}))),
        )
    )
    served.options[name] = value
    served.configure()


def setting(served: Served, chance: random.Random) -> None:
    name, value = chance.choice(
        (
            ("site_name", chance.choice(("Harbour", "Port"))),
            ("repo_url", chance.choice(("https://host.example/harbour", "https://gitlab.example/port"))),
            ("extra_css", chance.choice(([], ["own.css"]))),
            ("copyright", chance.choice(("Ana", "Bo"))),
            ("use_directory_urls", chance.choice((True, False))),
            ("theme", {"name": chance.choice(("material", "mkdocs"))}),
        )
    )
    served.settings[name] = value
    served.configure()


def commit(served: Served, _: random.Random) -> None:
    served.commit()


EDITS: tuple[Edit, ...] = (
    tick, tick, append, append, restate, restate, retitle, add, delete, rename, picture, page, option,
    setting, commit,
)  # fmt: skip


@pytest.mark.parametrize(
    "seed, edits",
    [(1, 12), *(pytest.param(seed, 50, marks=pytest.mark.extended) for seed in range(2, 8))],
)
def test_each_served_site_is_that_of_a_new_build(served: Served, seed: int, edits: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    served.serve()
    for number in range(edits):
        edit = chance.choice(EDITS)
        edit(served, chance)
        assert differing(served.serve(), served.fresh()) == [], f"edit {number} of seed {seed}: {edit}"


def test_pages_that_an_edit_does_not_concern_are_not_made_again(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []
    use = PortalPage.use

    def noted(page: PortalPage, output: str) -> None:
        used.append(page.url)
        use(page, output)

    monkeypatch.setattr(PortalPage, "use", noted)
    served.serve()
    assert used == []
    ropes = served.folder / "plans" / "ropes.md"
    ropes.write_text(LINKED.replace("Buy ropes", "Buy strong ropes"), "utf-8")
    served.serve()
    assert {"plans/crane/", "plans/pier/", "plans/inventory/"} <= set(used)
    assert "plans/ropes/" not in used
