"""The options, their possible values, and the folders that they name."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.checks.settings import rule_settings
from mkdocs_plans.config.options import ConfigError, Options, describe, options
from mkdocs_plans.config.plans_folders import folders
from mkdocs_plans.vocabulary.user_words import custom_words


def test_nothing_given_means_the_defaults() -> None:
    assert options(None) == options({}) == Options()


def test_a_key_without_a_value_keeps_its_default() -> None:
    assert options({"exclude": None, "title": None}) == Options()


def test_every_option_can_be_given() -> None:
    given = {
        "folder": ["plans", "packages/*/plans"],
        "exclude": ["drafts/"],
        "title": "Pläne",
        "search": "full",
        "image_hosts": ["img.shields.io", "localhost:8000"],
        "mermaid": True,
        "warn": ["status"],
        "rules": {"risk-unrated": "off", "contradiction": "error", "drafts/": {"structure": False}},
        "vocabulary": {"status": {"blocked": ["becalmed"]}, "languages": ["de"]},
        "stale_after": 90,
        "recent": 14,
        "history": False,
        "projects": [{"name": "billing", "folder": "../billing/plans"}],
        "allow_hosts": ["portal.example"],
        "max_age": 2,
        "offline": True,
        "mode": "strict",
        "copies": "copies",
        "profile": "redacted",
        "base": "origin/main",
    }
    assert set(given) == {field.name for field in fields(Options)}
    read = options(given)
    made = {"rules": rule_settings, "vocabulary": custom_words}
    assert {name: getattr(read, name) for name in given} == {
        name: made[name](value) if name in made else tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
    }


def test_a_single_text_is_a_list_of_one() -> None:
    assert options({"folder": "docs/plans", "exclude": "*.draft.md"}) == Options(
        folder=("docs/plans",), exclude=("*.draft.md",)
    )


@pytest.mark.parametrize(
    "given, message",
    [
        ({"foldr": "x"}, 'foldr: no such option; did you mean "folder"?'),
        ({"stale-after": 3}, 'stale-after: no such option; did you mean "stale_after"?'),
        ({"search": "all"}, "search: all given; expected compact, full or none"),
        ({"search": ["full"]}, "search: full given; expected compact, full or none"),
        ({"mermaid": 1}, "mermaid: 1 given; expected true or false"),
        ({"mermaid": "yes"}, "mermaid: yes given; expected true or false"),
        ({"recent": True}, "recent: true given; expected an integer"),
        ({"recent": 0}, "recent: 0 given; expected a number of days above 0"),
        ({"stale_after": "30 days"}, 'stale_after: "30 days" given; expected an integer'),
        ({"title": "  "}, 'title: "  " given; expected a string'),
        ({"title": 7}, "title: 7 given; expected a string"),
        ({"folder": []}, "folder: an empty list given; expected a folder"),
        ({"folder": ["plans", 3]}, "folder: [plans, 3] given; expected a string or a list of strings"),
        ({"folder": {"a": "b"}}, "folder: {'a': 'b'} given; expected a string or a list of strings"),
        ({"exclude": ["ok", "!"]}, 'exclude: "!" given; expected a pattern as in .gitignore'),
        ({"exclude": ["[z-a]"]}, 'exclude: "[z-a]" given; expected a pattern as in .gitignore'),
        (
            {"image_hosts": "https://img.shields.io/"},
            'image_hosts: "https://img.shields.io/" given; expected the name of a host, as in img.shields.io',
        ),
        (["folder"], "folder given; expected a mapping of options"),
    ],
)
def test_a_mistake_is_reported_with_the_given_and_the_expected_value(given: Any, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        options(given)
    assert raised.value.problems == (message,)


def test_an_option_like_no_other_is_answered_with_all_there_are() -> None:
    with pytest.raises(ConfigError, match="zzz: no such option; there are folder, exclude, title"):
        options({"zzz": 1})


def test_all_mistakes_are_reported_at_once() -> None:
    with pytest.raises(ConfigError) as raised:
        options({"mermaid": 1, "search": "all"})
    assert [problem.split(":")[0] for problem in raised.value.problems] == ["mermaid", "search"]


def test_every_option_is_described_by_the_docstring_below_it() -> None:
    described = describe()
    assert [item.name for item in described] == [field.name for field in fields(Options)]
    assert all(item.text.endswith(".") and "\n" not in item.text for item in described)
    by_name = {item.name: item for item in described}
    assert (by_name["folder"].default, by_name["folder"].type) == ("plans", "a string or a list of strings")
    assert (by_name["search"].default, by_name["search"].type) == ("compact", "compact, full or none")
    assert (by_name["mermaid"].default, by_name["exclude"].default) == ("false", "[]")
    assert by_name["recent"].text == "The number of days for which a change counts as recent."


def make(root: Path, *names: str) -> None:
    for name in names:
        (root / name).mkdir(parents=True, exist_ok=True)


def found(root: Path, *names: str) -> list[str]:
    """The names of the folders that the option leads to."""
    chosen = Options(folder=names) if names else Options()
    return [folder.name for folder in folders(chosen, root, root / "docs").folders]


def test_the_default_is_the_folder_plans(tmp_path: Path) -> None:
    make(tmp_path, "plans", "docs/plans")
    result = folders(Options(), tmp_path, tmp_path / "docs")
    assert [(folder.name, folder.path) for folder in result.folders] == [("plans", tmp_path / "plans")]
    assert result.notes == ()


def test_plans_below_the_docs_are_used_with_a_note_if_the_default_is_missing(tmp_path: Path) -> None:
    make(tmp_path, "docs/plans")
    result = folders(Options(), tmp_path, tmp_path / "docs")
    assert [(folder.name, folder.path) for folder in result.folders] == [
        ("docs/plans", tmp_path / "docs" / "plans")
    ]
    assert result.notes == (
        'The folder "plans" does not exist, so "docs/plans" is used: set the option `folder`.',
    )


def test_a_folder_that_is_named_is_not_replaced(tmp_path: Path) -> None:
    make(tmp_path, "docs/plans")
    for name in ("exec-plans", "plans"):
        result = folders(Options(folder=(name,)), tmp_path, tmp_path / "docs")
        assert [folder.name for folder in result.folders] == [name]
        assert (result.missing, result.notes) == ((name,), ())


def test_a_missing_default_is_named_all_the_same(tmp_path: Path) -> None:
    result = folders(Options(), tmp_path, tmp_path / "docs")
    assert [(folder.name, folder.path) for folder in result.folders] == [("plans", tmp_path / "plans")]
    assert not result.folders[0].path.exists()
    assert result.missing == ("plans",)


def test_several_folders_keep_their_order_and_patterns_are_sorted(tmp_path: Path) -> None:
    make(tmp_path, "zeta", "packages/b/plans", "packages/a/plans", "packages/c", "deep/x/y/plans")
    make(tmp_path, "packages/a/node_modules/dep/plans")
    assert found(tmp_path, "zeta", "packages/*/plans") == ["zeta", "packages/a/plans", "packages/b/plans"]
    assert found(tmp_path, "**/plans") == ["deep/x/y/plans", "packages/a/plans", "packages/b/plans"]


def test_a_pattern_matches_folders_alone(tmp_path: Path) -> None:
    make(tmp_path, "plans-a")
    (tmp_path / "plans-b").write_text("")
    assert found(tmp_path, "plans-*") == ["plans-a"]


def test_a_missing_one_of_several_is_named_and_left_out(tmp_path: Path) -> None:
    make(tmp_path, "plans")
    result = folders(Options(folder=("plans", "gone", "none-*")), tmp_path, tmp_path / "docs")
    assert [folder.name for folder in result.folders] == ["plans"]
    assert result.missing == ("gone", "none-*")


def test_no_folder_is_read_twice(tmp_path: Path) -> None:
    make(tmp_path, "plans/team/old")
    assert found(tmp_path, "plans/team", "plans", "./plans", "plans/*") == ["plans"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such file names")
@pytest.mark.parametrize("name", ["plans [2025]", "plän e", "a#b?c", "new\nline"])
def test_odd_folder_names(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    assert found(tmp_path, name) == [name]


def test_a_folder_beside_the_project(tmp_path: Path) -> None:
    make(tmp_path, "site", "plans")
    result = folders(Options(folder=("../plans",)), tmp_path / "site", tmp_path / "site" / "docs")
    assert [(folder.name, folder.path.resolve()) for folder in result.folders] == [
        ("../plans", tmp_path / "plans")
    ]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("")
    with pytest.raises(ConfigError, match=r"folder: plan\.md is a file; expected a folder"):
        folders(Options(folder=("plan.md",)), tmp_path, tmp_path / "docs")
