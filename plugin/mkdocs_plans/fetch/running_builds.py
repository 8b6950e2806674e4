"""Which builds use a cache folder now, so that no build removes what another one reads or writes.

A build locks a file of its own in the folder until its process ends in any way. A file that can be locked is
left over from a build that ended.
"""

from __future__ import annotations

import atexit
import os
import secrets
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":  # Windows has no such locks, so builds do not know of each other.
    import fcntl

_PREFIX = ".build-"
_LONG = 86_400
"""Seconds after which a file is assumed to be unused, where locks are not available."""

NAME = secrets.token_hex(8)
"""The name of this process among the builds that use a cache folder."""
_registered: dict[Path, int] = {}
"""The locked file of this process, by folder. It stays open, because closing it would release the lock."""


def register(folder: Path) -> None:
    """Register this process as a build that uses a folder, before it reads the folder.

    Without write access or locks, the folder is used without registration.
    """
    if sys.platform == "win32":
        return
    path = folder.resolve() / f"{_PREFIX}{NAME}"
    for other in [other for other in _registered if not (other / path.name).exists()]:
        os.close(_registered.pop(other))  # The folder has been removed.
    while path.parent not in _registered:
        try:
            handle = _locked(path)
        except OSError:
            return
        if path.exists():
            _registered[path.parent] = handle
            atexit.register(_unregister, path)
        else:  # Another build took it for a leftover before it was locked.
            os.close(handle)


def _unregister(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def unused(folder: Path, leftovers: Sequence[Path]) -> Sequence[Path]:
    """The leftovers that no running build uses.

    Args:
        folder: The cache folder.
        leftovers: Files that only a running build may still use. List them before the call: files of a build
            that registers later must not be among them.
    """
    if folder.resolve() not in _registered:
        return [path for path in leftovers if _is_old(path)]
    others = [path for path in folder.resolve().glob(f"{_PREFIX}*") if path.name != f"{_PREFIX}{NAME}"]
    return [] if any(map(_is_running, others)) else leftovers


def _is_running(path: Path) -> bool:
    """Whether the build of a file is running. The file of a build that ended is removed."""
    try:
        os.close(_locked(path, wait=False, create=False))
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _locked(path: Path, *, wait: bool = True, create: bool = True) -> int:
    """An open, locked file.

    Raises:
        OSError: It cannot be locked; `BlockingIOError` if it is locked already.
    """
    handle = os.open(path, os.O_RDWR | (os.O_CREAT if create else 0), 0o600)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        os.close(handle)
        raise
    return handle


def _is_old(path: Path) -> bool:
    with suppress(OSError):
        return time.time() - path.lstat().st_mtime > _LONG
    return False
