"""Mistakes in the configuration are one clear error."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builds import Project
from tests.conftest import Site


@pytest.mark.parametrize(
    "options, said",
    [
        ({"folders": "plans"}, ['folders: no such option; did you mean "folder"?']),
        ({"zzz": 1}, ["zzz: no such option; there are folder,"]),
        ({"folder": 7}, ["folder: 7 given; expected a string or a list of strings"]),
        ({"folder": []}, ["folder: an empty list given; expected a folder"]),
        ({"folder": "schemes"}, ["mkdocs.yml:", 'folder: there is no folder "schemes"', '"plans"']),
        ({"folder": "plan"}, ['folder: there is no folder "plan"; did you mean "plans"?']),
        ({"folder": ["plans", "packages/*/plan"]}, ['folder: no folder matches "packages/*/plan"']),
        ({"folder": "docs/index.md"}, ["folder: docs/index.md is a file; expected a folder"]),
        ({"search": "some"}, ["search: some given; expected compact, full or none"]),
        ({"mermaid": "yes please"}, ['mermaid: "yes please" given; expected true or false']),
        ({"recent": "a week"}, ['recent: "a week" given; expected an integer']),
        ({"recent": 0}, ["recent: 0 given; expected a number of days above 0"]),
        ({"recent": True}, ["recent: true given; expected an integer"]),
        ({"image_hosts": ["https://x.example/"]}, ['image_hosts: "https://x.example/" given']),
        ({"titel": "x", "recent": -1}, ['titel: no such option; did you mean "title"?', "recent: -1 given"]),
    ],
)
def test_a_mistake_in_our_options_is_one_error_with_the_remedy(
    site: Site, options: dict[str, Any], said: list[str]
) -> None:
    built = site({"plans/x.md": "# X\n"}, plugins=["search", {"plans": options}], stops=True)
    (line,) = built.log
    assert line.startswith("plans: ")
    assert [words for words in said if words not in line] == []
    assert not built.has("plans/")


def test_an_option_without_a_value_keeps_its_default(site: Site) -> None:
    built = site({"plans/x.md": "# X\n"}, plugins=["search", {"plans": {"exclude": None, "folder": None}}])
    assert built.has("plans/x/")


def test_a_user_sees_one_line_and_no_trace(project: Project) -> None:
    project.write({"docs/index.md": "# Home\n"})
    project.configure(plugins=[{"plans": {"folders": "plans"}}])
    built = project.run(stops=True)
    said = "\n".join(built.messages)
    assert 'did you mean "folder"?' in said
    assert "Traceback" not in said


def test_a_wrong_epoch_is_one_error(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    built = site({"plans/x.md": "# X\n"}, stops=True, plugins=["plans"], theme={"name": "mkdocs"})
    (line,) = built.log
    assert "SOURCE_DATE_EPOCH is 'soon'" in line
    assert line.count("plans: ") == 1
