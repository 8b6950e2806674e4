"""The base of a preview, previews without a base, and limits."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.builds import Built, Project, read_html
from tests.host.changing import harbour, lines, preview
from tests.host.harbour import CRANE
from tests.host.test_injection import payloads, plan


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return harbour(tmp_path_factory.mktemp("change"))


def test_an_invalid_address_is_refused(change: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MKDOCS_PLANS_BASE", "main")
    monkeypatch.setenv("MKDOCS_PLANS_SITE_URL", "javascript:alert(1)//")
    (said,) = change.build(stops=True).log
    assert 'MKDOCS_PLANS_SITE_URL: "javascript:alert(1)//" given; expected an address' in said


def test_a_test_merge_of_a_code_host_names_the_commit_of_the_pull_request(tmp_path: Path) -> None:
    project = harbour(tmp_path)
    proposed = project.git("rev-parse", "change")
    project.git("switch", "--quiet", "main")
    project.write({"plans/tide.md": "# Measure the tide\n\n**Status:** Completed\n"})
    project.commit("docs: someone else's")
    project.git("merge", "--quiet", "--no-ff", "--message=merge", "change")
    project.git("update-ref", "refs/remotes/pull/7/merge", "HEAD")
    project.git("switch", "--quiet", "--detach", "HEAD")
    built = preview(project)
    banner = built.page("plans/").words(".plans-banner")
    assert banner.startswith(f"Preview of commit {proposed[:7]} , compared with HEAD^1")
    assert built.has("plans/tide/")
    assert "Measure the tide" not in built.page("plans/change/").words("article")  # someone else's


def test_uncommitted_changes_are_part_of_the_change_and_are_reported(tmp_path: Path) -> None:
    project = harbour(tmp_path)
    project.write({"plans/tide.md": "# Measure the tide\n\n**Status:** On hold\n"})
    built = preview(project)
    assert "with uncommitted changes, compared" in built.page("plans/").words(".plans-banner")
    assert "Measure the tide" in built.page("plans/change/").texts("tbody .plans-cell-plan a")


# The base


@pytest.fixture(scope="module")
def published(change: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project before the change, in a folder of its own, built."""
    folder = tmp_path_factory.mktemp("published") / "harbour"
    change.git("worktree", "add", "--quiet", str(folder), "main")
    project = Project(folder)
    project.build()
    return project


def notes(built: Built) -> list[str]:
    return built.page("plans/ledger/").texts("a.plans-note--change")


def test_a_folder_a_snapshot_and_the_option_mark_the_same_as_a_revision(
    change: Project, published: Project
) -> None:
    marked = notes(preview(change))
    assert len(marked) >= 7
    assert notes(preview(change, str(published.root))) == marked
    assert notes(preview(change, str(published.root / "site/plans.json"))) == marked
    change.configure(plugins=["search", {"plans": {"base": "main"}}])
    try:
        assert notes(preview(change, "")) == marked
    finally:
        change.configure()


def is_unmarked(built: Built) -> bool:
    return not any(
        built.page(path).all(".plans-change, .plans-note--change, [name=change], a[href*='change/']")
        for path in ("plans/", "plans/board/", "plans/risks/", "plans/ledger/")
    ) and not built.has("plans/change/")


def test_a_shallow_clone_builds_and_the_banner_gives_the_remedy(change: Project, tmp_path: Path) -> None:
    change.git(
        "clone", "--quiet", "--depth=1", "--branch=change", f"file://{change.root}", str(tmp_path / "clone")
    )
    built = preview(Project(tmp_path / "clone"), "origin/main")
    assert built.log == []
    banner = built.page("plans/ledger/").words(".plans-banner")
    assert "Changes are unknown and not marked: " in banner
    assert "this clone is shallow" in banner
    assert "fetch-depth" in banner
    assert is_unmarked(built)
    assert any("Changes are not marked in the preview" in message for message in built.messages)


@pytest.mark.parametrize("base", ["no-such-branch", "broken.json", "<b>&amp;"])
def test_a_base_that_is_not_there_marks_nothing_and_is_named(change: Project, base: str) -> None:
    (change.root / "broken.json").write_text("{}")
    try:
        built = preview(change, base)
    finally:
        (change.root / "broken.json").unlink()
    assert built.log == []
    assert base in built.page("plans/").words(".plans-banner")
    assert built.page("plans/").all(".plans-banner b") == []
    assert is_unmarked(built)


def test_without_git_nothing_is_marked(change: Project, tmp_path: Path) -> None:
    shutil.copytree(change.root / "plans", tmp_path / "plans")
    project = Project(tmp_path)
    project.write({"docs/index.md": "# Harbour\n"})
    project.configure()
    built = preview(project)
    assert "is not a file or folder, and git cannot" in built.page("plans/").words(".plans-banner")
    assert is_unmarked(built)


def test_an_unchanged_portal_states_that_nothing_changed(change: Project) -> None:
    built = preview(change, "HEAD")
    assert ": no plan changed" in built.page("plans/").words(".plans-banner")
    assert "No plan changed." in built.page("plans/change/").words("article")
    assert built.page("plans/").all("tbody .plans-change") == []


