"""One portal of twenty projects, some of whose sources fail."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_plans.config.project_sources import ProjectOptions
from mkdocs_plans.fetch import gather
from mkdocs_plans.fetch.source_type import Limits
from mkdocs_plans.overview.project_status import STATE_SENTENCES, DataState

from tests.builds import Built, Project
from tests.conftest import Site
from tests.portals import LAKE, Answer, Server, bomb, plans_json, serving

BROKEN = {
    "gone": (Answer(status=404), "missing", "127.0.0.1 responded with 404 Not Found"),
    "slow": (Answer(slowly=True), "missing", "127.0.0.1 took longer than 2 seconds"),
    "html": (Answer(b"<html>Sign in</html>"), "invalid", "the snapshot cannot be read as JSON"),
    "newer": (
        Answer(b'{"format": "mkdocs-plans-snapshot", "schema_version": "2.0"}'),
        "newer",
        "the snapshot has version 2.0; this release reads 1.1",
    ),
    "endless": (
        Answer(bomb(3_000_000), headers={"Content-Encoding": "gzip"}),
        "missing",
        "its response is larger than 1,000,000 bytes",
    ),
}


class Department:
    """Five folders, five repositories and ten snapshots, each with a plan of one open risk and step."""

    def __init__(self, root: Path, server: Server) -> None:
        self.portal = Project(root / "portal")
        self.server = server
        self._builds = 0
        self._snapshot = plans_json(root / "data")
        self.projects: list[dict[str, Any]] = []
        for number in range(5):
            team = Project(root / f"team{number}")
            team.write({"plans/lake.md": LAKE})
            self.projects.append({"name": f"folder{number}", "folder": f"../team{number}/plans"})
            team.commit()
            self.projects.append({"name": f"git{number}", "git": f"../team{number}"})
            self.projects.append(
                {"name": f"snapshot{number}", "snapshot": self._publish(f"snapshot{number}")}
            )
        for name in BROKEN:
            self.projects.append({"name": name, "snapshot": server.url(f"/{name}/plans.json")})
        self.portal.write({"docs/index.md": "# Department\n", "plans/own.md": LAKE})

    def _publish(self, name: str) -> str:
        called = {**self._snapshot["project"], "name": name}
        return self.server.serve(f"/{name}/plans.json", {**self._snapshot, "project": called})

    def fix(self) -> None:
        for name in BROKEN:
            self._publish(name)

    def damage(self) -> None:
        for name, (answer, _, _) in BROKEN.items():
            self.server.serve(f"/{name}/plans.json", answer)

    def build(self, *, stops: bool = False, **options: Any) -> Built:
        given = {"projects": self.projects, "allow_hosts": ["127.0.0.1"], **options}
        self.portal.configure(plugins=["search", {"plans": given}])
        built = self.portal.build(stops=stops)
        self._builds += 1
        kept = built.folder.with_name(f"site{self._builds}")
        if not stops:
            built.folder.rename(kept)
        return replace(built, folder=kept)


@pytest.fixture(scope="module")
def department(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Department]:
    with serving() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(gather, "LIMITS", Limits(total=2, pause=0.001, bytes=1_000_000))
        yield Department(tmp_path_factory.mktemp("department"), server)


class Builds:
    """The builds of one department, in the order in which its weeks go."""

    def __init__(self, department: Department) -> None:
        department.damage()
        self.without_copies = department.build()
        department.fix()
        self.well = department.build()
        department.damage()
        self.with_copies = department.build()
        offline = [_content(department.build(offline=True)) for _ in range(2)]
        self.offline, self.offline_again = offline
        self.strict = department.build(mode="strict", stops=True)


def _content(built: Built) -> dict[str, bytes]:
    return {path: (built.folder / path).read_bytes() for path in built.files()}


@pytest.fixture(scope="module")
def builds(department: Department) -> Builds:
    return Builds(department)


def states(built: Built) -> dict[str, str]:
    return {project["name"]: project["state"] for project in built.json()["projects"]}


def counts(snapshot: dict[str, Any]) -> tuple[int, ...]:
    figures = snapshot["summary"]
    return (
        figures["plans"], figures["by_status"]["blocked"], figures["risks"]["open"],
        figures["questions"]["open"], figures["steps"]["done"], figures["steps"]["total"],
    )  # fmt: skip


def of(projects: int) -> tuple[int, ...]:
    """The counts of a number of projects together with the portal's own plan."""
    return tuple((projects + 1) * number for number in (1, 1, 2, 1, 1, 2))


