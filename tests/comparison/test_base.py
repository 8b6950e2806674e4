"""The base of a change: the merge base with a branch, without later commits of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs_plans.comparison import RevisionError, compare

from tests.builds import Project
from tests.comparison.harbour import OTHER, PLAN, PLANS, between, reported, ticked

BARGE = [("plans/basin.md", "step-done", "Hire a barge")]
LAMPS = [("plans/pier.md", "step-done", "Buy lamps")]


@pytest.fixture
def branched(project: Project) -> Project:
    """The branch `tides` ticks a step of one plan; meanwhile `main` ticks one of the other."""
    project.write(PLANS)
    project.commit("base")
    project.git("checkout", "-q", "-b", "tides")
    project.write({"plans/basin.md": ticked(PLAN)})
    project.commit("tides")
    project.git("checkout", "-q", "main")
    project.write({"plans/pier.md": ticked(OTHER)})
    project.commit("main goes on")
    return project


@pytest.fixture
def pull_request(branched: Project) -> Project:
    """The test merge of a code host for a pull request, of the head into the base."""
    branched.git("checkout", "-q", "--detach", "main")
    branched.git("merge", "-q", "--no-ff", "-m", "merge", "tides")
    branched.git("update-ref", "refs/remotes/pull/7/merge", "HEAD")
    return branched


def clone(project: Project, folder: Path, depth: int, *revisions: str) -> Path:
    """A clone as in CI: only some commits of one revision."""
    project.git("init", "-q", str(folder))
    source = project.root.resolve().as_uri()
    fetch = ("fetch", "-q", "--no-tags", f"--depth={depth}", source)
    for number, revision in enumerate(revisions):
        project.git("-C", str(folder), *fetch, f"+{revision}:refs/heads/fetched-{number}")
    project.git("-C", str(folder), "checkout", "-q", "--detach", "refs/heads/fetched-0")
    return folder


def test_a_branch_means_where_the_head_left_it(branched: Project) -> None:
    assert between("main", "tides", branched.root) == BARGE
    assert between("refs/heads/main", "tides", branched.root) == BARGE


def test_a_branch_of_a_remote_means_the_same(branched: Project) -> None:
    branched.git("update-ref", "refs/remotes/origin/main", "main")
    assert between("origin/main", "tides", branched.root) == BARGE


def test_any_other_revision_means_itself(branched: Project) -> None:
    commit = branched.git("rev-parse", "main")
    assert between(commit, "tides", branched.root) == [
        *BARGE,
        ("plans/pier.md", "step-reopened", "Buy lamps"),
    ]
    branched.git("tag", "-m", "v1", "v1", "main")
    assert between("v1", "tides", branched.root) == between(commit, "tides", branched.root)


def test_the_base_of_a_merge_by_the_host_is_its_first_parent(pull_request: Project) -> None:
    found = compare("main", "HEAD", pull_request.root)
    assert reported(found) == BARGE
    assert found.base.commit == pull_request.git("rev-parse", "main")
    assert found.head.commit == pull_request.git("rev-parse", "HEAD")


def test_a_merge_by_the_host_is_known_by_its_name_too(pull_request: Project) -> None:
    pull_request.git("update-ref", "refs/pull/7/merge", "HEAD")
    pull_request.git("checkout", "-q", "main")
    pull_request.git("branch", "-f", "stale", "main~1")
    assert between("stale", "refs/pull/7/merge", pull_request.root) == BARGE


def test_a_branch_older_than_the_merge_by_the_host_changes_nothing(pull_request: Project) -> None:
    pull_request.git("branch", "-f", "main", "main~1")
    assert between("main", "HEAD", pull_request.root) == BARGE
    pull_request.git("update-ref", "-d", "refs/remotes/pull/7/merge")
    assert between("main", "HEAD", pull_request.root) == [*BARGE, *LAMPS]


def test_a_commit_that_merges_nothing_is_no_merge_by_the_host(branched: Project) -> None:
    branched.git("checkout", "-q", "tides")
    branched.write({"plans/pier.md": ticked(OTHER)})
    branched.commit("more")
    branched.git("update-ref", "refs/pull/7/merge", "HEAD")
    branched.git("branch", "-f", "main", "tides~2")
    assert between("main", "tides", branched.root) == [*BARGE, *LAMPS]


def test_a_branch_that_was_kept_up_to_date_by_merges_is_measured_from_where_it_left(
    branched: Project,
) -> None:
    branched.git("checkout", "-q", "tides")
    branched.git("merge", "-q", "-m", "up to date", "main")
    assert len(branched.git("rev-list", "--parents", "-1", "HEAD").split()) == 3
    assert between("main", "HEAD", branched.root) == BARGE


def test_two_commits_of_a_merge_by_the_host_are_enough(pull_request: Project, tmp_path: Path) -> None:
    checkout = clone(pull_request, tmp_path / "ci", 2, "refs/remotes/pull/7/merge")
    assert between("HEAD^1", "HEAD", checkout) == BARGE


@pytest.mark.parametrize("base", ["HEAD^1", "HEAD~1", "fetched-1"])
def test_a_shallow_clone_names_the_command_that_fetches_the_base(
    pull_request: Project, tmp_path: Path, base: str
) -> None:
    checkout = clone(pull_request, tmp_path / "ci", 1, "tides", "main")
    with pytest.raises(RevisionError, match=r"clone is shallow.*git fetch --\w+.*fetch-depth: "):
        compare(base, "HEAD", checkout)


def test_the_first_commit_has_nothing_before_it(project: Project) -> None:
    project.write(PLANS)
    project.commit()
    with pytest.raises(RevisionError, match='"HEAD" is the first commit'):
        compare("HEAD^1", "HEAD", project.root)


def test_histories_without_a_common_commit_have_no_base(branched: Project) -> None:
    branched.git("checkout", "-q", "--orphan", "island")
    branched.commit("island")
    with pytest.raises(RevisionError, match='"main" and "island" have no commit in common'):
        compare("main", "island", branched.root)


@pytest.mark.parametrize(
    "name,why",
    [
        ("nowhere", 'git does not know the revision "nowhere" here.*git fetch origin nowhere'),
        ("HEAD~9", 'the history of "HEAD" is shorter'),
        ("--output=/tmp/x", "not a revision: name a branch"),
        ("-x", "not a revision: name a branch"),
        ("", "not a revision: name a branch"),
        ("a\nb", "not a revision: name a branch"),
        ("HEAD\0", "not a revision: name a branch"),
        ("HEAD:plans", 'git does not know the revision "HEAD:plans" here$'),
        ("main..tides", "is a range: give its two ends, as in: plans diff main tides"),
        ("v1.2...", "is a range: give its two ends, as in: plans diff v1.2 HEAD"),
        ("../nowhere", 'git does not know the revision "../nowhere" here$'),
        ("origin/tides", "git fetch origin tides"),
    ],
)
def test_names_that_are_no_revision_are_refused(branched: Project, name: str, why: str) -> None:
    for base, head in ((name, "HEAD"), ("main", name)):
        with pytest.raises(RevisionError, match=why):
            compare(base, head, branched.root)


def test_nothing_has_been_committed(project: Project) -> None:
    project.write(PLANS)
    project.git("init", "-q")
    with pytest.raises(RevisionError, match="there are no commits yet"):
        compare("main", "HEAD", project.root)


def test_outside_of_a_repository_only_folders_and_snapshots_can_be_compared(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="git cannot look it up: the folder is not in a git repository"):
        compare("main", "HEAD", tmp_path)


def test_without_git_there_are_no_revisions(branched: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="git cannot look it up: git is not installed"):
        compare("main", "tides", branched.root)
