"""Files as the user names them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


def from_here(path: Path) -> str:
    """A file as the user would name it: relative to the current folder."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def can_be_written(path: Path, plans: Iterable[Path]) -> None:
    """Make sure that a file can be written later, so that nothing is written before it turns out that not.

    Raises:
        OSError: Its folder is not there or may not be written to, or it is one of the plans.
    """
    folder = path.resolve().parent
    if not folder.is_dir():
        raise FileNotFoundError(2, "the folder is not there", str(path))
    if not (path.exists() and not path.is_file()) and not os.access(folder, os.W_OK):
        raise PermissionError(13, "the folder may not be written to", str(path))
    if path.resolve() in {plan.resolve() for plan in plans}:
        raise OSError(0, "is a plan, and is not written over", str(path))
