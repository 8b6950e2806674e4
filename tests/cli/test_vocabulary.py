"""`plans vocabulary` lists unknown words, and the lines that add them."""

from __future__ import annotations

import json

import pytest
import yaml

from tests.builds import Project
from tests.cli.test_cli import plans


@pytest.fixture
def harbour(project: Project) -> Project:
    project.write(
        {
            **{
                f"plans/{name}.md": f"# {name}\n\n**Status:** Afloat\n\n## Steps\n- [x] A\n- [ ] B\n"
                for name in ("ash", "birch", "cedar", "date")
            },
            "plans/quay.md": "# Quay\n\n**Status:** Draft\n\n## Landing\nText.\n",
        }
    )
    project.configure()
    return project


def test_words_are_listed_with_their_plans_and_the_lines_that_add_them(harbour: Project) -> None:
    ran = plans(harbour.root, "vocabulary")
    assert ran.out.splitlines() == [
        "Word    Part    Meaning      Plans  Found in",
        "afloat  status  in-progress  4      plans/ash.md:3, plans/birch.md:3, plans/cedar.md:3 and 1 more",
        "",
        "vocabulary:",
        "  status:",
        "    in-progress: [afloat]",
    ]
    assert ran.err == (
        "note: 1 heading of a single plan not listed: nothing suggests a meaning; --all lists every word\n"
    )


def test_pasting_the_lines_into_the_configuration_adds_the_words(harbour: Project) -> None:
    _, _, lines = plans(harbour.root, "vocabulary").out.partition("\n\n")
    given = yaml.safe_load(lines)
    harbour.configure(plugins=["search", {"plans": given}])
    ran = plans(harbour.root, "vocabulary")
    assert "afloat" not in ran.out
    states = [record["status"] for record in plans(harbour.root, "read", "--json", "plans/ash.md").records]
    assert states == ["in-progress"]


def test_json_has_every_position_and_the_same_lines(harbour: Project) -> None:
    found = json.loads(plans(harbour.root, "vocabulary", "--all", "--format", "json").out)
    assert [word["word"] for word in found["words"]] == ["afloat", "landing"]
    assert found["words"][1] == {
        "part": "headings", "word": "landing", "meaning": None,
        "places": [{"path": "plans/quay.md", "line": 5}],
    }  # fmt: skip
    assert yaml.safe_load(found["vocabulary"]) == {"vocabulary": {"status": {"in-progress": ["afloat"]}}}


def test_nothing_is_printed_where_every_word_is_known(project: Project) -> None:
    project.write({"plans/a.md": "# A\n\n**Status:** Draft\n"})
    ran = plans(project.root, "vocabulary")
    assert (ran.out, ran.err) == ("", "note: every word is in the vocabulary\n")


def test_a_word_steers_no_terminal_or_server(project: Project) -> None:
    project.write({"plans/a.md": "# A\n\n**Status:** ##[error]x \x1b[31m\n"})
    ran = plans(project.root, "vocabulary")
    assert "\x1b" not in ran.out
    assert "##[" not in ran.out


def test_words_of_a_plan_with_a_secret_are_not_listed(harbour: Project) -> None:
    key = "AKIA" + "QX7RTNB2LVKM3ZPD"
    harbour.write({"plans/key.md": f"# Key\n\n**Status:** {key}\n\n## Risks\n### Fog\n- **Impact:** {key}\n"})
    ran = plans(harbour.root, "vocabulary", "--all")
    assert key.lower() not in ran.out.lower()
    assert "afloat" in ran.out
