"""The house: rooms import only rooms before them, and nothing but the MkDocs door needs MkDocs."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.host.harbour import PLANS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugin" / "mkdocs_plans"

ROOMS = (
    "model", "markdown", "portfolio", "overview", "atomic_write", "suggestions", "vocabulary",
    "reading", "terminal_text", "forge", "workers", "checks", "config", "snapshot", "sources", "fetch",
    "sql", "diff", "pages", "reports", "portal", "comparison", "host", "cli",
)  # fmt: skip
"""In the order in which they may know each other."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The full names of everything that a module imports, wherever in it."""
    package = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_rooms_that_stand_before_it(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("mkdocs_plans.")}
    known = {name for name in ours if name in ROOMS}
    assert own in ROOMS
    wrong = {name for name in known if ROOMS.index(name) > ROOMS.index(own)}
    assert wrong == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_door_of_mkdocs_imports_mkdocs(path: Path) -> None:
    hosts = {name.split(".")[0] for name in imports(path)} & {"mkdocs", "properdocs", "material", "markdown"}
    assert hosts == set() or room(path) == "host"


def test_only_the_markdown_room_knows_the_parser() -> None:
    wise = {room(path) for path in modules() if "pyromark" in {name.split(".")[0] for name in imports(path)}}
    assert wise == {"markdown"}


WITHOUT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("mkdocs", "properdocs", "material", "markdown"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
"""


def without_mkdocs(code: str, folder: Path) -> str:
    """Run Python in a process that cannot import MkDocs."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT + code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    for name, text in PLANS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [search, plans]\n")
    return tmp_path


def test_the_hindrance_hinders(tmp_path: Path) -> None:
    code = "try:\n    import mkdocs_plans.host.plugin\nexcept ModuleNotFoundError as no:\n    print(no.name)"
    assert without_mkdocs(code, tmp_path).strip().startswith("mkdocs")


def test_everything_but_the_door_is_imported_without_mkdocs(tmp_path: Path) -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if room(path) != "host" and path.name != "__main__.py"
    ]
    code = f"import importlib\nfor name in {names!r}:\n    importlib.import_module(name)\nprint('all')"
    assert without_mkdocs(code, tmp_path) == "all\n"


@pytest.mark.parametrize(
    "arguments", [["read", "plans/ledger.md", "--json"], ["list"], ["export", "--format", "json"],
                  ["export", "--format", "csv"], ["new", "Lift the anchor"]],
    ids=" ".join,
)  # fmt: skip
def test_the_command_line_works_without_mkdocs(arguments: list[str], harbour: Path) -> None:
    out = without_mkdocs(f"from mkdocs_plans.cli import main\nmain({arguments!r})", harbour)
    assert out
    if "json" in arguments:
        assert json.loads(out)["summary"]["plans"] == 4
    if arguments[0] == "list":
        assert "Move the ledger" in out


def test_the_command_line_and_the_site_tell_the_same(harbour: Path) -> None:
    (harbour / "docs").mkdir()
    (harbour / "docs/index.md").write_text("# Home\n\n[x](../plans/ledger.md)\n")
    (harbour / "plans/broken.md").write_text("# Broken\n\n[gone](gone.md) [go](javascript:alert(1))\n")
    told = json.loads(
        without_mkdocs("from mkdocs_plans.cli import main\nmain(['export', '--format', 'json'])", harbour)
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=harbour, check=True, capture_output=True)
    assert json.loads((harbour / "site/plans.json").read_text("utf-8")) == told
