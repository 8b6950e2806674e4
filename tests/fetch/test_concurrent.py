"""Several builds at once with one folder of copies, and builds that are ended in the middle."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests import quick_start
from tests.builds import Project
from tests.portals import LAKE, Answer, Asked, Server, plans_json

BUILDS = 4


@pytest.fixture
def portal(tmp_path: Path, server: Server) -> Project:
    """An overview of a snapshot, a repository and a folder."""
    server.serve("/plans.json", plans_json(tmp_path / "data"))
    team = Project(tmp_path / "team")
    team.write({f"plans/{number}.md": LAKE for number in range(20)})
    team.commit()
    portal = Project(tmp_path / "portal")
    portal.write({"docs/index.md": "# Department\n"})
    projects = [
        {"name": "snapshot", "snapshot": server.url("/plans.json")},
        {"name": "git", "git": "../team"},
        {"name": "folder", "folder": "../team/plans"},
    ]
    options = {"projects": projects, "allow_hosts": ["127.0.0.1"]}
    portal.configure(plugins=[{"plans": options}], theme={"name": "mkdocs"})
    return portal


def start(portal: Project, site: str, *, killed: bool = False) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "mkdocs"] if killed else quick_start.command("mkdocs")
    command = [*program, "build", "--quiet", "--site-dir", site]
    return subprocess.Popen(command, cwd=portal.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def shown(portal: Project, run: subprocess.Popen[bytes], site: str) -> dict[str, Any]:
    said = run.communicate()[0].decode()
    assert (run.returncode, said) == (0, "")
    return dict(json.loads((portal.root / site / "plans.json").read_text()))


def arriving(portal: Project) -> list[Path]:
    return list(portal.root.glob(".cache/plans/*/.new-*"))


def test_builds_at_once_with_one_folder_of_copies_are_all_whole(portal: Project, tmp_path: Path) -> None:
    for text in (LAKE, LAKE.replace("lake", "pond")):
        Project(tmp_path / "team").write({"plans/0.md": text})
        Project(tmp_path / "team").commit()
        runs = [start(portal, f"site{number}") for number in range(BUILDS)]
        found = [shown(portal, run, f"site{number}") for number, run in enumerate(runs)]
        for one in found:
            assert [project["plans"] for project in one["projects"]] == [1, 20, 20]
            assert {project["state"] for project in one["projects"]} <= {"fresh", "unchanged"}
    assert arriving(portal) == []
    shown(portal, start(portal, "site"), "site")  # alone: removes the files that the others had to keep
    copies = [path for path in (portal.root / ".cache/plans").iterdir() if path.is_dir()]
    assert [len(list(path.iterdir())) for path in copies] == [2, 2, 2]


def test_leftovers_of_ended_builds_are_removed_but_never_those_of_running_ones(
    portal: Project, server: Server, tmp_path: Path
) -> None:
    begun, go_on = Event(), Event()
    body = json.dumps(plans_json(tmp_path / "data")).encode()

    def waits(_: Asked) -> Answer:
        server.routes["/plans.json"] = Answer(body)  # for all builds but this one
        begun.set()
        go_on.wait(60)
        return Answer(body)

    server.serve("/plans.json", waits)
    killed = start(portal, "killed", killed=True)
    assert begun.wait(60)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    go_on.set()
    left = arriving(portal)
    assert left

    begun.clear()
    go_on.clear()
    server.serve("/plans.json", waits)
    running = start(portal, "running")
    assert begun.wait(60)
    assert not set(left) & set(arriving(portal))  # it removed them when it began
    its = arriving(portal)
    assert its
    shown(portal, start(portal, "meanwhile"), "meanwhile")
    assert set(its) <= set(arriving(portal))
    go_on.set()
    assert [project["plans"] for project in shown(portal, running, "running")["projects"]] == [1, 20, 20]
    assert arriving(portal) == []


def test_files_of_others_are_kept(portal: Project) -> None:
    for name in ("notes.txt", "old/plan.md", ".hidden"):
        path = portal.root / ".cache/plans/git" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("somebody's")
    portal.build()
    portal.build()
    assert {"notes.txt", "old", ".hidden"} <= {
        path.name for path in (portal.root / ".cache/plans/git").iterdir()
    }
