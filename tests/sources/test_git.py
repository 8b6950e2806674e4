"""Facts about plans from git, and what git must never be made to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs_plans.model.times import Reach
from mkdocs_plans.sources import git

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX file names and scripts")

DAY = 86_400
START = 1_735_689_600  # 2025-01-01


class Repository:
    """A real repository whose commits have fixed times, a day apart."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.day = 0
        self.run("init", "-q", "-b", "main")

    def run(self, *arguments: str) -> str:
        time = f"{START + self.day * DAY} +0900"
        people = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        times = {"GIT_AUTHOR_DATE": time, "GIT_COMMITTER_DATE": time}
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=os.environ | people | times | quiet,
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout.strip()

    def write(self, **files: str) -> None:
        self.write_all({f"{name}.md": text for name, text in files.items()})

    def write_all(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (self.path / name).write_text(text)

    def commit(self, message: str = "change") -> str:
        self.day += 1
        self.run("add", "--all")
        self.run("commit", "-q", "-m", message)
        return self.run("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    (tmp_path / "repo").mkdir()
    return Repository(tmp_path / "repo")


def days(repository: Repository, *folders: str) -> dict[str, int]:
    """On which day each path changed last."""
    found = git.history(repository.path, folders)
    assert (found.reach, found.reason) == (Reach.FULL, None)
    return {path: int(change.time.timestamp() - START) // DAY for path, change in found.changes.items()}


def test_each_file_has_its_own_last_change(repository: Repository) -> None:
    repository.write(a="1", b="1")
    repository.commit()
    repository.write(a="2", c="1")
    repository.commit("two\n\nwith a body\n/abcdef 12")
    assert days(repository) == {"a.md": 2, "b.md": 1, "c.md": 2}


def test_a_change_names_its_commit_and_time_in_utc(repository: Repository) -> None:
    repository.write(a="1")
    commit = repository.commit()
    change = git.history(repository.path).changes["a.md"]
    assert commit.startswith(change.commit)
    assert change.time == datetime(2025, 1, 2, tzinfo=UTC)
    assert change.time.tzinfo is UTC


def test_looks_at_the_named_folders_alone(repository: Repository) -> None:
    repository.write_all(
        {"plans/a.md": "1", "docs/plans/b.md": "1", "plans-old/c.md": "1", "[p]lans/d.md": "1"}
    )
    repository.commit()
    assert set(days(repository, "plans", "docs/plans")) == {"plans/a.md", "docs/plans/b.md"}
    assert set(days(repository, "[p]lans")) == {"[p]lans/d.md"}


def test_a_renamed_file_changed_when_it_was_renamed(repository: Repository) -> None:
    repository.write(old="a long text\n" * 20)
    repository.commit()
    repository.run("mv", "old.md", "new.md")
    repository.commit()
    assert days(repository)["new.md"] == 2


@posix_only
@pytest.mark.parametrize(
    "name", ["with space.md", "Übersicht.md", "a#b?c%20.md", "\nnew\nline.md", '"q".md', "\x01a 1.md"]
)
def test_odd_file_names(repository: Repository, name: str) -> None:
    repository.write_all({"a.md": "1", name: "1", "z.md": "1"})
    repository.commit()
    assert days(repository) == {"a.md": 1, name: 1, "z.md": 1}


@posix_only
def test_a_file_name_that_is_no_utf8(repository: Repository) -> None:
    Path(os.fsdecode(os.fsencode(repository.path) + b"/\xff.md")).write_bytes(b"x")
    repository.commit()
    assert days(repository) == {"\udcff.md": 1}


def test_a_merge_counts_for_files_that_only_it_changed(repository: Repository) -> None:
    repository.write(a="1", b="1")
    repository.commit()
    repository.run("checkout", "-q", "-b", "side")
    repository.write(b="2")
    repository.commit()
    repository.run("checkout", "-q", "main")
    repository.write(a="2")
    repository.commit()
    repository.run("merge", "-q", "--no-ff", "--no-commit", "side")
    repository.write(c="only in the merge")
    repository.commit()
    assert days(repository) == {"a.md": 3, "b.md": 2, "c.md": 4}


def test_a_shallow_clone_claims_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.write(a="1")
    repository.commit()
    repository.write(b="1")
    repository.commit()
    repository.run("clone", "-q", "--depth=1", repository.path.as_uri(), str(tmp_path / "clone"))
    found = git.history(tmp_path / "clone")
    assert (found.reach, dict(found.changes)) == (Reach.SHALLOW, {})
    assert found.reason == "the clone is shallow, so its history is incomplete"
    assert git.head(tmp_path / "clone") is not None


def test_outside_of_a_repository(tmp_path: Path) -> None:
    found = git.history(tmp_path)
    assert (found.reach, found.reason) == (Reach.NONE, "the folder is not in a git repository")
    assert git.head(tmp_path) is None
    assert git.root(tmp_path) is None


def test_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = git.history(repository.path)
    assert (found.reach, found.reason) == (Reach.NONE, "git is not installed")
    assert git.head(repository.path) is None
    assert git.root(repository.path) is None


def test_before_the_first_commit(repository: Repository) -> None:
    repository.write(a="1")
    found = git.history(repository.path)
    assert (found.reach, found.reason) == (Reach.NONE, "there are no commits yet")
    assert git.head(repository.path) is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(a="1")
    repository.commit()
    for path in (repository.path, repository.path / ".git"):
        os.chown(path, 65534, 65534)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("SUDO_UID", raising=False)
    found = git.history(repository.path)
    assert found.reach is Reach.NONE
    assert "safe.directory" in (found.reason or "")


def test_root_from_a_folder_inside(repository: Repository) -> None:
    repository.write_all({"docs/plans/a.md": "1"})
    assert git.root(repository.path / "docs" / "plans") == repository.path.resolve()


@pytest.mark.parametrize("kind", ["bare", "named"])
def test_files_that_look_like_a_repository_are_none(
    repository: Repository, tmp_path: Path, kind: str
) -> None:
    """Anyone can commit such files; the root that they name may contain confidential files."""
    inner = repository.path / "team" / "plans"
    place = inner if kind == "bare" else inner / ".git"
    place.mkdir(parents=True)
    repository.run("init", "-q", "--bare", str(place))
    repository.run("config", "--file", str(place / "config"), "core.bare", "false")
    repository.run("config", "--file", str(place / "config"), "core.worktree", str(tmp_path))
    (tmp_path / ".git").mkdir()
    assert git.root(inner) == repository.path
    assert git.root(repository.path / "team") == repository.path


def test_head_names_the_commit_and_uncommitted_changes(repository: Repository) -> None:
    repository.write_all({"plans/a.md": "1", "other.md": "1"})
    commit = repository.commit()
    clean = git.head(repository.path, ["plans"])
    assert clean == git.HeadCommit(commit, datetime(2025, 1, 2, tzinfo=UTC), dirty=False)
    assert clean.short == commit[:7]
    repository.write(other="2")
    assert git.head(repository.path, ["plans"]) == clean
    repository.write_all({"plans/new.md": "1"})
    assert git.head(repository.path, ["plans"]) == git.HeadCommit(commit, clean.time, dirty=True)


def test_the_folders_repository_is_read_even_inside_a_hook_of_another(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.write(x="1")
    other.commit()
    repository.write(a="1")
    repository.commit()
    monkeypatch.setenv("GIT_DIR", str(other.path / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.path / ".git" / "index"))
    assert set(days(repository)) == {"a.md"}


Arm = Callable[[Repository, str], None]


def _by_settings(*settings: tuple[str, str]) -> Arm:
    def arm(repository: Repository, program: str) -> None:
        for key, value in settings:
            repository.run("config", key, value.replace("PROGRAM", program))

    return arm


def _by_hook(repository: Repository, program: str) -> None:
    hook = repository.path / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.symlink_to(program)


TRAPS: dict[str, Arm] = {
    "fsmonitor": _by_settings(("core.fsmonitor", "PROGRAM")),
    "clean filter": _by_settings(("filter.evil.clean", "PROGRAM"), ("filter.evil.required", "false")),
    "process filter": _by_settings(("filter.evil.process", "PROGRAM")),
    "filter with a sign": _by_settings(("filter.e=vil.clean", "PROGRAM")),
    "signature": _by_settings(("log.showSignature", "true"), ("gpg.program", "PROGRAM")),
    "hook": _by_hook,
}


@posix_only
@pytest.mark.parametrize("trap", TRAPS)
def test_a_hostile_repository_runs_no_program(repository: Repository, tmp_path: Path, trap: str) -> None:
    program, ran = tmp_path / "program", tmp_path / "ran"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\nexit 1\n")
    program.chmod(0o755)
    repository.write_all({".gitattributes": "/a.md filter=evil\n/b.md filter=e=vil\n"})
    repository.write(a="1", b="1")
    commit = repository.commit()
    signed = repository.run("cat-file", "commit", commit).replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\n", 1
    )
    (repository.path / ".git" / "signed").write_text(signed + "\n")
    repository.run("reset", "-q", repository.run("hash-object", "-t", "commit", "-w", ".git/signed"))
    (repository.path / ".git" / "signed").unlink()
    TRAPS[trap](repository, str(program))
    repository.write(a="2", b="2")  # of the same size: git must look inside to see the change

    git.head(repository.path)
    git.history(repository.path)
    git.root(repository.path)
    assert not ran.exists()


@pytest.mark.parametrize(
    "epoch, expected",
    [
        (None, datetime(2025, 1, 2, tzinfo=UTC)),
        ("", datetime(2025, 1, 2, tzinfo=UTC)),
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
    ],
)
def test_ages_count_from_the_epoch_that_is_set_else_from_the_commit(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, epoch: str | None, expected: datetime
) -> None:
    repository.write(a="1")
    repository.commit()
    if epoch is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert git.build_time(git.head(repository.path)) == expected


def test_no_age_is_counted_without_epoch_and_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert git.build_time(None) is None


@pytest.mark.parametrize("epoch", ["today", "1.5", "9" * 30])
def test_an_epoch_that_is_no_time_is_named(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is"):
        git.build_time(None)
