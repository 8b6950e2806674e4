"""Snapshots in object storage, from a server that speaks as S3 does."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import fsspec
import pytest
from mkdocs_plans.fetch.kinds import object_storage
from mkdocs_plans.fetch.responses import SourceError, Unchanged
from moto.server import ThreadedMotoServer

from tests.builds import Project
from tests.portals import plans_json

from .conftest import Gather

KEY = "key"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, bytes], None]]:
    """Writes files into a bucket called `plans`."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    for name, value in {
        "AWS_ENDPOINT_URL": "http://{}:{}".format(*server.get_host_and_port()),
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": KEY,
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="plans")
    yield lambda name, body: client.put_object(Bucket="plans", Key=name, Body=body) and None
    client.close()
    server.stop()


def exported(project: Project) -> list[dict[str, Any]]:
    """The projects as exported, in a process of its own, because fsspec leaves a thread running."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs_plans", "export"],
        cwd=project.root,
        check=True,
        capture_output=True,
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)["projects"]
    return found


def test_snapshots_in_a_bucket(
    project: Project, bucket: Callable[[str, bytes], None], tmp_path: Path
) -> None:
    bucket("data/plans.json", json.dumps(plans_json(tmp_path / "data")).encode())
    names = {"data": "plans/data/plans.json", "gone": "plans/gone.json", "other": "no-such-bucket/plans.json"}
    sources = [{"name": name, "snapshot": f"s3://{path}"} for name, path in names.items()]
    project.configure(plugins=[{"plans": {"projects": sources}}])
    data, gone, other = exported(project)
    assert (data["state"], data["plans"], data["reason"]) == ("fresh", 1, None)
    for missing in (gone, other):
        assert (missing["state"], missing["reason"]) == ("missing", "the file does not exist in the store")
    assert exported(project)[0]["state"] == "unchanged"


@pytest.mark.parametrize("key", ["ETag", "etag"])
def test_unchanged_data_is_not_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str) -> None:
    store = SimpleNamespace(info=lambda _: {key: "1"}, open=None)
    monkeypatch.setattr(fsspec, "filesystem", lambda *_, **__: store)
    assert object_storage.read_file("s3://plans/plans.json", tmp_path / "new", 100, "1") == Unchanged()


def test_tables_and_snapshots_in_a_bucket_are_queried(
    bucket: Callable[[str, bytes], None], tmp_path: Path
) -> None:
    plans = plans_json(tmp_path / "data")
    bucket("snapshots/plans.json", json.dumps(plans).encode())
    command = [sys.executable, "-m", "mkdocs_plans"]
    export = [*command, "export", "--format", "parquet", "--output", "lake"]
    subprocess.run(export, cwd=tmp_path / "data", check=True)
    for file in (tmp_path / "data/lake").rglob("*.parquet"):
        bucket(file.relative_to(tmp_path / "data").as_posix(), file.read_bytes())
    ask = [*command, "sql", "--format", "csv", "SELECT project, open_risks FROM projects"]
    sources = ["s3://plans/lake", "snapshot=s3://plans/snapshots/*.json"]
    done = subprocess.run([*ask, *sources], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["project,open_risks", "Data,2", "snapshot,2"]
    gone = subprocess.run([*ask, "s3://plans/gone"], check=False, capture_output=True, text=True)
    assert (gone.returncode, gone.stderr) == (
        2,
        "error: s3://plans/gone: the file or folder does not exist\n",
    )


def test_a_file_that_is_too_large() -> None:
    with pytest.raises(SourceError, match="the file is larger than 100 bytes"):
        object_storage._copy(io.BytesIO(b" " * 101), io.BytesIO(), 100)


@pytest.mark.parametrize("scheme, driver", [("s3", "s3fs"), ("gs", "gcsfs"), ("az", "adlfs")])
def test_without_its_driver_the_error_names_the_extra_to_install(
    gather: Gather, monkeypatch: pytest.MonkeyPatch, scheme: str, driver: str
) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    (found,) = gather({"name": "data", "snapshot": f"{scheme}://plans/data/plans.json"})
    assert found.project.state == "missing"
    assert f"needs {driver}: pip install 'mkdocs-plans[storage]'" in found.project.reason
