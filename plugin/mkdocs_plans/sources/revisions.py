"""Which commits are compared: how revisions are named, and what a change is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .git import run_git, text
from .git_process import GitError

_MERGE_REF = re.compile(r"(?:refs/)?(?:remotes/)?pull/\d+/merge")
"""A code host's test merge of a pull request."""
_MERGE_REFS = ("refs/pull/*/merge", "refs/remotes/pull/*/merge")
"""The refs under which a code host stores its test merge of a pull request, whose first parent is the state
that the pull request changes. Checkout actions put them under `refs/remotes`."""

_HASH = re.compile(r"[0-9a-f]{40,64}")
_BEHIND_NAME = re.compile(r"[~^].*", re.DOTALL)
"""The part of a revision after the name of a branch or tag."""
_RANGE = re.compile(r"(?!\.)(.+?)\.{2,3}(?!/)(.*)")
"""Two revisions with `..` or `...` between them. A relative path such as `../main` is not a range."""
_MOST_RENAMES = 2000
"""With more changed files on one side, only renamed files without changes are detected."""


class RevisionError(Exception):
    """There is no such revision, or no base to compare with. The message gives the reason and the remedy."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and the name that was used for it."""

    name: str
    hash: str
    """The full hash."""


def commit(repository: Path, name: str) -> Commit:
    """The commit that a revision names.

    Raises:
        RevisionError: There is none.
        GitError: Git failed.
    """
    found = find(repository, name)
    if found is None:
        raise RevisionError(_why_unknown(repository, name))
    return found


