"""`plans previews`: which artifacts are published with the portal, and which are not."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs_plans.cli import main
from mkdocs_plans.forge import previews

from tests.forge.hosts import HEAD, TOKEN, CodeHost, Trouble, pull

OTHER = "e" * 40


def artifact(number: int, head: str = HEAD, *, fork: bool = False, **more: Any) -> dict[str, Any]:
    run = {"id": 1, "repository_id": 10, "head_repository_id": 66 if fork else 10, "head_sha": head}
    return {"id": number, "name": "portal-preview", "expired": False, "workflow_run": run, **more}


def archive(files: Mapping[str, str | bytes]) -> bytes:
    with zipfile.ZipFile(target := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files.items():
            whole.writestr(name, content)
    return target.getvalue()


SITE = archive({"index.html": "<h1>Tides</h1>", "plans/a/index.html": "A"})


def gives(host: CodeHost, number: int, content: bytes, elsewhere: CodeHost | None = None) -> None:
    """Let the host give an artifact, as GitHub does by sending on to another host."""
    path = f"/repos/harbour/plans/actions/artifacts/{number}/zip"
    if elsewhere is None:
        host.expect(f"GET {path}", Trouble(200, body=content))
        return
    host.expect(f"GET {path}", Trouble(302, {"Location": f"{elsewhere.url}/blob/{number}?sig=x"}))
    elsewhere.expect(f"GET /blob/{number}", Trouble(200, body=content))


def fetch(host: CodeHost, folder: Path, code: int = 0) -> Result:
    environment = {"GITHUB_API_URL": host.url, "GITHUB_REPOSITORY": "harbour/plans", "GITHUB_TOKEN": TOKEN}
    result = CliRunner().invoke(main, ["previews", str(folder)], env=environment, catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert TOKEN not in result.output
    return result


@pytest.fixture(autouse=True)
def at_once(slept: list[float]) -> None:
    """Nothing waits."""


def test_each_open_pull_request_has_its_newest_preview(
    host: CodeHost, elsewhere: CodeHost, tmp_path: Path
) -> None:
    host.pulls = [pull(7, HEAD), pull(9, OTHER)]
    host.artifacts = [artifact(1), artifact(3), artifact(2), artifact(4, OTHER), artifact(5, "0" * 40)]
    gives(host, 3, SITE, elsewhere)
    gives(host, 4, archive({"index.html": "Nine"}), elsewhere)
    reported = fetch(host, tmp_path / "previews").stdout.splitlines()
    assert reported == [f"{tmp_path}/previews/9 {OTHER}", f"{tmp_path}/previews/7 {HEAD}"]
    assert (tmp_path / "previews/7/plans/a/index.html").read_text() == "A"
    assert (tmp_path / "previews/9/index.html").read_text() == "Nine"


def test_the_host_that_holds_the_files_gets_no_token(
    host: CodeHost, elsewhere: CodeHost, tmp_path: Path
) -> None:
    host.artifacts = [artifact(1)]
    gives(host, 1, SITE, elsewhere)
    fetch(host, tmp_path)
    (asked,) = elsewhere.asked
    assert "authorization" not in asked.headers
    assert TOKEN not in str(asked)
    assert all("authorization" in asked.headers for asked in host.asked)


@pytest.mark.parametrize(
    "known",
    [
        artifact(1, fork=True),
        artifact(1, expired=True),
        artifact(1, "0" * 40),
        artifact(1, workflow_run=None),
        artifact(1, workflow_run={"head_sha": HEAD}),
        artifact(1, name="another"),
    ],
)
def test_only_artifacts_of_open_branches_of_the_repository_are_requested(
    host: CodeHost, tmp_path: Path, known: dict[str, Any]
) -> None:
    host.artifacts = [known]
    assert fetch(host, tmp_path).stdout == ""
    assert not any("/zip" in asked.path for asked in host.asked)


def test_a_pull_request_from_a_fork_has_no_preview(host: CodeHost, tmp_path: Path) -> None:
    host.pulls = [pull(7, HEAD, "mallory/plans")]
    host.artifacts = [artifact(1), artifact(2, fork=True)]
    assert fetch(host, tmp_path).output == ""


def test_closed_pull_requests_have_no_preview_the_next_time(host: CodeHost, tmp_path: Path) -> None:
    host.artifacts = [artifact(1)]
    gives(host, 1, SITE)
    fetch(host, tmp_path / "one")
    host.pulls = []
    fetch(host, tmp_path / "two")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_existing_files_are_not_overwritten(host: CodeHost, tmp_path: Path) -> None:
    host.artifacts = [artifact(1)]
    gives(host, 1, SITE)
    mine = tmp_path / "7" / "index.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert "7: this folder already exists and is not empty" in fetch(host, tmp_path, code=2).output
    assert mine.read_text() == "mine"
    assert [path.name for path in mine.parent.iterdir()] == ["index.html"]
    mine.unlink()
    assert "7 " in fetch(host, tmp_path).output


def test_nothing_is_written_outside_of_the_folder(host: CodeHost, tmp_path: Path) -> None:
    host.artifacts = [artifact(1)]
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(target := io.BytesIO(), "w") as whole:
        whole.writestr("../../escaped", "x")
        whole.writestr("/absolute", "x")
        whole.writestr(link, "/etc/passwd")
    gives(host, 1, target.getvalue())
    fetch(host, tmp_path / "site" / "previews")
    written = [path for path in tmp_path.rglob("*") if not path.is_dir()]
    assert sorted(path.relative_to(tmp_path).as_posix() for path in written) == [
        f"site/previews/7/{name}" for name in ("absolute", "escaped", "link")
    ]
    assert not any(path.is_symlink() for path in written)


BROKEN = {
    "no archive": b"<html>",
    "cut off": SITE[:-30],
    "changed": SITE.replace(b"index", b"iodex", 1),
    "a file for a folder": archive({"a": "x", "a/b": "y"}),
    "too many files": archive({f"{number}": "" for number in range(11)}),
    "a bomb": archive({"a": b"0" * 2_000}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_that_cannot_be_unpacked_is_named_and_the_others_are_there(
    host: CodeHost, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST", 1_500)
    monkeypatch.setattr(previews, "MOST_FILES", 10)
    host.pulls = [pull(7, HEAD), pull(9, OTHER)]
    host.artifacts = [artifact(1), artifact(2, OTHER)]
    gives(host, 2, BROKEN[name])
    gives(host, 1, SITE)
    result = fetch(host, tmp_path)
    assert "the preview of #9 cannot be unpacked" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["7"]


def test_a_file_without_end_is_given_up(
    host: CodeHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST", 1_000)
    host.artifacts = [artifact(1)]
    gives(host, 1, b"x" * 5_000)
    assert "is too large" in fetch(host, tmp_path).stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("status", [500, 429, 0])
def test_a_passing_trouble_is_waited_out(
    host: CodeHost, tmp_path: Path, slept: list[float], status: int
) -> None:
    host.artifacts = [artifact(1)]
    host.expect("GET .*/zip", Trouble(status))
    gives(host, 1, SITE)
    fetch(host, tmp_path)
    assert slept == [1.5]
    assert (tmp_path / "7/index.html").is_file()


def test_an_artifact_that_is_gone_is_reported(host: CodeHost, tmp_path: Path) -> None:
    host.artifacts = [artifact(1)]
    assert "404" in fetch(host, tmp_path).stderr


def test_missing_permissions_of_the_job_are_explained(host: CodeHost, tmp_path: Path) -> None:
    host.expect("GET .*/artifacts", Trouble(403))
    assert "the job needs `permissions: actions: read`" in fetch(host, tmp_path, code=2).stderr
