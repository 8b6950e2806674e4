"""The state of a project if its source fails, sends wrong data, or is not contacted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.config.project_sources import SourceKind
from mkdocs_plans.overview.project_status import (
    DataState,
    FetchedProject,
    ProjectStatus,
    not_current,
)

from tests.portals import LAKE, Answer, Server, plans_json

from .conftest import Gather, lock

Snapshot = dict[str, Any]
Project = dict[str, Any]


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return plans_json(tmp_path / "data")


@pytest.fixture
def publish(server: Server) -> Callable[..., Project]:
    """Publish a snapshot, or anything, and name the project that does."""

    def answer(content: Snapshot | bytes | Answer, **more: Any) -> Project:
        sent = content if isinstance(content, Answer | dict) else Answer(content)
        return {"name": "data", "snapshot": server.serve("/plans.json", sent), **more}

    return answer


@pytest.fixture
def aged(gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path) -> None:
    """A copy whose source has answered three days ago."""
    gather(publish(snapshot))
    note = copy_note(tmp_path)
    reported = json.loads(note.read_text())
    note.write_text(json.dumps({**reported, "answered": (NOW - timedelta(days=3)).isoformat()}))


def dated(snapshot: Snapshot, when: datetime, commit: str = "a" * 40) -> Snapshot:
    source = {**snapshot["source"], "commit": commit, "commit_time": f"{when:%Y-%m-%dT%H:%M:%SZ}"}
    return {**snapshot, "source": source}


def called(snapshot: Snapshot, name: str) -> Snapshot:
    return {**snapshot, "project": {**snapshot["project"], "name": name}}


def state(found: list[FetchedProject]) -> tuple[str, int]:
    """The state of the only project, and how many plans are shown of it."""
    (one,) = found
    return one.project.state.value, len(one.entries)


def copy_note(tmp_path: Path) -> Path:
    return tmp_path / ".cache/plans/data/copy.json"


BROKEN = Answer(status=500)
NOW = datetime.now(UTC)


@pytest.mark.parametrize(
    "then, named",
    [
        (BROKEN, "cached"),
        (b"<html>", "invalid"),
        (b'{"format": "mkdocs-plans-snapshot", "schema_version": "2.0"}', "newer"),
    ],
)
def test_the_last_good_copy_is_shown_when_the_source_fails(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, then: Answer | bytes, named: str
) -> None:
    assert state(gather(publish(snapshot))) == ("fresh", 1)
    (found,) = gather(publish(then))
    assert (found.project.state, len(found.entries)) == (named, 1)
    assert found.project.reason
    assert found.project.answered
    assert found.project.answered.date() == NOW.date()
    assert state(gather(publish(snapshot))) == ("unchanged", 1)


def test_without_a_copy_there_is_no_data_which_is_not_zero_plans(
    gather: Gather, publish: Callable[..., Project]
) -> None:
    for then, named in ((BROKEN, "missing"), (b"[]", "invalid")):
        (found,) = gather(publish(then))
        assert (found.project.state, found.project.plans) == (named, None)
        assert not found.project.has_data
        assert not found.project.complete


@pytest.mark.parametrize(
    "own, general, named", [({}, 7, "cached"), ({}, 2, "stale"), ({"max_age": 2}, 7, "stale")]
)
@pytest.mark.usefixtures("aged")
def test_a_copy_is_stale_when_its_source_has_not_answered_for_long(
    gather: Gather, publish: Callable[..., Project], own: Project, general: int, named: str
) -> None:
    assert state(gather(publish(BROKEN, **own), max_age=general)) == (named, 1)


def test_an_old_commit_alone_makes_nothing_stale(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    (found,) = gather(publish(dated(snapshot, datetime(2020, 1, 1, tzinfo=UTC))))
    assert found.project.state == "fresh"
    assert found.project.changed == datetime(2020, 1, 1, tzinfo=UTC)


def test_a_snapshot_of_another_project_is_refused(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    (found,) = gather(publish(snapshot, id="Billing"))
    assert (found.project.state, found.entries) == ("mismatch", ())
    assert found.project.reason == 'its name is "Data" instead of "Billing"'


def test_a_snapshot_of_another_project_than_before_is_refused_and_the_copy_is_shown(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    gather(publish(snapshot))
    (found,) = gather(publish(called(snapshot, "Lakes")))
    assert (found.project.state, len(found.entries)) == ("mismatch", 1)
    assert "set id: Lakes to accept it" in found.project.reason
    assert state(gather(publish(called(snapshot, "Lakes"), id="Lakes"))) == ("fresh", 1)


def test_a_copy_of_another_identity_than_the_configured_one_is_not_shown(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    gather(publish(snapshot))
    assert state(gather(publish(BROKEN, id="Billing"))) == ("missing", 0)


def test_an_older_snapshot_than_the_copy_is_a_rollback(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    gather(publish(dated(snapshot, NOW, "a" * 40)))
    older = dated({**snapshot, "plans": []}, NOW - timedelta(days=1), "b" * 40)
    (found,) = gather(publish(older))
    assert (found.project.state, len(found.entries)) == ("rollback", 1)
    assert "older than the copy" in found.project.reason


def test_a_snapshot_from_the_future_is_refused(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    assert state(gather(publish(dated(snapshot, NOW + timedelta(minutes=30))))) == ("fresh", 1)
    later = dated({**snapshot, "plans": []}, NOW + timedelta(days=2))
    assert state(gather(publish(later))) == ("rollback", 1)


def test_a_snapshot_that_leaves_something_out_is_truncated_each_time(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot
) -> None:
    for _ in range(2):
        (found,) = gather(publish({**snapshot, "complete": False}))
        assert (found.project.state, len(found.entries)) == ("truncated", 1)
        assert not found.project.complete
    (found,) = gather(publish(BROKEN))
    assert (found.project.state, found.project.complete) == ("cached", False)


def test_a_copy_of_another_source_is_none(
    gather: Gather, publish: Callable[..., Project], server: Server, snapshot: Snapshot
) -> None:
    gather(publish(snapshot))
    elsewhere = {"name": "data", "snapshot": server.url("/other.json")}
    assert state(gather(elsewhere)) == ("missing", 0)


@pytest.mark.parametrize("damage", ["note", "content", "path", "gone"])
def test_a_damaged_copy_is_none_and_is_replaced(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path, damage: str
) -> None:
    gather(publish(snapshot))
    note = copy_note(tmp_path)
    (content,) = (path for path in note.parent.iterdir() if path != note)
    if damage == "note":
        note.write_text("{")
    elif damage == "path":
        note.write_text(note.read_text().replace(content.name, "../../../data/plans/lake.md"))
    elif damage == "content":
        content.write_text("{}")
    else:
        content.unlink()
    assert state(gather(publish(BROKEN))) == ("missing", 0)
    assert state(gather(publish(snapshot))) == ("fresh", 1)
    assert state(gather(publish(BROKEN))) == ("cached", 1)


def test_only_the_last_copy_is_kept_and_nothing_that_was_refused(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path
) -> None:
    for content in (snapshot, {**snapshot, "plans": []}, b"[]", BROKEN):
        gather(publish(content))
    assert len([path for path in copy_note(tmp_path).parent.rglob("*") if path.is_file()]) == 2


def test_copies_that_cannot_be_kept_are_an_error_that_names_the_option(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ConfigError, match='copies: "taken" cannot be written'):
        gather(publish(snapshot), copies="taken")


# Not contacted.


def test_offline_builds_from_copies_alone(
    gather: Gather, publish: Callable[..., Project], server: Server, snapshot: Snapshot, tmp_path: Path
) -> None:
    folder = {"name": "lakes", "folder": "data/plans"}
    file = {"name": "file", "snapshot": "data.json"}
    (tmp_path / "data.json").write_text(json.dumps(snapshot))
    never = {"name": "never", "snapshot": server.url("/never.json")}
    gather(publish(snapshot), folder, file)
    shutil.rmtree(tmp_path / "data")
    (tmp_path / "data.json").unlink()
    asked = len(server.asked)
    found = gather(publish(BROKEN), folder, file, never, offline=True)
    assert [one.project.state for one in found] == ["cached", "cached", "cached", "missing"]
    assert [one.project.reason for one in found] == ["offline: not fetched"] * 4
    assert len(server.asked) == asked
    lakes = found[1].folder
    assert lakes
    assert (lakes / "lake.md").read_text() == LAKE


def test_offline_a_copy_gets_stale_by_the_day_of_the_build(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(publish(snapshot))
    for days, named in ((1, "cached"), (8, "stale")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((NOW + timedelta(days=days)).timestamp())))
        assert state(gather(publish(snapshot), offline=True)) == (named, 1)


# Folders and files of this disk.


def test_a_folder_is_read_where_it_lies(gather: Gather, tmp_path: Path) -> None:
    (tmp_path / "lakes/plans").mkdir(parents=True)
    (tmp_path / "lakes/plans/lake.md").write_text(LAKE)
    project = {"name": "lakes", "folder": "lakes/plans"}
    states = []
    for _ in range(2):
        (found,) = gather(project)
        states.append(found.project.state)
        assert found.folder == tmp_path / "lakes/plans"
    (tmp_path / "lakes/plans/pond.md").write_text(LAKE)
    states.append(gather(project)[0].project.state)
    assert states == ["fresh", "unchanged", "fresh"]


def test_a_missing_folder_is_a_state(gather: Gather) -> None:
    (found,) = gather({"name": "lakes", "folder": "lakes/plans"})
    assert (found.project.state, found.project.reason) == ("missing", "the folder does not exist")
    assert not_current([found.project]) == (
        "project lakes is missing: the folder does not exist; there is no data",
    )


@pytest.mark.parametrize("state", DataState)
def test_the_message_has_the_state_in_a_sentence_and_by_its_name(state: DataState) -> None:
    project = ProjectStatus("quay", SourceKind.SNAPSHOT, state, "it is so", digest="sha256:0")
    reported = "".join(not_current([project]))
    article = "a " if state in ("mismatch", "rollback") else ""
    more = " than this release" if state == "newer" else ""
    assert reported == ("" if state.current else f"project quay is {article}{state}{more}: it is so")


def test_a_folder_that_is_gone_is_shown_from_its_copy_under_the_same_paths(
    gather: Gather, tmp_path: Path
) -> None:
    (tmp_path / "lakes/plans/old").mkdir(parents=True)
    (tmp_path / "lakes/plans/old/lake.md").write_text(LAKE)
    project = {"name": "lakes", "folder": "lakes/plans"}
    (before,) = gather(project)
    shutil.rmtree(tmp_path / "lakes")
    (found,) = gather(project)
    assert (found.project.state, found.copied) == ("cached", True)
    assert found.folder
    assert found.repository
    assert before.folder
    assert before.repository
    assert (found.folder / "old/lake.md").read_text() == LAKE
    assert found.folder.relative_to(found.repository) == before.folder.relative_to(before.repository)


def test_a_missing_file_is_a_state(gather: Gather) -> None:
    (found,) = gather({"name": "data", "snapshot": "gone.json"})
    assert (found.project.state, found.project.reason) == (
        "missing",
        "the file does not exist",
    )


# The lock file.


def test_a_locked_project_is_shown_as_it_was_locked(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path
) -> None:
    lock(tmp_path, gather(publish(snapshot)))
    assert state(gather(publish(snapshot))) == ("unchanged", 1)
    changed = {**snapshot, "plans": []}
    (found,) = gather(publish(changed))
    assert state([found]) == ("mismatch", 1)
    assert found.project.reason == "it differs from plans.lock"
    assert state(gather(publish(changed), offline=True)) == ("unchanged", 1)


def test_a_locked_file_that_has_changed_is_reported(
    gather: Gather, snapshot: Snapshot, tmp_path: Path
) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps(snapshot))
    data = {"name": "data", "snapshot": "data.json", "url": "https://portal.example/"}
    lock(tmp_path, gather(data))
    assert state(gather(data)) == ("unchanged", 1)
    path.write_text(json.dumps({**snapshot, "plans": []}))
    assert state(gather(data)) == ("mismatch", 1)


@pytest.mark.parametrize("copy", [True, False], ids=["a copy", "no copy"])
def test_a_locked_folder_that_changed_is_reported_with_any_copies(
    gather: Gather, tmp_path: Path, copy: bool
) -> None:
    plan = tmp_path / "billing/plans/ledger.md"
    plan.parent.mkdir(parents=True)
    plan.write_text("# Ledger\n")
    billing = {"name": "billing", "folder": "billing/plans"}
    lock(tmp_path, gather(billing))
    (found,) = gather(billing)
    assert (found.project.state, found.copied) == ("unchanged", False)
    plan.write_text("# Ledger\n\nSold.\n")
    if not copy:
        shutil.rmtree(tmp_path / ".cache")
    (found,) = gather(billing)
    assert (found.project.state, found.project.has_data) == ("mismatch", copy)
    assert not_current([found.project]) != ()
    assert found.folder is None or (found.folder / "ledger.md").read_text() == "# Ledger\n"


def test_data_that_differs_from_the_lock_file_is_refused(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path
) -> None:
    lock(tmp_path, gather(publish(snapshot)))
    shutil.rmtree(tmp_path / ".cache")
    changed = {**snapshot, "plans": []}
    (found,) = gather(publish(changed))
    assert (found.project.state, found.project.has_data) == ("mismatch", False)
    assert found.project.reason == "it differs from plans.lock"
    assert state(gather(publish(snapshot))) == ("fresh", 1)


def test_a_lock_file_that_cannot_be_read_is_an_error(
    gather: Gather, publish: Callable[..., Project], snapshot: Snapshot, tmp_path: Path
) -> None:
    (tmp_path / "plans.lock").write_text('{"version": 2}')
    with pytest.raises(ConfigError, match=r"plans\.lock: cannot be read: "):
        gather(publish(snapshot))