def find(repository: Path, name: str) -> Commit | None:
    """The same; `None` if git knows no such revision.

    Raises:
        RevisionError: The name begins with `-`, or is not valid.
        GitError: Git failed.
    """
    if name.startswith("-") or not name.isprintable() or not name:
        raise RevisionError(f'"{name}" is not a revision: name a branch, a tag or a commit')
    # Without --end-of-options, git before 2.24 would take a name for an option; those were refused above.
    arguments = ("--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    found = text(run_git(repository, "rev-parse", *arguments, accept=(0, 1))).strip()
    return Commit(name, found) if _HASH.fullmatch(found) else None  # A range is two revisions.


def base_for(repository: Path, base: str, head: Commit) -> Commit:
    """The commit that a change is compared with.

    A branch means its merge base with the head, never its tip, because commits that others added
    since then are not part of the change. For a code host's test merge of a pull request it is the first
    parent. Any other revision means itself.

    Raises:
        RevisionError: There is none; the message gives the remedy.
        GitError: Git failed.
    """
    named = commit(repository, base)
    if not _is_branch(repository, base):
        return named
    if _is_merge_ref(repository, head):
        return commit(repository, f"{head.name}^1")
    found = text(run_git(repository, "merge-base", named.hash, head.hash, accept=(0, 1))).split()
    if found:
        return Commit(base, found[0])
    if is_shallow(repository):
        raise RevisionError(
            f'there is nothing to compare with: this clone is shallow, and ends before "{head.name}" left '
            f'"{base}". Fetch it with: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)'
        )
    raise RevisionError(
        f'there is nothing to compare with: "{base}" and "{head.name}" have no commit in common'
    )


def default_branch(repository: Path) -> str | None:
    """Return the branch that changes are made for: the one that `origin` names, else main or master.

    Raises:
        GitError: Git gave no answer.
    """
    answer = run_git(
        repository, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD", accept=(0, 1)
    )
    names = (text(answer).strip(), "origin/main", "origin/master", "main", "master")
    return next((name for name in names if name and find(repository, name)), None)


def time_of(repository: Path, of: Commit) -> datetime:
    """When a commit was made, in UTC.

    Raises:
        GitError: Git failed.
    """
    seconds = text(
        run_git(repository, "log", "-1", "--no-color", "--no-show-signature", "--format=%ct", of.hash)
    )
    return datetime.fromtimestamp(int(seconds), UTC)


def main_line(repository: Path, without: Commit | None = None) -> frozenset[str]:
    """The full hashes of the commits on the main line of the commit that is checked out.

    Args:
        repository: The root of the repository.
        without: A commit; what it contains is left out.

    Raises:
        GitError: Git failed.
    """
    limits = [f"^{without.hash}"] if without else []
    return frozenset(text(run_git(repository, "rev-list", "--first-parent", "HEAD", *limits)).split())


def proposed(repository: Path, head: Commit) -> str:
    """The commit by which readers know a change: that of the pull request, otherwise the head itself.

    Raises:
        GitError: Git failed.
    """
    return parents(repository, head.hash)[1] if _is_merge_ref(repository, head) else head.hash


def renames(repository: Path, base: Commit, head: Commit, folders: Iterable[str]) -> dict[str, str]:
    """The files of some folders that have another path on the head, by their path on the base.

    Args:
        repository: The root of the repository.
        base: The commit before.
        head: The commit now.
        folders: Relative to the root.

    Raises:
        GitError: Git failed.
    """
    answer = run_git(
        repository,
        *("diff-tree", "-r", "-z", "-M", f"-l{_MOST_RENAMES}", "--diff-filter=R", "--name-status"),
        *(base.hash, head.hash, "--", *folders),
    )
    parts = iter(text(answer).split("\0"))
    return {next(parts): next(parts) for status in parts if status}


def _is_branch(repository: Path, name: str) -> bool:
    if name in ("HEAD", "@"):
        return False
    arguments = ("--verify", "--quiet", "--symbolic-full-name", "--end-of-options", name)
    full = text(run_git(repository, "rev-parse", *arguments, accept=(0, 1, 128))).strip()
    return full.startswith(("refs/heads/", "refs/remotes/")) and not _MERGE_REF.fullmatch(full)


def _is_merge_ref(repository: Path, head: Commit) -> bool:
    if len(parents(repository, head.hash)) != 2:  # noqa: PLR2004  (a merge of two)
        return False
    return bool(run_git(repository, "for-each-ref", f"--points-at={head.hash}", *_MERGE_REFS).strip())


def parents(repository: Path, found: str) -> list[str]:
    """The parents that a commit names, whether they are available or not."""
    header = text(run_git(repository, "cat-file", "commit", found)).partition("\n\n")[0]
    return [line.removeprefix("parent ") for line in header.splitlines() if line.startswith("parent ")]


def is_shallow(repository: Path) -> bool:
    """Whether the history of a clone is cut off.

    Raises:
        GitError: Git failed.
    """
    return text(run_git(repository, "rev-parse", "--is-shallow-repository")).strip() == "true"


def _why_unknown(repository: Path, name: str) -> str:
    """The message for a revision that git does not know."""
    ends = _RANGE.fullmatch(name)
    if ends:
        return f'"{name}" is a range: give its two ends, as in: plans diff {ends[1]} {ends[2] or "HEAD"}'
    stem = _BEHIND_NAME.sub("", name)
    youngest = find(repository, stem) if stem and stem != name else None
    if youngest is not None and not parents(repository, youngest.hash):
        return f'there is nothing to compare with: "{stem}" is the first commit'
    if is_shallow(repository):
        return (
            f'"{name}" is not available, because this clone is shallow. Fetch more '
            "with: git fetch --deepen=1, or all with: git fetch --unshallow (in GitHub Actions: "
            "fetch-depth: 2 for a pull request's merge, else 0)"
        )
    if youngest is not None:
        return f'there is no "{name}": the history of "{stem}" is shorter'
    try:
        run_git(repository, "rev-parse", "--verify", "--quiet", "HEAD")
    except GitError:
        return "there are no commits yet"
    unknown = f'git does not know the revision "{name}" here'
    branch = name.removeprefix("origin/")
    try:
        run_git(repository, "check-ref-format", f"refs/heads/{branch}")
    except GitError:
        return unknown  # No branch has this name, and `git fetch origin HEAD:plans` would write to a branch.
    return f"{unknown}; if it is a remote branch, fetch it: git fetch origin {branch}"
