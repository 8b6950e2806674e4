"""The fixtures of tests: trees, builds and repositories are correct."""

from __future__ import annotations

import pytest

from tests.builds import Project, read_html, tree
from tests.conftest import Site


def test_an_indented_tree_becomes_files_with_their_text() -> None:
    files = tree("""
        plans/
          a.md
            | # A
            |
            |   indented
          old/
            b.md
        docs/
          index.md
            | Home
    """)
    assert files == {"plans/a.md": "# A\n\n  indented\n", "plans/old/b.md": "", "docs/index.md": "Home\n"}


def test_a_site_is_built_and_its_pages_are_read(site: Site) -> None:
    built = site({"docs/guide.md": "# Guide\n\nto [home](index.md)\n"}, plugins=["search"])
    page = built.page("guide/")
    assert page.words("article h1") == "Guide"
    assert page.one("article p a")["href"] == "../"
    assert built.has("guide/")
    assert not built.has("elsewhere/")
    assert built.log == []


def test_a_strict_build_fails_on_a_warning_and_prints_it(site: Site) -> None:
    files = {"docs/guide.md": "[nowhere](missing.md)\n"}
    built = site(files, plugins=[], stops=True)
    assert built.stopped is not None
    assert "strict" in built.stopped
    assert "missing.md" in built.log[0]


def test_a_build_that_stops_unasked_fails_the_test(site: Site) -> None:
    with pytest.raises(AssertionError, match="the build stopped"):
        site({"docs/guide.md": "[nowhere](missing.md)\n"}, plugins=[])


def test_a_build_that_is_meant_to_stop_and_does_not_fails_the_test(site: Site) -> None:
    with pytest.raises(AssertionError, match="ran through"):
        site({}, plugins=[], stops=True)


def test_a_warning_is_only_printed_if_the_build_is_not_strict(site: Site) -> None:
    built = site({"docs/guide.md": "[nowhere](missing.md)\n"}, plugins=[], strict=False)
    assert len(built.log) == 1
    assert built.has("guide/")


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
@pytest.mark.compatibility
def test_a_site_is_built_as_a_user_builds_it(project: Project, engine: str) -> None:
    project.write({"docs/index.md": "# Home\n"})
    project.configure(plugins=["search"])
    built = project.run(engine)
    assert built.page("").words("article h1") == "Home"


def test_commits_have_a_fixed_author_and_the_date_they_are_given(project: Project) -> None:
    project.write({"plans/a.md": "# A\n"})
    first = project.commit("docs: a", date="2026-10-05T12:00:00+02:00")
    assert (
        project.git("log", "--format=%H %an %aI %cI")
        == f"{first} Ana Lima {'2026-10-05T12:00:00+02:00 ' * 2}".strip()
    )


def test_pages_are_read_by_the_rules_of_browsers() -> None:
    page = read_html("<p>one<p>two <b>three")
    assert page.texts("p") == ["one", "two three"]
