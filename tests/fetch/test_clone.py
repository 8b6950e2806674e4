"""The plans of other teams' repositories."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from mkdocs_plans.config.options import ConfigError
from mkdocs_plans.fetch.kinds import git
from mkdocs_plans.overview.project_status import FetchedProject

from tests.builds import Project
from tests.portals import LAKE, Answer, Asked, Server

from .conftest import Gather, lock

VARIABLE = "PLANS_TOKEN"
GIT_LOGIN = "Basic eC1hY2Nlc3MtdG9rZW46czNjcmV0"
"""`x-access-token:s3cret`, as code hosts expect it."""
FILES: dict[str, str | bytes] = {
    "plans/lake.md": LAKE,
    "plans/old/pond.md": "# Pond\n",
    "plans/map.png": b"\x89PNG",
    "src/big.bin": b"0" * 100_000,
}


@pytest.fixture
def upstream(tmp_path: Path) -> Project:
    """A project with a working tree, at `upstream`."""
    project = Project(tmp_path / "upstream")
    project.write(FILES)
    project.commit()
    project.git("config", "uploadpack.allowFilter", "true")
    return project


@pytest.fixture
def bare(upstream: Project, tmp_path: Path) -> Path:
    """Its bare repository."""
    path = tmp_path / "gateway.git"
    upstream.git("clone", "--quiet", "--bare", str(upstream.root), str(path))
    upstream.git("remote", "add", "origin", str(path))
    subprocess.run(["git", "-C", str(path), "config", "uploadpack.allowFilter", "true"], check=True)
    return path


def project(git: str | Path, **more: Any) -> dict[str, Any]:
    return {"name": "gateway", "git": str(git), **more}


def texts(found: list[FetchedProject]) -> dict[str, str]:
    """The Markdown files of the only project, by their paths in its repository."""
    (one,) = found
    assert one.folder, one.project.reason
    assert one.repository
    return {
        path.relative_to(one.repository).as_posix(): path.read_text() for path in one.folder.rglob("*.md")
    }


def failed(found: list[FetchedProject]) -> str:
    (one,) = found
    assert one.project.state == "missing"
    return one.project.reason


def test_the_plans_of_a_bare_repository(gather: Gather, bare: Path, upstream: Project) -> None:
    found = gather(project(bare))
    assert texts(found) == {"plans/lake.md": LAKE, "plans/old/pond.md": "# Pond\n"}
    (one,) = found
    assert one.project.state == "fresh"
    assert one.project.commit == upstream.git("rev-parse", "HEAD")
    assert one.project.changed == datetime(2026, 11, 1, 9, tzinfo=UTC)
    assert one.folder
    assert (one.folder / "map.png").read_bytes() == b"\x89PNG"


def test_git_may_be_set_to_take_only_repositories_that_are_named(
    gather: Gather, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "safe.bareRepository")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "explicit")
    assert texts(gather(project(bare)))


def test_nothing_but_the_folder_is_kept(gather: Gather, bare: Path, tmp_path: Path) -> None:
    gather(project(bare))
    kept = {path.name for path in (tmp_path / ".cache/plans/gateway").rglob("*") if path.is_file()}
    assert kept == {"copy.json", "lake.md", "pond.md", "map.png"}


def test_only_the_blobs_of_the_folder_are_fetched(
    gather: Gather, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    written = git._write

    def spy(repository: Any, place: Path, *rest: Any) -> bool:
        sizes.append(sum(path.stat().st_size for path in place.rglob("*") if path.is_file()))
        blobs = subprocess.run(
            ["git", "-C", str(place), "cat-file", "--batch-all-objects", "--batch-check"],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        assert blobs.count(" blob ") == 3
        return written(repository, place, *rest)

    monkeypatch.setattr(git, "_write", spy)
    assert gather(project(bare))[0].project.state == "fresh"
    assert sizes


def test_a_commit_that_is_known_is_not_fetched_again(
    gather: Gather, bare: Path, upstream: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    gather(project(bare))
    with monkeypatch.context() as patch:
        patch.setattr(git, "_fetched", None)
        (one,) = gather(project(bare))
    assert (one.project.state, len(texts([one]))) == ("unchanged", 2)
    upstream.write({"plans/new.md": "# New\n"})
    upstream.commit(date="2026-11-02T09:00:00+00:00")
    upstream.git("push", "--quiet", "origin", "main")
    found = gather(project(bare))
    assert (found[0].project.state, len(texts(found))) == ("fresh", 3)


def test_a_branch_a_tag_and_a_commit_can_be_named(gather: Gather, bare: Path, upstream: Project) -> None:
    first = upstream.git("rev-parse", "HEAD")
    upstream.git("tag", "--annotate", "--message=1", "v1")
    upstream.git("switch", "--quiet", "--create", "next")
    upstream.write({"plans/next.md": "# Next\n"})
    upstream.commit()
    upstream.git("push", "--quiet", "origin", "next", "v1")
    for ref, count in (("next", 3), ("v1", 2), (first, 2)):
        for named in ("fresh", "unchanged"):
            found = gather(project(bare, ref=ref))
            assert (found[0].project.state, len(texts(found))) == (named, count), ref
    assert "couldn't find remote ref" in failed(gather(project(bare, ref="gone")))


def test_another_folder_can_be_named(gather: Gather, bare: Path) -> None:
    assert texts(gather(project(bare, folder="plans/old/"))) == {"plans/old/pond.md": "# Pond\n"}
    assert failed(gather(project(bare, folder="plan"))) == 'the repository has no folder "plan"'


def test_a_source_that_is_no_repository_is_missing(gather: Gather, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "does not appear to be a git repository" in failed(gather(project("empty")))
    assert failed(gather(project("gone"))) == 'there is no repository "gone"'


def test_errors_of_a_local_repository_contain_no_path_of_the_machine(
    gather: Gather, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    assert failed(gather(project(tmp_path / "gone"))) == 'there is no repository "gone"'
    assert "'empty' does not appear to be a git repository" in failed(gather(project(tmp_path / "empty")))
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert "git config --global --add safe.directory" in failed(gather(project(bare)))


def test_the_copy_is_shown_when_the_repository_is_gone(gather: Gather, bare: Path) -> None:
    gather(project(bare))
    shutil.rmtree(bare)
    found = gather(project(bare))
    assert (found[0].project.state, len(texts(found))) == ("cached", 2)
    assert len(texts(gather(project(bare), offline=True))) == 2


def test_a_reset_history_is_a_rollback(gather: Gather, bare: Path, upstream: Project) -> None:
    first = upstream.git("rev-parse", "HEAD")
    upstream.write({"plans/new.md": "# New\n"})
    upstream.commit(date="2026-11-02T09:00:00+00:00")
    upstream.git("push", "--quiet", "origin", "main")
    gather(project(bare))
    upstream.git("push", "--quiet", "--force", "origin", f"{first}:main")
    found = gather(project(bare))
    assert (found[0].project.state, len(texts(found))) == ("rollback", 3)


def test_the_lock_file_pins_a_commit(gather: Gather, bare: Path, upstream: Project, tmp_path: Path) -> None:
    lock(tmp_path, gather(project(bare)))
    upstream.write({"plans/new.md": "# New\n"})
    upstream.commit()
    upstream.git("push", "--quiet", "origin", "main")
    shutil.rmtree(tmp_path / ".cache")
    for named in ("fresh", "unchanged"):
        found = gather(project(bare))
        assert (found[0].project.state, len(texts(found))) == (named, 2)


@pytest.mark.skipif(os.name == "nt", reason="needs links and scripts")
def test_links_filters_and_hooks_of_a_repository_have_no_effect(
    gather: Gather, bare: Path, upstream: Project, tmp_path: Path
) -> None:
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    (upstream.root / "plans/passwd.md").symlink_to("/etc/passwd")
    (upstream.root / "plans/up").symlink_to("../..")
    upstream.write({".gitattributes": "*.md filter=trap\n", "plans/.gitattributes": "*.md filter=trap\n"})
    upstream.commit()
    upstream.git("push", "--quiet", "origin", "main")
    for hook in ("post-checkout", "post-update", "reference-transaction", "pre-receive"):
        shutil.copy(trap, bare / "hooks" / hook)
    for key in ("filter.trap.smudge", "filter.trap.process", "core.fsmonitor", "uploadpack.packObjectsHook"):
        subprocess.run(["git", "-C", str(bare), "config", key, str(trap)], check=True)
    assert set(texts(gather(project(bare)))) == {"plans/lake.md", "plans/old/pond.md"}
    assert not (tmp_path / "sprung").exists()


def raw_tree(repository: Path, *entries: bytes) -> str:
    """A tree as no decent git would write it."""
    made = subprocess.run(
        ["git", "-C", str(repository), "hash-object", "-t", "tree", "-w", "--stdin", "--literally"],
        input=b"".join(entries), check=True, capture_output=True,
    )  # fmt: skip
    return made.stdout.decode().strip()


@pytest.mark.parametrize("name", [b"..", b".git", b".GIT", b"a\\b"])
def test_a_path_that_leads_out_is_not_written(
    gather: Gather, bare: Path, upstream: Project, tmp_path: Path, name: bytes
) -> None:
    blob = bytes.fromhex(upstream.git("rev-parse", "HEAD:plans/lake.md"))
    bad = bytes.fromhex(raw_tree(bare, b"100644 escaped.md\0" + blob))
    plans = bytes.fromhex(raw_tree(bare, b"40000 " + name + b"\0" + bad, b"100644 lake.md\0" + blob))
    tree = raw_tree(bare, b"40000 plans\0" + plans)
    author = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    commit = subprocess.run(
        ["git", "-C", str(bare), "commit-tree", "-m", "x", tree],
        env=os.environ | author, check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    subprocess.run(["git", "-C", str(bare), "update-ref", "refs/heads/main", commit], check=True)
    assert set(texts(gather(project(bare)))) == {"plans/lake.md"}
    assert not list(tmp_path.rglob("escaped.md"))


@pytest.fixture
def daemon(bare: Path) -> Iterator[str]:
    """The address of a git daemon that serves it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["git", "daemon", "--verbose", "--export-all", "--reuseaddr", f"--base-path={bare.parent}"]
    with subprocess.Popen(
        [*command, "--listen=127.0.0.1", f"--port={port}", str(bare)], stderr=subprocess.PIPE
    ) as run:
        assert run.stderr
        assert b"Ready to rumble" in run.stderr.readline()
        yield f"git://127.0.0.1:{port}/{bare.name}"
        run.terminate()


