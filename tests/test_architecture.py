"""The architecture: which package may import which, unique class names, and the terms of the glossary."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.host.harbour import PLANS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "plugin" / "mkdocs_plans"

PARTS = (
    "docs_site", "suggestions", "terminal_text", "atomic_write", "workers",
    "model", "vocabulary", "markdown", "reading", "portfolio", "checks", "config", "overview", "snapshot",
    "sources", "fetch", "diff", "history", "pages", "portal", "comparison", "reports", "forge", "sql", "host",
    "cli",
)  # fmt: skip
"""The modules of the package root and the packages. Each imports only those before it."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The full names of everything that a module imports, at its top or in a function."""
    package = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_each_package_imports_only_packages_before_it() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in modules()
        if part(path) not in ("__init__", "__main__")
        for name in imports(path)
        if name.startswith("mkdocs_plans.") and (other := name.split(".")[1]) in PARTS
        and PARTS.index(other) > PARTS.index(part(path))
    ]  # fmt: skip
    assert wrong == []


def test_the_list_of_packages_is_complete() -> None:
    assert {part(path) for path in modules()} - {"__init__", "__main__"} == set(PARTS)


def test_class_names_are_unique() -> None:
    places = defaultdict(list)
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


EXTENSION = PACKAGE / "portal" / "markdown_extension.py"
"""An extension of Python-Markdown, for hosts that are not MkDocs."""


def test_only_the_host_package_imports_mkdocs() -> None:
    hosts = {"mkdocs", "properdocs", "material", "markdown"}
    importing = {
        part(path)
        for path in modules()
        if path != EXTENSION and hosts & {name.split(".")[0] for name in imports(path)}
    }
    assert importing == {"host"}


def test_only_the_markdown_package_imports_the_parser() -> None:
    importing = {
        part(path) for path in modules() if "pyromark" in {name.split(".")[0] for name in imports(path)}
    }
    assert importing == {"markdown"}


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


def test_mkdocs_cannot_be_imported_where_it_is_hidden(tmp_path: Path) -> None:
    code = "try:\n    import mkdocs_plans.host.plugin\nexcept ModuleNotFoundError as no:\n    print(no.name)"
    assert without_mkdocs(code, tmp_path).strip().startswith("mkdocs")


def test_everything_but_the_host_package_is_imported_without_mkdocs(tmp_path: Path) -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for path in modules()
        if part(path) != "host" and path.name != "__main__.py" and path != EXTENSION
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


def test_the_command_line_and_the_site_publish_the_same_snapshot(harbour: Path) -> None:
    (harbour / "docs").mkdir()
    (harbour / "docs/index.md").write_text("# Home\n\n[x](../plans/ledger.md)\n")
    (harbour / "plans/broken.md").write_text("# Broken\n\n[gone](gone.md) [go](javascript:alert(1))\n")
    exported = json.loads(
        without_mkdocs("from mkdocs_plans.cli import main\nmain(['export', '--format', 'json'])", harbour)
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=harbour, check=True, capture_output=True)
    assert json.loads((harbour / "site/plans.json").read_text("utf-8")) == exported