def test_the_numbers_of_fifteen_are_exact_though_five_are_broken(builds: Builds) -> None:
    found = builds.without_copies.json()
    assert counts(found) == of(15)
    assert found["complete"] is False
    assert [project["plans"] for project in found["projects"]] == [1] * 15 + [None] * 5


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_source_is_named_with_its_reason_in_the_data_and_in_the_log(
    builds: Builds, name: str
) -> None:
    _, state, reason = BROKEN[name]
    (project,) = (one for one in builds.without_copies.json()["projects"] if one["name"] == name)
    assert project["state"] == state
    assert project["reason"].startswith(reason)
    (line,) = (line for line in builds.without_copies.messages if f"project {name} is" in line)
    assert line.startswith(f"plans: project {name} {STATE_SENTENCES[DataState(state)]}: {reason}")
    assert line.endswith("there is no data")


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_source_is_named_with_its_reason_on_the_page(builds: Builds, name: str) -> None:
    for built in (builds.without_copies, builds.with_copies):
        page = built.page("plans/projects/")
        (row,) = (row for row in page.texts("article tbody tr") if row.startswith(f"{name} "))
        assert BROKEN[name][2] in row


def test_no_source_that_fails_is_a_warning(builds: Builds) -> None:
    assert builds.without_copies.log == builds.with_copies.log == []


def test_with_copies_the_numbers_of_twenty_are_exact(builds: Builds) -> None:
    found = builds.with_copies.json()
    assert counts(found) == counts(builds.well.json()) == of(20)
    assert found["complete"] is True
    named = {"html": "invalid", "newer": "newer"}
    assert states(builds.with_copies) == {
        name: named.get(name, "cached" if name in BROKEN else "unchanged") for name in states(builds.well)
    }


def test_a_copy_is_shown_with_the_day_on_which_its_source_answered(builds: Builds) -> None:
    for project in builds.with_copies.json()["projects"]:
        assert (project["answered"] is None) == (project["name"] not in BROKEN)
    (line,) = (line for line in builds.with_copies.messages if "project gone is" in line)
    assert "404 Not Found; its data from 20" in line


def test_two_offline_builds_are_the_same_byte_for_byte(builds: Builds) -> None:
    first, second = builds.offline, builds.offline_again
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    found = json.loads(first["plans.json"])
    assert counts(found) == of(20)
    assert {project["state"] for project in found["projects"]} == {"cached"}


def test_offline_pages_of_fetched_plans_have_their_usual_addresses(builds: Builds) -> None:
    def addresses(paths: Iterable[str]) -> set[str]:
        # A copy of a folder has no repository, and so no history.
        dated = re.compile("/(changes|flow|dashboard/changed-month)/")
        return {path for path in paths if path.startswith("plans/") and not dated.search(path)}

    pages = addresses(builds.well.files())
    assert addresses(builds.offline) == pages
    assert "plans/git0/lake/index.html" in pages


def test_strict_mode_makes_every_source_that_is_not_current_an_error(builds: Builds) -> None:
    said = "".join(builds.strict.log)
    for name in BROKEN:
        assert f"project {name} is" in said
    assert "project git0" not in said


# The content of the pages.


def test_plans_of_folders_have_pages_below_their_projects_name(site: Site) -> None:
    built = site(
        """
        docs/
          index.md
            | [a plan of billing](../billing/plans/ledger.md)
        plans/
          own.md
            | # Own
            | **Depends on:** [the ledger](../billing/plans/ledger.md)
            | **Related:** billing:gone.md, gateway:gone.md
        billing/
          plans/
            README.md
              | # About billing
            ledger.md
              | # Ledger
              | **Status:** Blocked
              |
              | See [the map](maps/a.txt), [about](README.md), [own](../../plans/own.md).
            maps/
              a.txt
                | a map
        """,
        plugins=["search", {"plans": {"projects": [{"name": "billing", "folder": "billing/plans"}]}}],
    )
    ledger = built.page("plans/billing/ledger/")
    assert "Ledger" in ledger.words("h1")
    links = {link.get_text(): str(link["href"]) for link in ledger.all("article p a")}
    site_root = "../../../"
    assert [links[name] for name in ("the map", "about", "own")] == [
        f"{site_root}plans/billing/maps/a.txt", f"{site_root}plans/billing/", f"{site_root}plans/own/",
    ]  # fmt: skip
    assert built.has("plans/billing/maps/a.txt")
    assert "About billing" in built.page("plans/billing/").words("h1")
    assert built.page("").one("article p a")["href"] == "plans/billing/ledger/"
    (edge,) = (edge for edge in built.json()["relations"] if edge["kind"] == "depends-on")
    assert (edge["from"], edge["to"]) == ("plans/own.md", "billing:billing/plans/ledger.md")
    plan = next(plan for plan in built.json()["plans"] if plan["path"] == "plans/own.md")
    broken = [one["message"] for one in plan["findings"] if one["rule"] == "relation-broken"]
    assert broken == [
        'The plan is related to "billing:gone.md", which is not a plan or a file: correct the path.'
    ]


