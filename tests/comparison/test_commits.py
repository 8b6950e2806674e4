"""Commits are read as data: nothing is checked out, run, followed, fetched or read twice for them."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs_plans.comparison import compare
from mkdocs_plans.diff import Change, DiffNote, Side
from mkdocs_plans.sources import committed, git, tree
from mkdocs_plans.sources.folder import LARGEST
from mkdocs_plans.sources.git_process import GitError
from mkdocs_plans.sources.plan import load_all
from mkdocs_plans.vocabulary.vocabulary import Vocabulary

from tests.builds import Project
from tests.comparison.harbour import OTHER, PLAN, PLANS, between, reported, ticked
from tests.diff.repository import Files, write_repository

BARGE = [("plans/basin.md", "step-done", "Hire a barge")]


def snapshot_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Everything below a folder, with size and time of change."""
    return {str(path): (path.lstat().st_size, path.lstat().st_mtime_ns) for path in sorted(folder.rglob("*"))}


def watched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the plans that are read from commits, as they are."""
    read: list[str] = []

    def load(raw: bytes, path: str, above: Sequence[str] | None, words: Vocabulary) -> object:
        read.append(path)
        return load_all(raw, path, above, words)

    monkeypatch.setattr(committed, "load_all", load)
    return read


def test_neither_the_working_tree_nor_the_repository_is_touched(tmp_path: Path) -> None:
    write_repository(tmp_path, PLANS, [{"plans/basin.md": ticked(PLAN)}])
    before = snapshot_of(tmp_path)
    assert between("main", "head-0", tmp_path) == BARGE
    assert snapshot_of(tmp_path) == before


def test_no_program_that_the_repository_names_is_started(project: Project, tmp_path: Path) -> None:
    marker = tmp_path / "started"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho \"$@\" >> '{marker}'\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    project.write(PLANS)
    project.write({".gitattributes": "*.md filter=evil diff=evil merge=evil\n"})
    project.commit("base")
    project.write({"plans/basin.md": ticked(PLAN)})
    project.commit("head")
    hooks = project.root / ".git/hooks"
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change"):
        (hooks / hook).write_text(program.read_text())
        (hooks / hook).chmod(0o755)
    for key in (
        *("filter.evil.smudge", "filter.evil.clean", "filter.evil.process", "diff.evil.textconv"),
        *("diff.evil.command", "diff.external", "core.fsmonitor", "core.pager", "gpg.program"),
        *("core.sshCommand", "core.editor", "uploadpack.packObjectsHook"),
    ):
        project.git("config", key, str(program))
    marker.unlink(missing_ok=True)
    assert between("HEAD^1", "HEAD", project.root) == BARGE
    assert between("HEAD^1", ".", project.root) == BARGE
    assert not marker.exists()


def test_a_git_hook_may_run_it(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables that git sets for hooks name another repository; ours is that of the current folder."""
    project.write(PLANS)
    project.commit("base")
    project.write({"plans/basin.md": ticked(PLAN)})
    project.commit("head")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    assert between("HEAD^1", "HEAD", project.root) == BARGE


def test_links_and_submodules_are_not_followed_and_are_reported_as_new(project: Project) -> None:
    project.write(PLANS)
    commit = project.commit("base")
    (project.root / "plans/passwords.md").symlink_to("/etc/passwd")
    (project.root / "plans/same.md").symlink_to("basin.md")
    project.git("update-index", "--add", "--cacheinfo", f"160000,{commit},plans/vendor")
    project.git("add", "plans/passwords.md", "plans/same.md")
    project.git("commit", "-q", "-m", "head")
    found = compare("HEAD^1", "HEAD", project.root)
    assert found.plans == ()
    assert found.after.plans == 2
    link = "It is a symbolic link; links in commits are not followed."
    assert found.notes == (
        DiffNote(link, "plans/passwords.md", Side.HEAD),
        DiffNote(link, "plans/same.md", Side.HEAD),
        DiffNote("It is a submodule; its files belong to another repository.", "plans/vendor", Side.HEAD),
    )
    assert compare("HEAD", "HEAD", project.root).notes == ()