def test_the_plans_of_a_git_daemon(gather: Gather, daemon: str) -> None:
    assert len(texts(gather(project(daemon)))) == 2
    assert "private address" in failed(gather(project(daemon) | {"name": "again"}, allow_hosts=[]))


# Over HTTP, with a token.


def backend(root: Path) -> Callable[[Asked], Answer]:
    """Git's own program for web servers, for clients with the right token."""

    def answer(asked: Asked) -> Answer:
        if asked.headers.get("authorization") != GIT_LOGIN:
            return Answer(status=403)
        path, _, query = asked.path.partition("?")
        facts = {
            "GIT_PROJECT_ROOT": str(root), "GIT_HTTP_EXPORT_ALL": "1", "PATH_INFO": path,
            "QUERY_STRING": query, "REQUEST_METHOD": "POST" if asked.body else "GET",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": asked.headers.get("content-type", ""), "CONTENT_LENGTH": str(len(asked.body)),
            "GIT_PROTOCOL": asked.headers.get("git-protocol", ""),
            "HTTP_CONTENT_ENCODING": asked.headers.get("content-encoding", ""),
        }  # fmt: skip
        made = subprocess.run(
            ["git", "http-backend"], input=asked.body, env=os.environ | facts, check=True, capture_output=True
        )
        head, _, body = made.stdout.partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        return Answer(body, int(headers.pop("Status", "200")[:3]), headers)

    return answer


