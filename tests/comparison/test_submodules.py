"""Comparisons of plans in a submodule, in a linked folder or outside of the repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs_plans.comparison import RevisionError, compare, uncommitted
from mkdocs_plans.diff import Side

from tests.builds import Project
from tests.comparison.harbour import OTHER, PLAN, between, reported, ticked

BARGE = [("plans/basin.md", "step-done", "Hire a barge")]


def files(prefix: str = "") -> dict[str, str]:
    return {f"{prefix}basin.md": PLAN, f"{prefix}pier.md": OTHER}


def add(project: Project, upstream: Project, path: str) -> Project:
    """Add a submodule and commit it."""
    project.git(
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "--force", str(upstream.root), path
    )
    project.commit(f"add {path}")
    return Project(project.root / path)


@pytest.fixture
def upstream(elsewhere: Path) -> Project:
    """A repository of plans alone."""
    found = Project(elsewhere)
    found.write(files())
    found.commit()
    return found


@pytest.fixture
def advanced(project: Project, upstream: Project) -> Project:
    """A project whose plans are a submodule, of which the last commit takes a newer one."""
    project.commit("base")
    inner = add(project, upstream, "plans")
    inner.write({"basin.md": ticked(PLAN)})
    (inner.root / "pier.md").rename(inner.root / "jetty.md")
    inner.commit("tick")
    project.commit("newer plans")
    return project


def test_commits_of_a_submodule_are_compared_with_each_other(advanced: Project) -> None:
    found = compare("HEAD^1", "HEAD", advanced.root)
    assert reported(found)[:1] == BARGE
    assert [(plan.path, plan.was) for plan in found.plans] == [
        ("plans/basin.md", None),
        ("plans/jetty.md", "plans/pier.md"),
    ]
    assert found.notes == ()
    assert compare("HEAD", ".", advanced.root).plans == ()
    assert reported(compare("HEAD^1", ".", advanced.root))[:1] == BARGE


def test_plans_that_become_a_submodule_are_the_same_plans(project: Project, upstream: Project) -> None:
    project.write(files("plans/"))
    project.commit("base")
    shutil.rmtree(project.root / "plans")
    project.commit("remove")
    add(project, upstream, "plans")
    assert compare("HEAD~2", "HEAD", project.root).plans == ()
    assert compare("HEAD~2", ".", project.root).plans == ()


@pytest.mark.parametrize("path", ["plans/team", "work"], ids=["below the plans", "above the plans"])
def test_a_submodule_that_holds_a_part_of_the_plans_or_their_folder(
    project: Project, upstream: Project, path: str
) -> None:
    upstream.write({"plans/ice.md": OTHER})
    upstream.commit("more")
    if path == "work":
        project.configure(plugins=[{"plans": {"folder": "work/plans"}}])
    else:
        project.write(files("plans/"))
    project.commit("base")
    inner = add(project, upstream, path)
    inner.write({"plans/ice.md": ticked(OTHER)})
    assert uncommitted(project.root)
    inner.commit("tick")
    assert uncommitted(project.root)  # the project still names the commit before
    assert between("HEAD", ".", project.root) == [(f"{path}/plans/ice.md", "step-done", "Buy lamps")]
    project.commit("newer")
    assert not uncommitted(project.root)
    assert between("HEAD^1", "HEAD", project.root) == [(f"{path}/plans/ice.md", "step-done", "Buy lamps")]


def test_a_submodule_that_is_not_checked_out_leaves_no_base(advanced: Project) -> None:
    advanced.git("submodule", "--quiet", "deinit", "--force", "plans")
    why = 'nothing to compare with: "plans" is a submodule that is not checked out. .* update --init plans'
    for head in ("HEAD", "."):
        with pytest.raises(RevisionError, match=why):
            compare("HEAD^1", head, advanced.root)


def test_a_commit_that_the_clone_of_a_submodule_lacks_leaves_no_base(
    advanced: Project, upstream: Project
) -> None:
    shutil.rmtree(advanced.root / "plans")
    uri = upstream.root.resolve().as_uri()
    upstream.write({"new.md": OTHER})
    upstream.commit("new")
    advanced.git("clone", "--quiet", "--depth=1", uri, "plans")
    why = (
        r'"plans" is a submodule, and its commit \w{7} is not in this clone. .*git -C plans fetch --unshallow'
    )
    with pytest.raises(RevisionError, match=why):
        compare("HEAD^1", ".", advanced.root)


def test_a_submodule_elsewhere_is_not_looked_at(project: Project, upstream: Project) -> None:
    project.write(files("plans/"))
    project.commit("base")
    add(project, upstream, "vendor/harbour")
    project.git("submodule", "--quiet", "deinit", "--force", "vendor/harbour")
    project.write({"plans/basin.md": ticked(PLAN)})
    project.commit("tick")
    assert between("HEAD~2", "HEAD", project.root) == BARGE


def test_a_linked_folder_is_compared_where_its_files_are(project: Project) -> None:
    project.write(files("work/plans/"))
    (project.root / "plans").symlink_to("work/plans", target_is_directory=True)
    project.commit("base")
    project.write({"work/plans/basin.md": ticked(PLAN)})
    barge = [("work/plans/basin.md", "step-done", "Hire a barge")]
    assert between("HEAD", ".", project.root) == barge
    project.commit("tick")
    assert between("HEAD^1", "HEAD", project.root) == barge


@pytest.mark.parametrize("linked", [True, False])
def test_plans_outside_of_the_repository_have_no_base(
    project: Project, upstream: Project, linked: bool
) -> None:
    if linked:
        (project.root / "plans").symlink_to(upstream.root, target_is_directory=True)
    else:
        project.configure(plugins=[{"plans": {"folder": str(upstream.root)}}])
    project.commit("base")
    for head in ("HEAD", "."):
        with pytest.raises(RevisionError, match="is outside of the repository, so no commit contains") as why:
            compare("HEAD", head, project.root)
        assert str(upstream.root.parent) not in str(why.value)


def test_plans_outside_are_left_out_where_others_can_be_compared(project: Project, upstream: Project) -> None:
    project.configure(plugins=[{"plans": {"folder": ["plans", str(upstream.root)]}}])
    project.write({"plans/ice.md": OTHER})
    project.commit("base")
    project.write({"plans/ice.md": ticked(OTHER)})
    found = compare("HEAD", ".", project.root)
    assert reported(found) == [("plans/ice.md", "step-done", "Buy lamps")]
    assert [(note.side, note.message) for note in found.notes] == [
        (Side.HEAD, "Plans outside of the repository are not compared, because no commit contains them.")
    ]