def test_a_folder_of_our_own_plans_may_be_called_as_a_project_is(site: Site) -> None:
    built = site(
        {
            "docs/index.md": "# Home\n",
            "plans/billing/ledger.md": "# Our ledger\n\n[map](maps/a.txt)\n",
            "plans/billing/maps/a.txt": "ours",
            "billing/plans/ledger.md": "# Their ledger\n\n[map](maps/a.txt), [other](other.md)\n",
            "billing/plans/other.md": "# Their other\n\n[map](maps/a.txt), [ledger](ledger.md)\n",
            "billing/plans/maps/a.txt": "theirs",
        },
        plugins=[{"plans": {"projects": [{"name": "billing", "folder": "billing/plans"}]}}],
    )
    (own, moved, other) = sorted(
        built.json()["plans"], key=lambda plan: str(plan["url"]) != "plans/billing/ledger/"
    )
    assert (own["title"], moved["title"], moved["url"]) == (
        "Our ledger",
        "Their ledger",
        "plans/billing/ledger-2/",
    )
    assert "address-taken" in {finding["rule"] for finding in moved["findings"]}
    for plan, said in ((own, "ours"), (moved, "theirs"), (other, "theirs")):
        page = built.page(plan["url"])
        assert plan["title"] in page.words("h1")
        (link,) = (link for link in page.all("article p a") if link.get_text() == "map")
        assert built.text(posixpath.normpath(posixpath.join(plan["url"], str(link["href"])))) == said
    (link,) = (link for link in built.page(other["url"]).all("article p a") if link.get_text() == "ledger")
    assert str(link["href"]).endswith("/plans/billing/ledger-2/")


@pytest.mark.parametrize("code_host", [None, "https://github.com/harbour/gateway"])
def test_links_out_of_a_fetched_folder_lead_to_its_code_host_or_nowhere(
    project: Project, monkeypatch: pytest.MonkeyPatch, code_host: str | None
) -> None:
    monkeypatch.setattr(ProjectOptions, "repo_url", code_host)
    upstream = Project(project.root / "upstream")
    upstream.write(
        {"plans/a.md": "# A\n\n[code](../src/x.py), [b](b.md), [gone](gone.md)\n", "plans/b.md": "# B\n"}
    )
    commit = upstream.commit()
    project.write({"docs/index.md": "# Home\n", "plans/own.md": "# Own\n"})
    plugins: list[Any] = [{"plans": {"projects": [{"name": "gateway", "git": "upstream"}]}}]
    project.configure(plugins=plugins, repo_url="https://code.example/own", edit_uri="edit/main/docs/")
    built = project.build()
    page = built.page("plans/gateway/a/")
    links = {
        link.get_text(): str(link["href"])
        for link in page.all("article p a[href^='h'], :is(p, .plans-header__end) a[href^='.']")
    }
    assert links.pop("b").endswith("plans/gateway/b/")
    assert links.pop("How this was read").endswith("assets/plans/reading/gateway/a/index.html")
    assert links == ({"code": f"{code_host}/blob/{commit}/src/x.py"} if code_host else {})
    (plan,) = (plan for plan in built.json()["plans"] if plan["path"] == "gateway:plans/a.md")
    broken = [one["message"] for one in plan["findings"] if one["rule"] == "link-broken"]
    assert broken == ['"gone.md" is not linked, because the file does not exist: correct the path.']
    assert not page.all("a[href*='code.example/own/edit']")


@pytest.mark.parametrize("kind", ["folder", "git"])
def test_files_of_another_project_are_checked_like_our_own(project: Project, kind: str) -> None:
    """Its folder contains a forged repository, which names the whole disk as its root."""
    team = Project(project.root / "team")
    secret = b"GIF89a SECRET"
    names = ("run.xsd", "run.svg", "../../secret.gif", "out.gif", "hidden/a.gif", "run", "map.gif")
    text = "".join(f"![show {name}]({name}) [open {name}]({name})\n" for name in names)
    hostile = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/1999/xhtml"><s:script/></svg>'
    )
    team.write(
        {"plans/a.md": f"# A\n\n{text}\n", "plans/run.xsd": hostile, "plans/run.svg": hostile,
         "plans/run": "x", "plans/hidden/a.gif": secret, "plans/map.gif": b"GIF89a",
         "plans/objects/x": "", "plans/refs/x": "",
         "plans/HEAD": "ref: refs/heads/main\n",
         "plans/config": f"[core]\nrepositoryformatversion = 0\nworktree = {project.root}\n"}
    )  # fmt: skip
    (team.root / "plans/out.gif").symlink_to("../../secret.gif")
    team.commit()
    source = {"git": "team"} if kind == "git" else {"folder": "team/plans"}
    project.write({"docs/index.md": "# Home\n", "plans/own.md": "# Own\n", "secret.gif": secret})
    options = {"projects": [{"name": "team", **source}], "exclude": "hidden/"}
    project.configure(plugins=[{"plans": options}])
    built = project.build(strict=False)
    assert not [path for path in built.files() if b"SECRET" in (built.folder / path).read_bytes()]
    article = built.page("plans/team/a/")
    assert [image["alt"] for image in article.all("article img")] == ["show map.gif"]
    assert [path for path in built.files() if "run" in path] == []


