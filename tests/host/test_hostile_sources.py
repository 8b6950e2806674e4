"""Overviews whose sources do what they should not are built, and show each with its state and reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.fetch import gather
from mkdocs_plans.fetch.source_type import Limits

from tests.builds import Built, Project
from tests.hostile import NONSENSE, oddities, speaking
from tests.portals import LAKE, plans_json

FRESH = {"name": "fine", "folder": "../fine/plans"}
LIMITS = Limits(connect=5, silence=2, total=5, again=0, pieces=2_000, bytes=1_000_000)


def _named(names: list[str], prefix: str) -> dict[str, str]:
    return {name: f"{prefix}{number}" for number, name in enumerate(names)}


class Overviews:
    """Two builds of one overview, the second one with the copies of the first."""

    def __init__(self, root: Path) -> None:
        body = json.dumps(plans_json(root / "data")).encode()
        self.odd = list(oddities(body))
        self.names = _named([*NONSENSE, *self.odd], "web")
        portal = Project(root / "portal")
        portal.write({"docs/index.md": "# Department\n"})
        Project(root / "fine").write({"plans/lake.md": LAKE})
        with speaking({**NONSENSE, **oddities(body)}) as at:
            projects = [{"name": name, "snapshot": f"http://{at}/{name[3:]}"} for name in self.names.values()]
            options = {"projects": [*projects, FRESH], "allow_hosts": ["127.0.0.1"]}
            portal.configure(plugins=[{"plans": options}])
            self.builds = [self._kept(portal.build(), number) for number in range(2)]

    @staticmethod
    def _kept(built: Built, number: int) -> Built:
        folder = built.folder.rename(built.folder.with_name(f"site{number}"))
        return replace(built, folder=folder)


@pytest.fixture(scope="module")
def overviews(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Overviews]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gather, "LIMITS", LIMITS)
        yield Overviews(tmp_path_factory.mktemp("hostile"))


def project(built: Built, name: str) -> dict[str, Any]:
    (found,) = (one for one in built.json()["projects"] if one["name"] == name)
    return dict(found)


@pytest.mark.parametrize("speech", NONSENSE)
def test_a_server_that_speaks_nonsense_has_a_state_with_its_reason(overviews: Overviews, speech: str) -> None:
    for built in overviews.builds:
        found = project(built, overviews.names[speech])
        assert found["state"] in ("missing", "invalid")
        assert 10 < len(found["reason"]) < 320
        assert found["reason"].isprintable()
        assert found["plans"] is None


@pytest.mark.parametrize("speech", oddities(b""))
def test_an_odd_answer_that_holds_a_snapshot_is_shown_each_time(overviews: Overviews, speech: str) -> None:
    found = [project(built, overviews.names[speech]) for built in overviews.builds]
    assert [(one["state"], one["plans"]) for one in found] == [("fresh", 1), ("unchanged", 1)]


def test_beside_them_the_others_are_shown_and_nothing_is_a_warning(overviews: Overviews) -> None:
    first, second = overviews.builds
    assert (project(first, "fine")["state"], project(second, "fine")["state"]) == ("fresh", "unchanged")
    assert "Fill the lake" in first.page("plans/fine/lake/").words("h1")
    assert first.log == second.log == []
