"""The settings of a project in `mkdocs.yml`, read without MkDocs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from mkdocs_plans.config.mkdocs_yml import find, load, load_nearest
from mkdocs_plans.config.options import ConfigError, Options
from mkdocs_plans.config.resolved import ResolvedConfig


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str) -> Options:
    return load(write(tmp_path / "mkdocs.yml", text)).options


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [search, {plans: {title: Work}}]",
        "plugins:\n  - search\n  - plans:\n      title: Work\n",
        "plugins:\n  search: {}\n  plans:\n    title: Work\n",
        "plugins:\n  - plans: {title: Work, enabled: !ENV [PORTAL, false]}",
    ],
)
def test_options_are_found_in_every_form_of_listing_plugins(tmp_path: Path, plugins: str) -> None:
    assert read(tmp_path, plugins) == Options(title="Work")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: x",
        "plugins: [search]",
        "plugins: [plans]",
        "plugins: {plans: }",
        "plugins:",
        "plugins: 7",
    ],
)
def test_without_options_the_defaults_hold(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Options()


def test_the_project_is_described(tmp_path: Path) -> None:
    text = "site_name: Port\nsite_url: https://h.example/\nrepo_url: https://c.example/h\ndocs_dir: pages\n"
    assert load(write(tmp_path / "mkdocs.yml", text)) == ResolvedConfig(
        tmp_path,
        tmp_path / "pages",
        Options(),
        name="Port",
        url="https://h.example/",
        repo_url="https://c.example/h",
    )


def test_inherited_settings_are_merged(tmp_path: Path) -> None:
    write(tmp_path / "base" / "far.yml", "site_name: Far\nplugins: {plans: {title: Far, recent: 3}}")
    write(tmp_path / "base" / "near.yml", "INHERIT: far.yml\nplugins: {plans: {title: Near}}")
    project = load(
        write(tmp_path / "mkdocs.yml", "INHERIT: base/near.yml\nplugins: {plans: {mermaid: true}}")
    )
    assert project.options == Options(title="Near", recent=3, mermaid=True)
    assert (project.name, project.directory) == ("Far", tmp_path)


def test_a_list_of_plugins_replaces_the_inherited_one(tmp_path: Path) -> None:
    write(tmp_path / "base.yml", "plugins: [{plans: {title: Base}}]")
    assert read(tmp_path, "INHERIT: base.yml\nplugins: [plans]") == Options()


def test_inheriting_in_a_circle_is_named(tmp_path: Path) -> None:
    write(tmp_path / "a.yml", "INHERIT: mkdocs.yml")
    with pytest.raises(ConfigError, match="INHERIT is circular"):
        read(tmp_path, "INHERIT: a.yml")


def test_a_missing_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.yml: cannot be read: No such file"):
        read(tmp_path, "INHERIT: gone.yml")


def test_the_environment_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANS_RECENT", "14")
    monkeypatch.setenv("PLANS_SECOND", "second")
    text = """
        plugins:
          - plans:
              recent: !ENV PLANS_RECENT
              title: !ENV [PLANS_FIRST, PLANS_SECOND, default]
              mermaid: !ENV [PLANS_FIRST, true]
              folder: !ENV [PLANS_FIRST, [one, two]]
              warn: !ENV PLANS_FIRST
    """
    assert read(tmp_path, text) == Options(recent=14, title="second", mermaid=True, folder=("one", "two"))


def test_foreign_tags_are_passed_over_and_never_run(tmp_path: Path) -> None:
    (tmp_path / "trap_of_test_project.py").write_text("raise SystemExit('imported')")
    sys.path.insert(0, str(tmp_path))
    try:
        text = f"""
            markdown_extensions:
              - pymdownx.emoji:
                  emoji_index: !!python/name:trap_of_test_project.index
                  made: !!python/object/apply:os.mkdir ["{tmp_path / "made"}"]
                  new: !!python/object/new:trap_of_test_project.X {{a: [1]}}
              - x: !relative $config_dir
            plugins: [plans: {{title: Work}}]
        """
        assert read(tmp_path, text) == Options(title="Work")
    finally:
        sys.path.remove(str(tmp_path))
    assert "trap_of_test_project" not in sys.modules
    assert not (tmp_path / "made").exists()


def test_mistakes_name_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r'mkdocs\.yml:1: foldr: no such option; did you mean "folder"'):
        read(tmp_path, "plugins: [{plans: {foldr: x}}]")
    with pytest.raises(ConfigError, match=r"mkdocs\.yml:1: 1 given; expected a mapping of options"):
        read(tmp_path, "plugins: [{plans: [1]}]")


@pytest.mark.parametrize(
    "text, place",
    [
        (
            "plugins:\n  - search\n  - plans:\n      title: x\n      rules:\n        risc: off",
            ":6: rules: risc",
        ),
        (
            "plugins:\n  plans:\n    rules:\n      a/:\n        risk: grave",
            ":5: rules: a/: risk",
        ),
        ("plugins:\n  - plans:\n      recent: 0", ":3: recent: 0 given"),
        ("plugins:\n  - plans: 7", ":2: 7 given"),
        ("INHERIT: below.yml\nplugins:\n  - search", ": recent: 0 given"),
    ],
)
def test_mistakes_name_the_line(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "below.yml").write_text("plugins: {plans: {recent: 0}}")
    if "INHERIT" in text:
        text = text.replace("  - search", "  search: {}")
    with pytest.raises(ConfigError, match=rf"mkdocs\.yml{re.escape(place)}"):
        read(tmp_path, text)


def test_broken_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"mkdocs\.yml:3: "):
        read(tmp_path, "site_name: x\nplugins:\n  - }\n")


@pytest.mark.parametrize("text", ["[1]", "\x00", "a: " + "[" * 5000])
def test_an_invalid_configuration_is_reported(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match=r"mkdocs\.yml"):
        read(tmp_path, text)


def test_the_nearest_configuration_upwards_is_found(tmp_path: Path) -> None:
    outer = write(tmp_path / "mkdocs.yml", "")
    write(tmp_path / "inner" / "plans" / "a.md", "")
    assert find(tmp_path / "inner" / "plans") == outer
    inner = write(tmp_path / "inner" / "properdocs.yml", "")
    assert find(tmp_path / "inner" / "plans") == inner
    both = write(tmp_path / "inner" / "mkdocs.yml", "")
    assert find(tmp_path / "inner" / "plans") == both


def test_without_a_configuration_the_folder_itself_is_the_project(tmp_path: Path) -> None:
    assert load_nearest(tmp_path) == ResolvedConfig(tmp_path, tmp_path / "docs")