def test_the_plans_of_a_repository_on_the_web_that_wants_a_token(
    gather: Gather, bare: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("*", backend(bare.parent))
    url = server.url("/gateway.git")
    reason = failed(gather(project(url)))
    assert reason.endswith("error: 403; the repository requires a token with read access: set token_env")
    monkeypatch.setenv(VARIABLE, "s3cret")
    found = gather(project(url, token_env=VARIABLE))
    assert (found[0].project.state, len(texts(found))) == ("fresh", 2)
    assert gather(project(url, token_env=VARIABLE))[0].project.state == "unchanged"


def test_a_token_is_sent_to_the_host_of_the_repository_and_appears_nowhere_else(
    gather: Gather, server: Server, other: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, "s3cret")
    path = "/gateway.git/info/refs?service=git-upload-pack"
    server.serve(path, Answer(status=302, headers={"Location": other.url(path)}))
    reason = failed(gather(project(server.url("/gateway.git"), token_env=VARIABLE)))
    (asked,) = server.asked
    assert asked.headers["authorization"] == GIT_LOGIN
    assert other.asked == []
    assert reason.endswith(
        "error: 302; the repository has moved, and redirects are not followed: use its new address"
    )
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert "s3cret" not in reason + kept.decode(errors="replace")


def test_git_never_prompts_for_a_password(gather: Gather, server: Server) -> None:
    path = "/gateway.git/info/refs?service=git-upload-pack"
    server.serve(path, Answer(status=401, headers={"WWW-Authenticate": 'Basic realm="x"'}))
    reason = failed(gather(project(server.url("/gateway.git"))))
    assert "could not read Username" in reason
    assert "set token_env" in reason


@pytest.mark.parametrize(
    "address", ["ext::sh -c touch% sprung", "-u./trap", "fd::17", "http://u:p@h.example/x", "ftp://h/x"]
)
def test_an_address_that_would_run_something_is_a_mistake(gather: Gather, address: str) -> None:
    with pytest.raises(ConfigError, match="projects: gateway: git: "):
        gather(project(address))
