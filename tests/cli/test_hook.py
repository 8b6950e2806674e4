"""The hook for pre-commit, run by pre-commit itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.builds import Project

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GOOD = "# Good\n\n**Date:** 2026-01-05\n**Status:** Completed\n\n- [x] One\n"
BAD = GOOD.replace("[x]", "[ ]")


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write(
        {"plans/good.md": GOOD, "plans/old.md": BAD, "notes.md": BAD, "docs/index.md": "# Harbour\n"}
    )
    project.configure()
    project.commit(date="2026-01-05T08:00:00+00:00")
    return project


def pre_commit(project: Project, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Stage everything and run the hook as a user of the repository has it, with the `plans` of this one."""
    (hook,) = yaml.safe_load(MANIFEST.read_text("utf-8"))
    config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system", **more}]}]}
    (project.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    subprocess.run(["git", "add", "-A"], cwd=project.root, check=True)
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "plugin"),
        "PRE_COMMIT_HOME": str(project.root.parent / f"{project.root.name}-pre-commit"),
    }
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--verbose", *arguments],
        cwd=project.root,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_manifest_is_one() -> None:
    ran = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST], check=False)
    assert ran.returncode == 0


def test_a_commit_with_a_bad_plan_is_stopped_and_reported_why(harbour: Project) -> None:
    harbour.write({"plans/deep/new.md": BAD, "plans/good.md": GOOD + "- [x] Two\n"})
    ran = pre_commit(harbour)
    assert ran.returncode == 1
    assert "plans/deep/new.md:4:1: error: The plan is completed" in ran.stdout
    assert "1 error, 0 warnings, 0 info in 1 of 2 files" in ran.stdout


def test_a_commit_of_good_plans_passes_despite_findings_in_other_plans(harbour: Project) -> None:
    harbour.write({"plans/good.md": GOOD + "- [x] Two\n", "notes.md": BAD + "\n"})
    ran = pre_commit(harbour)
    assert ran.returncode == 0, ran.stdout
    assert "No findings in 1 file" in ran.stdout


def test_a_commit_without_plans_runs_nothing(harbour: Project) -> None:
    harbour.write({"notes.md": BAD + "\n"})
    ran = pre_commit(harbour)
    assert (ran.returncode, "Skipped" in ran.stdout) == (0, True)


def test_all_plans_are_checked_on_request_and_arguments_are_taken(harbour: Project) -> None:
    assert "plans/old.md:4:1" in pre_commit(harbour, "--all-files").stdout
    harbour.write({"plans/ask.md": "# A\n\n**Status:** Planning\n\n## Questions\n\n- [ ] Which? → That\n"})
    ran = pre_commit(harbour, args=["--fix"])
    assert (ran.returncode, "files were modified by this hook" in ran.stdout) == (1, True)
    assert "- [x] Which?" in (harbour.root / "plans/ask.md").read_text("utf-8")
