"""The content of a folder of plans, and the part of it that is refused."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from mkdocs_plans.sources.folder import LARGEST, PlanFile, UnreadableError, walk

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file names and links")


def write(root: Path, *paths: str, text: str = "# A plan\n") -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def paths(root: Path, *, exclude: tuple[str, ...] = ()) -> list[str]:
    return [file.path for file in walk(root, exclude=exclude).files]


def refused(root: Path) -> dict[str, str]:
    return {item.path: item.reason for item in walk(root).refused}


def test_lists_markdown_files_sorted_by_path_part(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a-b.md", "a/z.md", "a/b/c.MARKDOWN", "UPPER.MD", "notes.txt", "image.png")
    assert paths(tmp_path) == ["UPPER.MD", "a/b/c.MARKDOWN", "a/z.md", "a-b.md", "b.md"]


def test_reads_dot_folders_but_not_those_of_tools(tmp_path: Path) -> None:
    write(tmp_path, ".archive/old.md", ".git/x.md", "node_modules/p/README.md", "a/.venv/x.md", ".hidden.md")
    assert paths(tmp_path) == [".archive/old.md", ".hidden.md"]


def test_leaves_out_names_with_an_underscore_but_reads_such_folders(tmp_path: Path) -> None:
    write(tmp_path, "_template.md", "_archived/done.md", "a/_draft.md")
    assert paths(tmp_path) == ["_archived/done.md"]


def test_leaves_out_what_exclude_names(tmp_path: Path) -> None:
    write(tmp_path, "keep.md", "drafts/a.md", "x/drafts/keep.md", "x/y/scratch-1.md", "x/y/scratch-2.md")
    exclude = ("/drafts/", "scratch-*.md", "!scratch-2.md")
    assert paths(tmp_path, exclude=exclude) == ["keep.md", "x/drafts/keep.md", "x/y/scratch-2.md"]


def test_missing_folder_holds_nothing(tmp_path: Path) -> None:
    found = walk(tmp_path / "plans")
    assert (found.files, found.refused) == ((), ())


@posix_only
def test_refuses_links_that_lead_out(tmp_path: Path) -> None:
    write(tmp_path, "secret.md", "elsewhere/b.md", "plans/a.md")
    plans = tmp_path / "plans"
    (plans / "leak.md").symlink_to("../secret.md")
    (plans / "absolute.md").symlink_to("/etc/passwd")
    (plans / "dir").symlink_to("../elsewhere")
    (plans / "sibling.md").symlink_to(tmp_path / "plans-other.md")
    write(tmp_path, "plans-other.md")
    assert paths(plans) == ["a.md"]
    assert refused(plans) == dict.fromkeys(
        ["leak.md", "absolute.md", "dir", "sibling.md"],
        "is a symbolic link to a target outside of the folder",
    )


@posix_only
def test_follows_links_within_and_lists_each_file_once(tmp_path: Path) -> None:
    write(tmp_path, "a/plan.md", "_shared.md", "b/other.md")
    (tmp_path / "0-first.md").symlink_to("a/plan.md")
    (tmp_path / "shared.md").symlink_to("_shared.md")
    (tmp_path / "again.md").symlink_to("shared.md")
    (tmp_path / "c").symlink_to("b")
    (tmp_path / "b" / "loop").symlink_to("..")
    (tmp_path / "a" / "self").symlink_to(".")
    assert len(paths(tmp_path)) == 3
    assert paths(tmp_path) == ["a/plan.md", "again.md", "b/other.md"]
    assert refused(tmp_path) == {}


@posix_only
def test_leaves_out_links_to_what_is_excluded(tmp_path: Path) -> None:
    write(tmp_path, "store/x.md", "store/deep/y.md", "a.md")
    (tmp_path / "x.md").symlink_to("store/x.md")
    (tmp_path / "again.md").symlink_to("x.md")
    (tmp_path / "deep").symlink_to("store/deep")
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    assert paths(tmp_path, exclude=("store/", "gone.md")) == ["a.md"]
    assert walk(tmp_path, exclude=("gone.md",)).refused == ()


@posix_only
def test_links_to_files_that_are_no_plans_are_refused(tmp_path: Path) -> None:
    write(tmp_path, ".env", "key", "notes.txt", ".git/x.md", "node_modules/p/y.md", "a.md")
    for name, target in {
        "env.md": ".env", "key.md": "key", "notes.md": "notes.txt", "chain.md": "env.md",
        "git.md": ".git/x.md", "tool": ".git", "packages": "node_modules/p", "again.md": "a.md",
    }.items():  # fmt: skip
        (tmp_path / name).symlink_to(target)
    assert paths(tmp_path) == ["a.md"]
    assert refused(tmp_path) == {
        **dict.fromkeys(
            ["env.md", "key.md", "notes.md", "chain.md"], "is a symbolic link to a file that is not Markdown"
        ),
        **dict.fromkeys(["git.md", "tool", "packages"], "is a symbolic link into the folder of a tool"),
    }


@posix_only
def test_a_folder_that_is_a_loop_of_links_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "plans").symlink_to("plans")
    assert paths(tmp_path / "plans") == []


@posix_only
def test_refuses_broken_links_and_loops_of_links(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "round.md").symlink_to("round.md")
    assert set(refused(tmp_path)) == {"gone.md", "round.md"}


@posix_only
def test_files_that_are_not_regular_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    assert refused(tmp_path) == {"pipe.md": "is not a regular file"}
    assert paths(tmp_path) == []


@posix_only
@pytest.mark.parametrize("name", ["with space.md", "Übersicht.md", "a#b?c%20.md", "new\nline.md", "計画.md"])
def test_reads_files_with_odd_names(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"dir {name}/{name}")
    (file,) = walk(tmp_path).files
    assert file.path == f"dir {name}/{name}"
    assert file.read() == b"# A plan\n"


@posix_only
def test_lists_a_file_whose_name_is_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")).write_bytes(b"x")
    (file,) = walk(tmp_path).files
    assert (file.path, file.read()) == ("\udcff.md", b"x")


def test_a_file_that_vanished_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (file,) = walk(tmp_path).files
    file.absolute.unlink()
    with pytest.raises(UnreadableError, match="no longer exists"):
        file.read()


@posix_only
def test_does_not_follow_a_file_that_became_a_link(tmp_path: Path) -> None:
    write(tmp_path, "secret", "plans/a.md")
    (file,) = walk(tmp_path / "plans").files
    file.absolute.unlink()
    file.absolute.symlink_to(tmp_path / "secret")
    with pytest.raises(UnreadableError, match="cannot be read"):
        file.read()


@posix_only
def test_does_not_wait_for_a_file_that_became_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(UnreadableError, match="not a regular file"):
        PlanFile("a.md", tmp_path / "a.md").read()


@posix_only
def test_a_file_or_folder_that_may_not_be_read_is_reported(without_privileges: Path) -> None:
    root = without_privileges
    write(root, "locked.md", "sub/hidden.md")
    (root / "locked.md").chmod(0)
    (root / "sub").chmod(0)
    found = walk(root)
    (file,) = found.files
    with pytest.raises(UnreadableError, match="Permission denied"):
        file.read()
    assert [(item.path, item.reason) for item in found.refused] == [
        ("sub", "cannot be read: Permission denied")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that says it is empty, and is not")
def test_a_file_larger_than_its_reported_size_is_read_to_its_end() -> None:
    path = Path("/proc/self/environ")
    assert path.stat().st_size == 0
    assert PlanFile("environ", path).read() == path.read_bytes() != b""


def test_reads_large_files_up_to_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * LARGEST)
    (tmp_path / "b.md").write_bytes(b"x" * (LARGEST + 1))
    large, too_large = walk(tmp_path).files
    assert len(large.read()) == LARGEST
    with pytest.raises(UnreadableError, match="larger than 10 MB"):
        too_large.read()
