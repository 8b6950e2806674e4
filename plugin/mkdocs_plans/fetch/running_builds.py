"""Which builds use a folder of copies now: what a build that runs reads or writes is not removed by another.

A build locks a file of its own in the folder, and keeps it locked until its process ends, however it ends. A
file that can be locked is one that a build has left.
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

if sys.platform != "win32":  # where there are no such locks, and no build knows of others
    import fcntl

_PREFIX = ".build-"
_LONG = 86_400
"""Seconds after which nothing belongs to a running build, where locks are not available."""

NAME = secrets.token_hex(8)
"""The name of this process among the builds that use a folder of copies."""
_registered: dict[Path, int] = {}
"""The locked file of this process, by folder. It stays open: closing it would give the lock away."""


def register(folder: Path) -> None:
    """Register this process as a build that uses a folder, before it looks into it.

    A folder that cannot be written to, or on a disk without locks, is used without.
    """
    if sys.platform == "win32":
        return
    path = folder.resolve() / f"{_PREFIX}{NAME}"
    for other in [other for other in _registered if not (other / path.name).exists()]:
        os.close(_registered.pop(other))  # the folder has been removed
    while path.parent not in _registered:
        try:
            handle = _locked(path)
        except OSError:
            return
        if path.exists():
            _registered[path.parent] = handle
            atexit.register(_unregister, path)
        else:  # before it was locked, another build took it for one that was left
            os.close(handle)


def _unregister(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def unused(folder: Path, leftovers: Sequence[Path]) -> Sequence[Path]:
    """What no running build uses.

    Args:
        folder: The folder of copies.
        leftovers: What only a running build may still use. It must be listed before this is called: what a
            build makes that registers later is not among it.
    """
    if folder.resolve() not in _registered:
        return [path for path in leftovers if _is_old(path)]
    others = [path for path in folder.resolve().glob(f"{_PREFIX}*") if path.name != f"{_PREFIX}{NAME}"]
    return [] if any(map(_is_running, others)) else leftovers


def _is_running(path: Path) -> bool:
    """Whether the build of a file runs; the file of one that has ended is removed."""
    try:
        os.close(_locked(path, wait=False, create=False))
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _locked(path: Path, *, wait: bool = True, create: bool = True) -> int:
    """An open file that is locked.

    Raises:
        OSError: It cannot be; `BlockingIOError`: it is locked already.
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