def test_while_it_serves_a_preview_has_the_address_of_mkdocs(
    change: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MKDOCS_PLANS_BASE", "main")
    monkeypatch.setenv("MKDOCS_PLANS_SITE_URL", "https://previews.example/7/")
    local = "http://127.0.0.1:8000/harbour/"
    config = load_config(str(change.root / "mkdocs.yml"), site_url=local, site_dir=str(change.root / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    page = read_html((change.root / "site/plans/ledger/index.html").read_text("utf-8"))
    assert page.one("link[rel=canonical]")["href"] == f"{local}plans/ledger/"
    assert [link.get_text() for link in page.all(".plans-banner a")] == ["5 plans changed"]


# At its edges


def test_a_plan_keeps_the_address_that_the_page_on_the_change_would_have(tmp_path: Path) -> None:
    project = harbour(tmp_path)
    project.write(
        {"plans/Change/README.md": "# About change\n\n**Status:** Planning\n", "plans/change-2/a.md": CRANE}
    )
    project.commit()
    built = preview(project)
    assert "About change" in built.page("plans/Change/").words("h1")
    assert built.page("plans/change-3/").words("h1") == "This change"
    assert built.page("plans/").one(".plans-strip a[href*='change-3/']").get_text() == "This change"
    assert built.has("plans/change-3/changed-plans/")
    assert built.log == []


def test_a_plan_that_could_not_be_read_before_is_named_and_the_rest_is_compared(tmp_path: Path) -> None:
    project = harbour(tmp_path)
    project.write({"plans/tide.md": b"\0\1\2"})
    project.commit()
    project.write({"plans/tide.md": "# Measure the tide\n", "plans/pier.md": "# Paint the whole pier\n"})
    built = preview(project, "HEAD")
    page = built.page("plans/change/")
    assert page.texts("#plans-not-compared ~ ul li") == [
        "plans/ tide.md (before) It is not compared: the file is not text."
    ]
    assert page.texts("#plans-plans ~ table tbody th a") == ["Paint the whole pier"]
    assert built.page("plans/tide/").all("#plans-change") == []


def test_plans_of_other_projects_are_shown_and_not_compared(tmp_path: Path) -> None:
    project = harbour(tmp_path / "harbour")
    other = Project(tmp_path / "yard")
    other.write({"plans/slip.md": "# Mend the slip\n\n**Status:** Blocked\n"})
    beside = {"plans": {"projects": [{"name": "yard", "folder": "../yard/plans"}]}}
    project.configure(plugins=["search", beside], use_directory_urls=False)
    project.commit()
    built = preview(project)
    assert "Mend the slip" in built.page("plans/index.html").texts("tbody th > a")
    assert built.page("plans/yard/slip.html").all("#plans-change") == []
    rows = built.page("plans/change/changed-plans.html").texts("tbody th > a")
    assert "Move the ledger" in rows
    assert "Mend the slip" not in rows
    assert (
        built.page("plans/change.html").all("#plans-portfolio ~ dl a") == []
    )  # the lists count all projects
    assert built.page("plans/projects/own/risks.html").all("tbody .plans-change")
    way = [str(link["href"]) for link in built.page("plans/projects/own/risks.html").all(".plans-banner a")]
    assert way == ["../../../plans/change.html", "https://harbour.example/plans/index.html"]
    for href in (str(link["href"]) for link in built.page("plans/change.html").all(".plans a[href]")):
        address = posixpath.normpath(posixpath.join("plans", href.partition("#")[0]))
        assert "://" in href or href.startswith("#") or built.has(address), href


def test_a_long_change_is_cut_and_continued_in_lists(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"docs/index.md": "# Harbour\n", "plans/a.md": "# A\n\n## Steps\n\n- [ ] Begin\n"})
    project.configure()
    project.commit()
    steps = "".join(f"- [ ] Carry box {number}\n" for number in range(620))
    project.write({"plans/a.md": f"# A\n\n## Steps\n\n- [ ] Begin\n{steps}"})
    built = preview(project)
    page = built.page("plans/change/")
    assert len(page.all("section[aria-labelledby=plans-steps] tbody tr")) == 100
    assert page.one("section[aria-labelledby=plans-steps] p a").get_text() == "all 620"
    rows = [len(built.page(f"plans/change/steps/{place}").all("tbody tr")) for place in ("", "page/2/")]
    assert rows == [500, 120]
    assert built.page("plans/change/steps/").one(".plans-total").get_text() == "620"


DRAWN = ("svg", "symbol", "circle", "path", "use")
ELEMENTS = (
    "div p strong code nav ul li a h1 h2 section table caption thead tbody tr th td span del wbr dl dt dd "
    "progress time abbr small header"
)
ATTRIBUTES = (
    "class id href scope role title max value datetime aria-label aria-labelledby aria-current aria-hidden "
    "data-label data-total data-count data-group data-query data-uri data-sort data-if data-search-exclude"
)


def test_hostile_text_of_either_side_stays_text(tmp_path: Path) -> None:
    texts = payloads()[::7]
    project = Project(tmp_path)
    project.write({"docs/index.md": "# Harbour\n"})
    project.write({f"plans/{number}.md": plan(text) for number, text in enumerate(texts)})
    project.write({f"plans/gone-{number}.md": plan(text) for number, text in enumerate(texts[:5])})
    project.configure()
    project.commit()
    for number, text in enumerate(texts):
        other = texts[number - 1]
        project.write({f"plans/{number}.md": plan(text).replace(text, f"{other} {text}", number % 40)})
    for gone in tmp_path.glob("plans/gone-*"):
        gone.unlink()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MKDOCS_PLANS_BASE", "HEAD")
        built = project.build(strict=False)
    page = built.page("plans/change/")
    assert len(list(lines(page))) > 5 * len(texts)
    for address in ("plans/change/", "plans/change/changed-risks/", "plans/change/changed-plans/"):
        ours = built.page(address).all(f".plans *:not({', '.join(DRAWN)})")
        assert {element.name for element in ours} <= set(ELEMENTS.split())
        assert {name for element in ours for name in element.attrs} <= set(ATTRIBUTES.split())
    for path in built.files():
        if path.endswith("-rows.js"):
            assert "<" not in built.text(path)
    header = read_html(str(built.page("plans/5/").one(".plans-header__change")))
    assert header.all("script, img, iframe, [onclick], [onerror], [onmouseover]") == []
