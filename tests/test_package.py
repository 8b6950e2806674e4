"""The package: what it requires, what `pip install .` alone gives, and what a host needs."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.builds import Project

ROOT = Path(__file__).parents[1]
PACKAGE = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HOSTS = ("mkdocs", "properdocs", "zensical", "material")


def names(requirements: list[str]) -> set[str]:
    return {Requirement(one).name for one in requirements}


def test_no_host_and_no_theme_is_required() -> None:
    extras = PACKAGE["optional-dependencies"].values()
    needed = names(PACKAGE["dependencies"]).union(*map(names, extras)) - {"mkdocs-plans"}
    assert not [name for name in needed if name.startswith(HOSTS)]


def test_no_package_is_in_two_extras() -> None:
    extras = [name for one in PACKAGE["optional-dependencies"].values() for name in names(one)]
    assert len(set(extras)) == len(extras)


def installed_with(requirements: list[str]) -> dict[str, Distribution]:
    """The distributions of this environment that some requirements bring, by name."""
    found: dict[str, Distribution] = {}
    todo = list(requirements)
    while todo:
        one = Requirement(todo.pop())
        name = canonicalize_name(one.name)
        if name not in found and (one.marker is None or one.marker.evaluate({"extra": ""})):
            found[name] = distribution(name)
            todo += found[name].requires or []
    return found


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with what the package requires and nothing else."""
    environment = tmp_path_factory.mktemp("alone")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (target,) = environment.glob("lib/python*/site-packages")
    (target / "mkdocs_plans").symlink_to(ROOT / "plugin" / "mkdocs_plans")
    for one in installed_with(PACKAGE["dependencies"]).values():
        for name in {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}:
            (target / name).symlink_to(str(one.locate_file(name)))
    return environment / "bin" / "python"


def test_the_command_works_with_what_the_package_requires(alone: Path, project: Project) -> None:
    project.write({"plans/ledger.md": "# Ledger\n\n**Status:** Completed\n\n- [ ] Move it\n"})
    program = [str(alone), "-m", "mkdocs_plans"]
    checked = subprocess.run(
        [*program, "check"], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, "completed-with-open-steps" in checked.stdout) == (1, True), checked.stderr
    made = subprocess.run(
        [*program, "init", "--yes"], cwd=project.root, capture_output=True, text=True, check=False
    )
    assert (
        "note: MkDocs is not installed here; install it with a theme: pip install mkdocs-material"
        in made.stderr
    )


def test_a_host_that_is_missing_or_too_old_is_named(tmp_path: Path) -> None:
    code = "import mkdocs_plans.host.plugin"
    (tmp_path / "mkdocs").mkdir()
    (tmp_path / "mkdocs/__init__.py").write_text('raise ModuleNotFoundError("no", name="mkdocs")\n', "utf-8")
    assert "needs MkDocs and a theme: pip install mkdocs-material" in _failing(code, tmp_path)
    (tmp_path / "mkdocs/__init__.py").write_text('__version__ = "1.5.3"\n', "utf-8")
    (tmp_path / "mkdocs/exceptions.py").write_text("class ConfigurationError(Exception): ...\n", "utf-8")
    assert re.search(
        r"needs MkDocs 1\.6 or newer, and 1\.5\.3 is installed: pip install", _failing(code, tmp_path)
    )


def _failing(code: str, folder: Path) -> str:
    path = {"PYTHONPATH": f"{folder}:{ROOT / 'plugin'}"}
    done = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr
