"""The configuration that `plans init` writes."""

from __future__ import annotations

import pytest
import yaml
from mkdocs_plans.config.new_config import new_configuration, plugin_lines, with_plugin


@pytest.mark.parametrize("name", ["Harbour", "null", "a: b", "it's", "12", "- x", "# y", "日本"])
@pytest.mark.parametrize("folders", [["plans"], ["docs/exec plans"], [".agent/plans", "on"], ["a'b"]])
def test_a_new_configuration_names_the_project_and_its_folders(name: str, folders: list[str]) -> None:
    found = yaml.safe_load(new_configuration(name, folders))
    assert found["site_name"] == name
    assert found["theme"] == {"name": "material"}
    search, ours = found["plugins"]
    assert search == "search"
    value = folders[0] if len(folders) == 1 else folders
    assert ours == ("plans" if folders == ["plans"] else {"plans": {"folder": value}})


CONFIG = """\
# The site of the harbour.
site_name: Harbour  # its name

plugins:
  # Search is first.
  - search:
      lang: en   # English
  - tags       # a comment behind

# The navigation.
nav:
  - index.md
"""


def test_the_entry_follows_the_last_plugin_and_comments_are_kept() -> None:
    made = with_plugin(CONFIG, ["docs/plans"])
    assert made == CONFIG.replace(
        "  - tags       # a comment behind\n",
        "  - tags       # a comment behind\n  - plans:\n      folder: docs/plans\n",
    )


@pytest.mark.parametrize(
    "text, entry",
    [
        ("site_name: A\n", "plugins:\n  - search\n  - plans\n"),
        ("site_name: A", "\nplugins:\n  - search\n  - plans\n"),
        ("plugins:\n- search\n", "- plans\n"),
        ("plugins:\n- search", "\n- plans\n"),
        ("site_name: A\r\nplugins:\r\n  - search\r\n", "  - plans\r\n"),
        ("plugins:\n    - search:\n        separator: |\n          a\n          b\n", "    - plans\n"),
        ("plugins:\n  - search: {lang: [en,\n      de]}\n", "  - plans\n"),
        ("plugins:\n  - !ENV [X, search]\n", "  - plans\n"),
    ],
)
def test_the_entry_is_added_at_the_end(text: str, entry: str) -> None:
    assert with_plugin(text, ["plans"]) == text + entry


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search]\n",
        "plugins: []\n",
        "plugins:\n",
        "plugins:\n  search: {}\n",
        "plugins:\n  - search\n  - plans\n",
        "plugins:\n  - plans:\n      folder: x\n",
        "INHERIT: base.yml\n",
        "- a list\n",
        "a: [\n",
        "x: &a\n  - search\nplugins: *a\n",
    ],
)
def test_nothing_is_added_where_it_is_not_safe(text: str) -> None:
    assert with_plugin(text, ["plans"]) is None


def test_the_end_of_a_document_stays_after_the_entry() -> None:
    assert with_plugin("plugins:\n  - search\n...\n", ["plans"]) == "plugins:\n  - search\n  - plans\n...\n"
    assert with_plugin("site_name: A\n...\n", ["plans"]) is None


def test_the_lines_to_add_by_hand() -> None:
    assert plugin_lines(["plans"]) == ["- plans"]
    assert plugin_lines(["a", "b"]) == ["- plans:", "    folder: [a, b]"]
