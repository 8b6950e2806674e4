"""Writes that succeed completely or leave the file as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: a reader gets the old content or the new content, never a part.

    Raises:
        OSError: The file cannot be written. Its old content is still there.
    """
    if is_stream(path):
        # Appended, because `/dev/stdout` may be a file that a shell opened with `>>`.
        with path.open("ab") as stream:
            stream.write(content)
        return
    target = Path(os.path.realpath(path))  # Path.resolve raises RuntimeError for a loop before Python 3.13.
    temporary = _staged(target, content)
    try:
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def is_stream(path: Path) -> bool:
    """Whether a path is written to directly instead of being replaced: a pipe, or `/dev/stdout`."""
    if path.exists() and not path.is_file():
        return not path.is_dir()
    place = Path(os.path.abspath(path))  # noqa: PTH100  (resolve follows the link)
    return place.is_relative_to("/dev") and not place.is_relative_to(_IN_MEMORY)


_IN_MEMORY = "/dev/shm"  # noqa: S108  (nothing is written there)
"""A folder of ordinary files, which Linux keeps in memory."""


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files: all of them, or none.

    Raises:
        OSError: A file cannot be written or is a link. The old content of every file is still there.
    """
    for path in files:
        if path.is_symlink() or not path.is_file():
            raise OSError(0, "is a link or not a regular file, and is not overwritten", str(path))
    staged: dict[Path, Path] = {}
    before = {path: path.read_bytes() for path in files}
    try:
        for path, content in files.items():
            staged[path] = _staged(path, content)
        for path in list(staged):
            staged[path].replace(path)
            del staged[path]
    except BaseException:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        for path in before.keys() - staged.keys():
            if path.read_bytes() != before[path]:
                write_whole(path, before[path])
        raise


def _staged(target: Path, content: bytes) -> Path:
    """A complete temporary file beside another, ready to be renamed."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
    except OSError as error:  # The error names the temporary file, which the user does not know.
        raise OSError(error.errno, error.strerror, str(target)) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
