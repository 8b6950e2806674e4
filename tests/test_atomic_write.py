"""Files are replaced as a whole; only streams are appended to."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from mkdocs_plans.atomic_write import write_whole

IN_MEMORY = Path("/dev/shm")  # noqa: S108


@pytest.mark.skipif(not IN_MEMORY.is_dir(), reason="the system has no such folder")
def test_a_file_in_memory_is_replaced() -> None:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "file"
        write_whole(path, b"old")
        write_whole(path, b"new")
        assert path.read_bytes() == b"new"