def test_a_folder_that_is_a_loop_of_links_is_one_that_is_not_there(project: Project) -> None:
    project.write({"docs/index.md": "# Home\n", "plans/own.md": "# Own\n"})
    (project.root / "team").symlink_to("team")
    project.configure(plugins=[{"plans": {"projects": [{"name": "team", "folder": "team"}]}}])
    built = project.build(strict=False)
    assert built.has("plans/own/")
    assert "the folder does not exist" in built.page("plans/projects/status/").words("article")


def test_a_folder_of_a_project_inside_of_the_docs_is_taken_over(site: Site) -> None:
    built = site(
        {
            "docs/billing/plans/ledger.md": "# Ledger\n",
            "docs/index.md": "# Home\n",
            "plans/own.md": "# Own\n",
        },
        plugins=[{"plans": {"projects": [{"name": "billing", "folder": "docs/billing/plans"}]}}],
    )
    assert built.has("plans/billing/ledger/")
    assert not built.has("billing/plans/ledger/")


def test_a_secret_in_another_project_breaks_no_build_here(site: Site) -> None:
    token = "ghp_" + "a1B2c3D4e5" * 3 + "f6G7h8"
    built = site(
        {"billing/plans/ledger.md": f"# Ledger\n\n{token}\n", "plans/own.md": "# Own\n"},
        plugins=[{"plans": {"projects": [{"name": "billing", "folder": "billing/plans"}]}}],
    )
    assert built.log == []


@pytest.mark.parametrize(
    "projects, said",
    [
        ([{"name": "a", "folder": "x"}, {"name": "A", "git": "y"}], "a: there are 2 projects with this name"),
        ([{"name": "a", "foldr": "x"}], 'a: foldr: no such key; did you mean "folder"?'),
        ([{"list": "gone.yml"}], "gone.yml: cannot be read"),
        ("billing", "projects: billing given; expected a list of projects"),
    ],
)
def test_a_mistake_in_the_configuration_is_one_error(site: Site, projects: Any, said: str) -> None:
    built = site({"plans/own.md": "# Own\n"}, plugins=[{"plans": {"projects": projects}}], stops=True)
    (line,) = built.log
    assert said in line


def test_serving_watches_the_folders_and_lists_of_projects(project: Project) -> None:
    project.write({"docs/index.md": "# Home\n", "billing/plans/ledger.md": "# Ledger\n"})
    project.write(
        {"projects.yml": "- {name: billing, folder: billing/plans}\n- {name: gone, folder: gone}\n"}
    )
    config = load_config(
        str(project.configure(plugins=[{"plans": {"projects": [{"list": "projects.yml"}]}}]))
    )
    config.plugins.on_startup(command="serve", dirty=False)
    watched = [os.path.realpath(path) for path in config.plugins.on_config(config).watch]
    for name in ("billing/plans", "projects.yml"):
        assert os.path.realpath(project.root / name) in watched
    assert os.path.realpath(project.root / "gone") not in watched


def test_serving_fetches_sources_once_and_reads_folders_each_time(project: Project) -> None:
    snapshot = plans_json(project.root / "data")
    project.write(
        {"docs/index.md": "# Home\n", "billing/plans/ledger.md": "# Ledger\n", "plans/draft.md": LAKE}
    )
    with serving() as server:
        url = server.serve("/plans.json", snapshot)
        projects = [{"name": "data", "snapshot": url}, {"name": "billing", "folder": "billing/plans"}]
        options = {"projects": projects, "allow_hosts": [server.at]}
        path = project.configure(plugins=[{"plans": options}], draft_docs="plans/draft.md")
        built: list[Any] = []
        for text in ("# Ledger\n", "# Another ledger\n"):
            project.write({"billing/plans/ledger.md": text})
            config = load_config(str(path), site_dir=str(project.root / "site"))
            if not built:
                config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url="http://127.0.0.1/")
            built.append(json.loads((project.root / "site/plans.json").read_text("utf-8")))
    assert [{plan["title"] for plan in one["plans"]} for one in built] == [
        {"Fill the lake", "Ledger"}, {"Fill the lake", "Another ledger"}
    ]  # fmt: skip
    assert [len(one["plans"]) for one in built] == [3, 3]  # the draft is shown both times
    assert server.paths() == ["/plans.json"]
