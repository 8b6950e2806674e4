"""A source that the configuration keeps from being read is a warning; one that fails by itself is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.builds import Project
from tests.portals import LAKE, Answer, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server."""
    with serving() as running:
        yield running


MISTAKES: dict[str, tuple[dict[str, Any], str]] = {
    "host": (
        {"snapshot": "https://portal.example/plans.json"},
        "the host portal.example is not allowed: add it to allow_hosts",
    ),
    "git-host": (
        {"git": "https://git.example/x.git"},
        "the host git.example is not allowed: add it to allow_hosts",
    ),
    "token": (
        {"snapshot": "SERVER/plans.json", "token_env": "NO_SUCH_TOKEN"},
        "the environment variable NO_SUCH_TOKEN is not set",
    ),
    "gone": ({"folder": "gone/plans"}, "the folder does not exist"),
    "no-file": ({"snapshot": "gone.json"}, "the file does not exist"),
    "no-repository": ({"git": "gone"}, 'there is no repository "gone"'),
    "punycode": ({"snapshot": "http://xn--a/plans.json"}, "its address is invalid"),
}  # fmt: skip


def test_a_mistake_of_the_configuration_is_a_warning_that_strict_builds_stop_at(
    project: Project, server: Server
) -> None:
    elsewhere = server.serve("/moved.json", Answer(status=302, headers={"Location": "http://other.example/"}))
    down = server.url("/down.json")
    server.serve("/down.json", Answer(status=500))
    text = {name: {key: value.replace("SERVER", server.url("")) for key, value in of.items()}
            for name, (of, _) in MISTAKES.items()}  # fmt: skip
    outages = {"moved": {"snapshot": elsewhere}, "down": {"snapshot": down}}
    projects = [{"name": name, **of} for name, of in (text | outages).items()]
    project.write({"docs/index.md": "# Home\n", "plans/own.md": LAKE})

    def configure(projects: list[dict[str, Any]]) -> None:
        project.configure(plugins=[{"plans": {"projects": projects, "allow_hosts": ["127.0.0.1"]}}])

    configure(projects)
    assert project.build(stops=True).stopped == f"Aborted with {len(MISTAKES)} warnings in strict mode!"
    built = project.build(strict=False)
    assert built.log == [
        f"plans: project {name} is missing: {reason}; there is no data"
        for name, (_, reason) in MISTAKES.items()
    ]
    found = {one["name"]: one for one in built.json()["projects"]}
    assert found["moved"]["reason"] == "the host other.example is not allowed: add it to allow_hosts"
    assert {one["state"] for one in found.values()} == {"missing"}
    configure([{"name": name, **of} for name, of in outages.items()])
    assert project.build().log == []
