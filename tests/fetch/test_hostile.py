"""Files, folders, repositories and copies that are something else than they should be."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.fetch.kinds import git

from tests.builds import Project
from tests.hostile import tree_bomb
from tests.portals import LAKE, plans_json

from .conftest import Gather


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _note(path: Path, **changed: Any) -> None:
    note = path / "copy.json"
    note.write_text(json.dumps(json.loads(note.read_text()) | changed))


def _replaced(make: Callable[[Path], object], which: str) -> Callable[[Path], None]:
    """Something else in the place of a part of the copy."""

    def damage(folder: Path) -> None:
        path = next(one for one in folder.iterdir() if (one.name == "copy.json") == (which == "note"))
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        make(path)

    return damage


POISONS: dict[str, Callable[[Path], object]] = {
    "a note that is a pipe": _replaced(_pipe, "note"),
    "a note that is a loop": _replaced(_loop, "note"),
    "a copy that is a folder": _replaced(Path.mkdir, "copy"),
    "a copy that is a pipe": _replaced(_pipe, "copy"),
    "a copy that is a file": _replaced(lambda path: path.write_bytes(b"\xff"), "copy"),
    "a copy that is a loop": _replaced(_loop, "copy"),
    "a copy that is a link": _replaced(lambda path: path.symlink_to("/etc"), "copy"),
    "a time without a zone": lambda path: _note(path, answered="2026-01-01T00:00:00"),
    "a commit without a zone": lambda path: _note(path, commit_time="2026-01-01T00:00:00"),
    "a folder outside": lambda path: _note(path, folder="/etc"),
    "a folder above": lambda path: _note(path, folder="../.."),
    "an ETag of bytes": lambda path: _note(path, etag="\u00e9\n"),
    "a huge note": lambda path: _note(path, etag="x" * 10_000_000),
}


@pytest.mark.parametrize("poison", POISONS)
@pytest.mark.parametrize("source", ["git", "snapshot", "folder"])
def test_a_poisoned_copy_is_none_and_is_replaced(
    gather: Gather, tmp_path: Path, poison: str, source: str
) -> None:
    team = Project(tmp_path / "team")
    team.write({"plans/lake.md": LAKE})
    if source == "git":
        team.commit()
    (tmp_path / "data.json").write_text(json.dumps(plans_json(tmp_path / "data")))
    of = {"git": {"git": "team"}, "snapshot": {"snapshot": "data.json"}, "folder": {"folder": "team/plans"}}
    lakes = {"name": "lakes", **of[source]}
    gather(lakes)
    POISONS[poison](tmp_path / ".cache/plans/lakes")
    (offline,) = gather(lakes, offline=True)
    assert offline.project.state in ("missing", "cached")
    assert offline.folder is None or offline.folder.is_relative_to(tmp_path / ".cache")
    for _ in range(2):
        (found,) = gather(lakes)
        assert found.project.state in ("fresh", "unchanged")
    (offline,) = gather(lakes, offline=True)
    assert (offline.project.state, offline.project.has_data) == ("cached", True)


def _made(root: Path) -> list[dict[str, Any]]:
    (root / "file").write_text("{}")
    (root / "empty/plans").mkdir(parents=True)
    _pipe(root / "pipe")
    _loop(root / "loop")
    bare = Project(root / "bare")
    bare.write({"plans/lake.md": LAKE})
    bare.commit()
    for path in (root / "bare/.git/objects").rglob("*"):
        if path.is_file():
            path.chmod(0o600)
            path.write_bytes(b"no object")
    return [
        {"name": "folder-that-is-a-file", "folder": "file"},
        {"name": "folder-that-is-a-pipe", "folder": "pipe"},
        {"name": "folder-that-is-a-loop", "folder": "loop"},
        {"name": "folder-with-a-zero", "folder": "a\0b"},
        {"name": "snapshot-that-is-a-folder", "snapshot": "empty"},
        {"name": "snapshot-that-is-a-pipe", "snapshot": "pipe"},
        {"name": "snapshot-that-is-a-loop", "snapshot": "loop"},
        {"name": "snapshot-without-end", "snapshot": "/dev/zero"},
        {"name": "snapshot-with-a-zero", "snapshot": "a\0b"},
        {"name": "git-that-is-a-file", "git": "file"},
        {"name": "git-that-is-a-loop", "git": "loop"},
        {"name": "git-that-is-none", "git": "empty"},
        {"name": "git-that-is-damaged", "git": "bare"},
        {"name": "git-with-a-zero", "git": "a\0b"},
    ]


def test_a_source_on_this_disk_that_is_something_else_has_a_state_with_its_reason(
    gather: Gather, tmp_path: Path
) -> None:
    bad = _made(tmp_path)
    Project(tmp_path / "fine").write({"plans/lake.md": LAKE})
    taken, loop, note, fine = (
        {"name": name, "folder": "fine/plans"} for name in ("taken", "loop", "note", "fine")
    )
    copies = tmp_path / ".cache/plans"
    (copies / "note/copy.json").mkdir(parents=True)
    (copies / "taken").write_text("a file of somebody")
    _loop(copies / "loop")
    found = {one.project.name: one.project for one in gather(*bad, taken, loop, note, fine)}
    assert {name: one.state for name, one in found.items() if one.has_data} == {"fine": "fresh"}
    assert [name for name, one in found.items() if not one.reason] == ["fine"]
    for name in ("taken", "loop", "note"):
        assert found[name].reason.startswith(f'the copy in ".cache/plans/{name}" cannot be written: ')
        assert found[name].misconfigured
    assert (copies / "taken").read_text() == "a file of somebody"


def test_a_repository_of_as_many_files_as_there_are_numbers_is_given_up(
    gather: Gather, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "LONGEST_OUTPUT", 1_000_000)
    repository = Project(tmp_path / "bomb")
    repository.write({"plans/lake.md": LAKE})
    repository.commit()
    repository.git("update-ref", "HEAD", tree_bomb(repository))
    (found,) = gather({"name": "bomb", "git": "bomb"})
    assert (found.project.state, found.project.reason) == (
        "missing",
        "the output of git has more than 1,000,000 bytes",
    )


def test_of_more_text_than_a_copy_may_hold_the_rest_is_left_out(
    gather: Gather, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "LARGEST_COPY", 2_500_000)
    repository = Project(tmp_path / "packed")
    repository.write({f"plans/{number}.md": f"# Lake\n\n{number:1000000}\n" for number in range(9)})
    repository.commit()
    (found,) = gather({"name": "packed", "git": "packed"})
    assert found.project.state == "truncated"
    assert found.folder
    assert len(list(found.folder.iterdir())) == 3


def test_a_commit_of_a_year_that_there_is_not_is_a_state(gather: Gather, tmp_path: Path) -> None:
    repository = Project(tmp_path / "late")
    repository.write({"plans/lake.md": LAKE})
    repository.commit()
    root = str(repository.root)
    run = subprocess.run(["git", "-C", root, "cat-file", "commit", "HEAD"], capture_output=True, check=True)
    late = re.sub(rb"> \d+ ", b"> 99999999999999 ", run.stdout)
    made = subprocess.run(
        ["git", "-C", root, "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        input=late, capture_output=True, check=True,
    )  # fmt: skip
    subprocess.run(["git", "-C", root, "update-ref", "HEAD", made.stdout.decode().strip()], check=True)
    (found,) = gather({"name": "late", "git": "late"})
    assert found.project.state in ("missing", "rollback")
    assert found.project.reason
