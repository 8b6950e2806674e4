"""Options of an overview's projects, and the mistakes that are reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.config.project_sources import ProjectOptions, ProjectOptionsError, projects

Item = dict[str, Any]


def read(directory: Path, *items: Item) -> tuple[ProjectOptions, ...]:
    return projects(items, directory)


def problems(directory: Path, *items: Item) -> tuple[str, ...]:
    with pytest.raises(ProjectOptionsError) as caught:
        read(directory, *items)
    return caught.value.problems


def test_a_project_has_a_name_and_a_source(tmp_path: Path) -> None:
    folder, git, snapshot = read(
        tmp_path,
        {"name": "billing", "folder": "../billing/plans"},
        {"name": "gateway", "git": "https://git.example/gateway.git", "ref": "main", "folder": "docs/plans"},
        {"name": "data.lake-2_x", "snapshot": "https://portal.example/data/plans.json", "max_age": 2},
    )
    assert [folder.kind, git.kind, snapshot.kind] == ["folder", "git", "snapshot"]
    assert (folder.base, git.folder, snapshot.max_age) == (str(tmp_path), "docs/plans", 2)


@pytest.mark.parametrize(
    "item, portal",
    [
        ({"snapshot": "https://p.example/data/plans.json?x=1"}, "https://p.example/data/"),
        ({"snapshot": "https://p.example/plans.json", "url": "https://q.example/x"}, "https://q.example/x/"),
        ({"snapshot": "s3://bucket/plans.json"}, None),
        ({"snapshot": "plans.json"}, None),
    ],
)
def test_the_plans_of_a_snapshot_are_below_the_portal_that_it_lies_on(
    tmp_path: Path, item: Item, portal: str | None
) -> None:
    assert read(tmp_path, {"name": "data", **item})[0].portal == portal


@pytest.mark.parametrize(
    "git",
    ["https://h.example/x.git", "ssh://git@h.example/x", "git@h.example:group/x.git", "git://h.example/x",
     "file:///srv/x.git", "../gateway", "/srv/x.git"],
)  # fmt: skip
def test_a_repository_is_named_by_an_address_or_a_path(tmp_path: Path, git: str) -> None:
    assert read(tmp_path, {"name": "gateway", "git": git})[0].git == git


@pytest.mark.parametrize(
    "git, address",
    [
        ("https://github.com/harbour/gateway.git", "https://github.com/harbour/gateway"),
        ("git@gitlab.com:harbour/deep/gateway.git", "https://gitlab.com/harbour/deep/gateway"),
        ("ssh://git@bitbucket.org/harbour/gateway", "https://bitbucket.org/harbour/gateway"),
        ("https://git.example/gateway.git", None),
        ("https://github.com.evil.example/x", None),
        ("../gateway", None),
    ],
)
def test_a_repository_on_a_well_known_code_host_has_an_address_for_people(
    tmp_path: Path, git: str, address: str | None
) -> None:
    assert read(tmp_path, {"name": "gateway", "git": git})[0].repo_url == address


@pytest.mark.parametrize(
    "item, message",
    [
        ({"folder": "x"}, "projects: no. 1: name is missing"),
        ({"name": "a"}, "projects: a: source is missing; expected one of folder, git and snapshot"),
        ({"name": "a", "git": "x", "snapshot": "y"}, "projects: a: several sources given; expected one of"),
        ({"name": "a", "folder": "x", "ref": "main"}, "projects: a: ref: only allowed with git"),
        ({"name": "a", "git": "x", "id": "A"}, "projects: a: id: only allowed with snapshot"),
        ({"name": "a", "folder": "x", "url": "https://a.example/"}, "a: url: only allowed with snapshot"),
        ({"name": "a", "folder": "x", "token_env": "T"}, "a: token_env: not allowed with folder"),
        ({"name": "a/b", "folder": "x"}, 'projects: a/b: name: "a/b" given; expected letters, digits'),
        ({"name": "..", "folder": "x"}, 'name: ".." given'),
        ({"name": "Risks", "folder": "x"}, "the name is reserved for a page of the portal"),
        ({"name": 7, "folder": "x"}, "projects: no. 1: name: 7 given; expected a string"),
        ({"name": "a", "folder": ""}, 'folder: "" given; expected a string'),
        ({"name": "a", "snapsot": "x"}, 'projects: a: snapsot: no such key; did you mean "snapshot"?'),
        ({"name": "a", "zzz": "x"}, "zzz: no such key; there are name, folder, git, ref, snapshot"),
        ({"name": "a", "folder": "x", "max_age": 0}, "max_age: 0 given; expected a number of days above 0"),
        ({"name": "a", "folder": "x", "max_age": True}, "max_age: True given"),
        ({"name": "a", "git": "ext::sh -c id"}, 'git: "ext::sh -c id" given; expected an address or a path'),
        ({"name": "a", "git": "--upload-pack=id"}, "expected an address or a path"),
        ({"name": "a", "git": "ftp://h/x"}, "expected https, http, ssh, git, file"),
        ({"name": "a", "git": "https:///x"}, "expected the name of a host"),
        ({"name": "a", "git": "https://h:x/y"}, "expected an address"),
        ({"name": "a", "git": "x", "ref": "--all"}, "expected a branch, a tag or a commit"),
        ({"name": "a", "git": "x", "ref": "a..b"}, "expected a branch, a tag or a commit"),
        ({"name": "a", "snapshot": "file:///etc/passwd"}, "expected https, http, s3, gs, az"),
        ({"name": "a", "snapshot": "https://u:p@h.example/x"}, "expected an address without credentials"),
        ({"name": "a", "snapshot": "x", "url": "javascript:alert(1)"}, 'url: "javascript:alert(1)" given'),
        (
            {"name": "a", "snapshot": "x", "token_env": "gh-token"},
            "expected the name of an environment variable",
        ),
        ({"name": "a", "snapshot": "x", "token_header": "X-T"}, "requires token_env"),
        (
            {"name": "a", "snapshot": "x", "token_env": "T", "token_header": "X T\r\nY"},
            "expected the name of a header",
        ),
    ],
)
def test_a_mistake_is_reported_with_the_project_that_it_is_in(
    tmp_path: Path, item: Item, message: str
) -> None:
    (problem,) = problems(tmp_path, item)
    assert message in problem


def test_a_name_is_unique_in_any_letter_case_and_in_any_file(tmp_path: Path) -> None:
    (tmp_path / "more.yml").write_text("- {name: Billing, folder: x}\n")
    found = problems(tmp_path, {"name": "billing", "folder": "y"}, {"list": "more.yml"})
    assert found == ("projects: billing: there are 2 projects with this name",)


def test_a_list_names_many_and_its_paths_start_at_its_folder(tmp_path: Path) -> None:
    (tmp_path / "teams").mkdir()
    (tmp_path / "teams/more.yml").write_text(
        "projects:\n  - {name: a, folder: a/plans}\n  - {name: b, git: b}\n"
    )
    first, second, third = read(tmp_path, {"list": "teams/more.yml"}, {"name": "c", "folder": "c"})
    assert (first.base, second.base) == (str(tmp_path / "teams"),) * 2
    assert (third.name, third.base) == ("c", str(tmp_path))


@pytest.mark.parametrize(
    "text, message",
    [
        (None, "more.yml: cannot be read: No such file or directory"),
        ("a: [", "more.yml: is not YAML: "),
        ("!!python/object/apply:os.getcwd []", "more.yml: is not YAML: "),
        ("just words", "more.yml: expected a list of projects, each with a name"),
        ("- {name: a}", "more.yml: a: source is missing"),
        ("- {list: more.yml}", "more.yml: no. 1: list: no such key"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_mistake(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "more.yml").write_text(text)
    (problem,) = problems(tmp_path, {"list": "more.yml"})
    assert message in problem


def test_a_list_has_no_other_key(tmp_path: Path) -> None:
    assert "no other key" in problems(tmp_path, {"list": "more.yml", "name": "a"})[0]
