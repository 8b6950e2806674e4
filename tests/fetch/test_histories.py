"""The history that a project publishes beside its snapshot: fetched, cached and pinned like the snapshot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.fetch import lockfile
from mkdocs_plans.overview.project_status import FetchedProject

from tests.portals import Answer, Server, bomb, plans_json, tagged

from .conftest import Gather

HISTORY = b'{"format": "mkdocs-plans-history"}'
"""The content is checked by the portal, not by the fetch."""

Project = dict[str, Any]


@pytest.fixture
def publish(server: Server, tmp_path: Path) -> Callable[[Any], Project]:
    """Publish a history beside a snapshot, and name the project."""

    def answer(history: Any) -> Project:
        server.serve("/team/plans-history.json", history)
        url = server.serve("/team/plans.json", plans_json(tmp_path / "data"))
        return {"name": "data", "snapshot": f"{url}", "token_env": "PLANS_TOKEN"}

    return answer


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANS_TOKEN", "s3cret")


def note(found: FetchedProject) -> str:
    return found.project.history_note


def test_it_is_fetched_from_the_same_folder_with_the_same_token(
    server: Server, gather: Gather, publish: Callable[[Any], Project]
) -> None:
    (found,) = gather(publish(Answer(HISTORY)))
    assert (found.project.state, found.history, note(found)) == ("fresh", HISTORY, "")
    assert server.paths() == ["/team/plans.json", "/team/plans-history.json"]
    assert {asked.headers["authorization"] for asked in server.asked} == {"Bearer s3cret"}


def test_a_query_of_the_address_is_kept(server: Server, gather: Gather, tmp_path: Path) -> None:
    server.serve("/raw/plans-history.json?ref=main", Answer(HISTORY))
    url = server.serve("/raw/plans.json?ref=main", plans_json(tmp_path / "data"))
    (found,) = gather({"name": "data", "snapshot": url})
    assert found.history == HISTORY


def test_no_history_is_requested_if_the_option_is_off(
    server: Server, gather: Gather, publish: Callable[[Any], Project]
) -> None:
    (found,) = gather(publish(Answer(HISTORY)), history=False)
    assert found.history is None
    assert server.paths() == ["/team/plans.json"]


def test_an_unchanged_history_is_not_sent_again_and_is_shown_offline(
    server: Server, gather: Gather, publish: Callable[[Any], Project]
) -> None:
    data = publish(tagged(HISTORY, "one"))
    for options in ({}, {}, {"offline": True}):
        (found,) = gather(data, **options)
        assert (found.history, note(found)) == (HISTORY, "")
    assert len(server.asked) == 4
    assert server.asked[-1].headers["if-none-match"] == "one"


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_project_without_one_has_none_any_more(
    gather: Gather, publish: Callable[[Any], Project], status: int
) -> None:
    gather(publish(Answer(HISTORY)))
    data = publish(Answer(status=status))
    for options in ({}, {"offline": True}):
        (found,) = gather(data, **options)
        assert (found.history, note(found)) == (None, "")


@pytest.mark.parametrize(
    "answer, reason",
    [
        (Answer(status=500), "127.0.0.1 responded with 500 Internal Server Error"),
        (Answer(bomb(2_000_000), headers={"Content-Encoding": "gzip"}), "larger than 1,000,000 bytes"),
        (Answer(slowly=True), "took longer than 3 seconds"),
        (Answer(status=302, headers={"Location": "http://192.0.2.1/x"}), "192.0.2.1"),
    ],
    ids=["error", "too large", "slow", "redirect to a host that is not allowed"],
)
def test_a_history_that_fails_is_a_note_and_the_copy_is_shown(
    gather: Gather, publish: Callable[[Any], Project], answer: Answer, reason: str
) -> None:
    (found,) = gather(publish(answer))
    assert (found.project.state, found.project.reason, found.history) == ("fresh", "", None)
    assert note(found).startswith("its history: ")
    assert reason in note(found)
    gather(publish(Answer(HISTORY)))
    (found,) = gather(publish(answer))
    assert (found.project.state, found.history) == ("unchanged", HISTORY)
    assert reason in note(found)


def test_a_locked_history_is_shown_as_it_was_locked(
    gather: Gather, publish: Callable[[Any], Project], tmp_path: Path
) -> None:
    (found,) = gather(publish(Answer(HISTORY)))
    digest = found.project.digest or ""
    lockfile.write(tmp_path, {"data": lockfile.Pin(digest, history=found.history_digest)})
    (found,) = gather(publish(Answer(HISTORY + b" ")))
    assert (found.project.state, found.history) == ("unchanged", HISTORY)
    assert note(found) == "its history: it differs from plans.lock"
    lockfile.write(tmp_path, {"data": lockfile.Pin(digest)})
    (found,) = gather(publish(Answer(HISTORY)))
    assert (found.history, note(found)) == (None, "")


def test_a_history_beside_a_file_is_read(gather: Gather, tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team/plans.json").write_text(json.dumps(plans_json(tmp_path / "data")))
    data = {"name": "data", "snapshot": "team/plans.json"}
    beside = tmp_path / "team/plans-history.json"
    (found,) = gather(data)
    assert (found.history, note(found)) == (None, "")
    beside.write_bytes(HISTORY)
    (found,) = gather(data)
    assert (found.history, note(found)) == (HISTORY, "")
    beside.unlink()
    beside.mkdir()
    (found,) = gather(data)
    assert (found.project.state, note(found)) == ("unchanged", "its history: it is not a file")
