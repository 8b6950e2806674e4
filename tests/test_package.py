"""The package: what it requires, what `pip install .` alone gives, and what a host needs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import Distribution, distribution
from pathlib import Path

import markdown
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.builds import Project
from tools.index_readme import with_addresses

ROOT = Path(__file__).parents[1]
PACKAGE = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
HOSTS = ("mkdocs", "properdocs", "zensical", "material")


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution."""
    return built(tmp_path_factory.mktemp("sdist"), "sdist")


def built(folder: Path, target: str) -> Path:
    """Build the package, and return its file."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.mark.parametrize("target", ["sdist", "wheel"])
def test_the_same_files_give_the_same_package(target: str, tmp_path: Path) -> None:
    first, second = (built(tmp_path / name, target).read_bytes() for name in ("first", "second"))
    assert first == second


@pytest.mark.extended  # the source distribution itself is no repository
def test_the_source_distribution_has_what_the_commands_need(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        packed = {name.partition("/")[2] for name in archive.getnames()}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    left_out = {".editorconfig", ".gitlab-ci.yml"}
    assert set(listed.splitlines()) - packed - left_out == set()


@pytest.mark.extended
def test_the_fast_tests_run_in_the_source_distribution(sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    (unpacked / ".venv").symlink_to(sys.prefix)
    inherited = ("MAKE", "MFLAGS", "PYTEST")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(inherited)}
    done = subprocess.run(
        ["make", "test-fast", "--old-file=.venv/.made-by-make"],
        cwd=unpacked, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-5_000:] + done.stderr[-5_000:]


def test_the_readme_of_the_index_has_links_that_work_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    shown = with_addresses(text, "https://docs.example/", "https://code.example/x")
    links = re.findall(r"\]\(([^)]+)\)", shown)
    assert len(links) == len(re.findall(r"\]\(([^)]+)\)", text))
    for link in links:
        address, _, _ = link.partition("#")
        if address.startswith("https://code.example/x/blob/main/"):
            assert (ROOT / address.removeprefix("https://code.example/x/blob/main/")).is_file()
        elif address.startswith("https://docs.example/"):
            page = address.removeprefix("https://docs.example/")
            names = (page, f"{page.rstrip('/')}.md", f"{page}index.md")
            assert any((ROOT / "docs" / name).is_file() for name in names), address
        else:
            assert address.startswith("https://")


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


def test_exported_pages_are_shown_without_mkdocs(alone: Path, tmp_path: Path) -> None:
    (module,) = PACKAGE["entry-points"]["markdown.extensions"].values()
    (tmp_path / "markdown").symlink_to(Path(markdown.__file__).parent)
    code = (
        f"import markdown\nmd = markdown.Markdown(extensions=[{module!r}])\n"
        "print(md.convert('<!-- mkdocs-plans: [] -->\\n<div>*kept*</div>'))"
    )
    shown = subprocess.run(
        [str(alone), "-c", code],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (shown.stdout, shown.stderr) == ("<div>*kept*</div>\n", "")


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