@pytest.mark.parametrize(
    "content,why",
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not text"),
        (b"# Long\n" + b"x" * LARGEST, "is larger than 10 MB; only smaller files are read"),
    ],
    ids=["a picture", "a huge file"],
)
def test_a_plan_that_cannot_be_read_on_one_side_is_named_and_the_rest_compared(
    tmp_path: Path, content: bytes, why: str
) -> None:
    heads: list[Files] = [{"plans/pier.md": content, "plans/basin.md": ticked(PLAN)}]
    write_repository(tmp_path, PLANS, heads)
    there = compare("main", "head-0", tmp_path)
    assert reported(there) == BARGE
    assert there.notes == (DiffNote(f"It is not compared: the file {why}.", "plans/pier.md", Side.HEAD),)
    back = compare("head-0^0", "main", tmp_path)
    assert [(note.path, note.side) for note in back.notes] == [("plans/pier.md", Side.BASE)]
    assert [plan.path for plan in back.plans] == ["plans/basin.md"]
    assert compare("head-0", "head-0", tmp_path).notes == ()


def test_missing_files_of_a_damaged_clone_are_reported(tmp_path: Path) -> None:
    write_repository(tmp_path, PLANS, [{"plans/pier.md": ticked(OTHER), "plans/basin.md": ticked(PLAN)}])
    named = subprocess.run(
        ["git", "rev-parse", "head-0:plans/pier.md"], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    blob = named.stdout.strip()
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    found = compare("main", "head-0", tmp_path)
    assert reported(found) == BARGE
    reason = "It is not compared: the file is not in this clone."
    assert found.notes == (DiffNote(reason, "plans/pier.md", Side.HEAD),)


def test_nothing_is_fetched_for_a_partial_clone(project: Project, elsewhere: Path) -> None:
    project.write(PLANS)
    project.commit("base")
    project.git("config", "uploadpack.allowFilter", "true")
    there = str(elsewhere / "clone")
    project.git("clone", "-q", "--no-checkout", "--filter=blob:none", project.root.as_uri(), there)
    with pytest.raises(GitError, match="the clone is partial and lacks the files"):
        compare("HEAD", "HEAD", Path(there))


def test_secrets_are_redacted(tmp_path: Path) -> None:
    token = "ghp_" + "aB3dE5fG7h" * 3 + "aB3dE5"
    secret = PLAN.replace("Hire a barge", f"Hire {token}") + f"\n## Pay with {token}\n\nSoon.\n"
    heads = [{"plans/basin.md": secret}, {"plans/basin.md": secret.replace("Soon", "Late")}]
    write_repository(tmp_path, PLANS, heads)
    for base, head in (("main", "head-0"), ("head-0^0", "head-1"), ("head-0^0", "main")):
        found = compare(base, head, tmp_path)
        assert found.plans
        assert token not in repr(found)


def test_text_that_is_no_utf_8_is_compared_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    latin = ticked(PLAN).replace("Dig", "Dég").encode("latin-1")
    write_repository(tmp_path, PLANS, [{"plans/basin.md": latin}])
    found = compare("main", "head-0", tmp_path)
    assert [event.kind for _, event in found.events] == ["step-done", "step-reworded", "finding-new"]


def test_names_of_files_may_hold_anything(project: Project) -> None:
    names = ["plans/ leading.md", "plans/tab\there.md", "plans/new\nline.md", 'plans/"quoted".md',
             "plans/:(glob)*.md", "plans/-x.md", "plans/naïve — ✓.md"]  # fmt: skip
    project.write(dict.fromkeys(names, PLAN))
    raw = os.fsencode(project.root / "plans") + b"/no-utf8-\xff.md"
    with open(raw, "wb") as file:  # noqa: PTH123 (no `Path` can contain such a name)
        file.write(PLAN.encode())
    project.commit("base")
    project.write(dict.fromkeys(names, ticked(PLAN)))
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(ticked(PLAN).encode())
    project.commit("head")
    found = compare("HEAD^1", "HEAD", project.root)
    assert {plan.path for plan in found.plans} == {*names, os.fsdecode(b"plans/no-utf8-\xff.md")}
    assert [event.kind for _, event in found.events] == ["step-done"] * 8


def test_links_are_looked_for_in_the_commit_and_not_in_the_working_tree(project: Project) -> None:
    project.write(
        {"plans/basin.md": f"{PLAN}\n[map](../maps/old.md) [all](../maps/)\n", "maps/old.md": "# Old\n"}
    )
    project.commit("base")
    (project.root / "maps/old.md").rename(project.root / "maps/new.md")
    project.commit("head")
    project.write({"maps/old.md": "# Back again, and not committed\n"})
    found = compare("HEAD^1", "HEAD", project.root)
    assert [(event.kind, event.position.text) for _, event in found.events] == [
        ("finding-new", '"../maps/old.md" is not linked, because the file does not exist: correct the path.')
    ]


def test_unchanged_plans_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = {f"plans/{number}.md": PLAN for number in range(20)}
    changed = {"plans/3.md": ticked(PLAN), "plans/new.md": OTHER}
    write_repository(tmp_path, plans, [changed])
    read = watched(monkeypatch)
    compare("main", "head-0", tmp_path)
    assert sorted(read) == sorted([*plans, *changed])


def test_links_that_are_also_in_the_working_tree_are_not_reported(project: Project) -> None:
    project.write({**PLANS, "secret.md": OTHER})
    (project.root / "plans/link.md").symlink_to(project.root / "secret.md")
    project.commit()
    assert compare("HEAD", ".", project.root).notes == ()
    assert compare(".", "HEAD", project.root).notes == ()
    (project.root / "plans/link.md").unlink()
    [note] = compare("HEAD", ".", project.root).notes
    assert (note.path, note.side) == ("plans/link.md", Side.BASE)


def test_each_commit_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_repository(tmp_path, PLANS, [{"plans/basin.md": ticked(PLAN)}])
    asked: list[str] = []

    def ask(directory: Path, command: str, *arguments: str, given: bytes = b"") -> bytes:
        asked.append(command)
        return git.run_git(directory, command, *arguments, given=given)

    monkeypatch.setattr(tree, "run_git", ask)
    compare("main", "head-0", tmp_path)
    assert asked.count("ls-tree") == 2


def test_a_file_of_the_working_tree_is_not_read_again_from_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_repository(tmp_path, PLANS, [])
    for path, text in {**PLANS, "plans/basin.md": ticked(PLAN)}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    read = watched(monkeypatch)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n")
    assert between("main", ".", tmp_path) == BARGE
    assert read == ["plans/basin.md"]


def test_a_renamed_plan_is_the_same_and_a_moved_folder_too(tmp_path: Path) -> None:
    heads = [
        {"plans/basin.md": None, "plans/harbour/dredging.md": ticked(PLAN)},
        {"plans/basin.md": None, "plans/pier.md": None, "work/basin.md": PLAN, "work/pier.md": ticked(OTHER),
         "mkdocs.yml": "site_name: x\nplugins: [{plans: {folder: work}}]\n"},
    ]  # fmt: skip
    write_repository(tmp_path, {**PLANS, "mkdocs.yml": "site_name: x\nplugins: [plans]\n"}, heads)
    [plan] = compare("main", "head-0", tmp_path).plans
    assert (plan.change, plan.was, plan.path) == (
        Change.RENAMED, "plans/basin.md", "plans/harbour/dredging.md",
    )  # fmt: skip
    assert [event.kind for event in plan.events] == ["step-done"]
    moved = compare("main", "head-1", tmp_path)
    assert [(plan.change, plan.was) for plan in moved.plans] == [
        (Change.RENAMED, "plans/basin.md"),
        (Change.RENAMED, "plans/pier.md"),
    ]
    assert moved.notes == (
        DiffNote('Its plans are in "plans", according to its configuration.', side=Side.BASE),
    )
